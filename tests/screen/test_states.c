/* What can be said of an answer beside its value: not known, not applicable, later, sensitive, a
   note, sources; and how changes are taken back. */
#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static void test_not_known_is_an_answer(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "1 d");
    SEES(wizard, "Answer: don't know");
    SEES(wizard, "z brings back what was there");
    SEES(wizard, "1 ( ) Yes");
    ANSWER(wizard, "mnr.q07", ".state", "unknown");
    ANSWER(wizard, "mnr.q07", ".value", "null");
    SEES(wizard, "2 of 90");
    wizard_press(wizard, "2");
    SEES_NOT(wizard, "Answer: don't know");
    ANSWER(wizard, "mnr.q07", ".state", "answered");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* Where the options fill the window, a line tells. */
static void test_not_known_is_said_where_it_cannot_be_seen(void)
{
    struct wizard *wizard = wizard_at("5");
    wizard_press(wizard, "d");
    SEES(wizard, "Answer: don't know");
    ANSWER(wizard, "mnr.q05", ".state", "unknown");
    wizard_free(wizard);
}

static void test_a_text_can_be_not_known(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_press(wizard, "M-d");
    SEES(wizard, "Answer: don't know");
    ANSWER(wizard, "mnr.q09", ".state", "unknown");
    wizard_press(wizard, "F2");
    wizard_type(wizard, "Now it is");
    wizard_press(wizard, "Esc");
    SEES_NOT(wizard, "Answer: don't know");
    ANSWER(wizard, "mnr.q09", ".state", "answered");
    ANSWER(wizard, "mnr.q09", ".value", "Now it is");
    wizard_free(wizard);
}

static void test_not_applicable_says_why(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "a");
    SEES(wizard, "Why does this not apply?");
    wizard_type(wizard, "A federal matter.");
    CURSOR_BEHIND(wizard, "A federal matter.");
    wizard_escape(wizard, "Not applicable: A federal matter.");
    ANSWER(wizard, "mnr.q07", ".state", "not-applicable");
    ANSWER(wizard, "mnr.q07", ".reason", "A federal matter.");
    wizard_press(wizard, "a");
    CURSOR_BEHIND(wizard, "A federal matter.");
    wizard_type(wizard, " Not ours");
    wizard_press(wizard, "Tab");
    SEES(wizard, "Not applicable: A federal matter. Not ours");
    ANSWER(wizard, "mnr.q07", ".reason", "A federal matter. Not ours");
    wizard_press(wizard, "1");
    SEES_NOT(wizard, "Not applicable:");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    ANSWER(wizard, "mnr.q07", ".reason", "null");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_without_a_reason_nothing_changes(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "1 a");
    SEES(wizard, "left empty, nothing is changed");
    wizard_type(wizard, "  ");
    wizard_escape(wizard, "1 (x) Yes");
    SEES_NOT(wizard, "Why does this");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_free(wizard);
}

static void test_a_question_is_flagged_for_later(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "1 l");
    SEES(wizard, "COME BACK LATER");
    ANSWER(wizard, "mnr.q07", ".later", "true");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_press(wizard, "l");
    SEES_NOT(wizard, "COME BACK LATER");
    ANSWER(wizard, "mnr.q07", ".later", "false");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_free(wizard);
}

static void test_clearing_leaves_note_and_flag(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "mnr set nor.yaml mnr.q07 yes --note 'Ask again' --later", .question = "7"});
    SEES(wizard, "1 (x) Yes");
    wizard_press(wizard, "c");
    SEES(wizard, "Cleared. z brings back what was there");
    SEES(wizard, "1 ( ) Yes");
    SEES(wizard, "Note: Ask again");
    ANSWER(wizard, "mnr.q07", ".state", "unanswered");
    ANSWER(wizard, "mnr.q07", ".note", "Ask again");
    ANSWER(wizard, "mnr.q07", ".later", "true");
    wizard_press(wizard, "z");
    SEES(wizard, "1 (x) Yes");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_free(wizard);
}

static void test_an_answer_is_kept_out_of_a_shared_report(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "1 x");
    SEES(wizard, "Sensitive: stays out of a shared report");
    SEES(wizard, "· sensitive");
    ANSWER(wizard, "mnr.q07", ".sensitive", "true");
    wizard_press(wizard, "x");
    SEES(wizard, "Not sensitive: a shared report may show it");
    ANSWER(wizard, "mnr.q07", ".sensitive", "false");
    wizard_free(wizard);
}

/* Some questions touch on police work: their answers are sensitive unless somebody says no. */
static void test_some_answers_are_sensitive_from_the_start(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "mnr set nor.yaml mnr.q21 yes; mnr set nor.yaml mnr.q22a lead-unit",
        .question = "22a"});
    SEES(wizard, "· sensitive");
    ANSWER(wizard, "mnr.q22a", ".sensitive", "true");
    wizard_press(wizard, "x");
    SEES_NOT(wizard, "· sensitive");
    ANSWER(wizard, "mnr.q22a", ".sensitive", "false");
    wizard_press(wizard, "x");
    ANSWER(wizard, "mnr.q22a", ".sensitive", "true");
    wizard_free(wizard);
}

static void test_a_note_stands_beside_any_answer(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "n");
    SEES(wizard, "┌─ Note ");
    SEES(wizard, "no names, case numbers");
    wizard_type(wizard, "First line");
    wizard_press(wizard, "Enter");
    wizard_type(wizard, "second");
    CURSOR_BEHIND(wizard, "second");
    wizard_escape(wizard, "Note: First line");
    ANSWER(wizard, "mnr.q07", ".note", "First line\nsecond");
    ANSWER(wizard, "mnr.q07", ".state", "unanswered");
    wizard_press(wizard, "n");
    CURSOR_BEHIND(wizard, "second");
    wizard_press(wizard, "Backspace Backspace Backspace Backspace Backspace Backspace Backspace");
    wizard_escape(wizard, "Note: First line");
    ANSWER(wizard, "mnr.q07", ".note", "First line");
    wizard_press(wizard, "n C-a C-k");
    wizard_escape(wizard, "1 ( ) Yes");
    SEES_NOT(wizard, "Note:");
    ANSWER(wizard, "mnr.q07", ".note", "null");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_sources_are_listed(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "s");
    SEES(wizard, "No source yet");
    wizard_press(wizard, "a");
    SEES(wizard, "Title of the document");
    wizard_type(wizard, "Decree 12");
    wizard_press(wizard, "Enter");
    wizard_type(wizard, "2024-03-01");
    wizard_press(wizard, "Tab");
    wizard_type(wizard, "Cabinet Office");
    CURSOR_BEHIND(wizard, "Cabinet Office");
    wizard_press(wizard, "Enter");
    SEES(wizard, "2024-03-01, held by Cabinet Office");
    CURSOR_BESIDE(wizard, "> Decree 12");
    ANSWER(wizard, "mnr.q07", ".sources[0]|[.title,.date,.held]|join(\"/\")",
           "Decree 12/2024-03-01/Cabinet Office");
    wizard_press(wizard, "a");
    wizard_type(wizard, "Law 7");
    wizard_escape(wizard, "> Law 7");
    SEES(wizard, "Kept; z in the question takes the change back");
    ANSWER(wizard, "mnr.q07", ".sources|map(.title)|join(\"/\")", "Decree 12/Law 7");
    wizard_press(wizard, "Enter");
    CURSOR_BEHIND(wizard, "Law 7");
    wizard_type(wizard, "a");
    wizard_escape(wizard, "> Law 7a");
    ANSWER(wizard, "mnr.q07", ".sources[1].title", "Law 7a");
    wizard_escape(wizard, "Sources: Decree 12; Law 7a");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_source_is_deleted_and_brought_back(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "mnr set nor.yaml mnr.q07 yes --source 'Decree 12' --source 'Law 7'",
        .question = "7"});
    wizard_press(wizard, "s");
    CURSOR_BESIDE(wizard, "> Decree 12");
    wizard_press(wizard, "d");
    SEES(wizard, "Deleted; z in the question brings it back");
    CURSOR_BESIDE(wizard, "> Law 7");
    ANSWER(wizard, "mnr.q07", ".sources|map(.title)|join(\"/\")", "Law 7");
    wizard_escape(wizard, "Source: Law 7");
    wizard_press(wizard, "z");
    SEES(wizard, "Sources: Decree 12; Law 7");
    ANSWER(wizard, "mnr.q07", ".sources|map(.title)|join(\"/\")", "Decree 12/Law 7");
    wizard_free(wizard);
}

static void test_a_source_is_kept_internal(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "mnr set nor.yaml mnr.q07 yes --source 'Decree 12' --source 'Law 7'",
        .question = "7"});
    wizard_press(wizard, "s Down x");
    SEES(wizard, "Internal: a shared report does not name this source");
    SEES(wizard, "internal: stays out of a shared report");
    CURSOR_BESIDE(wizard, "> Law 7");
    ANSWER(wizard, "mnr.q07", ".sources|map(.internal)==[null,true]", "true");
    wizard_press(wizard, "x");
    SEES(wizard, "Not internal: a shared report may name this source");
    SEES_NOT(wizard, "internal: stays out");
    ANSWER(wizard, "mnr.q07", ".sources|map(.internal)==[null,null]", "true");
    wizard_free(wizard);
}

static void test_a_source_needs_a_title(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "s a Enter");
    wizard_type(wizard, "2024");
    wizard_escape(wizard, "A source needs a title; it was not added");
    ANSWER(wizard, "mnr.q07", ".sources|length", "0");
    wizard_free(wizard);
}

static void test_changes_are_taken_back_across_questions(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_go(wizard, "10");
    wizard_press(wizard, "3");
    wizard_go(wizard, "13");
    wizard_press(wizard, "2");
    ANSWER(wizard, "mnr.q13", ".value", "partly");
    wizard_press(wizard, "z");
    SEES(wizard, "Undone: Q13 “Partly” → not answered");
    ANSWER(wizard, "mnr.q13", ".state", "unanswered");
    wizard_press(wizard, "z");
    SEES(wizard, "   Q10 ");
    SEES(wizard, "Undone: Q10 “No” → not answered");
    CURSOR_BESIDE(wizard, "1 ( ) Yes");
    wizard_press(wizard, "z");
    SEES(wizard, "   Q7 ");
    ANSWER(wizard, "mnr.q07", ".state", "unanswered");
    wizard_press(wizard, "z");
    SEES(wizard, "There is nothing to undo in this sitting");
    wizard_press(wizard, "y y");
    SEES(wizard, "   Q10 ");
    SEES(wizard, "Done again: Q10 not answered → “No”");
    CURSOR_BESIDE(wizard, "3 (x) No");
    ANSWER(wizard, "mnr.q10", ".value", "no");
    wizard_press(wizard, "y y");
    SEES(wizard, "There is nothing to do again");
    ANSWER(wizard, "mnr.q13", ".value", "partly");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_text_is_taken_back_as_a_whole(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.before = "mnr set nor.yaml mnr.q09 'As it was.'", .question = "9"});
    wizard_type(wizard, " And more.");
    ANSWER(wizard, "mnr.q09", ".value", "As it was. And more.");
    wizard_type(wizard, " Still more.");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09", ".value", "As it was. And more. Still more.");
    wizard_press(wizard, "z");
    SEES_NOT(wizard, "│ As it was. And more");
    ANSWER(wizard, "mnr.q09", ".value", "As it was.");
    wizard_press(wizard, "y");
    SEES(wizard, "│ As it was. And more. Still more.");
    ANSWER(wizard, "mnr.q09", ".value", "As it was. And more. Still more.");
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"not known is an answer", test_not_known_is_an_answer},
    {"not known is said", test_not_known_is_said_where_it_cannot_be_seen},
    {"a text can be not known", test_a_text_can_be_not_known},
    {"not applicable says why", test_not_applicable_says_why},
    {"without a reason nothing changes", test_without_a_reason_nothing_changes},
    {"a question is flagged for later", test_a_question_is_flagged_for_later},
    {"clearing leaves note and flag", test_clearing_leaves_note_and_flag},
    {"kept out of a shared report", test_an_answer_is_kept_out_of_a_shared_report},
    {"sensitive from the start", test_some_answers_are_sensitive_from_the_start},
    {"a note stands beside any answer", test_a_note_stands_beside_any_answer},
    {"sources are listed", test_sources_are_listed},
    {"a source is deleted and brought back", test_a_source_is_deleted_and_brought_back},
    {"a source is kept internal", test_a_source_is_kept_internal},
    {"a source needs a title", test_a_source_needs_a_title},
    {"undo and redo across questions", test_changes_are_taken_back_across_questions},
    {"a text is taken back as a whole", test_a_text_is_taken_back_as_a_whole},
    CU_TEST_INFO_NULL,
};

void states_suite(void)
{
    wizard_register("states", tests);
}
