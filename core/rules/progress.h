/*
 * progress: how far an assessment is. Counts only questions that are asked.
 */
#ifndef CORE_RULES_PROGRESS_H
#define CORE_RULES_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/rules/applies.h"

struct progress {
    size_t applicable; /* questions that are asked */
    size_t addressed;  /* answered, unknown or not applicable */
    size_t answered;
    size_t unknown;
    size_t not_applicable;
    size_t required_left; /* required and not addressed */
    size_t later;         /* flagged to come back to */
    size_t in_part;       /* lists that nobody has looked through to the end */
};

/* Over all questions, one questionnaire, one domain or one capability. */
struct progress progress_of_all(const struct applies *applies);
struct progress progress_of_questionnaire(const struct applies *applies,
                                          const struct questionnaire *questionnaire);
struct progress progress_of_domain(const struct applies *applies, const struct domain *domain);
struct progress progress_of_capability(const struct applies *applies,
                                       const struct capability *capability);

/* Whether anything of a domain was begun: a question addressed, or a status set. What was not is
   said in a line where findings are listed. */
bool progress_begun(const struct applies *applies, const struct domain *domain);

/* Over the questions of a domain that belong to no capability. */
struct progress progress_of_domain_own(const struct applies *applies, const struct domain *domain);

/* Whole per cent of `addressed`, rounded down: 100 only when nothing is left, 0 for 0 of 0. */
int progress_percent(const struct progress *progress);

/* Appends it in a sentence: "20 of 22 questions are addressed, 2 of them “don't know”; 1 is to come
   back to." */
void progress_describe(const struct progress *progress, struct text *out);

/* What is left to do at one question: it is asked and not addressed; that, and it is required; it
   is asked and flagged to come back to, addressed or not; it is a list that was answered and not
   looked through to the end. ..._in: at any question of a domain. */
bool progress_is_open(const struct applies *applies, const struct question *question);
bool progress_is_open_in(const struct applies *applies, const struct domain *domain);
bool progress_is_required(const struct applies *applies, const struct question *question);
bool progress_is_later(const struct applies *applies, const struct question *question);
bool progress_is_in_part(const struct applies *applies, const struct question *question);

/* The next asked question after `from` (NULL: from the start) that is not addressed, going round
   once; NULL when all are. */
const struct question *progress_next_unanswered(const struct applies *applies,
                                                const struct question *from);

/* The question at which to go on: the next one that is not addressed after the place where the
   coordinator stopped; NULL when all are addressed. */
const struct question *progress_next(const struct applies *applies);

/* Where one begins: where one stopped, if that is still asked; else the first question without an
   answer; else the first that is asked. NULL when none is. */
const struct question *progress_start(const struct applies *applies);

#endif
