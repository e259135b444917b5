/* Tables of a report: in columns, wrapped inside them where they must be narrow; told row by row
   where even that has no room. */
#include <string.h>

#include "export/document/tree.h"
#include "tui/layout/document_table.h"
#include "tui/layout/document_words.h"

enum { CELLS_MOST = 12, CELL_GAP = 2, CELL_LEAST = 7 };

struct columns {
    int widths[CELLS_MOST];
    size_t count;
};

/* The words of a cell, without marks for strong print. */
static void cell_words(cmark_node *cell, struct text *out)
{
    const size_t toggle = strlen(LAYOUT_TOGGLE);
    struct text words = {0};
    document_words_append(cell, &words);
    for (const char *at = words.data; at && *at;) {
        const char *next = strstr(at, LAYOUT_TOGGLE);
        text_append_bytes(out, at, next ? (size_t)(next - at) : strlen(at));
        at = next ? next + toggle : NULL;
    }
    text_append(out, "");
    text_free(&words);
}

static void measure_row(cmark_node *row, struct columns *columns)
{
    size_t count = 0;
    for (cmark_node *cell = cmark_node_first_child(row); cell && count < CELLS_MOST;
         cell = cmark_node_next(cell), count++) {
        struct text words = {0};
        cell_words(cell, &words);
        int width = words.data ? cells_width(words.data) : 0;
        if (width > columns->widths[count])
            columns->widths[count] = width;
        text_free(&words);
    }
    if (count > columns->count)
        columns->count = count;
}

static int whole_width(const struct columns *columns)
{
    int whole = 0;
    for (size_t i = 0; i < columns->count; i++)
        whole += columns->widths[i] + (i ? CELL_GAP : 0);
    return whole;
}

static size_t widest(const struct columns *columns)
{
    size_t found = 0;
    for (size_t i = 1; i < columns->count; i++)
        if (columns->widths[i] > columns->widths[found])
            found = i;
    return found;
}

/* Takes from the widest until all fit; false when they would be too narrow to read. */
static bool fit(struct columns *columns, int room)
{
    for (int over = whole_width(columns) - room; over > 0; over--) {
        size_t at = widest(columns);
        if (!columns->count || columns->widths[at] <= CELL_LEAST)
            return false;
        columns->widths[at]--;
    }
    return true;
}

/* ---- rows ---- */

struct wrapped {
    struct text words;
    struct cells_lines lines;
};

/* Returns how many lines the row takes. */
static size_t wrap_row(cmark_node *row, const struct columns *columns,
                       struct wrapped cells[CELLS_MOST])
{
    size_t most = 0;
    size_t i = 0;
    for (cmark_node *cell = cmark_node_first_child(row); cell && i < columns->count;
         cell = cmark_node_next(cell), i++) {
        cell_words(cell, &cells[i].words);
        if (cells[i].words.data &&
            cells_wrap(&cells[i].lines, cells[i].words.data, cells[i].words.length,
                       columns->widths[i]) &&
            cells[i].lines.count > most)
            most = cells[i].lines.count;
    }
    return most;
}

static void put_row(struct layout *layout, cmark_node *row, const struct columns *columns,
                    enum role role)
{
    struct wrapped cells[CELLS_MOST] = {0};
    size_t lines = wrap_row(row, columns, cells);
    for (size_t line = 0; line < lines; line++) {
        int column = DOCUMENT_LEFT;
        layout_line(layout);
        for (size_t i = 0; i < columns->count; i++) {
            if (line < cells[i].lines.count) {
                struct cells_line piece = cells[i].lines.items[line];
                layout_put_bytes(layout, column, role, cells[i].words.data + piece.start,
                                 piece.end - piece.start);
            }
            column += columns->widths[i] + CELL_GAP;
        }
    }
    for (size_t i = 0; i < columns->count; i++) {
        text_free(&cells[i].words);
        cells_free(&cells[i].lines);
    }
}

static void put_rule(struct layout *layout, const struct columns *columns)
{
    int column = DOCUMENT_LEFT;
    layout_line(layout);
    for (size_t i = 0; i < columns->count; i++) {
        struct text rule = {0};
        for (int at = 0; at < columns->widths[i]; at++)
            text_append(&rule, theme_glyph(GLYPH_RULE));
        if (rule.data && !rule.failed)
            layout_put(layout, column, ROLE_QUIET, rule.data);
        column += columns->widths[i] + CELL_GAP;
        text_free(&rule);
    }
}

/* "Status: In place" for each cell but the first, which is the row's heading. */
static void tell_row(struct layout *layout, cmark_node *heads, cmark_node *row)
{
    cmark_node *head = cmark_node_first_child(heads);
    bool first = true;
    for (cmark_node *cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell)) {
        struct text words = {0};
        if (!first && head) {
            cell_words(head, &words);
            text_append(&words, ": ");
        }
        cell_words(cell, &words);
        if (words.data && !words.failed)
            layout_paragraph(layout, first ? DOCUMENT_LEFT : DOCUMENT_LEFT + 2,
                             first ? ROLE_STRONG : ROLE_PLAIN, words.data);
        text_free(&words);
        head = head ? cmark_node_next(head) : NULL;
        first = false;
    }
}

void document_table_lay_out(struct layout *layout, cmark_node *table)
{
    struct columns columns = {0};
    cmark_node *heads = cmark_node_first_child(table);
    for (cmark_node *row = heads; row; row = cmark_node_next(row))
        measure_row(row, &columns);
    bool fits = fit(&columns, layout->width - DOCUMENT_LEFT);
    if (fits && heads) {
        put_row(layout, heads, &columns, ROLE_HEADING);
        put_rule(layout, &columns);
    }
    for (cmark_node *row = heads ? cmark_node_next(heads) : NULL; row; row = cmark_node_next(row)) {
        if (fits)
            put_row(layout, row, &columns, ROLE_PLAIN);
        else
            tell_row(layout, heads, row);
    }
}
