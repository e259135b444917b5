/* One fact, asked in several questionnaires: offers and differences. */
#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static void test_an_answer_is_offered_and_taken(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .all_three = true,
        .before = "mnr set nor.yaml q16 yes; mnr set nor.yaml q17 knowing-possession",
        .question = "O2.intent-irrelevant",
    });
    SEES(wizard, "Answered elsewhere: Q17:");
    SEES(wizard, "ticked. Press t to take over “Yes”");
    SEES(wizard, "t take over");
    wizard_press(wizard, "t");
    SEES(wizard, "Taken over; z takes it back");
    SEES_NOT(wizard, "Answered elsewhere");
    ANSWER(wizard, "law.o2.intent-irrelevant", ".value", "yes");
    wizard_press(wizard, "z");
    SEES(wizard, "Answered elsewhere");
    ANSWER(wizard, "law.o2.intent-irrelevant", ".state", "unanswered");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_without_an_offer_t_is_this_record(void)
{
    struct wizard *wizard = wizard_at("O2.intent-irrelevant");
    SEES_NOT(wizard, "Answered elsewhere");
    wizard_press(wizard, "t");
    SEES(wizard, "nor.yaml");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "law.o2.intent-irrelevant", ".state", "unanswered");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_ticks_of_a_list_are_to_be_looked_through(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .all_three = true,
        .before = "mnr set nor.yaml q16 yes; mnr set nor.yaml law.o2.intent-irrelevant yes; "
                  "mnr set nor.yaml law.x11.screening yes",
        .question = "17",
    });
    SEES(wizard, "Answered elsewhere: O2.intent-irrelevant is “Yes”; X11.");
    wizard_press(wizard, "t");
    SEES(wizard, "look through the other options");
    SEES(wizard, "COME BACK LATER");
    ANSWER(wizard, "mnr.q17", ".values|join(\" \")", "knowing-possession checks-on-staff");
    ANSWER(wizard, "mnr.q17", ".later", "true");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_differences_are_left_to_finish(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .all_three = true,
        .before = "mnr set nor.yaml q51 yes; mnr set nor.yaml imp.b3 no-evidence",
        .question = "51",
        .terminal.rows = 120,
    });
    wizard_press(wizard, "f");
    SEES(wizard, "To finish");
    SEES(wizard, "Where answers in the questionnaires differ");
    SEES(wizard, "A hotline that takes reports: Q51 is “Yes”, but B3 is “No evidence”.");
    wizard_quit(wizard);
    wizard_free(wizard);
}

void crosswalk_suite(void)
{
    static CU_TestInfo tests[] = {
        {"an answer given elsewhere is offered, taken over and taken back",
         test_an_answer_is_offered_and_taken},
        {"without an offer, t is this record", test_without_an_offer_t_is_this_record},
        {"ticks of a list are flagged to come back to",
         test_ticks_of_a_list_are_to_be_looked_through},
        {"where the questionnaires differ is left to finish", test_differences_are_left_to_finish},
        CU_TEST_INFO_NULL,
    };
    wizard_register("crosswalk", tests);
}
