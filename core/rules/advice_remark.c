/* What is said of a finding beside its steps: what a no keeps closed, and that the answers do not
   say what is missing. Computed from the conditions; no text of the questionnaires is needed. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/text.h"
#include "core/rules/advice_parts.h"

/* ---- what steps rest on ---- */

static void mark_id(void *context, const char *id, struct reference reference)
{
    bool *rested_on = context;
    (void)id;
    if (reference.kind == REFERENCE_QUESTION)
        rested_on[reference.index] = true;
}

/* By question: whether a condition of a step asks about it. */
static bool *find_rested_on(const struct catalogue *catalogue)
{
    bool *rested_on = calloc(catalogue->question_count + 1, sizeof *rested_on);
    if (!rested_on) {
        text_run_out();
        return NULL;
    }
    for (size_t i = 0; i < catalogue->recommendation_count; i++) {
        const struct recommendation *step = catalogue->recommendations[i];
        for (size_t f = 0; f < step->fire_count; f++)
            condition_ids(step->fires[f], mark_id, rested_on);
        for (size_t m = 0; m < step->missing_count; m++)
            condition_ids(step->missing[m].when, mark_id, rested_on);
        for (size_t b = 0; step->brings_when && b < step->bring_count; b++)
            condition_ids(step->brings_when[b], mark_id, rested_on);
    }
    return rested_on;
}

struct remarking {
    const struct advice *advice;
    const struct capability *capability;
    const bool *rested_on;
    struct text words;
    const struct question **questions; /* those the words speak of; room for all */
    size_t question_count;
};

static const struct applies *applies_of(const struct remarking *remarking)
{
    return findings_applies(remarking->advice->findings);
}

static void speak_of(struct remarking *remarking, const struct question *question)
{
    for (size_t i = 0; i < remarking->question_count; i++)
        if (remarking->questions[i] == question)
            return;
    remarking->questions[remarking->question_count++] = question;
}

/* ---- what a no keeps closed ---- */

/* The no of one question or several that keeps another closed. */
struct closing {
    struct remarking *remarking;
    struct text words; /* "Q21 is “No”" */
    bool by_no;        /* and nothing else does */
};

static bool is_no(const struct fact *fact)
{
    static const char *const words[] = {"no", "none", "neither", "no-evidence"};
    for (size_t i = 0; fact->state == FACT_ANSWERED && i < sizeof words / sizeof *words; i++)
        if (fact->word_count == 1 && strcmp(fact->words[0], words[i]) == 0)
            return true;
    return false;
}

static void add_no(void *context, const struct condition_test *test, enum truth truth)
{
    struct closing *closing = context;
    const struct applies *applies = applies_of(closing->remarking);
    const struct catalogue *catalogue = closing->remarking->advice->catalogue;
    const struct question *question = test->reference.kind == REFERENCE_QUESTION
                                          ? catalogue->questions[test->reference.index]
                                          : NULL;
    struct fact fact = question ? applies_fact(applies, question) : (struct fact){0};
    closing->by_no = closing->by_no && truth == TRUTH_FALSE && is_no(&fact);
    if (!closing->by_no)
        return;
    text_append(&closing->words, closing->words.length ? _(" and ") : "");
    applies_describe(applies, test, &closing->words);
    speak_of(closing->remarking, question);
}

static bool is_closed(const struct remarking *remarking, const struct question *question)
{
    const struct applies *applies = applies_of(remarking);
    return remarking->rested_on[question->index] && question->asked_if &&
           applies_asked(applies, question) == ASKED_NOT_CONDITION &&
           applies_evaluate(applies, question->asked_if) == TRUTH_FALSE;
}

/* What keeps the question closed, where that is a no: free() it; NULL otherwise. */
static char *closed_by(struct remarking *remarking, const struct question *question)
{
    struct closing closing = {.remarking = remarking, .by_no = true};
    size_t spoken = remarking->question_count;
    if (!is_closed(remarking, question))
        return NULL;
    applies_because(applies_of(remarking), question->asked_if, add_no, &closing);
    if (closing.by_no && closing.words.length)
        return text_take(&closing.words);
    remarking->question_count = spoken;
    text_free(&closing.words);
    return NULL;
}

static void tell_closed(struct remarking *remarking, const char *because, size_t lists,
                        size_t others)
{
    struct text *out = &remarking->words;
    text_append_format(out, _("%sAs %s, "), out->length ? " " : "", because);
    if (lists)
        text_append_format(out, ngettext("%zu list", "%zu lists", lists), lists);
    text_append(out, lists && others ? _(" and ") : "");
    if (others)
        text_append_format(out, ngettext("%zu question", "%zu questions", others), others);
    text_append(out, lists + others == 1
                         ? _(" was not asked; what it would bring follows once this exists.")
                         : _(" were not asked; what they would bring follows once this exists."));
}

/* All that the same no keeps closed is said in one sentence, at the first of it. */
static void add_closed(struct remarking *remarking, size_t first, char **by)
{
    size_t count = remarking->capability->question_count;
    size_t lists = 0;
    size_t others = 0;
    for (size_t i = 0; by[first] && i < first; i++)
        if (by[i] && strcmp(by[i], by[first]) == 0)
            return;
    for (size_t i = first; by[first] && i < count; i++) {
        bool same = by[i] && strcmp(by[i], by[first]) == 0;
        bool list = question_is_list(remarking->capability->questions[i]);
        lists += same && list;
        others += same && !list;
    }
    if (by[first])
        tell_closed(remarking, by[first], lists, others);
}

static void say_closed(struct remarking *remarking)
{
    size_t count = remarking->capability->question_count;
    char **by = calloc(count + 1, sizeof *by);
    if (!by)
        text_run_out();
    for (size_t i = 0; by && i < count; i++)
        by[i] = closed_by(remarking, remarking->capability->questions[i]);
    for (size_t i = 0; by && i < count; i++)
        add_closed(remarking, i, by);
    for (size_t i = 0; by && i < count; i++)
        free(by[i]);
    free(by);
}

/* ---- what the answers do not say ---- */

static bool is_anything_open(const struct remarking *remarking)
{
    for (size_t i = 0; i < remarking->capability->question_count; i++) {
        const struct question *question = remarking->capability->questions[i];
        if (remarking->rested_on[question->index] &&
            applies_to_come(applies_of(remarking), question))
            return true;
    }
    return false;
}

static bool has_steps(const struct advice *advice, const struct capability *capability)
{
    size_t count;
    const struct advised **steps = advice_for(advice, capability, &count);
    bool may_have = count > 0;
    for (size_t i = 0; i < capability->recommendation_count; i++) {
        enum advice_state state = advice_of(advice, capability->recommendations[i])->state;
        may_have = may_have || state == ADVICE_NEEDS_FACTS || state == ADVICE_LEFT_OUT;
    }
    free(steps);
    return may_have;
}

/* The last question in words that is asked: where challenges and plans are described. */
static const struct question *question_in_words(const struct remarking *remarking)
{
    const struct capability *capability = remarking->capability;
    for (size_t i = capability->question_count; i-- > 0;) {
        const struct question *question = capability->questions[i];
        if (question->kind == KIND_TEXT && !question_is_list(question) &&
            capability->domain->questionnaire->unit == UNIT_CAPABILITY &&
            applies_to(applies_of(remarking), question))
            return question;
    }
    return NULL;
}

static void say_nothing_said(struct remarking *remarking)
{
    const struct finding *finding = findings_of(remarking->advice->findings, remarking->capability);
    const struct question *words = question_in_words(remarking);
    for (size_t i = 0; i < finding->reason_count; i++)
        if (finding->reasons[i].question)
            speak_of(remarking, finding->reasons[i].question);
    const struct question *noted = remarking->question_count ? remarking->questions[0] : NULL;
    if (words)
        text_append_format(&remarking->words,
                           _("The answers do not say what is missing. Say it in %s, and plan it "
                             "by hand."),
                           words->label);
    else if (noted)
        text_append_format(&remarking->words,
                           _("The answers do not say what is missing. Say it in a note at %s, and "
                             "plan it by hand."),
                           noted->label);
}

static void remark(struct remarking *remarking)
{
    const struct advice *advice = remarking->advice;
    const struct finding *finding = findings_of(advice->findings, remarking->capability);
    say_closed(remarking);
    if (!remarking->words.length && status_entry(finding->status)->ruled &&
        finding_is_short(finding) && !finding->override_reason && !is_anything_open(remarking) &&
        !has_steps(advice, remarking->capability))
        say_nothing_said(remarking);
}

static struct advice_reason kept(const struct advice *advice, const struct remarking *remarking)
{
    size_t count = remarking->question_count;
    const char *words = arena_copy(advice->arena, remarking->words.data);
    const struct question **questions =
        arena_allocate(advice->arena, count + 1, sizeof(*questions));
    if (!words || !questions)
        return (struct advice_reason){.words = ""};
    if (count)
        memcpy(questions, remarking->questions, count * sizeof(*questions));
    return (struct advice_reason){.words = words, .questions = questions, .question_count = count};
}

struct advice_reason advice_remark(const struct advice *advice, const struct capability *capability)
{
    struct advice_reason reason = {.words = ""};
    bool *rested_on = find_rested_on(advice->catalogue);
    struct remarking remarking = {
        .advice = advice,
        .capability = capability,
        .rested_on = rested_on,
        .questions = calloc(advice->catalogue->question_count + 1, sizeof(*remarking.questions)),
    };
    if (rested_on && remarking.questions)
        remark(&remarking);
    if (remarking.words.length && !remarking.words.failed)
        reason = kept(advice, &remarking);
    text_free(&remarking.words);
    free(remarking.questions);
    free(rested_on);
    return reason;
}
