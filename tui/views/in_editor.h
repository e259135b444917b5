/*
 * in_editor: what is being typed in the views, and a text of it in the person's own editor.
 */
#ifndef TUI_VIEWS_IN_EDITOR_H
#define TUI_VIEWS_IN_EDITOR_H

#include "tui/views/screen.h"

/* What is typed in the view nearest to the top that has words which are not kept; false when there
   are none. */
bool in_editor_find_typed(const struct screen *screen, struct typed *typed);

/* Has a text that is being typed written in the person's own editor, and noted meanwhile. False
   when that did not end well; then what it wrote is where `error` says. */
bool in_editor_edit(struct screen *screen, const char *text, struct text *edited,
                    struct error *error);

#endif
