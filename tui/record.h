/*
 * record: facts about the assessment itself: title, file, versions, and how deep to ask.
 */
#ifndef TUI_RECORD_H
#define TUI_RECORD_H

#include "tui/stage.h"

void record_open(struct stage *stage);

/* Asks how deep to ask, with the cursor at `*depth`; returns false when the person left. */
bool record_ask_depth(struct stage *stage, enum depth *depth);

#endif
