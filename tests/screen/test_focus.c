/* Wherever one is, the cursor can be seen and stands on what has the focus, which a character marks
   too: with colours and without, in the least window and in the usual one. */
#include <stdio.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

enum kind {
    ITEM, /* the cursor is on the mark ">", in the row of the text */
    WORD, /* right behind the text; the mark stands before it, or before its label above */
    PAGE, /* at the top left corner of what is read, which has nothing in it to choose */
};

struct focus {
    const char *keys; /* that lead there */
    const char *sees; /* what is on the screen then; gone with one Esc */
    enum kind kind;
    const char *text;
    const char *under; /* what a second Esc takes away; NULL: nothing */
};

static bool has_mark(struct terminal *terminal, int row, int column)
{
    return strcmp(terminal_cell(terminal, row, column).text, ">") == 0;
}

static bool has_mark_before(struct terminal *terminal, int row, int column)
{
    for (int i = 0; i < column; i++)
        if (has_mark(terminal, row, i) || has_mark(terminal, row - 1, i))
            return true;
    return false;
}

static bool has_focus(struct terminal *terminal, void *context)
{
    const struct focus *focus = context;
    int row;
    int column;
    terminal_cursor(terminal, &row, &column);
    if (!terminal_cursor_is_visible(terminal) || !terminal_find(terminal, focus->sees, NULL, NULL))
        return false;
    if (focus->kind == ITEM)
        return has_mark(terminal, row, column) && strstr(terminal_row(terminal, row), focus->text);
    return focus->kind == WORD ? has_mark_before(terminal, row, column) : row == 2 && column == 1;
}

static void check_focus(struct wizard *wizard, const struct focus *focus)
{
    char expected[256];
    snprintf(expected, sizeof expected, "after “%s” the cursor is on “%s”", focus->keys,
             focus->text ? focus->text : "the top of the page");
    CHECK(terminal_wait_until(wizard->terminal, has_focus, (void *)focus, expected));
    if (focus->kind == WORD)
        CURSOR_BEHIND(wizard, focus->text);
}

/* ---- from a question ---- */

static const struct focus from_a_question[] = {
    {"?", "· Help", PAGE, NULL, NULL},
    {"k", "· All keys", PAGE, NULL, NULL},
    {"k /", "┌─ Find", WORD, "> ", "· All keys"},
    {"M", "· Published", PAGE, NULL, NULL},
    {"f", "· To finish", ITEM, "", NULL},
    {"f Tab", "[unanswered]", ITEM, "There is no such question", NULL},
    {"f Tab Tab Tab", "[don't know]", ITEM, "Q", NULL},
    {"r", "· Findings", ITEM, "Leadership", NULL},
    {"r Enter", "· Capability", ITEM, "Q7", "· Findings"},
    {"r s", "┌─ Set to “Partly", WORD, "> ", "· Findings"},
    {"p", "· Report", PAGE, NULL, NULL},
    {"p Tab", "· Report", ITEM, "", NULL},
    {"p /", "┌─ Find", WORD, "> ", "· Report"},
    {"p e", "┌─ Which report?", ITEM, "1 ", "· Report"},
    {"p e 1", "┌─ In which format?", ITEM, "1 Markdown", "· Report"},
    {"p e 1 1", "┌─ Export the report", WORD, "> nor-report.md", "· Report"},
    {"t", "· This record", ITEM, "Title", NULL},
    {"t Enter", "┌─ Title", WORD, "> Practice country: Ilvamora 2026", "· This record"},
    {"t Down Enter", "Type part of a name", ITEM, "", "· This record"},
    {"t Down Enter q q", "No country of that name", WORD, "> Type part of a name or code: qq",
     "· This record"},
    {"t Down Down Down Enter", "┌─ Which questionnaires", ITEM, "1 [x]", "· This record"},
    {"t Down Down Down Down Enter", "┌─ How deep to ask", ITEM, "3 Full", "· This record"},
    {"w", "· Glossary", ITEM, "", NULL},
    {"v", "· Documents", ITEM, "", NULL},
    {",", "· Settings", ITEM, "Colours", NULL},
    {", Enter", "┌─ Colours", ITEM, "1 calm", "· Settings"},
    {"/", "· Find", WORD, "> Find: ", NULL},
    {"/ h o t", "· Find", WORD, "> Find: hot", NULL},
    {"/ h o t Down", "· Find", ITEM, "hotline", NULL},
    {"g", "· Go to a question", WORD, "> Question: ", NULL},
    {"g Down", "· Go to a question", ITEM, "Q1 ", NULL},
    {"n", "┌─ Note", WORD, "> ", NULL},
    {"a", "┌─ Answers would be hidden", ITEM, "1 ", NULL},
    {"a 1", "┌─ Why does this not apply?", WORD, "> ", NULL},
    {"s", "· Sources", ITEM, "No source yet", NULL},
    {"s a", "┌─ Source", WORD, "> ", "· Sources"},
    {"s a Tab", "┌─ Source", WORD, "> ", "· Sources"},
    {"Z", "· Changes", ITEM, "Nothing was changed", NULL},
    {"D", "┌─ Policy", ITEM, "Enter goes on to Criminal justice", NULL},
};

static void leave(struct wizard *wizard, const struct focus *focus)
{
    wizard_press(wizard, "Esc");
    SEES_NOT(wizard, focus->sees);
    if (focus->under) {
        wizard_press(wizard, "Esc");
        SEES_NOT(wizard, focus->under);
    }
}

static void check_from_a_question(struct terminal_options terminal)
{
    static const struct focus question = {"", "Q7", ITEM, "1 (x) Yes", NULL};
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.practice = true, .question = "7", .terminal = terminal});
    for (size_t i = 0; i < sizeof from_a_question / sizeof *from_a_question; i++) {
        check_focus(wizard, &question);
        wizard_press(wizard, from_a_question[i].keys);
        check_focus(wizard, &from_a_question[i]);
        leave(wizard, &from_a_question[i]);
    }
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* ---- at questions of all kinds, and what is asked at the start or the end ---- */

/* Each in a wizard of its own; nothing is left. */
static const struct beginning {
    const char *before; /* a script, as in wizard_start */
    const char *arguments;
    const char *question;
    const char *meanwhile; /* another script, when the wizard is there */
    struct focus focus;
} beginnings[] = {
    {NULL, NULL, "2", NULL, {"", "> Name", WORD, "│ ", NULL}},
    {NULL, NULL, "3", NULL, {"", "> Year", WORD, "│ ", NULL}},
    {NULL, NULL, "6", NULL, {"", "Q6", ITEM, "1 [ ]", NULL}},
    {NULL, NULL, "6", NULL, {"End", "Q6", ITEM, "", NULL}},
    {NULL, NULL, "9", NULL, {"", "Q9", WORD, "> │ ", NULL}},
    {NULL, NULL, "9", NULL, {"x y", "Q9", WORD, "> │ xy", NULL}},
    {NULL, NULL, "1", NULL, {"", "Q1", ITEM, "", NULL}},
    {NULL, NULL, "1", NULL, {"Space", "Type part of a name", ITEM, "Norway", NULL}},
    {NULL, NULL, "70a", NULL, {"", "Q70a", ITEM, "1 ( )", NULL}},
    {"mnr set nor.yaml q7 yes", NULL, "8", NULL, {"F5", "Q8", WORD, "> │ ", NULL}},
    {NULL, "", NULL, NULL, {"", "· Start", ITEM, "", NULL}},
    {NULL, "", NULL, NULL, {"Enter", "Type part of a name", ITEM, "Afghanistan", NULL}},
    {NULL, "", NULL, NULL, {"Enter n o r w Enter", "Which questionn", ITEM, "4 Go on", NULL}},
    {NULL,
     "",
     NULL,
     NULL,
     {"Enter n o r w Enter 4 3", "┌─ New file", WORD, "> nor-2026.yaml", NULL}},
    {NULL, "tour", NULL, NULL, {"", "Tour, 1 of 10", ITEM, "1 (x) Yes", NULL}},
    {"printf 'host: \"ministry-3\"\\nprocess: \"7\"\\nuser: \"anna\"\\n"
     "since: \"2026-11-21T10:00:00Z\"\\n' > .nor.yaml.lock",
     NULL,
     NULL,
     NULL,
     {"", "┌─ Somebody has this file open", ITEM, "1 Look only", NULL}},
    {NULL,
     NULL,
     "7",
     "mnr set nor.yaml mnr.q07 no",
     {"2", "┌─ The file was changed", ITEM, "1 Go through what differs", NULL}},
    {NULL,
     NULL,
     "7",
     "mnr set nor.yaml mnr.q07 no",
     {"2 1", "The one in the file", ITEM, "1 ", NULL}},
    {"mkdir stick && mv nor.yaml stick",
     "stick/nor.yaml",
     "7",
     "mv stick away",
     {"2", "┌─ The answers are not saved", ITEM, "1 Try again", NULL}},
};

static void check_beginnings(struct terminal_options terminal)
{
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        struct wizard *wizard =
            wizard_start(&(struct wizard_start){.before = beginnings[i].before,
                                                .arguments = beginnings[i].arguments,
                                                .question = beginnings[i].question,
                                                .terminal = terminal});
        if (beginnings[i].meanwhile)
            SHELL(wizard, beginnings[i].meanwhile, "");
        wizard_press(wizard, beginnings[i].focus.keys);
        check_focus(wizard, &beginnings[i].focus);
        wizard_free(wizard);
    }
}

static void test_at_each_beginning(void)
{
    check_beginnings((struct terminal_options){0});
}

static const char *const plain[] = {"NO_COLOR=1", NULL};

static void test_everywhere_from_a_question(void)
{
    check_from_a_question((struct terminal_options){0});
}

static void test_everywhere_in_the_least_window_without_colours(void)
{
    check_from_a_question(
        (struct terminal_options){.rows = 16, .columns = 60, .environment = plain});
}

static void test_at_each_beginning_in_the_least_window_without_colours(void)
{
    check_beginnings((struct terminal_options){.rows = 16, .columns = 60, .environment = plain});
}

static CU_TestInfo tests[] = {
    {"at each beginning", test_at_each_beginning},
    {"at each beginning in the least window without colours",
     test_at_each_beginning_in_the_least_window_without_colours},
    {"everywhere from a question", test_everywhere_from_a_question},
    {"everywhere in the least window without colours",
     test_everywhere_in_the_least_window_without_colours},
    CU_TEST_INFO_NULL,
};

void focus_suite(void)
{
    wizard_register("focus", tests);
}
