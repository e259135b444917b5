/*
 * paper: the report's tree (export/document/tree.h) laid out for reading on a screen: headings
 * stand out, lists hang, tables keep their columns as long as there is room for them, charts are
 * bars of marks. What speaks of a question or a finding can be gone to.
 *
 * Shows what the tree says, and decides nothing about it.
 */
#ifndef TUI_LAYOUT_DOCUMENT_LAYOUT_H
#define TUI_LAYOUT_DOCUMENT_LAYOUT_H

#include <cmark.h>

#include "core/catalogue/catalogue.h"
#include "tui/layout/layout.h"

/* What an item of the sheet is about: one of the two. */
struct paper_link {
    const struct question *question;
    const struct capability *capability;
};

/* The links of a laid out report, by item of its sheet. Zero-initialise. */
struct paper_links {
    struct paper_link *items;
    size_t count;
    size_t capacity;
};

void paper_lay_out(struct sheet *sheet, cmark_node *document, const struct catalogue *catalogue,
                   struct paper_links *links);

void paper_links_free(struct paper_links *links);

#endif
