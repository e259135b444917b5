/* What a finding can still be while answers are missing, and what conditions make of it. */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

struct case_of_left {
    const char *answers;
    const char *left; /* as test_status_words writes it */
};

static void check_left(const struct catalogue *catalogue, enum depth depth, const char *capability,
                       const struct case_of_left *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char words[TEST_STATUS];
        struct assessment *assessment = test_assessment(catalogue);
        CHECK(assessment_set_depth(assessment, NULL, depth, NULL), "depth");
        if (*cases[i].answers)
            test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        CHECK_TEXT(test_status_words(
                       findings_of(view.findings, test_capability(catalogue, capability)), words),
                   cases[i].left, "%s after “%s”", capability, cases[i].answers);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

/* t.list may set “in place” down, is asked only after t.below, and that only after t.gate. */
static void test_detail(void)
{
    static const struct case_of_left full[] = {
        {"", "not-answered"},
        {"t.gate=no", "not-yet"},
        {"t.gate=partly", "partly"},
        {"t.gate=yes", "in-place|partly"},
        {"t.gate=yes; t.below=yes", "in-place|partly"},
        {"t.gate=yes; t.below=yes; t.list=one", "partly"},
        {"t.gate=yes; t.below=yes; t.list=one,two", "in-place"},
        {"t.gate=yes; t.below=yes; t.list=?", "in-place"}, /* optional detail, not known */
        {"t.gate=yes; t.below=yes; t.list=-", "in-place"},
        {"t.gate=yes; t.below=no", "in-place"}, /* never asked */
        {"t.gate=yes; t.below=?", "in-place"},
        {"t.gate=?", "not-known"},
        {"t.gate=-", "not-applicable"},
    };
    static const struct case_of_left core[] = {
        {"", "not-answered"},
        {"t.gate=yes", "in-place"}, /* its detail is not asked at this depth */
        {"t.gate=?", "not-known"},
    };
    check_left(test_small(), DEPTH_FULL, "t.cap01", full, COUNT(full));
    check_left(test_small(), DEPTH_CORE, "t.cap01", core, COUNT(core));
}

/* What a finding can still be is handed on to those that look at it. */
static void test_handed_on(void)
{
    static const struct case_of_left second[] = {
        {"t.gate=yes", "in-place|partly"},
        {"t.gate=yes; t.below=no", "in-place"},
        {"t.gate=?", "not-known"},
        {"t.gate=-", "not-applicable"},
    };
    static const struct case_of_left third[] = {
        {"t.gate=yes", "not-answered"},
        {"t.gate=partly", "not-yet"},
        {"t.gate=no", "not-yet"},
    };
    check_left(test_small(), DEPTH_FULL, "t.cap02", second, COUNT(second));
    check_left(test_small(), DEPTH_FULL, "t.cap03", third, COUNT(third));
}

/* A decisive no decides what it decides. */
static void test_decisive(void)
{
    static const struct case_of_left possession[] = {
        {"law.o2.intent-irrelevant=yes", "in-force"},
        {"law.o2.intent-irrelevant=borderline", "partly"},
        {"law.o2.intent-irrelevant=no", "partly|drafted|absent"},
        {"law.o2.intent-irrelevant=no; law.o2.for-distribution=yes", "partly"},
        {"law.o2.intent-irrelevant=no; law.o2.for-distribution=no", "drafted|absent"},
        {"law.o2.intent-irrelevant=no; law.o2.for-distribution=?", "partly|drafted|absent?"},
        {"law.o2.intent-irrelevant=no; law.o2.for-distribution=?; law.o2.bill=none",
         "partly|absent?"},
        {"law.o2.intent-irrelevant=no; law.o2.for-distribution=?; law.o2.bill=?",
         "partly|drafted|absent?"}, /* a bill that is not known of may be there */
        {"law.o2.intent-irrelevant=no; law.o2.for-distribution=no; law.o2.bill=?", "absent"},
        {"law.o2.intent-irrelevant=?", "not-known"},
        {"law.o2.for-distribution=yes", "not-answered"}, /* not asked yet */
        {"law.o2.bill=drafting", "in-force|partly|drafted"},
    };
    static const struct case_of_left core[] = {
        {"law.o2.intent-irrelevant=no", "partly|drafted|absent"},
        {"law.o2.intent-irrelevant=yes", "in-force"},
    };
    check_left(test_all(), DEPTH_FULL, "law.o2", possession, COUNT(possession));
    check_left(test_all(), DEPTH_CORE, "law.o2", core, COUNT(core));
}

/* A list that was not looked through can still come to what its rest would make of it. */
static void test_list_in_part(void)
{
    static const char *const cases[][2] = {
        {"[\"offender-register\"]", "in-place|partly"},
        {"[\"offender-register\", \"statutory-tools\", \"community-management\"]", "in-place"},
        {"[\"none\"]", "in-place|partly"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char words[TEST_STATUS];
        struct text file = {0};
        text_append_format(&file,
                           "mnr-assess: 1\ninstruments: {mnr: \"2022.1\"}\nanswers:\n"
                           "  mnr.q27: {value: \"yes\"}\n"
                           "  mnr.q28: {values: %s, later: true}\n",
                           cases[i][0]);
        struct assessment *assessment = test_parse(test_survey(), file.data);
        struct test_view view = test_view(assessment);
        CHECK_TEXT(
            test_status_words(
                findings_of(view.findings, test_capability(test_survey(), "mnr.cap06")), words),
            cases[i][1], "with %s", cases[i][0]);
        test_view_free(&view);
        assessment_free(assessment);
        text_free(&file);
    }
}

/* ---- conditions on what is left ---- */

static const char *truth_word(enum truth truth)
{
    static const char *const words[] = {
        [TRUTH_FALSE] = "false", [TRUTH_UNDECIDED] = "undecided", [TRUTH_TRUE] = "true"};
    return words[truth];
}

/* The truth of the first alternative of REC-T.3, written anew, after some answers. */
static void check_truth(const char *condition, const char *answers, const char *truth)
{
    char copy[64];
    struct text fires = {0};
    test_copy("tests/data/small", copy);
    text_append_format(&fires, "\"%s\"@", condition);
    struct test_marked place =
        test_edit(copy, "t/recommendations.yaml", "\"t.cap01 is partly|not-yet\"", fires.data);
    struct catalogue *catalogue = test_catalogue(copy);
    struct assessment *assessment = test_assessment(catalogue);
    struct error error = {0};
    if (strcmp(answers, "set") == 0) {
        test_answer(assessment, "t.gate=yes; t.below=no");
        CHECK(assessment_set_override(assessment, test_capability(catalogue, "t.cap01"), "partly",
                                      "one region", &error),
              "%s", error.problem);
    } else if (strcmp(answers, "unused") == 0) {
        assessment_free(assessment);
        assessment = test_parse(catalogue, "mnr-assess: 1\ninstruments: {zz: \"1.0\"}\n");
    } else if (*answers) {
        test_answer(assessment, answers);
    }
    struct test_view view = test_view(assessment);
    const struct recommendation *step = catalogue_recommendation(catalogue, "REC-T.3");
    CHECK_TEXT(truth_word(findings_evaluate(view.findings, step->fires[0])), truth,
               "“%s” after “%s”", condition, answers);
    test_view_free(&view);
    assessment_free(assessment);
    catalogue_free(catalogue);
    free(place.text);
    text_free(&fires);
    test_folder_remove(copy);
}

static void test_conditions(void)
{
    static const char *const cases[][3] = {
        {"t.cap01 is in-place|partly", "t.gate=yes", "true"},
        {"t.cap01 is not-yet", "t.gate=yes", "false"},
        {"t.cap01 is partly", "t.gate=yes", "undecided"},
        {"t.cap01 is partly|not-yet", "t.gate=yes", "undecided"},
        {"t.cap01 is in-place|partly|not-yet", "", "true"}, /* whatever comes */
        {"t.cap01 is in-place", "", "undecided"},
        {"t.cap01 is in-place|partly|not-yet", "t.gate=-", "undecided"},
        {"t.cap01 is in-place|partly|not-yet", "unused", "undecided"},
        {"t.cap01 set-to partly", "set", "true"},
        {"t.cap01 is partly", "set", "true"},
        {"t.cap01 set-to partly", "t.gate=partly", "false"},
        {"t.cap01 set-to partly", "", "false"},
        {"t is in-use", "", "true"},
        {"t is in-use", "unused", "false"},
        {"t.list is-open", "", "false"}, /* not asked yet */
        {"t.list is-open", "t.gate=yes; t.below=yes", "true"},
        {"t.list is-open", "t.gate=yes; t.below=yes; t.list=one", "false"},
        {"t.list is-open", "t.gate=yes; t.below=yes; t.list=?", "false"},
        {"t.list is-open", "t.gate=yes; t.below=yes; t.list=-", "false"},
        {"t.list has at-least 1 of one|two", "t.gate=yes; t.below=yes; t.list=three", "false"},
        {"t.list lacks at-least 2 of one|two", "t.gate=yes; t.below=yes; t.list=three", "true"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_truth(cases[i][0], cases[i][1], cases[i][2]);
}

/* ---- in words ---- */

static void check_words(const char *answers, const char *capability, const char *title,
                        const char *status, const char *proposed)
{
    struct assessment *assessment = test_assessment(test_all());
    struct text words = {0};
    struct text phrase = {0};
    if (*answers)
        test_answer(assessment, answers);
    struct test_view view = test_view(assessment);
    const struct finding *finding =
        findings_of(view.findings, test_capability(test_all(), capability));
    finding_tell_status(finding, &words);
    finding_tell_proposed(finding, &phrase);
    CHECK_TEXT(finding_title(finding), title, "%s in a list, after “%s”", capability, answers);
    CHECK_TEXT(words.data, status, "%s after “%s”", capability, answers);
    CHECK_TEXT(phrase.data, proposed, "%s within a sentence, after “%s”", capability, answers);
    text_free(&words);
    text_free(&phrase);
    test_view_free(&view);
    assessment_free(assessment);
}

static void test_words(void)
{
    check_words("law.o2.intent-irrelevant=no", "law.o2", "More answers needed",
                "Partly in force, drafted or not yet in the law; more answers needed",
                "partly in force, drafted or not yet in the law");
    check_words("law.o2.intent-irrelevant=no; law.o2.for-distribution=?; law.o2.bill=none",
                "law.o2", "Not known which",
                "Partly in force or not yet in the law; not known which",
                "partly in force or not yet in the law");
    check_words("mnr.q24=yes", "mnr.cap05", "More answers needed",
                "In place or partly in place; more answers needed", "in place or partly in place");
    check_words("", "law.o2", "Not answered", "Not answered", "not answered");
    check_words("law.o2.intent-irrelevant=?", "law.o2", "Not known", "Not known", "not known");
    check_words("law.o2.intent-irrelevant=yes", "law.o2", "In force", "In force", "in force");
}

/* ---- set by hand ---- */

/* While it can still be in place, and nothing less than partly, it can be set to partly; a level
   can be set whatever is missing. */
static void test_set(void)
{
    static const struct {
        const char *capability;
        const char *answers;
        const char *set;
        bool may;
    } cases[] = {
        {"mnr.cap05", "mnr.q24=yes", "partly", true},
        {"mnr.cap05", "mnr.q24=yes; mnr.q24a=yes; mnr.q24b=yes", "partly", true},
        {"mnr.cap05", "mnr.q24=yes; mnr.q24a=no", "partly", false},
        {"mnr.cap05", "mnr.q24=no", "partly", false},
        {"mnr.cap05", "", "partly", false},
        {"mnr.cap01", "mnr.q07=no", "partly", false},
        {"law.o2", "law.o2.intent-irrelevant=no", "drafted", true},
        {"law.o2", "", "in-force", true},
        {"law.o2", "law.o2.intent-irrelevant=yes", "in-force", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        const struct capability *capability = test_capability(test_all(), cases[i].capability);
        enum unit unit = capability->domain->questionnaire->unit;
        struct error error = {0};
        if (*cases[i].answers)
            test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        CHECK(finding_may_be_set(findings_of(view.findings, capability),
                                 status_of_word(unit, cases[i].set)->status) == cases[i].may,
              "%s to %s after “%s”", cases[i].capability, cases[i].set, cases[i].answers);
        test_view_free(&view);
        CHECK(assessment_set_override(assessment, capability, cases[i].set, "so read", &error),
              "%s", error.problem);
        view = test_view(assessment);
        const struct finding *finding = findings_of(view.findings, capability);
        if (cases[i].may)
            CHECK_TEXT(status_entry(finding->status)->word, cases[i].set, "what counts");
        else if (unit == UNIT_CAPABILITY)
            CHECK(!finding->override_reason, "%s after “%s” is as the answers say",
                  cases[i].capability, cases[i].answers);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

void left_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a detail that is still to be answered leaves two statuses, one not asked leaves one",
         test_detail},
        {"a finding that looks at another takes over what that can still be", test_handed_on},
        {"a decisive no rules out what it rules out, at every depth", test_decisive},
        {"a list that was not looked through leaves what its rest can make of it",
         test_list_in_part},
        {"a finding is a or b when all that is left is, and not when nothing is", test_conditions},
        {"what is left is said in words", test_words},
        {"what may still be in place may be set to partly", test_set},
        CU_TEST_INFO_NULL,
    };
    test_register("left", tests);
}
