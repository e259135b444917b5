/* Words that must not stand in our own prose. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/data.h"
#include "core/lint.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static struct problems lint(const char *text)
{
    struct error error = {0};
    struct problems problems = {0};
    struct yaml_tree *tree = yaml_tree_parse("t.yaml", text, strlen(text), &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(tree);
    lint_prose(test_small(), tree, &problems);
    yaml_tree_free(tree);
    return problems;
}

/* The small collection avoids "predator", "old term" unless quoted, and "blame". */
static void test_words(void)
{
    static const struct {
        const char *marked;
        const char *message; /* NULL: nothing to say */
    } cases[] = {
        {"text: @\"A predator online.\"\n", "avoid “predator”; say: offender"},
        {"text: @\"PREDATOR\"\n", "avoid “predator”"},
        {"text: @\"(predator)\"\n", "avoid “predator”"},
        {"text: \"predators and predatory\"\n", NULL},
        {"text: \"épredator predatoré\"\n", NULL},
        {"text: @\"predatory predator\"\n", "avoid “predator”"},
        {"text: @\"the old term\"\n", "avoid “old term”; say: new term"},
        {"text: \"the \\\"old term\\\" of the law\"\n", NULL},
        {"text: \"the “old term” of the law\"\n", NULL},
        {"text: @\"a “quoted” old term\"\n", "avoid “old term”"},
        {"text: @\"to blame\"\n", "avoid “blame”; say: something else"},
        {"text: @\"“to blame”\"\n", "avoid “blame”"},
        {"a: [{b: {c: [\"fine\", @\"blame\"]}}]\n", "avoid “blame”"},
        {"title: \"The blame of titles\"\n", NULL},
        {"id: \"blame\"\nwhen: \"t.blame is predator\"\nsources: [{place: \"blame\"}]\n", NULL},
        {"avoid: [{words: \"blame\"}]\nterm: \"predator\"\n", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct test_marked file = test_marked(cases[i].marked);
        struct problems problems = lint(file.text);
        CHECK_COUNT(problems.count, cases[i].message != NULL, "problems of %s", file.text);
        if (cases[i].message)
            test_check_problem(&problems, "t.yaml", file.line, file.column, cases[i].message);
        problems_free(&problems);
        free(file.text);
    }
}

static void test_each_time(void)
{
    struct problems problems = lint("text: \"blame, blame and “old term” old term\"\n");
    CHECK_COUNT(problems.errors, 3, "each time the words stand there");
    problems_free(&problems);
    problems = lint("# nothing\n");
    CHECK_COUNT(problems.count, 0, "nothing to say about an empty file");
    problems_free(&problems);
}

static void test_our_files(void)
{
    struct problems problems = {0};
    struct data *data = data_open("questionnaires");
    CU_ASSERT_PTR_NOT_NULL_FATAL(data);
    for (size_t i = 0; i < embedded_tree_count; i++) {
        const struct yaml_tree *tree = data_tree(data, embedded_trees[i].name, &problems);
        CHECK(tree != NULL, "%s is in the folder", embedded_trees[i].name);
        if (tree)
            lint_prose(test_survey(), tree, &problems);
    }
    CHECK(embedded_tree_count >= 17, "%zu files", embedded_tree_count);
    test_check_no_errors(&problems, "our questionnaires");
    problems_free(&problems);
    data_close(data);
}

void lint_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a word to avoid is found whole, with its place, in any case", test_words},
        {"it is found each time it stands there", test_each_time},
        {"our own questionnaires avoid what they tell others to avoid", test_our_files},
        CU_TEST_INFO_NULL,
    };
    test_register("lint", tests);
}
