/* Three questionnaires in one record: the outline, criteria, levels, and what is asked elsewhere.
 */
#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static struct wizard *at(const char *question, const char *before)
{
    return wizard_start(
        &(struct wizard_start){.all_three = true, .question = question, .before = before});
}

static void go_up_from_end(struct wizard *wizard, int times)
{
    wizard_press(wizard, "End");
    for (int i = 0; i < times; i++)
        wizard_press(wizard, "Up");
}

static void test_the_outline_begins_with_the_questionnaires(void)
{
    struct wizard *wizard = at("D1.all-offences", NULL);
    SEES(wizard, "Model law › Definitions › Child: anyone under 18");
    wizard_escape(wizard, "· Outline");
    SEES(wizard, "▸ Model National Response survey");
    SEES(wizard, "1 of 90");
    SEES(wizard, "▾ Model legislation");
    SEES(wizard, "0 of 273");
    SEES(wizard, "▾ . Child: anyone under 18");
    CURSOR_BESIDE(wizard, "all-offences");
    wizard_press(wizard, "Left Left Left Left Left");
    CURSOR_BESIDE(wizard, "▾ Model legislation");
    wizard_press(wizard, "Left");
    CURSOR_BESIDE(wizard, "▸ Model legislation");
    SEES(wizard, "▸ Implementation benchmarks");
    SEES_NOT(wizard, "Definitions");
    wizard_press(wizard, "Right");
    SEES(wizard, "▸ Definitions");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_one_questionnaire_needs_no_title(void)
{
    struct wizard *wizard = wizard_at("7");
    SEES_NOT(wizard, "MNR survey");
    wizard_escape(wizard, "· Outline");
    SEES_NOT(wizard, "Model National Response survey");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_criterion_says_how_the_review_decides(void)
{
    struct wizard *wizard = at("D2.defined", NULL);
    SEES(wizard, "D2.defined · criterion C2");
    SEES(wizard, "Criterion C2 of ICMEC's published rule");
    wizard_press(wizard, "PageDown");
    SEES(wizard, "A definition is enough");
    SEES(wizard, "Does not count");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_level_is_set_to_any_other(void)
{
    struct wizard *wizard = at("O2.intent-irrelevant", "mnr set nor.yaml O2.intent-irrelevant no; "
                                                       "mnr set nor.yaml O2.for-distribution no; "
                                                       "mnr set nor.yaml O2.bill none");
    wizard_press(wizard, "r");
    SEES(wizard, "· Findings");
    SHELL(wizard, "mnr get nor.yaml law.o2 --json | jq -r .status", "absent");
    go_up_from_end(wizard, 23);
    CURSOR_BESIDE(wizard, "> o Knowing possession");
    wizard_press(wizard, "s");
    SEES(wizard, "Proposed from the sub-points: “not yet in the law”");
    wizard_press(wizard, "3");
    SEES(wizard, "Set to “Drafted”");
    wizard_type(wizard, "A bill is meant.");
    wizard_escape(wizard, "Set to “Drafted”; the reason stands in the report");
    CURSOR_BESIDE(wizard, "> ~ Knowing possession");
    SHELL(wizard, "mnr get nor.yaml law.o2 --json | jq -r '.status, .proposed, .reason'",
          "drafted\nabsent\nA bill is meant.");
    wizard_press(wizard, "Enter");
    SEES(wizard, "· Provision");
    SEES(wizard, "proposed by the answers: not yet in the law.");
    wizard_press(wizard, "s");
    SEES(wizard, "This status was set to “Drafted”");
    wizard_press(wizard, "Enter");
    SEES(wizard, "o Not yet in the law");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_the_findings_tell_the_criteria(void)
{
    struct wizard *wizard =
        at("O1.specific-law", "for id in O1.specific-law D2.defined O3.ict-mention "
                              "O2.intent-irrelevant; do mnr set nor.yaml $id yes; done; "
                              "mnr set nor.yaml M1.provider-duty no");
    wizard_press(wizard, "r");
    SEES(wizard, "· Findings");
    go_up_from_end(wizard, 27);
    CURSOR_BESIDE(wizard, "Universal terminology");
    SEES(wizard, "4 of 5 criteria are met on ICMEC's published rule, on your own");
    SEES(wizard, "sufficient: yes.");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_number_may_be_none(void)
{
    struct wizard *wizard = at("M1.time-limit", "mnr set nor.yaml M1.provider-duty yes");
    SEES(wizard, "0 [ ] The law sets no time");
    wizard_press(wizard, "Down Space");
    CURSOR_BESIDE(wizard, "0 [x] The law sets no time");
    ANSWER(wizard, "law.m1.time-limit", ".state", "answered");
    wizard_press(wizard, "Up 2 4 Esc");
    SEES(wizard, "0 [ ] The law sets no time");
    ANSWER(wizard, "law.m1.time-limit", ".value", "24");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_what_is_asked_elsewhere_says_where(void)
{
    struct wizard *wizard = at("B3.mandatory-reporting", NULL);
    SEES(wizard, "This question is not asked now:");
    SEES(wizard, "M1.provider-duty (law.m1.");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"the outline begins with the questionnaires", test_the_outline_begins_with_the_questionnaires},
    {"one questionnaire needs no title", test_one_questionnaire_needs_no_title},
    {"a criterion says how the review decides", test_a_criterion_says_how_the_review_decides},
    {"a level is set to any other", test_a_level_is_set_to_any_other},
    {"the findings tell the criteria", test_the_findings_tell_the_criteria},
    {"a number may be none", test_a_number_may_be_none},
    {"what is asked elsewhere says where", test_what_is_asked_elsewhere_says_where},
    CU_TEST_INFO_NULL,
};

void law_suite(void)
{
    wizard_register("law", tests);
}
