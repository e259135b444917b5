/* Two at one file: each is told of the other, and nobody's words are overwritten. */
#include <signal.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

/* ---- changed while it was open ---- */

/* The same answer is given here and elsewhere. */
static struct wizard *start_against_another(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_shell(wizard, "mnr set nor.yaml mnr.q10 no; mnr set nor.yaml mnr.q07 no");
    wizard_press(wizard, "2");
    SEES(wizard, "The file was changed by someone else");
    SEES(wizard, "nothing was written over");
    SEES(wizard, "(1 of theirs, 0 of yours)");
    return wizard;
}

static void test_other_answers_merge_by_themselves(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_shell(wizard, "mnr set nor.yaml mnr.q10 no");
    wizard_press(wizard, "2");
    SEES(wizard, "1 change of theirs is taken in,");
    CURSOR_BESIDE(wizard, "2 (x) Partly");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    ANSWER(wizard, "mnr.q10", ".value", "no");
    wizard_go(wizard, "10");
    CURSOR_BESIDE(wizard, "3 (x) No");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* What was kept while the two had not been brought together has served. */
static void test_what_was_merged_is_not_offered_again(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_shell(wizard, "mnr set nor.yaml mnr.q10 no");
    wizard_press(wizard, "2");
    SEES(wizard, "1 change of theirs is taken in,");
    SHELL(wizard, "ls .state/mnr-assess/recovery", "");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_merging_leaves_what_is_typed(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_shell(wizard, "mnr set nor.yaml mnr.q10 no");
    wizard_type(wizard, "One sentence");
    SEES(wizard, "1 change of theirs is taken in");
    ANSWER(wizard, "mnr.q09", ".value", "One sentence");
    ANSWER(wizard, "mnr.q10", ".value", "no");
    wizard_type(wizard, " and more");
    CURSOR_BEHIND(wizard, "│ One sentence and more");
    ANSWER(wizard, "mnr.q09", ".value", "One sentence and more");
    wizard_free(wizard);
}

static void test_the_same_answer_is_asked_about(void)
{
    struct wizard *wizard = start_against_another();
    CURSOR_BESIDE(wizard, "> 1 Go through what differs");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Mine");
    SEES(wizard, "Partly");
    SEES(wizard, "The one in the file");
    SEES(wizard, "No (");
    ANSWER(wizard, "mnr.q07", ".value", "no");
    wizard_press(wizard, "1");
    SEES(wizard, "Both are in the file now, as you chose");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    ANSWER(wizard, "mnr.q10", ".value", "no");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_theirs_may_be_chosen(void)
{
    struct wizard *wizard = start_against_another();
    wizard_press(wizard, "1");
    SEES(wizard, "The one in the file");
    wizard_press(wizard, "2");
    SEES(wizard, "3 (x) No");
    SEES_NOT(wizard, "NOT SAVED");
    ANSWER(wizard, "mnr.q07", ".value", "no");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_mine_is_kept_under_another_name(void)
{
    struct wizard *wizard = start_against_another();
    wizard_press(wizard, "2");
    CURSOR_BEHIND(wizard, "> nor-2.yaml");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Saved; you work in nor-2.yaml now");
    SHELL(wizard, "mnr get nor-2.yaml mnr.q07 --json | jq -r .value", "partly");
    ANSWER(wizard, "mnr.q07", ".value", "no");
    SHELL(wizard, "ls -a | grep lock", ".nor-2.yaml.lock");
    wizard_quit(wizard);
    SHELL(wizard, "ls -a | grep lock", "");
    wizard_free(wizard);
}

static void test_what_is_on_disk_is_taken(void)
{
    struct wizard *wizard = start_against_another();
    wizard_press(wizard, "3");
    SEES_NOT(wizard, "someone else");
    SEES_NOT(wizard, "NOT SAVED");
    wizard_go(wizard, "7");
    CURSOR_BESIDE(wizard, "3 (x) No");
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    ANSWER(wizard, "mnr.q10", ".value", "no");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_going_on_overwrites_nothing(void)
{
    struct wizard *wizard = start_against_another();
    wizard_press(wizard, "4");
    CURSOR_BESIDE(wizard, "2 (x) Partly");
    SEES(wizard, "NOT SAVED");
    wizard_go(wizard, "13");
    wizard_press(wizard, "1");
    CURSOR_BESIDE(wizard, "1 (x) Yes");
    ANSWER(wizard, "mnr.q07", ".value", "no");
    ANSWER(wizard, "mnr.q13", ".state", "unanswered");
    wizard_press(wizard, "C-s");
    SEES(wizard, "The file was changed by someone else");
    terminal_signal(wizard->terminal, SIGTERM);
    ENDS(wizard, 2);
    SEES(wizard, "offered when it is opened again");
    ANSWER(wizard, "mnr.q07", ".value", "no");
    wizard_free(wizard);
}

static void test_a_file_that_somebody_broke(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_shell(wizard, "echo broken > nor.yaml");
    wizard_press(wizard, "2");
    SEES(wizard, "It cannot be compared");
    wizard_press(wizard, "1");
    CURSOR_BEHIND(wizard, "> nor-2.yaml");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Saved; you work in nor-2.yaml now");
    SHELL(wizard, "cat nor.yaml", "broken");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* ---- opened while it is open ---- */

/* A second wizard on the same file; wizard->terminal is its terminal then. */
static struct terminal *start_second(struct wizard *wizard)
{
    struct terminal *first = wizard->terminal;
    const char *const arguments[] = {program_path(), "nor.yaml", NULL};
    wizard->terminal = terminal_start(arguments, &wizard->options);
    SEES(wizard, "Somebody has this file open");
    SEES(wizard, "still running");
    return first;
}

static void test_a_second_may_look(void)
{
    struct wizard *wizard = wizard_at("7");
    struct terminal *first = start_second(wizard);
    CURSOR_BESIDE(wizard, "> 1 Look only");
    wizard_press(wizard, "Enter");
    SEES(wizard, "looking only");
    wizard_go(wizard, "7");
    wizard_press(wizard, "2");
    SEES(wizard, "You are only looking");
    SEES(wizard, "2 ( ) Partly");
    wizard_press(wizard, "n");
    SEES(wizard, "You are only looking");
    wizard_go(wizard, "9");
    wizard_type(wizard, "x");
    SEES(wizard, "You are only looking");
    SEES_NOT(wizard, "│ x");
    wizard_press(wizard, "Backspace C-v C-g C-u C-r");
    wizard_escape(wizard, "F2 write");
    wizard_press(wizard, "o");
    SEES(wizard, "Outline");
    wizard_press(wizard, "q");
    ENDS(wizard, 0);
    terminal_free(wizard->terminal);
    wizard->terminal = first;
    wizard_press(wizard, "1");
    CURSOR_BESIDE(wizard, "1 (x) Yes");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    SHELL(wizard, "ls -a | grep lock", ".nor.yaml.lock");
    wizard_quit(wizard);
    SHELL(wizard, "ls -a | grep lock", "");
    wizard_free(wizard);
}

static void test_a_second_may_take_over(void)
{
    struct wizard *wizard = wizard_at("7");
    struct terminal *first = start_second(wizard);
    wizard_press(wizard, "2");
    SEES_NOT(wizard, "Somebody has");
    wizard_go(wizard, "10");
    wizard_press(wizard, "3");
    ANSWER(wizard, "mnr.q10", ".value", "no");
    wizard_quit(wizard);
    terminal_free(wizard->terminal);
    wizard->terminal = first;
    wizard_press(wizard, "1");
    SEES(wizard, "1 change of theirs is taken in");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    ANSWER(wizard, "mnr.q10", ".value", "no");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_who_looks_may_take_over_later(void)
{
    struct wizard *wizard = wizard_at("7");
    struct terminal *first = start_second(wizard);
    wizard_press(wizard, "1");
    SEES(wizard, "looking only");
    struct terminal *second = wizard->terminal;
    wizard->terminal = first;
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_quit(wizard);
    wizard->terminal = second;
    wizard_press(wizard, "C-s");
    SEES(wizard, "The file is yours now");
    wizard_go(wizard, "7");
    CURSOR_BESIDE(wizard, "1 (x) Yes");
    wizard_press(wizard, "3");
    ANSWER(wizard, "mnr.q07", ".value", "no");
    wizard_quit(wizard);
    terminal_free(first);
    wizard_free(wizard);
}

static void test_taking_over_offers_what_the_other_could_not_save(void)
{
    struct wizard *wizard = wizard_at("7");
    struct terminal *first = start_second(wizard);
    wizard_press(wizard, "1");
    SEES(wizard, "looking only");
    struct terminal *second = wizard->terminal;
    wizard->terminal = first;
    SHELL(wizard, "mkdir away && mv nor.yaml away", "");
    wizard_press(wizard, "2");
    SEES(wizard, "The answers are not saved");
    terminal_signal(first, SIGKILL);
    CHECK(terminal_wait_end(first) == 128 + SIGKILL);
    SHELL(wizard, "mv away/nor.yaml .", "");
    wizard->terminal = second;
    wizard_press(wizard, "C-s");
    SEES(wizard, "Answers that were not saved");
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    wizard_quit(wizard);
    terminal_free(first);
    wizard_free(wizard);
}

static void test_a_second_may_leave(void)
{
    struct wizard *wizard = wizard_at("7");
    struct terminal *first = start_second(wizard);
    wizard_press(wizard, "3");
    ENDS(wizard, 0);
    terminal_free(wizard->terminal);
    wizard->terminal = first;
    SHELL(wizard, "ls -a | grep lock", ".nor.yaml.lock");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_lock_left_behind_is_explained(void)
{
    struct wizard *wizard = wizard_at("7");
    terminal_signal(wizard->terminal, SIGKILL);
    CHECK(terminal_wait_end(wizard->terminal) == 128 + SIGKILL);
    SHELL(wizard, "ls -a | grep lock", ".nor.yaml.lock");
    wizard_again(wizard);
    SEES(wizard, "Not closed last time (2026-11-21 10:00 UTC): that program has ended");
    wizard_go(wizard, "7");
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_lock_from_another_computer(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "printf 'host: \"ministry\\\\e[2J-3\"\\nprocess: \"7\"\\nuser: \"anna\"\\n"
                  "since: \"2026-11-21T10:00:00Z\"\\n' > .nor.yaml.lock"});
    SEES(wizard, "Opened by anna on ministry");
    SEES(wizard, "since 2026-11-21 10:00 UTC");
    SEES(wizard, "cannot be seen");
    wizard_press(wizard, "2");
    wizard_quit(wizard);
    SHELL(wizard, "ls -a | grep lock", "");
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"other answers merge by themselves", test_other_answers_merge_by_themselves},
    {"what was merged is not offered again", test_what_was_merged_is_not_offered_again},
    {"merging leaves what is typed", test_merging_leaves_what_is_typed},
    {"the same answer is asked about", test_the_same_answer_is_asked_about},
    {"theirs may be chosen", test_theirs_may_be_chosen},
    {"mine is kept under another name", test_mine_is_kept_under_another_name},
    {"what is on disk is taken", test_what_is_on_disk_is_taken},
    {"going on overwrites nothing", test_going_on_overwrites_nothing},
    {"a file that somebody broke", test_a_file_that_somebody_broke},
    {"a second may look", test_a_second_may_look},
    {"a second may take over", test_a_second_may_take_over},
    {"who looks may take over later", test_who_looks_may_take_over_later},
    {"taking over offers what was not saved",
     test_taking_over_offers_what_the_other_could_not_save},
    {"a second may leave", test_a_second_may_leave},
    {"a lock left behind is explained", test_a_lock_left_behind_is_explained},
    {"a lock from another computer", test_a_lock_from_another_computer},
    CU_TEST_INFO_NULL,
};

void two_suite(void)
{
    wizard_register("two", tests);
}
