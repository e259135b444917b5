/*
 * record_page: facts about the assessment itself: title, country, questionnaires, file, and how
 * deep to ask.
 */
#ifndef TUI_PAGES_RECORD_PAGE_H
#define TUI_PAGES_RECORD_PAGE_H

#include "tui/views/screen.h"

void record_open(struct screen *screen);

#endif
