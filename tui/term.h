/*
 * term: the terminal: started, stopped, suspended, and read as events.
 *
 * The only place that reads keys, catches signals or knows an escape sequence. Signals do nothing
 * but set a flag, which term_wait turns into an event.
 * Draws nothing.
 */
#ifndef TUI_TERM_H
#define TUI_TERM_H

#include <stdbool.h>
#include <stddef.h>

#include "core/error.h"
#include "core/settings.h"
#include "core/text.h"
#include "tui/keys.h"

enum event_kind {
    EVENT_STROKE,
    EVENT_PASTE,   /* a bracketed paste, all of it */
    EVENT_MOUSE,   /* a click or a turn of the wheel */
    EVENT_RESIZE,  /* the screen has another size, or must be drawn again */
    EVENT_IDLE,    /* nothing happened for as long as was asked */
    EVENT_SUSPEND, /* Ctrl-Z: keep what is being typed, then call term_suspend */
    EVENT_STOP,    /* asked to end by a signal, or the terminal is gone: save and leave */
};

struct event {
    enum event_kind kind;
    stroke pressed; /* EVENT_STROKE; EVENT_MOUSE: STROKE_CLICK, or up or down for the wheel */
    int row;        /* EVENT_MOUSE: where, from the top left corner of the screen */
    int column;
    const char *text; /* EVENT_PASTE: UTF-8, lines ended by \n; holds until the next term_wait */
    size_t length;
};

/* Whether the terminal named by TERM can show a full screen: known, and able to place the cursor.
   Writes nothing to it. */
bool term_can_draw(void);

/* Takes over the terminal, as the settings want it. On an error it is as it was. */
bool term_start(const struct settings *settings, struct error *error);

/* Takes or gives back the mouse, as the settings want it. */
void term_use_mouse(const struct settings *settings);

/* Gives the terminal back; may be called when it was never started. */
void term_stop(void);

/* Waits for something to happen, at most `milliseconds` (negative: for ever). */
void term_wait(int milliseconds, struct event *event);

/* Whether something was typed that is not read yet. */
bool term_has_input(void);

/* Stops this process as Ctrl-Z does, and returns when it is continued. */
void term_suspend(void);

/* Lends the terminal to another program, and takes it back. */
void term_leave(void);
void term_return(void);

/* Leaves signals to the system again: in a child that becomes another program. */
void term_release_signals(void);

#endif
