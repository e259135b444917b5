#include "tui/markdown.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { LEFT = 2, CELLS_MOST = 12, QUOTE_TEXT = 4, CELL_GAP = 2 };

/* ---- runs of text ---- */

/* What a reader sees of Markdown on one line: strong runs between toggles, escapes resolved. */
static void append_inline(struct text *out, const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bool more = i + 1 < length;
        if (more && line[i] == '*' && line[i + 1] == '*') {
            text_append(out, SHEET_TOGGLE);
            i++;
        } else if (more && line[i] == '\\' && ispunct((unsigned char)line[i + 1])) {
            text_append_bytes(out, &line[++i], 1);
        } else {
            text_append_bytes(out, &line[i], 1);
        }
    }
    text_append(out, ""); /* so that there is a string even when the line is empty */
}

static void put_rich(struct sheet *sheet, int label_column, const char *label, int column,
                     enum role role, const char *line, size_t length)
{
    struct text text = {0};
    while (length && (line[length - 1] == ' ' || line[length - 1] == '\\'))
        length--;
    append_inline(&text, line, length);
    if (text.data && !text.failed)
        sheet_rich(sheet, label_column, label, column, role, text.data);
    text_free(&text);
}

/* ---- tables ---- */

struct cell {
    const char *start;
    size_t length;
};

struct row {
    struct cell cells[CELLS_MOST];
    size_t count;
};

static struct cell trim(const char *start, const char *end)
{
    while (start < end && *start == ' ')
        start++;
    while (end > start && end[-1] == ' ')
        end--;
    return (struct cell){start, (size_t)(end - start)};
}

/* Takes "| a | b |" apart. */
static struct row read_row(const char *line, size_t length)
{
    struct row row = {0};
    const char *end = line + length;
    const char *start = line + 1;
    for (const char *at = start; at < end && row.count < CELLS_MOST; at++) {
        if (*at != '|' || at[-1] == '\\')
            continue;
        row.cells[row.count++] = trim(start, at);
        start = at + 1;
    }
    return row;
}

static size_t line_length(const char *line)
{
    return strcspn(line, "\n");
}

static const char *next_line(const char *line)
{
    size_t length = line_length(line);
    return line + length + (line[length] == '\n');
}

static bool is_ruler(const char *line)
{
    return line[0] == '|' && strspn(line, "|-: ") >= line_length(line);
}

static void append_cell(struct text *out, struct cell cell)
{
    struct text text = {0};
    append_inline(&text, cell.start, cell.length);
    if (text.data && !text.failed)
        text_append(out, text.data);
    text_free(&text);
}

/* How wide each column must be; returns the width of the whole table. */
static int measure(const char *table, int widths[CELLS_MOST])
{
    int whole = 0;
    memset(widths, 0, CELLS_MOST * sizeof *widths);
    for (const char *line = table; *line == '|'; line = next_line(line)) {
        struct row row = read_row(line, line_length(line));
        for (size_t i = 0; !is_ruler(line) && i < row.count; i++) {
            int width = cells_width_of(row.cells[i].start, row.cells[i].length);
            if (width > widths[i])
                widths[i] = width;
        }
    }
    for (size_t i = 0; i < CELLS_MOST; i++)
        whole += widths[i] ? widths[i] + CELL_GAP : 0;
    return whole;
}

static void put_aligned(struct sheet *sheet, const struct row *row, const int widths[CELLS_MOST],
                        enum role role)
{
    int column = LEFT;
    sheet_line(sheet);
    for (size_t i = 0; i < row->count; i++) {
        struct text text = {0};
        append_cell(&text, row->cells[i]);
        if (text.data && !text.failed)
            sheet_put(sheet, column, role, text.data);
        column += widths[i] + CELL_GAP;
        text_free(&text);
    }
}

/* "Status: In place" for each cell but the first, which is the row's heading. */
static void put_told(struct sheet *sheet, const struct row *heads, const struct row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        struct text text = {0};
        if (i && i < heads->count) {
            append_cell(&text, heads->cells[i]);
            text_append(&text, ": ");
        }
        append_cell(&text, row->cells[i]);
        if (text.data && !text.failed && row->cells[i].length)
            sheet_rich(sheet, LEFT, "", i ? LEFT + 2 : LEFT, i ? ROLE_PLAIN : ROLE_STRONG,
                       text.data);
        text_free(&text);
    }
}

/* Lays out the table that begins at `line`; returns the line after it. */
static const char *put_table(struct sheet *sheet, const char *line)
{
    int widths[CELLS_MOST];
    bool fits = measure(line, widths) - CELL_GAP <= sheet->width - LEFT;
    struct row heads = read_row(line, line_length(line));
    if (fits)
        put_aligned(sheet, &heads, widths, ROLE_HEADING);
    for (line = next_line(line); *line == '|'; line = next_line(line)) {
        struct row row = read_row(line, line_length(line));
        if (is_ruler(line))
            continue;
        if (fits)
            put_aligned(sheet, &row, widths, ROLE_PLAIN);
        else
            put_told(sheet, &heads, &row);
    }
    return line;
}

/* ---- blocks ---- */

static void put_heading(struct sheet *sheet, const char *line, size_t length)
{
    size_t level = strspn(line, "#");
    size_t skip = level + strspn(line + level, " ");
    struct text text = {0};
    append_inline(&text, line + skip, length - skip);
    if (text.data && !text.failed) {
        if (level == 1)
            sheet_paragraph(sheet, LEFT, ROLE_ACCENT, text.data);
        else if (level == 2)
            sheet_heading(sheet, text.data);
        else
            sheet_paragraph(sheet, LEFT, level == 3 ? ROLE_ACCENT : ROLE_STRONG, text.data);
    }
    text_free(&text);
}

/* The length of "- " or "12. " at the start of an item; 0 when it is none. */
static size_t marker_length(const char *line)
{
    size_t digits = strspn(line, "0123456789");
    size_t length = 0;
    if (line[0] == '-' && line[1] == ' ')
        length = 1;
    else if (digits && line[digits] == '.')
        length = digits + 1;
    return length ? length + strspn(line + length, " ") : 0;
}

static void put_block(struct sheet *sheet, const char *line, size_t length)
{
    size_t indent = strspn(line, " ");
    size_t marker = marker_length(line + indent);
    char label[16] = "";
    if (line[0] == '>') {
        size_t skip = 1 + (line[1] == ' ');
        put_rich(sheet, LEFT, theme_glyph(GLYPH_BAR), QUOTE_TEXT, ROLE_PLAIN, line + skip,
                 length - skip);
        return;
    }
    if (marker && marker < sizeof label) {
        memcpy(label, line + indent, marker);
        label[marker] = '\0';
    }
    if (label[0] == '-')
        snprintf(label, sizeof label, "%s", theme_glyph(GLYPH_BULLET));
    int column = LEFT + (int)indent;
    put_rich(sheet, column, label, column + (int)marker, ROLE_PLAIN, line + indent + marker,
             length - indent - marker);
}

void markdown_lay_out(struct sheet *sheet, const char *markdown)
{
    for (const char *line = markdown; *line;) {
        size_t length = line_length(line);
        if (*line == '|') {
            line = put_table(sheet, line);
            continue;
        }
        if (*line == '#')
            put_heading(sheet, line, length);
        else
            put_block(sheet, line, length);
        line = next_line(line);
    }
}
