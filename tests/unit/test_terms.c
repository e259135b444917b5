/* Words of the glossary in texts, and what keeps a question from being asked. */
#include <string.h>

#include "core/catalogue/terms.h"
#include "core/rules/applies.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static void check_terms(const char *text, const char *expected)
{
    struct term_place places[20];
    struct text found = {0};
    size_t count = terms_find(test_survey(), text, places, COUNT(places));
    text_append(&found, "");
    for (size_t i = 0; i < count; i++) {
        text_append(&found, i ? "|" : "");
        text_append_bytes(&found, text + places[i].start, places[i].end - places[i].start);
    }
    CHECK_TEXT(found.data, expected, "terms in “%s”", text);
    text_free(&found);
}

static void test_terms(void)
{
    check_terms("Is there a hotline?", "hotline");
    check_terms("HOTLINES and a helpline", "HOTLINES|helpline");
    check_terms("hotlined", "");
    check_terms("", "");
    check_terms("The hotline and another hotline", "hotline");
    check_terms("about child sexual abuse material (CSAM)", "child sexual abuse material");
}

static void check_hidden(const char *answers, const char *id, const char *by, const char *now)
{
    struct assessment *assessment = test_assessment(test_survey());
    struct text words = {0};
    if (*answers)
        test_answer(assessment, answers);
    struct applies *applies = applies_new(assessment);
    CU_ASSERT_PTR_NOT_NULL_FATAL(applies);
    const struct question *hides =
        applies_hidden_by(applies, test_question(test_survey(), id), &words);
    CHECK_TEXT(hides ? hides->label : "", by, "what hides %s after %s", id, answers);
    CHECK_TEXT(words.data ? words.data : "", now, "and why");
    text_free(&words);
    applies_free(applies);
    assessment_free(assessment);
}

static void test_what_hides_a_question(void)
{
    check_hidden("mnr.q46=no", "mnr.q47a", "Q46", "Q46 is “No”");
    check_hidden("mnr.q46=?", "mnr.q47a", "Q46", "Q46 is not known");
    check_hidden("", "mnr.q47a", "Q46", "Q46 is not answered");
    check_hidden("mnr.q46=yes", "mnr.q47a", "", "");
}

static CU_TestInfo tests[] = {
    {"terms", test_terms},
    {"what hides a question", test_what_hides_a_question},
    CU_TEST_INFO_NULL,
};

void terms_suite(void)
{
    test_register("terms", tests);
}
