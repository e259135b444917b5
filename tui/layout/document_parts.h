/* paper_parts: what the files that lay out a report share. Not for anybody else. */
#ifndef TUI_LAYOUT_DOCUMENT_PARTS_H
#define TUI_LAYOUT_DOCUMENT_PARTS_H

#include "tui/layout/document_layout.h"

enum { PAPER_LEFT = 2 };

/* Appends what a reader sees of a block's runs; strong ones stand between toggles. */
void paper_words(cmark_node *block, struct text *out);

void paper_table(struct sheet *sheet, cmark_node *table);
void paper_chart(struct sheet *sheet, cmark_node *node);

#endif
