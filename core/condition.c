#include "core/condition.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/ascii.h"
#include "core/i18n.h"

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

static bool read_operator(struct parser *parser, struct condition_test *test)
{
    if (take(parser, "is")) {
        test->operator= TEST_IS;
    } else if (take(parser, "has")) {
        test->operator= TEST_HAS;
        if (take(parser, "at-least"))
            test->operator= TEST_HAS_AT_LEAST;
        else if (take(parser, "at-most"))
            test->operator= TEST_HAS_AT_MOST;
    } else if (take(parser, "lacks")) {
        test->operator= take(parser, "at-least") ? TEST_LACKS_AT_LEAST : TEST_LACKS;
    } else if (take(parser, ">=")) {
        test->operator= TEST_AT_LEAST;
    } else if (take(parser, "<")) {
        test->operator= TEST_BELOW;
    } else {
        fail(parser, _("expected is, has, lacks, >= or < after “%s”, found “%s”"), test->id,
             parser->word[0] ? parser->word : _("the end"));
        return false;
    }
    return true;
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
    test->column = column_of(parser, start);
    if (!strchr(parser->word, '.'))
        return fail(parser, _("expected the id of a question, found “%s”"),
                    parser->word[0] ? parser->word : _("the end"));
    test->id = arena_copy(parser->arena, parser->word);
    advance(parser);
    if (!test->id || !read_operator(parser, test))
        return NULL;
    bool words =
        test->operator== TEST_IS || test->operator== TEST_HAS || test->operator== TEST_LACKS;
    if (words ? !read_words(parser, test) : !read_number(parser, &test->number))
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

static size_t ticks(const struct fact *fact)
{
    return fact->word_count - (ticked(fact, "none") ? 1 : 0);
}

static size_t words_ticked(const struct fact *fact, const struct condition_test *test)
{
    size_t count = 0;
    for (size_t i = 0; i < test->word_count; i++)
        count += ticked(fact, test->words[i]);
    return count;
}

static bool holds(const struct condition_test *test, const struct fact *fact)
{
    switch (test->operator) {
    case TEST_IS:
    case TEST_HAS:
        return words_ticked(fact, test) > 0;
    case TEST_LACKS:
        return words_ticked(fact, test) < test->word_count;
    case TEST_HAS_AT_LEAST:
        return (double)ticks(fact) >= test->number;
    case TEST_HAS_AT_MOST:
        return (double)ticks(fact) <= test->number;
    case TEST_LACKS_AT_LEAST:
        return (double)(fact->option_count - ticks(fact)) >= test->number;
    case TEST_AT_LEAST:
        return fact->number >= test->number;
    case TEST_BELOW:
        return fact->number < test->number;
    }
    return false;
}

static enum truth evaluate_test(const struct condition_test *test,
                                const struct condition_view *view)
{
    if (!view || test->reference.kind == REFERENCE_ABSENT)
        return TRUTH_UNDECIDED;
    struct fact fact = view->fact(view->context, test->reference);
    if (fact.state == FACT_NOT_APPLICABLE && view->leave_out_not_applicable)
        return TRUTH_LEFT_OUT;
    if (fact.state != FACT_ANSWERED)
        return TRUTH_UNDECIDED;
    return holds(test, &fact) ? TRUTH_TRUE : TRUTH_FALSE;
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
        return both(condition, left, condition_evaluate(condition->right, view));
    case NODE_OR:
        return combine(left, condition_evaluate(condition->right, view), TRUTH_TRUE);
    case NODE_NOT:
        return opposite(left);
    default: /* certainly */
        return left == TRUTH_TRUE ? TRUTH_TRUE : TRUTH_FALSE;
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
