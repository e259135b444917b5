/*
 * record_json: answers, questions and findings as JSON, for other programs (design.md section 3).
 *
 * Each function returns a whole document, indented, ending in a newline, which the caller frees;
 * NULL when there is no memory. A string that there is none of is null. Characters that could do
 * harm on a terminal leave as \u escapes, which mean the same to every reader.
 */
#ifndef EXPORT_DATA_RECORD_JSON_H
#define EXPORT_DATA_RECORD_JSON_H

#include "core/base/error.h"
#include "core/rules/findings.h"

/* {id, applies, state, value or values, reason, note, sources, later, sensitive, by, at}; `values`
   for kinds that take several, `value` for the others and beside a list for words that describe
   it. */
char *json_answer(const struct applies *applies, const struct question *question,
                  struct error *error);

/* A list of those, for every question in order. */
char *json_answers(const struct applies *applies, struct error *error);

/* A list of {id, label, questionnaire, domain, capability, kind, depth, required, required_always,
   origin, wording, scope, sensitive, personal, record, criterion, text, hint, help, correction,
   options, none, describes, fields, unit, condition, source}. Options are {id, text, origin,
   exclusive}, without "none", whose label is `none`. Of one questionnaire, or of all when it is
   NULL. */
char *json_questions(const struct catalogue *catalogue, const struct questionnaire *questionnaire,
                     struct error *error);

/* {id, title, domain, status, because} and, where the coordinator set the status, {proposed,
   reason}. */
char *json_finding(const struct finding *finding, struct error *error);

/* {id, title, country, revision, depth, NUMBERS, instruments, findings, criteria, contradictions,
   differences, next}.
   NUMBERS are {applicable, addressed, answered, unknown, not_applicable, required_left, later}.
   Instruments are {id, title, version, NUMBERS, domains}, domains {id, title, NUMBERS}, findings as
   above, criteria {met, of, least, most, sufficient} of the published rule (`met` are those that
   are certain) or null where no questionnaire in use has one, contradictions {id, text},
   differences {id, text, questions}; `next` is the id of the question at which to go on. */
char *json_status(const struct findings *findings, struct error *error);

#endif
