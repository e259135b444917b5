/*
 * markdown: the Markdown that export/ writes, laid out for reading: headings stand out, lists hang,
 * tables are aligned or, where they are too wide, told row by row.
 *
 * Knows just what render.h writes; not a Markdown reader.
 */
#ifndef TUI_MARKDOWN_H
#define TUI_MARKDOWN_H

#include "tui/sheet.h"

void markdown_lay_out(struct sheet *sheet, const char *markdown);

#endif
