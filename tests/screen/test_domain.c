/* A whole domain: answered from the keyboard, killed on the way, opened again, finished, and
   exported; the report says what was answered. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

/* What is pressed and typed at each question, and what the file says of it then. */
static const struct step {
    const char *label;
    const char *keys;
    const char *words; /* typed behind the keys; NULL for none */
    const char *id;
    const char *filter;
    const char *expected; /* NULL: the words */
} steps[] = {
    {"Q7", "1", NULL, "mnr.q07", ".value", "yes"},
    {"Q8", "", "A council of six ministries.", "mnr.q08", ".value", NULL},
    {"Q9", "", "Regions send no deputies.", "mnr.q09", ".value", NULL},
    {"Q10", "Down Space", NULL, "mnr.q10", ".value", "partly"},
    {"Q11", "", "A plan until 2027.", "mnr.q11", ".value", NULL},
    {"Q8a", "1 3", NULL, "mnr.q08a", ".values|join(\" \")", "clear-duties yearly-review"},
    {"Q12", "", "Money after 2027.", "mnr.q12", ".value", NULL},
    {"Q13", "3", NULL, "mnr.q13", ".value", "no"},
    {"Q15", "", "A survey of children is planned.", "mnr.q15", ".value", NULL},
    {"Q16", "2", NULL, "mnr.q16", ".value", "partly"},
    {"Q17", "3 Down Down Down Space", NULL, "mnr.q17", ".values|join(\" \")",
     "technology-facilitated isp-reporting"},
    {"Q16a", "d", NULL, "mnr.q16a", ".state", "unknown"},
    {"Q18", "", "A bill is before parliament.", "mnr.q18", ".value", NULL},
    {"Q19", "Esc 0", NULL, "mnr.q19", ".values|join(\" \")", "none"},
    {"Q20", "", "Begin with a budget line.", "mnr.q20", ".value", NULL},
    {"EV-1.1", "1", NULL, "mnr.ev1.1", ".value", "exists"},
    {"EV-1.2", "2", NULL, "mnr.ev1.2", ".value", "missing"},
    {"EV-1.3", "1", NULL, "mnr.ev1.3", ".value", "exists"},
    {"EV-1.4", "1", NULL, "mnr.ev1.4", ".value", "exists"},
    {"EV-1.5", "2", NULL, "mnr.ev1.5", ".value", "missing"},
};

enum { STEPS = sizeof steps / sizeof *steps, KILLED_AT = 9 };

static void take_step(struct wizard *wizard, const struct step *step)
{
    char row[32];
    snprintf(row, sizeof row, "   %s ", step->label);
    SEES(wizard, row);
    wizard_press(wizard, step->keys);
    if (step->words) {
        wizard_type(wizard, step->words);
        CURSOR_BEHIND(wizard, step->words);
        wizard_press(wizard, "Esc");
    }
    ANSWER(wizard, step->id, step->filter, step->expected ? step->expected : step->words);
}

static void export_report(struct wizard *wizard)
{
    wizard_press(wizard, "p");
    SEES(wizard, "· Report");
    wizard_press(wizard, "e");
    SEES(wizard, "Which report?");
    wizard_press(wizard, "Enter");
    SEES(wizard, "In which format?");
    wizard_press(wizard, "Enter");
    CURSOR_BEHIND(wizard, "> nor-report.md");
    wizard_press(wizard, "Enter");
    SEES(wizard, "The report is in nor-report.md");
}

static void check_report(struct wizard *wizard)
{
    static const char *const statuses[] = {"Partly in place", "Not yet in place", "Not known"};
    for (int i = 0; i < STEPS; i++) {
        char script[256];
        bool example = strcmp(steps[i].label, "Q8") == 0 || strcmp(steps[i].label, "Q11") == 0;
        if (!steps[i].words || example)
            continue;
        snprintf(script, sizeof script, "tr '\\n' ' ' < nor-report.md | grep -cF '%s'",
                 steps[i].words);
        SHELL(wizard, script, "1");
    }
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        CHECK(strstr(wizard_shell(wizard, "cat nor-report.md"), statuses[i]) != NULL);
    SHELL(wizard, "cmark nor-report.md > html && pandoc -o html nor-report.md && echo taken",
          "taken");
}

static void test_a_domain_from_first_key_to_report(void)
{
    struct wizard *wizard = wizard_at("7");
    for (int i = 0; i < STEPS; i++) {
        take_step(wizard, &steps[i]);
        if (i == KILLED_AT) {
            terminal_signal(wizard->terminal, SIGKILL);
            CHECK(terminal_wait_end(wizard->terminal) == 128 + SIGKILL);
            wizard_again(wizard);
            SEES(wizard, "   Q16 ");
            CURSOR_BESIDE(wizard, "> 2 (x) Partly");
        }
        if (i + 1 < STEPS)
            wizard_press(wizard, "Right");
    }
    SHELL(wizard,
          "mnr status nor.yaml --json | jq -r '.instruments[0].domains[]|select(.id==\"mnr.dom1\")|"
          "[.applicable,.addressed,.answered,.required_left]|join(\" \")'",
          "20 20 19 0");
    wizard_press(wizard, "o");
    SEES(wizard, "20 of 20");
    wizard_press(wizard, "r");
    SEES(wizard, "Partly in place: 2");
    SEES(wizard, "Not yet in place: 1");
    export_report(wizard);
    check_report(wizard);
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* ---- what was found, at the end of a domain ---- */

/* The wizard at a question that is the only open one of the first domain. */
static struct wizard *at_the_last_open(const char *id, const char *question, int rows, int columns)
{
    char before[512];
    snprintf(before, sizeof before,
             "mnr set nor.yaml q7 yes; mnr questions mnr --json | jq -r "
             "'.[]|select(.domain==\"mnr.dom1\" and .id!=\"mnr.q07\" and .id!=\"%s\")|"
             "\"  \\(.id): {state: \\\"unknown\\\"}\"' >> nor.yaml; "
             "mnr set nor.yaml q10 --later",
             id);
    return wizard_start(&(struct wizard_start){
        .before = before, .question = question, .terminal = {rows, columns}});
}

static void test_the_end_of_a_domain_says_what_is_left(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.before = "mnr set nor.yaml q24 yes", .question = "24"});
    wizard_press(wizard, "D");
    SEES(wizard, "Judiciary and prosecutors");
    SEES(wizard, " More answers needed │");
    SEES(wizard, "│   in place or partly in place");
    wizard_press(wizard, "Esc r");
    SEES(wizard, "In place or partly in place; more answers needed");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_the_end_of_a_domain_says_what_was_found(void)
{
    static const int sizes[][2] = {{16, 60}, {24, 80}, {40, 120}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct wizard *wizard = at_the_last_open("mnr.ev1.5", "EV-1.5", sizes[i][0], sizes[i][1]);
        wizard_press(wizard, "1");
        SEES_NOT(wizard, "┌─ Policy");
        wizard_press(wizard, "Enter");
        SEES(wizard, "┌─ Policy");
        SEES(wizard, "All 15 questions are addressed, 13 of them");
        SEES(wizard, "? Leadership");
        SEES(wizard, " Not known │");
        SEES(wizard, "u next open: Q21");
        SEES(wizard, "f to finish (1 to come back to)");
        CURSOR_BESIDE(wizard, "> Enter goes on to Criminal justice, Q21");
        wizard_press(wizard, "Enter");
        SEES_NOT(wizard, "┌─ Policy");
        SEES(wizard, "   Q21 ");
        wizard_press(wizard, "Left Enter");
        SEES(wizard, "   Q21 ");
        SEES_NOT(wizard, "┌─ Policy");
        wizard_quit(wizard);
        wizard_free(wizard);
    }
}

/* Whatever is pressed goes where it would have gone without the box. */
static void test_what_was_found_is_never_in_the_way(void)
{
    struct wizard *wizard = at_the_last_open("mnr.ev1.5", "EV-1.5", 24, 80);
    wizard_press(wizard, "1");
    CURSOR_BESIDE(wizard, "> 1 (x)");
    wizard_press(wizard, "Enter");
    SEES(wizard, "┌─ Policy");
    wizard_press(wizard, "3");
    CURSOR_BESIDE(wizard, "> 3 (x) No");
    SEES_NOT(wizard, "┌─ Policy");
    wizard_press(wizard, "D");
    SEES(wizard, "┌─ Criminal justice");
    wizard_press(wizard, "o");
    SEES(wizard, "· Outline");
    wizard_press(wizard, "D");
    SEES(wizard, "┌─ Criminal justice");
    wizard_press(wizard, "D");
    SEES_NOT(wizard, "┌─ Criminal justice");
    SEES(wizard, "· Outline");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* Keys that are there already are not made to wait for it. */
static void test_keys_typed_ahead_pass_the_end_of_a_domain(void)
{
    struct wizard *wizard = at_the_last_open("mnr.ev1.5", "EV-1.5", 24, 80);
    wizard_press(wizard, "1 Enter 2 Enter");
    SEES(wizard, "   Q22 ");
    SEES_NOT(wizard, "┌─ Policy");
    ANSWER(wizard, "mnr.q21", ".value", "partly");
    wizard_escape(wizard, "q quit");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* The last open one need not be the last: then Enter leads past those that are answered. */
static void test_the_last_open_question_may_stand_anywhere(void)
{
    struct wizard *wizard = at_the_last_open("mnr.q10", "10", 24, 80);
    wizard_press(wizard, "D");
    SEES(wizard, "14 of 15 questions are addressed");
    SEES(wizard, "u next open: Q10");
    wizard_press(wizard, "Esc");
    SEES_NOT(wizard, "┌─ Policy");
    wizard_press(wizard, "2");
    CURSOR_BESIDE(wizard, "> 2 (x)");
    wizard_press(wizard, "Right");
    SEES(wizard, "┌─ Policy");
    CURSOR_BESIDE(wizard, "> Enter goes on to Criminal justice");
    SEES(wizard, "Alt-f to finish");
    wizard_press(wizard, "M-f");
    SEES(wizard, "· To finish");
    wizard_press(wizard, "D Enter");
    SEES(wizard, "   Q21 ");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_past_a_domain_with_open_questions_there_is_a_line(void)
{
    struct wizard *wizard = wizard_at("EV-1.5");
    wizard_press(wizard, "Right");
    SEES(wizard, "   Q21 ");
    SEES(wizard, "Policy and governance: Not answered 3, 0 of 12 questions are addressed.");
    SEES(wizard, "D says more");
    SEES_NOT(wizard, "┌─ Policy");
    wizard_press(wizard, "Left D");
    SEES(wizard, "┌─ Policy");
    wizard_press(wizard, "u");
    SEES(wizard, "   Q7 ");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"a domain from first key to report", test_a_domain_from_first_key_to_report},
    {"the end of a domain says what a status can still be",
     test_the_end_of_a_domain_says_what_is_left},
    {"the end of a domain says what was found", test_the_end_of_a_domain_says_what_was_found},
    {"what was found is never in the way", test_what_was_found_is_never_in_the_way},
    {"keys typed ahead pass the end of a domain", test_keys_typed_ahead_pass_the_end_of_a_domain},
    {"the last open question may stand anywhere", test_the_last_open_question_may_stand_anywhere},
    {"past a domain with open questions there is a line",
     test_past_a_domain_with_open_questions_there_is_a_line},
    CU_TEST_INFO_NULL,
};

void domain_suite(void)
{
    wizard_register("domain", tests);
}
