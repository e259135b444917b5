/*
 * criteria: a published rating rule, computed from the country's own answers.
 *
 * ICMEC calls a law sufficient when it meets at least four of five criteria (icmec-2023 pp. 4-6
 * and notes 248-251). Each criterion is decided by its one question and nothing else: no status is
 * read. The result is never the document's own rating. Borderline wording, and what is not known,
 * make a range.
 */
#ifndef CORE_RULES_CRITERIA_H
#define CORE_RULES_CRITERIA_H

#include <stddef.h>

#include "core/base/text.h"
#include "core/rules/applies.h"

enum criterion_answer {
    CRITERION_YES,
    CRITERION_NO,
    CRITERION_BORDERLINE,
    CRITERION_UNKNOWN, /* not known, not answered, not asked, not applicable */
};

enum sufficiency { SUFFICIENT_NOT_KNOWN, SUFFICIENT_YES, SUFFICIENT_NO };

struct criteria_result {
    size_t of;    /* criteria there are; 0 when the questionnaire has no such rule */
    size_t least; /* met for certain */
    size_t most;  /* met if everything open is met */
    enum sufficiency sufficient;
};

/* The rule's numbers stand in the questionnaire file. Without a criterion on which the others rest
   (a specific law) none of them is met; while it is open, none is certain (our reading of the
   table in icmec-2023 pp. 50-76). */
struct criteria_result criteria_result(const struct applies *applies,
                                       const struct questionnaire *questionnaire);

/* The answer on one criterion, by itself. */
enum criterion_answer criteria_answer(const struct applies *applies,
                                      const struct criterion *criterion);

/* "3 to 4 of 5 criteria are met on ICMEC's published rule, on your own answers; sufficient: not
   known." */
void criteria_describe(const struct criteria_result *result, struct text *out);

/* "yes", "no", "not-known", as in JSON. */
const char *sufficiency_word(enum sufficiency sufficiency);

#endif
