/* Looking for words everywhere, going to a question by number or words, and back the same way. */
#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static const struct wizard_start with_answers = {
    .before = "mnr set nor.yaml mnr.q09 'Un rapporteur spécial' --note 'Zur Straßenlage'; "
              "mnr set nor.yaml mnr.q47 no",
    .question = "7",
};

static struct wizard *start_small(const struct wizard_start *how)
{
    struct wizard_start small = *how;
    small.terminal = (struct terminal_options){.rows = 16, .columns = 60};
    return wizard_start(&small);
}

static void check_search(struct wizard *wizard)
{
    wizard_press(wizard, "/");
    SEES(wizard, "· Find");
    CURSOR_BEHIND(wizard, "Find: ");
    wizard_type(wizard, "special rapp");
    SEES(wizard, "Answers (1)");
    SEES(wizard, "Un rapporteur spécial");
    wizard_press(wizard, "C-w");
    wizard_press(wizard, "C-w");
    wizard_type(wizard, "STRASSEN");
    SEES(wizard, "Notes (1)");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   Q9 ");
    SEES_NOT(wizard, "· Find");
}

static void test_all_is_searched_at_once(void)
{
    struct wizard *wizard = wizard_start(&with_answers);
    check_search(wizard);
    wizard_free(wizard);
    wizard = start_small(&with_answers);
    check_search(wizard);
    wizard_free(wizard);
}

/* Results change with each key, come in groups, and lead on. */
static void test_results_as_one_types(void)
{
    struct wizard *wizard = wizard_start(&with_answers);
    wizard_press(wizard, "/");
    wizard_type(wizard, "helpl");
    SEES(wizard, "Questions (");
    wizard_type(wizard, "qq");
    SEES(wizard, "Nothing is found with all these words.");
    wizard_press(wizard, "Backspace Backspace");
    SEES(wizard, "Questions (");
    wizard_press(wizard, "Down");
    CURSOR_BEFORE(wizard, "> Q46 ");
    wizard_press(wizard, "Up");
    wizard_press(wizard, "End");
    CURSOR_BESIDE(wizard, "> ");
    wizard_escape(wizard, "   Q7 ");
    wizard_free(wizard);
}

/* The last search stands there again; the first letter begins another. */
static void test_the_last_search_comes_back(void)
{
    struct wizard *wizard = wizard_start(&with_answers);
    wizard_press(wizard, "/");
    wizard_type(wizard, "rapporteur");
    SEES(wizard, "Answers (1)");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   Q9 ");
    wizard_press(wizard, "C-f");
    SEES(wizard, "Find: rapporteur");
    SEES(wizard, "Answers (1)");
    wizard_type(wizard, "s");
    SEES(wizard, "Find: s");
    SEES_NOT(wizard, "Find: rapporteur");
    wizard_free(wizard);
}

static void test_a_question_that_is_not_asked_says_so(void)
{
    struct wizard *wizard = wizard_start(&with_answers);
    wizard_press(wizard, "/");
    wizard_type(wizard, "true of the child helpline");
    SEES(wizard, "Q47a");
    SEES(wizard, "not asked now");
    wizard_free(wizard);
}

static void test_a_term_leads_to_the_glossary(void)
{
    struct wizard *wizard = wizard_start(&with_answers);
    wizard_press(wizard, "/");
    wizard_type(wizard, "sextortion");
    SEES(wizard, "Glossary (1)");
    wizard_press(wizard, "Enter");
    SEES(wizard, "· Glossary");
    wizard_escape(wizard, "Find: sextortion");
    wizard_escape(wizard, "   Q7 ");
    wizard_free(wizard);
}

static void check_go_to(struct wizard *wizard)
{
    wizard_press(wizard, "g");
    SEES(wizard, "Question:");
    wizard_type(wizard, "17");
    SEES(wizard, "> Q17 ");
    wizard_press(wizard, "C-w");
    wizard_type(wizard, "national strategy victm");
    SEES_NOT(wizard, "> Q17 ");
    wizard_press(wizard, "C-w C-w C-w");
    wizard_type(wizard, "hotlime");
    SEES(wizard, "Q51");
    wizard_press(wizard, "Enter");
    SEES_NOT(wizard, "Question:");
}

static void test_going_by_words(void)
{
    struct wizard *wizard = wizard_at("7");
    check_go_to(wizard);
    wizard_quit(wizard);
    wizard_free(wizard);
    wizard = start_small(&(struct wizard_start){.question = "7"});
    check_go_to(wizard);
    wizard_free(wizard);
}

static void test_back_and_forward(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_go(wizard, "21");
    wizard_go(wizard, "70");
    wizard_press(wizard, "[");
    SEES(wizard, "   Q21 ");
    wizard_press(wizard, "M-Left");
    SEES(wizard, "   Q7 ");
    wizard_press(wizard, "[");
    SEES(wizard, "   Q1 ");
    wizard_press(wizard, "[");
    SEES(wizard, "This is where you began");
    wizard_press(wizard, "] ]");
    SEES(wizard, "   Q21 ");
    wizard_press(wizard, "M-Right");
    SEES(wizard, "   Q70 ");
    wizard_press(wizard, "o [");
    SEES(wizard, "   Q21 ");
    wizard_go(wizard, "51");
    wizard_press(wizard, "]");
    SEES(wizard, "This is where you came to last");
    wizard_press(wizard, "g");
    SEES(wizard, "Looked at last");
    CURSOR_BESIDE(wizard, "Question:");
    SEES(wizard, "> Q21 ");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   Q21 ");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* The header says where one is even when the page is scrolled. */
static void test_the_header_has_the_way(void)
{
    struct wizard *wizard = wizard_at("7");
    SEES(wizard, "· Leadership › Q7 ");
    wizard_press(wizard, "PageDown PageDown");
    SEES(wizard, "· Leadership › Q7 ");
    wizard_free(wizard);
}

static void check_filters(struct wizard *wizard)
{
    wizard_press(wizard, "f");
    SEES(wizard, "[what is left]");
    wizard_press(wizard, "Tab Tab");
    SEES(wizard, "[later]");
    CURSOR_BESIDE(wizard, "> Q10 ");
    wizard_press(wizard, "Tab");
    SEES(wizard, "[don't know]");
    CURSOR_BESIDE(wizard, "> Q13 ");
    wizard_press(wizard, "Tab Tab");
    SEES(wizard, "[gaps]");
    CURSOR_BESIDE(wizard, "> Q46 ");
    wizard_press(wizard, "S-Tab");
    SEES(wizard, "[sensitive]");
    SEES(wizard, "There is no such question.");
    wizard_press(wizard, "Tab Enter");
    SEES(wizard, "   Q46 ");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_filters(void)
{
    struct wizard_start how = {
        .before = "mnr set nor.yaml mnr.q10 yes --later; mnr set nor.yaml mnr.q13 --unknown; "
                  "mnr set nor.yaml mnr.q46 no",
        .question = "7",
    };
    check_filters(wizard_start(&how));
    check_filters(start_small(&how));
}

static void see_changed(struct wizard *wizard)
{
    wizard_press(wizard, "f S-Tab");
    SEES(wizard, "[changed since export]");
}

static void export_report(struct wizard *wizard)
{
    wizard_press(wizard, "p");
    SEES(wizard, "· Report");
    wizard_press(wizard, "e 1 1");
    CURSOR_BEHIND(wizard, "> nor-report.md");
    wizard_press(wizard, "Enter");
    SEES(wizard, "The report is in nor-report.md");
}

static void test_what_changed_since_the_last_export(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_press(wizard, "1");
    see_changed(wizard);
    SEES(wizard, "has not been exported on this computer yet");
    export_report(wizard);
    see_changed(wizard);
    SEES(wizard, "Nothing has changed since the export of 20");
    SHELL(wizard, "stat -c %a .state/mnr-assess/exported/*", "600");
    SHELL(wizard, "SOURCE_DATE_EPOCH=4000000000 mnr set nor.yaml mnr.q13 no && echo done", "done");
    wizard_again(wizard);
    see_changed(wizard);
    CURSOR_BESIDE(wizard, "> Q13 ");
    SEES_NOT(wizard, "Q7 ");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* Commands that write a file are exports, too; what goes to standard output may be read only. */
static void test_commands_export(void)
{
    static const char *const commands[] = {"report nor.yaml --output x.md",
                                           "export nor.yaml --format csv --output x.csv"};
    for (size_t i = 0; i < 2; i++) {
        struct wizard *wizard = wizard_at("7");
        see_changed(wizard);
        wizard_shell(wizard, "mnr report nor.yaml");
        wizard_press(wizard, "Tab S-Tab");
        SEES(wizard, "has not been exported on this computer yet");
        wizard_shell(wizard, "SOURCE_DATE_EPOCH=1795255200 mnr %s", commands[i]);
        wizard_press(wizard, "Tab S-Tab");
        SEES(wizard, "Nothing has changed since the export of 2026-11-21");
        wizard_quit(wizard);
        wizard_free(wizard);
    }
}

static void test_the_end_of_a_domain_says_what_was_found(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.before = "mnr set nor.yaml mnr.q13 no", .question = "EV-1.5"});
    wizard_press(wizard, "Right");
    SEES(wizard, "Policy and governance: Not yet in place 1, Not answered 2,");
    SEES(wizard, "Now: Criminal justice");
    SEES(wizard, "   Q21 ");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"all is searched at once", test_all_is_searched_at_once},
    {"results as one types", test_results_as_one_types},
    {"the last search comes back", test_the_last_search_comes_back},
    {"a question that is not asked says so", test_a_question_that_is_not_asked_says_so},
    {"a term leads to the glossary", test_a_term_leads_to_the_glossary},
    {"going by words", test_going_by_words},
    {"back and forward", test_back_and_forward},
    {"the header has the way", test_the_header_has_the_way},
    {"filters", test_filters},
    {"what changed since the last export", test_what_changed_since_the_last_export},
    {"commands export, too", test_commands_export},
    {"the end of a domain says what was found", test_the_end_of_a_domain_says_what_was_found},
    CU_TEST_INFO_NULL,
};

void finding_suite(void)
{
    wizard_register("finding", tests);
}
