/*
 * outline: domains, capabilities and the questions that apply, with the state of each.
 */
#ifndef TUI_PAGES_OUTLINE_H
#define TUI_PAGES_OUTLINE_H

#include "tui/views/screen.h"

/* Shows the outline, unfolded at `question`. */
void outline_open(struct screen *screen, const struct question *question);

#endif
