/* document_chart: a chart of a document, drawn with characters. */
#ifndef TUI_LAYOUT_DOCUMENT_CHART_H
#define TUI_LAYOUT_DOCUMENT_CHART_H

#include <cmark.h>

#include "tui/layout/layout.h"

void document_chart_lay_out(struct layout *layout, cmark_node *node);

#endif
