/*
 * batch: many answers at once, from JSON: all of them are taken, or none.
 *
 * Takes what `export --format json` writes, what `get --json` writes of one or of all, and lists of
 * such answers that other programs make. First everything is read and checked, and every problem
 * noted with its place; then, when there is none, all of it is applied. What is not said of an
 * answer stays as it is; null takes away.
 *
 * Decides what of a copy for sharing is to be taken: not what was left out of it. Saves nothing.
 */
#ifndef CORE_RECORD_BATCH_H
#define CORE_RECORD_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/record/assessment.h"

struct batch;

/* Reads answers to the questions of `assessment`'s catalogue and checks them against the
   assessment, which must outlive the batch and stay as it is until it is applied. `path` is only
   for messages. NULL when `problems` got an error; each names its place as jq does:
   “.answers[3].value”. */
struct batch *batch_read(const struct assessment *assessment, const char *path, const char *bytes,
                         size_t length, struct problems *problems);
void batch_free(struct batch *batch);

/* Makes them the answers of the assessment, all or none. False when there is no memory, or with
   them the file would be over a limit. */
bool batch_apply(const struct batch *batch, struct assessment *assessment, struct error *error);

/* The questions that are answered; *questions belongs to the batch. */
size_t batch_questions(const struct batch *batch, const struct question *const **questions);

/* How many answers say that they were left out of a copy for sharing, and are not taken. */
size_t batch_left_out(const struct batch *batch);

#endif
