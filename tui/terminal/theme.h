/*
 * theme: what each part of the screen looks like, by its role.
 *
 * One accent colour at most, otherwise weight; nothing is told by colour alone, so without colour
 * (NO_COLOR, a terminal that has none) everything says the same. No red: nothing here is an alarm.
 */
#ifndef TUI_TERMINAL_THEME_H
#define TUI_TERMINAL_THEME_H

#include <stdbool.h>

#include "core/base/settings.h"
#include "core/base/text.h"

enum role {
    ROLE_PLAIN,
    ROLE_STRONG,  /* what is asked, what is chosen */
    ROLE_WORDS,   /* what the person writes: plain, also in focus */
    ROLE_QUIET,   /* hints, legends, rules */
    ROLE_HEADING, /* a heading in a page */
    ROLE_ACCENT,  /* where one is */
    ROLE_FOCUS,   /* the item with the cursor */
    ROLE_KEY,     /* the name of a key in the footer */
    ROLE_NOTICE,  /* what just happened */
    ROLE_FOUND,   /* words that were searched for, or selected */
    ROLE_TERM,    /* words that the glossary explains */
    ROLE_COUNT,
};

/* Characters that have a plain form where the terminal speaks no UTF-8. */
enum glyph {
    GLYPH_RULE,
    GLYPH_BAR,
    GLYPH_TOP_LEFT,
    GLYPH_TOP_RIGHT,
    GLYPH_BOTTOM_LEFT,
    GLYPH_BOTTOM_RIGHT,
    GLYPH_BETWEEN, /* between parts of a line: a middle dot */
    GLYPH_BELOW,   /* between a whole and its part: a small angle */
    GLYPH_BULLET,
    GLYPH_OPEN,   /* a heading whose parts are shown */
    GLYPH_CLOSED, /* ... are hidden */
    GLYPH_COUNT,
};

/* Looks at the terminal, at NO_COLOR and at the settings (NULL: the usual ones); call after the
   screen is started. `unicode`: whether the terminal speaks UTF-8. */
void theme_start(bool unicode, const struct settings *settings);

/* The same for settings that have changed since. */
void theme_change(const struct settings *settings);

/* Whether block elements can be drawn, of which large letters are made. */
bool theme_has_blocks(void);

/* Whether a screen reader follows the cursor: then words alone are drawn, no lines and no marks,
   and what changes by itself is left out, since all that changes is read aloud. */
bool theme_is_spoken(void);

/* Appends a mark and a blank before what it marks. Marks are not for ears: nothing when spoken;
   words have to say the same. */
void theme_put_mark(struct text *out, const char *mark);

/* Attributes for curses. */
int theme_attributes(enum role role);

const char *theme_glyph(enum glyph glyph);

#endif
