/*
 * settings_page: the screen of settings. Changes hold at once and are saved as they are made.
 */
#ifndef TUI_PAGES_SETTINGS_PAGE_H
#define TUI_PAGES_SETTINGS_PAGE_H

#include "tui/views/screen.h"

void settings_page_open(struct screen *screen);

/* Says what was wrong in the file of settings, if anything was. */
void settings_page_tell(struct screen *screen, const struct problems *problems);

/* Sets one, saves it, and makes the screen follow. */
void settings_page_set(struct screen *screen, enum setting setting, int value);

#endif
