#include "tests/fuzz/fuzz.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/loading/load.h"

void fuzz_holds(bool holds, const char *file, int line, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    unsetenv("LANGUAGE");
    setlocale(LC_ALL, "C.UTF-8");
    setenv("TZ", "UTC", 1);
    setenv("SOURCE_DATE_EPOCH", "1795255200", 1);
    return 0;
}

char *fuzz_text(const uint8_t *bytes, size_t length)
{
    char *text = malloc(length + 1);
    if (!text)
        abort();
    if (length)
        memcpy(text, bytes, length);
    text[length] = '\0';
    return text;
}

static const struct catalogue *load(const char *folder)
{
    struct problems problems = {0};
    const struct catalogue *catalogue = catalogue_load(folder, NULL, &problems);
    HOLDS(catalogue && !problems.count, "good questionnaires load");
    problems_free(&problems);
    return catalogue;
}

const struct catalogue *fuzz_catalogue(void)
{
    static const struct catalogue *catalogue;
    if (!catalogue)
        catalogue = load(NULL);
    return catalogue;
}

const struct catalogue *fuzz_small(void)
{
    static const struct catalogue *catalogue;
    if (!catalogue)
        catalogue = load("tests/data/small");
    return catalogue;
}

bool fuzz_is_harmless(const char *text)
{
    struct text copy = {0};
    text_append_harmless(&copy, text);
    bool same = !copy.failed && strcmp(copy.data ? copy.data : "", text) == 0;
    text_free(&copy);
    return same;
}

void fuzz_check_problems(const struct problems *problems, bool made)
{
    HOLDS(made == (problems->errors == 0), "what is read has no error, what is not has one");
    for (size_t i = 0; i < problems->count; i++) {
        char line[2048];
        error_describe(&problems->items[i].error, line, sizeof line);
        HOLDS(*problems->items[i].error.problem, "a problem says what it is");
        HOLDS(fuzz_is_harmless(line) && !strchr(line, '\n'), "a problem is one harmless line");
    }
}

static char *written(const struct assessment *assessment)
{
    struct error error;
    struct text text = {0};
    HOLDS(assessment_write(assessment, &text, &error), "what was read can be written");
    return text_take(&text);
}

/* The text of the file; free() it. */
static char *check_reading(const struct assessment *assessment)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    struct problems problems = {0};
    char *first = written(assessment);
    struct assessment *again =
        assessment_parse(catalogue, "again.yaml", first, strlen(first), &problems);
    HOLDS(again && !problems.errors, "what was written can be read");
    for (size_t i = 0; i < catalogue->question_count; i++)
        HOLDS(answer_equal(assessment_answer(assessment, catalogue->questions[i]),
                           assessment_answer(again, catalogue->questions[i])),
              "every answer is read as it was written");
    assessment_free(again);
    problems_free(&problems);
    return first;
}

void fuzz_check_round(const struct assessment *assessment)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    struct problems problems = {0};
    char *first = check_reading(assessment);
    struct assessment *again =
        assessment_parse(catalogue, "again.yaml", first, strlen(first), &problems);
    /* Keys we do not know may get other quotation marks the first time they are written. */
    char *second = check_reading(again);
    struct assessment *third =
        assessment_parse(catalogue, "third.yaml", second, strlen(second), &problems);
    char *last = check_reading(third);
    HOLDS(strcmp(second, last) == 0, "a file that was read and written is the same");
    free(first);
    free(second);
    free(last);
    assessment_free(again);
    assessment_free(third);
    problems_free(&problems);
}
