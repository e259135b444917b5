/* Words that must not stand in our own prose, and citations of what is not there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/catalogue/content.h"
#include "core/loading/lint.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

typedef void lint_tree(const struct catalogue *catalogue, const struct yaml_tree *tree,
                       struct problems *problems);

static struct problems lint_with(lint_tree *check, const struct catalogue *catalogue,
                                 const char *text)
{
    struct error error = {0};
    struct problems problems = {0};
    struct yaml_tree *tree = yaml_tree_parse("t.yaml", text, strlen(text), &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(tree);
    check(catalogue, tree, &problems);
    yaml_tree_free(tree);
    return problems;
}

static struct problems lint(const char *text)
{
    return lint_with(lint_prose, test_small(), text);
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

/* Pages, paragraphs and notes against what sources.yaml says that a document has. */
static void test_citations(void)
{
    static const struct {
        const char *source;
        const char *missing; /* NULL: it is all there */
    } cases[] = {
        {"document: \"icmec-2023\", pages: \"1\"", NULL},
        {"document: \"icmec-2023\", pages: \"77\", notes: \"343\"", NULL},
        {"document: \"icmec-2023\", pages: \"78\"", "icmec-2023 has no p. 78"},
        {"document: \"icmec-2023\", pages: \"76-78\"", "has no p. 76-78"},
        {"document: \"icmec-2023\", pages: \"17-16\"", "has no p. 17-16"},
        {"document: \"icmec-2023\", pages: \"0\"", "has no p. 0"},
        {"document: \"icmec-2023\", pages: \"xx\"", "has no p. xx"},
        {"document: \"icmec-2023\", pages: \"4\", notes: \"252-254, 344\"", "has no note 344"},
        {"document: \"icmec-2023\", pages: \"99\", notes: \"344\"", "has no p. 99, note 344"},
        {"document: \"icmec-2023\", paragraphs: \"5\"", "has no para 5"},
        {"document: \"icmec-2017\", pages: \"40\", notes: \"59\"", NULL},
        {"document: \"icmec-2017\", pages: \"41\"", "has no p. 41"},
        {"document: \"weprotect-2022\", pages: \"86 ff.\"", NULL},
        {"document: \"weprotect-2022\", pages: \"3\"", "has no p. 3"},
        {"document: \"un-2009\", paragraphs: \"124\"", NULL},
        {"document: \"un-2009\", paragraphs: \"124(b)\"", NULL},
        {"document: \"un-2009\", paragraphs: \"124(b)(ix)\"", NULL},
        {"document: \"un-2009\", paragraphs: \"124(g)(iv)-(v)\"", NULL},
        {"document: \"un-2009\", paragraphs: \"125\"", "has no para 125"},
        {"document: \"un-2009\", paragraphs: \"124(h)\"", "has no para 124(h)"},
        {"document: \"un-2009\", paragraphs: \"124(b\"", "has no para 124(b"},
        {"document: \"un-2009\", paragraphs: \"124(b)(x)\"", "has no para 124(b)(x)"},
        {"document: \"un-2009\", paragraphs: \"124(g)(iv)-(x)\"", "has no para 124(g)(iv)-(x)"},
        {"document: \"un-2009\", notes: \"1\"", "has no note 1"},
        {"place: \"no document: no citation\", pages: \"999\"", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text file = {0};
        text_append_format(&file, "sources:\n  - {%s}\n", cases[i].source);
        struct problems problems = lint_with(lint_citations, test_survey(), file.data);
        CHECK_COUNT(problems.count, cases[i].missing != NULL, "problems of %s", cases[i].source);
        if (cases[i].missing)
            test_check_problem(&problems, "t.yaml", 2, 5, cases[i].missing);
        problems_free(&problems);
        text_free(&file);
    }
}

static void test_our_files(void)
{
    struct problems problems = {0};
    struct data *data = data_open("questionnaires");
    CU_ASSERT_PTR_NOT_NULL_FATAL(data);
    for (size_t i = 0; i < embedded_tree_count; i++) {
        const struct yaml_tree *tree = data_tree(data, embedded_trees[i].name, &problems);
        CHECK(tree != NULL, "%s is in the folder", embedded_trees[i].name);
        if (!tree)
            continue;
        lint_prose(test_survey(), tree, &problems);
        lint_citations(test_survey(), tree, &problems);
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
        {"a page, paragraph or note that a document does not have is found", test_citations},
        {"our own questionnaires avoid what they tell others to, and cite what is there",
         test_our_files},
        CU_TEST_INFO_NULL,
    };
    test_register("lint", tests);
}
