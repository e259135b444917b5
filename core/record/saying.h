/*
 * saying: an answer as a person says it, made the answer that is kept.
 *
 * The one reader of such words: `set` and the plain mode both ask it, so that they cannot disagree.
 * An option is said by its number (as the plain mode shows it, 0 for "none of these"), by its id or
 * by its whole text, without regard to what fold.h leaves out; several with commas, semicolons or
 * blanks between them. A field is said in its order, or by its name: "post=Head of unit". A country
 * is said by its letters or its name. A question in words takes words: only where it has options
 * besides are words that are nothing but options read as such.
 *
 * What could be meant in two ways is refused. Keeps nothing, and decides nothing about what an
 * answer may be: that is answer_check.
 */
#ifndef CORE_RECORD_SAYING_H
#define CORE_RECORD_SAYING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record/assessment.h"

struct said {
    const char *words; /* UTF-8 */
    bool verbatim;     /* a text as it is: no option, number or name of a field */
};

struct saying {
    const struct said *items; /* one after the other, as the arguments of a command */
    size_t count;
    bool numbered; /* the person has the numbered options before them: a refusal need not list them
                    */
};

enum saying_as { /* what a person said, of which the plain mode asks for the rest */
                 SAYING_VALUE,
                 SAYING_NONE,    /* none of these */
                 SAYING_OPTIONS, /* options alone, of a text that has some besides */
                 SAYING_FIELDS,  /* fields by their names */
};

/* Makes what was said the value of `draft`, a copy of the answer that stands. What is not said of
   it stays: the text beside options, the fields beside those named, the words that describe an
   option that is still ticked. Checks as answer_check does. `as` may be NULL. False, with what is
   taken, when it is refused; then the draft is only good for answer_free. */
bool saying_take(const struct question *question, const struct saying *saying, struct answer *draft,
                 enum saying_as *as, struct error *error);

/* The same from plain words. */
bool answer_from_words(const struct question *question, const char *const *words, size_t count,
                       struct answer *draft, struct error *error);

/* Appends what the question takes: "yes, partly, no, or a number from 1 to 3". */
void saying_tell(const struct question *question, struct text *out);

#endif
