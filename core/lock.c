#include "core/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/state.h"
#include "core/store.h"
#include "core/text.h"
#include "core/yaml_tree.h"
#include "core/yaml_writer.h"

enum { MOST_NAME = 240 };

struct lock {
    char *path;
};

/* Which process this is, so that no other is taken for it: a number is given again, a computer's
   name may be another's, and after a restart all are new. */
struct identity {
    char host[128];
    char boot[64];  /* of the computer's run; "" where it has none */
    char begun[32]; /* in ticks of that run */
    long process;
};

/* ---- who ---- */

/* The first line of a small file of the system; "" when there is none. */
static void read_line(const char *path, char *out, size_t size)
{
    FILE *file = fopen(path, "re");
    if (!file || !fgets(out, (int)size, file))
        out[0] = '\0';
    out[strcspn(out, "\n")] = '\0';
    if (file)
        fclose(file);
}

/* Field 22 of /proc/PID/stat, counted behind the name, which may have blanks in it. Returns whether
   the process has ended, and only waits for its parent to ask how. */
static bool read_begun(long process, char out[32])
{
    enum { FIELDS_BEHIND_NAME = 20 };
    char path[64];
    char line[1024];
    snprintf(path, sizeof path, "/proc/%ld/stat", process);
    read_line(path, line, sizeof line);
    char *field = strrchr(line, ')');
    bool ended = field && (strncmp(field, ") Z", 3) == 0 || strncmp(field, ") X", 3) == 0);
    for (int i = 0; field && i < FIELDS_BEHIND_NAME; i++) {
        field = strchr(field, ' ');
        field += field != NULL;
    }
    snprintf(out, 32, "%.*s", field ? (int)strcspn(field, " ") : 0, field ? field : "");
    return ended;
}

static void identify(struct identity *self)
{
    *self = (struct identity){.process = (long)getpid()};
    if (gethostname(self->host, sizeof self->host - 1) != 0)
        self->host[0] = '\0';
    read_line("/proc/sys/kernel/random/boot_id", self->boot, sizeof self->boot);
    read_begun(self->process, self->begun);
}

/* Not looked up by number: that may ask a server. */
static const char *user_name(void)
{
    const char *name = getenv("USER");
    if (!name || !*name)
        name = getenv("LOGNAME");
    return name ? name : "";
}

static bool still_runs(const struct identity *other)
{
    char begun[32];
    if (other->process <= 0 || (kill((pid_t)other->process, 0) != 0 && errno == ESRCH))
        return false;
    if (read_begun(other->process, begun))
        return false;
    return !*begun || !*other->begun || strcmp(begun, other->begun) == 0;
}

static bool is_self(const struct identity *self, const struct identity *other)
{
    return self->process == other->process && strcmp(self->host, other->host) == 0 &&
           strcmp(self->boot, other->boot) == 0 && strcmp(self->begun, other->begun) == 0;
}

/* ---- the lock's file ---- */

/* ".NAME.lock" beside the file that a link leads to; free() it. */
static char *lock_path(const char *path)
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

static void copy_text(const struct yaml_node *map, const char *key, char *out, size_t size)
{
    text_harmless(yaml_text(yaml_get(map, key)), out, size);
}

static bool read_holder(const char *path, struct identity *other, struct lock_holder *holder)
{
    struct stat status;
    char *bytes;
    size_t length;
    *other = (struct identity){0};
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) ||
        !store_read(path, LIMIT_LOCK_BYTES, &bytes, &length, NULL, NULL))
        return false;
    struct yaml_tree *tree = yaml_tree_parse(path, bytes, length, NULL);
    const struct yaml_node *root = tree ? yaml_tree_root(tree) : NULL;
    bool known = yaml_get(root, "host") && yaml_get(root, "process");
    copy_text(root, "host", other->host, sizeof other->host);
    copy_text(root, "boot", other->boot, sizeof other->boot);
    copy_text(root, "begun", other->begun, sizeof other->begun);
    copy_text(root, "user", holder->user, sizeof holder->user);
    copy_text(root, "since", holder->since, sizeof holder->since);
    other->process = strtol(yaml_text(yaml_get(root, "process")), NULL, 10);
    yaml_tree_free(tree);
    free(bytes);
    return known;
}

/* A lock is written right after it is made. */
static bool stays_empty(const char *path)
{
    const struct timespec moment = {.tv_nsec = 100000000};
    struct stat status;
    bool empty = lstat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size == 0;
    if (empty)
        nanosleep(&moment, NULL);
    return empty && lstat(path, &status) == 0 && status.st_size == 0;
}

/* Who holds the lock whose file is at `path`; `own`: it is this process. */
static void look(const char *path, const struct identity *self, struct lock_holder *holder,
                 bool *own)
{
    struct identity other;
    struct stat status;
    *holder = (struct lock_holder){.standing = LOCK_FREE};
    *own = false;
    if (lstat(path, &status) != 0)
        return;
    if (stays_empty(path)) {
        holder->standing = LOCK_STALE;
        return;
    }
    if (!read_holder(path, &other, holder)) {
        holder->standing = LOCK_UNKNOWN;
        return;
    }
    memcpy(holder->host, other.host, sizeof holder->host);
    holder->process = other.process;
    *own = is_self(self, &other);
    bool here = strcmp(self->host, other.host) == 0 && strcmp(self->boot, other.boot) == 0;
    if (!here)
        holder->standing = LOCK_FAR;
    else
        holder->standing = still_runs(&other) ? LOCK_HELD : LOCK_STALE;
}

static void write_text(const struct identity *self, struct text *out)
{
    char stamp[32];
    char process[32];
    char user[sizeof((struct lock_holder *)0)->user]; /* no more than is read */
    struct yaml_writer *writer = yaml_writer_new(out);
    if (!writer)
        return;
    text_harmless(user_name(), user, sizeof user);
    clock_stamp(clock_now(), stamp);
    snprintf(process, sizeof process, "%ld", self->process);
    yaml_write_map(writer);
    yaml_write_entry(writer, "host", self->host);
    yaml_write_entry(writer, "boot", self->boot);
    yaml_write_entry(writer, "process", process);
    yaml_write_entry(writer, "begun", self->begun);
    yaml_write_entry(writer, "user", user);
    yaml_write_entry(writer, "since", stamp);
    yaml_write_end(writer);
    if (!yaml_writer_finish(writer, NULL))
        text_free(out);
}

/* As readable as the file that it is about. Never through a link, never over another lock. Not
   synced: a lock that a power cut takes away is no loss. */
static bool make_file(const struct lock *lock, const char *record, const struct identity *self)
{
    struct text text = {0};
    struct stat status;
    mode_t mode = S_IRUSR | S_IWUSR;
    if (stat(record, &status) == 0)
        mode |= status.st_mode & (S_IRGRP | S_IROTH);
    write_text(self, &text);
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

bool lock_take(const char *path, bool anyway, struct lock **lock, struct lock_holder *holder)
{
    struct identity self;
    bool own;
    *holder = (struct lock_holder){.standing = LOCK_FREE};
    *lock = new_lock(path);
    if (!*lock)
        return true;
    identify(&self);
    look((*lock)->path, &self, holder, &own);
    bool free_for_us =
        own || anyway || holder->standing == LOCK_FREE || holder->standing == LOCK_STALE;
    if (free_for_us && holder->standing != LOCK_FREE)
        unlink((*lock)->path);
    if (own)
        *holder = (struct lock_holder){.standing = LOCK_FREE};
    if (free_for_us && make_file(*lock, path, &self))
        return true;
    bool lost = free_for_us && errno == EEXIST; /* to one who was quicker */
    if (lost)
        look((*lock)->path, &self, holder, &own);
    free_lock(*lock);
    *lock = NULL;
    return free_for_us && !lost;
}

void lock_look(const char *path, struct lock_holder *holder)
{
    struct identity self;
    bool own;
    char *file = lock_path(path);
    *holder = (struct lock_holder){.standing = LOCK_FREE};
    identify(&self);
    if (file)
        look(file, &self, holder, &own);
    if (file && own)
        holder->standing = LOCK_FREE;
    free(file);
}

void lock_release(struct lock *lock)
{
    struct identity self;
    struct lock_holder holder;
    bool own = false;
    if (!lock)
        return;
    identify(&self);
    look(lock->path, &self, &holder, &own);
    if (own)
        unlink(lock->path);
    free_lock(lock);
}
