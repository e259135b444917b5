/*
 * advice: which recommendations stand for this country, why, and in which order.
 *
 * A recommendation fires when one of the alternatives in its file is true. What says the same as
 * another step that fires, or only brings others up, stands with those and not in the plan itself.
 * The order is explained by visible facts only: steps that others depend on first, then horizon,
 * then the number of gaps the step closes, then the documents' own order.
 */
#ifndef CORE_ADVICE_H
#define CORE_ADVICE_H

#include <stddef.h>

#include "core/findings.h"

enum advice_state {
    ADVICE_SILENT, /* nothing calls for it */
    ADVICE_FIRES,
    ADVICE_NEEDS_FACTS, /* undecided only because this depth does not ask */
    ADVICE_LEFT_OUT,    /* a copy for sharing cannot say: what it leaves out may call for it */
};

struct advice_reason { /* one alternative that is true */
    const char *words; /* "Q7 is “no” and Q10 is “no”" */
    const struct question **questions;
    size_t question_count;
    const struct capability **findings; /* whose statuses the words tell */
    size_t finding_count;
};

struct advised {
    const struct recommendation *recommendation;
    enum advice_state state;
    const struct advised **part_of; /* steps of the plan that it stands with; none: itself */
    size_t part_of_count;
    const struct advised **counterparts; /* what stands with it, in the questionnaires' order */
    size_t counterpart_count;
    const struct advice_reason *reasons; /* its own, then what its counterparts add */
    size_t reason_count;
    const char *why;                 /* their words, joined by "; " */
    size_t alternatives;             /* how many these are: the gaps it closes */
    size_t opens;                    /* how many other steps of the plan depend on it */
    const struct question **because; /* questions the reasons speak of */
    size_t because_count;
    enum horizon horizon;         /* the longest of it and its counterparts */
    const struct source *sources; /* of all of them, each once */
    size_t source_count;
    const struct treaty_article *articles;
    size_t article_count;
};

struct advice;

/* `findings` must outlive it. NULL when there is no memory. */
struct advice *advice_new(const struct findings *findings);
void advice_free(struct advice *advice);

const struct advised *advice_of(const struct advice *advice,
                                const struct recommendation *recommendation);

/* The steps that fire and are not part of others, in the order of the action plan. The list belongs
   to `advice`. */
size_t advice_plan(const struct advice *advice, const struct advised *const **plan);

/* Those that need facts which this depth does not ask, in the questionnaire's order. */
size_t advice_needing_facts(const struct advice *advice, const struct advised *const **list);

/* Those of which a copy for sharing says nothing, likewise. */
size_t advice_left_out(const struct advice *advice, const struct advised *const **list);

/* The steps of the plan for a capability, each once and in its order: its own, and those that its
   own are part of. The list is the caller's to free; NULL when there is no memory. */
const struct advised **advice_for(const struct advice *advice, const struct capability *capability,
                                  size_t *count);

/* Whether the step waits for `other`, which fires too. */
bool advice_waits_for(const struct advice *advice, const struct advised *advised,
                      const struct recommendation *other);

#endif
