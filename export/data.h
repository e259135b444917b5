/*
 * data: answers, questions and findings as JSON, for other programs (design.md section 3).
 *
 * Each function returns a whole document, indented, ending in a newline, which the caller frees;
 * NULL when there is no memory. A string that there is none of is null, never left out. Characters
 * that could do harm on a terminal leave as \u escapes, which mean the same to every reader.
 *
 * Not core/data.h, which finds the questionnaire files.
 */
#ifndef EXPORT_DATA_H
#define EXPORT_DATA_H

#include "core/error.h"
#include "core/findings.h"

/* {id, applies, state, value or values, reason, note, sources, later, sensitive, by, at}; `values`
   for kinds that take several, `value` for the others and beside a list for words that describe
   it. */
char *data_answer(const struct applies *applies, const struct question *question,
                  struct error *error);

/* A list of those, for every question in order. */
char *data_answers(const struct applies *applies, struct error *error);

/* A list of {id, label, questionnaire, domain, capability, kind, depth, required, required_always,
   origin, wording, scope, text, hint, help, correction, options, none, describes, fields, unit,
   sensitive, personal, condition, source}. Options are {id, text, origin, exclusive}, without
   "none", whose label is `none`. Of one questionnaire, or of all when it is NULL. */
char *data_questions(const struct catalogue *catalogue, const struct questionnaire *questionnaire,
                     struct error *error);

/* {id, country, title, revision, applicable, addressed, answered, unknown, not_applicable,
   required_left, later, instruments, domains, findings}: numbers again by instrument and domain,
   and findings as {id, title, domain, status, because, proposed, reason}. */
char *data_status(const struct findings *findings, struct error *error);

#endif
