/* The harness itself, on small programs whose behaviour is known. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <CUnit/CUnit.h>

#include "tests/screen/suites.h"
#include "tests/screen/terminal.h"

static struct terminal *start_script(const char *script, const struct terminal_options *options)
{
    const char *const arguments[] = {"sh", "-c", script, NULL};
    return terminal_start(arguments, options);
}

/* A program that puts the terminal into `modes` and shows the bytes that it is sent. */
static struct terminal *start_echo(const char *modes)
{
    char script[256];
    snprintf(script, sizeof script, "stty raw -echo; printf '%sready '; cat -vt", modes);
    struct terminal *terminal = start_script(script, NULL);
    CU_ASSERT(terminal_wait_text(terminal, "ready"));
    return terminal;
}

static void test_typing_and_reading(void)
{
    const char *const arguments[] = {"cat", NULL};
    struct terminal *terminal = terminal_start(arguments, NULL);
    terminal_type(terminal, "grün");
    CU_ASSERT(terminal_wait_text(terminal, "grün"));
    CU_ASSERT(terminal_wait_cursor(terminal, 0, 4));
    terminal_press(terminal, "Enter");
    CU_ASSERT(terminal_wait_cursor(terminal, 2, 0));
    CU_ASSERT_STRING_EQUAL(terminal_row(terminal, 0), "grün");
    CU_ASSERT_STRING_EQUAL(terminal_row(terminal, 1), "grün");
    CU_ASSERT_STRING_EQUAL(terminal_row(terminal, 2), "");
    CU_ASSERT_STRING_EQUAL(terminal_row(terminal, 24), "");
    CU_ASSERT_PTR_NOT_NULL(strstr(terminal_screen(terminal), "grün\ngrün\n\n"));
    CU_ASSERT(terminal_wait_no_text(terminal, "blau"));
    terminal_press(terminal, "C-d");
    CU_ASSERT_EQUAL(terminal_wait_end(terminal), 0);
    CU_ASSERT(terminal_is_restored(terminal));
    terminal_free(terminal);
    terminal_free(NULL);
}

static void test_surroundings(void)
{
    static const char *const environment[] = {"EDITOR=ed", "EXTRA=more", NULL};
    const struct terminal_options options = {
        .rows = 10, .columns = 50, .term = "vt100", .environment = environment};
    struct terminal *terminal =
        start_script("echo $LANG $TZ $TERM $EDITOR $EXTRA $LC_ALL; stty size; "
                     "[ \"$(pwd -P)\" = \"$(cd \"$HOME\" && pwd -P)\" ] && echo at home; "
                     "touch $XDG_CONFIG_HOME/x $XDG_STATE_HOME/x $XDG_RUNTIME_DIR/x && echo yes",
                     &options);
    CU_ASSERT_EQUAL(terminal_wait_end(terminal), 0);
    CU_ASSERT_STRING_EQUAL(terminal_row(terminal, 0), "C.UTF-8 UTC vt100 ed more");
    CU_ASSERT_STRING_EQUAL(terminal_row(terminal, 1), "10 50");
    CU_ASSERT_STRING_EQUAL(terminal_row(terminal, 2), "at home");
    CU_ASSERT_STRING_EQUAL(terminal_row(terminal, 3), "yes");
    terminal_free(terminal);
}

static void test_homes(void)
{
    struct terminal *first = start_script("echo kept > note", NULL);
    CU_ASSERT_EQUAL(terminal_wait_end(first), 0);
    const struct terminal_options options = {.home = terminal_home(first)};
    struct terminal *second = start_script("cat note", &options);
    CU_ASSERT_EQUAL(terminal_wait_end(second), 0);
    CU_ASSERT_STRING_EQUAL(terminal_row(second, 0), "kept");
    terminal_free(second);
    CU_ASSERT_EQUAL(access(terminal_home(first), F_OK), 0);
    char *home = strdup(terminal_home(first));
    terminal_free(first);
    CU_ASSERT_NOT_EQUAL(access(home, F_OK), 0);
    free(home);
}

static void check_keys(const char *modes, const char *keys, const char *sent)
{
    struct terminal *terminal = start_echo(modes);
    terminal_press(terminal, keys);
    CU_ASSERT(terminal_wait_text(terminal, sent));
    terminal_free(terminal);
}

static void test_keys(void)
{
    check_keys("", "a ü Space b", "ready aM-CM-< b");
    check_keys("", "Enter Tab Backspace C-x M-b Esc", "^M^I^?^X^[b^[");
    check_keys("", "C-i C-m C-Space", "^I^M^@");
    check_keys("", "Up Home End PageDown Delete", "^[[A^[[H^[[F^[[6~^[[3~");
    check_keys("\\033[?1h", "Up Home End PageDown Delete", "^[OA^[OH^[OF^[[6~^[[3~");
    check_keys("", "S-Tab C-Left S-F1 F1 F5 F12", "^[[Z^[[1;5D^[[1;2P^[OP^[[15~^[[24~");
}

static void check_paste(const char *modes, const char *sent)
{
    struct terminal *terminal = start_echo(modes);
    terminal_paste(terminal, "one\ntwo");
    CU_ASSERT(terminal_wait_text(terminal, sent));
    terminal_free(terminal);
}

static void test_pastes(void)
{
    check_paste("", "ready one^Mtwo");
    check_paste("\\033[?2004h", "^[[200~one^Mtwo^[[201~");
}

static void test_answers_to_the_program(void)
{
    struct terminal *terminal = start_echo("\\033[5;7H\\033[6n");
    CU_ASSERT(terminal_wait_text(terminal, "ready ^[[5;7R"));
    terminal_free(terminal);
}

/* More than the kernel takes at once, in both directions. */
static void test_much_to_send_and_receive(void)
{
    enum { MUCH = 300000 };
    static char text[MUCH + 1];
    memset(text, 'x', MUCH);
    struct terminal *terminal = start_script(
        "stty raw -echo opost; printf ready; head -c 300000 | wc -c; seq 1 20000", NULL);
    CU_ASSERT(terminal_wait_text(terminal, "ready"));
    terminal_type(terminal, text);
    CU_ASSERT_EQUAL(terminal_wait_end(terminal), 0);
    CU_ASSERT(terminal_wait_text(terminal, "20000"));
    terminal_free(terminal);
}

/* A character may come in two parts. */
static void test_characters_in_parts(void)
{
    struct terminal *terminal = start_script("stty raw -echo; printf 'gr\\303'; head -c 1; printf "
                                             "'a\\344\\270'; head -c 1; printf '.\\303'",
                                             NULL);
    CU_ASSERT(terminal_wait_text(terminal, "gr"));
    terminal_type(terminal, "\274");
    CU_ASSERT(terminal_wait_text(terminal, "grüa"));
    terminal_type(terminal, "\255");
    CU_ASSERT(terminal_wait_text(terminal, "grüa中."));
    CU_ASSERT_EQUAL(terminal_wait_end(terminal), 0);
    terminal_free(terminal);
}

static void test_cells(void)
{
    struct terminal *terminal = start_script(
        "printf '\\033[1;31mA\\033[0;4;7;44mB\\033[0;38;2;1;2;3mC\\033[m中e\\314\\201.'", NULL);
    CU_ASSERT(terminal_wait_text(terminal, "中e\u0301."));
    struct terminal_cell a = terminal_cell(terminal, 0, 0);
    CU_ASSERT(a.bold && !a.reverse && !a.underline);
    CU_ASSERT_EQUAL(a.foreground, 1);
    CU_ASSERT_EQUAL(a.background, TERMINAL_DEFAULT_COLOUR);
    struct terminal_cell b = terminal_cell(terminal, 0, 1);
    CU_ASSERT(!b.bold && b.reverse && b.underline);
    CU_ASSERT_EQUAL(b.foreground, TERMINAL_DEFAULT_COLOUR);
    CU_ASSERT_EQUAL(b.background, 4);
    CU_ASSERT_EQUAL(terminal_cell(terminal, 0, 2).foreground, TERMINAL_RGB | 0x010203);
    CU_ASSERT_STRING_EQUAL(terminal_cell(terminal, 0, 3).text, "中");
    CU_ASSERT_STRING_EQUAL(terminal_cell(terminal, 0, 4).text, "");
    CU_ASSERT_STRING_EQUAL(terminal_cell(terminal, 0, 5).text, "e\u0301");
    CU_ASSERT_STRING_EQUAL(terminal_cell(terminal, 3, 3).text, " ");
    terminal_free(terminal);
}

static void test_finding_text_and_cursor(void)
{
    int row = -1;
    int column = -1;
    struct terminal *terminal =
        start_script("printf '\\033[3;5H中 here\\033[9;2Hthere\\033[3;1H\\a\\a\\033[?25l'", NULL);
    CU_ASSERT_EQUAL(terminal_wait_end(terminal), 0);
    CU_ASSERT(terminal_find(terminal, "here", &row, &column));
    CU_ASSERT_EQUAL(row, 2);
    CU_ASSERT_EQUAL(column, 7);
    CU_ASSERT(terminal_find(terminal, "there", &row, &column));
    CU_ASSERT_EQUAL(row, 8);
    CU_ASSERT_EQUAL(column, 1);
    CU_ASSERT_FALSE(terminal_find(terminal, "nowhere", NULL, NULL));
    CU_ASSERT(terminal_wait_cursor_beside(terminal, "中"));
    CU_ASSERT_EQUAL(terminal_bells(terminal), 2);
    CU_ASSERT_FALSE(terminal_cursor_is_visible(terminal));
    terminal_free(terminal);
}

static void test_restored(void)
{
    struct terminal *terminal = start_script(
        "echo below; saved=$(stty -g); stty raw -echo; tput smcup; tput civis; tput smkx; "
        "printf '\\033[?2004h\\033[7mup'; dd bs=1 count=1 2>/dev/null; tput sgr0; "
        "printf '\\033[?2004l'; tput rmkx; tput cnorm; tput rmcup; stty $saved",
        NULL);
    CU_ASSERT(terminal_wait_text(terminal, "up"));
    CU_ASSERT(terminal_is_alternate(terminal));
    CU_ASSERT_FALSE(terminal_cursor_is_visible(terminal));
    CU_ASSERT_FALSE(terminal_find(terminal, "below", NULL, NULL));
    terminal_press(terminal, "x");
    CU_ASSERT_EQUAL(terminal_wait_end(terminal), 0);
    CU_ASSERT(terminal_is_restored(terminal));
    CU_ASSERT(terminal_find(terminal, "below", NULL, NULL));
    terminal_free(terminal);
}

/* Starts a script whose misses are told to `report` instead, and quickly. */
static struct terminal *start_quietly(const char *script, FILE *report, int patience)
{
    const struct terminal_options options = {.report = report, .patience = patience};
    return start_script(script, &options);
}

static void test_not_restored(void)
{
    static const struct {
        const char *script;
        const char *told;
    } cases[] = {
        {"tput smcup", "alternate screen"},    {"tput civis", "cursor was left invisible"},
        {"tput smkx", "application mode"},     {"printf '\\033[?2004h'", "in brackets"},
        {"printf '\\033[1m'", "an attribute"}, {"stty -echo", "line discipline"},
        {"stty -icanon", "line discipline"},   {"stty intr x", "line discipline"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *told = NULL;
        size_t length = 0;
        FILE *report = open_memstream(&told, &length);
        CU_ASSERT_PTR_NOT_NULL_FATAL(report);
        struct terminal *terminal = start_quietly(cases[i].script, report, 0);
        CU_ASSERT_EQUAL(terminal_wait_end(terminal), 0);
        CU_ASSERT_FALSE(terminal_is_restored(terminal));
        fclose(report);
        CU_ASSERT_PTR_NOT_NULL(strstr(told, cases[i].told));
        free(told);
        terminal_free(terminal);
    }
}

static void test_resizing(void)
{
    struct terminal *terminal = start_script(
        "trap 'echo now $(stty size)' WINCH; echo first $(stty size); while :; do sleep 1 & wait; "
        "done",
        NULL);
    CU_ASSERT(terminal_wait_text(terminal, "first 24 80"));
    terminal_resize(terminal, 16, 60);
    CU_ASSERT(terminal_wait_text(terminal, "now 16 60"));
    terminal_free(terminal);
}

static void test_signals(void)
{
    struct terminal *terminal =
        start_script("trap 'exit 7' TERM; echo ready; while :; do sleep 1 & wait; done", NULL);
    CU_ASSERT(terminal_wait_text(terminal, "ready"));
    terminal_signal(terminal, SIGTERM);
    CU_ASSERT_EQUAL(terminal_wait_end(terminal), 7);
    terminal_signal(terminal, SIGKILL);
    terminal_free(terminal);

    terminal = start_script("kill -KILL $$", NULL);
    CU_ASSERT_EQUAL(terminal_wait_end(terminal), 128 + SIGKILL);
    terminal_free(terminal);

    terminal = start_script("echo ready; exec cat", NULL);
    CU_ASSERT(terminal_wait_text(terminal, "ready"));
    terminal_press(terminal, "C-c");
    CU_ASSERT_EQUAL(terminal_wait_end(terminal), 128 + SIGINT);
    terminal_free(terminal);
}

static void test_hanging_up(void)
{
    char path[512];
    struct terminal *terminal =
        start_script("trap 'echo gone > $HOME/gone; exit 3' HUP; echo ready; while :; do sleep 1 & "
                     "wait; done",
                     NULL);
    CU_ASSERT(terminal_wait_text(terminal, "ready"));
    terminal_hang_up(terminal);
    CU_ASSERT_EQUAL(terminal_wait_end(terminal), 3);
    snprintf(path, sizeof path, "%s/gone", terminal_home(terminal));
    CU_ASSERT_EQUAL(access(path, F_OK), 0);
    CU_ASSERT_STRING_EQUAL(terminal_row(terminal, 0), "ready");
    terminal_free(terminal);
}

static void test_missed_wait(void)
{
    char *told = NULL;
    size_t length = 0;
    FILE *report = open_memstream(&told, &length);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    struct terminal *terminal = start_quietly("echo this; exec cat", report, 300);
    CU_ASSERT_FALSE(terminal_wait_text(terminal, "that"));
    fflush(report);
    CU_ASSERT_PTR_NOT_NULL(strstr(told, "expected: the screen shows “that”\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(told, "cursor is in row 1, column 0"));
    CU_ASSERT_PTR_NOT_NULL(strstr(told, "|this\n"));
    CU_ASSERT_PTR_NULL(strstr(told, "has ended"));
    size_t once = length;
    CU_ASSERT_FALSE(terminal_wait_text(terminal, "this"));
    CU_ASSERT_EQUAL(terminal_wait_end(terminal), -1);
    fclose(report);
    CU_ASSERT_EQUAL(length, once);
    terminal_free(terminal);
    free(told);
}

/* The wait is over when the program is, however much patience is left. */
static void test_missed_by_a_program_that_ended(void)
{
    char *told = NULL;
    size_t length = 0;
    FILE *report = open_memstream(&told, &length);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    struct terminal *terminal = start_quietly("echo this; exit 4", report, 3600 * 1000);
    CU_ASSERT_FALSE(terminal_wait_text(terminal, "that"));
    fclose(report);
    CU_ASSERT_PTR_NOT_NULL(strstr(told, "has ended with status 4"));
    terminal_free(terminal);
    free(told);
}

static void test_no_such_program(void)
{
    const char *const arguments[] = {"/nowhere/program", NULL};
    struct terminal *terminal = terminal_start(arguments, NULL);
    CU_ASSERT_EQUAL(terminal_wait_end(terminal), 127);
    CU_ASSERT(terminal_wait_text(terminal, "/nowhere/program"));
    terminal_free(terminal);
}

static CU_TestInfo tests[] = {
    {"typing and reading", test_typing_and_reading},
    {"surroundings", test_surroundings},
    {"home folders", test_homes},
    {"keys", test_keys},
    {"pastes", test_pastes},
    {"answers to the program", test_answers_to_the_program},
    {"much to send and receive", test_much_to_send_and_receive},
    {"characters in parts", test_characters_in_parts},
    {"cells", test_cells},
    {"finding text and cursor", test_finding_text_and_cursor},
    {"a terminal that is restored", test_restored},
    {"terminals that are not", test_not_restored},
    {"resizing", test_resizing},
    {"signals", test_signals},
    {"hanging up", test_hanging_up},
    {"a missed wait", test_missed_wait},
    {"a wait missed by a program that ended", test_missed_by_a_program_that_ended},
    {"no such program", test_no_such_program},
    CU_TEST_INFO_NULL,
};

void terminal_suite(void)
{
    CU_SuiteInfo suites[] = {{.pName = "terminal", .pTests = tests}, CU_SUITE_INFO_NULL};
    CU_register_suites(suites);
}
