/* The text field and what it stands on: widths, lines, words, and undoing. */
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <CUnit/CUnit.h>
#include <curses.h>
#include <unigbrk.h>

#include "core/base/cells.h"
#include "core/base/sign.h"
#include "core/base/text.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"
#include "tui/text/textfield.h"
#include "tui/text/textwords.h"

#define E_ACUTE "e\u0301"
#define FAMILY "👨‍👩‍👧"
#define NORWAY "🇳🇴"
#define FRANCE "🇫🇷"
#define THUMB "👍🏽"

/* ---- cells ---- */

static void test_width(void)
{
    static const struct {
        const char *text;
        int width;
    } cases[] = {
        {"", 0},
        {"plain", 5},
        {E_ACUTE "a", 2},
        {"中文", 4},
        {"각", 2},
        {"ก่อน", 3},  /* Thai: a tone mark over the first letter */
        {"كَيْفَ", 3},  /* Arabic with vowel signs */
        {"नमस्ते", 4}, /* Devanagari: virama and vowel sign take no cell */
        {NORWAY, 2},
        {FAMILY, 6}, /* as ncurses draws it: three people and nothing between */
        {THUMB, 4},
        {"a\tb", 2 + CELLS_TAB},
        {"\u200B\u200E", 0},
        {"\u0301", 1}, /* on a dotted circle */
        {"a\n\u0301", 3},
        {"a\033b", 3},   /* drawn as a replacement character */
        {"a\u0378b", 3}, /* not assigned */
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_COUNT(cells_width(cases[i].text), cases[i].width, "width of “%s”", cases[i].text);
}

static void check_taken(struct text *text, const char *expected, const char *what)
{
    char *taken = text_take(text);
    CHECK_TEXT(taken, expected, "%s", what);
    free(taken);
}

static void check_append(const char *text, const char *expected)
{
    struct text out = {0};
    cells_append(&out, text, strlen(text));
    CU_ASSERT_EQUAL(cells_width(text), cells_width(expected));
    check_taken(&out, expected, "what is drawn");
}

static void test_append(void)
{
    check_append("", "");
    check_append("a\tb\nc", "a    b c");
    check_append("\033[2J", "\uFFFD[2J");
    check_append("\u202Eabc\u202C", "\uFFFDabc\uFFFD");
    check_append("\u0301a\u0301", "\u25CC\u0301a\u0301");
    check_append(FAMILY NORWAY, FAMILY NORWAY);
}

static void check_clip(const char *text, int columns, const char *expected)
{
    struct text out = {0};
    cells_clip(&out, text, columns);
    check_taken(&out, expected, "what fits");
}

static void test_clip(void)
{
    check_clip("", 5, "");
    check_clip("", 0, "");
    check_clip("abc", 0, "");
    check_clip("abc", 1, "…");
    check_clip("abcde", 5, "abcde");
    check_clip("abcdef", 5, "abcd…");
    check_clip("中文字", 5, "中文…");
    check_clip("中文字", 4, "中…");
    check_clip("ab" E_ACUTE "cd", 4, "ab" E_ACUTE "…");
    check_clip(NORWAY FRANCE, 3, NORWAY "…");
    check_clip(FAMILY, 5, "…");
    check_clip("a\tb", 4, "a…");
}

static void test_clip_looks_at_the_start_only(void)
{
    static char text[100001];
    memset(text, 'x', 100000);
    check_clip(text, 3, "xx…");
    text[0] = 'e';
    for (size_t i = 1; i + 2 < 100000; i += 2) {
        text[i] = '\xCC'; /* U+0301, an acute accent */
        text[i + 1] = '\x81';
    }
    check_clip(text, 3, "…");
}

/* Joins the lines by “|”. */
static void check_wrap(const char *text, int width, const char *expected)
{
    struct cells_lines lines = {0};
    struct text out = {0};
    CU_ASSERT_TRUE_FATAL(cells_wrap(&lines, text, strlen(text), width));
    for (size_t i = 0; i < lines.count; i++) {
        if (i)
            text_append(&out, "|");
        text_append_bytes(&out, text + lines.items[i].start,
                          lines.items[i].end - lines.items[i].start);
    }
    check_taken(&out, expected, "lines");
    cells_free(&lines);
}

static void test_wrap(void)
{
    check_wrap("", 10, "");
    check_wrap("\n", 10, "|");
    check_wrap("one two three", 7, "one two|three");
    check_wrap("one two three", 8, "one two |three");
    check_wrap("one two   three", 7, "one two|three");
    check_wrap("one two   ", 7, "one two");
    check_wrap("  one two", 5, "  one|two");
    check_wrap("one\n\ntwo\n", 9, "one||two|");
    check_wrap("incomprehensible", 6, "incomp|rehens|ible");
    check_wrap("an incomprehensible", 6, "an |incomp|rehens|ible");
    check_wrap("well-known", 7, "well-|known");
    check_wrap("aa    )b", 4, "aa  |)b");
}

static void test_wrap_scripts(void)
{
    check_wrap("中文字符，测试。", 4, "中文|字|符，|测|试。");
    check_wrap("السلام عليكم", 8, "السلام |عليكم");
    check_wrap("नमस्ते दुनिया", 6, "नमस्ते |दुनिया");
    check_wrap("สวัสดีครับ", 4, "สวัสดี|ครับ");
    check_wrap(E_ACUTE E_ACUTE E_ACUTE, 2, E_ACUTE E_ACUTE "|" E_ACUTE);
    check_wrap(NORWAY FRANCE, 3, NORWAY "|" FRANCE);
    check_wrap("a" FAMILY "b", 3, "a|" FAMILY "|b");
    check_wrap("中", 1, "中");
}

static void test_words(void)
{
    static const struct {
        const char *text;
        size_t words;
    } cases[] = {
        {"", 0},
        {" \n\t", 0},
        {"one", 1},
        {"I can't say 3.14, or well-known.", 7},
        {"السلام عليكم", 2},
        {"नमस्ते दुनिया", 2},
        {"สวัสดีครับ ผม", 2},
        {"中文字符，测试。", 6},
        {"caf" E_ACUTE " noir", 2},
        {"hi " FAMILY NORWAY, 3},
        {"—", 0},
    };
    char marks[200];
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_COUNT(textwords_mark(cases[i].text, strlen(cases[i].text), marks), cases[i].words,
                    "words of “%s”", cases[i].text);
}

/* ---- a field, and its cursor written as “|” ---- */

static struct textfield *new_field(enum textfield_kind kind, int width, int height,
                                   const char *text)
{
    struct textfield *field = textfield_new(kind, TEXTFIELD_MAX);
    CU_ASSERT_PTR_NOT_NULL_FATAL(field);
    textfield_resize(field, width, height);
    CU_ASSERT_EQUAL(textfield_set(field, text), TEXTFIELD_DONE);
    return field;
}

static void check_field(const struct textfield *field, const char *expected)
{
    struct text out = {0};
    const char *text = textfield_text(field);
    size_t offset = textfield_offset(field);
    text_append_bytes(&out, text, offset);
    text_append(&out, "|");
    text_append(&out, text + offset);
    check_taken(&out, expected, "text with its cursor");
}

static void check_cursor(const struct textfield *field, int row, int column)
{
    int at_row;
    int at_column;
    textfield_cursor(field, &at_row, &at_column);
    CHECK_COUNT(at_row, row, "row of the cursor in “%s”", textfield_text(field));
    CHECK_COUNT(at_column, column, "column of the cursor in “%s”", textfield_text(field));
}

static void check_row(const struct textfield *field, int row, const char *expected)
{
    struct cells_line line;
    struct text out = {0};
    CU_ASSERT_TRUE_FATAL(textfield_row(field, row, &line));
    cells_append(&out, textfield_text(field) + line.start, line.end - line.start);
    check_taken(&out, expected, "row of the field");
}

/* Does one thing, which should be done, and looks. */
static void check_do(struct textfield *field, enum textfield_action action, const char *expected)
{
    CU_ASSERT_EQUAL(textfield_do(field, action), TEXTFIELD_DONE);
    check_field(field, expected);
}

static void type(struct textfield *field, const char *ascii)
{
    for (; *ascii; ascii++)
        CU_ASSERT_EQUAL(textfield_type(field, (unsigned char)*ascii), TEXTFIELD_DONE);
}

static enum textfield_result paste(struct textfield *field, const char *text)
{
    return textfield_insert(field, text, strlen(text));
}

static void test_empty(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 10, 3, "");
    struct cells_line line;
    for (int action = TEXTFIELD_LEFT; action <= TEXTFIELD_REDO; action++)
        CU_ASSERT_EQUAL(textfield_do(field, (enum textfield_action)action), TEXTFIELD_NOTHING);
    check_field(field, "|");
    check_cursor(field, 0, 0);
    check_row(field, 0, "");
    CU_ASSERT_FALSE(textfield_row(field, 1, &line));
    CU_ASSERT_FALSE(textfield_row(field, -1, &line));
    CU_ASSERT_EQUAL(textfield_line_count(field), 1);
    CU_ASSERT_EQUAL(textfield_words(field), 0);
    CU_ASSERT_EQUAL(paste(field, ""), TEXTFIELD_NOTHING);
    CU_ASSERT_FALSE(textfield_is_changed(field));
    textfield_free(field);
    textfield_free(NULL);
}

static void test_left_and_right_by_grapheme(void)
{
    static const char *const graphemes[] = {"a",  E_ACUTE, FAMILY, NORWAY, FRANCE, THUMB,
                                            "नि", "น้ำ",    "كَ",    "中",   "\n",   "z"};
    struct text all = {0};
    for (size_t i = 0; i < COUNT(graphemes); i++)
        text_append(&all, graphemes[i]);
    struct textfield *field = new_field(TEXTFIELD_LINES, 40, 3, all.data);
    size_t at = all.length;
    for (size_t i = COUNT(graphemes); i-- > 0;) {
        CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_LEFT), TEXTFIELD_DONE);
        at -= strlen(graphemes[i]);
        CU_ASSERT_EQUAL(textfield_offset(field), at);
    }
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_LEFT), TEXTFIELD_NOTHING);
    for (size_t i = 0; i < COUNT(graphemes); i++) {
        CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_RIGHT), TEXTFIELD_DONE);
        at += strlen(graphemes[i]);
        CU_ASSERT_EQUAL(textfield_offset(field), at);
    }
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_RIGHT), TEXTFIELD_NOTHING);
    textfield_do(field, TEXTFIELD_TEXT_START);
    for (size_t i = 0; i < COUNT(graphemes); i++) {
        CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_DELETE_AFTER), TEXTFIELD_DONE);
        at -= strlen(graphemes[i]);
        CU_ASSERT_EQUAL(textfield_length(field), at);
    }
    text_free(&all);
    textfield_free(field);
}

/* What was typed with one key goes with one Backspace; what is one sign goes whole. */
static void test_backspace_by_sign(void)
{
    static const char *const cases[][2] = {
        {"xน้ำ", "xน้"},                  /* Thai */
        {"xที่", "xที"},                   /* Thai, two marks */
        {"xकि", "xक"},                  /* Hindi */
        {"xक्ष", "xक्"},                  /* Hindi, a conjunct */
        {"xक्", "xक"},                   /* Hindi, a virama */
        {"xকো", "xক"},                  /* Bengali */
        {"xகொ", "xக"},                  /* Tamil */
        {"xකො", "xක"},                  /* Sinhala */
        {"xကို", "xကိ"},                   /* Burmese */
        {"xក្រ", "xក្"},                  /* Khmer */
        {"xك\u064E", "xك"},             /* Arabic, a vowel */
        {"xط\u0651\u0650", "xط\u0651"}, /* Arabic, two points */
        {"xש\u05C1\u05B8", "xש\u05C1"}, /* Hebrew */
        {"xم\u200C", "xم"},             /* Persian: the joiner has a key */
        {"xक\u094D\u200D", "xक\u094D"}, /* Hindi: so has this one */
        {"x\u1820\u180B", "x"},         /* Mongolian: a selector is drawn as nothing */
        {"x각", "x"},                   /* Korean */
        {"xが", "x"},                   /* Japanese */
        {"xか\u3099", "x"},             /* the same, in two */
        {"x中", "x"},
        {"x中\U000E0100", "x"},
        {"xe\u0301", "x"},
        {"xe\u0323\u0302", "x"}, /* Vietnamese, in three */
        {"xй", "x"},
        {"xи\u0306", "x"},
        {"xα\u0313\u0301", "x"},
        {"x" FAMILY, "x"},
        {"x" NORWAY, "x"},
        {"x" NORWAY FRANCE, "x" NORWAY},
        {"x" THUMB, "x"},
        {"x❤\uFE0F", "x"},
        {"x1\uFE0F\u20E3", "x"},
        {"x🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F", "x"},
        {"x\u200B", "x"},
        {"x\n", "x"},
        {"x\t", "x"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct textfield *field = new_field(TEXTFIELD_LINES, 40, 3, cases[i][0]);
        textfield_do(field, TEXTFIELD_DELETE_BEFORE);
        CHECK_TEXT(textfield_text(field), cases[i][1], "Backspace behind “%s”", cases[i][0]);
        CHECK_COUNT(textfield_offset(field), textfield_length(field), "the cursor at its end");
        size_t length = strlen(cases[i][0]);
        CHECK_COUNT(length - sign_before(cases[i][0], length), strlen(cases[i][1]),
                    "the same where there is no field: “%s”", cases[i][0]);
        textfield_do(field, TEXTFIELD_UNDO);
        CHECK_TEXT(textfield_text(field), cases[i][0], "undone");
        textfield_free(field);
    }
    CHECK_COUNT(sign_before("", 0), 0, "nothing before nothing");
}

static void test_up_and_down_keep_the_column(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 20, 5, "long line\nab\n中文字字字\nend");
    textfield_do(field, TEXTFIELD_TEXT_START);
    for (int i = 0; i < 5; i++)
        textfield_do(field, TEXTFIELD_RIGHT);
    check_cursor(field, 0, 5);
    check_do(field, TEXTFIELD_DOWN, "long line\nab|\n中文字字字\nend");
    check_do(field, TEXTFIELD_DOWN, "long line\nab\n中文|字字字\nend");
    check_cursor(field, 2, 4);
    check_do(field, TEXTFIELD_DOWN, "long line\nab\n中文字字字\nend|");
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_DOWN), TEXTFIELD_NOTHING);
    check_do(field, TEXTFIELD_UP, "long line\nab\n中文|字字字\nend");
    check_do(field, TEXTFIELD_UP, "long line\nab|\n中文字字字\nend");
    check_do(field, TEXTFIELD_UP, "long |line\nab\n中文字字字\nend");
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_UP), TEXTFIELD_NOTHING);
    check_do(field, TEXTFIELD_DOWN, "long line\nab|\n中文字字字\nend");
    check_do(field, TEXTFIELD_LEFT, "long line\na|b\n中文字字字\nend");
    check_do(field, TEXTFIELD_UP, "l|ong line\nab\n中文字字字\nend");
    textfield_free(field);
}

static void test_home_and_end_of_drawn_lines(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 8, 4, "one two three\nfour");
    check_row(field, 0, "one two");
    check_row(field, 1, "three");
    check_row(field, 2, "four");
    check_cursor(field, 2, 4);
    check_do(field, TEXTFIELD_LINE_START, "one two three\n|four");
    check_do(field, TEXTFIELD_TEXT_START, "|one two three\nfour");
    check_do(field, TEXTFIELD_LINE_END, "one two| three\nfour");
    check_cursor(field, 0, 7);
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_LINE_END), TEXTFIELD_NOTHING);
    check_do(field, TEXTFIELD_RIGHT, "one two |three\nfour");
    check_cursor(field, 1, 0);
    check_do(field, TEXTFIELD_LINE_END, "one two three|\nfour");
    check_do(field, TEXTFIELD_TEXT_END, "one two three\nfour|");
    textfield_free(field);
}

static void test_spaces_hang_over_the_end(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 8, 4, "one two      ");
    CU_ASSERT_EQUAL(textfield_line_count(field), 1);
    check_cursor(field, 0, 7);
    type(field, "x");
    check_row(field, 0, "one two");
    check_row(field, 1, "x");
    check_cursor(field, 1, 1);
    textfield_free(field);
}

static void test_words_left_and_right(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 40, 4, "I can't, 中文 caf" E_ACUTE "\n!");
    check_do(field, TEXTFIELD_WORD_LEFT, "I can't, 中文 |caf" E_ACUTE "\n!");
    check_do(field, TEXTFIELD_WORD_LEFT, "I can't, 中|文 caf" E_ACUTE "\n!");
    check_do(field, TEXTFIELD_WORD_LEFT, "I can't, |中文 caf" E_ACUTE "\n!");
    check_do(field, TEXTFIELD_WORD_LEFT, "I |can't, 中文 caf" E_ACUTE "\n!");
    check_do(field, TEXTFIELD_WORD_LEFT, "|I can't, 中文 caf" E_ACUTE "\n!");
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_WORD_LEFT), TEXTFIELD_NOTHING);
    check_do(field, TEXTFIELD_WORD_RIGHT, "I| can't, 中文 caf" E_ACUTE "\n!");
    check_do(field, TEXTFIELD_WORD_RIGHT, "I can't|, 中文 caf" E_ACUTE "\n!");
    check_do(field, TEXTFIELD_WORD_RIGHT, "I can't, 中|文 caf" E_ACUTE "\n!");
    check_do(field, TEXTFIELD_WORD_RIGHT, "I can't, 中文| caf" E_ACUTE "\n!");
    check_do(field, TEXTFIELD_WORD_RIGHT, "I can't, 中文 caf" E_ACUTE "|\n!");
    check_do(field, TEXTFIELD_WORD_RIGHT, "I can't, 中文 caf" E_ACUTE "\n!|");
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_WORD_RIGHT), TEXTFIELD_NOTHING);
    textfield_free(field);
}

static void test_deleting(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 8, 4, "one two three\nfour five");
    check_do(field, TEXTFIELD_DELETE_WORD_BEFORE, "one two three\nfour |");
    check_do(field, TEXTFIELD_DELETE_WORD_BEFORE, "one two three\n|");
    check_do(field, TEXTFIELD_DELETE_BEFORE, "one two three|");
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_DELETE_AFTER), TEXTFIELD_NOTHING);
    check_do(field, TEXTFIELD_TEXT_START, "|one two three");
    check_do(field, TEXTFIELD_DELETE_AFTER, "|ne two three");
    check_do(field, TEXTFIELD_DELETE_WORD_AFTER, "| two three");
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_DELETE_BEFORE), TEXTFIELD_NOTHING);
    textfield_free(field);
}

static void test_deleting_to_the_end_of_the_line(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 8, 4, "one two three\nfour five");
    check_do(field, TEXTFIELD_TEXT_START, "|one two three\nfour five");
    check_do(field, TEXTFIELD_RIGHT, "o|ne two three\nfour five");
    check_do(field, TEXTFIELD_DELETE_LINE, "o|three\nfour five");
    check_do(field, TEXTFIELD_DELETE_LINE, "o|\nfour five");
    check_do(field, TEXTFIELD_DELETE_LINE, "o|four five");
    check_do(field, TEXTFIELD_DELETE_LINE, "o|five");
    check_do(field, TEXTFIELD_DELETE_LINE, "o|");
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_DELETE_LINE), TEXTFIELD_NOTHING);
    textfield_free(field);
}

/* An edit can make one grapheme of what stands on both sides of the cursor. */
static void test_cursor_never_splits_what_an_edit_joins(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 20, 4, "a\n\u0301b");
    textfield_do(field, TEXTFIELD_TEXT_START);
    textfield_do(field, TEXTFIELD_RIGHT);
    check_do(field, TEXTFIELD_DELETE_AFTER, "a\u0301|b");
    check_do(field, TEXTFIELD_UNDO, "a|\n\u0301b");
    CU_ASSERT_EQUAL(textfield_set(field, "\u0301"), TEXTFIELD_DONE);
    check_cursor(field, 0, 1);
    textfield_do(field, TEXTFIELD_TEXT_START);
    type(field, "e");
    check_field(field, "e\u0301|");
    check_cursor(field, 0, 1);
    textfield_free(field);
}

static void test_pasting_is_cleaned(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 40, 4, "");
    CU_ASSERT_EQUAL(paste(field, "a\r\nb\rc\n\rd\u2028e\u2029f\xC2\x85"
                                 "g"),
                    TEXTFIELD_DONE);
    check_field(field, "a\nb\nc\n\nd\ne\nf\ng|");
    CU_ASSERT_EQUAL(textfield_set(field, ""), TEXTFIELD_DONE);
    CU_ASSERT_EQUAL(paste(field, "\033[31mred\a\u202E\x7F tab\there"), TEXTFIELD_DONE);
    check_field(field, "[31mred tab\there|");
    CU_ASSERT_EQUAL(textfield_set(field, ""), TEXTFIELD_DONE);
    CU_ASSERT_EQUAL(paste(field, "a\xFF\xC3(\xED\xA0\x80"), TEXTFIELD_DONE);
    CU_ASSERT_TRUE(text_is_utf8(textfield_text(field), textfield_length(field), NULL));
    CU_ASSERT_EQUAL(textfield_insert(field, "x\0y", 3), TEXTFIELD_DONE);
    CU_ASSERT_EQUAL(strlen(textfield_text(field)), textfield_length(field));
    CU_ASSERT_EQUAL(paste(field, "\033\a"), TEXTFIELD_NOTHING);
    textfield_free(field);
}

static void test_typing_is_refused(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 40, 4, "");
    static const unsigned refused[] = {0, 0x1B, 0x7F, 0x9B, 0xD800, 0x202E, 0x110000, UINT_MAX};
    for (size_t i = 0; i < COUNT(refused); i++)
        CU_ASSERT_EQUAL(textfield_type(field, refused[i]), TEXTFIELD_REFUSED);
    check_field(field, "|");
    CU_ASSERT_EQUAL(textfield_type(field, '\r'), TEXTFIELD_DONE);
    CU_ASSERT_EQUAL(textfield_type(field, 0x10FFFD), TEXTFIELD_DONE);
    check_field(field, "\n\U0010FFFD|");
    textfield_free(field);
}

static void test_maximum(void)
{
    struct textfield *field = textfield_new(TEXTFIELD_LINES, 5);
    CU_ASSERT_PTR_NOT_NULL_FATAL(field);
    type(field, "abc");
    CU_ASSERT_EQUAL(textfield_type(field, 0x4E2D), TEXTFIELD_FULL);
    CU_ASSERT_EQUAL(paste(field, "def"), TEXTFIELD_FULL);
    check_field(field, "abc|");
    CU_ASSERT_EQUAL(paste(field, "de"), TEXTFIELD_DONE);
    CU_ASSERT_EQUAL(textfield_type(field, 'f'), TEXTFIELD_FULL);
    check_field(field, "abcde|");
    CU_ASSERT_EQUAL(textfield_set(field, "abcdef"), TEXTFIELD_FULL);
    check_field(field, "abcde|");
    check_do(field, TEXTFIELD_UNDO, "abc|");
    textfield_free(field);
}

static void test_largest_text(void)
{
    struct textfield *field = textfield_new(TEXTFIELD_LINES, SIZE_MAX);
    CU_ASSERT_PTR_NOT_NULL_FATAL(field);
    static char text[TEXTFIELD_MAX + 2];
    memset(text, '\n', TEXTFIELD_MAX + 1);
    CU_ASSERT_EQUAL(textfield_set(field, text), TEXTFIELD_FULL);
    text[TEXTFIELD_MAX] = '\0';
    CU_ASSERT_EQUAL(textfield_set(field, text), TEXTFIELD_DONE);
    CU_ASSERT_EQUAL(textfield_line_count(field), TEXTFIELD_MAX + 1);
    CU_ASSERT_EQUAL(textfield_type(field, 'x'), TEXTFIELD_FULL);
    textfield_free(field);
}

/* ---- undoing ---- */

static void test_undo_by_word(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 40, 4, "");
    type(field, "one two\nthree");
    check_do(field, TEXTFIELD_UNDO, "one two\n|");
    check_do(field, TEXTFIELD_UNDO, "one two|");
    check_do(field, TEXTFIELD_UNDO, "one |");
    check_do(field, TEXTFIELD_REDO, "one two|");
    check_do(field, TEXTFIELD_UNDO, "one |");
    CU_ASSERT_TRUE(textfield_is_changed(field));
    check_do(field, TEXTFIELD_UNDO, "|");
    CU_ASSERT_FALSE(textfield_is_changed(field));
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_UNDO), TEXTFIELD_NOTHING);
    check_do(field, TEXTFIELD_REDO, "one |");
    type(field, "x");
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_REDO), TEXTFIELD_NOTHING);
    check_do(field, TEXTFIELD_UNDO, "one |");
    textfield_free(field);
}

static void test_undo_of_runs(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 40, 4, "abcdef");
    for (int i = 0; i < 3; i++)
        textfield_do(field, TEXTFIELD_DELETE_BEFORE);
    textfield_do(field, TEXTFIELD_TEXT_START);
    textfield_do(field, TEXTFIELD_DELETE_AFTER);
    textfield_do(field, TEXTFIELD_DELETE_AFTER);
    type(field, "xy");
    CU_ASSERT_EQUAL(paste(field, "P"), TEXTFIELD_DONE);
    type(field, "z");
    check_field(field, "xyPz|c");
    check_do(field, TEXTFIELD_UNDO, "xyP|c");
    check_do(field, TEXTFIELD_UNDO, "xy|c");
    check_do(field, TEXTFIELD_UNDO, "|c");
    check_do(field, TEXTFIELD_UNDO, "|abc");
    check_do(field, TEXTFIELD_UNDO, "abcdef|");
    for (int i = 0; i < 5; i++)
        textfield_do(field, TEXTFIELD_REDO);
    check_field(field, "xyPz|c");
    textfield_free(field);
}

static void test_moving_ends_a_run(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 40, 4, "");
    type(field, "ab");
    textfield_do(field, TEXTFIELD_LEFT);
    textfield_do(field, TEXTFIELD_RIGHT);
    type(field, "cd");
    check_do(field, TEXTFIELD_UNDO, "ab|");
    textfield_free(field);
}

static void test_history_stays_small(void)
{
    struct textfield *field = new_field(TEXTFIELD_ONE_LINE, 40, 1, "start ");
    static char words[50001];
    memset(words, 'w', 50000);
    for (int i = 0; i < 40; i++) {
        CU_ASSERT_EQUAL(paste(field, words), TEXTFIELD_DONE);
        CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_DELETE_WORD_BEFORE), TEXTFIELD_DONE);
    }
    int undone = 0;
    while (textfield_do(field, TEXTFIELD_UNDO) == TEXTFIELD_DONE)
        undone++;
    CU_ASSERT(undone >= 10 && undone <= 22);
    CU_ASSERT_TRUE(textfield_is_changed(field));
    while (textfield_do(field, TEXTFIELD_REDO) == TEXTFIELD_DONE)
        undone--;
    CU_ASSERT_EQUAL(undone, 0);
    check_field(field, "start |");
    textfield_free(field);
}

/* ---- scrolling ---- */

static void test_scrolling(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 10, 3, "1\n2\n3\n4\n5\n6\n7\n8");
    CU_ASSERT_EQUAL(textfield_first_line(field), 5);
    check_cursor(field, 2, 1);
    textfield_do(field, TEXTFIELD_PAGE_UP);
    check_row(field, 0, "6");
    check_cursor(field, 0, 1);
    textfield_do(field, TEXTFIELD_PAGE_UP);
    check_row(field, 0, "4");
    textfield_do(field, TEXTFIELD_PAGE_UP);
    textfield_do(field, TEXTFIELD_PAGE_UP);
    check_row(field, 0, "1");
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_PAGE_UP), TEXTFIELD_NOTHING);
    textfield_do(field, TEXTFIELD_PAGE_DOWN);
    check_cursor(field, 2, 1);
    textfield_do(field, TEXTFIELD_TEXT_END);
    check_row(field, 2, "8");
    for (int i = 0; i < 8; i++)
        textfield_do(field, TEXTFIELD_DELETE_BEFORE);
    check_row(field, 0, "2");
    check_row(field, 2, "4");
    textfield_resize(field, 10, 8);
    check_row(field, 0, "1");
    check_cursor(field, 3, 1);
    textfield_resize(field, 10, 1);
    check_row(field, 0, "4");
    check_cursor(field, 0, 1);
    textfield_free(field);
}

static void test_resizing(void)
{
    struct textfield *field = new_field(TEXTFIELD_LINES, 40, 2, "one two three four");
    CU_ASSERT_EQUAL(textfield_line_count(field), 1);
    textfield_resize(field, 6, 2);
    CU_ASSERT_EQUAL(textfield_line_count(field), 4);
    check_row(field, 1, "four");
    check_cursor(field, 1, 4);
    textfield_resize(field, -1, -1);
    check_cursor(field, 0, 0);
    textfield_free(field);
}

static void test_one_line(void)
{
    struct textfield *field = new_field(TEXTFIELD_ONE_LINE, 8, 1, "");
    type(field, "abcdefg");
    check_row(field, 0, "abcdefg");
    check_cursor(field, 0, 7);
    CU_ASSERT_EQUAL(textfield_type(field, '\n'), TEXTFIELD_REFUSED);
    CU_ASSERT_EQUAL(textfield_type(field, '\r'), TEXTFIELD_REFUSED);
    type(field, "hi");
    check_row(field, 0, "cdefghi");
    check_cursor(field, 0, 7);
    CU_ASSERT_EQUAL(textfield_do(field, TEXTFIELD_UP), TEXTFIELD_NOTHING);
    check_do(field, TEXTFIELD_LINE_START, "|abcdefghi");
    check_row(field, 0, "abcdefgh");
    check_do(field, TEXTFIELD_LINE_END, "abcdefghi|");
    textfield_do(field, TEXTFIELD_DELETE_BEFORE);
    check_row(field, 0, "bcdefgh");
    check_do(field, TEXTFIELD_DELETE_WORD_BEFORE, "|");
    CU_ASSERT_EQUAL(paste(field, "two\nlines\r\n\n"), TEXTFIELD_DONE);
    check_field(field, "two lines|");
    CU_ASSERT_EQUAL(textfield_set(field, "中文字符"), TEXTFIELD_DONE);
    check_row(field, 0, "文字符");
    check_cursor(field, 0, 6);
    textfield_free(field);
}

/* ---- whatever is done ---- */

static const char *const pieces[] = {
    "a",      "word ",  " ",
    "\n",     "\t",     "\u0301",
    E_ACUTE,  FAMILY,   NORWAY,
    "\u200D", "👩",      "🏽",
    "🇳",      "नि",     "\u094D",
    "น้ำ",     "สวัสดี",   "كَيْفَ",
    "中文字", "，",     "각",
    "\u1100", "\u1161", "\u200B",
    "\u00A0", "\u00AD", "\u0378",
    "-",      "can't ", "\r\n",
    "\033[m", "\xFF",   "incomprehensibilities",
};

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245U + 12345U;
    return *seed >> 16;
}

static void do_something(struct textfield *field, unsigned *seed)
{
    unsigned choice = next_random(seed) % 100;
    const char *piece = pieces[next_random(seed) % COUNT(pieces)];
    if (choice < 40)
        paste(field, piece);
    else if (choice < 55)
        textfield_type(field, next_random(seed) % 2 ? 'x' : ' ');
    else
        textfield_do(field, (enum textfield_action)(next_random(seed) % (TEXTFIELD_REDO + 1)));
}

static bool cursor_is_between_graphemes(const struct textfield *field)
{
    size_t length = textfield_length(field);
    size_t offset = textfield_offset(field);
    static char graphemes[TEXTFIELD_MAX];
    u8_grapheme_breaks((const uint8_t *)textfield_text(field), length, graphemes);
    return offset == length || (offset < length && graphemes[offset]);
}

static bool content_is_clean(const struct textfield *field, bool newlines)
{
    struct text harmless = {0};
    const char *text = textfield_text(field);
    text_append_harmless(&harmless, text);
    bool clean =
        text_is_utf8(text, textfield_length(field), NULL) && !text[textfield_length(field)];
    clean = clean && (!harmless.data || strcmp(harmless.data, text) == 0);
    text_free(&harmless);
    return clean && (newlines || !strchr(text, '\n'));
}

static bool is_one_grapheme(const char *bytes, size_t length)
{
    static char graphemes[TEXTFIELD_MAX];
    u8_grapheme_breaks((const uint8_t *)bytes, length, graphemes);
    return length > 0 && !memchr(graphemes + 1, 1, length - 1);
}

static bool line_fits(const char *bytes, size_t length, int width)
{
    return cells_width_of(bytes, length) <= width || is_one_grapheme(bytes, length);
}

/* Rows are as wide as the field at most, and the cursor is in one of them. */
static bool rows_fit(const struct textfield *field, int width, int height)
{
    struct cells_line line = {0, 0};
    const char *text = textfield_text(field);
    int row;
    int column;
    textfield_cursor(field, &row, &column);
    bool fit = row >= 0 && row < height && column >= 0 && column < width;
    for (int i = 0; i < height && textfield_row(field, i, &line); i++) {
        fit = fit && line.start <= line.end && line.end <= textfield_length(field);
        fit = fit && line_fits(text + line.start, line.end - line.start, width);
        fit = fit && (i != row || textfield_offset(field) >= line.start);
    }
    return fit;
}

static void check_everything_undone(struct textfield *field, const char *start)
{
    while (textfield_do(field, TEXTFIELD_REDO) == TEXTFIELD_DONE)
        ;
    char *end = strdup(textfield_text(field));
    CU_ASSERT_PTR_NOT_NULL_FATAL(end);
    while (textfield_do(field, TEXTFIELD_UNDO) == TEXTFIELD_DONE)
        CHECK(cursor_is_between_graphemes(field), "the cursor is between graphemes");
    CHECK_TEXT(textfield_text(field), start, "everything undone");
    CU_ASSERT_FALSE(textfield_is_changed(field));
    while (textfield_do(field, TEXTFIELD_REDO) == TEXTFIELD_DONE)
        CHECK(cursor_is_between_graphemes(field), "the cursor is between graphemes");
    CHECK_TEXT(textfield_text(field), end, "everything done again");
    free(end);
}

static void check_random_edits(enum textfield_kind kind, unsigned seed)
{
    static const char start[] = "नमस्ते " FAMILY " ก่อน";
    struct textfield *field = new_field(kind, 20, 3, start);
    for (int i = 0; i < 400; i++) {
        do_something(field, &seed);
        int width = 1 + (int)(next_random(&seed) % 24);
        textfield_resize(field, width, 4);
        CHECK(cursor_is_between_graphemes(field), "the cursor is between graphemes");
        CHECK(content_is_clean(field, kind == TEXTFIELD_LINES), "the content is clean");
        CHECK(rows_fit(field, width, 4), "the rows fit in the field");
    }
    check_everything_undone(field, start);
    textfield_free(field);
}

static void test_random_edits(void)
{
    for (unsigned seed = 1; seed <= 40; seed++) {
        check_random_edits(TEXTFIELD_LINES, seed);
        check_random_edits(TEXTFIELD_ONE_LINE, seed);
    }
}

static int columns_in_ncurses(const char *bytes, size_t length)
{
    struct text out = {0};
    cells_append(&out, bytes, length);
    erase();
    move(0, 1);
    addstr(out.data ? out.data : "");
    text_free(&out);
    return getcurx(stdscr) - 1;
}

static void test_widths_are_those_of_ncurses(void)
{
    FILE *nowhere = fopen("/dev/null", "r+");
    CU_ASSERT_PTR_NOT_NULL_FATAL(nowhere);
    SCREEN *screen = newterm("xterm", nowhere, nowhere);
    CU_ASSERT_PTR_NOT_NULL_FATAL(screen);
    unsigned seed = 3;
    for (int round = 0; round < 2000; round++) {
        struct text text = {0};
        for (unsigned i = 1 + next_random(&seed) % 3; i > 0; i--)
            text_append(&text, pieces[next_random(&seed) % COUNT(pieces)]);
        CHECK_COUNT(columns_in_ncurses(text.data, text.length),
                    cells_width_of(text.data, text.length), "width of “%s”", text.data);
        text_free(&text);
    }
    endwin();
    delscreen(screen);
    fclose(nowhere);
}

/* Pieces typed together at a random place, into both fields: into one of them one by one. */
static void type_in_both(struct textfield *together, struct textfield *single, unsigned *seed)
{
    struct text text = {0};
    enum textfield_action moves[] = {TEXTFIELD_LEFT, TEXTFIELD_WORD_LEFT, TEXTFIELD_TEXT_START,
                                     TEXTFIELD_RIGHT, TEXTFIELD_TEXT_END};
    enum textfield_action move = moves[next_random(seed) % COUNT(moves)];
    bool extends = next_random(seed) % 4 == 0;
    for (unsigned i = 1 + next_random(seed) % 6; i > 0; i--) /* none that is no UTF-8 */
        text_append(&text, pieces[next_random(seed) % (COUNT(pieces) - 2)]);
    struct textfield *both[] = {together, single};
    for (size_t i = 0; i < COUNT(both); i++)
        extends ? textfield_extend(both[i], move) : textfield_do(both[i], move);
    textfield_type_all(together, text.data, text.length);
    for (size_t at = 0; at < text.length;) {
        uint32_t c;
        at += text_character(text.data + at, &c);
        textfield_type(single, c);
    }
    text_free(&text);
}

static bool same_lines(const struct textfield *one, const struct textfield *other)
{
    struct cells_line first = {0};
    struct cells_line second = {0};
    bool same = textfield_line_count(one) == textfield_line_count(other);
    for (int row = 0; same && textfield_row(one, row, &first); row++)
        same = textfield_row(other, row, &second) && first.start == second.start &&
               first.end == second.end;
    return same;
}

static void test_typing_together_is_typing_one_by_one(void)
{
    for (unsigned seed = 1; seed <= 60; seed++) {
        unsigned random = seed;
        enum textfield_kind kind = seed % 3 ? TEXTFIELD_LINES : TEXTFIELD_ONE_LINE;
        struct textfield *together = new_field(kind, 20, 4, "नमस्ते " NORWAY FRANCE);
        struct textfield *single = new_field(kind, 20, 4, "नमस्ते " NORWAY FRANCE);
        for (int i = 0; i < 60; i++) {
            type_in_both(together, single, &random);
            CHECK_TEXT(textfield_text(together), textfield_text(single), "the text, seed %u", seed);
            CHECK_COUNT(textfield_offset(together), textfield_offset(single), "the cursor");
            CHECK(same_lines(together, single), "the lines, seed %u", seed);
        }
        while (textfield_do(single, TEXTFIELD_UNDO) == TEXTFIELD_DONE) {
            CU_ASSERT_EQUAL(textfield_do(together, TEXTFIELD_UNDO), TEXTFIELD_DONE);
            CHECK_TEXT(textfield_text(together), textfield_text(single), "undone, seed %u", seed);
        }
        textfield_free(together);
        textfield_free(single);
    }
}

/* After each change the lines are those of the whole text broken anew. */
static void test_changed_lines_are_those_of_the_whole(void)
{
    for (unsigned seed = 1; seed <= 40; seed++) {
        unsigned random = seed;
        struct cells_lines whole = {0};
        struct textfield *field = new_field(TEXTFIELD_LINES, 12, 1000, "one\n\ntwo three four\n");
        for (int i = 0; i < 120; i++) {
            struct cells_line line;
            do_something(field, &random);
            cells_wrap(&whole, textfield_text(field), textfield_length(field), 11);
            CHECK_COUNT(textfield_line_count(field), whole.count, "how many, seed %u", seed);
            for (int row = 0; textfield_row(field, row, &line); row++)
                CHECK(line.start == whole.items[row].start && line.end == whole.items[row].end,
                      "line %d, seed %u", row, seed);
        }
        cells_free(&whole);
        textfield_free(field);
    }
}

/* What breaking lines costs is counted in the bytes that are looked at. */
static void test_what_typing_costs(void)
{
    static const size_t sizes[] = {4000, 16000, TEXTFIELD_MAX};
    static char words[TEXTFIELD_MAX];
    for (size_t i = 0; i < TEXTFIELD_MAX; i++)
        words[i] = "The quick brown fox jumps. "[i % 27];
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct textfield *field = new_field(TEXTFIELD_LINES, 80, 10, "");
        size_t before = cells_wrapped();
        for (size_t at = 0; at < sizes[i]; at += 4096)
            textfield_type_all(field, words + at, sizes[i] - at < 4096 ? sizes[i] - at : 4096);
        CHECK_COUNT(textfield_length(field), sizes[i], "all of it was typed");
        size_t bursts = (sizes[i] + 4095) / 4096;
        CHECK(cells_wrapped() - before <= bursts * sizes[i], "%zu bytes: once a burst", sizes[i]);
        textfield_free(field);
    }
    struct textfield *field = new_field(TEXTFIELD_LINES, 80, 10, "");
    for (int i = 0; i < 1000; i++)
        paste(field, "A paragraph of some words, none of which is changed below.\n");
    size_t before = cells_wrapped();
    type(field, "forty letters and blanks typed one by one");
    CHECK(cells_wrapped() - before < 41 * 42, "only the paragraph that is typed in");
    textfield_free(field);
}

/* Every byte is in one line, or a newline or hanging space between two. */
static void test_lines_lose_nothing(void)
{
    unsigned seed = 7;
    for (int round = 0; round < 200; round++) {
        struct text text = {0};
        struct cells_lines lines = {0};
        for (unsigned i = next_random(&seed) % 40; i > 0; i--)
            text_append(&text, pieces[next_random(&seed) % (COUNT(pieces) - 4)]);
        const char *bytes = text.data ? text.data : "";
        CU_ASSERT_TRUE_FATAL(cells_wrap(&lines, bytes, text.length, 1 + round % 25));
        size_t at = 0;
        for (size_t i = 0; i < lines.count; i++) {
            CU_ASSERT(strspn(bytes + at, " \t\n") >= lines.items[i].start - at);
            CU_ASSERT(at == lines.items[i].start || i > 0);
            at = lines.items[i].end;
        }
        CU_ASSERT_EQUAL(at + strspn(bytes + at, " \t"), text.length);
        cells_free(&lines);
        text_free(&text);
    }
}

static CU_TestInfo cells_tests[] = {
    {"widths", test_width},
    {"widths are those of ncurses", test_widths_are_those_of_ncurses},
    {"what is drawn", test_append},
    {"cutting", test_clip},
    {"cutting a very long text", test_clip_looks_at_the_start_only},
    {"breaking into lines", test_wrap},
    {"breaking other scripts into lines", test_wrap_scripts},
    {"lines lose nothing", test_lines_lose_nothing},
    {"counting words", test_words},
    CU_TEST_INFO_NULL,
};

static CU_TestInfo field_tests[] = {
    {"an empty field", test_empty},
    {"left and right by grapheme", test_left_and_right_by_grapheme},
    {"Backspace by sign", test_backspace_by_sign},
    {"up and down keep the column", test_up_and_down_keep_the_column},
    {"home and end of drawn lines", test_home_and_end_of_drawn_lines},
    {"spaces hang over the end", test_spaces_hang_over_the_end},
    {"words left and right", test_words_left_and_right},
    {"deleting", test_deleting},
    {"deleting to the end of the line", test_deleting_to_the_end_of_the_line},
    {"the cursor never splits what an edit joins", test_cursor_never_splits_what_an_edit_joins},
    {"what is pasted is cleaned", test_pasting_is_cleaned},
    {"typing is refused", test_typing_is_refused},
    {"a maximum", test_maximum},
    {"the largest text", test_largest_text},
    {"undo by word", test_undo_by_word},
    {"undo of runs", test_undo_of_runs},
    {"moving ends a run", test_moving_ends_a_run},
    {"the history stays small", test_history_stays_small},
    {"scrolling", test_scrolling},
    {"resizing", test_resizing},
    {"a field of one line", test_one_line},
    {"random edits", test_random_edits},
    {"typing together is typing one by one", test_typing_together_is_typing_one_by_one},
    {"changed lines are those of the whole", test_changed_lines_are_those_of_the_whole},
    {"what typing costs", test_what_typing_costs},
    CU_TEST_INFO_NULL,
};

void textfield_suite(void)
{
    test_register("cells", cells_tests);
    test_register("textfield", field_tests);
}
