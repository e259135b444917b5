#include "tests/unit/support.h"

#include <ftw.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/store.h"
#include "core/loading/load.h"

static struct catalogue *survey;
static struct catalogue *small;
static struct catalogue *all;

void test_register(const char *suite, CU_TestInfo *tests)
{
    CU_SuiteInfo suites[] = {{.pName = suite, .pTests = tests}, CU_SUITE_INFO_NULL};
    CU_register_suites(suites);
}

void test_end(void)
{
    catalogue_free(survey);
    catalogue_free(small);
    catalogue_free(all);
    survey = small = all = NULL;
}

/* ---- checks ---- */

static bool report(bool good, const char *file, int line, const char *words)
{
    CU_assertImplementation(good, (unsigned int)line, words, file, "", CU_FALSE);
    return good;
}

bool test_check(bool good, const char *file, int line, const char *format, ...)
{
    char words[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    return report(good, file, line, words);
}

bool test_check_text(const char *actual, const char *expected, const char *file, int line,
                     const char *format, ...)
{
    char what[256];
    char words[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    snprintf(words, sizeof words, "%s: “%s” should be “%s”", what, actual ? actual : "(null)",
             expected);
    return report(actual && strcmp(actual, expected) == 0, file, line, words);
}

bool test_check_count(long actual, long expected, const char *file, int line, const char *format,
                      ...)
{
    char what[256];
    char words[320];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    snprintf(words, sizeof words, "%s: %ld should be %ld", what, actual, expected);
    return report(actual == expected, file, line, words);
}

bool test_check_has(const char *whole, const char *part, const char *file, int line,
                    const char *format, ...)
{
    char what[256];
    char words[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    snprintf(words, sizeof words, "%s: “%s” should have “%s” in it", what, whole ? whole : "(null)",
             part);
    return report(whole && strstr(whole, part), file, line, words);
}

void test_check_no_errors(const struct problems *problems, const char *what)
{
    for (size_t i = 0; i < problems->count; i++) {
        char words[1200];
        error_describe(&problems->items[i].error, words, sizeof words);
        CHECK(problems->items[i].severity != SEVERITY_ERROR, "%s: %s", what, words);
    }
    CHECK_COUNT(problems->errors, 0, "errors in %s", what);
}

void test_check_problem(const struct problems *problems, const char *path, size_t line,
                        size_t column, const char *message)
{
    char found[1200] = "nothing";
    for (size_t i = 0; i < problems->count; i++) {
        const struct error *error = &problems->items[i].error;
        if (error->line == line && error->column == column && strstr(error->problem, message) &&
            strcmp(error->path, path) == 0)
            return;
        error_describe(error, found, sizeof found);
    }
    CHECK(false, "expected %s:%zu:%zu: … %s …, found %s", path, line, column, message, found);
}

/* ---- texts and files ---- */

struct test_marked test_marked(const char *marked)
{
    struct test_marked result = {.text = strdup(marked), .line = 1, .column = 1};
    char *at = result.text ? strchr(result.text, '@') : NULL;
    if (!at)
        return result;
    for (const char *c = result.text; c < at; c++) {
        result.column = *c == '\n' ? 1 : result.column + ((*c & 0xC0) != 0x80);
        result.line += *c == '\n';
    }
    memmove(at, at + 1, strlen(at));
    return result;
}

void test_folder(char folder[64])
{
    const char *temporary = getenv("TMPDIR");
    snprintf(folder, 64, "%.40s/mnr-unit-XXXXXX", temporary ? temporary : "/tmp");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

void test_folder_remove(const char *folder)
{
    nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static bool was_root;

void test_lower_rights(void)
{
    enum { NOBODY = 65534 };
    was_root = geteuid() == 0;
    if (was_root)
        CHECK_COUNT(seteuid(NOBODY), 0, "becoming an ordinary user");
}

void test_restore_rights(void)
{
    if (was_root)
        CHECK_COUNT(seteuid(0), 0, "becoming root again");
}

char *test_path(const char *folder, const char *name)
{
    struct text path = {0};
    text_append_format(&path, "%s/%s", folder, name);
    return text_take(&path);
}

void test_write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(text, file);
    fclose(file);
}

char *test_read_file(const char *path)
{
    char *bytes = NULL;
    size_t length;
    struct error error = {0};
    CHECK(store_read(path, 1 << 24, &bytes, &length, NULL, &error), "reading %s", path);
    return bytes ? bytes : strdup("");
}

/* ---- questionnaires ---- */

struct catalogue *test_catalogue(const char *folder)
{
    struct problems problems = {0};
    struct catalogue *catalogue = catalogue_load(folder, NULL, &problems);
    test_check_no_errors(&problems, folder ? folder : "the questionnaires inside the program");
    problems_free(&problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
    return catalogue;
}

const struct catalogue *test_all(void)
{
    if (!all)
        all = test_catalogue(NULL);
    return all;
}

const struct catalogue *test_small(void)
{
    if (!small)
        small = test_catalogue("tests/data/small");
    return small;
}

static void link_here(const char *folder, const char *name)
{
    char *target = test_path("questionnaires", name);
    char *absolute = realpath(target, NULL);
    char *path = test_path(folder, name);
    CHECK(absolute && symlink(absolute, path) == 0, "linking %s", target);
    free(target);
    free(absolute);
    free(path);
}

const struct catalogue *test_survey(void)
{
    static const char *const shared[] = {"sources.yaml", "vocabulary.yaml", "glossary.yaml", "mnr"};
    char folder[64];
    if (survey)
        return survey;
    test_folder(folder);
    for (size_t i = 0; i < COUNT(shared); i++)
        link_here(folder, shared[i]);
    char *path = test_path(folder, "catalogue.yaml");
    test_write_file(path, "catalogue: [\"mnr\"]\nleft_out: [\"law\", \"imp\"]\n");
    free(path);
    survey = test_catalogue(folder);
    test_folder_remove(folder);
    return survey;
}

void test_copy(const char *folder, char copy[64])
{
    char cp[] = "cp";
    char options[] = "-RL";
    char *from = test_path(folder, ".");
    char *const arguments[] = {cp, options, from, copy, NULL};
    pid_t child;
    int status = 1;
    test_folder(copy);
    bool started = posix_spawnp(&child, cp, NULL, NULL, arguments, environ) == 0;
    CHECK(started && waitpid(child, &status, 0) == child && status == 0, "copying %s", folder);
    free(from);
}

struct test_marked test_edit(const char *folder, const char *file, const char *find,
                             const char *marked)
{
    char *path = test_path(folder, file);
    char *text = test_read_file(path);
    char *at = strstr(text, find);
    struct test_marked result = {0};
    if (CHECK(at && !strstr(at + 1, find), "%s has exactly one “%s”", path, find)) {
        struct text whole = {0};
        text_append_format(&whole, "%.*s%s%s", (int)(at - text), text, marked, at + strlen(find));
        result = test_marked(whole.data);
        test_write_file(path, result.text);
        text_free(&whole);
    }
    free(text);
    free(path);
    return result;
}

struct catalogue *test_catalogue_with(const char *folder, const char *file, const char *find,
                                      const char *instead)
{
    char copy[64];
    struct text marked = {0};
    test_copy(folder, copy);
    text_append_format(&marked, "%s@", instead);
    free(test_edit(copy, file, find, marked.data).text);
    struct catalogue *catalogue = test_catalogue(copy);
    text_free(&marked);
    test_folder_remove(copy);
    return catalogue;
}

void test_refused(const char *folder, const char *file, const char *find, const char *marked,
                  const char *message)
{
    char copy[64];
    struct problems problems = {0};
    test_copy(folder, copy);
    struct test_marked place = test_edit(copy, file, find, marked);
    char *path = test_path(copy, file);
    struct catalogue *catalogue = catalogue_load(copy, NULL, &problems);
    CHECK(!catalogue, "“%s” is refused", marked);
    test_check_problem(&problems, path, place.line, place.column, message);
    catalogue_free(catalogue);
    problems_free(&problems);
    free(place.text);
    free(path);
    test_folder_remove(copy);
}

const struct question *test_question(const struct catalogue *catalogue, const char *id)
{
    const struct question *question = catalogue_question(catalogue, id);
    if (!CHECK(question != NULL, "there is a question %s", id))
        CU_ASSERT_PTR_NOT_NULL_FATAL(question);
    return question;
}

const struct capability *test_capability(const struct catalogue *catalogue, const char *id)
{
    const struct capability *capability = catalogue_capability(catalogue, id);
    if (!CHECK(capability != NULL, "there is a capability %s", id))
        CU_ASSERT_PTR_NOT_NULL_FATAL(capability);
    return capability;
}
