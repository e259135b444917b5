#include "tests/unit/satisfy.h"

#include <stdlib.h>
#include <string.h>

#include "tests/unit/support.h"

enum { MOST_ITEMS = 32 };

/* A question to answer, a provision whose level is set, or a questionnaire to use or not. */
struct item {
    const struct question *question;
    const struct capability *capability;
    const struct questionnaire *questionnaire;
};

/* What matters, each question before those that wait for it. */
struct search {
    struct assessment *assessment;
    const struct condition *condition;
    struct item items[MOST_ITEMS];
    size_t count;
};

/* ---- what matters ---- */

static void collect_from(struct search *search, const struct condition *condition);

static void collect_reference(struct search *search, struct reference reference)
{
    const struct catalogue *catalogue = assessment_catalogue(search->assessment);
    struct item item = {0};
    if (reference.kind == REFERENCE_QUESTION)
        item.question = catalogue->questions[reference.index];
    else if (reference.kind == REFERENCE_FINDING)
        item.capability = catalogue->capabilities[reference.index];
    else if (reference.kind == REFERENCE_QUESTIONNAIRE)
        item.questionnaire = catalogue->questionnaires[reference.index];
    else
        return;
    for (size_t i = 0; i < search->count; i++)
        if (search->items[i].question == item.question &&
            search->items[i].capability == item.capability &&
            search->items[i].questionnaire == item.questionnaire)
            return;
    for (size_t i = 0; item.question && i < item.question->taken_count; i++)
        collect_reference(search, item.question->taken_from[i]);
    if (item.question)
        collect_from(search, item.question->asked_if);
    CU_ASSERT_FATAL(search->count < MOST_ITEMS);
    search->items[search->count++] = item;
}

static void collect(void *context, const struct condition_test *test, enum truth truth)
{
    (void)truth;
    collect_reference(context, test->reference);
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

/* Candidates of a number: none, and one on each side of every bound that conditions name. */
static const char *const numbers[] = {"none", "0.01", "17", "18", "100"};

static bool is_number(const struct question *question)
{
    return question->kind == KIND_NUMBER;
}

static void answer_with_number(struct search *search, const struct question *question,
                               const char *number)
{
    char words[96];
    snprintf(words, sizeof words, "%s=%s", question->id, number);
    test_answer(search->assessment, words);
}

/* Candidates of a list: nothing ticked, everything ticked, then one option each. */
static bool candidate_of_list(const struct question *question, size_t number, struct answer *draft)
{
    if (number == 0)
        return answer_tick(question, draft, "none", true);
    for (size_t i = 0; i < question->option_count; i++) {
        bool wanted = number == 1 ? !question->options[i].exclusive : number == i + 2;
        if (wanted && !answer_tick(question, draft, question->options[i].id, true))
            return false;
    }
    return answer_look_through(question, draft, true);
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

static const char *const levels[] = {"in-force", "partly", "drafted", "absent"};

static size_t count_candidates(const struct item *item)
{
    if (item->question && is_number(item->question))
        return COUNT(numbers);
    if (item->question)
        return item->question->option_count + (is_list(item->question) ? 2 : 0);
    if (item->questionnaire)
        return 1;
    bool provision = item->capability->domain->questionnaire->unit == UNIT_PROVISION;
    return provision ? COUNT(levels) : 0;
}

/* All questionnaires, or all but one. */
static void use(struct search *search, const struct questionnaire *without)
{
    const struct catalogue *catalogue = assessment_catalogue(search->assessment);
    struct text list = {0};
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (catalogue->questionnaires[i] != without)
            text_append_format(&list, "%s%s", list.length ? "," : "",
                               catalogue->questionnaires[i]->id);
    CHECK(assessment_set_instruments(search->assessment, list.data, NULL), "using %s", list.data);
    text_free(&list);
}

static void try(struct search *search, const struct item *item, size_t number)
{
    struct error error = {0};
    if (item->questionnaire) {
        use(search, item->questionnaire);
        return;
    }
    if (item->question && is_number(item->question))
        answer_with_number(search, item->question, numbers[number]);
    else if (item->question)
        answer_with(search, item->question, number);
    else
        CHECK(assessment_set_override(search->assessment, item->capability, levels[number],
                                      "to try", &error),
              "setting %s: %s", item->capability->id, error.problem);
}

static void clear(struct search *search, const struct item *item)
{
    struct answer nothing = {0};
    if (item->questionnaire)
        use(search, NULL);
    else if (item->question)
        assessment_set_answer(search->assessment, item->question, &nothing, NULL);
    else
        assessment_set_override(search->assessment, item->capability, NULL, NULL, NULL);
}

/* ---- searching ---- */

static bool is_true(const struct search *search)
{
    struct applies *applies = applies_new(search->assessment);
    CU_ASSERT_PTR_NOT_NULL_FATAL(applies);
    struct findings *findings = findings_new(applies);
    CU_ASSERT_PTR_NOT_NULL_FATAL(findings);
    bool is = findings_evaluate(findings, search->condition) == TRUTH_TRUE;
    findings_free(findings);
    applies_free(applies);
    return is;
}

static bool search_from(struct search *search, size_t place)
{
    if (is_true(search))
        return true;
    if (place == search->count)
        return false;
    const struct item *item = &search->items[place];
    for (size_t i = 0; i < count_candidates(item); i++) {
        try(search, item, i);
        if (search_from(search, place + 1))
            return true;
    }
    clear(search, item);
    return search_from(search, place + 1);
}

bool satisfy(struct assessment *assessment, const struct condition *condition)
{
    struct search search = {.assessment = assessment, .condition = condition};
    collect_from(&search, condition);
    return search_from(&search, 0);
}
