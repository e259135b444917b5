/*
 * saving: when the wizard saves, and what becomes of answers that cannot be saved.
 *
 * They stay in memory and in the state folder; the person is told what happened and what can be
 * done, but never in the middle of a word.
 */
#ifndef SESSION_SAVE_H
#define SESSION_SAVE_H

#include <stdbool.h>

#include "tui/views/screen.h"

/* Saves what is due, after each event; see struct stage_hooks. */
bool saving_settle(struct stage *stage, bool idle);

/* Ctrl-S: saves now, or asks what to do. */
void saving_now(struct stage *stage);

/* Before quitting: saves. False when the person would rather stay. */
bool saving_before_leaving(struct stage *stage);

/* The last save of all, when nobody can be asked any more. */
bool saving_at_end(struct stage *stage, struct error *error);

#endif
