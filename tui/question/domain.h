/*
 * domain: what was found in a domain, in a box on the page: the status of each of its
 * capabilities, how many questions are open, and which key leads where.
 *
 * Never in the way: a key that is none of its own closes it and does what it does on the page
 * below. Decides nothing.
 */
#ifndef TUI_QUESTION_DOMAIN_H
#define TUI_QUESTION_DOMAIN_H

#include "tui/views/screen.h"

void domain_open(struct screen *screen, const struct domain *domain);

/* When the person went on from a question of the domain: the box, when that was its last open one
   (`was_open` until then) and no other key waits to be read; else, past its end, a line. */
void domain_tell(struct screen *screen, const struct domain *domain, bool was_open, bool past);

#endif
