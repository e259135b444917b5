/*
 * published: what a document's table marks for this country on the point that a question asks, and
 * whether the country's own answer says the same.
 *
 * The own answer stands first; a mark is another reader's, of another day. Rates nothing.
 */
#ifndef CORE_RULES_PUBLISHED_H
#define CORE_RULES_PUBLISHED_H

#include "core/catalogue/figures.h"
#include "core/rules/applies.h"

struct published_mark {
    const struct figures_document *document;
    const struct figures_row *row;
    const struct figures_mark *mark;
    bool met;
    const struct figures_note *note; /* beside the mark; NULL for none */
};

/* Whether a document marks the country (alpha-3) on what `question` asks; fills `published`. */
bool published_on(const struct figures *figures, const char *country,
                  const struct question *question, struct published_mark *published);

/* TRUTH_TRUE when the own answer says the same as the mark, TRUTH_FALSE when it says otherwise,
   undecided when it is open, not known or borderline, and for treaties: a country that has joined
   one since is at odds with no table. */
enum truth published_agrees(const struct applies *applies, const struct question *question,
                            const struct published_mark *published);

#endif
