/*
 * help: every key, to read.
 */
#ifndef TUI_PAGES_HELP_H
#define TUI_PAGES_HELP_H

#include "tui/views/screen.h"

/* Every key, from the table. */
void help_open(struct screen *screen);

#endif
