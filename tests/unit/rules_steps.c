/* The search over steps: where their points are in place they do not stand, and one answer that
   says a point is missing brings them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rules/advice.h"
#include "tests/unit/points.h"
#include "tests/unit/rules.h"
#include "tests/unit/support.h"

enum { OWN_MOST = 64, SETS_MOST = 16 };

/* What a step says is missing: an option of a list, or an answer. */
struct own {
    const struct question *question;
    const char *words[32]; /* options that are missing; answers that say so */
    size_t word_count;
    bool all;        /* of a list: any option */
    double at_least; /* of a number */
    bool gate;
};

struct subject {
    struct rules_search *search;
    const struct recommendation *step;
    struct points points;
    struct own own[OWN_MOST];
    size_t own_count;
    bool noted;
    uint64_t random;
};

/* ---- what a step is about ---- */

struct fullest {
    const struct question *question;
    const char *word;
    bool named; /* some rule for all of it asks for an answer to the question ... */
    bool is;    /* ... and this is one */
};

static void look_for_word(void *context, const struct condition_test *test, enum truth truth)
{
    struct fullest *fullest = context;
    (void)truth;
    if (test->reference.kind != REFERENCE_QUESTION ||
        test->operator!= TEST_IS || test->reference.index != fullest->question->index)
        return;
    fullest->named = true;
    for (size_t i = 0; i < test->word_count; i++)
        fullest->is = fullest->is || strcmp(test->words[i], fullest->word) == 0;
}

/* What the rules of its capability take for all of it; where they do not look at it, the first. */
static bool is_fullest(const struct question *question, const char *word)
{
    const struct capability *capability = question->capability;
    struct fullest fullest = {question, word, false, false};
    for (size_t i = 0; capability && i < capability->rule_count; i++)
        if (capability->rules[i].when &&
            status_entry(capability->rules[i].status)->standing == STANDING_FULL)
            condition_walk(capability->rules[i].when, NULL, look_for_word, &fullest);
    return fullest.named ? fullest.is : strcmp(word, question->options[0].id) == 0;
}

/* Words of which none is the fullest of its question say that something is missing. */
static bool says_missing(const struct question *question, const struct condition_test *test)
{
    for (size_t i = 0; i < test->word_count; i++)
        if (!question->option_count || is_fullest(question, test->words[i]))
            return false;
    return question->option_count > 0;
}

static struct own *own_of(struct subject *subject, const struct question *question)
{
    for (size_t i = 0; i < subject->own_count; i++)
        if (subject->own[i].question == question)
            return &subject->own[i];
    CU_ASSERT_FATAL(subject->own_count < OWN_MOST);
    subject->own[subject->own_count] = (struct own){.question = question};
    return &subject->own[subject->own_count++];
}

static void add_words(struct own *own, const struct condition_test *test)
{
    for (size_t i = 0; i < test->word_count && own->word_count < COUNT(own->words); i++)
        own->words[own->word_count++] = test->words[i];
}

static bool is_missing_test(const struct question *question, const struct condition_test *test)
{
    switch (test->operator) {
    case TEST_IS:
        return question_is_list(question) || says_missing(question, test);
    case TEST_LACKS:
    case TEST_LACKS_AT_LEAST:
    case TEST_HAS_AT_MOST:
    case TEST_BELOW:
        return true;
    default:
        return false;
    }
}

/* Something was answered, and no word of it is known: each test has a truth. */
static const struct fact any_fact = {.state = FACT_ANSWERED};

static struct fact find_any_fact(void *context, struct reference reference)
{
    (void)context;
    (void)reference;
    return any_fact;
}

/* Tests below “not” speak against the step: they are not what it says is missing. */
static void note_own(void *context, const struct condition_test *test, enum truth truth)
{
    struct subject *subject = context;
    if (test->reference.kind != REFERENCE_QUESTION ||
        truth != condition_test_truth(test, &any_fact))
        return;
    const struct question *question = subject->search->catalogue->questions[test->reference.index];
    if (!is_missing_test(question, test))
        return;
    struct own *own = own_of(subject, question);
    own->all = own->all || (question_is_list(question) && !test->word_count) ||
               (question_is_list(question) && test->operator== TEST_IS);
    own->gate = question->kind == KIND_GATE;
    if (test->operator== TEST_BELOW && test->number> own->at_least)
        own->at_least = test->number;
    add_words(own, test);
}

static void note_condition(struct subject *subject, const struct condition *condition)
{
    struct condition_view view = {.fact = find_any_fact};
    condition_walk(condition, &view, note_own, subject);
}

/* The conditions by which a step comes to stand: its own, and those of entries that bring it up. */
typedef void each_condition(struct subject *subject, const struct condition *condition);

static void for_each_condition(struct subject *subject, each_condition *each)
{
    const struct catalogue *catalogue = subject->search->catalogue;
    for (size_t f = 0; f < subject->step->fire_count; f++)
        each(subject, subject->step->fires[f]);
    for (size_t i = 0; i < catalogue->recommendation_count; i++) {
        const struct recommendation *entry = catalogue->recommendations[i];
        for (size_t b = 0; b < entry->bring_count; b++) {
            if (entry->brings[b] != subject->step)
                continue;
            for (size_t f = 0; !entry->brings_when && f < entry->fire_count; f++)
                each(subject, entry->fires[f]);
            if (entry->brings_when)
                each(subject, entry->brings_when[b]);
        }
    }
}

static void add_to_points(struct subject *subject, const struct condition *condition)
{
    points_add(&subject->points, condition);
}

/* ---- in place ---- */

static bool is_word_of(const struct own *own, const char *word)
{
    for (size_t i = 0; i < own->word_count; i++)
        if (strcmp(own->words[i], word) == 0)
            return true;
    return false;
}

/* Whether the answer says that nothing of the point is missing. */
static bool is_in_place(const struct own *own, const struct answer *answer)
{
    const struct question *question = own->question;
    if (answer->state != ANSWER_ANSWERED)
        return false;
    if (question->kind == KIND_NUMBER)
        return answer->value && strtod(answer->value, NULL) >= own->at_least;
    if (!question_is_list(question))
        return answer->value && !is_word_of(own, answer->value);
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        bool needed = own->all ? !option->exclusive : is_word_of(own, option->id);
        if (needed && !answer_has(answer, option->id))
            return false;
    }
    return true;
}

struct waiting {
    const struct question *gate;
    bool found;
};

static void look_for_gate(void *context, const struct condition_test *test, enum truth truth)
{
    struct waiting *waiting = context;
    (void)truth;
    waiting->found = waiting->found || (test->reference.kind == REFERENCE_QUESTION &&
                                        test->reference.index == waiting->gate->index);
}

/* Whether a point is asked only after the gate, or stands beside it in its capability. */
static bool is_detail_of(const struct own *own, const struct question *gate)
{
    struct waiting waiting = {.gate = gate};
    if (own->question == gate)
        return false;
    if (own->question->asked_if)
        condition_walk(own->question->asked_if, NULL, look_for_gate, &waiting);
    return waiting.found || (!own->gate && own->question->capability == gate->capability);
}

/* A gate is a point of its own only where the step names no detail of it; it is free otherwise:
   what the step is about is the detail. `loose`: where the step names anything else at all. */
static bool counts(const struct subject *subject, const struct own *own, bool loose)
{
    for (size_t i = 0; own->gate && i < subject->own_count; i++)
        if (is_detail_of(&subject->own[i], own->question) || (loose && !subject->own[i].gate))
            return false;
    return true;
}

/* Candidates of a point that say that it is in place. */
static bool is_candidate_in_place(const struct subject *subject, const struct point *point,
                                  size_t candidate)
{
    struct assessment *scratch = test_assessment(subject->search->catalogue);
    bool in_place = true;
    point_answer(scratch, point, candidate);
    for (size_t i = 0; i < subject->own_count; i++)
        if (subject->own[i].question == point->question && counts(subject, &subject->own[i], true))
            in_place = is_in_place(&subject->own[i], assessment_answer(scratch, point->question));
    assessment_free(scratch);
    return in_place;
}

/* ---- whether it stands ---- */

static bool is_true(const struct findings *findings, const struct condition *condition)
{
    return findings_evaluate(findings, condition) == TRUTH_TRUE;
}

static bool any_true(const struct findings *findings, const struct condition *const *conditions,
                     size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_true(findings, conditions[i]))
            return true;
    return false;
}

static bool stands(const struct subject *subject, const struct findings *findings)
{
    const struct catalogue *catalogue = subject->search->catalogue;
    if (any_true(findings, subject->step->fires, subject->step->fire_count))
        return true;
    for (size_t i = 0; i < catalogue->recommendation_count; i++) {
        const struct recommendation *entry = catalogue->recommendations[i];
        for (size_t b = 0; b < entry->bring_count; b++)
            if (entry->brings[b] == subject->step &&
                (!entry->brings_when || is_true(findings, entry->brings_when[b])) &&
                any_true(findings, entry->fires, entry->fire_count))
                return true;
    }
    return false;
}

/* ---- which questionnaires are in use ---- */

/* Sets of those that the step looks at, and all. */
static size_t find_sets(const struct subject *subject, char sets[SETS_MOST][32])
{
    const struct catalogue *catalogue = subject->search->catalogue;
    size_t count = catalogue->questionnaire_count;
    size_t found = 0;
    for (size_t set = 1; set < (1U << count) && found < SETS_MOST; set++) {
        bool looked_at = false;
        size_t length = 0;
        for (size_t q = 0; q < count; q++) {
            if (!(set & (1U << q)))
                continue;
            length += (size_t)snprintf(sets[found] + length, 32 - length, "%s%s", length ? "," : "",
                                       catalogue->questionnaires[q]->id);
            for (size_t p = 0; p < subject->points.count; p++)
                looked_at = looked_at || subject->points.items[p].question->questionnaire ==
                                             catalogue->questionnaires[q];
        }
        found += looked_at;
    }
    return found;
}

static void use(struct assessment *assessment, const char *set)
{
    struct error error = {0};
    CHECK(assessment_set_instruments(assessment, set, &error), "%s", error.problem);
}

/* ---- never where its points are in place ---- */

/* Whether some point is asked, and all that are say that nothing is missing. What a no keeps closed
   is not in place; `loose` lets it be, for it may be the same fact in other words. */
static bool all_in_place(const struct subject *subject, const struct assessment *assessment,
                         const struct applies *applies, bool loose)
{
    size_t asked = 0;
    for (size_t i = 0; i < subject->own_count; i++) {
        const struct own *own = &subject->own[i];
        enum asked why = applies_asked(applies, own->question);
        bool closed = why == ASKED_NOT_CONDITION;
        if (!counts(subject, own, loose) || (why != ASKED && !closed) || (closed && loose))
            continue;
        asked++;
        if (closed || !is_in_place(own, assessment_answer(assessment, own->question)))
            return false;
    }
    return asked > 0;
}

static void tell_standing(struct subject *subject, const struct assessment *assessment,
                          const char *set, bool loose)
{
    struct text answers = {0};
    points_tell(&subject->points, assessment, &answers);
    const char *told = answers.data ? answers.data : "nothing";
    if (loose)
        text_append_format(&subject->search->noted,
                           "%s: stands though some of its points are in place (%s), after: %s\n",
                           subject->step->id, set, told);
    else
        rules_fault(subject->search, "%s: stands though its points are in place (%s), after: %s",
                    subject->step->id, set, told);
    text_free(&answers);
}

/* Whether it is to be told; what may be meant is noted once, and looked at. */
static bool tell_if_standing(struct subject *subject, const struct assessment *assessment,
                             const char *set)
{
    struct applies *applies = applies_new(assessment);
    struct findings *findings = findings_bare(applies);
    bool loosely = all_in_place(subject, assessment, applies, true) && stands(subject, findings);
    bool wrong = loosely && all_in_place(subject, assessment, applies, false);
    findings_free(findings);
    applies_free(applies);
    if (wrong || (loosely && !subject->noted))
        tell_standing(subject, assessment, set, !wrong);
    subject->noted = subject->noted || loosely;
    return wrong;
}

/* The answers to try for each point: those in place for what the step is about, all others for the
   rest, and none at all. */
struct choice {
    size_t candidates[512];
    size_t count;
};

static struct choice *find_choices(const struct subject *subject)
{
    struct choice *choices = calloc(subject->points.count + 1, sizeof *choices);
    CU_ASSERT_PTR_NOT_NULL_FATAL(choices);
    for (size_t p = 0; p < subject->points.count; p++) {
        const struct point *point = &subject->points.items[p];
        bool own = false;
        for (size_t i = 0; i < subject->own_count; i++)
            own = own || (subject->own[i].question == point->question &&
                          counts(subject, &subject->own[i], true));
        for (size_t c = 0; c < point->candidates && choices[p].count < 511; c++)
            if (!own || is_candidate_in_place(subject, point, c))
                choices[p].candidates[choices[p].count++] = c;
        choices[p].candidates[choices[p].count++] = point->candidates;
    }
    return choices;
}

static void search_standing(struct subject *subject)
{
    char sets[SETS_MOST][32];
    size_t set_count = find_sets(subject, sets);
    struct choice *choices = find_choices(subject);
    uint64_t combinations = 1;
    bool told = false;
    for (size_t p = 0; p < subject->points.count && combinations <= subject->search->draws; p++)
        combinations *= choices[p].count;
    bool all = combinations <= subject->search->draws;
    for (size_t s = 0; s < set_count && !told; s++) {
        struct assessment *assessment = test_assessment(subject->search->catalogue);
        size_t draws = all ? (size_t)combinations : subject->search->draws / set_count;
        use(assessment, sets[s]);
        for (size_t n = 0; n < draws && !told; n++) {
            uint64_t rest = n;
            for (size_t p = 0; p < subject->points.count; p++) {
                uint64_t number = all ? rest : points_draw(&subject->random);
                point_answer(assessment, &subject->points.items[p],
                             choices[p].candidates[number % choices[p].count]);
                rest /= choices[p].count;
            }
            told = tell_if_standing(subject, assessment, sets[s]);
        }
        assessment_free(assessment);
    }
    free(choices);
}

/* ---- one answer brings it ---- */

/* Whether some answer to the point's question brings the step, with all else as it is. */
static bool brought_by(const struct subject *subject, struct assessment *assessment,
                       const struct point *point, size_t before)
{
    bool brought = false;
    for (size_t c = 0; c < point->candidates && !brought; c++) {
        point_answer(assessment, point, c);
        struct applies *applies = applies_new(assessment);
        struct findings *findings = findings_bare(applies);
        brought = applies_to(applies, point->question) && stands(subject, findings);
        findings_free(findings);
        applies_free(applies);
    }
    point_answer(assessment, point, before);
    return brought;
}

/* Over a record where everything is in place, and over an empty one. */
static bool is_brought(const struct subject *subject, const char *set, bool empty)
{
    struct assessment *assessment = test_assessment(subject->search->catalogue);
    bool brought = false;
    if (!empty)
        test_answer_all(assessment, SPIRIT_IN_PLACE);
    use(assessment, set);
    for (size_t i = 0; i < subject->points.count && !brought; i++) {
        const struct point *point = &subject->points.items[i];
        brought = brought_by(subject, assessment, point, empty ? point->candidates : 0);
    }
    assessment_free(assessment);
    return brought;
}

static void search_bringing(struct subject *subject)
{
    char sets[SETS_MOST][32];
    size_t set_count = find_sets(subject, sets);
    for (size_t s = 0; s < set_count; s++)
        if (is_brought(subject, sets[s], false) || is_brought(subject, sets[s], true))
            return;
    rules_fault(subject->search, "%s: no single answer brings it", subject->step->id);
}

/* ---- all steps ---- */

static void search_step(struct rules_search *search, const struct recommendation *step)
{
    struct subject *subject = calloc(1, sizeof *subject);
    CU_ASSERT_PTR_NOT_NULL_FATAL(subject);
    subject->search = search;
    subject->step = step;
    subject->points.catalogue = search->catalogue;
    subject->random = search->seed;
    for_each_condition(subject, note_condition);
    for_each_condition(subject, add_to_points);
    points_close(&subject->points);
    search_bringing(subject);
    if (subject->own_count)
        search_standing(subject);
    else
        rules_fault(search, "%s: rests on nothing but levels, and cannot say what is missing",
                    step->id);
    points_free(&subject->points);
    free(subject);
}

void rules_search_steps(struct rules_search *search)
{
    for (size_t i = 0; i < search->catalogue->recommendation_count; i++)
        if (search->catalogue->recommendations[i]->text)
            search_step(search, search->catalogue->recommendations[i]);
}
