/* Selecting, cutting and pasting; undo that survives leaving a text; texts that come back. */
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static struct wizard *start_small(const char *question)
{
    return wizard_start(
        &(struct wizard_start){.question = question, .terminal = {.rows = 16, .columns = 60}});
}

static bool is_reverse(struct terminal *terminal, void *context)
{
    const char *text = context;
    int row;
    int column;
    return terminal_find(terminal, text, &row, &column) &&
           terminal_cell(terminal, row, column).reverse;
}

/* With Shift where the terminal sends it, else from a mark on. */
static void check_cut_and_paste(struct wizard *wizard, const char *selects)
{
    wizard_type(wizard, "one two three");
    wizard_press(wizard, selects);
    CURSOR_BEHIND(wizard, "one ");
    HOLDS(wizard, is_reverse, "two three");
    wizard_press(wizard, "C-x");
    SEES_NOT(wizard, "two");
    wizard_press(wizard, "Home C-v");
    SEES(wizard, "│ two threeone");
    wizard_press(wizard, "C-u");
    SEES(wizard, "│ one");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09", ".value", "one ");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_cut_and_paste(void)
{
    check_cut_and_paste(wizard_at("9"), "C-S-Left C-S-Left");
    check_cut_and_paste(wizard_at("9"), "C-Space M-b M-b");
    check_cut_and_paste(start_small("9"), "C-Space C-Left C-Left");
}

/* What was copied goes into another text. */
static void test_copy_from_question_to_question(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "儿童保护");
    wizard_press(wizard, "S-Left S-Left M-w");
    SEES(wizard, "Copied; Ctrl-V pastes it, in any text");
    CURSOR_BEHIND(wizard, "儿童");
    wizard_press(wizard, "M-g");
    SEES(wizard, "Question:");
    wizard_type(wizard, "12\r");
    SEES(wizard, "   Q12 ");
    wizard_press(wizard, "C-v");
    CURSOR_BEHIND(wizard, "│ 保护");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q12", ".value", "保护");
    ANSWER(wizard, "mnr.q09", ".value", "儿童保护");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_nothing_to_cut_or_paste(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "one");
    wizard_press(wizard, "C-x");
    SEES(wizard, "Nothing is selected; Ctrl-Space begins to select");
    wizard_press(wizard, "C-v");
    SEES(wizard, "Nothing was cut or copied yet");
    wizard_press(wizard, "C-g");
    SEES(wizard, "No text was discarded");
    SEES(wizard, "│ one");
    wizard_free(wizard);
}

static void test_undo_after_coming_back(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "First second");
    wizard_press(wizard, "Tab");
    SEES_NOT(wizard, "   Q9 ");
    wizard_press(wizard, "M-Left");
    SEES(wizard, "│ First second");
    wizard_press(wizard, "C-u");
    CURSOR_BEHIND(wizard, "│ First ");
    SEES_NOT(wizard, "second");
    wizard_press(wizard, "C-r");
    CURSOR_BEHIND(wizard, "│ First second");
    wizard_free(wizard);
}

static void test_undo_in_a_note_after_coming_back(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "n");
    SEES(wizard, "─ Note");
    wizard_type(wizard, "A note");
    wizard_escape(wizard, "Note: A note");
    wizard_press(wizard, "n");
    SEES(wizard, "─ Note");
    wizard_press(wizard, "C-u");
    SEES_NOT(wizard, "note");
    wizard_escape(wizard, "Note: A");
    SEES_NOT(wizard, "Note: A note");
    ANSWER(wizard, "mnr.q07", ".note", "A ");
    wizard_free(wizard);
}

/* Esc in a line that nobody keeps throws nothing away for good. */
static void test_a_discarded_text_comes_back(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_press(wizard, "M-t");
    SEES(wizard, "· This record");
    wizard_press(wizard, "Enter");
    SEES(wizard, "─ Title");
    wizard_type(wizard, " of the ministries");
    wizard_escape(wizard, "Left; Ctrl-G brings back what was typed, in any text");
    SEES(wizard, "Norway 2026 ·");
    wizard_press(wizard, "Enter");
    SEES(wizard, "─ Title");
    wizard_press(wizard, "C-Space Home C-g Enter");
    SEES(wizard, "Norway 2026 of the ministries");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_words_are_counted(void)
{
    struct wizard *wizard = wizard_at("9");
    SEES_NOT(wizard, " words");
    wizard_type(wizard, "one two");
    SEES(wizard, "2 words");
    wizard_type(wizard, " 儿童");
    SEES(wizard, "4 words");
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"cut and paste", test_cut_and_paste},
    {"copy from question to question", test_copy_from_question_to_question},
    {"nothing to cut or paste", test_nothing_to_cut_or_paste},
    {"undo after coming back", test_undo_after_coming_back},
    {"undo in a note after coming back", test_undo_in_a_note_after_coming_back},
    {"a discarded text comes back", test_a_discarded_text_comes_back},
    {"words are counted", test_words_are_counted},
    CU_TEST_INFO_NULL,
};

void clipboard_suite(void)
{
    wizard_register("clipboard", tests);
}
