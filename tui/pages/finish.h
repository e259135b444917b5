/*
 * finish: what is left: required, to come back to, unanswered, and what does not fit together.
 */
#ifndef TUI_PAGES_FINISH_H
#define TUI_PAGES_FINISH_H

#include "tui/views/screen.h"

void finish_open(struct screen *screen);

#endif
