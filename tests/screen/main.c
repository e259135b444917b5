/* Runs all screen tests on the program whose path is the argument; the last line says how many
   passed. Exit status 1 when one did not, 2 when there is no such program. */
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include <CUnit/Basic.h>

#include "tests/screen/suites.h"

#define SUITE_FUNCTION(name) name##_suite,
static void (*const suites[])(void) = {SCREEN_SUITES(SUITE_FUNCTION)};
#undef SUITE_FUNCTION

static char program[PATH_MAX];

const char *program_path(void)
{
    return program;
}

int main(int count, char **arguments)
{
    if (count != 2 || !realpath(arguments[1], program)) {
        fprintf(stderr, "usage: screen-tests PROGRAM\n");
        return 2;
    }
    if (CU_initialize_registry() != CUE_SUCCESS)
        return 1;
    for (size_t i = 0; i < sizeof suites / sizeof *suites; i++)
        suites[i]();
    bool registered = CU_get_error() == CUE_SUCCESS;
    if (!registered)
        fprintf(stderr, "a suite could not be registered: %s\n", CU_get_error_msg());
    CU_basic_set_mode(CU_BRM_NORMAL);
    CU_basic_run_tests();
    CU_basic_show_failures(CU_get_failure_list());
    unsigned int run = CU_get_number_of_tests_run();
    unsigned int failed = CU_get_number_of_tests_failed() + CU_get_number_of_suites_failed();
    CU_cleanup_registry();
    printf("\n%u passed, %u failed\n", run - failed, failed);
    return failed || !run || !registered;
}
