/*
 * shim: stands between the program and the system calls it makes about files (LD_PRELOAD), and
 * makes the Nth of them fail, or ends the program there.
 *
 * Counts calls about files whose name is relative or begins with $FAULT_FOLDER, from when there is
 * a file $FAULT_ORDER, which says what to do in two words: "7 ENOSPC". When the call comes the shim
 * removes the order and writes the call's name to $FAULT_DONE; from then on everything works again.
 * What it can do: an error by its name; "short", which writes or reads half; "half-ENOSPC", which
 * writes half, then the disk is full until the program closes the file; "kill", before the call;
 * "half-kill", after half a write; "EINTR", which is over when the call is made once more.
 *
 * Only what no library calls inside itself can be caught: run.sh checks that the program makes no
 * other calls that change files.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MOST_FILES = 1024 };

static bool ours[MOST_FILES]; /* by number: an open file that counts */
static int full = -1;         /* the file that no more goes into */
static bool ordered;
static long left; /* calls before the one that was ordered */
static char deed[32];

#define NEXT(name, type) ((type)dlsym(RTLD_NEXT, name))

static const struct {
    const char *name;
    int number;
} errors[] = {
    {"EIO", EIO},     {"ENOSPC", ENOSPC}, {"EINTR", EINTR},   {"EACCES", EACCES},
    {"EROFS", EROFS}, {"ESTALE", ESTALE}, {"EDQUOT", EDQUOT},
};

/* ---- what was ordered ---- */

static void read_order(void)
{
    const char *path = getenv("FAULT_ORDER");
    char text[64] = "";
    int file = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0)
        return;
    long got = syscall(SYS_read, file, text, sizeof text - 1);
    syscall(SYS_close, file);
    ordered = got > 0 && sscanf(text, "%ld %31s", &left, deed) == 2;
}

static void note(const char *name)
{
    const char *order = getenv("FAULT_ORDER");
    const char *path = getenv("FAULT_DONE");
    if (order)
        syscall(SYS_unlinkat, AT_FDCWD, order, 0);
    int file = path ? (int)syscall(SYS_openat, AT_FDCWD, path,
                                   O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)
                    : -1;
    if (file < 0)
        return;
    syscall(SYS_write, file, name, strlen(name));
    syscall(SYS_write, file, "\n", 1);
    syscall(SYS_close, file);
}

/* Whether this call is the one. */
static bool is_due(const char *name)
{
    if (!ordered)
        read_order();
    if (!ordered || left-- > 1)
        return false;
    ordered = false;
    note(name);
    return true;
}

static bool deed_is(const char *what)
{
    return strcmp(deed, what) == 0;
}

/* Does what can be done to any call; returns whether it fails now. */
static bool fails(const char *name, bool counts)
{
    if (!counts || !is_due(name))
        return false;
    if (strstr(deed, "kill"))
        raise(SIGKILL);
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (deed_is(errors[i].name)) {
            errno = errors[i].number;
            return true;
        }
    return false;
}

static bool name_counts(const char *path)
{
    const char *folder = getenv("FAULT_FOLDER");
    if (!path || !folder)
        return false;
    return path[0] != '/' || strncmp(path, folder, strlen(folder)) == 0;
}

static bool file_counts(int file)
{
    return file >= 0 && file < MOST_FILES && ours[file];
}

static int opened(int file, bool counts)
{
    if (file >= 0 && file < MOST_FILES)
        ours[file] = counts;
    return file;
}

/* ---- the calls ---- */

#define ON_NAME(call, parameters, arguments, path)                                                 \
    int call parameters;                                                                           \
    int call parameters                                                                            \
    {                                                                                              \
        if (fails(#call, name_counts(path)))                                                       \
            return -1;                                                                             \
        return NEXT(#call, int(*) parameters) arguments;                                           \
    }

#define ON_FILE(call, parameters, arguments)                                                       \
    int call parameters;                                                                           \
    int call parameters                                                                            \
    {                                                                                              \
        if (fails(#call, file_counts(file)))                                                       \
            return -1;                                                                             \
        return NEXT(#call, int(*) parameters) arguments;                                           \
    }

ON_NAME(rename, (const char *from, const char *to), (from, to), to)
ON_NAME(link, (const char *from, const char *to), (from, to), to)
ON_NAME(symlink, (const char *from, const char *to), (from, to), to)
ON_NAME(unlink, (const char *path), (path), path)
ON_NAME(mkdir, (const char *path, mode_t mode), (path, mode), path)
ON_NAME(rmdir, (const char *path), (path), path)
ON_NAME(chmod, (const char *path, mode_t mode), (path, mode), path)
ON_NAME(truncate, (const char *path, off_t size), (path, size), path)
ON_NAME(access, (const char *path, int mode), (path, mode), path)
ON_NAME(stat, (const char *path, struct stat *status), (path, status), path)
ON_NAME(lstat, (const char *path, struct stat *status), (path, status), path)
ON_NAME(renameat, (int from, const char *old, int to, const char *name), (from, old, to, name),
        name)
ON_NAME(linkat, (int from, const char *old, int to, const char *name, int flags),
        (from, old, to, name, flags), name)
ON_NAME(unlinkat, (int folder, const char *path, int flags), (folder, path, flags), path)
ON_NAME(mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode), path)
ON_NAME(fstatat, (int folder, const char *path, struct stat *status, int flags),
        (folder, path, status, flags), path)
ON_NAME(utimensat, (int folder, const char *path, const struct timespec times[2], int flags),
        (folder, path, times, flags), path)
ON_FILE(fstat, (int file, struct stat *status), (file, status))
ON_FILE(fchmod, (int file, mode_t mode), (file, mode))
ON_FILE(fsync, (int file), (file))
ON_FILE(fdatasync, (int file), (file))
ON_FILE(ftruncate, (int file, off_t size), (file, size))
ON_FILE(fchown, (int file, uid_t user, gid_t group), (file, user, group))
ON_FILE(flock, (int file, int what), (file, what))

/* On Linux the number is free after a close that failed. */
int close(int file)
{
    bool failed = fails("close", file_counts(file));
    int number = errno;
    if (file == full)
        full = -1;
    opened(file, false);
    int result = NEXT("close", int (*)(int))(file);
    errno = failed ? number : errno;
    return failed ? -1 : result;
}

static int open_with(const char *name, int folder, const char *path, int flags, mode_t mode)
{
    bool counts = name_counts(path);
    if (fails(name, counts))
        return -1;
    return opened(NEXT("openat", int (*)(int, const char *, int, ...))(folder, path, flags, mode),
                  counts);
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open_with("open", AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open_with("openat", folder, path, flags, mode);
}

int __open_2(const char *path, int flags);
int __open_2(const char *path, int flags)
{
    return open_with("open", AT_FDCWD, path, flags, 0);
}

/* The program asks with it how a file is open, and changes nothing. */
int fcntl(int file, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    return NEXT("fcntl", int (*)(int, int, ...))(file, command, argument);
}

/* Only opening: the program reads with it, and what it writes goes through the calls here. */
FILE *fopen(const char *path, const char *mode)
{
    if (fails("fopen", name_counts(path)))
        return NULL;
    return NEXT("fopen", FILE * (*)(const char *, const char *))(path, mode);
}

/* Only reading, too. */
DIR *fdopendir(int file)
{
    return fails("fdopendir", file_counts(file)) ? NULL : NEXT("fdopendir", DIR * (*)(int))(file);
}

int mkstemp(char *pattern)
{
    bool counts = name_counts(pattern);
    if (fails("mkstemp", counts))
        return -1;
    return opened(NEXT("mkstemp", int (*)(char *))(pattern), counts);
}

int mkostemp(char *pattern, int flags)
{
    bool counts = name_counts(pattern);
    if (fails("mkostemp", counts))
        return -1;
    return opened(NEXT("mkostemp", int (*)(char *, int))(pattern, flags), counts);
}

int mkostemps(char *pattern, int length, int flags)
{
    bool counts = name_counts(pattern);
    if (fails("mkostemps", counts))
        return -1;
    return opened(NEXT("mkostemps", int (*)(char *, int, int))(pattern, length, flags), counts);
}

static ssize_t really_write(int file, const void *bytes, size_t length)
{
    return NEXT("write", ssize_t(*)(int, const void *, size_t))(file, bytes, length);
}

ssize_t write(int file, const void *bytes, size_t length)
{
    if (full >= 0 && file == full) {
        errno = ENOSPC;
        return -1;
    }
    if (!file_counts(file) || !is_due("write"))
        return really_write(file, bytes, length);
    if (deed_is("short"))
        return really_write(file, bytes, (length + 1) / 2);
    if (deed_is("half-ENOSPC")) {
        full = file;
        return really_write(file, bytes, (length + 1) / 2);
    }
    if (deed_is("half-kill"))
        really_write(file, bytes, length / 2);
    left = 1;
    ordered = true;
    return fails("write", true) ? -1 : really_write(file, bytes, length);
}

static ssize_t really_read(int file, void *bytes, size_t length)
{
    return NEXT("read", ssize_t(*)(int, void *, size_t))(file, bytes, length);
}

ssize_t read(int file, void *bytes, size_t length)
{
    if (!file_counts(file))
        return really_read(file, bytes, length);
    if (fails("read", true))
        return -1;
    return really_read(file, bytes, length);
}

ssize_t __read_chk(int file, void *bytes, size_t length, size_t room);
ssize_t __read_chk(int file, void *bytes, size_t length, size_t room)
{
    if (length > room)
        abort();
    return read(file, bytes, length);
}
