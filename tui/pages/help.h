/*
 * pages: what there is to read in the wizard: the keys, and all about a question.
 */
#ifndef TUI_PAGES_HELP_H
#define TUI_PAGES_HELP_H

#include "tui/views/screen.h"

/* Every key, from the table. */
void pages_open_keys(struct stage *stage);

/* All there is to know about a question. */
void pages_open_question(struct stage *stage, const struct question *question);

#endif
