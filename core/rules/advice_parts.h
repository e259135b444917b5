/* advice_parts: what advice is made of; shared by advice.c (which steps stand), advice_order.c (in
   which order) and advice_remark.c (what is said beside them), and nobody else's business. */
#ifndef CORE_RULES_ADVICE_PARTS_H
#define CORE_RULES_ADVICE_PARTS_H

#include "core/base/arena.h"
#include "core/rules/advice.h"

struct advice {
    const struct findings *findings;
    const struct catalogue *catalogue;
    struct arena *arena;   /* what the items point to */
    struct advised *items; /* by recommendation */
    const struct advised **plan;
    size_t plan_count;
    const struct advised **needing;
    size_t needing_count;
    const struct advised **left_out;
    size_t left_out_count;
};

/* A new list with one more at its end; the old one when there is no memory. */
void *advice_appended(struct advice *advice, const void *list, size_t *count, const void *item,
                      size_t size);

/* Why a condition is true; with `open`, why it is undecided. */
struct advice_reason advice_explain(struct advice *advice, const struct condition *condition,
                                    bool open);

/* Fills the plan and puts it in order, once it is known which steps stand. */
void advice_order(struct advice *advice);

#endif
