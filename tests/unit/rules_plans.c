/* The search over plans: a further “no” does not make them shorter. */
#include <stdlib.h>
#include <string.h>

#include "core/record/saying.h"
#include "core/rules/advice.h"
#include "tests/unit/points.h"
#include "tests/unit/rules.h"
#include "tests/unit/support.h"

enum { RECORDS = 24, IN_PLACE = 0, HALFWAY = 1, DRAWN = 2 };

struct plans {
    struct rules_search *search;
    struct points points; /* of every rule there is */
    uint64_t random;
    bool *told;    /* of each step: a loss is told once */
    bool *brought; /* of each question: its no has brought a step */
    bool *tried;
    bool *together; /* of each step and what it waits for: both have stood at once */
};

/* The same answers twice: conditions look at a record as it is. */
struct record {
    struct assessment *before;
    struct assessment *after;
};

/* ---- records ---- */

static void add_rules(struct points *points)
{
    const struct catalogue *catalogue = points->catalogue;
    for (size_t i = 0; i < catalogue->recommendation_count; i++) {
        const struct recommendation *step = catalogue->recommendations[i];
        for (size_t f = 0; f < step->fire_count; f++)
            points_add(points, step->fires[f]);
        for (size_t b = 0; step->brings_when && b < step->bring_count; b++)
            points_add(points, step->brings_when[b]);
    }
    for (size_t i = 0; i < catalogue->capability_count; i++)
        for (size_t r = 0; r < catalogue->capabilities[i]->rule_count; r++)
            if (catalogue->capabilities[i]->rules[r].when)
                points_add(points, catalogue->capabilities[i]->rules[r].when);
    points_close(points);
}

/* An answer in the middle, or the last but one. */
static size_t halfway(const struct point *point)
{
    return point->candidates / 2;
}

/* One in five is open in records that are drawn. */
static void fill(struct plans *plans, struct assessment *assessment, size_t number)
{
    unsigned int best = (unsigned int)(points_draw(&plans->random) % 100);
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    for (size_t i = 0; number != IN_PLACE && i < plans->points.count; i++) {
        const struct point *point = &plans->points.items[i];
        bool open = number >= DRAWN && points_draw(&plans->random) % 5 == 0;
        size_t drawn = point_draw(point, &plans->random, best);
        point_answer(assessment, point,
                     open                ? point->candidates
                     : number == HALFWAY ? halfway(point)
                                         : drawn);
    }
}

/* ---- a no ---- */

static const char *no_of(const struct question *question)
{
    if (question_is_list(question))
        return "none";
    for (size_t i = 0; i < question->option_count; i++)
        if (strcmp(question->options[i].id, "no") == 0)
            return "no";
    return NULL;
}

static void give_no(struct assessment *assessment, const struct question *question)
{
    struct answer draft = {0};
    struct error error = {0};
    const char *const words[] = {no_of(question)};
    CHECK(answer_from_words(question, words, 1, &draft, &error) &&
              assessment_set_answer(assessment, question, &draft, &error),
          "no to %s: %s", question->id, error.problem);
    answer_free(&draft);
}

/* ---- what it takes out of the plan ---- */

struct closing {
    const struct applies *before;
    const struct applies *after;
    bool found;
};

/* Whether a question that was asked, and that a test looks at, is kept closed now. */
static void look_for_closed(void *context, const struct condition_test *test, enum truth truth)
{
    struct closing *closing = context;
    (void)truth;
    if (test->reference.kind != REFERENCE_QUESTION)
        return;
    const struct question *question =
        assessment_catalogue(applies_assessment(closing->before))->questions[test->reference.index];
    closing->found =
        closing->found || (applies_to(closing->before, question) &&
                           applies_asked(closing->after, question) == ASKED_NOT_CONDITION);
}

/* Whether some alternative that was true rests on nothing that the no keeps closed. */
static bool rests_on_what_is_asked(const struct test_view *before, const struct test_view *after,
                                   const struct recommendation *step)
{
    for (size_t f = 0; f < step->fire_count; f++) {
        struct closing closing = {before->applies, after->applies, false};
        if (findings_evaluate(before->findings, step->fires[f]) != TRUTH_TRUE)
            continue;
        condition_walk(step->fires[f], NULL, look_for_closed, &closing);
        if (!closing.found)
            return true;
    }
    return false;
}

static bool stands(const struct advised *advised)
{
    return advised->state == ADVICE_FIRES;
}

/* Whether another step that stands names it as excluded. */
static bool is_excluded(const struct test_view *view, const struct recommendation *step)
{
    for (size_t e = 0; e < step->excluded_by_count; e++)
        if (stands(advice_of(view->advice, step->excluded_by[e])))
            return true;
    return false;
}

/* With nothing answered before, a no can close nothing that was asked. */
static bool is_lost(const struct test_view *before, const struct test_view *after,
                    const struct recommendation *step, bool further)
{
    return step->text && stands(advice_of(before->advice, step)) &&
           !stands(advice_of(after->advice, step)) && !is_excluded(after, step) &&
           (further || rests_on_what_is_asked(before, after, step));
}

static void compare(struct plans *plans, const struct test_view *before,
                    const struct test_view *after, const struct question *question, bool further)
{
    const struct catalogue *catalogue = plans->search->catalogue;
    for (size_t i = 0; i < catalogue->recommendation_count; i++) {
        const struct recommendation *step = catalogue->recommendations[i];
        if (stands(advice_of(after->advice, step)) && !stands(advice_of(before->advice, step)))
            plans->brought[question->index] = true;
        if (plans->told[i] || !is_lost(before, after, step, further))
            continue;
        plans->told[i] = true;
        rules_fault(plans->search, "%s: leaves the plan when %s is no%s; it stood because %s",
                    step->id, question->id, further ? " and not open" : " instead",
                    advice_of(before->advice, step)->why);
    }
}

static void open_again(struct assessment *assessment, const struct point *point)
{
    point_answer(assessment, point, point->candidates);
}

static void restore(struct assessment *assessment, const struct question *question,
                    const struct answer *answer)
{
    CHECK(assessment_set_answer(assessment, question, answer, NULL), "%s", question->id);
}

/* In place of what is answered in both records, and, with `further`, where nothing was. */
static void try_no(struct plans *plans, struct record *record, const struct point *point,
                   bool further)
{
    struct answer kept = {0};
    const struct question *question = point->question;
    CHECK(answer_copy(&kept, assessment_answer(record->before, question)), "%s", question->id);
    if (further)
        open_again(record->before, point);
    struct test_view before = test_view(record->before);
    if (applies_to(before.applies, question)) {
        give_no(record->after, question);
        struct test_view after = test_view(record->after);
        compare(plans, &before, &after, question, further);
        plans->tried[question->index] = true;
        test_view_free(&after);
    }
    test_view_free(&before);
    restore(record->before, question, &kept);
    restore(record->after, question, &kept);
    answer_free(&kept);
}

/* ---- what stands together ---- */

static void note_together(struct plans *plans, const struct assessment *assessment)
{
    const struct catalogue *catalogue = plans->search->catalogue;
    struct test_view view = test_view(assessment);
    for (size_t i = 0; i < catalogue->recommendation_count; i++)
        for (size_t w = 0; w < catalogue->recommendation_count; w++)
            if (stands(advice_of(view.advice, catalogue->recommendations[i])) &&
                stands(advice_of(view.advice, catalogue->recommendations[w])))
                plans->together[i * catalogue->recommendation_count + w] = true;
    test_view_free(&view);
}

static void tell_notes(struct plans *plans)
{
    const struct catalogue *catalogue = plans->search->catalogue;
    for (size_t i = 0; i < plans->points.count; i++) {
        const struct question *question = plans->points.items[i].question;
        if (plans->tried[question->index] && !plans->brought[question->index])
            text_append_format(&plans->search->noted, "%s: a no to it brings no step\n",
                               question->id);
    }
    for (size_t i = 0; i < catalogue->recommendation_count; i++)
        for (size_t d = 0; d < catalogue->recommendations[i]->depend_count; d++) {
            const struct recommendation *step = catalogue->recommendations[i];
            if (!plans->together[i * catalogue->recommendation_count + step->depends_on[d]->index])
                text_append_format(&plans->search->noted,
                                   "%s: waits for %s, and no record had both\n", step->id,
                                   step->depends_on[d]->id);
        }
}

/* ---- all records ---- */

static void search_record(struct plans *plans, size_t number)
{
    struct record record = {test_assessment(plans->search->catalogue),
                            test_assessment(plans->search->catalogue)};
    uint64_t random = plans->random;
    fill(plans, record.before, number);
    plans->random = random;
    fill(plans, record.after, number);
    note_together(plans, record.before);
    for (size_t i = 0; i < plans->points.count; i++) {
        const struct point *point = &plans->points.items[i];
        if (!no_of(point->question))
            continue;
        try_no(plans, &record, point, true);
        try_no(plans, &record, point, false);
    }
    assessment_free(record.before);
    assessment_free(record.after);
}

void rules_search_plans(struct rules_search *search)
{
    size_t steps = search->catalogue->recommendation_count;
    size_t questions = search->catalogue->question_count;
    struct plans plans = {
        .search = search,
        .points = {.catalogue = search->catalogue},
        .random = search->seed,
        .told = calloc(steps + 1, sizeof *plans.told),
        .brought = calloc(questions + 1, sizeof *plans.brought),
        .tried = calloc(questions + 1, sizeof *plans.tried),
        .together = calloc(steps * steps + 1, sizeof *plans.together),
    };
    CU_ASSERT_FATAL(plans.told && plans.brought && plans.tried && plans.together);
    add_rules(&plans.points);
    for (size_t number = 0; number < RECORDS; number++)
        search_record(&plans, number);
    tell_notes(&plans);
    points_free(&plans.points);
    free(plans.told);
    free(plans.brought);
    free(plans.tried);
    free(plans.together);
}

/* ---- how long a plan is ---- */

size_t rules_count_entries(const struct catalogue *catalogue, const char *instruments)
{
    struct assessment *assessment = test_assessment(catalogue);
    struct points points = {.catalogue = catalogue};
    struct error error = {0};
    const struct advised *const *plan;
    size_t entries = 0;
    add_rules(&points);
    CHECK(assessment_set_instruments(assessment, instruments, &error), "%s", error.problem);
    for (size_t i = 0; i < points.count; i++)
        if (no_of(points.items[i].question))
            give_no(assessment, points.items[i].question);
        else
            point_answer(assessment, &points.items[i], points.items[i].candidates - 1);
    struct test_view view = test_view(assessment);
    size_t count = advice_plan(view.advice, &plan);
    for (size_t i = 0; i < count; i++)
        entries += plan[i]->entry == plan[i];
    test_view_free(&view);
    points_free(&points);
    assessment_free(assessment);
    return entries;
}
