/* What is kept is kept by each run for itself, and found again whatever became of the path. */
#include <signal.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

#define DRAFTS "ls .state/mnr-assess/drafts"
#define UNSAVED "ls .state/mnr-assess/recovery 2> /dev/null"

static void kill_it(struct terminal *terminal)
{
    terminal_signal(terminal, SIGKILL);
    CHECK(terminal_wait_end(terminal) == 128 + SIGKILL);
}

/* A second wizard on the same file, which takes it over: wizard->terminal is its terminal then.
   Returns the first's. */
static struct terminal *take_over(struct wizard *wizard)
{
    struct terminal *first = wizard->terminal;
    const char *const arguments[] = {program_path(), "nor.yaml", NULL};
    wizard->terminal = terminal_start(arguments, &wizard->options);
    SEES(wizard, "Somebody has this file open");
    wizard_press(wizard, "2");
    SEES_NOT(wizard, "Somebody has");
    return first;
}

/* Half a source in Q7, which is no answer yet. */
static void type_half_a_source(struct wizard *wizard, const char *title)
{
    wizard_go(wizard, "7");
    wizard_press(wizard, "1 s");
    SEES(wizard, "No source yet");
    wizard_press(wizard, "a");
    SEES(wizard, "Title of the document");
    wizard_type(wizard, title);
    wizard_press(wizard, "Enter");
    wizard_type(wizard, "2024");
    wizard_check(strcmp(wizard_shell(wizard,
                                     "for i in $(seq 200); do grep -l '%s' "
                                     ".state/mnr-assess/drafts/* > found && break; "
                                     "sleep 0.05; done; wc -l < found",
                                     title),
                        "1") == 0,
                 "it is noted", __FILE__, __LINE__);
}

/* ---- two runs ---- */

static void test_two_who_type_keep_their_own(void)
{
    struct wizard *wizard = wizard_at("7");
    type_half_a_source(wizard, "First decree");
    struct terminal *first = take_over(wizard);
    SEES_NOT(wizard, "You were writing");
    type_half_a_source(wizard, "Second decree");
    SHELL(wizard, DRAFTS " | wc -l", "2");
    kill_it(first);
    kill_it(wizard->terminal);
    terminal_free(first);
    wizard_again(wizard);
    SEES(wizard, "You were writing this");
    SEES(wizard, "First decree | 2024");
    wizard_press(wizard, "1");
    SEES(wizard, "Second decree | 2024");
    wizard_press(wizard, "1");
    SEES_NOT(wizard, "You were writing");
    SHELL(wizard, DRAFTS, "");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* The second saves, and may not take the only copy of the first's answer away. */
static void test_a_save_takes_nobody_elses_answers(void)
{
    struct wizard *wizard = wizard_at("7");
    SHELL(wizard, "mkdir away && mv nor.yaml away", "");
    wizard_press(wizard, "2");
    SEES(wizard, "offered at the next start");
    SHELL(wizard, "mv away/nor.yaml .; " UNSAVED " | wc -l", "1");
    struct terminal *first = take_over(wizard);
    wizard_go(wizard, "10");
    SEES_NOT(wizard, "Answers that were not saved");
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q10", ".value", "yes");
    SHELL(wizard, UNSAVED " | wc -l", "1");
    SHELL(wizard, "mnr restore nor.yaml | grep -c 'could not be saved; in use by process'", "1");
    wizard_quit(wizard);
    kill_it(first);
    terminal_free(first);
    wizard_again(wizard);
    SEES(wizard, "Answers that were not saved");
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    ANSWER(wizard, "mnr.q10", ".value", "yes");
    SHELL(wizard, UNSAVED, "");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_both_of_two_who_could_not_save_are_offered(void)
{
    struct wizard *wizard = wizard_at("7");
    struct terminal *first = take_over(wizard);
    struct terminal *second = wizard->terminal;
    SHELL(wizard, "mkdir away && mv nor.yaml away", "");
    wizard_go(wizard, "10");
    wizard_press(wizard, "1");
    SEES(wizard, "The answers are not saved");
    wizard->terminal = first;
    wizard_press(wizard, "2");
    SEES(wizard, "The answers are not saved");
    SHELL(wizard, UNSAVED " | wc -l; mv away/nor.yaml .", "2");
    kill_it(first);
    kill_it(second);
    terminal_free(first);
    wizard->terminal = second;
    wizard_again(wizard);
    for (int i = 0; i < 2; i++) {
        SEES(wizard, "Answers that were not saved");
        wizard_press(wizard, "1");
    }
    SEES(wizard, "Brought back and saved");
    ANSWER(wizard, "mnr.q07", ".value", "partly");
    ANSWER(wizard, "mnr.q10", ".value", "yes");
    SHELL(wizard, UNSAVED, "");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* Esc decides nothing. */
static void test_what_is_not_decided_on_is_asked_again(void)
{
    struct wizard *wizard = wizard_at("7");
    type_half_a_source(wizard, "A decree");
    kill_it(wizard->terminal);
    for (int i = 0; i < 2; i++) {
        wizard_again(wizard);
        SEES(wizard, "You were writing this");
        wizard_escape(wizard, "   Q7 ");
        SEES_NOT(wizard, "You were writing");
        wizard_quit(wizard);
    }
    SHELL(wizard, DRAFTS " | grep -c aside; " DRAFTS " | wc -l", "0\n1");
    wizard_free(wizard);
}

/* ---- whatever became of the path ---- */

/* An answer that cannot be saved: its file went where `script` puts it. Then the run is killed, and
   `back` is done. */
static struct wizard *start_with_unsaved(const struct wizard_start *how, const char *script,
                                         const char *back)
{
    struct wizard *wizard = wizard_start(how);
    wizard_shell(wizard, "%s", script);
    wizard_press(wizard, "2");
    SEES(wizard, "offered at the next start");
    kill_it(wizard->terminal);
    wizard_shell(wizard, "%s", back);
    return wizard;
}

static void run_on(struct wizard *wizard, const char *path)
{
    const char *const arguments[] = {program_path(), path, NULL};
    terminal_free(wizard->terminal);
    wizard->terminal = terminal_start(arguments, &wizard->options);
}

/* What was kept for another file may wait, and its path is told. */
static void check_brought_back(struct wizard *wizard, const char *path, bool elsewhere)
{
    run_on(wizard, path);
    SEES(wizard, "Answers that were not saved");
    SEES(wizard, elsewhere ? "In /" : "When this file was open last");
    SEES(wizard, "2 Leave them out");
    CHECK(terminal_wait_idle(wizard->terminal));
    CHECK(terminal_find(wizard->terminal, "3 Not now", NULL, NULL) == elsewhere);
    wizard_press(wizard, "1");
    SEES(wizard, "Brought back and saved");
    wizard_check(strcmp(wizard_shell(wizard, "mnr get %s mnr.q07", path), "mnr.q07: partly") == 0,
                 "it is in the file", __FILE__, __LINE__);
    SHELL(wizard, UNSAVED, "");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_what_became_of_the_path(void)
{
    static const struct {
        const char *before;
        const char *arguments;
        const char *script;
        const char *back;
        const char *path;
        bool elsewhere;
    } cases[] = {
        {"mkdir stick; mv nor.yaml stick", "stick/nor.yaml", "mv stick away", "mv away stick",
         "stick/nor.yaml", false},
        {"mkdir stick; mv nor.yaml stick", "stick/nor.yaml", "mv stick away; mkdir stick",
         "mv away/nor.yaml stick", "stick/nor.yaml", false},
        {"mkdir stick; mv nor.yaml stick; ln -s stick link", "link/nor.yaml",
         "rm link; mkdir other; ln -s other link", "true", "stick/nor.yaml", false},
        {"mkdir stick; mv nor.yaml stick; ln -s stick/nor.yaml link.yaml", "link.yaml",
         "rm link.yaml; ln -s nowhere link.yaml", "true", "stick/nor.yaml", false},
        {"true", "nor.yaml", "mv nor.yaml named-anew.yaml", "true", "named-anew.yaml", true},
        {"mkdir stick; mv nor.yaml stick", "stick/nor.yaml", "mv stick moved", "true",
         "moved/nor.yaml", true},
        {"true", "nor.yaml",
         "mv nor.yaml elsewhere.yaml; mnr new nor.yaml --country SWE; chmod 0 nor.yaml; rm "
         "nor.yaml",
         "mnr new nor.yaml --country SWE", "elsewhere.yaml", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct wizard *wizard = start_with_unsaved(
            &(struct wizard_start){
                .before = cases[i].before, .arguments = cases[i].arguments, .question = "7"},
            cases[i].script, cases[i].back);
        check_brought_back(wizard, cases[i].path, cases[i].elsewhere);
    }
}

static void test_a_working_folder_that_was_made_anew(void)
{
    struct wizard *wizard = start_with_unsaved(
        &(struct wizard_start){.before = "mkdir work; mv nor.yaml work",
                               .command = "cd work; exec \"$MNR\" nor.yaml",
                               .question = "7"},
        "cp work/nor.yaml it.yaml; rm -r work; mkdir work", "cp it.yaml work/nor.yaml");
    check_brought_back(wizard, "work/nor.yaml", false);
}

/* The words belong into the original, which still stands. */
static void test_a_copy_is_not_offered_them(void)
{
    struct wizard *wizard =
        start_with_unsaved(&(struct wizard_start){.question = "7"}, "mv nor.yaml away.yaml",
                           "mv away.yaml nor.yaml; cp nor.yaml copy.yaml");
    run_on(wizard, "copy.yaml");
    SEES(wizard, "saved");
    SEES_NOT(wizard, "Answers that were not saved");
    SHELL(wizard, "mnr restore copy.yaml", "No other version of copy.yaml is kept.");
    wizard_quit(wizard);
    check_brought_back(wizard, "nor.yaml", false);
}

/* Nor is anything lost when a person would rather look for the file first. */
static void test_what_is_from_elsewhere_may_wait(void)
{
    struct wizard *wizard = start_with_unsaved(&(struct wizard_start){.question = "7"},
                                               "mv nor.yaml moved.yaml", "true");
    SHELL(wizard, "mnr restore moved.yaml | grep -c 'could not be saved, in .*/nor.yaml'", "1");
    run_on(wizard, "moved.yaml");
    SEES(wizard, "In /");
    SEES(wizard, "3 Not now");
    wizard_press(wizard, "3");
    SEES_NOT(wizard, "Not now");
    wizard_quit(wizard);
    SHELL(wizard, UNSAVED " | grep -c aside", "0");
    check_brought_back(wizard, "moved.yaml", true);
}

static void test_words_follow_a_file_that_was_moved(void)
{
    struct wizard *wizard = wizard_at("7");
    type_half_a_source(wizard, "A decree");
    kill_it(wizard->terminal);
    SHELL(wizard, "cp nor.yaml copy.yaml; mnr restore copy.yaml",
          "No other version of copy.yaml "
          "is kept.");
    run_on(wizard, "copy.yaml");
    SEES(wizard, "   Q7 ");
    SEES_NOT(wizard, "You were writing");
    wizard_quit(wizard);
    SHELL(wizard,
          "rm copy.yaml; mkdir there; mv nor.yaml there/it.yaml; "
          "mnr restore there/it.yaml words | head -1",
          "A decree");
    run_on(wizard, "there/it.yaml");
    SEES(wizard, "You were writing this when the program ended");
    SEES(wizard, "3 Not now");
    wizard_press(wizard, "1");
    SEES_NOT(wizard, "You were writing");
    SHELL(wizard, "mnr get there/it.yaml mnr.q07 --json | jq -r '.sources[0].title'", "A decree");
    SHELL(wizard, DRAFTS, "");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* ---- a text in an editor ---- */

static void test_killed_while_an_editor_is_open(void)
{
    static const char *const environment[] = {"EDITOR=sh edit.sh", NULL};
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "mnr set nor.yaml mnr.q09 'An old text'\n"
                  "echo 'printf \"Words of the editor\\nand more\\n\" > \"$1\"; touch begun; "
                  "while sleep 0.1; do :; done' > edit.sh",
        .question = "9",
        .terminal.environment = environment});
    wizard_press(wizard, "F4");
    SHELL(wizard, "for i in $(seq 200); do [ -e begun ] && break; sleep 0.05; done; cat begun", "");
    SHELL(wizard, "stat -c %a .state/mnr-assess/drafts/* | sort -u", "600");
    kill_it(wizard->terminal);
    wizard_again(wizard);
    SEES(wizard, "Q9: Answer");
    SEES(wizard, "You were writing this when the program ended.");
    SEES(wizard, "Words of the editor");
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q09", ".value", "Words of the editor\nand more");
    SHELL(wizard, DRAFTS, "");
    wizard_escape(wizard, "q quit");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* ---- where nothing can be kept ---- */

static void test_that_nothing_can_be_kept_is_told_once(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "mkdir -p .state/mnr-assess; chmod 777 .state/mnr-assess"});
    SEES(wizard, "Nothing can be kept (versions, unsaved");
    SEES(wizard, "chmod go-w");
    wizard_go(wizard, "7");
    wizard_press(wizard, "1");
    ANSWER(wizard, "mnr.q07", ".value", "yes");
    SEES_NOT(wizard, "Nothing can be kept");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"two who type keep their own", test_two_who_type_keep_their_own},
    {"a save takes nobody else's answers", test_a_save_takes_nobody_elses_answers},
    {"both of two who could not save", test_both_of_two_who_could_not_save_are_offered},
    {"what is not decided on", test_what_is_not_decided_on_is_asked_again},
    {"what became of the path", test_what_became_of_the_path},
    {"a working folder made anew", test_a_working_folder_that_was_made_anew},
    {"a copy is not offered them", test_a_copy_is_not_offered_them},
    {"what is from elsewhere may wait", test_what_is_from_elsewhere_may_wait},
    {"words follow a moved file", test_words_follow_a_file_that_was_moved},
    {"that nothing can be kept is told", test_that_nothing_can_be_kept_is_told_once},
    {"killed while an editor is open", test_killed_while_an_editor_is_open},
    CU_TEST_INFO_NULL,
};

void kept_suite(void)
{
    wizard_register("kept", tests);
}
