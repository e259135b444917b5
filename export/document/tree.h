/*
 * tree: builds documents as libcmark nodes: headings, paragraphs, lists, quotations, tables,
 * charts.
 *
 * Whatever text is handed in stays text: it is made harmless (core/base/text.h), kept on its line,
 * and the characters that Markdown readers know and libcmark does not escape (pipes, tildes, bare
 * addresses, letters that number a list ...) get a guard before them. The tree knows no output
 * format: markdown.h dresses guards and tables for one.
 *
 * Nodes belong to their document; free it with tree_free, which frees what they carry as well
 * (cmark_node_free alone would not). As in libcmark, running out of memory ends the process:
 * whoever has unsaved answers saves them first.
 */
#ifndef EXPORT_DOCUMENT_TREE_H
#define EXPORT_DOCUMENT_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmark.h>

#include "export/document/chart.h"

cmark_node *tree_new(void);
void tree_free(cmark_node *document); /* NULL is allowed */

/* A heading; `level` is from 1 to 6. */
void tree_heading(cmark_node *parent, int level, const char *text);

/* One that a remark can name and link to: "mnr.cap01". The id shows where the format has links. */
void tree_heading_with_id(cmark_node *parent, int level, const char *text, const char *id);

/* An empty paragraph, to be filled by the functions for runs below. */
cmark_node *tree_paragraph(cmark_node *parent);

/* ---- runs of text, for paragraphs and cells; several lines become one ---- */

/* What a text handed in may have around words that are somebody's own, in a language of their own
   (tree_append_own): formats keep them apart, in the direction of their first letter. Two code
   points that are no characters. */
#define TREE_OWN_BEGINS "\xEF\xB7\x90"
#define TREE_OWN_ENDS "\xEF\xB7\x91"

/* Appends somebody's words to a text for the functions below, with those marks around them. */
void tree_append_own(struct text *out, const char *words);

void tree_text(cmark_node *parent, const char *text);
void tree_strong(cmark_node *parent, const char *text);
void tree_emphasis(cmark_node *parent, const char *text);

/* A paragraph that is one run. */
void tree_say(cmark_node *parent, const char *text);

/* ---- blocks ---- */

/* Lists hold items only. Never put two lists side by side: a paragraph belongs between them. */
cmark_node *tree_list(cmark_node *parent);
cmark_node *tree_numbered_list(cmark_node *parent);

/* The paragraph of a new item; what belongs below it goes to cmark_node_parent of that. */
cmark_node *tree_item(cmark_node *list);

/* A person's own words as a quotation: blank lines part paragraphs, lines stay lines. */
void tree_quote(cmark_node *parent, const char *words);

/* ---- tables: rows of cells; the first row holds the headings ---- */

/* The caption shows where the format has captions; elsewhere the text before the table must do. */
cmark_node *tree_table(cmark_node *parent, const char *caption);
cmark_node *tree_row(cmark_node *table);
cmark_node *tree_cell(cmark_node *row);

/* ---- charts: each format shows them in its way, or leaves them to the text beside them ---- */

/* The document takes the chart and frees it. */
void tree_chart(cmark_node *parent, struct chart *chart);

/* Where a picture of the chart stands, as a link from the document; for formats that link. */
void tree_set_picture(cmark_node *chart, const char *path);

/* ---- forms on paper ---- */

/* An id that stands in the margin where the format has one, else in brackets. */
void tree_margin(cmark_node *parent, const char *id);

/* Empty lines to write on. */
void tree_lines(cmark_node *parent, size_t count);

/* ---- for renderers ---- */

enum tree_role {
    TREE_PLAIN, /* libcmark's own */
    TREE_GUARD, /* an empty inline before a character that some format must not take for markup */
    TREE_TABLE,
    TREE_ROW,
    TREE_CELL,
    TREE_CHART,  /* a block without children */
    TREE_LINE,   /* so is a line to write on */
    TREE_MARGIN, /* holds text */
    TREE_OWN,    /* holds words that are somebody's own */
};

enum tree_role tree_role(cmark_node *node);

enum { TREE_COLUMNS = 8 }; /* a table has no more */

/* Widens `widths` to the widest cell of each column, as `width_of` measures it. Returns how many
   columns there are. */
size_t tree_measure(cmark_node *table, size_t (*width_of)(cmark_node *cell),
                    size_t widths[TREE_COLUMNS]);

enum tree_direction { TREE_NEUTRAL, TREE_LEFT_TO_RIGHT, TREE_RIGHT_TO_LEFT };

/* In which direction a character runs by itself, and, by its first letter that has one, what stands
   in a node. */
enum tree_direction tree_direction_of(uint32_t c);
enum tree_direction tree_direction(cmark_node *node);

/* As it was given, all on one line; NULL for a heading without. Not escaped. */
const char *tree_heading_id(cmark_node *heading);
const char *tree_caption(cmark_node *table);
const struct chart *tree_chart_of(cmark_node *node);
const char *tree_picture(cmark_node *chart); /* NULL when there is none */

#endif
