/*
 * typing: a line that is typed on a terminal, of any length.
 *
 * The kernel's own lines end at 4,095 bytes, and what is typed behind that is gone without a word.
 * So its keys are read one by one, and what the kernel does with a line is done here: what is typed
 * is shown, Backspace takes one sign back (sign.h), Ctrl-W a word, Ctrl-U the line, Ctrl-R shows it
 * again, Ctrl-D at its start ends the input. Which keys these are, and whether what is typed is
 * shown, is as the terminal was set; Ctrl-C, Ctrl-Z and flow control stay the kernel's. Keys that
 * move are no part of a line. Nothing is drawn but the line, at the cursor.
 */
#ifndef PLAIN_TYPING_H
#define PLAIN_TYPING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/text.h"

enum typing_event {
    TYPING_MORE, /* the line is not at its end */
    TYPING_LINE, /* it is: Enter was pressed */
    TYPING_END,  /* of the input: Ctrl-D was pressed where the line begins */
};

/* Takes over the terminal of standard input. False when that is none, one whose lines are not the
   kernel's, or one on which nothing can be shown: then lines are read as they come. */
bool typing_begin(void);

/* Gives it back; may be called when it was never taken over. */
void typing_end(void);

/* Takes in what was read of it, and keys that have come with it before. */
bool typing_feed(const char *bytes, size_t length);

/* Goes on with `line`, as far as what was taken in goes. */
enum typing_event typing_go_on(struct text *line);

/* Whether an end of a line, or of the input, is among what was taken in. */
bool typing_has_line(void);

/* Whether a lone Esc, or half a character, waits for its rest, and what to do when that has not
   come in `TYPING_PATIENCE` milliseconds. */
bool typing_waits(void);
void typing_give_up(struct text *line);
enum { TYPING_PATIENCE = 50 };

/* Ctrl-C: what was taken in, and the line, are given up. */
void typing_forget(struct text *line);

/* Lends the terminal to a shell, and takes it back; the line is shown again. */
void typing_leave(void);
void typing_return(const struct text *line);

#endif
