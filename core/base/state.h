/*
 * state: the folder in which the program keeps what it needs between its runs: the list of recent
 * files, versions of assessments, what could not be saved, what was being typed.
 *
 * XDG_STATE_HOME/mnr-assess, else ~/.local/state/mnr-assess; readable by its owner alone (0700).
 * One that belongs to somebody else, or that others may write in, is not used, and nothing in it is
 * read or written through a link. Knows nothing of what is kept there.
 */
#ifndef CORE_BASE_STATE_H
#define CORE_BASE_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

enum { STATE_NAME = 96 };

/* The path of NAME in FOLDER (NULL: in the state folder itself), which is made when it is not
   there; free() it. NULL, with why and what to do, when there is no such folder to be had. */
char *state_make(const char *folder, const char *name, struct error *error);

/* The same for who does not want to know why. */
char *state_path(const char *folder, const char *name);

/* The same, but nothing is made: NULL when there is no such folder. */
char *state_find(const char *folder, const char *name);

/* Whether the folder can be looked into, or could be made; else why not, and what to do. */
bool state_can_look(struct error *error);

/* Writes into `out` that nothing can be kept, and `error`: what a person is told, once. */
void state_describe_loss(const struct error *error, char *out, size_t size);

/* A failed system call about something in the folder: what `errno` says, and what to do. Returns
   false, as error_set. */
bool state_fail(struct error *error, const char *path);

/* Reads a file of the folder, of at most `most` bytes, as store_read; writes one, as store_write.
   Never through a link: what is read is then refused, and a link that is in the way of what is
   written goes. */
bool state_read(const char *path, size_t most, char **bytes, size_t *length, struct error *error);
bool state_holds(const char *path, const char *bytes, size_t length); /* just these */
bool state_write(const char *path, const char *bytes, size_t length, struct error *error);

/* Gives a file or folder of the state folder another name that is free, PATH.aside-N: neither
   offered again nor overwritten. Returns N, 0 when it could not. */
int state_set_aside(const char *path);

/* The path of a file of ours that a person may write by hand, below XDG_CONFIG_HOME, else
   ~/.config; `make`: with its folder made when it is not there. free() it; NULL when there is
   nowhere. */
char *state_config_path(const char *name, bool make);

/* A name for what is kept about the file at `path`: its own name, and a digest of where it is. The
   same for each way of writing the path, whether the file is there or not. */
void state_name(const char *path, char name[STATE_NAME]);

/* The same for a path from the root that is to be taken as it is. */
void state_name_whole(const char *whole, char name[STATE_NAME]);

/* The path from the root, links followed as far as they lead; free() it. */
char *state_whole_path(const char *path);

/* A path as a text that any file can hold, whatever bytes are in it: %XX for those that are no
   text, and for %; and back. free() the result; NULL when there is no memory. */
char *state_path_to_text(const char *path);
char *state_path_from_text(const char *text);

#endif
