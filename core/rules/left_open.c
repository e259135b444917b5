#include "core/rules/left_open.h"

#include <math.h>
#include <string.h>

enum {
    MAY_BE_FALSE = 1U << TRUTH_FALSE,
    MAY_STAY_UNDECIDED = 1U << TRUTH_UNDECIDED,
    MAY_BE_TRUE = 1U << TRUTH_TRUE,
    MAY_BE_LEFT_OUT = 1U << TRUTH_LEFT_OUT,
};

/* ---- the rules in order ---- */

struct look {
    const struct condition_view *view;
    size_t applying; /* tests that look at something that applies */
};

static void look_at_test(void *context, const struct condition_test *test, enum truth truth)
{
    struct look *look = context;
    (void)truth;
    if (test->reference.kind != REFERENCE_ABSENT)
        look->applying +=
            look->view->fact(look->view->context, test->reference).state != FACT_NOT_APPLICABLE;
}

/* Whether it says nothing: nothing of what it looks at applies. `certainly` makes that false. */
static bool is_left_out(const struct condition_view *view, const struct condition *condition,
                        unsigned int outcomes)
{
    struct look look = {.view = view};
    if (outcomes != MAY_BE_FALSE)
        return outcomes == MAY_BE_LEFT_OUT;
    condition_walk(condition, NULL, look_at_test, &look);
    return !look.applying;
}

static void add(struct left *left, enum status status)
{
    size_t place = 0;
    while (place < left->count && left->items[place] < status)
        place++;
    if (left->count == LEFT_MOST || (place < left->count && left->items[place] == status))
        return;
    memmove(&left->items[place + 1], &left->items[place],
            (left->count - place) * sizeof *left->items);
    left->items[place] = status;
    left->count++;
}

/* The way through the rules that only answers still to come decide is followed as well: where it
   ends, one status can be left. */
static void try_rules(const struct capability *capability, const struct condition_view *view,
                      struct left *left)
{
    bool all_left_out = capability->rule_count > 1;
    bool on_the_way = true;
    for (size_t i = 0; i < capability->rule_count; i++) {
        const struct status_rule *rule = left->last = &capability->rules[i];
        unsigned int outcomes = rule->when ? condition_outcomes(rule->when, view) : MAY_BE_TRUE;
        if (!rule->when && all_left_out)
            return;
        all_left_out = all_left_out && is_left_out(view, rule->when, outcomes);
        if (outcomes & (MAY_BE_TRUE | MAY_STAY_UNDECIDED))
            add(left, rule->status);
        left->may_settle |= on_the_way && outcomes & MAY_BE_TRUE;
        on_the_way = on_the_way && outcomes & (MAY_BE_FALSE | MAY_BE_LEFT_OUT);
        if (outcomes == MAY_BE_TRUE)
            return;
    }
}

/* ---- supposing answers ---- */

enum { MOST_SUPPOSED = 12, MOST_ANSWERS = 10, MOST_MENTIONED = 96, MOST_CASES = 4096 };

struct supposed { /* what is asked more than once, and each answer that it can still get */
    struct reference reference;
    const char *words[MOST_ANSWERS]; /* NULL for a number */
    double numbers[MOST_ANSWERS];
    size_t count;
    size_t at;
};

struct mentioned {
    struct reference reference;
    size_t times;
};

struct supposing {
    const struct catalogue *catalogue;
    const struct condition_view *view; /* what is known indeed */
    struct condition_view supposed_view;
    struct mentioned mentioned[MOST_MENTIONED];
    size_t mentioned_count;
    struct supposed supposed[MOST_SUPPOSED];
    size_t supposed_count;
    bool too_many;
};

static bool is_same(struct reference one, struct reference other)
{
    return one.kind == other.kind && one.index == other.index;
}

static const struct supposed *supposed_of(const struct supposing *supposing,
                                          struct reference reference)
{
    for (size_t i = 0; i < supposing->supposed_count; i++)
        if (is_same(supposing->supposed[i].reference, reference))
            return &supposing->supposed[i];
    return NULL;
}

static struct fact fact_supposed(void *context, struct reference reference)
{
    const struct supposing *supposing = context;
    const struct supposed *supposed = supposed_of(supposing, reference);
    if (!supposed)
        return supposing->view->fact(supposing->view->context, reference);
    struct fact fact = {.state = FACT_ANSWERED, .number = supposed->numbers[supposed->at]};
    if (supposed->words[supposed->at]) {
        fact.words = &supposed->words[supposed->at];
        fact.word_count = 1;
    }
    return fact;
}

/* What is not asked yet comes only where the supposed answers let it be asked. */
static bool to_come_supposed(void *context, struct reference reference)
{
    const struct supposing *supposing = context;
    if (supposed_of(supposing, reference) ||
        !supposing->view->to_come(supposing->view->context, reference))
        return false;
    if (reference.kind != REFERENCE_QUESTION)
        return true;
    const struct question *question = supposing->catalogue->questions[reference.index];
    return !question->asked_if ||
           condition_outcomes(question->asked_if, &supposing->supposed_view) & MAY_BE_TRUE;
}

/* ---- what is asked more than once ---- */

static void mention(struct supposing *supposing, struct reference reference)
{
    for (size_t i = 0; i < supposing->mentioned_count; i++)
        if (is_same(supposing->mentioned[i].reference, reference)) {
            supposing->mentioned[i].times++;
            return;
        }
    supposing->too_many = supposing->too_many || supposing->mentioned_count == MOST_MENTIONED;
    if (!supposing->too_many)
        supposing->mentioned[supposing->mentioned_count++] = (struct mentioned){reference, 1};
}

static bool is_open(const struct condition_view *view, struct reference reference)
{
    if (reference.kind != REFERENCE_QUESTION && reference.kind != REFERENCE_FINDING)
        return false;
    enum fact_state state = view->fact(view->context, reference).state;
    return state != FACT_ANSWERED && state != FACT_NOT_APPLICABLE &&
           view->to_come(view->context, reference);
}

static void mention_test(void *context, const struct condition_test *test, enum truth truth)
{
    struct supposing *supposing = context;
    (void)truth;
    if (!is_open(supposing->view, test->reference))
        return;
    mention(supposing, test->reference);
    const struct question *question = test->reference.kind == REFERENCE_QUESTION
                                          ? supposing->catalogue->questions[test->reference.index]
                                          : NULL;
    if (question && question->asked_if) /* what it waits for decides with it */
        condition_walk(question->asked_if, NULL, mention_test, supposing);
}

static void add_number(struct supposed *supposed, double number)
{
    for (size_t i = 0; i < supposed->count; i++)
        if (supposed->numbers[i] == number)
            return;
    if (supposed->count < MOST_ANSWERS)
        supposed->numbers[supposed->count++] = number;
}

struct limits {
    struct supposed *supposed;
};

/* A number makes a difference where it is compared: at the limit, and just below it. */
static void add_limits(void *context, const struct condition_test *test, enum truth truth)
{
    const struct limits *limits = context;
    (void)truth;
    if (!is_same(test->reference, limits->supposed->reference) ||
        (test->operator!= TEST_AT_LEAST && test->operator!= TEST_BELOW))
        return;
    add_number(limits->supposed, test->number);
    if (test->number > 0)
        add_number(limits->supposed, test->number * (1 - 1e-9));
}

static void add_numbers(const struct capability *capability, const struct question *question,
                        struct supposed *supposed)
{
    struct limits limits = {supposed};
    for (size_t i = 0; i < capability->rule_count; i++)
        if (capability->rules[i].when)
            condition_walk(capability->rules[i].when, NULL, add_limits, &limits);
    if (!question->none || supposed->count == MOST_ANSWERS)
        return;
    supposed->words[supposed->count] = "none";
    supposed->numbers[supposed->count++] = NAN;
}

/* The answers that it can get; none where they are too many to try. */
static void add_answers(const struct supposing *supposing, const struct capability *capability,
                        struct supposed *supposed)
{
    const struct catalogue *catalogue = supposing->catalogue;
    struct reference reference = supposed->reference;
    if (reference.kind == REFERENCE_FINDING) {
        struct fact fact = supposing->view->fact(supposing->view->context, reference);
        for (size_t i = 0; i < fact.word_count && i < MOST_ANSWERS; i++)
            supposed->words[supposed->count++] = fact.words[i];
        return;
    }
    const struct question *question = catalogue->questions[reference.index];
    if (question->kind == KIND_NUMBER)
        add_numbers(capability, question, supposed);
    else if (!question_is_list(question) && question->option_count <= MOST_ANSWERS)
        for (size_t i = 0; i < question->option_count; i++)
            supposed->words[supposed->count++] = question->options[i].id;
}

static void find_supposed(struct supposing *supposing, const struct capability *capability)
{
    for (size_t i = 0; i < capability->rule_count; i++)
        if (capability->rules[i].when)
            condition_walk(capability->rules[i].when, NULL, mention_test, supposing);
    for (size_t i = 0; i < supposing->mentioned_count; i++) {
        struct supposed supposed = {.reference = supposing->mentioned[i].reference};
        if (supposing->mentioned[i].times < 2)
            continue;
        add_answers(supposing, capability, &supposed);
        supposing->too_many =
            supposing->too_many || (supposed.count && supposing->supposed_count == MOST_SUPPOSED);
        if (supposed.count && !supposing->too_many)
            supposing->supposed[supposing->supposed_count++] = supposed;
    }
}

static size_t count_cases(const struct supposing *supposing)
{
    size_t cases = 1;
    for (size_t i = 0; i < supposing->supposed_count && cases <= MOST_CASES; i++)
        cases *= supposing->supposed[i].count;
    return supposing->too_many ? MOST_CASES + 1 : cases;
}

static void suppose(struct supposing *supposing, size_t number)
{
    for (size_t i = 0; i < supposing->supposed_count; i++) {
        supposing->supposed[i].at = number % supposing->supposed[i].count;
        number /= supposing->supposed[i].count;
    }
}

/* Tries the cases until all that seemed to be left is found, the two ends first: there most is. */
static void narrow(const struct catalogue *catalogue, const struct capability *capability,
                   const struct condition_view *view, struct left *left)
{
    struct supposing supposing; /* its lists are long, and seldom filled */
    struct left found = {.last = left->last};
    supposing.catalogue = catalogue;
    supposing.view = view;
    supposing.mentioned_count = 0;
    supposing.supposed_count = 0;
    supposing.too_many = false;
    supposing.supposed_view = (struct condition_view){
        .fact = fact_supposed,
        .context = &supposing,
        .leave_out_not_applicable = view->leave_out_not_applicable,
        .to_come = to_come_supposed,
    };
    find_supposed(&supposing, capability);
    size_t cases = count_cases(&supposing);
    if (!supposing.supposed_count || cases > MOST_CASES)
        return;
    for (size_t i = 0; i < cases && found.count < left->count; i++) {
        suppose(&supposing, i == 0 ? cases - 1 : i - 1);
        try_rules(capability, &supposing.supposed_view, &found);
    }
    memcpy(left->items, found.items, sizeof left->items);
    left->count = found.count;
    left->may_settle = left->may_settle && (found.may_settle || found.count == left->count);
}

struct left left_find(const struct catalogue *catalogue, const struct capability *capability,
                      const struct condition_view *view)
{
    struct left left = {.count = 0};
    try_rules(capability, view, &left);
    if (left.count > 1)
        narrow(catalogue, capability, view, &left);
    return left;
}
