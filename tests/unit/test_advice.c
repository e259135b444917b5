/* Recommendations: each fires for some country, none for one that has everything. */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/satisfy.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- every alternative of every recommendation ---- */

static void check_alternative(const struct recommendation *step, size_t alternative)
{
    struct assessment *assessment = test_assessment(test_all());
    if (CHECK(satisfy(assessment, step->fires[alternative]), "answers can make %s fire (%zu)",
              step->id, alternative)) {
        struct test_view view = test_view(assessment);
        const struct advised *advised = advice_of(view.advice, step);
        if (!step->text) { /* it brings up others, and is no step */
            test_view_free(&view);
            assessment_free(assessment);
            return;
        }
        CHECK_COUNT(advised->state, ADVICE_FIRES, "%s, alternative %zu", step->id, alternative);
        CHECK(!text_is_blank(advised->why), "%s says why (%zu)", step->id, alternative);
        CHECK(advised->alternatives >= 1, "%s counts its alternatives (%zu)", step->id,
              alternative);
        for (size_t i = 0; i < advised->because_count; i++)
            CHECK_HAS(advised->why, advised->because[i]->label, "why %s", step->id);
        test_view_free(&view);
    }
    assessment_free(assessment);
}

static void test_every_alternative(void)
{
    const struct catalogue *catalogue = test_all();
    size_t alternatives = 0;
    for (size_t i = 0; i < catalogue->recommendation_count; i++)
        for (size_t a = 0; a < catalogue->recommendations[i]->fire_count; a++) {
            check_alternative(catalogue->recommendations[i], a);
            alternatives++;
        }
    CHECK_COUNT(catalogue->recommendation_count, 258, "recommendations and entries");
    CHECK(alternatives > 400, "%zu alternatives", alternatives);
}

/* Without the law questionnaire, these six rest on facts that are not asked, and stay silent. */
static void test_survey_alone(void)
{
    static const char *const silent[] = {"REC-03.12", "REC-04.12", "REC-17.4", "REC-17.5",
                                         "REC-18.2",  "REC-19.6",  "REC-19.10"};
    const struct catalogue *catalogue = test_survey();
    for (size_t i = 0; i < catalogue->recommendation_count; i++) {
        const struct recommendation *step = catalogue->recommendations[i];
        bool expected = true;
        bool fires = false;
        for (size_t s = 0; s < COUNT(silent); s++)
            expected = expected && strcmp(silent[s], step->id) != 0;
        for (size_t a = 0; a < step->fire_count && !fires; a++) {
            struct assessment *assessment = test_assessment(catalogue);
            fires = satisfy(assessment, step->fires[a]);
            assessment_free(assessment);
        }
        CHECK(fires == expected, "%s fires for some answers to the survey", step->id);
    }
}

/* ---- and no recommendation ---- */

static void check_silent(const struct assessment *assessment, const char *what)
{
    const struct advised *const *list;
    struct test_view view = test_view(assessment);
    size_t count = advice_plan(view.advice, &list);
    for (size_t i = 0; i < count; i++)
        CHECK(false, "%s fires for a country with %s: %s", list[i]->recommendation->id, what,
              list[i]->why);
    CHECK_COUNT(count, 0, "steps for a country with %s", what);
    CHECK_COUNT(advice_needing_facts(view.advice, &list), 0, "facts needed with %s", what);
    test_view_free(&view);
}

static void check_silent_spirits(const struct catalogue *catalogue)
{
    struct assessment *assessment = test_assessment(catalogue);
    check_silent(assessment, "nothing answered");
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    check_silent(assessment, "everything in place");
    test_answer_all(assessment, SPIRIT_UNKNOWN);
    check_silent(assessment, "everything unknown");
    test_answer_all(assessment, SPIRIT_NOT_APPLICABLE);
    check_silent(assessment, "nothing applicable");
    assessment_free(assessment);
}

static void test_silence(void)
{
    check_silent_spirits(test_survey());
    check_silent_spirits(test_all());
}

/* The law questionnaire speaks in the status of legislation, and only sets it down. */
static void test_law_in_status(void)
{
    static const struct {
        const char *answers;
        const char *level; /* of the provision on grooming; NULL where it is open */
        enum status status;
    } cases[] = {
        {"mnr.q16=yes", NULL, STATUS_NOT_ANSWERED}, /* the law may still set it down */
        {"mnr.q16=yes", "in-force", STATUS_NOT_ANSWERED},
        {"mnr.q16=yes", "drafted", STATUS_PARTLY},
        {"mnr.q16=yes; law.o6.online=?", NULL, STATUS_NOT_ANSWERED},
        {"mnr.q16=no", "in-force", STATUS_NOT_YET},
        {"mnr.q16=?", "absent", STATUS_NOT_KNOWN},
        {"mnr.q16=-", "absent", STATUS_NOT_APPLICABLE},
        {"mnr.q16=", "absent", STATUS_NOT_ANSWERED},
    };
    const struct capability *legislation = test_capability(test_all(), "mnr.cap03");
    const struct capability *grooming = test_capability(test_all(), "law.o6");
    struct error error = {0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        test_answer(assessment, cases[i].answers);
        if (cases[i].level)
            CHECK(assessment_set_override(assessment, grooming, cases[i].level, "so read", &error),
                  "level: %s", error.problem);
        struct test_view view = test_view(assessment);
        CHECK_COUNT(findings_of(view.findings, legislation)->status, cases[i].status,
                    "legislation after %s", cases[i].answers);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

/* ---- why ---- */

static void test_why(void)
{
    static const struct {
        const char *answers;
        const char *id;
        const char *why; /* NULL: silent */
    } cases[] = {
        {"mnr.q07=no", "REC-01.1", "Q7 is “No”"},
        {"mnr.q07=partly", "REC-01.1", "Q7 is “Partly”"},
        {"mnr.q07=yes", "REC-01.1", NULL},
        {"mnr.q07=?", "REC-01.1", NULL},
        {"mnr.q07=-", "REC-01.1", NULL},
        {"mnr.q07=yes; mnr.q13=no", "REC-01.9", "Q13 is “No”"},
        {"mnr.q07=yes; mnr.q13=no; mnr.q05=none", "REC-01.9",
         "Q13 is “No”; nothing is ticked in Q5"},
        {"mnr.q05=none", "REC-04.6", "nothing is ticked in Q5"},
        {"mnr.q05=words", "REC-04.6", NULL}, /* what is not ticked is not said to be missing */
        {"mnr.q05=interpol-notices", "REC-04.6", NULL},
        {"mnr.q05=inhope", "REC-04.6", "none of the 18 in question is ticked in Q5"},
        {"mnr.q61=no", "REC-06.5", NULL} /* for REC-15.3 says it */,
        {"mnr.q07=yes; mnr.q08a=none", "REC-01.8", "nothing is ticked in Q8a"},
        {"mnr.q07=yes; mnr.q08a=two-levels", "REC-01.8", NULL},
        {"mnr.q08a=none", "REC-01.8", NULL}, /* not asked before its gate is open */
        {"mnr.q24=partly; mnr.q24a=partly; mnr.q24b=no", "REC-05.8",
         "Q24a is “Partly” and Q24b is “No”"},
        {"mnr.ev2.1=missing; mnr.ev2.2=missing", "REC-04.10",
         "EV-2.1 is “Does not exist” and EV-2.2 is “Does not exist”"},
        {"law.x1=no", "REC-19.6", "X1 is “No”"},
        {"law.m2.duty-or-encouraged=neither; law.m2.bill=drafting", "REC-17.4",
         "M2.duty-or-encouraged is “Neither”"},
        {"imp.b2=no-evidence", "REC-01.2", "B2 is “No evidence”"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        const struct advised *advised =
            advice_of(view.advice, catalogue_recommendation(test_all(), cases[i].id));
        CHECK_TEXT(advised->why, cases[i].why ? cases[i].why : "", "why %s, after %s", cases[i].id,
                   cases[i].answers);
        CHECK_COUNT(advised->state, cases[i].why ? ADVICE_FIRES : ADVICE_SILENT, "%s after %s",
                    cases[i].id, cases[i].answers);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

static void test_why_of_findings(void)
{
    struct assessment *assessment = test_assessment(test_small());
    test_answer(assessment, "t.gate=partly; t.tick=no; t.criterion=borderline");
    struct test_view view = test_view(assessment);
    const struct advised *advised =
        advice_of(view.advice, catalogue_recommendation(test_small(), "REC-T.3"));
    CHECK_TEXT(advised->why,
               "Parent: Partly in place; Tick is “No” and Criterion is “Borderline: the wording "
               "leaves it open”",
               "a step that rests on a status");
    CHECK_COUNT(advised->alternatives, 2, "alternatives that are true");
    CHECK_COUNT(advised->because_count, 2, "questions it rests on");
    test_view_free(&view);
    assessment_free(assessment);
}

void advice_suite(void)
{
    static CU_TestInfo tests[] = {
        {"every alternative of every recommendation fires for some answers, and says why",
         test_every_alternative},
        {"five recommendations wait for the law questionnaire, all others do not",
         test_survey_alone},
        {"nothing fires when all is in place, unknown, not applicable or not answered",
         test_silence},
        {"the law questionnaire sets legislation down, never up", test_law_in_status},
        {"a recommendation says which answers made it", test_why},
        {"a recommendation may rest on a status", test_why_of_findings},
        CU_TEST_INFO_NULL,
    };
    test_register("advice", tests);
}
