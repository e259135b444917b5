/* Files that cannot be saved or that are broken: nothing is lost, and the person is told what can
   be done. */
#include <signal.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

/* A wizard whose folder goes away while it is open. */
static struct wizard *start_on_a_stick(const char *question)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "mkdir stick && mv nor.yaml stick && ln -s stick/nor.yaml nor.yaml",
        .arguments = "stick/nor.yaml",
        .question = question});
    SHELL(wizard, "mv stick away", "");
    return wizard;
}

/* ---- the file cannot be written ---- */

static void test_answers_stay_when_the_folder_is_gone(void)
{
    struct wizard *wizard = start_on_a_stick("7");
    wizard_press(wizard, "2");
    SEES(wizard, "The answers are not saved");
    SEES(wizard, "stick/nor.yaml is not there any more. Is its disk still in place?");
    SEES(wizard, "NOT SAVED");
    CURSOR_BESIDE(wizard, "> 1 Try again");
    wizard_press(wizard, "3");
    CURSOR_BESIDE(wizard, "2 (x) Partly");
    SEES(wizard, "NOT SAVED (Ctrl-S)");
    wizard_go(wizard, "10");
    wizard_press(wizard, "1");
    CURSOR_BESIDE(wizard, "1 (x) Yes");
    SHELL(wizard, "mv away stick", "");
    wizard_press(wizard, "C-s");
    SEES(wizard, "Saved in stick/nor.yaml");
    SEES_NOT(wizard, "NOT SAVED");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    ANSWER(wizard, "mnr.q10", ".value", "yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_trying_again_helps_when_the_folder_is_back(void)
{
    struct wizard *wizard = start_on_a_stick("7");
    wizard_press(wizard, "2");
    SEES(wizard, "The answers are not saved");
    SHELL(wizard, "mv away stick", "");
    wizard_press(wizard, "Enter");
    CURSOR_BESIDE(wizard, "2 (x) Partly");
    SEES_NOT(wizard, "NOT SAVED");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_answers_are_saved_under_another_name(void)
{
    struct wizard *wizard = start_on_a_stick("7");
    wizard_press(wizard, "2");
    SEES(wizard, "Save under another name");
    wizard_press(wizard, "2");
    SEES(wizard, "You go on in that file");
    CURSOR_BEHIND(wizard, "> stick/nor-2.yaml");
    wizard_press(wizard, "C-a C-k");
    wizard_type(wizard, "here.yaml");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Saved; you work in here.yaml now");
    SEES_NOT(wizard, "NOT SAVED");
    wizard_go(wizard, "10");
    wizard_press(wizard, "3");
    SHELL(wizard, "mnr get here.yaml mnr.q10 --json | jq -r .value", "no");
    SHELL(wizard, "mnr get here.yaml mnr.q07 --json | jq -r .value", "partly");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* A box would take keys that were meant for the text. */
static void test_while_typing_a_line_tells_of_it(void)
{
    struct wizard *wizard = start_on_a_stick("9");
    wizard_type(wizard, "A text that");
    SEES(wizard, "Not saved:");
    SEES(wizard, "NOT SAVED");
    wizard_type(wizard, " goes on");
    CURSOR_BEHIND(wizard, "│ A text that goes on");
    wizard_press(wizard, "C-s");
    SEES(wizard, "The answers are not saved");
    SHELL(wizard, "mv away stick", "");
    wizard_press(wizard, "1");
    CURSOR_BEHIND(wizard, "│ A text that goes on");
    ANSWER(wizard, "mnr.q09", ".value", "A text that goes on");
    wizard_free(wizard);
}

static void test_quitting_asks_before_it_loses_anything(void)
{
    struct wizard *wizard = start_on_a_stick("7");
    wizard_press(wizard, "2");
    SEES(wizard, "Try again");
    wizard_press(wizard, "3");
    SEES_NOT(wizard, "Try again");
    wizard_press(wizard, "q");
    SEES(wizard, "Try again");
    wizard_press(wizard, "3");
    SEES(wizard, "Do not quit yet");
    wizard_press(wizard, "Enter");
    CURSOR_BESIDE(wizard, "2 (x) Partly");
    wizard_press(wizard, "q");
    SEES(wizard, "Try again");
    wizard_press(wizard, "3");
    SEES(wizard, "Quit; what is not saved is offered at the next start");
    wizard_press(wizard, "2");
    ENDS(wizard, 2);
    SEES(wizard, "mnr-assess: stick/nor.yaml");
    wizard_free(wizard);
}

static void test_a_signal_says_what_could_not_be_saved(void)
{
    struct wizard *wizard = start_on_a_stick("7");
    wizard_press(wizard, "2");
    SEES(wizard, "Try again");
    terminal_signal(wizard->terminal, SIGTERM);
    ENDS(wizard, 2);
    SEES(wizard, "mnr-assess: stick/nor.yaml");
    wizard_free(wizard);
}

static void test_a_file_that_was_deleted_can_be_made_again(void)
{
    struct wizard *wizard = wizard_at("7");
    SHELL(wizard, "rm nor.yaml", "");
    wizard_press(wizard, "2");
    SEES(wizard, "nor.yaml is not there any more.");
    wizard_press(wizard, "4");
    SEES(wizard, "Saved in nor.yaml");
    SEES_NOT(wizard, "NOT SAVED");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    SHELL(wizard, "stat -c %a nor.yaml", "600");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* What a full disk does, as far as it can be had without one. */
static void test_a_file_that_may_not_grow(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.command = "ulimit -f 0; exec \"$MNR\" nor.yaml", .question = "7"});
    wizard_press(wizard, "1");
    SEES(wizard, "The answers are not saved");
    SEES(wizard, "File too large");
    wizard_press(wizard, "3");
    CURSOR_BESIDE(wizard, "1 (x) Yes");
    SEES(wizard, "NOT SAVED");
    ANSWER(wizard, "mnr.q07", ".state", "unanswered");
    SHELL(wizard, "mnr check nor.yaml | grep -c error; ls", "0\nnor.yaml");
    terminal_signal(wizard->terminal, SIGTERM);
    ENDS(wizard, 2);
    wizard_free(wizard);
}

/* ---- files that may not be changed ---- */

static void test_a_file_that_can_only_be_read(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){.before = "chmod 444 nor.yaml"});
    SEES(wizard, "You are only looking: this file can only be read");
    SEES(wizard, "looking only");
    wizard_go(wizard, "7");
    wizard_press(wizard, "1");
    SEES(wizard, "You are only looking: this file can only be read");
    SEES(wizard, "1 ( ) Yes");
    wizard_press(wizard, "C-s");
    SEES(wizard, "You are only looking: this file can only be read");
    SHELL(wizard, "ls -A | grep -e lock -e saving; stat -c %a nor.yaml", "444");
    SHELL(wizard, "chmod 600 nor.yaml", "");
    wizard_press(wizard, "C-s");
    SEES(wizard, "The file is yours now");
    wizard_go(wizard, "7");
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* While it is open. */
static void test_a_file_that_is_made_read_only(void)
{
    struct wizard *wizard = wizard_at("7");
    SHELL(wizard, "chmod 400 nor.yaml", "");
    wizard_press(wizard, "1");
    SEES(wizard, "The answers are not saved");
    SEES(wizard, "this file can only be read");
    SHELL(wizard, "chmod 600 nor.yaml", "");
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_settings_that_can_only_be_read(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.before = "chmod 444 .config/mnr-assess/*"});
    wizard_press(wizard, ",");
    SEES(wizard, "Settings");
    wizard_press(wizard, "Enter");
    SEES(wizard, "> 1 ");
    wizard_press(wizard, "2");
    SEES(wizard, "this file can only");
    SHELL(wizard, "cat .config/mnr-assess/settings.yaml; stat -c %a .config/mnr-assess/*",
          "hints: off\n444");
    wizard_free(wizard);
}

/* ---- files that cannot be opened ---- */

static void check_refusal(const char *before, const char *arguments, const char *told)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.before = before, .arguments = arguments});
    SEES(wizard, told);
    ENDS(wizard, 2);
    CHECK(!terminal_is_alternate(wizard->terminal));
    wizard_free(wizard);
}

static void test_what_cannot_be_opened_is_told(void)
{
    check_refusal("echo 'answers: [' >> nor.yaml", "nor.yaml", "nor.yaml:");
    check_refusal("printf 'mnr-assess: 99\\n' > nor.yaml", "nor.yaml", "nor.yaml:1:13:");
    check_refusal(": > nor.yaml", "nor.yaml", "nor.yaml");
    check_refusal("rm nor.yaml", "nor.yaml", "nor.yaml");
    check_refusal("mkdir folder", "./folder", "folder");
    check_refusal(NULL, "nor.yaml more.yaml", "mnr-assess:");
}

static void test_a_broken_file_is_left_as_it_is(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.before = "printf 'mnr-assess: 1\\nmnr-assess: 1\\n' > nor.yaml"});
    SEES(wizard, "nor.yaml:2:1:");
    ENDS(wizard, 2);
    SHELL(wizard, "cat nor.yaml; ls", "mnr-assess: 1\nmnr-assess: 1\nnor.yaml");
    wizard_free(wizard);
}

/* For a terminal that it does not know, ncurses itself leaves a little memory behind. */
static void test_an_unknown_terminal_gets_lines(void)
{
    static const char *const environment[] = {"ASAN_OPTIONS=detect_leaks=0", NULL};
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .terminal = {.term = "no-such-terminal", .environment = environment}});
    SEES(wizard, "This terminal has no full screen that is known here");
    SEES(wizard, "mnr.q01");
    wizard_type(wizard, "quit\n");
    SEES(wizard, "Saved.");
    ENDS(wizard, 0);
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"answers stay when the folder is gone", test_answers_stay_when_the_folder_is_gone},
    {"trying again helps", test_trying_again_helps_when_the_folder_is_back},
    {"answers are saved under another name", test_answers_are_saved_under_another_name},
    {"while typing a line tells of it", test_while_typing_a_line_tells_of_it},
    {"quitting asks before it loses anything", test_quitting_asks_before_it_loses_anything},
    {"a signal says what could not be saved", test_a_signal_says_what_could_not_be_saved},
    {"a deleted file can be made again", test_a_file_that_was_deleted_can_be_made_again},
    {"a file that may not grow", test_a_file_that_may_not_grow},
    {"a file that can only be read", test_a_file_that_can_only_be_read},
    {"a file that is made read-only", test_a_file_that_is_made_read_only},
    {"settings that can only be read", test_settings_that_can_only_be_read},
    {"what cannot be opened is told", test_what_cannot_be_opened_is_told},
    {"a broken file is left as it is", test_a_broken_file_is_left_as_it_is},
    {"an unknown terminal gets lines", test_an_unknown_terminal_gets_lines},
    CU_TEST_INFO_NULL,
};

void trouble_suite(void)
{
    wizard_register("trouble", tests);
}
