#include "core/advice.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"

struct advice {
    const struct findings *findings;
    const struct catalogue *catalogue;
    struct advised *items; /* by recommendation */
    const struct advised **plan;
    size_t plan_count;
    const struct advised **needing;
    size_t needing_count;
    bool failed;
};

/* ---- why ---- */

struct reasoning {
    struct advice *advice;
    struct advised *advised;
    struct text why;
    size_t in_alternative; /* reasons given so far for this alternative */
};

static bool named_already(const struct advised *advised, const struct question *question)
{
    for (size_t i = 0; i < advised->because_count; i++)
        if (advised->because[i] == question)
            return true;
    return false;
}

static void remember(struct reasoning *reasoning, const struct question *question)
{
    struct advised *advised = reasoning->advised;
    if (named_already(advised, question))
        return;
    const struct question **because =
        realloc(advised->because, (advised->because_count + 1) * sizeof(*because));
    if (!because) {
        reasoning->advice->failed = true;
        return;
    }
    advised->because = because;
    because[advised->because_count++] = question;
}

/* A status of another questionnaire in words: "Grooming is partly in place". */
static void describe_finding(const struct advice *advice, size_t index, struct text *out)
{
    const struct capability *capability = advice->catalogue->capabilities[index];
    const struct finding *finding = findings_of(advice->findings, capability);
    text_append_format(out, _("%s: %s"), capability->title,
                       _(status_entry(finding->status)->title));
}

static void add_why(void *context, const struct condition_test *test, enum truth truth)
{
    struct reasoning *reasoning = context;
    const struct advice *advice = reasoning->advice;
    if (truth != TRUTH_TRUE)
        return;
    if (reasoning->why.length)
        text_append(&reasoning->why, reasoning->in_alternative ? _(" and ") : "; ");
    reasoning->in_alternative++;
    if (test->reference.kind == REFERENCE_FINDING) {
        describe_finding(advice, test->reference.index, &reasoning->why);
        return;
    }
    applies_describe(findings_applies(advice->findings), test, &reasoning->why);
    remember(reasoning, advice->catalogue->questions[test->reference.index]);
}

/* ---- whether ---- */

struct obstacles {
    const struct advice *advice;
    size_t depth; /* tests undecided because this depth does not ask */
    size_t other;
};

/* Whether a deeper assessment would ask the question: nothing but the depth stands in the way. */
static bool is_below_depth(const struct advice *advice, const struct question *question)
{
    const struct applies *applies = findings_applies(advice->findings);
    return applies_asked(applies, question) == ASKED_NOT_DEPTH &&
           (!question->asked_if || applies_evaluate(applies, question->asked_if) == TRUTH_TRUE);
}

static void note_obstacle(void *context, const struct condition_test *test, enum truth truth)
{
    struct obstacles *obstacles = context;
    const struct advice *advice = obstacles->advice;
    if (truth != TRUTH_UNDECIDED)
        return;
    bool by_depth = test->reference.kind == REFERENCE_QUESTION &&
                    is_below_depth(advice, advice->catalogue->questions[test->reference.index]);
    obstacles->depth += by_depth;
    obstacles->other += !by_depth;
}

static void evaluate(struct advice *advice, struct advised *advised)
{
    struct reasoning reasoning = {.advice = advice, .advised = advised};
    const struct recommendation *recommendation = advised->recommendation;
    if (!recommendation->text) /* it only brings up others */
        return;
    bool lacks_facts = false;
    for (size_t i = 0; i < recommendation->fire_count; i++) {
        const struct condition *condition = recommendation->fires[i];
        enum truth truth = findings_evaluate(advice->findings, condition);
        if (truth == TRUTH_TRUE) {
            advised->alternatives++;
            reasoning.in_alternative = 0;
            findings_walk(advice->findings, condition, add_why, &reasoning);
        } else if (truth == TRUTH_UNDECIDED) {
            struct obstacles obstacles = {.advice = advice};
            findings_walk(advice->findings, condition, note_obstacle, &obstacles);
            lacks_facts = lacks_facts || (obstacles.depth && !obstacles.other);
        }
    }
    if (advised->alternatives)
        advised->state = ADVICE_FIRES;
    else if (lacks_facts)
        advised->state = ADVICE_NEEDS_FACTS;
    advised->why = text_take(&reasoning.why);
    advice->failed = advice->failed || !advised->why;
}

/* ---- in which order ---- */

static bool leads_to(const struct recommendation *from, const struct recommendation *to)
{
    for (size_t i = 0; i < from->depend_count; i++)
        if (from->depends_on[i] == to || leads_to(from->depends_on[i], to))
            return true;
    return false;
}

/* Counted through chains, so that a step always opens more than any step that waits for it. */
static void count_opened(struct advice *advice)
{
    for (size_t i = 0; i < advice->plan_count; i++) {
        struct advised *advised = &advice->items[advice->plan[i]->recommendation->index];
        for (size_t j = 0; j < advice->plan_count; j++)
            advised->opens += leads_to(advice->plan[j]->recommendation, advised->recommendation);
    }
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
        order = (int)one->recommendation->horizon - (int)other->recommendation->horizon;
    if (!order)
        order = descending(one->alternatives, other->alternatives);
    if (!order)
        order = descending(other->recommendation->index, one->recommendation->index);
    return order;
}

static void make_plan(struct advice *advice)
{
    for (size_t i = 0; i < advice->catalogue->recommendation_count; i++) {
        const struct advised *advised = &advice->items[i];
        if (advised->state == ADVICE_FIRES)
            advice->plan[advice->plan_count++] = advised;
        else if (advised->state == ADVICE_NEEDS_FACTS)
            advice->needing[advice->needing_count++] = advised;
    }
    count_opened(advice);
    qsort(advice->plan, advice->plan_count, sizeof(*advice->plan), compare);
}

/* ---- making ---- */

struct advice *advice_new(const struct findings *findings)
{
    const struct catalogue *catalogue =
        assessment_catalogue(applies_assessment(findings_applies(findings)));
    size_t size = catalogue->recommendation_count + 1;
    struct advice *advice = calloc(1, sizeof *advice);
    if (!advice)
        return NULL;
    advice->findings = findings;
    advice->catalogue = catalogue;
    advice->items = calloc(size, sizeof *advice->items);
    advice->plan = calloc(size, sizeof(*advice->plan));
    advice->needing = calloc(size, sizeof(*advice->needing));
    advice->failed = !advice->items || !advice->plan || !advice->needing;
    for (size_t i = 0; !advice->failed && i < catalogue->recommendation_count; i++) {
        advice->items[i].recommendation = catalogue->recommendations[i];
        evaluate(advice, &advice->items[i]);
    }
    if (advice->failed) {
        advice_free(advice);
        return NULL;
    }
    make_plan(advice);
    return advice;
}

void advice_free(struct advice *advice)
{
    if (!advice)
        return;
    for (size_t i = 0; advice->items && i < advice->catalogue->recommendation_count; i++) {
        free(advice->items[i].why);
        free(advice->items[i].because);
    }
    free(advice->items);
    free(advice->plan);
    free(advice->needing);
    free(advice);
}

const struct advised *advice_of(const struct advice *advice,
                                const struct recommendation *recommendation)
{
    return &advice->items[recommendation->index];
}

size_t advice_plan(const struct advice *advice, const struct advised *const **plan)
{
    *plan = advice->plan;
    return advice->plan_count;
}

size_t advice_needing_facts(const struct advice *advice, const struct advised *const **list)
{
    *list = advice->needing;
    return advice->needing_count;
}

bool advice_waits_for(const struct advice *advice, const struct advised *advised,
                      const struct recommendation *other)
{
    return advice_of(advice, other)->state == ADVICE_FIRES &&
           leads_to(advised->recommendation, other);
}
