/*
 * door: the one way by which words come in, from whatever a person writes them with.
 *
 * Arguments, standard input, keys, pastes, lines, the person's own editor, answers taken from
 * another file: all pass here before they become part of a record, so that the same words are the
 * same text whichever way they came. What comes out is strict UTF-8 in which
 *
 * - a line ends in \n: CR LF, CR, VT, FF, U+0085, U+2028 and U+2029 have become it. A text of one
 *   line has a blank there, and nothing at its end;
 * - there is no byte order mark (U+FEFF, wherever it stands: it is drawn as nothing);
 * - there are no controls (C0 but newline and tab, DEL, C1) and none that turn the direction of
 * what stands around them (U+202A to U+202E, U+2066 to U+2069): these are left out;
 * - all else stays as it was written: joiners inside words (Persian, Indic scripts, emoji), marks
 * of direction (U+200E, U+200F, U+061C), variation selectors.
 *
 * What is not UTF-8: a text that its writer still has, and can give again (door_take), is refused
 * as a whole. Of keys and pastes (door_let_in) each such byte becomes one U+FFFD, and is counted,
 * so that it can be told.
 *
 * The file of an assessment does not pass: what stands there is kept as it is, and `check` tells of
 * what the door would not have let in. Whether there is anything to see in a text is text_is_blank.
 */
#ifndef CORE_BASE_DOOR_H
#define CORE_BASE_DOOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/base/text.h"

enum door_shape {
    DOOR_LINES,    /* a text of any number of lines */
    DOOR_FILE,     /* the same from a file or a pipe, whose last line end is not the text's */
    DOOR_ONE_LINE, /* a title, a name, a line */
};

/* What one character comes in as: itself, \n, or 0 when it is left out. */
uint32_t door_character(uint32_t c);

/* Appends what comes in of the bytes. Returns how many were no UTF-8 and stand as U+FFFD; as many
   bytes as could have begun one character count as one. */
size_t door_let_in(enum door_shape shape, const char *bytes, size_t length, struct text *out);

/* The same, and refuses what is not UTF-8 or has a NUL in it: false, with why, and nothing is
   appended. False also when there is no memory. */
bool door_take(enum door_shape shape, const char *bytes, size_t length, struct text *out,
               struct error *error);

/* The same for a string: what came in, to be freed; NULL when it is refused. */
char *door_text(enum door_shape shape, const char *string, struct error *error);

/* Whether a text is as the door would have let it in. */
bool door_knows(const char *text);

#endif
