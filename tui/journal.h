/*
 * journal: every change of the record in this sitting, to be undone and done again.
 *
 * Keeps copies of what was before and after; changes nothing itself.
 */
#ifndef TUI_JOURNAL_H
#define TUI_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "core/assessment.h"

enum change_kind {
    CHANGE_ANSWER, /* of `question` */
    CHANGE_TITLE,
    CHANGE_COUNTRY, /* where no question asks for it */
    CHANGE_INSTRUMENTS,
    CHANGE_DEPTH,  /* in general, or of `capability` */
    CHANGE_STATUS, /* that the coordinator set, of `capability` */
};

/* What a change is about, as it was or as it became; what does not belong to its kind is empty. */
struct change_state {
    struct answer answer;
    char *words;           /* the title, the code of the country ("" for not said), the ids of the
                              questionnaires, or the word of the status; NULL: none is set */
    char *reason;          /* for the status */
    unsigned char *depths; /* in general, then of each capability of the catalogue */
};

struct change {
    enum change_kind kind;
    const struct question *question;
    const struct capability *capability; /* NULL for a depth: in general */
    struct change_state before;
    struct change_state after;
};

/* Zero-initialise. */
struct journal {
    struct change *changes;
    size_t count;
    size_t capacity;
    size_t done; /* changes before this one are done, those from it on undone */
};

/* Remembers a change, which it takes over; what was undone is forgotten. With `joined`, a change of
   the same thing as the last one is made part of it: one text typed is one change.
   When there is no memory this change cannot be undone, and nothing else is wrong. */
void journal_record(struct journal *journal, struct change *change, bool joined);

/* The change to take back, or to do again; NULL when there is none. It belongs to the journal. */
const struct change *journal_undo(struct journal *journal);
const struct change *journal_redo(struct journal *journal);

/* Frees what a change is made of, not the change. */
void journal_free_change(struct change *change);

void journal_free(struct journal *journal);

#endif
