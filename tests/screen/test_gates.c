/* An answer can open other questions and hide them again; what is hidden is kept. */
#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static const char three_answers[] =
    "mnr set nor.yaml mnr.q16 yes; mnr set nor.yaml mnr.q17 isp-reporting; "
    "mnr set nor.yaml mnr.q16a treaties";

static void test_yes_opens_details(void)
{
    struct wizard *wizard = wizard_at("7");
    SEES(wizard, "1 of 90");
    wizard_press(wizard, "3 Enter");
    SEES(wizard, "   Q9 ");
    wizard_escape(wizard, "q quit");
    wizard_press(wizard, "b");
    SEES(wizard, "   Q7 ");
    SEES(wizard, "2 of 90");
    wizard_press(wizard, "1");
    SEES(wizard, "2 of 93");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   Q8 ");
    wizard_free(wizard);
}

static void test_hiding_answers_is_asked_first(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.before = three_answers, .question = "16"});
    wizard_press(wizard, "3");
    SEES(wizard, "Answers would be hidden");
    SEES(wizard, "2 other answers are no longer asked for");
    SEES(wizard, "(the first is");
    CURSOR_BESIDE(wizard, "> 1 Change the answer");
    wizard_press(wizard, "2");
    SEES_NOT(wizard, "Answers would be hidden");
    SEES(wizard, "1 (x) Yes");
    ANSWER(wizard, "mnr.q16", ".value", "yes");
    ANSWER(wizard, "mnr.q17", ".applies", "true");
    wizard_free(wizard);
}

static void test_escape_hides_nothing(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.before = three_answers, .question = "16"});
    wizard_press(wizard, "d");
    SEES(wizard, "2 other answers are no longer asked for");
    wizard_escape(wizard, "1 (x) Yes");
    SEES_NOT(wizard, "Answers would be hidden");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q16", ".value", "yes");
    wizard_free(wizard);
}

static void test_one_answer_is_named(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "mnr set nor.yaml mnr.q16 yes; mnr set nor.yaml mnr.q17 isp-reporting",
        .question = "16"});
    wizard_press(wizard, "3");
    SEES(wizard, "1 other answer is no longer asked for (Q17)");
    wizard_free(wizard);
}

static void test_hidden_answers_are_kept_and_come_back(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.before = three_answers, .question = "16"});
    wizard_press(wizard, "3 Enter");
    CURSOR_BESIDE(wizard, "3 (x) No");
    ANSWER(wizard, "mnr.q16", ".value", "no");
    ANSWER(wizard, "mnr.q17", ".applies", "false");
    ANSWER(wizard, "mnr.q17", ".values|join(\" \")", "isp-reporting");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   Q18 ");
    wizard_escape(wizard, "q quit");
    wizard_go(wizard, "17");
    SEES(wizard, "This question is not asked now:");
    SEES(wizard, "Its answer is kept, counts for nothing meanwhile");
    wizard_press(wizard, "d");
    SEES(wizard, "Q17 is not asked now; its answer stays as it is");
    wizard_go(wizard, "16");
    wizard_press(wizard, "2");
    CURSOR_BESIDE(wizard, "2 (x) Partly");
    ANSWER(wizard, "mnr.q17", ".applies", "true");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   Q17 ");
    SEES(wizard, "6 [x] Internet service providers");
    ANSWER(wizard, "mnr.q17", ".values|join(\" \")", "isp-reporting");
    ANSWER(wizard, "mnr.q16a", ".values|join(\" \")", "treaties");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_hiding_is_undone(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.before = three_answers, .question = "16"});
    wizard_press(wizard, "c");
    SEES(wizard, "2 other answers are no longer asked for");
    wizard_press(wizard, "1");
    SEES(wizard, "Cleared. z brings back what was there");
    ANSWER(wizard, "mnr.q17", ".applies", "false");
    wizard_press(wizard, "z");
    SEES(wizard, "1 (x) Yes");
    ANSWER(wizard, "mnr.q17", ".applies", "true");
    wizard_free(wizard);
}

static void test_not_applicable_hides_too(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.before = three_answers, .question = "16"});
    wizard_press(wizard, "a");
    SEES(wizard, "2 other answers are no longer asked for");
    wizard_press(wizard, "1");
    SEES(wizard, "Why does this not apply?");
    wizard_type(wizard, "Law of the states");
    wizard_escape(wizard, "Not applicable: Law of the states");
    ANSWER(wizard, "mnr.q16", ".state", "not-applicable");
    ANSWER(wizard, "mnr.q17", ".applies", "false");
    ANSWER(wizard, "mnr.q17", ".values|join(\" \")", "isp-reporting");
    wizard_free(wizard);
}

/* From yes to partly the same questions are asked: there is nothing to warn of. */
static void test_nothing_is_asked_when_nothing_is_hidden(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.before = three_answers, .question = "16"});
    wizard_press(wizard, "2");
    CURSOR_BESIDE(wizard, "2 (x) Partly");
    ANSWER(wizard, "mnr.q16", ".value", "partly");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_three_levels_are_counted_and_come_back(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .data = "tests/data/small",
        .before = "mnr set nor.yaml t.gate yes; mnr set nor.yaml t.below yes; "
                  "mnr set nor.yaml t.list two; mnr set nor.yaml t.deep 'Deep down'",
        .question = "t.gate"});
    wizard_press(wizard, "3");
    SEES(wizard, "3 other answers are no longer asked for");
    wizard_press(wizard, "1");
    CURSOR_BESIDE(wizard, "3 (x) No");
    ANSWER(wizard, "t.deep", ".applies", "false");
    wizard_press(wizard, "1");
    ANSWER(wizard, "t.deep", ".applies", "true");
    ANSWER(wizard, "t.deep", ".value", "Deep down");
    wizard_free(wizard);
}

/* Clearing a tick, or a text that other questions hang on, asks as well. */
static void test_a_tick_can_hide(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .data = "tests/data/small",
        .before = "mnr set nor.yaml t.gate yes; mnr set nor.yaml t.below yes; "
                  "mnr set nor.yaml t.list two; mnr set nor.yaml t.deep 'Deep down'",
        .question = "t.list"});
    wizard_press(wizard, "2");
    SEES(wizard, "1 other answer is no longer asked for");
    wizard_press(wizard, "2");
    SEES(wizard, "2 [x] The second");
    ANSWER(wizard, "t.deep", ".applies", "true");
    wizard_press(wizard, "4");
    SEES(wizard, "1 other answer is no longer asked for");
    wizard_press(wizard, "1");
    SEES(wizard, "4 [x] Not used");
    ANSWER(wizard, "t.deep", ".applies", "false");
    ANSWER(wizard, "t.deep", ".value", "Deep down");
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"yes opens details", test_yes_opens_details},
    {"hiding answers is asked first", test_hiding_answers_is_asked_first},
    {"Esc hides nothing", test_escape_hides_nothing},
    {"one answer is named", test_one_answer_is_named},
    {"hidden answers are kept and come back", test_hidden_answers_are_kept_and_come_back},
    {"hiding is undone", test_hiding_is_undone},
    {"not applicable hides, too", test_not_applicable_hides_too},
    {"no question when nothing is hidden", test_nothing_is_asked_when_nothing_is_hidden},
    {"three levels are counted and come back", test_three_levels_are_counted_and_come_back},
    {"a tick can hide", test_a_tick_can_hide},
    CU_TEST_INFO_NULL,
};

void gates_suite(void)
{
    wizard_register("gates", tests);
}
