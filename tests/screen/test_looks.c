/* How the wizard looks as a person has set it: colours, lines, panes, large letters, the mouse. */
#include <stdio.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

enum { BLACK = 16, WHITE = 231, TEAL = 30 };

/* The practice country at Q7 with a file of settings. */
static struct wizard *start_with(const char *settings, struct terminal_options terminal)
{
    char before[512];
    snprintf(before, sizeof before,
             "mkdir -p .config/mnr-assess && printf 'hints: off\\n%s' > "
             ".config/mnr-assess/settings.yaml",
             settings);
    return wizard_start(&(struct wizard_start){
        .practice = true, .before = before, .question = "7", .terminal = terminal});
}

/* The frame is drawn from its top to its bottom, so what stands above the last row is there, too.
 */
static bool is_white_below(struct terminal *terminal, void *context)
{
    (void)context;
    return terminal_cell(terminal, 23, 79).background == WHITE &&
           terminal_cell(terminal, 10, 40).background == WHITE;
}

/* ---- the screen of settings ---- */

static void test_a_setting_is_changed_and_kept(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, ",");
    SEES(wizard, "· Settings");
    CURSOR_BESIDE(wizard, "> Colours");
    SEES(wizard, "settings.yaml");
    wizard_press(wizard, "Enter");
    CURSOR_BESIDE(wizard, "> 1 calm");
    wizard_press(wizard, "3");
    CURSOR_BESIDE(wizard, "> Colours");
    SEES(wizard, "paper: black on white");
    SHELL(wizard, "grep ^theme .config/mnr-assess/settings.yaml", "theme: \"paper\"");
    HOLDS(wizard, is_white_below, NULL);
    wizard_escape(wizard, "1 ( ) Yes");
    wizard_quit(wizard);
    wizard_again(wizard);
    SEES(wizard, "1 ( ) Yes");
    HOLDS(wizard, is_white_below, NULL);
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_mistake_in_the_file_is_told_with_its_place(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "printf 'theme: calm\\nmouse: maybe\\n' > .config/mnr-assess/settings.yaml"});
    SEES(wizard, "settings.yaml:2:8: “maybe” is");
    SEES(wizard, "none of off, on; “off” is used");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* ---- colours ---- */

/* The cursor's row is reversed, the one below it white on black. */
static bool has_high_contrast(struct terminal *terminal, void *context)
{
    int row;
    int column;
    (void)context;
    terminal_cursor(terminal, &row, &column);
    return terminal_cell(terminal, 3, 5).background == BLACK &&
           terminal_cell(terminal, row, column).reverse &&
           terminal_cell(terminal, row, column + 2).reverse &&
           terminal_cell(terminal, row, column + 7).reverse &&
           terminal_cell(terminal, row + 1, 9).foreground == WHITE &&
           terminal_cell(terminal, row + 1, 9).background == BLACK;
}

static void test_high_contrast(void)
{
    struct wizard *wizard = start_with("theme: contrast\\n", (struct terminal_options){0});
    CURSOR_BESIDE(wizard, "> 1 (x) Yes");
    HOLDS(wizard, has_high_contrast, NULL);
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_no_color_comes_before_a_theme(void)
{
    static const char *const environment[] = {"NO_COLOR=1", NULL};
    struct wizard *wizard =
        start_with("theme: contrast\\n", (struct terminal_options){.environment = environment});
    CURSOR_BESIDE(wizard, "> 1 (x) Yes");
    for (int column = 0; column < 80; column++) {
        struct terminal_cell cell = terminal_cell(wizard->terminal, 3, column);
        CHECK(cell.background == TERMINAL_DEFAULT_COLOUR);
        CHECK(cell.foreground == TERMINAL_DEFAULT_COLOUR);
    }
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void check_accent(const char *term, int colour)
{
    struct wizard *wizard = start_with("", (struct terminal_options){.term = term});
    CURSOR_BESIDE(wizard, "> 1 (x) Yes");
    CHECK(terminal_cell(wizard->terminal, 0, 3).foreground == colour);
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* On a ground that may be white, bright cyan cannot be read. */
static void test_eight_colours_many_and_all(void)
{
    check_accent("linux", 6);
    check_accent("screen", TERMINAL_DEFAULT_COLOUR);
    check_accent("xterm", TERMINAL_DEFAULT_COLOUR);
    check_accent("xterm-256color", TEAL);
    check_accent("xterm-direct2", TERMINAL_RGB | 0x008787);
}

/* Without any colour the focus has its mark, what is chosen its cross, what was said its words. */
static void test_nothing_is_told_by_colour_alone(void)
{
    struct wizard *wizard = start_with("theme: mono\\n", (struct terminal_options){0});
    CURSOR_BESIDE(wizard, "> 1 (x) Yes");
    wizard_press(wizard, "l");
    SEES(wizard, "COME BACK LATER");
    wizard_press(wizard, "r");
    SEES(wizard, "# In place:");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* ---- lines ---- */

static void test_lines_of_plain_letters_where_asked_for(void)
{
    struct wizard *wizard = start_with("lines: ascii\\n", (struct terminal_options){0});
    SEES(wizard, "----------");
    SEES_NOT(wizard, "─");
    wizard_press(wizard, "o");
    SEES(wizard, "- Outline");
    SEES(wizard, "v # Leadership");
    SEES(wizard, "> + Legislation");
    SEES_NOT(wizard, "▾");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_what_a_terminal_can_draw_is_known_by_its_name(void)
{
    struct wizard *wizard = start_with("", (struct terminal_options){.term = "vt100"});
    SEES(wizard, "----------");
    SEES_NOT(wizard, "─");
    wizard_free(wizard);
    wizard = start_with("", (struct terminal_options){.term = "linux"});
    wizard_press(wizard, "o");
    SEES(wizard, "▼");
    SEES(wizard, "──────");
    SEES_NOT(wizard, "▾");
    wizard_free(wizard);
    wizard = start_with("lines: unicode\\n", (struct terminal_options){.term = "vt220"});
    SEES(wizard, "──────");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* ---- the first line and the last ---- */

static void test_a_long_title_pushes_the_country_out_and_not_the_place(void)
{
    struct wizard *wizard = start_with("", (struct terminal_options){0});
    wizard_go(wizard, "17");
    SEES(wizard, "Practice country: Ilvamora 2026 · Legislation › Q17");
    wizard_go(wizard, "7");
    SEES(wizard, "Practice country: Ilvamora 2026 · ZZZ · Leadership › Q7");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_help_and_quit_stand_side_by_side(void)
{
    struct wizard *wizard = start_with("", (struct terminal_options){0});
    wizard_press(wizard, "f");
    SEES(wizard, "? help   q quit");
    wizard_press(wizard, "p");
    SEES(wizard, "e export");
    SEES(wizard, "? help   q quit");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* ---- panes ---- */

static bool is_at_the_right(struct terminal *terminal, void *text)
{
    int column;
    return terminal_find(terminal, text, NULL, &column) && column > 50;
}

static bool is_at_the_left(struct terminal *terminal, void *text)
{
    int column;
    return terminal_find(terminal, text, NULL, &column) && column <= 50;
}

static void test_one_two_and_three_panes(void)
{
    static const struct {
        int columns;
        bool rail;
        bool outline;
        bool side;
    } sizes[] = {{60, false, false, false},
                 {80, true, false, false},
                 {110, false, false, true},
                 {120, false, true, true},
                 {200, false, true, true}};
    struct wizard *wizard = start_with("", (struct terminal_options){.rows = 30, .columns = 80});
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        terminal_resize(wizard->terminal, 30, sizes[i].columns);
        if (sizes[i].rail)
            SEES(wizard, "› x Q7");
        if (sizes[i].outline)
            SEES(wizard, "›   x Q7");
        else
            SEES_NOT(wizard, "›   x Q7");
        if (!sizes[i].rail)
            SEES_NOT(wizard, "› x Q7");
        if (sizes[i].side)
            HOLDS(wizard, is_at_the_right, "What good looks like");
        else
            HOLDS(wizard, is_at_the_left, "What good looks like");
        CURSOR_BESIDE(wizard, "> 1 (x) Yes");
    }
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_one_pane_where_asked_for(void)
{
    struct wizard *wizard =
        start_with("panes: one\\n", (struct terminal_options){.rows = 60, .columns = 200});
    CURSOR_BESIDE(wizard, "> 1 (x) Yes");
    SEES(wizard, "What good looks like");
    SEES_NOT(wizard, "x Q8");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* A window is dragged about while somebody types on. */
static void test_resizing_while_typing_loses_no_key(void)
{
    static const int sizes[][2] = {{16, 60},  {24, 80}, {40, 120}, {60, 200}, {10, 40},
                                   {24, 119}, {9, 30},  {30, 81},  {12, 44},  {24, 80}};
    const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    struct wizard *wizard = wizard_at("9");
    for (size_t i = 0; letters[i]; i++) {
        const int *size = sizes[i % (sizeof sizes / sizeof *sizes)];
        char letter[] = {letters[i], '\0'};
        wizard_type(wizard, letter);
        terminal_resize(wizard->terminal, size[0], size[1]);
    }
    terminal_resize(wizard->terminal, 24, 80);
    CURSOR_BEHIND(wizard, letters);
    wizard_press(wizard, "S-Tab");
    ANSWER(wizard, "mnr.q09", ".value", letters);
    wizard_free(wizard);
}

static void test_a_window_of_forty_by_ten_can_be_worked_in(void)
{
    struct wizard *wizard = wizard_at("7");
    terminal_resize(wizard->terminal, 10, 40);
    CURSOR_BESIDE(wizard, "> 1 ( ) Yes");
    wizard_press(wizard, "2");
    CURSOR_BESIDE(wizard, "> 2 (x) Partly");
    wizard_press(wizard, "n");
    SEES(wizard, "┌─ Note ");
    wizard_type(wizard, "small");
    CURSOR_BEHIND(wizard, "small");
    wizard_escape(wizard, "2 (x) Partly");
    ANSWER(wizard, "mnr.q07", ".note", "small");
    wizard_press(wizard, "o");
    SEES(wizard, "q quit");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_in_a_small_window_the_number_of_the_question_stays_in_the_first_line(void)
{
    struct wizard *wizard = wizard_at("13");
    SEES(wizard, "Research, analysis and monitoring › Q13");
    terminal_resize(wizard->terminal, 10, 40);
    SEES(wizard, "· Q13 ");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_box_that_was_small_is_seen_whole_when_there_is_room(void)
{
    struct wizard *wizard = start_with("", (struct terminal_options){0});
    wizard_press(wizard, "3");
    SEES(wizard, "With this answer 2 other answers");
    wizard_press(wizard, "Down");
    CURSOR_BESIDE(wizard, "> 2 Leave it");
    terminal_resize(wizard->terminal, 10, 40);
    SEES_NOT(wizard, "With this answer");
    terminal_resize(wizard->terminal, 24, 80);
    SEES(wizard, "With this answer 2 other answers");
    CURSOR_BESIDE(wizard, "> 2 Leave it");
    wizard_press(wizard, "Enter");
    SEES_NOT(wizard, "With this answer");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static bool is_underlined_to_its_last_letter(struct terminal *terminal, void *context)
{
    int row;
    int column;
    (void)context;
    return terminal_find(terminal, "child sexual", &row, &column) &&
           terminal_cell(terminal, row, column + 11).underline &&
           !terminal_cell(terminal, row, column + 12).underline;
}

static void test_a_term_that_goes_on_in_the_next_line(void)
{
    struct wizard *wizard = start_with("panes: one\n", (struct terminal_options){0});
    HOLDS(wizard, is_underlined_to_its_last_letter, NULL);
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* ---- large letters ---- */

static void test_large_letters_for_a_projector(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.arguments = "nor.yaml --present",
                                            .before = "mnr set nor.yaml mnr.q01 NOR",
                                            .terminal = {48, 160}});
    SEES(wizard, "Q1");
    wizard_press(wizard, "g");
    SEES(wizard, "Go to a question");
    wizard_type(wizard, "7\r");
    SEES(wizard, "Q7  Policy and governance");
    SEES(wizard, "▀▄▄▄█");
    SEES_NOT(wizard, "governance or oversight");
    CHECK(terminal_cursor_is_visible(wizard->terminal));
    wizard_press(wizard, "2");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    wizard_press(wizard, "F5");
    CURSOR_BESIDE(wizard, "> 2 (x) Partly");
    SEES_NOT(wizard, "▀▄▄▄█");
    wizard_quit(wizard);
    SHELL(wizard, "ls .config/mnr-assess", "settings.yaml");
    wizard_free(wizard);
}

/* Where blocks cannot be had or do not fit, the letters are ordinary ones with space about them. */
static void test_a_small_window_has_bold_letters_with_space_instead(void)
{
    struct wizard *wizard = start_with("", (struct terminal_options){0});
    wizard_press(wizard, "m");
    SEES(wizard, "   Is there a national governance or oversight committee for child sexual");
    CURSOR_BESIDE(wizard, "> 1 (x) Yes");
    wizard_press(wizard, "Down");
    CURSOR_BESIDE(wizard, "> 2 ( ) Partly");
    wizard_press(wizard, "g");
    SEES(wizard, "Question:");
    wizard_type(wizard, "17\r");
    CURSOR_BESIDE(wizard, "> 1 [x] Sexual acts with a child that involve penetration are a");
    SEES(wizard, "         for distribution");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* ---- the mouse ---- */

enum { LEFT_BUTTON = 0, WHEEL_UP = 64, WHEEL_DOWN = 65 };

/* Presses the mouse's left button and lets it go, or turns its wheel, as xterm tells it. */
static void mouse(struct wizard *wizard, int button, int row, int column)
{
    char bytes[32];
    snprintf(bytes, sizeof bytes, "\033[<%d;%d;%dM", button, column + 1, row + 1);
    wizard_type(wizard, bytes);
    snprintf(bytes, sizeof bytes, "\033[<%d;%d;%dm", button, column + 1, row + 1);
    if (button == LEFT_BUTTON)
        wizard_type(wizard, bytes);
}

static void click_at(struct wizard *wizard, const char *text)
{
    int row = 0;
    int column = 0;
    SEES(wizard, text);
    CHECK(terminal_find(wizard->terminal, text, &row, &column));
    mouse(wizard, LEFT_BUTTON, row, column);
}

static void test_a_click_chooses(void)
{
    struct wizard *wizard = start_with("mouse: on\\n", (struct terminal_options){0});
    click_at(wizard, "Partly");
    CURSOR_BESIDE(wizard, "> 2 (x) Partly");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    click_at(wizard, "x Q10");
    SEES(wizard, "   Q10 ");
    wizard_press(wizard, "f");
    SEES(wizard, "· To finish");
    wizard_press(wizard, "r");
    SEES(wizard, "· Findings");
    click_at(wizard, "Leadership");
    SEES(wizard, "· Capability");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_the_wheel_scrolls(void)
{
    struct wizard *wizard = start_with("mouse: on\\n", (struct terminal_options){0});
    wizard_press(wizard, "p");
    SEES(wizard, "· Report");
    mouse(wizard, WHEEL_DOWN, 10, 10);
    SEES(wizard, "more above and below");
    mouse(wizard, WHEEL_UP, 10, 10);
    SEES_NOT(wizard, "more above and below");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static bool takes_mouse(struct terminal *terminal, void *context)
{
    (void)context;
    return terminal_takes_mouse(terminal);
}

static void test_without_being_asked_the_mouse_is_the_terminals_own(void)
{
    struct wizard *wizard = start_with("", (struct terminal_options){.term = "screen"});
    CHECK(!terminal_takes_mouse(wizard->terminal));
    wizard_press(wizard, ",");
    SEES(wizard, "Settings");
    wizard_press(wizard, "Down Down Down Down Enter 2");
    SEES(wizard, "on: click to choose");
    HOLDS(wizard, takes_mouse, NULL);
    wizard_quit(wizard);
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"a setting is changed and kept", test_a_setting_is_changed_and_kept},
    {"a mistake in the file", test_a_mistake_in_the_file_is_told_with_its_place},
    {"high contrast", test_high_contrast},
    {"NO_COLOR comes before a theme", test_no_color_comes_before_a_theme},
    {"eight colours, many and all", test_eight_colours_many_and_all},
    {"nothing by colour alone", test_nothing_is_told_by_colour_alone},
    {"lines of plain letters", test_lines_of_plain_letters_where_asked_for},
    {"what a terminal can draw", test_what_a_terminal_can_draw_is_known_by_its_name},
    {"a long title", test_a_long_title_pushes_the_country_out_and_not_the_place},
    {"help and quit", test_help_and_quit_stand_side_by_side},
    {"one, two and three panes", test_one_two_and_three_panes},
    {"one pane where asked for", test_one_pane_where_asked_for},
    {"resizing while typing", test_resizing_while_typing_loses_no_key},
    {"forty by ten", test_a_window_of_forty_by_ten_can_be_worked_in},
    {"the number stays", test_in_a_small_window_the_number_of_the_question_stays_in_the_first_line},
    {"a box that was small", test_a_box_that_was_small_is_seen_whole_when_there_is_room},
    {"a term in two lines", test_a_term_that_goes_on_in_the_next_line},
    {"large letters", test_large_letters_for_a_projector},
    {"bold letters with space", test_a_small_window_has_bold_letters_with_space_instead},
    {"a click chooses", test_a_click_chooses},
    {"the wheel scrolls", test_the_wheel_scrolls},
    {"the mouse is the terminal's own", test_without_being_asked_the_mouse_is_the_terminals_own},
    CU_TEST_INFO_NULL,
};

void looks_suite(void)
{
    wizard_register("looks", tests);
}
