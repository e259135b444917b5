/* Whole reports as they were read and found good. When one changes, `make golden` writes it anew,
   and what changed in tests/data/golden is to be read before it is committed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/catalogue/content.h"
#include "tests/unit/reports.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* A record with nothing answered, which other than a new one is always the same. */
static struct assessment *empty(void)
{
    return test_parse(test_all(),
                      "mnr-assess: 1\n"
                      "id: \"00000000-0000-4000-8000-000000000000\"\n"
                      "country: \"ZZZ\"\n"
                      "title: \"Golden report\"\n"
                      "revision: 1\n"
                      "instruments: {mnr: \"2022.1\", law: \"2023.1\", imp: \"2017.1\"}\n");
}

static struct assessment *in_spirit(enum test_spirit spirit)
{
    struct assessment *assessment = empty();
    test_answer_all(assessment, spirit);
    return assessment;
}

static struct assessment *practice_country(void)
{
    size_t length;
    const char *bytes = data_embedded_file("practice/zzz.yaml", &length);
    char *text = needed(bytes ? strndup(bytes, length) : NULL);
    struct assessment *assessment = test_parse(test_all(), text);
    free(text);
    return assessment;
}

/* Says where the first line differs: a whole report would fill the screen. */
static void compare(const char *name, const char *markdown, const char *golden)
{
    size_t line = 1;
    size_t at = 0;
    while (markdown[at] && markdown[at] == golden[at])
        line += markdown[at++] == '\n';
    while (at && markdown[at - 1] != '\n')
        at--;
    CHECK(strcmp(markdown, golden) == 0,
          "%s, line %zu, is now “%.*s”; `make golden`, and read what changed", name, line,
          (int)strcspn(markdown + at, "\n"), markdown + at);
}

static void check(const char *name, struct assessment *assessment)
{
    char path[128];
    char *markdown = report_of(assessment, 0);
    snprintf(path, sizeof path, "tests/data/golden/%s.markdown", name);
    if (getenv("MNR_ASSESS_GOLDEN")) {
        test_write_file(path, markdown);
    } else {
        char *golden = test_read_file(path);
        compare(name, markdown, golden);
        free(golden);
    }
    free(markdown);
    assessment_free(assessment);
}

static void test_practice(void)
{
    check("practice", practice_country());
}

static void test_empty(void)
{
    check("empty", empty());
}

static void test_in_place(void)
{
    check("in-place", in_spirit(SPIRIT_IN_PLACE));
}

static void test_unknown(void)
{
    check("unknown", in_spirit(SPIRIT_UNKNOWN));
}

void golden_suite(void)
{
    CU_TestInfo tests[] = {
        {"the practice country", test_practice},
        {"nothing answered", test_empty},
        {"everything in place", test_in_place},
        {"nothing known", test_unknown},
        CU_TEST_INFO_NULL,
    };
    test_register("golden reports", tests);
}
