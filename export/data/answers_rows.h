/*
 * answers_rows: what the CSV and the JSON of the answers (answers.h) share: rows, and what of each
 * may be told. Not for anybody else.
 */
#ifndef EXPORT_DATA_ANSWERS_ROWS_H
#define EXPORT_DATA_ANSWERS_ROWS_H

#include "export/data/answers.h"

struct answers_row { /* of a question or of a status: the other is NULL */
    const struct applies *applies;
    const struct question *question;
    const struct answer *answer; /* a blank one where it is left out */
    bool left_out;
    const struct finding *finding;
};

typedef bool answers_visit(void *context, const struct answers_row *row);

/* Calls `visit` for each question, in order, or each status of the questionnaires in the
   assessment, until one returns false; returns whether none did. */
bool answers_each_question(const struct answers_input *input, answers_visit *visit, void *context);
bool answers_each_status(const struct answers_input *input, answers_visit *visit, void *context);

/* "left-out", or the word of the answer's state. */
const char *answers_state(const struct answers_row *row);

/* Appends what a person reads as the answer; nothing when it is not answered. */
void answers_words(const struct answers_row *row, struct text *out);

/* The word of a status, "left-out" when it may not be told. */
const char *answers_status(const struct answers_row *row);

#endif
