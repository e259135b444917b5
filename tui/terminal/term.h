/*
 * term: the terminal: started, stopped, suspended, and read as events.
 *
 * The only place that reads keys and catches signals; decoder.h knows what bytes are which keys.
 * Signals do nothing but set a flag, which term_wait turns into an event.
 * Draws nothing.
 */
#ifndef TUI_TERMINAL_TERM_H
#define TUI_TERMINAL_TERM_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/base/settings.h"
#include "core/base/text.h"
#include "tui/terminal/keys.h"

enum event_kind {
    EVENT_STROKE,
    EVENT_WRONG,   /* bytes came that are no UTF-8: one character is lost */
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
    bool escaped;   /* EVENT_STROKE with Alt: it came as Esc and the key */
    int row;        /* EVENT_MOUSE: where, from the top left corner of the screen */
    int column;
    const char *text; /* EVENT_PASTE: bytes as they came; EVENT_STOP: of a paste without its end,
                         else NULL; holds until the next event is asked for */
    size_t length;
    bool cut; /* of a paste: it was longer than anybody keeps */
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

/* Waits for something to happen, at most `milliseconds` (negative: for ever), or a second while a
   paste comes in. */
void term_wait(int milliseconds, struct event *event);

/* The next key, paste or click that has come already; false when none has. */
bool term_take(struct event *event);

/* Whether a paste comes in that is not at its end: until then all keys are part of it, and there is
   no suspending. How many bytes of it have come. */
bool term_is_pasting(void);
size_t term_pasted(void);

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
