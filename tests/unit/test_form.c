/* The blank form: where a reader goes on after each answer. */
#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "export/document/markdown.h"
#include "export/document/tree.h"
#include "export/form/form.h"
#include "tests/unit/reports.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static const char *next(const char *id, const char *word)
{
    struct form_input input = {.catalogue = test_survey(), .depth = DEPTH_FULL};
    const struct question *question = form_next(&input, test_question(test_survey(), id), word);
    return question ? question->id : "";
}

static void test_next(void)
{
    CHECK_TEXT(next("mnr.q07", "yes"), "mnr.q08", "a yes leads on");
    CHECK_TEXT(next("mnr.q07", "partly"), "mnr.q08", "so does a partly");
    CHECK_TEXT(next("mnr.q07", "no"), "mnr.q09", "a no leads over what it rules out");
    CHECK_TEXT(next("mnr.q07", NULL), "mnr.q09", "and so does what is not known");
    CHECK_TEXT(next("mnr.q10", "no"), "mnr.q08a",
               "what another answer may ask for is not left out");
    CHECK_TEXT(next("mnr.q01", "x"), "mnr.q01a", "what decides nothing leads on");
}

/* What the form says is what the program does: after the answer nothing before the next question
   is asked. */
static void test_like_program(void)
{
    struct form_input input = {.catalogue = test_survey(), .depth = DEPTH_FULL};
    const struct catalogue *catalogue = test_survey();
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        if (question->kind != KIND_GATE && question->kind != KIND_TICK)
            continue;
        struct assessment *assessment = test_assessment(catalogue);
        struct text answer = {0};
        text_append_format(&answer, "%s=no", question->id);
        test_answer(assessment, answer.data);
        struct test_view view = test_view(assessment);
        const struct question *to = form_next(&input, question, "no");
        for (size_t q = i + 1; q < (to ? to->index : catalogue->question_count); q++)
            CHECK(!applies_to(view.applies, catalogue->questions[q]), "%s after a no to %s",
                  catalogue->questions[q]->id, question->id);
        test_view_free(&view);
        text_free(&answer);
        assessment_free(assessment);
    }
}

static void test_whole(void)
{
    struct error error = {0};
    struct form_input input = {.catalogue = test_small(), .depth = DEPTH_FULL};
    cmark_node *form = form_new(&input, &error);
    char *markdown = needed(markdown_write(form, &error));
    CHECK_HAS(markdown, "# Blank form: ", "a title");
    for (size_t i = 0; i < test_small()->question_count; i++)
        CHECK_HAS(markdown, test_small()->questions[i]->id, "every question");
    check_lacks(markdown, "\n\n\n", "lines to write on");
    free(markdown);
    tree_free(form);
}

void form_suite(void)
{
    CU_TestInfo tests[] = {
        {"an answer leads to the next question that it does not rule out", test_next},
        {"what is left out on paper is not asked by the program", test_like_program},
        {"every question has a place", test_whole},
        CU_TEST_INFO_NULL,
    };
    test_register("the form", tests);
}
