/*
 * changes: what was changed in this sitting, in words and as a list to go back in; undoing and
 * doing again.
 */
#ifndef TUI_PAGES_CHANGES_H
#define TUI_PAGES_CHANGES_H

#include "tui/views/screen.h"

/* Appends what a change did, or what undoing it does: "Q7 “Yes” → not answered". */
void change_words(const struct change *change, bool undoing, struct text *out);

/* Takes the last change back, or does it again, shows where, and says what it was. */
void changes_undo(struct screen *screen);
void changes_redo(struct screen *screen);

/* The list: each can be gone back to. */
void changes_open(struct screen *screen);

#endif
