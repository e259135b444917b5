/*
 * left_open: which statuses the rules of a capability leave open, by what is known and what is
 * still to come.
 *
 * The rules are tried in order: one that is false adds nothing; one that is true adds its status
 * and ends it; of any other its status is added and the next is tried. Where rules ask the same
 * thing more than once, each answer that it can still get is supposed in turn, so that what no
 * answer brings about is not among what is left. No status is ever missing; one too many is there
 * only where a list is asked about twice, or too much at once.
 */
#ifndef CORE_RULES_LEFT_OPEN_H
#define CORE_RULES_LEFT_OPEN_H

#include <stdbool.h>
#include <stddef.h>

#include "core/catalogue/catalogue.h"

enum { LEFT_MOST = 4 }; /* no unit has more statuses that a rule can give */

struct left {
    enum status items[LEFT_MOST];   /* in the order of the unit's statuses */
    size_t count;                   /* 0: nothing of what the rules look at applies */
    bool may_settle;                /* answers that are still to come can leave one of them */
    const struct status_rule *last; /* the last rule that was looked at */
};

/* `view` says what is known and what is still to come; it leaves out what does not apply. */
struct left left_find(const struct catalogue *catalogue, const struct capability *capability,
                      const struct condition_view *view);

#endif
