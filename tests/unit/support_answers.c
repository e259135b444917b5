/* The part of support.h that makes assessments and answers them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/record/assessment.h"
#include "core/record/saying.h"
#include "tests/unit/support.h"

struct assessment *test_assessment(const struct catalogue *catalogue)
{
    struct error error = {0};
    struct assessment_options options = {.depth = DEPTH_FULL};
    struct assessment *assessment = assessment_new(catalogue, &options, &error);
    CHECK(assessment != NULL, "a new assessment: %s", error.problem);
    CU_ASSERT_PTR_NOT_NULL_FATAL(assessment);
    return assessment;
}

struct assessment *test_parse(const struct catalogue *catalogue, const char *text)
{
    struct problems problems = {0};
    struct assessment *assessment =
        assessment_parse(catalogue, "test.yaml", text, strlen(text), &problems);
    test_check_no_errors(&problems, "an assessment file");
    problems_free(&problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(assessment);
    return assessment;
}

char *test_written(const struct assessment *assessment)
{
    struct text out = {0};
    struct error error = {0};
    CHECK(assessment_write(assessment, &out, &error), "writing: %s", error.problem);
    char *text = text_take(&out);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    return text;
}

static void set(struct assessment *assessment, const struct question *question,
                const struct answer *draft)
{
    struct error error = {0};
    CHECK(assessment_set_answer(assessment, question, draft, &error), "answering %s: %s",
          question->id, error.problem);
}

/* One value, or several with commas between where the question takes several. */
static void answer_words(const struct question *question, char *words, struct answer *draft)
{
    const char *list[64];
    size_t count = 0;
    bool several = question_kind_entry(question->kind)->takes_several || question->option_count;
    char *rest = words;
    for (char *word = strsep(&rest, several ? "," : "\n"); word && count < COUNT(list);
         word = strsep(&rest, several ? "," : "\n"))
        list[count++] = word;
    struct error error = {0};
    CHECK(answer_from_words(question, list, count, draft, &error), "%s", error.problem);
}

static void answer_one(struct assessment *assessment, char *entry)
{
    char *value = strchr(entry, '=');
    CHECK(value != NULL, "“%s” is QUESTION=ANSWER", entry);
    if (!value)
        return;
    *value++ = '\0';
    struct answer draft = {0};
    const struct question *question = test_question(assessment_catalogue(assessment), entry);
    if (strcmp(value, "?") == 0) {
        draft.state = ANSWER_UNKNOWN;
    } else if (strcmp(value, "-") == 0) {
        draft.state = ANSWER_NOT_APPLICABLE;
        answer_replace(&draft.reason, "not so here");
    } else if (*value) {
        answer_words(question, value, &draft);
    }
    set(assessment, question, &draft);
    answer_free(&draft);
}

void test_answer(struct assessment *assessment, const char *answers)
{
    char *copy = strdup(answers);
    char *rest = copy;
    for (char *entry = strsep(&rest, ";"); entry; entry = strsep(&rest, ";"))
        answer_one(assessment, entry + strspn(entry, " "));
    free(copy);
}

/* The word of someone who has it all; where a question has none of these, its first. */
static const struct option *best_option(const struct question *question)
{
    static const char *const best[] = {"yes", "obliges", "law", "exists"};
    for (size_t i = 0; i < question->option_count; i++)
        for (size_t j = 0; j < COUNT(best); j++)
            if (strcmp(best[j], question->options[i].id) == 0)
                return &question->options[i];
    return question->options;
}

/* The answer of a country that has everything: every list full, every word the best. */
static bool answer_in_place(const struct question *question, struct answer *draft)
{
    const struct question_kind_entry *entry = question_kind_entry(question->kind);
    bool lists = question->kind == KIND_MANY || (entry->takes_text && question->option_count);
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        if (lists && !option->exclusive)
            answer_tick(question, draft, option->id, true);
    }
    if (question->option_count && !lists)
        answer_replace(&draft->value, best_option(question)->id);
    if (question->option_count) {
        draft->state = ANSWER_ANSWERED;
        return !lists || answer_look_through(question, draft, true);
    }
    struct error error = {0};
    const char *const words[] = {question->kind == KIND_COUNTRY ? "NOR" : "2016", "A body"};
    return CHECK(answer_from_words(question, words, entry->takes_fields ? 2 : 1, draft, &error),
                 "%s", error.problem);
}

void test_answer_all(struct assessment *assessment, enum test_spirit spirit)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        struct answer draft = {0};
        if (spirit == SPIRIT_UNKNOWN) {
            draft.state = ANSWER_UNKNOWN;
        } else if (spirit == SPIRIT_NOT_APPLICABLE) {
            draft.state = ANSWER_NOT_APPLICABLE;
            answer_replace(&draft.reason, "not so here");
        } else {
            answer_in_place(question, &draft);
        }
        set(assessment, question, &draft);
        answer_free(&draft);
    }
}

/* ---- what follows ---- */

const char *test_status_words(const struct finding *finding, char words[TEST_STATUS])
{
    size_t length = 0;
    if (!finding_is_undecided(finding))
        return status_entry(finding->status)->word;
    for (size_t i = 0; i < finding->left_count; i++)
        length += (size_t)snprintf(words + length, TEST_STATUS - length, "%s%s", i ? "|" : "",
                                   status_entry(finding->left[i])->word);
    if (finding->status == STATUS_NOT_KNOWN)
        snprintf(words + length, TEST_STATUS - length, "?");
    return words;
}

struct test_view test_view(const struct assessment *assessment)
{
    struct test_view view = {.applies = applies_new(assessment)};
    CU_ASSERT_PTR_NOT_NULL_FATAL(view.applies);
    view.findings = findings_new(view.applies);
    CU_ASSERT_PTR_NOT_NULL_FATAL(view.findings);
    view.advice = advice_new(view.findings);
    CU_ASSERT_PTR_NOT_NULL_FATAL(view.advice);
    return view;
}

void test_view_free(struct test_view *view)
{
    advice_free(view->advice);
    findings_free(view->findings);
    applies_free(view->applies);
}
