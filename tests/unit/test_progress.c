/* How far an assessment is: only what is asked counts. */
#include <stdlib.h>
#include <string.h>

#include "core/rules/progress.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static struct progress progress_of(const struct assessment *assessment)
{
    struct applies *applies = applies_new(assessment);
    CU_ASSERT_PTR_NOT_NULL_FATAL(applies);
    struct progress progress = progress_of_all(applies);
    applies_free(applies);
    return progress;
}

static void test_percent(void)
{
    static const struct {
        size_t addressed, applicable;
        int percent;
    } cases[] = {
        {0, 0, 0},   {0, 7, 0},      {1, 3, 33},
        {2, 3, 66},  {3, 3, 100},    {199, 200, 99},
        {1, 200, 0}, {130, 131, 99}, {999999, 1000000, 99},
        {1, 1, 100},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct progress progress = {.addressed = cases[i].addressed,
                                    .applicable = cases[i].applicable};
        CHECK_COUNT(progress_percent(&progress), cases[i].percent, "per cent of %zu of %zu",
                    cases[i].addressed, cases[i].applicable);
    }
}

static void test_states(void)
{
    static const struct {
        const char *answers;
        size_t applicable, addressed, answered, unknown, not_applicable;
    } cases[] = {
        /* 12 of 16 are asked at first: t.below, t.list, t.deep and t.q07 wait */
        {"t.gate=", 12, 0, 0, 0, 0},
        {"t.gate=no", 12, 1, 1, 0, 0},
        {"t.gate=yes", 13, 1, 1, 0, 0},
        {"t.below=yes", 14, 2, 2, 0, 0},
        {"t.list=?", 14, 3, 2, 1, 0},
        {"t.tick=-", 14, 4, 2, 1, 1},
        {"t.list=none", 14, 4, 3, 0, 1},
        {"t.gate=?", 12, 2, 0, 1, 1}, /* what is hidden is not counted, answered or not */
        {"t.gate=-", 12, 2, 0, 0, 2},
        {"t.gate=partly", 14, 4, 3, 0, 1},
    };
    struct assessment *assessment = test_assessment(test_small());
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_answer(assessment, cases[i].answers);
        struct progress progress = progress_of(assessment);
        CHECK_COUNT(progress.applicable, cases[i].applicable, "asked after %s", cases[i].answers);
        CHECK_COUNT(progress.addressed, cases[i].addressed, "addressed after %s", cases[i].answers);
        CHECK_COUNT(progress.answered, cases[i].answered, "answered after %s", cases[i].answers);
        CHECK_COUNT(progress.unknown, cases[i].unknown, "unknown after %s", cases[i].answers);
        CHECK_COUNT(progress.not_applicable, cases[i].not_applicable, "not applicable after %s",
                    cases[i].answers);
    }
    assessment_free(assessment);
}

static void test_done(void)
{
    static const enum test_spirit spirits[] = {SPIRIT_IN_PLACE, SPIRIT_UNKNOWN,
                                               SPIRIT_NOT_APPLICABLE};
    for (size_t i = 0; i < COUNT(spirits); i++) {
        struct assessment *assessment = test_assessment(test_survey());
        test_answer_all(assessment, spirits[i]);
        struct progress progress = progress_of(assessment);
        CHECK_COUNT(progress_percent(&progress), 100, "per cent, spirit %zu", i);
        CHECK_COUNT(progress.addressed, progress.applicable, "addressed, spirit %zu", i);
        CHECK_COUNT(progress.required_left, 0, "required and left, spirit %zu", i);
        test_answer(assessment, "mnr.q81=");
        progress = progress_of(assessment);
        CHECK_COUNT(progress_percent(&progress), progress.applicable > 99 ? 99 : 98,
                    "per cent with one left of %zu", progress.applicable);
        assessment_free(assessment);
    }
}

/* ---- required ---- */

static void test_required(void)
{
    static const struct {
        const char *answers;
        size_t left;
    } cases[] = {
        {"mnr.q81=", 37}, /* 20 gates, 12 closing questions, 1, 3, 4, 5 and 6 */
        {"mnr.q07=no", 36},
        {"mnr.q10=?; mnr.q13=-", 34}, /* not known, or not applicable, is an answer to it */
        {"mnr.q19=none", 33},         /* nothing to add */
        {"mnr.q20=words; mnr.q81=x", 32},
        {"mnr.q03=none", 30}, /* no policy yet: then 4 is not required either */
        {"mnr.q03=2016,Ministry", 31},
        {"mnr.q03=?", 31},
        {"mnr.q02=Name", 31}, /* personal data are never required */
    };
    struct assessment *assessment = test_assessment(test_survey());
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_answer(assessment, cases[i].answers);
        CHECK_COUNT(progress_of(assessment).required_left, cases[i].left, "left after %s",
                    cases[i].answers);
    }
    struct error error;
    CHECK(assessment_set_depth(assessment, NULL, DEPTH_CORE, &error), "core");
    CHECK_COUNT(progress_of(assessment).required_left, 17, "the gates alone at depth core");
    assessment_free(assessment);
}

static void test_hidden_required(void)
{
    static const struct {
        const char *answers;
        bool required;
    } cases[] = {
        {"t.gate=", false},
        {"t.gate=yes; t.below=yes; t.list=one", false},
        {"t.list=two", true},
        {"t.list=three", false}, /* asked, and its own condition is not met */
        {"t.list=two,three", true},
        {"t.below=no", false},
    };
    struct assessment *assessment = test_assessment(test_small());
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_answer(assessment, cases[i].answers);
        struct applies *applies = applies_new(assessment);
        CHECK(applies_required(applies, test_question(test_small(), "t.deep")) == cases[i].required,
              "whether t.deep is required after %s", cases[i].answers);
        applies_free(applies);
    }
    assessment_free(assessment);
}

/* ---- parts of the whole ---- */

static void add(struct progress *sum, struct progress part)
{
    sum->applicable += part.applicable;
    sum->addressed += part.addressed;
    sum->answered += part.answered;
    sum->required_left += part.required_left;
}

static bool same(struct progress one, struct progress other)
{
    return one.applicable == other.applicable && one.addressed == other.addressed &&
           one.answered == other.answered && one.required_left == other.required_left;
}

static struct progress of_own(const struct applies *applies, const struct domain *domain)
{
    struct progress own = {0};
    for (size_t i = 0; i < domain->question_count; i++) {
        const struct question *question = domain->questions[i];
        const struct answer *answer = assessment_answer(applies_assessment(applies), question);
        bool asked = applies_to(applies, question);
        bool addressed = asked && answer->state != ANSWER_UNANSWERED;
        own.applicable += asked;
        own.addressed += addressed;
        own.answered += asked && answer->state == ANSWER_ANSWERED;
        own.required_left += applies_required(applies, question) && !addressed;
    }
    return own;
}

static void test_parts(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    test_answer(assessment, "mnr.q01=NOR; mnr.q07=yes; mnr.q08=words; mnr.q16=?; mnr.q19=none; "
                            "mnr.q24=-; mnr.ev2.1=missing; mnr.q51=partly; mnr.q78a=law");
    struct applies *applies = applies_new(assessment);
    const struct questionnaire *survey = test_survey()->questionnaires[0];
    struct progress all = {0};
    for (size_t d = 0; d < survey->domain_count; d++) {
        struct progress sum = of_own(applies, survey->domains[d]);
        for (size_t c = 0; c < survey->domains[d]->capability_count; c++)
            add(&sum, progress_of_capability(applies, survey->domains[d]->capabilities[c]));
        CHECK(same(sum, progress_of_domain(applies, survey->domains[d])),
              "%s is the sum of its parts", survey->domains[d]->id);
        add(&all, sum);
    }
    CHECK(same(all, progress_of_all(applies)), "the whole is the sum of the domains");
    CHECK(same(all, progress_of_questionnaire(applies, survey)), "and of one questionnaire");
    CHECK_COUNT(all.addressed, 9, "addressed");
    CHECK_COUNT(all.answered, 7, "answered");
    applies_free(applies);
    assessment_free(assessment);
}

static void test_later(void)
{
    struct assessment *assessment = test_assessment(test_small());
    struct error error = {0};
    struct answer later = {.later = true};
    CHECK(assessment_set_answer(assessment, test_question(test_small(), "t.tick"), &later, &error),
          "%s", error.problem);
    CHECK(assessment_set_answer(assessment, test_question(test_small(), "t.below"), &later, &error),
          "%s", error.problem);
    CHECK_COUNT(progress_of(assessment).later, 1, "flagged and asked");
    test_answer(assessment, "t.gate=yes");
    CHECK_COUNT(progress_of(assessment).later, 2, "with the one that is asked now");
    CHECK_COUNT(progress_of(assessment).addressed, 1, "a flag is no answer");
    assessment_free(assessment);
}

static void check_next(struct assessment *assessment, const char *from, const char *next)
{
    struct applies *applies = applies_new(assessment);
    const struct question *found =
        progress_next_unanswered(applies, from ? test_question(test_small(), from) : NULL);
    CHECK_TEXT(found ? found->id : "none", next, "what comes after %s", from ? from : "the start");
    applies_free(applies);
}

static void test_next(void)
{
    struct assessment *assessment = test_assessment(test_small());
    check_next(assessment, NULL, "t.gate");
    check_next(assessment, "t.gate", "t.choice"); /* the hidden ones between are passed over */
    test_answer(assessment, "t.gate=yes; t.below=?");
    check_next(assessment, NULL, "t.choice");
    check_next(assessment, "t.list", "t.choice");
    check_next(assessment, "t.contact", "t.choice"); /* round to the start */
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    check_next(assessment, NULL, "none");
    test_answer(assessment, "t.tick=");
    check_next(assessment, "t.tick", "t.tick"); /* round to itself */
    check_next(assessment, "t.date", "t.tick");
    assessment_free(assessment);
}

static void test_in_part(void)
{
    static const struct {
        const char *answers;
        size_t in_part;
    } cases[] = {
        {"  t.other: {values: [\"children\"], seen: \"no\"}\n", 1},
        {"  t.other: {values: [\"children\"]}\n", 0},
        {"  t.other: {values: [\"children\"], later: true}\n", 1},
        {"  t.other: {state: \"unknown\"}\n", 0},
        {"  t.list: {values: [\"one\"], seen: \"no\"}\n", 0}, /* not asked */
        {"  t.other: {values: [\"children\"], seen: \"no\"}\n"
         "  t.picks: {value: \"in words\"}\n",
         2},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text file = {0};
        text_append_format(&file, "mnr-assess: 1\ninstruments: {t: \"1.0\"}\nanswers:\n%s",
                           cases[i].answers);
        struct assessment *assessment = test_parse(test_small(), file.data);
        CHECK_COUNT(progress_of(assessment).in_part, cases[i].in_part, "lists in part: %s",
                    cases[i].answers);
        assessment_free(assessment);
        text_free(&file);
    }
}

/* In words for people, alike in the wizard and line by line. */
static void test_described(void)
{
    static const struct {
        struct progress progress;
        const char *words;
    } cases[] = {
        {{.applicable = 22, .addressed = 20}, "20 of 22 questions are addressed."},
        {{.applicable = 22, .addressed = 22}, "All 22 questions are addressed."},
        {{.applicable = 22, .addressed = 21, .unknown = 2},
         "21 of 22 questions are addressed, 2 of them “don't know”."},
        {{.applicable = 3, .addressed = 3, .unknown = 1, .later = 1},
         "All 3 questions are addressed, 1 of them “don't know”; 1 to come back to."},
        {{.applicable = 3, .later = 2}, "0 of 3 questions are addressed; 2 to come back to."},
        {{.applicable = 3, .addressed = 2, .later = 1, .in_part = 1},
         "2 of 3 questions are addressed; 1 to come back to; 1 list not looked through to the "
         "end."},
        {{.applicable = 3, .addressed = 3, .in_part = 2},
         "All 3 questions are addressed; 2 lists not looked through to the end."},
        {{0}, "No question is asked."},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text words = {0};
        progress_describe(&cases[i].progress, &words);
        CHECK_TEXT(words.data, cases[i].words, "case %zu", i);
        text_free(&words);
    }
}

void progress_suite(void)
{
    static CU_TestInfo tests[] = {
        {"100 per cent only when nothing is left, 0 for 0 of 0", test_percent},
        {"answered, not known and not applicable are addressed; hidden is not counted",
         test_states},
        {"whatever the answers, all of them are 100 per cent and one less is not", test_done},
        {"required is left until it is addressed; nothing to add is an answer", test_required},
        {"a hidden question is not required", test_hidden_required},
        {"the whole is the sum of its parts", test_parts},
        {"flags to come back count while their question is asked", test_later},
        {"the next unanswered question goes round once", test_next},
        {"lists that are not looked through count while they are asked", test_in_part},
        {"it is described in a sentence", test_described},
        CU_TEST_INFO_NULL,
    };
    test_register("progress", tests);
}
