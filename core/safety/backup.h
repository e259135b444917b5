/*
 * backup: the versions of a file that stood before changes, kept in the state folder.
 *
 * In backups/NAME, one file a version, mode 0600, at most BACKUP_MOST; the one that was kept first
 * goes first, whatever the clock said. They are the file's own bytes and can be opened like it.
 * Never changes the file itself.
 */
#ifndef CORE_SAFETY_BACKUP_H
#define CORE_SAFETY_BACKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "core/base/error.h"

enum { BACKUP_MOST = 12 };

struct backup {
    char *path;
    time_t when;   /* it was put aside */
    long revision; /* as it says itself; -1: it cannot be read */
    size_t size;   /* bytes */
    char *file;    /* another one, from the root, that it is a version of; NULL: the file asked for,
                      "": not known */
    bool copied;   /* the record still stands in that file */
};

struct backups {
    struct backup *items; /* of each file, the one that was kept last first */
    size_t count;
};

/* Keeps a copy of the file as it is on disk now, unless the newest is the same, or is younger than
   `seconds` (0: however young; one from the future is not young). A file that is not there has
   nothing to keep. */
bool backup_keep(const char *path, long seconds, struct error *error);

/* Fills size and revision of the version at `backup->path`. */
void backup_look(struct backup *backup);

/* The versions of a file, whether it is there or not. Free with backups_free. False when there is
   no memory. */
bool backups_list(const char *path, struct backups *backups);

/* Adds versions of the record `id` that were kept for other files: for those where it is no longer,
   or for `all`. */
bool backups_add_elsewhere(const char *path, const char *id, bool all, struct backups *backups);

/* Removes versions, and their folder with the last; returns whether they are gone. */
bool backup_remove(const struct backup *backup);

void backups_free(struct backups *backups);

#endif
