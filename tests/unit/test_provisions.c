/* The model law (icmec-2023 pp. 15-32) as it is asked: 20 provisions, their 159 sub-points, the
   supplementary checks, the treaties; and the seven benchmarks (icmec-2017 pp. 5-12) with their 59
   ticks. The tables were drawn up from the documents, not from the questionnaire files. */
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* Sub-points as "word:kind": t tick, n number, c choice, x text, k1 to k5 the question of a
   criterion; r for the record only, o our own addition. */
static const struct {
    const char *id; /* "law." before it */
    int part;
    const char *topic; /* in the document's list of 13 */
    const char *points;
} provisions[] = {
    {"d1", 1, "1",
     "age-in-child-law:nr age-in-offence:n apart-from-consent-age:t all-offences:t "
     "consent-void:t same-age-abroad:t exceptions:xro"},
    {"d2", 1, "2",
     "defined:k2 where-defined:c visual-minimum:t simulated:t inner-terms:t carriers:t "
     "appearing-to-be-child:t generated:t audio-text:tr preferred-term:t"},
    {"o1", 2, "3",
     "specific-law:k1 statute:c penalties:t child-aggravation:cr produce:t offer-sell:t "
     "distribute:t import-export:t procure:t finance:tr performance:t livestream:t"},
    {"o2", 2, "3",
     "intent-irrelevant:k4 for-distribution:t mental-element:cr remote-storage:t "
     "exempt-police:t exempt-hotline:t exempt-providers:t exempt-clinicians:tro"},
    {"o3", 2, "3", "ict-mention:k3 view:t download:t distribute:t inadvertent-excluded:t"},
    {"o4", 2, "5",
     "address-or-link:t advice:t facilitating-acts:t advertising:t index-or-forum:to "
     "form:cr knowledge:cro"},
    {"o5", 2, "4", "liable:t no-proxy-consent:t unpaid-too:t aggravation:tro child-protected:t"},
    {"o6", 2, "6",
     "online:t no-meeting:t under-18:t online-aim:t showing-material:t commercial-intent:t "
     "sextortion:t offline:t false-identity:tr"},
    {"o7", 2, "7",
     "production:t distribution:t possession:t access:t grooming:t aiding:t incitement:tr "
     "conspiracy:tr"},
    {"m1", 3, "8",
     "provider-duty:k5 duty-found:cr who:t when-aware:t time-limit:nr receiving-body:t "
     "takedown:t protection:t penalty:t"},
    {"m2", 3, "8",
     "duty-or-encouraged:c banks:t cards:t transfer-firms:t digital-currency:t "
     "receiving-body:t block-payment:t"},
    {"m3", 3, "8",
     "health:t social:t teachers:t others:t csam:t threshold:cr time-limit:nr "
     "confidentiality-lifted:t good-faith:t penalty:tr"},
    {"m4", 3, "8", "it-and-repair:t moderators:t photo:t no-search:t hand-over:t"},
    {"i1", 4, "9",
     "detection:t exemption:t filter-or-block:t encouraged:tr safeguards:t encryption:xr"},
    {"i2", 4, "10",
     "retention:t period:n preservation:t preservation-period:n preservation-extension:t "
     "purpose:t content-apart:t subscriber:tr traffic:tr location:tr scope-limited:t "
     "misuse-guarantees:t capacity-fit:t reply-process:t reply-time:nro data-protection-fit:t"},
    {"i3", 4, "11", "agencies:t internet-industry:t finance:t civil-society:t written-basis:t"},
    {"s1", 5, "12",
     "exempt:t whatever-conduct:t self-generated:t below-criminal-age:t remote-testimony:t "
     "advocate-rules:t"},
    {"s2", 5, "13",
     "imprisonment:t enforced:t criminal-record:t organised-group:t number-of-items:t "
     "violence:t risk-on-release:t linked-crime:t young-victim:tr position-of-trust:tro"},
    {"s3", 5, "", "proceeds:t property-assets:t instruments:tr money-for-children:t"},
    {"l1", 6, "",
     "subscriber-data:t timely:t held-abroad:t second-protocol:t contact-point:t "
     "report-data-kept:t judicial-control:to privacy-balance:t encrypted-devices:xr "
     "no-court-order:tr"},
};

/* What each provision asks besides, to place the country's own law. */
static const char about_the_law[] = "title:xo article:xo since:do wording:xo bill:co";

static const char *points_of(const char *id)
{
    for (size_t i = 0; i < COUNT(provisions); i++)
        if (strcmp(provisions[i].id, id) == 0)
            return provisions[i].points;
    return "";
}

static size_t count_words(const char *words)
{
    size_t count = *words != 0;
    for (const char *c = words; *c; c++)
        count += *c == ' ';
    return count;
}

/* Appends "word:kind" of a question, as in the table. */
static void describe(const struct question *question, const char *stem, struct text *out)
{
    static const char letters[] = {
        [KIND_GATE] = 'g',      [KIND_CHOICE] = 'c',  [KIND_MANY] = 'm',   [KIND_TICK] = 't',
        [KIND_CRITERION] = 'k', [KIND_TEXT] = 'x',    [KIND_NUMBER] = 'n', [KIND_DATE] = 'd',
        [KIND_YEAR] = 'y',      [KIND_COUNTRY] = 'l', [KIND_CONTACT] = 'p'};
    const char *word = question->id + strlen(stem);
    text_append_format(out, "%s%s:%c%s%s%s", out->length ? " " : "", *word == '.' ? word + 1 : word,
                       letters[question->kind], question->criterion ? question->criterion + 1 : "",
                       question->record ? "r" : "", question->ours ? "o" : "");
}

static const struct capability *provision(const char *id)
{
    char whole[32];
    snprintf(whole, sizeof whole, "law.%s", id);
    return test_capability(test_all(), whole);
}

static void test_points(void)
{
    size_t total = 0;
    for (size_t i = 0; i < COUNT(provisions); i++) {
        const struct capability *capability = provision(provisions[i].id);
        struct text expected = {0};
        struct text found = {0};
        text_append_format(&expected, "%s %s", provisions[i].points, about_the_law);
        for (size_t q = 0; q < capability->question_count; q++)
            describe(capability->questions[q], capability->id, &found);
        CHECK_TEXT(found.data, expected.data, "sub-points of %s", capability->id);
        total += count_words(points_of(provisions[i].id));
        text_free(&expected);
        text_free(&found);
    }
    CHECK_COUNT(total, 159, "sub-points");
}

static void test_provisions(void)
{
    const struct questionnaire *law = catalogue_questionnaire(test_all(), "law");
    size_t count = 0;
    for (size_t d = 0; d < law->domain_count; d++)
        count += law->domains[d]->capability_count;
    CHECK_COUNT(count, COUNT(provisions), "provisions");
    for (size_t i = 0; i < COUNT(provisions); i++) {
        const struct capability *capability = provision(provisions[i].id);
        char part[32];
        snprintf(part, sizeof part, "law.dom%d", provisions[i].part);
        CHECK_TEXT(capability->domain->id, part, "part of %s", capability->id);
        CHECK_TEXT(capability->topic ? capability->topic : "", provisions[i].topic, "topic of %s",
                   capability->id);
        CHECK(!text_is_blank(capability->good), "%s says when it is met", capability->id);
        CHECK(capability->not_counted_count, "%s says what does not count", capability->id);
        CHECK(capability->source_count, "%s says where that stands", capability->id);
        CHECK_COUNT(capability->article_count != 0, strcmp(provisions[i].id, "m4") != 0,
                    "treaties beside %s", capability->id);
    }
}

/* Every sub-point stands on a page, or says that it is ours. */
static void test_sources(void)
{
    const struct questionnaire *law = catalogue_questionnaire(test_all(), "law");
    for (size_t i = 0; i < test_all()->question_count; i++) {
        const struct question *question = test_all()->questions[i];
        if (question->questionnaire == law)
            CHECK_COUNT(question->source_count != 0, !question->ours, "%s has a source",
                        question->id);
    }
}

static void check_options(const char *id, const char *expected)
{
    const struct question *question = test_question(test_all(), id);
    struct text options = {0};
    for (size_t i = 0; i < question->option_count; i++)
        text_append_format(&options, "%s%s", i ? " " : "", question->options[i].id);
    CHECK_TEXT(options.data ? options.data : "", expected, "words of %s", id);
    text_free(&options);
}

/* The words run from the fullest to the least. */
static void test_choices(void)
{
    static const char *const choices[][2] = {
        {"law.d2.where-defined", "statute preparatory-works case-law treaty-applied nowhere"},
        {"law.o1.statute", "penal-code other-criminal children-code labour-law-only nowhere"},
        {"law.o1.child-aggravation", "not-needed yes no"},
        {"law.o2.mental-element", "knowledge intent-to-possess not-said no-knowledge-needed"},
        {"law.o4.form", "own-offence aiding-rules neither"},
        {"law.o4.knowledge", "knowledge intent not-said"},
        {"law.m1.duty-found", "provider-csam provider-wider everyone-or-profession "
                              "removal-or-blocking agreement-or-practice nothing"},
        {"law.m2.duty-or-encouraged", "required encouraged neither"},
        {"law.m3.threshold", "reasonable-suspicion certain-knowledge not-said"},
        {"law.d1.bill", "none drafting before-parliament adopted"},
        {"law.l1.bill", "none drafting before-parliament adopted"},
    };
    for (size_t i = 0; i < COUNT(choices); i++)
        check_options(choices[i][0], choices[i][1]);
}

/* ---- what is asked beside the provisions ---- */

static void check_questions(const char *domain_id, const char *stem, const char *expected)
{
    const struct questionnaire *law = catalogue_questionnaire(test_all(), "law");
    struct text found = {0};
    for (size_t d = 0; d < law->domain_count; d++) {
        const struct domain *domain = law->domains[d];
        for (size_t q = 0; strcmp(domain->id, domain_id) == 0 && q < domain->question_count; q++)
            describe(domain->questions[q], stem, &found);
    }
    CHECK_TEXT(found.data ? found.data : "", expected, "questions of %s", domain_id);
    text_free(&found);
}

/* B-X4, 5, 6 and 10 are asked elsewhere: livestream, sexual extortion, generated material,
 * treaties.
 */
static void test_supplementary(void)
{
    check_questions("law.dom7", "law.",
                    "x1:t x2.jurisdiction:t x2.no-dual-criminality:t x3.after-majority:t "
                    "x3.csam-and-grooming:t x7:t x8.allowed:t x8.authorised:t x8.no-incitement:t "
                    "x9:t x11.screening:t x11.disqualification:t x11.repeated:t "
                    "x11.self-employed:t x11.sanction:t x11.register:tr x12.assistance:t "
                    "x12.extradition:t x12.cooperation:t x13:t x14.founded:t x14.written-terms:t "
                    "x15:t x16.from-liable:t x16.state-fallback:t x16.time-to-claim:nr x17:t "
                    "x18.closed-hearing:t x18.representative:t x18.free-legal-help:t "
                    "x18.few-interviews:t x18.identity:t x19:t x20:tr x21:tr");
}

/* Nine of the documents; the tenth is open to every state, and only for the record. */
static void test_treaties(void)
{
    static const char *const treaties[] = {"crc",   "opsc",   "ilo182", "budapest", "lanzarote",
                                           "acrwc", "malabo", "arab",   "eu2011-93"};
    struct text expected = {0};
    for (size_t i = 0; i < COUNT(treaties); i++) {
        char id[64];
        text_append_format(&expected, "treaty.%s:c treaty.%s.since:do treaty.%s.reservation:xo ",
                           treaties[i], treaties[i], treaties[i]);
        snprintf(id, sizeof id, "law.treaty.%s", treaties[i]);
        check_options(id, "party signed not-party not-open");
    }
    text_append(&expected, "treaty.uncc:cro treaty.uncc.since:do treaty.uncc.reservation:xo "
                           "asean:mr");
    check_options("law.treaty.uncc", "party signed not-party");
    check_questions("law.dom8", "law.", expected.data);
    text_free(&expected);
}

/* ---- benchmarks ---- */

static const struct {
    const char *id; /* of the question; the benchmark's own is imp.c1 */
    int count;      /* printed on page 4, of 161 countries */
    int percent;
    const char *ticks;
} benchmarks[] = {
    {"b1", 111, 69,
     "numbers specialist-unit trained evidence-and-interviews clear-roles judges-prosecutors "
     "fitting-sentences resources evaluation cross-border"},
    {"b2", 82, 51,
     "mentions-exploitation names-csam in-force-now all-sectors long-term funded spending-data "
     "anti-corruption formal-agreements private-sector"},
    {"b3", 110, 68,
     "takes-reports passes-on nationwide round-the-clock free adults-and-children trained-staff "
     "sustainable publicised triage mandatory-reporting"},
    {"b4", 121, 75, "public parents children teachers csam law-and-services"},
    {"b5", 127, 79, "police social-workers lawyers judges others the-law skills up-to-date"},
    {"b6", 111, 69,
     "medical social psychological legal at-once families trained-staff "
     "protected-in-proceedings no-liability no-discrimination heard"},
    {"b7", 89, 55, "trends victims offenders recidivism uniform-indicators responsible-body"},
};

static void check_ticks(const struct capability *capability, const char *id, const char *expected)
{
    struct text found = {0};
    for (size_t q = 1; q < capability->question_count; q++) {
        const struct question *question = capability->questions[q];
        CHECK_COUNT(question->kind, KIND_TICK, "kind of %s", question->id);
        CHECK_COUNT(question->depth, DEPTH_STANDARD, "depth of %s", question->id);
        CHECK(question->source_count, "%s stands on a page", question->id);
        text_append_format(&found, "%s%s", q > 1 ? " " : "", question->id + strlen(id) + 1);
    }
    CHECK_TEXT(found.data ? found.data : "", expected, "ticks of %s", id);
    text_free(&found);
}

static void test_benchmarks(void)
{
    size_t ticks = 0;
    for (size_t i = 0; i < COUNT(benchmarks); i++) {
        char id[32];
        char mark[32];
        snprintf(id, sizeof id, "imp.c%zu", i + 1);
        snprintf(mark, sizeof mark, "imp.%s", benchmarks[i].id);
        const struct capability *capability = test_capability(test_all(), id);
        CHECK_TEXT(capability->questions[0]->id, mark, "first question of %s", id);
        CHECK_COUNT(capability->questions[0]->depth, DEPTH_CORE, "depth of %s", mark);
        check_options(mark, "evidence no-evidence");
        check_ticks(capability, mark, benchmarks[i].ticks);
        ticks += count_words(benchmarks[i].ticks);
        const struct figure *figure = capability_figure(capability);
        CHECK(figure != NULL, "%s has a figure", id);
        if (!figure)
            continue;
        CHECK_COUNT(figure->count, benchmarks[i].count, "countries of %s", id);
        CHECK_COUNT(figure->of, 161, "base of %s", id);
        CHECK_COUNT(figure->percent, benchmarks[i].percent, "share of %s", id);
    }
    CHECK_COUNT(ticks, 62, "ticks");
    CHECK_COUNT(catalogue_questionnaire(test_all(), "imp")->domains[0]->capability_count,
                COUNT(benchmarks), "benchmarks");
}

/* ---- examples of countries ---- */

/* Who, the year of which it is told, and what it is where it is no practice; in the order of the
   documents' own notes, tables, boxes and paragraphs. */
static const struct {
    const char *id; /* of a provision, a benchmark or a step */
    const char *examples;
} told[] = {
    {"law.d2", "ZAF,USA 2009 law; GEO 2023 law; GTM 2023 law; MYS 2023 law; GBR 2017 law; TGO "
               "2023 law; EST 2023 law; POL 2012 law; SWE 2011 law; MNG 2023 law"},
    {"law.o1", "BEN,COG 2023 law; PRY 2023 law; ARG,CRI 2023 law; GHA 2021 law; ZWE 2021 law; "
               "SWE 2021 draft"},
    {"law.o2", "FIN,SVK 2009 law"},
    {"law.o3", "FIN,SVK 2009 law; IDN 2023 law; ISR 2023 law"},
    {"law.o4", "URY 2023 law; GRC 2017 law"},
    {"law.o6", "ITA,MCO,GBR,USA 2009 law; UKR 2021 law; IRL 2014 draft"},
    {"law.m1", "AUS,USA 2009 law; ZAF 2009 law; FRA 2017 law; BEL 2015 law; CHN 2023 law; CAN "
               "2021 law; ARE 2021 law; USA 2021 law; GHA 2021 law; AUS 2021 law; CAN 2021 "
               "law; MLT 2021 law; NPL 2021 law; AUT 2012 law; KOR 2012 law; IRL 2015; GEO 2015; "
               "MNE 2012; CHE 2010"},
    {"law.m2", "USA 2023; AUS 2022"},
    {"law.m3", "ECU 2023 law; DOM 2023 law; PAN 2018 law"},
    {"law.m4", "PRY 2023 law"},
    {"law.i1", "KOR 2012 law; ITA 2021 law; NZL,SWE,JPN 2021; DNK 2012; CAN 2023"},
    {"law.i2", "THA 2009 law; USA,ZAF 2009 law"},
    {"law.i3", "GBR 2009; BRA 2009"},
    {"law.s1", "POL 2017; ZAF 2009"},
    {"law.s2", "PER 2009 law; KOR 2021 law"},
    {"law.s3", "ITA 2009 law"},
    {"law.l1", "GBR 2020; GBR,AUS 2009 law; ZAF,GBR,USA 2009 law"},
    {"imp.c1", "AUS,BGD 2014"},
    {"imp.c2", "GHA 2016; EGY 2016; ZMB 2016; SWE 2007; SUR 2016; TJK 2016; GTM,PHL,JOR 2016"},
    {"imp.c3", "45 countries 2016"},
    {"imp.c4", "Council of Europe 2016"},
    {"imp.c5", "ABW 2016; More than 118 countries 2016"},
    {"imp.c6", "USA 2016"},
    {"imp.c7", "BTN 2016; More than 100 countries 2016"},
    {"REC-B-X13.1", "GBR 2017 law"},
    {"REC-B-X17.1", "USA 2009 law"},
};

static void describe_example(const struct example *example, struct text *out)
{
    static const char *const kinds[] = {
        [EXAMPLE_PRACTICE] = "", [EXAMPLE_LAW] = " law", [EXAMPLE_DRAFT] = " draft"};
    text_append(out, out->length ? "; " : "");
    for (size_t i = 0; i < example->country_count; i++)
        text_append_format(out, "%s%s", i ? "," : "", example->countries[i]);
    text_append_format(out, "%s %d%s", example->place ? example->place : "", example->year,
                       kinds[example->kind]);
}

static const char *expected_examples(const char *id)
{
    for (size_t i = 0; i < COUNT(told); i++)
        if (strcmp(told[i].id, id) == 0)
            return told[i].examples;
    return "";
}

static void check_examples(const char *id, const struct example *examples, size_t count)
{
    struct text found = {0};
    for (size_t i = 0; i < count; i++)
        describe_example(&examples[i], &found);
    CHECK_TEXT(found.data ? found.data : "", expected_examples(id), "examples of %s", id);
    text_free(&found);
}

static bool is_survey(const struct domain *domain)
{
    return strcmp(domain->questionnaire->id, "mnr") == 0;
}

static void test_examples(void)
{
    const struct catalogue *catalogue = test_all();
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        const struct capability *capability = catalogue->capabilities[i];
        if (!is_survey(capability->domain))
            check_examples(capability->id, capability->examples, capability->example_count);
    }
    for (size_t i = 0; i < catalogue->recommendation_count; i++) {
        const struct recommendation *step = catalogue->recommendations[i];
        if (strncmp(step->id, "REC-B-", 6) == 0 || strncmp(step->id, "REC-C", 5) == 0)
            check_examples(step->id, step->examples, step->example_count);
    }
}

void provisions_suite(void)
{
    static CU_TestInfo tests[] = {
        {"20 provisions stand in six parts, with what counts and what does not", test_provisions},
        {"159 sub-points are questions of their own", test_points},
        {"each sub-point has a source, or is ours", test_sources},
        {"choices run from the fullest to the least", test_choices},
        {"the supplementary checks are asked once", test_supplementary},
        {"nine treaties of the documents and one of ours, each with its date and reservations",
         test_treaties},
        {"seven benchmarks have 62 ticks and their printed figures", test_benchmarks},
        {"examples of countries are those that the documents tell", test_examples},
        CU_TEST_INFO_NULL,
    };
    test_register("provisions", tests);
}
