#include "tests/screen/wizard.h"

#include <ctype.h>
#include <errno.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/screen/suites.h"

enum { MOST_ARGUMENTS = 8, SCRIPT_BYTES = 8192 };

_Noreturn static void give_up(const char *doing)
{
    fprintf(stderr, "screen tests: %s: %s\n", doing, strerror(errno));
    exit(2);
}

/* ---- other commands ---- */

static void export(const char *name, const char *home, const char *folder)
{
    char path[300];
    snprintf(path, sizeof path, "%s%s", home, folder);
    setenv(name, path, 1);
}

/* What a script can call the program by. */
static void add_program(const struct wizard *wizard, const char *script, char whole[SCRIPT_BYTES])
{
    const char *option = *wizard->data ? "--data" : "";
    snprintf(whole, SCRIPT_BYTES, "MNR='%s'; mnr() { \"$MNR\" %s %s \"$@\"; }\n%s", program_path(),
             option, wizard->data, script);
}

_Noreturn static void become_shell(const char *home, const char *script, int output)
{
    char top[4096];
    if (!getcwd(top, sizeof top) || chdir(home) != 0 || dup2(output, STDOUT_FILENO) < 0 ||
        !freopen("/dev/null", "w", stderr))
        _exit(126);
    export("HOME", home, "");
    export("XDG_STATE_HOME", home, "/.state");
    setenv("LANG", "C.UTF-8", 1);
    setenv("TZ", "UTC", 1);
    setenv("SOURCE_DATE_EPOCH", "1795255200", 1);
    setenv("TOP", top, 1);
    execl("/bin/sh", "sh", "-c", script, (char *)NULL);
    _exit(127);
}

/* All that can be read; free() it. */
static char *read_all(int end)
{
    char *text = NULL;
    size_t length = 0;
    char bytes[4096];
    ssize_t got;
    FILE *whole = open_memstream(&text, &length);
    if (!whole)
        give_up("cannot read a command");
    while ((got = read(end, bytes, sizeof bytes)) > 0 || (got < 0 && errno == EINTR))
        if (got > 0)
            fwrite(bytes, 1, (size_t)got, whole);
    fclose(whole);
    while (length && text[length - 1] == '\n')
        text[--length] = '\0';
    return text;
}

static char *run_shell(const char *home, const char *script)
{
    int ends[2];
    fflush(NULL);
    if (pipe(ends) != 0)
        give_up("cannot run a command");
    pid_t child = fork();
    if (child < 0)
        give_up("cannot run a command");
    if (child == 0)
        become_shell(home, script, ends[1]);
    close(ends[1]);
    char *said = read_all(ends[0]);
    close(ends[0]);
    waitpid(child, NULL, 0);
    return said;
}

const char *wizard_shell(struct wizard *wizard, const char *format, ...)
{
    char script[SCRIPT_BYTES / 2];
    char whole[SCRIPT_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(script, sizeof script, format, arguments);
    va_end(arguments);
    add_program(wizard, script, whole);
    free(wizard->said);
    wizard->said = run_shell(wizard->home, whole);
    return wizard->said;
}

const char *wizard_answer(struct wizard *wizard, const char *id, const char *filter)
{
    return wizard_shell(wizard, "mnr get nor.yaml %s --json | jq -r '%s'", id, filter);
}

/* ---- beginning ---- */

static void make_home(struct wizard *wizard, const struct wizard_start *how)
{
    const char *folder = getenv("TMPDIR");
    snprintf(wizard->home, sizeof wizard->home, "%s/wizard-test-XXXXXX", folder ? folder : "/tmp");
    if (!mkdtemp(wizard->home))
        give_up("cannot make a temporary folder");
    if (how->practice)
        wizard_shell(wizard, "sed %s \"$TOP/questionnaires/practice/zzz.yaml\" > nor.yaml",
                     how->all_three ? "''"
                                    : "-e 's/^instruments:.*/instruments: {mnr: \"2022.2\"}/' "
                                      "-e '/^findings:/,/^  law/d' -e '/^  law[.]/,$d'");
    else
        wizard_shell(wizard, "mnr new nor.yaml --country NOR --title 'Norway 2026' %s",
                     how->all_three || how->data ? "" : "--instruments mnr");
    wizard_shell(wizard, "mkdir -p .config/mnr-assess && "
                         "echo 'hints: off' > .config/mnr-assess/settings.yaml");
    if (how->before)
        wizard_shell(wizard, "%s", how->before);
}

static void run_command(struct wizard *wizard, const char *command)
{
    char script[SCRIPT_BYTES];
    add_program(wizard, command, script);
    const char *const arguments[] = {"sh", "-c", script, NULL};
    wizard->terminal = terminal_start(arguments, &wizard->options);
}

static void run_program(struct wizard *wizard, const char *words)
{
    const char *arguments[MOST_ARGUMENTS + 1] = {program_path()};
    char *copy = strdup(words);
    char *rest;
    size_t count = 1;
    if (!copy)
        give_up("cannot start");
    if (*wizard->data) {
        arguments[count++] = "--data";
        arguments[count++] = wizard->data;
    }
    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        if (count < MOST_ARGUMENTS)
            arguments[count++] = word;
    wizard->terminal = terminal_start(arguments, &wizard->options);
    free(copy);
}

struct wizard *wizard_start(const struct wizard_start *how)
{
    static const struct wizard_start usual;
    struct wizard *wizard = calloc(1, sizeof *wizard);
    if (!wizard)
        give_up("cannot start");
    if (!how)
        how = &usual;
    if (how->data && !realpath(how->data, wizard->data))
        give_up("cannot find the questionnaires");
    make_home(wizard, how);
    wizard->options = how->terminal;
    wizard->options.home = wizard->home;
    if (how->command)
        run_command(wizard, how->command);
    else
        run_program(wizard, how->arguments ? how->arguments : "nor.yaml");
    if (how->question)
        wizard_go(wizard, how->question);
    return wizard;
}

struct wizard *wizard_at(const char *question)
{
    return wizard_start(&(struct wizard_start){.question = question});
}

void wizard_again(struct wizard *wizard)
{
    terminal_free(wizard->terminal);
    run_program(wizard, "nor.yaml");
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    remove(path);
    return 0;
}

void wizard_free(struct wizard *wizard)
{
    terminal_free(wizard->terminal);
    nftw(wizard->home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(wizard->said);
    free(wizard);
}

/* ---- what a person does ---- */

void wizard_press(struct wizard *wizard, const char *keys)
{
    terminal_press(wizard->terminal, keys);
}

void wizard_type(struct wizard *wizard, const char *text)
{
    terminal_type(wizard->terminal, text);
}

void wizard_escape(struct wizard *wizard, const char *text)
{
    wizard_press(wizard, "Esc");
    wizard_check(wizard_sees(wizard, text), "Esc leads on", __FILE__, __LINE__);
}

/* Whether a row begins with the question's label, and no box is on the page. */
static bool is_at_question(struct terminal *terminal, void *context)
{
    const char *question = context;
    char label[40];
    bool number = question[0] >= '0' && question[0] <= '9';
    bool own =
        strncmp(question, "t.", 2) == 0; /* the tests' own questionnaire: "t.gate" is "Gate" */
    int row;
    int column;
    int length =
        snprintf(label, sizeof label, "   %s%s", number ? "Q" : "", own ? question + 2 : question);
    if (own)
        label[3] = (char)toupper((unsigned char)label[3]);
    if (terminal_find(terminal, "Go to a question", NULL, NULL) ||
        !terminal_find(terminal, label, &row, &column))
        return false;
    char behind = strstr(terminal_row(terminal, row), label)[length];
    return behind == ' ' || behind == '\0';
}

/* Of box-drawing characters or of plain ones. */
static bool has_rule(struct terminal *terminal, void *context)
{
    (void)context;
    return terminal_find(terminal, "──", NULL, NULL) || terminal_find(terminal, "----", NULL, NULL);
}

void wizard_go(struct wizard *wizard, const char *question)
{
    char expected[80];
    terminal_wait_until(wizard->terminal, has_rule, NULL, "a rule across the screen");
    wizard_press(wizard, "g");
    wizard_check(wizard_sees(wizard, "Go to a question"), "asks where to go", __FILE__, __LINE__);
    wizard_type(wizard, question);
    wizard_press(wizard, "Enter");
    snprintf(expected, sizeof expected, "the question %s", question);
    bool there = terminal_wait_until(wizard->terminal, is_at_question, (void *)question, expected);
    wizard_check(there, expected, __FILE__, __LINE__);
}

void wizard_quit(struct wizard *wizard)
{
    wizard_press(wizard, "q");
    wizard_check(wizard_ends(wizard, 0), "quits", __FILE__, __LINE__);
}

/* ---- checks ---- */

void wizard_check(bool holds, const char *what, const char *file, int line)
{
    CU_assertImplementation(holds, (unsigned int)line, what, file, "", CU_FALSE);
}

bool wizard_sees(struct wizard *wizard, const char *text)
{
    return terminal_wait_text(wizard->terminal, text);
}

bool wizard_sees_not(struct wizard *wizard, const char *text)
{
    return terminal_wait_no_text(wizard->terminal, text);
}

bool wizard_cursor_beside(struct wizard *wizard, const char *text)
{
    return terminal_wait_cursor_beside(wizard->terminal, text);
}

/* The row up to the cursor, or from there on; free() it. */
static char *part_of_row(struct terminal *terminal, bool before)
{
    enum { CELL_BYTES = 32, MOST_COLUMNS = 400 };
    char *part = calloc(MOST_COLUMNS, CELL_BYTES);
    int row;
    int column;
    if (!part)
        give_up("cannot read the screen");
    terminal_cursor(terminal, &row, &column);
    for (int i = before ? 0 : column; before ? i < column : i < MOST_COLUMNS / 2; i++)
        strcat(part, terminal_cell(terminal, row, i).text);
    return part;
}

static bool is_behind(struct terminal *terminal, void *text)
{
    char *part = part_of_row(terminal, true);
    size_t length = strlen(part);
    size_t wanted = strlen(text);
    bool behind = length >= wanted && strcmp(part + length - wanted, text) == 0;
    free(part);
    return behind;
}

static bool is_before(struct terminal *terminal, void *text)
{
    char *part = part_of_row(terminal, false);
    bool before = strncmp(part, text, strlen(text)) == 0;
    free(part);
    return before;
}

static bool wait_for_cursor(struct wizard *wizard, terminal_condition *holds, const char *where,
                            const char *text)
{
    char expected[512];
    snprintf(expected, sizeof expected, "the cursor is right %s “%s”", where, text);
    return terminal_wait_until(wizard->terminal, holds, (void *)text, expected);
}

bool wizard_cursor_behind(struct wizard *wizard, const char *text)
{
    return wait_for_cursor(wizard, is_behind, "behind", text);
}

bool wizard_cursor_before(struct wizard *wizard, const char *text)
{
    return wait_for_cursor(wizard, is_before, "before", text);
}

struct said {
    struct wizard *wizard;
    const char *script;
    const char *expected;
};

static bool says(struct terminal *terminal, void *context)
{
    const struct said *said = context;
    (void)terminal;
    return strcmp(wizard_shell(said->wizard, "%s", said->script), said->expected) == 0;
}

bool wizard_shell_says(struct wizard *wizard, const char *script, const char *expected)
{
    char wanted[SCRIPT_BYTES + 1024];
    struct said said = {wizard, script, expected};
    snprintf(wanted, sizeof wanted, "“%s” says “%s”", script, expected);
    if (terminal_wait_until(wizard->terminal, says, &said, wanted))
        return true;
    printf("    it says “%s”\n", wizard->said ? wizard->said : "");
    return false;
}

bool wizard_has_answer(struct wizard *wizard, const char *id, const char *filter,
                       const char *expected)
{
    char script[512];
    snprintf(script, sizeof script, "mnr get nor.yaml %s --json | jq -r '%s'", id, filter);
    return wizard_shell_says(wizard, script, expected);
}

bool wizard_ends(struct wizard *wizard, int status)
{
    return terminal_wait_end(wizard->terminal) == status && terminal_is_restored(wizard->terminal);
}

void wizard_register(const char *suite, CU_TestInfo *tests)
{
    CU_SuiteInfo suites[] = {{.pName = suite, .pTests = tests}, CU_SUITE_INFO_NULL};
    CU_register_suites(suites);
}
