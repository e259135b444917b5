/* The language of conditions: grammar, mistakes, truth. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/catalogue/condition.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* Questions of this test: t.a and t.b (yes, no), t.list (one to five), t.n (a number), a
   questionnaire, t; their index is their place here. "x" and what begins with it is not loaded. */
static const char *const ids[] = {"t.a", "t.b", "t.list", "t.n", "t"};

static bool resolve(void *context, struct condition_test *test, char *problem, size_t size)
{
    (void)context;
    for (size_t i = 0; i < COUNT(ids); i++) {
        if (strcmp(ids[i], test->id) != 0)
            continue;
        test->reference = (struct reference){REFERENCE_QUESTION, i};
        return true;
    }
    test->reference.kind = REFERENCE_ABSENT;
    if (test->id[0] == 'x')
        return true;
    snprintf(problem, size, "there is no question “%s”", test->id);
    return false;
}

static const struct condition_place start = {.path = "t.yaml", .line = 1, .column = 1};

static const struct condition *parse(struct arena *arena, const char *text)
{
    struct problems problems = {0};
    const struct condition *condition =
        condition_parse(arena, text, &start, resolve, NULL, &problems);
    test_check_no_errors(&problems, text);
    problems_free(&problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(condition);
    return condition;
}

static struct fact fact_of(void *context, struct reference reference)
{
    return ((const struct fact *)context)[reference.index];
}

static enum truth truth_of(const char *text, struct fact facts[COUNT(ids)])
{
    struct condition_view view = {
        .fact = fact_of, .context = facts, .leave_out_not_applicable = true};
    struct arena *arena = arena_new();
    enum truth truth = condition_evaluate(parse(arena, text), &view);
    arena_free(arena);
    return truth;
}

/* ---- grammar ---- */

static void test_mistakes(void)
{
    static const struct {
        const char *marked;
        const char *message;
    } cases[] = {
        {"@", "expected the id of a question, found “the end”"},
        {"@yes", "expected the id of a question, found “yes”"},
        {"t.a@", "expected is, has, lacks, >=, <, set-to or is-open after “t.a”, found “the end”"},
        {"t.a @like yes", "found “like”"},
        {"t.a is @", "expected a word of the answer"},
        {"t.a is @|yes", "expected a word of the answer, found “|”"},
        {"t.a is yes|@", "expected a word of the answer"},
        {"t.a is yes @t.b is no", "expected and, or, or the end, found “t.b”"},
        {"(t.a is yes@", "expected “)”"},
        {"t.a is yes@)", "expected and, or, or the end, found “)”"},
        {"t.a is yes @& t.b is no", "expected and, or, or the end, found “&”"},
        {"t.a is yes and @", "found “the end”"},
        {"t.a is yes or @or t.b is no", "found “or”"},
        {"not @", "found “the end”"},
        {"certainly @and t.a is yes", "found “and”"},
        {"t.n >= @many", "expected a number, found “many”"},
        {"t.n < @-1", "expected a number"},
        {"t.list has at-least @one", "expected a number, found “one”"},
        {"t.list lacks at-least @", "expected a number"},
        {"@t.unknown is yes", "there is no question “t.unknown”"},
        {"t.a is yes or (t.b is no and @t.z is no)", "there is no question “t.z”"},
        {"t.a is @é", "expected a word of the answer"},
        {"t.a set-to @", "expected a word of the answer"},
        {"t.a is-open @yes", "expected and, or, or the end, found “yes”"},
        {"t.list has at-least 2 of @", "expected a word of the answer"},
        {"t.list lacks at-least 2 @one|two", "expected and, or, or the end, found “one”"},
        {"t.n >= 18 @of one", "expected and, or, or the end, found “of”"},
        {"t is @used", "of a questionnaire only “t is in-use” can be asked"},
        {"t is @", "of a questionnaire only “t is in-use” can be asked"},
        {"@t has one", "expected the id of a question, found “t”"},
        {"t is in-use @|yes", "expected and, or, or the end, found “|”"},
    };
    const struct condition_place place = {.path = "t.yaml", .line = 7, .column = 20};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct test_marked text = test_marked(cases[i].marked);
        struct arena *arena = arena_new();
        struct problems problems = {0};
        CHECK(!condition_parse(arena, text.text, &place, resolve, NULL, &problems),
              "“%s” is refused", text.text);
        CHECK_COUNT(problems.count, 1, "mistakes told of “%s”", text.text);
        test_check_problem(&problems, "t.yaml", 7, 19 + text.column, cases[i].message);
        CHECK_HAS(problems.count ? problems.items[0].error.problem : "",
                  "in the condition: ", "what it is about");
        problems_free(&problems);
        arena_free(arena);
        free(text.text);
    }
}

static void expect_refused(const char *text, const char *message)
{
    struct arena *arena = arena_new();
    struct problems problems = {0};
    CHECK(!condition_parse(arena, text, &start, resolve, NULL, &problems), "refused: %s", message);
    CHECK_HAS(problems.count ? problems.items[0].error.problem : "", message, "why");
    problems_free(&problems);
    arena_free(arena);
}

static void test_limits(void)
{
    struct text text = {0};
    for (int i = 0; i < 100000; i++)
        text_append(&text, "(");
    expect_refused(text.data, "nested too deeply");
    text_free(&text);
    for (int i = 0; i < 100000; i++)
        text_append(&text, "not ");
    expect_refused(text.data, "nested too deeply");
    text_free(&text);
    text_append(&text, "t.list has w0");
    for (int i = 1; i < 65; i++)
        text_append_format(&text, "|w%d", i);
    expect_refused(text.data, "more than 64 words");
    text_free(&text);
    for (int i = 0; i < 200; i++)
        text_append(&text, "long");
    expect_refused(text.data, "a word that is far too long");
    text_free(&text);
    text_append(&text, "t.a is yes");
    for (int i = 0; i < 1000; i++)
        text_append(&text, " and t.a is yes");
    expect_refused(text.data, "more than 1000 tests");
    text_free(&text);
}

static void test_white_space(void)
{
    static const char *const forms[] = {
        "t.a is yes|no",
        "  t.a  is  yes | no  ",
        "t.a is\n yes|\nno\n",
        "((t.a is yes|no))",
    };
    struct fact facts[COUNT(ids)] = {{.state = FACT_ANSWERED}};
    const char *word = "no";
    facts[0].words = &word;
    facts[0].word_count = 1;
    for (size_t i = 0; i < COUNT(forms); i++)
        CHECK_COUNT(truth_of(forms[i], facts), TRUTH_TRUE, "“%s”", forms[i]);
}

/* ---- truth ---- */

/* One letter for each truth: True, False, Undecided, Left out. */
static const char letters[] = {
    [TRUTH_FALSE] = 'F', [TRUTH_UNDECIDED] = 'U', [TRUTH_TRUE] = 'T', [TRUTH_LEFT_OUT] = 'L'};

/* A fact for which "is yes" has that truth. */
static struct fact fact_for(char letter)
{
    static const char *const yes = "yes";
    static const char *const no = "no";
    switch (letter) {
    case 'T':
        return (struct fact){.state = FACT_ANSWERED, .words = &yes, .word_count = 1};
    case 'F':
        return (struct fact){.state = FACT_ANSWERED, .words = &no, .word_count = 1};
    case 'L':
        return (struct fact){.state = FACT_NOT_APPLICABLE};
    default:
        return (struct fact){.state = FACT_BLANK};
    }
}

/* Rows: the left side; columns: the right side; each in the order T F U L. */
static void test_tables(void)
{
    static const struct {
        const char *text;
        const char *rows[4];
    } tables[] = {
        {"t.a is yes and t.b is yes", {"TFUT", "FFFF", "UFUU", "TFUL"}},
        {"t.a is yes or t.b is yes", {"TTTT", "TFUF", "TUUU", "TFUL"}},
        {"not t.a is yes or t.b is yes", {"TFUF", "TTTT", "TUUU", "TFUL"}},
        {"not (t.a is yes and t.b is yes)", {"FTUF", "TTTT", "UTUU", "FTUL"}},
        {"t.a is yes and certainly t.b is yes", {"TFFF", "FFFF", "UFFF", "LLLL"}},
        {"certainly t.a is yes and t.b is yes", {"TFUL", "FFFL", "FFFL", "FFFL"}},
        {"t.a is yes or certainly t.b is yes", {"TTTT", "TFFF", "TUUU", "TFFF"}},
    };
    static const char order[] = "TFUL";
    for (size_t i = 0; i < COUNT(tables); i++)
        for (size_t row = 0; row < 4; row++)
            for (size_t column = 0; column < 4; column++) {
                struct fact facts[COUNT(ids)] = {fact_for(order[row]), fact_for(order[column])};
                char truth = letters[truth_of(tables[i].text, facts)];
                CHECK(truth == tables[i].rows[row][column], "“%s” for %c and %c is %c, not %c",
                      tables[i].text, order[row], order[column], tables[i].rows[row][column],
                      truth);
            }
}

static void test_states(void)
{
    static const struct {
        enum fact_state state;
        enum truth in_advice;
        enum truth in_status_rules;
    } cases[] = {
        {FACT_BLANK, TRUTH_UNDECIDED, TRUTH_UNDECIDED},
        {FACT_HIDDEN, TRUTH_UNDECIDED, TRUTH_UNDECIDED},
        {FACT_UNKNOWN, TRUTH_UNDECIDED, TRUTH_UNDECIDED},
        {FACT_NOT_APPLICABLE, TRUTH_UNDECIDED, TRUTH_LEFT_OUT},
    };
    static const char *const texts[] = {"t.a is no", "not t.a is yes", "t.a lacks yes",
                                        "t.a has at-most 5", "t.a lacks at-least 0"};
    for (size_t i = 0; i < COUNT(cases); i++)
        for (size_t j = 0; j < COUNT(texts); j++) {
            struct fact facts[COUNT(ids)] = {{.state = cases[i].state}};
            struct arena *arena = arena_new();
            const struct condition *condition = parse(arena, texts[j]);
            struct condition_view view = {.fact = fact_of, .context = facts};
            CHECK_COUNT(condition_evaluate(condition, &view), cases[i].in_advice,
                        "“%s” in advice, state %zu", texts[j], i);
            view.leave_out_not_applicable = true;
            CHECK_COUNT(condition_evaluate(condition, &view), cases[i].in_status_rules,
                        "“%s” in a status rule, state %zu", texts[j], i);
            arena_free(arena);
        }
}

static void test_precedence(void)
{
    static const struct {
        const char *text;
        enum truth truth;
    } cases[] = {
        /* t.a is yes, t.b is no */
        {"t.a is yes or t.a is yes and t.b is yes", TRUTH_TRUE},
        {"(t.a is yes or t.a is yes) and t.b is yes", TRUTH_FALSE},
        {"t.b is yes and t.b is yes or t.a is yes", TRUTH_TRUE},
        {"t.b is yes and (t.b is yes or t.a is yes)", TRUTH_FALSE},
        {"not t.b is yes and t.b is yes", TRUTH_FALSE},
        {"not (t.b is yes and t.b is yes)", TRUTH_TRUE},
        {"not not t.a is yes", TRUTH_TRUE},
        {"certainly t.a is yes and t.b is no", TRUTH_TRUE},
        {"x.other is yes or t.a is yes", TRUTH_TRUE},
        {"x.other is yes", TRUTH_UNDECIDED},
        {"not x.other is yes", TRUTH_UNDECIDED},
        {"certainly x.other is yes", TRUTH_FALSE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fact facts[COUNT(ids)] = {fact_for('T'), fact_for('F')};
        CHECK_COUNT(truth_of(cases[i].text, facts), cases[i].truth, "“%s”", cases[i].text);
    }
}

/* ---- tests ---- */

static void test_ticks(void)
{
    static const struct {
        const char *ticked[3];
        const char *text;
        enum truth truth;
    } cases[] = {
        {{"one", "two"}, "t.list has one", TRUTH_TRUE},
        {{"one", "two"}, "t.list has five|two", TRUTH_TRUE},
        {{"one", "two"}, "t.list has three|four", TRUTH_FALSE},
        {{"one", "two"}, "t.list lacks one", TRUTH_FALSE},
        {{"one", "two"}, "t.list lacks one|two", TRUTH_FALSE},
        {{"one", "two"}, "t.list lacks one|three", TRUTH_TRUE},
        {{"one", "two"}, "t.list has at-least 2", TRUTH_TRUE},
        {{"one", "two"}, "t.list has at-least 3", TRUTH_FALSE},
        {{"one", "two"}, "t.list has at-most 2", TRUTH_TRUE},
        {{"one", "two"}, "t.list has at-most 1", TRUTH_FALSE},
        {{"one", "two"}, "t.list lacks at-least 3", TRUTH_TRUE},
        {{"one", "two"}, "t.list lacks at-least 4", TRUTH_FALSE},
        {{"none"}, "t.list is none", TRUTH_TRUE},
        {{"none"}, "t.list has at-most 0", TRUTH_TRUE},
        {{"none"}, "t.list has at-least 1", TRUTH_FALSE},
        {{"none"}, "t.list lacks one", TRUTH_TRUE},
        {{"none"}, "t.list lacks at-least 5", TRUTH_TRUE},
        {{"none"}, "t.list has one", TRUTH_FALSE},
        {{NULL}, "t.list has at-most 0", TRUTH_TRUE}, /* a text in words alone ticks nothing */
        {{NULL}, "not t.list has one|two", TRUTH_TRUE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fact facts[COUNT(ids)] = {0};
        facts[2] =
            (struct fact){.state = FACT_ANSWERED, .words = cases[i].ticked, .option_count = 5};
        while (facts[2].word_count < 3 && cases[i].ticked[facts[2].word_count])
            facts[2].word_count++;
        CHECK_COUNT(truth_of(cases[i].text, facts), cases[i].truth, "“%s”, case %zu", cases[i].text,
                    i);
    }
}

static void test_numbers(void)
{
    static const struct {
        double number;
        const char *text;
        enum truth truth;
    } cases[] = {
        {18, "t.n >= 18", TRUTH_TRUE},   {17.5, "t.n >= 18", TRUTH_FALSE},
        {18, "t.n < 18", TRUTH_FALSE},   {17.5, "t.n < 18", TRUTH_TRUE},
        {2.5, "t.n >= 2.5", TRUTH_TRUE}, {0, "t.n < 0", TRUTH_FALSE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fact facts[COUNT(ids)] = {0};
        facts[3] = (struct fact){.state = FACT_ANSWERED, .number = cases[i].number};
        CHECK_COUNT(truth_of(cases[i].text, facts), cases[i].truth, "%g: “%s”", cases[i].number,
                    cases[i].text);
    }
}

/* Of some words only; "none" ticks none of them. */
static void test_counting_some(void)
{
    static const struct {
        const char *ticked[3];
        const char *text;
        enum truth truth;
    } cases[] = {
        {{"one", "two"}, "t.list has at-least 1 of two|three", TRUTH_TRUE},
        {{"one", "two"}, "t.list has at-least 2 of two|three", TRUTH_FALSE},
        {{"one", "two"}, "t.list has at-most 1 of two|three", TRUTH_TRUE},
        {{"one", "two"}, "t.list has at-most 0 of two|three", TRUTH_FALSE},
        {{"one", "two"}, "t.list has at-most 0 of three|four", TRUTH_TRUE},
        {{"one", "two"}, "t.list lacks at-least 1 of two|three", TRUTH_TRUE},
        {{"one", "two"}, "t.list lacks at-least 2 of two|three", TRUTH_FALSE},
        {{"one", "two"}, "t.list lacks at-least 1 of one|two", TRUTH_FALSE},
        {{"none"}, "t.list lacks at-least 2 of two|three", TRUTH_TRUE},
        {{"none"}, "t.list has at-most 0 of two|three", TRUTH_TRUE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fact facts[COUNT(ids)] = {0};
        facts[2] =
            (struct fact){.state = FACT_ANSWERED, .words = cases[i].ticked, .option_count = 5};
        while (facts[2].word_count < 3 && cases[i].ticked[facts[2].word_count])
            facts[2].word_count++;
        CHECK_COUNT(truth_of(cases[i].text, facts), cases[i].truth, "“%s”, case %zu", cases[i].text,
                    i);
    }
}

/* What is ticked stands; what is not ticked says nothing until the list has been looked through. */
static void test_in_part(void)
{
    static const struct {
        const char *ticked[3];
        const char *text;
        enum truth truth;
    } cases[] = {
        {{"one", "two"}, "t.list has one", TRUTH_TRUE},
        {{"one", "two"}, "t.list has three|two", TRUTH_TRUE},
        {{"one", "two"}, "t.list has three", TRUTH_UNDECIDED},
        {{"one", "two"}, "t.list has at-least 2", TRUTH_TRUE},
        {{"one", "two"}, "t.list has at-least 3", TRUTH_UNDECIDED},
        {{"one", "two"}, "t.list has at-most 1", TRUTH_FALSE},
        {{"one", "two"}, "t.list has at-most 2", TRUTH_UNDECIDED},
        {{"one", "two"}, "t.list lacks one|two", TRUTH_FALSE},
        {{"one", "two"}, "t.list lacks one|three", TRUTH_UNDECIDED},
        {{"one", "two"}, "t.list lacks three", TRUTH_UNDECIDED},
        {{"one", "two"}, "t.list lacks at-least 4", TRUTH_FALSE},
        {{"one", "two"}, "t.list lacks at-least 3", TRUTH_UNDECIDED},
        {{"one", "two"}, "t.list lacks at-least 2 of one|two|three", TRUTH_FALSE},
        {{"one", "two"}, "t.list is none", TRUTH_UNDECIDED},
        {{"none"}, "t.list is none", TRUTH_UNDECIDED},
        {{"none"}, "t.list has at-most 0", TRUTH_UNDECIDED},
        {{"none"}, "t.list lacks one", TRUTH_UNDECIDED},
        {{NULL}, "t.list is none", TRUTH_UNDECIDED}, /* in words only */
        {{NULL}, "t.list has at-most 0", TRUTH_UNDECIDED},
        {{NULL}, "t.list lacks one", TRUTH_UNDECIDED},
        {{NULL}, "not t.list has one", TRUTH_UNDECIDED},
        {{"one", "two"}, "certainly t.list lacks three", TRUTH_FALSE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fact facts[COUNT(ids)] = {0};
        facts[2] = (struct fact){
            .state = FACT_ANSWERED, .part = true, .words = cases[i].ticked, .option_count = 5};
        while (facts[2].word_count < 3 && cases[i].ticked[facts[2].word_count])
            facts[2].word_count++;
        CHECK_COUNT(truth_of(cases[i].text, facts), cases[i].truth, "“%s”, case %zu", cases[i].text,
                    i);
    }
}

/* A finding that is not decided has the statuses that are left as its words. */
static void test_what_is_left(void)
{
    static const char *const left[] = {"partly", "drafted", "absent"};
    static const struct {
        const char *text;
        enum truth truth;
    } cases[] = {
        {"t.a is partly|drafted|absent", TRUTH_TRUE},
        {"t.a is in-force|partly|drafted|absent", TRUTH_TRUE},
        {"t.a is in-force", TRUTH_FALSE},
        {"t.a is partly", TRUTH_UNDECIDED},
        {"t.a is in-force|partly|drafted", TRUTH_UNDECIDED},
        {"not t.a is in-force", TRUTH_TRUE},
    };
    static const enum fact_state states[] = {FACT_BLANK, FACT_UNKNOWN};
    for (size_t s = 0; s < COUNT(states); s++)
        for (size_t i = 0; i < COUNT(cases); i++) {
            struct fact facts[COUNT(ids)] = {
                {.state = states[s], .words = left, .word_count = COUNT(left)}};
            CHECK_COUNT(truth_of(cases[i].text, facts), cases[i].truth, "“%s”", cases[i].text);
        }
}

/* These are never undecided, except of a finding of a questionnaire that is not loaded. */
static void test_never_undecided(void)
{
    static const struct {
        struct fact fact;
        const char *text;
        enum truth truth;
    } cases[] = {
        {{.state = FACT_ANSWERED, .set = "partly"}, "t.a set-to partly|absent", TRUTH_TRUE},
        {{.state = FACT_ANSWERED, .set = "partly"}, "t.a set-to absent", TRUTH_FALSE},
        {{.state = FACT_ANSWERED}, "t.a set-to partly", TRUTH_FALSE},
        {{.state = FACT_BLANK}, "t.a set-to partly", TRUTH_FALSE},
        {{.state = FACT_NOT_APPLICABLE}, "t.a set-to partly", TRUTH_FALSE},
        {{.state = FACT_BLANK, .open = true}, "t.a is-open", TRUTH_TRUE},
        {{.state = FACT_ANSWERED, .open = true, .part = true}, "t.a is-open", TRUTH_TRUE},
        {{.state = FACT_ANSWERED}, "t.a is-open", TRUTH_FALSE},
        {{.state = FACT_UNKNOWN}, "t.a is-open", TRUTH_FALSE},
        {{.state = FACT_NOT_APPLICABLE}, "t.a is-open", TRUTH_FALSE},
        {{.state = FACT_HIDDEN}, "t.a is-open", TRUTH_FALSE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fact facts[COUNT(ids)] = {cases[i].fact};
        CHECK_COUNT(truth_of(cases[i].text, facts), cases[i].truth, "“%s”, case %zu", cases[i].text,
                    i);
    }
    struct fact facts[COUNT(ids)] = {[4] = {.state = FACT_ANSWERED}};
    CHECK_COUNT(truth_of("t is in-use", facts), TRUTH_TRUE, "in use");
    CHECK_COUNT(truth_of("x is in-use", facts), TRUTH_FALSE, "not loaded: not in use");
    CHECK_COUNT(truth_of("not x is in-use", facts), TRUTH_TRUE, "and that is certain");
    CHECK_COUNT(truth_of("x.f set-to partly", facts), TRUTH_UNDECIDED, "not loaded");
    facts[4].state = FACT_HIDDEN;
    CHECK_COUNT(truth_of("t is in-use", facts), TRUTH_FALSE, "not in use");
}

/* ---- walking ---- */

static void note(void *context, const struct condition_test *test, enum truth truth)
{
    struct text *notes = context;
    text_append_format(notes, "%s:%zu:%c ", test->id, test->column, letters[truth]);
}

static void test_walk(void)
{
    static const struct {
        const char *text;
        const char *visited; /* for t.a yes, t.b no, t.list not answered */
    } cases[] = {
        {"t.a is yes and t.b is yes", "t.a:1:T t.b:16:F "},
        {"t.b is no or (t.a is yes)", "t.b:1:T t.a:15:T "},
        {"not t.b is yes and t.a is yes", "t.b:5:T t.a:20:T "},
        {"not (t.b is yes or not t.a is yes)", "t.b:6:T t.a:24:T "},
        {"t.list has one or t.a is yes", "t.list:1:U t.a:19:T "},
        {"t.a is yes and certainly t.list has one", "t.a:1:T t.list:26:F "},
        {"certainly (t.list has one or t.a is yes)", "t.list:12:F t.a:30:T "},
        {"x.q is yes or t.a is yes", "x.q:1:U t.a:15:T "},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fact facts[COUNT(ids)] = {fact_for('T'), fact_for('F')};
        struct condition_view view = {.fact = fact_of, .context = facts};
        struct arena *arena = arena_new();
        struct text visited = {0};
        condition_walk(parse(arena, cases[i].text), &view, note, &visited);
        CHECK_TEXT(visited.data, cases[i].visited, "tests of “%s”", cases[i].text);
        text_free(&visited);
        condition_walk(parse(arena, cases[i].text), NULL, note, &visited);
        CHECK(!strpbrk(visited.data, "T"), "nothing speaks where nothing is known: %s",
              visited.data);
        text_free(&visited);
        arena_free(arena);
    }
}

/* Answers to t.a and t.list are still to come; t.b is “no”. */
static bool is_to_come(void *context, struct reference reference)
{
    (void)context;
    return reference.index == 0 || reference.index == 2;
}

static void test_outcomes(void)
{
    static const struct {
        const char *text;
        const char *outcomes; /* in the order of the truths: F U T L */
    } cases[] = {
        {"t.a is yes", "FT"},
        {"t.b is yes", "F"},
        {"t.n < 18", "U"}, /* nobody can say */
        {"t.a is yes and t.b is yes", "F"},
        {"t.a is yes and t.b is no", "FT"},
        {"t.a is yes or t.b is no", "T"},
        {"t.a is yes and t.n < 18", "FU"},
        {"t.a is yes or t.n < 18", "UT"},
        {"not t.a is yes", "FT"},
        {"not t.n < 18", "U"},
        {"certainly t.a is yes", "FT"}, /* still to come: open, not false */
        {"certainly t.n < 18", "F"},    /* for good: false */
        {"not certainly t.n < 18", "T"},
        {"t.list has at-most 1", "FT"},
        {"x.q is yes", "U"},
        {"certainly x.q is yes", "F"},
        {"t.a is yes and not t.a is yes", "FT"}, /* one too many: it asks twice */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fact facts[COUNT(ids)] = {{0}, fact_for('F')};
        struct condition_view view = {.fact = fact_of, .context = facts, .to_come = is_to_come};
        struct arena *arena = arena_new();
        unsigned int outcomes = condition_outcomes(parse(arena, cases[i].text), &view);
        char found[5] = "";
        for (size_t t = 0; t < COUNT(letters); t++)
            if (outcomes & (1U << t))
                strncat(found, &letters[t], 1);
        CHECK_TEXT(found, cases[i].outcomes, "what “%s” can come to", cases[i].text);
        view.to_come = NULL;
        CHECK_COUNT(condition_outcomes(parse(arena, cases[i].text), &view),
                    1U << condition_evaluate(parse(arena, cases[i].text), &view),
                    "“%s” when nothing is to come", cases[i].text);
        arena_free(arena);
    }
}

static void test_because(void)
{
    static const struct {
        const char *text;
        const char *visited; /* for t.a yes, t.b no, t.list not answered, t.n not applicable */
    } cases[] = {
        {"t.a is yes and t.b is yes", "t.b:16:F "},
        {"t.a is yes or t.b is yes", "t.a:1:T "},
        {"t.a is yes or t.b is no", "t.a:1:T t.b:15:T "},
        {"(t.a is yes and t.b is yes) or t.b is no", "t.b:32:T "}, /* t.a did not decide */
        {"not (t.a is no or t.b is yes)", "t.a:6:F t.b:19:F "},
        {"t.a is yes and t.list has one", "t.list:16:U "},
        {"t.a is yes and not certainly t.list has one", "t.a:1:T t.list:30:U "},
        {"t.a is yes and t.n < 18", "t.a:1:T t.n:16:L "}, /* why the other was enough */
        {"t.b is yes and t.n < 18", "t.b:1:F "},
        {"t.n < 18", "t.n:1:L "},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fact facts[COUNT(ids)] = {fact_for('T'), fact_for('F'), {0}, fact_for('L')};
        struct condition_view view = {
            .fact = fact_of, .context = facts, .leave_out_not_applicable = true};
        struct arena *arena = arena_new();
        struct text visited = {0};
        condition_because(parse(arena, cases[i].text), &view, note, &visited);
        CHECK_TEXT(visited.data, cases[i].visited, "what makes “%s” what it is", cases[i].text);
        text_free(&visited);
        arena_free(arena);
    }
}

static void note_id(void *context, const char *id, struct reference reference)
{
    text_append_format(context, "%s:%d ", id, (int)reference.kind);
}

static void test_ids(void)
{
    struct arena *arena = arena_new();
    struct text ids_found = {0};
    condition_ids(parse(arena, "t.a set-to yes or not (t is in-use and certainly t.b is-open) or "
                               "x.q lacks at-least 1 of one|two or t.a is no"),
                  note_id, &ids_found);
    CHECK_TEXT(ids_found.data, "t.a:0 t:0 t.b:0 x.q:3 t.a:0 ", "every id, whatever is asked");
    text_free(&ids_found);
    arena_free(arena);
}

void condition_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a mistake in a condition is shown at its column", test_mistakes},
        {"nesting, words and lists of a condition are limited", test_limits},
        {"white space and brackets change nothing", test_white_space},
        {"and, or, not, certainly follow their tables", test_tables},
        {"blank, hidden and unknown decide nothing; not applicable counts for nothing",
         test_states},
        {"not binds closest, then and, then or", test_precedence},
        {"has, lacks and the counts look at ticks; none counts nothing", test_ticks},
        {"numbers are compared", test_numbers},
        {"ticks are counted among some words, too", test_counting_some},
        {"of a list that is answered in part only its ticks say something", test_in_part},
        {"a finding is what all that it can still be is", test_what_is_left},
        {"set by hand, still open, in use: never undecided", test_never_undecided},
        {"what is still to come can still be anything, below certainly too", test_outcomes},
        {"a condition is what it is because of the tests that decide", test_because},
        {"all ids of a condition are named", test_ids},
        {"a walk visits each test in order and says whether it speaks for the condition",
         test_walk},
        CU_TEST_INFO_NULL,
    };
    test_register("condition", tests);
}
