#include "tests/runner.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <CUnit/Basic.h>

static void choose(const char *part)
{
    CU_set_fail_on_inactive(CU_FALSE);
    for (CU_pSuite suite = CU_get_registry()->pSuite; suite; suite = suite->pNext)
        if (!strcasestr(suite->pName, part))
            CU_set_suite_active(suite, CU_FALSE);
}

int runner_run(void (*const suites[])(void), size_t count, const char *part, void (*end)(void))
{
    if (CU_initialize_registry() != CUE_SUCCESS)
        return 1;
    for (size_t i = 0; i < count; i++)
        suites[i]();
    bool registered = CU_get_error() == CUE_SUCCESS;
    if (!registered)
        fprintf(stderr, "a suite could not be registered: %s\n", CU_get_error_msg());
    if (part)
        choose(part);
    CU_basic_set_mode(CU_BRM_NORMAL);
    CU_basic_run_tests();
    CU_basic_show_failures(CU_get_failure_list());
    unsigned int run = CU_get_number_of_tests_run();
    unsigned int failed = CU_get_number_of_tests_failed() + CU_get_number_of_suites_failed();
    if (end)
        end();
    CU_cleanup_registry();
    printf("\n%u passed, %u failed\n", run - failed, failed);
    return failed || !run || !registered;
}
