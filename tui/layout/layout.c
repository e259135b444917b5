#include "tui/layout/layout.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/fold.h"

struct sheet_span {
    size_t start; /* in the sheet's bytes */
    size_t length;
    int column;
    enum role role;
};

struct sheet_line {
    size_t first_span;
    size_t span_count;
    int item;
};

void sheet_begin(struct sheet *sheet, int width)
{
    sheet->width = width > 1 ? width : 1;
    sheet->line_count = 0;
    sheet->span_count = 0;
    sheet->bytes.length = 0;
    sheet->item = SHEET_NO_ITEM;
    sheet->item_count = 0;
    sheet->has_cursor = false;
    sheet->failed = false;
}

void sheet_free(struct sheet *sheet)
{
    free(sheet->lines);
    free(sheet->spans);
    text_free(&sheet->bytes);
    cells_free(&sheet->wrapping);
    *sheet = (struct sheet){0};
}

int sheet_item(struct sheet *sheet)
{
    sheet->item = sheet->item_count++;
    return sheet->item;
}

void sheet_item_end(struct sheet *sheet)
{
    sheet->item = SHEET_NO_ITEM;
}

/* ---- laying out ---- */

static bool grow(struct sheet *sheet, void **array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return true;
    size_t larger = *capacity ? *capacity * 2 : 64;
    void *moved = reallocarray(*array, larger, size);
    if (!moved) {
        sheet->failed = true;
        return false;
    }
    *array = moved;
    *capacity = larger;
    return true;
}

void sheet_line(struct sheet *sheet)
{
    if (!grow(sheet, (void **)&sheet->lines, sheet->line_count, &sheet->line_capacity,
              sizeof *sheet->lines))
        return;
    sheet->lines[sheet->line_count++] =
        (struct sheet_line){.first_span = sheet->span_count, .item = sheet->item};
}

/* Takes the bytes that were appended from `start` on as a span of the last line. */
static void add_span(struct sheet *sheet, size_t start, int column, enum role role)
{
    if (!sheet->line_count || sheet->bytes.failed || sheet->bytes.length == start ||
        !grow(sheet, (void **)&sheet->spans, sheet->span_count, &sheet->span_capacity,
              sizeof *sheet->spans))
        return;
    sheet->spans[sheet->span_count++] = (struct sheet_span){
        .start = start,
        .length = sheet->bytes.length - start,
        .column = column,
        .role = role,
    };
    sheet->lines[sheet->line_count - 1].span_count++;
}

static void put_clipped(struct sheet *sheet, int column, int columns, enum role role,
                        const char *text)
{
    size_t start = sheet->bytes.length;
    if (columns < 1)
        return;
    cells_clip(&sheet->bytes, text, columns);
    add_span(sheet, start, column, role);
}

void sheet_put(struct sheet *sheet, int column, enum role role, const char *text)
{
    put_clipped(sheet, column, sheet->width - column, role, text);
}

void sheet_put_bytes(struct sheet *sheet, int column, enum role role, const char *bytes,
                     size_t length)
{
    size_t start = sheet->bytes.length;
    cells_append(&sheet->bytes, bytes, length);
    add_span(sheet, start, column, role);
}

void sheet_put_right(struct sheet *sheet, enum role role, const char *text)
{
    int width = cells_width(text);
    int column = width < sheet->width ? sheet->width - width : 0;
    sheet_put(sheet, column, role, text);
}

void sheet_row(struct sheet *sheet, int column, enum role role, const char *text, const char *right)
{
    int taken = right && *right ? cells_width(right) + 2 : 0;
    sheet_line(sheet);
    put_clipped(sheet, column, sheet->width - column - taken, role, text);
    if (taken)
        sheet_put_right(sheet, ROLE_QUIET, right);
}

/* Puts bytes on the last line, in the second role between toggles; `marked` carries on from line to
   line. */
static void put_rich(struct sheet *sheet, int column, const enum role roles[2], const char *bytes,
                     size_t length, bool *marked)
{
    const size_t toggle = sizeof SHEET_TOGGLE - 1;
    while (length) {
        const char *next = memmem(bytes, length, SHEET_TOGGLE, toggle);
        size_t run = next ? (size_t)(next - bytes) : length;
        sheet_put_bytes(sheet, column, roles[*marked], bytes, run);
        column += cells_width_of(bytes, run);
        if (next) {
            *marked = !*marked;
            run += toggle;
        }
        bytes += run;
        length -= run;
    }
}

static bool wrap(struct sheet *sheet, int column, const char *text)
{
    int width = sheet->width - column;
    if (cells_wrap(&sheet->wrapping, text, strlen(text), width > 8 ? width : 8))
        return true;
    sheet->failed = true;
    return false;
}

void sheet_labelled(struct sheet *sheet, int label_column, enum role label_role, const char *label,
                    int column, enum role role, const char *text)
{
    if (!wrap(sheet, column, text))
        return;
    for (size_t i = 0; i < sheet->wrapping.count; i++) {
        struct cells_line piece = sheet->wrapping.items[i];
        sheet_line(sheet);
        if (i == 0)
            put_clipped(sheet, label_column, column - label_column, label_role, label);
        sheet_put_bytes(sheet, column, role, text + piece.start, piece.end - piece.start);
    }
}

static void put_wrapped(struct sheet *sheet, int label_column, const char *label, int column,
                        const enum role roles[2], const char *text)
{
    bool marked = false;
    if (!wrap(sheet, column, text))
        return;
    for (size_t i = 0; i < sheet->wrapping.count; i++) {
        struct cells_line piece = sheet->wrapping.items[i];
        sheet_line(sheet);
        if (i == 0)
            put_clipped(sheet, label_column, column - label_column, ROLE_QUIET, label);
        while (piece.end > piece.start && text[piece.end - 1] == ' ')
            piece.end--; /* a term that goes on in the next line is underlined to its letters */
        put_rich(sheet, column, roles, text + piece.start, piece.end - piece.start, &marked);
    }
}

void sheet_rich(struct sheet *sheet, int label_column, const char *label, int column,
                enum role role, const char *text)
{
    put_wrapped(sheet, label_column, label, column, (const enum role[]){role, ROLE_STRONG}, text);
}

void sheet_marked(struct sheet *sheet, int column, enum role role, enum role marked,
                  const char *text)
{
    put_wrapped(sheet, column, "", column, (const enum role[]){role, marked}, text);
}

void sheet_rich_row(struct sheet *sheet, int label_column, const char *label, int column,
                    const char *text, const char *right)
{
    struct text clipped = {0};
    bool marked = false;
    int taken = right && *right ? cells_width(right) + 2 : 0;
    sheet_line(sheet);
    put_clipped(sheet, label_column, column - label_column - 1, ROLE_ACCENT, label);
    cells_clip(&clipped, text, sheet->width - column - taken);
    if (clipped.data && !clipped.failed)
        put_rich(sheet, column, (const enum role[]){ROLE_PLAIN, ROLE_STRONG}, clipped.data,
                 clipped.length, &marked);
    text_free(&clipped);
    if (taken)
        sheet_put_right(sheet, ROLE_QUIET, right);
}

int sheet_flow(struct sheet *sheet, int column, int at, enum role role, const char *item)
{
    enum { GAP = 3 };
    int width = cells_width(item);
    if (at > column && at + width > sheet->width) {
        sheet_line(sheet);
        at = column;
    }
    sheet_put(sheet, at, role, item);
    return at + width + GAP;
}

void sheet_paragraph(struct sheet *sheet, int column, enum role role, const char *text)
{
    sheet_labelled(sheet, column, role, "", column, role, text);
}

void sheet_heading(struct sheet *sheet, const char *text)
{
    sheet_line(sheet);
    sheet_put(sheet, 2, ROLE_HEADING, text);
    int column = 2 + cells_width(text) + 1;
    size_t start = sheet->bytes.length;
    for (int i = column; i < sheet->width; i++)
        text_append(&sheet->bytes, theme_glyph(GLYPH_RULE));
    add_span(sheet, start, column, ROLE_QUIET);
}

void sheet_set_cursor(struct sheet *sheet, int column)
{
    if (!sheet->line_count)
        return;
    sheet->has_cursor = true;
    sheet->cursor_line = sheet->line_count - 1;
    sheet->cursor_column = column;
}

/* ---- looking up ---- */

bool sheet_find_item(const struct sheet *sheet, int item, size_t *first, size_t *last)
{
    bool found = false;
    for (size_t i = 0; i < sheet->line_count; i++) {
        if (sheet->lines[i].item != item)
            continue;
        if (!found)
            *first = i;
        *last = i;
        found = true;
    }
    return found;
}

int sheet_item_at(const struct sheet *sheet, size_t line)
{
    for (size_t i = line; i < sheet->line_count; i++)
        if (sheet->lines[i].item != SHEET_NO_ITEM)
            return sheet->lines[i].item;
    return SHEET_NO_ITEM;
}

int sheet_item_of(const struct sheet *sheet, size_t line)
{
    return line < sheet->line_count ? sheet->lines[line].item : SHEET_NO_ITEM;
}

size_t sheet_focus_line(const struct sheet *sheet, int focus)
{
    size_t first = 0;
    size_t last = 0;
    if (sheet->has_cursor)
        return sheet->cursor_line;
    sheet_find_item(sheet, focus, &first, &last);
    return first;
}

static bool line_has(const struct sheet *sheet, const struct sheet_line *line,
                     const char *folded_words)
{
    bool found = false;
    for (size_t i = 0; !found && i < line->span_count; i++) {
        const struct sheet_span *span = &sheet->spans[line->first_span + i];
        struct text folded = {0};
        fold_append(&folded, sheet->bytes.data + span->start, span->length, NULL);
        found = folded.data && !folded.failed && strstr(folded.data, folded_words);
        text_free(&folded);
    }
    return found;
}

size_t sheet_search(const struct sheet *sheet, size_t line, const char *words)
{
    char *folded = fold_text(words);
    size_t at = line;
    while (folded && at < sheet->line_count && !line_has(sheet, &sheet->lines[at], folded))
        at++;
    free(folded);
    return at < sheet->line_count ? at : sheet->line_count;
}

/* ---- drawing ---- */

/* Letters whose weight changes are written anew, and would be read aloud where the focus was. */
static enum role role_in_focus(enum role role)
{
    if (theme_is_spoken())
        return role;
    return role == ROLE_QUIET || role == ROLE_WORDS || role == ROLE_FOUND ? role : ROLE_FOCUS;
}

static void draw_line(const struct sheet *sheet, size_t line, int row, int left, bool in_focus,
                      bool found)
{
    const struct sheet_line *shown = &sheet->lines[line];
    int end = sheet->width; /* of the focus drawn so far */
    for (size_t i = 0; i < shown->span_count; i++) {
        const struct sheet_span *span = &sheet->spans[shown->first_span + i];
        enum role role = in_focus ? role_in_focus(span->role) : span->role;
        if (role == ROLE_FOCUS && span->column == end + 1)
            draw_ready(row, left + end, role, " ", 1); /* one block where it is reversed */
        end = role == ROLE_FOCUS
                  ? span->column + cells_width_of(sheet->bytes.data + span->start, span->length)
                  : sheet->width;
        draw_ready(row, left + span->column, found ? ROLE_FOUND : role,
                   sheet->bytes.data + span->start, span->length);
    }
}

/* Where the words of a line begin. */
static int first_column(const struct sheet *sheet, size_t line)
{
    const struct sheet_line *shown = &sheet->lines[line];
    int column = shown->span_count ? sheet->width : 0;
    for (size_t i = 0; i < shown->span_count; i++)
        if (sheet->spans[shown->first_span + i].column < column)
            column = sheet->spans[shown->first_span + i].column;
    return column;
}

/* Marks the item in focus where its first line is in sight. */
static void draw_mark(const struct sheet *sheet, const struct area *area, size_t top, int focus)
{
    size_t first = 0;
    size_t last = 0;
    if (focus == SHEET_NO_ITEM || !sheet_find_item(sheet, focus, &first, &last))
        return;
    if (first < top || first >= top + (size_t)area->rows)
        return;
    int row = area->top + (int)(first - top);
    if (theme_is_spoken()) {
        draw_cursor(row, area->left + first_column(sheet, first));
        return;
    }
    draw_focus_mark(row, area->left);
    draw_cursor(row, area->left);
}

/* The cursor to the first words in sight: what is read when nothing has the focus. */
static void place_at_words(const struct sheet *sheet, const struct area *area, size_t top)
{
    size_t line = top;
    while (line < sheet->line_count && !sheet->lines[line].span_count)
        line++;
    if (line < sheet->line_count && line < top + (size_t)area->rows)
        draw_cursor(area->top + (int)(line - top), area->left + first_column(sheet, line));
    else
        draw_cursor(area->top, area->left);
}

void sheet_draw(const struct sheet *sheet, const struct area *area, size_t top, int focus,
                const char *found)
{
    char *words = found && *found ? fold_text(found) : NULL;
    for (int i = 0; i < area->rows && top + (size_t)i < sheet->line_count; i++) {
        size_t line = top + (size_t)i;
        bool in_focus = focus != SHEET_NO_ITEM && sheet->lines[line].item == focus;
        draw_line(sheet, line, area->top + i, area->left, in_focus,
                  words && line_has(sheet, &sheet->lines[line], words));
    }
    free(words);
    if (theme_is_spoken())
        place_at_words(sheet, area, top);
    else
        draw_cursor(area->top, area->left);
    draw_mark(sheet, area, top, focus);
    bool seen = sheet->has_cursor && sheet->cursor_line >= top &&
                sheet->cursor_line < top + (size_t)area->rows;
    if (seen)
        draw_cursor(area->top + (int)(sheet->cursor_line - top), area->left + sheet->cursor_column);
}
