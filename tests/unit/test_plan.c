/* The action plan: its order by visible facts, and steps that need facts not asked. */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* A country that has next to nothing, and has answered everything. */
static struct assessment *bare_country(void)
{
    static const char *const worst[] = {"no", "neither", "missing", "none", "not-yet"};
    struct assessment *assessment = test_assessment(test_survey());
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    for (size_t i = 0; i < test_survey()->question_count; i++) {
        const struct question *question = test_survey()->questions[i];
        struct answer draft = {.state = ANSWER_ANSWERED};
        struct error error = {0};
        if (question->kind == KIND_MANY)
            answer_tick(question, &draft, "none", true);
        for (size_t w = 0; w < COUNT(worst) && !draft.value && question->kind != KIND_MANY; w++)
            if (question_option(question, worst[w]))
                answer_replace(&draft.value, worst[w]);
        if (draft.value || draft.value_count)
            CHECK(assessment_set_answer(assessment, question, &draft, &error), "%s", error.problem);
        answer_free(&draft);
    }
    return assessment;
}

/* The same with every gate at "partly", so that the lists behind them are asked. */
static struct assessment *halfway_country(void)
{
    struct assessment *assessment = bare_country();
    for (size_t i = 0; i < test_survey()->question_count; i++) {
        const struct question *question = test_survey()->questions[i];
        struct text words = {0};
        text_append_format(&words, "%s=partly", question->id);
        if (question->kind == KIND_GATE)
            test_answer(assessment, words.data);
        text_free(&words);
    }
    return assessment;
}

static int compare(const struct advised *one, const struct advised *other)
{
    if (one->opens != other->opens)
        return one->opens > other->opens ? -1 : 1;
    if (one->horizon != other->horizon)
        return one->horizon < other->horizon ? -1 : 1;
    if (one->alternatives != other->alternatives)
        return one->alternatives > other->alternatives ? -1 : 1;
    return one->recommendation->index < other->recommendation->index ? -1 : 1;
}

/* Entries come one after the other by what is seen of their first steps; what stands in one is of
   one capability and horizon, and no other entry before has place for it. */
static void check_entry(const struct advised *const *plan, size_t place)
{
    const struct advised *entry = plan[place]->entry;
    const char *id = plan[place]->recommendation->id;
    if (entry == plan[place]) {
        if (place)
            CHECK(compare(plan[place - 1]->entry, entry) < 0, "%s stands before %s",
                  plan[place - 1]->recommendation->id, id);
        return;
    }
    CU_ASSERT_FATAL(place > 0);
    CHECK(plan[place - 1]->entry == entry, "%s stands with its entry", id);
    CHECK(entry->recommendation->capability == plan[place]->recommendation->capability &&
              entry->horizon == plan[place]->horizon,
          "%s is of the capability and the horizon of its entry", id);
}

static void check_order(struct assessment *assessment, size_t at_least)
{
    const struct advised *const *plan;
    struct test_view view = test_view(assessment);
    size_t count = advice_plan(view.advice, &plan);
    CHECK(count >= at_least, "%zu steps, at least %zu", count, at_least);
    for (size_t i = 0; i < count; i++) {
        CHECK_COUNT(plan[i]->state, ADVICE_FIRES, "only what fires stands in the plan");
        check_entry(plan, i);
        for (size_t j = i + 1; j < count; j++)
            CHECK(!advice_waits_for(view.advice, plan[i], plan[j]->recommendation),
                  "%s does not stand before %s, for which it waits", plan[i]->recommendation->id,
                  plan[j]->recommendation->id);
    }
    test_view_free(&view);
    assessment_free(assessment);
}

static void test_order(void)
{
    check_order(bare_country(), 60);
    check_order(halfway_country(), 100);
}

/* Small collection: T.1, then T.2, then T.3; T.4 waits for nothing. */
static void test_small_order(void)
{
    static const struct {
        const char *answers;
        const char *plan;
    } cases[] = {
        {"t.gate=partly; t.below=yes; t.list=two", "T.1(2) T.2(1) T.3(0) "},
        {"t.gate=partly; t.below=yes; t.list=two; t.choice=none", "T.1(2) T.2(1) T.4(0) T.3(0) "},
        {"t.gate=partly", "T.1(1) T.3(0) "}, /* through the step between, which does not fire */
        {"t.choice=none", "T.4(0) T.1(0) "}, /* quick before longer */
        {"t.choice=none; t.number=3", "T.4(0) T.1(0) "},
        {"t.gate=yes; t.below=yes; t.list=two", "T.2(1) T.3(0) "},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_small());
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        const struct advised *const *plan;
        struct text words = {0};
        size_t count = advice_plan(view.advice, &plan);
        for (size_t p = 0; p < count; p++)
            text_append_format(&words, "%s(%zu) ", plan[p]->recommendation->id + 4, plan[p]->opens);
        CHECK_TEXT(words.data ? words.data : "", cases[i].plan, "plan after %s", cases[i].answers);
        text_free(&words);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

static void test_waiting(void)
{
    const struct recommendation *first = catalogue_recommendation(test_small(), "REC-T.1");
    const struct recommendation *third = catalogue_recommendation(test_small(), "REC-T.3");
    struct assessment *assessment = test_assessment(test_small());
    test_answer(assessment, "t.gate=partly");
    struct test_view view = test_view(assessment);
    CHECK(advice_waits_for(view.advice, advice_of(view.advice, third), first), "third waits");
    CHECK(!advice_waits_for(view.advice, advice_of(view.advice, first), third), "first does not");
    test_view_free(&view);
    test_answer(assessment, "t.gate=; t.tick=no; t.criterion=no");
    view = test_view(assessment);
    CHECK_COUNT(advice_of(view.advice, third)->state, ADVICE_FIRES, "the third alone");
    CHECK(!advice_waits_for(view.advice, advice_of(view.advice, third), first),
          "nothing waits for a step that does not fire");
    test_view_free(&view);
    assessment_free(assessment);
}

/* ---- facts that are not asked ---- */

static void test_facts(void)
{
    static const struct {
        enum depth depth;
        enum advice_state state;
        const char *answers;
        const char *id;
    } cases[] = {
        {DEPTH_CORE, ADVICE_NEEDS_FACTS, "mnr.q07=yes", "REC-01.8"},
        {DEPTH_STANDARD, ADVICE_NEEDS_FACTS, "mnr.q07=yes", "REC-01.8"},
        {DEPTH_FULL, ADVICE_SILENT, "mnr.q07=yes", "REC-01.8"},
        {DEPTH_FULL, ADVICE_FIRES, "mnr.q07=yes; mnr.q08a=none", "REC-01.8"},
        /* the answer is there, but this depth does not ask for it */
        {DEPTH_CORE, ADVICE_NEEDS_FACTS, "mnr.q07=yes; mnr.q08a=none", "REC-01.8"},
        /* asked at no depth while there is neither body nor plan */
        {DEPTH_CORE, ADVICE_SILENT, "mnr.q07=no; mnr.q10=no", "REC-01.8"},
        {DEPTH_CORE, ADVICE_SILENT, "mnr.q07=?; mnr.q10=no", "REC-01.8"},
        {DEPTH_CORE, ADVICE_SILENT, "mnr.q07=", "REC-01.8"},
        {DEPTH_CORE, ADVICE_NEEDS_FACTS, "mnr.q07=", "REC-06.9"}, /* asked whatever 27 says */
        {DEPTH_CORE, ADVICE_FIRES, "mnr.q07=no", "REC-01.1"},
        /* what is missing is an answer, not depth */
        {DEPTH_CORE, ADVICE_SILENT, "mnr.q10=yes", "REC-12.7"},
        {DEPTH_CORE, ADVICE_NEEDS_FACTS, "mnr.q51=yes", "REC-12.7"},
        {DEPTH_CORE, ADVICE_SILENT, "mnr.q51=no", "REC-12.7"},
        {DEPTH_STANDARD, ADVICE_FIRES, "mnr.q16=yes; mnr.q17=none", "REC-03.7"},
        {DEPTH_CORE, ADVICE_NEEDS_FACTS, "mnr.q16=yes; mnr.q17=none", "REC-03.7"},
        /* one alternative is true: the others need no facts */
        {DEPTH_CORE, ADVICE_FIRES, "mnr.q16=no", "REC-03.7"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_survey());
        struct error error = {0};
        test_answer(assessment, cases[i].answers);
        CHECK(assessment_set_depth(assessment, NULL, cases[i].depth, &error), "%s", error.problem);
        struct test_view view = test_view(assessment);
        const struct advised *advised =
            advice_of(view.advice, catalogue_recommendation(test_survey(), cases[i].id));
        CHECK_COUNT(advised->state, cases[i].state, "%s at depth %s after %s", cases[i].id,
                    depth_word(cases[i].depth), cases[i].answers);
        if (cases[i].state != ADVICE_FIRES)
            CHECK_TEXT(advised->why, "", "no reason for %s", cases[i].id);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

static void test_facts_of_one(void)
{
    struct assessment *assessment = halfway_country();
    const struct capability *first = test_capability(test_survey(), "mnr.cap01");
    struct error error = {0};
    const struct advised *const *list;
    CHECK(assessment_set_depth(assessment, first, DEPTH_STANDARD, &error), "%s", error.problem);
    struct test_view view = test_view(assessment);
    size_t count = advice_needing_facts(view.advice, &list);
    CHECK(count > 0, "some steps need facts");
    for (size_t i = 0; i < count; i++) {
        CHECK(list[i]->recommendation->capability == first,
              "%s needs facts, of the capability "
              "that is asked less deeply",
              list[i]->recommendation->id);
        CHECK_COUNT(list[i]->state, ADVICE_NEEDS_FACTS, "state");
        if (i)
            CHECK(list[i - 1]->recommendation->index < list[i]->recommendation->index,
                  "in the questionnaire's order");
    }
    test_view_free(&view);
    CHECK(assessment_set_depth(assessment, NULL, DEPTH_FULL, &error), "%s", error.problem);
    view = test_view(assessment);
    CHECK_COUNT(advice_needing_facts(view.advice, &list), 0, "nothing is needed at full depth");
    test_view_free(&view);
    assessment_free(assessment);
}

void plan_suite(void)
{
    static CU_TestInfo tests[] = {
        {"no step stands before one it waits for; order has visible reasons only", test_order},
        {"what opens most stands first, then what is quick, then what closes most",
         test_small_order},
        {"a step waits only for steps that fire", test_waiting},
        {"a step that needs a fact of a deeper level says so instead of firing", test_facts},
        {"only the capability asked less deeply needs facts", test_facts_of_one},
        CU_TEST_INFO_NULL,
    };
    test_register("plan", tests);
}
