/*
 * conflict: the file was changed by somebody else while it was open here.
 *
 * Brings the two versions together (merge.h): by itself where nobody contradicts the other, else
 * by asking, answer by answer. Nobody's work is overwritten unseen.
 */
#ifndef SESSION_CONFLICT_H
#define SESSION_CONFLICT_H

#include <stdbool.h>

#include "core/record/merge.h"
#include "session/session.h"

/* Merges and saves when the two versions do not contradict each other; tells of it. False when a
   person has to decide, or when the file cannot be read. */
bool session_merge_quietly(struct session *session);

/* What a person can choose between where they do contradict. */
enum conflict_wish {
    CONFLICT_MERGED,    /* gone through and saved */
    CONFLICT_ELSEWHERE, /* to save under another name */
    CONFLICT_TAKE,      /* to give up what is not saved here */
    CONFLICT_NOT_NOW,
};

/* Shows what differs and asks. */
enum conflict_wish session_meet_conflict(struct session *session);

/* Asks for each item that the sides contradict each other on; `ours` and `theirs` are the words for
   them ("Here", "In the file"). False when the person left: then nothing has been decided. */
bool session_go_through(struct session *session, struct merge *merge, const char *ours,
                        const char *theirs);

#endif
