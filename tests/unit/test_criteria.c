/* The published rule on five criteria: what each set of answers makes of it (icmec-2023 pp. 4-6).
 */
#include "core/rules/criteria.h"

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* "yb?-n" answers C1 to C5: yes, borderline, don't know, not applicable, no; "." leaves open. */
static void answer_criteria(struct assessment *assessment, const char *letters)
{
    const struct questionnaire *law = catalogue_questionnaire(test_all(), "law");
    for (size_t i = 0; i < law->criterion_count; i++) {
        const char *word = letters[i] == 'y'   ? "yes"
                           : letters[i] == 'n' ? "no"
                           : letters[i] == 'b' ? "borderline"
                           : letters[i] == '?' ? "?"
                           : letters[i] == '-' ? "-"
                                               : "";
        struct text answer = {0};
        text_append_format(&answer, "%s=%s", law->criteria[i].question->id, word);
        test_answer(assessment, answer.data);
        text_free(&answer);
    }
}

static void test_rule(void)
{
    static const struct {
        const char *answers;
        size_t least, most;
        const char *sufficient;
    } cases[] = {
        {"yyyyy", 5, 5, "yes"},       {"yyyyn", 4, 4, "yes"},
        {"yyyy?", 4, 5, "yes"},       {"ynyyy", 4, 4, "yes"},
        {"yyynn", 3, 3, "no"},        {"ynnnn", 1, 1, "no"},
        {"ybyyn", 3, 4, "not-known"}, /* the example of the map */
        {"yybyn", 3, 4, "not-known"}, {"y?yyn", 3, 4, "not-known"},
        {"y.yyn", 3, 4, "not-known"}, {"y-yyn", 3, 4, "not-known"},
        {"ybbyn", 2, 4, "not-known"}, {"ybbnn", 1, 3, "no"},
        {"nyyyy", 0, 0, "no"}, /* without a specific law the rest is no */
        {"nnnnn", 0, 0, "no"},        {"n....", 0, 0, "no"},
        {"byyyy", 0, 5, "not-known"}, /* while it is open none is certain */
        {"?yyyy", 0, 5, "not-known"}, {".yyyy", 0, 5, "not-known"},
        {"bnnyy", 0, 3, "no"},        {".....", 0, 5, "not-known"},
        {"?????", 0, 5, "not-known"},
    };
    const struct questionnaire *law = catalogue_questionnaire(test_all(), "law");
    CHECK_COUNT(law->criterion_count, 5, "criteria");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        answer_criteria(assessment, cases[i].answers);
        struct applies *applies = applies_new(assessment);
        struct criteria_result result = criteria_result(applies, law);
        CHECK_COUNT(result.of, 5, "of, after %s", cases[i].answers);
        CHECK_COUNT(result.least, cases[i].least, "least, after %s", cases[i].answers);
        CHECK_COUNT(result.most, cases[i].most, "most, after %s", cases[i].answers);
        CHECK_TEXT(sufficiency_word(result.sufficient), cases[i].sufficient, "after %s",
                   cases[i].answers);
        applies_free(applies);
        assessment_free(assessment);
    }
}

/* Levels have no part in it, whether proposed or set. */
static void test_levels_apart(void)
{
    struct error error = {0};
    struct assessment *assessment = test_assessment(test_all());
    const struct questionnaire *law = catalogue_questionnaire(test_all(), "law");
    answer_criteria(assessment, "yyyyy");
    for (size_t i = 0; i < test_all()->capability_count; i++)
        if (test_all()->capabilities[i]->domain->questionnaire == law)
            CHECK(assessment_set_override(assessment, test_all()->capabilities[i], "absent",
                                          "for the test", &error),
                  "%s", error.problem);
    struct applies *applies = applies_new(assessment);
    CHECK_COUNT(criteria_result(applies, law).least, 5, "whatever the levels are");
    applies_free(applies);
    assessment_free(assessment);
}

static void test_no_rule(void)
{
    struct assessment *assessment = test_assessment(test_all());
    struct applies *applies = applies_new(assessment);
    CHECK_COUNT(criteria_result(applies, catalogue_questionnaire(test_all(), "mnr")).of, 0,
                "the survey has no such rule");
    applies_free(applies);
    assessment_free(assessment);
}

static void test_words(void)
{
    static const struct {
        const char *answers, *words;
    } cases[] = {
        {"yyyyn", "4 of 5 criteria are met on ICMEC's published rule, on your own answers; "
                  "sufficient: yes."},
        {"ybyyn", "3 to 4 of 5 criteria are met on ICMEC's published rule, on your own answers; "
                  "sufficient: not known."},
        {"nyyyy", "0 of 5 criteria are met on ICMEC's published rule, on your own answers; "
                  "sufficient: no."},
    };
    const struct questionnaire *law = catalogue_questionnaire(test_all(), "law");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        struct text words = {0};
        answer_criteria(assessment, cases[i].answers);
        struct applies *applies = applies_new(assessment);
        struct criteria_result result = criteria_result(applies, law);
        criteria_describe(&result, &words);
        CHECK_TEXT(words.data, cases[i].words, "after %s", cases[i].answers);
        text_free(&words);
        applies_free(applies);
        assessment_free(assessment);
    }
}

void criteria_suite(void)
{
    static CU_TestInfo tests[] = {
        {"least, most and sufficient follow the published rule", test_rule},
        {"no level has a part in the criteria", test_levels_apart},
        {"a questionnaire without a rule has none", test_no_rule},
        {"the result is said on one's own answers, never as a rating", test_words},
        CU_TEST_INFO_NULL,
    };
    test_register("criteria", tests);
}
