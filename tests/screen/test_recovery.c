/* What one run could not finish, the next one offers: in its own place, and nowhere else. */
#include <signal.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

#define DRAFTS "ls .state/mnr-assess/drafts"

static void kill_it(struct wizard *wizard)
{
    terminal_signal(wizard->terminal, SIGKILL);
    CHECK(terminal_wait_end(wizard->terminal) == 128 + SIGKILL);
}

/* ---- words that are no answer yet ---- */

/* A source is not in the answer before its form is done. */
static struct wizard *start_with_half_a_source(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "1 s");
    SEES(wizard, "No source yet");
    wizard_press(wizard, "a");
    SEES(wizard, "Title of the document");
    wizard_type(wizard, "Decree 12");
    wizard_press(wizard, "Enter");
    wizard_type(wizard, "2024");
    SHELL(wizard, "grep -c '\"2024\"' .state/mnr-assess/drafts/*", "1");
    SHELL(wizard, "stat -c %a .state/mnr-assess/drafts .state/mnr-assess/drafts/*", "700\n600");
    kill_it(wizard);
    return wizard;
}

static void test_a_draft_is_put_back(void)
{
    struct wizard *wizard = start_with_half_a_source();
    wizard_again(wizard);
    SEES(wizard, "Q7: Source");
    SEES(wizard, "You were writing this when the program ended.");
    SEES(wizard, "Decree 12 | 2024");
    CURSOR_BESIDE(wizard, "> 1 Put back what I was writing");
    wizard_press(wizard, "Enter");
    ANSWER(wizard, "mnr.q07", ".sources[0] | .title + \" \" + .date", "Decree 12 2024");
    SHELL(wizard, DRAFTS, "");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_draft_is_left_out(void)
{
    struct wizard *wizard = start_with_half_a_source();
    wizard_again(wizard);
    SEES(wizard, "Q7: Source");
    wizard_press(wizard, "2");
    ANSWER(wizard, "mnr.q07", ".sources | length", "0");
    SHELL(wizard, DRAFTS " | grep -c aside", "1");
    wizard_quit(wizard);
    wizard_again(wizard);
    SEES(wizard, "   Q7 ");
    SEES_NOT(wizard, "You were writing");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_draft_waits_through_a_signal(void)
{
    struct wizard *wizard = start_with_half_a_source();
    wizard_again(wizard);
    SEES(wizard, "Q7: Source");
    terminal_signal(wizard->terminal, SIGTERM);
    ENDS(wizard, 0);
    wizard_again(wizard);
    SEES(wizard, "Decree 12 | 2024");
    wizard_free(wizard);
}

/* Half a year is no answer, so it cannot be in the file. */
static void test_what_is_no_answer_comes_back_into_its_field(void)
{
    struct wizard *wizard = wizard_at("3");
    wizard_type(wizard, "20x");
    SHELL(wizard, "grep -c '20x' .state/mnr-assess/drafts/*", "1");
    terminal_signal(wizard->terminal, SIGTERM);
    ENDS(wizard, 0);
    wizard_again(wizard);
    SEES(wizard, "20x");
    wizard_press(wizard, "1");
    CURSOR_BEHIND(wizard, "20x");
    SEES_NOT(wizard, "Put back");
    wizard_press(wizard, "Backspace Backspace Backspace");
    wizard_escape(wizard, "q quit");
    SHELL(wizard, DRAFTS, "");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_typing_on_and_on_is_noted(void)
{
    struct wizard *wizard = wizard_at("9");
    for (int i = 0; i < 400 && !strstr(wizard_shell(wizard, "cat .state/mnr-assess/drafts/* "
                                                            "2>/dev/null"),
                                       "words words");
         i++)
        wizard_type(wizard, "words ");
    SHELL(wizard, "grep -c 'words words' .state/mnr-assess/drafts/*", "1");
    wizard_free(wizard);
}

static void test_what_is_saved_needs_no_note(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "1 n");
    wizard_type(wizard, "A note");
    ANSWER(wizard, "mnr.q07", ".note", "A note");
    SHELL(wizard, DRAFTS " 2>/dev/null", "");
    kill_it(wizard);
    wizard_again(wizard);
    SEES(wizard, "Note: A note");
    SEES_NOT(wizard, "You were writing");
    wizard_free(wizard);
}

static void test_a_text_changed_meanwhile_is_shown_beside(void)
{
    struct wizard *wizard = start_with_half_a_source();
    wizard_shell(wizard, "mnr set nor.yaml mnr.q07 yes --source 'Other decree'");
    wizard_again(wizard);
    SEES(wizard, "The text has been changed");
    SEES(wizard, "Decree 12 | 2024");
    SEES(wizard, "Leave what is there now");
    SEES(wizard, "Other decree");
    wizard_press(wizard, "2");
    ANSWER(wizard, "mnr.q07", ".sources[0].title", "Other decree");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_draft_goes_into_no_other_file(void)
{
    struct wizard *wizard = start_with_half_a_source();
    wizard_shell(wizard, "rm nor.yaml; mnr new nor.yaml --country NOR --instruments mnr");
    wizard_again(wizard);
    SEES(wizard, "belongs to another record");
    SEES_NOT(wizard, "Decree 12");
    wizard_quit(wizard);
    SHELL(wizard, DRAFTS " | grep -c aside; " DRAFTS " | wc -l", "0\n1");
    wizard_free(wizard);
}

static void test_a_draft_that_is_none_is_put_aside(void)
{
    static const char *const spoilers[] = {"echo 'x: [' > $d",
                                           "head -c 100 $d > x; mv x $d",
                                           "sed -i s/mnr.q07/mnr.q77x/ $d",
                                           "sed -i 's/^base.*/base: []/' $d",
                                           "sed -i 's/source 0/nothing/' $d",
                                           "truncate -s 3M $d",
                                           "rm $d; mkdir $d",
                                           "rm $d; ln -s /etc/passwd $d"};
    for (size_t i = 0; i < sizeof spoilers / sizeof *spoilers; i++) {
        struct wizard *wizard = start_with_half_a_source();
        wizard_shell(wizard, "d=$(ls .state/mnr-assess/drafts/*); %s", spoilers[i]);
        wizard_again(wizard);
        SEES(wizard, "   Q7 ");
        SEES_NOT(wizard, "Put back");
        wizard_quit(wizard);
        SHELL(wizard, DRAFTS " | grep -c aside", "1");
        wizard_free(wizard);
    }
}

/* ---- answers that could not be saved ---- */

static struct wizard *start_with_unsaved_answers(void)
{
    struct wizard *wizard = wizard_at("7");
    SHELL(wizard, "mkdir away && mv nor.yaml away", "");
    wizard_press(wizard, "2");
    SEES(wizard, "The answers are not saved");
    SEES(wizard, "offered at the next start");
    SHELL(wizard, "stat -c %a .state/mnr-assess/recovery/* .state/mnr-assess/recovery/*/mine.yaml",
          "700\n600");
    kill_it(wizard);
    SHELL(wizard, "mv away/nor.yaml .", "");
    return wizard;
}

static void test_unsaved_answers_are_brought_back(void)
{
    struct wizard *wizard = start_with_unsaved_answers();
    wizard_again(wizard);
    SEES(wizard, "Answers that were not saved");
    SEES(wizard, "1 change could");
    wizard_press(wizard, "1");
    SEES(wizard, "Brought back and saved");
    wizard_go(wizard, "7");
    CURSOR_BESIDE(wizard, "2 (x) Partly");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    SHELL(wizard, "ls .state/mnr-assess/recovery", "");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_unsaved_answers_meet_changed_ones(void)
{
    struct wizard *wizard = start_with_unsaved_answers();
    wizard_shell(wizard, "mnr set nor.yaml mnr.q07 no; mnr set nor.yaml mnr.q10 yes");
    wizard_again(wizard);
    SEES(wizard, "you choose");
    wizard_press(wizard, "1");
    SEES(wizard, "What was not saved");
    SEES(wizard, "What is in the file");
    wizard_press(wizard, "1");
    SEES(wizard, "Brought back and saved");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    ANSWER(wizard, "mnr.q10", ".value", "yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_unsaved_answers_are_put_aside(void)
{
    struct wizard *wizard = start_with_unsaved_answers();
    wizard_again(wizard);
    SEES(wizard, "Leave them out");
    wizard_press(wizard, "2");
    SEES_NOT(wizard, "Leave them out");
    ANSWER(wizard, "mnr.q07", ".state", "unanswered");
    SHELL(wizard, "ls .state/mnr-assess/recovery | grep -c aside", "1");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_unsaved_answers_go_into_no_other_record(void)
{
    struct wizard *wizard = start_with_unsaved_answers();
    wizard_shell(wizard, "rm nor.yaml; mnr new nor.yaml --country NOR --instruments mnr");
    wizard_again(wizard);
    SEES(wizard, "belongs to another record");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q07", ".state", "unanswered");
    SHELL(wizard, "ls .state/mnr-assess/recovery | grep -c aside; ls .state/mnr-assess/recovery/*",
          "0\nbase.yaml\nkept.yaml\nmine.yaml");
    wizard_free(wizard);
}

static void test_unsaved_answers_that_cannot_be_read(void)
{
    struct wizard *wizard = start_with_unsaved_answers();
    wizard_shell(wizard, "f=$(ls .state/mnr-assess/recovery/*/mine.yaml); echo 'x: [' > $f");
    wizard_again(wizard);
    SEES(wizard, "a value is missing here");
    wizard_go(wizard, "7");
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* ---- the version before ---- */

static void test_the_version_before_the_sitting_is_kept(void)
{
    struct wizard *wizard = wizard_at("7");
    SHELL(wizard, "ls .state/mnr-assess/backups 2>/dev/null", "");
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_press(wizard, "2");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    SHELL(wizard, "ls .state/mnr-assess/backups/* | wc -l", "1");
    SHELL(wizard, "mnr get .state/mnr-assess/backups/*/*.yaml mnr.q07 --json | jq -r .state",
          "unanswered");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"a draft is put back", test_a_draft_is_put_back},
    {"a draft is left out", test_a_draft_is_left_out},
    {"a draft waits through a signal", test_a_draft_waits_through_a_signal},
    {"what is no answer comes back", test_what_is_no_answer_comes_back_into_its_field},
    {"typing on and on is noted", test_typing_on_and_on_is_noted},
    {"what is saved needs no note", test_what_is_saved_needs_no_note},
    {"a text changed meanwhile", test_a_text_changed_meanwhile_is_shown_beside},
    {"a draft goes into no other file", test_a_draft_goes_into_no_other_file},
    {"a draft that is none is put aside", test_a_draft_that_is_none_is_put_aside},
    {"unsaved answers are brought back", test_unsaved_answers_are_brought_back},
    {"unsaved answers meet changed ones", test_unsaved_answers_meet_changed_ones},
    {"unsaved answers are put aside", test_unsaved_answers_are_put_aside},
    {"unsaved answers and another record", test_unsaved_answers_go_into_no_other_record},
    {"unsaved answers that cannot be read", test_unsaved_answers_that_cannot_be_read},
    {"the version before is kept", test_the_version_before_the_sitting_is_kept},
    CU_TEST_INFO_NULL,
};

void recovery_suite(void)
{
    wizard_register("recovery", tests);
}
