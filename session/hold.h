/*
 * hold: who has the file open: the lock of the sitting's file, taken, asked about, given back.
 *
 * A second person may look, or take the file over knowingly. Saves nothing and merges nothing.
 */
#ifndef SESSION_HOLD_H
#define SESSION_HOLD_H

#include <stdbool.h>

#include "session/session.h"

/* Takes the lock of the file that has just been opened. When somebody else has it, asks what to do,
   and the sitting is a look only until it is taken over. So it is, and is told, with a file that
   may not be changed (store.h). False when the person would rather leave. */
bool session_hold(struct session *session);

/* While looking: asks whether to take the file over after all, if it may be changed now. Returns
   whether it was; it has to be read again then. */
bool session_take_over(struct session *session);

/* Goes on with the lock of another file: the sitting was saved elsewhere. */
void session_hold_elsewhere(struct session *session);

void session_release(struct session *session);

#endif
