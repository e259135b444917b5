/* Runs all screen tests on the program whose path is the first argument, or the suites whose title
   has the second in it; the last line says how many passed. Exit status 1 when one did not, 2 when
   there is no such program. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/runner.h"
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
    if (count < 2 || count > 3 || !realpath(arguments[1], program)) {
        fprintf(stderr, "usage: screen-tests PROGRAM [PART OF A SUITE'S TITLE]\n");
        return 2;
    }
    enum { COUNT = sizeof suites / sizeof *suites };
    return count == 3 ? runner_run(suites, COUNT, arguments[2], NULL)
                      : runner_run_at_once(suites, COUNT, NULL);
}
