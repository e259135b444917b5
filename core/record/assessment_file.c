/* The file of an assessment: loading it, and saving it whole or not at all. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/record/assessment_parts.h"

/* Takes over the bytes that are in the file now. */
static void remember(struct assessment *assessment, char *bytes, size_t length)
{
    free(assessment->saved);
    assessment->saved = bytes;
    assessment->saved_length = length;
    assessment->stamp.bytes = bytes;
    assessment->stamp.length = length;
}

struct assessment *assessment_load(const struct catalogue *catalogue, const char *path,
                                   struct problems *problems)
{
    char *bytes;
    size_t length;
    struct error error;
    struct store_stamp stamp;
    if (!store_read(path, LIMIT_FILE_BYTES, &bytes, &length, &stamp, &error)) {
        problems_add(problems, SEVERITY_ERROR, error.kind, error.path, 0, 0, "%s", error.problem);
        return NULL;
    }
    struct assessment *assessment = assessment_parse(catalogue, path, bytes, length, problems);
    if (!assessment) {
        free(bytes);
        return NULL;
    }
    assessment->stamp = stamp;
    remember(assessment, bytes, length);
    if (answer_replace(&assessment->path, path))
        return assessment;
    problems_add(problems, SEVERITY_ERROR, ERROR_MEMORY, path, 0, 0, "%s", _("out of memory"));
    assessment_free(assessment);
    return NULL;
}

typedef bool put_file(const char *path, const char *bytes, size_t length, struct store_stamp *stamp,
                      struct error *error);

/* The revision counts what was written, so it goes back when nothing was. */
static bool put(struct assessment *assessment, const char *path, put_file *put_bytes,
                struct error *error)
{
    struct text out = {0};
    long revision = assessment->facts.revision;
    if (assessment->changed && !assessment_may_count(assessment, error))
        return false;
    struct error why = {.kind = ERROR_NONE};
    assessment->facts.revision += assessment->changed;
    bool done = assessment_write(assessment, &out, &why) &&
                put_bytes(path, out.data, out.length, &assessment->stamp, &why);
    if (!done && error)
        *error = why;
    if (done) {
        remember(assessment, out.data, out.length);
        assessment->changed = assessment->moved = false;
    } else if (why.kind == ERROR_UNCONFIRMED) {
        /* It is there, and what the next save is measured against; that has still to be made. */
        remember(assessment, out.data, out.length);
        assessment->changed = false;
        assessment->moved = true;
    } else {
        assessment->facts.revision = revision;
        text_free(&out);
    }
    return done;
}

bool assessment_save(struct assessment *assessment, struct error *error)
{
    if (!assessment->path)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("this assessment has no file yet"));
    if (!assessment->changed && !assessment->moved)
        return true;
    /* Where one stopped is not worth a word when there is no room for it. */
    struct error full = {0};
    if (!assessment->changed && !assessment_settle(assessment, &full) && full.kind != ERROR_MEMORY)
        return true;
    return put(assessment, assessment->path, store_write, error);
}

bool assessment_create(struct assessment *assessment, const char *path, struct error *error)
{
    char *copy = strdup(path);
    if (!copy)
        return error_set_memory(error);
    struct store_stamp stamp = assessment->stamp;
    if (!put(assessment, path, store_create, error)) {
        assessment->stamp = stamp;
        free(copy);
        return false;
    }
    free(assessment->path);
    assessment->path = copy;
    return true;
}
