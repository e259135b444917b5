/*
 * texthistory: the edits of a text, to be undone and done again.
 *
 * Remembers where bytes were replaced and by which; the text itself is its owner's, who applies
 * what comes back. Edits that belong together (a word typed, a key held down) come back together.
 */
#ifndef TUI_TEXT_TEXTHISTORY_H
#define TUI_TEXT_TEXTHISTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/text.h"

/* At `at`, `removed` bytes were replaced by `inserted` bytes. */
struct textedit {
    size_t at;
    size_t removed;
    size_t inserted;
    const char *removed_bytes; /* valid until the next edit is recorded */
    const char *inserted_bytes;
    size_t cursor; /* where the cursor was before */
    bool more;     /* the edit that comes next belongs to it */
};

/* Zero-initialise. */
struct texthistory {
    struct textstep *steps;
    size_t count;
    size_t capacity;
    size_t done;       /* steps before this one are done, those from it on undone */
    struct text bytes; /* of all steps, one after the other */
    bool shortened;    /* the oldest steps were forgotten */
};

/* Remembers an edit that is about to be made (`more` is not looked at); what was undone is
   forgotten. With `joined` it belongs to the edit before. When the history grows beyond a
   megabyte, its older half is forgotten. False when there is no memory: it is not remembered. */
bool texthistory_record(struct texthistory *history, const struct textedit *edit, bool joined);

/* Fills `edit` with what to take back, or to do again. False when there is nothing. */
bool texthistory_undo(struct texthistory *history, struct textedit *edit);
bool texthistory_redo(struct texthistory *history, struct textedit *edit);

/* Forgets everything. */
void texthistory_free(struct texthistory *history);

#endif
