/* The wizard in windows of all sizes and terminals of many kinds. */
#include <stdio.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

/* ---- sizes ---- */

static const struct size {
    int rows;
    int columns;
} sizes[] = {{16, 60}, {24, 80}, {40, 120}, {60, 200}};

enum { SIZES = sizeof sizes / sizeof *sizes };

/* A header, a rule as wide as the window, help and the way out at the end of the last row that has
   keys, and a cursor that can be seen. */
static bool has_frame(struct terminal *terminal, void *context)
{
    const struct size *size = context;
    int row;
    int column;
    int rules = 0;
    for (int i = 0; i < size->columns; i++)
        rules += strcmp(terminal_cell(terminal, 1, i).text, "─") == 0;
    terminal_cursor(terminal, &row, &column);
    return rules == size->columns && row < size->rows && column < size->columns &&
           terminal_cursor_is_visible(terminal) &&
           strncmp(terminal_row(terminal, 0), "   Practice", 11) == 0 &&
           terminal_find(terminal, "? help", &row, NULL) && row >= size->rows - 2 &&
           terminal_find(terminal, "q quit", &row, NULL) && row >= size->rows - 2;
}

static void test_every_page_fits_every_size(void)
{
    static const char *const ways[][2] = {
        {"o", "· Outline"},          {"f", "· To finish"}, {"r", "· Findings"},
        {"r Enter", "· Capability"}, {"p", "· Report"},    {"t", "· This record"},
        {"w", "· Glossary"},         {"v", "· Documents"}, {"k", "· All keys"},
        {"s", "· Sources"},          {"M", "· Published"},
    };
    for (size_t i = 0; i < SIZES; i++) {
        struct wizard *wizard = wizard_start(&(struct wizard_start){
            .practice = true,
            .question = "7",
            .terminal = {.rows = sizes[i].rows, .columns = sizes[i].columns}});
        HOLDS(wizard, has_frame, &sizes[i]);
        CURSOR_BESIDE(wizard, "> 1 (x) Yes");
        for (size_t j = 0; j < sizeof ways / sizeof *ways; j++) {
            wizard_press(wizard, ways[j][0]);
            SEES(wizard, ways[j][1]);
            HOLDS(wizard, has_frame, &sizes[i]);
            wizard_press(wizard, "M-g");
            wizard_escape(wizard, "·");
            wizard_go(wizard, "7");
        }
        wizard_quit(wizard);
        wizard_free(wizard);
    }
}

/* Options, texts and boxes can be worked with in the least window, and nothing is out of reach. */
static void test_working_in_the_least_window(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.question = "5", .terminal = {16, 60}});
    CURSOR_BESIDE(wizard, "1 [ ] Police");
    wizard_press(wizard, "Down Down Down Down Down Space");
    CURSOR_BESIDE(wizard, "6 [x] Police: Victim");
    wizard_press(wizard, "End");
    wizard_press(wizard, "F2");
    wizard_type(wizard, "Words that are long enough to need a second line in it.");
    CURSOR_BEHIND(wizard, "│ it.");
    wizard_press(wizard, "M-n");
    SEES(wizard, "┌─ Note ");
    wizard_type(wizard, "one\rtwo\rthree\rfour\rfive\rsix\rseven");
    CURSOR_BEHIND(wizard, "seven");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q05", ".note|split(\"\\n\")|length", "7");
    ANSWER(wizard, "mnr.q05", ".values|join(\" \")", "europol-victim-identification");
    wizard_press(wizard, "a");
    SEES(wizard, "Why does this not apply?");
    wizard_escape(wizard, "q quit");
    wizard_free(wizard);
}

/* On a wide screen what is published stands at the right and moves by itself. */
static void test_two_columns_on_a_wide_screen(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.question = "7", .terminal = {60, 200}});
    int row;
    int column;
    SEES(wizard, "32 of 42 countries");
    CHECK(terminal_find(wizard->terminal, "What good looks like", &row, &column) && column > 80);
    wizard_press(wizard, "Down");
    CURSOR_BESIDE(wizard, "> 2 ( ) Partly");
    wizard_free(wizard);
}

/* ---- kinds of terminals ---- */

static void check_terminal(const char *term)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.question = "7", .terminal.term = term});
    wizard_press(wizard, "Down");
    CURSOR_BESIDE(wizard, "> 2 ( ) Partly");
    wizard_press(wizard, "Space");
    CURSOR_BESIDE(wizard, "> 2 (x) Partly");
    wizard_press(wizard, "F1");
    SEES(wizard, " Help ");
    wizard_press(wizard, "End Home PageDown");
    wizard_escape(wizard, "> 2 (x) Partly");
    wizard_go(wizard, "9");
    terminal_paste(wizard->terminal, "ein grünes 中\nDach");
    CURSOR_BEHIND(wizard, " Dach");
    wizard_press(wizard, "C-Left S-Tab");
    ANSWER(wizard, "mnr.q09", ".value", "ein grünes 中\nDach");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    wizard_escape(wizard, "q quit");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_xterm(void)
{
    check_terminal("xterm-256color");
    check_terminal("xterm");
    check_terminal("xterm-mono");
}

static void test_linux_console(void)
{
    check_terminal("linux");
}

static void test_vt100(void)
{
    check_terminal("vt100");
    check_terminal("vt220");
}

static void test_screen_and_tmux(void)
{
    check_terminal("screen");
    check_terminal("screen-256color");
    check_terminal("tmux-256color");
}

/* ---- every terminal at every size ---- */

/* The cursor is where it should be, in the middle of a box too; at the end all is as it was. */
static void check_given_back(const char *term, const struct size *size)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .question = "7", .terminal = {.rows = size->rows, .columns = size->columns, .term = term}});
    CURSOR_BESIDE(wizard, "> 1 ( ) Yes");
    wizard_press(wizard, "Down");
    CURSOR_BESIDE(wizard, "> 2 ( ) Partly");
    wizard_press(wizard, "n");
    wizard_type(wizard, "Said so");
    CURSOR_BEHIND(wizard, "Said so");
    CHECK(terminal_cursor_is_visible(wizard->terminal));
    wizard_press(wizard, "C-q");
    ENDS(wizard, 0);
    wizard_free(wizard);
}

static void test_every_terminal_is_given_back_at_every_size(void)
{
    static const char *const terms[] = {"xterm-256color", "linux", "vt100", "screen", "tmux"};
    for (size_t i = 0; i < SIZES; i++)
        for (size_t j = 0; j < sizeof terms / sizeof *terms; j++)
            check_given_back(terms[j], &sizes[i]);
}

/* ---- colour ---- */

static bool is_coloured(struct terminal *terminal)
{
    for (int row = 0; row < 24; row++)
        for (int column = 0; column < 80; column++) {
            struct terminal_cell cell = terminal_cell(terminal, row, column);
            if (cell.foreground != TERMINAL_DEFAULT_COLOUR ||
                cell.background != TERMINAL_DEFAULT_COLOUR)
                return true;
        }
    return false;
}

/* How many lines of all that was sent to the terminal set a colour. */
static const char colours_sent[] =
    "grep -acP '\\033\\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;[0-9;]*)?m' sent | "
    "sed 's/^[1-9].*/some/'";

static void check_colours(const char *setting, const char *term, bool coloured)
{
    const char *const environment[] = {setting, NULL};
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.practice = true,
                               .command = "exec script -q -e -c \"$MNR nor.yaml\" sent",
                               .question = "7",
                               .terminal = {.term = term, .environment = environment}});
    CURSOR_BESIDE(wizard, "> 1 (x) Yes");
    CHECK(is_coloured(wizard->terminal) == coloured);
    wizard_press(wizard, "o");
    SEES(wizard, " Outline ");
    CHECK(is_coloured(wizard->terminal) == coloured);
    wizard_press(wizard, "p");
    SEES(wizard, " Report ");
    wizard_quit(wizard);
    SHELL(wizard, colours_sent, coloured ? "some" : "0");
    wizard_free(wizard);
}

static void test_colour_where_there_is_some(void)
{
    check_colours("NO_COLOR=", "xterm-256color", true);
    check_colours("NO_COLOR=", "linux", true);
}

static void test_no_colour_when_not_wanted(void)
{
    check_colours("NO_COLOR=1", "xterm-256color", false);
    check_colours("NO_COLOR=1", "linux", false);
}

static void test_no_colour_where_there_is_none(void)
{
    check_colours("NO_COLOR=", "vt100", false);
    check_colours("NO_COLOR=", "xterm-mono", false);
}

/* ---- languages of the terminal ---- */

/* Lines are drawn with plain letters; words stay what they are. */
static void test_a_terminal_of_plain_letters(void)
{
    static const char *const environment[] = {"LANG=C", "LC_ALL=C", NULL};
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.before = "mnr set nor.yaml mnr.q07 yes --note 'Grün 中'",
                               .terminal.environment = environment});
    CURSOR_BESIDE(wizard, "> Norway");
    wizard_press(wizard, "g");
    SEES(wizard, "Go to a question");
    wizard_type(wizard, "7\r");
    CURSOR_BESIDE(wizard, "> 1 (x) Yes");
    SEES(wizard, "Norway 2026 - NOR");
    SEES(wizard, "------------------------");
    SEES(wizard, "Note: Grün 中");
    SEES_NOT(wizard, "─");
    SEES_NOT(wizard, "·");
    wizard_press(wizard, "3");
    CURSOR_BESIDE(wizard, "> 3 (x) No");
    ANSWER(wizard, "mnr.q07", ".note", "Grün 中");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_where_nothing_is_said_it_is_utf8(void)
{
    static const char *const environment[] = {"LANG=", NULL};
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.question = "9", .terminal.environment = environment});
    wizard_type(wizard, "grün");
    CURSOR_BEHIND(wizard, "│ grün");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09", ".value", "grün");
    wizard_free(wizard);
}

static void test_a_dumb_terminal_is_asked_line_by_line(void)
{
    for (size_t i = 0; i < SIZES; i++) {
        struct wizard *wizard = wizard_start(&(struct wizard_start){
            .terminal = {.rows = sizes[i].rows, .columns = sizes[i].columns, .term = "dumb"}});
        CURSOR_BEHIND(wizard, "mnr.q01a> ");
        CHECK(!terminal_is_alternate(wizard->terminal));
        wizard_press(wizard, "C-d");
        ENDS(wizard, 0);
        wizard_free(wizard);
    }
}

static CU_TestInfo tests[] = {
    {"every page fits every size", test_every_page_fits_every_size},
    {"working in the least window", test_working_in_the_least_window},
    {"two columns on a wide screen", test_two_columns_on_a_wide_screen},
    {"xterm", test_xterm},
    {"the Linux console", test_linux_console},
    {"vt100", test_vt100},
    {"screen and tmux", test_screen_and_tmux},
    {"every terminal is given back at every size", test_every_terminal_is_given_back_at_every_size},
    {"colour where there is some", test_colour_where_there_is_some},
    {"no colour when not wanted", test_no_colour_when_not_wanted},
    {"no colour where there is none", test_no_colour_where_there_is_none},
    {"a terminal of plain letters", test_a_terminal_of_plain_letters},
    {"where nothing is said it is UTF-8", test_where_nothing_is_said_it_is_utf8},
    {"a dumb terminal is asked line by line", test_a_dumb_terminal_is_asked_line_by_line},
    CU_TEST_INFO_NULL,
};

void terminals_suite(void)
{
    wizard_register("terminals", tests);
}
