/* Countries by their three letters. */
#include <string.h>

#include "core/catalogue/country_name.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static void test_names(void)
{
    static const struct {
        const char *code;
        const char *name; /* NULL: no country */
    } cases[] = {
        {"NOR", "Norway"},
        {"nor", "Norway"},
        {"BOL", "Bolivia"}, /* the everyday name, not the official one */
        {"CIV", "Côte d'Ivoire"},
        {"XKX", "Kosovo (as listed in the sources)"},
        {"ZZZ", "Practice country (fictional)"},
        {"NO", NULL},
        {"", NULL},
        {"NORW", NULL},
        {"QQQ", NULL},
        {"578", NULL},
        {"N\xC3\x98", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *name = country_name(cases[i].code);
        CHECK_TEXT(name ? name : "none", cases[i].name ? cases[i].name : "none", "name of “%s”",
                   cases[i].code);
    }
}

static void test_list(void)
{
    const struct country *list;
    size_t count = country_list(&list);
    CHECK(count >= 251 && count < 300, "%zu countries", count);
    for (size_t i = 0; i < count; i++) {
        CHECK(strlen(list[i].code) == 3 && !text_is_blank(list[i].name), "country %zu is whole", i);
        if (i)
            CHECK(strcoll(list[i - 1].name, list[i].name) <= 0, "%s before %s", list[i - 1].name,
                  list[i].name);
        CHECK_TEXT(country_name(list[i].code), list[i].name, "found by its code");
    }
    const struct country *again;
    CHECK(country_list(&again) == count && again == list, "the list stays where it is");
}

static void test_named(void)
{
    static const char *const names[][2] = {
        {"NOR", "NOR"},
        {"nor", "NOR"},
        {"Norway", "NOR"},
        {" norway ", "NOR"},
        {"Kingdom of Norway", "NOR"},
        {"Côte d’Ivoire", "CIV"},
        {"COTE D'IVOIRE", "CIV"},
        {"Ivory Coast", "CIV"},
        {"Curacao", "CUW"},
        {"åland islands", "ALA"},
        {"turkiye", "TUR"},
        {"TÜRKİYE", "TUR"},
        {"Turkey", "TUR"},
        {"Viet Nam", "VNM"},
        {"Vietnam", "VNM"},
        {"the Gambia", "GMB"},
        {"Bahamas", "BHS"},
        {"Korea, Republic of", "KOR"},
        {"Republic of Korea", "KOR"},
        {"The Democratic Republic of the Congo", "COD"},
        {"Saint Lucia", "LCA"},
        {"St. Lucia", "LCA"},
        {"Trinidad & Tobago", "TTO"},
        {"Bosnia and Herzegovina", "BIH"},
        {"guinea bissau", "GNB"},
        {"Guinea", "GIN"},
        {"Kosovo", "XKX"},
        {"ind", "IND"},
        {"İND", "IND"},
        {"ınd", "IND"},
    };
    for (size_t i = 0; i < COUNT(names); i++) {
        char code[COUNTRY_CODE] = "";
        country_find(names[i][0], code, NULL);
        CHECK_TEXT(code, names[i][1], "the country “%s”", names[i][0]);
    }
}

/* Every name of every country leads to it, or to a country of the very same name. */
static void test_every_name_is_found(void)
{
    const struct country *list;
    size_t count = country_list(&list);
    for (size_t i = 0; i < count; i++) {
        char code[COUNTRY_CODE] = "";
        country_find(list[i].name, code, NULL);
        CHECK_TEXT(code, list[i].code, "the country “%s”", list[i].name);
        CHECK(country_may_be(&list[i], list[i].name) && country_may_be(&list[i], list[i].code),
              "%s is in the list that typing narrows", list[i].name);
    }
}

static void test_likely(void)
{
    static const char *const cases[][2] = {
        {"Norwey", "did you mean NOR (Norway)?"},
        {"Korea", "KOR (South Korea)"},
        {"united k", "did you mean GBR (United Kingdom)?"},
        {"Cote dIvoir", "CIV ("},
        {"qwertyuiop", "use its three letters, such as NOR, or its name"},
        {"", "use its three letters"},
        {"\u200B", "use its three letters"},
        {"of the", "use its three letters"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char code[COUNTRY_CODE];
        struct error error = {0};
        CHECK(!country_find(cases[i][0], code, &error), "there is no “%s”", cases[i][0]);
        CHECK_HAS(error.problem, cases[i][1], "who is meant by “%s”", cases[i][0]);
    }
}

void country_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a country has its everyday name, the practice country too", test_names},
        {"all countries are listed once, by name", test_list},
        {"a country is found however its name is written", test_named},
        {"every country is found by its own name", test_every_name_is_found},
        {"the likely country is offered", test_likely},
        CU_TEST_INFO_NULL,
    };
    test_register("country", tests);
}
