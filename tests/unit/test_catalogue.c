/* Questionnaire files become a catalogue; everything wrong in them is refused with its place. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/catalogue/content.h"
#include "core/loading/load.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

#define SMALL "tests/data/small"

/* ---- what is read ---- */

static void test_questions(void)
{
    static const struct {
        const char *id;
        const char *label;
        enum question_kind kind;
        enum depth depth;
        bool required, ours;
        size_t options, fields;
    } cases[] = {
        {"t.gate", "Gate", KIND_GATE, DEPTH_CORE, true, false, 3, 0},
        {"t.below", "Below", KIND_GATE, DEPTH_STANDARD, false, false, 3, 0},
        {"t.list", "List", KIND_MANY, DEPTH_STANDARD, false, false, 4, 0},
        {"t.deep", "Deep", KIND_TEXT, DEPTH_STANDARD, true, false, 0, 0},
        {"t.choice", "Choice", KIND_CHOICE, DEPTH_CORE, false, false, 2, 0},
        {"t.tick", "Tick", KIND_TICK, DEPTH_STANDARD, false, false, 2, 0},
        {"t.criterion", "Criterion", KIND_CRITERION, DEPTH_STANDARD, false, false, 3, 0},
        {"t.picks", "Picks", KIND_TEXT, DEPTH_STANDARD, false, false, 2, 0},
        {"t.number", "Number", KIND_NUMBER, DEPTH_STANDARD, false, false, 0, 0},
        {"t.date", "Date", KIND_DATE, DEPTH_STANDARD, false, false, 0, 0},
        {"t.year", "Year", KIND_YEAR, DEPTH_STANDARD, false, false, 0, 2},
        {"t.country", "Country", KIND_COUNTRY, DEPTH_STANDARD, false, false, 0, 0},
        {"t.contact", "Contact", KIND_CONTACT, DEPTH_STANDARD, false, false, 0, 3},
        {"t.q07", "Q7", KIND_TEXT, DEPTH_FULL, false, true, 0, 0},
    };
    struct catalogue *catalogue = test_catalogue(SMALL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct question *question = test_question(catalogue, cases[i].id);
        CHECK_TEXT(question->label, cases[i].label, "label of %s", cases[i].id);
        CHECK_COUNT(question->kind, cases[i].kind, "kind of %s", cases[i].id);
        CHECK_COUNT(question->depth, cases[i].depth, "depth of %s", cases[i].id);
        CHECK_COUNT(question->required, cases[i].required, "%s required", cases[i].id);
        CHECK_COUNT(question->ours, cases[i].ours, "%s ours", cases[i].id);
        CHECK_COUNT(question->option_count, cases[i].options, "options of %s", cases[i].id);
        CHECK_COUNT(question->field_count, cases[i].fields, "fields of %s", cases[i].id);
        CHECK(catalogue->questions[question->index] == question, "index of %s", cases[i].id);
    }
    catalogue_free(catalogue);
}

static void test_details(void)
{
    struct catalogue *catalogue = test_catalogue(SMALL);
    const struct question *gate = test_question(catalogue, "t.gate");
    const struct question *list = test_question(catalogue, "t.list");
    const struct capability *first = test_capability(catalogue, "t.cap01");
    CHECK_TEXT(gate->scope->text, "everything", "the scope of a question");
    CHECK_TEXT(gate->hint, "Anything counts.", "its hint");
    CHECK_COUNT(gate->sources[0].role, SOURCE_SURVEY, "how its source supports it");
    CHECK(!list->scope && !list->hint && !list->help && !list->correction, "what is left out");
    CHECK_TEXT(list->none, "None of these", "a list has the answer none without saying so");
    CHECK_TEXT(test_question(catalogue, "t.deep")->none, "Nothing to add", "a text says so");
    CHECK(!gate->none, "a gate has none");
    CHECK(list->options[3].exclusive && list->options[2].ours && !list->options[0].ours, "options");
    CHECK(test_question(catalogue, "t.contact")->personal, "a contact is personal");
    CHECK(test_question(catalogue, "t.other")->sensitive, "sensitive where the file says so");
    CHECK(test_question(catalogue, "t.choice")->also[0] == first, "also speaks to");
    CHECK_COUNT(test_question(catalogue, "t.text")->wording, WORDING_REBUILT, "wording");
    CHECK(gate->capability == first && gate->domain == first->domain, "where a question stands");
    CHECK(!test_question(catalogue, "t.tick")->capability, "a domain's own question");
    CHECK_COUNT(first->figure_count, 2, "published figures");
    CHECK_COUNT(first->figures[0].percent, 75, "a figure");
    CHECK(first->figures[0].counts && !first->figures[1].counts, "what figures count");
    CHECK_COUNT(first->recommendation_count, 2, "steps for the first capability");
    CHECK_COUNT(first->rule_count, 3, "status rules");
    CHECK(!first->rules[2].when, "the last rule has no condition");
    CHECK_TEXT(catalogue->documents[0].authors, "First author, Second author", "authors");
    CHECK_COUNT(catalogue->questionnaires[0]->corrections[0].question_count, 2, "corrections");
    catalogue_free(catalogue);
}

static void test_steps(void)
{
    struct catalogue *catalogue = test_catalogue(SMALL);
    const struct recommendation *step = catalogue_recommendation(catalogue, "rec-t.1");
    CU_ASSERT_PTR_NOT_NULL_FATAL(step);
    CHECK_TEXT(step->text, "Build it.", "a recommendation, by its id in any case");
    CHECK_COUNT(step->fire_count, 2, "alternatives");
    CHECK_COUNT(step->horizon, HORIZON_LONGER, "horizon");
    CHECK_TEXT(step->leads[0]->text, "Police", "the lead that answers for it");
    CHECK_TEXT(step->articles[0].treaty->label, "Treaty", "a treaty");
    CHECK_TEXT(step->articles[0].articles, "8(4)", "its article");
    CHECK_TEXT(step->ours, "the second half", "what is ours");
    CHECK_TEXT(step->care, "Not everybody agrees.", "the caution");
    struct text cited = {0};
    source_cite(&step->sources[0], &cited);
    CHECK_TEXT(cited.data, "doc, Part one (p. 8)", "a citation");
    text_free(&cited);
    CHECK_COUNT(step->sources[1].role, SOURCE_GAP, "a gap");
    CHECK_TEXT(source_role_title(SOURCE_SAYS), "", "a source that says so needs no word");
    const struct recommendation *next = catalogue_recommendation(catalogue, "REC-T.2");
    CHECK(next && next->depends_on[0] == step, "what it depends on");
    catalogue_free(catalogue);
}

static void test_lookup(void)
{
    static const struct {
        const char *typed;
        const char *found; /* NULL: nothing */
    } cases[] = {
        {"mnr.q07", "mnr.q07"},
        {"q7", "mnr.q07"},
        {"ev1.1", "mnr.ev1.1"},
        {"Q07", "mnr.q07"},
        {"MNR.Q7", "mnr.q07"},
        {"mnr.q7", "mnr.q07"},
        {"q0007", "mnr.q07"},
        {"q31a", "mnr.q31a"},
        {"Q31A", "mnr.q31a"},
        {"mnr.ev1.1", "mnr.ev1.1"},
        {"ev-1.1", "mnr.ev1.1"},
        {"EV-4.5", "mnr.ev4.5"},
        {"q82", NULL},
        {"q", NULL},
        {"", NULL},
        {"7", NULL},
        {"law.q7", NULL},
        {"mnr.q", NULL},
        {"mnr.", NULL},
        {" q07 ", "mnr.q07"},
        {"q٧", "mnr.q07"},
        {"q۳۱a", "mnr.q31a"},
        {"ev–१.१", "mnr.ev1.1"},
        {"Ｑ７", "mnr.q07"},
        {"mnr.cap01", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct question *found = catalogue_question(test_survey(), cases[i].typed);
        CHECK_TEXT(found ? found->id : "nothing", cases[i].found ? cases[i].found : "nothing",
                   "what “%s” finds", cases[i].typed);
    }
    CHECK(catalogue_capability(test_survey(), "MNR.CAP07") != NULL, "a capability, any case");
    CHECK(catalogue_capability(test_survey(), "mnr.cap٠٧") != NULL, "in any digits");
    CHECK(!catalogue_capability(test_survey(), "mnr.cap22"), "a capability that is none");
    CHECK(catalogue_questionnaire(test_survey(), "MNR") != NULL, "a questionnaire, any case");
    CHECK(!catalogue_questionnaire(test_survey(), "law"), "a questionnaire that is not there yet");
}

/* What a person calls a question or capability, whichever front end asks. */
static void test_calling(void)
{
    static const struct {
        const char *typed;
        const char *question;   /* NULL: nothing */
        const char *capability; /* NULL: nothing */
    } cases[] = {
        {"7", "mnr.q07", NULL},
        {"07", "mnr.q07", NULL},
        {"q7", "mnr.q07", NULL},
        {"Q7", "mnr.q07", NULL},
        {"mnr.q07", "mnr.q07", NULL},
        {"MNR.Q7", "mnr.q07", NULL},
        {"31a", "mnr.q31a", NULL},
        {"31A", "mnr.q31a", NULL},
        {"ev1.2", "mnr.ev1.2", NULL},
        {"EV-1.2", "mnr.ev1.2", NULL},
        {"law.d1.since", "law.d1.since", NULL},
        {"LAW.D1.Since", "law.d1.since", NULL},
        {"d1.since", "law.d1.since", NULL},
        {"D1.since", "law.d1.since", NULL},
        {"b1", "imp.b1", NULL},
        {"cap04", NULL, "mnr.cap04"},
        {"MNR.Cap04", NULL, "mnr.cap04"},
        {"d1", NULL, "law.d1"},
        {"82", NULL, NULL},
        {"", NULL, NULL},
        {"law", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *typed = cases[i].typed;
        const struct question *question = catalogue_question_at(test_all(), typed);
        const struct capability *capability = catalogue_capability_at(test_all(), typed);
        CHECK_TEXT(question ? question->id : "nothing",
                   cases[i].question ? cases[i].question : "nothing", "question “%s”", typed);
        CHECK_TEXT(capability ? capability->id : "nothing",
                   cases[i].capability ? cases[i].capability : "nothing", "capability “%s”", typed);
    }
}

/* No two are called the same. */
static void test_own_names(void)
{
    const struct catalogue *catalogue = test_all();
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        const char *bare = strchr(question->id, '.') + 1;
        CHECK(catalogue_question_at(catalogue, question->id) == question, "%s", question->id);
        CHECK(!catalogue_capability_at(catalogue, question->id), "%s", question->id);
        CHECK(!catalogue_capability_at(catalogue, bare), "%s", bare);
    }
}

static void test_terms(void)
{
    static const char *const names[] = {"hotline", "HOTLINE", "hl", "Reporting Portal",
                                        "report line"};
    struct catalogue *catalogue = test_catalogue(SMALL);
    for (size_t i = 0; i < COUNT(names); i++) {
        const struct glossary_entry *entry = catalogue_term(catalogue, names[i]);
        CHECK_TEXT(entry ? entry->text : "nothing", "A place to report.", "what %s is", names[i]);
    }
    CHECK(!catalogue_term(catalogue, "phone"), "a term that is not there");
    CHECK_TEXT(catalogue_care(catalogue, "care-tick"), "A tick is not quality.",
               "a ready sentence");
    CHECK_TEXT(catalogue_care(catalogue, "care-none"), "", "one that is not there");
    catalogue_free(catalogue);
}

/* ---- what is refused ---- */

struct refusal {
    const char *find;
    const char *marked;
    const char *message;
};

static void check_refusals(const char *file, const struct refusal *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        test_refused(SMALL, file, cases[i].find, cases[i].marked, cases[i].message);
}

static void test_unknown_ids(void)
{
    static const struct refusal cases[] = {
        {"asked_if: \"t.gate is yes|partly\"", "asked_if: \"@t.gone is yes\"",
         "there is no question “t.gone”"},
        {"asked_if: \"t.gate is yes|partly\"", "asked_if: \"t.gate is yes and @t.gat is no\"",
         "there is no question “t.gat”"},
        {"asked_if: \"t.gate is yes|partly\"", "asked_if: \"t.gate is yes and @tt.gate is no\"",
         "there is no questionnaire “tt”"},
        {"asked_if: \"t.list has two|three\"", "asked_if: \"@t.list has two|four\"",
         "t.list has no option “four”"},
        {"required: \"t.list has two\"", "required: \"@t.gone has two\"", "there is no question"},
        {"counts: \"t.gate is yes\"", "counts: \"@t.gone is yes\"", "there is no question"},
        {"when: \"t.gate is yes and t.below is no\"", "when: \"t.gate is yes and @t.b is no\"",
         "there is no question “t.b”"},
        {"when: \"t.cap01 is in-place\"", "when: \"@t.cap01 is in-palce\"",
         "there is no status “in-palce”"},
        {"when: \"t.cap01 is in-place\"", "when: \"@t.cap09 is in-place\"", "there is no question"},
        {"when: \"t.cap01 is in-place\"", "when: \"@t.cap01 is in-force\"",
         "there is no status “in-force” that a rule of t.cap01 can give"},
        {"when: \"t.cap01 is in-place\"", "when: \"@t.cap01 set-to not-yet\"",
         "nobody can set t.cap01 to “not-yet”"},
        {"when: \"t.cap01 is in-place\"", "when: \"@t.cap01 is-open\"", "t.cap01 is no question"},
        {"when: \"t.cap01 is in-place\"", "when: \"@t.gate set-to partly\"",
         "t.gate is a question of kind gate: this test does not fit it"},
        {"when: \"t.cap01 is in-place\"", "when: \"@t.gate has yes\"",
         "t.gate is a question of kind gate: this test does not fit it"},
        {"when: \"t.cap01 is in-place\"", "when: \"@t.list is one\"",
         "t.list is a question of kind many: this test does not fit it"},
        {"when: \"t.cap01 is in-place\"", "when: \"@t.list lacks at-least 1 of one|four\"",
         "t.list has no option “four”"},
        {"when: \"t.cap01 is in-place\"", "when: \"t.gate is no or @law is in-use\"",
         "there is no questionnaire “law”"},
        {"asked_if: \"t.gate is yes|partly\"",
         "asked_if: \"t.gate is yes and @t.cap03 is in-place\"",
         "whether a question is asked cannot rest on a status, as that of t.cap03"},
        {"scope: \"all\"", "scope: @\"none-such\"", "there is no scope “none-such”"},
        {"{document: \"doc\", place: \"Question 1\", as: \"survey\"}",
         "{document: @\"dox\", place: \"Question 1\"}", "there is no document “dox”"},
    };
    check_refusals("t/levels.yaml", cases, COUNT(cases));
}

/* A slip of the pen is no questionnaire that is left out: that stands in the catalogue file. */
static void test_left_out(void)
{
    char copy[64];
    test_copy(SMALL, copy);
    struct test_marked file = test_edit(copy, "catalogue.yaml", "catalogue: [\"t\"]",
                                        "catalogue: [\"t\"]\nleft_out: [\"other\"]@");
    struct test_marked condition =
        test_edit(copy, "t/levels.yaml", "asked_if: \"t.gate is yes|partly\"",
                  "asked_if: \"t.gate is yes or @other.q1 is yes\"");
    struct catalogue *catalogue = test_catalogue(copy);
    struct assessment *assessment = test_assessment(catalogue);
    struct applies *applies = applies_new(assessment);
    CHECK(!applies_to(applies, test_question(catalogue, "t.below")), "undecided: not asked");
    applies_free(applies);
    test_answer(assessment, "t.gate=yes");
    applies = applies_new(assessment);
    CHECK(applies_to(applies, test_question(catalogue, "t.below")), "the rest of it decides");
    applies_free(applies);
    assessment_free(assessment);
    catalogue_free(catalogue);
    free(condition.text);
    free(file.text);
    test_folder_remove(copy);
}

static void test_circles(void)
{
    static const struct refusal cases[] = {
        {"text: \"Is it there?\"", "text: \"Is it there?\"\n        asked_if: @\"t.deep is none\"",
         "whether t.gate is asked depends in a circle on itself"},
        {"asked_if: \"t.below is yes\"", "asked_if: @\"t.list has one\"",
         "whether t.list is asked depends in a circle on itself"},
        {"asked_if: \"t.gate is yes|partly\"",
         "asked_if: @\"t.gate is yes and not (t.tick is no or certainly t.deep is none)\"",
         "whether t.below is asked depends in a circle on itself"},
    };
    check_refusals("t/levels.yaml", cases, COUNT(cases));
}

static void test_circles_of_statuses(void)
{
    static const struct refusal cases[] = {
        {"when: \"t.cap03 is in-place\"", "when: @\"t.cap04 is in-place\"",
         "the status of t.cap04 depends in a circle on itself"},
        {"when: \"t.cap02 is in-place\"", "when: @\"t.gate is yes or not t.cap04 is not-yet\"",
         "the status of t.cap03 depends in a circle on itself"},
    };
    check_refusals("t/levels.yaml", cases, COUNT(cases));
}

static void test_wrong_shapes(void)
{
    static const struct refusal cases[] = {
        {"domain: \"t.dom1\"", "@domain: \"x.dom1\"", "ids of this questionnaire begin with “t.”"},
        {"id: \"t.below\"", "@id: \"u.below\"", "ids of this questionnaire begin with “t.”"},
        {"id: \"t.cap02\"", "@id: \"t2.cap02\"", "ids of this questionnaire begin with “t.”"},
        {"{id: \"two\", text: \"The second\"}",
         "{id: \"two\", text: \"The second\", since: @\"1.1\"}", "“1.1” is still to come"},
        {"{id: \"two\", text: \"The second\"}",
         "{id: \"two\", text: \"The second\", since: @\"spring\"}", "“spring” is no version"},
        {"depth: \"standard\"", "depth: \"standard\"\n        since: @\"2\"",
         "“2” is still to come: the questionnaire's version is “1.0”"},
        {"gaps: [\"money\", \"people\"]",
         "gaps: [\"money\", \"people\"]\n    examples:\n"
         "      - {text: \"A unit.\", countries: [@\"NRW\"], year: 2021, sources: "
         "[{document: \"doc\", pages: \"1\"}]}",
         "“NRW” is no country"},
        {"gaps: [\"money\", \"people\"]",
         "gaps: [\"money\", \"people\"]\n    examples:\n"
         "      - @{text: \"A unit.\", year: 2021, sources: [{document: \"doc\", pages: \"1\"}]}",
         "an example names countries, or a place"},
        {"gaps: [\"money\", \"people\"]",
         "gaps: [\"money\", \"people\"]\n    examples:\n"
         "      - @{text: \"A unit.\", countries: [\"NOR\"], year: 2021, sources: []}",
         "an example needs a source"},
        {"id: \"t.below\"", "@id: \"t.gate\"", "the id “t.gate” is taken already"},
        {"id: \"t.cap02\"", "@id: \"t.cap01\"", "the id “t.cap01” is taken already"},
        {"{id: \"two\", text: \"The second\"}", "@{id: \"one\", text: \"The second\"}",
         "the option “one” stands here twice"},
        {"{document: \"doc\", place: \"Question 1\", as: \"survey\"}", "@{document: \"doc\"}",
         "a source needs a page, paragraph, note or place"},
        {"{is: \"in-place\", when: \"t.gate is yes\"}", "@{is: \"in-place\"}",
         "the last status rule, and only the last, has no “when”"},
        {"{is: \"not-yet\", when: \"t.cap01 is not-yet\"}\n      - {is: \"partly\"}",
         "@{is: \"not-yet\", when: \"t.cap01 is not-yet\"}", "the last status rule"},
        {"- {is: \"in-place\", when: \"t.cap03 is in-place\"}\n      - {is: \"not-yet\"}\n",
         "@[]\n", "“status” needs at least one rule"},
        {"what: \"Countries that have it\"\n        count: 3",
         "@what: \"Countries that have it\"\n        count: 5", "more countries counted than"},
        {"{what: \"Countries that publish\", count: 1, of: 4, percent: 25",
         "@{what: \"Countries that publish\", count: 1, of: 4, percent: 27",
         "“percent” is not the share"},
        {"depth: \"standard\"",
         "depth: \"standard\"\n        options:\n          @- {id: \"a\", text: \"A\"}",
         "a question of kind “gate” takes no options"},
    };
    check_refusals("t/levels.yaml", cases, COUNT(cases));
}

static void test_wrong_kinds(void)
{
    static const struct refusal cases[] = {
        {"id: \"t.text\"\n    kind: \"text\"", "@id: \"t.text\"\n    kind: \"choice\"",
         "a question of kind “choice” needs two options or more"},
        {"id: \"t.text\"\n    kind: \"text\"", "@id: \"t.text\"\n    kind: \"year\"",
         "fields belong to the kinds year and contact, not to “year”"},
        {"id: \"t.country\"\n    kind: \"country\"",
         "@id: \"t.country\"\n    kind: \"country\"\n    fields:\n"
         "      - {id: \"a\", text: \"A\"}",
         "fields belong to the kinds year and contact, not to “country”"},
        {"describes: \"other\"", "describes: @\"others\"", "there is no option “others” here"},
        {"also: [\"t.cap01\"]", "also: [@\"t.cap09\"]", "there is no capability “t.cap09”"},
        {"t.number >= 18 and", "@t.tick >= 18 and", "t.tick is a question of kind tick"},
        {"t.number >= 18 and", "@t.number is yes and", "t.number is a question of kind number"},
        {"t.number >= 18 and", "@t.number is none and", "t.number has no option “none”"},
        {"t.number >= 18 and", "@t.text is yes and", "t.text has no option “yes”"},
    };
    check_refusals("t/kinds.yaml", cases, COUNT(cases));
}

static void test_wrong_recommendations(void)
{
    static const struct refusal cases[] = {
        {"for: \"t.cap01\"\n    text: \"Build it.\"", "for: @\"t.cap09\"\n    text: \"Build it.\"",
         "there is no capability or domain “t.cap09”"},
        {"id: \"REC-T.2\"", "@id: \"REC-T.1\"", "the id “REC-T.1” is taken already"},
        {"leads: [\"courts\"]", "leads: [@\"court\"]", "there is no lead “court”"},
        {"{treaty: \"treaty\"", "@{treaty: \"treatise\"", "there is no treaty “treatise”"},
        {"[\"REC-T.2\"]", "[@\"REC-T.9\"]", "there is no recommendation “REC-T.9”"},
        {"[\"REC-T.2\"]", "[\"REC-T.2\", @\"REC-T.3\"]", "depends in a circle on itself"},
        {"\"t.tick is no and", "\"@t.tock is no and", "there is no question “t.tock”"},
        {"\"t.tick is no and", "\"@t.tick is partly and", "t.tick has no option “partly”"},
        {"text: \"Improve it.\"",
         "text: \"Improve it.\"\n    missing: [{when: \"@t.gone is no\", text: \"all\"}]",
         "there is no question “t.gone”"},
        {"text: \"Improve it.\"", "text: \"Improve it.\"\n    missing: @[]",
         "“missing” needs at least one point"},
        {"text: \"Improve it.\"", "text: \"Improve it.\"\n    excludes: [@\"REC-T.2\"]",
         "depends in a circle on itself, through “REC-T.2”"},
    };
    check_refusals("t/recommendations.yaml", cases, COUNT(cases));
    test_refused(
        SMALL, "t/recommendations.yaml",
        "id: \"REC-T.4\"\n    for: \"t.cap02\"\n    text: \"Count hours.\"\n"
        "    fires: [\"t.number < 18\", \"t.choice is none\"]",
        "@id: \"REC-T.4\"\n    for: \"t.cap02\"\n    text: \"Count hours.\"\n    fires: []",
        "“fires” needs at least one condition");
}

/* What is written over several lines is one for its reader: a mistake in it is where it begins. */
static void test_conditions_over_lines(void)
{
    static const struct refusal cases[] = {
        {"\"t.gate is yes|partly\"", "@\"t.gate is yes|partly and\n          t.gone is yes\"",
         "there is no question “t.gone”"},
        {"\"t.gate is yes|partly\"", "@>-\n          t.gate is yes\n          or t.gone is yes",
         "there is no question “t.gone”"},
        {"\"t.gate is yes|partly\"", "@>-\n          t.gone is yes",
         "there is no question “t.gone”"},
        {"\"t.gate is yes|partly\"", "@|-\n\n          t.gate is yes or", "found “the end”"},
    };
    check_refusals("t/levels.yaml", cases, COUNT(cases));
}

/* The step that closes the circle is the one that is refused. */
static void test_circle_of_steps(void)
{
    test_refused(SMALL, "t/recommendations.yaml",
                 "leads: [\"police\", \"courts\"]\n    depends_on: []",
                 "leads: [\"police\", \"courts\"]\n    depends_on: [@\"REC-T.1\"]",
                 "depends in a circle on itself, through “REC-T.1”");
    char copy[64];
    struct problems problems = {0};
    test_copy(SMALL, copy);
    struct test_marked place = test_edit(
        copy, "t/recommendations.yaml", "leads: [\"police\", \"courts\"]\n    depends_on: []",
        "leads: [\"police\", \"courts\"]\n    depends_on: [\"REC-T.3\"]");
    CHECK(!catalogue_load(copy, NULL, &problems), "a circle of three steps is refused");
    CHECK_COUNT(problems.count, 1, "problems");
    CHECK_HAS(problems.items[0].error.problem, "in a circle on itself, through “REC-T.2”", "why");
    problems_free(&problems);
    free(place.text);
    test_folder_remove(copy);
}

static void test_wrong_questionnaire(void)
{
    static const struct refusal cases[] = {
        {"questionnaire: \"t\"", "@questionnaire: \"u\"", "should be its folder, “t”"},
        {"source: \"doc\"", "source: @\"dox\"", "there is no document “dox”"},
        {"[\"t.gate\", \"t.below\"]", "[\"t.gate\", @\"t.gone\"]", "there is no question “t.gone”"},
    };
    check_refusals("t/questionnaire.yaml", cases, COUNT(cases));
}

/* ---- what is missing ---- */

static void check_missing(const char *folder, const char *file, const char *message)
{
    struct problems problems = {0};
    CHECK(!catalogue_load(folder, NULL, &problems), "refused without %s", file);
    struct error error = {0};
    CHECK(problems_first_error(&problems, &error), "there is an error");
    CHECK_HAS(error.path, file, "the file it names");
    CHECK_HAS(error.problem, message, "why");
    CHECK_COUNT(problems.errors, 1, "errors without %s", file);
    problems_free(&problems);
}

static void test_missing_files(void)
{
    static const char *const files[] = {"catalogue.yaml", "sources.yaml",         "vocabulary.yaml",
                                        "glossary.yaml",  "t/questionnaire.yaml", "t/levels.yaml"};
    check_missing("/nowhere/at/all", "/nowhere/at/all/catalogue.yaml", "No such file");
    for (size_t i = 0; i < COUNT(files); i++) {
        char copy[64];
        test_copy(SMALL, copy);
        char *path = test_path(copy, files[i]);
        CHECK_COUNT(unlink(path), 0, "removing %s", files[i]);
        check_missing(copy, files[i], "No such file");
        free(path);
        test_folder_remove(copy);
    }
}

/* A file is what its place says, not what it says itself. */
static void test_wrong_files(void)
{
    static const char *const files[] = {"catalogue.yaml", "sources.yaml",         "vocabulary.yaml",
                                        "glossary.yaml",  "t/questionnaire.yaml", "t/levels.yaml"};
    static const char translation[] = "translation: \"xx\"\ntexts: {}\n";
    for (size_t i = 0; i < COUNT(files); i++) {
        char copy[64];
        struct problems problems = {0};
        test_copy(SMALL, copy);
        char *path = test_path(copy, files[i]);
        test_write_file(path, translation);
        CHECK(!catalogue_load(copy, NULL, &problems), "a translation as %s is refused", files[i]);
        test_check_problem(&problems, path, 1, 1, i < 5 ? "another kind of file" : "hold a domain");
        problems_free(&problems);
        free(path);
        test_folder_remove(copy);
    }
}

/* What cannot be read must not be missed everywhere it is named. */
static void test_no_flood(void)
{
    char copy[64];
    struct problems problems = {0};
    test_copy("questionnaires", copy);
    struct test_marked place = test_edit(copy, "mnr/1-policy-and-governance.yaml",
                                         "title: \"Policy and governance\"", "title: @Policy");
    CHECK(!catalogue_load(copy, NULL, &problems), "a title without quotation marks is refused");
    CHECK_COUNT(problems.count, 1, "problems told");
    char *path = test_path(copy, "mnr/1-policy-and-governance.yaml");
    test_check_problem(&problems, path, place.line, place.column, "“title” should be: string");
    problems_free(&problems);
    free(path);
    free(place.text);
    test_folder_remove(copy);
}

static void test_loading_again(void)
{
    struct problems problems = {0};
    CHECK(!catalogue_load("/nowhere/at/all", NULL, &problems), "nothing there");
    struct catalogue *catalogue = catalogue_load(SMALL, NULL, &problems);
    CHECK(catalogue && catalogue->question_count == 16, "old errors do not spoil the next load");
    CHECK_COUNT(problems.errors, 1, "and stay the only ones");
    catalogue_free(catalogue);
    problems_free(&problems);
}

void catalogue_suite(void)
{
    static CU_TestInfo tests[] = {
        {"every kind of question is read with its depth, options and fields", test_questions},
        {"what a file leaves out is left out, what it says is there", test_details},
        {"a recommendation knows its leads, treaties, sources and what comes before", test_steps},
        {"a question is found as people type it", test_lookup},
        {"a question is called the same wherever one is asked for", test_calling},
        {"a question and a capability are never called the same", test_own_names},
        {"a term is found by any of its names", test_terms},
        {"a condition with an unknown id or word is refused at its place", test_unknown_ids},
        {"a condition may look at a questionnaire that is said to be left out", test_left_out},
        {"questions that depend on each other in a circle are refused", test_circles},
        {"statuses that depend on each other in a circle are refused", test_circles_of_statuses},
        {"ids, rules, figures and sources that mean nothing are refused", test_wrong_shapes},
        {"options and fields stand only where their kind takes them", test_wrong_kinds},
        {"a recommendation that refers to nothing is refused", test_wrong_recommendations},
        {"steps that wait for each other in a circle are refused", test_circle_of_steps},
        {"a mistake in a condition over several lines is where that begins",
         test_conditions_over_lines},
        {"a questionnaire file that refers to nothing is refused", test_wrong_questionnaire},
        {"a missing file is the one problem told", test_missing_files},
        {"a file of another kind is refused where it stands", test_wrong_files},
        {"one mistake in one file is told once", test_no_flood},
        {"a load that was refused does not spoil the next", test_loading_again},
        CU_TEST_INFO_NULL,
    };
    test_register("catalogue", tests);
}
