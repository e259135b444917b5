/*
 * editor: the person's own editor, on a text of ours.
 *
 * The only program that is ever started from here.
 */
#ifndef TUI_TERMINAL_EDITOR_H
#define TUI_TERMINAL_EDITOR_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/base/text.h"

/* Shows `text` in the person's own editor ($VISUAL, $EDITOR, else vi), through a file that only
   they can read: at `place`, or, where that is NULL, at a place of its own. On success `edited`
   holds the result, and a file at a place of its own is gone; what cannot be taken (not UTF-8, too
   long, an editor that fails) stays in the file, and `error` says so. Where the editor fails and
   wrote nothing, there is no file. */
bool editor_edit(const char *place, const char *text, struct text *edited, struct error *error);

#endif
