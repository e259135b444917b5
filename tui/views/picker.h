/*
 * picker: a list that typing narrows, to choose one entry from.
 */
#ifndef TUI_VIEWS_PICKER_H
#define TUI_VIEWS_PICKER_H

#include "tui/views/screen.h"

/* Asks for a country, with `code` (may be "") in focus first. Returns its alpha-3 code, which lives
   as long as the program, or NULL when the person left. */
const char *picker_country(struct screen *screen, const char *code);

#endif
