/* Line by line in a terminal: as safe as the full screen, and offered where that has no room. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

#define DRAFTS "ls .state/mnr-assess/drafts"

static struct wizard *lines_at(const char *question)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){.terminal = {.term = "dumb"}});
    SEES(wizard, "mnr.q01a>");
    wizard_type(wizard, "goto ");
    wizard_type(wizard, question);
    wizard_press(wizard, "Enter");
    return wizard;
}

/* In the middle of a text of which two lines have been ended. */
static struct wizard *in_a_text(void)
{
    struct wizard *wizard = lines_at("q9");
    SEES(wizard, "mnr.q09>");
    wizard_type(wizard, "A first line\n\nA third line\n");
    SHELL(wizard, "grep -c 'third line' .state/mnr-assess/drafts/*.yaml", "1");
    return wizard;
}

static void kill_it(struct wizard *wizard)
{
    terminal_signal(wizard->terminal, SIGKILL);
    CHECK(terminal_wait_end(wizard->terminal) == 128 + SIGKILL);
}

static void test_a_text_outlives_a_kill_and_goes_on(void)
{
    struct wizard *wizard = in_a_text();
    kill_it(wizard);
    wizard_again(wizard);
    SEES(wizard, "You were writing this when the program ended.");
    SEES(wizard, "Q9: Answer: A first line");
    SEES(wizard, "Type a number:");
    wizard_type(wizard, "1\n");
    SEES(wizard, "Go on writing;");
    wizard_type(wizard, "A last line\n.\n");
    ANSWER(wizard, "mnr.q09", ".value", "A first line\n\nA third line\nA last line");
    SHELL(wizard, DRAFTS, "");
    wizard_free(wizard);
}

static void test_a_text_outlives_a_kill_into_the_full_screen(void)
{
    struct wizard *wizard = in_a_text();
    kill_it(wizard);
    wizard->options.term = NULL;
    wizard_again(wizard);
    SEES(wizard, "Q9: Answer");
    wizard_press(wizard, "1");
    CURSOR_BEHIND(wizard, "A third line");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09", ".value", "A first line\n\nA third line");
    wizard_free(wizard);
}

static void test_words_of_the_full_screen_are_offered_line_by_line(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "1 s");
    SEES(wizard, "No source yet");
    wizard_press(wizard, "a");
    SEES(wizard, "Title of the document");
    wizard_type(wizard, "Decree 12");
    SHELL(wizard, "grep -c Decree .state/mnr-assess/drafts/*.yaml", "1");
    kill_it(wizard);
    wizard->options.term = "dumb";
    wizard_again(wizard);
    SEES(wizard, "Q7: Source: Decree 12");
    wizard_type(wizard, "1\n");
    ANSWER(wizard, "mnr.q07", ".sources[0].title", "Decree 12");
    SHELL(wizard, DRAFTS, "");
    wizard_free(wizard);
}

static void test_what_is_left_out_is_put_aside(void)
{
    struct wizard *wizard = in_a_text();
    kill_it(wizard);
    wizard_again(wizard);
    SEES(wizard, "Type a number:");
    wizard_type(wizard, "2\n");
    SEES(wizard, "Left out; it is put aside.");
    ANSWER(wizard, "mnr.q09", ".state", "unanswered");
    SHELL(wizard, DRAFTS " | grep -c aside", "1");
    wizard_free(wizard);
}

static void test_what_is_not_decided_waits(void)
{
    struct wizard *wizard = in_a_text();
    kill_it(wizard);
    wizard_again(wizard);
    SEES(wizard, "Type a number:");
    wizard_press(wizard, "Enter");
    SEES(wizard, "until then it waits.");
    wizard_type(wizard, "goto q7\n1\nrecover\n");
    SEES(wizard, "Go on writing;");
    wizard_type(wizard, ".\n");
    ANSWER(wizard, "mnr.q09", ".value", "A first line\n\nA third line");
    wizard_free(wizard);
}

static void test_a_draft_goes_into_no_other_record(void)
{
    struct wizard *wizard = in_a_text();
    kill_it(wizard);
    wizard_shell(wizard, "rm nor.yaml; mnr new nor.yaml --country NOR --instruments mnr");
    wizard_again(wizard);
    SEES(wizard, "belongs to another record");
    SEES(wizard, "mnr.q01a>");
    SHELL(wizard, DRAFTS " | grep -c aside; " DRAFTS " | wc -l", "0\n1");
    wizard_free(wizard);
}

/* The line that had not been ended is kept too, where the terminal still tells it. */
static void test_signals_keep_a_text(void)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct wizard *wizard = in_a_text();
        wizard_type(wizard, "half a li");
        SEES(wizard, "half a li");
        terminal_signal(wizard->terminal, signals[i]);
        CHECK(terminal_wait_end(wizard->terminal) == 0);
        ANSWER(wizard, "mnr.q09", ".state", "unanswered");
        wizard_again(wizard);
        SEES(wizard, "half a li");
        wizard_type(wizard, "1\n.\n");
        ANSWER(wizard, "mnr.q09", ".value", "A first line\n\nA third line\nhalf a li");
        wizard_free(wizard);
    }
}

static void test_a_closed_terminal_keeps_a_text(void)
{
    struct wizard *wizard = in_a_text();
    terminal_hang_up(wizard->terminal);
    CHECK(terminal_wait_end(wizard->terminal) == 0);
    wizard_again(wizard);
    SEES(wizard, "Q9: Answer: A first line");
    wizard_type(wizard, "1\n.\n");
    ANSWER(wizard, "mnr.q09", ".value", "A first line\n\nA third line");
    wizard_free(wizard);
}

static void test_a_closed_terminal_keeps_half_a_source(void)
{
    struct wizard *wizard = lines_at("q7");
    wizard_type(wizard, "source\nDecree 12\n2024\n");
    SHELL(wizard, "grep -c 2024 .state/mnr-assess/drafts/*.yaml", "1");
    terminal_hang_up(wizard->terminal);
    CHECK(terminal_wait_end(wizard->terminal) == 0);
    ANSWER(wizard, "mnr.q07", ".sources | length", "0");
    wizard_again(wizard);
    SEES(wizard, "Q7: Source: Decree 12 | 2024");
    wizard_type(wizard, "1\n");
    ANSWER(wizard, "mnr.q07", ".sources[0] | .title + \" \" + .date", "Decree 12 2024");
    wizard_free(wizard);
}

static void test_the_old_text_stands_until_the_new_one_is_ended(void)
{
    struct wizard *wizard = in_a_text();
    wizard_type(wizard, ".\ngoto q9\nAnother\n");
    SHELL(wizard, "grep -c Another .state/mnr-assess/drafts/*.yaml", "1");
    ANSWER(wizard, "mnr.q09", ".value", "A first line\n\nA third line");
    wizard_type(wizard, ".cancel\n");
    SEES(wizard, "Given up; it is as it was before.");
    SHELL(wizard, DRAFTS, "");
    wizard_type(wizard, "quit\n");
    CHECK(terminal_wait_end(wizard->terminal) == 0);
    ANSWER(wizard, "mnr.q09", ".value", "A first line\n\nA third line");
    wizard_free(wizard);
}

static void test_control_c_gives_up_a_line_and_no_more(void)
{
    struct wizard *wizard = in_a_text();
    wizard_type(wizard, "wrong");
    SEES(wizard, "wrong");
    wizard_press(wizard, "C-c");
    SEES(wizard, "That line is not taken. Go on;");
    wizard_type(wizard, "right\n.\n");
    ANSWER(wizard, "mnr.q09", ".value", "A first line\n\nA third line\nright");
    wizard_press(wizard, "C-c");
    SEES(wizard, "“quit” leaves");
    wizard_type(wizard, "na\n");
    SEES(wizard, "Why does it not apply?");
    wizard_press(wizard, "C-c");
    SEES(wizard, "Given up; it is as it was before.");
    wizard_type(wizard, "quit\n");
    CHECK(terminal_wait_end(wizard->terminal) == 0);
    ANSWER(wizard, "mnr.q10", ".state", "unanswered");
    wizard_free(wizard);
}

/* The kernel's own lines end at 4,095 bytes. */
static void test_a_line_of_any_length_is_whole(void)
{
    enum { LENGTH = 64 * 1024 };
    char *line = malloc(LENGTH + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(line);
    struct wizard *wizard = lines_at("q9");
    SEES(wizard, "mnr.q09>");
    for (size_t i = 0; i < LENGTH; i++)
        line[i] = "One word and another. "[i % 22];
    memcpy(line + LENGTH - 4, "END.", 5);
    wizard_type(wizard, line);
    wizard_type(wizard, "\n.\n");
    SEES(wizard, "mnr.q10>");
    ANSWER(wizard, "mnr.q09", ".value|length", "65536");
    ANSWER(wizard, "mnr.q09", ".value|.[65532:]", "END.");
    wizard_free(wizard);
    free(line);
}

static void test_what_is_typed_can_be_taken_back(void)
{
    struct wizard *wizard = lines_at("q9");
    SEES(wizard, "mnr.q09>");
    wizard_type(wizard, "wrong");
    wizard_press(wizard, "C-u");
    wizard_type(wizard, "One twoo");
    CURSOR_BEHIND(wizard, "> One twoo");
    wizard_press(wizard, "Backspace");
    CURSOR_BEHIND(wizard, "> One two");
    wizard_press(wizard, "C-w");
    CURSOR_BEHIND(wizard, "> One ");
    wizard_type(wizard, "中é");
    CURSOR_BEHIND(wizard, "One 中é");
    wizard_press(wizard, "Backspace Backspace");
    CURSOR_BEHIND(wizard, "> One ");
    wizard_type(wizard, "น้ำ");
    wizard_press(wizard, "Backspace");
    SEES(wizard, "> One น้");
    wizard_press(wizard, "C-d");         /* no end in the middle of a line */
    wizard_press(wizard, "Left Up M-x"); /* nor are these words */
    wizard_type(wizard, "!\n.\n");
    ANSWER(wizard, "mnr.q09", ".value", "One น้!");
    wizard_free(wizard);
}

/* As where no terminal is ours: what was typed is on the screen again behind the shell's own lines.
 */
static void test_control_z_lends_the_terminal_to_the_shell(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.command = "set -m; \"$MNR\" nor.yaml; stty -a | grep -o ' icanon'; "
                                          "stty -a | grep -o ' echo '; read line; fg; exit 0",
                               .terminal = {.term = "dumb"}});
    SEES(wizard, "mnr.q01a>");
    wizard_type(wizard, "goto q9\n");
    SEES(wizard, "mnr.q09>");
    wizard_type(wizard, "Half a l");
    CURSOR_BEHIND(wizard, "Half a l");
    wizard_press(wizard, "C-z");
    SEES(wizard, " icanon");
    SEES(wizard, " echo");
    wizard_press(wizard, "Enter");
    CURSOR_BEHIND(wizard, "Half a l");
    wizard_type(wizard, "ine\n.\n");
    ANSWER(wizard, "mnr.q09", ".value", "Half a line");
    wizard_type(wizard, "quit\n");
    ENDS(wizard, 0);
    wizard_free(wizard);
}

static void test_a_wrong_byte_refuses_its_line(void)
{
    struct wizard *wizard = lines_at("q9");
    SEES(wizard, "mnr.q09>");
    wizard_type(wizard, "comit\xE9 national\n");
    SEES(wizard, "A line that is not UTF-8 is not taken");
    wizard_type(wizard, "comité national\n.\n");
    ANSWER(wizard, "mnr.q09", ".value", "comité national");
    wizard_type(wizard, "quit\n");
    ENDS(wizard, 0);
    wizard_free(wizard);
}

/* What is typed is seen where it is typed. */
static void test_output_into_a_pipe(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .command = "mnr edit --plain nor.yaml | cat > log; echo en\"\"ded", .terminal = {0}});
    SHELL(wizard, "grep -c 'mnr.q01a>' log", "1");
    wizard_type(wizard, "goto q9\nOne twoo");
    CURSOR_BEHIND(wizard, "One twoo");
    wizard_press(wizard, "Backspace");
    CURSOR_BEHIND(wizard, "One two");
    wizard_type(wizard, "\n.\nquit\n");
    SEES(wizard, "ended");
    ANSWER(wizard, "mnr.q09", ".value", "One two");
    wizard_free(wizard);
}

/* Somebody else shows what is typed, or nobody does. */
static void test_a_terminal_that_shows_nothing(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .command = "stty -echo; mnr nor.yaml; stty echo", .terminal = {.term = "dumb"}});
    SEES(wizard, "mnr.q01a>");
    wizard_type(wizard, "goto q9\n");
    CURSOR_BEHIND(wizard, "mnr.q09> ");
    SEES_NOT(wizard, "> goto");
    wizard_free(wizard);
}

static void test_answers_that_cannot_be_saved(void)
{
    struct wizard *wizard = lines_at("q7");
    SEES(wizard, "mnr.q07>");
    SHELL(wizard, "mkdir away && mv nor.yaml away", "");
    wizard_type(wizard, "2\n");
    SEES(wizard, "NOT SAVED. Your answers are kept in memory, and offered");
    SEES(wizard, "Type “save” to try again");
    kill_it(wizard);
    SHELL(wizard, "mv away/nor.yaml .", "");
    wizard_again(wizard);
    SEES(wizard, "1 change could not be");
    wizard_type(wizard, "1\n");
    SEES(wizard, "Brought back and saved.");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    SHELL(wizard, "ls .state/mnr-assess/recovery", "");
    wizard_free(wizard);
}

static void test_answers_that_meet_changed_ones(void)
{
    struct wizard *wizard = lines_at("q7");
    SEES(wizard, "mnr.q07>");
    SHELL(wizard, "mkdir away && mv nor.yaml away", "");
    wizard_type(wizard, "2\n");
    SEES(wizard, "NOT SAVED");
    kill_it(wizard);
    wizard_shell(wizard, "mv away/nor.yaml .; mnr set nor.yaml mnr.q07 no");
    wizard_again(wizard);
    SEES(wizard, "Leave them out");
    wizard_type(wizard, "1\n");
    SEES(wizard, "1. What was not saved: ");
    SEES(wizard, "2. What is in the file: ");
    wizard_type(wizard, "1\n");
    SEES(wizard, "Brought back and saved.");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    wizard_free(wizard);
}

static void test_a_vanished_file_is_written_again(void)
{
    struct wizard *wizard = lines_at("q7");
    SEES(wizard, "mnr.q07>");
    SHELL(wizard, "rm nor.yaml", "");
    wizard_type(wizard, "2\n");
    SEES(wizard, "“save nor.yaml” writes it there again");
    wizard_type(wizard, "save nor.yaml\n");
    SEES(wizard, "Saved: nor.yaml");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    SHELL(wizard, "ls .state/mnr-assess/recovery", "");
    wizard_type(wizard, "quit\n");
    CHECK(terminal_wait_end(wizard->terminal) == 0);
    wizard_free(wizard);
}

static void test_too_small_a_window_gets_lines(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){.terminal = {8, 60}});
    SEES(wizard, "mnr.q01a>");
    wizard_type(wizard, "goto q7\n1\nquit\n");
    CHECK(terminal_wait_end(wizard->terminal) == 0);
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_free(wizard);
}

static void test_too_small_a_window_is_told(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.command = "stty rows 8; mnr nor.yaml"});
    SEES(wizard, "This window is 80 x 8; the full screen needs 40 x 10, so the questions come");
    SEES(wizard, "mnr.q01a>");
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"a text outlives a kill", test_a_text_outlives_a_kill_and_goes_on},
    {"into the full screen", test_a_text_outlives_a_kill_into_the_full_screen},
    {"from the full screen", test_words_of_the_full_screen_are_offered_line_by_line},
    {"what is left out", test_what_is_left_out_is_put_aside},
    {"what is not decided waits", test_what_is_not_decided_waits},
    {"a draft goes into no other record", test_a_draft_goes_into_no_other_record},
    {"signals keep a text", test_signals_keep_a_text},
    {"a closed terminal keeps a text", test_a_closed_terminal_keeps_a_text},
    {"a closed terminal, half a source", test_a_closed_terminal_keeps_half_a_source},
    {"the old text stands until then", test_the_old_text_stands_until_the_new_one_is_ended},
    {"Ctrl-C gives up a line", test_control_c_gives_up_a_line_and_no_more},
    {"a line of any length is whole", test_a_line_of_any_length_is_whole},
    {"what is typed can be taken back", test_what_is_typed_can_be_taken_back},
    {"Ctrl-Z lends the terminal to the shell", test_control_z_lends_the_terminal_to_the_shell},
    {"a wrong byte refuses its line", test_a_wrong_byte_refuses_its_line},
    {"output into a pipe", test_output_into_a_pipe},
    {"a terminal that shows nothing", test_a_terminal_that_shows_nothing},
    {"answers that cannot be saved", test_answers_that_cannot_be_saved},
    {"answers that meet changed ones", test_answers_that_meet_changed_ones},
    {"a vanished file is written again", test_a_vanished_file_is_written_again},
    {"too small a window gets lines", test_too_small_a_window_gets_lines},
    {"too small a window is told", test_too_small_a_window_is_told},
    CU_TEST_INFO_NULL,
};

void lines_suite(void)
{
    wizard_register("line by line", tests);
}
