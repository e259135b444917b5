/*
 * document_layout: the report's tree (export/document/tree.h) laid out for reading on a screen:
 * headings stand out, lists hang, tables keep their columns as long as there is room for them,
 * charts are bars of marks. What speaks of a question or a finding can be gone to.
 *
 * Shows what the tree says, and decides nothing about it.
 */
#ifndef TUI_LAYOUT_DOCUMENT_LAYOUT_H
#define TUI_LAYOUT_DOCUMENT_LAYOUT_H

#include <cmark.h>

#include "core/catalogue/catalogue.h"
#include "tui/layout/layout.h"

/* What an item of the sheet is about: one of the two. */
struct document_link {
    const struct question *question;
    const struct capability *capability;
};

/* The links of a laid out report, by item of its sheet. Zero-initialise. */
struct document_links {
    struct document_link *items;
    size_t count;
    size_t capacity;
};

void document_layout_lay_out(struct layout *layout, cmark_node *document,
                             const struct catalogue *catalogue, struct document_links *links);

void document_layout_links_free(struct document_links *links);

#endif
