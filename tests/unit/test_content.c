/* The questions are those of the survey (weprotect-2022, Appendix 2) and our additions; the tables
   were drawn up from the document, not from the questionnaire files. */
#include <stdio.h>
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- the 81 questions of the survey (map 2.2; scopes: 2.4 row 12, with the printed wording of 41
   and 77, which that row leaves out; question 2 is not required: row 20) ---- */

static const struct {
    int number;
    enum question_kind kind;
    enum wording wording;
    bool required;
    const char *scope;
} survey[] = {
    {1, KIND_COUNTRY, WORDING_INTACT, true, "unstated"},
    {2, KIND_CONTACT, WORDING_INTACT, false, "unstated"},
    {3, KIND_YEAR, WORDING_INTACT, true, "online"},
    {4, KIND_TEXT, WORDING_RECOVERED, true, "unstated"},
    {5, KIND_TEXT, WORDING_RECOVERED, true, "online"},
    {6, KIND_MANY, WORDING_INTACT, true, "unstated"},
    {7, KIND_GATE, WORDING_RECOVERED, true, "either"},
    {8, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {9, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {10, KIND_GATE, WORDING_RECOVERED, true, "unstated"},
    {11, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {12, KIND_TEXT, WORDING_INTACT, false, "unstated"},
    {13, KIND_GATE, WORDING_INTACT, true, "either"},
    {14, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {15, KIND_TEXT, WORDING_INTACT, false, "csea"},
    {16, KIND_GATE, WORDING_INTACT, true, "both"},
    {17, KIND_MANY, WORDING_RECOVERED, false, "unstated"},
    {18, KIND_TEXT, WORDING_INTACT, false, "csea"},
    {19, KIND_TEXT, WORDING_RECOVERED, true, "unstated"},
    {20, KIND_TEXT, WORDING_RECOVERED, true, "unstated"},
    {21, KIND_GATE, WORDING_RECOVERED, true, "both"},
    {22, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {23, KIND_TEXT, WORDING_INTACT, false, "unstated"},
    {24, KIND_GATE, WORDING_INTACT, true, "csea"},
    {25, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {26, KIND_TEXT, WORDING_INTACT, false, "unstated"},
    {27, KIND_GATE, WORDING_INTACT, true, "offenders"},
    {28, KIND_MANY, WORDING_INTACT, false, "offenders"},
    {29, KIND_TEXT, WORDING_INTACT, false, "offenders"},
    {30, KIND_GATE, WORDING_INTACT, true, "online"},
    {31, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {32, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {33, KIND_GATE, WORDING_INTACT, true, "csam"},
    {34, KIND_TEXT, WORDING_INTACT, false, "unstated"},
    {35, KIND_TEXT, WORDING_RECOVERED, true, "unstated"},
    {36, KIND_TEXT, WORDING_REBUILT, true, "unstated"},
    {37, KIND_GATE, WORDING_RECOVERED, true, "both"},
    {38, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {39, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {40, KIND_GATE, WORDING_RECOVERED, true, "both"},
    {41, KIND_TEXT, WORDING_RECOVERED, false, "online"},
    {42, KIND_TEXT, WORDING_INTACT, false, "unstated"},
    {43, KIND_GATE, WORDING_INTACT, true, "both"},
    {44, KIND_MANY, WORDING_RECOVERED, false, "unstated"},
    {45, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {46, KIND_GATE, WORDING_RECOVERED, true, "unstated"},
    {47, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {48, KIND_TEXT, WORDING_REBUILT, false, "unstated"},
    {49, KIND_TEXT, WORDING_REBUILT, true, "unstated"},
    {50, KIND_TEXT, WORDING_INTACT, true, "unstated"},
    {51, KIND_GATE, WORDING_INTACT, true, "csam"},
    {52, KIND_TEXT, WORDING_INTACT, false, "unstated"},
    {53, KIND_TEXT, WORDING_INTACT, false, "unstated"},
    {54, KIND_GATE, WORDING_INTACT, true, "both"},
    {55, KIND_MANY, WORDING_INTACT, false, "unstated"},
    {56, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {57, KIND_TEXT, WORDING_INTACT, false, "unstated"},
    {58, KIND_GATE, WORDING_INTACT, true, "csea"},
    {59, KIND_TEXT, WORDING_INTACT, false, "unstated"},
    {60, KIND_TEXT, WORDING_INTACT, false, "unstated"},
    {61, KIND_GATE, WORDING_INTACT, true, "offenders"},
    {62, KIND_MANY, WORDING_RECOVERED, false, "offenders"},
    {63, KIND_TEXT, WORDING_INTACT, false, "offenders"},
    {64, KIND_TEXT, WORDING_REBUILT, true, "unstated"},
    {65, KIND_TEXT, WORDING_RECOVERED, true, "unstated"},
    {66, KIND_GATE, WORDING_RECOVERED, true, "csam"},
    {67, KIND_TEXT, WORDING_RECOVERED, false, "csam"},
    {68, KIND_TEXT, WORDING_RECOVERED, false, "csam"},
    {69, KIND_TEXT, WORDING_RECOVERED, false, "online"},
    {70, KIND_GATE, WORDING_RECOVERED, true, "csea"},
    {71, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {72, KIND_TEXT, WORDING_RECOVERED, false, "unstated"},
    {73, KIND_TEXT, WORDING_REBUILT, true, "unstated"},
    {74, KIND_TEXT, WORDING_REBUILT, true, "unstated"},
    {75, KIND_GATE, WORDING_INTACT, true, "csea"},
    {76, KIND_TEXT, WORDING_INTACT, false, "unstated"},
    {77, KIND_TEXT, WORDING_RECOVERED, false, "csea"},
    {78, KIND_TEXT, WORDING_INTACT, false, "unstated"},
    {79, KIND_TEXT, WORDING_INTACT, true, "unstated"},
    {80, KIND_TEXT, WORDING_INTACT, true, "unstated"},
    {81, KIND_TEXT, WORDING_INTACT, false, "unstated"},
};

static void question_id(int number, char id[32])
{
    snprintf(id, 32, "mnr.q%02d", number);
}

static void test_survey_questions(void)
{
    for (size_t i = 0; i < COUNT(survey); i++) {
        char id[32];
        question_id(survey[i].number, id);
        const struct question *question = test_question(test_survey(), id);
        CHECK_TEXT(question->id, id, "the question found");
        CHECK(!question->ours, "%s is the survey's", id);
        CHECK_TEXT(question_kind_entry(question->kind)->word,
                   question_kind_entry(survey[i].kind)->word, "kind of %s", id);
        CHECK_COUNT(question->required, survey[i].required, "%s required", id);
        CHECK_TEXT(question->scope ? question->scope->id : "", survey[i].scope, "scope of %s", id);
        CHECK_COUNT(question->wording, survey[i].wording, "wording of %s", id);
    }
}

/* Question 81 closes the survey. */
static void test_survey_order(void)
{
    for (size_t i = 1; i < COUNT(survey); i++) {
        char before[32];
        char id[32];
        question_id(survey[i - 1].number, before);
        question_id(survey[i].number, id);
        CHECK(test_question(test_survey(), before)->index < test_question(test_survey(), id)->index,
              "%s is asked before %s", before, id);
    }
    const struct catalogue *catalogue = test_survey();
    CHECK_TEXT(catalogue->questions[catalogue->question_count - 1]->id, "mnr.q81", "the last");
}

static void test_survey_counts(void)
{
    static const struct {
        enum question_kind kind;
        size_t count;
    } kinds[] = {{KIND_GATE, 20},   {KIND_MANY, 6}, {KIND_COUNTRY, 1},
                 {KIND_CONTACT, 1}, {KIND_YEAR, 1}, {KIND_TEXT, 52}};
    const struct catalogue *catalogue = test_survey();
    size_t total = 0;
    for (size_t k = 0; k < COUNT(kinds); k++) {
        size_t count = 0;
        for (size_t i = 0; i < catalogue->question_count; i++)
            count +=
                !catalogue->questions[i]->ours && catalogue->questions[i]->kind == kinds[k].kind;
        CHECK_COUNT(count, kinds[k].count, "questions of kind %s",
                    question_kind_entry(kinds[k].kind)->word);
        total += count;
    }
    CHECK_COUNT(total, 81, "questions of the survey");
    size_t ours = 0;
    for (size_t i = 0; i < catalogue->question_count; i++)
        ours += catalogue->questions[i]->ours;
    CHECK_COUNT(total + ours, catalogue->question_count, "no question of another kind");
}

/* ---- lists ---- */

/* "a b c": the ids of the options that are the survey's, or ours. */
static void check_options(const char *id, bool ours, const char *expected)
{
    const struct question *question = test_question(test_survey(), id);
    struct text options = {0};
    for (size_t i = 0; i < question->option_count; i++)
        if (question->options[i].ours == ours)
            text_append_format(&options, "%s%s", options.length ? " " : "",
                               question->options[i].id);
    CHECK_TEXT(options.data ? options.data : "", expected, "options of %s", id);
    text_free(&options);
}

static void test_survey_lists(void)
{
    static const struct {
        const char *id;
        const char *options;
        const char *ours;
    } lists[] = {
        {"mnr.q06", "capability-guide good-practice policy-basis progress-framework not-used other",
         ""},
        {"mnr.q17",
         "penetrative-acts non-penetrative-acts technology-facilitated knowing-possession "
         "child-friendly-measures isp-reporting grooming-to-meet grooming-any-intent "
         "offender-register professionals-report checks-on-staff",
         ""},
        {"mnr.q28",
         "supervision-in-custody community-management intelligence-sharing offender-register "
         "statutory-tools",
         ""},
        {"mnr.q44",
         "recovery-services compensation advocacy independent-complaints "
         "child-friendly-information",
         ""},
        {"mnr.q55", "children young-people parents professionals other", "teachers faith-leaders"},
        {"mnr.q62", "prevention-for-adults convicted-offenders young-people families", ""},
    };
    size_t options = 0;
    for (size_t i = 0; i < COUNT(lists); i++) {
        check_options(lists[i].id, false, lists[i].options);
        check_options(lists[i].id, true, lists[i].ours);
        const struct question *question = test_question(test_survey(), lists[i].id);
        for (size_t o = 0; o < question->option_count; o++) {
            options += !question->options[o].ours;
            CHECK_COUNT(question->options[o].exclusive,
                        strcmp(question->options[o].id, "not-used") == 0, "%s alone in %s",
                        question->options[o].id, lists[i].id);
        }
        CHECK(question->none != NULL, "%s can be answered with none", lists[i].id);
    }
    CHECK_COUNT(options, 36, "options of the survey");
}

/* What the map adds, with the words it gives (3.1 to 3.6, 2.4). */
static const struct {
    const char *id;
    enum question_kind kind;
    const char *options;
} added[] = {
    {"mnr.q01a", KIND_TEXT, ""}, /* 2.4 row 23: part of a country */
    {"mnr.q06a", KIND_TEXT, "children survivors organisations earlier-words"},
    {"mnr.q08a", KIND_MANY,
     "clear-duties state-budget yearly-review wider-policy two-levels all-sectors evaluated"},
    {"mnr.q14a", KIND_MANY,
     "common-indicators used-by-body ethics-rules treaty-reports victim-offender-studies "
     "used-in-work"},
    {"mnr.q16a", KIND_MANY, "treaties evidence-abroad limitation-18 acts-abroad review-date"},
    {"mnr.q22a", KIND_MANY,
     "lead-unit certified-training staff-care lawful-powers one-entry "
     "proactive"},
    {"mnr.q24a", KIND_GATE, "yes partly no"},
    {"mnr.q24b", KIND_GATE, "yes partly no"},
    {"mnr.q25a", KIND_MANY,
     "protocol special-measures few-interviews privacy "
     "specialised-prosecutors"},
    {"mnr.q27a", KIND_MANY,
     "checks-repeated checks-enforced treatment-everywhere treatment-goes-on border-staff"},
    {"mnr.q31a", KIND_CHOICE, "yes in-progress no"},
    {"mnr.q34a", KIND_MANY, "agreed-access linked in-law users-secured analysts icse-used"},
    {"mnr.q38a", KIND_MANY,
     "own-plan family-and-wishes image-harm shared-record every-child own-image-guidance "
     "shelter return measured"},
    {"mnr.q41a", KIND_MANY,
     "licensing online-in-training public-posts quality-standards worker-care "
     "same-across-regions"},
    {"mnr.q43a", KIND_MANY,
     "state-fallback longer-time proceeds duty-to-inform settled-terms reach"},
    {"mnr.q47a", KIND_MANY,
     "free-and-funded online-trained referral-paths languages-access surge-plan"},
    {"mnr.q52a", KIND_MANY,
     "hotline-network secure-means anonymous-support local-languages publicised linked "
     "open-to-all"},
    {"mnr.q56a", KIND_MANY,
     "compulsory-curriculum hard-to-reach tested-evaluated coordinator joint-campaigns "
     "fitting-content"},
    {"mnr.q59a", KIND_MANY, "standing-channel safe inclusive plan-and-evaluation youth-fund"},
    {"mnr.q62e", KIND_MANY, "separate-service reporting-rule free-confidential evaluated"},
    {"mnr.q67a", KIND_MANY, "rules-complete workflow simple-report own-images shared-classes"},
    {"mnr.q69a", KIND_CHOICE, "obliges protects-only neither"},
    {"mnr.q69c", KIND_TICK, "yes no"},
    {"mnr.q69b", KIND_MANY, "cybertipline staff-guidance search-settled one-body"},
    {"mnr.q70a", KIND_TICK, "yes no"},
    {"mnr.q71a", KIND_MANY, "industry-seat written-agreements hash-sharing encryption-position"},
    {"mnr.q70b", KIND_TICK, "yes no"},
    {"mnr.q71b", KIND_MANY,
     "voluntary-principles transparency company-policies finance-coalition all-access "
     "sector-measures"},
    {"mnr.q76a", KIND_MANY,
     "code-with-complaints identity-law training partnership codes-followed"},
    {"mnr.q78a", KIND_CHOICE, "none debated guidance law"},
    {"mnr.q78b", KIND_MANY, "users-trained same-everywhere"},
};

static void test_added_questions(void)
{
    static const int evidence[] = {5, 4, 4, 5, 2, 1};
    size_t ours = 0;
    for (size_t i = 0; i < COUNT(added); i++) {
        const struct question *question = test_question(test_survey(), added[i].id);
        CHECK(question->ours, "%s is marked as ours", added[i].id);
        CHECK_COUNT(question->kind, added[i].kind, "kind of %s", added[i].id);
        CHECK(!question->required, "%s is not required", added[i].id);
        check_options(added[i].id, false, added[i].options);
    }
    for (int domain = 1; domain <= 6; domain++)
        for (int item = 1; item <= evidence[domain - 1]; item++) {
            char id[32];
            snprintf(id, sizeof id, "mnr.ev%d.%d", domain, item);
            const struct question *question = test_question(test_survey(), id);
            CHECK(question->ours && question->kind == KIND_CHOICE, "%s is ours", id);
            CHECK_COUNT(question->depth, DEPTH_FULL, "depth of %s", id);
            check_options(id, false, "exists missing");
        }
    for (size_t i = 0; i < test_survey()->question_count; i++)
        ours += test_survey()->questions[i]->ours;
    CHECK_COUNT(ours, COUNT(added) + 21, "questions that are ours, evidence among them");
}

void content_suite(void)
{
    static CU_TestInfo tests[] = {
        {"the 81 questions have the survey's kinds, marks, scopes and states",
         test_survey_questions},
        {"the survey is asked in the order in which it is printed", test_survey_order},
        {"20 gates, 6 lists, 52 texts, a country, a contact and a year", test_survey_counts},
        {"the lists of the survey have their 36 options, and two of ours", test_survey_lists},
        {"what we added is what the map adds, and is marked", test_added_questions},
        CU_TEST_INFO_NULL,
    };
    test_register("content", tests);
}
