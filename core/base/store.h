/*
 * store: files read whole and written whole, or not at all.
 *
 * A file on disk is at every moment the old one or the new one. Knows nothing of what is in it.
 */
#ifndef CORE_BASE_STORE_H
#define CORE_BASE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <time.h>

#include "core/base/error.h"

enum { STORE_PATIENCE = 5 };

/* What a file was when it was last read or written here; zero for "there was none". */
struct store_stamp {
    bool exists;
    dev_t device;
    ino_t inode;
    off_t size;
    struct timespec changed;
    const char *bytes; /* what is in it, where the caller knows; the caller's, may be NULL */
    size_t length;
};

/* Reads a regular file of at most `most` bytes. `*bytes` ends in NUL (free() it); `stamp` may be
   NULL, and knows no bytes. Directories, devices and pipes are refused without
   being opened for long, and so are links that another user planted in a shared directory. */
bool store_read(const char *path, size_t most, char **bytes, size_t *length,
                struct store_stamp *stamp, struct error *error);

/* Whether the file is there, can be read, and holds exactly these bytes. */
bool store_holds(const char *path, const char *bytes, size_t length);

/* Whether a file that is there may be changed; true where there is none. Not one that can only be
   read: its owner made it so, and root may not either. Not somebody else's who lets nobody else
   write in it. Not one that is mounted by itself where nothing can be written beside it. */
bool store_may_write(const char *path, struct error *error);

/* The same of `name` in an open folder; `path` is for messages. */
bool store_may_write_at(int folder, const char *name, const char *path, struct error *error);

/* Replaces the file by `bytes`, durably: temporary file beside it (store_temporary), fsync, rename,
   fsync of the directory. A symbolic link stays and its target is replaced; a new file gets mode
   0600, an old one keeps its mode, its owner and, where that is possible, its group. What
   store_may_write refuses is not written. A file that cannot be replaced and keep its owner, or at
   all, as it is mounted by itself, is written in place once the temporary file is whole; killed
   there, it is half, and the temporary file stays. When `stamp` is not NULL
   and the file is no longer the one it describes, nothing is written: the error is ERROR_CONFLICT,
   or ERROR_GONE when there is none any more. Where `stamp->bytes` is known, it is the content that
   decides, looked at last before the file is replaced: another of the same size and time is another
   file, and one whose stamp alone has changed (a stick that was put in again) is the same.
   Afterwards the stamp describes the new file; `stamp->bytes` stays as it was. Two programs that
   use this never overwrite each other: one waits for the other, STORE_PATIENCE seconds at most, and
   then writes nothing. */
bool store_write(const char *path, const char *bytes, size_t length, struct store_stamp *stamp,
                 struct error *error);

/* Creates the file with `bytes`, like store_write, but never over an existing one. Neither makes a
   file whose name nobody can see. */
bool store_create(const char *path, const char *bytes, size_t length, struct store_stamp *stamp,
                  struct error *error);

/* The same, each with a path that is seen from an open folder. */
bool store_read_at(int from, const char *path, size_t most, char **bytes, size_t *length,
                   struct store_stamp *stamp, struct error *error);
bool store_write_at(int from, const char *path, const char *bytes, size_t length,
                    struct store_stamp *stamp, struct error *error);
bool store_create_at(int from, const char *path, const char *bytes, size_t length,
                     struct store_stamp *stamp, struct error *error);

/* Opens the folder at `path`, made for its owner alone (0700) where there is none: the number of
   its descriptor, to be closed; -1 on an error. A link that another user planted is refused. */
int store_open_folder(const char *path, struct error *error);

enum {
    STORE_NAME = 200,    /* bytes of a file's name that its temporary file has in its own */
    STORE_COMPUTER = 24, /* characters of a computer's */
};

/* The path of the temporary file for `target`, "FOLDER/.NAME.saving-COMPUTER-XXXXXX", where letters
   and digits stand for the X; free() it. It is locked (flock) while it is written, wherever that is
   possible, and is there afterwards only if the program was killed. NULL when there is no memory.
 */
char *store_temporary(const char *target);

/* Whether it is of another user than this program runs as. */
struct stat;
bool store_is_somebody_elses(const struct stat *status);

#endif
