/* Countries by their three letters. */
#include <string.h>

#include "core/country.h"
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

void country_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a country has its everyday name, the practice country too", test_names},
        {"all countries are listed once, by name", test_list},
        CU_TEST_INFO_NULL,
    };
    test_register("country", tests);
}
