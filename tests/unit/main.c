/* Runs all unit tests, or the suites whose title has the argument in it; the last line says how
   many passed. Exit status 1 when one did not. */
#include <locale.h>
#include <stdlib.h>

#include "tests/runner.h"
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

int main(int count, char **arguments)
{
    fix_surroundings();
    return count > 1 ? runner_run(suites, COUNT(suites), arguments[1], test_end)
                     : runner_run_at_once(suites, COUNT(suites), test_end);
}
