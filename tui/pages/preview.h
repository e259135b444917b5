/*
 * preview: the report as it stands, to read and to export. What it says is export/'s business.
 */
#ifndef TUI_PAGES_PREVIEW_H
#define TUI_PAGES_PREVIEW_H

#include "tui/views/screen.h"

void preview_open(struct screen *screen);

#endif
