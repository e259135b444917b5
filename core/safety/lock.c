#include "core/safety/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/base/run.h"
#include "core/base/state.h"
#include "core/base/store.h"
#include "core/base/text.h"
#include "core/base/yaml_tree.h"
#include "core/base/yaml_writer.h"

enum { MOST_NAME = 240 };

struct lock {
    char *path;
};

/* ---- the lock's file ---- */

char *lock_path(const char *path)
{
    char *whole = state_whole_path(path);
    char *slash = whole ? strrchr(whole, '/') : NULL;
    char *made = NULL;
    if (slash &&
        asprintf(&made, "%.*s/.%.*s.lock", (int)(slash - whole), whole, MOST_NAME, slash + 1) < 0)
        made = NULL;
    free(whole);
    return made;
}

static bool read_holder(const char *path, struct run *other)
{
    struct stat status;
    char *bytes;
    size_t length;
    *other = (struct run){0};
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) ||
        !store_read(path, LIMIT_LOCK_BYTES, &bytes, &length, NULL, NULL))
        return false;
    struct yaml_tree *tree = yaml_tree_parse(path, bytes, length, NULL);
    const struct yaml_node *root = tree ? yaml_tree_root(tree) : NULL;
    bool known = yaml_get(root, "host") && yaml_get(root, "process");
    run_read(root, other);
    yaml_tree_free(tree);
    free(bytes);
    return known;
}

/* Whether this is the beginning of a lock's file (run_write), cut off: nothing at all, too. */
static bool is_cut_off(const char *bytes)
{
    static const char *const keys[] = {"run: \"",     "host: \"",  "boot: \"", "space: \"",
                                       "process: \"", "begun: \"", "user: \"", "since: \""};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        size_t length = strlen(keys[i]);
        size_t there = strnlen(bytes, length);
        if (strncmp(bytes, keys[i], there) != 0 && i == 0)
            continue; /* a run need not have a name */
        if (strncmp(bytes, keys[i], there) != 0)
            return false;
        const char *end = there == length ? strchr(bytes + length, '\n') : NULL;
        if (!end)
            return true;
        bytes = end + 1;
    }
    return false;
}

static bool is_unfinished(const char *path)
{
    struct stat status;
    char *bytes;
    size_t length;
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) ||
        !store_read(path, LIMIT_LOCK_BYTES, &bytes, &length, NULL, NULL))
        return false;
    bool unfinished = strlen(bytes) == length && is_cut_off(bytes);
    free(bytes);
    return unfinished;
}

/* A lock is written in one go, right after it is made: who left it so was killed there. */
static bool stays_unfinished(const char *path)
{
    const struct timespec moment = {.tv_nsec = 100000000};
    bool unfinished = is_unfinished(path);
    if (unfinished)
        nanosleep(&moment, NULL);
    return unfinished && is_unfinished(path);
}

static enum lock_standing standing_of(const struct run *other)
{
    static const enum lock_standing standings[] = {
        [RUN_ENDED] = LOCK_STALE, [RUN_LIVES] = LOCK_HELD, [RUN_UNSEEN] = LOCK_FAR};
    return standings[run_look(other)];
}

/* Who holds the lock whose file is at `path`; `own`: it is this process. */
static void look(const char *path, struct lock_holder *holder, bool *own)
{
    struct run other;
    struct stat status;
    *holder = (struct lock_holder){.standing = LOCK_FREE};
    *own = false;
    if (lstat(path, &status) != 0)
        return;
    if (stays_unfinished(path)) {
        holder->standing = LOCK_STALE;
        return;
    }
    bool known = read_holder(path, &other);
    memcpy(holder->user, other.user, sizeof holder->user);
    memcpy(holder->host, other.host, sizeof holder->host);
    memcpy(holder->since, other.since, sizeof holder->since);
    holder->process = other.process;
    holder->standing = known ? standing_of(&other) : LOCK_UNKNOWN;
    *own = known && run_is_own(&other);
}

static void write_text(struct text *out)
{
    struct run self;
    struct yaml_writer *writer = yaml_writer_new(out);
    if (!writer)
        return;
    run_identify(&self);
    yaml_write_map(writer);
    run_write(&self, writer);
    yaml_write_end(writer);
    if (!yaml_writer_finish(writer, NULL))
        text_free(out);
}

/* As readable as the file that it is about. Never through a link, never over another lock. Not
   synced: a lock that a power cut takes away is no loss. */
static bool make_file(const struct lock *lock, const char *record)
{
    struct text text = {0};
    struct stat status;
    mode_t mode = S_IRUSR | S_IWUSR;
    if (stat(record, &status) == 0)
        mode |= status.st_mode & (S_IRGRP | S_IROTH);
    write_text(&text);
    int file = text.data
                   ? open(lock->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
                   : -1;
    bool made = file >= 0 && write(file, text.data, text.length) == (ssize_t)text.length;
    if (file >= 0) {
        close(file);
        if (!made)
            unlink(lock->path);
    }
    text_free(&text);
    return made;
}

static void free_lock(struct lock *lock)
{
    if (lock)
        free(lock->path);
    free(lock);
}

static struct lock *new_lock(const char *path)
{
    struct lock *lock = calloc(1, sizeof *lock);
    if (lock)
        lock->path = lock_path(path);
    if (lock && lock->path)
        return lock;
    free_lock(lock);
    return NULL;
}

/* Holds a lock's file itself while it is looked at and replaced, so that of two who find it left
   behind one takes it, and the other finds that one's. -1 when there is none, or it cannot be
   held. */
static int hold_file(const char *path)
{
    enum { TRIES = 50, PAUSE = 10 * 1000 * 1000 };
    const struct timespec pause = {.tv_nsec = PAUSE};
    for (int i = 0; i < TRIES; i++) {
        struct stat held;
        struct stat there;
        int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
        if (file < 0)
            return -1;
        if (flock(file, LOCK_EX | LOCK_NB) == 0 && fstat(file, &held) == 0 &&
            lstat(path, &there) == 0 && held.st_ino == there.st_ino)
            return file;
        close(file);
        nanosleep(&pause, NULL);
    }
    return -1;
}

/* Whether the lock is ours now; `lost`: to one who was quicker. */
static bool take(struct lock *lock, const char *record, bool anyway, struct lock_holder *holder,
                 bool *lost)
{
    bool own;
    int held = hold_file(lock->path);
    look(lock->path, holder, &own);
    bool free_for_us =
        own || anyway || holder->standing == LOCK_FREE || holder->standing == LOCK_STALE;
    if (free_for_us && holder->standing != LOCK_FREE)
        unlink(lock->path);
    if (own)
        *holder = (struct lock_holder){.standing = LOCK_FREE};
    bool made = free_for_us && make_file(lock, record);
    *lost = !free_for_us || (!made && errno == EEXIST);
    if (free_for_us && *lost)
        look(lock->path, holder, &own);
    if (held >= 0)
        close(held);
    return made;
}

bool lock_take(const char *path, bool anyway, struct lock **lock, struct lock_holder *holder)
{
    bool lost = false;
    *holder = (struct lock_holder){.standing = LOCK_FREE};
    *lock = new_lock(path);
    if (!*lock || take(*lock, path, anyway, holder, &lost))
        return true;
    free_lock(*lock);
    *lock = NULL;
    return !lost;
}

void lock_look(const char *path, struct lock_holder *holder)
{
    bool own;
    char *file = lock_path(path);
    *holder = (struct lock_holder){.standing = LOCK_FREE};
    if (file)
        look(file, holder, &own);
    if (file && own)
        holder->standing = LOCK_FREE;
    free(file);
}

void lock_release(struct lock *lock)
{
    struct lock_holder holder;
    bool own = false;
    if (!lock)
        return;
    int held = hold_file(lock->path);
    look(lock->path, &holder, &own);
    if (own)
        unlink(lock->path);
    if (held >= 0)
        close(held);
    free_lock(lock);
}
