#include "core/advice.h"

#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/i18n.h"
#include "core/text.h"

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
static void *appended(struct advice *advice, const void *list, size_t *count, const void *item,
                      size_t size)
{
    union {
        const void *constant;
        void *plain;
    } old = {.constant = list};
    char *longer = arena_allocate(advice->arena, *count + 1, size);
    if (!longer)
        return old.plain;
    if (*count)
        memcpy(longer, list, *count * size);
    memcpy(longer + *count * size, item, size);
    ++*count;
    return longer;
}

/* ---- why ---- */

struct reasoning {
    struct advice *advice;
    struct advice_reason *reason;
    struct text words;
};

static bool is_among(const struct question *const *list, size_t count,
                     const struct question *question)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == question)
            return true;
    return false;
}

static void remember(struct advice *advice, struct advice_reason *reason,
                     const struct question *question)
{
    if (!is_among(reason->questions, reason->question_count, question))
        reason->questions = appended(advice, reason->questions, &reason->question_count, &question,
                                     sizeof(question));
}

static void remember_finding(struct advice *advice, struct advice_reason *reason, size_t index)
{
    const struct capability *capability = advice->catalogue->capabilities[index];
    for (size_t i = 0; i < reason->finding_count; i++)
        if (reason->findings[i] == capability)
            return;
    reason->findings =
        appended(advice, reason->findings, &reason->finding_count, &capability, sizeof(capability));
}

/* What is referred to, and what its answer is taken from. */
static void remember_all(struct advice *advice, struct advice_reason *reason,
                         struct reference reference)
{
    if (reference.kind == REFERENCE_FINDING)
        remember_finding(advice, reason, reference.index);
    if (reference.kind != REFERENCE_QUESTION)
        return;
    const struct question *question = advice->catalogue->questions[reference.index];
    bool taken = applies_asked(findings_applies(advice->findings), question) == ASKED_ELSEWHERE;
    remember(advice, reason, question);
    for (size_t i = 0; taken && i < question->taken_count; i++)
        remember_all(advice, reason, question->taken_from[i]);
}

static void add_why(void *context, const struct condition_test *test, enum truth truth)
{
    struct reasoning *reasoning = context;
    struct advice *advice = reasoning->advice;
    if (truth != TRUTH_TRUE)
        return;
    if (reasoning->words.length)
        text_append(&reasoning->words, _(" and "));
    findings_describe(advice->findings, test, &reasoning->words);
    remember_all(advice, reasoning->reason, test->reference);
}

static struct advice_reason reason_of(struct advice *advice, const struct condition *condition)
{
    struct advice_reason reason = {.words = ""};
    struct reasoning reasoning = {.advice = advice, .reason = &reason};
    findings_walk(advice->findings, condition, add_why, &reasoning);
    if (reasoning.words.data)
        reason.words = arena_copy(advice->arena, reasoning.words.data);
    text_free(&reasoning.words);
    return reason;
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

static bool lacks_facts(const struct advice *advice, const struct condition *condition)
{
    struct obstacles obstacles = {.advice = advice};
    findings_walk(advice->findings, condition, note_obstacle, &obstacles);
    return obstacles.depth && !obstacles.other;
}

/* Where some alternative holds, the others cannot change that it stands. */
static void leave_open(struct advised *advised)
{
    if (advised->state != ADVICE_FIRES)
        advised->state = ADVICE_LEFT_OUT;
}

/* Each recommendation by itself. */
static void evaluate(struct advice *advice, struct advised *advised)
{
    const struct recommendation *recommendation = advised->recommendation;
    for (size_t i = 0; i < recommendation->fire_count; i++) {
        const struct condition *condition = recommendation->fires[i];
        if (findings_leave_out(advice->findings, condition)) {
            leave_open(advised);
            continue;
        }
        enum truth truth = findings_evaluate(advice->findings, condition);
        if (truth == TRUTH_TRUE) {
            struct advice_reason reason = reason_of(advice, condition);
            advised->reasons =
                appended(advice, advised->reasons, &advised->reason_count, &reason, sizeof reason);
            advised->state = ADVICE_FIRES;
        } else if (truth == TRUTH_UNDECIDED && advised->state == ADVICE_SILENT &&
                   lacks_facts(advice, condition)) {
            advised->state = ADVICE_NEEDS_FACTS;
        }
    }
    advised->horizon = recommendation->horizon;
    advised->sources = recommendation->sources;
    advised->source_count = recommendation->source_count;
    advised->articles = recommendation->articles;
    advised->article_count = recommendation->article_count;
}

/* Whether an entry without a text brings up the step at `index` of its list. */
static bool brings(const struct advice *advice, const struct recommendation *recommendation,
                   size_t index)
{
    const struct condition *const *when = recommendation->brings_when;
    return !when || (!findings_leave_out(advice->findings, when[index]) &&
                     findings_evaluate(advice->findings, when[index]) == TRUTH_TRUE);
}

/* Whether it is left out whether the entry brings up the step at `index` of its list. */
static bool may_bring(const struct advice *advice, const struct advised *advised, size_t index)
{
    const struct condition *const *when = advised->recommendation->brings_when;
    return advised->state == ADVICE_LEFT_OUT || (advised->state == ADVICE_FIRES && when &&
                                                 findings_leave_out(advice->findings, when[index]));
}

/* Makes the steps that it brings up fire; where facts are wanting, all that it names want them. */
static void bring_up(struct advice *advice, const struct advised *advised)
{
    const struct recommendation *recommendation = advised->recommendation;
    for (size_t i = 0; i < recommendation->bring_count; i++) {
        struct advised *step = &advice->items[recommendation->brings[i]->index];
        if (may_bring(advice, advised, i))
            leave_open(step);
        else if (advised->state == ADVICE_FIRES ? brings(advice, recommendation, i)
                                                : step->state == ADVICE_SILENT)
            step->state = advised->state;
    }
}

/* ---- what stands together ---- */

static bool stands_with(const struct advised *advised, const struct advised *head)
{
    for (size_t i = 0; i < advised->part_of_count; i++)
        if (advised->part_of[i] == head)
            return true;
    return false;
}

static bool same(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

static bool same_source(const struct source *one, const struct source *other)
{
    return one->document == other->document && one->role == other->role &&
           same(one->place, other->place) && same(one->pages, other->pages) &&
           same(one->paragraphs, other->paragraphs) && same(one->notes, other->notes);
}

static void add_source(struct advice *advice, struct advised *head, const struct source *source)
{
    for (size_t i = 0; i < head->source_count; i++)
        if (same_source(&head->sources[i], source))
            return;
    head->sources = appended(advice, head->sources, &head->source_count, source, sizeof *source);
}

static void add_article(struct advice *advice, struct advised *head,
                        const struct treaty_article *article)
{
    for (size_t i = 0; i < head->article_count; i++)
        if (head->articles[i].treaty == article->treaty &&
            same(head->articles[i].articles, article->articles) &&
            same_source(&head->articles[i].source, &article->source))
            return;
    head->articles =
        appended(advice, head->articles, &head->article_count, article, sizeof *article);
}

static void add_reason(struct advice *advice, struct advised *head,
                       const struct advice_reason *reason)
{
    for (size_t i = 0; i < head->reason_count; i++)
        if (strcmp(head->reasons[i].words, reason->words) == 0)
            return;
    head->reasons = appended(advice, head->reasons, &head->reason_count, reason, sizeof *reason);
}

/* The reasons of a part: where it brings steps up each for its own reason, that one alone. */
static void add_reasons(struct advice *advice, struct advised *head, const struct advised *part)
{
    const struct recommendation *from = part->recommendation;
    for (size_t i = 0; from->brings_when && i < from->bring_count; i++)
        if (from->brings[i] == head->recommendation) {
            struct advice_reason reason = reason_of(advice, from->brings_when[i]);
            add_reason(advice, head, &reason);
            return;
        }
    for (size_t i = 0; i < part->reason_count; i++)
        add_reason(advice, head, &part->reasons[i]);
}

/* One place in the plan, with the reasons and sources of all; the longer horizon stays. */
static void join(struct advice *advice, struct advised *head, const struct advised *part)
{
    head->counterparts =
        appended(advice, head->counterparts, &head->counterpart_count, &part, sizeof(part));
    add_reasons(advice, head, part);
    for (size_t i = 0; i < part->recommendation->source_count; i++)
        add_source(advice, head, &part->recommendation->sources[i]);
    for (size_t i = 0; i < part->recommendation->article_count; i++)
        add_article(advice, head, &part->recommendation->articles[i]);
    if (part->recommendation->horizon > head->horizon)
        head->horizon = part->recommendation->horizon;
}

/* Finds the steps at which `from` ends up, and notes them for `part`; false when there is none
   beyond `from` itself. The loader has refused circles. */
static bool find_heads(struct advice *advice, struct advised *part,
                       const struct recommendation *from)
{
    bool found = false;
    for (size_t i = 0; i < from->bring_count + from->same_count; i++) {
        const struct recommendation *to =
            i < from->bring_count ? from->brings[i] : from->same_as[i - from->bring_count];
        const struct advised *step = &advice->items[to->index];
        if (step->state != ADVICE_FIRES ||
            (i < from->bring_count && part->state == ADVICE_FIRES && !brings(advice, from, i)))
            continue;
        found = true;
        if (!find_heads(advice, part, to) && !stands_with(part, step))
            part->part_of =
                appended(advice, part->part_of, &part->part_of_count, &step, sizeof(step));
    }
    return found;
}

static void stand_together(struct advice *advice)
{
    size_t count = advice->catalogue->recommendation_count;
    for (size_t i = 0; i < count; i++)
        if (!advice->items[i].recommendation->text)
            bring_up(advice, &advice->items[i]);
    for (size_t i = 0; i < count; i++)
        if (advice->items[i].state != ADVICE_SILENT)
            find_heads(advice, &advice->items[i], advice->items[i].recommendation);
    for (size_t i = 0; i < count; i++) {
        const struct advised *part = &advice->items[i];
        for (size_t h = 0; part->state == ADVICE_FIRES && h < part->part_of_count; h++)
            join(advice, &advice->items[part->part_of[h]->recommendation->index], part);
    }
}

/* The reasons as one phrase, and all their questions. */
static void sum_up(struct advice *advice, struct advised *advised)
{
    struct text why = {0};
    for (size_t i = 0; i < advised->reason_count; i++) {
        const struct advice_reason *reason = &advised->reasons[i];
        text_append_format(&why, "%s%s", i ? "; " : "", reason->words);
        for (size_t q = 0; q < reason->question_count; q++)
            if (!is_among(advised->because, advised->because_count, reason->questions[q]))
                advised->because = appended(advice, advised->because, &advised->because_count,
                                            &reason->questions[q], sizeof(*advised->because));
    }
    advised->why = why.data ? arena_copy(advice->arena, why.data) : "";
    advised->alternatives = advised->reason_count;
    text_free(&why);
}

/* ---- in which order ---- */

/* Whether the way from a step to those it depends on, or to those that stand for these, comes to
   `to`. The loader has refused circles. */
static bool leads_to(const struct advice *advice, const struct recommendation *from,
                     const struct recommendation *to);

static bool comes_to(const struct advice *advice, const struct recommendation *step,
                     const struct recommendation *to)
{
    const struct advised *advised = &advice->items[step->index];
    if (step == to || leads_to(advice, step, to))
        return true;
    for (size_t i = 0; i < advised->part_of_count; i++)
        if (comes_to(advice, advised->part_of[i]->recommendation, to))
            return true;
    return false;
}

static bool leads_to(const struct advice *advice, const struct recommendation *from,
                     const struct recommendation *to)
{
    for (size_t i = 0; i < from->depend_count; i++)
        if (comes_to(advice, from->depends_on[i], to))
            return true;
    return false;
}

/* Counted through chains, so that a step always opens more than any step that waits for it. */
static void count_opened(struct advice *advice)
{
    for (size_t i = 0; i < advice->plan_count; i++) {
        struct advised *advised = &advice->items[advice->plan[i]->recommendation->index];
        for (size_t j = 0; j < advice->plan_count; j++)
            advised->opens +=
                leads_to(advice, advice->plan[j]->recommendation, advised->recommendation);
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
        order = (int)one->horizon - (int)other->horizon;
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
        if (advised->part_of_count || !advised->recommendation->text)
            continue;
        if (advised->state == ADVICE_FIRES)
            advice->plan[advice->plan_count++] = advised;
        else if (advised->state == ADVICE_NEEDS_FACTS)
            advice->needing[advice->needing_count++] = advised;
        else if (advised->state == ADVICE_LEFT_OUT)
            advice->left_out[advice->left_out_count++] = advised;
    }
    count_opened(advice);
    qsort(advice->plan, advice->plan_count, sizeof(*advice->plan), compare);
}

/* ---- making ---- */

static bool make_items(struct advice *advice)
{
    size_t count = advice->catalogue->recommendation_count;
    advice->arena = arena_new();
    if (!advice->arena)
        return false;
    advice->items = arena_allocate(advice->arena, count + 1, sizeof *advice->items);
    advice->plan = arena_allocate(advice->arena, count + 1, sizeof(*advice->plan));
    advice->needing = arena_allocate(advice->arena, count + 1, sizeof(*advice->needing));
    advice->left_out = arena_allocate(advice->arena, count + 1, sizeof(*advice->left_out));
    if (arena_failed(advice->arena))
        return false;
    for (size_t i = 0; i < count; i++) {
        advice->items[i].recommendation = advice->catalogue->recommendations[i];
        evaluate(advice, &advice->items[i]);
    }
    stand_together(advice);
    for (size_t i = 0; i < count; i++)
        sum_up(advice, &advice->items[i]);
    return !arena_failed(advice->arena);
}

struct advice *advice_new(const struct findings *findings)
{
    struct advice *advice = calloc(1, sizeof *advice);
    if (!advice)
        return NULL;
    advice->findings = findings;
    advice->catalogue = assessment_catalogue(applies_assessment(findings_applies(findings)));
    if (!make_items(advice)) {
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
    arena_free(advice->arena);
    free(advice);
}

/* ---- asking ---- */

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

size_t advice_left_out(const struct advice *advice, const struct advised *const **list)
{
    *list = advice->left_out;
    return advice->left_out_count;
}

/* Whether one of the capability's own steps is the step, or is part of it. */
static bool belongs_to(const struct advice *advice, const struct advised *step,
                       const struct capability *capability)
{
    for (size_t i = 0; i < capability->recommendation_count; i++) {
        const struct advised *own = advice_of(advice, capability->recommendations[i]);
        if (own == step || (own->state == ADVICE_FIRES && stands_with(own, step)))
            return true;
    }
    return false;
}

const struct advised **advice_for(const struct advice *advice, const struct capability *capability,
                                  size_t *count)
{
    const struct advised **list = calloc(advice->plan_count + 1, sizeof(*list));
    *count = 0;
    if (!list)
        text_run_out();
    for (size_t i = 0; list && i < advice->plan_count; i++)
        if (belongs_to(advice, advice->plan[i], capability))
            list[(*count)++] = advice->plan[i];
    return list;
}

bool advice_waits_for(const struct advice *advice, const struct advised *advised,
                      const struct recommendation *other)
{
    return advice_of(advice, other)->state == ADVICE_FIRES &&
           leads_to(advice, advised->recommendation, other);
}
