/* Settings: read from a file of the person's own, and written back to it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/settings.h"
#include "core/store.h"
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

static CU_TestInfo tests[] = {
    {"without a file all is as usual", test_without_a_file_all_is_as_usual},
    {"what the file says holds", test_what_the_file_says_holds},
    {"a mistake is told with its place", test_a_mistake_is_told_with_its_place_and_stops_nothing},
    {"a change is saved", test_a_change_is_saved_and_unknown_keys_are_kept},
    {"a change makes the file", test_a_change_makes_the_file},
    {"an unreadable file is kept", test_a_file_that_cannot_be_read_is_not_written_over},
    CU_TEST_INFO_NULL,
};

void settings_suite(void)
{
    test_register("settings", tests);
}
