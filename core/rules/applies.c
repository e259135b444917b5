#include "core/rules/applies.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"

struct applies {
    const struct assessment *assessment;
    const struct question *changed;     /* this one counts as answered by ... */
    const struct answer *changed_draft; /* ... this draft; for applies_would_hide */
    unsigned char *asked;               /* by question: enum asked + 1; 0 while not yet known */
    unsigned char *to_come;             /* by question that is not asked: 1 it may be, 2 never */
};

static const struct answer *answer_to(const struct applies *applies,
                                      const struct question *question)
{
    return question == applies->changed ? applies->changed_draft
                                        : assessment_answer(applies->assessment, question);
}

static struct fact answered_fact(const struct applies *applies, const struct question *question,
                                 const struct answer *answer)
{
    bool part = question_is_list(question) &&
                !assessment_is_looked_through(applies->assessment, question, answer);
    struct fact fact = {
        .state = FACT_ANSWERED, .part = part, .open = part, .option_count = question->option_count};
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
        return answered_fact(applies, question, answer);
    case ANSWER_UNKNOWN:
        return (struct fact){.state = FACT_UNKNOWN};
    case ANSWER_NOT_APPLICABLE:
        return (struct fact){.state = FACT_NOT_APPLICABLE};
    default:
        return (struct fact){.state = FACT_BLANK, .open = true};
    }
}

struct fact applies_in_use(const struct applies *applies, const struct questionnaire *questionnaire)
{
    bool used = assessment_has(applies->assessment, questionnaire);
    return (struct fact){.state = used ? FACT_ANSWERED : FACT_HIDDEN};
}

static struct fact fact_for_condition(void *context, struct reference reference)
{
    const struct applies *applies = context;
    const struct catalogue *catalogue = assessment_catalogue(applies->assessment);
    if (reference.kind == REFERENCE_QUESTIONNAIRE)
        return applies_in_use(applies, catalogue->questionnaires[reference.index]);
    if (reference.kind != REFERENCE_QUESTION)
        return (struct fact){.state = FACT_BLANK};
    return applies_fact(applies, catalogue->questions[reference.index]);
}

static bool to_come_for_condition(void *context, struct reference reference)
{
    const struct applies *applies = context;
    const struct catalogue *catalogue = assessment_catalogue(applies->assessment);
    return reference.kind == REFERENCE_QUESTION &&
           applies_to_come(applies, catalogue->questions[reference.index]);
}

static struct condition_view view_of(const struct applies *applies)
{
    union {
        const struct applies *constant;
        void *context;
    } self = {.constant = applies};
    return (struct condition_view){
        .fact = fact_for_condition, .context = self.context, .to_come = to_come_for_condition};
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
    struct condition_view view = view_of(applies);
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

/* Whether its condition may still become true. */
static bool may_be_asked(const struct applies *applies, const struct question *question)
{
    unsigned char *known = &applies->to_come[question->index];
    struct condition_view view = view_of(applies);
    if (!*known)
        *known = condition_outcomes(question->asked_if, &view) & (1U << TRUTH_TRUE) ? 1 : 2;
    return *known == 1;
}

bool applies_to_come(const struct applies *applies, const struct question *question)
{
    enum asked asked = applies_asked(applies, question);
    if (asked == ASKED_NOT_CONDITION)
        return may_be_asked(applies, question);
    return asked == ASKED && applies_fact(applies, question).open;
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
    applies->to_come = calloc(assessment_catalogue(assessment)->question_count + 1, 1);
    if (applies->asked && applies->to_come)
        return applies;
    applies_free(applies);
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
    free(applies->to_come);
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
    struct condition_view view = view_of(applies);
    return condition_evaluate(condition, &view);
}

void applies_because(const struct applies *applies, const struct condition *condition,
                     condition_visit *visit, void *context)
{
    struct condition_view view = view_of(applies);
    condition_because(condition, &view, visit, context);
}

/* ---- in words ---- */

/* “one”, “two” or “three”; `last` is the joint before the last. */
static void append_words(const struct question *question, const char *const *words, size_t count,
                         const char *last, struct text *out)
{
    for (size_t i = 0; i < count; i++) {
        const char *joint = i == 0 ? "" : i + 1 == count ? last : ", ";
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

/* The words of the test that are ticked, or that are not; room for all of them. */
static size_t choose_words(const struct condition_test *test, const struct fact *fact, bool ticked,
                           const char **chosen)
{
    size_t count = 0;
    for (size_t i = 0; i < test->word_count; i++)
        if (fact_has(fact, test->words[i]) == ticked)
            chosen[count++] = test->words[i];
    return count;
}

/* A few words by name, of many how many. */
static void describe_words(const struct question *question, const struct condition_test *test,
                           const char *const *words, size_t count, bool ticked, struct text *out)
{
    enum { MOST = 4 };
    if (count <= MOST) {
        text_append_format(out, "%s: ", question->label);
        append_words(question, words, count, _(" and "), out);
        text_append(out, ticked ? _(" ticked") : _(" not ticked"));
    } else if (count == test->word_count) {
        text_append_format(out,
                           ticked ? _("all %zu of those in question are ticked in %s")
                                  : _("none of the %zu in question is ticked in %s"),
                           count, question->label);
    } else {
        text_append_format(out,
                           ticked ? _("%zu of the %zu in question are ticked in %s")
                                  : _("%zu of the %zu in question are not ticked in %s"),
                           count, test->word_count, question->label);
    }
}

/* `has` speaks of what is ticked, `lacks` of what is not; where there is nothing of that, they are
   false because of the others. */
static void describe_ticks(const struct question *question, const struct condition_test *test,
                           const struct fact *fact, struct text *out)
{
    const char **words = calloc(test->word_count + 1, sizeof(*words));
    bool ticked = test->operator!= TEST_LACKS;
    if (!words) {
        out->failed = true;
        return;
    }
    size_t count = choose_words(test, fact, ticked, words);
    if (!count) {
        ticked = !ticked;
        count = choose_words(test, fact, ticked, words);
    }
    describe_words(question, test, words, count, ticked, out);
    free(words);
}

static bool is_counted(const struct condition_test *test)
{
    return test->operator== TEST_HAS_AT_LEAST || test->operator== TEST_HAS_AT_MOST || test->
    operator== TEST_LACKS_AT_LEAST;
}

static void describe_list(const struct question *question, const struct condition_test *test,
                          const struct fact *fact, struct text *out)
{
    size_t ticked = 0;
    for (size_t i = 0; i < test->word_count; i++)
        ticked += fact_has(fact, test->words[i]);
    if (fact->part && condition_test_truth(test, fact) == TRUTH_UNDECIDED)
        text_append_format(out, _("%s has not been looked through to the end"), question->label);
    else if (ticks_of(fact) == 0)
        text_append_format(out, _("nothing is ticked in %s"), question->label);
    else if (is_counted(test) && test->word_count)
        text_append_format(out, _("%zu of the %zu in question are ticked in %s"), ticked,
                           test->word_count, question->label);
    else if (is_counted(test) || test->operator== TEST_IS)
        text_append_format(out, _("%zu of %zu ticked in %s"), ticks_of(fact), fact->option_count,
                           question->label);
    else
        describe_ticks(question, test, fact, out);
}

static void describe_answer(const struct question *question, const struct condition_test *test,
                            const struct fact *fact, struct text *out)
{
    if (question->kind == KIND_NUMBER && !isnan(fact->number))
        text_append_format(out, _("%s is %g"), question->label, fact->number);
    else if (question_is_list(question))
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

/* " of “one”, “two” and “three”", where only some options count */
static void append_of(const struct question *question, const struct condition_test *test,
                      struct text *out)
{
    text_append(out, test->word_count ? _(" of ") : "");
    append_words(question, test->words, test->word_count, _(" and "), out);
}

void applies_wanted(const struct question *question, const struct condition_test *test,
                    struct text *out)
{
    const char *label = question->label;
    switch (test->operator) {
    case TEST_HAS_AT_LEAST:
        text_append_format(out, _("at least %g are ticked in %s"), test->number, label);
        append_of(question, test, out);
        break;
    case TEST_HAS_AT_MOST:
        text_append_format(out, _("at most %g are ticked in %s"), test->number, label);
        append_of(question, test, out);
        break;
    case TEST_LACKS_AT_LEAST:
        text_append_format(out, _("at least %g are not ticked in %s"), test->number, label);
        append_of(question, test, out);
        break;
    case TEST_AT_LEAST:
        text_append_format(out, _("%s is %g or more"), label, test->number);
        break;
    case TEST_BELOW:
        text_append_format(out, _("%s is below %g"), label, test->number);
        break;
    case TEST_IS_OPEN:
        text_append_format(out, _("%s is still open"), label);
        break;
    default:
        text_append_format(out, test->operator== TEST_LACKS ? _("%s lacks ") : _("%s is "), label);
        append_words(question, test->words, test->word_count, _(" or "), out);
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
    const struct catalogue *catalogue = assessment_catalogue(why->applies->assessment);
    size_t index = test->reference.index;
    (void)truth;
    if (test->reference.kind == REFERENCE_ABSENT)
        return;
    text_append(why->out, why->count++ ? "; " : "");
    if (test->reference.kind == REFERENCE_QUESTIONNAIRE)
        text_append_format(why->out, _("“%s” is in use"), catalogue->questionnaires[index]->title);
    else
        applies_wanted(catalogue->questions[index], test, why->out);
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
    struct condition_view view = view_of(applies);
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
