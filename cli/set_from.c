/* set FILE --from ANSWERS.json: many answers at once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/set_parts.h"
#include "core/base/i18n.h"
#include "core/base/json_reader.h"
#include "core/base/store.h"
#include "core/record/batch.h"
#include "plain/print.h"

/* ---- reading ---- */

static char *read_input(size_t *length, struct error *error)
{
    struct text input = {0};
    char piece[16 * 1024];
    size_t got;
    text_append(&input, "");
    while (input.length <= JSON_MOST_BYTES && (got = fread(piece, 1, sizeof piece, stdin)) > 0)
        text_append_bytes(&input, piece, got);
    *length = input.length;
    if (ferror(stdin)) {
        error_set_system(error, NULL, _("cannot read standard input"));
        text_free(&input);
        return NULL;
    }
    char *bytes = text_take(&input);
    if (!bytes)
        error_set_memory(error);
    return bytes;
}

static char *read_document(const char *path, size_t *length)
{
    struct error error;
    char *bytes = NULL;
    if (strcmp(path, "-") == 0)
        bytes = read_input(length, &error);
    else if (!store_read(path, JSON_MOST_BYTES, &bytes, length, NULL, &error))
        bytes = NULL;
    if (!bytes)
        complain(&error);
    return bytes;
}

/* ---- what is wrong ---- */

static bool complain_of_all(const char *path, const struct problems *problems)
{
    size_t count = problems->errors;
    for (size_t i = 0; i < problems->count; i++)
        complain(&problems->items[i].error);
    if (!problems->count)
        complain_about("%s", _("out of memory"));
    if (count > 1)
        complain_about(_("%s: %zu problems, so that nothing is changed"), path, count);
    return false;
}

/* ---- what follows ---- */

/* Answers that were asked before, and are not now. */
static void tell_hidden(const struct opened *opened, const bool *asked)
{
    const struct catalogue *catalogue = opened->catalogue;
    const struct question *first = NULL;
    size_t hidden = 0;
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        const struct answer *answer = assessment_answer(opened->assessment, question);
        if (!asked[i] || answer->state == ANSWER_UNANSWERED ||
            applies_to(opened->applies, question))
            continue;
        first = first ? first : question;
        hidden++;
    }
    if (hidden)
        fprintf(stderr,
                ngettext("this hides %zu answer (%s); it stays in the file and comes back with the "
                         "question\n",
                         "this hides %zu answers (the first is %s); they stay in the file and come "
                         "back with their questions\n",
                         hidden),
                hidden, first->id);
}

/* Answers that were given and are not asked. */
static void tell_not_asked(const struct opened *opened, const struct batch *batch)
{
    const struct question *const *questions;
    size_t count = batch_questions(batch, &questions);
    const struct question *first = NULL;
    size_t waiting = 0;
    for (size_t i = 0; i < count; i++) {
        const struct answer *answer = assessment_answer(opened->assessment, questions[i]);
        if (answer->state == ANSWER_UNANSWERED || applies_to(opened->applies, questions[i]))
            continue;
        first = first ? first : questions[i];
        waiting++;
    }
    if (waiting)
        fprintf(stderr,
                ngettext("%zu answer is to a question that is not asked now (%s); it is kept and "
                         "counts once it is\n",
                         "%zu answers are to questions that are not asked now (the first is %s); "
                         "they are kept and count once they are\n",
                         waiting),
                waiting, first->id);
}

static void tell_left_out(const struct batch *batch)
{
    size_t count = batch_left_out(batch);
    if (count)
        fprintf(stderr,
                ngettext("%zu answer was left out of this copy for sharing, and stays as it is\n",
                         "%zu answers were left out of this copy for sharing, and stay as they "
                         "are\n",
                         count),
                count);
}

/* ---- the whole ---- */

/* By question, whether it is asked; free() it. */
static bool *note_asked(const struct opened *opened)
{
    const struct catalogue *catalogue = opened->catalogue;
    bool *asked = calloc(catalogue->question_count + 1, sizeof *asked);
    for (size_t i = 0; asked && i < catalogue->question_count; i++)
        asked[i] = applies_to(opened->applies, catalogue->questions[i]);
    return asked;
}

static bool apply(struct opened *opened, const struct batch *batch)
{
    struct error error;
    bool *asked = note_asked(opened);
    bool done = asked ? batch_apply(batch, opened->assessment, &error) : error_set_memory(&error);
    if (!done)
        complain(&error);
    done = done && open_refresh(opened);
    if (done) {
        tell_left_out(batch);
        tell_not_asked(opened, batch);
        tell_hidden(opened, asked);
    }
    free(asked);
    return done;
}

bool set_from(struct opened *opened, const char *path)
{
    size_t length;
    struct problems problems = {0};
    const char *name = strcmp(path, "-") == 0 ? _("standard input") : path;
    char *bytes = read_document(path, &length);
    if (!bytes)
        return false;
    struct batch *batch = batch_read(opened->assessment, name, bytes, length, &problems);
    free(bytes);
    bool done = batch ? apply(opened, batch) : complain_of_all(name, &problems);
    batch_free(batch);
    problems_free(&problems);
    return done;
}
