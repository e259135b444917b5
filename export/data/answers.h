/*
 * answers: the answers as data, for spreadsheets and other programs: a row for each question of the
 * questionnaires in the assessment, whether it is asked or not, and a row for each status.
 *
 * The columns and keys are documented in mnr-assess(5). Made of the findings of a copy for sharing
 * (sharing.h), they are one.
 */
#ifndef EXPORT_DATA_ANSWERS_H
#define EXPORT_DATA_ANSWERS_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/rules/findings.h"

struct answers_input {
    const struct findings *findings;
    const char *digest; /* SHA-256 of the assessment's file, or of the copy's */
};

/* CSV as RFC 4180 has it: UTF-8, CRLF, each cell in quotation marks, the first line with the names
   of the columns. Without a byte order mark, which the standard does not know and most programs
   take for part of the first name. At the beginning of a cell, and after each semicolon, tab and
   line end in one, where programs that part by these see a beginning, an apostrophe stands before
   what could be taken for a formula and before an apostrophe: taken away again at these places, it
   leaves the text as it was given. What could harm a terminal is replaced. `remarks` gets a line
   for each question with a text that is too long for a cell of a spreadsheet, which stands in the
   CSV whole. free() the text; NULL when there is no memory. */
char *answers_csv(const struct answers_input *input, struct problems *remarks, struct error *error);

/* A JSON object, as record_json.h says of documents. */
char *answers_json(const struct answers_input *input, struct error *error);

#endif
