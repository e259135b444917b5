/*
 * companion: questions that tell more about a provision or about another question, such as the
 * title of the law that says it, known by how their ids go on: law.d1.title, law.treaty.crc.since.
 *
 * Only finds them. Which of them a questionnaire has is its files' business (mnr-assess(7)).
 */
#ifndef CORE_CATALOGUE_COMPANION_H
#define CORE_CATALOGUE_COMPANION_H

#include <stdbool.h>

#include "core/catalogue/catalogue.h"

enum companion {
    COMPANION_TITLE,       /* of the law */
    COMPANION_ARTICLE,     /* its articles or sections */
    COMPANION_SINCE,       /* date from which it holds */
    COMPANION_WORDING,     /* a short quotation */
    COMPANION_BILL,        /* the stage a bill has reached; "none" for no bill */
    COMPANION_RESERVATION, /* to a treaty */
    COMPANION_COUNT,
};

/* NULL when there is none. */
const struct question *companion_of_capability(const struct capability *capability,
                                               enum companion companion);
const struct question *companion_of_question(const struct question *question,
                                             enum companion companion);

/* Whether the question is such a companion, of its capability or of another question. */
bool companion_is(const struct question *question);

/* The treaty whose status the question asks (law.treaty.crc: that with the id crc); NULL when it
   asks something else. */
const struct treaty *companion_treaty(const struct catalogue *catalogue,
                                      const struct question *question);

#endif
