/* Words of any length, in any script: typed, pasted, moved in, deleted from, and never lost. */
#include <stdlib.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static void test_escape_keeps_what_was_typed(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "Kept.");
    wizard_escape(wizard, "q quit");
    SEES(wizard, "│ Kept.");
    ANSWER(wizard, "mnr.q09", ".value", "Kept.");
    wizard_escape(wizard, "· Outline");
    wizard_escape(wizard, "│ Kept.");
    ANSWER(wizard, "mnr.q09", ".value", "Kept.");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* Alt and a letter does what Esc and the letter would do. */
static void test_alt_and_a_letter_is_a_command(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "Kept");
    wizard_press(wizard, "M-o");
    SEES(wizard, "· Outline");
    ANSWER(wizard, "mnr.q09", ".value", "Kept");
    wizard_escape(wizard, "│ Kept");
    wizard_type(wizard, "q");
    ENDS(wizard, 0);
    wizard_free(wizard);
}

static void test_letters_are_words_while_typing(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "q d a l n s o 1 0 ? z");
    CURSOR_BEHIND(wizard, "│ q d a l n s o 1 0 ? z");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09", ".value", "q d a l n s o 1 0 ? z");
    wizard_free(wizard);
}

static void test_moving_by_words_and_lines(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "one two three");
    wizard_press(wizard, "Enter");
    wizard_type(wizard, "four");
    wizard_press(wizard, "Up");
    CURSOR_BEFORE(wizard, "two three");
    wizard_press(wizard, "C-Left");
    CURSOR_BEFORE(wizard, "one two");
    wizard_press(wizard, "M-f M-f");
    CURSOR_BEHIND(wizard, "one two");
    wizard_press(wizard, "End");
    CURSOR_BEHIND(wizard, "three");
    wizard_press(wizard, "Home Right Right");
    CURSOR_BEHIND(wizard, "│ on");
    wizard_press(wizard, "C-End");
    CURSOR_BEHIND(wizard, "│ four");
    wizard_press(wizard, "C-Home");
    CURSOR_BEFORE(wizard, "one");
    wizard_press(wizard, "C-e M-b");
    CURSOR_BEFORE(wizard, "three");
    wizard_press(wizard, "C-Right Down Left");
    CURSOR_BEHIND(wizard, "│ fou");
    wizard_free(wizard);
}

static void test_deleting_and_taking_it_back(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "one two three");
    wizard_press(wizard, "C-w");
    CURSOR_BEHIND(wizard, "one two ");
    wizard_press(wizard, "C-u");
    CURSOR_BEHIND(wizard, "one two three");
    wizard_press(wizard, "C-r");
    SEES_NOT(wizard, "three");
    wizard_press(wizard, "C-a C-d Delete");
    CURSOR_BEFORE(wizard, "e two");
    wizard_press(wizard, "M-d");
    CURSOR_BEFORE(wizard, " two");
    wizard_press(wizard, "C-k");
    SEES_NOT(wizard, "two");
    wizard_press(wizard, "C-u");
    CURSOR_BEFORE(wizard, " two");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09", ".value", " two ");
    wizard_free(wizard);
}

static void test_an_emptied_text_is_no_answer(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.before = "mnr set nor.yaml mnr.q09 Gone", .question = "9"});
    SEES(wizard, "│ Gone");
    wizard_press(wizard, "F2 C-w Esc");
    ANSWER(wizard, "mnr.q09", ".state", "unanswered");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q09", ".value", "null");
    wizard_free(wizard);
}

/* ---- scripts: what a person calls a character moves and is deleted as one, and Backspace takes
   back what one key has typed ---- */

static void check_script(const char *words, const char *lefts, const char *before,
                         const char *deletes, const char *left_over)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, words);
    CURSOR_BEHIND(wizard, words);
    wizard_press(wizard, lefts);
    CURSOR_BEFORE(wizard, before);
    wizard_press(wizard, deletes);
    wizard_escape(wizard, left_over);
    SEES(wizard, "q quit");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q09", ".value", left_over);
    wizard_again(wizard);
    SEES(wizard, left_over);
    wizard_free(wizard);
}

static void test_arabic(void)
{
    check_script("حماية الطِّفل", "Left Left", "فل", "Backspace Backspace", "حماية الطفل");
    check_script("لا يوجد", "Home", "لا", "Delete Delete Delete", "يوجد");
}

static void test_hindi(void)
{
    check_script("नमस्ते", "Left", "ते", "Backspace", "नमसते");
    check_script("बच्चों की सुरक्षा", "Home Right", "च्चों", "Delete Delete", "ब की सुरक्षा");
}

static void test_thai(void)
{
    check_script("ดื่มน้ำที่", "Left Left", "น้ำที่", "Delete", "ดื่มที่");
    check_script("เด็กไทย", "Left Left Left", "ไทย", "Backspace Backspace", "เดไทย");
}

static void test_chinese(void)
{
    struct wizard *wizard = wizard_at("9");
    int row;
    int column;
    wizard_type(wizard, "儿童保护");
    CURSOR_BEHIND(wizard, "儿童保护");
    terminal_cursor(wizard->terminal, &row, &column);
    wizard_press(wizard, "Left Left");
    CHECK(terminal_wait_cursor(wizard->terminal, row, column - 4));
    wizard_press(wizard, "Delete");
    SEES(wizard, "│ 儿童护");
    wizard_type(wizard, "法");
    CURSOR_BEFORE(wizard, "护");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09", ".value", "儿童法护");
    wizard_free(wizard);
}

static void test_emoji(void)
{
    check_script("a👍🏽b", "Left Left", "👍🏽b", "Delete", "ab");
    check_script("a👨‍👩‍👧b", "Left", "b", "Backspace", "ab");
    check_script("x🇳🇴🇸🇪", "Left", "🇸🇪", "Backspace", "x🇸🇪");
}

static void test_letters_with_accents(void)
{
    check_script("e\u0301te\u0301", "Left", "e\u0301", "Backspace Backspace", "e\u0301");
}

/* A line of wide characters is broken between them, not within one. */
static void test_long_lines_without_spaces(void)
{
    char words[3 * 60 + 1] = "";
    struct wizard *wizard = wizard_at("9");
    for (int i = 0; i < 60; i++)
        strcat(words, i == 59 ? "末" : "文");
    wizard_type(wizard, words);
    CURSOR_BEHIND(wizard, "文末");
    CHECK(strstr(terminal_screen(wizard->terminal), "文文末") != NULL);
    wizard_press(wizard, "Home Left");
    CURSOR_BEFORE(wizard, "文");
    wizard_press(wizard, "Backspace Esc");
    ANSWER(wizard, "mnr.q09", ".value|length", "59");
    wizard_free(wizard);
}

/* ---- pastes ---- */

static void test_a_paste_with_new_lines_answers_one_question(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_press(wizard, "x Backspace");
    SEES(wizard, "Type your answer here");
    terminal_paste(wizard->terminal, "First\n\n3\nq\n\tlast");
    CURSOR_BEHIND(wizard, "last");
    SEES(wizard, "   Q9 ");
    SEES(wizard, "│ First");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09", ".value", "First\n\n3\nq\n\tlast");
    wizard_free(wizard);
}

static void test_a_paste_starts_writing(void)
{
    struct wizard *wizard = wizard_at("9");
    SEES(wizard, "Type your answer here");
    terminal_paste(wizard->terminal, "Pasted");
    CURSOR_BEHIND(wizard, "│ Pasted");
    wizard_press(wizard, "C-u");
    SEES(wizard, "Type your answer here");
    wizard_free(wizard);
}

static void test_a_paste_is_no_command(void)
{
    struct wizard *wizard = wizard_at("7");
    terminal_paste(wizard->terminal, "3\nqd1");
    wizard_press(wizard, "Down");
    CURSOR_BESIDE(wizard, "2 ( ) Partly");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q07", ".state", "unanswered");
    wizard_free(wizard);
}

static void test_a_paste_into_one_line_stays_there(void)
{
    struct wizard *wizard = wizard_at("2");
    terminal_paste(wizard->terminal, "Ms.\nName\n");
    CURSOR_BEHIND(wizard, "│ Ms. Name");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q02", ".values[0]", "Ms. Name");
    wizard_free(wizard);
}

static void test_a_paste_cannot_command_the_terminal(void)
{
    struct wizard *wizard = wizard_at("9");
    SEES(wizard, "Type your answer here");
    terminal_paste(wizard->terminal, "red \033[31m\007\xC2\x9B"
                                     "2J \xE2\x80\xAEtxet end");
    CURSOR_BEHIND(wizard, " end");
    SEES(wizard, "│ red ");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09",
           ".value//\"\"|test(\"[\\\\x00-\\\\x08\\\\x0b-\\\\x1f\\\\x7f-\\\\x9f]\")", "false");
    CHECK(terminal_bells(wizard->terminal) == 0);
    wizard_free(wizard);
}

static void test_a_long_paste_is_scrolled(void)
{
    struct wizard *wizard = wizard_at("9");
    char text[6000] = "";
    for (int i = 0; i < 100; i++)
        sprintf(text + strlen(text), "Line %d of a hundred.\n", i);
    SEES(wizard, "Type your answer here");
    terminal_paste(wizard->terminal, text);
    SEES(wizard, "Line 99 of a hundred.");
    SEES_NOT(wizard, "Line 0 of");
    CURSOR_BEFORE(wizard, " ");
    wizard_press(wizard, "Up");
    CURSOR_BEFORE(wizard, "Line 99 of");
    wizard_press(wizard, "C-Home");
    CURSOR_BEFORE(wizard, "Line 0 of");
    wizard_press(wizard, "PageDown PageDown");
    SEES_NOT(wizard, "Line 0 of");
    wizard_type(wizard, "X");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09", ".value//\"\"|split(\"\\n\")|length", "100");
    ANSWER(wizard, "mnr.q09", ".value//\"\"|test(\"XLine\")", "true");
    wizard_free(wizard);
}

static void test_a_text_that_is_too_long_is_refused_whole(void)
{
    enum { MUCH = 70000 };
    struct wizard *wizard = wizard_at("9");
    char *text = malloc(MUCH + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    memset(text, 'x', MUCH);
    text[MUCH] = '\0';
    wizard_type(wizard, "Before");
    CURSOR_BEHIND(wizard, "│ Before");
    terminal_paste(wizard->terminal, text);
    SEES(wizard, "The field is full (64 KiB); nothing was inserted");
    CURSOR_BEHIND(wizard, "│ Before");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09", ".value", "Before");
    free(text);
    wizard_free(wizard);
}

/* ---- the person's own editor ---- */

static void test_the_editor_takes_and_gives_back(void)
{
    static const char *const environment[] = {"EDITOR=sh edit.sh", NULL};
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before =
            "mnr set nor.yaml mnr.q09 'An old text'\n"
            "echo 'stty -a | grep -o \" icanon\" > modes; sed -i s/old/new/ \"$1\"' > edit.sh",
        .question = "9",
        .terminal.environment = environment});
    wizard_press(wizard, "F4");
    SEES(wizard, "│ An new text");
    ANSWER(wizard, "mnr.q09", ".value", "An new text");
    SHELL(wizard, "cat modes; ls .run", " icanon");
    wizard_escape(wizard, "q quit");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_an_editor_that_ends_badly_changes_nothing(void)
{
    static const char *const environment[] = {"VISUAL=false", NULL};
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.before = "mnr set nor.yaml mnr.q09 'An old text'",
                                            .question = "9",
                                            .terminal.environment = environment});
    wizard_press(wizard, "F4");
    SEES(wizard, "the editor “false” did not end well");
    SEES(wizard, "│ An old text");
    wizard_escape(wizard, "q quit");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q09", ".value", "An old text");
    wizard_free(wizard);
}

static void test_what_an_editor_wrote_is_not_lost(void)
{
    static const struct {
        const char *writes;
        const char *told;
        const char *left;
    } cases[] = {
        {"head -c 70000 /dev/zero | tr '\\0' a > \"$1\"", "is longer", "70000"},
        {"printf 'caf\\351' > \"$1\"", "is not UTF", "4"},
        {"printf words > \"$1\"; exit 1", "the editor did", "5"},
    };
    static const char *const environment[] = {"EDITOR=sh edit.sh", NULL};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct wizard *wizard =
            wizard_start(&(struct wizard_start){.before = "mnr set nor.yaml mnr.q09 'An old text'",
                                                .question = "9",
                                                .terminal.environment = environment});
        wizard_shell(wizard, "cat > edit.sh <<'END'\n%s\nEND", cases[i].writes);
        wizard_press(wizard, "F4");
        SEES(wizard, cases[i].told);
        SEES(wizard, "│ An old text");
        SHELL(wizard, "cat .state/mnr-assess/drafts/*.txt.aside-1 | wc -c", cases[i].left);
        SHELL(wizard, "mnr restore nor.yaml | grep -c 'being typed; put aside'", "1");
        wizard_escape(wizard, "q quit");
        wizard_quit(wizard);
        ANSWER(wizard, "mnr.q09", ".value", "An old text");
        wizard_free(wizard);
    }
}

/* So close together that a terminal cannot tell Esc from Alt. */
static void test_a_paste_right_behind_esc_is_a_paste(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "begun");
    CURSOR_BEHIND(wizard, "│ begun");
    wizard_type(wizard, "\033\033[200~d c a q\033[201~");
    SEES(wizard, "d don't know");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q09", ".value", "begun");
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"a paste right behind Esc", test_a_paste_right_behind_esc_is_a_paste},
    {"Esc keeps what was typed", test_escape_keeps_what_was_typed},
    {"Alt and a letter is a command", test_alt_and_a_letter_is_a_command},
    {"letters are words while typing", test_letters_are_words_while_typing},
    {"moving by words and lines", test_moving_by_words_and_lines},
    {"deleting, and taking it back", test_deleting_and_taking_it_back},
    {"an emptied text is no answer", test_an_emptied_text_is_no_answer},
    {"Arabic", test_arabic},
    {"Hindi", test_hindi},
    {"Thai", test_thai},
    {"Chinese", test_chinese},
    {"emoji", test_emoji},
    {"letters with accents", test_letters_with_accents},
    {"long lines without spaces", test_long_lines_without_spaces},
    {"a paste with new lines", test_a_paste_with_new_lines_answers_one_question},
    {"a paste starts writing", test_a_paste_starts_writing},
    {"a paste is no command", test_a_paste_is_no_command},
    {"a paste into one line", test_a_paste_into_one_line_stays_there},
    {"a paste cannot command the terminal", test_a_paste_cannot_command_the_terminal},
    {"a long paste is scrolled", test_a_long_paste_is_scrolled},
    {"too long a text is refused whole", test_a_text_that_is_too_long_is_refused_whole},
    {"the editor takes and gives back", test_the_editor_takes_and_gives_back},
    {"an editor that ends badly", test_an_editor_that_ends_badly_changes_nothing},
    {"what an editor wrote is not lost", test_what_an_editor_wrote_is_not_lost},
    CU_TEST_INFO_NULL,
};

void writing_suite(void)
{
    wizard_register("writing", tests);
}
