/* What was found wrong when domain 2 of the survey was read against the documents and tried on
   answers, and what is right instead. Each row was drawn up from that reading. */
#include <stdlib.h>

#include "tests/unit/rows.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* Lists with every line ticked. */
#define ALL_17                                                                                     \
    "mnr.q16=yes; mnr.q17=penetrative-acts,non-penetrative-acts,technology-facilitated,"           \
    "knowing-possession,child-friendly-measures,isp-reporting,grooming-to-meet,"                   \
    "grooming-any-intent,offender-register,professionals-report,checks-on-staff"
#define ALL_22A "mnr.q22a=lead-unit,certified-training,staff-care,lawful-powers,one-entry,proactive"
#define ALL_25A "mnr.q25a=protocol,special-measures,few-interviews,privacy,specialised-prosecutors"
#define ALL_27A                                                                                    \
    "mnr.q27a=checks-repeated,checks-enforced,treatment-everywhere,treatment-goes-on,border-staff"
#define ALL_28                                                                                     \
    "mnr.q28=supervision-in-custody,community-management,intelligence-sharing,offender-register,"  \
    "statutory-tools"
#define ALL_34A "mnr.q34a=agreed-access,linked,in-law,users-secured,analysts,icse-used"

/* ---- dedicated law enforcement ---- */

static void test_police(void)
{
    static const struct row rows[] = {
        /* A no is not shorter than a yes with gaps. */
        {"mnr.q21=no; mnr.q22a=none",
         "mnr.cap04=not-yet REC-04.1 REC-04.2 REC-04.3 REC-04.4 REC-04.5 REC-04.11 REC-04.13"},
        {"mnr.q21=yes; mnr.q22a=none",
         "mnr.cap04=in-place REC-04.1 REC-04.2 REC-04.3 REC-04.4 REC-04.5 REC-04.13 !REC-04.11"},
        {"mnr.q21=no", "REC-04.1 REC-04.11 !REC-04.2"},
        /* A remit in part, with everything ticked: the remit is what is missing. */
        {"mnr.q21=partly; " ALL_22A,
         "mnr.cap04=partly REC-04.11 !REC-04.1 !REC-04.2 !REC-04.3 !REC-04.4 !REC-04.5 "
         "!REC-04.13"},
        {"mnr.q21=partly", "REC-04.1 REC-04.11"},
        {"mnr.q21=yes; " ALL_22A, "!REC-04.1 !REC-04.11"},
        {"mnr.q21=no; mnr.q22a=lead-unit", "mnr.check29"},
        {"mnr.q21=partly; mnr.q22a=lead-unit", "!mnr.check29"},
        {"mnr.q21=yes; mnr.q22a=none", "mnr.check30"},
        {"mnr.q21=partly; mnr.q22a=none", "!mnr.check30"},
        {"mnr.q21=yes; mnr.q22a=lead-unit", "!mnr.check30"},
        /* Looking for offences, not only acting on reports. */
        {"mnr.q22a=lead-unit", "REC-04.13"},
        {"mnr.q22a=proactive", "!REC-04.13"},
        /* Powers: not for the weighing of privacy, the courts or the contact point. */
        {"law.l1.privacy-balance=no", "!REC-04.4"},
        {"law.l1.judicial-control=no", "!REC-04.4"},
        {"law.l1.held-abroad=no", "REC-04.4"},
        {"law.x8.allowed=yes; law.x8.authorised=no", "REC-04.4"},
        {"mnr.q22a=lawful-powers; law.l1.subscriber-data=yes; law.l1.held-abroad=yes; "
         "law.l1.privacy-balance=no",
         "!REC-04.4"},
        {"law.l1.contact-point=no", "REC-04.12 !REC-04.6"},
        {"law.l1.contact-point=yes", "!REC-04.12"},
        /* Channels between police forces. */
        {"mnr.q05=none", "REC-04.6"},
        {"mnr.q05=words", "!REC-04.6"},
        {"mnr.q05=inhope", "REC-04.6"},
        {"mnr.q05=inhope,other", "!REC-04.6"},
        {"mnr.q05=interpol-notices", "!REC-04.6"},
    };
    rows_check(rows, COUNT(rows));
}

static void test_police_and_others(void)
{
    static const struct row rows[] = {
        {"mnr.q30=partly", "REC-04.7"},
        {"mnr.q30=yes", "!REC-04.7"},
        {"mnr.q21=yes; mnr.q37=partly", "REC-04.8"},
        {"mnr.q21=no; mnr.q37=partly", "REC-04.8"},
        {"mnr.q37=yes", "!REC-04.8"},
        /* Cooperation with both industries is there; another point of it is not. */
        {"law.i3.internet-industry=yes; law.i3.finance=yes; law.i3.civil-society=no; "
         "law.i3.agencies=no",
         "!REC-04.9"},
        {"law.i3.internet-industry=yes; law.i3.finance=yes; mnr.q51=no", "!REC-04.9"},
        {"law.i3.finance=no", "REC-04.9"},
        {"mnr.q21=no; mnr.q70=partly", "REC-04.9"},
        {"mnr.q51=yes; mnr.q70=yes", "!REC-04.9"},
        /* The numbers are one thing, the evaluation another: both are there, or the step stands. */
        {"mnr.ev2.1=missing; imp.b1.evaluation=yes", "REC-04.10"},
        {"mnr.ev2.1=missing; imp.b1.numbers=yes", "REC-04.10"},
        {"mnr.ev2.2=missing; imp.b1.numbers=yes; imp.b1.evaluation=yes", "!REC-04.10"},
        {"mnr.ev2.1=missing", "REC-04.10"},
    };
    rows_check(rows, COUNT(rows));
}

/* ---- judiciary and prosecutors ---- */

static void test_courts(void)
{
    static const struct row rows[] = {
        /* The rules of proceedings are asked of every country. */
        {"mnr.q24=no; mnr.q25a=none",
         "REC-05.1 REC-05.2 REC-05.3 REC-05.4 REC-05.6 REC-05.7 REC-05.8"},
        {"mnr.q24=partly; mnr.q25a=none",
         "REC-05.1 REC-05.2 REC-05.3 REC-05.4 REC-05.6 REC-05.7 REC-05.8"},
        {"mnr.q24=no; mnr.q25a=protocol,special-measures,few-interviews,privacy",
         "REC-05.2 REC-05.6 !REC-05.1 !REC-05.3 !REC-05.4 !REC-05.7"},
        {"mnr.q24=no; " ALL_25A, "REC-05.2 !REC-05.1 !REC-05.3 !REC-05.4 !REC-05.6 !REC-05.7"},
        {"mnr.q24=no", "REC-05.1 REC-05.2 REC-05.6 REC-05.8"},
        /* A partly brings training. */
        {"mnr.q24=partly", "mnr.cap05=partly REC-05.2 REC-05.8"},
        {"mnr.q24=partly; mnr.q24a=yes; mnr.q24b=yes", "!REC-05.2 !REC-05.8 mnr.check26"},
        {"mnr.q24=partly; mnr.q24a=yes; mnr.q24b=partly", "REC-05.2 REC-05.8 !mnr.check26"},
        {"mnr.q24=yes; mnr.q24a=yes; mnr.q24b=yes",
         "mnr.cap05=in-place !REC-05.2 !REC-05.8 !mnr.check26"},
        {"mnr.q24=yes; mnr.q24a=no; mnr.q24b=yes", "mnr.cap05=partly REC-05.8 !REC-05.6"},
        {"mnr.q24=yes; mnr.q24b=partly", "REC-05.6 REC-05.8"},
        {"mnr.q24=yes; mnr.q24b=partly; mnr.q25a=specialised-prosecutors", "!REC-05.6"},
        /* Special measures, not who is free from punishment. */
        {"law.s1.exempt=no; law.s1.whatever-conduct=yes; law.s1.self-generated=yes; "
         "law.s1.below-criminal-age=yes; law.s1.remote-testimony=yes; law.s1.advocate-rules=yes; "
         "law.x15=yes",
         "!REC-05.3"},
        {"law.s1.remote-testimony=no", "REC-05.3"},
        {"law.x15=no", "REC-05.3"},
        /* Studies with victims are not evaluations of initiatives. */
        {"mnr.ev2.4=missing", "!REC-05.5"},
        {"mnr.q13=yes; mnr.q14a=victim-offender-studies; mnr.ev2.4=missing", "!REC-05.5"},
        {"mnr.q13=yes; mnr.q14a=none", "REC-05.5"},
        /* Someone to speak for the child is the matter of another step. */
        {"mnr.q43=yes; "
         "mnr.q44=recovery-services,compensation,independent-complaints,child-friendly-information",
         "!REC-05.9 REC-10.4"},
        {"mnr.q43=yes; mnr.q44=recovery-services,compensation,advocacy,independent-complaints",
         "REC-05.9"},
        {"mnr.q43=no", "REC-05.9"},
    };
    rows_check(rows, COUNT(rows));
}

/* ---- offender management process ---- */

static void test_offenders(void)
{
    static const struct row rows[] = {
        {"mnr.q27=yes; mnr.q28=none", "mnr.cap06=partly mnr.check22"},
        {"mnr.q27=yes; mnr.q28=supervision-in-custody,community-management", "mnr.cap06=partly"},
        {"mnr.q27=yes; mnr.q28=supervision-in-custody,community-management,intelligence-sharing",
         "mnr.cap06=in-place !mnr.check22"},
        {"mnr.q27=partly; " ALL_28, "mnr.cap06=partly"},
        /* A system in part, with everything ticked: the system is what is partial. */
        {ALL_17 "; mnr.q27=partly; " ALL_28 "; " ALL_27A,
         "REC-06.11 !REC-06.12 !REC-06.1 !REC-06.2 !REC-06.3 !REC-06.4 !REC-06.6 !REC-06.8 "
         "!REC-06.9"},
        {"mnr.q27=partly", "REC-06.3 REC-06.11 !REC-06.12"},
        {"mnr.q27=no", "REC-06.1 REC-06.3 REC-06.12 !REC-06.11"},
        {"mnr.q27=yes", "!REC-06.1 !REC-06.3 !REC-06.11 !REC-06.12"},
        {"mnr.q27=no; mnr.q27a=none", "REC-06.3 REC-06.6 REC-06.8 REC-06.9"},
        {"mnr.q27=yes; mnr.q27a=treatment-everywhere", "REC-06.6 !REC-06.3"},
        /* Checks on staff are one thing, a bar after a conviction another. */
        {"law.x11.screening=yes; law.x11.disqualification=no", "!REC-06.2 REC-06.10"},
        {"law.x11.screening=no; law.x11.disqualification=yes", "REC-06.2 !REC-06.10"},
        {"mnr.q16=yes; mnr.q17=none; " ALL_27A, "!REC-06.2 REC-06.10"},
        {"mnr.q16=yes; mnr.q17=none; law.x11.disqualification=yes", "REC-06.2 !REC-06.10"},
        {"mnr.q16=yes; mnr.q17=none", "REC-06.2 REC-06.10"},
        {ALL_17 "; " ALL_27A, "!REC-06.2 !REC-06.8 !REC-06.10"},
        {"mnr.q27a=checks-repeated", "REC-06.8 !REC-06.2"},
        {"mnr.q16=yes; mnr.q17=none; mnr.q27a=checks-repeated", "mnr.check27"},
        {"mnr.q16=yes; mnr.q17=checks-on-staff; mnr.q27a=checks-repeated", "!mnr.check27"},
        /* Young people: the law; help for them is the matter of another capability. */
        {ALL_17 "; mnr.q61=yes; mnr.q62=prevention-for-adults", "!REC-06.5 REC-15.3"},
        {ALL_17 "; mnr.q61=no", "!REC-06.5"},
        {"mnr.q16=yes; mnr.q17=knowing-possession", "REC-06.5"},
        /* Nothing to evaluate before there is a system. */
        {"mnr.q27=yes; mnr.ev2.3=missing", "REC-06.7"},
        {"mnr.q27=yes; mnr.ev2.3=exists; mnr.ev2.4=missing", "REC-06.7"},
        {"mnr.q27=no; mnr.ev2.4=missing", "!REC-06.7"},
        {"mnr.q27=no; mnr.q27a=treatment-everywhere", "mnr.check28"},
        {"mnr.q27=no; mnr.q61=yes; mnr.q62=convicted-offenders", "mnr.check28"},
        {"mnr.q27=partly; mnr.q27a=treatment-everywhere", "!mnr.check28"},
        {"mnr.q27=no; mnr.q27a=border-staff", "!mnr.check28"},
        {"mnr.q27=yes; mnr.q28=offender-register; mnr.q16=yes; mnr.q17=none", "mnr.check23"},
    };
    rows_check(rows, COUNT(rows));
}

/* ---- access to image databases ---- */

static void test_databases(void)
{
    static const struct row rows[] = {
        /* A national database without a connection to ICSE is a part of it. */
        {"mnr.q31a=no; mnr.q33=yes", "mnr.cap07=partly REC-07.1 !REC-07.3"},
        {"mnr.q31a=no; mnr.q33=partly", "mnr.cap07=partly"},
        {"mnr.q31a=no; mnr.q33=no", "mnr.cap07=not-yet REC-07.1 REC-07.3"},
        {"mnr.q31a=no", "mnr.cap07=partly|not-yet"},
        {"mnr.q31a=yes; mnr.q33=no", "mnr.cap07=in-place !REC-07.1"},
        {"mnr.q31a=in-progress; mnr.q33=no", "mnr.cap07=partly REC-07.1"},
        /* One that is being built, with everything ticked. */
        {"mnr.q31a=yes; mnr.q33=partly; " ALL_34A, "!REC-07.3 !REC-07.4 !REC-07.9"},
        {"mnr.q33=partly", "REC-07.9 !REC-07.3"},
        {"mnr.q31a=no; mnr.q33=yes; mnr.q34a=in-law", "REC-07.1 REC-07.9 !REC-07.4"},
        {"mnr.q33=yes; mnr.q34a=linked", "!REC-07.9 REC-07.4"},
        {"mnr.q31a=yes; mnr.q33=no; mnr.q34a=none", "REC-07.3 !REC-07.4 !REC-07.9"},
        /* To be connected is not to use it. */
        {"mnr.q31a=yes; mnr.q34a=analysts", "REC-07.8"},
        {"mnr.q31a=yes; mnr.q34a=icse-used", "!REC-07.8"},
        {"mnr.q31a=in-progress; mnr.q34a=none", "REC-07.1 !REC-07.8"},
        /* Answers that do not fit. */
        {"mnr.q30=no; mnr.q31a=yes", "mnr.check24"},
        {"mnr.q30=no; mnr.q33=yes", "mnr.check24"},
        {"mnr.q30=partly; mnr.q31a=yes; mnr.q33=yes", "!mnr.check24"},
        {"mnr.q31a=yes; mnr.q33=no; mnr.q34a=in-law", "mnr.check25"},
        {"mnr.q31a=yes; mnr.q33=no; mnr.q34a=linked", "mnr.check25"},
        {"mnr.q31a=yes; mnr.q33=no; mnr.q34a=agreed-access", "!mnr.check25"},
        {"mnr.q31a=no; mnr.q33=yes; mnr.q34a=icse-used", "mnr.check35"},
        {"mnr.q31a=yes; mnr.q34a=icse-used", "!mnr.check35"},
        /* A hotline that is there waits for no law on it. */
        {"mnr.q51=yes; mnr.q52a=linked", "REC-07.7"},
    };
    rows_check(rows, COUNT(rows));
}

/* ---- what was not looked through ---- */

/* What is not ticked in a list that is flagged to come back to says nothing. */
static void test_flagged(void)
{
    rows_check_flagged("mnr.q27=yes; mnr.q28=supervision-in-custody", "mnr.q28",
                       "mnr.cap06=in-place|partly !REC-06.1 !REC-06.4 !mnr.check22");
    rows_check_flagged("mnr.q21=yes; mnr.q22a=lead-unit", "mnr.q22a",
                       "!REC-04.2 !REC-04.3 !REC-04.4 !REC-04.5 !REC-04.13");
    rows_check_flagged("mnr.q21=partly; mnr.q22a=lead-unit", "mnr.q22a", "!REC-04.1 REC-04.11");
    rows_check_flagged("mnr.q24=yes; mnr.q25a=protocol", "mnr.q25a",
                       "!REC-05.3 !REC-05.4 !REC-05.6 !REC-05.7");
    rows_check_flagged("mnr.q31a=yes; mnr.q33=yes; mnr.q34a=in-law", "mnr.q34a",
                       "!REC-07.2 !REC-07.5 !REC-07.6 !REC-07.8 !REC-07.9");
    rows_check_flagged("mnr.q16=yes; mnr.q17=isp-reporting", "mnr.q17",
                       "!REC-06.2 !REC-06.5 !REC-06.10");
}

/* Lists that were looked through before their newest line was there. */
static void test_older(void)
{
    struct assessment *assessment = test_parse(
        test_all(),
        "mnr-assess: 1\ninstruments: {mnr: \"2022.1\"}\nanswers:\n"
        "  mnr.q21: {value: \"yes\"}\n"
        "  mnr.q22a: {values: [\"lead-unit\", \"certified-training\", \"staff-care\", "
        "\"lawful-powers\", \"one-entry\"]}\n"
        "  mnr.q24: {value: \"yes\"}\n"
        "  mnr.q25a: {values: [\"protocol\", \"special-measures\", \"few-interviews\", "
        "\"privacy\"]}\n"
        "  mnr.q31a: {value: \"yes\"}\n"
        "  mnr.q34a: {values: [\"agreed-access\", \"linked\", \"in-law\", \"users-secured\", "
        "\"analysts\"]}\n");
    struct test_view view = test_view(assessment);
    rows_expect(&view, "!REC-04.13 !REC-05.6 !REC-07.8", "the answers of a file of version 2022.1");
    test_view_free(&view);
    assessment_free(assessment);
}

/* What needs nothing first waits for nothing; a step whose need is another's waits for that. */
static void test_waiting(void)
{
    static const struct {
        const char *step;
        const char *waits_for; /* "": nothing */
    } cases[] = {
        {"REC-05.5", "REC-02.4"},  {"REC-06.8", "REC-06.2"}, {"REC-07.7", "REC-12.9"},
        {"REC-04.13", "REC-04.4"}, {"REC-07.9", "REC-07.1"}, {"REC-07.8", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct recommendation *step = catalogue_recommendation(test_all(), cases[i].step);
        CHECK_COUNT(step->depend_count, *cases[i].waits_for ? 1 : 0, "steps that %s waits for",
                    cases[i].step);
        if (step->depend_count)
            CHECK_TEXT(step->depends_on[0]->id, cases[i].waits_for, "%s waits for", cases[i].step);
    }
}

void reproductions_justice_suite(void)
{
    static CU_TestInfo tests[] = {
        {"police: each step follows from its own answer", test_police},
        {"police: work with others", test_police_and_others},
        {"judiciary and prosecutors", test_courts},
        {"offender management", test_offenders},
        {"image databases", test_databases},
        {"what is not ticked in a list that is flagged says nothing", test_flagged},
        {"a line that is newer than the answer brings up no step", test_older},
        {"steps wait for what they need", test_waiting},
        CU_TEST_INFO_NULL,
    };
    test_register("reproductions, domain 2", tests);
}
