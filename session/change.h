/*
 * change: how `set` and the plain mode change an answer from words that a person typed.
 *
 * Works on drafts; nothing is saved here.
 */
#ifndef SESSION_CHANGE_H
#define SESSION_CHANGE_H

#include <stdio.h>

#include "cli/open.h"

enum { CHANGE_MOST_PARTS = 4 };

/* Cuts "TITLE | DATE | WHERE HELD | internal" at the bars into trimmed parts, in place; "\|" is a
   bar of the words themselves, every other backslash is one. Returns how many; more than
   CHANGE_MOST_PARTS when there are too many bars. */
size_t change_split(char *words, char *parts[CHANGE_MOST_PARTS]);

/* Adds a document that proves the answer, as "TITLE", "TITLE | DATE", "TITLE | DATE | WHERE HELD"
   or with "| internal" behind that, which keeps it out of whatever is shared (with a last bar and
   nothing behind it, it may be); blank words take all away. One that is there already is not added
   again. */
bool change_source(struct answer *draft, const char *words, struct error *error);

/* The index of the source that is meant by its number, from 1, by its title, or by as many of its
   parts as it takes. */
bool change_find_source(const struct answer *draft, const char *words, size_t *at,
                        struct error *error);

/* Sets who says what follows: the id of a respondent, or "ID | ORGANISATION" for a new one. */
bool change_speaker(struct assessment *assessment, const char *words, struct error *error);

/* Sets the status of a capability, or the level of a provision, other than the proposed one; it is
   said by its word or its title, in any case. */
bool change_status(struct opened *opened, const struct capability *capability, const char *words,
                   const char *reason, struct error *error);

/* Sets how much is asked, by a depth's word: in general, or, unless it is NULL, of the capability
   with that id. */
bool change_depth(struct opened *opened, const char *word, const char *capability,
                  struct error *error);

/* Takes exactly the questionnaires of a list into use, and says on `out` how many answers stay in
   the file unasked, or come back. */
bool change_instruments(struct opened *opened, const char *list, FILE *out, struct error *error);

/* Says how many answers `draft` would hide, and that a question is not asked now, if so. */
void change_announce(const struct opened *opened, const struct question *question,
                     const struct answer *draft, FILE *out);

#endif
