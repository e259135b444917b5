/*
 * form_skip: where a blank form goes on after an answer, and which questions it has.
 */
#ifndef EXPORT_FORM_FORM_SKIP_H
#define EXPORT_FORM_FORM_SKIP_H

#include <stdbool.h>

#include "core/record/assessment.h"

struct form_input {
    const struct catalogue *catalogue;
    const struct questionnaire *questionnaire; /* NULL: all of them */
    enum depth depth;
};

/* Whether the form has the question: it is deep enough, and not taken from another part of it. */
bool form_asks(const struct form_input *input, const struct question *question);

/* The question that stands after it; NULL for none. */
const struct question *form_following(const struct form_input *input,
                                      const struct question *question);

/* The question to go on with after answering `question` by the word ("none" for nothing ticked;
   NULL for "don't know" and "does not apply"): the next one that this answer alone does not rule
   out. NULL when that is the end of the form. */
const struct question *form_next(const struct form_input *input, const struct question *question,
                                 const char *word);

#endif
