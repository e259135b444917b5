/*
 * findings_page: the status of each capability with its reason, and one capability in full: what
 * made its status, what is published about it, and the steps that the answers call for.
 */
#ifndef TUI_PAGES_FINDINGS_PAGE_H
#define TUI_PAGES_FINDINGS_PAGE_H

#include "tui/views/screen.h"

void findings_open(struct screen *screen);

void capability_open(struct screen *screen, const struct capability *capability);

/* Lets the coordinator set a status from in place down to partly, or take that back. */
void capability_set_status(struct screen *screen, const struct capability *capability);

#endif
