/*
 * session: one assessment being worked on: the answers, what follows from them, and what was done.
 *
 * What follows (which questions apply, findings, advice) is computed anew after each change by
 * core/; the screens only read it, and change answers only through here. Draws nothing.
 */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "core/catalogue/figures.h"
#include "core/rules/advice.h"
#include "core/rules/progress.h"
#include "core/safety/kept.h"
#include "core/safety/lock.h"
#include "session/asker.h"
#include "session/undo.h"

struct session {
    const struct catalogue *catalogue;
    struct assessment *assessment; /* NULL: nothing is open */
    struct applies *applies;
    struct findings *findings;  /* NULL until asked for */
    struct advice *advice;      /* the same */
    const char *data_directory; /* where the questionnaires came from; NULL: inside the program */
    struct figures *figures;    /* the same as findings; outlives the assessment */
    struct undo undo;
    unsigned long generation; /* goes up with each change */
    bool settled;             /* what is in memory is on disk, place included */
    bool looking; /* nothing is changed or saved: somebody else has the file open, or ... */
    struct error forbidden;   /* ... it may not be changed; empty where it may */
    bool kept;                /* the version before this sitting has been put aside */
    bool spared;              /* what could not be saved is in the state folder */
    struct lock *lock;        /* of the file; NULL: not held */
    struct keeper *keeper;    /* keeps what must outlive this run; NULL: there was no memory */
    struct error cannot_keep; /* why nothing can be kept; empty where it can */
    struct kept_list left;    /* what earlier runs kept */
    bool trouble;             /* the last save did not succeed; `problem` says why */
    struct error problem;
    struct {
        unsigned long tried; /* generation of the last save that did not succeed */
        bool to_ask;         /* what to do about it is still to be asked */
        bool asking;         /* that question is being asked */
    } saving;
    char *noted;               /* the note of what is being typed, on disk; NULL for none */
    const struct asker *asker; /* the caller's */
};

/* Takes the assessment over (also when this fails, for want of memory). */
bool session_adopt(struct session *session, struct assessment *assessment, struct error *error);
void session_close(struct session *session);

const struct answer *session_answer(const struct session *session, const struct question *question);
bool session_asks(const struct session *session, const struct question *question);

/* Whether more than one questionnaire is in use, so that it has to be said which is meant. */
bool session_has_several(const struct session *session);

/* What the documents record about countries; NULL when they cannot be read. */
const struct figures *session_figures(struct session *session);

/* NULL when there is no memory. */
const struct findings *session_findings(struct session *session);
const struct advice *session_advice(struct session *session);

/* Goes on with `assessment` (taken over, also when this fails) in place of the one that is open:
   the same record, brought together with what is on disk. What was done before cannot be undone. */
bool session_replace(struct session *session, struct assessment *assessment, struct error *error);

/* Changes an answer, to be undone by session_undo; `joined` makes it one with the change before,
   when that was of the same question. Does not save. */
bool session_set_answer(struct session *session, const struct question *question,
                        const struct answer *draft, bool joined, struct error *error);

/* The same for the title; the country, where no question asks for it; how deep to ask (`capability`
   NULL: in general, which takes back the depth of each capability); the status that the coordinator
   sets, NULL to take it back. */
bool session_set_title(struct session *session, const char *title, struct error *error);
bool session_set_country(struct session *session, const char *code, struct error *error);
bool session_set_instruments(struct session *session, const char *list, struct error *error);
bool session_set_depth(struct session *session, const struct capability *capability,
                       enum depth depth, struct error *error);
bool session_set_status(struct session *session, const struct capability *capability,
                        const char *status, const char *reason, bool joined, struct error *error);

/* Takes back, or does again, one change; returns it, NULL when there is none. It belongs to the
   journal. */
const struct change *session_undo(struct session *session);
const struct change *session_redo(struct session *session);

/* Other facts of the assessment were changed by the caller. */
void session_changed(struct session *session);

/* Remembers where the person is. */
void session_set_place(struct session *session, const struct question *question);

/* Saves what is not saved yet; on an error `trouble` and `problem` say so until a save succeeds,
   and the answers are kept in the state folder (recovery.h). Before the first change the version on
   disk is put aside (backup.h). */
bool session_save(struct session *session);

/* Saves to a new file, which is worked on from then on; what this run kept for the one before is
   forgotten. */
bool session_save_as(struct session *session, const char *path, struct error *error);

#endif
