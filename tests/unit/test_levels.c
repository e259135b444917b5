/* Conditions over three levels, depth, and questionnaires left out: what hides what, and why. */
#include <stdlib.h>
#include <string.h>

#include "core/rules/progress.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* t.gate opens t.below, which opens t.list, which opens t.deep. One letter for each: Asked, not. */
static void check_levels(struct assessment *assessment, const char *expected, const char *what)
{
    static const char *const ids[] = {"t.gate", "t.below", "t.list", "t.deep"};
    char asked[5] = "";
    struct applies *applies = applies_new(assessment);
    for (size_t i = 0; i < COUNT(ids); i++)
        asked[i] = applies_to(applies, test_question(test_small(), ids[i])) ? 'A' : '-';
    CHECK_TEXT(asked, expected, "what is asked of the four after %s", what);
    applies_free(applies);
}

static void test_three_levels(void)
{
    static const struct {
        const char *answer;
        const char *asked;
    } steps[] = {
        {"t.gate=yes", "AA--"},
        {"t.below=yes", "AAA-"},
        {"t.list=one", "AAA-"},
        {"t.list=one,two", "AAAA"},
        {"t.deep=words", "AAAA"},
        {"t.below=partly", "AA--"}, /* the list is hidden, so its ticks count for nothing */
        {"t.below=yes", "AAAA"},
        {"t.gate=no", "A---"},
        {"t.gate=partly", "AAAA"},
        {"t.gate=?", "A---"},
        {"t.gate=-", "A---"},
        {"t.gate=", "A---"},
        {"t.gate=yes", "AAAA"},
        {"t.list=none", "AAA-"},
        {"t.list=?", "AAA-"},
        {"t.list=three", "AAAA"},
    };
    struct assessment *assessment = test_assessment(test_small());
    check_levels(assessment, "A---", "nothing");
    for (size_t i = 0; i < COUNT(steps); i++) {
        test_answer(assessment, steps[i].answer);
        check_levels(assessment, steps[i].asked, steps[i].answer);
    }
    CHECK_TEXT(assessment_answer(assessment, test_question(test_small(), "t.deep"))->value, "words",
               "the answer at the bottom");
    assessment_free(assessment);
}

/* A hidden answer is a blank for conditions, rules, recommendations, contradictions, progress. */
static void test_hidden_is_blank(void)
{
    struct assessment *assessment = test_assessment(test_small());
    const struct capability *first = test_capability(test_small(), "t.cap01");
    const struct recommendation *step = catalogue_recommendation(test_small(), "REC-T.2");
    const struct contradiction *check = first->domain->contradictions;
    test_answer(assessment, "t.gate=yes; t.below=yes; t.list=two; t.deep=words");
    struct test_view view = test_view(assessment);
    CHECK_COUNT(findings_of(view.findings, first)->status, STATUS_PARTLY, "status with its detail");
    CHECK_COUNT(advice_of(view.advice, step)->state, ADVICE_FIRES, "a step that rests on it");
    CHECK_COUNT(progress_of_capability(view.applies, first).answered, 4, "answers counted");
    test_view_free(&view);

    test_answer(assessment, "t.below=no");
    view = test_view(assessment);
    CHECK_COUNT(applies_fact(view.applies, test_question(test_small(), "t.list")).state,
                FACT_HIDDEN, "what conditions see of it");
    CHECK_COUNT(findings_of(view.findings, first)->status, STATUS_IN_PLACE, "status without it");
    CHECK_COUNT(advice_of(view.advice, step)->state, ADVICE_SILENT, "the step");
    CHECK_COUNT(progress_of_capability(view.applies, first).answered, 2, "answers counted");
    CHECK_COUNT(progress_of_capability(view.applies, first).applicable, 2, "questions counted");
    CHECK_COUNT(findings_contradicts(view.findings, check), TRUTH_TRUE, "what is seen is compared");
    test_view_free(&view);

    test_answer(assessment, "t.gate=");
    view = test_view(assessment);
    CHECK_COUNT(findings_contradicts(view.findings, check), TRUTH_UNDECIDED, "what is hidden not");
    test_view_free(&view);
    assessment_free(assessment);
}

static void test_all_hidden(void)
{
    struct error error = {0};
    struct assessment *assessment =
        test_parse(test_small(), "mnr-assess: 1\ninstruments: {zz: \"1.0\"}\nanswers:\n"
                                 "  t.gate: {value: \"yes\"}\n  t.tick: {value: \"no\"}\n");
    struct test_view view = test_view(assessment);
    struct progress progress = progress_of_all(view.applies);
    CHECK(!progress.applicable && !progress.addressed && !progress.required_left, "0 of 0");
    CHECK_COUNT(progress_percent(&progress), 0, "per cent of 0 of 0");
    CHECK(!progress_next_unanswered(view.applies, NULL), "nothing to go to");
    const struct advised *const *plan;
    CHECK_COUNT(advice_plan(view.advice, &plan), 0, "steps");
    CHECK_COUNT(findings_count(view.findings, NULL, STATUS_NOT_ANSWERED), 0,
                "capabilities of a questionnaire that is not used");
    struct text why = {0};
    applies_why(view.applies, test_question(test_small(), "t.gate"), &why);
    CHECK_TEXT(why.data, "“Test questionnaire” is not part of this assessment", "why not");
    text_free(&why);
    test_view_free(&view);
    CHECK(assessment_set_depth(assessment, NULL, DEPTH_CORE, &error), "%s", error.problem);
    assessment_free(assessment);
}

/* ---- depth ---- */

static void test_depths(void)
{
    static const struct {
        enum depth depth;
        size_t survey; /* with every gate open: the survey's questions and ours */
        size_t ours;
    } cases[] = {
        {DEPTH_CORE, 20, 4},     /* the gates; 31a, 69a, 69c and 78a, which carry a status */
        {DEPTH_STANDARD, 81, 4}, /* the documents' own questions */
        {DEPTH_FULL, 81, 52},
    };
    struct assessment *assessment = test_assessment(test_survey());
    struct error error = {0};
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    for (size_t c = 0; c < COUNT(cases); c++) {
        CHECK(assessment_set_depth(assessment, NULL, cases[c].depth, &error), "%s", error.problem);
        struct applies *applies = applies_new(assessment);
        size_t counts[2] = {0};
        for (size_t i = 0; i < test_survey()->question_count; i++)
            counts[test_survey()->questions[i]->ours] +=
                applies_to(applies, test_survey()->questions[i]);
        CHECK_COUNT(counts[false], cases[c].survey, "of the survey at depth %s",
                    depth_word(cases[c].depth));
        CHECK_COUNT(counts[true], cases[c].ours, "of ours at depth %s", depth_word(cases[c].depth));
        applies_free(applies);
    }
    assessment_free(assessment);
}

static void test_depth_of_one(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    const struct capability *first = test_capability(test_survey(), "mnr.cap01");
    struct error error = {0};
    struct text why = {0};
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    CHECK(assessment_set_depth(assessment, first, DEPTH_CORE, &error), "%s", error.problem);
    struct applies *applies = applies_new(assessment);
    const struct question *detail = test_question(test_survey(), "mnr.q08");
    CHECK_COUNT(applies_asked(applies, detail), ASKED_NOT_DEPTH, "a detail of that capability");
    CHECK_COUNT(applies_asked(applies, test_question(test_survey(), "mnr.q14")), ASKED,
                "a detail of another");
    CHECK_COUNT(progress_of_capability(applies, first).applicable, 2, "its two gates");
    applies_why(applies, detail, &why);
    CHECK_TEXT(why.data, "asked at depth “standard”; this assessment asks at depth “core”", "why");
    text_free(&why);
    applies_free(applies);
    CHECK(assessment_set_depth(assessment, first, DEPTH_FULL, &error), "%s", error.problem);
    applies = applies_new(assessment);
    CHECK_COUNT(applies_fact(applies, detail).state, FACT_ANSWERED, "its answer comes back");
    applies_free(applies);
    assessment_free(assessment);
}

static void test_why(void)
{
    static const struct {
        const char *answers;
        const char *id;
        const char *why;
    } cases[] = {
        {"t.gate=no", "t.below", "asked only when: Gate is “Yes” or “Partly”"},
        {"t.gate=yes", "t.below", ""},
        {"t.gate=no", "t.deep", "asked only when: List is “The second” or “The third”"},
        {"t.gate=no", "t.q07", "asked only when: Number is 18 or more; Number is below 30"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_small());
        struct text why = {0};
        test_answer(assessment, cases[i].answers);
        struct applies *applies = applies_new(assessment);
        applies_why(applies, test_question(test_small(), cases[i].id), &why);
        CHECK_TEXT(why.data ? why.data : "", cases[i].why, "why %s is not asked", cases[i].id);
        text_free(&why);
        applies_free(applies);
        assessment_free(assessment);
    }
}

static void test_numbers(void)
{
    static const struct {
        const char *answer;
        bool asked;
    } cases[] = {
        {"t.number=17.9", false}, {"t.number=18", true}, {"t.number=29.5", true},
        {"t.number=30", false},   {"t.number=?", false}, {"t.number=", false},
    };
    struct assessment *assessment = test_assessment(test_small());
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_answer(assessment, cases[i].answer);
        struct applies *applies = applies_new(assessment);
        CHECK(applies_to(applies, test_question(test_small(), "t.q07")) == cases[i].asked,
              "asked from 18 to below 30: %s", cases[i].answer);
        applies_free(applies);
    }
    assessment_free(assessment);
}

void levels_suite(void)
{
    static CU_TestInfo tests[] = {
        {"three levels of conditions open and close with the first", test_three_levels},
        {"a hidden answer counts as blank everywhere", test_hidden_is_blank},
        {"when everything is hidden nothing is counted", test_all_hidden},
        {"core asks the gates, standard the survey, full everything", test_depths},
        {"one capability may be asked less deeply, and loses nothing", test_depth_of_one},
        {"why a question is not asked is said in words", test_why},
        {"a number opens a question between its bounds", test_numbers},
        CU_TEST_INFO_NULL,
    };
    test_register("levels", tests);
}
