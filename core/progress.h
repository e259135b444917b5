/*
 * progress: how far an assessment is. Counts only questions that are asked.
 */
#ifndef CORE_PROGRESS_H
#define CORE_PROGRESS_H

#include <stddef.h>

#include "core/applies.h"

struct progress {
    size_t applicable; /* questions that are asked */
    size_t addressed;  /* answered, unknown or not applicable */
    size_t answered;
    size_t unknown;
    size_t not_applicable;
    size_t required_left; /* required and not addressed */
    size_t later;         /* flagged to come back to */
};

/* Over all questions, one questionnaire, one domain or one capability. */
struct progress progress_of_all(const struct applies *applies);
struct progress progress_of_questionnaire(const struct applies *applies,
                                          const struct questionnaire *questionnaire);
struct progress progress_of_domain(const struct applies *applies, const struct domain *domain);
struct progress progress_of_capability(const struct applies *applies,
                                       const struct capability *capability);

/* Whole per cent of `addressed`, rounded down: 100 only when nothing is left, 0 for 0 of 0. */
int progress_percent(const struct progress *progress);

/* The next asked question after `from` (NULL: from the start) that is not addressed, going round
   once; NULL when all are. */
const struct question *progress_next_unanswered(const struct applies *applies,
                                                const struct question *from);

#endif
