/*
 * journal: every change of an answer in this sitting, to be undone and done again.
 *
 * Keeps copies of the answers before and after; changes nothing itself.
 */
#ifndef TUI_JOURNAL_H
#define TUI_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "core/assessment.h"

struct change {
    const struct question *question;
    struct answer before;
    struct answer after;
};

/* Zero-initialise. */
struct journal {
    struct change *changes;
    size_t count;
    size_t capacity;
    size_t done; /* changes before this one are done, those from it on undone */
};

/* Remembers a change; what was undone is forgotten. With `joined`, a change of the same question
   as the last one is made part of it: one text typed is one change. False when there is no memory;
   then this change cannot be undone, and nothing else is wrong. */
bool journal_record(struct journal *journal, const struct question *question,
                    const struct answer *before, const struct answer *after, bool joined);

/* The change to take back, or to do again; NULL when there is none. It belongs to the journal. */
const struct change *journal_undo(struct journal *journal);
const struct change *journal_redo(struct journal *journal);

void journal_free(struct journal *journal);

#endif
