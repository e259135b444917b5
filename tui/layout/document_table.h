/* document_table: a table of a document, laid out. */
#ifndef TUI_LAYOUT_DOCUMENT_TABLE_H
#define TUI_LAYOUT_DOCUMENT_TABLE_H

#include <cmark.h>

#include "tui/layout/layout.h"

void paper_table(struct sheet *sheet, cmark_node *table);

#endif
