/* Ways through the questions: next and back, the outline, by number, next unanswered, to finish. */
#include <stdlib.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static void test_next_and_back(void)
{
    struct wizard *wizard = wizard_at("6");
    wizard_press(wizard, "Right");
    SEES(wizard, "   Q6a ");
    wizard_press(wizard, "Left");
    SEES(wizard, "   Q6 ");
    wizard_go(wizard, "1");
    wizard_press(wizard, "b");
    SEES(wizard, "This is the first question");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_behind_the_last_question_is_what_is_left(void)
{
    struct wizard *wizard = wizard_at("81");
    wizard_press(wizard, "Enter");
    SEES(wizard, "· To finish");
    SEES(wizard, "Required, not answered yet (36)");
    wizard_escape(wizard, "   Q81 ");
    wizard_escape(wizard, "q quit");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_by_number(void)
{
    struct wizard *wizard = wizard_at("1");
    wizard_go(wizard, "31a");
    wizard_press(wizard, "g");
    SEES(wizard, "Go to a question");
    wizard_type(wizard, "Q07");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   Q7 ");
    wizard_press(wizard, "g");
    wizard_type(wizard, "mnr.q13");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   Q13 ");
    wizard_press(wizard, "g");
    wizard_type(wizard, "ev-2.3");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   EV-2.3 ");
    wizard_press(wizard, "g");
    wizard_type(wizard, "412");
    wizard_press(wizard, "Enter");
    SEES(wizard, "There is no question “412”");
    SEES(wizard, "   EV-2.3 ");
    wizard_press(wizard, "g");
    SEES(wizard, "Go to a question");
    wizard_escape(wizard, "   EV-2.3 ");
    SEES_NOT(wizard, "Go to a question");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_the_next_unanswered(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.practice = true,
                                            .before = "mnr set nor.yaml mnr.q10 --clear; "
                                                      "mnr set nor.yaml mnr.q70 --clear",
                                            .question = "1"});
    wizard_press(wizard, "u");
    SEES(wizard, "   Q10 ");
    wizard_press(wizard, "u");
    SEES(wizard, "   Q70 ");
    wizard_press(wizard, "u");
    SEES(wizard, "   Q10 ");
    wizard_press(wizard, "1 u");
    SEES(wizard, "   Q70 ");
    wizard_press(wizard, "2");
    CURSOR_BESIDE(wizard, "2 (x) Partly");
    wizard_press(wizard, "u");
    SEES(wizard, "Every question has an answer; f shows what is left to finish");
    wizard_free(wizard);
}

static const char labels_asked[] =
    "mnr questions --json > q; mnr get nor.yaml --json > a; "
    "jq -rn --slurpfile q q --slurpfile a a '[$a[0][]|select(.applies).id] as $ids | "
    "$q[0][]|select(.id|IN($ids[])).label'";

/* Walks from one end to the other and back. Returns how many questions came up. */
static int walk(struct wizard *wizard)
{
    enum { MOST = 200 };
    char *labels[MOST];
    char *rest;
    int count = 0;
    char *all = strdup(wizard_shell(wizard, "%s", labels_asked));
    CU_ASSERT_PTR_NOT_NULL_FATAL(all);
    for (char *label = strtok_r(all, "\n", &rest); label; label = strtok_r(NULL, "\n", &rest))
        if (count < MOST)
            labels[count++] = label;
    for (int i = 0; i < 2 * count - 1; i++) {
        char row[32];
        snprintf(row, sizeof row, "   %s ", labels[i < count ? i : 2 * count - 2 - i]);
        SEES(wizard, row);
        wizard_press(wizard, i < count - 1 ? "Right" : "Left");
    }
    SEES(wizard, "This is the first question");
    free(all);
    return count;
}

static struct wizard *start_with_gates(const char *value)
{
    char before[256];
    snprintf(before, sizeof before,
             "for id in $(mnr questions --json | jq -r '.[]|select(.kind==\"gate\").id'); do "
             "mnr set nor.yaml $id %s; done",
             value);
    return wizard_start(&(struct wizard_start){.before = before});
}

/* The whole survey, with every detail and without. */
static void test_every_question_comes_up_both_ways(void)
{
    struct wizard *wizard = start_with_gates("yes");
    SHELL(wizard,
          "mnr get nor.yaml --json | jq '[.[]|select(.applies and "
          "(.id|test(\"^mnr.q[0-9]+$\")))]|length'",
          "81");
    CHECK(walk(wizard) > 120);
    wizard_free(wizard);
    wizard = start_with_gates("no");
    CHECK(walk(wizard) == 90);
    wizard_free(wizard);
}

/* ---- the outline ---- */

static void test_the_outline_opens_where_one_is(void)
{
    struct wizard *wizard = wizard_at("31a");
    wizard_press(wizard, "o");
    SEES(wizard, "· Outline");
    CURSOR_BESIDE(wizard, "Q31a");
    SEES(wizard, "▾ Criminal justice");
    SEES(wizard, "▸ Victim");
    SEES(wizard, "Not yet in place");
    wizard_press(wizard, "o");
    SEES(wizard, "   Q31a ");
    SEES_NOT(wizard, "Outline");
    wizard_escape(wizard, "· Outline");
    wizard_escape(wizard, "1 ( ) Yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_marks_of_the_outline(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "mnr set nor.yaml mnr.q07 yes; mnr set nor.yaml mnr.q09 --unknown; "
                  "mnr set nor.yaml mnr.q10 --not-applicable 'In the regions'; "
                  "mnr set nor.yaml mnr.q08a state-budget --later",
        .question = "7"});
    wizard_press(wizard, "o");
    CURSOR_BESIDE(wizard, "x Q7 ");
    SEES(wizard, ". Q8 ");
    SEES(wizard, "? Q9 ");
    SEES(wizard, "- Q10 ");
    SEES(wizard, "x Q8a ");
    SEES(wizard, "later 1 ticked");
    SEES(wizard, "not applicable");
    SEES(wizard, "4 of 6");
    wizard_free(wizard);
}

static void test_the_outline_folds(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "o");
    CURSOR_BESIDE(wizard, ". Q7 ");
    wizard_press(wizard, "Left");
    CURSOR_BESIDE(wizard, "▾ . Leadership");
    wizard_press(wizard, "Left");
    CURSOR_BESIDE(wizard, "▸ . Leadership");
    SEES_NOT(wizard, ". Q7 ");
    wizard_press(wizard, "Right");
    CURSOR_BESIDE(wizard, "▾ . Leadership");
    SEES(wizard, ". Q7 ");
    wizard_press(wizard, "Left Left");
    CURSOR_BESIDE(wizard, "▾ Policy and governance");
    wizard_press(wizard, "Enter");
    CURSOR_BESIDE(wizard, "▸ Policy and governance");
    SEES_NOT(wizard, "Leadership");
    wizard_press(wizard, "Down Enter Down Enter Down");
    CURSOR_BESIDE(wizard, ". Q21 ");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   Q21 ");
    CURSOR_BESIDE(wizard, "1 ( ) Yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_next_unanswered_from_the_outline(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.before = "mnr set nor.yaml mnr.q07 no", .question = "7"});
    wizard_press(wizard, "o");
    CURSOR_BESIDE(wizard, "x Q7 ");
    wizard_press(wizard, "u");
    SEES(wizard, "   Q9 ");
    wizard_free(wizard);
}

/* ---- to finish ---- */

static void test_what_is_left_is_listed(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.practice = true,
                                            .before = "mnr set nor.yaml mnr.q10 --clear; "
                                                      "mnr set nor.yaml mnr.ev2.1 --clear",
                                            .question = "1"});
    wizard_press(wizard, "f");
    SEES(wizard, "· To finish");
    SEES(wizard, "Required, not answered yet (1)");
    CURSOR_BESIDE(wizard, "> Q10 ");
    SEES(wizard, "To come back to (2)");
    SEES(wizard, "Not answered yet (1)");
    wizard_press(wizard, "End");
    CURSOR_BESIDE(wizard, "> EV-2.1");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   EV-2.1 ");
    wizard_press(wizard, "1");
    CURSOR_BESIDE(wizard, "1 (x)");
    wizard_press(wizard, "f");
    SEES(wizard, "To come back to (2)");
    SEES_NOT(wizard, "Not answered yet (1)");
    wizard_free(wizard);
}

static void test_contradictions_are_listed(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .practice = true,
        .before = "mnr set nor.yaml mnr.q70 yes; mnr set nor.yaml mnr.q70a no",
        .question = "1"});
    wizard_press(wizard, "f");
    SEES(wizard, "Answers to look at again");
    SEES(wizard, "The joint question on industry is answered yes");
    wizard_press(wizard, "End Enter");
    SEES(wizard, "   Q70 ");
    wizard_free(wizard);
}

static void test_nothing_left(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){.practice = true, .question = "1"});
    wizard_press(wizard, "f");
    SEES(wizard, "117 of 117 addressed");
    SEES(wizard, "To come back to (2)");
    wizard_press(wizard, "Enter l");
    SEES_NOT(wizard, "COME BACK LATER");
    wizard_press(wizard, "f");
    SEES(wizard, "To come back to (1)");
    wizard_press(wizard, "Enter M-l");
    SEES_NOT(wizard, "COME BACK LATER");
    wizard_press(wizard, "f");
    SEES(wizard, "Nothing is left to finish.");
    wizard_press(wizard, "p");
    SEES(wizard, "· Report");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"next and back", test_next_and_back},
    {"behind the last question is what is left", test_behind_the_last_question_is_what_is_left},
    {"every question comes up both ways", test_every_question_comes_up_both_ways},
    {"by number", test_by_number},
    {"the next unanswered", test_the_next_unanswered},
    {"the outline opens where one is", test_the_outline_opens_where_one_is},
    {"marks of the outline", test_marks_of_the_outline},
    {"the outline folds", test_the_outline_folds},
    {"next unanswered from the outline", test_next_unanswered_from_the_outline},
    {"what is left is listed", test_what_is_left_is_listed},
    {"contradictions are listed", test_contradictions_are_listed},
    {"nothing left", test_nothing_left},
    CU_TEST_INFO_NULL,
};

void moving_suite(void)
{
    wizard_register("moving", tests);
}
