/*
 * layout: a page of laid out lines, longer than the screen perhaps, some of which are items that
 * the cursor can stand at.
 *
 * Every screen lays out a sheet for its width and shows the part that fits. Holds copies of the
 * texts, made harmless. Knows nothing of what they mean.
 */
#ifndef TUI_LAYOUT_LAYOUT_H
#define TUI_LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/cells.h"
#include "core/base/text.h"
#include "tui/terminal/draw.h"

enum { LAYOUT_NO_ITEM = -1 };

struct layout_span;
struct layout_line;

/* Zero-initialise. When memory runs out the page is shorter; `failed` says so. */
struct layout {
    int width;
    struct layout_line *lines;
    size_t line_count;
    size_t line_capacity;
    struct layout_span *spans;
    size_t span_count;
    size_t span_capacity;
    struct text bytes;
    struct cells_lines wrapping;
    int item; /* to which the next line belongs */
    int item_count;
    bool has_cursor;
    size_t cursor_line;
    int cursor_column;
    bool failed;
};

/* Starts the page anew. */
void layout_begin(struct layout *layout, int width);
void layout_free(struct layout *layout);

/* Lines from here on belong to a new item; returns its number, from 0. */
int layout_item(struct layout *layout);

/* Lines from here on belong to no item. */
void layout_item_end(struct layout *layout);

/* Adds a line; what is put goes on the last one. */
void layout_line(struct layout *layout);
void layout_put(struct layout *layout, int column, enum role role, const char *text);
void layout_put_bytes(struct layout *layout, int column, enum role role, const char *bytes,
                      size_t length);
void layout_put_right(struct layout *layout, enum role role, const char *text);

/* Adds a text, wrapped at the sheet's width, indented by `column`. Newlines begin new lines. */
void layout_paragraph(struct layout *layout, int column, enum role role, const char *text);

/* The same with a label at `label_column` of its first line. */
void layout_labelled(struct layout *layout, int label_column, enum role label_role,
                     const char *label, int column, enum role role, const char *text);

/* The same with words in it that stand out: between two LAYOUT_TOGGLEs the role is ROLE_STRONG. */
#define LAYOUT_TOGGLE "\xE2\x81\xA0" /* U+2060, which has no width and does not break lines */
void layout_rich(struct layout *layout, int label_column, const char *label, int column,
                 enum role role, const char *text);

/* A text without a label, with `marked` between two toggles. */
void layout_marked(struct layout *layout, int column, enum role role, enum role marked,
                   const char *text);

/* One line of rich text, cut to what fits beside `right` (NULL for nothing), which stands quiet at
   the right edge. */
void layout_rich_row(struct layout *layout, int label_column, const char *label, int column,
                     const char *text, const char *right);

/* Puts an item of a row of items at column `at` of the last line, or at `column` of a new one when
   it does not fit there. Returns where the next item goes. */
int layout_flow(struct layout *layout, int column, int at, enum role role, const char *item);

/* One line, cut to what fits beside `right`, which stands quiet at the right edge. */
void layout_row(struct layout *layout, int column, enum role role, const char *text,
                const char *right);

/* A heading with a rule to the edge. */
void layout_heading(struct layout *layout, const char *text);

/* First and last line of an item; false when there is no such item. */
bool layout_find_item(const struct layout *layout, int item, size_t *first, size_t *last);

/* The item of the first line at or after `line` that has one; LAYOUT_NO_ITEM when none has. */
int layout_item_at(const struct layout *layout, size_t line);

/* The item that the line belongs to; LAYOUT_NO_ITEM for none, also where there is no such line. */
int layout_item_of(const struct layout *layout, size_t line);

/* The first line at or after `line` that has `words` in it, compared as fold.h does; line_count
   when there is none. */
size_t layout_search(const struct layout *layout, size_t line, const char *words);

/* The cursor stands here, on the line added last, and not at the item with the focus. */
void layout_set_cursor(struct layout *layout, int column);

/* The line that must be seen: of the cursor where it was set, else the first of the item. */
size_t layout_focus_line(const struct layout *layout, int focus);

/* Draws the lines from `top` on into the area. The item `focus` gets a mark at column 0, its look,
   and the cursor; LAYOUT_NO_ITEM for none. Lines in which `found` stands (NULL for nothing) look
   found. */
void layout_draw(const struct layout *layout, const struct area *area, size_t top, int focus,
                 const char *found);

#endif
