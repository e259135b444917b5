/*
 * big_text: text in large letters, each drawn with block elements over several lines, for a screen
 * that people read from the back of a room.
 *
 * Has the letters of ASCII only; whoever draws other words takes ordinary bold letters for them
 * (big_text_can). Knows nothing of what is drawn.
 */
#ifndef TUI_LAYOUT_BIG_TEXT_H
#define TUI_LAYOUT_BIG_TEXT_H

#include <stdbool.h>

#include "tui/layout/layout.h"

enum big_text_size {
    BIG_TEXT_PLAIN, /* ordinary, with an empty line between lines */
    BIG_TEXT_LARGE, /* three columns and four lines a letter */
    BIG_TEXT_HUGE,  /* six columns and four lines */
};

/* Whether there is a large letter for every character, and the terminal can draw blocks. */
bool big_text_can(const char *text);

/* Adds the text to the sheet, wrapped at its width, indented by `column`. Where it cannot be drawn
   in that size it is BIG_TEXT_PLAIN; then no line goes under the first `label` bytes, which are
   ASCII. */
void big_text_put(struct layout *layout, int column, int label, enum role role,
                  enum big_text_size size, const char *text);

#endif
