/*
 * cells: how wide text is on a terminal, and how it is cut and broken into lines to fit.
 *
 * Everything that draws measures here, so that what is measured is what ncurses draws: widths are
 * the C library's, a base and its marks are never split. Draws nothing itself and knows no curses.
 * Needs LC_CTYPE in UTF-8.
 */
#ifndef CORE_BASE_CELLS_H
#define CORE_BASE_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/text.h"

/* A tab is drawn as that many spaces wherever it stands. */
enum { CELLS_TAB = 4 };

/* Appends what to hand to ncurses for `length` bytes of text: tabs become spaces, a newline one
   space, characters that could do harm or that the C library does not know U+FFFD, and a mark
   without a base gets a dotted circle. The bytes begin and end between graphemes. */
void cells_append(struct text *out, const char *bytes, size_t length);

/* The columns that cells_append's result takes. */
int cells_width(const char *text);
int cells_width_of(const char *bytes, size_t length);

/* Appends as much of `text` as fits in `columns`, ready to draw; when it does not fit it is cut
   at a grapheme and "…" stands at its end. Looks at the first 2 KiB only. */
void cells_clip(struct text *out, const char *text, int columns);

/* One line to draw: bytes [start, end) of the text, without its newline and without spaces that
   hang over its end. The next line's start says where the line's text really ends. */
struct cells_line {
    size_t start;
    size_t end;
};

/* A text broken into lines. Zero-initialise; may be used again and again. */
struct cells_lines {
    struct cells_line *items;
    size_t count;    /* at least 1 once wrapped: an empty text is one empty line */
    char *graphemes; /* for each byte of the text, whether a grapheme begins there */
    char *breaks;    /* for each byte, what may be broken before it; working space */
    size_t capacity; /* longest text that there is room for */
};

/* What became of a text. */
struct cells_change {
    size_t at;
    size_t removed;
    size_t inserted;
};

/* Makes room for texts of up to `length` bytes, with which cells_wrap cannot fail. False when
   there is no memory; what was wrapped stays then. */
bool cells_reserve(struct cells_lines *lines, size_t length);

/* Breaks `text` into lines of at most `width` columns: at newlines, where Unicode's line breaking
   allows, and inside a word only when it is longer than a line. A single grapheme that is wider
   than `width` has a line of its own. False when there is no memory. */
bool cells_wrap(struct cells_lines *lines, const char *text, size_t length, int width);

/* Breaks a text anew in which, since it was broken with the same width, `removed` bytes at `at`
   were replaced by `inserted` bytes: only from the newline before them to the one behind. There
   must be room for the text (cells_reserve). */
void cells_wrap_change(struct cells_lines *lines, const char *text, size_t length, int width,
                       const struct cells_change *change);

/* How many bytes of text have been broken into lines by now, in all: what that costs grows with
   it. */
size_t cells_wrapped(void);

void cells_free(struct cells_lines *lines);

#endif
