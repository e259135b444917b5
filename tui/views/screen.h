/*
 * screen: the views on the screen, one upon the other, and the loop that feeds them.
 *
 * Draws the frame (header, message, footer from the table of keys), hands each key to the view on
 * top, and shows the result once an event. Knows no particular view: what a key means that no view
 * took, and what happens between events, is the wizard's (struct screen_hooks).
 */
#ifndef TUI_VIEWS_SCREEN_H
#define TUI_VIEWS_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/settings.h"
#include "session/session.h"
#include "tui/terminal/draw.h"
#include "tui/terminal/keys.h"
#include "tui/terminal/term.h"
#include "tui/views/kept_fields.h"
#include "tui/views/visited.h"

struct screen;
struct guide;
struct typed;
struct view;

/* A key, a paste, or characters that were typed together, and what it means where the person is. */
struct press {
    enum action action;
    stroke pressed;
    const char *paste; /* UTF-8; NULL for a key */
    size_t paste_length;
    bool typed; /* the paste is characters that were typed */
    int row;    /* of a click, on the screen */
    int column;
};

struct view_kind {
    const char *title; /* for the header, not yet translated */
    bool popup;        /* drawn upon the view below it */

    /* Which keys mean what now: one of enum context. */
    unsigned (*context)(const struct view *view);

    /* Draws into the area, and leaves the cursor at what has the focus. */
    void (*draw)(struct view *view, struct screen *screen, const struct area *area);

    /* Returns whether the press was for this view. */
    bool (*act)(struct view *view, struct screen *screen, const struct press *press);

    /* Appends where in the questionnaires the view is, for the header: "Leadership › Q7", or "Q7"
       where `columns` do not hold that; may be NULL. */
    void (*trail)(const struct view *view, int columns, struct text *out);

    /* Puts what is being typed into the assessment; may be NULL, as may the rest. Called when
       nothing was typed for a second, before leaving, and at the end. */
    void (*keep)(struct view *view, struct screen *screen);
    bool (*has_unkept)(const struct view *view);

    /* What is being typed, to be noted beside the work: false for nothing. */
    bool (*typed)(const struct view *view, struct typed *typed);

    void (*free)(struct view *view);
};

enum { SCREEN_TYPED = 8 };

/* Words that are being typed in a view; all belong to it. */
struct typed {
    const char *about; /* id of what they are for */
    const char *field; /* which of its texts: a name of recover.c, and what it needs to know */
    const char *texts[SCREEN_TYPED];
    size_t count;
};

/* The first member of every view. */
struct view {
    const struct view_kind *kind;
};

/* Where a person can go. */
enum place {
    PLACE_QUESTION, /* of `what`, a struct question */
    PLACE_OUTLINE,
    PLACE_FINISH,
    PLACE_FINDINGS,
    PLACE_CAPABILITY, /* of `what`, a struct capability */
    PLACE_PREVIEW,
    PLACE_RECORD,
    PLACE_COUNTRY,   /* what documents record about it */
    PLACE_GLOSSARY,  /* at `what`, a struct glossary_entry; NULL: at its start */
    PLACE_DOCUMENTS, /* at `what`, a struct document; the same */
    PLACE_SETTINGS,
    PLACE_TOUR,
    PLACE_HELP, /* on the keys of the context before */
};

struct screen_hooks {
    void (*go)(struct screen *screen, enum place place, const void *what);
    void (*act)(struct screen *screen, const struct press *press); /* keys that no view took */
    void (*opened)(struct screen *screen); /* a file was opened, in place of the one before */
    /* After each event, when the screen shows it; `idle`: nothing has happened for a while.
       Returns whether the screen must be drawn again. */
    bool (*settle)(struct screen *screen, bool idle);
    /* Now and then while words are typed that are not kept yet. */
    void (*note)(struct screen *screen);
    /* Has a text written in the person's own editor. */
    bool (*edit)(struct screen *screen, const char *text, struct text *edited, struct error *error);
    /* A few words to show above the footer, or NULL. */
    const char *(*guide)(struct screen *screen);
};

/* The least window in which one can work. */
enum { SCREEN_LEAST_ROWS = 10, SCREEN_LEAST_COLUMNS = 40 };

enum { SCREEN_VIEWS = 24, SCREEN_MESSAGE = 512, SCREEN_SOUGHT = 208 };

struct screen {
    struct session session;
    struct settings *settings; /* the caller's */
    const struct screen_hooks *hooks;
    struct view *views[SCREEN_VIEWS];
    size_t count;
    char message[SCREEN_MESSAGE]; /* what just happened; gone with the next key */
    bool message_stays;           /* ... that is no typing */
    struct visited visited;
    struct kept_fields kept_fields;
    char sought[SCREEN_SOUGHT]; /* words of the last search */
    struct guide *guide;        /* the tour or a hint; NULL: none, for want of memory */
    enum action last_action;    /* what the last press meant */
    bool covered;               /* while a view is drawn that has a popup on it */
    bool more_above;            /* said by the view on top while it draws */
    bool more_below;
    bool ending;
    size_t report_line; /* where the report was left: its first line shown ... */
    int report_link;    /* ... and the link with the cursor, as in preview.c */
    stroke pending;     /* the rest of an Alt chord; 0 for none */
    struct event next;  /* taken behind what was typed, and not acted on yet ... */
    bool has_next;      /* ... if this says so */
    long long typed_at; /* when the oldest unkept typing happened, in ms; 0 for none */
    long long last_typed_at;
    long long noted_at; /* when the unkept words were last put down beside the work */
    bool told;          /* that nothing can be kept */
    bool unfinished;    /* at the end there were words that could not be kept */
    bool cut_off; /* the end came in the middle of a paste, which must be no answer as it is */
};

/* Puts a view on top; it is freed when it leaves. False (and it is freed) when there is no room:
   then nobody could still know the way back. */
bool screen_push(struct screen *screen, struct view *view);

/* Takes the view on top away, keeping what is typed in it. */
void screen_pop(struct screen *screen);

/* Takes views away until the one that is `kind`, if there is one. Returns it, or NULL. */
struct view *screen_return_to(struct screen *screen, const struct view_kind *kind);

struct view *screen_top(const struct screen *screen);

/* Runs until there are no views left, or the end is asked for. */
void screen_run(struct screen *screen);

/* Puts `view` on top and runs until it leaves. The view is the caller's and is not freed. */
void screen_run_view(struct screen *screen, struct view *view);

/* Keeps what is typed in all views. */
void screen_keep(struct screen *screen);

/* Whether anything is typed that is not kept. */
bool screen_has_unkept(const struct screen *screen);

/* Keeps everything, notes what cannot be kept, and ends all loops. */
void screen_end(struct screen *screen);

void screen_go(struct screen *screen, enum place place, const void *what);

/* Shows a line below the page until the next key. */
void screen_say(struct screen *screen, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void screen_say_error(struct screen *screen, const struct error *error);

/* The context of the view on top. */
unsigned screen_context(const struct screen *screen);

#endif
