/*
 * wizard: the full-screen wizard, from the first screen to the last.
 *
 * On top of everything in tui/: opens the views, handles the keys that mean the same everywhere,
 * and saves.
 */
#ifndef TUI_WIZARD_H
#define TUI_WIZARD_H

#include "core/catalogue/catalogue.h"

struct wizard_options {
    const struct catalogue *catalogue;
    const char *path;           /* NULL: the start screen */
    bool tour;                  /* over the practice country; no path then */
    bool tour_again;            /* from its beginning */
    bool present;               /* questions in large letters, whatever the settings say */
    const char *data_directory; /* NULL: the questionnaires inside the program */
};

/* Runs the wizard until the person quits or the terminal goes. False when the file or the terminal
   cannot be used or the answers could not be saved. */
bool wizard_run(const struct wizard_options *options, struct error *error);

#endif
