/*
 * saying_options: which options words name. For saying.c, and nobody else's business.
 *
 * Words are read as options and nothing else: each by its number (0 for "none"), its id or its
 * whole text, as fold.h compares them, with commas, semicolons or blanks between. The text of an
 * option may itself have commas and blanks: all ways to read the words are looked for.
 */
#ifndef CORE_RECORD_SAYING_OPTIONS_H
#define CORE_RECORD_SAYING_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/catalogue/questionnaire.h"

enum options_read {
    OPTIONS_READ,      /* in one way */
    OPTIONS_AMBIGUOUS, /* in several ways */
    OPTIONS_OTHER,     /* the words, or some of them, are no options */
    OPTIONS_FAILED,    /* there is no memory */
};

struct options_said {
    size_t
        *list; /* indices of options, their count for "none"; in the order in which they were said
                */
    size_t count;
    char *wrong; /* of OPTIONS_OTHER: the words that are none */
};

/* Reads words; as one option that is all of them, if it is to be `whole`. options_free in any case.
 */
enum options_read options_read(const struct question *question, const char *words, bool whole,
                               struct options_said *said);
void options_free(struct options_said *said);

/* Whether there are numbers in words and nothing else, which are options, or would be. False
   without memory, too: then *failed. */
bool options_are_numbers(const char *words, bool *failed);

#endif
