/* suites: the table of all suites of screen tests. Each file test_NAME.c has one function,
   NAME_suite, that registers its tests; main.c calls them in this order. */
#ifndef TESTS_SCREEN_SUITES_H
#define TESTS_SCREEN_SUITES_H

#define SCREEN_SUITES(suite)                                                                       \
    suite(terminal) suite(start) suite(answering) suite(states) suite(gates) suite(writing)        \
        suite(pasting) suite(doors) suite(clipboard) suite(lasting) suite(trouble) suite(two)      \
            suite(recovery) suite(kept) suite(lines) suite(moving) suite(undoing) suite(finding)   \
                suite(report) suite(reading) suite(terminals) suite(understanding)                 \
                    suite(crosswalk) suite(law) suite(domain) suite(looks) suite(listening)        \
                        suite(guide) suite(focus)

#define DECLARE_SUITE(name) void name##_suite(void);
SCREEN_SUITES(DECLARE_SUITE)
#undef DECLARE_SUITE

/* The full path of the program under test. */
const char *program_path(void);

#endif
