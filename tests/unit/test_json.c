/* JSON for other programs: it parses, says what the model says, and is harmless to print. */
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "core/rules/progress.h"
#include "export/data/record_json.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* A text without which the test cannot go on. */
static char *needed(char *text)
{
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    if (!text)
        abort();
    return text;
}

static cJSON *parsed(char *text)
{
    CHECK(strlen(text) > 1 && text[strlen(text) - 1] == '\n', "it ends in a newline");
    cJSON *root = cJSON_Parse(text);
    free(text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(root);
    return root;
}

static cJSON *get(const cJSON *object, const char *name)
{
    cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    CHECK(item != NULL, "it has “%s”", name);
    return item;
}

static const char *string(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(get(object, name));
}

static void check_number(const cJSON *object, const char *name, size_t expected)
{
    CHECK_COUNT(cJSON_GetNumberValue(get(object, name)), expected, "%s", name);
}

/* The object of a list with that id; NULL when there is none. */
static cJSON *by_id(const cJSON *list, const char *id)
{
    cJSON *item;
    cJSON_ArrayForEach(item, list) if (strcmp(string(item, "id"), id) == 0) return item;
    return NULL;
}

/* ---- answers ---- */

static struct assessment *some_answers(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    test_answer(assessment, "mnr.q07=no; mnr.q08=Hidden words; mnr.q10=-; mnr.q13=?; mnr.q16=yes;"
                            "mnr.q17=isp-reporting,grooming-to-meet; mnr.q03=2016,The police;"
                            "mnr.q19=none");
    return assessment;
}

static void test_answers(void)
{
    struct error error = {0};
    struct assessment *assessment = some_answers();
    struct applies *applies = applies_new(assessment);
    cJSON *list = parsed(needed(json_answers(applies, &error)));
    CHECK_COUNT(cJSON_GetArraySize(list), test_survey()->question_count, "all questions");
    cJSON *gate = by_id(list, "mnr.q07");
    CHECK_TEXT(string(gate, "state"), "answered", "q07");
    CHECK_TEXT(string(gate, "value"), "no", "q07");
    CHECK(cJSON_IsNull(get(gate, "note")), "no note is null");
    CHECK(!cJSON_HasObjectItem(gate, "values"), "one value");
    CHECK(cJSON_IsFalse(get(by_id(list, "mnr.q08"), "applies")), "q08 is hidden");
    CHECK_TEXT(string(by_id(list, "mnr.q08"), "value"), "Hidden words", "and kept");
    CHECK_TEXT(string(by_id(list, "mnr.q10"), "state"), "not-applicable", "q10");
    CHECK_TEXT(string(by_id(list, "mnr.q10"), "reason"), "not so here", "q10");
    CHECK_TEXT(string(by_id(list, "mnr.q13"), "state"), "unknown", "q13");
    CHECK_COUNT(cJSON_GetArraySize(get(by_id(list, "mnr.q17"), "values")), 2, "q17");
    CHECK_TEXT(cJSON_GetStringValue(cJSON_GetArrayItem(get(by_id(list, "mnr.q03"), "values"), 1)),
               "The police", "fields in order");
    CHECK_COUNT(cJSON_GetArraySize(get(by_id(list, "mnr.q44"), "values")), 0, "an open list");
    cJSON_Delete(list);
    applies_free(applies);
    assessment_free(assessment);
}

static void test_one_answer(void)
{
    struct error error = {0};
    struct assessment *assessment = some_answers();
    struct applies *applies = applies_new(assessment);
    const struct question *question = test_question(test_survey(), "mnr.q28");
    cJSON *object = parsed(needed(json_answer(applies, question, &error)));
    CHECK_TEXT(string(object, "id"), "mnr.q28", "the one asked for");
    CHECK(cJSON_IsTrue(get(object, "sensitive")), "sensitive by itself");
    cJSON_Delete(object);
    applies_free(applies);
    assessment_free(assessment);
}

static void test_layout(void)
{
    struct error error = {0};
    struct assessment *assessment = test_assessment(test_survey());
    struct applies *applies = applies_new(assessment);
    char *text = needed(json_answer(applies, test_question(test_survey(), "mnr.q07"), &error));
    CHECK_TEXT(text,
               "{\n"
               "  \"id\": \"mnr.q07\",\n"
               "  \"applies\": true,\n"
               "  \"state\": \"unanswered\",\n"
               "  \"value\": null,\n"
               "  \"reason\": null,\n"
               "  \"note\": null,\n"
               "  \"sources\": [],\n"
               "  \"later\": false,\n"
               "  \"sensitive\": false,\n"
               "  \"by\": null,\n"
               "  \"at\": null\n"
               "}\n",
               "a line for each, two spaces in");
    free(text);
    applies_free(applies);
    assessment_free(assessment);
}

/* Terminal escapes and changes of direction stay in the data and leave no byte in the text. */
static void test_harmless(void)
{
    static const char right_to_left[] = {'\xe2', '\x80', '\xae', '\0'};
    static const char words[] = "a\x1b[31mb\u202Ec\u202Cd\xC2\x9B"
                                "e\n\"f\"\\:\tg";
    struct error error = {0};
    struct assessment *assessment = test_assessment(test_survey());
    const struct question *question = test_question(test_survey(), "mnr.q12");
    struct answer draft = {.state = ANSWER_ANSWERED};
    answer_replace(&draft.value, words);
    CHECK(assessment_set_answer(assessment, question, &draft, &error), "%s", error.problem);
    struct applies *applies = applies_new(assessment);
    char *text = needed(json_answer(applies, question, &error));
    CHECK(!strstr(text, "\x1b") && !strstr(text, right_to_left) && !strstr(text, "\xC2\x9B"),
          "harmless to print");
    cJSON *object = parsed(text);
    CHECK_TEXT(string(object, "value"), words, "the same when read");
    cJSON_Delete(object);
    answer_free(&draft);
    applies_free(applies);
    assessment_free(assessment);
}

/* ---- questions ---- */

static void check_question(const cJSON *object, const struct question *question)
{
    CHECK_TEXT(string(object, "id"), question->id, "in order");
    CHECK_TEXT(string(object, "origin"), question->ours ? "ours" : "instrument", "%s",
               question->id);
    CHECK_TEXT(string(object, "kind"), question_kind_entry(question->kind)->word, "%s",
               question->id);
    CHECK_COUNT(cJSON_GetArraySize(get(object, "options")), question->option_count, "options of %s",
                question->id);
    CHECK_COUNT(cJSON_GetArraySize(get(object, "fields")), question->field_count, "fields of %s",
                question->id);
    CHECK(!by_id(get(object, "options"), "none") || question_option(question, "none"),
          "“none” of %s is no option", question->id);
    if (question->none)
        CHECK_TEXT(string(object, "none"), question->none, "none of %s", question->id);
    if (question->asked_if_text)
        CHECK_TEXT(string(object, "condition"), question->asked_if_text, "condition of %s",
                   question->id);
    else
        CHECK(cJSON_IsNull(get(object, "condition")), "%s has no condition", question->id);
}

static void test_questions(void)
{
    struct error error = {0};
    const struct catalogue *survey = test_survey();
    cJSON *list = parsed(needed(json_questions(survey, NULL, &error)));
    CHECK_COUNT(cJSON_GetArraySize(list), survey->question_count, "all questions");
    const cJSON *object = list->child;
    for (size_t i = 0; i < survey->question_count && object; i++, object = object->next)
        check_question(object, survey->questions[i]);
    const cJSON *gate = by_id(list, "mnr.q07");
    CHECK_TEXT(string(by_id(get(gate, "options"), "partly"), "text"), "Partly", "a gate's options");
    CHECK(cJSON_IsTrue(get(by_id(list, "mnr.q04"), "required")), "q04 can be required");
    CHECK(cJSON_IsFalse(get(by_id(list, "mnr.q04"), "required_always")), "but not always");
    CHECK_TEXT(string(by_id(get(by_id(list, "mnr.q55"), "options"), "teachers"), "origin"), "ours",
               "an option of ours");
    cJSON_Delete(list);
}

static void test_questions_of_one(void)
{
    struct error error = {0};
    const struct questionnaire *questionnaire = catalogue_questionnaire(test_survey(), "mnr");
    cJSON *list = parsed(needed(json_questions(test_survey(), questionnaire, &error)));
    const cJSON *object;
    cJSON_ArrayForEach(object, list)
        CHECK_TEXT(string(object, "questionnaire"), "mnr", "only of the one");
    cJSON_Delete(list);
}

/* ---- status ---- */

static void check_progress(const cJSON *object, const struct progress *progress)
{
    check_number(object, "applicable", progress->applicable);
    check_number(object, "addressed", progress->addressed);
    check_number(object, "answered", progress->answered);
    check_number(object, "required_left", progress->required_left);
}

static void check_finding(const cJSON *object, const struct finding *finding)
{
    struct text because = {0};
    finding_because(finding, &because);
    CHECK_TEXT(string(object, "id"), finding->capability->id, "in order");
    CHECK_TEXT(string(object, "title"), finding->capability->title, "title");
    CHECK_TEXT(string(object, "status"), status_entry(finding->status)->word, "status of %s",
               finding->capability->id);
    CHECK_TEXT(string(object, "because"), because.data ? because.data : "", "why");
    text_free(&because);
}

/* What the coordinator set stands beside what the answers propose, and is not there otherwise. */
static void test_finding(void)
{
    struct error error = {0};
    const struct capability *capability = test_capability(test_survey(), "mnr.cap04");
    struct assessment *assessment = test_assessment(test_survey());
    test_answer(assessment, "mnr.q21=yes");
    struct test_view view = test_view(assessment);
    cJSON *object = parsed(needed(json_finding(findings_of(view.findings, capability), &error)));
    check_finding(object, findings_of(view.findings, capability));
    CHECK(!cJSON_HasObjectItem(object, "proposed"), "nothing was set");
    CHECK(!cJSON_HasObjectItem(object, "reason"), "for no reason");
    cJSON_Delete(object);
    test_view_free(&view);
    CHECK(assessment_set_override(assessment, capability, "partly", "In the capital.", &error),
          "%s", error.problem);
    view = test_view(assessment);
    object = parsed(needed(json_finding(findings_of(view.findings, capability), &error)));
    CHECK_TEXT(string(object, "status"), "partly", "what counts");
    CHECK_TEXT(string(object, "proposed"), "in-place", "by the answers");
    CHECK_TEXT(string(object, "reason"), "In the capital.", "why");
    cJSON_Delete(object);
    test_view_free(&view);
    assessment_free(assessment);
}

static void check_instrument(const cJSON *object, const struct applies *applies,
                             const struct questionnaire *questionnaire)
{
    struct progress part = progress_of_questionnaire(applies, questionnaire);
    check_progress(object, &part);
    CHECK_TEXT(string(object, "version"), questionnaire->version, "version");
    for (size_t i = 0; i < questionnaire->domain_count; i++) {
        part = progress_of_domain(applies, questionnaire->domains[i]);
        check_progress(by_id(get(object, "domains"), questionnaire->domains[i]->id), &part);
    }
}

static void test_status(void)
{
    struct error error = {0};
    struct assessment *assessment = some_answers();
    struct test_view view = test_view(assessment);
    cJSON *root = parsed(needed(json_status(view.findings, &error)));
    struct progress all = progress_of_all(view.applies);
    check_progress(root, &all);
    check_instrument(by_id(get(root, "instruments"), "mnr"), view.applies,
                     catalogue_questionnaire(test_survey(), "mnr"));
    CHECK_TEXT(string(root, "depth"), "full", "how deep is asked");
    CHECK_TEXT(string(root, "next"), progress_next(view.applies)->id, "where to go on");
    const cJSON *findings = get(root, "findings");
    CHECK_COUNT(cJSON_GetArraySize(findings), test_survey()->capability_count, "all findings");
    const cJSON *object = findings->child;
    for (size_t i = 0; object; i++, object = object->next)
        check_finding(object, findings_of(view.findings, test_survey()->capabilities[i]));
    cJSON_Delete(root);
    test_view_free(&view);
    assessment_free(assessment);
}

static void test_contradictions(void)
{
    struct error error = {0};
    struct assessment *assessment = test_assessment(test_survey());
    test_answer(assessment, "mnr.q03=none; mnr.q10=yes");
    struct test_view view = test_view(assessment);
    const struct contradiction *const *found;
    size_t count = findings_contradictions(view.findings, &found);
    cJSON *root = parsed(needed(json_status(view.findings, &error)));
    const cJSON *list = get(root, "contradictions");
    CHECK_COUNT(count, 1, "one pair");
    CHECK_COUNT(cJSON_GetArraySize(list), count, "all of them");
    for (size_t i = 0; i < count; i++)
        CHECK_TEXT(string(by_id(list, found[i]->id), "text"), found[i]->text, "in words");
    cJSON_Delete(root);
    test_view_free(&view);
    assessment_free(assessment);
}

void json_suite(void)
{
    static CU_TestInfo tests[] = {
        {"all answers", test_answers},
        {"one answer", test_one_answer},
        {"a line for each fact", test_layout},
        {"harmless to print, and nothing lost", test_harmless},
        {"all questions", test_questions},
        {"the questions of one questionnaire", test_questions_of_one},
        {"a finding, with what the coordinator set", test_finding},
        {"status agrees with progress and findings", test_status},
        {"status names answers that do not fit together", test_contradictions},
        CU_TEST_INFO_NULL,
    };
    test_register("json", tests);
}
