/* document_table: a table of a document, laid out. */
#ifndef TUI_LAYOUT_DOCUMENT_TABLE_H
#define TUI_LAYOUT_DOCUMENT_TABLE_H

#include <cmark.h>

#include "tui/layout/layout.h"

void document_table_lay_out(struct layout *layout, cmark_node *table);

#endif
