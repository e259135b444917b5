/*
 * advice: which recommendations stand for this country, why, and in which order.
 *
 * A recommendation fires when one of the alternatives in its file is true. What says the same as
 * another step that fires, or only brings others up, stands with those and not in the plan itself;
 * what another step that stands excludes has no place in it. The order is explained by visible
 * facts only: steps that others depend on first, then horizon, then the number of gaps the step
 * closes, then the documents' own order; what belongs to one capability stands together.
 */
#ifndef CORE_RULES_ADVICE_H
#define CORE_RULES_ADVICE_H

#include <stddef.h>

#include "core/rules/findings.h"

enum advice_state {
    ADVICE_SILENT, /* nothing calls for it */
    ADVICE_FIRES,
    ADVICE_NEEDS_FACTS, /* undecided only because this depth does not ask */
    ADVICE_EXCLUDED,    /* called for, and pointless before another step of the plan is done */
    ADVICE_LEFT_OUT,    /* a copy for sharing cannot say: what it leaves out may call for it */
};

struct advice_reason { /* one alternative that is true */
    const char *words; /* "Q7 is “no” and Q10 is “no”" */
    const struct question **questions;
    size_t question_count;
    const struct capability **findings; /* whose statuses the words tell */
    size_t finding_count;
};

struct advice_pending { /* what comes first, if it is needed: that is not decided */
    const struct recommendation *step;
    struct advice_reason open; /* what it waits for: "Q7 is not answered" */
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
    enum horizon horizon; /* the longest of it, its counterparts and all it waits for */
    const struct missing_point **missing; /* those that are missing, its counterparts' too */
    size_t missing_count;
    const struct advised **waits; /* steps of the plan that come first */
    size_t wait_count;
    const struct advice_pending *pending;
    size_t pending_count;
    const struct advised *entry; /* the first of the steps that it stands together with in the plan;
                                    itself, where it leads them or stands alone */
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

/* The steps that fire and are not part of others, in the order of the action plan: those of one
   capability and horizon together, where nothing that they wait for comes between. The list belongs
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

/* Appends the step's sentence, and what is missing: "Complete the definition. Missing: simulated
   acts; all carriers." */
void advised_tell(const struct advised *advised, struct text *out);

/* What is to be said of a finding beside its steps: what a no keeps closed; or that it is partly
   or not yet in place, no step stands and nothing is open, and where to say what is missing. No
   words where there is nothing to say. Lives as long as `advice`. */
struct advice_reason advice_remark(const struct advice *advice,
                                   const struct capability *capability);

/* Whether the step waits for `other`, which fires too. */
bool advice_waits_for(const struct advice *advice, const struct advised *advised,
                      const struct recommendation *other);

#endif
