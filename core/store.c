#include "core/store.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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
    };
}

static bool stamp_matches(const struct store_stamp *stamp, const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return !stamp->exists && errno == ENOENT;
    return stamp->exists && stamp->device == status.st_dev && stamp->inode == status.st_ino &&
           stamp->size == status.st_size && stamp->changed.tv_sec == status.st_mtim.tv_sec &&
           stamp->changed.tv_nsec == status.st_mtim.tv_nsec;
}

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
        free(*bytes);
        return error_set_system(error, path, _("cannot read"));
    }
    (*bytes)[*length] = '\0';
    return true;
}

bool store_read(const char *path, size_t most, char **bytes, size_t *length,
                struct store_stamp *stamp, struct error *error)
{
    struct stat status;
    /* Without waiting: a pipe nobody writes to must not hang us. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        return error_set_system(error, path, _("cannot open"));
    bool done = read_file(file, path, most, &status, bytes, length, error);
    close(file);
    if (done && stamp)
        stamp_from(stamp, &status);
    return done;
}

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

/* Where the bytes go: the target of a symbolic link, or the path itself. */
static char *resolve(const char *path)
{
    struct stat status;
    char *target = NULL;
    if (lstat(path, &status) == 0 && S_ISLNK(status.st_mode))
        target = realpath(path, NULL);
    return target ? target : strdup(path);
}

/* The directory of `path`; free() it. */
static char *directory_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return strdup(".");
    return strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

/* A directory on some file systems cannot be synced; that is no error. */
static bool sync_directory(const char *path)
{
    char *directory = directory_of(path);
    int file = directory ? open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    free(directory);
    if (file < 0)
        return errno == EACCES; /* may be written to, but not listed */
    bool done = fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP;
    close(file);
    return done;
}

/* Fills the new temporary file; its mode is the old file's, where the file system knows modes. */
static bool fill_temporary(int file, const char *bytes, size_t length, const char *target)
{
    struct stat old;
    mode_t mode = S_IRUSR | S_IWUSR;
    if (stat(target, &old) == 0)
        mode = old.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);
    if (!write_all(file, bytes, length))
        return false;
    if (fchmod(file, mode) != 0 && errno != EPERM && errno != ENOTSUP)
        return false;
    return fsync(file) == 0 || errno == EINVAL;
}

enum placing { PLACE_REPLACE, PLACE_NEW };

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

static bool write_beside(const char *target, const char *bytes, size_t length, enum placing placing,
                         struct store_stamp *stamp, struct error *error)
{
    size_t size = strlen(target) + sizeof ".XXXXXX";
    char *temporary = malloc(size);
    if (!temporary)
        return error_set_memory(error);
    snprintf(temporary, size, "%s.XXXXXX", target);
    int file = mkstemp(temporary);
    if (file < 0) {
        error_set_system(error, target, _("cannot write in this directory; nothing was changed"));
        free(temporary);
        return false;
    }
    struct stat status;
    bool done = fill_temporary(file, bytes, length, target) && fstat(file, &status) == 0;
    int problem = errno;
    if (close(file) != 0 && done) {
        problem = errno;
        done = false;
    }
    if (done && !place(temporary, target, placing)) {
        problem = errno;
        done = false;
    }
    if (!done) {
        unlink(temporary);
        errno = problem;
        error_set_system(error, target, _("cannot save; the file is as it was"));
    } else if (!sync_directory(target)) {
        done = error_set_system(error, target,
                                _("saved, but the disk did not confirm it; save again"));
    }
    if (done && stamp)
        stamp_from(stamp, &status);
    free(temporary);
    return done;
}

bool store_write(const char *path, const char *bytes, size_t length, struct store_stamp *stamp,
                 struct error *error)
{
    char *target = resolve(path);
    if (!target)
        return error_set_memory(error);
    bool done = false;
    if (stamp && !stamp_matches(stamp, target))
        error_set(error, ERROR_CONFLICT, path, 0, 0, "%s",
                  _("the file has changed on disk since it was read; nothing was written"));
    else
        done = write_beside(target, bytes, length, PLACE_REPLACE, stamp, error);
    free(target);
    return done;
}

bool store_create(const char *path, const char *bytes, size_t length, struct store_stamp *stamp,
                  struct error *error)
{
    if (access(path, F_OK) == 0)
        return error_set(error, ERROR_CONFLICT, path, 0, 0, "%s",
                         _("exists already and is not overwritten; choose another name"));
    return write_beside(path, bytes, length, PLACE_NEW, stamp, error);
}
