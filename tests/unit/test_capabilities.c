/* Capabilities, recommendations and what all files share are complete; the tables were drawn up
   from the documents, not from the questionnaire files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* Peer figure (0: none of its own); one letter for each recommendation's horizon; how many
   alternatives each fires on. The map's lines, and for REC-03.5 and REC-04.6 what section 4 adds.
 */
static const struct {
    int number;
    int domain;
    const char *title;
    int count, of, percent;
    const char *horizons;
    const char *alternatives;
} capabilities[] = {
    {1, 1, "Leadership", 32, 42, 76, "yyqyyyqqyyy", "12113111221"},
    {2, 1, "Research, analysis and monitoring", 35, 42, 83, "yyqqqlqyll", "2122111111"},
    {3, 1, "Legislation", 0, 0, 0, "lllllyllllylq", "4324412234211"},
    {4, 2, "Dedicated law enforcement", 42, 42, 100, "yyqlyyyqyyyyy", "2214121131111"},
    {5, 2, "Judiciary and prosecutors", 36, 41, 88, "yylylyyyq", "223112122"},
    {6, 2, "Offender management process", 30, 42, 71, "lllylyllylll", "332111111211"},
    {7, 2, "Access to image databases", 29, 42, 69, "yqllyyyyl", "111111212"},
    {8, 3, "End-to-end support", 29, 42, 69, "lylyqyyllyll", "112113111111"},
    {9, 3, "Child protection workforce", 34, 41, 83, "lyylqyly", "23211211"},
    {10, 3, "Compensation, remedies and complaints", 34, 42, 81, "lllyylylly", "3212221122"},
    {11, 3, "Child helpline", 40, 42, 95, "yqqyqy", "212111"},
    {12, 4, "CSEA hotline", 38, 42, 90, "llqyqyqqlyyy", "221111112121"},
    {13, 4, "Education programme", 32, 42, 76, "lyyqyqyyyyy", "22111221121"},
    {14, 4, "Child participation", 29, 41, 71, "yqyyyyy", "2211121"},
    {15, 4, "Offender support systems", 24, 41, 59, "lllyyyyy", "22321211"},
    {16, 5, "Notice and takedown procedures", 30, 41, 73, "llyylqyy", "32111112"},
    {17, 5, "CSEA reporting", 0, 0, 0, "llyllyly", "33221111"},
    {18, 5, "Innovative solution development", 25, 41, 61, "yllyyy", "221111"},
    {19, 5, "Corporate social responsibility", 25, 41, 61, "qyqyyllyyyy", "33211111231"},
    {20, 6, "Ethical and informed media reporting", 23, 42, 55, "ylqylq", "211211"},
    {21, 6, "Universal terminology", 21, 42, 50, "ylqy", "1211"},
};

static const struct capability *capability_of(int number)
{
    char id[32];
    snprintf(id, sizeof id, "mnr.cap%02d", number);
    return test_capability(test_survey(), id);
}

static void test_capabilities(void)
{
    CHECK_COUNT(test_survey()->capability_count, 21, "capabilities");
    for (size_t i = 0; i < COUNT(capabilities); i++) {
        const struct capability *capability = capability_of(capabilities[i].number);
        char domain[32];
        snprintf(domain, sizeof domain, "mnr.dom%d", capabilities[i].domain);
        CHECK_TEXT(capability->title, capabilities[i].title, "title of %s", capability->id);
        CHECK_TEXT(capability->domain->id, domain, "domain of %s", capability->id);
        CHECK_COUNT(capability->index, i, "place of %s", capability->id);
        CHECK(!text_is_blank(capability->good) && capability->source_count, "%s: what good is",
              capability->id);
        CHECK(capability->gap_count && capability->gap_source_count, "%s: gaps", capability->id);
    }
}

static void test_figures(void)
{
    for (size_t i = 0; i < COUNT(capabilities); i++) {
        const struct capability *capability = capability_of(capabilities[i].number);
        const struct figure *figure = capability_figure(capability);
        CHECK_COUNT(figure != NULL, capabilities[i].of != 0, "%s has a figure of its own",
                    capability->id);
        if (!figure)
            continue;
        CHECK_COUNT(figure->count, capabilities[i].count, "%s: countries", capability->id);
        CHECK_COUNT(figure->of, capabilities[i].of, "%s: base", capability->id);
        CHECK_COUNT(figure->percent, capabilities[i].percent, "%s: per cent", capability->id);
        CHECK_COUNT(figure->year, 2021, "%s: year", capability->id);
        CHECK(figure->counts && figure->source_count, "%s: what it counts and where it stands",
              capability->id);
    }
}

static void check_recommendation(const char *id, char horizon, char alternatives)
{
    const struct recommendation *step = catalogue_recommendation(test_survey(), id);
    CHECK(step != NULL, "there is %s", id);
    if (!step)
        return;
    CHECK_COUNT(horizon_word(step->horizon)[0], horizon, "horizon of %s", id);
    CHECK_COUNT(step->fire_count, alternatives - '0', "alternatives of %s", id);
    CHECK(step->lead_count && step->source_count, "%s has leads and sources", id);
    size_t length = strlen(step->text);
    CHECK(length > 20 && step->text[length - 1] == '.', "%s is a sentence", id);
}

static void test_recommendations(void)
{
    size_t total = 0;
    for (size_t i = 0; i < COUNT(capabilities); i++) {
        const struct capability *capability = capability_of(capabilities[i].number);
        size_t count = strlen(capabilities[i].horizons);
        CHECK_COUNT(capability->recommendation_count, count, "steps for %s", capability->id);
        for (size_t r = 0; r < count; r++) {
            char id[32];
            snprintf(id, sizeof id, "REC-%02d.%zu", capabilities[i].number, r + 1);
            check_recommendation(id, capabilities[i].horizons[r], capabilities[i].alternatives[r]);
        }
        total += count;
    }
    CHECK_COUNT(total, 194, "steps in the map");
    CHECK_COUNT(test_survey()->recommendation_count, 194, "steps in the files");
}

/* ---- examples of countries ---- */

/* Counted in the tables, boxes, notes and paragraphs of the documents. */
static void test_examples(void)
{
    static const struct {
        int number;
        size_t count;
        const char *countries; /* some of them */
    } examples[] = {
        {1, 39,
         "ALB ARE AUS BEL BGR BRA CAN COL DOM EGY FIN GBR GHA GTM IDN JOR JPN KEN KHM KOR MLT "
         "MNE MNG NAM NLD NZL PHL RWA SRB UKR USA ZMB"},
        {2, 29,
         "ALB ARE AUS BEL BGR BRA CAN CHN COL DOM FIN GBR GHA GRC IDN ITA JOR JPN KEN KHM KOR "
         "MLT MNE MNG NAM NLD NZL PHL SRB SWE UKR USA VNM ZAF ZWE"},
        {3, 13, "AUS BEL CAN CHE FIN GBR GHA GTM ITA JPN KOR NZL SWE UKR USA ZAF ZWE"},
        {4, 23, "AUS BGD BIH CAN CHE ESP FIN FRA GHA GRC ITA KOR NZL PHL POL THA USA VNM"},
        {5, 22, "ARE AUS BEL CAN COL DOM JPN KOR NAM NZL PHL SLV SWE UKR ZAF"},
        {6, 12, "ARE BEL CAN JPN KOR NZL SWE UKR USA"},
        {7, 8, "CAN GBR NZL USA"},
        {8, 28, "ARE BEL DNK GHA ISL KOR LUX NOR ZAF"},
        {9, 1, "GBR"},
        {10, 12, "AUS CAN CHE FIN LIE SWE USA"},
        {11, 0, ""},
        {12, 11, "BRA DOM FRA MNG NOR UGA UKR ZAF"},
        {13, 40, "ALB EGY ITA KHM KOR NAM PER PHL RWA SLV"},
        {14, 13, "ARE COL JPN KEN MLT RWA SWE"},
        {15, 13, "ARE BEL CAN DEU FIN NZL"},
        {16, 18, "AUS BEL FIN GHA ITA MLT NLD NPL NZL"},
        {17, 9, "ARE BEL CAN FRA THA USA ZAF"},
        {18, 4, "AUS CAN GBR SWE"},
        {19, 6, "AUS LUX NZL PER PHL USA"},
        {20, 1, "AUS"},
        {21, 9, "AUS COL DOM FIN MNG NZL RWA ZWE"},
    };
    for (size_t i = 0; i < COUNT(examples); i++) {
        const struct capability *capability = capability_of(examples[i].number);
        struct text all = {0};
        CHECK_COUNT(capability->example_count, examples[i].count, "examples of %s", capability->id);
        for (size_t e = 0; e < capability->example_count; e++)
            for (size_t c = 0; c < capability->examples[e].country_count; c++)
                text_append_format(&all, "%s ", capability->examples[e].countries[c]);
        for (const char *at = examples[i].countries; *at; at += 3 + (at[3] == ' ')) {
            char code[4] = {at[0], at[1], at[2], '\0'};
            CHECK_HAS(all.data ? all.data : "", code, "countries of %s", capability->id);
        }
        text_free(&all);
    }
}

/* ---- the rest ---- */

static void test_shared(void)
{
    const struct catalogue *catalogue = test_survey();
    const struct questionnaire *survey_file = catalogue_questionnaire(catalogue, "mnr");
    static const char *const documents[] = {"weprotect-2022", "icmec-2023", "icmec-2017",
                                            "ecpat-2017", "un-2009"};
    CHECK_COUNT(catalogue->glossary_count, 67, "terms");
    CHECK_COUNT(catalogue->document_count, COUNT(documents), "documents");
    for (size_t i = 0; i < COUNT(documents) && i < catalogue->document_count; i++)
        CHECK_TEXT(catalogue->documents[i].id, documents[i], "document %zu", i);
    CHECK_COUNT(catalogue->treaty_count, 10, "treaties");
    CHECK_COUNT(catalogue->scope_count, 7, "scope tags");
    CHECK_COUNT(survey_file->domain_count, 8, "domains, introduction and closing among them");
    CHECK_TEXT(survey_file->version, "2022.2", "version");
}

static void test_defects(void)
{
    const struct questionnaire *questionnaire = catalogue_questionnaire(test_survey(), "mnr");
    for (int defect = 1; defect <= 25; defect++) {
        char id[32];
        size_t found = 0;
        snprintf(id, sizeof id, "defect-%02d", defect);
        for (size_t i = 0; i < questionnaire->correction_count; i++)
            found += strcmp(questionnaire->corrections[i].id, id) == 0 &&
                     !text_is_blank(questionnaire->corrections[i].text);
        CHECK_COUNT(found, 1, "corrections named %s", id);
    }
}

/* What runs is what was written: the trees inside the program are not checked when it starts. */
static void test_inside(void)
{
    struct catalogue *folder = test_catalogue("questionnaires");
    const struct catalogue *inside = test_all();
    CHECK_COUNT(inside->question_count, folder->question_count, "questions");
    CHECK_COUNT(inside->recommendation_count, folder->recommendation_count, "recommendations");
    for (size_t i = 0; i < inside->question_count && i < folder->question_count; i++) {
        CHECK_TEXT(inside->questions[i]->id, folder->questions[i]->id, "question %zu", i);
        CHECK_TEXT(inside->questions[i]->text, folder->questions[i]->text, "its text");
    }
    for (size_t i = 0; i < inside->recommendation_count && i < folder->recommendation_count; i++)
        if (folder->recommendations[i]->text)
            CHECK_TEXT(inside->recommendations[i]->text, folder->recommendations[i]->text,
                       "recommendation %zu", i);
    catalogue_free(folder);
}

void capabilities_suite(void)
{
    static CU_TestInfo tests[] = {
        {"21 capabilities stand in 6 domains", test_capabilities},
        {"published figures are those of the report", test_figures},
        {"194 recommendations have the map's horizons and alternatives", test_recommendations},
        {"examples of countries are those that the documents tell", test_examples},
        {"glossary, documents, treaties and scopes are whole", test_shared},
        {"each of the 25 defects of the instrument is told", test_defects},
        {"the questionnaires inside the program are those of the folder", test_inside},
        CU_TEST_INFO_NULL,
    };
    test_register("capabilities", tests);
}
