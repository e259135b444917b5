/* Settings: read from a file of the person's own, and written back to it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/settings.h"
#include "core/base/store.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static char folder[64];
static char path[128];

/* A new folder for settings; `content` NULL: without a file. */
static void set_up(const char *content)
{
    snprintf(folder, sizeof folder, "/tmp/settings-test-XXXXXX");
    if (!mkdtemp(folder))
        CU_FAIL("a temporary folder");
    setenv("XDG_CONFIG_HOME", folder, 1);
    snprintf(path, sizeof path, "%s/mnr-assess", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/mnr-assess/settings.yaml", folder);
    if (content)
        CU_ASSERT(store_write(path, content, strlen(content), NULL, NULL));
}

static void tear_down(void)
{
    char directory[128];
    unsetenv("XDG_CONFIG_HOME");
    remove(path);
    snprintf(directory, sizeof directory, "%s/mnr-assess", folder);
    remove(directory);
    remove(folder);
}

static void check_file_has(const char *words)
{
    char *bytes = NULL;
    size_t length;
    CU_ASSERT_FATAL(store_read(path, 65536, &bytes, &length, NULL, NULL));
    CU_ASSERT_PTR_NOT_NULL(strstr(bytes, words));
    free(bytes);
}

static void test_without_a_file_all_is_as_usual(void)
{
    struct problems problems = {0};
    set_up(NULL);
    struct settings *settings = settings_load(&problems);
    CU_ASSERT_EQUAL(settings_get(settings, SETTING_THEME), THEME_CALM);
    CU_ASSERT_EQUAL(settings_get(settings, SETTING_MOUSE), MOUSE_OFF);
    CU_ASSERT_EQUAL(settings_get(settings, SETTING_HINTS), HINTS_ON);
    CU_ASSERT_EQUAL(problems.count, 0);
    settings_free(settings);
    problems_free(&problems);
    tear_down();
}

static void test_what_the_file_says_holds(void)
{
    struct problems problems = {0};
    set_up("theme: contrast\nlines: \"ascii\"\nmouse: on\n");
    struct settings *settings = settings_load(&problems);
    CU_ASSERT_EQUAL(settings_get(settings, SETTING_THEME), THEME_CONTRAST);
    CU_ASSERT_EQUAL(settings_get(settings, SETTING_LINES), LINES_ASCII);
    CU_ASSERT_EQUAL(settings_get(settings, SETTING_MOUSE), MOUSE_ON);
    CU_ASSERT_EQUAL(problems.count, 0);
    settings_free(settings);
    tear_down();
}

static void test_a_mistake_is_told_with_its_place_and_stops_nothing(void)
{
    struct problems problems = {0};
    set_up("mouse: on\ntheme: pink\n");
    struct settings *settings = settings_load(&problems);
    CU_ASSERT_EQUAL(settings_get(settings, SETTING_THEME), THEME_CALM);
    CU_ASSERT_EQUAL(settings_get(settings, SETTING_MOUSE), MOUSE_ON);
    CU_ASSERT_EQUAL_FATAL(problems.count, 1);
    CU_ASSERT_EQUAL(problems.items[0].error.line, 2);
    CU_ASSERT_EQUAL(problems.items[0].error.column, 8);
    CU_ASSERT_EQUAL(problems.items[0].severity, SEVERITY_WARNING);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(problems.items[0].error.problem, "none of calm, contrast, paper, mono"));
    settings_free(settings);
    problems_free(&problems);
    tear_down();
}

static void test_a_change_is_saved_and_unknown_keys_are_kept(void)
{
    struct problems problems = {0};
    set_up("sound: {bell: \"never\"}\nhints: off\n");
    struct settings *settings = settings_load(&problems);
    CU_ASSERT_EQUAL(problems.count, 1);
    CU_ASSERT(settings_set(settings, SETTING_THEME, THEME_PAPER, NULL));
    settings_free(settings);
    problems_free(&problems);
    check_file_has("theme: \"paper\"");
    check_file_has("hints: \"off\"");
    check_file_has("bell: \"never\"");
    settings = settings_load(&problems);
    CU_ASSERT_EQUAL(settings_get(settings, SETTING_THEME), THEME_PAPER);
    settings_free(settings);
    problems_free(&problems);
    tear_down();
}

static void test_a_change_makes_the_file(void)
{
    struct problems problems = {0};
    set_up(NULL);
    struct settings *settings = settings_load(&problems);
    CU_ASSERT(settings_set(settings, SETTING_PANES, PANES_ONE, NULL));
    CU_ASSERT(settings_set(settings, SETTING_MOUSE, MOUSE_ON, NULL));
    settings_free(settings);
    check_file_has("panes: \"one\"");
    check_file_has("mouse: \"on\"");
    tear_down();
}

static void test_a_file_that_cannot_be_read_is_not_written_over(void)
{
    struct problems problems = {0};
    set_up("theme: [calm\n");
    struct settings *settings = settings_load(&problems);
    CU_ASSERT_EQUAL(problems.count, 1);
    CU_ASSERT_FALSE(settings_set(settings, SETTING_THEME, THEME_MONO, NULL));
    CU_ASSERT_EQUAL(settings_get(settings, SETTING_THEME), THEME_MONO);
    settings_free(settings);
    problems_free(&problems);
    check_file_has("theme: [calm");
    tear_down();
}

/* In the words that any file gets. */
static void test_common_mistakes_are_told_of_in_our_words(void)
{
    static const struct {
        const char *content;
        size_t line;
        size_t column;
        const char *words;
    } cases[] = {
        {"mouse: on\n<<<<<<< a\ntheme: calm\n=======\ntheme: mono\n>>>>>>> b\n", 2, 1,
         "conflict markers of a merge in lines 2, 4 and 6"},
        {"mouse: on\n\u00A0theme: calm\n", 2, 1, "a blank that is no space (U+00A0)"},
        {"mouse: on\n\ttheme: calm\n", 2, 1, "a tab at the beginning of the line"},
        {"theme: “calm”\n", 1, 8, "typographic"},
        {"theme: \"calm\nmouse: on\n", 1, 8, "the quotation mark that opens here is not closed"},
        {"theme: \"C:\\xyz\"\n", 1, 11, "a backslash"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct problems problems = {0};
        set_up(cases[i].content);
        struct settings *settings = settings_load(&problems);
        test_check_problem(&problems, path, cases[i].line, cases[i].column, cases[i].words);
        CHECK(!settings_set(settings, SETTING_MOUSE, MOUSE_OFF, NULL), "it is not written over");
        check_file_has(cases[i].content);
        settings_free(settings);
        problems_free(&problems);
        tear_down();
    }
}

/* Neither a list, nor a word of a newer program, is lost when something else is set. */
static void test_what_is_not_understood_stays(void)
{
    struct problems problems = {0};
    set_up("- theme\n- calm\n");
    struct settings *settings = settings_load(&problems);
    CHECK(!settings_set(settings, SETTING_THEME, THEME_MONO, NULL), "a list is not written over");
    check_file_has("- theme\n- calm\n");
    settings_free(settings);
    tear_down();
    set_up("theme: solarized\npanes: [1, 2]\nlines: ascii\n");
    settings = settings_load(&problems);
    CHECK(settings_set(settings, SETTING_MOUSE, MOUSE_ON, NULL), "a change is saved");
    check_file_has("theme: solarized\n");
    check_file_has("panes:\n- 1\n- 2\n");
    check_file_has("lines: \"ascii\"\n");
    CHECK(settings_set(settings, SETTING_THEME, THEME_MONO, NULL), "another is chosen");
    check_file_has("theme: \"mono\"\n");
    settings_free(settings);
    problems_free(&problems);
    tear_down();
}

/* A file as large as one may be, and what a change would add to it. */
static void test_what_could_not_be_read_again_is_not_saved(void)
{
    for (size_t length = LIMIT_SETTINGS_BYTES - 400; length <= LIMIT_SETTINGS_BYTES; length += 5) {
        struct problems problems = {0};
        struct error error = {0};
        struct text content = {0};
        text_append(&content, "sound: \"");
        while (content.length + 2 < length)
            text_append(&content, "x");
        text_append(&content, "\"\n");
        set_up(content.data);
        struct settings *settings = settings_load(&problems);
        bool saved = settings_set(settings, SETTING_MOUSE, MOUSE_ON, &error);
        CHECK_COUNT(settings_get(settings, SETTING_MOUSE), MOUSE_ON, "it holds for this run");
        if (!saved)
            CHECK_HAS(error.problem, "larger than 64 KiB", "why it is not saved");
        settings_free(settings);
        problems_free(&problems);
        settings = settings_load(&problems);
        CHECK_COUNT(problems.count, 1, "the file of %zu bytes can be read again", length);
        CHECK_COUNT(settings_get(settings, SETTING_MOUSE), saved ? MOUSE_ON : MOUSE_OFF, "mouse");
        settings_free(settings);
        problems_free(&problems);
        text_free(&content);
        tear_down();
    }
}

static CU_TestInfo tests[] = {
    {"without a file all is as usual", test_without_a_file_all_is_as_usual},
    {"what the file says holds", test_what_the_file_says_holds},
    {"a mistake is told with its place", test_a_mistake_is_told_with_its_place_and_stops_nothing},
    {"a change is saved", test_a_change_is_saved_and_unknown_keys_are_kept},
    {"a change makes the file", test_a_change_makes_the_file},
    {"an unreadable file is kept", test_a_file_that_cannot_be_read_is_not_written_over},
    {"common mistakes are told of in our words", test_common_mistakes_are_told_of_in_our_words},
    {"what is not understood stays", test_what_is_not_understood_stays},
    {"what could not be read again is not saved", test_what_could_not_be_read_again_is_not_saved},
    CU_TEST_INFO_NULL,
};

void settings_suite(void)
{
    test_register("settings", tests);
}
