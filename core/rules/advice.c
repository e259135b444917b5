/* Which recommendations stand, why, and which stand together. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/text.h"
#include "core/rules/advice_parts.h"

/* A new list with one more at its end; the old one when there is no memory. */
void *advice_appended(struct advice *advice, const void *list, size_t *count, const void *item,
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
    bool open; /* asks for what is undecided, not for what decided */
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
        reason->questions = advice_appended(advice, reason->questions, &reason->question_count,
                                            &question, sizeof(question));
}

static void remember_finding(struct advice *advice, struct advice_reason *reason, size_t index)
{
    const struct capability *capability = advice->catalogue->capabilities[index];
    for (size_t i = 0; i < reason->finding_count; i++)
        if (reason->findings[i] == capability)
            return;
    reason->findings = advice_appended(advice, reason->findings, &reason->finding_count,
                                       &capability, sizeof(capability));
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

/* Whether a phrase stands among those that were said already, joined by `joint`. */
static bool said_already(const char *all, const char *phrase, const char *joint)
{
    size_t length = strlen(phrase);
    for (const char *at = all; at && (at = strstr(at, phrase)); at++) {
        bool begins = at == all || ((size_t)(at - all) >= strlen(joint) &&
                                    strncmp(at - strlen(joint), joint, strlen(joint)) == 0);
        if (begins && (!at[length] || strncmp(at + length, joint, strlen(joint)) == 0))
            return true;
    }
    return false;
}

/* What decided it; what is undecided has decided nothing, unless that is what is asked for. */
static void add_why(void *context, const struct condition_test *test, enum truth truth)
{
    struct reasoning *reasoning = context;
    struct advice *advice = reasoning->advice;
    struct text phrase = {0};
    if ((truth == TRUTH_UNDECIDED) != reasoning->open || truth == TRUTH_LEFT_OUT)
        return;
    findings_describe(advice->findings, test, &phrase);
    reasoning->words.failed = reasoning->words.failed || phrase.failed;
    if (phrase.length && !said_already(reasoning->words.data, phrase.data, _(" and ")))
        text_append_format(&reasoning->words, "%s%s", reasoning->words.length ? _(" and ") : "",
                           phrase.data);
    text_free(&phrase);
    remember_all(advice, reasoning->reason, test->reference);
}

struct advice_reason advice_explain(struct advice *advice, const struct condition *condition,
                                    bool open)
{
    struct advice_reason reason = {.words = ""};
    struct reasoning reasoning = {.advice = advice, .reason = &reason, .open = open};
    findings_because_of(advice->findings, condition, add_why, &reasoning);
    if (reasoning.words.data)
        reason.words = arena_copy(advice->arena, reasoning.words.data);
    text_free(&reasoning.words);
    return reason;
}

static struct advice_reason reason_of(struct advice *advice, const struct condition *condition)
{
    return advice_explain(advice, condition, false);
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

/* Equal reasons are said once. */
static void add_reason(struct advice *advice, struct advised *head,
                       const struct advice_reason *reason)
{
    for (size_t i = 0; i < head->reason_count; i++)
        if (strcmp(head->reasons[i].words, reason->words) == 0)
            return;
    head->reasons =
        advice_appended(advice, head->reasons, &head->reason_count, reason, sizeof *reason);
}

static void add_missing(struct advice *advice, struct advised *head,
                        const struct missing_point *point)
{
    for (size_t i = 0; i < head->missing_count; i++)
        if (strcmp(head->missing[i]->text, point->text) == 0)
            return;
    head->missing =
        advice_appended(advice, head->missing, &head->missing_count, &point, sizeof(point));
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
            add_reason(advice, advised, &reason);
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
    for (size_t i = 0; i < recommendation->missing_count; i++)
        if (!findings_leave_out(advice->findings, recommendation->missing[i].when) &&
            findings_evaluate(advice->findings, recommendation->missing[i].when) == TRUTH_TRUE)
            add_missing(advice, advised, &recommendation->missing[i]);
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

/* ---- what has no place yet ---- */

/* Whether a step that stands, and is not itself excluded, excludes it; undecided where a copy does
   not say whether that one stands. Circles were refused. */
static enum truth is_excluded(const struct advice *advice,
                              const struct recommendation *recommendation)
{
    enum truth excluded = TRUTH_FALSE;
    for (size_t i = 0; i < recommendation->excluded_by_count; i++) {
        const struct recommendation *other = recommendation->excluded_by[i];
        enum advice_state state = advice->items[other->index].state;
        if (state != ADVICE_FIRES && state != ADVICE_LEFT_OUT)
            continue;
        enum truth theirs = is_excluded(advice, other);
        if (state == ADVICE_FIRES && theirs == TRUTH_FALSE)
            return TRUTH_TRUE;
        if (theirs != TRUTH_TRUE)
            excluded = TRUTH_UNDECIDED;
    }
    return excluded;
}

/* What says the same as an excluded step, and as no other that stands, goes with it; what may say
   so goes with what a copy leaves out. `excluded` is by recommendation. */
static enum advice_state with_excluded(const struct advice *advice, const struct advised *advised,
                                       const enum truth *excluded)
{
    bool is = false;
    bool may_be = false;
    bool may_stand = false;
    for (size_t i = 0; i < advised->recommendation->same_count; i++) {
        size_t other = advised->recommendation->same_as[i]->index;
        enum advice_state state = advice->items[other].state;
        if (state == ADVICE_FIRES)
            return advised->state;
        is = is || state == ADVICE_EXCLUDED;
        may_be = may_be || (state == ADVICE_LEFT_OUT && excluded[other] != TRUTH_FALSE);
        may_stand = may_stand || (state == ADVICE_LEFT_OUT && excluded[other] != TRUTH_TRUE);
    }
    if (advised->state != ADVICE_FIRES || (!is && !may_be))
        return advised->state;
    return is && !may_stand ? ADVICE_EXCLUDED : ADVICE_LEFT_OUT;
}

static void note_excluded(struct advice *advice, const enum truth *excluded)
{
    bool more = true;
    for (size_t i = 0; i < advice->catalogue->recommendation_count; i++) {
        enum advice_state *state = &advice->items[i].state;
        if (excluded[i] != TRUTH_FALSE && *state != ADVICE_LEFT_OUT)
            *state = excluded[i] == TRUTH_TRUE ? ADVICE_EXCLUDED : ADVICE_LEFT_OUT;
    }
    while (more) {
        more = false;
        for (size_t i = 0; i < advice->catalogue->recommendation_count; i++) {
            enum advice_state state = with_excluded(advice, &advice->items[i], excluded);
            more = more || state != advice->items[i].state;
            advice->items[i].state = state;
        }
    }
}

/* What is excluded for certain stands in no plan, whatever may call for it. */
static void exclude(struct advice *advice)
{
    size_t count = advice->catalogue->recommendation_count;
    enum truth *excluded = arena_allocate(advice->arena, count + 1, sizeof *excluded);
    for (size_t i = 0; excluded && i < count; i++)
        excluded[i] = advice->items[i].state == ADVICE_SILENT
                          ? TRUTH_FALSE
                          : is_excluded(advice, advice->items[i].recommendation);
    if (excluded)
        note_excluded(advice, excluded);
    for (size_t i = 0; excluded && i < count; i++)
        if (advice->items[i].state == ADVICE_LEFT_OUT && excluded[i] == TRUTH_TRUE)
            advice->items[i].state = ADVICE_SILENT;
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
    head->sources =
        advice_appended(advice, head->sources, &head->source_count, source, sizeof *source);
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
        advice_appended(advice, head->articles, &head->article_count, article, sizeof *article);
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
        advice_appended(advice, head->counterparts, &head->counterpart_count, &part, sizeof(part));
    add_reasons(advice, head, part);
    for (size_t i = 0; i < part->recommendation->source_count; i++)
        add_source(advice, head, &part->recommendation->sources[i]);
    for (size_t i = 0; i < part->recommendation->article_count; i++)
        add_article(advice, head, &part->recommendation->articles[i]);
    for (size_t i = 0; i < part->missing_count; i++)
        add_missing(advice, head, part->missing[i]);
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
                advice_appended(advice, part->part_of, &part->part_of_count, &step, sizeof(step));
    }
    return found;
}

static void stand_together(struct advice *advice)
{
    size_t count = advice->catalogue->recommendation_count;
    for (size_t i = 0; i < count; i++)
        if (!advice->items[i].recommendation->text)
            bring_up(advice, &advice->items[i]);
    exclude(advice);
    for (size_t i = 0; i < count; i++)
        if (advice->items[i].state == ADVICE_FIRES || advice->items[i].state == ADVICE_NEEDS_FACTS)
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
                advised->because =
                    advice_appended(advice, advised->because, &advised->because_count,
                                    &reason->questions[q], sizeof(*advised->because));
    }
    advised->why = why.data ? arena_copy(advice->arena, why.data) : "";
    advised->alternatives = advised->reason_count;
    text_free(&why);
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
    advice_order(advice);
    if (arena_failed(advice->arena)) {
        advice_free(advice);
        return NULL;
    }
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

void advised_tell(const struct advised *advised, struct text *out)
{
    const char *text = advised->recommendation->text;
    text_append(out, text ? text : "");
    for (size_t i = 0; i < advised->missing_count; i++)
        text_append_format(out, "%s%s", i ? "; " : _(" Missing: "), advised->missing[i]->text);
    text_append(out, advised->missing_count ? "." : "");
}
