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

/* What is wrong with the questionnaires inside the program, one line each: `make search-rules`. */
static void test_content(void)
{
    const char *seed = getenv("SEED");
    struct rules_search search = {.catalogue = test_all(),
                                  .seed = seed ? strtoull(seed, NULL, 10) : 1,
                                  .draws = 10000};
    if (!getenv("MNR_ASSESS_RULES"))
        return;
    printf("\nseed %llu\n", (unsigned long long)search.seed);
    rules_search_findings(&search);
    fputs(search.found.data ? search.found.data : "", stdout);
    CHECK_COUNT(search.faults, 0, "faults in the rules, with the seed %llu",
                (unsigned long long)search.seed);
    text_free(&search.found);
    text_free(&search.noted);
}

void rules_suite(void)
{
    static CU_TestInfo tests[] = {
        {"the rules say nothing untrue, whatever is answered", test_content},
        CU_TEST_INFO_NULL,
    };
    test_register("rules", tests);
}
