/* The search over answers finds what is wrong, and tells nothing of what is right. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/rules.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

void rules_fault(struct rules_search *search, const char *format, ...)
{
    char line[4096];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    text_append_format(&search->found, "%s\n", line);
    search->faults++;
}

static void end(struct rules_search *search)
{
    text_free(&search->found);
    text_free(&search->noted);
}

/* ---- the search itself ---- */

typedef void search_function(struct rules_search *search);

static void check_search(const char *file, const char *find, const char *instead,
                         search_function *run, const char *told)
{
    struct catalogue *catalogue = test_catalogue_with("tests/data/rules", file, find, instead);
    struct rules_search search = {.catalogue = catalogue, .seed = 1, .draws = 2000};
    run(&search);
    const char *found = search.found.data ? search.found.data : "";
    if (told)
        CHECK(search.faults == 1 && strstr(found, told), "%s: %zu, %s instead of %s", instead,
              search.faults, found, told);
    else
        CHECK_TEXT(found, "", "what is wrong with right rules");
    end(&search);
    catalogue_free(catalogue);
}

#define LEVELS "t/levels.yaml"
#define STEPS "t/recommendations.yaml"

static void test_right(void)
{
    static search_function *const searches[] = {rules_search_findings, rules_search_steps,
                                                rules_search_plans};
    for (size_t i = 0; i < COUNT(searches); i++)
        check_search(STEPS, "REC-R.1\"\n    for", "REC-R.1\"\n    for", searches[i], NULL);
}

/* A list that is asked about twice, in parts that hang together. */
static void test_one_status_too_many(void)
{
    check_search(LEVELS, "{is: \"in-place\", when: \"t.gate is yes\"}",
                 "{is: \"in-place\", when: \"t.gate is yes and (t.list has staff or t.list lacks "
                 "staff or t.list is none)\"}",
                 rules_search_findings,
                 "t.body: has among what it can still be (not-yet) after: t.gate=yes");
}

static void test_stands_in_place(void)
{
    static const struct {
        const char *find;
        const char *instead;
        const char *told;
    } cases[] = {
        {"fires: [\"t.service.free is no\"]",
         "fires: [\"t.service.free is no\", \"t.service.open is partly\"]",
         "REC-R.5: stands though its points are in place (t), after: t.service.free=yes; "
         "t.service.open=partly"},
        {"lacks budget\"", "lacks budget or t.gate is yes\"",
         "REC-R.2: stands though its points are in place (t), after: "
         "t.list=staff,budget"},
        {"fires: [\"t.service.open is no|partly\"]", "fires: [\"t.service is partly|not-yet\"]",
         "REC-R.4: rests on nothing but levels, and cannot say what is missing"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_search(STEPS, cases[i].find, cases[i].instead, rules_search_steps, cases[i].told);
}

static void test_no_answer_brings_it(void)
{
    check_search(STEPS, "fires: [\"t.service.free is no\"]",
                 "fires: [\"t.service.free is no and t.service.open is no\"]", rules_search_steps,
                 "REC-R.5: no single answer brings it");
}

static void test_lost(void)
{
    static const struct {
        const char *find;
        const char *instead;
        const char *told;
    } cases[] = {
        {"    excludes: [\"REC-R.3\"]\n", "", "REC-R.3: leaves the plan when t.gate is no instead"},
        {"fires: [\"t.service.open is no|partly\"]",
         "fires: [\"t.service.open is no|partly and not t.service.free is no\", "
         "\"t.service.open is no\"]",
         "REC-R.4: leaves the plan when t.service.free is no instead"},
        {"fires: [\"t.service.open is no|partly\"]",
         "fires: [\"t.service.open is no\", "
         "\"t.service.open is partly and t.service.free is-open\"]",
         "REC-R.4: leaves the plan when t.service.free is no and not open"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_search(STEPS, cases[i].find, cases[i].instead, rules_search_plans, cases[i].told);
}

static void test_entries(void)
{
    struct catalogue *catalogue = test_catalogue("tests/data/rules");
    CHECK_COUNT(rules_count_entries(catalogue, "t"), 2, "entries");
    catalogue_free(catalogue);
}

/* ---- the questionnaires inside the program ---- */

/* With every point of the law missing, a list of more entries is one that nobody reads. */
enum { ENTRIES_MOST = 48 };

static void test_content(void)
{
    const char *seed = getenv("SEED");
    struct rules_search search = {
        .catalogue = test_all(), .seed = seed ? strtoull(seed, NULL, 10) : 1, .draws = 10000};
    if (!getenv("MNR_ASSESS_RULES"))
        return;
    rules_search_findings(&search);
    rules_search_steps(&search);
    rules_search_plans(&search);
    size_t entries = rules_count_entries(search.catalogue, "law");
    printf("\nWrong after some answers, with the seed %llu:\n%s", (unsigned long long)search.seed,
           search.found.data ? search.found.data : "");
    printf("\nTo be looked at, for it may be meant:\n%s",
           search.noted.data ? search.noted.data : "");
    printf("\nEntries of the plan with every point of the law missing: %zu\n", entries);
    CHECK_COUNT(search.faults, 0, "faults in the rules, with the seed %llu",
                (unsigned long long)search.seed);
    CHECK(entries <= ENTRIES_MOST, "%zu entries", entries);
    end(&search);
}

void rules_suite(void)
{
    static CU_TestInfo tests[] = {
        {"the search tells nothing of rules that are right", test_right},
        {"it tells of a status too many", test_one_status_too_many},
        {"it tells of a step that stands where its points are in place", test_stands_in_place},
        {"it tells of a step that no answer brings", test_no_answer_brings_it},
        {"it tells of a step that a no takes out of the plan", test_lost},
        {"it counts the entries of a plan", test_entries},
        {"the rules say nothing untrue, whatever is answered", test_content},
        CU_TEST_INFO_NULL,
    };
    test_register("rules", tests);
}
