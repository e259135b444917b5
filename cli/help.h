/* help: the text of --help, from the table of commands. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/command.h"

/* Prints how `command`, or the program as a whole (NULL), is used. Returns EXIT_DONE. */
int help_print(const struct command *command);

#endif
