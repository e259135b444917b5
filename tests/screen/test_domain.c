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

static CU_TestInfo tests[] = {
    {"a domain from first key to report", test_a_domain_from_first_key_to_report},
    CU_TEST_INFO_NULL,
};

void domain_suite(void)
{
    wizard_register("domain", tests);
}
