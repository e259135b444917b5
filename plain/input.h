/*
 * input: standard input, line by line, and what ends it.
 *
 * A line ends in newline, CR or both, and may be of any length, on a terminal too (typing.h).
 * Signals that ask to end only set a flag while this is in use, so that nothing is left half done;
 * they are heard while a line is waited for.
 */
#ifndef PLAIN_INPUT_H
#define PLAIN_INPUT_H

#include <stdbool.h>
#include <stddef.h>

enum lines_event {
    LINES_LINE,
    LINES_END,         /* of the input */
    LINES_INTERRUPTED, /* Ctrl-C on a terminal: what was typed of the line is gone */
    LINES_GONE,        /* asked to end by a signal, or the terminal is gone */
    LINES_FAILED,      /* errno says why */
};

void lines_begin(void);
void lines_end(void);

/* Whether the next line need not be waited for. */
bool lines_are_there(void);

/* Waits for a line. `line` gets it without its end, and `length` its bytes; with LINES_GONE what
   had been typed of it. free() it; NULL when there is none. */
enum lines_event lines_read(char **line, size_t *length);

#endif
