/* answer_words: what a person reads of an answer, in reports and in the data. */
#ifndef CORE_RECORD_ANSWER_WORDS_H
#define CORE_RECORD_ANSWER_WORDS_H

#include "core/record/assessment.h"

/* How words that somebody typed are appended: as they are, or as tree_append_own does. */
typedef void words_own(struct text *out, const char *words);

/* Appends the words of an answered question on one line: "Yes", "Hotline; Helpline", "2016; the
   police"; those that somebody typed by `own` (NULL: as they are). */
void words_of_answer(const struct question *question, const struct answer *answer, words_own *own,
                     struct text *out);

extern const char words_left_out[]; /* what stands in data where something is left out */

#endif
