/* words: what a person reads of an answer, in reports and in the data. */
#ifndef EXPORT_WORDS_H
#define EXPORT_WORDS_H

#include "core/assessment.h"

/* Appends the words of an answered question on one line: "Yes", "Hotline; Helpline", "2016; the
   police". */
void words_of_answer(const struct question *question, const struct answer *answer,
                     struct text *out);

#endif
