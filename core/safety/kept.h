/*
 * kept: what runs have kept for a record and what has become of those runs: found, listed, put
 * aside, removed.
 *
 * Answers that could not be saved (recovery.h) stand in the state folder as
 *
 *     recovery/NAME.RUN/     mine.yaml, base.yaml, and kept.yaml: whose they are
 *     drafts/NAME.RUN.yaml   words that were being typed (draft_file.h), and beside them
 *     drafts/NAME.RUN.txt    while a text is in the person's own editor
 *
 * where NAME says which file they were kept for and RUN which run did so (keeper.h). Version 0.1.0
 * kept recovery/NAME/ and drafts/NAME.yaml. What was put aside has “.aside-N” behind it.
 *
 * Things are found by the file, and by the record: a file that was moved or renamed has the words
 * that were typed in it. A copy has not, as long as the original still stands. Decides nothing
 * about what becomes of them, and removes nothing of a run that still goes on.
 */
#ifndef CORE_SAFETY_KEPT_H
#define CORE_SAFETY_KEPT_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "core/safety/keeper.h"

enum kept_kind {
    KEPT_ANSWERS, /* a folder */
    KEPT_WORDS,   /* a file */
    KEPT_EDITED,  /* a file that an editor wrote, and of which nothing else is known */
};

struct kept {
    enum kept_kind kind;
    char *place;    /* where it is */
    char *path;     /* of the file it was kept for, from the root; NULL: not known */
    char *record;   /* id; "" for not known */
    struct run run; /* name "" for one of version 0.1.0 */
    time_t when;
    int aside;    /* N of “.aside-N”; 0: not put aside */
    bool half;    /* a run was killed before its answers were there */
    bool in_use;  /* its run goes on */
    bool unseen;  /* whether it does cannot be seen from here */
    bool here;    /* kept for this very file */
    bool same;    /* ... or for this record, or nobody knows for which */
    bool copied;  /* kept for another file, in which the record still stands */
    bool decided; /* the caller's: a person was asked about it */
    bool taken;   /* ... and has it back, where it is not saved yet */
};

struct kept_list {
    struct kept *items;
    size_t count;
};

/* All that is kept for the file at `path` (from the root) or for the record `id` (NULL: not known),
   the oldest first; what `own` keeps (may be NULL) is left out. False when there is no memory. */
bool kept_find(const char *path, const char *id, const struct keeper *own, struct kept_list *list);
void kept_free(struct kept_list *list);

/* Whether a person is to be asked about it when the file is opened, and was not yet. */
bool kept_is_offered(const struct kept *kept);

/* Whether it is offered for a file that is elsewhere: they are asked first, and may leave it. */
bool kept_is_from_elsewhere(const struct kept *kept);

/* Puts it aside, so that it is neither offered again nor overwritten. Returns N of “.aside-N”, 0
   when it could not be. */
int kept_set_aside(const struct kept *kept);

/* Its content is safe elsewhere, or not wanted: removes it. Of a run that may still go on it is put
   aside instead. */
void kept_settle(const struct kept *kept);

/* Settles those that were taken: they are saved now. */
void kept_settle_taken(struct kept_list *list);

/* Removes it with all that is in it; returns whether it is gone. Never what a run that goes on
   keeps. */
bool kept_remove(const struct kept *kept);

/* Calls `found` with the path of whatever else is in the state folder about a file (by its path
   from the root): what a run that was killed was writing there, and what an editor left. */
void kept_look_for_strays(const char *path, void (*found)(void *context, const char *stray),
                          void *context);

/* Removes a folder of answers or of versions with all that is in it. */
bool kept_remove_folder(const char *folder);

/* Where the editor's file beside words is; free() it. NULL when there is no memory, or none can
   be. */
char *kept_edited_path(const struct kept *kept);

#endif
