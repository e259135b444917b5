/* The wizard while its disk fails: at every system call of a save something goes wrong, or the
   wizard is killed there. The file is always whole, the wizard goes on, and what was answered is
   in the file once the disk works again.

   wizard-faults PROGRAM SHIM [quick] */
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/runner.h"
#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

static char program[PATH_MAX];
static bool quick;

const char *program_path(void)
{
    return program;
}

/* `how` starts it; only calls of its home count, and those of the saves, as the order comes late.
 */
static struct wizard *start_on_a_bad_disk(const char *before, const char *question)
{
    return wizard_start(&(struct wizard_start){
        .before = before,
        .question = question,
        .command = "export FAULT_FOLDER=\"$HOME\" FAULT_ORDER=\"$HOME/.order\"\n"
                   "export FAULT_DONE=\"$HOME/.done\" LD_PRELOAD=\"$HOME/.shim\"\n"
                   "exec \"$MNR\" nor.yaml",
    });
}

/* Puts the order for the next save: at its call `at`, `deed`. */
static void order(struct wizard *wizard, int at, const char *deed)
{
    wizard_shell(wizard, "rm -f .done; echo '%d %s' > .order.new; mv .order.new .order", at, deed);
}

/* The call at which it was carried out; "" when the save had fewer. */
static const char *carried_out(struct wizard *wizard)
{
    return wizard_shell(wizard, "rm -f .order; cat .done 2> /dev/null");
}

struct hope {
    struct wizard *wizard;
    const char *id;
    const char *value;
    bool in_file; /* when it was looked at last */
};

static bool is_saved(const struct hope *hope)
{
    return strcmp(wizard_answer(hope->wizard, hope->id, ".value"), hope->value) == 0;
}

/* The answer can stand in the file while the save goes on, and then fails: the header says when it
   is over, on the screen that is read after the file. */
static bool is_saved_or_asked(struct terminal *terminal, void *context)
{
    struct hope *hope = context;
    bool before = hope->in_file;
    hope->in_file = is_saved(hope);
    return terminal_find(terminal, "Try again", NULL, NULL) ||
           (before && terminal_find(terminal, "· saved", NULL, NULL));
}

static bool is_saved_or_ended(struct terminal *terminal, void *context)
{
    (void)terminal;
    struct hope *hope = context;
    return is_saved(hope) || *wizard_shell(hope->wizard, "cat .done 2> /dev/null");
}

/* Answers a gate; false once the save had fewer calls than `at`. */
static bool survives_failing(struct wizard *wizard, int at, const char *deed, bool yes)
{
    struct hope hope = {wizard, "mnr.q07", yes ? "yes" : "partly", false};
    struct terminal *terminal = wizard->terminal;
    char call[32];
    order(wizard, at, deed);
    wizard_press(wizard, yes ? "1" : "2");
    CHECK(terminal_wait_until(terminal, is_saved_or_asked, &hope, "saved, or asked"));
    SHELL(wizard, "mnr get nor.yaml mnr.q07 > out 2>&1 && echo whole", "whole");
    snprintf(call, sizeof call, "%s", carried_out(wizard));
    if (terminal_find(terminal, "Try again", NULL, NULL)) {
        wizard_press(wizard, "Enter");
        wizard_check(terminal_wait_no_text(terminal, "Try again"), "trying again helps", __FILE__,
                     __LINE__);
    }
    /* Not everything that failed is told: what the file does not need may be left undone. */
    if (!is_saved(&hope))
        wizard_press(wizard, "C-s");
    if (!wizard_has_answer(wizard, hope.id, ".value", hope.value))
        printf("    call %d (%s) with %s\n", at, call, deed);
    ANSWER(wizard, "mnr.q07", ".value", hope.value);
    return *call;
}

static void check_failing(const char *before)
{
    static const char *const deeds[] = {"EIO", "half-ENOSPC", "EINTR", "ENOSPC", "EACCES", "short"};
    struct wizard *wizard = start_on_a_bad_disk(before, "7");
    bool yes = true;
    for (size_t i = 0; i < (quick ? 2 : sizeof deeds / sizeof *deeds); i++) {
        int at = 1;
        for (; survives_failing(wizard, at, deeds[i], yes); at++)
            yes = !yes;
        yes = !yes;
        CHECK(at > 5);
    }
    SHELL(wizard, "ls -A | grep saving-", "");
    wizard_quit(wizard);
    wizard_free(wizard);
}

#define SHIM "cp \"$SHIM\" .shim"

static void test_failing(void)
{
    check_failing(SHIM);
}

static void test_failing_through_a_link(void)
{
    check_failing(SHIM "; mkdir stick; mv nor.yaml stick; ln -s stick/nor.yaml nor.yaml");
}

/* What was written whole, and not put in place, is offered; half of it is not. */
static void check_what_is_left(struct wizard *wizard, const struct hope *hope)
{
    bool whole = *wizard_shell(wizard, "for file in .nor.yaml.saving-*; do "
                                       "mnr get \"$file\" mnr.q07 2> /dev/null | grep yes; done");
    bool saved = is_saved(hope);
    wizard_again(wizard);
    if (whole && !saved) {
        SEES(wizard, "Bring them back");
        wizard_press(wizard, "Enter");
    }
    SEES(wizard, "Norway 2026");
    if (whole || saved)
        ANSWER(wizard, "mnr.q07", ".value", hope->value);
    SHELL(wizard, "find . -name '.*.saving-*' -size +0 -not -path './.state/*'", "");
}

static bool survives_kill(int at, const char *deed)
{
    struct wizard *wizard = start_on_a_bad_disk(SHIM, "7");
    struct hope hope = {wizard, "mnr.q07", "yes", false};
    char call[32];
    order(wizard, at, deed);
    wizard_press(wizard, "1");
    CHECK(terminal_wait_until(wizard->terminal, is_saved_or_ended, &hope, "saved, or killed"));
    snprintf(call, sizeof call, "%s", carried_out(wizard));
    if (*call) {
        CHECK(terminal_wait_end(wizard->terminal) == 128 + SIGKILL);
        CHECK(is_saved(&hope) || terminal_find(wizard->terminal, "saving", NULL, NULL));
        SHELL(wizard, "mnr get nor.yaml mnr.q07 > out 2>&1 && echo whole", "whole");
        check_what_is_left(wizard, &hope);
    }
    wizard_free(wizard);
    return *call;
}

static void test_killed(void)
{
    int at = 1;
    while (survives_kill(at, quick && at % 2 ? "half-kill" : "kill"))
        at++;
    CHECK(at > 5);
}

static void register_suite(void)
{
    static CU_TestInfo tests[] = {
        {"whatever call of a save fails, the wizard goes on and saves", test_failing},
        {"through a symbolic link, too", test_failing_through_a_link},
        {"killed at any call of a save, it leaves a file that is whole", test_killed},
        CU_TEST_INFO_NULL,
    };
    wizard_register("a failing disk", tests);
}

int main(int count, char **arguments)
{
    static void (*const suites[])(void) = {register_suite};
    char shim[PATH_MAX];
    if (count < 3 || !realpath(arguments[1], program) || !realpath(arguments[2], shim)) {
        fprintf(stderr, "usage: wizard-faults PROGRAM SHIM [quick]\n");
        return 2;
    }
    setenv("SHIM", shim, 1);
    quick = count > 3;
    return runner_run(suites, 1, NULL, NULL);
}
