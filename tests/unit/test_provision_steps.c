/* The 40 steps of the model law and the 24 of the benchmarks: which answer brings up which, by
   itself, and that no other does. The table was drawn up from the map of the documents, not from
   the questionnaire files. */
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* Which level, or mark, of the unit brings a step up. */
enum level {
    NO_LEVEL,
    SHORT = 1, /* a provision that is drafted or absent; a benchmark without evidence */
    SET = 2,   /* a provision that the coordinator set to partly */
    MAIN = SHORT | SET,
};

/* A fact is a word of the unit: a tick that is no, a criterion that is no or borderline, a choice
   at any word but the first; "word=other" means that one only, "-" the unit's own question. */
static const struct {
    const char *id;
    const char *unit;
    enum level level;
    enum horizon horizon;
    const char *leads; /* the first is answerable */
    const char *facts;
} steps[] = {
    {"REC-B-D1.1", "law.d1", MAIN, HORIZON_LONGER, "justice parliament",
     "apart-from-consent-age all-offences"},
    {"REC-B-D1.2", "law.d1", NO_LEVEL, HORIZON_LONGER, "justice parliament", "consent-void"},
    {"REC-B-D1.3", "law.d1", NO_LEVEL, HORIZON_LONGER, "justice foreign-affairs",
     "same-age-abroad"},
    {"REC-B-D2.1", "law.d2", MAIN, HORIZON_LONGER, "justice parliament",
     "defined where-defined visual-minimum simulated inner-terms carriers appearing-to-be-child "
     "generated"},
    {"REC-B-D2.2", "law.d2", NO_LEVEL, HORIZON_LONGER, "justice parliament", "preferred-term"},
    {"REC-B-O1.1", "law.o1", MAIN, HORIZON_LONGER, "justice parliament",
     "specific-law penalties statute=labour-law-only statute=nowhere"},
    {"REC-B-O1.2", "law.o1", NO_LEVEL, HORIZON_LONGER, "justice parliament",
     "performance livestream"},
    {"REC-B-O1.3", "law.o1", NO_LEVEL, HORIZON_LONGER, "justice parliament",
     "produce offer-sell distribute import-export procure"},
    {"REC-B-O2.1", "law.o2", MAIN, HORIZON_LONGER, "justice parliament",
     "intent-irrelevant remote-storage"},
    {"REC-B-O2.2", "law.o2", NO_LEVEL, HORIZON_LONGER, "justice parliament hotline",
     "exempt-police exempt-hotline exempt-providers"},
    {"REC-B-O3.1", "law.o3", MAIN, HORIZON_LONGER, "justice parliament",
     "ict-mention view download distribute inadvertent-excluded"},
    {"REC-B-O4.1", "law.o4", MAIN, HORIZON_LONGER, "justice parliament",
     "address-or-link advice facilitating-acts"},
    {"REC-B-O4.2", "law.o4", NO_LEVEL, HORIZON_LONGER, "justice parliament", "advertising"},
    {"REC-B-O5.1", "law.o5", MAIN, HORIZON_LONGER, "justice social-affairs parliament",
     "liable no-proxy-consent unpaid-too child-protected"},
    {"REC-B-O6.1", "law.o6", MAIN, HORIZON_LONGER, "justice parliament",
     "online no-meeting under-18 online-aim"},
    {"REC-B-O6.2", "law.o6", NO_LEVEL, HORIZON_LONGER, "justice parliament",
     "sextortion showing-material commercial-intent"},
    {"REC-B-O7.1", "law.o7", MAIN, HORIZON_LONGER, "justice parliament",
     "production distribution possession access grooming aiding"},
    {"REC-B-M1.1", "law.m1", MAIN, HORIZON_LONGER, "justice ict-regulator parliament companies",
     "provider-duty who when-aware penalty"},
    {"REC-B-M1.2", "law.m1", NO_LEVEL, HORIZON_LONGER, "justice ict-regulator", "takedown"},
    {"REC-B-M2.1", "law.m2", MAIN, HORIZON_LONGER, "finance finance-supervisor parliament",
     "duty-or-encouraged banks cards transfer-firms digital-currency receiving-body block-payment"},
    {"REC-B-M3.1", "law.m3", MAIN, HORIZON_LONGER, "justice health education social-affairs",
     "health social teachers others csam confidentiality-lifted good-faith"},
    {"REC-B-M4.1", "law.m4", MAIN, HORIZON_LONGER, "justice police",
     "it-and-repair moderators photo no-search hand-over"},
    {"REC-B-I1.1", "law.i1", MAIN, HORIZON_LONGER,
     "justice data-protection-authority ict-regulator",
     "detection exemption filter-or-block safeguards"},
    {"REC-B-I2.1", "law.i2", MAIN, HORIZON_LONGER,
     "justice data-protection-authority ict-regulator",
     "purpose content-apart preservation-extension scope-limited misuse-guarantees reply-process "
     "capacity-fit data-protection-fit"},
    {"REC-B-I3.1", "law.i3", MAIN, HORIZON_QUICK, "national-body police companies civil-society",
     "internet-industry finance civil-society written-basis"},
    {"REC-B-I3.2", "law.i3", NO_LEVEL, HORIZON_YEAR, "national-body social-affairs police",
     "agencies"},
    {"REC-B-S1.1", "law.s1", MAIN, HORIZON_LONGER, "justice parliament prosecution",
     "exempt whatever-conduct self-generated below-criminal-age"},
    {"REC-B-S1.2", "law.s1", NO_LEVEL, HORIZON_LONGER, "justice courts",
     "remote-testimony advocate-rules"},
    {"REC-B-S2.1", "law.s2", SET, HORIZON_LONGER, "justice parliament",
     "criminal-record organised-group number-of-items violence risk-on-release linked-crime"},
    {"REC-B-S2.2", "law.s2", SHORT, HORIZON_LONGER, "justice parliament", "imprisonment"},
    {"REC-B-S2.3", "law.s2", NO_LEVEL, HORIZON_YEAR, "courts prosecution justice", "enforced"},
    {"REC-B-S3.1", "law.s3", MAIN, HORIZON_LONGER, "justice finance", "proceeds property-assets"},
    {"REC-B-S3.2", "law.s3", NO_LEVEL, HORIZON_LONGER, "justice finance", "money-for-children"},
    {"REC-B-L1.1", "law.l1", MAIN, HORIZON_YEAR, "justice police data-protection-authority",
     "subscriber-data timely held-abroad judicial-control privacy-balance"},
    {"REC-B-X7.1", "law.x7", NO_LEVEL, HORIZON_LONGER, "justice prosecution", "-"},
    {"REC-B-X11.1", "law.x11", NO_LEVEL, HORIZON_LONGER,
     "justice education social-affairs parliament", "repeated self-employed sanction"},
    {"REC-B-X13.1", "law.x13", NO_LEVEL, HORIZON_LONGER, "justice parliament", "-"},
    {"REC-B-X17.1", "law.x17", NO_LEVEL, HORIZON_LONGER, "justice courts parliament", "-"},
    {"REC-B-X18.1", "law.x18", NO_LEVEL, HORIZON_LONGER, "justice courts parliament",
     "closed-hearing representative free-legal-help few-interviews identity"},
    {"REC-B-X19.1", "law.x19", NO_LEVEL, HORIZON_LONGER, "justice police parliament", "-"},
    {"REC-C1.1", "imp.b1", SHORT, HORIZON_QUICK, "police prosecution statistics-office", "numbers"},
    {"REC-C1.2", "imp.b1", SHORT, HORIZON_YEAR, "interior finance police", "resources"},
    {"REC-C1.3", "imp.b1", NO_LEVEL, HORIZON_YEAR, "police foreign-affairs", "cross-border"},
    {"REC-C1.4", "imp.b1", NO_LEVEL, HORIZON_YEAR, "police prosecution courts",
     "specialist-unit trained evidence-and-interviews evaluation judges-prosecutors "
     "fitting-sentences"},
    {"REC-C1.5", "imp.b1", NO_LEVEL, HORIZON_QUICK, "police prosecution", "clear-roles"},
    {"REC-C2.1", "imp.b2", SHORT, HORIZON_YEAR, "national-body government-lead", ""},
    {"REC-C2.2", "imp.b2", NO_LEVEL, HORIZON_YEAR, "national-body finance",
     "funded spending-data anti-corruption"},
    {"REC-C2.3", "imp.b2", NO_LEVEL, HORIZON_QUICK, "national-body government-lead",
     "formal-agreements private-sector"},
    {"REC-C2.4", "imp.b2", NO_LEVEL, HORIZON_YEAR, "national-body government-lead",
     "mentions-exploitation names-csam in-force-now all-sectors long-term"},
    {"REC-C3.1", "imp.b3", SHORT, HORIZON_LONGER, "interior justice ict-regulator",
     "passes-on publicised trained-staff sustainable triage"},
    {"REC-C3.2", "imp.b3", NO_LEVEL, HORIZON_YEAR, "helpline police social-affairs",
     "takes-reports"},
    {"REC-C3.3", "imp.b3", NO_LEVEL, HORIZON_LONGER, "justice parliament", "mandatory-reporting"},
    {"REC-C3.4", "imp.b3", NO_LEVEL, HORIZON_YEAR, "hotline interior justice",
     "nationwide round-the-clock free adults-and-children"},
    {"REC-C4.1", "imp.b4", SHORT, HORIZON_YEAR, "national-body education civil-society", ""},
    {"REC-C4.2", "imp.b4", NO_LEVEL, HORIZON_QUICK, "justice police social-affairs",
     "law-and-services"},
    {"REC-C4.3", "imp.b4", NO_LEVEL, HORIZON_YEAR, "national-body education civil-society",
     "public parents children teachers csam"},
    {"REC-C5.1", "imp.b5", SHORT, HORIZON_YEAR, "police courts social-affairs education",
     "police social-workers lawyers judges others"},
    {"REC-C5.2", "imp.b5", NO_LEVEL, HORIZON_YEAR, "national-body police", "up-to-date"},
    {"REC-C5.3", "imp.b5", NO_LEVEL, HORIZON_YEAR, "police courts social-affairs",
     "the-law skills"},
    {"REC-C6.1", "imp.b6", SHORT, HORIZON_LONGER, "social-affairs health justice",
     "families protected-in-proceedings no-liability no-discrimination heard"},
    {"REC-C6.2", "imp.b6", NO_LEVEL, HORIZON_LONGER, "social-affairs health justice",
     "medical social psychological legal at-once trained-staff"},
    {"REC-C7.1", "imp.b7", SHORT, HORIZON_YEAR, "national-body statistics-office police courts",
     "uniform-indicators"},
    {"REC-C7.2", "imp.b7", NO_LEVEL, HORIZON_YEAR, "national-body statistics-office police courts",
     "trends victims offenders recidivism"},
    {"REC-C7.3", "imp.b7", NO_LEVEL, HORIZON_YEAR, "national-body government-lead",
     "responsible-body"},
};

/* Entries that bring up steps of the survey instead of one of their own. */
static const char *const brought[][2] = {
    {"REC-C1.4", "REC-04.1 REC-04.2 REC-04.10 REC-05.2 REC-B-S2.1"},
    {"REC-C2.1", "REC-01.2"},
    {"REC-C3.1", "REC-12.9 REC-12.10 REC-12.3 REC-12.4"},
    {"REC-C4.1", "REC-13.2"},
    {"REC-C5.1", "REC-04.2 REC-05.2 REC-09.2 REC-13.7"},
    {"REC-C6.1", "REC-08.1 REC-08.6 REC-05.1 REC-08.10"},
    {"REC-C7.1", "REC-02.1 REC-02.2"},
};

static const struct recommendation *step_of(const char *id)
{
    const struct recommendation *step = catalogue_recommendation(test_all(), id);
    CHECK(step != NULL, "there is %s", id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(step);
    return step;
}

/* ---- what the table says ---- */

static void test_table(void)
{
    size_t others = 0;
    for (size_t i = 0; i < COUNT(steps); i++) {
        const struct recommendation *step = step_of(steps[i].id);
        struct text leads = {0};
        for (size_t l = 0; l < step->lead_count; l++)
            text_append_format(&leads, "%s%s", l ? " " : "", step->leads[l]->id);
        CHECK_TEXT(leads.data, steps[i].leads, "leads of %s", steps[i].id);
        CHECK_TEXT(horizon_word(step->horizon), horizon_word(steps[i].horizon), "horizon of %s",
                   steps[i].id);
        CHECK(step->source_count, "%s cites a document", steps[i].id);
        text_free(&leads);
    }
    for (size_t i = 0; i < test_all()->recommendation_count; i++)
        others += strcmp(test_all()->recommendations[i]->domain->questionnaire->id, "mnr") != 0;
    CHECK_COUNT(others, COUNT(steps), "steps of the law and the benchmarks");
}

static void test_brought(void)
{
    for (size_t i = 0; i < COUNT(brought); i++) {
        const struct recommendation *step = step_of(brought[i][0]);
        struct text ids = {0};
        for (size_t b = 0; b < step->bring_count; b++)
            text_append_format(&ids, "%s%s", b ? " " : "", step->brings[b]->id);
        CHECK_TEXT(ids.data ? ids.data : "", brought[i][1], "brought by %s", step->id);
        CHECK(!step->text, "%s is no step of its own", step->id);
        text_free(&ids);
    }
}

/* Each answer brings up the step that it is about, and gives that reason alone. */
static void test_brought_for_a_reason(void)
{
    static const struct {
        const char *answers;
        const char *step;
        const char *why; /* NULL: not brought up */
    } cases[] = {
        {"imp.b5.social-workers=no", "REC-09.2", "B5.social-workers is “No”"},
        {"imp.b5.social-workers=no", "REC-05.2", NULL},
        {"imp.b5.social-workers=no", "REC-04.2", NULL},
        {"imp.b5.judges=no; imp.b5.police=no", "REC-05.2", "B5.judges is “No”"},
        {"imp.b5.judges=no; imp.b5.police=no", "REC-04.2", "B5.police is “No”"},
        {"imp.b5=no-evidence", "REC-05.2", "B5 is “No evidence”"},
        {"imp.b5=no-evidence; imp.b5.police=yes", "REC-13.7", "B5 is “No evidence”"},
        {"imp.b1.specialist-unit=no; imp.b1.trained=no", "REC-04.1", "B1.specialist-unit is “No”"},
        {"imp.b1.evaluation=no", "REC-04.10", "B1.evaluation is “No”"},
        {"imp.b1.evaluation=no", "REC-C1.1", NULL},
        {"imp.b1.fitting-sentences=no", "REC-B-S2.1", "B1.fitting-sentences is “No”"},
        {"imp.b1.fitting-sentences=no", "REC-05.2", NULL},
        {"imp.b1.judges-prosecutors=no", "REC-B-S2.1", NULL},
        {"imp.b6.families=no; imp.b6.heard=no", "REC-08.10",
         "B6.families is “No” and B6.heard is “No”"},
        {"imp.b6.families=no; imp.b6.heard=no", "REC-08.1", NULL},
        {"imp.b6.families=no; imp.b6.heard=no", "REC-08.6", NULL},
        {"imp.b6.protected-in-proceedings=no", "REC-05.1", "B6.protected-in-proceedings is “No”"},
        {"imp.b3=evidence; imp.b3.passes-on=no", "REC-12.10", "B3.passes-on is “No”"},
        {"imp.b3=evidence; imp.b3.publicised=no", "REC-12.3", "B3.publicised is “No”"},
        {"imp.b3=evidence; imp.b3.publicised=no", "REC-12.4", NULL},
        {"imp.b3=no-evidence; imp.b3.publicised=no", "REC-12.3", NULL},
        {"imp.b3=no-evidence; imp.b3.takes-reports=yes", "REC-12.9", NULL},
        {"imp.b3=no-evidence; imp.b3.takes-reports=yes; imp.b3.passes-on=no", "REC-12.10",
         "B3.passes-on is “No”"},
        {"imp.b7.victims=no; imp.b7.uniform-indicators=yes", "REC-02.2", NULL},
        {"law.s1.exempt=no", "REC-08.1", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        const struct advised *advised = advice_of(view.advice, step_of(cases[i].step));
        CHECK_COUNT(advised->state == ADVICE_FIRES, cases[i].why != NULL, "%s after %s",
                    cases[i].step, cases[i].answers);
        if (cases[i].why)
            CHECK_TEXT(advised->why, cases[i].why, "why %s after %s", cases[i].step,
                       cases[i].answers);
        test_view_free(&view);
        assessment_free(assessment);
    }
    test_refused("questionnaires", "imp/1-benchmarks-recommendations.yaml",
                 "      - \"imp.b1.specialist-unit is no\"\n"
                 "      - \"imp.b1.trained is no or imp.b1.evidence-and-interviews is no\"\n",
                 "      @- \"imp.b1.specialist-unit is no\"\n",
                 "needs one condition for each step in “brings”");
}

/* ---- one answer at a time ---- */

static struct assessment *alone(const char *instruments)
{
    struct assessment_options options = {.depth = DEPTH_FULL, .instruments = instruments};
    struct assessment *assessment = assessment_new(test_all(), &options, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(assessment);
    return assessment;
}

/* An entry that brings up steps each for its own reason: for each answer at least one. */
static void check_brought(const struct findings *findings, const struct recommendation *step,
                          bool fired)
{
    size_t steps_brought = 0;
    for (size_t i = 0; step->brings_when && i < step->bring_count; i++)
        steps_brought += findings_evaluate(findings, step->brings_when[i]) == TRUTH_TRUE;
    if (step->brings_when)
        CHECK_COUNT(steps_brought > 0, fired, "%s brings up something when it fires", step->id);
}

static bool fires(const struct findings *findings, const struct recommendation *step)
{
    for (size_t i = 0; i < step->fire_count; i++)
        if (findings_evaluate(findings, step->fires[i]) == TRUTH_TRUE)
            return true;
    return false;
}

/* Whether one of the words separated by spaces is `word`. */
static bool has_word(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = words; (at = strstr(at, word)); at += length)
        if ((at == words || at[-1] == ' ') && (!at[length] || at[length] == ' '))
            return true;
    return false;
}

/* Whether the table has the answer among a step's facts. */
static bool is_fact(size_t step, const struct question *question, const char *word)
{
    size_t stem = strlen(steps[step].unit);
    char whole[128];
    if (strncmp(question->id, steps[step].unit, stem) != 0)
        return false;
    if (!question->id[stem])
        return strcmp(steps[step].facts, "-") == 0 && strcmp(word, "no") == 0;
    if (question->id[stem] != '.' || question->record)
        return false;
    snprintf(whole, sizeof whole, "%s=%s", question->id + stem + 1, word);
    if (has_word(steps[step].facts, whole))
        return true;
    return has_word(steps[step].facts, question->id + stem + 1) &&
           strcmp(word, question->options[0].id) != 0 && strcmp(word, "?") != 0;
}

/* Whether the unit's level, or the benchmark's mark, brings it up: all that it can still be. */
static bool by_level(size_t step, const struct findings *findings)
{
    const struct capability *capability = step_of(steps[step].id)->capability;
    if (!(steps[step].level & SHORT))
        return false;
    const struct finding *finding = findings_of(findings, capability);
    for (size_t i = 0; i < finding->left_count; i++)
        if (finding->left[i] != STATUS_DRAFTED && finding->left[i] != STATUS_ABSENT &&
            finding->left[i] != STATUS_NO_EVIDENCE)
            return false;
    return finding->left_count > 0;
}

/* What has to be answered before a question is asked, by the beginning of its id. None of it brings
   up a step itself. */
static const char *before(const char *id)
{
    static const char *const first[][2] = {
        {"law.m1.who", "law.m1.provider-duty=yes"},
        {"law.m1.when-aware", "law.m1.provider-duty=yes"},
        {"law.m1.receiving-body", "law.m1.provider-duty=yes"},
        {"law.m1.penalty", "law.m1.provider-duty=yes"},
        {"law.m2.banks", "law.m2.duty-or-encouraged=required"},
        {"law.m2.cards", "law.m2.duty-or-encouraged=required"},
        {"law.m2.transfer-firms", "law.m2.duty-or-encouraged=required"},
        {"law.m2.digital-currency", "law.m2.duty-or-encouraged=required"},
        {"law.m2.receiving-body", "law.m2.duty-or-encouraged=required"},
        {"law.m3.csam", "law.m3.health=yes"},
        {"law.m3.confidentiality-lifted", "law.m3.health=yes"},
        {"law.i2.purpose", "law.i2.retention=yes"},
        {"law.i2.content-apart", "law.i2.retention=yes"},
        {"law.i2.scope-limited", "law.i2.retention=yes"},
        {"law.i2.misuse-guarantees", "law.i2.retention=yes"},
        {"law.i2.capacity-fit", "law.i2.preservation=yes"},
        {"law.i2.data-protection-fit", "law.i2.preservation=yes"},
        {"law.i2.preservation-extension", "law.i2.preservation=yes"},
        {"imp.b2.", "imp.b2=evidence"},
        {"imp.b3.mandatory-reporting", NULL},
        {"imp.b3.takes-reports", NULL},
        {"imp.b3.", "imp.b3=evidence"},
        {"imp.b4.", "imp.b4=evidence"},
    };
    for (size_t i = 0; i < COUNT(first); i++)
        if (strncmp(id, first[i][0], strlen(first[i][0])) == 0)
            return first[i][1];
    return NULL;
}

/* A step that has points tells the one that the answer is about. */
static void check_told(const struct test_view *view, size_t step, const char *answer)
{
    const struct advised *advised = advice_of(view->advice, step_of(steps[step].id));
    if (advised->recommendation->missing_count)
        CHECK_COUNT(advised->missing_count, 1, "points of %s told after %s", steps[step].id,
                    answer);
}

static void check_answer(const char *instrument, const struct question *question, const char *word,
                         size_t *met)
{
    struct assessment *assessment = alone(instrument);
    struct text words = {0};
    if (before(question->id))
        test_answer(assessment, before(question->id));
    text_append_format(&words, "%s=%s", question->id, word);
    test_answer(assessment, words.data);
    struct test_view view = test_view(assessment);
    for (size_t i = 0; i < COUNT(steps); i++) {
        bool fact = is_fact(i, question, word);
        bool fired = fires(view.findings, step_of(steps[i].id));
        check_brought(view.findings, step_of(steps[i].id), fired);
        CHECK_COUNT(fired, fact || by_level(i, view.findings), "%s after %s", steps[i].id,
                    words.data);
        if (fact)
            check_told(&view, i, words.data);
        met[i] += fact;
    }
    test_view_free(&view);
    assessment_free(assessment);
    text_free(&words);
}

/* Every word of every question that can be chosen, alone; the rest unanswered. */
static void test_each_answer(void)
{
    size_t met[COUNT(steps)] = {0};
    for (size_t q = 0; q < test_all()->question_count; q++) {
        const struct question *question = test_all()->questions[q];
        const char *instrument = question->questionnaire->id;
        if (strcmp(instrument, "mnr") == 0)
            continue;
        for (size_t o = 0; o < question->option_count; o++)
            check_answer(instrument, question, question->options[o].id, met);
        if (question->option_count)
            check_answer(instrument, question, "?", met);
    }
    for (size_t i = 0; i < COUNT(steps); i++) {
        size_t facts = *steps[i].facts != 0;
        for (const char *c = steps[i].facts; *c; c++)
            facts += *c == ' ';
        CHECK(met[i] >= facts, "each fact of %s was tried", steps[i].id);
    }
}

static void check_level(const struct recommendation *step, const char *level, bool expected)
{
    struct assessment *assessment = alone("law");
    CHECK(assessment_set_override(assessment, step->capability, level, "why", NULL),
          "%s is set to %s", step->capability->id, level);
    struct test_view view = test_view(assessment);
    CHECK_COUNT(fires(view.findings, step), expected, "%s by level %s", step->id, level);
    test_view_free(&view);
    assessment_free(assessment);
}

/* The level alone, set by a coordinator. */
static void test_each_level(void)
{
    for (size_t i = 0; i < COUNT(steps); i++) {
        const struct recommendation *step = step_of(steps[i].id);
        if (!step->capability || step->capability->rules[0].status != STATUS_IN_FORCE)
            continue;
        check_level(step, "partly", (steps[i].level & SET) != 0);
        check_level(step, "drafted", (steps[i].level & SHORT) != 0);
        check_level(step, "absent", (steps[i].level & SHORT) != 0);
    }
}

/* Each provision has one main step, which a level set to partly does not lose. */
static void test_main_steps(void)
{
    const struct questionnaire *law = catalogue_questionnaire(test_all(), "law");
    for (size_t d = 0; d < law->domain_count; d++)
        for (size_t c = 0; c < law->domains[d]->capability_count; c++) {
            const struct capability *capability = law->domains[d]->capabilities[c];
            size_t count = 0;
            for (size_t i = 0; i < COUNT(steps); i++)
                count += strcmp(steps[i].unit, capability->id) == 0 && (steps[i].level & SET);
            CHECK_COUNT(count, 1, "main steps of %s", capability->id);
        }
}

/* The mark alone, and the mark with what a step would say missing in place. */
static void test_each_mark(void)
{
    struct assessment *assessment = alone("imp");
    test_answer(assessment, "imp.b1=no-evidence; imp.b2=no-evidence; imp.b3=no-evidence; "
                            "imp.b4=no-evidence; imp.b5=no-evidence; imp.b6=no-evidence; "
                            "imp.b7=no-evidence");
    for (int in_place = 0; in_place < 2; in_place++) {
        struct test_view view = test_view(assessment);
        for (size_t i = 0; i < COUNT(steps); i++) {
            bool kept =
                strcmp(steps[i].unit, "imp.b1") != 0 && strcmp(steps[i].unit, "imp.b3") != 0;
            if (strncmp(steps[i].unit, "imp.", 4) == 0)
                CHECK_COUNT(fires(view.findings, step_of(steps[i].id)),
                            (steps[i].level & SHORT) && (!in_place || kept), "%s without evidence",
                            steps[i].id);
        }
        test_view_free(&view);
        test_answer(assessment,
                    "imp.b1.numbers=yes; imp.b1.resources=yes; imp.b3.takes-reports=yes");
    }
    assessment_free(assessment);
}

/* ---- across questionnaires ---- */

/* A tick that is taken from the law, and what a no among the checks brings up in the survey. */
static void test_across(void)
{
    static const char *const cases[][2] = {
        {"law.s1.exempt=no", "REC-08.6"},
        {"law.m1.provider-duty=no", "REC-17.1"},
        {"law.m1.protection=no", "REC-17.2"},
        {"law.m1.provider-duty=yes; law.m1.receiving-body=no", "REC-17.3"},
        {"law.x1=no", "REC-19.6"},
        {"law.x2.jurisdiction=no", "REC-03.10"},
        {"law.x2.no-dual-criminality=no", "REC-03.12"},
        {"law.x3.after-majority=no", "REC-03.9"},
        {"law.x3.after-majority=yes; law.x3.csam-and-grooming=no", "REC-03.9"},
        {"law.o1.livestream=no", "REC-03.11"},
        {"law.o6.sextortion=no", "REC-03.11"},
        {"law.d2.generated=no", "REC-03.11"},
        {"law.x8.allowed=no", "REC-04.4"},
        {"law.x8.allowed=yes; law.x8.authorised=no", "REC-04.4"},
        {"law.x8.allowed=yes; law.x8.no-incitement=no", "REC-04.4"},
        {"law.x9=no", "REC-16.2"},
        {"law.treaty.opsc=signed", "REC-03.2"},
        {"law.treaty.malabo=not-party", "REC-03.2"},
        {"law.x11.screening=no", "REC-06.2"},
        {"law.x11.disqualification=no", "REC-06.2"},
        {"law.x12.assistance=no", "REC-03.5"},
        {"law.x12.cooperation=no", "REC-03.5"},
        {"law.x12.extradition=no", "REC-03.10"},
        {"law.x14.founded=no", "REC-12.1"},
        {"law.x14.written-terms=no", "REC-12.11"},
        {"law.o2.exempt-hotline=no", "REC-12.2"},
        {"law.x15=no", "REC-05.3"},
        {"law.x16.from-liable=no", "REC-10.1"},
        {"law.x16.state-fallback=no", "REC-10.2"},
        {"law.l1.contact-point=no", "REC-04.6"},
        {"law.treaty.budapest=party; law.l1.second-protocol=no", "REC-03.5"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        test_answer(assessment, cases[i][0]);
        struct test_view view = test_view(assessment);
        CHECK(fires(view.findings, step_of(cases[i][1])), "%s after %s", cases[i][1], cases[i][0]);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

static void test_not_across(void)
{
    static const char *const cases[][2] = {
        {"law.treaty.arab=not-open", "REC-03.2"},
        {"law.treaty.crc=party", "REC-03.2"},
        {"law.treaty.crc=?", "REC-03.2"},
        {"law.treaty.budapest=signed; law.l1.second-protocol=no", "REC-03.5"},
        {"law.o6.offline=no", "REC-B-O6.1"},
        {"law.s1.exempt=no", "REC-C6.1"},
        {"law.s1.exempt=?", "REC-08.6"},
        {"law.m1.provider-duty=yes; law.m1.takedown=no", "REC-17.1"},
        {"law.m1.provider-duty=no; law.m3.health=no", "REC-C3.3"}, /* the law's own steps speak */
        {"law.m1.receiving-body=no", "REC-17.3"},                  /* not asked without a duty */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        test_answer(assessment, cases[i][0]);
        struct test_view view = test_view(assessment);
        CHECK(!fires(view.findings, step_of(cases[i][1])), "no %s after %s", cases[i][1],
              cases[i][0]);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

void provision_steps_suite(void)
{
    static CU_TestInfo tests[] = {
        {"64 steps have their horizons and leads", test_table},
        {"seven entries bring up steps that are there already", test_brought},
        {"an answer brings up the step that it is about", test_brought_for_a_reason},
        {"each answer by itself brings up what it should, and nothing else", test_each_answer},
        {"each level by itself brings up what it should, and nothing else", test_each_level},
        {"each provision has one main step, which a level set to partly brings up",
         test_main_steps},
        {"no evidence by itself brings up what it should, and nothing else", test_each_mark},
        {"an answer brings up steps of other questionnaires", test_across},
        {"what is not open, not known or wider than the law brings up nothing", test_not_across},
        CU_TEST_INFO_NULL,
    };
    test_register("provision_steps", tests);
}
