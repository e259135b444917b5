/*
 * save: when the wizard saves, and what becomes of answers that cannot be saved.
 *
 * They stay in memory and in the state folder; the person is told what happened and what can be
 * done, but never in the middle of a word.
 */
#ifndef SESSION_SAVE_H
#define SESSION_SAVE_H

#include <stdbool.h>

#include "session/session.h"

/* Saves what is due, after each event; `idle`: nothing has happened for a while. Returns whether
   anything was said or done that shows. */
bool session_settle(struct session *session, bool idle);

/* Ctrl-S: saves now, or asks what to do. */
void session_save_now(struct session *session);

/* Before quitting: saves. False when the person would rather stay. */
bool session_before_leaving(struct session *session);

/* The last save of all, when nobody can be asked any more; `unfinished`: there were words that
   could not be kept, whose note stays. */
bool session_at_end(struct session *session, bool unfinished, struct error *error);

#endif
