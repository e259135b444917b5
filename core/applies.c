#include "core/applies.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"

struct applies {
    const struct assessment *assessment;
    const struct question *changed;     /* this one counts as answered by ... */
    const struct answer *changed_draft; /* ... this draft; for applies_would_hide */
    unsigned char *asked;               /* by question: enum asked + 1; 0 while not yet known */
};

static const struct answer *answer_to(const struct applies *applies,
                                      const struct question *question)
{
    return question == applies->changed ? applies->changed_draft
                                        : assessment_answer(applies->assessment, question);
}

static struct fact answered_fact(const struct question *question, const struct answer *answer)
{
    struct fact fact = {.state = FACT_ANSWERED, .option_count = question->option_count};
    if (answer->value_count) {
        fact.words = (const char *const *)answer->values;
        fact.word_count = answer->value_count;
    } else if (answer->value && question->kind != KIND_TEXT) {
        fact.words = (const char *const *)&answer->value;
        fact.word_count = 1;
    }
    if (question->kind == KIND_NUMBER && answer->value)
        fact.number = strtod(answer->value, NULL);
    else if (question->kind == KIND_NUMBER)
        fact.number = NAN; /* "none": neither at least nor below anything */
    return fact;
}

struct fact applies_fact(const struct applies *applies, const struct question *question)
{
    if (applies_asked(applies, question) != ASKED)
        return (struct fact){.state = FACT_HIDDEN};
    const struct answer *answer = answer_to(applies, question);
    switch (answer->state) {
    case ANSWER_ANSWERED:
        return answered_fact(question, answer);
    case ANSWER_UNKNOWN:
        return (struct fact){.state = FACT_UNKNOWN};
    case ANSWER_NOT_APPLICABLE:
        return (struct fact){.state = FACT_NOT_APPLICABLE};
    default:
        return (struct fact){.state = FACT_BLANK};
    }
}

static struct fact fact_for_condition(void *context, struct reference reference)
{
    const struct applies *applies = context;
    const struct catalogue *catalogue = assessment_catalogue(applies->assessment);
    if (reference.kind != REFERENCE_QUESTION)
        return (struct fact){.state = FACT_BLANK};
    return applies_fact(applies, catalogue->questions[reference.index]);
}

static bool is_in_use(const struct applies *applies, struct reference reference)
{
    const struct catalogue *catalogue = assessment_catalogue(applies->assessment);
    const struct questionnaire *questionnaire = NULL;
    if (reference.kind == REFERENCE_QUESTION)
        questionnaire = catalogue->questions[reference.index]->questionnaire;
    else if (reference.kind == REFERENCE_FINDING)
        questionnaire = catalogue->capabilities[reference.index]->domain->questionnaire;
    return questionnaire && assessment_has(applies->assessment, questionnaire);
}

/* One fact, asked once: where all that it is taken from is in use. */
static bool is_asked_elsewhere(const struct applies *applies, const struct question *question)
{
    for (size_t i = 0; i < question->taken_count; i++)
        if (!is_in_use(applies, question->taken_from[i]))
            return false;
    return question->taken_count > 0;
}

static enum asked find_out(const struct applies *applies, const struct question *question)
{
    if (!assessment_has(applies->assessment, question->questionnaire))
        return ASKED_NOT_INSTRUMENT;
    if (assessment_leaves_out(applies->assessment, question))
        return ASKED_LEFT_OUT;
    if (is_asked_elsewhere(applies, question))
        return ASKED_ELSEWHERE;
    if (question->depth > assessment_depth(applies->assessment, question->capability))
        return ASKED_NOT_DEPTH;
    union {
        const struct applies *constant;
        void *context;
    } self = {.constant = applies};
    struct condition_view view = {.fact = fact_for_condition, .context = self.context};
    if (question->asked_if && condition_evaluate(question->asked_if, &view) != TRUTH_TRUE)
        return ASKED_NOT_CONDITION;
    return ASKED;
}

/* Found out when first asked for: a condition asks about its parents, and circles were refused
   when the questionnaire was loaded. */
enum asked applies_asked(const struct applies *applies, const struct question *question)
{
    unsigned char *known = &applies->asked[question->index];
    if (!*known)
        *known = (unsigned char)(find_out(applies, question) + 1);
    return (enum asked)(*known - 1);
}

bool applies_to(const struct applies *applies, const struct question *question)
{
    return applies_asked(applies, question) == ASKED;
}

const struct question *applies_beside(const struct applies *applies, const struct question *from,
                                      int by)
{
    const struct catalogue *catalogue = assessment_catalogue(applies->assessment);
    size_t i = from->index;
    while (by > 0 ? i + 1 < catalogue->question_count : i > 0) {
        i = by > 0 ? i + 1 : i - 1;
        if (applies_to(applies, catalogue->questions[i]))
            return catalogue->questions[i];
    }
    return NULL;
}

static struct applies *new_with(const struct assessment *assessment,
                                const struct question *question, const struct answer *draft)
{
    struct applies *applies = calloc(1, sizeof *applies);
    if (!applies)
        return NULL;
    applies->assessment = assessment;
    applies->changed = question;
    applies->changed_draft = draft;
    applies->asked = calloc(assessment_catalogue(assessment)->question_count + 1, 1);
    if (applies->asked)
        return applies;
    free(applies);
    return NULL;
}

struct applies *applies_new(const struct assessment *assessment)
{
    return new_with(assessment, NULL, NULL);
}

void applies_free(struct applies *applies)
{
    if (!applies)
        return;
    free(applies->asked);
    free(applies);
}

const struct assessment *applies_assessment(const struct applies *applies)
{
    return applies->assessment;
}

size_t applies_would_hide(const struct assessment *assessment, const struct question *question,
                          const struct answer *draft, const struct question **first)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    struct applies *now = applies_new(assessment);
    struct applies *then = new_with(assessment, question, draft);
    size_t count = 0;
    for (size_t i = 0; now && then && i < catalogue->question_count; i++) {
        const struct question *other = catalogue->questions[i];
        if (assessment_answer(assessment, other)->state == ANSWER_UNANSWERED ||
            !applies_to(now, other) || applies_to(then, other))
            continue;
        if (!count && first)
            *first = other;
        count++;
    }
    applies_free(now);
    applies_free(then);
    return count;
}

bool applies_required(const struct applies *applies, const struct question *question)
{
    if (!question->required || !applies_to(applies, question) ||
        assessment_leaves_out_condition(applies->assessment, question->required_if))
        return false;
    return !question->required_if ||
           applies_evaluate(applies, question->required_if) != TRUTH_FALSE;
}

enum truth applies_evaluate(const struct applies *applies, const struct condition *condition)
{
    union {
        const struct applies *constant;
        void *context;
    } self = {.constant = applies};
    struct condition_view view = {.fact = fact_for_condition, .context = self.context};
    return condition_evaluate(condition, &view);
}

/* ---- in words ---- */

/* “one”, “two” or “three” */
static void append_words(const struct question *question, const char *const *words, size_t count,
                         struct text *out)
{
    for (size_t i = 0; i < count; i++) {
        const char *joint = i == 0 ? "" : i + 1 == count ? _(" or ") : ", ";
        text_append_format(out, _("%s“%s”"), joint, question_word_text(question, words[i]));
    }
}

static size_t ticks_of(const struct fact *fact)
{
    bool none = fact->word_count == 1 && strcmp(fact->words[0], "none") == 0;
    return none ? 0 : fact->word_count;
}

static bool fact_has(const struct fact *fact, const char *word)
{
    for (size_t i = 0; i < fact->word_count; i++)
        if (strcmp(fact->words[i], word) == 0)
            return true;
    return false;
}

/* The words of the test that are ticked, or that are not. */
static size_t choose_words(const struct condition_test *test, const struct fact *fact, bool ticked,
                           const char **chosen, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < test->word_count && count < most; i++)
        if (fact_has(fact, test->words[i]) == ticked)
            chosen[count++] = test->words[i];
    return count;
}

static void describe_list(const struct question *question, const struct condition_test *test,
                          const struct fact *fact, struct text *out)
{
    enum { MOST = 4 };
    const char *words[MOST + 1];
    bool ticked = test->operator!= TEST_LACKS;
    size_t count = choose_words(test, fact, ticked, words, MOST + 1);
    if (ticks_of(fact) == 0) {
        text_append_format(out, _("nothing is ticked in %s"), question->label);
    } else if (count == 0) {
        text_append_format(out, _("%s has none of the %zu options in question"), question->label,
                           test->word_count);
    } else if (count > MOST) {
        text_append_format(out, _("%zu of %zu ticked in %s"), ticks_of(fact), fact->option_count,
                           question->label);
    } else {
        text_append_format(out, "%s: ", question->label);
        append_words(question, words, count, out);
        text_append(out, ticked ? _(" ticked") : _(" not ticked"));
    }
}

static void describe_answer(const struct question *question, const struct condition_test *test,
                            const struct fact *fact, struct text *out)
{
    bool list = question->kind == KIND_MANY || question->kind == KIND_TEXT;
    bool counted =
        test->operator== TEST_HAS_AT_LEAST || test->operator== TEST_HAS_AT_MOST || test->operator==
        TEST_LACKS_AT_LEAST;
    if (question->kind == KIND_NUMBER && !isnan(fact->number))
        text_append_format(out, _("%s is %g"), question->label, fact->number);
    else if (list && counted && ticks_of(fact))
        text_append_format(out, _("%zu of %zu ticked in %s"), ticks_of(fact), fact->option_count,
                           question->label);
    else if (list)
        describe_list(question, test, fact, out);
    else if (fact->word_count)
        text_append_format(out, _("%s is “%s”"), question->label,
                           question_word_text(question, fact->words[0]));
}

void applies_describe(const struct applies *applies, const struct condition_test *test,
                      struct text *out)
{
    if (test->reference.kind != REFERENCE_QUESTION)
        return;
    const struct question *question =
        assessment_catalogue(applies->assessment)->questions[test->reference.index];
    struct fact fact = applies_fact(applies, question);
    switch (fact.state) {
    case FACT_ANSWERED:
        describe_answer(question, test, &fact, out);
        break;
    case FACT_UNKNOWN:
        text_append_format(out, _("%s is not known"), question->label);
        break;
    case FACT_NOT_APPLICABLE:
        text_append_format(out, _("%s does not apply"), question->label);
        break;
    case FACT_BLANK:
        text_append_format(out, _("%s is not answered"), question->label);
        break;
    case FACT_HIDDEN:
        text_append_format(out, _("%s is not asked"), question->label);
        break;
    }
}

void applies_wanted(const struct question *question, const struct condition_test *test,
                    struct text *out)
{
    const char *label = question->label;
    switch (test->operator) {
    case TEST_HAS_AT_LEAST:
        text_append_format(out, _("at least %g are ticked in %s"), test->number, label);
        break;
    case TEST_HAS_AT_MOST:
        text_append_format(out, _("at most %g are ticked in %s"), test->number, label);
        break;
    case TEST_LACKS_AT_LEAST:
        text_append_format(out, _("at least %g are not ticked in %s"), test->number, label);
        break;
    case TEST_AT_LEAST:
        text_append_format(out, _("%s is %g or more"), label, test->number);
        break;
    case TEST_BELOW:
        text_append_format(out, _("%s is below %g"), label, test->number);
        break;
    default:
        text_append_format(out, test->operator== TEST_LACKS ? _("%s lacks ") : _("%s is "), label);
        append_words(question, test->words, test->word_count, out);
    }
}

struct why {
    const struct applies *applies;
    struct text *out;
    size_t count;
};

static void add_parent(void *context, const struct condition_test *test, enum truth truth)
{
    struct why *why = context;
    (void)truth;
    if (test->reference.kind != REFERENCE_QUESTION)
        return;
    const struct question *question =
        assessment_catalogue(why->applies->assessment)->questions[test->reference.index];
    text_append(why->out, why->count++ ? "; " : "");
    applies_wanted(question, test, why->out);
}

/* "...: Internet service providers must report (law.m1)" */
static void append_elsewhere(const struct applies *applies, const struct question *question,
                             struct text *out)
{
    const struct catalogue *catalogue = assessment_catalogue(applies->assessment);
    text_append(out, _("the same is asked in another questionnaire of this assessment and taken "
                       "from there: "));
    for (size_t i = 0; i < question->taken_count; i++) {
        size_t index = question->taken_from[i].index;
        bool finding = question->taken_from[i].kind == REFERENCE_FINDING;
        text_append_format(
            out, "%s%s (%s)", i ? "; " : "",
            finding ? catalogue->capabilities[index]->title : catalogue->questions[index]->label,
            finding ? catalogue->capabilities[index]->id : catalogue->questions[index]->id);
    }
}

void applies_why(const struct applies *applies, const struct question *question, struct text *out)
{
    switch (applies_asked(applies, question)) {
    case ASKED:
        break;
    case ASKED_NOT_CONDITION: {
        struct why why = {.applies = applies, .out = out};
        text_append(out, _("asked only when: "));
        condition_walk(question->asked_if, NULL, add_parent, &why);
        break;
    }
    case ASKED_NOT_DEPTH:
        text_append_format(out, _("asked at depth “%s”; this assessment asks at depth “%s”"),
                           depth_word(question->depth),
                           depth_word(assessment_depth(applies->assessment, question->capability)));
        break;
    case ASKED_ELSEWHERE:
        append_elsewhere(applies, question, out);
        break;
    case ASKED_NOT_INSTRUMENT:
        text_append_format(out, _("“%s” is not part of this assessment"),
                           question->questionnaire->title);
        break;
    case ASKED_LEFT_OUT:
        text_append(out, _("left out of this copy"));
        break;
    }
}

struct hiding {
    const struct applies *applies;
    const struct question *question;
    struct text *now;
};

/* The first test that does not speak for asking. */
static void take_hiding(void *context, const struct condition_test *test, enum truth truth)
{
    struct hiding *hiding = context;
    if (hiding->question || truth == TRUTH_TRUE || test->reference.kind != REFERENCE_QUESTION)
        return;
    hiding->question =
        assessment_catalogue(hiding->applies->assessment)->questions[test->reference.index];
    applies_describe(hiding->applies, test, hiding->now);
}

static const struct question *asked_instead(const struct applies *applies,
                                            const struct question *question)
{
    const struct catalogue *catalogue = assessment_catalogue(applies->assessment);
    size_t index = question->taken_from[0].index;
    if (question->taken_from[0].kind == REFERENCE_QUESTION)
        return catalogue->questions[index];
    const struct capability *capability = catalogue->capabilities[index];
    return capability->question_count ? capability->questions[0] : NULL;
}

const struct question *applies_hidden_by(const struct applies *applies,
                                         const struct question *question, struct text *now)
{
    union {
        const struct applies *constant;
        void *context;
    } self = {.constant = applies};
    struct condition_view view = {.fact = fact_for_condition, .context = self.context};
    struct hiding hiding = {.applies = applies, .now = now};
    switch (applies_asked(applies, question)) {
    case ASKED_NOT_CONDITION:
        condition_walk(question->asked_if, &view, take_hiding, &hiding);
        return hiding.question;
    case ASKED_ELSEWHERE:
        return asked_instead(applies, question);
    default:
        return NULL;
    }
}
