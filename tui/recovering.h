/*
 * recovering: what an earlier run could not finish is offered again, and what is being typed now is
 * kept for the next one.
 *
 * Files are core/recovery.h's; nothing of them is used without asking, nor thrown away unseen.
 */
#ifndef TUI_RECOVERING_H
#define TUI_RECOVERING_H

#include <time.h>

#include "core/merge.h"
#include "tui/stage.h"

/* After a file was opened to be worked on: offers answers that could not be saved, then words that
   were being typed, each in its own place. */
void recovering_offer(struct stage *stage);

/* Writes into `out` what is offered then, for whoever works line by line, too: when the file was
   open last, and how many changes could not be saved in it. */
void recovering_describe(const struct merge *merge, time_t when, char *out, size_t size);

/* Puts down what is being typed, beside the work: no key waits for it. */
void recovering_note(struct stage *stage);

/* What was typed is in the saved file, or was given up: forgets the note. */
void recovering_forget(struct stage *stage);

#endif
