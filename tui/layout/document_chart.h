/* document_chart: a chart of a document, drawn with characters. */
#ifndef TUI_LAYOUT_DOCUMENT_CHART_H
#define TUI_LAYOUT_DOCUMENT_CHART_H

#include <cmark.h>

#include "tui/layout/layout.h"

void paper_chart(struct sheet *sheet, cmark_node *node);

#endif
