#include "tests/unit/points.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/record/saying.h"
#include "tests/unit/support.h"

/* ---- what matters ---- */

struct point *points_find(const struct points *points, const struct question *question)
{
    for (size_t i = 0; i < points->count; i++)
        if (points->items[i].question == question)
            return &points->items[i];
    return NULL;
}

static void add_reference(struct points *points, struct reference reference);

void points_add_question(struct points *points, const struct question *question)
{
    if (points_find(points, question))
        return;
    if (!points->items)
        points->items = calloc(POINTS_MOST, sizeof *points->items);
    CU_ASSERT_FATAL(points->items && points->count < POINTS_MOST);
    points->items[points->count++] = (struct point){.question = question};
    if (question->asked_if)
        points_add(points, question->asked_if);
    for (size_t i = 0; i < question->taken_count; i++)
        add_reference(points, question->taken_from[i]);
}

static void add_reference(struct points *points, struct reference reference)
{
    if (reference.kind == REFERENCE_QUESTION)
        points_add_question(points, points->catalogue->questions[reference.index]);
    if (reference.kind != REFERENCE_FINDING)
        return;
    const struct capability *capability = points->catalogue->capabilities[reference.index];
    for (size_t i = 0; i < capability->rule_count; i++)
        if (capability->rules[i].when)
            points_add(points, capability->rules[i].when);
}

/* Two options belong together while every test has both of them or none, and counts neither. */
static bool takes_apart(const struct condition_test *test, const char *one, const char *other)
{
    bool has_one = false;
    bool has_other = false;
    for (size_t i = 0; i < test->word_count; i++) {
        has_one |= strcmp(test->words[i], one) == 0;
        has_other |= strcmp(test->words[i], other) == 0;
    }
    return has_one != has_other;
}

/* Divides the options of a list by one more test. */
static void divide(struct point *point, const struct condition_test *test)
{
    size_t count = point->class_count;
    for (size_t c = 0; c < count; c++) {
        struct point_class *class = &point->classes[c];
        struct point_class apart = {.count = 0};
        size_t kept = 0;
        for (size_t w = 0; w < class->count; w++)
            if (w && takes_apart(test, class->words[0], class->words[w]))
                apart.words[apart.count++] = class->words[w];
            else
                class->words[kept++] = class->words[w];
        class->count = kept;
        if (!apart.count)
            continue;
        CU_ASSERT_FATAL(point->class_count < POINT_CLASSES);
        point->classes[point->class_count++] = apart;
    }
}

static void note_number(struct point *point, double number)
{
    for (size_t i = 0; i < point->number_count; i++)
        if (point->numbers[i] == number)
            return;
    CU_ASSERT_FATAL(point->number_count < POINT_NUMBERS);
    point->numbers[point->number_count++] = number;
}

static void note_test(void *context, const struct condition_test *test, enum truth truth)
{
    struct points *points = context;
    (void)truth;
    add_reference(points, test->reference);
    if (test->reference.kind != REFERENCE_QUESTION)
        return;
    struct point *point = points_find(points, points->catalogue->questions[test->reference.index]);
    bool counts =
        test->operator== TEST_HAS_AT_LEAST || test->operator== TEST_HAS_AT_MOST || test->operator==
        TEST_LACKS_AT_LEAST;
    if (test->operator== TEST_AT_LEAST || test->operator== TEST_BELOW)
        note_number(point, test->number);
    point->counted = point->counted || counts;
    if (!question_is_list(point->question) || test->operator== TEST_IS)
        return;
    if (!point->class_count) {
        point->class_count = 1;
        for (size_t i = 0; i < point->question->option_count; i++)
            if (!point->question->options[i].exclusive)
                point->classes[0].words[point->classes[0].count++] = point->question->options[i].id;
    }
    if (test->word_count)
        divide(point, test);
}

void points_add(struct points *points, const struct condition *condition)
{
    condition_walk(condition, NULL, note_test, points);
}

static size_t count_candidates(struct point *point)
{
    const struct question *question = point->question;
    size_t count = 1;
    if (question->kind == KIND_NUMBER)
        return 2 * point->number_count + 1;
    if (!question_is_list(question))
        return (question->option_count ? question->option_count : 1) +
               (question->none && !question->option_count);
    if (!point->class_count) /* only whether anything is ticked */
        return 2;
    for (size_t c = 0; c < point->class_count; c++) {
        size_t most = point->counted ? point->classes[c].count + 1 : 3;
        size_t states = point->classes[c].count + 1 < most ? point->classes[c].count + 1 : most;
        point->classes[c].states = states;
        count *= states;
    }
    return count;
}

void points_close(struct points *points)
{
    for (size_t i = 0; i < points->count; i++)
        points->items[i].candidates = count_candidates(&points->items[i]);
}

void points_free(struct points *points)
{
    free(points->items);
    *points = (struct points){.catalogue = points->catalogue};
}

/* ---- answering ---- */

/* State 0 is all of the class, the last is none of it, those between are as many fewer. */
static size_t ticked_of(const struct point *point, const struct point_class *class, size_t state)
{
    if (state == 0)
        return class->count;
    if (state + 1 == class->states)
        return 0;
    return point->counted ? class->count - state : 1;
}

static bool tick_class(const struct point *point, size_t index, size_t state, struct answer *draft)
{
    const struct point_class *class = &point->classes[index];
    bool done = true;
    for (size_t i = 0; done && i < ticked_of(point, class, state); i++)
        done = answer_tick(point->question, draft, class->words[i], true);
    return done;
}

static bool draft_list(const struct point *point, size_t candidate, struct answer *draft)
{
    const struct question *question = point->question;
    bool done = true;
    if (!point->class_count && candidate == 0)
        done = answer_tick(question, draft, question->options[0].id, true);
    for (size_t c = 0; done && c < point->class_count; c++) {
        done = tick_class(point, c, candidate % point->classes[c].states, draft);
        candidate /= point->classes[c].states;
    }
    if (done && !draft->value_count)
        return answer_tick(question, draft, "none", true);
    return done && answer_look_through(question, draft, true);
}

static bool draft_number(const struct point *point, size_t candidate, struct answer *draft)
{
    char number[32];
    double value = candidate < 2 * point->number_count ? point->numbers[candidate / 2] : 0;
    if (candidate == 2 * point->number_count && point->question->none)
        return answer_tick(point->question, draft, "none", true);
    snprintf(number, sizeof number, "%g", candidate % 2 ? value / 2 : value);
    draft->state = ANSWER_ANSWERED;
    return answer_replace(&draft->value, number);
}

static bool draft_words(const struct question *question, size_t candidate, struct answer *draft)
{
    struct error error = {0};
    bool none = question->none && candidate == 1;
    const char *const words[] = {none                             ? "none"
                                 : question->kind == KIND_COUNTRY ? "NOR"
                                                                  : "2016",
                                 "A body"};
    size_t count = !none && question_kind_entry(question->kind)->takes_fields ? 2 : 1;
    return answer_from_words(question, words, count, draft, &error);
}

static bool draft_of(const struct point *point, size_t candidate, struct answer *draft)
{
    const struct question *question = point->question;
    if (question_is_list(question))
        return draft_list(point, candidate, draft);
    if (question->kind == KIND_NUMBER)
        return draft_number(point, candidate, draft);
    if (!question->option_count)
        return draft_words(question, candidate, draft);
    draft->state = ANSWER_ANSWERED;
    return answer_replace(&draft->value, question->options[candidate].id);
}

void point_answer(struct assessment *assessment, const struct point *point, size_t candidate)
{
    struct answer draft = {0};
    struct error error = {0};
    bool made = candidate >= point->candidates || draft_of(point, candidate, &draft);
    CHECK(made && assessment_set_answer(assessment, point->question, &draft, &error),
          "answering %s: %s", point->question->id, error.problem);
    answer_free(&draft);
}

uint64_t points_combinations(const struct points *points, size_t more)
{
    uint64_t product = 1;
    for (size_t i = 0; i < points->count; i++) {
        uint64_t factor = points->items[i].candidates + more;
        if (product > UINT64_MAX / factor)
            return UINT64_MAX;
        product *= factor;
    }
    return product;
}

void points_tell(const struct points *points, const struct assessment *assessment, struct text *out)
{
    bool some = false;
    for (size_t i = 0; i < points->count; i++) {
        const struct question *question = points->items[i].question;
        const struct answer *answer = assessment_answer(assessment, question);
        if (answer->state != ANSWER_ANSWERED)
            continue;
        text_append_format(out, "%s%s=", some ? "; " : "", question->id);
        for (size_t v = 0; v < answer->value_count; v++)
            text_append_format(out, "%s%s", v ? "," : "", answer->values[v]);
        if (!answer->value_count)
            text_append(out, answer->value);
        some = true;
    }
}

/* ---- drawing ---- */

/* xorshift64*: Vigna, 2016. */
uint64_t points_draw(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

size_t point_draw(const struct point *point, uint64_t *state, unsigned int best)
{
    if (points_draw(state) % 100 < best)
        return 0;
    return (size_t)(points_draw(state) % point->candidates);
}
