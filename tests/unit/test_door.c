/* What comes in of what is typed, pasted, piped and given. */
#include <stdlib.h>
#include <string.h>

#include "core/base/door.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

#define FFFD "\xEF\xBF\xBD"

static const struct {
    const char *bytes;
    const char *lines;
    const char *one_line; /* NULL: the same */
    size_t wrong;         /* how much of it is no UTF-8 */
} cases[] = {
    {"plain", "plain", NULL, 0},
    {"", "", NULL, 0},
    {"\xEF\xBB\xBFmarked", "marked", NULL, 0},
    {"\xEF\xBB\xBF\xEF\xBB\xBFin\xEF\xBB\xBFside", "inside", NULL, 0},
    {"one\r\ntwo\r\n", "one\ntwo\n", "one two", 0},
    {"one\rtwo\r", "one\ntwo\n", "one two", 0},
    {"one\n\rtwo", "one\n\ntwo", "one  two", 0},
    {"one\r\r\ntwo", "one\n\ntwo", "one  two", 0},
    {"a\vb\fc\xC2\x85"
     "d\u2028e\u2029",
     "a\nb\nc\nd\ne\n", "a b c d e", 0},
    {"\tindented", "\tindented", NULL, 0},
    {"red \033[31m\a\x7F \xC2\x9B"
     "2J",
     "red [31m 2J", NULL, 0},
    {"\u202Eevil\u202C \u2066x\u2069", "evil x", NULL, 0},
    {"\u200Fשלום\u200E \u061Cعربي", "\u200Fשלום\u200E \u061Cعربي", NULL, 0},
    {"می\u200Cخواهم क्\u200D 👨\u200D👩\u200D👧 ❤\uFE0F",
     "می\u200Cخواهم क्\u200D 👨\u200D👩\u200D👧 ❤\uFE0F", NULL, 0},
    {"zero\u200Bwidth soft\u00ADhyphen", "zero\u200Bwidth soft\u00ADhyphen", NULL, 0},
    {"comit\xE9 r\xE9uni", "comit" FFFD " r" FFFD "uni", NULL, 2},
    {"\xE4\xB8", FFFD, NULL, 1},
    {"\xFF\xFE", FFFD FFFD, NULL, 2},
    {"\xED\xA0\x80", FFFD FFFD FFFD, NULL, 3},
    {"\xE4\xB8x\xF0\x9F\x98", FFFD "x" FFFD, NULL, 2},
};

static void test_letting_in(void)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        const size_t length = strlen(cases[i].bytes);
        struct text lines = {0};
        struct text line = {0};
        text_append(&lines, "");
        text_append(&line, "");
        CHECK_COUNT(door_let_in(DOOR_LINES, cases[i].bytes, length, &lines), cases[i].wrong,
                    "wrong bytes of case %zu", i);
        door_let_in(DOOR_ONE_LINE, cases[i].bytes, length, &line);
        CHECK_TEXT(lines.data, cases[i].lines, "case %zu as lines", i);
        CHECK_TEXT(line.data, cases[i].one_line ? cases[i].one_line : cases[i].lines,
                   "case %zu as one line", i);
        CHECK(door_knows(lines.data), "case %zu would come in again as it is", i);
        text_free(&lines);
        text_free(&line);
    }
}

/* Whoever still has the text can give it again: nothing of it is made up. */
static void test_taking(void)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {0};
        char *taken = door_text(DOOR_LINES, cases[i].bytes, &error);
        CHECK(!taken == (cases[i].wrong > 0), "whether case %zu is refused", i);
        if (taken)
            CHECK_TEXT(taken, cases[i].lines, "case %zu", i);
        else
            CHECK_HAS(error.problem, "not UTF-8", "why");
        free(taken);
    }
    struct error error = {0};
    struct text out = {0};
    CHECK(!door_take(DOOR_FILE, "a\0b", 3, &out, &error) && !out.length, "NUL is refused");
    CHECK_HAS(error.problem, "NUL", "why");
    text_free(&out);
}

/* In a file every line has an end, the last one too. */
static void test_files(void)
{
    static const char *const files[][2] = {{"one\ntwo\n", "one\ntwo"},
                                           {"one\r\ntwo\r\n\r\n", "one\ntwo"},
                                           {"\none", "\none"},
                                           {"one\u2028", "one"},
                                           {"\r\n", ""}};
    for (size_t i = 0; i < COUNT(files); i++) {
        struct error error;
        char *taken = door_text(DOOR_FILE, files[i][0], &error);
        CHECK_TEXT(taken, files[i][1], "file %zu", i);
        free(taken);
    }
}

static void test_knowing(void)
{
    CHECK(door_knows("words\n\tand \u200E more"), "what comes in");
    CHECK(!door_knows("a\rb") && !door_knows("\uFEFFa") && !door_knows("\u202Ea") &&
              !door_knows("a\u2028"),
          "what does not");
}

void door_suite(void)
{
    static CU_TestInfo tests[] = {
        {"words are the same text whichever way they come", test_letting_in},
        {"what is not UTF-8 is refused where it can be given again", test_taking},
        {"a file's last line end is not the text's", test_files},
        {"what would not have come in is known", test_knowing},
        CU_TEST_INFO_NULL,
    };
    test_register("door", tests);
}
