/* Strings: what is UTF-8, what may be printed, what is blank, and errors in words. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

#define FFFD "\xEF\xBF\xBD"

static void test_utf8(void)
{
    static const struct {
        const char *bytes;
        size_t length;
        long stops; /* -1: valid */
        const char *what;
    } cases[] = {
        {"", 0, -1, "nothing"},
        {"plain", 5, -1, "ASCII"},
        {"\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80", 9, -1, "two, three and four bytes"},
        {"a\xFFz", 3, 1, "a byte that never occurs"},
        {"ab\xC3", 3, 2, "a character cut short"},
        {"\xC0\xAF", 2, 0, "an overlong slash"},
        {"\xE0\x80\xAF", 3, 0, "an overlong slash of three bytes"},
        {"x\xED\xA0\x80", 4, 1, "a surrogate"},
        {"\xF4\x90\x80\x80", 4, 0, "beyond U+10FFFF"},
        {"\xF4\x8F\xBF\xBF", 4, -1, "U+10FFFF"},
        {"a\0b", 3, 1, "NUL"},
        {"a\0b\xFF", 4, 1, "NUL before a wrong byte"},
        {"\xFF\0", 2, 0, "a wrong byte before NUL"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t offset = 99;
        bool valid = text_is_utf8(cases[i].bytes, cases[i].length, &offset);
        CHECK(valid == (cases[i].stops < 0), "whether %s is UTF-8", cases[i].what);
        if (cases[i].stops >= 0)
            CHECK_COUNT(offset, cases[i].stops, "where %s stops being UTF-8", cases[i].what);
    }
}

static void test_harmless(void)
{
    static const struct {
        const char *text;
        const char *shown;
        const char *what;
    } cases[] = {
        {"plain", "plain", "ASCII"},
        {"中文 é 😀", "中文 é 😀", "other scripts"},
        {"\x1B[31mred", FFFD "[31mred", "a terminal escape"},
        {"\x9B"
         "31m",
         FFFD "31m", "a lone C1 byte"},
        {"a\xC2\x9B"
         "b",
         "a" FFFD "b", "a C1 control in UTF-8"},
        {"a\x7F", "a" FFFD, "DEL"},
        {"a\nb\tc", "a b c", "newline and tab become spaces"},
        {"a\rb", "a" FFFD "b", "a carriage return"},
        {"\u202Eevil\u202C", FFFD "evil" FFFD, "a bidirectional override and its end"},
        {"\u2066x\u2069", FFFD "x" FFFD, "bidirectional isolates"},
        {"\u2028", FFFD, "a line separator"},
        {"\u0639\u0631\u0628", "\u0639\u0631\u0628", "right-to-left letters stay"},
        {"ok\xFF\xFE", "ok" FFFD FFFD, "wrong bytes, one each"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char out[64];
        text_harmless(cases[i].text, out, sizeof out);
        CHECK_TEXT(out, cases[i].shown, "%s", cases[i].what);
    }
}

static void test_harmless_cut(void)
{
    char out[6];
    text_harmless("ab中文", out, sizeof out);
    CHECK_TEXT(out, "ab中", "cut before the character that does not fit");
    text_harmless("abcdefgh", out, sizeof out);
    CHECK_TEXT(out, "abcde", "cut at the size");
    text_harmless("ab", out, 1);
    CHECK_TEXT(out, "", "room for the end only");
    memset(out, 'x', sizeof out);
    text_harmless("ab", out, 0);
    CHECK(out[0] == 'x', "nothing is written where there is no room");
}

static void test_append_harmless(void)
{
    struct text text = {0};
    text_append_harmless(&text, "one\n\ttwo\x1B]0;title\x07 three\xFF");
    CHECK_TEXT(text.data, "one\n\ttwo" FFFD "]0;title" FFFD " three" FFFD,
               "lines and tabs stay, escapes do not");
    text_free(&text);
}

static void test_blank(void)
{
    static const struct {
        const char *text;
        bool blank;
    } cases[] = {
        {NULL, true},
        {"", true},
        {" \t\n\r", true},
        {"\u00A0\u3000", true},
        {"\u2003\u2028", true},
        {"x", false},
        {"  .  ", false},
        {"\u00A0é", false},
        {"0", false},
        {"\u200B\u4E2D", false},
        {"\xE9", false},
        {"\uFFFD", false},
        {"👨‍👩‍👧", false},
        {"\u0301", false},
    };
    /* Drawn as nothing: zero width, joiners, fillers, selectors, tags, an empty braille cell. */
    static const char *const unseen[] = {
        "\u200B",     "\u200C",     "\u200D", "\u200E",   "\u200F",       "\u061C",
        "\uFEFF",     "\u2060",     "\u2061", "\u206F",   "\u00AD",       "\u034F",
        "\u115F",     "\u1160",     "\u17B4", "\u180B",   "\u180E",       "\u2800",
        "\u3164",     "\uFFA0",     "\uFE0F", "\uFFF0",   "\U000E0001",   "\U000E0041",
        "\U000E0100", "\U0001D159", "\u2028", "\xC2\x85", "\x01\x1B\x7F",
    };
    for (size_t i = 0; i < COUNT(unseen); i++) {
        char twice[32];
        CHECK(text_is_blank(unseen[i]), "nothing is seen of number %zu", i);
        snprintf(twice, sizeof twice, " %s\u00A0%s", unseen[i], unseen[i]);
        CHECK(text_is_blank(twice), "nor twice, with blanks");
        snprintf(twice, sizeof twice, "%s.", unseen[i]);
        CHECK(!text_is_blank(twice), "but a full stop behind it");
    }
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK(text_is_blank(cases[i].text) == cases[i].blank, "whether “%s” is blank",
              cases[i].text ? cases[i].text : "(null)");
}

static void test_buffer(void)
{
    struct text text = {0};
    char *taken = text_take(&text);
    CHECK_TEXT(taken, "", "what is taken from an untouched buffer");
    free(taken);
    for (int i = 0; i < 1000; i++)
        text_append_format(&text, "%03d,", i);
    text_append_bytes(&text, "end\0hidden", 3);
    CHECK_COUNT(text.length, 4003, "length after growing");
    CHECK(strncmp(text.data, "000,001,", 8) == 0 && strcmp(text.data + 3996, "999,end") == 0,
          "every piece is there, in order");
    taken = text_take(&text);
    CHECK(taken && !text.data && !text.length, "taking empties the buffer");
    free(taken);
    text.failed = true;
    text_append(&text, "x");
    CHECK(!text_take(&text), "nothing is taken from a buffer that ran out of memory");
}

static void test_error_words(void)
{
    static const struct {
        struct error error;
        const char *words;
    } cases[] = {
        {{.problem = "gone"}, "gone"},
        {{.path = "a.yaml", .problem = "gone"}, "a.yaml: gone"},
        {{.path = "a.yaml", .line = 7, .column = 3, .problem = "gone"}, "a.yaml:7:3: gone"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char words[64];
        error_describe(&cases[i].error, words, sizeof words);
        CHECK_TEXT(words, cases[i].words, "as much of the place as is known");
    }
    struct error error;
    CHECK(!error_set(&error, ERROR_CONTENT, "\x1B[2J.yaml", 1, 2, "%s", "two\nlines \x1B[0m"),
          "error_set returns false");
    CHECK_TEXT(error.path, FFFD "[2J.yaml", "a path is made harmless");
    CHECK_TEXT(error.problem, "two lines " FFFD "[0m", "a problem is one harmless line");
    CHECK(!error_set(NULL, ERROR_CONTENT, NULL, 0, 0, "x"), "nobody needs to know");
    errno = ENOSPC;
    error_set_system(&error, "a.yaml", "cannot save");
    CHECK_HAS(error.problem, "cannot save: No space left", "what the system said");
}

static void test_problem_list(void)
{
    struct problems problems = {0};
    struct error first;
    CHECK(!problems_first_error(&problems, &first), "no error in an empty list");
    problems_add(&problems, SEVERITY_WARNING, ERROR_CONTENT, "a", 1, 1, "worth a look");
    CHECK(!problems_first_error(&problems, &first), "a warning is no error");
    for (int i = 0; i < PROBLEMS_MAX + 50; i++)
        problems_add(&problems, SEVERITY_ERROR, ERROR_CONTENT, "a", 2, 1, "number %d", i);
    CHECK_COUNT(problems.count, PROBLEMS_MAX, "kept");
    CHECK_COUNT(problems.left_out, 51, "left out");
    CHECK_COUNT(problems.errors, PROBLEMS_MAX + 50, "errors counted, left out or not");
    CHECK(problems_first_error(&problems, &first), "there is an error");
    CHECK_TEXT(first.problem, "number 0", "the first error");
    problems_free(&problems);
    CHECK_COUNT(problems.count, 0, "after freeing");
}

void text_suite(void)
{
    static CU_TestInfo tests[] = {
        {"UTF-8 is strict: no surrogates, nothing overlong, no NUL", test_utf8},
        {"nothing printed can do harm to a terminal", test_harmless},
        {"a text too long is cut between characters", test_harmless_cut},
        {"text of several lines keeps its lines and loses its escapes", test_append_harmless},
        {"what cannot be seen is blank", test_blank},
        {"a buffer grows, and is handed over once", test_buffer},
        {"an error says where and what on one line", test_error_words},
        {"a list of problems keeps the first and counts the rest", test_problem_list},
        CU_TEST_INFO_NULL,
    };
    test_register("text", tests);
}
