/*
 * wizard: the wizard on an assessment of its own, and what the file says of it.
 *
 * Each wizard has a new folder as its home, with the file "nor.yaml" in it, which is gone with
 * wizard_free. What the screen shows is looked at through terminal.h; what was saved is read back
 * by other runs of the program (`get`), never by opening the file here. Checks wait until they
 * hold. Knows nothing of what is right: expectations stand in the tests.
 */
#ifndef TESTS_SCREEN_WIZARD_H
#define TESTS_SCREEN_WIZARD_H

#include <stdbool.h>

#include <CUnit/CUnit.h>

#include "tests/screen/terminal.h"

struct wizard {
    struct terminal *terminal;
    char home[256];
    char data[4096]; /* folder of questionnaires; "" for those inside the program */
    struct terminal_options options;
    char *said; /* by the last run of another command */
};

/* What is zero or NULL takes the value that its comment names first. */
struct wizard_start {
    const char *before;    /* nothing; a shell script to run in the home before the wizard starts */
    const char *question;  /* where it stopped last; a question's number to be at: "7", "31a" */
    const char *arguments; /* "nor.yaml"; words for the command line, "" for none */
    const char *command;   /* the program; a shell script that runs `mnr` */
    const char *data;      /* those inside the program; questionnaires in a folder of the source */
    bool practice;         /* a new assessment; a copy of the practice country */
    bool all_three;        /* of the survey alone; of all three questionnaires */
    struct terminal_options terminal;
};

/* Makes the home with its file, runs the wizard and waits until it is there. NULL: all as above. */
struct wizard *wizard_start(const struct wizard_start *how);

/* The wizard on a new assessment, at a question. */
struct wizard *wizard_at(const char *question);

void wizard_free(struct wizard *wizard);

/* Runs it on "nor.yaml" in the same home once more; what ran there before is killed. */
void wizard_again(struct wizard *wizard);

/* Presses keys one after the other as terminal_press; types text. */
void wizard_press(struct wizard *wizard, const char *keys);
void wizard_type(struct wizard *wizard, const char *text);

/* Presses Esc and waits until the screen shows `text`. */
void wizard_escape(struct wizard *wizard, const char *text);

/* Goes to a question by its number, from wherever letters are commands. */
void wizard_go(struct wizard *wizard, const char *question);

/* Quits from wherever letters are commands: status 0, terminal restored. */
void wizard_quit(struct wizard *wizard);

/* Runs a shell script in the home, in which `mnr` is the program and $TOP the source; returns what
   it wrote, without newlines at its end, until the next call. */
const char *wizard_shell(struct wizard *wizard, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What `get FILE ID --json` says, through a filter of jq, such as ".value" or ".sources|length". */
const char *wizard_answer(struct wizard *wizard, const char *id, const char *filter);

/* ---- checks: they wait, and say what they waited for ---- */

#define SEES(wizard, text)                                                                         \
    wizard_check(wizard_sees(wizard, text), "sees " #text, __FILE__, __LINE__)
#define SEES_NOT(wizard, text)                                                                     \
    wizard_check(wizard_sees_not(wizard, text), "does not see " #text, __FILE__, __LINE__)
/* The cursor is in the row of the text; right behind it; right before it. */
#define CURSOR_BESIDE(wizard, text)                                                                \
    wizard_check(wizard_cursor_beside(wizard, text), "cursor beside " #text, __FILE__, __LINE__)
#define CURSOR_BEHIND(wizard, text)                                                                \
    wizard_check(wizard_cursor_behind(wizard, text), "cursor behind " #text, __FILE__, __LINE__)
#define CURSOR_BEFORE(wizard, text)                                                                \
    wizard_check(wizard_cursor_before(wizard, text), "cursor before " #text, __FILE__, __LINE__)
/* A condition of the test's own. A screen comes in parts: of what no wait has asked for, some may
   still be on its way. */
#define HOLDS(wizard, condition, context)                                                          \
    wizard_check(                                                                                  \
        terminal_wait_until((wizard)->terminal, condition, (void *)(context), #condition),         \
        #condition, __FILE__, __LINE__)
/* A field of an answer in the file, through a filter of jq. */
#define ANSWER(wizard, id, filter, expected)                                                       \
    wizard_check(wizard_has_answer(wizard, id, filter, expected),                                  \
                 #id " " #filter " is " #expected, __FILE__, __LINE__)
/* What a shell script in the home writes. */
#define SHELL(wizard, script, expected)                                                            \
    wizard_check(wizard_shell_says(wizard, script, expected), #script " says " #expected,          \
                 __FILE__, __LINE__)
/* It ends with that status and gives the terminal back. */
#define ENDS(wizard, status)                                                                       \
    wizard_check(wizard_ends(wizard, status), "ends with " #status, __FILE__, __LINE__)
#define CHECK(condition) wizard_check((condition), #condition, __FILE__, __LINE__)

void wizard_check(bool holds, const char *what, const char *file, int line);
bool wizard_sees(struct wizard *wizard, const char *text);
bool wizard_sees_not(struct wizard *wizard, const char *text);
bool wizard_cursor_beside(struct wizard *wizard, const char *text);
bool wizard_cursor_behind(struct wizard *wizard, const char *text);
bool wizard_cursor_before(struct wizard *wizard, const char *text);
bool wizard_has_answer(struct wizard *wizard, const char *id, const char *filter,
                       const char *expected);
bool wizard_shell_says(struct wizard *wizard, const char *script, const char *expected);
bool wizard_ends(struct wizard *wizard, int status);

/* Registers a suite; `tests` ends in CU_TEST_INFO_NULL. */
void wizard_register(const char *suite, CU_TestInfo *tests);

#endif
