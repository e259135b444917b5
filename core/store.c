#include "core/store.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/i18n.h"

static void stamp_from(struct store_stamp *stamp, const struct stat *status)
{
    *stamp = (struct store_stamp){
        .exists = true,
        .device = status->st_dev,
        .inode = status->st_ino,
        .size = status->st_size,
        .changed = status->st_mtim,
        .bytes = stamp->bytes,
        .length = stamp->length,
    };
}

static bool stamp_matches(const struct store_stamp *stamp, const struct stat *status)
{
    return stamp->device == status->st_dev && stamp->inode == status->st_ino &&
           stamp->size == status->st_size && stamp->changed.tv_sec == status->st_mtim.tv_sec &&
           stamp->changed.tv_nsec == status->st_mtim.tv_nsec;
}

/* ---- what not to do ---- */

/* What can be done about a system call that failed, where the system's own words do not say. */
static const struct {
    int number;
    const char *advice;
} advices[] = {
    {ENOSPC, N_("make room on that disk, or save elsewhere")},
    {EDQUOT, N_("make room on that disk, or save elsewhere")},
    {EFBIG, N_("save elsewhere")},
    {EROFS, N_("that disk can only be read; save elsewhere")},
    {EACCES, N_("you may not write there; save elsewhere")},
    {EPERM, N_("you may not write there; save elsewhere")},
    {ENOENT, N_("the directory is not there; is its disk still in place?")},
    {EIO, N_("the disk fails; save elsewhere")},
    {EBUSY, N_("it is mounted by itself; mount its folder instead")},
    {EXDEV, N_("it is mounted by itself; mount its folder instead")},
    {ETXTBSY, N_("another program uses it; save elsewhere")},
};

static bool fail_with_advice(struct error *error, const char *path, const char *doing)
{
    int number = errno;
    for (size_t i = 0; i < sizeof advices / sizeof *advices; i++)
        if (advices[i].number == number)
            return error_set(error, ERROR_SYSTEM, path, 0, 0, "%s: %s (%s)", doing,
                             strerror(number), _(advices[i].advice));
    return error_set_system(error, path, doing);
}

/* The directory of `path`; free() it. */
static char *directory_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return strdup(".");
    return strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

/* Whether `path` is a link that somebody else put into a directory where everybody may: it could
   lead anywhere. The directory's owner may. */
static bool is_planted(const char *path)
{
    struct stat link_status;
    struct stat folder;
    if (lstat(path, &link_status) != 0 || !S_ISLNK(link_status.st_mode) ||
        link_status.st_uid == geteuid())
        return false;
    char *directory = directory_of(path);
    bool planted = !directory || stat(directory, &folder) != 0 ||
                   ((folder.st_mode & S_IWOTH) && folder.st_uid != link_status.st_uid);
    free(directory);
    return planted;
}

static bool refuse_planted(const char *path, struct error *error)
{
    return !is_planted(path) ||
           error_set(error, ERROR_SYSTEM, path, 0, 0, "%s",
                     _("a link that another user put into a shared directory; it is not "
                       "followed"));
}

/* ---- reading ---- */

static bool read_all(int file, char *bytes, size_t size, size_t *length)
{
    *length = 0;
    while (*length < size) {
        ssize_t got = read(file, bytes + *length, size - *length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        *length += (size_t)got;
    }
    return true;
}

/* Reads the open file into memory; one byte more than its size shows whether it is growing. */
static bool read_file(int file, const char *path, size_t most, struct stat *status, char **bytes,
                      size_t *length, struct error *error)
{
    if (fstat(file, status) != 0)
        return error_set_system(error, path, _("cannot read"));
    if (!S_ISREG(status->st_mode))
        return error_set(error, ERROR_SYSTEM, path, 0, 0, "%s",
                         S_ISDIR(status->st_mode) ? _("this is a directory, not a file")
                                                  : _("this is not a regular file"));
    if (status->st_size < 0 || (uintmax_t)status->st_size > most)
        return error_set(error, ERROR_SYSTEM, path, 0, 0,
                         _("larger than %zu MiB, which no such file is"), most / 1024 / 1024);
    size_t size = (size_t)status->st_size + 1;
    *bytes = malloc(size + 1);
    if (!*bytes)
        return error_set_memory(error);
    if (!read_all(file, *bytes, size, length)) {
        error_set_system(error, path, _("cannot read"));
        free(*bytes);
        *bytes = NULL;
        return false;
    }
    (*bytes)[*length] = '\0';
    return true;
}

bool store_read(const char *path, size_t most, char **bytes, size_t *length,
                struct store_stamp *stamp, struct error *error)
{
    struct stat status;
    if (!refuse_planted(path, error))
        return false;
    /* Without waiting: a pipe nobody writes to must not hang us. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        return error_set_system(error, path, _("cannot open"));
    bool done = read_file(file, path, most, &status, bytes, length, error);
    close(file);
    if (done && stamp) {
        stamp->bytes = NULL;
        stamp_from(stamp, &status);
    }
    return done;
}

bool store_holds(const char *path, const char *bytes, size_t length)
{
    char *other = NULL;
    size_t other_length = 0;
    if (!store_read(path, length, &other, &other_length, NULL, NULL))
        return false;
    bool same = other && length == other_length && memcmp(bytes, other, length) == 0;
    free(other);
    return same;
}

/* ---- writing ---- */

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length) {
        ssize_t put = write(file, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

/* Where the bytes go: the target of a symbolic link, or the path itself; free() it. NULL and
   `error` where the link leads nowhere. */
static char *resolve(const char *path, struct error *error)
{
    struct stat status;
    if (!refuse_planted(path, error))
        return NULL;
    bool there = lstat(path, &status) == 0;
    if (!there && errno != ENOENT) { /* a link that cannot be looked at must not be replaced */
        fail_with_advice(error, path, _("cannot save; the file is as it was"));
        return NULL;
    }
    bool is_link = there && S_ISLNK(status.st_mode);
    char *target = is_link ? realpath(path, NULL) : strdup(path);
    if (!target && is_link && errno == ENOENT)
        error_set(error, ERROR_GONE, path, 0, 0, "%s",
                  _("this is a link to a file that is not there; is its disk still in place?"));
    else if (!target)
        fail_with_advice(error, path, _("cannot save; the file is as it was"));
    return target;
}

static bool sync_file(int file)
{
    int done;
    do
        done = fsync(file);
    while (done != 0 && errno == EINTR);
    return done == 0;
}

/* The old file's mode, owner and group, where the file system knows of such and we may set them:
   the owner has to be kept, another group gets no rights. */
static bool copy_rights(int file, const char *target)
{
    struct stat old;
    struct stat ours;
    if (stat(target, &old) != 0)
        return true; /* mkstemp made it for its owner alone */
    if (fstat(file, &ours) != 0)
        return false;
    mode_t mode = old.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);
    if (old.st_uid != ours.st_uid && fchown(file, old.st_uid, (gid_t)-1) != 0)
        return false;
    if (old.st_gid != ours.st_gid && fchown(file, (uid_t)-1, old.st_gid) != 0)
        mode &= ~(mode_t)S_IRWXG;
    return mode == (ours.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO)) || fchmod(file, mode) == 0 ||
           errno == EPERM || errno == ENOTSUP;
}

enum placing {
    PLACE_REPLACE,
    PLACE_NEW,
    PLACE_WITHIN, /* the file stays, with other bytes in it */
};

/* One file being written. */
struct writing {
    const char *target;
    const char *bytes;
    size_t length;
    enum placing placing;
    struct store_stamp *stamp;
    int directory; /* -1: may not be listed; then it is neither locked nor synced */
    char *temporary;
    int guard; /* the temporary file once more, locked until it is in place */
};

/* link() refuses to replace, rename() replaces; a file system without links gets the latter after
   a look. */
static bool place(const char *temporary, const char *target, enum placing placing)
{
    if (placing == PLACE_REPLACE)
        return rename(temporary, target) == 0;
    if (link(temporary, target) == 0)
        return unlink(temporary) == 0;
    if (errno != EPERM && errno != ENOTSUP && errno != EMLINK)
        return false;
    if (access(target, F_OK) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename(temporary, target) == 0;
}

/* Makes sure first that there is room, so that what stands there is not cut for nothing. */
static bool make_room(int file, off_t size)
{
    struct stat status;
    if (fstat(file, &status) != 0)
        return false;
    if (size <= status.st_size)
        return true;
    int problem = posix_fallocate(file, 0, size);
    if (problem && problem != EINVAL && problem != EOPNOTSUPP) {
        if (ftruncate(file, status.st_size) != 0)
            return false;
        errno = problem;
        return false;
    }
    return true;
}

enum within { WITHIN_DONE, WITHIN_UNTOUCHED, WITHIN_HALF };

/* Writes the bytes into the file that is there; `status` becomes its own. */
static enum within write_within(const struct writing *writing, struct stat *status)
{
    off_t size = (off_t)writing->length;
    int file = open(writing->target, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0 || !make_room(file, size)) {
        int number = errno;
        if (file >= 0)
            close(file);
        errno = number;
        return WITHIN_UNTOUCHED;
    }
    bool done = write_all(file, writing->bytes, writing->length) && ftruncate(file, size) == 0 &&
                (sync_file(file) || errno == EINVAL) && fstat(file, status) == 0;
    int number = errno;
    if (close(file) != 0 && done) {
        number = errno;
        done = false;
    }
    errno = number;
    return done ? WITHIN_DONE : WITHIN_HALF;
}

/* Whether the system refuses to put another file in the place of this one. */
static bool has_to_stay(void)
{
    return errno == EBUSY || errno == EXDEV || errno == ETXTBSY;
}

/* Whether the file still holds what the stamp knows. */
static bool holds(const char *path, const struct store_stamp *stamp)
{
    return stamp->bytes && store_holds(path, stamp->bytes, stamp->length);
}

/* A file system without fractions of a second may give two versions the same stamp. */
static bool is_coarse(const struct store_stamp *stamp)
{
    return stamp->changed.tv_nsec == 0 && stamp->bytes;
}

static bool check_unchanged(const struct writing *writing, struct error *error)
{
    const struct store_stamp *stamp = writing->stamp;
    struct stat status;
    if (!stamp)
        return true;
    bool exists = stat(writing->target, &status) == 0;
    if (!exists && !stamp->exists)
        return true;
    if (!exists && errno == ENOENT)
        return error_set(error, ERROR_GONE, writing->target, 0, 0, "%s",
                         _("is not there any more; was it moved, or its disk taken out?"));
    if (!exists)
        return fail_with_advice(error, writing->target, _("cannot save"));
    bool same =
        stamp->exists && (stamp_matches(stamp, &status)
                              ? !is_coarse(stamp) || holds(writing->target, stamp)
                              : status.st_size == stamp->size && holds(writing->target, stamp));
    return same || error_set(error, ERROR_CONFLICT, writing->target, 0, 0, "%s",
                             _("the file has changed on disk since it was read; nothing was "
                               "written"));
}

/* Keeps other savers out between the last look at the file and its replacement. One that hangs (on
   a disk that was pulled) does not stop us for ever. */
static bool lock_directory(const struct writing *writing, struct error *error)
{
    enum { PAUSE = 10 * 1000 * 1000, TRIES = STORE_PATIENCE * 100 };
    const struct timespec pause = {.tv_nsec = PAUSE};
    for (int i = 0; i < TRIES; i++) {
        if (writing->directory < 0 || flock(writing->directory, LOCK_EX | LOCK_NB) == 0 ||
            errno != EWOULDBLOCK)
            return true;
        nanosleep(&pause, NULL);
    }
    return error_set(error, ERROR_SYSTEM, writing->target, 0, 0,
                     _("another program is saving in this folder, and has not finished within %d "
                       "seconds; nothing was written; try again"),
                     STORE_PATIENCE);
}

static bool open_directory(struct writing *writing, struct error *error)
{
    char *directory = directory_of(writing->target);
    if (!directory)
        return error_set_memory(error);
    writing->directory = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(directory);
    return writing->directory >= 0 || errno == EACCES ||
           fail_with_advice(error, writing->target, _("cannot save; the file is as it was"));
}

/* This computer's name, as far as it may be part of a file's. */
static void computer_name(char out[STORE_COMPUTER + 1])
{
    char name[HOST_NAME_MAX + 1] = "";
    if (gethostname(name, sizeof name - 1) != 0)
        name[0] = '\0';
    snprintf(out, STORE_COMPUTER + 1, "%.*s", STORE_COMPUTER, name);
    for (char *c = out; *c; c++)
        if (!isalnum((unsigned char)*c))
            *c = '_';
}

char *store_temporary(const char *target)
{
    char computer[STORE_COMPUTER + 1];
    const char *slash = strrchr(target, '/');
    const char *name = slash ? slash + 1 : target;
    char *temporary = NULL;
    computer_name(computer);
    if (asprintf(&temporary, "%.*s.%.*s.saving-%s-XXXXXX", (int)(name - target), target, STORE_NAME,
                 name, computer) < 0)
        return NULL;
    return temporary;
}

/* So that who clears up (leftover.h) sees that somebody is at work: before a byte is in it. Another
   description of the file, as the one it is written through is closed, and asked how that went,
   before it is in place. */
static void guard_temporary(struct writing *writing)
{
    writing->guard = open(writing->temporary, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (writing->guard >= 0)
        flock(writing->guard, LOCK_EX | LOCK_NB);
}

/* Writes the temporary file. Sets `status`, as it will be in its place. */
static bool write_temporary(struct writing *writing, struct stat *status, struct error *error)
{
    int file = mkostemp(writing->temporary, O_CLOEXEC);
    if (file < 0)
        return fail_with_advice(error, writing->target,
                                _("cannot write in this directory; nothing was changed"));
    guard_temporary(writing);
    bool done = write_all(file, writing->bytes, writing->length) &&
                (writing->placing == PLACE_WITHIN || copy_rights(file, writing->target)) &&
                (sync_file(file) || errno == EINVAL) && fstat(file, status) == 0;
    int problem = errno;
    if (close(file) != 0 && done) {
        problem = errno;
        done = false;
    }
    if (done)
        return true;
    unlink(writing->temporary);
    errno = problem;
    return fail_with_advice(error, writing->target, _("cannot save; the file is as it was"));
}

static bool put_within(const struct writing *writing, struct stat *status, struct error *error)
{
    enum within within = write_within(writing, status);
    if (within == WITHIN_HALF)
        return error_set(error, ERROR_SYSTEM, writing->target, 0, 0,
                         _("may be damaged: it could not be written to the end (%s); what was to "
                           "be in it stands whole in “%s”, and is offered once it is open again"),
                         strerror(errno), writing->temporary);
    if (within == WITHIN_UNTOUCHED)
        fail_with_advice(error, writing->target, _("cannot save; the file is as it was"));
    unlink(writing->temporary);
    return within == WITHIN_DONE;
}

/* Puts what was written where it belongs; the temporary file is gone then, unless it is all there
   is. */
static bool put_there(struct writing *writing, struct stat *status, struct error *error)
{
    if (writing->placing != PLACE_WITHIN &&
        place(writing->temporary, writing->target, writing->placing))
        return true;
    if (writing->placing == PLACE_WITHIN || (writing->placing == PLACE_REPLACE && has_to_stay()))
        return put_within(writing, status, error);
    fail_with_advice(error, writing->target, _("cannot save; the file is as it was"));
    unlink(writing->temporary);
    return false;
}

static bool put_in_place(struct writing *writing, struct stat *status, struct error *error)
{
    if (!lock_directory(writing, error) || !check_unchanged(writing, error)) {
        unlink(writing->temporary);
        return false;
    }
    if (!put_there(writing, status, error))
        return false;
    if (writing->stamp)
        stamp_from(writing->stamp, status);
    /* A directory on some file systems cannot be synced; that is no error. */
    return writing->directory < 0 || sync_file(writing->directory) || errno == EINVAL ||
           errno == ENOTSUP ||
           fail_with_advice(error, writing->target,
                            _("saved, but the disk did not confirm it; save again"));
}

/* Who may write in a file that is somebody else's may not make it their own. Root can give the new
   one to its owner. */
static void choose_placing(struct writing *writing)
{
    struct stat status;
    if (writing->placing == PLACE_REPLACE && geteuid() != 0 &&
        stat(writing->target, &status) == 0 && store_is_somebody_elses(&status))
        writing->placing = PLACE_WITHIN;
}

static bool write_file(struct writing *writing, struct error *error)
{
    struct stat status;
    if (!check_unchanged(writing, error) || !store_may_write(writing->target, error) ||
        !open_directory(writing, error))
        return false;
    choose_placing(writing);
    writing->temporary = store_temporary(writing->target);
    bool done = writing->temporary ? write_temporary(writing, &status, error) &&
                                         put_in_place(writing, &status, error)
                                   : error_set_memory(error);
    free(writing->temporary);
    if (writing->guard >= 0)
        close(writing->guard);
    if (writing->directory >= 0)
        close(writing->directory);
    return done;
}

bool store_write(const char *path, const char *bytes, size_t length, struct store_stamp *stamp,
                 struct error *error)
{
    char *target = resolve(path, error);
    if (!target)
        return false;
    struct writing writing = {.target = target,
                              .bytes = bytes,
                              .length = length,
                              .placing = PLACE_REPLACE,
                              .stamp = stamp,
                              .directory = -1,
                              .guard = -1};
    bool done = write_file(&writing, error);
    free(target);
    return done;
}

bool store_create(const char *path, const char *bytes, size_t length, struct store_stamp *stamp,
                  struct error *error)
{
    if (access(path, F_OK) == 0)
        return error_set(error, ERROR_CONFLICT, path, 0, 0, "%s",
                         _("exists already and is not overwritten; choose another name"));
    struct store_stamp none = {0};
    struct writing writing = {.target = path,
                              .bytes = bytes,
                              .length = length,
                              .placing = PLACE_NEW,
                              .stamp = &none,
                              .directory = -1,
                              .guard = -1};
    bool done = write_file(&writing, error);
    if (done && stamp) {
        none.bytes = stamp->bytes;
        none.length = stamp->length;
        *stamp = none;
    }
    return done;
}
