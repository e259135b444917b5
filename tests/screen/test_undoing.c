/* Every change can be taken back and done again, is named, and is shown where it is. */
#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static void test_what_stands_beside_an_answer(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "l");
    SEES(wizard, "COME BACK LATER");
    wizard_press(wizard, "n");
    wizard_type(wizard, "Asked twice");
    wizard_escape(wizard, "Note: Asked twice");
    wizard_go(wizard, "10");
    wizard_press(wizard, "z");
    SEES(wizard, "Undone: Q7, note: “Asked twice” → none");
    SEES(wizard, "   Q7 ");
    SEES_NOT(wizard, "Note: Asked twice");
    wizard_press(wizard, "z");
    SEES(wizard, "Undone: Q7, no longer flagged");
    SEES_NOT(wizard, "COME BACK LATER");
    wizard_press(wizard, "y");
    SEES(wizard, "Done again: Q7, flagged to come back to");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_title_and_depth(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "t Enter");
    SEES(wizard, "─ Title");
    wizard_type(wizard, " B");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Norway 2026 B");
    wizard_press(wizard, "Down Down Down Down Enter 1");
    SEES(wizard, "In general");
    CURSOR_BESIDE(wizard, "Core");
    wizard_escape(wizard, "   Q7 ");
    wizard_press(wizard, "z");
    SEES(wizard, "Undone: how deep to ask (in general): core → full");
    SEES(wizard, "· This record");
    wizard_press(wizard, "z");
    SEES(wizard, "Undone: title: “Norway 2026 B” → “Norway 2026”");
    SEES_NOT(wizard, "Norway 2026 B ·");
    wizard_press(wizard, "y");
    SEES(wizard, "Norway 2026 B ·");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_of_a_long_text_the_words_that_changed_are_told(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "mnr set nor.yaml q9 'The committee meets twice a year in the capital'",
        .question = "9"});
    wizard_press(wizard, "End");
    wizard_type(wizard, " city");
    wizard_escape(wizard, "l later");
    wizard_press(wizard, "z");
    SEES(wizard, "Undone: Q9 “…capital city” → “…capital”");
    wizard_press(wizard, "x z");
    SEES(wizard, "Undone: Q9, no longer sensitive");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_questionnaires(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.question = "7", .all_three = true});
    wizard_press(wizard, "t Down Down Down Enter 1 4");
    CURSOR_BESIDE(wizard, "Questionnaires  Model legislation");
    wizard_press(wizard, "Up Up Enter");
    wizard_type(wizard, "swed");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Country         Sweden");
    wizard_escape(wizard, "not asked now");
    wizard_press(wizard, "z");
    SEES(wizard, "Undone: Q1");
    wizard_press(wizard, "z");
    SEES(wizard, "Undone: questionnaires: law,imp → mnr,law,imp");
    SEES(wizard, "Country         Norway");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_country_that_no_question_asks_for(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "cp -r \"$TOP/tests/data/small\" data; rm nor.yaml; "
                  "sed -i '/t.country/,/country\"$/s/kind: .*/kind: \"text\"/' data/t/kinds.yaml; "
                  "\"$MNR\" --data data new nor.yaml",
        .command = "exec \"$MNR\" --data data nor.yaml",
    });
    wizard_go(wizard, "t.number");
    wizard_escape(wizard, "q quit");
    wizard_press(wizard, "t Down Enter");
    wizard_type(wizard, "swed");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Country         Sweden");
    wizard_press(wizard, "Enter");
    wizard_type(wizard, "norw");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Country         Norway");
    wizard_press(wizard, "z");
    SEES(wizard, "Undone: country: Norway → Sweden");
    SEES(wizard, "Country         Sweden");
    wizard_press(wizard, "z");
    SEES(wizard, "Undone: country: Sweden → not said yet");
    SEES(wizard, "Country         not said yet");
    wizard_press(wizard, "y");
    SEES(wizard, "Done again: country: not said yet → Sweden");
    SEES(wizard, "Country         Sweden");
    wizard_quit(wizard);
    SHELL(wizard, "grep ^country: nor.yaml", "country: \"SWE\"");
    wizard_free(wizard);
}

/* Changing the depth in general takes back those of single capabilities: undoing brings them. */
static void test_depths_of_capabilities_come_back(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "t Down Down Down Down Down Enter 1");
    CURSOR_BESIDE(wizard, "Core");
    wizard_press(wizard, "Up Enter 2");
    CURSOR_BESIDE(wizard, "Standard");
    wizard_press(wizard, "z");
    SEES(wizard, "standard → full");
    wizard_press(wizard, "Down Down Down Down Down");
    CURSOR_BESIDE(wizard, "Core");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_status_that_was_set(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){.practice = true});
    wizard_press(wizard, "r s");
    SEES(wizard, "Set to “Partly in place”");
    wizard_type(wizard, "The body meets no more.");
    wizard_escape(wizard, "Set to “Partly in place”; the reason stands in the report");
    SEES(wizard, "> + Leadership");
    wizard_press(wizard, "z");
    SEES(wizard, "Undone: status of Leadership: “Partly in place” → as the answers say");
    SEES(wizard, "# Leadership");
    wizard_escape(wizard, "   Q1 ");
    wizard_press(wizard, "y");
    SEES(wizard, "Done again: status of Leadership");
    SEES(wizard, "· Capability");
    SEES(wizard, "body meets no more.");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void check_list(struct wizard *wizard)
{
    wizard_press(wizard, "1");
    CURSOR_BESIDE(wizard, "(x) Yes");
    wizard_press(wizard, "3");
    CURSOR_BESIDE(wizard, "(x) No");
    wizard_press(wizard, "l");
    ANSWER(wizard, "mnr.q07", ".later", "true");
    wizard_press(wizard, "Z");
    SEES(wizard, "· Changes");
    CURSOR_BESIDE(wizard, "> Q7, flagged to come back to");
    SEES(wizard, "Q7 “Yes” → “No”");
    wizard_press(wizard, "Down Enter");
    SEES(wizard, "2 changes undone");
    ANSWER(wizard, "mnr.q07", "[.value, .later]|tostring", "[\"yes\",false]");
    wizard_press(wizard, "Up Enter");
    SEES(wizard, "2 changes done again");
    ANSWER(wizard, "mnr.q07", "[.value, .later]|tostring", "[\"no\",true]");
    wizard_press(wizard, "z");
    SEES(wizard, "Undone: Q7, no longer flagged");
    SEES(wizard, "· Changes");
    wizard_escape(wizard, "(x) No");
    wizard_quit(wizard);
}

static void test_the_list_of_changes(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "Z");
    SEES(wizard, "Nothing was changed since the wizard was started.");
    wizard_escape(wizard, "( ) Yes");
    check_list(wizard);
    wizard_free(wizard);
    wizard = wizard_start(
        &(struct wizard_start){.question = "7", .terminal = {.rows = 16, .columns = 60}});
    check_list(wizard);
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"what stands beside an answer", test_what_stands_beside_an_answer},
    {"title and depth", test_title_and_depth},
    {"of a long text what changed", test_of_a_long_text_the_words_that_changed_are_told},
    {"the questionnaires in use and the country are undone", test_questionnaires},
    {"a country that no question asks for", test_a_country_that_no_question_asks_for},
    {"depths of capabilities come back", test_depths_of_capabilities_come_back},
    {"a status that was set", test_a_status_that_was_set},
    {"the list of changes", test_the_list_of_changes},
    CU_TEST_INFO_NULL,
};

void undoing_suite(void)
{
    wizard_register("undoing", tests);
}
