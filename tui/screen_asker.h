/*
 * screen_asker: how the session asks on the full screen: in boxes upon the page, and by the line
 * below it.
 */
#ifndef TUI_SCREEN_ASKER_H
#define TUI_SCREEN_ASKER_H

#include "session/asker.h"
#include "tui/views/screen.h"

/* Asks whoever sits before `stage`, which must outlive it. */
struct asker screen_asker_of(struct screen *screen);

#endif
