/*
 * preview: the report as it stands, to read and to export. What it says is export/'s business.
 */
#ifndef TUI_PREVIEW_H
#define TUI_PREVIEW_H

#include "tui/stage.h"

void preview_open(struct stage *stage);

#endif
