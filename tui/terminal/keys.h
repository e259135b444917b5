/*
 * keys: every key of the wizard, in one table.
 *
 * The table feeds the dispatcher, the footer, the help screen and the manual, so that they cannot
 * disagree. Knows no terminal: term.c turns what the terminal sends into strokes.
 */
#ifndef TUI_TERMINAL_KEYS_H
#define TUI_TERMINAL_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/stroke.h"

/* What the person is at: decides which keys mean what. A view says which of them it is now. */
enum context {
    IN_START = 1 << 0,
    IN_QUESTION = 1 << 1, /* at its options, or with letters as commands */
    IN_FIELD = 1 << 2,    /* at a text of the question, before typing */
    IN_TEXT = 1 << 3,     /* typing words of any length */
    IN_LINE = 1 << 4,     /* typing one line */
    IN_FILTER = 1 << 5,   /* a list that typing narrows */
    IN_OUTLINE = 1 << 6,
    IN_FINISH = 1 << 7,
    IN_FINDINGS = 1 << 8,
    IN_CAPABILITY = 1 << 9,
    IN_EVIDENCE = 1 << 10, /* sources of an answer */
    IN_RECORD = 1 << 11,
    IN_PAGER = 1 << 12,
    IN_PREVIEW = 1 << 13,
    IN_CHOICE = 1 << 14, /* asked to choose */
    IN_CHANGES = 1 << 16,
    IN_READER = 1 << 17, /* the glossary, the documents */
    IN_OFFER = 1 << 15,  /* at a question for which another suggests the answer */
    IN_LEFT = 1 << 18,   /* with IN_QUESTION: at a text that was left */
    IN_FIELDS = 1 << 19, /* with IN_LINE: there are other fields beside it */
};

/* All in which letters are commands and a questionnaire is open. */
enum { IN_VIEWS = IN_QUESTION | IN_OUTLINE | IN_FINISH | IN_FINDINGS | IN_CAPABILITY | IN_PREVIEW };

/* All that are lists to move in. */
enum {
    IN_LISTS = IN_START | IN_FILTER | IN_OUTLINE | IN_FINISH | IN_FINDINGS | IN_CAPABILITY |
               IN_EVIDENCE | IN_RECORD | IN_CHOICE | IN_CHANGES | IN_READER,
};

enum action {
    ACTION_NONE,
    ACTION_TYPE, /* no key of the table: a character to insert, or a paste */
    /* moving */
    ACTION_UP,
    ACTION_DOWN,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_FIRST,
    ACTION_LAST,
    ACTION_OPEN,
    ACTION_EXPAND,
    ACTION_COLLAPSE,
    ACTION_LEAVE,
    /* a question */
    ACTION_NEXT,
    ACTION_BACK,
    ACTION_NEXT_UNANSWERED,
    ACTION_CHOOSE,
    ACTION_DIGIT,
    ACTION_NOTHING,
    ACTION_WRITE,
    ACTION_TAKE,
    ACTION_UNKNOWN,
    ACTION_NOT_APPLICABLE,
    ACTION_LATER,
    ACTION_CLEAR,
    ACTION_NOTE,
    ACTION_EVIDENCE,
    ACTION_SENSITIVE,
    ACTION_UNDO,
    ACTION_REDO,
    ACTION_CHANGES,
    /* writing */
    ACTION_ACCEPT,
    ACTION_ON,
    ACTION_BEFORE,
    ACTION_NEW_LINE,
    ACTION_LEFT,
    ACTION_RIGHT,
    ACTION_WORD_LEFT,
    ACTION_WORD_RIGHT,
    ACTION_LINE_START,
    ACTION_LINE_END,
    ACTION_TEXT_START,
    ACTION_TEXT_END,
    ACTION_DELETE_BEFORE,
    ACTION_DELETE_AFTER,
    ACTION_DELETE_WORD,
    ACTION_DELETE_WORD_AFTER,
    ACTION_DELETE_LINE,
    ACTION_TEXT_UNDO,
    ACTION_TEXT_REDO,
    ACTION_EDITOR,
    ACTION_EXTEND, /* a key that moves, with Shift: keys_unshifted says which */
    ACTION_SELECT,
    ACTION_CUT,
    ACTION_COPY,
    ACTION_PASTE,
    ACTION_BRING_BACK,
    /* lists and reports */
    ACTION_ADD,
    ACTION_DELETE,
    ACTION_STATUS,
    ACTION_FILTER,
    ACTION_FILTER_BACK,
    ACTION_EXPORT,
    ACTION_FIND,
    ACTION_NEXT_LINK,
    ACTION_LINK_BEFORE,
    ACTION_FIND_AGAIN,
    /* going to */
    ACTION_SEARCH,
    ACTION_GO_TO,
    ACTION_VISITED_BACK,
    ACTION_VISITED_ON,
    ACTION_OUTLINE,
    ACTION_FINISH,
    ACTION_FINDINGS,
    ACTION_DOMAIN,
    ACTION_PREVIEW,
    ACTION_RECORD,
    ACTION_COUNTRY,
    ACTION_GLOSSARY,
    ACTION_DOCUMENTS,
    ACTION_HELP,
    ACTION_ALL_KEYS,
    ACTION_SETTINGS,
    ACTION_PRESENT,
    ACTION_SKIP_STEP,
    ACTION_LEAVE_TOUR,
    /* the mouse */
    ACTION_CLICK,
    ACTION_SCROLL_UP,
    ACTION_SCROLL_DOWN,
    /* the program */
    ACTION_SAVE,
    ACTION_REDRAW,
    ACTION_SUSPEND,
    ACTION_QUIT,
};

enum { BINDING_STROKES = 3 };

struct binding {
    enum action action;
    stroke strokes[BINDING_STROKES]; /* 0 for none */
    unsigned contexts;               /* of enum context */
    unsigned footer;                 /* contexts in whose footer it stands */
    const char *label;               /* one to three words for the footer, not yet translated */
    const char *help;                /* a sentence, not yet translated */
};

struct binding_group {
    const char *title; /* not yet translated */
    const struct binding *bindings;
    size_t count;
};

/* The table, in the order of the help screen. */
const struct binding_group *keys_groups(size_t *count);

/* What a stroke means in a context. Only strokes that are not bound come out as ACTION_TYPE (where
   typing makes sense) or ACTION_NONE. */
enum action keys_action(stroke pressed, unsigned context);

/* What a click at an item does there beside moving the cursor: ACTION_NONE where nothing. */
enum action keys_click_action(unsigned context);

/* The same key without Shift. */
stroke keys_unshifted(stroke pressed);

/* Writes the name of a stroke, translated: "Ctrl-S", "Page down". */
void keys_name(stroke pressed, char *out, size_t size);

/* Writes the names of a binding's strokes, joined by ", ". */
void keys_names(const struct binding *binding, char *out, size_t size);

/* Writes what a key is called, translated, by its name in English ("Esc", "z", "2"); false when no
   binding has it. */
bool keys_called(const char *name, char *out, size_t size);

/* The first binding of an action that works in one of the contexts; NULL when there is none. */
const struct binding *keys_binding(enum action action, unsigned contexts);

#endif
