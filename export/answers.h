/*
 * answers: the answers as data, for spreadsheets and other programs: a row for each question of the
 * questionnaires in the assessment, whether it is asked or not, and a row for each status.
 *
 * The columns and keys are documented in mnr-assess(5). In a copy for sharing stays out what
 * share.h says, and of questions that are not asked everything but that.
 */
#ifndef EXPORT_ANSWERS_H
#define EXPORT_ANSWERS_H

#include <stdbool.h>

#include "core/error.h"
#include "core/findings.h"

struct answers_input {
    const struct findings *findings;
    const char *digest; /* SHA-256 of the assessment's file */
    bool share;
};

/* CSV as RFC 4180 has it: UTF-8, CRLF, each cell in quotation marks, the first line with the names
   of the columns. Without a byte order mark, which the standard does not know and most programs
   take for part of the first name. A cell that a spreadsheet could take for a formula, or that
   begins with an apostrophe, has one apostrophe before it. What could harm a terminal is replaced.
   free() the text; NULL when there is no memory. */
char *answers_csv(const struct answers_input *input, struct error *error);

/* A JSON object, as json.h says of documents. */
char *answers_json(const struct answers_input *input, struct error *error);

#endif
