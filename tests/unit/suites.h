/* suites: the table of all suites of unit tests. Each file test_NAME.c has one function,
   NAME_suite, that registers its tests; main.c calls them in this order. */
#ifndef TESTS_UNIT_SUITES_H
#define TESTS_UNIT_SUITES_H

/* One a line, so that two changes seldom meet. */
/* clang-format off */
#define TEST_SUITES(suite) \
    suite(text) \
    suite(door) \
    suite(session) \
    suite(number) \
    suite(yaml_tree) \
    suite(yaml_writer) \
    suite(yaml_suite) \
    suite(store) \
    suite(keeping) \
    suite(recovery) \
    suite(leftover) \
    suite(condition) \
    suite(schema) \
    suite(catalogue) \
    suite(translation) \
    suite(example) \
    suite(content) \
    suite(capabilities) \
    suite(reproductions_justice) \
    suite(reproductions_late) \
    suite(reproductions_law) \
    suite(reproductions_policy) \
    suite(country) \
    suite(figures) \
    suite(lint) \
    suite(tour) \
    suite(answer) \
    suite(saying) \
    suite(assessment) \
    suite(assessment_file) \
    suite(limits) \
    suite(merge) \
    suite(batch) \
    suite(merge_unknown) \
    suite(applies) \
    suite(levels) \
    suite(progress) \
    suite(findings) \
    suite(left) \
    suite(looked_through) \
    suite(reasons) \
    suite(advice) \
    suite(plan) \
    suite(steps) \
    suite(rules) \
    suite(crosswalk) \
    suite(words) \
    suite(json) \
    suite(criteria) \
    suite(recount) \
    suite(published) \
    suite(report) \
    suite(report_law) \
    suite(charts) \
    suite(search) \
    suite(visited) \
    suite(textfield) \
    suite(decoder) \
    suite(selecting) \
    suite(terms) \
    suite(provisions) \
    suite(provision_levels) \
    suite(provision_steps) \
    suite(sharing) \
    suite(provenance) \
    suite(verify) \
    suite(form) \
    suite(golden) \
    suite(settings) \
    suite(forging) \
    suite(faces)
/* clang-format on */

#define DECLARE_SUITE(name) void name##_suite(void);
TEST_SUITES(DECLARE_SUITE)
#undef DECLARE_SUITE

#endif
