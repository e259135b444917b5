/* How one begins: the start screen, and opening where one stopped. */
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

/* The start screen in a home where nothing was opened yet. */
static struct wizard *start_screen(const char *before)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){.before = before, .arguments = ""});
    SEES(wizard, "Begin a new assessment");
    return wizard;
}

static void test_the_first_screen_says_what_this_is(void)
{
    struct wizard *wizard = start_screen(NULL);
    SEES(wizard, "not an inspection");
    SEES(wizard, "To begin ──");
    SEES_NOT(wizard, "Go on with");
    CURSOR_BESIDE(wizard, "> Begin a new assessment");
    wizard_press(wizard, "Down Down Down");
    CURSOR_BESIDE(wizard, "> Practise");
    wizard_quit(wizard);
    SHELL(wizard, "ls", "nor.yaml");
    wizard_free(wizard);
}

static void test_a_new_assessment(void)
{
    struct wizard *wizard = start_screen(NULL);
    wizard_press(wizard, "Enter");
    SEES(wizard, "Type part of a name or code:");
    wizard_type(wizard, "keny");
    CURSOR_BESIDE(wizard, "> Kenya");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Which questionnaires");
    CURSOR_BESIDE(wizard, "> 4 Go on with these");
    wizard_press(wizard, "2");
    CURSOR_BESIDE(wizard, "> 2 [ ] Model law");
    wizard_press(wizard, "3");
    CURSOR_BESIDE(wizard, "> 3 [ ] Benchmarks");
    wizard_press(wizard, "Down Enter");
    SEES(wizard, "How deep to ask");
    CURSOR_BESIDE(wizard, "> 3 Full");
    wizard_press(wizard, "1");
    SEES(wizard, "The name of the new file.");
    CURSOR_BEHIND(wizard, "> ken-2026.yaml");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Kenya 2026 · KEN");
    SEES(wizard, "0 of 23");
    CURSOR_BESIDE(wizard, "1 ( ) Yes");
    SHELL(wizard, "mnr get ken-2026.yaml mnr.q01 --json | jq -r .value", "KEN");
    SHELL(wizard, "grep '^depth' ken-2026.yaml; stat -c %a ken-2026.yaml", "depth: \"core\"\n600");
    SHELL(wizard, "grep '^instruments' ken-2026.yaml", "instruments: {mnr: \"2022.2\"}");
    wizard_press(wizard, "t");
    SEES(wizard, "/ken-2026.yaml");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_file_that_exists_is_not_taken(void)
{
    struct wizard *wizard = start_screen("cp nor.yaml before");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Type part of");
    wizard_type(wizard, "norw");
    wizard_press(wizard, "Enter Enter Enter");
    CURSOR_BEHIND(wizard, "> nor-2026.yaml");
    wizard_press(wizard, "C-a C-k");
    wizard_type(wizard, "nor.yaml");
    wizard_press(wizard, "Enter");
    SEES(wizard, "exists already and is not overwritten");
    CURSOR_BEHIND(wizard, "> nor.yaml");
    wizard_press(wizard, "C-a C-k");
    wizard_type(wizard, "~/other.yaml");
    wizard_press(wizard, "Enter");
    CURSOR_BESIDE(wizard, "> Norway");
    SHELL(wizard, "cmp nor.yaml before && ls *.yaml", "nor.yaml\nother.yaml");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_leaving_halfway_makes_nothing(void)
{
    static const char *const ways[] = {"Enter", "Enter Enter", "Enter Enter Enter",
                                       "Enter Enter Enter Enter", "Down Enter"};
    static const char *const seen[] = {"Type part of", "Which questionnaires", "How deep",
                                       "New file", "Its name,"};
    struct wizard *wizard = start_screen(NULL);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        wizard_press(wizard, ways[i]);
        SEES(wizard, seen[i]);
        wizard_escape(wizard, "> ");
        SEES_NOT(wizard, seen[i]);
        SEES(wizard, "Begin a new assessment");
    }
    wizard_quit(wizard);
    SHELL(wizard, "ls", "nor.yaml");
    wizard_free(wizard);
}

static void test_practising(void)
{
    struct wizard *wizard = start_screen(NULL);
    wizard_press(wizard, "End Enter");
    SEES(wizard, "Practice country: Ilvamora");
    SEES(wizard, "This is a practice copy of your own");
    SEES(wizard, "475 of 475");
    SHELL(wizard, "ls .state/mnr-assess", "practice.yaml\nrecent");
    wizard_go(wizard, "7");
    wizard_press(wizard, "2");
    CURSOR_BESIDE(wizard, "2 (x) Partly");
    wizard_quit(wizard);
    SHELL(wizard, "mnr get .state/mnr-assess/practice.yaml mnr.q07 --json | jq -r .value",
          "partly");
    wizard_free(wizard);
}

static void test_practising_again_keeps_the_first_copy(void)
{
    struct wizard *wizard = start_screen("mkdir -p .state/mnr-assess; "
                                         "echo mine > .state/mnr-assess/practice.yaml");
    wizard_press(wizard, "End Enter");
    SEES(wizard, "Practice country: Ilvamora");
    SHELL(wizard, "cd .state/mnr-assess; cat practice.yaml; ls",
          "mine\npractice-2.yaml\npractice.yaml\nrecent");
    wizard_free(wizard);
}

static void test_a_file_is_opened_by_its_name(void)
{
    struct wizard *wizard = start_screen("mkdir folder && mv nor.yaml folder");
    wizard_press(wizard, "Down Enter");
    SEES(wizard, "with the directory where it is not here");
    wizard_type(wizard, "folder/none.yaml");
    wizard_press(wizard, "Enter");
    SEES(wizard, "No such file");
    CURSOR_BESIDE(wizard, "> Open a file");
    wizard_press(wizard, "Enter");
    wizard_type(wizard, "~/folder/nor.yaml");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Norway 2026 · NOR");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_broken_file_leaves_one_at_the_start(void)
{
    struct wizard *wizard = start_screen("echo 'answers: [' > broken.yaml");
    wizard_press(wizard, "Down Enter");
    SEES(wizard, "Its name,");
    wizard_type(wizard, "broken.yaml");
    wizard_press(wizard, "Enter");
    SEES(wizard, "broken.yaml:");
    SEES(wizard, "Begin a new assessment");
    SHELL(wizard, "cat broken.yaml", "answers: [");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_recent_files_are_offered(void)
{
    struct wizard *wizard = wizard_at("46");
    wizard_quit(wizard);
    wizard_shell(wizard, "mnr new swe.yaml --country SWE");
    terminal_free(wizard->terminal);
    wizard->terminal =
        terminal_start((const char *const[]){program_path(), "swe.yaml", NULL}, &wizard->options);
    SEES(wizard, "SWE");
    wizard_quit(wizard);
    terminal_free(wizard->terminal);
    wizard->terminal =
        terminal_start((const char *const[]){program_path(), NULL}, &wizard->options);
    SEES(wizard, "Go on with ──");
    CURSOR_BESIDE(wizard, "> ~/swe.yaml");
    wizard_press(wizard, "Down");
    CURSOR_BESIDE(wizard, "> ~/nor.yaml");
    wizard_press(wizard, "Enter");
    SEES(wizard, "   Q46 ");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_files_that_are_gone_are_not_offered(void)
{
    struct wizard *wizard = wizard_at("46");
    wizard_quit(wizard);
    wizard_shell(wizard, "mv nor.yaml elsewhere.yaml");
    terminal_free(wizard->terminal);
    wizard->terminal =
        terminal_start((const char *const[]){program_path(), NULL}, &wizard->options);
    SEES(wizard, "To begin ──");
    SEES_NOT(wizard, "nor.yaml");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* A home of which nothing may be remembered is no reason not to work. */
static void test_without_a_home_everything_else_works(void)
{
    static const char *const environment[] = {"HOME=/nowhere", "XDG_STATE_HOME=/dev/null/x", NULL};
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.terminal.environment = environment, .question = "7"});
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_opening_where_one_stopped(void)
{
    struct wizard *wizard = wizard_at("58");
    wizard_quit(wizard);
    wizard_again(wizard);
    SEES(wizard, "   Q58 ");
    CURSOR_BESIDE(wizard, "1 ( ) Yes");
    wizard_press(wizard, "3 Enter");
    SEES(wizard, "   Q60 ");
    wizard_escape(wizard, "q quit");
    wizard_press(wizard, "o");
    SEES(wizard, "· Outline");
    wizard_quit(wizard);
    wizard_again(wizard);
    SEES(wizard, "   Q60 ");
    CURSOR_BEFORE(wizard, "Type your answer here");
    wizard_free(wizard);
}

/* Also when it is not asked any more. */
static void test_opening_at_a_question_that_is_hidden_now(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.before = "mnr set nor.yaml mnr.q07 yes", .question = "8"});
    wizard_escape(wizard, "q quit");
    wizard_quit(wizard);
    wizard_shell(wizard, "mnr set nor.yaml mnr.q07 no");
    wizard_again(wizard);
    SEES(wizard, "This question is not asked now:");
    wizard_press(wizard, "Right");
    SEES(wizard, "   Q9 ");
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"the first screen says what this is", test_the_first_screen_says_what_this_is},
    {"a new assessment", test_a_new_assessment},
    {"a file that exists is not taken", test_a_file_that_exists_is_not_taken},
    {"leaving halfway makes nothing", test_leaving_halfway_makes_nothing},
    {"practising", test_practising},
    {"practising again keeps the first copy", test_practising_again_keeps_the_first_copy},
    {"a file is opened by its name", test_a_file_is_opened_by_its_name},
    {"a broken file leaves one at the start", test_a_broken_file_leaves_one_at_the_start},
    {"recent files are offered", test_recent_files_are_offered},
    {"files that are gone are not offered", test_files_that_are_gone_are_not_offered},
    {"without a home everything else works", test_without_a_home_everything_else_works},
    {"opening where one stopped", test_opening_where_one_stopped},
    {"opening at a question that is hidden now", test_opening_at_a_question_that_is_hidden_now},
    CU_TEST_INFO_NULL,
};

void start_suite(void)
{
    wizard_register("start", tests);
}
