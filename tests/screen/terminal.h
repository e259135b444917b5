/*
 * terminal: runs a program in a terminal of its own and lets a test press keys, look at the
 * screen, and wait for what should be there.
 *
 * The program gets a pseudo-terminal of a fixed size and surroundings that do not depend on the
 * machine; libvterm, which knows what an xterm knows, turns its output into a screen. Nothing here
 * sleeps for a time and hopes: a wait ends when it sees what it waits for, and is missed when the
 * program ends or patience does. A missed wait prints what was expected and the whole screen, and
 * from then on every wait of that terminal is missed at once, so that one mistake costs one wait.
 *
 * Knows nothing of the program under test. Rows and columns count from 0. A machine that cannot do
 * what is asked (no pseudo-terminal, no memory) ends the run with a message.
 */
#ifndef TESTS_SCREEN_TERMINAL_H
#define TESTS_SCREEN_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct terminal;

/* What is zero or NULL takes the value that its comment names first. */
struct terminal_options {
    int rows;         /* 24 */
    int columns;      /* 80 */
    const char *term; /* xterm-256color */
    const char *home; /* a new folder, removed by terminal_free; another one is left as it is */
    const char *const *environment; /* none; more "NAME=value", or instead of ours; ends in NULL */
    int patience;                   /* 10,000 milliseconds */
    FILE *report;                   /* standard output: where missed waits are told */
};

/* Starts a program: its path (or a name to be found in PATH) and its arguments, ending in NULL, in
   its home folder. Beside PATH and the sanitizers' options it finds only HOME, the XDG folders,
   LANG=C.UTF-8, TZ=UTC, TERM, EDITOR=true, and SOURCE_DATE_EPOCH. `options` may be NULL. */
struct terminal *terminal_start(const char *const *arguments,
                                const struct terminal_options *options);

/* Kills the program if it still runs. NULL is allowed. */
void terminal_free(struct terminal *terminal);

const char *terminal_home(const struct terminal *terminal);

/* ---- what a person does ---- */

/* Presses keys by name, parted by spaces: "Down Down Enter", "C-x", "M-b", "S-Tab", "C-Left", "F1",
   "q". Names: Enter Tab Esc Space Backspace Delete Insert Up Down Left Right Home End PageUp
   PageDown F1 to F12. What a terminal sends depends on the mode that the program put it in, so a
   test first waits until the program is there. After Esc, wait for its effect before the next key:
   close together they are Alt and that key. */
void terminal_press(struct terminal *terminal, const char *keys);

/* Types text as it is. */
void terminal_type(struct terminal *terminal, const char *text);

/* Sends bytes as they are, NUL too. */
void terminal_send(struct terminal *terminal, const char *bytes, size_t length);

/* Pastes text: newlines arrive as carriage returns, between brackets where the program asked. */
void terminal_paste(struct terminal *terminal, const char *text);

void terminal_resize(struct terminal *terminal, int rows, int columns);

void terminal_signal(struct terminal *terminal, int number);

/* Closes the terminal's end, as when its window is closed or a connection is lost. The last screen
   can still be read; nothing more comes. */
void terminal_hang_up(struct terminal *terminal);

/* ---- waiting: all return whether it came, false also after any missed wait ---- */

bool terminal_wait_text(struct terminal *terminal, const char *text); /* within one row */
bool terminal_wait_no_text(struct terminal *terminal, const char *text);
bool terminal_wait_cursor(struct terminal *terminal, int row, int column);
/* Until the cursor is in a row that contains `text`. */
bool terminal_wait_cursor_beside(struct terminal *terminal, const char *text);

/* Until `holds` does. `expected` completes “expected: …”. */
typedef bool terminal_condition(struct terminal *terminal, void *context);
bool terminal_wait_until(struct terminal *terminal, terminal_condition *holds, void *context,
                         const char *expected);

/* Until the program has read all that was sent to it; what it makes of that may still come. */
bool terminal_wait_taken(struct terminal *terminal);

/* The same, and until it sleeps with all that it wrote on the screen: it waits for the next key. */
bool terminal_wait_idle(struct terminal *terminal);

/* Until the program ends. Returns its exit status, 128 and the signal that killed it, or -1 when
   it goes on running. */
int terminal_wait_end(struct terminal *terminal);

/* ---- looking, at what was last read while waiting ---- */

/* A row without blanks at its end, or all rows, each ending in a newline. Valid until the next
   call with this terminal. */
const char *terminal_row(struct terminal *terminal, int row);
const char *terminal_screen(struct terminal *terminal);

/* Where the first such text begins; NULL pointers are allowed. False when it is nowhere. */
bool terminal_find(struct terminal *terminal, const char *text, int *row, int *column);

void terminal_cursor(const struct terminal *terminal, int *row, int *column);
bool terminal_cursor_is_visible(const struct terminal *terminal);

/* How many bytes the program has written. */
size_t terminal_received(const struct terminal *terminal);

/* Whether the program has taken the alternate screen. */
bool terminal_is_alternate(const struct terminal *terminal);

/* Whether the program is told of clicks. */
bool terminal_takes_mouse(const struct terminal *terminal);

int terminal_bells(const struct terminal *terminal);

enum { TERMINAL_DEFAULT_COLOUR = -1, TERMINAL_RGB = 1 << 24 };

struct terminal_cell {
    char text[32]; /* UTF-8; " " for an empty cell, "" for the second half of a wide character */
    bool bold;
    bool underline;
    bool reverse;
    int foreground; /* number of the palette, TERMINAL_DEFAULT_COLOUR, or TERMINAL_RGB | 0xRRGGBB */
    int background;
};

struct terminal_cell terminal_cell(const struct terminal *terminal, int row, int column);

/* Whether everything is as it was before the program: alternate screen left, cursor visible, keys
   and pastes sent plainly, no attribute left switched on, and the line discipline (echo, line
   editing) as it was. Says what is not. */
bool terminal_is_restored(struct terminal *terminal);

#endif
