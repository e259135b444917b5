/* Runs all unit tests; the last line says how many passed. Exit status 1 when one did not. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include <CUnit/Basic.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

#define SUITE_FUNCTION(name) name##_suite,
static void (*const suites[])(void) = {TEST_SUITES(SUITE_FUNCTION)};
#undef SUITE_FUNCTION

/* Nothing of the machine may decide how a test ends. */
static void fix_surroundings(void)
{
    unsetenv("LANGUAGE");
    setlocale(LC_ALL, "C.UTF-8");
    setenv("TZ", "UTC", 1);
    setenv("SOURCE_DATE_EPOCH", TEST_NOW, 1);
}

int main(void)
{
    fix_surroundings();
    if (CU_initialize_registry() != CUE_SUCCESS)
        return 1;
    for (size_t i = 0; i < COUNT(suites); i++)
        suites[i]();
    bool registered = CU_get_error() == CUE_SUCCESS;
    if (!registered)
        fprintf(stderr, "a suite could not be registered: %s\n", CU_get_error_msg());
    CU_basic_set_mode(CU_BRM_NORMAL);
    CU_basic_run_tests();
    unsigned int run = CU_get_number_of_tests_run();
    unsigned int failed = CU_get_number_of_tests_failed() + CU_get_number_of_suites_failed();
    test_end();
    CU_cleanup_registry();
    printf("\n%u passed, %u failed\n", run - failed, failed);
    return failed || !run || !registered;
}
