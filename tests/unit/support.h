/*
 * support: what the unit tests share: checks that say what they are about, the questionnaires,
 * answers in one line, temporary folders.
 *
 * Knows nothing of what is right: expectations stand in the tests.
 */
#ifndef TESTS_UNIT_SUPPORT_H
#define TESTS_UNIT_SUPPORT_H

#include <stdbool.h>
#include <stddef.h>

#include <CUnit/CUnit.h>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/rules/advice.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The time that all tests live in: 2026-11-21T10:00:00Z. */
#define TEST_NOW "1795255200"
#define TEST_NOW_STAMP "2026-11-21T10:00:00Z"

/* Registers a suite; `tests` ends in CU_TEST_INFO_NULL. */
void test_register(const char *suite, CU_TestInfo *tests);

/* Frees what the tests shared. */
void test_end(void);

/* ---- checks: the words after the values say what is checked ---- */

#define CHECK(condition, ...) test_check((condition), __FILE__, __LINE__, __VA_ARGS__)
#define CHECK_TEXT(actual, expected, ...)                                                          \
    test_check_text((actual), (expected), __FILE__, __LINE__, __VA_ARGS__)
#define CHECK_COUNT(actual, expected, ...)                                                         \
    test_check_count((long)(actual), (long)(expected), __FILE__, __LINE__, __VA_ARGS__)
/* Whether `whole` has `part` in it. */
#define CHECK_HAS(whole, part, ...) test_check_has((whole), (part), __FILE__, __LINE__, __VA_ARGS__)

bool test_check(bool good, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool test_check_text(const char *actual, const char *expected, const char *file, int line,
                     const char *format, ...) __attribute__((format(printf, 5, 6)));
bool test_check_count(long actual, long expected, const char *file, int line, const char *format,
                      ...) __attribute__((format(printf, 5, 6)));
bool test_check_has(const char *whole, const char *part, const char *file, int line,
                    const char *format, ...) __attribute__((format(printf, 5, 6)));

/* A text with its "@" taken out, and where that stood, both from 1. free() the text. */
struct test_marked {
    char *text;
    size_t line;
    size_t column;
};

/* ---- questionnaires ---- */

/* Those inside the program; the survey alone; the small collection of tests/data/small. Each is
   loaded once. */
const struct catalogue *test_all(void);
const struct catalogue *test_survey(void);
const struct catalogue *test_small(void);

/* Those of a folder (path from the top of the source; NULL: those inside the program), checked to
   be free of errors. The caller frees them. */
struct catalogue *test_catalogue(const char *folder);

/* A copy of a folder in a new temporary one. */
void test_copy(const char *folder, char copy[64]);

/* Replaces the only `find` in FOLDER/FILE by `marked` without its "@"; says where that stood. */
struct test_marked test_edit(const char *folder, const char *file, const char *find,
                             const char *marked);

/* Those of a copy of `folder` with one place of a file written anew. The caller frees them. */
struct catalogue *test_catalogue_with(const char *folder, const char *file, const char *find,
                                      const char *instead);

/* Checks that a copy of `folder` with such an edit is refused with a problem that has `message` in
   it, at the place of the "@". */
void test_refused(const char *folder, const char *file, const char *find, const char *marked,
                  const char *message);

/* By id; the test ends when there is none. */
const struct question *test_question(const struct catalogue *catalogue, const char *id);
const struct capability *test_capability(const struct catalogue *catalogue, const char *id);

/* ---- assessments ---- */

/* A new one with nothing answered, at full depth. */
struct assessment *test_assessment(const struct catalogue *catalogue);

/* From the text of a file; checked to be free of errors. */
struct assessment *test_parse(const struct catalogue *catalogue, const char *text);

/* The text of its file; free() it. */
char *test_written(const struct assessment *assessment);

/* Answers several questions: "mnr.q07=yes; mnr.q17=isp-reporting,grooming-to-meet; mnr.q10=?;
   mnr.q13=-; mnr.q16=". "?" is don't know, "-" not applicable, nothing clears. */
void test_answer(struct assessment *assessment, const char *answers);

/* Answers every question in the same spirit. */
enum test_spirit { SPIRIT_IN_PLACE, SPIRIT_UNKNOWN, SPIRIT_NOT_APPLICABLE };
void test_answer_all(struct assessment *assessment, enum test_spirit spirit);

/* Its word, or all that it can still be where others are ruled out: "partly|absent",
   "partly|absent?" where only "don't know" stands in the way. */
enum { TEST_STATUS = 64 };
const char *test_status_words(const struct finding *finding, char words[TEST_STATUS]);

/* What follows from an assessment's answers. */
struct test_view {
    struct applies *applies;
    struct findings *findings;
    struct advice *advice;
};
struct test_view test_view(const struct assessment *assessment);
void test_view_free(struct test_view *view);

/* ---- texts and files ---- */

struct test_marked test_marked(const char *marked);

void test_check_no_errors(const struct problems *problems, const char *what);

/* Checks that there is a problem at the place with `message` in it. */
void test_check_problem(const struct problems *problems, const char *path, size_t line,
                        size_t column, const char *message);

/* A new empty folder, and its end with all that is in it. */
void test_folder(char folder[64]);
void test_folder_remove(const char *folder);

/* Root may write anywhere: makes it an ordinary user for a while. */
void test_lower_rights(void);
void test_restore_rights(void);

/* "FOLDER/NAME"; free() it. */
char *test_path(const char *folder, const char *name);
void test_write_file(const char *path, const char *text);
char *test_read_file(const char *path);

#endif
