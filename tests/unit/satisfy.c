#include "tests/unit/satisfy.h"

#include <stdlib.h>
#include <string.h>

#include "tests/unit/support.h"

enum { MOST_QUESTIONS = 32 };

/* The questions that matter, each before those that wait for it. */
struct search {
    struct assessment *assessment;
    const struct condition *condition;
    const struct question *questions[MOST_QUESTIONS];
    size_t count;
};

/* ---- which questions matter ---- */

static void collect_from(struct search *search, const struct condition *condition);

static void collect(void *context, const struct condition_test *test, enum truth truth)
{
    struct search *search = context;
    (void)truth;
    if (test->reference.kind != REFERENCE_QUESTION)
        return;
    const struct question *question =
        assessment_catalogue(search->assessment)->questions[test->reference.index];
    for (size_t i = 0; i < search->count; i++)
        if (search->questions[i] == question)
            return;
    collect_from(search, question->asked_if);
    CU_ASSERT_FATAL(search->count < MOST_QUESTIONS);
    search->questions[search->count++] = question;
}

static void collect_from(struct search *search, const struct condition *condition)
{
    if (condition)
        condition_walk(condition, NULL, collect, search);
}

/* ---- which answers can be given ---- */

static bool is_list(const struct question *question)
{
    return question->kind == KIND_MANY || question->kind == KIND_TEXT;
}

/* Candidates of a list: nothing ticked, everything ticked, then one option each. */
static bool candidate_of_list(const struct question *question, size_t number, struct answer *draft)
{
    if (number == 0 && question->kind == KIND_TEXT) {
        draft->state = ANSWER_ANSWERED;
        return answer_replace(&draft->value, "words");
    }
    if (number == 0)
        return answer_tick(question, draft, "none", true);
    for (size_t i = 0; i < question->option_count; i++) {
        bool wanted = number == 1 ? !question->options[i].exclusive : number == i + 2;
        if (wanted && !answer_tick(question, draft, question->options[i].id, true))
            return false;
    }
    return true;
}

static size_t count_candidates(const struct question *question)
{
    return question->option_count + (is_list(question) ? 2 : 0);
}

static void answer_with(struct search *search, const struct question *question, size_t number)
{
    struct answer draft = {0};
    struct error error = {0};
    bool made = true;
    if (is_list(question)) {
        made = candidate_of_list(question, number, &draft);
    } else {
        draft.state = ANSWER_ANSWERED;
        made = answer_replace(&draft.value, question->options[number].id);
    }
    CHECK(made && assessment_set_answer(search->assessment, question, &draft, &error),
          "answering %s: %s", question->id, error.problem);
    answer_free(&draft);
}

static void clear(struct search *search, const struct question *question)
{
    struct answer nothing = {0};
    assessment_set_answer(search->assessment, question, &nothing, NULL);
}

/* ---- searching ---- */

static bool is_true(const struct search *search)
{
    struct applies *applies = applies_new(search->assessment);
    CU_ASSERT_PTR_NOT_NULL_FATAL(applies);
    bool is = applies_evaluate(applies, search->condition) == TRUTH_TRUE;
    applies_free(applies);
    return is;
}

static bool search_from(struct search *search, size_t place)
{
    if (is_true(search))
        return true;
    if (place == search->count)
        return false;
    const struct question *question = search->questions[place];
    for (size_t i = 0; i < count_candidates(question); i++) {
        answer_with(search, question, i);
        if (search_from(search, place + 1))
            return true;
    }
    clear(search, question);
    return search_from(search, place + 1);
}

bool satisfy(struct assessment *assessment, const struct condition *condition)
{
    struct search search = {.assessment = assessment, .condition = condition};
    collect_from(&search, condition);
    return search_from(&search, 0);
}
