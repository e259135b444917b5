/* In which order the steps of a plan stand, and what each waits for. */
#include <stdlib.h>
#include <string.h>

#include "core/rules/advice_parts.h"

static struct advised *item_of(struct advice *advice, const struct advised *advised)
{
    return &advice->items[advised->recommendation->index];
}

/* ---- what comes first ---- */

/* Adds the steps of the plan that a recommendation stands with, or is. */
static void add_waits(struct advice *advice, struct advised *advised,
                      const struct recommendation *first)
{
    const struct advised *step = &advice->items[first->index];
    const struct advised *const own[] = {step};
    const struct advised *const *heads = step->part_of_count ? step->part_of : own;
    size_t count = step->part_of_count ? step->part_of_count : 1;
    for (size_t i = 0; i < count; i++) {
        bool there = heads[i] == advised;
        for (size_t w = 0; w < advised->wait_count; w++)
            there = there || advised->waits[w] == heads[i];
        if (!there)
            advised->waits = advice_appended(advice, advised->waits, &advised->wait_count,
                                             &heads[i], sizeof(*advised->waits));
    }
}

/* The alternative that leaves open whether a step is needed; NULL where that is decided. */
static const struct condition *undecided(const struct advice *advice,
                                         const struct recommendation *recommendation)
{
    for (size_t i = 0; i < recommendation->fire_count; i++)
        if (!findings_leave_out(advice->findings, recommendation->fires[i]) &&
            findings_evaluate(advice->findings, recommendation->fires[i]) == TRUTH_UNDECIDED)
            return recommendation->fires[i];
    return NULL;
}

static void add_pending(struct advice *advice, struct advised *advised,
                        const struct recommendation *first, const struct condition *open)
{
    for (size_t i = 0; i < advised->pending_count; i++)
        if (advised->pending[i].step == first)
            return;
    struct advice_pending pending = {first, advice_explain(advice, open, true)};
    advised->pending = advice_appended(advice, advised->pending, &advised->pending_count, &pending,
                                       sizeof pending);
}

/* What comes first in the plan, also behind a step of which it is not decided whether it is needed;
   one that is not needed holds nothing up. Of one that a copy leaves out nothing is said. The
   loader has refused circles. */
static void find_waits(struct advice *advice, struct advised *advised,
                       const struct recommendation *from)
{
    for (size_t i = 0; i < from->depend_count; i++) {
        const struct recommendation *first = from->depends_on[i];
        enum advice_state state = advice->items[first->index].state;
        const struct condition *open = undecided(advice, first);
        if (state == ADVICE_FIRES) {
            add_waits(advice, advised, first);
        } else if (state == ADVICE_LEFT_OUT) {
            find_waits(advice, advised, first);
        } else if (state != ADVICE_EXCLUDED && open) {
            add_pending(advice, advised, first, open);
            find_waits(advice, advised, first);
        }
    }
}

static bool waits_for(const struct advised *advised, const struct advised *other)
{
    for (size_t i = 0; i < advised->wait_count; i++)
        if (advised->waits[i] == other || waits_for(advised->waits[i], other))
            return true;
    return false;
}

bool advice_waits_for(const struct advice *advice, const struct advised *advised,
                      const struct recommendation *other)
{
    return waits_for(advised, advice_of(advice, other));
}

/* The latest of its own and of what it waits for. */
static enum horizon latest(const struct advised *advised)
{
    enum horizon horizon = advised->horizon;
    for (size_t i = 0; i < advised->wait_count; i++) {
        enum horizon first = latest(advised->waits[i]);
        horizon = first > horizon ? first : horizon;
    }
    return horizon;
}

/* ---- in which order ---- */

/* Counted through chains, so that a step always opens more than any step that waits for it. */
static void count_opened(struct advice *advice)
{
    for (size_t i = 0; i < advice->plan_count; i++)
        for (size_t j = 0; advice->plan[i]->wait_count && j < advice->plan_count; j++)
            item_of(advice, advice->plan[j])->opens += waits_for(advice->plan[i], advice->plan[j]);
}

static int descending(size_t one, size_t other)
{
    return (one < other) - (one > other);
}

static int compare(const void *left, const void *right)
{
    const struct advised *one = *(const struct advised *const *)left;
    const struct advised *other = *(const struct advised *const *)right;
    int order = descending(one->opens, other->opens);
    if (!order)
        order = (int)one->horizon - (int)other->horizon;
    if (!order)
        order = descending(one->alternatives, other->alternatives);
    if (!order)
        order = descending(other->recommendation->index, one->recommendation->index);
    return order;
}

/* ---- what stands together ---- */

static bool is_one_unit(const struct advised *one, const struct advised *other)
{
    return one->recommendation->capability == other->recommendation->capability &&
           one->recommendation->domain == other->recommendation->domain &&
           one->horizon == other->horizon;
}

/* Whether all that it waits for stands among the first `count`. */
static bool may_follow(const struct advice *advice, size_t count, const struct advised *step)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t w = 0; w < step->wait_count; w++)
            found += advice->plan[i] == step->waits[w];
    return found == step->wait_count;
}

/* Puts the step at `from` to `to`; those between move down. */
static void move_up(const struct advised **plan, size_t from, size_t to)
{
    const struct advised *moved = plan[from];
    memmove(&plan[to + 1], &plan[to], (from - to) * sizeof(*plan));
    plan[to] = moved;
}

/* Behind the first step of a capability come its others of the same horizon. */
static void make_entries(struct advice *advice)
{
    const struct advised **plan = advice->plan;
    for (size_t first = 0; first < advice->plan_count;) {
        size_t next = first + 1;
        const struct advised *entry = plan[first];
        for (size_t i = next; i < advice->plan_count; i++)
            if (is_one_unit(entry, plan[i]) && may_follow(advice, next, plan[i]))
                move_up(plan, i, next++);
        for (; first < next; first++)
            item_of(advice, plan[first])->entry = entry;
    }
}

static void collect(struct advice *advice)
{
    for (size_t i = 0; i < advice->catalogue->recommendation_count; i++) {
        const struct advised *advised = &advice->items[i];
        if (advised->part_of_count || !advised->recommendation->text)
            continue;
        if (advised->state == ADVICE_FIRES)
            advice->plan[advice->plan_count++] = advised;
        else if (advised->state == ADVICE_NEEDS_FACTS)
            advice->needing[advice->needing_count++] = advised;
        else if (advised->state == ADVICE_LEFT_OUT)
            advice->left_out[advice->left_out_count++] = advised;
    }
}

void advice_order(struct advice *advice)
{
    collect(advice);
    for (size_t i = 0; i < advice->plan_count; i++)
        find_waits(advice, item_of(advice, advice->plan[i]), advice->plan[i]->recommendation);
    for (size_t i = 0; i < advice->plan_count; i++)
        item_of(advice, advice->plan[i])->horizon = latest(advice->plan[i]);
    count_opened(advice);
    qsort(advice->plan, advice->plan_count, sizeof(*advice->plan), compare);
    make_entries(advice);
}
