/* The steps of the guided tour: what they name is there, and they can be told in any language. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/catalogue/tour.h"
#include "core/loading/load.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"
#include "tui/terminal/keys.h"

static const char small_tour[] = "begin: \"t.gate\"\n"
                                 "tour:\n"
                                 "  - id: \"one\"\n"
                                 "    title: \"First\"\n"
                                 "    text: \"Press [Down] or [2].\"\n"
                                 "    until: \"moved\"\n"
                                 "  - id: \"two\"\n"
                                 "    title: \"Second\"\n"
                                 "    text: \"[F1] helps. Alt- is held.\"\n"
                                 "    until: \"outline\"\n"
                                 "  - id: \"three\"\n"
                                 "    title: \"Last\"\n"
                                 "    text: \"Good-bye.\"\n";

static void write_small(char folder[64])
{
    test_folder(folder);
    char *path = test_path(folder, "tour.yaml");
    test_write_file(path, small_tour);
    free(path);
}

/* Ours, in its folder and inside the program. */
static void test_ours(void)
{
    for (size_t i = 0; i < 2; i++) {
        struct problems problems = {0};
        struct tour *tour =
            tour_load(i ? "questionnaires" : NULL, test_all(), keys_called, &problems);
        test_check_no_errors(&problems, "the tour");
        CU_ASSERT_PTR_NOT_NULL_FATAL(tour);
        CHECK_COUNT(tour->count, 11, "ten steps and a good-bye");
        CHECK(tour->steps[10].until == TOUR_SIGNS, "the last step waits for nothing");
        CHECK_COUNT(test_question(test_all(), tour->begin)->option_count, 3, "few options");
        tour_free(tour);
        problems_free(&problems);
    }
}

static void test_own_folder(void)
{
    char folder[64];
    struct problems problems = {0};
    write_small(folder);
    struct tour *tour = tour_load(folder, test_small(), keys_called, &problems);
    test_check_no_errors(&problems, "a tour of one's own");
    CU_ASSERT_PTR_NOT_NULL_FATAL(tour);
    CHECK_TEXT(tour->begin, "t.gate", "where it begins");
    CHECK_COUNT(tour->count, 3, "steps");
    CHECK(tour->steps[1].until == TOUR_OUTLINE, "the second step waits for a screen");
    tour_free(tour);
    problems_free(&problems);
    test_folder_remove(folder);

    tour = tour_load("tests/data/small", test_small(), keys_called, &problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(tour);
    CHECK_COUNT(tour->count, 11, "a folder without a tour has that of the program");
    tour_free(tour);
}

static void test_refusals(void)
{
    static const struct {
        const char *find;
        const char *marked;
        const char *message;
    } cases[] = {
        {"\"t.gate\"", "@\"t.gaet\"", "there is no question “t.gaet”"},
        {"text: \"Press [Down]", "text: @\"Press [Dwon]", "there is no key “Dwon”"},
        {"text: \"Press [Down] or [2]", "text: @\"Press [Down] or [%]", "there is no key “%”"},
        {"text: \"[F1]", "text: @\"[F3]", "there is no key “F3”"},
        {"text: \"[F1]", "text: @\"[]", "there is no key “”"},
        {"\"moved\"", "@\"mooved\"", "“until” is “mooved”; expected one of: moved, chosen"},
        {"\"outline\"", "@\"outlines\"", "expected one of: moved, chosen"},
        {"id: \"two\"", "id: @\"one\"", "“one” stands here twice"},
        {"id: \"two\"", "id: @\"Two\"", "“id” should be: id"},
        {"- id: \"one\"\n    title: \"First\"", "- @id: \"one\"", "has no “title”"},
        {"- id: \"two\"\n    title: \"Second\"\n    text: \"[F1] helps. Alt- is held.\"\n"
         "    until: \"outline\"",
         "- @id: \"two\"\n    title: \"Second\"\n    text: \"[F1] helps.\"",
         "every step but the last needs “until”"},
        {"    title: \"Last\"", "    @key: \"x\"\n    title: \"Last\"",
         "“key” does not belong in this step of the tour"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char folder[64];
        struct problems problems = {0};
        write_small(folder);
        char *path = test_path(folder, "tour.yaml");
        struct test_marked edit = test_edit(folder, "tour.yaml", cases[i].find, cases[i].marked);
        CHECK(!tour_load(folder, test_small(), keys_called, &problems), "refused: %s",
              cases[i].marked);
        test_check_problem(&problems, path, edit.line, edit.column, cases[i].message);
        CHECK_COUNT(problems.count, 1, "problems of %s", cases[i].marked);
        problems_free(&problems);
        free(edit.text);
        free(path);
        test_folder_remove(folder);
    }
}

static bool in_capitals(const char *name, char *out, size_t size)
{
    snprintf(out, size, "%s", strcmp(name, "Esc") == 0 ? "ESCAPE" : name);
    return strcmp(name, "Esc") == 0;
}

static void test_keys_in_texts(void)
{
    static const char *const cases[][2] = {
        {"Press [Esc].", "Press ESCAPE."},
        {"[Esc][Esc]", "ESCAPEESCAPE"},
        {"no key", "no key"},
        {"[Nothing] is left", "Nothing is left"},
        {"not closed [Esc", "not closed [Esc"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text told = {0};
        tour_tell(cases[i][0], in_capitals, &told);
        CHECK_TEXT(told.data ? told.data : "", cases[i][1], "%s", cases[i][0]);
        text_free(&told);
    }
}

/* The bracketed names are those of the help, and only those. */
static void test_names_of_keys(void)
{
    static const struct {
        const char *name;
        const char *called; /* NULL: no such key */
    } cases[] = {{"Esc", "Esc"},     {"z", "z"},           {"3", "3"},
                 {"F7", "F7"},       {"Ctrl-S", "Ctrl-S"}, {"Alt-Left", "Alt-Left"},
                 {"Space", "Space"}, {"F3", NULL},         {"%", NULL},
                 {"", NULL},         {"Escape", NULL}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        char called[64] = "";
        bool known = keys_called(cases[i].name, called, sizeof called);
        CHECK(known == (cases[i].called != NULL), "“%s” is a key", cases[i].name);
        if (cases[i].called)
            CHECK_TEXT(called, cases[i].called, "what “%s” is called", cases[i].name);
    }
}

static void test_translated(void)
{
    char copy[64];
    struct problems problems = {0};
    test_copy("questionnaires", copy);
    char *folder = test_path(copy, "translations");
    char *path = test_path(copy, "translations/xx.yaml");
    CHECK(mkdir(folder, 0700) == 0, "making %s", folder);
    test_write_file(path, "translation: \"xx\"\n"
                          "texts:\n"
                          "  tour/undone: {title: \"Xx back\", text: \"Xx [z].\"}\n"
                          "  tour/note: {title: \"Xx note\"}\n");
    struct catalogue *xx = catalogue_load(copy, "xx", &problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(xx);
    struct tour *tour = tour_load(copy, xx, keys_called, &problems);
    test_check_no_errors(&problems, "the tour in another language");
    CU_ASSERT_PTR_NOT_NULL_FATAL(tour);
    CHECK_TEXT(tour->steps[3].title, "Xx back", "a title");
    CHECK_TEXT(tour->steps[3].text, "Xx [z].", "a text");
    CHECK_TEXT(tour->steps[4].title, "Xx note", "another title");
    CHECK(strstr(tour->steps[4].text, "write a few words"), "what is missing stays in English");
    CHECK_TEXT(tour->steps[0].title, "The cursor", "what is missing stays in English");
    tour_free(tour);
    catalogue_free(xx);
    problems_free(&problems);
    free(path);
    free(folder);
    test_folder_remove(copy);
}

static void test_wrong_kind(void)
{
    char folder[64];
    struct problems problems = {0};
    test_folder(folder);
    char *path = test_path(folder, "tour.yaml");
    test_write_file(path, "catalogue: [\"a\"]\n");
    CHECK(!tour_load(folder, test_small(), keys_called, &problems), "another kind is refused");
    test_check_problem(&problems, path, 1, 1, "holds a tour");
    test_write_file(path, "begin: \"t.gate\"\ntour: []\n");
    CHECK(!tour_load(folder, test_small(), keys_called, &problems), "no steps are refused");
    test_check_problem(&problems, path, 1, 1, "there is no step in this tour");
    problems_free(&problems);
    free(path);
    test_folder_remove(folder);
}

void tour_suite(void)
{
    static CU_TestInfo tests[] = {
        {"our tour names questions and keys that are there", test_ours},
        {"a folder of one's own has its own tour, or that of the program", test_own_folder},
        {"what a step names and is not there is refused, with its place", test_refusals},
        {"keys in a text are written as they are called", test_keys_in_texts},
        {"a key is known by its name in the help", test_names_of_keys},
        {"a tour is translated step by step", test_translated},
        {"a file of another kind is no tour", test_wrong_kind},
        CU_TEST_INFO_NULL,
    };
    test_register("tour", tests);
}
