/*
 * scope: asking what an assessment covers: which questionnaires, and how deep. Changes nothing.
 */
#ifndef TUI_PAGES_SCOPE_H
#define TUI_PAGES_SCOPE_H

#include "tui/views/screen.h"

/* Asks how deep; `depth` is what the cursor is at first, and what was chosen. False when the person
   left. */
bool scope_ask_depth(struct screen *screen, enum depth *depth);

/* Its name for people: "Core". */
const char *scope_depth_title(enum depth depth);

/* Asks which questionnaires, until one is taken at least, and appends their ids, joined by commas.
   Taken at first are those of the assessment that is open, or all. False when the person left. */
bool scope_ask_questionnaires(struct screen *screen, struct text *ids);

#endif
