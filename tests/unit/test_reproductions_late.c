/* What was found wrong when domains 3 to 6 of the survey were read against the documents and tried
   on answers, and what is right instead. Each row was drawn up from that reading. */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/rows.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* Lists with every line ticked. */
#define ALL_38A                                                                                    \
    "mnr.q38a=own-plan,family-and-wishes,image-harm,shared-record,every-child,own-image-guidance," \
    "shelter,return,measured"
#define ALL_41A                                                                                    \
    "mnr.q41a=licensing,online-in-training,public-posts,quality-standards,worker-care,"            \
    "same-across-regions"
#define ALL_44                                                                                     \
    "mnr.q44=recovery-services,compensation,advocacy,independent-complaints,"                      \
    "child-friendly-information"
#define ALL_43A "mnr.q43a=state-fallback,longer-time,proceeds,duty-to-inform,settled-terms,reach"
#define ALL_47A "mnr.q47a=free-and-funded,online-trained,referral-paths,languages-access,surge-plan"
#define ALL_52A                                                                                    \
    "mnr.q52a=hotline-network,secure-means,anonymous-support,local-languages,publicised,linked,"   \
    "open-to-all"
#define ALL_55 "mnr.q55=children,young-people,parents,professionals,teachers,faith-leaders,other"
#define ALL_56A                                                                                    \
    "mnr.q56a=compulsory-curriculum,hard-to-reach,tested-evaluated,coordinator,joint-campaigns,"   \
    "fitting-content"
#define ALL_59A "mnr.q59a=standing-channel,safe,inclusive,plan-and-evaluation,youth-fund"
#define ALL_62 "mnr.q62=prevention-for-adults,convicted-offenders,young-people,families"
#define ALL_62E "mnr.q62e=separate-service,reporting-rule,free-confidential,evaluated"
#define ALL_67A "mnr.q67a=rules-complete,workflow,simple-report,own-images,shared-classes"
#define ALL_71A "mnr.q71a=industry-seat,written-agreements,hash-sharing,encryption-position"
#define ALL_71B                                                                                    \
    "mnr.q71b=voluntary-principles,transparency,company-policies,finance-coalition,all-access,"    \
    "sector-measures"
#define ALL_76A "mnr.q76a=code-with-complaints,identity-law,training,partnership,codes-followed"
/* The duty of providers in law, all but notice and takedown. */
#define DUTY_ONLY                                                                                  \
    "law.m1.provider-duty=yes; law.m1.when-aware=yes; law.m1.receiving-body=yes; "                 \
    "law.m1.protection=yes; law.m1.penalty=yes; law.m1.takedown=no"

/* ---- domain 3, victim ---- */

static void test_victim(void)
{
    static const struct row rows[] = {
        /* The five parts of remedy and reparation: "partly" with none of them, too. */
        {"mnr.q43=yes; mnr.q44=none", "mnr.check31 mnr.cap10=partly"},
        {"mnr.q43=partly; mnr.q44=none", "mnr.check31"},
        {"mnr.q43=partly; mnr.q44=advocacy", "!mnr.check31"},
        {"mnr.q43=yes; mnr.q44=compensation,advocacy,recovery-services", "mnr.cap10=in-place"},
        {"mnr.q43=yes; mnr.q44=compensation,advocacy", "mnr.cap10=partly"},
        /* In place beside a list in which nothing is ticked. */
        {"mnr.q37=yes; mnr.q38a=none", "mnr.check32 mnr.cap08=in-place"},
        {"mnr.q37=partly; mnr.q38a=none", "!mnr.check32"},
        {"mnr.q37=yes; mnr.q38a=own-plan", "!mnr.check32"},
        {"mnr.q40=yes; mnr.q41a=none", "mnr.check33 mnr.cap09=in-place"},
        {"mnr.q46=yes; mnr.q47a=none", "mnr.check34 mnr.cap11=in-place"},
        /* Recovery services that are there, and none. */
        {"mnr.q37=partly; mnr.q43=yes; mnr.q44=recovery-services", "!REC-08.3"},
        {"mnr.q37=partly", "REC-08.3"},
        {"mnr.q37=no", "REC-08.3 REC-08.1"},
        {"mnr.q43=yes; mnr.q44=compensation", "REC-08.3 !REC-10.9"},
        /* Guidance on images that children made themselves has a line of its own. */
        {"mnr.q40=yes; mnr.q41a=none", "!REC-08.5"},
        {"mnr.q54=yes; mnr.q55=children", "!REC-08.5"},
        {"mnr.q37=yes; mnr.q38a=none", "REC-08.5"},
        {"mnr.q37=yes; " ALL_38A, "!REC-08.5 !REC-08.9 !REC-08.11 !REC-08.12 !REC-09.7"},
        /* Children as victims: the law's four points on liability, not its rules on advocates. */
        {"law.s1.exempt=yes; law.s1.whatever-conduct=yes; law.s1.self-generated=yes; "
         "law.s1.below-criminal-age=yes; law.s1.remote-testimony=yes; law.s1.advocate-rules=no",
         "!REC-08.6"},
        {"law.s1.exempt=no", "REC-08.6"},
        {"mnr.q37=no", "REC-08.6"},
        {"mnr.q37=no; law.s1.exempt=yes", "!REC-08.6"},
        /* What is measured has a line of its own, too; a document is another fact. */
        {"mnr.q37=yes; mnr.ev3.4=missing", "!REC-08.9"},
        {"mnr.q37=yes; mnr.q38a=own-plan,image-harm", "REC-08.9 REC-09.7"},
        /* Shelter, and the way home and into ordinary life. */
        {"mnr.q37=yes; mnr.q38a=own-plan", "REC-08.11 REC-08.12"},
        {"mnr.q37=yes; mnr.q38a=shelter", "!REC-08.11 REC-08.12"},
        {"mnr.q37=yes; mnr.q38a=return", "REC-08.11 !REC-08.12"},
        /* A workforce in part, with everything ticked. */
        {"mnr.q40=partly; " ALL_41A, "!REC-09.1 !REC-09.2 !REC-09.3 !REC-09.4"},
        {"mnr.q40=partly", "REC-09.1"},
        {"mnr.q40=no", "REC-09.1 REC-09.2 REC-09.3 !REC-09.4"},
        {"imp.b5=no-evidence", "REC-09.2"},
        {"mnr.q40=yes; mnr.q41a=licensing", "REC-09.4"},
        /* A workforce that is coordinated answers the call to work together. */
        {"mnr.q40=yes; mnr.q37=partly", "!REC-09.6"},
        {"mnr.q40=partly; mnr.q37=partly", "REC-09.6"},
        {"mnr.q40=yes; mnr.q37=no", "REC-09.6"},
        /* Two points that one step told, whichever was missing. */
        {"mnr.q43=yes; mnr.q44=recovery-services,compensation,advocacy,independent-complaints",
         "!REC-10.5 REC-10.10"},
        {"mnr.q43=yes; mnr.q44=recovery-services,compensation,advocacy,child-friendly-information",
         "REC-10.5 !REC-10.10"},
        {"mnr.q43=no", "REC-10.5 REC-10.10"},
        /* Money for children, not the other points of forfeiture. */
        {"law.s3.money-for-children=yes; law.s3.property-assets=no", "!REC-10.6"},
        {"law.s3.money-for-children=no", "REC-10.6"},
        {"law.s3.money-for-children=yes; mnr.q43=yes; mnr.q43a=none", "!REC-10.6"},
        {"law.x16.state-fallback=yes; mnr.q43=yes; mnr.q43a=none", "!REC-10.2"},
        {"law.x16.state-fallback=no", "REC-10.2"},
        /* Remedies within reach. */
        {"mnr.q43=partly; " ALL_44 "; " ALL_43A, "!REC-10.9"},
        {"mnr.q43=partly", "REC-10.9"},
        {"mnr.q43=yes; mnr.q43a=state-fallback", "REC-10.9"},
    };
    rows_check(rows, COUNT(rows));
}

static void test_helpline(void)
{
    static const struct row rows[] = {
        {"mnr.q46=partly; " ALL_47A, "!REC-11.1"},
        {"mnr.q46=partly", "REC-11.1"},
        {"mnr.q46=no", "REC-11.1"},
        {"mnr.q46=yes; mnr.ev3.3=missing", "REC-11.5"},
        {"mnr.q46=no; mnr.ev3.3=missing", "REC-11.1 REC-11.5"},
        {"mnr.q46=yes; mnr.q47a=referral-paths; mnr.q51=no", "!REC-11.3"},
        {"mnr.q46=yes; mnr.q51=no", "REC-11.3"},
        {"mnr.q46=yes; mnr.q47a=surge-plan", "REC-11.3"},
    };
    rows_check(rows, COUNT(rows));
}

/* Steps that stood for two things or waited for what is not needed say one thing, and wait for
   nothing. */
static void test_victim_waiting(void)
{
    static const char *const steps[] = {"REC-08.7", "REC-09.7"};
    for (size_t i = 0; i < COUNT(steps); i++)
        CHECK_COUNT(catalogue_recommendation(test_all(), steps[i])->depend_count, 0,
                    "steps that %s waits for", steps[i]);
}

/* ---- domain 4, societal ---- */

static void test_hotline(void)
{
    static const struct row rows[] = {
        {"mnr.q51=yes; mnr.q52a=none", "mnr.check41 mnr.cap12=in-place"},
        {"mnr.q51=yes; mnr.q52a=publicised", "!mnr.check41"},
        /* A basis in law, where there is a hotline in the network already. */
        {"mnr.q51=yes; " ALL_52A "; law.x14.founded=no", "REC-12.1 !REC-12.9 !REC-12.6"},
        {"mnr.q51=no; law.x14.founded=yes", "!REC-12.1 REC-12.9"},
        {"mnr.q51=no", "REC-12.1 REC-12.9"},
        {"mnr.q51=partly", "!REC-12.9 REC-12.2 REC-12.11"},
        /* Competence and agreements are two points, and each may be there. */
        {"mnr.q51=partly; law.x14.written-terms=yes; law.o2.exempt-hotline=yes",
         "!REC-12.2 !REC-12.11"},
        {"mnr.q51=yes; law.x14.written-terms=yes; law.o2.exempt-hotline=no", "REC-12.2 !REC-12.11"},
        {"mnr.q51=yes; law.x14.written-terms=no; law.o2.exempt-hotline=yes", "!REC-12.2 REC-12.11"},
        /* The links to the police and to child protection, and whom it is open to. */
        {"mnr.q51=yes; mnr.q52a=open-to-all", "REC-12.10 !REC-12.12"},
        {"mnr.q51=yes; mnr.q52a=linked", "!REC-12.10 REC-12.12"},
        {"mnr.q51=partly; " ALL_52A, "!REC-12.3 !REC-12.4 !REC-12.6 !REC-12.10 !REC-12.12"},
    };
    rows_check(rows, COUNT(rows));
    CHECK_COUNT(catalogue_recommendation(test_all(), "REC-12.2")->depend_count, 0,
                "steps that REC-12.2 waits for");
}

static void test_education(void)
{
    static const struct row rows[] = {
        /* In place, with nobody whom the programme reaches. */
        {"mnr.q54=yes; mnr.q55=none", "mnr.check07 mnr.cap13=partly"},
        {"mnr.q54=partly; mnr.q55=none", "mnr.check07 mnr.cap13=partly"},
        {"mnr.q54=yes; mnr.q55=children", "!mnr.check07 mnr.cap13=in-place"},
        {"mnr.q54=yes; mnr.q56a=none", "mnr.check42"},
        /* Teachers are an option of ours, and not the curriculum. */
        {"mnr.q54=yes; mnr.q55=children,young-people,parents,professionals",
         "!REC-13.1 REC-13.10 REC-13.9 !REC-13.7"},
        {"mnr.q54=partly; " ALL_55 "; " ALL_56A,
         "!REC-13.1 !REC-13.3 !REC-13.5 !REC-13.6 !REC-13.7 !REC-13.9 !REC-13.10 !REC-13.11"},
        {"mnr.q54=partly", "REC-13.1 REC-13.6"},
        {"mnr.q54=no", "REC-13.1 REC-13.2 REC-13.6 REC-13.10 REC-14.7"},
        /* Campaigns that the benchmark finds. */
        {"mnr.q54=no; imp.b4=evidence", "!REC-13.2"},
        {"imp.b4=no-evidence", "REC-13.2"},
        /* A document that is missing is another fact. */
        {"mnr.q54=yes; mnr.q56a=tested-evaluated; mnr.ev4.2=missing", "!REC-13.5"},
        {"mnr.q54=yes; mnr.q56a=coordinator", "REC-13.5 !REC-13.6 REC-13.11"},
        {"mnr.q54=yes; mnr.q56a=fitting-content", "!REC-13.11 REC-13.6"},
        /* Two points that one step told. */
        {"mnr.q54=yes; mnr.q55=professionals", "!REC-13.7 REC-13.9"},
        {"mnr.q54=yes; mnr.q55=faith-leaders", "REC-13.7 !REC-13.9"},
    };
    rows_check(rows, COUNT(rows));
}

static void test_participation_and_offenders(void)
{
    static const struct row rows[] = {
        {"mnr.q58=yes; mnr.q59a=none", "mnr.check43 mnr.cap14=in-place"},
        {"mnr.q58=partly; " ALL_59A, "!REC-14.1 !REC-14.2 !REC-14.3 !REC-14.7"},
        {"mnr.q58=partly", "REC-14.1 REC-14.2"},
        {"mnr.q58=no", "REC-14.1 REC-14.2"},
        {"mnr.q58=yes; mnr.q59a=inclusive", "REC-14.1 REC-14.2 !REC-14.3 !REC-14.7"},
        /* A plan that is still to be written can be written with children, too. */
        {"mnr.q10=yes; mnr.q58=no", "REC-14.6"},
        {"mnr.q10=no; mnr.q58=no", "REC-14.6"},
        {"mnr.q10=no; mnr.q58=yes; " ALL_59A, "!REC-14.6"},
        /* The four groups: with none of them something does not fit, with two they are in place. */
        {"mnr.q61=yes; mnr.q62=none", "mnr.check06 mnr.cap15=partly"},
        {"mnr.q61=partly; mnr.q62=none", "mnr.check06"},
        {"mnr.q61=yes; mnr.q62=families,convicted-offenders", "!mnr.check06 mnr.cap15=in-place"},
        {"mnr.q61=yes; mnr.q62=families", "mnr.cap15=partly"},
        {"mnr.q61=yes; mnr.q62e=none", "mnr.check44"},
        {"mnr.q61=partly; " ALL_62 "; " ALL_62E,
         "!REC-15.1 !REC-15.2 !REC-15.3 !REC-15.6 !REC-15.7 !REC-15.8"},
        {"mnr.q61=partly", "REC-15.1"},
        {"mnr.q61=no", "REC-15.1 REC-15.2 REC-15.3 REC-15.6"},
        /* Whether duties to report are met with is to be made clear, whoever has them. */
        {"mnr.q61=no", "REC-15.4"},
        {"mnr.q16=yes; mnr.q17=knowing-possession; mnr.q61=no", "REC-15.4"},
        {"mnr.q61=yes; mnr.q62e=reporting-rule", "!REC-15.4"},
        /* Two points that one step told. */
        {"mnr.q61=yes; mnr.q62e=free-confidential", "!REC-15.7 REC-15.8"},
        {"mnr.q61=yes; mnr.q62e=evaluated", "REC-15.7 !REC-15.8"},
    };
    rows_check(rows, COUNT(rows));
    CHECK_COUNT(catalogue_recommendation(test_all(), "REC-15.4")->horizon, HORIZON_YEAR,
                "REC-15.7 need not wait longer than itself");
}

/* ---- domain 5, industry ---- */

static void test_removal(void)
{
    static const struct row rows[] = {
        {"mnr.q66=yes; mnr.q67a=none", "mnr.check56 mnr.cap16=in-place"},
        /* Rules that are ticked, and rules that the law has. */
        {"mnr.q66=partly; " ALL_67A, "!REC-16.1"},
        {"mnr.q66=partly", "REC-16.1"},
        {"mnr.q66=no", "REC-16.1 REC-16.2"},
        {"mnr.q66=yes; mnr.q67a=workflow; law.m1.takedown=yes", "REC-16.1"},
        {"law.m1.takedown=no", "REC-16.1"},
        {"mnr.q66=yes; " ALL_67A "; law.m1.takedown=no", "!REC-16.1"},
        {"mnr.q66=no; law.x9=yes", "!REC-16.2"},
        {"law.x9=no", "REC-16.2"},
        {"mnr.q66=yes; mnr.q51=yes; mnr.q52a=publicised", "REC-16.8"},
        /* One more no takes nothing out of the plan. */
        {"mnr.q66=yes; mnr.q51=no", "REC-16.8"},
        {"mnr.q66=no; mnr.q51=no", "REC-16.8"},
    };
    rows_check(rows, COUNT(rows));
    const struct recommendation *abroad = catalogue_recommendation(test_all(), "REC-16.8");
    CHECK_COUNT(abroad->depend_count, 0, "steps that REC-16.8 waits for");
    CHECK_TEXT(abroad->leads[0]->id, "police", "who leads where there may be no hotline");
}

static void test_company_reports(void)
{
    static const struct row rows[] = {
        /* Protection in law decides; a duty without it is in part. */
        {"mnr.q69a=protects-only", "mnr.cap17=in-place"},
        {"mnr.q69a=obliges; mnr.q69c=yes", "mnr.cap17=in-place"},
        {"mnr.q69a=obliges; mnr.q69c=no", "mnr.cap17=partly REC-17.2"},
        {"mnr.q69a=neither", "mnr.cap17=not-yet REC-17.1 REC-17.2"},
        {"mnr.q69a=protects-only; mnr.q69c=no", "mnr.cap17=in-place !REC-17.2"},
        /* A duty that is in force, with a side point missing. */
        {DUTY_ONLY "; mnr.q69a=obliges; mnr.q69c=yes", "!REC-17.1 !REC-17.2 !REC-17.3"},
        {"mnr.q69a=protects-only; law.m1.provider-duty=yes", "!REC-17.1"},
        {"mnr.q69a=protects-only", "REC-17.1"},
        {"mnr.q16=yes; mnr.q17=isp-reporting; mnr.q69a=protects-only", "!REC-17.1"},
        {"mnr.q17=knowing-possession; mnr.q16=yes; mnr.q69a=obliges", "!REC-17.1"},
        {"mnr.q16=yes; mnr.q17=knowing-possession", "REC-17.1"},
        {"law.m1.provider-duty=borderline", "REC-17.1"},
        {"mnr.q69a=neither; law.m1.protection=yes", "!REC-17.2"},
        {"mnr.q69a=obliges; mnr.q69c=no; law.m1.protection=yes", "!REC-17.2"},
        {"law.m1.protection=no", "REC-17.2"},
        /* Two points that one step told. */
        {"mnr.q69b=staff-guidance,one-body; law.m1.provider-duty=yes; law.m1.receiving-body=yes",
         "!REC-17.3 REC-17.8"},
        {"mnr.q69b=cybertipline,one-body", "!REC-17.3 !REC-17.8"},
        {"mnr.q69b=cybertipline", "REC-17.3 !REC-17.8"},
        {"mnr.q69b=cybertipline; law.m1.provider-duty=yes; law.m1.receiving-body=yes", "!REC-17.3"},
        {"law.m1.provider-duty=yes; law.m1.receiving-body=no", "REC-17.3"},
        /* The payment sector, as a whole and in its parts. */
        {"law.m2.duty-or-encouraged=required; law.m2.banks=yes; law.m2.cards=yes; "
         "law.m2.transfer-firms=yes; law.m2.digital-currency=no",
         "!REC-17.4"},
        {"law.m2.duty-or-encouraged=required; law.m2.transfer-firms=no", "REC-17.4"},
        {"law.m2.duty-or-encouraged=encouraged", "REC-17.4"},
        /* Data of a report, not data in general. */
        {"law.i2.preservation=yes; law.i2.content-apart=no", "!REC-17.5"},
        {"law.l1.report-data-kept=no", "REC-17.5"},
        {"law.l1.report-data-kept=yes; law.i2.retention=no; law.i2.preservation=no", "!REC-17.5"},
    };
    rows_check(rows, COUNT(rows));
}

static void test_work_with_industry(void)
{
    static const struct row rows[] = {
        /* A no to the one half lowers its capability by one. */
        {"mnr.q70=yes; mnr.q70a=no; mnr.q70b=yes", "mnr.cap18=partly mnr.cap19=in-place"},
        {"mnr.q70=partly; mnr.q70a=no; mnr.q70b=yes", "mnr.cap18=not-yet mnr.cap19=partly"},
        {"mnr.q70=partly; mnr.q70b=no; mnr.q70a=yes", "mnr.cap19=not-yet mnr.cap18=partly"},
        {"mnr.q70=yes; mnr.q70b=no; mnr.q70a=yes", "mnr.cap19=partly mnr.cap18=in-place"},
        {"mnr.q70=no; mnr.q70a=yes", "mnr.cap18=not-yet mnr.check54"},
        {"mnr.q70=yes; mnr.q71a=none; mnr.q71b=none", "mnr.check57"},
        {"mnr.q70=yes; mnr.q71a=none; mnr.q71b=transparency", "!mnr.check57"},
        {"mnr.q70=partly; " ALL_71A, "!REC-18.1"},
        {"mnr.q70=partly", "REC-18.1 REC-19.1 REC-19.2 REC-19.9"},
        {"mnr.q70=no", "REC-18.1 REC-19.1 REC-19.2 REC-19.9"},
        {"mnr.q70a=no", "REC-18.1 REC-18.3"},
        /* Protective technology that the law allows; filters are another point. */
        {"law.i1.detection=yes; law.i1.exemption=yes; law.i1.safeguards=yes; "
         "law.i1.filter-or-block=no",
         "!REC-18.2"},
        {"law.i1.detection=yes; law.i1.exemption=no", "REC-18.2"},
        {"law.i1.detection=no", "REC-18.2"},
        /* Responsibility that is encouraged, while innovation is missing. */
        {"mnr.q70=partly; mnr.q70a=no; mnr.q70b=yes; " ALL_71B,
         "!REC-19.1 !REC-19.2 !REC-19.3 !REC-19.9 !REC-19.11"},
        {"mnr.q70=partly; mnr.q70b=no; " ALL_71B, "!REC-19.1 !REC-19.2 !REC-19.3 REC-19.9"},
        {"mnr.q70=yes; mnr.q70b=yes; mnr.q71b=company-policies", "REC-19.1 REC-19.11"},
        /* Two points that one step told. */
        {"mnr.q70=yes; mnr.q70b=yes; mnr.q71b=company-policies; law.m1.provider-duty=yes; "
         "law.m1.takedown=no",
         "!REC-19.8 !REC-19.10"},
        {"mnr.q70=yes; mnr.q70b=yes; mnr.q71b=company-policies; law.m1.provider-duty=no",
         "!REC-19.8 REC-19.10"},
        {"mnr.q70=yes; mnr.q71b=transparency", "REC-19.8 !REC-19.10"},
        {"mnr.q70=yes; law.i1.detection=no; law.i1.filter-or-block=no", "REC-19.10"},
        {"mnr.q70=yes; law.m1.provider-duty=yes; law.i1.detection=no; law.i1.filter-or-block=yes",
         "!REC-19.10"},
    };
    rows_check(rows, COUNT(rows));
}

/* ---- domain 6, media and communications ---- */

static void test_media(void)
{
    static const struct row rows[] = {
        {"mnr.q75=yes; mnr.q76a=none", "mnr.check61 mnr.cap20=in-place"},
        {"mnr.q75=partly; " ALL_76A, "!REC-20.1 !REC-20.4 !REC-20.5 !mnr.check61"},
        {"mnr.q75=no; " ALL_76A, "!REC-20.1 !REC-20.4"},
        {"mnr.q75=partly", "REC-20.1 REC-20.4"},
        {"mnr.q75=no", "REC-20.1 REC-20.4"},
        {"mnr.q76a=training", "REC-20.1 REC-20.4"},
        {"mnr.q76a=code-with-complaints", "!REC-20.1 REC-20.5"},
        /* Outdated terms, where the statute has none. */
        {"mnr.q78a=guidance; law.d2.preferred-term=yes", "!REC-21.2"},
        {"mnr.q78a=guidance", "REC-21.2 !REC-21.1"},
        {"mnr.q78a=law; law.d2.preferred-term=no", "REC-21.2"},
    };
    rows_check(rows, COUNT(rows));
    CHECK_COUNT(catalogue_recommendation(test_all(), "REC-20.5")->depend_count, 0,
                "steps that REC-20.5 waits for");
}

/* ---- lists that nobody looked through ---- */

static void test_flagged(void)
{
    rows_check_flagged("mnr.q46=yes; mnr.q47a=free-and-funded", "mnr.q47a",
                       "!REC-11.1 !REC-11.2 !REC-11.3 !REC-11.4 !REC-11.6");
    rows_check_flagged(
        "mnr.q43=yes; mnr.q44=compensation", "mnr.q44",
        "mnr.cap10=in-place|partly !REC-08.3 !REC-10.1 !REC-10.4 !REC-10.5 !REC-10.10");
    rows_check_flagged("mnr.q54=yes; mnr.q55=none", "mnr.q55",
                       "mnr.cap13=in-place|partly !mnr.check07");
}

/* A list that was looked through before some of its lines were there. */
static void test_older(void)
{
    struct assessment *assessment = test_parse(
        test_all(), "mnr-assess: 1\ninstruments: {mnr: \"2022.1\"}\nanswers:\n"
                    "  mnr.q37: {value: \"yes\"}\n"
                    "  mnr.q38a: {values: [\"own-plan\", \"family-and-wishes\", \"image-harm\", "
                    "\"shared-record\", \"every-child\"]}\n"
                    "  mnr.q69a: {value: \"obliges\"}\n");
    struct test_view view = test_view(assessment);
    rows_expect(&view,
                "!REC-08.5 !REC-08.9 !REC-08.11 !REC-08.12 !REC-09.7 !REC-17.2 "
                "mnr.cap17=in-place|partly",
                "the answers of a file of version 2022.1");
    test_view_free(&view);
    assessment_free(assessment);
}

void reproductions_late_suite(void)
{
    static CU_TestInfo tests[] = {
        {"victim: each step and status follows from its own answer", test_victim},
        {"victim: the helpline", test_helpline},
        {"victim: no step waits for one that it does not need", test_victim_waiting},
        {"societal: the hotline", test_hotline},
        {"societal: education", test_education},
        {"societal: participation, help for people at risk of offending",
         test_participation_and_offenders},
        {"industry: removal and blocking", test_removal},
        {"industry: reports of companies", test_company_reports},
        {"industry: innovation and responsibility", test_work_with_industry},
        {"media and communications", test_media},
        {"what is not ticked in a list that is flagged says nothing", test_flagged},
        {"a line that is newer than the answer brings up no step", test_older},
        CU_TEST_INFO_NULL,
    };
    test_register("reproductions, domains 3 to 6", tests);
}
