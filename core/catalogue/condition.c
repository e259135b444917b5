#include "core/catalogue/condition.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/ascii.h"
#include "core/base/i18n.h"

enum { MAX_NESTING = 16, MAX_TESTS = 1000, MAX_WORDS = 64, PROBLEM_SIZE = 256 };

enum node_kind { NODE_TEST, NODE_AND, NODE_OR, NODE_NOT, NODE_CERTAINLY };

struct condition {
    enum node_kind kind;
    const struct condition *left;
    const struct condition *right;
    struct condition_test test;
};

/* ---- reading ---- */

struct parser {
    struct arena *arena;
    const char *text;
    const char *at;
    char word[128]; /* the current token; "" at the end */
    size_t word_at; /* where it begins in `text` */
    size_t test_at; /* where the test being read does */
    int nesting;
    int tests;
    condition_resolve *resolve;
    void *context;
    char problem[PROBLEM_SIZE];
    size_t problem_at;
    bool failed;
    const struct condition_place *place;
};

static void *fail(struct parser *parser, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* In the file, of what stands at `at` in the text. */
static size_t column_of(const struct parser *parser, size_t at)
{
    return parser->place->column + (parser->place->spread ? 0 : at);
}

/* Remembers the first mistake only. */
static void *fail(struct parser *parser, const char *format, ...)
{
    if (parser->failed)
        return NULL;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(parser->problem, sizeof parser->problem, format, arguments);
    va_end(arguments);
    parser->problem_at = parser->word_at;
    parser->failed = true;
    return NULL;
}

static bool is_word_character(char c)
{
    return ascii_is_alnum(c) || c == '.' || c == '-' || c == '_';
}

/* Moves to the next token: a word, or one of ( ) | < >=. */
static void advance(struct parser *parser)
{
    while (*parser->at == ' ' || *parser->at == '\n')
        parser->at++;
    const char *start = parser->at;
    parser->word_at = (size_t)(start - parser->text);
    if (is_word_character(*start)) {
        while (is_word_character(*parser->at))
            parser->at++;
    } else if (strncmp(start, ">=", 2) == 0) {
        parser->at += 2;
    } else if (*start) {
        parser->at++;
    }
    size_t length = (size_t)(parser->at - start);
    if (length >= sizeof parser->word) {
        fail(parser, "%s", _("a word that is far too long"));
        length = 0;
    }
    memcpy(parser->word, start, length);
    parser->word[length] = '\0';
}

static bool token_is(const struct parser *parser, const char *word)
{
    return strcmp(parser->word, word) == 0;
}

static bool take(struct parser *parser, const char *word)
{
    if (parser->failed || !token_is(parser, word))
        return false;
    advance(parser);
    return true;
}

static struct condition *new_node(struct parser *parser, enum node_kind kind,
                                  const struct condition *left, const struct condition *right)
{
    struct condition *node = arena_allocate(parser->arena, 1, sizeof *node);
    if (!node)
        return fail(parser, "%s", _("out of memory"));
    node->kind = kind;
    node->left = left;
    node->right = right;
    return node;
}

static bool read_number(struct parser *parser, double *number)
{
    char *end;
    *number = strtod(parser->word, &end);
    if (end == parser->word || *end || *number < 0) {
        fail(parser, _("expected a number, found “%s”"), parser->word);
        return false;
    }
    advance(parser);
    return true;
}

static bool read_words(struct parser *parser, struct condition_test *test)
{
    const char *words[MAX_WORDS];
    do {
        if (!is_word_character(parser->word[0])) {
            fail(parser, _("expected a word of the answer, found “%s”"), parser->word);
            return false;
        }
        if (test->word_count == MAX_WORDS) {
            fail(parser, _("more than %d words in one test"), MAX_WORDS);
            return false;
        }
        words[test->word_count] = arena_copy(parser->arena, parser->word);
        if (!words[test->word_count++])
            return false;
        advance(parser);
    } while (take(parser, "|"));
    test->words = arena_allocate(parser->arena, test->word_count, sizeof *test->words);
    if (test->words)
        memcpy(test->words, words, test->word_count * sizeof *words);
    return test->words != NULL;
}

/* What is written after an id, the longer of two that begin alike first. */
static const struct written {
    const char *word;
    const char *more; /* a second word, or NULL */
    enum test_operator operator;
    enum argument { ARGUMENT_NONE, ARGUMENT_WORDS, ARGUMENT_NUMBER, ARGUMENT_COUNT } argument;
} operators[] = {
    {"is", NULL, TEST_IS, ARGUMENT_WORDS},
    {"has", "at-least", TEST_HAS_AT_LEAST, ARGUMENT_COUNT},
    {"has", "at-most", TEST_HAS_AT_MOST, ARGUMENT_COUNT},
    {"has", NULL, TEST_HAS, ARGUMENT_WORDS},
    {"lacks", "at-least", TEST_LACKS_AT_LEAST, ARGUMENT_COUNT},
    {"lacks", NULL, TEST_LACKS, ARGUMENT_WORDS},
    {">=", NULL, TEST_AT_LEAST, ARGUMENT_NUMBER},
    {"<", NULL, TEST_BELOW, ARGUMENT_NUMBER},
    {"set-to", NULL, TEST_SET_TO, ARGUMENT_WORDS},
    {"is-open", NULL, TEST_IS_OPEN, ARGUMENT_NONE},
};

static const struct written *read_operator(struct parser *parser, const char *id)
{
    bool begun = false; /* a word was taken that only another may complete */
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        const struct written *written = &operators[i];
        begun = begun || take(parser, written->word);
        if (begun && (!written->more || take(parser, written->more)))
            return written;
    }
    return fail(parser,
                _("expected is, has, lacks, >=, <, set-to or is-open after “%s”, found “%s”"), id,
                parser->word[0] ? parser->word : _("the end"));
}

static bool read_argument(struct parser *parser, enum argument argument,
                          struct condition_test *test)
{
    switch (argument) {
    case ARGUMENT_WORDS:
        return read_words(parser, test);
    case ARGUMENT_NUMBER:
        return read_number(parser, &test->number);
    case ARGUMENT_COUNT:
        return read_number(parser, &test->number) &&
               (!take(parser, "of") || read_words(parser, test));
    case ARGUMENT_NONE:
        break;
    }
    return true;
}

/* Of a questionnaire, whose id has no dot, nothing else can be asked. */
static bool read_in_use(struct parser *parser, struct condition_test *test)
{
    test->operator= TEST_IN_USE;
    if (!token_is(parser, "is")) {
        parser->word_at = parser->test_at;
        fail(parser, _("expected the id of a question, found “%s”"), test->id);
        return false;
    }
    advance(parser);
    if (take(parser, "in-use"))
        return true;
    fail(parser, _("of a questionnaire only “%s is in-use” can be asked"), test->id);
    return false;
}

static bool read_rest(struct parser *parser, struct condition_test *test)
{
    if (!strchr(test->id, '.'))
        return read_in_use(parser, test);
    const struct written *written = read_operator(parser, test->id);
    if (!written)
        return false;
    test->operator= written->operator;
    return read_argument(parser, written->argument, test);
}

static const struct condition *read_test(struct parser *parser)
{
    /* Each of a chain is a level below its end. */
    if (parser->tests++ == MAX_TESTS)
        return fail(parser, _("more than %d tests in one condition"), MAX_TESTS);
    struct condition *node = new_node(parser, NODE_TEST, NULL, NULL);
    if (!node)
        return NULL;
    struct condition_test *test = &node->test;
    size_t start = parser->word_at;
    parser->test_at = start;
    test->column = column_of(parser, start);
    if (!is_word_character(parser->word[0]))
        return fail(parser, _("expected the id of a question, found “%s”"),
                    parser->word[0] ? parser->word : _("the end"));
    test->id = arena_copy(parser->arena, parser->word);
    advance(parser);
    if (!test->id || !read_rest(parser, test))
        return NULL;
    char problem[PROBLEM_SIZE] = "";
    if (!parser->resolve(parser->context, test, problem, sizeof problem)) {
        parser->word_at = start;
        return fail(parser, "%s", problem);
    }
    return node;
}

static const struct condition *read_or(struct parser *parser);

static const struct condition *read_factor(struct parser *parser)
{
    if (parser->nesting == MAX_NESTING)
        return fail(parser, "%s", _("nested too deeply"));
    parser->nesting++;
    const struct condition *node = NULL;
    enum node_kind kind = NODE_TEST;
    if (take(parser, "not"))
        kind = NODE_NOT;
    else if (take(parser, "certainly"))
        kind = NODE_CERTAINLY;
    if (kind != NODE_TEST) {
        const struct condition *inner = read_factor(parser);
        node = inner ? new_node(parser, kind, inner, NULL) : NULL;
    } else if (take(parser, "(")) {
        node = read_or(parser);
        if (node && !take(parser, ")"))
            node = fail(parser, "%s", _("expected “)”"));
    } else {
        node = read_test(parser);
    }
    parser->nesting--;
    return node;
}

static const struct condition *read_and(struct parser *parser)
{
    const struct condition *node = read_factor(parser);
    while (node && take(parser, "and")) {
        const struct condition *right = read_factor(parser);
        node = right ? new_node(parser, NODE_AND, node, right) : NULL;
    }
    return node;
}

static const struct condition *read_or(struct parser *parser)
{
    const struct condition *node = read_and(parser);
    while (node && take(parser, "or")) {
        const struct condition *right = read_and(parser);
        node = right ? new_node(parser, NODE_OR, node, right) : NULL;
    }
    return node;
}

const struct condition *condition_parse(struct arena *arena, const char *text,
                                        const struct condition_place *place,
                                        condition_resolve *resolve, void *context,
                                        struct problems *problems)
{
    struct parser parser = {
        .arena = arena,
        .text = text,
        .at = text,
        .resolve = resolve,
        .context = context,
        .place = place,
    };
    advance(&parser);
    const struct condition *condition = read_or(&parser);
    if (condition && parser.word[0])
        condition = fail(&parser, _("expected and, or, or the end, found “%s”"), parser.word);
    if (!condition)
        problems_add(problems, SEVERITY_ERROR, ERROR_CONTENT, place->path, place->line,
                     column_of(&parser, parser.problem_at), _("in the condition: %s"),
                     parser.problem[0] ? parser.problem : _("out of memory"));
    return condition;
}

/* ---- evaluating ---- */

static bool ticked(const struct fact *fact, const char *word)
{
    for (size_t i = 0; i < fact->word_count; i++)
        if (strcmp(fact->words[i], word) == 0)
            return true;
    return false;
}

static size_t words_ticked(const struct fact *fact, const struct condition_test *test)
{
    size_t count = 0;
    for (size_t i = 0; i < test->word_count; i++)
        count += ticked(fact, test->words[i]);
    return count;
}

/* Of the words that the test counts; of all options where it names none. */
static size_t ticks(const struct fact *fact, const struct condition_test *test)
{
    return test->word_count ? words_ticked(fact, test)
                            : fact->word_count - (ticked(fact, "none") ? 1 : 0);
}

static size_t gaps(const struct fact *fact, const struct condition_test *test)
{
    return (test->word_count ? test->word_count : fact->option_count) - ticks(fact, test);
}

static enum truth truth_of(bool true_)
{
    return true_ ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth holds(const struct condition_test *test, const struct fact *fact)
{
    switch (test->operator) {
    case TEST_IS:
    case TEST_HAS:
        return truth_of(words_ticked(fact, test) > 0);
    case TEST_LACKS:
        return truth_of(words_ticked(fact, test) < test->word_count);
    case TEST_HAS_AT_LEAST:
        return truth_of((double)ticks(fact, test) >= test->number);
    case TEST_HAS_AT_MOST:
        return truth_of((double)ticks(fact, test) <= test->number);
    case TEST_LACKS_AT_LEAST:
        return truth_of((double)gaps(fact, test) >= test->number);
    case TEST_AT_LEAST:
        return truth_of(fact->number >= test->number);
    case TEST_BELOW:
        return truth_of(fact->number < test->number);
    default:
        return TRUTH_UNDECIDED;
    }
}

/* While a list has not been looked through its ticks stand and more may follow: only what these
   cannot change is decided. */
static enum truth holds_in_part(const struct condition_test *test, const struct fact *fact)
{
    enum truth now = holds(test, fact);
    switch (test->operator) {
    case TEST_IS:
        return TRUTH_UNDECIDED;
    case TEST_HAS:
    case TEST_HAS_AT_LEAST:
        return now == TRUTH_TRUE ? TRUTH_TRUE : TRUTH_UNDECIDED;
    case TEST_LACKS:
    case TEST_HAS_AT_MOST:
    case TEST_LACKS_AT_LEAST:
        return now == TRUTH_FALSE ? TRUTH_FALSE : TRUTH_UNDECIDED;
    default:
        return now;
    }
}

/* All that a finding can still be is among the words, or none of it; else nobody knows. */
static enum truth holds_of_all(const struct condition_test *test, const struct fact *fact)
{
    size_t count = 0;
    if (test->operator!= TEST_IS || !fact->word_count)
        return TRUTH_UNDECIDED;
    for (size_t i = 0; i < fact->word_count; i++)
        for (size_t j = 0; j < test->word_count; j++)
            count += strcmp(fact->words[i], test->words[j]) == 0;
    return count == fact->word_count ? TRUTH_TRUE : count ? TRUTH_UNDECIDED : TRUTH_FALSE;
}

static bool is_set_to(const struct condition_test *test, const char *word)
{
    for (size_t i = 0; word && i < test->word_count; i++)
        if (strcmp(test->words[i], word) == 0)
            return true;
    return false;
}

enum truth condition_test_truth(const struct condition_test *test, const struct fact *fact)
{
    switch (test->operator) {
    case TEST_SET_TO:
        return truth_of(is_set_to(test, fact->set));
    case TEST_IS_OPEN:
        return truth_of(fact->open);
    case TEST_IN_USE:
        return truth_of(fact->state == FACT_ANSWERED);
    default:
        break;
    }
    if (fact->state == FACT_ANSWERED)
        return fact->part ? holds_in_part(test, fact) : holds(test, fact);
    return fact->state == FACT_NOT_APPLICABLE ? TRUTH_UNDECIDED : holds_of_all(test, fact);
}

static bool is_never_undecided(const struct condition_test *test)
{
    return test->operator== TEST_SET_TO || test->operator== TEST_IS_OPEN || test->operator==
        TEST_IN_USE;
}

static enum truth evaluate_test(const struct condition_test *test,
                                const struct condition_view *view)
{
    if (!view)
        return TRUTH_UNDECIDED;
    if (test->reference.kind == REFERENCE_ABSENT)
        return test->operator== TEST_IN_USE ? TRUTH_FALSE : TRUTH_UNDECIDED;
    struct fact fact = view->fact(view->context, test->reference);
    bool left_out = view->leave_out_not_applicable && fact.state == FACT_NOT_APPLICABLE;
    return left_out && !is_never_undecided(test) ? TRUTH_LEFT_OUT
                                                 : condition_test_truth(test, &fact);
}

/* `deciding` is the value that settles it alone: false for and, true for or. */
static enum truth combine(enum truth left, enum truth right, enum truth deciding)
{
    if (left == TRUTH_LEFT_OUT)
        return right;
    if (right == TRUTH_LEFT_OUT)
        return left;
    if (left == deciding || right == deciding)
        return deciding;
    return left == TRUTH_UNDECIDED || right == TRUTH_UNDECIDED ? TRUTH_UNDECIDED : left;
}

/* Optional detail falls with what it qualifies: in "a and certainly b", b says nothing about a
   country to which a does not apply. */
static enum truth both(const struct condition *condition, enum truth left, enum truth right)
{
    if ((left == TRUTH_LEFT_OUT && condition->right->kind == NODE_CERTAINLY) ||
        (right == TRUTH_LEFT_OUT && condition->left->kind == NODE_CERTAINLY))
        return TRUTH_LEFT_OUT;
    return combine(left, right, TRUTH_FALSE);
}

static enum truth opposite(enum truth truth)
{
    if (truth == TRUTH_TRUE)
        return TRUTH_FALSE;
    return truth == TRUTH_FALSE ? TRUTH_TRUE : truth;
}

enum truth condition_evaluate(const struct condition *condition, const struct condition_view *view)
{
    if (condition->kind == NODE_TEST)
        return evaluate_test(&condition->test, view);
    enum truth left = condition_evaluate(condition->left, view);
    switch (condition->kind) {
    case NODE_AND:
        if (left == TRUTH_FALSE && condition->left->kind != NODE_CERTAINLY)
            return left;
        return both(condition, left, condition_evaluate(condition->right, view));
    case NODE_OR:
        if (left == TRUTH_TRUE)
            return left;
        return combine(left, condition_evaluate(condition->right, view), TRUTH_TRUE);
    case NODE_NOT:
        return opposite(left);
    default: /* certainly */
        return left == TRUTH_TRUE ? TRUTH_TRUE : TRUTH_FALSE;
    }
}

/* ---- what can still be ---- */

enum {
    CAN_BE_FALSE = 1U << TRUTH_FALSE,
    CAN_STAY_UNDECIDED = 1U << TRUTH_UNDECIDED,
    CAN_BE_TRUE = 1U << TRUTH_TRUE,
    CAN_BE_LEFT_OUT = 1U << TRUTH_LEFT_OUT,
};

/* What nobody can answer any more stays as it is. Only what is open now may come to be closed. */
static unsigned int test_outcomes(const struct condition_test *test,
                                  const struct condition_view *view)
{
    enum truth now = evaluate_test(test, view);
    bool may_change = test->operator== TEST_IS_OPEN ? now == TRUTH_TRUE : now == TRUTH_UNDECIDED;
    if (!may_change || test->reference.kind == REFERENCE_ABSENT || !view->to_come ||
        !view->to_come(view->context, test->reference))
        return 1U << now;
    return CAN_BE_TRUE | CAN_BE_FALSE;
}

/* Over each outcome of one side and each of the other. */
static unsigned int combine_outcomes(const struct condition *condition, unsigned int left,
                                     unsigned int right)
{
    unsigned int outcomes = 0;
    for (unsigned int l = TRUTH_FALSE; l <= TRUTH_LEFT_OUT; l++)
        for (unsigned int r = TRUTH_FALSE; left & (1U << l) && r <= TRUTH_LEFT_OUT; r++)
            if (right & (1U << r))
                outcomes |= 1U << (condition->kind == NODE_AND
                                       ? both(condition, (enum truth)l, (enum truth)r)
                                       : combine((enum truth)l, (enum truth)r, TRUTH_TRUE));
    return outcomes;
}

/* What the left side alone settles. */
static unsigned int settling(const struct condition *condition)
{
    if (condition->kind == NODE_OR)
        return CAN_BE_TRUE;
    return condition->left->kind == NODE_CERTAINLY ? 0 : CAN_BE_FALSE;
}

unsigned int condition_outcomes(const struct condition *condition,
                                const struct condition_view *view)
{
    if (condition->kind == NODE_TEST)
        return test_outcomes(&condition->test, view);
    unsigned int left = condition_outcomes(condition->left, view);
    unsigned int kept = left & ~(unsigned int)(CAN_BE_TRUE | CAN_BE_FALSE);
    switch (condition->kind) {
    case NODE_NOT:
        return kept | (left & CAN_BE_TRUE ? CAN_BE_FALSE : 0) |
               (left & CAN_BE_FALSE ? CAN_BE_TRUE : 0);
    case NODE_CERTAINLY:
        return (left & CAN_BE_TRUE) | (left & ~(unsigned int)CAN_BE_TRUE ? CAN_BE_FALSE : 0);
    default:
        if (left == settling(condition))
            return left;
        return combine_outcomes(condition, left, condition_outcomes(condition->right, view));
    }
}

struct walk {
    const struct condition_view *view;
    condition_visit *visit;
    void *context;
    size_t certain; /* how many `certainly` we are below: there, undecided counts as false */
};

static void walk_node(struct walk *walk, const struct condition *condition, bool negated)
{
    if (condition->kind == NODE_TEST) {
        enum truth truth = evaluate_test(&condition->test, walk->view);
        if (walk->certain && walk->view && truth == TRUTH_UNDECIDED)
            truth = TRUTH_FALSE;
        else if (negated)
            truth = opposite(truth);
        walk->visit(walk->context, &condition->test, truth);
        return;
    }
    walk->certain += condition->kind == NODE_CERTAINLY;
    walk_node(walk, condition->left, negated != (condition->kind == NODE_NOT));
    if (condition->right)
        walk_node(walk, condition->right, negated);
    walk->certain -= condition->kind == NODE_CERTAINLY;
}

void condition_walk(const struct condition *condition, const struct condition_view *view,
                    condition_visit *visit, void *context)
{
    struct walk walk = {.view = view, .visit = visit, .context = context};
    walk_node(&walk, condition, false);
}

/* ---- why ---- */

/* The tests that made what was looked at so far what it is. */
struct witnesses {
    const struct condition_view *view;
    struct witness {
        const struct condition_test *test;
        enum truth truth;
    } items[MAX_TESTS];
    size_t count;
};

static enum truth find_witnesses(struct witnesses *witnesses, const struct condition *condition);

/* Of two sides those that come to the same as the whole. Where both have to, what is left out
   counts as well: it is why the other alone was enough. */
static bool counts(const struct condition *condition, enum truth side, enum truth truth)
{
    enum truth both_needed = condition->kind == NODE_AND ? TRUTH_TRUE : TRUTH_FALSE;
    return side == truth || truth == TRUTH_LEFT_OUT ||
           (side == TRUTH_LEFT_OUT && truth == both_needed);
}

static enum truth find_on_sides(struct witnesses *witnesses, const struct condition *condition)
{
    size_t start = witnesses->count;
    enum truth left = find_witnesses(witnesses, condition->left);
    size_t middle = witnesses->count;
    enum truth right = find_witnesses(witnesses, condition->right);
    enum truth truth = condition->kind == NODE_AND ? both(condition, left, right)
                                                   : combine(left, right, TRUTH_TRUE);
    if (!counts(condition, right, truth))
        witnesses->count = middle;
    if (!counts(condition, left, truth)) {
        memmove(witnesses->items + start, witnesses->items + middle,
                (witnesses->count - middle) * sizeof *witnesses->items);
        witnesses->count -= middle - start;
    }
    return truth;
}

static enum truth find_witnesses(struct witnesses *witnesses, const struct condition *condition)
{
    enum truth truth;
    switch (condition->kind) {
    case NODE_TEST:
        truth = evaluate_test(&condition->test, witnesses->view);
        witnesses->items[witnesses->count++] = (struct witness){&condition->test, truth};
        return truth;
    case NODE_NOT:
        return opposite(find_witnesses(witnesses, condition->left));
    case NODE_CERTAINLY:
        truth = find_witnesses(witnesses, condition->left);
        return truth == TRUTH_TRUE ? TRUTH_TRUE : TRUTH_FALSE;
    default:
        return find_on_sides(witnesses, condition);
    }
}

void condition_because(const struct condition *condition, const struct condition_view *view,
                       condition_visit *visit, void *context)
{
    struct witnesses witnesses;
    witnesses.view = view;
    witnesses.count = 0;
    find_witnesses(&witnesses, condition);
    for (size_t i = 0; i < witnesses.count; i++)
        visit(context, witnesses.items[i].test, witnesses.items[i].truth);
}

void condition_ids(const struct condition *condition, condition_id_visit *visit, void *context)
{
    if (condition->kind == NODE_TEST) {
        visit(context, condition->test.id, condition->test.reference);
        return;
    }
    condition_ids(condition->left, visit, context);
    if (condition->right)
        condition_ids(condition->right, visit, context);
}

/* ---- in words ---- */

struct telling {
    condition_tell *tell;
    void *context;
    struct text *out;
};

static void tell_node(const struct telling *telling, const struct condition *condition);

/* What binds less than its surroundings stands in brackets. */
static void tell_side(const struct telling *telling, const struct condition *side,
                      enum node_kind inside)
{
    bool brackets = side->kind == NODE_OR && inside != NODE_OR;
    text_append(telling->out, brackets ? "(" : "");
    tell_node(telling, side);
    text_append(telling->out, brackets ? ")" : "");
}

static void tell_node(const struct telling *telling, const struct condition *condition)
{
    switch (condition->kind) {
    case NODE_TEST:
        telling->tell(telling->context, &condition->test, telling->out);
        break;
    case NODE_CERTAINLY:
        tell_node(telling, condition->left);
        break;
    case NODE_NOT:
        text_append(telling->out, _("it is not so that "));
        tell_side(telling, condition->left, NODE_NOT);
        break;
    default:
        tell_side(telling, condition->left, condition->kind);
        text_append(telling->out, condition->kind == NODE_AND ? _(" and ") : _(" or "));
        tell_side(telling, condition->right, condition->kind);
    }
}

void condition_in_words(const struct condition *condition, condition_tell *tell, void *context,
                        struct text *out)
{
    struct telling telling = {tell, context, out};
    tell_node(&telling, condition);
}
