/* What a question's words mean, why it is asked, and why it is not. */
#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static struct wizard *start_small(const char *question)
{
    return wizard_start(
        &(struct wizard_start){.question = question, .terminal = {.rows = 16, .columns = 60}});
}

static bool is_underlined(struct terminal *terminal, void *context)
{
    int row;
    int column;
    return terminal_find(terminal, context, &row, &column) &&
           terminal_cell(terminal, row, column).underline;
}

static void check_terms(struct wizard *wizard)
{
    HOLDS(wizard, is_underlined, "sexual abuse material");
    wizard_press(wizard, "w");
    SEES(wizard, "Words in the question");
    CURSOR_BESIDE(wizard, "> hotline");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Where this comes from");
    wizard_press(wizard, "Down Up Enter");
    SEES_NOT(wizard, "Where this comes from");
    wizard_escape(wizard, "Where this comes from");
    wizard_escape(wizard, "Words in the question");
    wizard_escape(wizard, "· CSEA hotline › Q51");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_terms_are_underlined_and_one_key_away(void)
{
    check_terms(wizard_at("51"));
    check_terms(start_small("51"));
}

static void test_documents_lead_to_questions(void)
{
    struct wizard *wizard = wizard_at("51");
    wizard_press(wizard, "v");
    CURSOR_BESIDE(wizard, "> ");
    SEES(wizard, "All that is asked and advised rests on these documents.");
    wizard_press(wizard, "Enter");
    SEES(wizard, "What it is");
    wizard_press(wizard, "/");
    SEES(wizard, "· Find");
    wizard_escape(wizard, "What it is");
    wizard_press(wizard, "PageDown PageDown PageDown");
    SEES(wizard, "   Q1a  ");
    wizard_free(wizard);
}

static void test_why_it_is_asked(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.question = "46", .terminal = {.rows = 40, .columns = 80}});
    wizard_press(wizard, "?");
    SEES(wizard, "Why this is asked");
    SEES(wizard, "“Child helpline”");
    SEES(wizard, "Q47, Q47a");
    wizard_free(wizard);
}

static void check_why_not(struct wizard *wizard)
{
    wizard_press(wizard, "3");
    CURSOR_BESIDE(wizard, "3 (x) No");
    wizard_press(wizard, "g");
    wizard_type(wizard, "47a\r");
    SEES(wizard, "Now Q46 is “No”. Enter goes to Q46; [ comes back.");
    wizard_press(wizard, "Enter");
    CURSOR_BESIDE(wizard, "3 (x) No");
    wizard_press(wizard, "1");
    CURSOR_BESIDE(wizard, "1 (x) Yes");
    wizard_press(wizard, "[");
    SEES(wizard, "Q47a");
    CURSOR_BESIDE(wizard, "1 [ ]");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_why_it_is_not_asked(void)
{
    check_why_not(wizard_at("46"));
    check_why_not(start_small("46"));
}

static CU_TestInfo tests[] = {
    {"terms are underlined and one key away", test_terms_are_underlined_and_one_key_away},
    {"documents lead to questions", test_documents_lead_to_questions},
    {"why it is asked", test_why_it_is_asked},
    {"why it is not asked", test_why_it_is_not_asked},
    CU_TEST_INFO_NULL,
};

void understanding_suite(void)
{
    wizard_register("understanding", tests);
}
