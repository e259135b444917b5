/* The status of each capability, as its rule means it, and why. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

struct case_of_rule {
    const char *answers;
    const char *status;
};

static void check_rule(const char *capability, const struct case_of_rule *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct assessment *assessment = test_assessment(test_survey());
        char words[TEST_STATUS];
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        CHECK_TEXT(
            test_status_words(
                findings_of(view.findings, test_capability(test_survey(), capability)), words),
            cases[i].status, "%s after %s", capability, cases[i].answers);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

/* ---- one gate, one status ---- */

static const struct {
    const char *capability;
    const char *gate;
    bool has_detail; /* which may still set a yes down */
    bool sets_partly_down;
} gates[] = {
    {"mnr.cap02", "mnr.q13", false, false}, {"mnr.cap03", "mnr.q16", true, false},
    {"mnr.cap04", "mnr.q21", false, false}, {"mnr.cap05", "mnr.q24", true, false},
    {"mnr.cap06", "mnr.q27", true, false},  {"mnr.cap08", "mnr.q37", false, false},
    {"mnr.cap09", "mnr.q40", false, false}, {"mnr.cap10", "mnr.q43", true, false},
    {"mnr.cap11", "mnr.q46", false, false}, {"mnr.cap12", "mnr.q51", false, false},
    {"mnr.cap13", "mnr.q54", true, false},  {"mnr.cap14", "mnr.q58", false, false},
    {"mnr.cap15", "mnr.q61", true, false},  {"mnr.cap16", "mnr.q66", false, false},
    {"mnr.cap18", "mnr.q70", true, true},   {"mnr.cap19", "mnr.q70", true, true},
    {"mnr.cap20", "mnr.q75", false, false},
};

static void test_gates(void)
{
    static const struct {
        const char *value;
        const char *status;
    } cases[] = {{"yes", "in-place"}, {"partly", "partly"},    {"no", "not-yet"},
                 {"?", "not-known"},  {"-", "not-applicable"}, {"", "not-answered"}};
    for (size_t g = 0; g < COUNT(gates); g++)
        for (size_t i = 0; i < COUNT(cases); i++) {
            char words[32];
            bool open = gates[g].has_detail && strcmp(cases[i].value, "yes") == 0;
            bool open_partly = gates[g].sets_partly_down && strcmp(cases[i].value, "partly") == 0;
            const char *status = open          ? "in-place|partly"
                                 : open_partly ? "partly|not-yet"
                                               : cases[i].status;
            snprintf(words, sizeof words, "%s=%s", gates[g].gate, cases[i].value);
            check_rule(gates[g].capability, &(struct case_of_rule){words, status}, 1);
        }
}

/* ---- the other rules ---- */

static void test_leadership(void)
{
    static const struct case_of_rule cases[] = {
        {"mnr.q07=yes; mnr.q10=yes", "in-place"},
        {"mnr.q07=yes; mnr.q10=partly", "partly"},
        {"mnr.q07=yes; mnr.q10=no", "partly"},
        {"mnr.q07=no; mnr.q10=yes", "partly"},
        {"mnr.q07=partly; mnr.q10=no", "partly"},
        {"mnr.q07=partly; mnr.q10=partly", "partly"},
        {"mnr.q07=no; mnr.q10=no", "not-yet"},
        {"mnr.q07=yes; mnr.q10=?", "in-place|partly?"},
        {"mnr.q07=no; mnr.q10=?", "partly|not-yet?"},
        {"mnr.q07=?; mnr.q10=?", "not-known"},
        {"mnr.q07=yes", "in-place|partly"},
        {"mnr.q07=no", "partly|not-yet"},
        {"mnr.q07=partly", "partly"},           /* whatever the other is */
        {"mnr.q07=?", "not-answered"},          /* one of the two is still to be answered */
        {"mnr.q07=-; mnr.q10=yes", "in-place"}, /* what does not apply counts for nothing */
        {"mnr.q07=-; mnr.q10=no", "not-yet"},
        {"mnr.q07=-; mnr.q10=?", "not-known"},
        {"mnr.q07=-", "not-answered"},
        {"mnr.q07=-; mnr.q10=-", "not-applicable"},
    };
    check_rule("mnr.cap01", cases, COUNT(cases));
}

static void test_judiciary(void)
{
    static const struct case_of_rule cases[] = {
        {"mnr.q24=yes; mnr.q24a=yes; mnr.q24b=yes", "in-place"},
        {"mnr.q24=yes; mnr.q24a=partly; mnr.q24b=yes", "partly"},
        {"mnr.q24=yes; mnr.q24a=yes; mnr.q24b=no", "partly"},
        {"mnr.q24=yes; mnr.q24b=no", "partly"},
        {"mnr.q24=yes; mnr.q24a=?; mnr.q24b=-", "in-place"}, /* optional detail, not known */
        {"mnr.q24=partly; mnr.q24a=yes; mnr.q24b=yes", "partly"},
        {"mnr.q24=yes; mnr.q24a=no; mnr.q24b=no; mnr.q24=no", "not-yet"},
        {"mnr.q24=yes; mnr.q24a=no; mnr.q24=?", "not-known"},
        {"mnr.q24=yes; mnr.q24a=no; mnr.q24=-", "not-applicable"},
    };
    check_rule("mnr.cap05", cases, COUNT(cases));
}

static void test_lists(void)
{
    static const struct case_of_rule offenders[] = {
        {"mnr.q27=yes; mnr.q28=offender-register", "partly"},
        {"mnr.q27=yes; mnr.q28=offender-register,statutory-tools", "partly"},
        {"mnr.q27=yes; mnr.q28=offender-register,statutory-tools,community-management", "in-place"},
        {"mnr.q27=yes; mnr.q28=none", "partly"},
        {"mnr.q27=yes; mnr.q28=?", "in-place"},
        {"mnr.q27=partly; mnr.q28=offender-register,statutory-tools,community-management",
         "partly"},
    };
    static const struct case_of_rule remedies[] = {
        {"mnr.q43=yes; mnr.q44=advocacy,compensation", "partly"},
        {"mnr.q43=yes; mnr.q44=advocacy,compensation,recovery-services", "in-place"},
        {"mnr.q43=yes; mnr.q44=none", "partly"},
    };
    static const struct case_of_rule support[] = {
        {"mnr.q61=yes; mnr.q62=families", "partly"},
        {"mnr.q61=yes; mnr.q62=families,young-people", "in-place"},
        {"mnr.q61=yes; mnr.q62=-", "in-place"},
    };
    check_rule("mnr.cap06", offenders, COUNT(offenders));
    check_rule("mnr.cap10", remedies, COUNT(remedies));
    check_rule("mnr.cap15", support, COUNT(support));
}

static void test_choices(void)
{
    static const struct case_of_rule databases[] = {
        {"mnr.q31a=yes", "in-place"},           {"mnr.q31a=in-progress", "partly"},
        {"mnr.q31a=no", "partly|not-yet"},      {"mnr.q31a=?", "not-known"},
        {"mnr.q31a=-", "not-applicable"},       {"mnr.q30=yes; mnr.q33=yes", "in-place|partly"},
        {"mnr.q31a=no; mnr.q33=no", "not-yet"}, {"mnr.q31a=no; mnr.q33=yes", "partly"},
        {"mnr.q31a=no; mnr.q33=?", "not-yet"},  {"mnr.q30=yes", "not-answered"},
    };
    static const struct case_of_rule reporting[] = {
        {"mnr.q69a=obliges; mnr.q69c=yes", "in-place"},
        {"mnr.q69a=obliges; mnr.q69c=no", "partly"},
        {"mnr.q69a=obliges", "in-place|partly"},
        {"mnr.q69a=obliges; mnr.q69c=?", "partly"},
        {"mnr.q69a=protects-only", "in-place"},
        {"mnr.q69a=neither", "not-yet"},
        {"mnr.q69a=?", "not-known"},
        {"mnr.q69=words", "not-answered"},
    };
    static const struct case_of_rule terms[] = {
        {"mnr.q78a=law", "in-place"},
        {"mnr.q78a=guidance", "in-place"},
        {"mnr.q78a=debated", "partly"},
        {"mnr.q78a=none", "not-yet"},
    };
    check_rule("mnr.cap07", databases, COUNT(databases));
    check_rule("mnr.cap17", reporting, COUNT(reporting));
    check_rule("mnr.cap21", terms, COUNT(terms));
}

/* The tool-added lists fire steps and change no status. */
static void test_added_lists(void)
{
    static const char *const values[] = {"none", "?", "-", ""};
    for (size_t v = 0; v < COUNT(values); v++) {
        struct assessment *assessment = test_assessment(test_survey());
        test_answer_all(assessment, SPIRIT_IN_PLACE);
        for (size_t i = 0; i < test_survey()->question_count; i++) {
            const struct question *question = test_survey()->questions[i];
            char words[32];
            snprintf(words, sizeof words, "%s=%s", question->id, values[v]);
            if (question->ours && question->kind == KIND_MANY)
                test_answer(assessment, words);
        }
        struct test_view view = test_view(assessment);
        CHECK_COUNT(findings_count(view.findings, NULL, STATUS_IN_PLACE), 21,
                    "capabilities in place when the lists are “%s”", values[v]);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

/* What an answer behind the gate says is nothing where the gate does not apply or is not known. */
static void test_gate_decides(void)
{
    static const struct {
        const char *capability;
        const char *answers;
        const char *gate;
    } cases[] = {
        {"mnr.cap18", "mnr.q70a=no", "mnr.q70"},
        {"mnr.cap19", "mnr.q70b=yes", "mnr.q70"},
        {"mnr.cap17", "mnr.q69a=obliges; mnr.q69c=no", "mnr.q69a"},
        {"mnr.cap13", "mnr.q54=yes; mnr.q55=none", "mnr.q54"},
        {"mnr.cap06", "mnr.q27=yes; mnr.q28=none", "mnr.q27"},
        {"mnr.cap10", "mnr.q43=yes; mnr.q44=none", "mnr.q43"},
        {"mnr.cap15", "mnr.q61=yes; mnr.q62=none", "mnr.q61"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char words[96];
        snprintf(words, sizeof words, "%s; %s=-", cases[i].answers, cases[i].gate);
        check_rule(cases[i].capability, &(struct case_of_rule){words, "not-applicable"}, 1);
        snprintf(words, sizeof words, "%s; %s=?", cases[i].answers, cases[i].gate);
        check_rule(cases[i].capability, &(struct case_of_rule){words, "not-known"}, 1);
    }
}

/* ---- all of them ---- */

static void test_spirits(void)
{
    static const struct {
        enum test_spirit spirit;
        enum status status;
    } cases[] = {{SPIRIT_IN_PLACE, STATUS_IN_PLACE},
                 {SPIRIT_UNKNOWN, STATUS_NOT_KNOWN},
                 {SPIRIT_NOT_APPLICABLE, STATUS_NOT_APPLICABLE}};
    struct assessment *assessment = test_assessment(test_survey());
    struct test_view view = test_view(assessment);
    CHECK_COUNT(findings_count(view.findings, NULL, STATUS_NOT_ANSWERED), 21, "nothing answered");
    test_view_free(&view);
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_answer_all(assessment, cases[i].spirit);
        view = test_view(assessment);
        CHECK_COUNT(findings_count(view.findings, NULL, cases[i].status), 21,
                    "capabilities that are %s", status_entry(cases[i].status)->word);
        test_view_free(&view);
    }
    assessment_free(assessment);
}

static void test_counting(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    test_answer(assessment, "mnr.q07=yes; mnr.q10=yes; mnr.q13=no; mnr.q16=?; mnr.q21=yes");
    struct test_view view = test_view(assessment);
    const struct domain *first = test_survey()->questionnaires[0]->domains[1];
    size_t total = 0;
    for (int status = STATUS_IN_PLACE; status <= STATUS_NOT_APPLICABLE; status++)
        total += findings_count(view.findings, NULL, (enum status)status);
    CHECK_COUNT(total, 21, "every capability has one status");
    CHECK_COUNT(findings_count(view.findings, first, STATUS_IN_PLACE), 1, "in place");
    CHECK_COUNT(findings_count(view.findings, first, STATUS_NOT_YET), 1, "not yet");
    CHECK_COUNT(findings_count(view.findings, first, STATUS_NOT_KNOWN), 1, "not known");
    CHECK_COUNT(findings_count(view.findings, NULL, STATUS_IN_PLACE), 2, "in place in all domains");
    test_view_free(&view);
    assessment_free(assessment);
}

void findings_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a gate makes the status; unknown is never no", test_gates},
        {"leadership is both a body and a plan", test_leadership},
        {"judges and prosecutors set the status down, not up", test_judiciary},
        {"too few ticks set a status down", test_lists},
        {"connection, duty to report and terms have levels of their own", test_choices},
        {"lists that we added change no status", test_added_lists},
        {"where the gate does not apply, its details say nothing", test_gate_decides},
        {"all in place, all unknown, all not applicable, nothing answered", test_spirits},
        {"capabilities are counted by status and domain", test_counting},
        CU_TEST_INFO_NULL,
    };
    test_register("findings", tests);
}
