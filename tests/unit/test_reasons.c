/* What stands beside a status: reasons, overrides, other findings, figures, contradictions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static void check_because(const char *answers, const char *capability, const char *because)
{
    struct assessment *assessment = test_assessment(test_survey());
    struct text words = {0};
    test_answer(assessment, answers);
    struct test_view view = test_view(assessment);
    finding_because(findings_of(view.findings, test_capability(test_survey(), capability)), &words);
    CHECK_TEXT(words.data ? words.data : "", because, "%s because, after %s", capability, answers);
    text_free(&words);
    test_view_free(&view);
    assessment_free(assessment);
}

static void test_because(void)
{
    static const struct {
        const char *answers;
        const char *capability;
        const char *because;
    } cases[] = {
        {"mnr.q13=yes", "mnr.cap02", "Q13 is “Yes”"},
        {"mnr.q13=?", "mnr.cap02", "Q13 is not known"},
        {"mnr.q13=-", "mnr.cap02", "Q13 does not apply"},
        {"mnr.q13=", "mnr.cap02", "Q13 is not answered"},
        {"mnr.q07=yes; mnr.q10=no", "mnr.cap01", "Q7 is “Yes” and Q10 is “No”"},
        {"mnr.q07=yes", "mnr.cap01", "Q7 is “Yes” and Q10 is not answered"},
        {"mnr.q07=-; mnr.q10=yes", "mnr.cap01", "Q7 does not apply and Q10 is “Yes”"},
        {"mnr.q27=yes; mnr.q28=offender-register,statutory-tools", "mnr.cap06",
         "Q27 is “Yes” and 2 of 5 ticked in Q28"},
        {"mnr.q27=yes; mnr.q28=none", "mnr.cap06", "Q27 is “Yes” and nothing is ticked in Q28"},
        {"mnr.q27=yes; mnr.q28=?", "mnr.cap06", "Q27 is “Yes” and Q28 is not known"},
        {"mnr.q27=yes", "mnr.cap06", "Q27 is “Yes” and Q28 is not answered"},
        {"mnr.q27=no", "mnr.cap06", "Q27 is “No”"},
        {"mnr.q24=yes; mnr.q24a=partly; mnr.q24b=yes", "mnr.cap05",
         "Q24 is “Yes” and Q24a is “Partly”"}, /* what did not decide is not said */
        {"mnr.q24=yes; mnr.q24a=yes; mnr.q24b=yes", "mnr.cap05",
         "Q24 is “Yes”, Q24a is “Yes” and Q24b is “Yes”"},
        {"mnr.q16=yes", "mnr.cap03", "Q16 is “Yes” and Q17 is not answered"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_because(cases[i].answers, cases[i].capability, cases[i].because);
}

/* Each reason names a question that a reader can go to. */
static void test_reasons(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    struct test_view view = test_view(assessment);
    for (size_t i = 0; i < test_survey()->capability_count; i++) {
        const struct finding *finding = findings_of(view.findings, test_survey()->capabilities[i]);
        CHECK(finding->reason_count > 0, "%s has a reason", finding->capability->id);
        CHECK(finding->rule != NULL, "%s has a rule", finding->capability->id);
        for (size_t r = 0; r < finding->reason_count; r++)
            if (finding->reasons[r].question)
                CHECK_HAS(finding->reasons[r].words, finding->reasons[r].question->label,
                          "a reason of %s", finding->capability->id);
    }
    test_view_free(&view);
    assessment_free(assessment);
}

/* ---- overrides ---- */

static void test_override(void)
{
    static const struct {
        const char *answer;
        enum status proposed;
        enum status status;
    } cases[] = {
        {"mnr.q13=yes", STATUS_IN_PLACE, STATUS_PARTLY},
        {"mnr.q13=partly", STATUS_PARTLY, STATUS_PARTLY},
        {"mnr.q13=no", STATUS_NOT_YET, STATUS_NOT_YET},
        {"mnr.q13=?", STATUS_NOT_KNOWN, STATUS_NOT_KNOWN},
        {"mnr.q13=-", STATUS_NOT_APPLICABLE, STATUS_NOT_APPLICABLE},
        {"mnr.q13=", STATUS_NOT_ANSWERED, STATUS_NOT_ANSWERED},
        {"mnr.q13=yes", STATUS_IN_PLACE, STATUS_PARTLY}, /* it comes back with the answer */
    };
    struct assessment *assessment = test_assessment(test_survey());
    const struct capability *research = test_capability(test_survey(), "mnr.cap02");
    struct error error = {0};
    CHECK(assessment_set_override(assessment, research, "partly", "one region", &error), "%s",
          error.problem);
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_answer(assessment, cases[i].answer);
        struct test_view view = test_view(assessment);
        const struct finding *finding = findings_of(view.findings, research);
        CHECK_COUNT(finding->proposed, cases[i].proposed, "proposed after %s", cases[i].answer);
        CHECK_COUNT(finding->status, cases[i].status, "counting after %s", cases[i].answer);
        bool lowered = cases[i].proposed == STATUS_IN_PLACE;
        CHECK((finding->override_reason != NULL) == lowered, "reason after %s", cases[i].answer);
        test_view_free(&view);
    }
    char *written = test_written(assessment);
    CHECK_HAS(written,
              "findings:\n  mnr.cap02:\n    status: \"partly\"\n    reason: \"one region\"",
              "both are kept in the file");
    free(written);
    assessment_free(assessment);
}

/* ---- findings that look at findings ---- */

static void test_other_findings(void)
{
    static const struct {
        const char *answers;
        enum status first, second;
    } cases[] = {
        {"t.gate=yes", STATUS_NOT_ANSWERED,
         STATUS_NOT_ANSWERED}, /* its list may still set it down */
        {"t.below=no", STATUS_IN_PLACE, STATUS_IN_PLACE},
        {"t.gate=partly", STATUS_PARTLY, STATUS_PARTLY},
        {"t.gate=no", STATUS_NOT_YET, STATUS_NOT_YET},
        {"t.gate=?", STATUS_NOT_KNOWN, STATUS_NOT_KNOWN},
        {"t.gate=-", STATUS_NOT_APPLICABLE, STATUS_NOT_APPLICABLE},
        {"t.gate=", STATUS_NOT_ANSWERED, STATUS_NOT_ANSWERED},
    };
    const struct capability *const *all = test_small()->capabilities;
    struct assessment *assessment = test_assessment(test_small());
    struct error error;
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        CHECK_COUNT(findings_of(view.findings, all[0])->status, cases[i].first, "first after %s",
                    cases[i].answers);
        CHECK_COUNT(findings_of(view.findings, all[1])->status, cases[i].second, "second after %s",
                    cases[i].answers);
        test_view_free(&view);
    }
    test_answer(assessment, "t.gate=yes");
    CHECK(assessment_set_override(assessment, all[0], "partly", "small", &error), "override");
    struct test_view view = test_view(assessment);
    CHECK_COUNT(findings_of(view.findings, all[1])->status, STATUS_PARTLY,
                "what looks at a status sees the one that counts");
    test_view_free(&view);
    assessment_free(assessment);
}

/* ---- figures and contradictions ---- */

/* Where the report counted more loosely than it asked, partly counts as yes (map 2.4 row 21). */
static void test_counted(void)
{
    static const struct {
        const char *capability;
        const char *question;
        bool partly_counts;
    } cases[] = {
        {"mnr.cap01", "mnr.q07", false}, {"mnr.cap02", "mnr.q13", true},
        {"mnr.cap04", "mnr.q21", false}, {"mnr.cap05", "mnr.q24", true},
        {"mnr.cap06", "mnr.q27", true},  {"mnr.cap08", "mnr.q37", false},
        {"mnr.cap09", "mnr.q40", false}, {"mnr.cap10", "mnr.q43", true},
        {"mnr.cap11", "mnr.q46", false}, {"mnr.cap12", "mnr.q51", false},
        {"mnr.cap13", "mnr.q54", false}, {"mnr.cap14", "mnr.q58", false},
        {"mnr.cap15", "mnr.q61", false}, {"mnr.cap16", "mnr.q66", false},
        {"mnr.cap18", "mnr.q70", false}, {"mnr.cap19", "mnr.q70", false},
        {"mnr.cap20", "mnr.q75", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const enum truth expected[] = {TRUTH_TRUE, TRUTH_FALSE, TRUTH_UNDECIDED,
                                       cases[i].partly_counts ? TRUTH_TRUE : TRUTH_FALSE};
        static const char *const values[] = {"yes", "no", "?", "partly"};
        for (size_t v = 0; v < COUNT(values); v++) {
            char words[32];
            struct assessment *assessment = test_assessment(test_survey());
            snprintf(words, sizeof words, "%s=%s", cases[i].question, values[v]);
            test_answer(assessment, words);
            struct test_view view = test_view(assessment);
            const struct capability *capability =
                test_capability(test_survey(), cases[i].capability);
            CHECK_COUNT(findings_counted(view.findings, capability_figure(capability)), expected[v],
                        "whether the figure of %s counts %s", cases[i].capability, words);
            test_view_free(&view);
            assessment_free(assessment);
        }
    }
}

static const struct contradiction *find_check(const char *id)
{
    const struct questionnaire *survey = test_survey()->questionnaires[0];
    for (size_t d = 0; d < survey->domain_count; d++)
        for (size_t i = 0; i < survey->domains[d]->contradiction_count; i++)
            if (strcmp(survey->domains[d]->contradictions[i].id, id) == 0)
                return &survey->domains[d]->contradictions[i];
    return NULL;
}

static void test_contradictions(void)
{
    static const struct {
        const char *id;
        const char *answers;
        enum truth truth;
    } cases[] = {
        {"mnr.check01", "mnr.q03=none; mnr.q10=yes", TRUTH_TRUE},
        {"mnr.check01", "mnr.q03=none; mnr.q10=no", TRUTH_FALSE},
        {"mnr.check01", "mnr.q03=none; mnr.q10=?", TRUTH_UNDECIDED},
        {"mnr.check02", "mnr.q03=2016,Ministry; mnr.q10=no", TRUTH_TRUE},
        {"mnr.check02", "mnr.q03=none; mnr.q10=no", TRUTH_FALSE},
        {"mnr.check03", "mnr.q16=yes; mnr.q17=none", TRUTH_TRUE},
        {"mnr.check03", "mnr.q16=yes; mnr.q17=isp-reporting", TRUTH_FALSE},
        {"mnr.check22", "mnr.q27=yes; mnr.q28=none", TRUTH_TRUE},
        {"mnr.check24", "mnr.q30=no; mnr.q31a=yes", TRUTH_TRUE},
        {"mnr.check31", "mnr.q43=yes; mnr.q44=none", TRUTH_TRUE},
        {"mnr.check51", "mnr.q16=yes; mnr.q17=isp-reporting; mnr.q69a=neither", TRUTH_TRUE},
        {"mnr.check53", "mnr.q69a=neither", TRUTH_UNDECIDED}, /* waits for the law questionnaire */
        {"mnr.check54", "mnr.q70=no; mnr.q70b=yes", TRUTH_TRUE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct contradiction *check = find_check(cases[i].id);
        CU_ASSERT_PTR_NOT_NULL_FATAL(check);
        struct assessment *assessment = test_assessment(test_survey());
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        CHECK_COUNT(findings_contradicts(view.findings, check), cases[i].truth, "%s after %s",
                    cases[i].id, cases[i].answers);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

static void test_no_contradictions(void)
{
    const struct questionnaire *survey = test_survey()->questionnaires[0];
    struct assessment *assessment = test_assessment(test_survey());
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    struct test_view view = test_view(assessment);
    for (size_t d = 0; d < survey->domain_count; d++)
        for (size_t i = 0; i < survey->domains[d]->contradiction_count; i++)
            CHECK(findings_contradicts(view.findings, &survey->domains[d]->contradictions[i]) !=
                      TRUTH_TRUE,
                  "%s is silent when all is in place", survey->domains[d]->contradictions[i].id);
    test_view_free(&view);
    assessment_free(assessment);
}

void reasons_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a finding lists the answers that made it, each once", test_because},
        {"every reason names its question", test_reasons},
        {"an override only lowers in place to partly, and both are kept", test_override},
        {"a status may rest on another; in a circle nothing is answered", test_other_findings},
        {"a figure is compared with what it counted", test_counted},
        {"answers that do not fit together are pointed out", test_contradictions},
        {"a country with everything in place contradicts itself nowhere", test_no_contradictions},
        CU_TEST_INFO_NULL,
    };
    test_register("reasons", tests);
}
