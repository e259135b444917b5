/*
 * draw: text, rules and boxes on the screen.
 *
 * Everything is cut to the room it has, and nothing that could harm a terminal gets through. Only
 * changes what ncurses will show; the wizard's loop shows it, once an event.
 */
#ifndef TUI_TERMINAL_DRAW_H
#define TUI_TERMINAL_DRAW_H

#include <stddef.h>

#include "tui/terminal/theme.h"

struct area { /* in cells, from the top left corner of the screen */
    int top;
    int left;
    int rows;
    int columns;
};

/* Draws one line of text, cut to `columns`; returns how many columns it took. */
int draw_text(int row, int column, int columns, enum role role, const char *text);

/* The same, ending at the right edge of the given columns. */
int draw_text_right(int row, int column, int columns, enum role role, const char *text);

/* Draws bytes that are ready (cells_append) and known to fit. */
void draw_ready(int row, int column, enum role role, const char *bytes, size_t length);

void draw_rule(int row, int column, int columns);
void draw_blank(const struct area *area);

/* Clears the area, draws a frame on its edge with a title, and returns what is inside, with a
   column of margin left and right. */
struct area draw_box(const struct area *area, const char *title);

/* Clears the middle of the page for a box with `rows` lines of content, or as many as there is room
   for; returns where they go. They have so many columns. */
struct area draw_popup(const struct area *page, int rows, const char *title);
int draw_popup_columns(const struct area *page);

/* The character that marks what has the focus; nothing where a screen reader follows the cursor. */
void draw_focus_mark(int row, int column);

/* Where the cursor stands; the last call before the screen is shown counts. */
void draw_cursor(int row, int column);

#endif
