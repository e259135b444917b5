/* What can be read: all keys, help on a question, the glossary, the documents, this record. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

/* Makes each run of white space one space, in place. */
static void squeeze(char *text)
{
    char *out = text;
    for (const char *in = text; *in; in++)
        if (!isspace((unsigned char)*in))
            *out++ = *in;
        else if (out > text && out[-1] != ' ')
            *out++ = ' ';
    *out = '\0';
}

/* The manual's table says ".TP", ".B KEYS", then what they do; a backslash stands before a hyphen.
   The help screen says the same beside each other. Returns whether it has every key. */
static bool lists_all_keys(struct terminal *terminal, void *context)
{
    char *table = strdup(context);
    char *help = strdup(terminal_screen(terminal));
    char *rest = NULL;
    char entry[512] = "";
    bool all = true;
    CU_ASSERT_FATAL(table && help);
    squeeze(help);
    for (char *line = strtok_r(table, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        if (strncmp(line, ".B ", 3) == 0) {
            snprintf(entry, sizeof entry, "%s ", line + 3);
        } else if (*entry && *line != '.') {
            snprintf(entry + strlen(entry), sizeof entry - strlen(entry), "%s", line);
            all = all && strstr(help, entry);
            *entry = '\0';
        }
    }
    free(help);
    free(table);
    return all;
}

static void test_the_help_lists_every_key_of_the_manual(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.terminal = {.rows = 300, .columns = 120}});
    SEES(wizard, "   Q1 ");
    wizard_press(wizard, "k");
    SEES(wizard, "· All keys");
    const char *mantables = "\"$(dirname \"$MNR\")/mantables\" keys | sed 's/\\\\-/-/g'";
    const char *table = wizard_shell(wizard, "%s", mantables);
    CHECK(strlen(table) > 1000);
    HOLDS(wizard, lists_all_keys, table);
    wizard_escape(wizard, "   Q1 ");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_help_is_a_key_away_everywhere(void)
{
    static const struct {
        const char *way;
        const char *help;
        const char *back;
    } cases[] = {
        {"?", "· Help", "   Q7 "},           {"F1", "· Help", "   Q7 "},
        {"k", "· All keys", "   Q7 "},       {"o ?", "· All keys", "· Outline"},
        {"o F1", "· All keys", "· Outline"}, {"f ?", "· All keys", "· To finish"},
        {"r ?", "· All keys", "· Findings"}, {"r Enter ?", "· All keys", "· Capability"},
        {"p ?", "· All keys", "· Report"},   {"t ?", "· All keys", "· This record"},
        {"s ?", "· All keys", "· Sources"},  {"n F1", "· All keys", "┌─ Note"},
        {"M ?", "· All keys", "   Q7 "},     {"g F1", "· All keys", "Question:"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct wizard *wizard = wizard_at("7");
        wizard_press(wizard, cases[i].way);
        SEES(wizard, cases[i].help);
        wizard_escape(wizard, cases[i].back);
        SEES_NOT(wizard, cases[i].help);
        wizard_free(wizard);
    }
}

static void test_help_while_typing_keeps_the_words(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "Half a sen");
    wizard_press(wizard, "F1");
    SEES(wizard, "· Help");
    wizard_escape(wizard, "│ Half a sen");
    wizard_type(wizard, "tence");
    CURSOR_BEHIND(wizard, "│ Half a sentence");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q09", ".value", "Half a sentence");
    wizard_free(wizard);
}

static void test_help_on_a_question(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.question = "69", .terminal = {.rows = 120, .columns = 100}});
    wizard_press(wizard, "M-?");
    SEES(wizard, "· Help");
    SEES(wizard, "What good looks like");
    SEES(wizard, "Please mind ──");
    SEES(wizard, "Appendix 2, Q69");
    wizard_escape(wizard, "   Q69 ");
    wizard_free(wizard);
}

/* Below the question, and below the capability with its steps. */
static void test_what_was_seen_elsewhere(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.data = "tests/data/rules",
                                            .question = "t.service.open",
                                            .terminal = {.rows = 60, .columns = 90}});
    wizard_press(wizard, "3");
    wizard_go(wizard, "t.gate");
    wizard_press(wizard, "PageDown");
    SEES(wizard, "Seen elsewhere ──");
    SEES(wizard, "Ontario, Canada (law, 2009): A fund pays for counselling.");
    SEES(wizard, "Norway (draft or proposal, 2018): A body is planned.");
    SEES(wizard, "An example is no model");
    wizard_press(wizard, "r");
    SEES(wizard, "· Findings");
    wizard_press(wizard, "Down Enter");
    SEES(wizard, "· Capability");
    SEES(wizard, "Seen elsewhere, and no model: Norway (2020): Opened with one telephone.");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* The figures stand below the question, and beside it on a wide screen. */
static void test_what_is_published_stands_by(void)
{
    struct wizard *wizard = wizard_at("7");
    SEES_NOT(wizard, "32 of 42 countries");
    wizard_press(wizard, "PageDown");
    SEES(wizard, "32 of 42 countries (76 %), 2021");
    wizard_press(wizard, "PageUp");
    SEES_NOT(wizard, "32 of 42 countries");
    CURSOR_BESIDE(wizard, "1 ( ) Yes");
    terminal_resize(wizard->terminal, 40, 120);
    SEES(wizard, "32 of 42 countries");
    CURSOR_BESIDE(wizard, "1 ( ) Yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_the_glossary_and_the_documents(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "w");
    SEES(wizard, "· Glossary");
    wizard_press(wizard, "PageDown PageDown");
    SEES(wizard, "more above and below");
    wizard_press(wizard, "/");
    wizard_type(wizard, "grooming");
    SEES(wizard, "Questions (");
    wizard_escape(wizard, "· Glossary");
    wizard_press(wizard, "v");
    SEES(wizard, "· Documents");
    SEES(wizard, "weprotect-2022");
    wizard_escape(wizard, "· Glossary");
    wizard_escape(wizard, "   Q7 ");
    SEES_NOT(wizard, "· Documents");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_this_record(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "t");
    SEES(wizard, "· This record");
    SEES(wizard, "2022.2");
    CURSOR_BESIDE(wizard, "Norway 2026");
    wizard_press(wizard, "Enter");
    CURSOR_BEHIND(wizard, "> Norway 2026");
    wizard_type(wizard, ", second round");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Norway 2026, second round · NOR");
    SHELL(wizard, "grep ^title nor.yaml", "title: \"Norway 2026, second round\"");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_what_documents_record(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "mnr set nor.yaml m1.provider-duty yes", .question = "7", .all_three = true});
    wizard_press(wizard, "M");
    SEES(wizard, "· Published");
    SEES(wizard, "Norway (NOR)");
    SEES(wizard, "C1  met           A law specific to CSAM");
    SEES(wizard, "your answer in O1.specific-law: Not answered");
    wizard_press(wizard, "/");
    wizard_type(wizard, "must report");
    wizard_press(wizard, "Enter");
    SEES(wizard, "C5  not met       Internet service providers must report");
    SEES(wizard, "your answer in M1.provider-duty: Yes, which differs");
    wizard_press(wizard, "End");
    SEES(wizard, "printed: 89 of 161 in 2017");
    wizard_escape(wizard, "   Q7 ");
    wizard_press(wizard, "r M");
    SEES(wizard, "· Published");
    wizard_escape(wizard, "· Findings");
    wizard_press(wizard, "o M");
    SEES(wizard, "· Published");
    wizard_escape(wizard, "· Outline");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_country_without_a_row(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){.practice = true, .question = "7"});
    wizard_press(wizard, "M");
    SEES(wizard, "This country has no row there.");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_the_country_is_chosen_in_the_record(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "rm nor.yaml; mnr new nor.yaml --instruments law", .arguments = "nor.yaml"});
    wizard_press(wizard, "M-M");
    SEES(wizard, "This record names no country yet.");
    wizard_escape(wizard, "   D1");
    wizard_press(wizard, "M-t Down");
    CURSOR_BESIDE(wizard, "Country         not said yet");
    wizard_press(wizard, "Enter");
    wizard_type(wizard, "swed");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Country         Sweden");
    SHELL(wizard, "grep ^country nor.yaml", "country: \"SWE\"");
    wizard_press(wizard, "Down Enter");
    SEES(wizard, "Sweden (SWE)");
    wizard_escape(wizard, "· This record");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_questionnaires_come_and_go(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "mnr set nor.yaml q7 yes", .question = "7", .all_three = true});
    wizard_press(wizard, "t Down Down Down");
    CURSOR_BESIDE(wizard, "Questionnaires  Model National Response survey");
    wizard_press(wizard, "Enter");
    CURSOR_BESIDE(wizard, "> 1 [x] MNR survey");
    wizard_press(wizard, "1 4");
    SEES(wizard, "2 answers are kept in the file");
    CURSOR_BESIDE(wizard, "Questionnaires  Model legislation");
    ANSWER(wizard, "mnr.q07", "[.applies, .value]|@text", "[false,\"yes\"]");
    wizard_escape(wizard, "This question is not asked now");
    SEES(wizard, "is not part of this assessment");
    wizard_press(wizard, "t Down Down Down Enter 1 4");
    SEES(wizard, "Questionnaires  Model National Response survey");
    wizard_escape(wizard, "(x) Yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_one_questionnaire_stays(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "t Down Down Down Enter 1 4");
    SEES(wizard, "[ ] MNR survey");
    wizard_press(wizard, "3 4");
    SEES(wizard, "Questionnaires  Implementation benchmarks");
    SHELL(wizard, "grep ^instruments nor.yaml", "instruments: {imp: \"2017.2\"}");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* Asking less hides questions and loses no answer. */
static void test_the_depth_can_change_at_any_time(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.before = "mnr set nor.yaml mnr.q09 Kept", .question = "7"});
    wizard_press(wizard, "t Down Down Down Down");
    CURSOR_BESIDE(wizard, "In general");
    wizard_press(wizard, "Enter");
    CURSOR_BESIDE(wizard, "> 3 Full");
    wizard_press(wizard, "1");
    SEES(wizard, "of 23");
    ANSWER(wizard, "mnr.q09", ".applies", "false");
    ANSWER(wizard, "mnr.q09", ".value", "Kept");
    wizard_press(wizard, "Down");
    CURSOR_BESIDE(wizard, "Leadership");
    wizard_press(wizard, "Enter 3");
    SEES(wizard, "of 25");
    ANSWER(wizard, "mnr.q09", ".applies", "true");
    wizard_press(wizard, "Up Enter 2");
    SEES_NOT(wizard, "of 25");
    SHELL(wizard, "grep ^depth nor.yaml", "depth: \"standard\"");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"the help lists every key", test_the_help_lists_every_key_of_the_manual},
    {"help is a key away everywhere", test_help_is_a_key_away_everywhere},
    {"help while typing keeps the words", test_help_while_typing_keeps_the_words},
    {"help on a question", test_help_on_a_question},
    {"what was seen elsewhere stands by, as no model", test_what_was_seen_elsewhere},
    {"what is published stands by", test_what_is_published_stands_by},
    {"the glossary and the documents", test_the_glossary_and_the_documents},
    {"this record", test_this_record},
    {"what documents record about the country", test_what_documents_record},
    {"a country without a row", test_a_country_without_a_row},
    {"the country is chosen in the record", test_the_country_is_chosen_in_the_record},
    {"questionnaires come and go", test_questionnaires_come_and_go},
    {"one questionnaire stays", test_one_questionnaire_stays},
    {"the depth can change at any time", test_the_depth_can_change_at_any_time},
    CU_TEST_INFO_NULL,
};

void reading_suite(void)
{
    wizard_register("reading", tests);
}
