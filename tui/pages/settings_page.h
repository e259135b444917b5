/*
 * preferences: the screen of settings. Changes hold at once and are saved as they are made.
 */
#ifndef TUI_PAGES_SETTINGS_PAGE_H
#define TUI_PAGES_SETTINGS_PAGE_H

#include "tui/views/screen.h"

void preferences_open(struct stage *stage);

/* Says what was wrong in the file of settings, if anything was. */
void preferences_tell(struct stage *stage, const struct problems *problems);

/* Sets one, saves it, and makes the screen follow. */
void preferences_set(struct stage *stage, enum setting setting, int value);

#endif
