/* Every kind of question is answered by arrows and Space, by digits, or by typing. */
#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static void test_arrows_and_space_choose(void)
{
    struct wizard *wizard = wizard_at("7");
    CURSOR_BESIDE(wizard, "1 ( ) Yes");
    wizard_press(wizard, "Down");
    CURSOR_BESIDE(wizard, "2 ( ) Partly");
    wizard_press(wizard, "Space");
    CURSOR_BESIDE(wizard, "2 (x) Partly");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    wizard_press(wizard, "Down Down Down Up Up Up Up Space");
    CURSOR_BESIDE(wizard, "1 (x) Yes");
    SEES(wizard, "2 ( ) Partly");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    ANSWER(wizard, "mnr.q07", ".state", "answered");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_digits_choose(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "3");
    CURSOR_BESIDE(wizard, "3 (x) No");
    ANSWER(wizard, "mnr.q07", ".value", "no");
    wizard_press(wizard, "1");
    CURSOR_BESIDE(wizard, "1 (x) Yes");
    SEES(wizard, "3 ( ) No");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_press(wizard, "7");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_enter_means_the_option_one_moved_to(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "Down Enter");
    SEES(wizard, "   Q8 ");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    wizard_free(wizard);
}

static void test_enter_alone_answers_nothing(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   Q9 ");
    wizard_escape(wizard, "F2 to write");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q07", ".state", "unanswered");
    wizard_free(wizard);
}

static void test_several_options_are_ticked(void)
{
    struct wizard *wizard = wizard_at("6");
    wizard_press(wizard, "1 3 Down Space");
    CURSOR_BESIDE(wizard, "4 [x] As a framework");
    SEES(wizard, "1 [x] As a guide");
    ANSWER(wizard, "mnr.q06", ".values|join(\" \")",
           "capability-guide policy-basis progress-framework");
    wizard_press(wizard, "3");
    CURSOR_BESIDE(wizard, "3 [ ] As a basis");
    ANSWER(wizard, "mnr.q06", ".values|join(\" \")", "capability-guide progress-framework");
    wizard_press(wizard, "1 4");
    ANSWER(wizard, "mnr.q06", ".state", "unanswered");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_an_exclusive_option_stands_alone(void)
{
    struct wizard *wizard = wizard_at("6");
    wizard_press(wizard, "1 2 5");
    SEES(wizard, "5 [x] The government has not used it");
    SEES(wizard, "1 [ ] As a guide");
    ANSWER(wizard, "mnr.q06", ".values|join(\" \")", "not-used");
    wizard_press(wizard, "2");
    SEES(wizard, "5 [ ] The government has not used it");
    ANSWER(wizard, "mnr.q06", ".values|join(\" \")", "good-practice");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_none_of_these_stands_alone(void)
{
    struct wizard *wizard = wizard_at("6");
    wizard_press(wizard, "1 0");
    CURSOR_BESIDE(wizard, "0 [x] None of these");
    SEES(wizard, "1 [ ] As a guide");
    ANSWER(wizard, "mnr.q06", ".values|join(\" \")", "none");
    wizard_press(wizard, "1");
    SEES(wizard, "0 [ ] None of these");
    ANSWER(wizard, "mnr.q06", ".values|join(\" \")", "capability-guide");
    wizard_press(wizard, "0 0");
    SEES(wizard, "0 [ ] None of these");
    ANSWER(wizard, "mnr.q06", ".state", "unanswered");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* The pointer passing by never says it. */
static void test_a_list_is_looked_through_when_one_says_so(void)
{
    struct wizard *wizard = wizard_at("6");
    SEES(wizard, "looked through: no   Enter or Space on this line says so");
    wizard_press(wizard, "1 3");
    wizard_press(wizard, "Down Down Down Down Down");
    CURSOR_BESIDE(wizard, "looked through: no");
    wizard_press(wizard, "Up Down Up Tab Tab");
    SEES(wizard, "Q6: 2 ticked, not looked through to the end");
    wizard_go(wizard, "6");
    ANSWER(wizard, "mnr.q06", ".looked_through", "false");
    wizard_press(wizard, "Down Down Down Down Down Down Down");
    CURSOR_BESIDE(wizard, "looked through: no");
    wizard_press(wizard, "Enter");
    SEES(wizard, "looked through: yes, all 6   Space on this line takes that back");
    SEES(wizard, "what is not ticked is not there");
    ANSWER(wizard, "mnr.q06", ".looked_through", "true");
    wizard_press(wizard, "Space");
    SEES(wizard, "looked through: no");
    ANSWER(wizard, "mnr.q06", ".looked_through", "false");
    wizard_press(wizard, "Space z");
    SEES(wizard, "looked through: no");
    ANSWER(wizard, "mnr.q06", ".looked_through", "false");
    wizard_press(wizard, "Down Down Down Down Down Down Down");
    CURSOR_BESIDE(wizard, "looked through: no");
    wizard_press(wizard, "Enter Enter");
    SEES(wizard, "   Q6a ");
    ANSWER(wizard, "mnr.q06", ".looked_through", "true");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_nothing_ticked_is_said_by_none(void)
{
    struct wizard *wizard = wizard_at("6");
    wizard_press(wizard, "Down Down Down Down Down Down Down Space");
    CURSOR_BESIDE(wizard, "looked through: no");
    SEES(wizard, "Nothing is ticked in Q6: 0 says that nothing applies");
    ANSWER(wizard, "mnr.q06", ".state", "unanswered");
    wizard_press(wizard, "0");
    SEES(wizard, "looked through: yes, all 6");
    ANSWER(wizard, "mnr.q06", ".looked_through", "true");
    wizard_press(wizard, "2");
    SEES(wizard, "looked through: no");
    wizard_press(wizard, "5");
    SEES(wizard, "looked through: yes, all 6");
    wizard_press(wizard, "l");
    SEES(wizard, "looked through: no, it is flagged to come back to");
    ANSWER(wizard, "mnr.q06", ".looked_through", "false");
    wizard_press(wizard, "Down Down Down Down Down Down Space");
    SEES(wizard, "looked through: yes, all 6");
    ANSWER(wizard, "mnr.q06", ".later", "false");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_another_option_is_described_in_words(void)
{
    struct wizard *wizard = wizard_at("6");
    wizard_press(wizard, "6 Down");
    CURSOR_BESIDE(wizard, "Type here");
    wizard_type(wizard, "Taught to 12 new officials");
    CURSOR_BEHIND(wizard, "12 new officials");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q06", ".value", "Taught to 12 new officials");
    ANSWER(wizard, "mnr.q06", ".values|join(\" \")", "other");
    wizard_press(wizard, "Up");
    CURSOR_BESIDE(wizard, "6 [x] In another way");
    wizard_press(wizard, "Space");
    SEES_NOT(wizard, "Taught");
    ANSWER(wizard, "mnr.q06", ".state", "unanswered");
    wizard_press(wizard, "z");
    SEES(wizard, "Taught to 12 new officials");
    ANSWER(wizard, "mnr.q06", ".value", "Taught to 12 new officials");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_options_beyond_the_ninth_are_reached_by_arrows(void)
{
    struct wizard *wizard = wizard_at("5");
    SEES(wizard, "more below");
    wizard_press(wizard, "9 Down Down Down Space");
    CURSOR_BESIDE(wizard, "[x] Police: INTERPOL notices");
    SEES(wizard, "more above and below");
    ANSWER(wizard, "mnr.q05", ".values|join(\" \")", "liaison-officers interpol-notices");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* Whichever option one is at: as long as there is room, one sees what was asked. */
static void test_the_question_stays_in_sight(void)
{
    struct wizard *wizard = wizard_at("58");
    wizard_press(wizard, "3");
    CURSOR_BESIDE(wizard, "> 3 (x) No");
    SEES(wizard, "   Q58 ");
    wizard_press(wizard, "Down Down Down Down");
    SEES(wizard, "more above and below");
    wizard_press(wizard, "Up Up Up Up Up Up");
    SEES(wizard, "   Q58 ");
    CURSOR_BESIDE(wizard, "> 1 ( ) Yes");
    wizard_quit(wizard);
    wizard_again(wizard);
    SEES(wizard, "   Q58 ");
    CURSOR_BESIDE(wizard, "> 3 (x) No");
    wizard_free(wizard);
}

static void test_a_text_is_written_by_typing(void)
{
    struct wizard *wizard = wizard_at("9");
    CURSOR_BEFORE(wizard, "Type your answer here");
    wizard_type(wizard, "No seat for industry.");
    CURSOR_BEHIND(wizard, "No seat for industry.");
    SEES_NOT(wizard, "Type your answer here");
    ANSWER(wizard, "mnr.q09", ".value", "No seat for industry.");
    wizard_press(wizard, "Enter");
    wizard_type(wizard, "Yet.");
    CURSOR_BEHIND(wizard, "│ Yet.");
    wizard_press(wizard, "Tab");
    SEES(wizard, "   Q10 ");
    ANSWER(wizard, "mnr.q09", ".value", "No seat for industry.\nYet.");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_text_has_ticks_beside_it(void)
{
    struct wizard *wizard = wizard_at("4");
    wizard_press(wizard, "2 9 F2");
    CURSOR_BEFORE(wizard, "Type your answer here");
    wizard_type(wizard, "A case of 2018");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q04", ".value", "A case of 2018");
    ANSWER(wizard, "mnr.q04", ".values|join(\" \")", "rising-incidence alliance-membership");
    wizard_press(wizard, "2");
    SEES(wizard, "2 [ ] Rising");
    ANSWER(wizard, "mnr.q04", ".values|join(\" \")", "alliance-membership");
    ANSWER(wizard, "mnr.q04", ".value", "A case of 2018");
    wizard_press(wizard, "9");
    ANSWER(wizard, "mnr.q04", ".values|length", "0");
    ANSWER(wizard, "mnr.q04", ".value", "A case of 2018");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_nothing_to_add_is_an_answer(void)
{
    struct wizard *wizard = wizard_at("19");
    wizard_press(wizard, "Down");
    CURSOR_BESIDE(wizard, "0 [ ] Nothing to add");
    wizard_press(wizard, "Space");
    CURSOR_BESIDE(wizard, "0 [x] Nothing to add");
    ANSWER(wizard, "mnr.q19", ".values|join(\" \")", "none");
    ANSWER(wizard, "mnr.q19", ".state", "answered");
    wizard_press(wizard, "Up");
    wizard_type(wizard, "There is something");
    wizard_press(wizard, "Esc");
    SEES(wizard, "0 [ ] Nothing to add");
    ANSWER(wizard, "mnr.q19", ".value", "There is something");
    ANSWER(wizard, "mnr.q19", ".values|length", "0");
    wizard_press(wizard, "0");
    SEES(wizard, "This took the place of the text; z brings the text back");
    ANSWER(wizard, "mnr.q19", ".values|join(\" \")", "none");
    wizard_press(wizard, "z");
    SEES(wizard, "There is something");
    ANSWER(wizard, "mnr.q19", ".value", "There is something");
    wizard_free(wizard);
}

static void test_a_year_has_a_body_beside_it(void)
{
    struct wizard *wizard = wizard_at("3");
    CURSOR_BEFORE(wizard, "Type here");
    wizard_type(wizard, "2019");
    wizard_press(wizard, "Tab");
    wizard_type(wizard, "Ministry of Justice");
    CURSOR_BEHIND(wizard, "Ministry of Justice");
    wizard_press(wizard, "Tab");
    CURSOR_BESIDE(wizard, "0 [ ] No such policy");
    ANSWER(wizard, "mnr.q03", ".values|join(\"/\")", "2019/Ministry of Justice");
    wizard_press(wizard, "S-Tab S-Tab");
    CURSOR_BESIDE(wizard, "2019");
    wizard_press(wizard, "Backspace 8 Enter");
    CURSOR_BESIDE(wizard, "Ministry of Justice");
    ANSWER(wizard, "mnr.q03", ".values[0]", "2018");
    wizard_free(wizard);
}

static void test_what_is_no_year_is_not_thrown_away(void)
{
    struct wizard *wizard = wizard_at("3");
    wizard_type(wizard, "2019");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q03", ".values[0]", "2019");
    wizard_type(wizard, "ii");
    wizard_press(wizard, "Tab");
    SEES(wizard, "Esc again puts back");
    CURSOR_BEHIND(wizard, "2019i");
    ANSWER(wizard, "mnr.q03", ".values[0]", "2019");
    wizard_press(wizard, "Backspace Tab");
    wizard_type(wizard, "Cabinet");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q03", ".values|join(\"/\")", "2019/Cabinet");
    wizard_free(wizard);
}

static void test_a_second_escape_puts_the_year_back(void)
{
    struct wizard *wizard = wizard_at("3");
    wizard_type(wizard, "2019");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q03", ".values[0]", "2019");
    wizard_press(wizard, "F2");
    wizard_type(wizard, "soon");
    wizard_escape(wizard, "Esc again puts back");
    wizard_press(wizard, "Esc");
    SEES_NOT(wizard, "soon");
    SEES(wizard, "│ 2019");
    SEES(wizard, "What was there is back; Ctrl-G brings back what was typed");
    wizard_press(wizard, "C-g");
    CURSOR_BEHIND(wizard, "│ 2019soon");
    wizard_press(wizard, "C-u");
    CURSOR_BEHIND(wizard, "│ 2019");
    wizard_escape(wizard, "q quit");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q03", ".values[0]", "2019");
    wizard_free(wizard);
}

static void test_there_may_be_no_such_policy(void)
{
    struct wizard *wizard = wizard_at("3");
    wizard_press(wizard, "Esc");
    SEES_NOT(wizard, "Type here");
    wizard_press(wizard, "0");
    CURSOR_BESIDE(wizard, "0 [x] No such policy");
    ANSWER(wizard, "mnr.q03", ".values|join(\" \")", "none");
    wizard_free(wizard);
}

static void test_a_contact_has_three_lines(void)
{
    struct wizard *wizard = wizard_at("2");
    wizard_type(wizard, "A. Name");
    wizard_press(wizard, "Enter");
    wizard_type(wizard, "Adviser");
    wizard_press(wizard, "Down");
    wizard_type(wizard, "office@example.org");
    CURSOR_BEHIND(wizard, "office@example.org");
    wizard_press(wizard, "Up");
    CURSOR_BESIDE(wizard, "Adviser");
    ANSWER(wizard, "mnr.q02", ".values|join(\"/\")", "A. Name/Adviser/office@example.org");
    wizard_free(wizard);
}

static void test_a_country_is_picked_by_typing(void)
{
    struct wizard *wizard = wizard_start(NULL);
    CURSOR_BESIDE(wizard, "> Norway");
    wizard_press(wizard, "Space");
    SEES(wizard, "Type part of a name or code:");
    CURSOR_BESIDE(wizard, "Norway");
    SEES(wizard, "Nauru");
    wizard_type(wizard, "cote");
    CURSOR_BESIDE(wizard, "Côte d'Ivoire");
    SEES_NOT(wizard, "Nauru");
    wizard_press(wizard, "C-w");
    wizard_type(wizard, "xyz");
    SEES(wizard, "No country of that name; Backspace widens the list");
    CURSOR_BEHIND(wizard, "name or code: xyz");
    wizard_press(wizard, "Backspace Backspace Backspace");
    wizard_type(wizard, "deu");
    CURSOR_BESIDE(wizard, "Germany");
    wizard_press(wizard, "Enter");
    CURSOR_BESIDE(wizard, "> Germany");
    SEES(wizard, "DEU");
    ANSWER(wizard, "mnr.q01", ".value", "DEU");
    wizard_press(wizard, "Space");
    SEES(wizard, "Type part of");
    wizard_escape(wizard, "> Germany");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q01", ".value", "DEU");
    wizard_free(wizard);
}

static void test_one_of_several(void)
{
    struct wizard *wizard = wizard_at("EV-1.3");
    wizard_press(wizard, "Down Space");
    CURSOR_BESIDE(wizard, "2 (x) Does not exist");
    ANSWER(wizard, "mnr.ev1.3", ".value", "missing");
    wizard_go(wizard, "70a");
    wizard_press(wizard, "2");
    CURSOR_BESIDE(wizard, "2 (x) No");
    ANSWER(wizard, "mnr.q70a", ".value", "no");
    wizard_free(wizard);
}

static void test_the_keys_shown_at_a_text_that_was_left(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_escape(wizard, "F2 write");
    SEES_NOT(wizard, "Space choose");
    wizard_press(wizard, "Space");
    SEES(wizard, "Esc done");
    wizard_escape(wizard, "F2 write");
    wizard_go(wizard, "7");
    SEES(wizard, "Space choose");
    SEES_NOT(wizard, "F2 write");
    wizard_free(wizard);
}

static void test_one_of_several_fields_says_how_to_reach_the_next(void)
{
    struct wizard *wizard = wizard_at("2");
    wizard_type(wizard, "Name");
    SEES(wizard, "Tab next field");
    wizard_escape(wizard, "q quit");
    wizard_press(wizard, "s a");
    SEES(wizard, "─ Source");
    SEES(wizard, "Tab next field");
    wizard_escape(wizard, "No source yet");
    wizard_escape(wizard, "F2 write");
    wizard_press(wizard, "t");
    SEES(wizard, "· This record");
    wizard_press(wizard, "Enter");
    SEES(wizard, "─ Title");
    SEES_NOT(wizard, "Tab next field");
    wizard_free(wizard);
}

/* The kinds that the survey does not use; a number is checked as it is typed, a date, too. */
static void test_numbers_dates_and_criteria(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){.data = "tests/data/small"});
    wizard_go(wizard, "t.number");
    wizard_type(wizard, "many");
    wizard_escape(wizard, "Esc again puts back");
    wizard_press(wizard, "C-a C-k");
    wizard_type(wizard, "24");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Since when?");
    ANSWER(wizard, "t.number", ".value", "24");
    wizard_type(wizard, "2026-13");
    wizard_escape(wizard, "Esc again puts back");
    wizard_press(wizard, "Backspace 1 Tab");
    SEES(wizard, "Which year, and which body?");
    ANSWER(wizard, "t.date", ".value", "2026-11");
    wizard_escape(wizard, "q quit");
    wizard_go(wizard, "t.criterion");
    wizard_press(wizard, "3");
    CURSOR_BESIDE(wizard, "3 (x)");
    ANSWER(wizard, "t.criterion", ".value", "borderline");
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"arrows and Space choose", test_arrows_and_space_choose},
    {"the keys shown at a text that was left", test_the_keys_shown_at_a_text_that_was_left},
    {"one of several fields says how to reach the next",
     test_one_of_several_fields_says_how_to_reach_the_next},
    {"digits choose", test_digits_choose},
    {"Enter means the option one moved to", test_enter_means_the_option_one_moved_to},
    {"Enter alone answers nothing", test_enter_alone_answers_nothing},
    {"several options are ticked", test_several_options_are_ticked},
    {"an exclusive option stands alone", test_an_exclusive_option_stands_alone},
    {"none of these stands alone", test_none_of_these_stands_alone},
    {"a list is looked through when a person says so on its row",
     test_a_list_is_looked_through_when_one_says_so},
    {"a list with nothing ticked is looked through by none", test_nothing_ticked_is_said_by_none},
    {"another option is described in words", test_another_option_is_described_in_words},
    {"options beyond the ninth", test_options_beyond_the_ninth_are_reached_by_arrows},
    {"the question stays in sight", test_the_question_stays_in_sight},
    {"a text is written by typing", test_a_text_is_written_by_typing},
    {"a text has ticks beside it", test_a_text_has_ticks_beside_it},
    {"nothing to add is an answer", test_nothing_to_add_is_an_answer},
    {"a year has a body beside it", test_a_year_has_a_body_beside_it},
    {"what is no year is not thrown away", test_what_is_no_year_is_not_thrown_away},
    {"a second Esc puts the year back", test_a_second_escape_puts_the_year_back},
    {"there may be no such policy", test_there_may_be_no_such_policy},
    {"a contact has three lines", test_a_contact_has_three_lines},
    {"a country is picked by typing", test_a_country_is_picked_by_typing},
    {"one of several", test_one_of_several},
    {"numbers, dates and criteria", test_numbers_dates_and_criteria},
    CU_TEST_INFO_NULL,
};

void answering_suite(void)
{
    wizard_register("answering", tests);
}
