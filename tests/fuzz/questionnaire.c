/* A file of a questionnaire: the small collection of tests/data/small with one of its files
   replaced. Whatever it says, the collection loads or is refused with places, and what loads can
   be asked, answered and reported. The first line names the file: "# t/levels.yaml". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/store.h"
#include "core/loading/load.h"
#include "core/record/saying.h"
#include "tests/fuzz/fuzz.h"

static const char *const files[] = {
    "t/levels.yaml",          "t/kinds.yaml",         "t/questionnaire.yaml",
    "t/recommendations.yaml", "sources.yaml",         "vocabulary.yaml",
    "glossary.yaml",          "translations/xx.yaml", "catalogue.yaml",
};
enum { FILES = sizeof files / sizeof *files };

static char folder[64];
static char *originals[FILES];

static void put(const char *name, const char *bytes, size_t length)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    HOLDS(file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0,
          "a file of the collection is written");
}

static void remove_folder(void)
{
    char path[128];
    for (size_t i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        unlink(path);
        free(originals[i]);
    }
    snprintf(path, sizeof path, "%s/t", folder);
    rmdir(path);
    snprintf(path, sizeof path, "%s/translations", folder);
    rmdir(path);
    rmdir(folder);
}

/* In memory where there is such a folder, so that no disk is worn out. */
static void make_folder(void)
{
    char path[128];
    size_t length;
    snprintf(folder, sizeof folder, "%s/mnr-fuzz-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    HOLDS(mkdtemp(folder) != NULL, "there is a folder");
    atexit(remove_folder);
    snprintf(path, sizeof path, "%s/t", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/translations", folder);
    mkdir(path, 0700);
    for (size_t i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "tests/data/small/%s", files[i]);
        HOLDS(store_read(path, LIMIT_FILE_BYTES, &originals[i], &length, NULL, NULL),
              "the collection is there");
        put(files[i], originals[i], length);
    }
}

static size_t chosen(const char *text, size_t length)
{
    for (size_t i = 0; i < FILES; i++) {
        size_t size = strlen(files[i]);
        if (length > size + 3 && memcmp(text, "# ", 2) == 0 &&
            memcmp(text + 2, files[i], size) == 0 && text[size + 2] == '\n')
            return i;
    }
    return length % FILES;
}

static void check_use(const struct catalogue *catalogue)
{
    struct error error;
    struct assessment_options options = {.country = "NOR", .depth = DEPTH_FULL};
    struct assessment *assessment = assessment_new(catalogue, &options, &error);
    if (!assessment)
        return;
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        struct answer draft = {0};
        const char *first = question->option_count ? question->options[0].id : "18";
        HOLDS(catalogue_question(catalogue, question->id) != NULL, "a question is found by id");
        if (answer_from_words(question, &first, 1, &draft, &error))
            HOLDS(assessment_set_answer(assessment, question, &draft, &error),
                  "a possible answer is taken");
        answer_free(&draft);
    }
    fuzz_check_round(assessment);
    fuzz_check_faces(assessment, false, true, NULL);
    assessment_free(assessment);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct problems problems = {0};
    if (!*folder)
        make_folder();
    size_t file = chosen((const char *)bytes, length);
    put(files[file], (const char *)bytes, length);
    struct catalogue *catalogue = catalogue_load(folder, length % 2 ? "xx" : NULL, &problems);
    fuzz_check_problems(&problems, catalogue != NULL);
    if (catalogue)
        check_use(catalogue);
    catalogue_free(catalogue);
    problems_free(&problems);
    put(files[file], originals[file], strlen(originals[file]));
    return 0;
}
