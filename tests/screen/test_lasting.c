/* Whatever ends the wizard or disturbs its terminal, no word is lost. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static long milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- ends without warning ---- */

static void test_typed_words_outlive_a_kill(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "The committee has no budget");
    long typed = milliseconds();
    ANSWER(wizard, "mnr.q09", ".value", "The committee has no budget");
    CHECK(milliseconds() - typed < 2500);
    wizard_type(wizard, " of its own");
    typed = milliseconds();
    ANSWER(wizard, "mnr.q09", ".value", "The committee has no budget of its own");
    CHECK(milliseconds() - typed < 2500);
    terminal_signal(wizard->terminal, SIGKILL);
    CHECK(terminal_wait_end(wizard->terminal) == 128 + SIGKILL);
    wizard_again(wizard);
    SEES(wizard, "   Q9 ");
    SEES(wizard, "│ The committee has no budget of its own");
    SEES(wizard, "2 of 90");
    wizard_free(wizard);
}

static void test_a_reason_and_a_note_outlive_a_kill(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "n");
    wizard_type(wizard, "A note");
    ANSWER(wizard, "mnr.q07", ".note", "A note");
    wizard_escape(wizard, "Note: A note");
    wizard_press(wizard, "a");
    wizard_type(wizard, "A reason");
    ANSWER(wizard, "mnr.q07", ".reason", "A reason");
    terminal_signal(wizard->terminal, SIGKILL);
    CHECK(terminal_wait_end(wizard->terminal) == 128 + SIGKILL);
    wizard_again(wizard);
    SEES(wizard, "Not applicable: A reason");
    SEES(wizard, "Note: A note");
    wizard_free(wizard);
}

static void test_where_one_was_outlives_a_kill(void)
{
    struct wizard *wizard = wizard_at("46");
    SHELL(wizard, "grep -c 'mnr.q46' nor.yaml", "1");
    terminal_signal(wizard->terminal, SIGKILL);
    CHECK(terminal_wait_end(wizard->terminal) == 128 + SIGKILL);
    wizard_again(wizard);
    SEES(wizard, "   Q46 ");
    CURSOR_BESIDE(wizard, "1 ( ) Yes");
    wizard_free(wizard);
}

/* ---- the terminal goes ---- */

static void check_hanging_up(const char *command)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.command = command, .question = "9"});
    wizard_type(wizard, "Half a sen");
    CURSOR_BEHIND(wizard, "Half a sen");
    terminal_hang_up(wizard->terminal);
    CHECK(terminal_wait_end(wizard->terminal) == 0);
    ANSWER(wizard, "mnr.q09", ".value", "Half a sen");
    wizard_free(wizard);
}

static void test_a_closed_terminal_saves_and_ends(void)
{
    check_hanging_up("exec \"$MNR\" nor.yaml");
}

/* As under nohup: then only reading tells that nobody is there any more. */
static void test_a_closed_terminal_without_a_signal(void)
{
    check_hanging_up("trap '' HUP; exec \"$MNR\" nor.yaml");
}

static void test_a_closed_terminal_in_a_box(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "n");
    wizard_type(wizard, "Half a note");
    CURSOR_BEHIND(wizard, "Half a note");
    terminal_hang_up(wizard->terminal);
    CHECK(terminal_wait_end(wizard->terminal) == 0);
    ANSWER(wizard, "mnr.q07", ".note", "Half a note");
    wizard_free(wizard);
}

/* ---- asked to end ---- */

static void test_signals_save_and_restore(void)
{
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct wizard *wizard = wizard_at("9");
        wizard_type(wizard, "Half a sen");
        CURSOR_BEHIND(wizard, "Half a sen");
        terminal_signal(wizard->terminal, signals[i]);
        ENDS(wizard, 0);
        ANSWER(wizard, "mnr.q09", ".value", "Half a sen");
        wizard_free(wizard);
    }
}

/* The keys wait in the terminal while the program sleeps; the signal overtakes them. */
static void test_letters_that_a_signal_overtook_are_kept(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "Half");
    CURSOR_BEHIND(wizard, "Half");
    terminal_signal(wizard->terminal, SIGSTOP);
    wizard_type(wizard, " a sentence");
    terminal_signal(wizard->terminal, SIGTERM);
    terminal_signal(wizard->terminal, SIGCONT);
    ENDS(wizard, 0);
    ANSWER(wizard, "mnr.q09", ".value", "Half a sentence");
    wizard_free(wizard);
}

static void test_control_c_saves_and_restores(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "Half a sen");
    CURSOR_BEHIND(wizard, "Half a sen");
    wizard_press(wizard, "C-c");
    ENDS(wizard, 0);
    ANSWER(wizard, "mnr.q09", ".value", "Half a sen");
    wizard_free(wizard);
}

static void test_a_signal_ends_boxes_and_pages(void)
{
    static const char *const ways[] = {"n", "g", "a", "s a", "o", "f", "r", "p e", "t", "w", "?"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct wizard *wizard = wizard_at("7");
        wizard_press(wizard, ways[i]);
        terminal_signal(wizard->terminal, SIGTERM);
        ENDS(wizard, 0);
        wizard_free(wizard);
    }
}

/* ---- Ctrl-Z ---- */

static const char with_jobs[] = "set -m; \"$MNR\" nor.yaml; echo sta\"\"tus $?; stty -a | grep -o "
                                "' icanon'; read answer; fg; echo en\"\"ded $?; exit 0";

static void test_control_z_goes_and_fg_comes_back(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.command = with_jobs, .question = "9"});
    wizard_type(wizard, "Before");
    wizard_press(wizard, "C-z");
    SEES(wizard, "status 1");
    SEES(wizard, " icanon");
    CHECK(!terminal_is_alternate(wizard->terminal));
    CHECK(terminal_is_restored(wizard->terminal));
    ANSWER(wizard, "mnr.q09", ".value", "Before");
    wizard_press(wizard, "Enter");
    SEES(wizard, "│ Before");
    CURSOR_BEHIND(wizard, "│ Before");
    CHECK(terminal_is_alternate(wizard->terminal));
    wizard_type(wizard, " and after");
    terminal_paste(wizard->terminal, "\nand pasted");
    CURSOR_BEHIND(wizard, "│ and pasted");
    wizard_escape(wizard, "q quit");
    wizard_press(wizard, "q");
    SEES(wizard, "ended 0");
    ENDS(wizard, 0);
    ANSWER(wizard, "mnr.q09", ".value", "Before and after\nand pasted");
    wizard_free(wizard);
}

/* A wizard that is all there is in its window has nobody to continue it. */
static void test_control_z_without_a_shell_does_nothing(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "Before");
    wizard_press(wizard, "C-z");
    ANSWER(wizard, "mnr.q09", ".value", "Before");
    wizard_type(wizard, " and after");
    CURSOR_BEHIND(wizard, "│ Before and after");
    CHECK(terminal_is_alternate(wizard->terminal));
    terminal_resize(wizard->terminal, 8, 40);
    SEES(wizard, "Nothing is lost.");
    wizard_press(wizard, "C-z");
    terminal_resize(wizard->terminal, 24, 80);
    CURSOR_BEHIND(wizard, "│ Before and after");
    wizard_free(wizard);
}

static bool has_keys_at_the_bottom(struct terminal *terminal, void *context)
{
    (void)context;
    return strstr(terminal_row(terminal, 39), "q quit");
}

/* The window may have another size by the time one comes back. */
static void test_coming_back_to_another_size(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.command = with_jobs, .question = "7"});
    wizard_press(wizard, "C-z");
    SEES(wizard, " icanon");
    terminal_resize(wizard->terminal, 40, 120);
    wizard_press(wizard, "Enter");
    SEES(wizard, "What good looks like");
    CURSOR_BESIDE(wizard, "1 ( ) Yes");
    HOLDS(wizard, has_keys_at_the_bottom, NULL);
    wizard_press(wizard, "q");
    ENDS(wizard, 0);
    wizard_free(wizard);
}

/* ---- sizes ---- */

static void test_too_small_a_window_says_so_and_waits(void)
{
    struct wizard *wizard = wizard_at("7");
    terminal_resize(wizard->terminal, 9, 80);
    SEES(wizard, "This window is 80 x 9; the wizard needs 40 x 10. Nothing is lost.");
    SEES(wizard, "edit nor.yaml --plain” then asks line by line.");
    SEES_NOT(wizard, "Yes");
    terminal_resize(wizard->terminal, 24, 39);
    SEES(wizard, "This window is 39 x 24");
    wizard_press(wizard, "1 d Down");
    terminal_resize(wizard->terminal, 3, 12);
    SEES(wizard, "12 x 3;");
    terminal_resize(wizard->terminal, 10, 40);
    CURSOR_BESIDE(wizard, "1 ( ) Yes");
    SEES_NOT(wizard, "This window");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q07", ".state", "unanswered");
    wizard_free(wizard);
}

static void test_what_is_typed_in_too_small_a_window_is_kept(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "Begun ");
    CURSOR_BEHIND(wizard, "│ Begun ");
    terminal_resize(wizard->terminal, 8, 40);
    SEES(wizard, "Nothing is lost.");
    wizard_type(wizard, "wide");
    wizard_press(wizard, "Backspace Backspace Backspace Backspace");
    wizard_type(wizard, "small");
    wizard_press(wizard, "Enter");
    terminal_paste(wizard->terminal, "and pasted");
    terminal_resize(wizard->terminal, 24, 80);
    CURSOR_BEHIND(wizard, "│ and pasted");
    SEES(wizard, "│ Begun small");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09", ".value", "Begun small\nand pasted");
    wizard_free(wizard);
}

static void test_the_first_letter_may_come_in_too_small_a_window(void)
{
    struct wizard *wizard = wizard_at("9");
    SEES(wizard, "Type your answer here");
    terminal_resize(wizard->terminal, 8, 40);
    SEES(wizard, "Nothing is lost.");
    wizard_type(wizard, "All of it");
    terminal_resize(wizard->terminal, 24, 80);
    CURSOR_BEHIND(wizard, "│ All of it");
    wizard_free(wizard);
}

static void test_no_keystroke_is_lost_while_resizing(void)
{
    static const int sizes[][2] = {{24, 80}, {16, 60}, {10, 30}, {60, 200}, {40, 120}, {15, 59}};
    char words[201] = "";
    struct wizard *wizard = wizard_at("9");
    SEES(wizard, "Type your answer here");
    for (int i = 0; i < 100; i++) {
        const int *size = sizes[i % 6];
        const char letter[] = {(char)('a' + i % 26), '\0'};
        terminal_resize(wizard->terminal, size[0], size[1]);
        wizard_type(wizard, letter);
        strcat(words, letter);
    }
    terminal_resize(wizard->terminal, 24, 80);
    SEES(wizard, "Esc done");
    wizard_escape(wizard, "q quit");
    ANSWER(wizard, "mnr.q09", ".value", words);
    wizard_free(wizard);
}

static void test_the_cursor_stays_where_it_was_through_sizes(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "one two three");
    wizard_press(wizard, "C-Left");
    CURSOR_BEFORE(wizard, "three");
    terminal_resize(wizard->terminal, 60, 200);
    SEES(wizard, "What good looks like");
    CURSOR_BEFORE(wizard, "three");
    terminal_resize(wizard->terminal, 16, 60);
    SEES(wizard, "Esc done");
    CURSOR_BEFORE(wizard, "three");
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"typed words outlive a kill", test_typed_words_outlive_a_kill},
    {"a reason and a note outlive a kill", test_a_reason_and_a_note_outlive_a_kill},
    {"where one was outlives a kill", test_where_one_was_outlives_a_kill},
    {"a closed terminal saves and ends", test_a_closed_terminal_saves_and_ends},
    {"a closed terminal without a signal", test_a_closed_terminal_without_a_signal},
    {"a closed terminal in a box", test_a_closed_terminal_in_a_box},
    {"signals save and restore", test_signals_save_and_restore},
    {"letters that a signal overtook", test_letters_that_a_signal_overtook_are_kept},
    {"Ctrl-C saves and restores", test_control_c_saves_and_restores},
    {"a signal ends boxes and pages", test_a_signal_ends_boxes_and_pages},
    {"Ctrl-Z goes and fg comes back", test_control_z_goes_and_fg_comes_back},
    {"Ctrl-Z without a shell does nothing", test_control_z_without_a_shell_does_nothing},
    {"coming back to another size", test_coming_back_to_another_size},
    {"too small a window says so and waits", test_too_small_a_window_says_so_and_waits},
    {"typed in too small a window", test_what_is_typed_in_too_small_a_window_is_kept},
    {"first letter in too small a window", test_the_first_letter_may_come_in_too_small_a_window},
    {"no keystroke is lost while resizing", test_no_keystroke_is_lost_while_resizing},
    {"the cursor stays through sizes", test_the_cursor_stays_where_it_was_through_sizes},
    CU_TEST_INFO_NULL,
};

void lasting_suite(void)
{
    wizard_register("lasting", tests);
}
