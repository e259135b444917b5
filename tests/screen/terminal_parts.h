/* terminal_parts: what a terminal is made of, for the files that implement terminal.h only. */
#ifndef TESTS_SCREEN_TERMINAL_PARTS_H
#define TESTS_SCREEN_TERMINAL_PARTS_H

#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

#include <vterm.h>

#include "tests/screen/terminal.h"

struct terminal {
    VTerm *emulator;
    VTermScreen *screen;
    bool alternate;
    bool cursor_visible;
    bool takes_mouse;
    int bells;
    int master;      /* our end of the pseudo-terminal; -1 when closed */
    int slave;       /* the program's, kept open to see its modes; -1 when closed */
    char partial[4]; /* a character of which only the first bytes have come */
    size_t partial_length;
    size_t received;
    pid_t child;
    bool ended;
    int status; /* as terminal_wait_end returns it */
    struct termios before;
    struct termios after; /* once the program has ended */
    char *outgoing;       /* what the program has yet to read */
    size_t outgoing_length;
    size_t outgoing_capacity;
    char *text; /* what terminal_row or terminal_screen returned last */
    bool missed;
    int patience;
    FILE *report;
    char *home;
    bool home_is_ours;
};

/* Ends the run: the machine cannot do what is asked. */
_Noreturn void terminal_die(const char *doing);

/* Sends what is waiting to be sent, however long the program takes to read it, within patience. */
void terminal_flush(struct terminal *terminal);

/* Puts bytes behind what is waiting to be sent. */
void terminal_queue(struct terminal *terminal, const char *bytes, size_t length);

#endif
