/* term_parts: what the terminal is made of; shared by term.c (starting, stopping, away and back),
   term_input.c (what comes from it) and term_signals.c, and nobody else's business. */
#ifndef TUI_TERMINAL_TERM_PARTS_H
#define TUI_TERMINAL_TERM_PARTS_H

#include <signal.h>

#include "tui/terminal/term.h"

/* ---- signals: each sets its flag and wakes term_wait ---- */

extern volatile sig_atomic_t term_stop_asked;
extern volatile sig_atomic_t term_suspend_asked;
extern volatile sig_atomic_t term_resize_seen;

/* Catches them; term_signals_stop leaves them to the system again. */
bool term_signals_start(struct error *error);
void term_signals_stop(void);

/* What a signal makes readable. */
int term_signals_wake(void);

/* ---- input ---- */

/* Begins to read keys; false when there is no memory. */
bool term_input_start(void);
void term_input_stop(void);

/* Whether the mouse is taken, which some terminals report in bytes that are keys otherwise. */
void term_input_expect_mouse(bool expected);

/* Takes over the window's size, unless the environment holds it still. */
void term_take_size(void);

#endif
