/* The search over findings: what each can still be, against all that completions come to. */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/points.h"
#include "tests/unit/rules.h"
#include "tests/unit/support.h"

enum { FEW_POINTS = 12, MOST_COMPLETE = 200000, MOST_PARTIAL = 3000 };

/* A finding with all that it rests on. */
struct subject {
    struct rules_search *search;
    const struct capability *capability;
    struct assessment *assessment;
    struct points points;
    size_t *state; /* of each point: a candidate; `candidates` for open; behind that, a list with
                      the ticks of a candidate that nobody has looked through */
    bool *asked;   /* which points are, in the state that is being completed */
    uint64_t random;
    bool told[2]; /* each kind of fault is told once */
};

/* ---- what is answered ---- */

static bool is_in_part(const struct subject *subject, size_t point)
{
    return subject->state[point] > subject->points.items[point].candidates;
}

static bool is_open(const struct subject *subject, size_t point)
{
    return subject->state[point] == subject->points.items[point].candidates;
}

static size_t ticks_of(const struct subject *subject, size_t point)
{
    size_t candidates = subject->points.items[point].candidates;
    return subject->state[point] - (is_in_part(subject, point) ? candidates + 1 : 0);
}

static void put(struct subject *subject, size_t point, size_t state)
{
    const struct point *item = &subject->points.items[point];
    if (subject->state[point] == state)
        return;
    subject->state[point] = state;
    point_answer(subject->assessment, item,
                 is_in_part(subject, point) ? ticks_of(subject, point) : state);
    if (!is_in_part(subject, point))
        return;
    struct answer draft;
    CHECK(answer_copy(&draft, assessment_answer(subject->assessment, item->question)) &&
              answer_look_through(item->question, &draft, false) &&
              assessment_set_answer(subject->assessment, item->question, &draft, NULL),
          "%s in part", item->question->id);
    answer_free(&draft);
}

static void note_asked(struct subject *subject)
{
    struct applies *applies = applies_new(subject->assessment);
    for (size_t i = 0; i < subject->points.count; i++)
        subject->asked[i] = applies_to(applies, subject->points.items[i].question);
    applies_free(applies);
}

/* ---- what comes of it ---- */

static unsigned int left_of(const struct subject *subject)
{
    unsigned int left = 0;
    struct applies *applies = applies_new(subject->assessment);
    struct findings *findings = findings_bare(applies);
    const struct finding *finding = findings_of(findings, subject->capability);
    for (size_t i = 0; i < finding->left_count; i++)
        left |= 1U << finding->left[i];
    findings_free(findings);
    applies_free(applies);
    return left;
}

/* By the rules alone, in their order, when everything that is asked is answered: without the code
   that is tried. What is not asked leaves a rule open, and then it adds its status and goes on. */
static unsigned int outcome_of(const struct subject *subject)
{
    unsigned int outcome = 0;
    struct applies *applies = applies_new(subject->assessment);
    struct findings *findings = findings_bare(applies);
    for (size_t i = 0; i < subject->capability->rule_count; i++) {
        const struct status_rule *rule = &subject->capability->rules[i];
        enum truth truth = rule->when ? findings_evaluate(findings, rule->when) : TRUTH_TRUE;
        if (truth != TRUTH_FALSE)
            outcome |= 1U << rule->status;
        if (truth == TRUTH_TRUE)
            break;
    }
    findings_free(findings);
    applies_free(applies);
    return outcome;
}

/* ---- comparing ---- */

static void tell_statuses(unsigned int set, struct text *out)
{
    size_t count;
    const struct status_entry *entries = statuses(&count);
    bool some = false;
    for (size_t i = 0; i < count; i++)
        if (set & (1U << entries[i].status)) {
            text_append_format(out, "%s%s", some ? "|" : "", entries[i].word);
            some = true;
        }
}

static void compare(struct subject *subject, unsigned int left, unsigned int expected)
{
    for (int many = 0; many < 2; many++) {
        unsigned int wrong = many ? left & ~expected : expected & ~left;
        struct text statuses_told = {0};
        struct text answers = {0};
        if (!wrong || subject->told[many])
            continue;
        subject->told[many] = true;
        tell_statuses(wrong, &statuses_told);
        points_tell(&subject->points, subject->assessment, &answers);
        rules_fault(subject->search, "%s: %s among what it can still be (%s) after: %s",
                    subject->capability->id, many ? "has" : "lacks", statuses_told.data,
                    answers.data ? answers.data : "nothing");
        text_free(&statuses_told);
        text_free(&answers);
    }
}

/* ---- few points: all completions ---- */

/* The number of a combination of candidates. */
static size_t number_of(const struct subject *subject, const size_t *candidates)
{
    size_t number = 0;
    for (size_t i = subject->points.count; i-- > 0;)
        number = number * subject->points.items[i].candidates + candidates[i];
    return number;
}

static unsigned short *find_outcomes(struct subject *subject, size_t count)
{
    unsigned short *outcomes = calloc(count, sizeof *outcomes);
    CU_ASSERT_PTR_NOT_NULL_FATAL(outcomes);
    for (size_t number = 0; number < count; number++) {
        size_t rest = number;
        for (size_t i = 0; i < subject->points.count; i++) {
            put(subject, i, rest % subject->points.items[i].candidates);
            rest /= subject->points.items[i].candidates;
        }
        outcomes[number] = (unsigned short)outcome_of(subject);
    }
    return outcomes;
}

/* Whether the ticks of one candidate are among those of another. */
static bool goes_on_to(const struct point *point, size_t from, size_t to)
{
    for (size_t c = 0; c < point->class_count; c++) {
        size_t states = point->classes[c].states;
        if (to % states > from % states) /* fewer ticks */
            return false;
        to /= states;
        from /= states;
    }
    return point->class_count || to <= from;
}

/* An answer to what is not asked counts as none. */
static bool may_become(const struct subject *subject, size_t point, size_t candidate)
{
    if (is_open(subject, point) || !subject->asked[point])
        return true;
    if (is_in_part(subject, point))
        return goes_on_to(&subject->points.items[point], ticks_of(subject, point), candidate);
    return subject->state[point] == candidate;
}

static unsigned int completed(const struct subject *subject, const unsigned short *outcomes,
                              size_t point, size_t *candidates)
{
    unsigned int set = 0;
    if (point == subject->points.count)
        return outcomes[number_of(subject, candidates)];
    for (size_t c = 0; c < subject->points.items[point].candidates; c++) {
        candidates[point] = c;
        if (may_become(subject, point, c))
            set |= completed(subject, outcomes, point + 1, candidates);
    }
    return set;
}

/* How many states a point has: open, each candidate, and for a list each candidate in part. */
static size_t states_of(const struct point *point)
{
    size_t candidates = point->candidates;
    return candidates + 1 + (question_is_list(point->question) ? candidates : 0);
}

static void check_all(struct subject *subject, size_t count)
{
    unsigned short *outcomes = find_outcomes(subject, count);
    size_t *candidates = calloc(subject->points.count + 1, sizeof *candidates);
    uint64_t partial = 1;
    CU_ASSERT_PTR_NOT_NULL_FATAL(candidates);
    for (size_t i = 0; i < subject->points.count && partial <= MOST_PARTIAL; i++)
        partial *= states_of(&subject->points.items[i]);
    bool all = partial <= MOST_PARTIAL;
    for (size_t n = 0; n < (all ? partial : MOST_PARTIAL); n++) {
        uint64_t rest = n;
        for (size_t i = 0; i < subject->points.count; i++) {
            size_t states = states_of(&subject->points.items[i]);
            put(subject, i, (size_t)((all ? rest : points_draw(&subject->random)) % states));
            rest /= states;
        }
        note_asked(subject);
        compare(subject, left_of(subject), completed(subject, outcomes, 0, candidates));
    }
    free(candidates);
    free(outcomes);
}

/* ---- many points: as many completions as are drawn ---- */

/* From all in place to nothing in place, so that what needs everything is met, too. */
static unsigned int draw_chance(struct subject *subject)
{
    static const unsigned int chances[] = {100, 95, 80, 50, 20, 0};
    return chances[points_draw(&subject->random) % COUNT(chances)];
}

static void complete(struct subject *subject, const size_t *partial, size_t draw)
{
    unsigned int chance = draw == 0 ? 100 : draw_chance(subject);
    for (size_t i = 0; i < subject->points.count; i++) {
        const struct point *point = &subject->points.items[i];
        size_t candidate =
            draw == 1 ? point->candidates - 1 : point_draw(point, &subject->random, chance);
        put(subject, i, partial[i] < point->candidates ? partial[i] : candidate);
    }
}

static void check_drawn(struct subject *subject)
{
    enum { PARTIAL = 40 };
    size_t count = subject->points.count;
    size_t *partial = calloc(count + 1, sizeof *partial);
    CU_ASSERT_PTR_NOT_NULL_FATAL(partial);
    for (size_t n = 0; n < PARTIAL; n++) {
        unsigned int expected = 0;
        unsigned int chance = draw_chance(subject);
        unsigned int answered = (unsigned int)(points_draw(&subject->random) % 100);
        for (size_t i = 0; i < count; i++) {
            const struct point *point = &subject->points.items[i];
            bool open = points_draw(&subject->random) % 100 >= answered;
            partial[i] = open ? point->candidates : point_draw(point, &subject->random, chance);
        }
        for (size_t i = 0; i < count; i++)
            put(subject, i, partial[i]);
        note_asked(subject);
        for (size_t i = 0; i < count; i++)
            partial[i] = subject->asked[i] ? partial[i] : subject->points.items[i].candidates;
        for (size_t draw = 0; draw < subject->search->draws / PARTIAL; draw++) {
            complete(subject, partial, draw);
            expected |= outcome_of(subject);
        }
        for (size_t i = 0; i < count; i++)
            put(subject, i, partial[i]);
        compare(subject, left_of(subject), expected);
    }
    free(partial);
}

/* ---- all findings ---- */

static void check_finding(struct rules_search *search, const struct capability *capability)
{
    struct subject subject = {.search = search,
                              .capability = capability,
                              .assessment = test_assessment(search->catalogue),
                              .points = {.catalogue = search->catalogue},
                              .random = search->seed};
    for (size_t i = 0; i < capability->rule_count; i++)
        if (capability->rules[i].when)
            points_add(&subject.points, capability->rules[i].when);
    points_close(&subject.points);
    subject.state = calloc(subject.points.count + 1, sizeof *subject.state);
    subject.asked = calloc(subject.points.count + 1, sizeof *subject.asked);
    CU_ASSERT_FATAL(subject.state && subject.asked);
    for (size_t i = 0; i < subject.points.count; i++)
        subject.state[i] = subject.points.items[i].candidates;
    uint64_t complete_count = points_combinations(&subject.points, 0);
    if (subject.points.count <= FEW_POINTS && complete_count <= MOST_COMPLETE)
        check_all(&subject, (size_t)complete_count);
    else
        check_drawn(&subject);
    free(subject.state);
    free(subject.asked);
    points_free(&subject.points);
    assessment_free(subject.assessment);
}

void rules_search_findings(struct rules_search *search)
{
    for (size_t i = 0; i < search->catalogue->capability_count; i++)
        check_finding(search, search->catalogue->capabilities[i]);
}
