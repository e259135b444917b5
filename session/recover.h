/*
 * recover: what an earlier run could not finish is offered again, and what is being typed now is
 * kept for the next one.
 *
 * Files are those of core/safety/kept.h; nothing of them is used without asking, nor thrown away
 * unseen.
 */
#ifndef SESSION_RECOVER_H
#define SESSION_RECOVER_H

#include "core/record/merge.h"
#include "core/safety/kept.h"
#include "session/session.h"

/* After a file was opened to be worked on: offers answers that could not be saved, then words that
   were being typed, each in its own place. */
void session_offer_kept(struct session *session);

/* Goes on with what could not be offered while words were in a field, when they are kept. Returns
   whether anything was offered. */
bool session_offer_rest(struct session *session);

/* Write into `out` what is offered then, for whoever works line by line, too: when the file was
   open last, or where else the record was, and how many changes could not be saved; that words
   were being written, and whether the text was `changed` since. */
void session_describe_kept(const struct kept *kept, const struct merge *merge, char *out,
                           size_t size);
void session_describe_words(const struct kept *kept, bool changed, char *out, size_t size);

/* That something was kept for the file that belongs to another record; NULL when nothing was. */
const char *session_kept_for_others(const struct kept_list *left);

/* Puts down what is being typed, beside the work: no key waits for it. */
void session_note(struct session *session);

/* What was typed is in the saved file, or was given up: forgets the note. */
void session_forget_note(struct session *session);

/* Lets what was noted last reach the disk. From then on it is noted anew. */
void session_pause_notes(struct session *session);

/* Notes it at once; text `edited` of it is in the person's own editor (-1: none is). False when
   that is the note that is on disk already, or there can be none. */
bool session_note_now(struct session *session, const struct typing *typing, int edited);

#endif
