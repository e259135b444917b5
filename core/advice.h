/*
 * advice: which recommendations stand for this country, why, and in which order.
 *
 * A recommendation fires when one of the alternatives in its file is true. The order is explained
 * by visible facts only: steps that others depend on first, then horizon, then the number of gaps
 * the step closes, then the documents' own order.
 */
#ifndef CORE_ADVICE_H
#define CORE_ADVICE_H

#include <stddef.h>

#include "core/findings.h"

enum advice_state {
    ADVICE_SILENT, /* nothing calls for it */
    ADVICE_FIRES,
    ADVICE_NEEDS_FACTS, /* undecided only because this depth does not ask */
};

struct advised {
    const struct recommendation *recommendation;
    enum advice_state state;
    char *why;           /* "Q7 is “no”"; the alternatives that are true, joined by "; " */
    size_t alternatives; /* how many are true: the gaps it closes */
    size_t opens;        /* how many other steps that fire depend on it */
    const struct question **because; /* questions the reasons speak of */
    size_t because_count;
};

struct advice;

/* NULL when there is no memory. */
struct advice *advice_new(const struct findings *findings);
void advice_free(struct advice *advice);

const struct advised *advice_of(const struct advice *advice,
                                const struct recommendation *recommendation);

/* Those that fire, in the order of the action plan. The list belongs to `advice`. */
size_t advice_plan(const struct advice *advice, const struct advised *const **plan);

/* Those that need facts which this depth does not ask, in the questionnaire's order. */
size_t advice_needing_facts(const struct advice *advice, const struct advised *const **list);

/* Whether the step waits for `other`, which fires too. */
bool advice_waits_for(const struct advice *advice, const struct advised *advised,
                      const struct recommendation *other);

#endif
