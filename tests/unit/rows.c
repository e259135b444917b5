#include "tests/unit/rows.h"

#include <stdlib.h>
#include <string.h>

#include "core/rules/crosswalk.h"

static const struct contradiction *contradiction_of(const char *id)
{
    for (size_t q = 0; q < test_all()->questionnaire_count; q++) {
        const struct questionnaire *questionnaire = test_all()->questionnaires[q];
        for (size_t d = 0; d < questionnaire->domain_count; d++) {
            const struct domain *domain = questionnaire->domains[d];
            for (size_t c = 0; c < domain->contradiction_count; c++)
                if (strcmp(domain->contradictions[c].id, id) == 0)
                    return &domain->contradictions[c];
        }
    }
    return NULL;
}

/* "simulated_acts+all_carriers" of the points that are told. */
static void list_points(const struct advised *advised, struct text *out)
{
    for (size_t i = 0; i < advised->missing_count; i++) {
        text_append(out, i ? "+" : "");
        for (const char *c = advised->missing[i]->text; *c; c++)
            text_append_format(out, "%c", *c == ' ' ? '_' : *c);
    }
}

static void check_points(const struct advised *advised, const char *points, const char *answers)
{
    struct text told = {0};
    list_points(advised, &told);
    CHECK_TEXT(told.data ? told.data : "", points, "points of %s after %s",
               advised->recommendation->id, answers);
    text_free(&told);
}

static void check_step(const struct test_view *view, char *id, bool stands, const char *answers)
{
    char *points = strchr(id, ':');
    if (points)
        *points++ = '\0';
    const struct recommendation *step = catalogue_recommendation(test_all(), id);
    if (!CHECK(step != NULL, "there is %s", id))
        return;
    const struct advised *advised = advice_of(view->advice, step);
    CHECK_COUNT(advised->state == ADVICE_FIRES, stands, "%s stands after %s", id, answers);
    if (points)
        check_points(advised, points, answers);
}

static void check_differs(const struct test_view *view, const char *id, bool wanted,
                          const char *answers)
{
    struct crosswalk_difference *list;
    size_t count = crosswalk_differences(view->findings, &list);
    bool found = false;
    for (size_t i = 0; i < count; i++)
        found = found || strcmp(list[i].overlap->id, id) == 0;
    CHECK_COUNT(found, wanted, "%s differs after %s", id, answers);
    crosswalk_differences_free(list, count);
}

static void check_pointed_out(const struct test_view *view, const char *id, bool shown,
                              const char *answers)
{
    const struct contradiction *contradiction = contradiction_of(id);
    if (CHECK(contradiction != NULL, "there is %s", id))
        CHECK_COUNT(findings_contradicts(view->findings, contradiction) == TRUTH_TRUE, shown,
                    "%s is pointed out after %s", id, answers);
}

static void check_status(const struct test_view *view, char *token, const char *answers)
{
    char *word = strchr(token, '=');
    *word++ = '\0';
    const struct capability *capability = test_capability(test_all(), token);
    char words[TEST_STATUS];
    CHECK_TEXT(test_status_words(findings_of(view->findings, capability), words), word,
               "%s after %s", token, answers);
}

static void check_token(const struct test_view *view, char *token, const char *answers)
{
    bool wanted = *token != '!';
    char *id = token + !wanted;
    if (strncmp(id, "REC-", 4) == 0)
        check_step(view, id, wanted, answers);
    else if (strncmp(id, "overlap/", 8) == 0)
        check_differs(view, id + 8, wanted, answers);
    else if (strchr(id, '='))
        check_status(view, id, answers);
    else
        check_pointed_out(view, id, wanted, answers);
}

void rows_expect(const struct test_view *view, const char *expected, const char *answers)
{
    char *copy = strdup(expected);
    char *rest = copy;
    for (char *token = strsep(&rest, " "); token; token = strsep(&rest, " "))
        check_token(view, token, answers);
    free(copy);
}

void rows_check(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct assessment *assessment = test_assessment(test_all());
        test_answer(assessment, rows[i].answers);
        struct test_view view = test_view(assessment);
        rows_expect(&view, rows[i].expected, rows[i].answers);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

static void flag(struct assessment *assessment, const char *id)
{
    const struct question *question = test_question(test_all(), id);
    struct answer draft = {0};
    CHECK(answer_copy(&draft, assessment_answer(assessment, question)), "there is memory");
    draft.later = true;
    CHECK(assessment_set_answer(assessment, question, &draft, NULL), "%s is flagged", id);
    answer_free(&draft);
}

void rows_check_flagged(const char *answers, const char *list, const char *expected)
{
    struct assessment *assessment = test_assessment(test_all());
    test_answer(assessment, answers);
    flag(assessment, list);
    struct test_view view = test_view(assessment);
    rows_expect(&view, expected, answers);
    test_view_free(&view);
    assessment_free(assessment);
}
