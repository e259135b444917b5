/* What is selected in a text, and texts that are kept when they are left. */
#include <stdio.h>
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"
#include "tui/text/textfield.h"
#include "tui/views/kept_fields.h"

#define FAMILY "👨‍👩‍👧"

static struct textfield *new_field(const char *text)
{
    struct textfield *field = textfield_new(TEXTFIELD_LINES, 1000);
    CU_ASSERT_PTR_NOT_NULL_FATAL(field);
    textfield_set(field, text);
    textfield_do(field, TEXTFIELD_TEXT_START);
    return field;
}

static void check_selected(const struct textfield *field, const char *expected)
{
    size_t from = 0;
    size_t to = 0;
    char selected[200] = "";
    if (textfield_selection(field, &from, &to))
        memcpy(selected, textfield_text(field) + from, to - from);
    CHECK_TEXT(selected, expected, "selected in “%s”", textfield_text(field));
}

/* Whole graphemes and words of any script are selected, and go whole. */
static void test_scripts(void)
{
    static const struct {
        const char *text;
        enum textfield_action moves;
        int times;
        const char *selected;
        const char *left;
    } cases[] = {
        {"الطِّفل هنا", TEXTFIELD_RIGHT, 3, "الطِّ", "فل هنا"},
        {"حماية الطفل", TEXTFIELD_WORD_RIGHT, 1, "حماية", " الطفل"},
        {"नमस्ते जी", TEXTFIELD_RIGHT, 3, "नमस्", "ते जी"},
        {"ดื่มน้ำ", TEXTFIELD_RIGHT, 2, "ดื่ม", "น้ำ"},
        {"儿童保护", TEXTFIELD_WORD_RIGHT, 2, "儿童", "保护"},
        {FAMILY "b", TEXTFIELD_RIGHT, 1, FAMILY, "b"},
        {"e\u0301te\u0301", TEXTFIELD_RIGHT, 1, "e\u0301", "te\u0301"},
        {"one\ntwo", TEXTFIELD_DOWN, 1, "one\n", "two"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct textfield *field = new_field(cases[i].text);
        for (int j = 0; j < cases[i].times; j++)
            textfield_extend(field, cases[i].moves);
        check_selected(field, cases[i].selected);
        textfield_do(field, TEXTFIELD_DELETE_BEFORE);
        CHECK_TEXT(textfield_text(field), cases[i].left, "after deleting “%s”", cases[i].selected);
        check_selected(field, "");
        textfield_do(field, TEXTFIELD_UNDO);
        CHECK_TEXT(textfield_text(field), cases[i].text, "taken back");
        textfield_free(field);
    }
}

static void test_backwards(void)
{
    struct textfield *field = new_field("one two");
    textfield_do(field, TEXTFIELD_TEXT_END);
    textfield_extend(field, TEXTFIELD_WORD_LEFT);
    check_selected(field, "two");
    textfield_extend(field, TEXTFIELD_TEXT_START);
    check_selected(field, "one two");
    textfield_extend(field, TEXTFIELD_TEXT_END);
    check_selected(field, "");
    textfield_extend(field, TEXTFIELD_LEFT);
    textfield_do(field, TEXTFIELD_LEFT);
    check_selected(field, "");
    textfield_free(field);
}

/* Without Shift: a place is marked, and moves extend from there. */
static void test_marking(void)
{
    struct textfield *field = new_field("one two");
    CHECK(textfield_select(field), "moves select now");
    textfield_do(field, TEXTFIELD_WORD_RIGHT);
    textfield_do(field, TEXTFIELD_RIGHT);
    check_selected(field, "one ");
    CHECK(!textfield_select(field), "and no longer");
    check_selected(field, "");
    textfield_do(field, TEXTFIELD_RIGHT);
    check_selected(field, "");
    textfield_free(field);
}

static void test_typing_takes_the_place_of_it(void)
{
    struct textfield *field = new_field("one two");
    textfield_extend(field, TEXTFIELD_WORD_RIGHT);
    textfield_type(field, '1');
    textfield_type(field, '!');
    CHECK_TEXT(textfield_text(field), "1! two", "typed");
    textfield_do(field, TEXTFIELD_UNDO);
    textfield_do(field, TEXTFIELD_UNDO);
    CHECK_TEXT(textfield_text(field), "one two", "and taken back");
    textfield_do(field, TEXTFIELD_TEXT_START);
    textfield_extend(field, TEXTFIELD_WORD_RIGHT);
    textfield_insert(field, "three", 5);
    CHECK_TEXT(textfield_text(field), "three two", "pasted");
    textfield_free(field);
}

/* ---- texts that were left ---- */

static struct textfield *take(struct kept_fields *kept_fields, const char *name, const char *text)
{
    struct textfield *field = kept_fields_take(kept_fields, name, TEXTFIELD_LINES, text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(field);
    CHECK_TEXT(textfield_text(field), text, "%s as it is", name);
    return field;
}

static void test_undo_survives_leaving(void)
{
    struct kept_fields kept_fields = {0};
    struct textfield *field = take(&kept_fields, "q9", "Old");
    textfield_insert(field, " new", 4);
    kept_fields_keep(&kept_fields, "q9", field);
    kept_fields_keep(&kept_fields, "q10", take(&kept_fields, "q10", "Another"));
    CHECK_COUNT(kept_fields.count, 1, "only what can be undone is kept");
    field = take(&kept_fields, "q9", "Old new");
    textfield_do(field, TEXTFIELD_UNDO);
    CHECK_TEXT(textfield_text(field), "Old", "what was typed before is undone");
    textfield_do(field, TEXTFIELD_REDO);
    kept_fields_keep(&kept_fields, "q9", field);
    kept_fields_free(&kept_fields);
}

static void test_what_was_changed_elsewhere_is_a_step(void)
{
    struct kept_fields kept_fields = {0};
    struct textfield *field = take(&kept_fields, "q9", "Old");
    textfield_insert(field, " new", 4);
    kept_fields_keep(&kept_fields, "q9", field);
    field = take(&kept_fields, "q9", "From elsewhere");
    textfield_do(field, TEXTFIELD_UNDO);
    CHECK_TEXT(textfield_text(field), "Old new", "as it was left");
    textfield_do(field, TEXTFIELD_UNDO);
    CHECK_TEXT(textfield_text(field), "Old", "as it was before");
    textfield_free(field);
    kept_fields_free(&kept_fields);
}

static void test_the_oldest_go(void)
{
    struct kept_fields kept_fields = {0};
    char name[16];
    for (int i = 0; i < 3 * KEPT_FIELDS_MOST; i++) {
        snprintf(name, sizeof name, "q%d", i);
        struct textfield *field = take(&kept_fields, name, "");
        textfield_type(field, 'x');
        kept_fields_keep(&kept_fields, name, field);
    }
    CHECK_COUNT(kept_fields.count, KEPT_FIELDS_MOST, "texts kept");
    struct textfield *field = take(&kept_fields, name, "x");
    CHECK(textfield_has_history(field), "the newest is among them");
    textfield_free(field);
    field = take(&kept_fields, "q0", "x");
    CHECK(!textfield_has_history(field), "the oldest is not");
    textfield_free(field);
    kept_fields_free(&kept_fields);
}

static CU_TestInfo tests[] = {
    {"scripts", test_scripts},
    {"backwards", test_backwards},
    {"marking", test_marking},
    {"typing takes the place of it", test_typing_takes_the_place_of_it},
    {"undo survives leaving", test_undo_survives_leaving},
    {"what was changed elsewhere is a step", test_what_was_changed_elsewhere_is_a_step},
    {"the oldest go", test_the_oldest_go},
    CU_TEST_INFO_NULL,
};

void selecting_suite(void)
{
    test_register("selecting", tests);
}
