#include "export/document/html.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>

#include "config.h"
#include "core/base/i18n.h"
#include "export/document/format_walk.h"
#include "export/document/svg.h"
#include "export/document/tree.h"
#include "export/document/xml.h"

/* ---- right-to-left words inside a line ---- */

/* Where the next right-to-left letter stands; the end when there is none. */
static const char *next_right_to_left(const char *text)
{
    ucs4_t c;
    size_t used;
    while ((used = text_character(text, &c)) && tree_direction_of(c) != TREE_RIGHT_TO_LEFT)
        text += used;
    return text;
}

/* After the last right-to-left letter before the next of the other direction. */
static const char *end_of_run(const char *text)
{
    const char *end = text;
    ucs4_t c;
    size_t used;
    for (; (used = text_character(text, &c)) && tree_direction_of(c) != TREE_LEFT_TO_RIGHT;
         text += used)
        if (tree_direction_of(c) == TREE_RIGHT_TO_LEFT)
            end = text + used;
    return end;
}

/* The last opening quotation mark in the span that no closing one follows; NULL for none. */
static const char *open_quote(const char *start, const char *end)
{
    static const char opening[] = "“";
    static const char closing[] = "”";
    const char *open = NULL;
    for (const char *at = start; at < end; at++) {
        if (strncmp(at, opening, sizeof opening - 1) == 0)
            open = at + sizeof opening - 1;
        else if (strncmp(at, closing, sizeof closing - 1) == 0)
            open = NULL;
    }
    return open;
}

/* In a line from left to right, words in quotation marks are kept apart whole, others as far as
   they run from right to left: else they would pull the punctuation and numbers beside them out of
   their places. */
static void append_isolated(struct text *out, const char *text)
{
    const char *found;
    while (*(found = next_right_to_left(text))) {
        const char *quote = open_quote(text, found);
        const char *start = quote ? quote : found;
        const char *close = quote ? strstr(found, "”") : NULL;
        const char *end = close ? close : quote ? found + strlen(found) : end_of_run(found);
        xml_escape_bytes(out, text, (size_t)(start - text));
        text_append(out, "<bdi>");
        xml_escape_bytes(out, start, (size_t)(end - start));
        text_append(out, "</bdi>");
        text = end;
    }
    xml_escape(out, text);
}

/* Whether no byte of it can belong to a right-to-left letter: these are U+0590 to U+08FF and some
   from U+FB1D on. Quotation marks and dashes, which stand everywhere, are not among them. */
static bool runs_from_left(const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c >= 0xD6 && (c <= 0xE0 || c >= 0xEF))
            return false;
    }
    return true;
}

/* The block that a node stands in. */
static cmark_node *block_of(cmark_node *node)
{
    enum format_walk_part part = format_walk_part(node);
    while (part == PART_NOTHING || part == PART_STRONG || part == PART_EMPHASIS ||
           part == PART_OWN || part == PART_MARGIN) {
        if (!cmark_node_parent(node))
            break;
        node = cmark_node_parent(node);
        part = format_walk_part(node);
    }
    return node;
}

static bool is_quoted(cmark_node *paragraph)
{
    cmark_node *parent = cmark_node_parent(paragraph);
    return parent && cmark_node_get_type(parent) == CMARK_NODE_BLOCK_QUOTE;
}

/* Whether the words around `node` have a direction that is theirs, so that nothing is to be kept
   apart: somebody's own, and blocks that begin from the right. */
static bool is_apart(cmark_node *node)
{
    cmark_node *block = block_of(node);
    return format_walk_part(node) == PART_OWN || is_quoted(block) ||
           tree_direction(block) == TREE_RIGHT_TO_LEFT;
}

static void append_text(struct text *out, const char *text, cmark_node *parent)
{
    if (runs_from_left(text) || is_apart(parent))
        xml_escape(out, text);
    else
        append_isolated(out, text);
}

/* Whether a node holds any letter that runs from right to left. */
static bool has_right_to_left(cmark_node *node)
{
    bool found = false;
    cmark_iter *walk = cmark_iter_new(node);
    while (!found && cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        cmark_node *inside = cmark_iter_get_node(walk);
        if (cmark_node_get_type(inside) == CMARK_NODE_TEXT)
            found = *next_right_to_left(cmark_node_get_literal(inside)) != '\0';
    }
    cmark_iter_free(walk);
    return found;
}

/* Needed where somebody's words run otherwise than the line they are in. */
static bool is_kept_apart(cmark_node *own)
{
    return has_right_to_left(own) || tree_direction(block_of(own)) == TREE_RIGHT_TO_LEFT;
}

static void enter_own(struct text *out, cmark_node *node)
{
    text_append(out, is_kept_apart(node) ? "<bdi>" : "");
}

static void leave_own(struct text *out, cmark_node *node)
{
    text_append(out, is_kept_apart(node) ? "</bdi>" : "");
}

/* ---- directions of blocks ---- */

/* That of the program's own words, which the page has as a whole. */
static enum tree_direction page_direction(void)
{
    uint32_t c;
    const char *text = _("Contents");
    for (size_t used; (used = text_character(text, &c)); text += used)
        if (tree_direction_of(c) != TREE_NEUTRAL)
            return tree_direction_of(c);
    return TREE_LEFT_TO_RIGHT;
}

/* A block whose first letter runs otherwise than the page has a direction of its own. */
static const char *dir_of(cmark_node *block)
{
    enum tree_direction direction = tree_direction(block);
    if (direction == TREE_NEUTRAL || direction == page_direction())
        return "";
    return direction == TREE_RIGHT_TO_LEFT ? " dir=\"rtl\"" : " dir=\"ltr\"";
}

/* ---- blocks ---- */

static void enter_heading(struct text *out, cmark_node *node)
{
    const char *id = tree_heading_id(node);
    format_walk_end_line(out);
    text_append_format(out, "<h%d%s", cmark_node_get_heading_level(node), dir_of(node));
    if (id) {
        text_append(out, " id=\"");
        xml_escape(out, id);
        text_append(out, "\"");
    }
    text_append(out, ">");
}

static void leave_heading(struct text *out, cmark_node *node)
{
    text_append_format(out, "</h%d>\n", cmark_node_get_heading_level(node));
}

/* Nothing but a strong run: the title of what follows, which paper must not part from it. */
static bool is_title(cmark_node *paragraph)
{
    cmark_node *child = cmark_node_first_child(paragraph);
    return child && !cmark_node_next(child) && cmark_node_get_type(child) == CMARK_NODE_STRONG;
}

static void enter_paragraph(struct text *out, cmark_node *node)
{
    format_walk_end_line(out);
    text_append_format(out, "<p%s%s>", is_title(node) ? " class=\"title\"" : "",
                       is_quoted(node) ? " dir=\"auto\"" : dir_of(node));
}

static void enter_on_new_line(struct text *out, cmark_node *node)
{
    static const char *const tags[PART_PARTS] = {
        [PART_LIST] = "ul",
        [PART_NUMBERED_LIST] = "ol",
        [PART_ITEM] = "li",
        [PART_QUOTE] = "blockquote",
    };
    enum format_walk_part part = format_walk_part(node);
    bool holds_words = part == PART_ITEM || part == PART_QUOTE;
    format_walk_end_line(out);
    text_append_format(out, "<%s%s>%s", tags[part], holds_words ? dir_of(node) : "",
                       part == PART_ITEM ? "" : "\n");
}

static void leave_on_new_line(struct text *out, cmark_node *node)
{
    static const char *const tags[PART_PARTS] = {
        [PART_LIST] = "</ul>\n",
        [PART_NUMBERED_LIST] = "</ol>\n",
        [PART_QUOTE] = "</blockquote>\n",
    };
    format_walk_end_line(out);
    text_append(out, tags[format_walk_part(node)]);
}

/* ---- tables ---- */

static void enter_table(struct text *out, cmark_node *node)
{
    format_walk_end_line(out);
    text_append(out, "<table>\n<caption>");
    append_text(out, tree_caption(node), node);
    text_append(out, "</caption>\n");
}

static bool is_heading_row(cmark_node *row)
{
    return cmark_node_previous(row) == NULL;
}

static void enter_row(struct text *out, cmark_node *node)
{
    text_append(out, is_heading_row(node) ? "<thead>\n<tr>\n" : "<tr>\n");
}

static void leave_row(struct text *out, cmark_node *node)
{
    text_append(out, is_heading_row(node) ? "</tr>\n</thead>\n<tbody>\n" : "</tr>\n");
}

static bool is_row_heading(cmark_node *cell)
{
    return cmark_node_previous(cell) == NULL;
}

static void enter_cell(struct text *out, cmark_node *node)
{
    bool column = is_heading_row(cmark_node_parent(node));
    const char *tag = column                 ? "th scope=\"col\""
                      : is_row_heading(node) ? "th scope=\"row\""
                                             : "td";
    text_append_format(out, "<%s%s>", tag, dir_of(node));
}

static void leave_cell(struct text *out, cmark_node *node)
{
    bool heading = is_heading_row(cmark_node_parent(node)) || is_row_heading(node);
    text_append(out, heading ? "</th>\n" : "</td>\n");
}

static void enter_chart(struct text *out, cmark_node *node)
{
    const struct chart *chart = tree_chart_of(node);
    format_walk_end_line(out);
    text_append(out, "<figure>\n");
    svg_append(chart, out);
    text_append(out, "<figcaption>");
    xml_escape(out, chart->title);
    if (chart->base) {
        text_append(out, ". ");
        xml_escape(out, chart->base);
    }
    text_append(out, "</figcaption>\n</figure>\n");
}

static const struct format_walk html = {
    .text = append_text,
    .parts =
        {
            [PART_PARAGRAPH] = {NULL, "</p>\n", enter_paragraph, NULL},
            [PART_HEADING] = {NULL, NULL, enter_heading, leave_heading},
            [PART_LIST] = {NULL, NULL, enter_on_new_line, leave_on_new_line},
            [PART_NUMBERED_LIST] = {NULL, NULL, enter_on_new_line, leave_on_new_line},
            [PART_ITEM] = {NULL, "</li>\n", enter_on_new_line, NULL},
            [PART_QUOTE] = {NULL, NULL, enter_on_new_line, leave_on_new_line},
            [PART_STRONG] = {"<strong>", "</strong>", NULL, NULL},
            [PART_EMPHASIS] = {"<em>", "</em>", NULL, NULL},
            [PART_SOFT_BREAK] = {"\n", NULL, NULL, NULL},
            [PART_LINE_BREAK] = {"<br>\n", NULL, NULL, NULL},
            [PART_TABLE] = {NULL, "</tbody>\n</table>\n", enter_table, NULL},
            [PART_ROW] = {NULL, NULL, enter_row, leave_row},
            [PART_CELL] = {NULL, NULL, enter_cell, leave_cell},
            [PART_CHART] = {NULL, NULL, enter_chart, NULL},
            [PART_LINE] = {"<div class=\"line\"></div>\n", NULL, NULL, NULL},
            [PART_MARGIN] = {"<span class=\"margin\">", "</span>", NULL, NULL},
            [PART_OWN] = {NULL, NULL, enter_own, leave_own},
        },
};

/* ---- the frame ---- */

static int level_of(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HEADING ? cmark_node_get_heading_level(node) : 0;
}

static cmark_node *find_title(cmark_node *document)
{
    cmark_node *first = cmark_node_first_child(document);
    return first && level_of(first) == 1 ? first : NULL;
}

static void append_plain(struct text *out, const char *piece, cmark_node *parent)
{
    (void)parent;
    xml_escape(out, piece);
}

static void append_title(struct text *out, cmark_node *title)
{
    static const struct format_walk plain = {.text = append_plain};
    text_append(out, "<title>");
    if (title)
        format_walk_append_inside(&plain, title, out);
    text_append(out, "</title>\n");
}

static void append_link(struct text *out, cmark_node *heading)
{
    text_append_format(out, "<li%s><a href=\"#", dir_of(heading));
    xml_escape(out, tree_heading_id(heading));
    text_append(out, "\">");
    format_walk_append_inside(&html, heading, out);
    text_append(out, "</a>");
}

/* Headings of the second and third level; the others stand close below them. */
static void append_contents(struct text *out, cmark_node *document)
{
    int depth = 1;
    text_append_format(out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">%s</h2>\n",
                       _("Contents"));
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node)) {
        int level = level_of(node);
        if ((level != 2 && level != 3) || !tree_heading_id(node))
            continue;
        if (level > depth) {
            text_append(out, depth == 1 ? "<ul>\n" : "\n<ul>\n");
            level = depth + 1;
        }
        for (; depth > level; depth--)
            text_append(out, "</li>\n</ul>\n");
        if (level == depth)
            text_append(out, "</li>\n");
        append_link(out, node);
        depth = level;
    }
    for (; depth > 1; depth--)
        text_append(out, "</li>\n</ul>\n");
    text_append(out, "</nav>\n");
}

static void append_body(struct text *out, cmark_node *document)
{
    cmark_node *title = find_title(document);
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node))
        if (node != title)
            format_walk_append(&html, node, out);
}

static void append_document(struct text *out, cmark_node *document, bool form)
{
    cmark_node *title = find_title(document);
    /* TRANSLATORS: the code of the language that these texts are in. */
    const char *language = _("en");
    text_append_format(out, "<!DOCTYPE html>\n<html lang=\"%s\"%s>\n<head>\n", language,
                       page_direction() == TREE_RIGHT_TO_LEFT ? " dir=\"rtl\"" : "");
    text_append(out, "<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"generator\" content=\"mnr-assess " VERSION "\">\n");
    append_title(out, title);
    text_append_format(out, "<style>\n%s%s</style>\n</head>\n<body>\n", html_style,
                       form ? html_form_style : "");
    text_append_format(out, "<a class=\"skip\" href=\"#content\">%s</a>\n<header>\n",
                       _("Skip to the content"));
    if (title)
        format_walk_append(&html, title, out);
    text_append(out, "</header>\n");
    append_contents(out, document);
    text_append(out, "<main id=\"content\">\n");
    append_body(out, document);
    text_append_format(out, "</main>\n<footer>\n<p>%s</p>\n</footer>\n</body>\n</html>\n",
                       form ? _("A blank form, made with mnr-assess.")
                            : _("Made with mnr-assess from the country's own answers."));
}

static char *render(cmark_node *document, bool form, struct error *error)
{
    struct text out = {0};
    append_document(&out, document, form);
    char *text = text_take(&out);
    if (!text)
        error_set_memory(error);
    return text;
}

char *html_write(cmark_node *document, struct error *error)
{
    return render(document, false, error);
}

char *html_write_form(cmark_node *document, struct error *error)
{
    return render(document, true, error);
}
