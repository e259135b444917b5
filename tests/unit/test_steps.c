/* Steps that stand together, wait for each other, or have no place yet; and what is said beside
   them. */
#include <stdlib.h>
#include <string.h>

#include "core/loading/load.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static struct catalogue *with_steps(const char *find, const char *instead)
{
    return test_catalogue_with("tests/data/small", "t/recommendations.yaml", find, instead);
}

static const struct advised *step(const struct test_view *view, const struct catalogue *catalogue,
                                  const char *id)
{
    const struct recommendation *recommendation = catalogue_recommendation(catalogue, id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(recommendation);
    return advice_of(view->advice, recommendation);
}

/* "T.1 T.2 ", an entry's further steps behind "+". */
static void list_plan(const struct advice *advice, struct text *out)
{
    const struct advised *const *plan;
    size_t count = advice_plan(advice, &plan);
    for (size_t i = 0; i < count; i++)
        text_append_format(out, "%s%s ", plan[i]->entry == plan[i] ? "" : "+",
                           plan[i]->recommendation->id + 4);
}

static void check_plan(const struct catalogue *catalogue, const char *answers, const char *expected)
{
    struct assessment *assessment = test_assessment(catalogue);
    struct text plan = {0};
    test_answer(assessment, answers);
    struct test_view view = test_view(assessment);
    list_plan(view.advice, &plan);
    CHECK_TEXT(plan.data ? plan.data : "", expected, "plan after %s", answers);
    text_free(&plan);
    test_view_free(&view);
    assessment_free(assessment);
}

/* ---- what is missing ---- */

#define COUNT_HOURS "text: \"Count hours.\"\n    fires: [\"t.number < 18\", \"t.choice is none\"]"

static void test_missing(void)
{
    static const struct {
        const char *answers;
        const char *told; /* NULL: it does not stand */
        const char *why;
    } cases[] = {
        {"t.tick=no", "Complete it. Missing: the tick.", "Tick is “No”"},
        {"t.tick=no; t.criterion=no", "Complete it. Missing: the tick; what the law says.",
         "Tick is “No”; Criterion is “No”"},
        {"t.tick=yes; t.criterion=no", "Complete it. Missing: what the law says.",
         "Criterion is “No”"},
        {"t.tick=yes; t.criterion=yes", NULL, ""},
        {"t.tick=?; t.criterion=borderline", NULL, ""},
    };
    struct catalogue *catalogue = with_steps(
        COUNT_HOURS, "text: \"Complete it.\"\n    missing:\n"
                     "      - {when: \"t.tick is no\", text: \"the tick\"}\n"
                     "      - {when: \"t.criterion is no\", text: \"what the law says\"}\n"
                     "      - {when: \"t.tick is no\", text: \"the tick\"}");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(catalogue);
        struct text told = {0};
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        const struct advised *advised = step(&view, catalogue, "REC-T.4");
        advised_tell(advised, &told);
        CHECK_COUNT(advised->state, cases[i].told ? ADVICE_FIRES : ADVICE_SILENT, "after %s",
                    cases[i].answers);
        CHECK_TEXT(told.data, cases[i].told ? cases[i].told : "Complete it.", "told after %s",
                   cases[i].answers);
        CHECK_TEXT(advised->why, cases[i].why, "why, each once, after %s", cases[i].answers);
        text_free(&told);
        test_view_free(&view);
        assessment_free(assessment);
    }
    catalogue_free(catalogue);
}

/* With conditions of its own, these decide; the points only say what is told. */
static void test_missing_beside_fires(void)
{
    struct catalogue *catalogue =
        with_steps(COUNT_HOURS, "text: \"Complete it.\"\n    fires: [\"t.choice is none\"]\n"
                                "    missing: [{when: \"t.tick is no\", text: \"the tick\"}]");
    struct assessment *assessment = test_assessment(catalogue);
    struct text told = {0};
    test_answer(assessment, "t.tick=no");
    struct test_view view = test_view(assessment);
    CHECK_COUNT(step(&view, catalogue, "REC-T.4")->state, ADVICE_SILENT, "a point alone");
    test_view_free(&view);
    test_answer(assessment, "t.tick=yes; t.choice=none");
    view = test_view(assessment);
    CHECK_COUNT(step(&view, catalogue, "REC-T.4")->state, ADVICE_FIRES, "without a point");
    advised_tell(step(&view, catalogue, "REC-T.4"), &told);
    CHECK_TEXT(told.data, "Complete it.", "nothing is told to be missing");
    text_free(&told);
    test_view_free(&view);
    assessment_free(assessment);
    catalogue_free(catalogue);
}

/* ---- what has no place yet ---- */

static void test_excluded(void)
{
    struct catalogue *catalogue =
        with_steps("text: \"Build it.\"", "text: \"Build it.\"\n    excludes: [\"REC-T.4\"]");
    check_plan(catalogue, "t.number=3", "T.4 ");
    check_plan(catalogue, "t.number=3; t.gate=no", "T.3 T.1 ");
    check_plan(catalogue, "t.number=3; t.gate=yes", "T.4 ");
    struct assessment *assessment = test_assessment(catalogue);
    test_answer(assessment, "t.number=3; t.gate=no");
    struct test_view view = test_view(assessment);
    CHECK_COUNT(step(&view, catalogue, "REC-T.4")->state, ADVICE_EXCLUDED, "called for, not yet");
    test_view_free(&view);
    assessment_free(assessment);
    catalogue_free(catalogue);
}

/* What is itself excluded excludes nothing; what says the same as an excluded step goes with it. */
static void test_excluded_through(void)
{
    struct catalogue *catalogue = with_steps(
        "text: \"Build it.\"\n    fires: [\"t.gate is no|partly\", \"t.choice is none\"]",
        "text: \"Build it.\"\n    fires: [\"t.gate is no\", \"t.choice is none\"]\n"
        "    excludes: [\"REC-T.3\"]");
    check_plan(catalogue, "t.gate=no; t.number=3", "T.4 T.1 ");
    check_plan(catalogue, "t.gate=partly; t.number=3", "T.4 T.3 ");
    catalogue_free(catalogue);
    catalogue = with_steps(COUNT_HOURS, "text: \"Count hours.\"\n    fires: [\"t.number < 18\"]\n"
                                        "    excludes: [\"REC-T.1\", \"REC-T.3\"]");
    check_plan(catalogue, "t.gate=no; t.number=3", "T.4 ");
    check_plan(catalogue, "t.gate=no; t.number=20", "T.3 T.1 ");
    catalogue_free(catalogue);
    catalogue = with_steps(COUNT_HOURS, "text: \"Count hours.\"\n    fires: [\"t.number < 18\"]\n"
                                        "    same_as: [\"REC-T.3\"]\n    excludes: [\"REC-T.1\"]");
    check_plan(catalogue, "t.gate=no; t.number=3", "T.3 ");
    catalogue_free(catalogue);
}

/* ---- order ---- */

/* T.2 is quick and waits for T.1, which takes longer; T.3 within a year waits for T.2. */
static void test_horizons(void)
{
    static const struct {
        const char *answers;
        const char *id;
        enum horizon horizon;
    } cases[] = {
        {"t.gate=partly; t.below=yes; t.list=two", "REC-T.1", HORIZON_LONGER},
        {"t.gate=partly; t.below=yes; t.list=two", "REC-T.2", HORIZON_LONGER},
        {"t.gate=partly; t.below=yes; t.list=two", "REC-T.3", HORIZON_LONGER},
        {"t.gate=yes; t.below=yes; t.list=two", "REC-T.2", HORIZON_QUICK}, /* nothing comes first */
        {"t.gate=yes; t.below=yes; t.list=two", "REC-T.3", HORIZON_YEAR},
        {"t.gate=yes; t.below=yes; t.list=one", "REC-T.3", HORIZON_YEAR},
        {"t.number=3", "REC-T.4", HORIZON_QUICK},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_small());
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        CHECK_COUNT(step(&view, test_small(), cases[i].id)->horizon, cases[i].horizon,
                    "%s after %s", cases[i].id, cases[i].answers);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

static void test_named(void)
{
    static const struct {
        const char *answers;
        const char *waits;   /* of T.3 */
        const char *pending; /* with why */
    } cases[] = {
        {"t.gate=partly; t.below=yes; t.list=two", "REC-T.2 ", ""},
        {"t.gate=partly; t.below=yes; t.list=one", "", ""}, /* T.2 is not needed */
        {"t.gate=partly", "REC-T.1 ", "REC-T.2(List is not asked) "},
        {"t.gate=yes; t.below=yes; t.tick=no; t.criterion=no", "",
         "REC-T.2(List is not answered) REC-T.1(Choice is not answered) "},
        {"t.tick=no; t.criterion=no", "",
         "REC-T.2(Gate is not answered and List is not asked) REC-T.1(Gate is not answered) "},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_small());
        struct text waits = {0};
        struct text pending = {0};
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        const struct advised *third = step(&view, test_small(), "REC-T.3");
        CHECK_COUNT(third->state, ADVICE_FIRES, "T.3 after %s", cases[i].answers);
        for (size_t w = 0; w < third->wait_count; w++)
            text_append_format(&waits, "%s ", third->waits[w]->recommendation->id);
        for (size_t p = 0; p < third->pending_count; p++)
            text_append_format(&pending, "%s(%s) ", third->pending[p].step->id,
                               third->pending[p].open.words);
        CHECK_TEXT(waits.data ? waits.data : "", cases[i].waits, "waits after %s",
                   cases[i].answers);
        CHECK_TEXT(pending.data ? pending.data : "", cases[i].pending, "not decided after %s",
                   cases[i].answers);
        text_free(&waits);
        text_free(&pending);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

/* T.3 and T.4 belong to the second capability: together where their horizons are the same and what
   they wait for stands before. */
static void test_together(void)
{
    check_plan(test_small(),
               "t.gate=yes; t.below=yes; t.list=one; t.tick=no; t.criterion=no; "
               "t.number=3",
               "T.4 T.3 ");
    struct catalogue *catalogue =
        with_steps("fires: [\"t.number < 18\", \"t.choice is none\"]\n    horizon: \"quick\"",
                   "fires: [\"t.number < 18\", \"t.choice is none\"]\n    horizon: \"longer\"");
    check_plan(catalogue, "t.gate=no; t.number=3", "T.3 T.1 T.4 ");
    check_plan(catalogue, "t.gate=partly; t.below=yes; t.list=two; t.number=3",
               "T.1 +T.2 T.3 +T.4 ");
    catalogue_free(catalogue);
}

/* A chain longer than any that was ever written is still found to be a circle. */
static void test_long_circle(void)
{
    enum { STEPS = 40 };
    char copy[64];
    struct text file = {0};
    struct problems problems = {0};
    test_copy("tests/data/small", copy);
    text_append(&file, "recommendations:\n");
    for (int i = 0; i < STEPS; i++)
        text_append_format(&file,
                           "  - {id: \"REC-T.%d\", for: \"t.cap01\", text: \"Step.\", fires: "
                           "[\"t.tick is no\"],\n     horizon: \"quick\", leads: [\"police\"], "
                           "depends_on: [\"REC-T.%d\"], sources: []}\n",
                           i, (i + 1) % STEPS);
    char *path = test_path(copy, "t/recommendations.yaml");
    test_write_file(path, file.data);
    CHECK(!catalogue_load(copy, NULL, &problems), "a circle of %d steps is refused", STEPS);
    CHECK_COUNT(problems.count, 1, "problems");
    CHECK_HAS(problems.items[0].error.problem, "depends in a circle on itself", "why");
    problems_free(&problems);
    text_free(&file);
    free(path);
    test_folder_remove(copy);
}

/* ---- beside the steps ---- */

static void test_remarks(void)
{
    static const struct {
        const char *capability;
        const char *answers;
        const char *remark;
    } cases[] = {
        {"mnr.cap11", "mnr.q46=no",
         "As Q46 is “No”, 1 list was not asked; what it would bring follows once this exists."},
        {"mnr.cap11", "mnr.q46=partly", ""},
        {"mnr.cap11", "mnr.q46=", ""},
        {"mnr.cap11", "mnr.q46=?", ""},
        {"mnr.cap07", "mnr.q31a=no; mnr.q33=no",
         "As Q31a is “No” and Q33 is “No”, 1 list was not asked; what it would bring follows once "
         "this exists."},
        {"mnr.cap07", "mnr.q31a=no", ""}, /* it may still be asked */
        {"mnr.cap15", "mnr.q61=no",
         "As Q61 is “No”, 2 lists were not asked; what they would bring follows once this exists."},
        {"mnr.cap05", "mnr.q24=no",
         "As Q24 is “No”, 2 questions were not asked; what they would bring follows once this "
         "exists."},
        {"law.o2", "law.o2.intent-irrelevant=yes", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        CHECK_TEXT(
            advice_remark(view.advice, test_capability(test_all(), cases[i].capability)).words,
            cases[i].remark, "%s after %s", cases[i].capability, cases[i].answers);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

/* t.gate partly and nothing else that a step of the first capability could rest on. */
static void test_nothing_said(void)
{
    struct catalogue *catalogue = with_steps(
        "fires: [\"t.gate is no|partly\", \"t.choice is none\"]", "fires: [\"t.gate is no\"]");
    static const struct {
        const char *answers;
        const char *remark;
    } cases[] = {
        {"t.gate=partly; t.below=yes; t.list=one,two; t.deep=words",
         "The answers do not say what is missing. Say it in Deep, and plan it by hand."},
        {"t.gate=partly; t.below=yes; t.list=one",
         "The answers do not say what is missing. Say it in a note at Gate, and plan it by hand."},
        {"t.gate=partly; t.below=yes", ""}, /* the list may still say it */
        {"t.gate=partly; t.below=yes; t.list=two", ""},
        {"t.gate=yes; t.below=yes; t.list=one,two", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(catalogue);
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        struct advice_reason remark =
            advice_remark(view.advice, test_capability(catalogue, "t.cap01"));
        CHECK_TEXT(remark.words, cases[i].remark, "after %s", cases[i].answers);
        CHECK((*remark.words != 0) == (remark.question_count > 0), "with what it speaks of");
        test_view_free(&view);
        assessment_free(assessment);
    }
    catalogue_free(catalogue);
}

/* ---- true reasons ---- */

static void test_reasons(void)
{
    static const struct {
        const char *fires;
        const char *answers;
        const char *why;
    } cases[] = {
        {"[\"(t.tick is no and t.gate is yes) or t.criterion is no\"]",
         "t.tick=no; t.gate=no; t.criterion=no", "Criterion is “No”"},
        {"[\"t.tick is no and t.tick is no\", \"t.tick is no\"]", "t.tick=no", "Tick is “No”"},
        {"[\"t.list lacks one|two|three\"]", "t.gate=yes; t.below=yes; t.list=one",
         "List: “The second” and “The third” not ticked"},
        {"[\"not t.list has one|two\"]", "t.gate=yes; t.below=yes; t.list=three",
         "List: “The first” and “The second” not ticked"},
        {"[\"not t.list lacks one|two\"]", "t.gate=yes; t.below=yes; t.list=one,two",
         "List: “The first” and “The second” ticked"},
        {"[\"t.gate is yes and not certainly t.list has one\"]",
         "t.gate=yes; t.below=yes; t.list=two", "Gate is “Yes” and List: “The first” not ticked"},
        {"[\"t.gate is yes and not certainly t.list has one\"]", "t.gate=yes; t.below=no",
         "Gate is “Yes”"}, /* of what is not asked nothing is said */
        {"[\"t.list lacks at-least 2 of one|two|three\"]", "t.gate=yes; t.below=yes; t.list=one",
         "1 of the 3 in question are ticked in List"},
        {"[\"t.list has at-most 1\"]", "t.gate=yes; t.below=yes; t.list=one",
         "1 of 4 ticked in List"},
        {"[\"t is in-use and t.tick is no\"]", "t.tick=no",
         "“Test questionnaire” is in use and Tick is “No”"},
        {"[\"t.cap01 is partly\"]", "t.gate=partly", "Parent: Partly in place"},
        {"[\"t.cap01 is in-place|partly\"]", "t.gate=yes",
         "Parent: In place or partly in place; more answers needed"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text fires = {0};
        text_append_format(&fires, "text: \"Count hours.\"\n    fires: %s", cases[i].fires);
        struct catalogue *catalogue = with_steps(COUNT_HOURS, fires.data);
        struct assessment *assessment = test_assessment(catalogue);
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        CHECK_TEXT(step(&view, catalogue, "REC-T.4")->why, cases[i].why, "%s after %s",
                   cases[i].fires, cases[i].answers);
        test_view_free(&view);
        assessment_free(assessment);
        catalogue_free(catalogue);
        text_free(&fires);
    }
}

/* A level that was set speaks with the coordinator's reason. */
static void test_set_level(void)
{
    struct catalogue *catalogue =
        with_steps(COUNT_HOURS, "text: \"Count hours.\"\n    fires: [\"t.cap01 set-to partly\"]");
    struct assessment *assessment = test_assessment(catalogue);
    struct error error = {0};
    test_answer(assessment, "t.gate=yes; t.below=no");
    struct test_view view = test_view(assessment);
    CHECK_COUNT(step(&view, catalogue, "REC-T.4")->state, ADVICE_SILENT, "not set");
    test_view_free(&view);
    CHECK(assessment_set_override(assessment, test_capability(catalogue, "t.cap01"), "partly",
                                  "one region only", &error),
          "%s", error.problem);
    view = test_view(assessment);
    CHECK_TEXT(step(&view, catalogue, "REC-T.4")->why,
               "Parent: set to “partly in place” by the coordinator, because “one region only”",
               "why");
    test_view_free(&view);
    assessment_free(assessment);
    catalogue_free(catalogue);
}

void steps_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a step tells what is missing, each point once, and nothing that is there", test_missing},
        {"where a step has conditions, its points only tell", test_missing_beside_fires},
        {"a step that another excludes has no place while that stands", test_excluded},
        {"exclusion ends with what is excluded, and takes along what says the same",
         test_excluded_through},
        {"a step is as far off as what it waits for in the plan, and no farther", test_horizons},
        {"what comes first is named by its place in the plan, or in words while it is not decided",
         test_named},
        {"the steps of one capability stand together where nothing comes between", test_together},
        {"a circle of any length is refused", test_long_circle},
        {"a no says what it keeps closed", test_remarks},
        {"partly with nothing open says that the answers do not say what is missing",
         test_nothing_said},
        {"a reason is what decided, true, and said once", test_reasons},
        {"a level set by hand speaks with the coordinator's reason", test_set_level},
        CU_TEST_INFO_NULL,
    };
    test_register("steps", tests);
}
