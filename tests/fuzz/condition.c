/* A condition of a questionnaire: whatever is written, it is read or refused with a place inside
   it, and what is read obeys the laws of its logic. The first bytes say what is known. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/catalogue/condition.h"
#include "tests/fuzz/fuzz.h"

enum { IDS = 4, FIRST = IDS, LINE = 3, COLUMN = 5 };

static const char *const words[] = {"yes", "no", "one", "two", "three", "none"};

static const struct fact possible[] = {
    {.state = FACT_BLANK},
    {.state = FACT_HIDDEN},
    {.state = FACT_UNKNOWN},
    {.state = FACT_NOT_APPLICABLE},
    {.state = FACT_ANSWERED, .words = words, .word_count = 1, .option_count = 3},
    {.state = FACT_ANSWERED, .words = words + 1, .word_count = 1, .option_count = 3},
    {.state = FACT_ANSWERED, .words = words + 2, .word_count = 2, .option_count = 3},
    {.state = FACT_ANSWERED, .words = words + 5, .word_count = 1, .option_count = 3},
    {.state = FACT_ANSWERED, .number = 18},
};

static bool resolve(void *context, struct condition_test *test, char *problem, size_t size)
{
    (void)context;
    for (size_t i = 0; i < test->word_count; i++)
        HOLDS(test->words[i] && *test->words[i], "a test has its words");
    switch (test->id[0]) {
    case 'x':
        test->reference = (struct reference){REFERENCE_ABSENT, 0};
        return true;
    case 'z':
        snprintf(problem, size, "there is no question “%s”", test->id);
        return false;
    default:
        test->reference = (struct reference){REFERENCE_QUESTION, (size_t)test->id[0] % IDS};
        return true;
    }
}

static struct fact fact_of(void *context, struct reference reference)
{
    return ((const struct fact *)context)[reference.index];
}

/* What a condition made from a part of another comes to; UINT32_MAX when it is refused. */
static unsigned int truth_of(const char *before, const char *text, const char *after,
                             const struct condition_view *view, struct problems *problems)
{
    struct arena *arena = arena_new();
    const struct condition_place place = {.path = "fuzz.yaml", .line = LINE, .column = COLUMN};
    char *whole = NULL;
    if (!arena || asprintf(&whole, "%s%s%s", before, text, after) < 0)
        abort();
    const struct condition *condition =
        condition_parse(arena, whole, &place, resolve, NULL, problems);
    unsigned int truth = condition ? condition_evaluate(condition, view) : UINT32_MAX;
    HOLDS(!condition || truth <= TRUTH_LEFT_OUT, "a condition comes to a truth");
    arena_free(arena);
    free(whole);
    return truth;
}

static void check_law(const char *before, const char *text, const char *after, unsigned int truth,
                      const struct condition_view *view, const char *law)
{
    struct problems problems = {0};
    unsigned int found = truth_of(before, text, after, view, &problems);
    /* It may nest too deeply now. */
    HOLDS(found == truth || found == UINT32_MAX, law);
    problems_free(&problems);
}

static void check_laws(const char *text, unsigned int truth, const struct condition_view *view)
{
    static const unsigned int turned[] = {
        [TRUTH_FALSE] = TRUTH_TRUE,
        [TRUTH_UNDECIDED] = TRUTH_UNDECIDED,
        [TRUTH_TRUE] = TRUTH_FALSE,
        [TRUTH_LEFT_OUT] = TRUTH_LEFT_OUT,
    };
    char *twice = NULL;
    if (asprintf(&twice, ") and (%s)", text) < 0)
        abort();
    check_law("(", text, ")", truth, view, "parentheses change nothing");
    check_law("not (", text, ")", turned[truth], view, "not turns it round");
    check_law("not (not (", text, "))", truth, view, "twice not is nothing");
    check_law("certainly (", text, ")", truth == TRUTH_TRUE ? TRUTH_TRUE : TRUTH_FALSE, view,
              "certainly leaves nothing open");
    check_law("(", text, twice, truth, view, "a thing and the same is the thing");
    memcpy(twice + 2, "or ", 3);
    check_law("(", text, twice, truth, view, "a thing or the same is the thing");
    free(twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fact facts[IDS];
    if (length < FIRST || memchr(bytes + FIRST, 0, length - FIRST))
        return 0;
    for (size_t i = 0; i < IDS; i++)
        facts[i] = possible[bytes[i] % (sizeof possible / sizeof *possible)];
    struct condition_view view = {
        .fact = fact_of, .context = facts, .leave_out_not_applicable = length % 2 == 0};
    struct problems problems = {0};
    char *text = fuzz_text(bytes + FIRST, length - FIRST);
    unsigned int truth = truth_of("", text, "", &view, &problems);
    fuzz_check_problems(&problems, truth != UINT32_MAX);
    for (size_t i = 0; i < problems.count; i++)
        HOLDS(problems.items[i].error.line == LINE && problems.items[i].error.column >= COLUMN &&
                  problems.items[i].error.column <= COLUMN + strlen(text),
              "a mistake has its place in the condition");
    if (truth != UINT32_MAX)
        check_laws(text, truth, &view);
    problems_free(&problems);
    free(text);
    return 0;
}
