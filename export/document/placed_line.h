/*
 * placed_line: the line of a document that tells what it was made from, found again in its place.
 *
 * Only found where its format alone can write, which nothing that a person wrote can come to stand
 * in.
 */
#ifndef EXPORT_DOCUMENT_PLACED_LINE_H
#define EXPORT_DOCUMENT_PLACED_LINE_H

#include <stdbool.h>

/* In the first line after `opening` and `list` that is the last before `closing`. */
struct line_place {
    const char *opening;
    const char *list;
    const char *closing;
};

/* The line in its place in a text whose lines end in newlines, without blanks and what its format
   put into it; free() it. NULL when there is none, or no memory. */
char *placed_line(const char *text, const struct line_place *place);

/* Whether that line begins with these words, blanks and a format's marks aside. */
bool placed_line_begins(const char *text, const struct line_place *place, const char *words);

#endif
