/*
 * country_page: what the documents record about the country of this assessment, beside its own
 * answers, and print about all countries together; to read.
 */
#ifndef TUI_PAGES_COUNTRY_PAGE_H
#define TUI_PAGES_COUNTRY_PAGE_H

#include "tui/views/screen.h"

void country_open(struct screen *screen);

#endif
