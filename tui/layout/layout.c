#include "tui/layout/layout.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/fold.h"

struct layout_span {
    size_t start; /* in the sheet's bytes */
    size_t length;
    int column;
    enum role role;
};

struct layout_line {
    size_t first_span;
    size_t span_count;
    int item;
};

void layout_begin(struct layout *layout, int width)
{
    layout->width = width > 1 ? width : 1;
    layout->line_count = 0;
    layout->span_count = 0;
    layout->bytes.length = 0;
    layout->item = LAYOUT_NO_ITEM;
    layout->item_count = 0;
    layout->has_cursor = false;
    layout->failed = false;
}

void layout_free(struct layout *layout)
{
    free(layout->lines);
    free(layout->spans);
    text_free(&layout->bytes);
    cells_free(&layout->wrapping);
    *layout = (struct layout){0};
}

int layout_item(struct layout *layout)
{
    layout->item = layout->item_count++;
    return layout->item;
}

void layout_item_end(struct layout *layout)
{
    layout->item = LAYOUT_NO_ITEM;
}

/* ---- laying out ---- */

static bool grow(struct layout *layout, void **array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return true;
    size_t larger = *capacity ? *capacity * 2 : 64;
    void *moved = reallocarray(*array, larger, size);
    if (!moved) {
        layout->failed = true;
        return false;
    }
    *array = moved;
    *capacity = larger;
    return true;
}

void layout_line(struct layout *layout)
{
    if (!grow(layout, (void **)&layout->lines, layout->line_count, &layout->line_capacity,
              sizeof *layout->lines))
        return;
    layout->lines[layout->line_count++] =
        (struct layout_line){.first_span = layout->span_count, .item = layout->item};
}

/* Takes the bytes that were appended from `start` on as a span of the last line. */
static void add_span(struct layout *layout, size_t start, int column, enum role role)
{
    if (!layout->line_count || layout->bytes.failed || layout->bytes.length == start ||
        !grow(layout, (void **)&layout->spans, layout->span_count, &layout->span_capacity,
              sizeof *layout->spans))
        return;
    layout->spans[layout->span_count++] = (struct layout_span){
        .start = start,
        .length = layout->bytes.length - start,
        .column = column,
        .role = role,
    };
    layout->lines[layout->line_count - 1].span_count++;
}

static void put_clipped(struct layout *layout, int column, int columns, enum role role,
                        const char *text)
{
    size_t start = layout->bytes.length;
    if (columns < 1)
        return;
    cells_clip(&layout->bytes, text, columns);
    add_span(layout, start, column, role);
}

void layout_put(struct layout *layout, int column, enum role role, const char *text)
{
    put_clipped(layout, column, layout->width - column, role, text);
}

void layout_put_bytes(struct layout *layout, int column, enum role role, const char *bytes,
                      size_t length)
{
    size_t start = layout->bytes.length;
    cells_append(&layout->bytes, bytes, length);
    add_span(layout, start, column, role);
}

void layout_put_right(struct layout *layout, enum role role, const char *text)
{
    int width = cells_width(text);
    int column = width < layout->width ? layout->width - width : 0;
    layout_put(layout, column, role, text);
}

void layout_row(struct layout *layout, int column, enum role role, const char *text,
                const char *right)
{
    int taken = right && *right ? cells_width(right) + 2 : 0;
    layout_line(layout);
    put_clipped(layout, column, layout->width - column - taken, role, text);
    if (taken)
        layout_put_right(layout, ROLE_QUIET, right);
}

/* Puts bytes on the last line, in the second role between toggles; `marked` carries on from line to
   line. */
static void put_rich(struct layout *layout, int column, const enum role roles[2], const char *bytes,
                     size_t length, bool *marked)
{
    const size_t toggle = sizeof LAYOUT_TOGGLE - 1;
    while (length) {
        const char *next = memmem(bytes, length, LAYOUT_TOGGLE, toggle);
        size_t run = next ? (size_t)(next - bytes) : length;
        layout_put_bytes(layout, column, roles[*marked], bytes, run);
        column += cells_width_of(bytes, run);
        if (next) {
            *marked = !*marked;
            run += toggle;
        }
        bytes += run;
        length -= run;
    }
}

static bool wrap(struct layout *layout, int column, const char *text)
{
    int width = layout->width - column;
    if (cells_wrap(&layout->wrapping, text, strlen(text), width > 8 ? width : 8))
        return true;
    layout->failed = true;
    return false;
}

void layout_labelled(struct layout *layout, int label_column, enum role label_role,
                     const char *label, int column, enum role role, const char *text)
{
    if (!wrap(layout, column, text))
        return;
    for (size_t i = 0; i < layout->wrapping.count; i++) {
        struct cells_line piece = layout->wrapping.items[i];
        layout_line(layout);
        if (i == 0)
            put_clipped(layout, label_column, column - label_column, label_role, label);
        layout_put_bytes(layout, column, role, text + piece.start, piece.end - piece.start);
    }
}

static void put_wrapped(struct layout *layout, int label_column, const char *label, int column,
                        const enum role roles[2], const char *text)
{
    bool marked = false;
    if (!wrap(layout, column, text))
        return;
    for (size_t i = 0; i < layout->wrapping.count; i++) {
        struct cells_line piece = layout->wrapping.items[i];
        layout_line(layout);
        if (i == 0)
            put_clipped(layout, label_column, column - label_column, ROLE_QUIET, label);
        while (piece.end > piece.start && text[piece.end - 1] == ' ')
            piece.end--; /* a term that goes on in the next line is underlined to its letters */
        put_rich(layout, column, roles, text + piece.start, piece.end - piece.start, &marked);
    }
}

void layout_rich(struct layout *layout, int label_column, const char *label, int column,
                 enum role role, const char *text)
{
    put_wrapped(layout, label_column, label, column, (const enum role[]){role, ROLE_STRONG}, text);
}

void layout_marked(struct layout *layout, int column, enum role role, enum role marked,
                   const char *text)
{
    put_wrapped(layout, column, "", column, (const enum role[]){role, marked}, text);
}

void layout_rich_row(struct layout *layout, int label_column, const char *label, int column,
                     const char *text, const char *right)
{
    struct text clipped = {0};
    bool marked = false;
    int taken = right && *right ? cells_width(right) + 2 : 0;
    layout_line(layout);
    put_clipped(layout, label_column, column - label_column - 1, ROLE_ACCENT, label);
    cells_clip(&clipped, text, layout->width - column - taken);
    if (clipped.data && !clipped.failed)
        put_rich(layout, column, (const enum role[]){ROLE_PLAIN, ROLE_STRONG}, clipped.data,
                 clipped.length, &marked);
    text_free(&clipped);
    if (taken)
        layout_put_right(layout, ROLE_QUIET, right);
}

int layout_flow(struct layout *layout, int column, int at, enum role role, const char *item)
{
    enum { GAP = 3 };
    int width = cells_width(item);
    if (at > column && at + width > layout->width) {
        layout_line(layout);
        at = column;
    }
    layout_put(layout, at, role, item);
    return at + width + GAP;
}

void layout_paragraph(struct layout *layout, int column, enum role role, const char *text)
{
    layout_labelled(layout, column, role, "", column, role, text);
}

void layout_heading(struct layout *layout, const char *text)
{
    layout_line(layout);
    layout_put(layout, 2, ROLE_HEADING, text);
    int column = 2 + cells_width(text) + 1;
    size_t start = layout->bytes.length;
    for (int i = column; i < layout->width; i++)
        text_append(&layout->bytes, theme_glyph(GLYPH_RULE));
    add_span(layout, start, column, ROLE_QUIET);
}

void layout_set_cursor(struct layout *layout, int column)
{
    if (!layout->line_count)
        return;
    layout->has_cursor = true;
    layout->cursor_line = layout->line_count - 1;
    layout->cursor_column = column;
}

/* ---- looking up ---- */

bool layout_find_item(const struct layout *layout, int item, size_t *first, size_t *last)
{
    bool found = false;
    for (size_t i = 0; i < layout->line_count; i++) {
        if (layout->lines[i].item != item)
            continue;
        if (!found)
            *first = i;
        *last = i;
        found = true;
    }
    return found;
}

int layout_item_at(const struct layout *layout, size_t line)
{
    for (size_t i = line; i < layout->line_count; i++)
        if (layout->lines[i].item != LAYOUT_NO_ITEM)
            return layout->lines[i].item;
    return LAYOUT_NO_ITEM;
}

int layout_item_of(const struct layout *layout, size_t line)
{
    return line < layout->line_count ? layout->lines[line].item : LAYOUT_NO_ITEM;
}

size_t layout_focus_line(const struct layout *layout, int focus)
{
    size_t first = 0;
    size_t last = 0;
    if (layout->has_cursor)
        return layout->cursor_line;
    layout_find_item(layout, focus, &first, &last);
    return first;
}

static bool line_has(const struct layout *layout, const struct layout_line *line,
                     const char *folded_words)
{
    bool found = false;
    for (size_t i = 0; !found && i < line->span_count; i++) {
        const struct layout_span *span = &layout->spans[line->first_span + i];
        struct text folded = {0};
        fold_append(&folded, layout->bytes.data + span->start, span->length, NULL);
        found = folded.data && !folded.failed && strstr(folded.data, folded_words);
        text_free(&folded);
    }
    return found;
}

size_t layout_search(const struct layout *layout, size_t line, const char *words)
{
    char *folded = fold_text(words);
    size_t at = line;
    while (folded && at < layout->line_count && !line_has(layout, &layout->lines[at], folded))
        at++;
    free(folded);
    return at < layout->line_count ? at : layout->line_count;
}

/* ---- drawing ---- */

/* Letters whose weight changes are written anew, and would be read aloud where the focus was. */
static enum role role_in_focus(enum role role)
{
    if (theme_is_spoken())
        return role;
    return role == ROLE_QUIET || role == ROLE_WORDS || role == ROLE_FOUND ? role : ROLE_FOCUS;
}

static void draw_line(const struct layout *layout, size_t line, int row, int left, bool in_focus,
                      bool found)
{
    const struct layout_line *shown = &layout->lines[line];
    int end = layout->width; /* of the focus drawn so far */
    for (size_t i = 0; i < shown->span_count; i++) {
        const struct layout_span *span = &layout->spans[shown->first_span + i];
        enum role role = in_focus ? role_in_focus(span->role) : span->role;
        if (role == ROLE_FOCUS && span->column == end + 1)
            draw_ready(row, left + end, role, " ", 1); /* one block where it is reversed */
        end = role == ROLE_FOCUS
                  ? span->column + cells_width_of(layout->bytes.data + span->start, span->length)
                  : layout->width;
        draw_ready(row, left + span->column, found ? ROLE_FOUND : role,
                   layout->bytes.data + span->start, span->length);
    }
}

/* Where the words of a line begin. */
static int first_column(const struct layout *layout, size_t line)
{
    const struct layout_line *shown = &layout->lines[line];
    int column = shown->span_count ? layout->width : 0;
    for (size_t i = 0; i < shown->span_count; i++)
        if (layout->spans[shown->first_span + i].column < column)
            column = layout->spans[shown->first_span + i].column;
    return column;
}

/* Marks the item in focus where its first line is in sight. */
static void draw_mark(const struct layout *layout, const struct area *area, size_t top, int focus)
{
    size_t first = 0;
    size_t last = 0;
    if (focus == LAYOUT_NO_ITEM || !layout_find_item(layout, focus, &first, &last))
        return;
    if (first < top || first >= top + (size_t)area->rows)
        return;
    int row = area->top + (int)(first - top);
    if (theme_is_spoken()) {
        draw_cursor(row, area->left + first_column(layout, first));
        return;
    }
    draw_focus_mark(row, area->left);
    draw_cursor(row, area->left);
}

/* The cursor to the first words in sight: what is read when nothing has the focus. */
static void place_at_words(const struct layout *layout, const struct area *area, size_t top)
{
    size_t line = top;
    while (line < layout->line_count && !layout->lines[line].span_count)
        line++;
    if (line < layout->line_count && line < top + (size_t)area->rows)
        draw_cursor(area->top + (int)(line - top), area->left + first_column(layout, line));
    else
        draw_cursor(area->top, area->left);
}

void layout_draw(const struct layout *layout, const struct area *area, size_t top, int focus,
                 const char *found)
{
    char *words = found && *found ? fold_text(found) : NULL;
    for (int i = 0; i < area->rows && top + (size_t)i < layout->line_count; i++) {
        size_t line = top + (size_t)i;
        bool in_focus = focus != LAYOUT_NO_ITEM && layout->lines[line].item == focus;
        draw_line(layout, line, area->top + i, area->left, in_focus,
                  words && line_has(layout, &layout->lines[line], words));
    }
    free(words);
    if (theme_is_spoken())
        place_at_words(layout, area, top);
    else
        draw_cursor(area->top, area->left);
    draw_mark(layout, area, top, focus);
    bool seen = layout->has_cursor && layout->cursor_line >= top &&
                layout->cursor_line < top + (size_t)area->rows;
    if (seen)
        draw_cursor(area->top + (int)(layout->cursor_line - top),
                    area->left + layout->cursor_column);
}
