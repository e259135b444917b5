#include "export/document/markdown.h"

#include <stdlib.h>
#include <string.h>

#include <unistr.h>
#include <uniwidth.h>

#include "core/base/text.h"
#include "export/document/tree.h"

enum { LEAST_WIDTH = 3 };

/* ---- tables ---- */

/* Moves all children of one node to another. */
static void move_children(cmark_node *from, cmark_node *to)
{
    cmark_node *child;
    while ((child = cmark_node_first_child(from))) {
        cmark_node_unlink(child);
        cmark_node_append_child(to, child);
    }
}

/* How wide the cell's text will be, with its escapes. */
static size_t cell_width(cmark_node *cell)
{
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    move_children(cell, paragraph);
    char *text = cmark_render_commonmark(paragraph, CMARK_OPT_DEFAULT, 0);
    move_children(paragraph, cell);
    cmark_node_free(paragraph);
    size_t length = strcspn(text, "\n");
    int width = u8_width((const uint8_t *)text, length, "UTF-8");
    free(text);
    return width > 0 ? (size_t)width : 0;
}

static void append_repeated(struct text *out, const char *piece, size_t times)
{
    while (times--)
        text_append(out, piece);
}

/* Sets what closes a cell or row; without memory the cell stays unpadded, which changes nothing. */
static void close_with(cmark_node *node, struct text *end, const char *otherwise)
{
    char *text = text_take(end);
    cmark_node_set_on_exit(node, text ? text : otherwise);
    free(text);
}

static void dress_cell(cmark_node *cell, size_t width)
{
    struct text end = {0};
    size_t used = cell_width(cell);
    append_repeated(&end, " ", width > used ? width - used : 0);
    text_append(&end, " |");
    cmark_node_set_on_enter(cell, " ");
    close_with(cell, &end, " |");
}

/* The heading row ends with the line of dashes below it. */
static void dress_row(cmark_node *row, const size_t widths[TREE_COLUMNS])
{
    struct text end = {0};
    size_t column = 0;
    for (cmark_node *cell = cmark_node_first_child(row); cell && column < TREE_COLUMNS;
         cell = cmark_node_next(cell), column++)
        dress_cell(cell, widths[column]);
    text_append(&end, "\n");
    if (!cmark_node_previous(row)) {
        text_append(&end, "|");
        for (size_t i = 0; i < column; i++) {
            text_append(&end, " ");
            append_repeated(&end, "-", widths[i]);
            text_append(&end, " |");
        }
        text_append(&end, "\n");
    }
    cmark_node_set_on_enter(row, "|");
    close_with(row, &end, "\n");
}

static void dress_table(cmark_node *table)
{
    size_t widths[TREE_COLUMNS];
    for (size_t i = 0; i < TREE_COLUMNS; i++)
        widths[i] = LEAST_WIDTH;
    tree_measure(table, cell_width, widths);
    for (cmark_node *row = cmark_node_first_child(table); row; row = cmark_node_next(row))
        dress_row(row, widths);
}

/* ---- Markdown ---- */

/* What stands before and behind nodes that are alike wherever they are. */
static void dress_node(cmark_node *node)
{
    switch (tree_role(node)) {
    case TREE_GUARD:
        cmark_node_set_on_enter(node, "\\");
        break;
    case TREE_LINE:
        cmark_node_set_on_enter(node, "________________________________________________________");
        break;
    case TREE_MARGIN:
        cmark_node_set_on_enter(node, "(");
        cmark_node_set_on_exit(node, ")");
        break;
    default:
        break;
    }
}

static void dress_everywhere(cmark_node *document)
{
    cmark_iter *walk = cmark_iter_new(document);
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE)
        dress_node(cmark_iter_get_node(walk));
    cmark_iter_free(walk);
}

/* An image with the chart's title as its text; what it shows stands in the text around it. */
static void dress_chart(cmark_node *chart)
{
    if (!tree_picture(chart))
        return;
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node *image = cmark_node_new(CMARK_NODE_IMAGE);
    cmark_node_append_child(paragraph, image);
    cmark_node_set_url(image, tree_picture(chart));
    tree_text(image, tree_chart_of(chart)->title);
    dress_everywhere(paragraph);
    char *markdown = cmark_render_commonmark(paragraph, CMARK_OPT_DEFAULT, 0);
    cmark_node_set_on_enter(chart, markdown);
    free(markdown);
    cmark_node_free(paragraph);
}

static void dress_blocks(cmark_node *document)
{
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node))
        if (tree_role(node) == TREE_TABLE)
            dress_table(node);
        else if (tree_role(node) == TREE_CHART)
            dress_chart(node);
}

/* Whether libcmark escaped an exclamation mark that begins no image. */
static bool needless_escape(const char *at)
{
    return at[1] == '!' && at[2] != '[' && at[2] != '\\';
}

/* Copies one line of libcmark's Markdown without needless escapes and without blanks at its end,
   save the two that break a line. */
static void append_tidy_line(struct text *out, const char *line, size_t length)
{
    const char *end = line + length;
    while (end > line && end[-1] == ' ')
        end--;
    bool breaks = line + length - end == 2;
    const char *from = line;
    const char *at;
    for (at = line; at < end && (at = memchr(at, '\\', (size_t)(end - at))); at += 2) {
        if (!needless_escape(at))
            continue;
        text_append_bytes(out, from, (size_t)(at - from));
        from = at + 1;
    }
    text_append_bytes(out, from, (size_t)(end - from));
    text_append(out, breaks ? "  \n" : "\n");
}

static bool is_blank(const char *line, size_t length)
{
    while (length && line[length - 1] == ' ')
        length--;
    return !length;
}

/* Blocks of ours bring more empty lines than part them. */
static char *tidy(const char *markdown, struct error *error)
{
    struct text out = {0};
    bool empty = false;
    const char *end = markdown + strlen(markdown);
    while (markdown < end) {
        const char *newline = memchr(markdown, '\n', (size_t)(end - markdown));
        size_t length = (size_t)((newline ? newline : end) - markdown);
        bool blank = is_blank(markdown, length);
        if (!blank || !empty)
            append_tidy_line(&out, markdown, length);
        empty = blank;
        markdown += length + (markdown[length] == '\n');
    }
    char *text = text_take(&out);
    if (!text)
        error_set_memory(error);
    return text;
}

char *markdown_write(cmark_node *document, struct error *error)
{
    dress_everywhere(document);
    dress_blocks(document);
    char *raw = cmark_render_commonmark(document, CMARK_OPT_DEFAULT, 0);
    char *text = tidy(raw, error);
    free(raw);
    return text;
}
