/*
 * start: the first screen when no file was named: go on, begin, open, practise.
 */
#ifndef TUI_PAGES_START_H
#define TUI_PAGES_START_H

#include "tui/views/screen.h"

/* The start screen; it opens a file into the stage's sitting and then calls `opened`.
   `data_directory` may be NULL and must live on. NULL when there is no memory. */
struct view *start_new(const char *data_directory, void (*opened)(struct screen *screen));

#endif
