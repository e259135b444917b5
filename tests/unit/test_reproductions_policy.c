/* What was found wrong when the introduction and domain 1 of the survey were read against the
   documents and tried on answers, and what is right instead. Each row was drawn up from that
   reading. */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/rows.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* Lists with every line ticked. */
#define ALL_08A                                                                                    \
    "mnr.q08a=clear-duties,state-budget,yearly-review,wider-policy,two-levels,all-sectors,"        \
    "evaluated"
#define ALL_14A                                                                                    \
    "mnr.q14a=common-indicators,used-by-body,ethics-rules,treaty-reports,"                         \
    "victim-offender-studies,used-in-work"
#define ALL_16A "mnr.q16a=treaties,evidence-abroad,limitation-18,acts-abroad,review-date"
#define ALL_17                                                                                     \
    "mnr.q17=penetrative-acts,non-penetrative-acts,technology-facilitated,knowing-possession,"     \
    "child-friendly-measures,isp-reporting,grooming-to-meet,grooming-any-intent,"                  \
    "offender-register,professionals-report,checks-on-staff"
/* The acts, and the points that a provision of the model law asks for as well. */
#define CORE_17                                                                                    \
    "mnr.q17=penetrative-acts,non-penetrative-acts,technology-facilitated,knowing-possession,"     \
    "isp-reporting,grooming-to-meet,grooming-any-intent,professionals-report"
#define ALL_PARTY                                                                                  \
    "law.treaty.crc=party; law.treaty.opsc=party; law.treaty.ilo182=party; "                       \
    "law.treaty.budapest=party; law.treaty.lanzarote=party; law.treaty.acrwc=not-open; "           \
    "law.treaty.malabo=not-open; law.treaty.arab=not-open; law.treaty.eu2011-93=party"

/* ---- leadership ---- */

static void test_leadership(void)
{
    static const struct row rows[] = {
        /* What is told in words is not nothing. */
        {"mnr.q07=yes; mnr.q05=We work with others", "!REC-01.9 !REC-04.6"},
        {"mnr.q07=yes; mnr.q05=none", "REC-01.9 REC-04.6"},
        {"mnr.q07=yes; mnr.q05=afripol", "!REC-01.9"},
        {"mnr.q07=yes; mnr.q13=no", "REC-01.9"},
        {"mnr.q07=no; mnr.q13=no", "REC-01.9 REC-01.1"},
        /* A body that is there in part, and one on which a sector is missing. */
        {"mnr.q07=partly; " ALL_08A, "REC-01.1 !REC-01.11 !REC-01.3 !REC-01.5 !REC-01.8"},
        {"mnr.q07=yes; mnr.q08a=clear-duties", "!REC-01.1 !REC-01.3 REC-01.11"},
        {"mnr.q07=yes; mnr.q08a=all-sectors", "!REC-01.11 REC-01.3"},
        {"mnr.q07=no; mnr.q10=yes; mnr.q08a=clear-duties", "REC-01.1 !REC-01.11"},
        /* A document is asked for only where there is what it is about. */
        {"mnr.q07=no; mnr.ev1.1=missing", "!REC-01.5"},
        {"mnr.q10=no; mnr.ev1.2=missing", "!REC-01.5"},
        {"mnr.q07=yes; mnr.ev1.1=missing", "REC-01.5"},
        {"mnr.q10=partly; mnr.ev1.2=missing", "REC-01.5"},
        /* Aims with a report each year, and an evaluation, are told apart. */
        {"mnr.q07=yes; mnr.ev1.1=missing; " ALL_08A, "!REC-01.5"},
        {"mnr.q10=yes; mnr.q08a=yearly-review", "REC-01.5:an_evaluation"},
        {"mnr.q10=yes; mnr.q08a=evaluated",
         "REC-01.5:measurable_aims_that_are_reported_on_every_year"},
        /* In place beside a list in which nothing is ticked. */
        {"mnr.q07=yes; mnr.q10=yes; mnr.q08a=none", "mnr.check08 mnr.cap01=in-place"},
        {"mnr.q07=yes; mnr.q10=partly; mnr.q08a=none", "!mnr.check08"},
        {"mnr.q07=yes; mnr.q10=yes; mnr.q08a=two-levels", "!mnr.check08"},
        /* A policy that ended, and one that leaves the online side out. */
        {"mnr.q03=none; mnr.q10=yes", "mnr.check01"},
        {"mnr.q03=2019,ministry; mnr.q10=no", "mnr.check02"},
    };
    rows_check(rows, COUNT(rows));
}

/* ---- research ---- */

static void test_research(void)
{
    static const struct row rows[] = {
        /* A study waits for rules on ethics, so both are in the plan. */
        {"mnr.q13=no", "REC-02.1 REC-02.4 REC-02.8"},
        {"mnr.q13=partly; " ALL_14A, "REC-02.1 !REC-02.4 !REC-02.2 !REC-02.3 !REC-02.9"},
        {"mnr.q13=yes; mnr.q14a=used-by-body",
         "!REC-02.1 REC-02.4 REC-02.3:the_police,_and_those_who_design_programmes"},
        {"mnr.q13=yes; mnr.q14a=used-in-work", "REC-02.3:the_national_body,_at_fixed_times"},
        {"mnr.q13=yes; " ALL_14A, "!REC-02.3"},
        {"mnr.q13=yes; mnr.q14a=none", "mnr.check09 mnr.cap02=in-place"},
        {"mnr.q13=partly; mnr.q14a=none", "!mnr.check09 mnr.cap02=partly"},
        /* Numbers of reports are kept by the police, too, where there is no hotline. */
        {"mnr.q51=yes; mnr.ev4.1=missing", "REC-02.7 REC-12.7"},
        {"mnr.q51=no; mnr.ev4.1=missing", "REC-02.7 !REC-12.7"},
        {"mnr.q51=yes; mnr.ev4.1=exists", "!REC-02.7"},
        {"mnr.q54=no; mnr.ev4.5=missing", "REC-02.6"},
        {"mnr.q16=yes; mnr.ev1.4=missing", "REC-02.10"},
        {"mnr.q16=no; mnr.ev1.4=missing", "!REC-02.10"},
    };
    rows_check(rows, COUNT(rows));
}

/* ---- legislation ---- */

static void test_status_of_law(void)
{
    static const struct row rows[] = {
        {"mnr.q16=yes; mnr.q17=none", "mnr.cap03=partly mnr.check03"},
        {"mnr.q16=yes; mnr.q17=technology-facilitated", "mnr.cap03=partly"},
        {"mnr.q16=yes; " CORE_17, "mnr.cap03=in-place|partly"}, /* the law may still set it down */
        {"mnr.q16=yes; law.o6.online=no; law.o6.bill=none", "mnr.cap03=partly"},
        {"mnr.q16=no", "mnr.cap03=not-yet"},
        {"mnr.q16=yes; mnr.q17=grooming-any-intent", "mnr.check04"},
        {"mnr.q16=yes; mnr.q17=grooming-any-intent,grooming-to-meet", "!mnr.check04"},
        {"mnr.q16=yes; mnr.q17=grooming-to-meet", "!mnr.check04"},
    };
    rows_check(rows, COUNT(rows));
}

static void test_reform(void)
{
    static const struct row rows[] = {
        {"mnr.q16=no", "REC-03.1 REC-03.2 REC-03.3 REC-03.4 REC-03.7 REC-03.8 REC-03.9 REC-03.10"},
        {"mnr.q16=partly", "REC-03.1"},
        {"mnr.q16=partly; " ALL_17, "!REC-03.1 !REC-03.3 !REC-03.4 !REC-03.7 !REC-03.8"},
        {"mnr.q16=yes; " ALL_17, "!REC-03.1"},
        {"mnr.q16=yes; mnr.q17=none", "REC-03.1 REC-03.3 REC-03.4 REC-03.7 REC-03.8"},
        /* Neither the register nor the line that another covers makes three. */
        {"mnr.q16=yes; mnr.q17=penetrative-acts,non-penetrative-acts,technology-facilitated,"
         "knowing-possession,isp-reporting,grooming-any-intent,professionals-report,"
         "checks-on-staff",
         "!REC-03.1 REC-03.8"},
        {"mnr.q16=yes; mnr.q17=technology-facilitated,knowing-possession,professionals-report",
         "REC-03.1"},
        {"mnr.q16=yes; mnr.q17=penetrative-acts", "REC-03.7:acts_without_penetration"},
        {"mnr.q16=yes; mnr.q17=non-penetrative-acts", "REC-03.7:acts_with_penetration"},
        /* A law that is still to come needs its means as well. */
        {"mnr.q16=yes; mnr.q13=no", "REC-03.6"},
        {"mnr.q16=no; mnr.q13=no", "REC-03.6"},
        {"mnr.q16=yes; mnr.q13=yes; mnr.q24=yes; mnr.q37=yes; mnr.q40=yes", "!REC-03.6"},
        /* A date for the next review is fixed. */
        {"mnr.q16=yes; mnr.q16a=review-date; law.o1.livestream=no", "!REC-03.11 REC-B-O1.2"},
        {"law.o1.livestream=no", "REC-03.11 REC-B-O1.2"},
        {"mnr.q16=yes; mnr.q16a=none", "REC-03.11 REC-03.2 REC-03.5 REC-03.9 REC-03.10"},
        {"mnr.q16=yes; " ALL_16A, "!REC-03.11 !REC-03.2 !REC-03.5 !REC-03.9 !REC-03.10"},
    };
    rows_check(rows, COUNT(rows));
}

/* Where the law questionnaire shows that the point is there, the survey does not ask for it. */
static void test_guards(void)
{
    static const struct row rows[] = {
        {"mnr.q16=no; " ALL_PARTY, "!REC-03.2"},
        {"mnr.q16=yes; mnr.q16a=none; " ALL_PARTY, "!REC-03.2"},
        {"mnr.q16=yes; mnr.q16a=treaties; law.treaty.budapest=signed", "REC-03.2"},
        {"law.treaty.malabo=not-party", "REC-03.2"},
        /* Grooming: only that no meeting is needed. */
        {"law.o6.online=yes; law.o6.no-meeting=yes; law.o6.under-18=no", "!REC-03.3 REC-B-O6.1"},
        {"law.o6.online=yes; law.o6.no-meeting=no", "REC-03.3"},
        {"law.o6.online=no", "REC-03.3"},
        {"mnr.q16=no; law.o6.online=yes; law.o6.no-meeting=yes", "!REC-03.3"},
        /* A duty that is in force, and one that cannot be read out of the law for certain. */
        {"law.m1.provider-duty=yes; law.m1.when-aware=yes; law.m1.receiving-body=yes; "
         "law.m1.takedown=no",
         "!REC-03.4 !REC-17.1"},
        {"mnr.q69a=obliges; mnr.q16=yes; mnr.q17=none", "!REC-03.4"},
        {"mnr.q69a=obliges; mnr.q16=no", "!REC-03.4"},
        {"law.m1.provider-duty=yes; mnr.q16=no", "!REC-03.4"},
        {"mnr.q69a=neither; mnr.q16=yes; mnr.q17=isp-reporting", "!REC-03.4 !REC-17.1"},
        {"mnr.q69a=neither", "REC-03.4 REC-17.1"},
        {"law.m1.provider-duty=borderline", "REC-03.4 REC-17.1"},
        {"law.m1.provider-duty=no", "REC-03.4"},
        /* Evidence abroad is one thing, dual criminality another. */
        {"mnr.q16=yes; mnr.q16a=treaties", "REC-03.5 !REC-03.12"},
        {"law.x2.no-dual-criminality=no", "!REC-03.5 REC-03.12"},
        {"law.treaty.budapest=party; law.l1.second-protocol=no", "REC-03.5 !REC-03.12"},
        {"law.x12.assistance=no", "REC-03.5"},
        /* Suspected children are not exploited children. */
        {"law.s1.exempt=yes; law.s1.remote-testimony=no", "!REC-03.8"},
        {"law.s1.exempt=no", "!REC-03.8 REC-B-S1.1"},
        {"mnr.q16=yes; mnr.q17=child-friendly-measures; law.s1.exempt=no", "!REC-03.8"},
        /* Limitation, jurisdiction and extradition. */
        {"mnr.q16=no; law.x3.after-majority=yes; law.x3.csam-and-grooming=yes", "!REC-03.9"},
        {"law.x3.after-majority=yes; law.x3.csam-and-grooming=no", "REC-03.9"},
        {"mnr.q16=no; law.x2.jurisdiction=yes; law.x12.extradition=yes", "!REC-03.10"},
        {"law.x2.jurisdiction=yes; law.x12.extradition=no", "REC-03.10"},
    };
    rows_check(rows, COUNT(rows));
}

/* ---- the survey alone ---- */

static void check_alone(const char *answers, const char *step, bool stands)
{
    struct assessment *assessment = test_assessment(test_survey());
    test_answer(assessment, answers);
    struct test_view view = test_view(assessment);
    const struct advised *advised =
        advice_of(view.advice, catalogue_recommendation(test_survey(), step));
    CHECK_COUNT(advised->state == ADVICE_FIRES, stands, "%s stands after %s", step, answers);
    test_view_free(&view);
    assessment_free(assessment);
}

/* Nobody who uses the model law questionnaire is told to use it. */
static void test_model_law_questionnaire(void)
{
    static const struct row rows[] = {{"mnr.q16=partly", "!REC-03.13"},
                                      {"mnr.q16=no", "!REC-03.13"}};
    rows_check(rows, COUNT(rows));
    check_alone("mnr.q16=partly", "REC-03.13", true);
    check_alone("mnr.q16=partly; " ALL_17, "REC-03.13", true);
    check_alone("mnr.q16=no", "REC-03.13", true);
    check_alone("mnr.q16=yes; mnr.q17=none", "REC-03.13", false);
    check_alone("mnr.q16=yes; mnr.q17=child-friendly-measures", "REC-03.1", true);
}

static void check_horizon(const char *answers, const char *step, enum horizon horizon)
{
    struct assessment *assessment = test_assessment(test_survey());
    test_answer(assessment, answers);
    struct test_view view = test_view(assessment);
    const struct advised *advised =
        advice_of(view.advice, catalogue_recommendation(test_survey(), step));
    CHECK_COUNT(advised->state, ADVICE_FIRES, "%s stands after %s", step, answers);
    CHECK_TEXT(horizon_word(advised->horizon), horizon_word(horizon), "%s after %s", step, answers);
    test_view_free(&view);
    assessment_free(assessment);
}

/* A step is quick where nothing has to come first, and not where something has. */
static void test_horizons(void)
{
    check_horizon("mnr.q07=yes; mnr.q08a=clear-duties", "REC-01.8", HORIZON_QUICK);
    check_horizon("mnr.q07=partly; mnr.q08a=clear-duties", "REC-01.8", HORIZON_YEAR);
    check_horizon("mnr.q07=yes; mnr.q13=yes; mnr.q14a=none", "REC-02.3", HORIZON_QUICK);
    check_horizon("mnr.q07=no; mnr.q13=yes; mnr.q14a=none", "REC-02.3", HORIZON_YEAR);
}

/* A list that was looked through before some of its lines were there. */
static void test_older(void)
{
    struct assessment *assessment = test_parse(
        test_all(),
        "mnr-assess: 1\ninstruments: {mnr: \"2022.1\"}\nanswers:\n"
        "  mnr.q05: {values: [\"inhope\"]}\n"
        "  mnr.q07: {value: \"yes\"}\n  mnr.q10: {value: \"yes\"}\n"
        "  mnr.q08a: {values: [\"clear-duties\", \"state-budget\", \"yearly-review\", "
        "\"wider-policy\", \"two-levels\"]}\n"
        "  mnr.q13: {value: \"yes\"}\n"
        "  mnr.q14a: {values: [\"common-indicators\", \"used-by-body\", \"ethics-rules\", "
        "\"treaty-reports\", \"victim-offender-studies\"]}\n");
    struct test_view view = test_view(assessment);
    rows_expect(&view, "mnr.cap01=in-place mnr.cap02=in-place !REC-01.5 !REC-01.11 !REC-02.3",
                "the answers of a file of version 2022.1");
    test_view_free(&view);
    assessment_free(assessment);
}

void reproductions_policy_suite(void)
{
    static CU_TestInfo tests[] = {
        {"leadership: each step follows from its own answer", test_leadership},
        {"research, analysis and monitoring", test_research},
        {"the status of legislation", test_status_of_law},
        {"legislation: no step asks for what is ticked, a no is not shorter", test_reform},
        {"legislation: no step asks for what the law has", test_guards},
        {"the model law questionnaire is named where it is not in use",
         test_model_law_questionnaire},
        {"a step is quick where nothing has to come first", test_horizons},
        {"a line that is newer than the answer brings up no step", test_older},
        CU_TEST_INFO_NULL,
    };
    test_register("reproductions, policy and governance", tests);
}
