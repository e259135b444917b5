/*
 * runner: runs suites of CUnit and says how they ended.
 *
 * Knows nothing of what they test.
 */
#ifndef TESTS_RUNNER_H
#define TESTS_RUNNER_H

#include <stddef.h>

/* Calls the `count` functions, each of which registers a suite, and runs the suites: all of them,
   or those whose title has `part` in it, in either case of letters; NULL for all. The last line
   says how many tests passed. Returns the exit status: 1 when a test failed, none was run, or a
   suite could not be registered. `end` may be NULL: called when all have run. */
int runner_run(void (*const suites[])(void), size_t count, const char *part, void (*end)(void));

/* The same for all of them, each suite in a process of its own, as many at once as there are
   processors. What a suite writes is shown when not all of it passed;
   one that is killed has failed. */
int runner_run_at_once(void (*const suites[])(void), size_t count, void (*end)(void));

#endif
