#include "export/share.h"

#include "core/i18n.h"

struct parents {
    const struct applies *applies;
    bool left_out;
};

/* Circles of conditions were refused when the questionnaire was loaded. */
static void look_at_parent(void *context, const struct condition_test *test, enum truth truth)
{
    struct parents *parents = context;
    (void)truth;
    if (parents->left_out || test->reference.kind != REFERENCE_QUESTION)
        return;
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(parents->applies));
    parents->left_out =
        share_leaves_out(parents->applies, catalogue->questions[test->reference.index]);
}

bool share_leaves_out(const struct applies *applies, const struct question *question)
{
    const struct answer *answer = assessment_answer(applies_assessment(applies), question);
    if (question->personal || answer_is_sensitive(question, answer))
        return true;
    struct parents parents = {.applies = applies};
    if (question->asked_if)
        condition_walk(question->asked_if, NULL, look_at_parent, &parents);
    return parents.left_out;
}

struct rest {
    const struct applies *applies;
    bool left_out;
};

static bool rests_on_left_out(const struct applies *applies, const struct capability *capability);

/* Circles of statuses were refused when the questionnaires were loaded. */
static void look_at_rest(void *context, const struct condition_test *test, enum truth truth)
{
    struct rest *rest = context;
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(rest->applies));
    (void)truth;
    if (rest->left_out)
        return;
    if (test->reference.kind == REFERENCE_QUESTION)
        rest->left_out =
            share_leaves_out(rest->applies, catalogue->questions[test->reference.index]);
    else if (test->reference.kind == REFERENCE_FINDING)
        rest->left_out =
            rests_on_left_out(rest->applies, catalogue->capabilities[test->reference.index]);
}

/* Whether what a finding is follows from something that is left out. */
static bool rests_on_left_out(const struct applies *applies, const struct capability *capability)
{
    struct rest rest = {.applies = applies};
    for (size_t i = 0; i < capability->rule_count; i++)
        if (capability->rules[i].when)
            condition_walk(capability->rules[i].when, NULL, look_at_rest, &rest);
    return rest.left_out;
}

/* A reason about several findings is left out where any that the finding rests on is. */
static bool leaves_out_reason(const struct applies *applies, const struct finding *finding,
                              const struct reason *reason)
{
    if (reason->question)
        return share_leaves_out(applies, reason->question);
    return rests_on_left_out(applies,
                             reason->capability ? reason->capability : finding->capability);
}

static size_t count_told(const struct applies *applies, const struct finding *finding)
{
    size_t told = 0;
    for (size_t i = 0; i < finding->reason_count; i++)
        told += !leaves_out_reason(applies, finding, &finding->reasons[i]);
    return told;
}

bool share_tells_status(const struct applies *applies, const struct finding *finding)
{
    return !finding->reason_count || count_told(applies, finding) > 0;
}

bool share_because(const struct applies *applies, const struct finding *finding, struct text *out)
{
    size_t all = count_told(applies, finding);
    size_t told = 0;
    for (size_t i = 0; i < finding->reason_count; i++) {
        if (leaves_out_reason(applies, finding, &finding->reasons[i]))
            continue;
        const char *joint = told == 0 ? "" : told + 1 == all ? _(" and ") : ", ";
        text_append_format(out, "%s%s", joint, finding->reasons[i].words);
        told++;
    }
    return told < finding->reason_count;
}

static size_t count_sources(const struct answer *answer, bool left_out)
{
    size_t count = 0;
    for (size_t i = 0; i < answer->source_count; i++)
        count += left_out || answer->sources[i].internal;
    return count;
}

struct share_count share_count(const struct applies *applies)
{
    const struct assessment *assessment = applies_assessment(applies);
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    struct share_count counts = {0};
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        const struct answer *answer = assessment_answer(assessment, question);
        if (!applies_to(applies, question))
            continue;
        bool left_out = share_leaves_out(applies, question);
        counts.answers += left_out && answer->state != ANSWER_UNANSWERED;
        counts.notes += !text_is_blank(answer->note);
        counts.sources += count_sources(answer, left_out);
    }
    return counts;
}
