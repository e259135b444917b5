/*
 * plain: the wizard line by line: the same questions, states and rules as the full screen, for
 * screen readers, serial lines and scripts.
 *
 * Reads standard input and writes standard output; draws nothing, moves no cursor. Every answer is
 * saved at once.
 */
#ifndef PLAIN_PLAIN_H
#define PLAIN_PLAIN_H

#include "cli/open.h"

/* Asks until the person stops or the input ends. `directory` is where the questionnaires came from
   (NULL: inside the program). Returns an exit status: EXIT_CANNOT only when something could not be
   saved. */
int plain_run(struct opened *opened, const char *directory);

/* The commands that can be typed, for the manual: writes what the one at `index` is called, with
   what follows it, and sets what it does. False behind the last. */
bool plain_command_entry(size_t index, char *name, size_t size, const char **help);

#endif
