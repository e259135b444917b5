/*
 * settings: how a person likes the wizard to look and behave, in one file of theirs.
 *
 * XDG_CONFIG_HOME/mnr-assess/settings.yaml. One table says what can be set; reading, the settings
 * screen, the manual and the complaints all use it. A mistake in the file is told with line and
 * column and never stops anything: that setting then has its usual value. Keys that this program
 * does not know are kept. Knows no terminal; nothing in an assessment depends on a setting.
 */
#ifndef CORE_BASE_SETTINGS_H
#define CORE_BASE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

enum setting {
    SETTING_THEME,
    SETTING_LINES,
    SETTING_PANES,
    SETTING_PRESENTER,
    SETTING_MOUSE,
    SETTING_HINTS,
    SETTING_READER,
    SETTING_COUNT,
};

/* The values, in the order of the table's words; the first is the usual one. */
enum { THEME_CALM, THEME_CONTRAST, THEME_PAPER, THEME_MONO };
enum { LINES_AUTO, LINES_UNICODE, LINES_ASCII };
enum { PANES_AUTO, PANES_TWO, PANES_ONE };
enum { PRESENTER_OFF, PRESENTER_ON };
enum { MOUSE_OFF, MOUSE_ON };
enum { HINTS_ON, HINTS_OFF };
enum { READER_OFF, READER_ON };

enum { SETTING_WORDS = 4 };

struct setting_entry {
    const char *name;  /* the key in the file */
    const char *label; /* for the screen, not yet translated, like what follows */
    const char *help;
    const char *words[SETTING_WORDS];    /* what can be said; NULL behind the last */
    const char *meanings[SETTING_WORDS]; /* of each word */
};

const struct setting_entry *setting_entry(enum setting setting);

/* How many words a setting has. */
int setting_word_count(enum setting setting);

struct settings;

/* Reads the file; without one, all is as usual. Mistakes go to `problems` as warnings. NULL when
   there is no memory; free with settings_free. */
struct settings *settings_load(struct problems *problems);
void settings_free(struct settings *settings);

/* The number of the word that holds; of NULL settings, the usual one. */
int settings_get(const struct settings *settings, enum setting setting);

/* Sets it for this run only; saves nothing. */
void settings_assume(struct settings *settings, enum setting setting, int value);

/* Sets it and saves the file, unless that could not be read again. The setting holds for this run
   also when it is not saved. */
bool settings_set(struct settings *settings, enum setting setting, int value, struct error *error);

/* Where the file is or would be; "" when there is nowhere to put it. Owned by the settings. */
const char *settings_path(const struct settings *settings);

#endif
