/*
 * tree: builds documents as libcmark nodes: headings, paragraphs, lists, quotations, tables.
 *
 * Whatever text is handed in stays text: it is made harmless (core/text.h), kept on its line, and
 * the characters that Markdown readers know and libcmark does not escape (pipes, tildes, bare
 * addresses, letters that number a list ...) get a guard before them. The tree knows no output
 * format: render.h dresses guards and tables for one.
 *
 * Nodes belong to their document; free it with cmark_node_free. As in libcmark, running out of
 * memory ends the process: whoever has unsaved answers saves them first.
 */
#ifndef EXPORT_TREE_H
#define EXPORT_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include <cmark.h>

cmark_node *tree_new(void);

/* A heading; `level` is from 1 to 6. */
void tree_heading(cmark_node *parent, int level, const char *text);

/* An empty paragraph, to be filled by the functions for runs below. */
cmark_node *tree_paragraph(cmark_node *parent);

/* ---- runs of text, for paragraphs and cells; several lines become one ---- */

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

cmark_node *tree_table(cmark_node *parent);
cmark_node *tree_row(cmark_node *table);
cmark_node *tree_cell(cmark_node *row);

/* ---- for renderers ---- */

enum tree_role {
    TREE_PLAIN, /* libcmark's own */
    TREE_GUARD, /* an empty inline before a character that some format must not take for markup */
    TREE_TABLE,
    TREE_ROW,
    TREE_CELL,
};

enum tree_role tree_role(cmark_node *node);

#endif
