/* What of an assessment may travel. A copy takes over what is named here and nothing else, so that
   a key that comes to the file later stays out until somebody thinks about it. */
#include <stdlib.h>
#include <string.h>

#include "core/record/assessment_parts.h"

/* ---- asking ---- */

bool assessment_is_shared(const struct assessment *assessment)
{
    return assessment->left_out != NULL;
}

bool assessment_leaves_out(const struct assessment *assessment, const struct question *question)
{
    return assessment->left_out && assessment->left_out->questions[question->index];
}

bool assessment_leaves_out_status(const struct assessment *assessment,
                                  const struct capability *capability)
{
    return assessment->left_out && assessment->left_out->statuses[capability->index];
}

bool assessment_leaves_out_country(const struct assessment *assessment)
{
    return assessment->left_out && assessment->left_out->country;
}

static bool is_left_out(const struct assessment *assessment, struct reference reference)
{
    const struct catalogue *catalogue = assessment->catalogue;
    if (reference.kind == REFERENCE_QUESTION)
        return assessment_leaves_out(assessment, catalogue->questions[reference.index]);
    return reference.kind == REFERENCE_FINDING &&
           assessment_leaves_out_status(assessment, catalogue->capabilities[reference.index]);
}

struct looking {
    const struct assessment *assessment;
    bool found;
};

static void look_at_test(void *context, const struct condition_test *test, enum truth truth)
{
    struct looking *looking = context;
    (void)truth;
    looking->found = looking->found || is_left_out(looking->assessment, test->reference);
}

bool assessment_leaves_out_condition(const struct assessment *assessment,
                                     const struct condition *condition)
{
    struct looking looking = {.assessment = assessment};
    if (assessment->left_out && condition)
        condition_walk(condition, NULL, look_at_test, &looking);
    return looking.found;
}

/* ---- what hangs on what ---- */

void left_out_free(struct left_out *left_out)
{
    if (!left_out)
        return;
    free(left_out->questions);
    free(left_out->statuses);
    free(left_out);
}

static bool must_stay(const struct assessment *whole, const struct question *question)
{
    return question->personal || answer_is_sensitive(question, assessment_answer(whole, question));
}

/* Whether some answer could make it be asked: else none to it counts anywhere. */
static bool is_in_reach(const struct assessment *assessment, const struct question *question)
{
    return assessment_has(assessment, question->questionnaire) &&
           question->depth <= assessment_depth(assessment, question->capability);
}

static bool is_taken_from_left_out(const struct assessment *copy, const struct question *question)
{
    for (size_t i = 0; i < question->taken_count; i++)
        if (is_left_out(copy, question->taken_from[i]))
            return true;
    return false;
}

/* Marks one more; returns whether it was not marked before. */
static bool leave_out(bool *marks, size_t index, bool out)
{
    bool more = out && !marks[index];
    marks[index] = marks[index] || out;
    return more;
}

static bool hangs(const struct assessment *copy, const struct capability *capability)
{
    for (size_t i = 0; i < capability->rule_count; i++)
        if (assessment_leaves_out_condition(copy, capability->rules[i].when))
            return true;
    return false;
}

/* What looks at something that is left out is left out, too, until nothing more is found. */
static void follow(struct assessment *copy)
{
    const struct catalogue *catalogue = copy->catalogue;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < catalogue->question_count; i++) {
            const struct question *question = catalogue->questions[i];
            bool out = is_in_reach(copy, question) &&
                       (assessment_leaves_out_condition(copy, question->asked_if) ||
                        is_taken_from_left_out(copy, question));
            more = leave_out(copy->left_out->questions, i, out) || more;
        }
        for (size_t i = 0; i < catalogue->capability_count; i++)
            more =
                leave_out(copy->left_out->statuses, i, hangs(copy, catalogue->capabilities[i])) ||
                more;
    }
}

static bool find_left_out(struct assessment *copy, const struct assessment *whole)
{
    const struct catalogue *catalogue = copy->catalogue;
    struct left_out *left_out = calloc(1, sizeof *left_out);
    copy->left_out = left_out;
    if (!left_out)
        return false;
    left_out->questions = calloc(catalogue->question_count + 1, sizeof(bool));
    left_out->statuses = calloc(catalogue->capability_count + 1, sizeof(bool));
    if (!left_out->questions || !left_out->statuses)
        return false;
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        bool stays = must_stay(whole, question);
        left_out->questions[i] = stays && is_in_reach(copy, question);
        left_out->country = left_out->country || (stays && question->kind == KIND_COUNTRY);
    }
    follow(copy);
    return true;
}

/* ---- taking over ---- */

static bool copy_string(char **copy, const char *string)
{
    *copy = string ? strdup(string) : NULL;
    return !string || *copy;
}

static bool copy_sources(struct answer *copy, const struct answer *answer)
{
    copy->sources = calloc(answer->source_count + 1, sizeof *copy->sources);
    if (!copy->sources)
        return false;
    for (size_t i = 0; i < answer->source_count; i++) {
        const struct held_source *source = &answer->sources[i];
        struct held_source *taken = &copy->sources[copy->source_count];
        if (source->internal)
            continue;
        copy->source_count++;
        if (!copy_string(&taken->title, source->title) ||
            !copy_string(&taken->date, source->date) || !copy_string(&taken->held, source->held))
            return false;
    }
    return true;
}

static bool copy_values(struct answer *copy, const struct answer *answer)
{
    copy->values = calloc(answer->value_count + 1, sizeof *copy->values);
    if (!copy->values)
        return false;
    for (size_t i = 0; i < answer->value_count; i++)
        if (!copy_string(&copy->values[copy->value_count++], answer->values[i]))
            return false;
    return true;
}

/* Only a mark that says something. */
static enum sensitivity mark_of(const struct question *question, const struct answer *answer)
{
    bool sensitive = answer_is_sensitive(question, answer);
    if (question->personal || sensitive == question->sensitive)
        return SENSITIVITY_DEFAULT;
    return sensitive ? SENSITIVITY_YES : SENSITIVITY_NO;
}

static bool take_over(struct answer *taken, const struct answer *answer)
{
    taken->state = answer->state;
    taken->later = answer->later;
    return copy_string(&taken->value, answer->value) && copy_values(taken, answer) &&
           copy_string(&taken->seen, answer->seen) && copy_string(&taken->reason, answer->reason) &&
           copy_sources(taken, answer);
}

static bool copy_answer(struct assessment *copy, const struct question *question,
                        const struct answer *answer)
{
    if (!is_in_reach(copy, question))
        return true;
    struct answer taken = {.sensitive = mark_of(question, answer)};
    bool done = assessment_leaves_out(copy, question) || take_over(&taken, answer);
    if (done)
        entries_read(copy->entries, question->index, &taken, 0, NULL);
    answer_free(&taken);
    return done;
}

/* In the order of the questionnaires: that of the file tells which was set last. */
static bool copy_overrides(struct assessment *copy, const struct assessment *whole)
{
    const struct catalogue *catalogue = copy->catalogue;
    struct error error;
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        const struct capability *capability = catalogue->capabilities[i];
        const struct override *override = assessment_override(whole, capability);
        if (override && assessment_has(copy, capability->domain->questionnaire) &&
            !copy->left_out->statuses[i] &&
            !facts_set_override(&copy->facts, capability, override->status, override->reason,
                                &error))
            return false;
    }
    return true;
}

static bool copy_scope(struct assessment *copy, const struct assessment *whole)
{
    const struct catalogue *catalogue = copy->catalogue;
    struct facts *facts = &copy->facts;
    facts->depth = whole->facts.depth;
    memcpy(facts->depths, whole->facts.depths, catalogue->capability_count);
    bool done =
        copy_string(&facts->id, whole->facts.id) && copy_string(&facts->title, whole->facts.title);
    for (size_t i = 0; done && i < catalogue->questionnaire_count; i++)
        done = copy_string(&facts->instruments[i].version, whole->facts.instruments[i].version);
    return done;
}

static bool copy_what_may_travel(struct assessment *copy, const struct assessment *whole)
{
    const struct catalogue *catalogue = copy->catalogue;
    if (!copy_scope(copy, whole) || !find_left_out(copy, whole) ||
        !copy_string(&copy->facts.country, copy->left_out->country ? NULL : whole->facts.country))
        return false;
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (!copy_answer(copy, catalogue->questions[i], entries_answer(whole->entries, i)))
            return false;
    return copy_overrides(copy, whole);
}

struct assessment *assessment_shared(const struct assessment *whole, struct error *error)
{
    struct assessment *copy = assessment_empty(whole->catalogue);
    if (copy && copy_what_may_travel(copy, whole))
        return copy;
    assessment_free(copy);
    error_set_memory(error);
    return NULL;
}
