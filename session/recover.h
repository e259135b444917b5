/*
 * recovering: what an earlier run could not finish is offered again, and what is being typed now is
 * kept for the next one.
 *
 * Files are those of core/safety/kept.h; nothing of them is used without asking, nor thrown away
 * unseen.
 */
#ifndef SESSION_RECOVER_H
#define SESSION_RECOVER_H

#include "core/record/merge.h"
#include "core/safety/kept.h"
#include "tui/views/screen.h"

/* After a file was opened to be worked on: offers answers that could not be saved, then words that
   were being typed, each in its own place. */
void recovering_offer(struct stage *stage);

/* Goes on with what could not be offered while words were in a field, when they are kept. Returns
   whether anything was offered. */
bool recovering_go_on(struct stage *stage);

/* Write into `out` what is offered then, for whoever works line by line, too: when the file was
   open last, or where else the record was, and how many changes could not be saved; that words
   were being written, and whether the text was `changed` since. */
void recovering_describe(const struct kept *kept, const struct merge *merge, char *out,
                         size_t size);
void recovering_describe_words(const struct kept *kept, bool changed, char *out, size_t size);

/* That something was kept for the file that belongs to another record; NULL when nothing was. */
const char *recovering_others(const struct kept_list *left);

/* Says, once, that nothing can be kept, when that is so; another message goes first. */
void recovering_tell(struct stage *stage);

/* Puts down what is being typed, beside the work: no key waits for it. */
void recovering_note(struct stage *stage);

/* What was typed is in the saved file, or was given up: forgets the note. */
void recovering_forget(struct stage *stage);

/* Lets what was noted last reach the disk. From then on it is noted anew. */
void recovering_pause(struct stage *stage);

/* Has a text that is being typed written in the person's own editor, and noted meanwhile. False
   when that did not end well; then what it wrote is where `error` says. */
bool recovering_edit(struct stage *stage, const char *text, struct text *edited,
                     struct error *error);

#endif
