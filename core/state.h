/*
 * state: the folder in which the program keeps what it needs between its runs: the list of recent
 * files, versions of assessments, what could not be saved, what was being typed.
 *
 * XDG_STATE_HOME/mnr-assess, else ~/.local/state/mnr-assess; readable by its owner alone (0700).
 * One that belongs to somebody else, or that others may write in, is not used. Knows nothing of
 * what is kept there.
 */
#ifndef CORE_STATE_H
#define CORE_STATE_H

#include <stdbool.h>

enum { STATE_NAME = 96 };

/* The path of NAME in FOLDER (NULL: in the state folder itself), which is made when it is not
   there; free() it. NULL when there is no such folder to be had. */
char *state_path(const char *folder, const char *name);

/* The same, but nothing is made: NULL when there is no such folder. */
char *state_find(const char *folder, const char *name);

/* The path of a file of ours that a person may write by hand, below XDG_CONFIG_HOME, else
   ~/.config; `make`: with its folder made when it is not there. free() it; NULL when there is
   nowhere. */
char *state_config_path(const char *name, bool make);

/* A name for what is kept about the file at `path`: its own name, and a digest of where it is. The
   same for each way of writing the path, whether the file is there or not. */
void state_name(const char *path, char name[STATE_NAME]);

/* The path from the root, links followed as far as they lead; free() it. */
char *state_whole_path(const char *path);

#endif
