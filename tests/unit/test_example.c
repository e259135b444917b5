/* What documents tell of single countries: read, told in words, found by country, in the report. */
#include <stdlib.h>
#include <string.h>

#include "core/catalogue/example.h"
#include "core/loading/load.h"
#include "tests/unit/reports.h"
#include "tests/unit/suites.h"

#define RULES "tests/data/rules"

static void test_read(void)
{
    struct catalogue *catalogue = test_catalogue(RULES);
    const struct capability *body = test_capability(catalogue, "t.body");
    const struct recommendation *completing = catalogue_recommendation(catalogue, "REC-R.2");
    const struct recommendation *founding = catalogue_recommendation(catalogue, "REC-R.1");
    CU_ASSERT_FATAL(completing && founding);
    CHECK_COUNT(body->example_count, 6, "examples");
    CHECK_TEXT(body->examples[0].countries[0], "CAN", "a country");
    CHECK_TEXT(body->examples[0].place, "Ontario", "a part of it");
    CHECK_COUNT(body->examples[0].year, 2009, "of which year");
    CHECK_COUNT(body->examples[0].kind, EXAMPLE_LAW, "a law");
    CHECK_COUNT(body->examples[1].country_count, 3, "several countries");
    CHECK_COUNT(body->examples[1].kind, EXAMPLE_PRACTICE, "a practice, where nothing is said");
    CHECK_COUNT(body->examples[2].kind, EXAMPLE_DRAFT, "a draft");
    CHECK_TEXT(body->examples[3].sources[0].pages, "7", "where it is told");
    CHECK_TEXT(test_question(catalogue, "t.list")->newest, "1.2", "its newest option's version");
    CHECK_TEXT(test_question(catalogue, "t.service.free")->since, "1.1", "a question's");
    CHECK_COUNT(completing->missing_count, 2, "points that can be missing");
    CHECK_COUNT(completing->fire_count, 2, "each brings the step");
    CHECK_COUNT(founding->exclude_count, 1, "what is pointless before");
    CHECK_COUNT(founding->excludes[0]->excluded_by_count, 1, "which knows it");
    catalogue_free(catalogue);
}

static void test_translated(void)
{
    struct problems problems = {0};
    struct catalogue *xx = catalogue_load(RULES, "xx", &problems);
    test_check_no_errors(&problems, RULES);
    CU_ASSERT_PTR_NOT_NULL_FATAL(xx);
    const struct capability *body = test_capability(xx, "t.body");
    CHECK_TEXT(body->examples[0].text, "Xx fund.", "the text of an example");
    CHECK_TEXT(body->examples[0].place, "Xx province", "its place");
    CHECK_TEXT(catalogue_recommendation(xx, "REC-R.2")->missing[0].text, "xx staff", "a point");
    CHECK_TEXT(catalogue_recommendation(xx, "REC-R.4")->examples[0].text, "Xx telephone.",
               "an example of a step");
    problems_free(&problems);
    catalogue_free(xx);
}

static void test_told(void)
{
    static const char *const lines[] = {
        "Ontario, Canada (law, 2009): A fund pays for counselling.",
        "Norway, Sweden and Denmark (2020): The body meets each month.",
        "Norway (draft or proposal, 2018): A body is planned.",
        "45 countries (2020): There is a body of some kind.",
    };
    struct catalogue *catalogue = test_catalogue(RULES);
    const struct capability *body = test_capability(catalogue, "t.body");
    for (size_t i = 0; i < COUNT(lines); i++) {
        struct text line = {0};
        example_tell(&body->examples[i], &line);
        CHECK_TEXT(line.data, lines[i], "example %zu", i);
        text_free(&line);
    }
    catalogue_free(catalogue);
}

static void list_example(void *context, const struct example *example,
                         const struct capability *capability, const struct recommendation *step)
{
    struct text *found = context;
    text_append_format(found, "%s %d; ", capability ? capability->id : step->id, example->year);
}

static void test_of_country(void)
{
    static const struct {
        const char *country;
        const char *found;
    } cases[] = {
        {"NOR", "t.body 2020; t.body 2018; REC-R.4 2020; "},
        {"DNK", "t.body 2020; "},
        {"CAN", "t.body 2009; "},
        {"ISL", ""},
        {"", ""},
    };
    struct catalogue *catalogue = test_catalogue(RULES);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text found = {0};
        example_of_country(catalogue, cases[i].country, list_example, &found);
        CHECK_TEXT(found.data ? found.data : "", cases[i].found, "of %s", cases[i].country);
        text_free(&found);
    }
    catalogue_free(catalogue);
}

/* Not those of the country itself, and no more than a reader takes in. */
static void test_report(void)
{
    static const struct {
        const char *country;
        int options;
        const char *has;
        const char *lacks;
    } cases[] = {
        {"ISL", 0, "**Seen elsewhere: examples, and no models**\n\n  - Ontario, Canada (law, 2009)",
         "Spain"},
        {"ISL", 0, "  - and 2 more, which a full report lists.\n", "France"},
        {"ISL", FULL, "  - Spain (2019): The body has a fund. Source: doc, p. 8.\n",
         "which a full report lists"},
        {"NOR", 0, "  - France (2019)", "Sweden"},
        {"ISL", 0, "**Seen elsewhere, and no model:** Norway (2020): Opened with one telephone.",
         "models: "},
        {"NOR", 0, "**What an example is:** ", "Opened with one telephone"},
    };
    struct catalogue *catalogue = test_catalogue(RULES);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(catalogue);
        CHECK(assessment_set_country(assessment, cases[i].country, NULL), "country");
        test_answer(assessment, "t.gate=no; t.service.open=no");
        struct test_view view = test_view(assessment);
        char *markdown = report_with(&view, cases[i].options);
        CHECK_HAS(markdown, cases[i].has, "report of %s", cases[i].country);
        check_lacks(markdown, cases[i].lacks, cases[i].country);
        free(markdown);
        test_view_free(&view);
        assessment_free(assessment);
    }
    catalogue_free(catalogue);
}

static void test_in_place(void)
{
    struct catalogue *catalogue = test_catalogue(RULES);
    struct assessment *assessment = test_assessment(catalogue);
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    char *markdown = report_of(assessment, 0);
    check_lacks(markdown, "Seen elsewhere", "what is in place needs no examples");
    free(markdown);
    assessment_free(assessment);
    catalogue_free(catalogue);
}

void example_suite(void)
{
    static CU_TestInfo tests[] = {
        {"examples, versions and missing points are read", test_read},
        {"and translated", test_translated},
        {"an example says whose it is, of when, and whether it is law or draft", test_told},
        {"those of a country are found", test_of_country},
        {"the report tells what was seen elsewhere, and that it is no model", test_report},
        {"not where all is in place", test_in_place},
        CU_TEST_INFO_NULL,
    };
    test_register("example", tests);
}
