/* The 32 steps of the model law and the 15 of the benchmarks: which answer brings up which, by
   itself, and that no other does. The table was drawn up from the map of the documents, not from
   the questionnaire files. */
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* A fact is a word of the unit: a tick that is no, a criterion that is no or borderline, a choice
   at any word but the first; "word=other" means that one only, "-" the unit's own question. */
static const struct {
    const char *id;
    const char *unit;
    bool by_level; /* a provision that is partly, drafted or absent; a benchmark without evidence */
    enum horizon horizon;
    const char *leads; /* the first is answerable */
    const char *facts;
} steps[] = {
    {"REC-B-D1.1", "law.d1", true, HORIZON_LONGER, "justice parliament", ""},
    {"REC-B-D1.2", "law.d1", false, HORIZON_LONGER, "justice parliament", "consent-void"},
    {"REC-B-D1.3", "law.d1", false, HORIZON_LONGER, "justice foreign-affairs", "same-age-abroad"},
    {"REC-B-D2.1", "law.d2", true, HORIZON_LONGER, "justice parliament",
     "where-defined appearing-to-be-child generated"},
    {"REC-B-D2.2", "law.d2", false, HORIZON_LONGER, "justice parliament", "preferred-term"},
    {"REC-B-O1.1", "law.o1", true, HORIZON_LONGER, "justice parliament",
     "statute=children-code statute=labour-law-only statute=nowhere"},
    {"REC-B-O1.2", "law.o1", false, HORIZON_LONGER, "justice parliament", "performance livestream"},
    {"REC-B-O1.3", "law.o1", false, HORIZON_LONGER, "justice parliament", "import-export procure"},
    {"REC-B-O2.1", "law.o2", true, HORIZON_LONGER, "justice parliament", "remote-storage"},
    {"REC-B-O2.2", "law.o2", false, HORIZON_LONGER, "justice parliament hotline",
     "exempt-police exempt-hotline exempt-providers"},
    {"REC-B-O3.1", "law.o3", true, HORIZON_LONGER, "justice parliament", ""},
    {"REC-B-O4.1", "law.o4", true, HORIZON_LONGER, "justice parliament",
     "advertising index-or-forum"},
    {"REC-B-O5.1", "law.o5", true, HORIZON_LONGER, "justice social-affairs parliament",
     "child-protected"},
    {"REC-B-O6.1", "law.o6", true, HORIZON_LONGER, "justice parliament", "online-aim"},
    {"REC-B-O6.2", "law.o6", false, HORIZON_LONGER, "justice parliament",
     "sextortion showing-material commercial-intent"},
    {"REC-B-O7.1", "law.o7", true, HORIZON_LONGER, "justice parliament", "aiding"},
    {"REC-B-M1.1", "law.m1", false, HORIZON_LONGER, "justice ict-regulator parliament companies",
     "provider-duty who when-aware receiving-body protection penalty"},
    {"REC-B-M1.2", "law.m1", false, HORIZON_LONGER, "justice ict-regulator", "takedown"},
    {"REC-B-M2.1", "law.m2", true, HORIZON_LONGER, "finance finance-supervisor parliament",
     "digital-currency receiving-body block-payment"},
    {"REC-B-M3.1", "law.m3", true, HORIZON_LONGER, "justice health education social-affairs",
     "others confidentiality-lifted good-faith"},
    {"REC-B-M4.1", "law.m4", true, HORIZON_LONGER, "justice police", "hand-over"},
    {"REC-B-I1.1", "law.i1", true, HORIZON_LONGER,
     "justice data-protection-authority ict-regulator", "safeguards"},
    {"REC-B-I2.1", "law.i2", true, HORIZON_LONGER,
     "justice data-protection-authority ict-regulator",
     "capacity-fit preservation preservation-extension data-protection-fit"},
    {"REC-B-I3.1", "law.i3", true, HORIZON_QUICK, "national-body police companies civil-society",
     "agencies"},
    {"REC-B-S1.1", "law.s1", false, HORIZON_LONGER, "justice parliament prosecution",
     "exempt whatever-conduct self-generated below-criminal-age"},
    {"REC-B-S1.2", "law.s1", false, HORIZON_LONGER, "justice courts",
     "remote-testimony advocate-rules"},
    {"REC-B-S2.1", "law.s2", false, HORIZON_LONGER, "justice parliament",
     "criminal-record organised-group number-of-items violence risk-on-release linked-crime"},
    {"REC-B-S2.2", "law.s2", false, HORIZON_LONGER, "justice courts prosecution",
     "imprisonment enforced"},
    {"REC-B-S3.1", "law.s3", true, HORIZON_LONGER, "justice finance", "money-for-children"},
    {"REC-B-L1.1", "law.l1", true, HORIZON_YEAR, "justice police data-protection-authority",
     "report-data-kept"},
    {"REC-B-X7.1", "law.x7", false, HORIZON_LONGER, "justice prosecution", "-"},
    {"REC-B-X13.1", "law.x13", false, HORIZON_LONGER, "justice parliament", "-"},
    {"REC-C1.1", "imp.b1", true, HORIZON_QUICK, "police prosecution statistics-office",
     "numbers evaluation"},
    {"REC-C1.2", "imp.b1", true, HORIZON_YEAR, "interior finance police",
     "resources specialist-unit trained"},
    {"REC-C1.3", "imp.b1", false, HORIZON_YEAR, "police foreign-affairs", "cross-border"},
    {"REC-C1.4", "imp.b1", false, HORIZON_YEAR, "police prosecution courts",
     "evidence-and-interviews judges-prosecutors fitting-sentences"},
    {"REC-C2.1", "imp.b2", true, HORIZON_YEAR, "national-body government-lead",
     "mentions-exploitation names-csam in-force-now all-sectors long-term"},
    {"REC-C2.2", "imp.b2", false, HORIZON_YEAR, "national-body finance",
     "funded spending-data anti-corruption"},
    {"REC-C2.3", "imp.b2", false, HORIZON_QUICK, "national-body government-lead",
     "formal-agreements private-sector"},
    {"REC-C3.1", "imp.b3", true, HORIZON_LONGER, "interior justice ict-regulator",
     "nationwide round-the-clock free adults-and-children trained-staff sustainable publicised "
     "triage"},
    {"REC-C3.2", "imp.b3", false, HORIZON_YEAR, "helpline police social-affairs",
     "takes-reports passes-on"},
    {"REC-C3.3", "imp.b3", false, HORIZON_LONGER, "justice parliament", "mandatory-reporting"},
    {"REC-C4.1", "imp.b4", true, HORIZON_YEAR, "national-body education civil-society",
     "public parents children teachers csam"},
    {"REC-C4.2", "imp.b4", false, HORIZON_QUICK, "justice police social-affairs",
     "law-and-services"},
    {"REC-C5.1", "imp.b5", true, HORIZON_YEAR, "police courts social-affairs education",
     "police social-workers lawyers judges others up-to-date"},
    {"REC-C6.1", "imp.b6", true, HORIZON_LONGER, "social-affairs health justice",
     "medical social psychological legal at-once families trained-staff protected-in-proceedings "
     "no-liability no-discrimination heard"},
    {"REC-C7.1", "imp.b7", true, HORIZON_YEAR, "national-body statistics-office police courts",
     "trends victims offenders recidivism uniform-indicators responsible-body"},
};

/* Entries that bring up steps of the survey instead of one of their own. */
static const char *const brought[][2] = {
    {"REC-C1.4", "REC-04.2 REC-05.2 REC-B-S2.1"},
    {"REC-C2.1", "REC-01.2"},
    {"REC-C3.1", "REC-12.1"},
    {"REC-C4.1", "REC-13.2"},
    {"REC-C5.1", "REC-04.2 REC-05.2 REC-09.2"},
    {"REC-C6.1", "REC-08.1 REC-08.6"},
    {"REC-C7.1", "REC-02.2"},
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
        {"imp.b1.fitting-sentences=no", "REC-B-S2.1", "B1.fitting-sentences is “No”"},
        {"imp.b1.fitting-sentences=no", "REC-05.2", NULL},
        {"imp.b1.judges-prosecutors=no", "REC-B-S2.1", NULL},
        {"imp.b6.families=no; imp.b6.heard=no", "REC-08.1", "B6.families is “No”"},
        {"imp.b6.families=no; imp.b6.heard=no", "REC-08.6", "B6.heard is “No”"},
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
                 "      - \"imp.b1.evidence-and-interviews is no\"\n"
                 "      - \"imp.b1.judges-prosecutors is no\"\n",
                 "      @- \"imp.b1.evidence-and-interviews is no\"\n",
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

/* Whether the unit's level, or the benchmark's mark, brings it up. */
static bool by_level(size_t step, const struct findings *findings)
{
    if (!steps[step].by_level)
        return false;
    const struct capability *capability = step_of(steps[step].id)->capability;
    return finding_is_short(findings_of(findings, capability));
}

static void check_answer(const char *instrument, const struct question *question, const char *word,
                         size_t *met)
{
    struct assessment *assessment = alone(instrument);
    if (strcmp(question->id, "law.i2.preservation-extension") == 0)
        test_answer(assessment, "law.i2.preservation=yes");
    struct text words = {0};
    text_append_format(&words, "%s=%s", question->id, word);
    test_answer(assessment, words.data);
    struct test_view view = test_view(assessment);
    for (size_t i = 0; i < COUNT(steps); i++) {
        bool fact = is_fact(i, question, word);
        check_brought(view.findings, step_of(steps[i].id),
                      fires(view.findings, step_of(steps[i].id)));
        CHECK_COUNT(fires(view.findings, step_of(steps[i].id)), fact || by_level(i, view.findings),
                    "%s after %s", steps[i].id, words.data);
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

/* The level alone, set by a coordinator; the mark alone. */
static void test_each_level(void)
{
    static const char *const levels[] = {"partly", "drafted", "absent"};
    for (size_t i = 0; i < COUNT(steps); i++) {
        const struct recommendation *step = step_of(steps[i].id);
        if (!step->capability)
            continue;
        struct assessment *assessment = alone(step->domain->questionnaire->id);
        bool law = step->capability->rules[0].status == STATUS_IN_FORCE;
        for (size_t l = 0; l < (law ? COUNT(levels) : 1); l++) {
            if (law)
                CHECK(assessment_set_override(assessment, step->capability, levels[l], "why", NULL),
                      "%s is set to %s", step->capability->id, levels[l]);
            else
                test_answer(assessment, "imp.b1=no-evidence; imp.b2=no-evidence; "
                                        "imp.b3=no-evidence; imp.b4=no-evidence; "
                                        "imp.b5=no-evidence; imp.b6=no-evidence; "
                                        "imp.b7=no-evidence");
            struct test_view view = test_view(assessment);
            CHECK_COUNT(fires(view.findings, step), steps[i].by_level, "%s by level %s",
                        steps[i].id, law ? levels[l] : "no evidence");
            test_view_free(&view);
        }
        assessment_free(assessment);
    }
}

/* ---- across questionnaires ---- */

/* A tick that is taken from the law, and what a no among the checks brings up in the survey. */
static void test_across(void)
{
    static const char *const cases[][2] = {
        {"law.s1.exempt=no", "REC-C6.1"},
        {"law.m1.provider-duty=no; law.m1.takedown=no; law.m1.bill=none", "REC-C3.3"},
        {"law.m1.provider-duty=no; law.m1.takedown=no; law.m1.bill=drafting", "REC-C3.3"},
        {"law.m3.health=no; law.m3.teachers=yes", "REC-C3.3"},
        {"law.x1=no", "REC-19.6"},
        {"law.x2.jurisdiction=no", "REC-03.10"},
        {"law.x2.no-dual-criminality=no", "REC-03.5"},
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
        {"law.s1.exempt=?", "REC-C6.1"},
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
        {"47 steps have the map's horizons and leads", test_table},
        {"seven entries bring up steps that are there already", test_brought},
        {"an answer brings up the step that it is about", test_brought_for_a_reason},
        {"each answer by itself brings up what it should, and nothing else", test_each_answer},
        {"each level by itself brings up what it should, and nothing else", test_each_level},
        {"an answer brings up steps of other questionnaires", test_across},
        {"what is not open, not known or wider than the law brings up nothing", test_not_across},
        CU_TEST_INFO_NULL,
    };
    test_register("provision_steps", tests);
}
