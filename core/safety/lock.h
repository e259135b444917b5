/*
 * lock: says that somebody has a file open, to everybody who would open it too.
 *
 * A file ".NAME.lock" beside the record, so that two computers on a shared folder see it: who, on
 * which computer, which process, since when. Advice only: what keeps two from overwriting each
 * other is store_write. A lock whose process is gone from this computer binds nobody.
 */
#ifndef CORE_SAFETY_LOCK_H
#define CORE_SAFETY_LOCK_H

#include <stdbool.h>

enum lock_standing {
    LOCK_FREE,
    LOCK_HELD,    /* by a process that runs on this computer */
    LOCK_STALE,   /* by one that has gone from it, or that was killed before it wrote who it is */
    LOCK_FAR,     /* from another computer or container: whether it still runs is not to be seen */
    LOCK_UNKNOWN, /* the lock cannot be read */
};

/* Who holds a lock; harmless to print, "" for not known. */
struct lock_holder {
    enum lock_standing standing;
    char user[64];
    char host[128];
    char since[32]; /* UTC, "2026-11-21T10:00:00Z" */
    long process;
};

struct lock;

/* Takes the lock of the file at `path`, when it is free or stale, or `anyway`. `holder` is who had
   it before. False when somebody else has it. With true, `*lock` may be NULL: there can be no lock
   in that place, nor then any saving; end it with lock_release. One that this process holds already
   is taken again. */
bool lock_take(const char *path, bool anyway, struct lock **lock, struct lock_holder *holder);

/* Where the lock of the file at `path` is, or would be: ".NAME.lock" beside the file that a link
   leads to; free() it. NULL when there is no memory. */
char *lock_path(const char *path);

/* Looks without taking. */
void lock_look(const char *path, struct lock_holder *holder);

/* Removes the lock, unless somebody else took it over meanwhile. NULL is allowed. */
void lock_release(struct lock *lock);

#endif
