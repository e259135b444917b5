/*
 * entries: the answers of an assessment, each with the lines that it has in the file.
 *
 * An answer and its lines are kept together, and entries_put is all that can write either: what is
 * copied into the file on saving cannot be another answer than what is in memory. The lines of each
 * have been read again, and gave the very same answer. Changes can be taken back until they are
 * kept. Decides nothing about what an answer may be: that is assessment.h.
 */
#ifndef CORE_RECORD_ENTRIES_H
#define CORE_RECORD_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/yaml_tree.h"
#include "core/catalogue/catalogue.h"
#include "core/record/answer.h"

struct entries;

/* Nothing answered; NULL when there is no memory. Free with entries_free. */
struct entries *entries_new(const struct catalogue *catalogue);
void entries_free(struct entries *entries);

/* By the question's index. Holds until the next change. */
const struct answer *entries_answer(const struct entries *entries, size_t index);
size_t entries_line(const struct entries *entries, size_t index);
const struct yaml_node *entries_origin(const struct entries *entries, size_t index);

/* While a file is read: takes over the answer that stood there, in `line`; `origin` has its unknown
   keys. */
void entries_read(struct entries *entries, size_t index, struct answer *answer, size_t line,
                  const struct yaml_node *origin);

/* Makes the lines that are not made yet. `saved`, what is in the file (NULL: not known), saves
   reading those again that stand there. False when there is no memory, or when an answer would not
   be read again as it is. */
bool entries_settle(struct entries *entries, const char *saved, struct error *error);

/* Replaces an answer, and what its unknown keys are; takes over `answer`, which is then empty.
   False with nothing changed, and `answer` still the caller's, as entries_settle. */
bool entries_put(struct entries *entries, size_t index, struct answer *answer,
                 const struct yaml_node *origin, struct error *error);

/* Whether anything was put since the last entries_keep; keeping it, and taking all of it back. */
bool entries_changed(const struct entries *entries);
void entries_keep(struct entries *entries);
void entries_take_back(struct entries *entries);

/* Of the lines of all answers, settled: bytes, nodes of the tree that they are read to, and how
   many answers have lines. */
struct entries_size {
    size_t bytes;
    size_t nodes;
    size_t count;
};
struct entries_size entries_size(const struct entries *entries);

/* Appends the lines of all answers, settled, in the order of the questionnaires. */
void entries_write(const struct entries *entries, struct text *out);

#endif
