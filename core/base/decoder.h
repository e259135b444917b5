/*
 * decoder: the bytes that a terminal sends, as keys, pastes and clicks of the mouse.
 *
 * A model only: reads and writes nothing, knows no time and no curses. The same bytes are the same
 * events however they are cut into pieces; what is not whole yet waits for its rest. It never reads
 * back: a byte that is no UTF-8 costs one character, and what comes between the marks of a paste is
 * never a key.
 *
 * Sequences: those that are defined (from the terminal's description), then the forms that nearly
 * every terminal sends: ESC [ numbers letter, ESC O letter, with xterm's numbers for Shift, Alt and
 * Ctrl; ESC [ [ letter of the Linux console; the mouse as ESC [ M and as ESC [ <. ESC and another
 * key is Alt and that key. A sequence of such a form that means nothing here is no event. CR and LF
 * together are one Enter.
 */
#ifndef CORE_BASE_DECODER_H
#define CORE_BASE_DECODER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/stroke.h"

enum decoded_kind {
    DECODED_STROKE,
    DECODED_WRONG, /* bytes that are no character */
    DECODED_PASTE,
    DECODED_MOUSE,
};

struct decoded {
    enum decoded_kind kind;
    stroke pressed;    /* STROKE; MOUSE: STROKE_CLICK, or up or down for the wheel */
    bool escaped;      /* STROKE with Alt: it came as Esc and the key */
    int row;           /* MOUSE: from the top left corner of the screen, from 0 */
    int column;        /* the same */
    const char *bytes; /* PASTE: as they came, without marks; valid until the next call */
    size_t length;
    bool cut; /* PASTE: it was longer than DECODER_PASTE_MOST, or there was no memory for it: what
                 came behind is left out */
};

/* What the rest of is waited for. */
enum decoder_wait {
    DECODER_WAITS_NOT,
    DECODER_WAITS_ESCAPE,    /* a lone Esc, perhaps */
    DECODER_WAITS_CHARACTER, /* a character of several bytes */
    DECODER_WAITS_SEQUENCE,  /* a key, as its beginning says */
    DECODER_WAITS_PASTE,     /* its end mark */
};

enum { DECODER_PASTE_MOST = 1024 * 1024 /* bytes */ };

struct decoder;

/* NULL when there is no memory. */
struct decoder *decoder_new(void);
void decoder_free(struct decoder *decoder);

/* Makes a sequence of bytes, which begins with a control character, that key; the first definition
   of the same bytes stays. Returns false when there is no memory. */
bool decoder_define(struct decoder *decoder, const char *bytes, stroke pressed);

/* Whether ESC [ M begins a report of the mouse, with three more bytes. */
void decoder_expect_mouse(struct decoder *decoder, bool expected);

/* Takes bytes in. False when there is no memory: none of them was taken. */
bool decoder_feed(struct decoder *decoder, const char *bytes, size_t length);

/* The next event; false when none is whole. */
bool decoder_next(struct decoder *decoder, struct decoded *decoded);

enum decoder_wait decoder_waits(const struct decoder *decoder);

/* Whether bytes were taken in that are no event yet. */
bool decoder_holds(const struct decoder *decoder);

/* The rest has not come: makes a key of a lone Esc, and wrong bytes of half a character. False, and
   nothing changes, where the rest is waited for however long it takes. */
bool decoder_give_up(struct decoder *decoder, struct decoded *decoded);

/* No more will come: hands out what has come of a paste. False when none has begun. */
bool decoder_end(struct decoder *decoder, struct decoded *decoded);

/* How many bytes of a paste have come that is not at its end. */
size_t decoder_pasted(const struct decoder *decoder);

#endif
