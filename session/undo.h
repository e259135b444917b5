/*
 * undo: every change of the record in this sitting, to be undone and done again.
 *
 * Keeps copies of what was before and after, and puts them back; knows nothing of screens.
 */
#ifndef SESSION_UNDO_H
#define SESSION_UNDO_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record/assessment.h"

enum change_kind {
    CHANGE_ANSWER, /* of `question` */
    CHANGE_TITLE,
    CHANGE_COUNTRY, /* where no question asks for it */
    CHANGE_INSTRUMENTS,
    CHANGE_DEPTH,   /* in general, or of `capability` */
    CHANGE_STATUS,  /* that the coordinator set, of `capability` */
    CHANGE_SPEAKER, /* who answers from now on */
};

/* What a change is about, as it was or as it became; what does not belong to its kind is empty. */
struct change_state {
    struct answer answer;
    char *words;           /* the title, the code of the country ("" for not said; also with the
                              answer that says it), the ids of the questionnaires, the id of who
                              answers, or the word of the status; NULL: none is set */
    char *reason;          /* for the status; for who answers, the organisation */
    unsigned char *depths; /* in general, then of each capability of the catalogue */
};

struct change {
    enum change_kind kind;
    const struct question *question;
    const struct capability *capability; /* NULL for a depth: in general */
    bool new_respondent;                 /* who answers was not in the list before */
    struct change_state before;
    struct change_state after;
};

/* Zero-initialise. */
struct undo {
    struct change *changes;
    size_t count;
    size_t capacity;
    size_t done; /* changes before this one are done, those from it on undone */
};

/* Before something is changed, which `change` names: keeps what it is. False when there is no
   memory; then nothing is to be freed. */
bool undo_begin(const struct assessment *assessment, struct change *change);

/* After it: remembers the change, which it takes over, if it was `done` and anything is another
   now; what was undone is then forgotten. With `joined`, a change of the same thing as the last one
   is made part of it: one text typed is one change.
   When there is no memory this change cannot be undone, and nothing else is wrong. */
void undo_end(struct undo *undo, const struct assessment *assessment, struct change *change,
              bool done, bool joined);

/* Makes the record what it was before the change, or, unless `undoing`, after it. */
bool undo_restore(struct assessment *assessment, const struct change *change, bool undoing,
                  struct error *error);

/* The change to take back, or to do again; NULL when there is none. It belongs to the journal. */
const struct change *undo_undo(struct undo *undo);
const struct change *undo_redo(struct undo *undo);

void undo_free(struct undo *undo);

#endif
