/* What follows from the answers: findings, the report before it is written, and the report. */
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static struct wizard *practise_at(const char *question)
{
    return wizard_start(&(struct wizard_start){.practice = true, .question = question});
}

static const char status_of_first[] =
    "mnr status nor.yaml --json | jq -r '.findings[0]|[.id,.status]|join(\" \")'";

/* ---- findings ---- */

static void test_findings_say_why(void)
{
    struct wizard *wizard = practise_at("7");
    wizard_press(wizard, "r");
    SEES(wizard, "· Findings");
    SEES(wizard, "In place: 5");
    SEES(wizard, "Not known: 3");
    CURSOR_BESIDE(wizard, "> # Leadership");
    SEES(wizard, "Q7 is “Yes” and Q10 is “Yes”");
    wizard_press(wizard, "Down Enter");
    SEES(wizard, "· Capability");
    SEES(wizard, "o Not yet in place");
    SEES(wizard, "because Q13 is “No”");
    CURSOR_BESIDE(wizard, "> Q13 ");
    SEES(wizard, "Next steps that the answers call for");
    wizard_press(wizard, "PageDown");
    SEES(wizard, "more above and below");
    wizard_escape(wizard, "· Findings");
    CURSOR_BESIDE(wizard, "> o Research");
    wizard_press(wizard, "Enter Down Enter");
    SEES(wizard, "   Q15 ");
    wizard_free(wizard);
}

static void test_findings_follow_the_answers(void)
{
    struct wizard *wizard = wizard_at("13");
    wizard_press(wizard, "3 r");
    SEES(wizard, "Not yet in place: 1");
    wizard_escape(wizard, "3 (x) No");
    wizard_press(wizard, "d r");
    SEES(wizard, "Not known: 1");
    wizard_free(wizard);
}

static void test_a_status_is_set_down_with_a_reason(void)
{
    struct wizard *wizard = practise_at("7");
    wizard_press(wizard, "r");
    CURSOR_BESIDE(wizard, "> # Leadership");
    wizard_press(wizard, "s");
    SEES(wizard, "Set to “Partly in place”");
    SEES(wizard, "Why");
    wizard_type(wizard, "The council has not met since May.");
    wizard_escape(wizard, "Set to “Partly in place”; the reason stands in the report");
    CURSOR_BESIDE(wizard, "> + Leadership");
    SHELL(wizard, status_of_first, "mnr.cap01 partly");
    wizard_press(wizard, "Enter");
    SEES(wizard, "by the answers: in place.");
    SEES(wizard, "council has not met since May.");
    wizard_press(wizard, "s");
    SEES(wizard, "This status was set to");
    wizard_press(wizard, "Enter");
    SEES(wizard, "The status follows from the answers again");
    SEES(wizard, "# In place");
    SHELL(wizard, status_of_first, "mnr.cap01 in-place");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_without_a_reason_a_status_stays(void)
{
    struct wizard *wizard = practise_at("7");
    wizard_press(wizard, "r s");
    SEES(wizard, "left empty, nothing is");
    wizard_escape(wizard, "> # Leadership");
    SEES_NOT(wizard, "left empty");
    wizard_press(wizard, "Down s");
    SEES(wizard, "Only “in place” can be set down");
    wizard_quit(wizard);
    SHELL(wizard, status_of_first, "mnr.cap01 in-place");
    wizard_free(wizard);
}

/* ---- the report ---- */

static void test_the_report_is_read_before_it_is_written(void)
{
    struct wizard *wizard = practise_at("7");
    wizard_press(wizard, "p");
    SEES(wizard, "· Report");
    SEES(wizard, "Ilvamora 2026");
    SEES(wizard, "more below");
    wizard_press(wizard, "/");
    SEES(wizard, "Find");
    wizard_type(wizard, "COUNCIL");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Council");
    SEES(wizard, "more above and below");
    wizard_press(wizard, "n End");
    SEES(wizard, "more above ─");
    wizard_press(wizard, "/");
    wizard_type(wizard, "zzzz");
    wizard_press(wizard, "Enter");
    SEES(wizard, "“zzzz” is not on this page");
    wizard_press(wizard, "Home");
    SEES(wizard, "more below");
    wizard_escape(wizard, "   Q7 ");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void check_export(const char *digit, const char *format, const char *name,
                         const char *command)
{
    char script[256];
    char said[64];
    char field[64];
    struct wizard *wizard = practise_at("7");
    snprintf(script, sizeof script,
             "%s | cmp - %s && mnr report --verify %s nor.yaml > said && stat -c %%a %s", command,
             name, name, name);
    snprintf(said, sizeof said, "The report is in %s", name);
    snprintf(field, sizeof field, "> %s", name);
    wizard_press(wizard, "p e");
    SEES(wizard, "Which report?");
    wizard_press(wizard, digit);
    SEES(wizard, "In which format?");
    wizard_press(wizard, format);
    SEES(wizard, "Export the report");
    CURSOR_BEHIND(wizard, field);
    wizard_press(wizard, "Enter");
    SEES(wizard, said);
    SHELL(wizard, script, "600");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_what_is_exported_is_what_the_command_writes(void)
{
    check_export("1", "1", "nor-report.md", "mnr report nor.yaml");
    check_export("2", "2", "nor-report.html", "mnr report nor.yaml --share --format html");
    check_export("1", "3", "nor-report.tex", "mnr report nor.yaml --format latex");
    check_export("3", "4", "nor-report.json", "mnr report nor.yaml --full --format json");
}

/* Charts are bars, tables keep their columns, and marks say what colours do. */
static void test_charts_and_tables_on_the_screen(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.practice = true, .question = "7", .terminal = {.rows = 40}});
    wizard_press(wizard, "p");
    SEES(wizard, "· Report");
    wizard_press(wizard, "/");
    wizard_type(wizard, "# In place   +");
    wizard_press(wizard, "Enter");
    SEES(wizard, "# In place   +");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* From what the report says of a question to the question, and back to the same line. */
static void test_from_a_line_of_the_report_to_its_question_and_back(void)
{
    struct wizard *wizard = practise_at("7");
    wizard_press(wizard, "p");
    SEES(wizard, "· Report");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Tab goes to what can be opened");
    wizard_press(wizard, "/");
    wizard_type(wizard, "Q3 In which year");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Q3 In which year");
    wizard_press(wizard, "Tab Tab Tab");
    CURSOR_BESIDE(wizard, "> · Q3 In which year");
    int before;
    int column;
    terminal_cursor(wizard->terminal, &before, &column);
    wizard_press(wizard, "Enter");
    SEES(wizard, "   Q3 ");
    SEES(wizard, "p leads back to this place of the report");
    wizard_press(wizard, "M-p");
    CURSOR_BESIDE(wizard, "> · Q3 In which year");
    int after;
    terminal_cursor(wizard->terminal, &after, &column);
    CHECK(before == after);
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* A name must not promise what the file is not. */
static void test_a_name_has_the_ending_of_its_format(void)
{
    struct wizard *wizard = practise_at("7");
    wizard_press(wizard, "p e 1 1");
    CURSOR_BEHIND(wizard, "> nor-report.md");
    wizard_type(wizard, ".docx");
    wizard_press(wizard, "Enter");
    SEES(wizard, "“.docx” is no ending for Markdown");
    CURSOR_BEHIND(wizard, "> nor-report.md.docx");
    wizard_escape(wizard, "> nor-report.md.docx");
    SHELL(wizard, "ls", "nor.yaml");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_file_is_never_replaced_unasked(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .practice = true, .before = "echo precious > nor-report.md", .question = "7"});
    wizard_press(wizard, "p e 1 1");
    CURSOR_BEHIND(wizard, "> nor-report.md");
    wizard_press(wizard, "Enter");
    SEES(wizard, "This file exists already");
    CURSOR_BESIDE(wizard, "> 1 Choose another name");
    wizard_press(wizard, "Enter");
    CURSOR_BEHIND(wizard, "> nor-report.md");
    SHELL(wizard, "cat nor-report.md", "precious");
    wizard_press(wizard, "Enter");
    SEES(wizard, "This file exists already");
    wizard_escape(wizard, "> nor-report.md");
    SHELL(wizard, "cat nor-report.md", "precious");
    wizard_press(wizard, "Enter 2");
    SEES(wizard, "The report is in nor-report.md");
    SHELL(wizard, "mnr report nor.yaml | cmp - nor-report.md && echo same", "same");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_the_answers_are_never_replaced_by_the_report(void)
{
    static const char *const names[] = {"nor.yaml", "./nor.yaml", "link.md"};
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .practice = true, .before = "ln -s nor.yaml link.md; cp nor.yaml before", .question = "1"});
    wizard_press(wizard, "p e 1 1");
    for (size_t i = 0; i < 3; i++) {
        SEES(wizard, "Export the report");
        wizard_press(wizard, "C-a C-k");
        wizard_type(wizard, names[i]);
        wizard_press(wizard, "Enter");
        SEES(wizard, "That is the file with your answers; choose another name");
        CURSOR_BEHIND(wizard, names[i]);
    }
    wizard_escape(wizard, "· Report");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_free(wizard);
}

static void test_a_folder_that_is_not_there(void)
{
    struct wizard *wizard = practise_at("7");
    wizard_press(wizard, "p e 1 1");
    SEES(wizard, "Export the report");
    wizard_press(wizard, "C-a C-k");
    wizard_type(wizard, "none/report.md");
    wizard_press(wizard, "Enter");
    SEES(wizard, "No such");
    CURSOR_BEHIND(wizard, "> none/report.md");
    wizard_press(wizard, "C-a C-d C-d C-d C-d C-d Enter");
    SEES(wizard, "The report is in report.md");
    SHELL(wizard, "head -c 2 report.md", "# ");
    wizard_free(wizard);
}

/* Sensitive answers and notes stay out of what is shared. */
static void test_a_shared_report_leaves_out_what_is_sensitive(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "Secret challenge");
    wizard_press(wizard, "M-x");
    SEES(wizard, "Sensitive: stays out of a shared report");
    wizard_go(wizard, "12");
    wizard_type(wizard, "Open challenge");
    wizard_press(wizard, "M-n");
    SEES(wizard, "┌─ Note ");
    wizard_type(wizard, "Hidden note");
    wizard_escape(wizard, "Note: Hidden note");
    wizard_press(wizard, "p");
    SEES(wizard, "· Report");
    wizard_press(wizard, "e 2 1");
    CURSOR_BEHIND(wizard, "> nor-report.md");
    wizard_press(wizard, "Enter");
    SEES(wizard, "The report is in");
    SHELL(wizard, "grep -c 'Open challenge' nor-report.md", "1");
    SHELL(wizard, "grep -cE 'Secret challenge|Hidden note' nor-report.md", "0");
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"findings say why", test_findings_say_why},
    {"findings follow the answers", test_findings_follow_the_answers},
    {"a status is set down with a reason", test_a_status_is_set_down_with_a_reason},
    {"without a reason a status stays", test_without_a_reason_a_status_stays},
    {"the report is read before it is written", test_the_report_is_read_before_it_is_written},
    {"exported is what the command writes", test_what_is_exported_is_what_the_command_writes},
    {"a name has the ending of its format", test_a_name_has_the_ending_of_its_format},
    {"charts and tables", test_charts_and_tables_on_the_screen},
    {"to a question and back", test_from_a_line_of_the_report_to_its_question_and_back},
    {"a file is never replaced unasked", test_a_file_is_never_replaced_unasked},
    {"answers are never replaced by a report", test_the_answers_are_never_replaced_by_the_report},
    {"a folder that is not there", test_a_folder_that_is_not_there},
    {"what is sensitive is not shared", test_a_shared_report_leaves_out_what_is_sensitive},
    CU_TEST_INFO_NULL,
};

void report_suite(void)
{
    wizard_register("report", tests);
}
