/*
 * textfield: a text being written: its content, its cursor, its lines, and what can be undone.
 *
 * A model only: knows no curses and no keys, and never draws. The content is always strict UTF-8
 * without harmful characters, and the cursor always stands before or behind a whole grapheme, the
 * thing a person calls a character. Offsets are bytes; rows and columns count from 0.
 */
#ifndef TUI_TEXT_TEXTFIELD_H
#define TUI_TEXT_TEXTFIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/cells.h"
#include "core/base/limits.h"

/* The most bytes that a field holds. */
enum { TEXTFIELD_MAX = LIMIT_TEXT_BYTES };

enum textfield_kind {
    TEXTFIELD_LINES,    /* broken into lines of the field's width, scrolled up and down */
    TEXTFIELD_ONE_LINE, /* takes no newline, is scrolled sideways */
};

enum textfield_result {
    TEXTFIELD_DONE,
    TEXTFIELD_NOTHING, /* there was nothing to do, such as going up from the first line */
    TEXTFIELD_REFUSED, /* a newline in a field of one line, or no character of a text */
    TEXTFIELD_FULL,    /* would be longer than the field holds; nothing was inserted */
    TEXTFIELD_MEMORY,  /* there is no memory; nothing was changed */
};

enum textfield_action {
    TEXTFIELD_LEFT,
    TEXTFIELD_RIGHT,
    TEXTFIELD_UP, /* up and down keep to the column where going up or down began */
    TEXTFIELD_DOWN,
    TEXTFIELD_PAGE_UP,
    TEXTFIELD_PAGE_DOWN,
    TEXTFIELD_WORD_LEFT,  /* to where a word begins */
    TEXTFIELD_WORD_RIGHT, /* to where a word ends */
    TEXTFIELD_LINE_START, /* of the line as it is drawn */
    TEXTFIELD_LINE_END,
    TEXTFIELD_TEXT_START,
    TEXTFIELD_TEXT_END,
    TEXTFIELD_DELETE_BEFORE, /* one sign, as sign.h has it */
    TEXTFIELD_DELETE_AFTER,  /* one grapheme */
    TEXTFIELD_DELETE_WORD_BEFORE,
    TEXTFIELD_DELETE_WORD_AFTER,
    TEXTFIELD_DELETE_LINE, /* to the end of the line as it is drawn; there, the newline */
    TEXTFIELD_UNDO,        /* a word typed, a key held down, a paste, or a deletion at a time */
    TEXTFIELD_REDO,
};

struct textfield;

/* ---- the field as a whole ---- */

/* An empty field that holds at most `maximum` bytes (TEXTFIELD_MAX when that is less), 80 columns
   wide and one row high until resized. NULL when there is no memory. */
struct textfield *textfield_new(enum textfield_kind kind, size_t maximum);
void textfield_free(struct textfield *field);

/* Replaces all the content, cleaned as by textfield_insert; the cursor goes to its end, and there
   is nothing to undo. DONE, FULL or MEMORY. */
enum textfield_result textfield_set(struct textfield *field, const char *text);

/* Replaces all the content as one step to undo; the cursor goes to its end. DONE, NOTHING when it
   is the same, FULL or MEMORY. */
enum textfield_result textfield_replace(struct textfield *field, const char *text);

/* The content, ending in NUL; valid until the next change. */
const char *textfield_text(const struct textfield *field);
size_t textfield_length(const struct textfield *field);

/* Whether it was changed since textfield_new or textfield_set; undoing everything unchanges it. */
bool textfield_is_changed(const struct textfield *field);

/* Whether there is anything to undo or to do again. */
bool textfield_has_history(const struct textfield *field);

/* How many words; an ideograph counts as one. */
size_t textfield_words(struct textfield *field);

/* Gives the field `width` columns and `height` rows, each at least 1. Lines are broken one column
   earlier: the last one is the cursor's, behind a full line. */
void textfield_resize(struct textfield *field, int width, int height);

/* Moves, deletes, undoes. DONE, NOTHING or MEMORY. What is selected is no longer so afterwards, and
   is what deleting a character deletes. While selecting (textfield_select), moves extend it. */
enum textfield_result textfield_do(struct textfield *field, enum textfield_action action);

/* Moves, and selects what lies between where the selection began, or the cursor was, and where it
   is then. */
enum textfield_result textfield_extend(struct textfield *field, enum textfield_action action);

/* From here on moves select, or, when they do so already, no longer: then nothing is selected.
   Returns whether they do. */
bool textfield_select(struct textfield *field);

/* Nothing is selected any more. */
void textfield_unselect(struct textfield *field);

/* The bytes that are selected; false when nothing is. */
bool textfield_selection(const struct textfield *field, size_t *from, size_t *to);

/* Inserting takes the place of what is selected. */

/* Inserts one character that was typed, as door.h lets it in; '\r' and '\n' begin a new line. */
enum textfield_result textfield_type(struct textfield *field, unsigned int character);

/* Inserts characters that were typed, as if by textfield_type one after the other, at the cost of
   one: UTF-8 with \n. FULL when not all of them had room: those before have been inserted. */
enum textfield_result textfield_type_all(struct textfield *field, const char *bytes, size_t length);

/* Inserts what was pasted, as one step to undo, all of it or nothing, as door.h lets it in. */
enum textfield_result textfield_insert(struct textfield *field, const char *bytes, size_t length);

/* Where the cursor is in the content. */
size_t textfield_offset(const struct textfield *field);

/* Where the cursor is in the field. A cursor behind spaces that hang over the end of a line is in
   the last column. */
void textfield_cursor(const struct textfield *field, int *row, int *column);

/* The bytes to draw (with cells_append) in a row of the field. False when the text ends above. */
bool textfield_row(const struct textfield *field, int row, struct cells_line *line);

/* How many lines there are, and which one is drawn in row 0. */
size_t textfield_line_count(const struct textfield *field);
size_t textfield_first_line(const struct textfield *field);

#endif
