#include "core/base/store.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/ascii.h"
#include "core/base/i18n.h"
#include "core/base/place.h"
#include "core/base/text.h"

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

/* How to say that the system would not have it: in what was being done. */
struct refusal {
    bool (*fail)(struct error *error, const char *path, const char *doing);
    const char *doing;
};

static bool find_place(int from, const char *path, struct place *place,
                       const struct refusal *refusal, struct error *error)
{
    switch (place_find(from, path, place)) {
    case PLACE_FOUND:
        return true;
    case PLACE_PLANTED:
        return error_set(error, ERROR_SYSTEM, path, 0, 0, "%s",
                         _("a link that another user put into a shared directory; it is not "
                           "followed"));
    case PLACE_GONE:
        return error_set(error, ERROR_GONE, path, 0, 0, "%s",
                         _("this is a link to a file that is not there; is its disk still in "
                           "place?"));
    default:
        return refusal->fail(error, path, _(refusal->doing));
    }
}

static const struct refusal no_opening = {error_set_system, N_("cannot open")};
static const struct refusal no_saving = {fail_with_advice,
                                         N_("cannot save; the file is as it was")};

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

static bool refuse_size(const char *path, size_t most, struct error *error)
{
    enum { KIB = 1024 };
    bool small = most < (size_t)KIB * KIB;
    return error_set(error, ERROR_SYSTEM, path, 0, 0,
                     small ? _("larger than %zu KiB, which no such file is")
                           : _("larger than %zu MiB, which no such file is"),
                     small ? most / KIB : most / KIB / KIB);
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
        return refuse_size(path, most, error);
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

static bool read_place(const struct place *place, const char *path, size_t most, char **bytes,
                       size_t *length, struct store_stamp *stamp, struct error *error)
{
    struct stat status;
    /* Without waiting: a pipe nobody writes to must not hang us. */
    int file = place_open(place, O_RDONLY | O_NONBLOCK | O_NOCTTY);
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

bool store_read_at(int from, const char *path, size_t most, char **bytes, size_t *length,
                   struct store_stamp *stamp, struct error *error)
{
    struct place place;
    if (!find_place(from, path, &place, &no_opening, error))
        return false;
    bool done = read_place(&place, path, most, bytes, length, stamp, error);
    place_close(&place);
    return done;
}

bool store_read(const char *path, size_t most, char **bytes, size_t *length,
                struct store_stamp *stamp, struct error *error)
{
    return store_read_at(AT_FDCWD, path, most, bytes, length, stamp, error);
}

/* Whether what was read holds exactly these bytes; frees it. */
static bool is_same(char *other, size_t other_length, const char *bytes, size_t length)
{
    bool same = other && length == other_length && memcmp(bytes, other, length) == 0;
    free(other);
    return same;
}

bool store_holds(const char *path, const char *bytes, size_t length)
{
    char *other = NULL;
    size_t other_length = 0;
    return store_read(path, length, &other, &other_length, NULL, NULL) &&
           is_same(other, other_length, bytes, length);
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
static bool copy_rights(int file, const struct place *place)
{
    struct stat old;
    struct stat ours;
    if (fstatat(place->folder, place->name, &old, AT_SYMLINK_NOFOLLOW) != 0)
        return true; /* it was made for its owner alone */
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
    const char *path; /* for messages */
    struct place place;
    const char *bytes;
    size_t length;
    enum placing placing;
    struct store_stamp *stamp;
    int directory;   /* the place's folder; -1: may not be listed; then it is neither locked nor
                        synced */
    char *temporary; /* its name */
    int guard;       /* the temporary file once more, locked until it is in place */
};

/* link() refuses to replace, rename() replaces; a file system without links gets the latter after
   a look. */
static bool put(const struct place *place, const char *temporary, enum placing placing)
{
    struct stat status;
    int folder = place->folder;
    if (placing == PLACE_REPLACE)
        return renameat(folder, temporary, folder, place->name) == 0;
    if (linkat(folder, temporary, folder, place->name, 0) == 0)
        return unlinkat(folder, temporary, 0) == 0;
    if (errno != EPERM && errno != ENOTSUP && errno != EMLINK)
        return false;
    if (fstatat(folder, place->name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return false;
    }
    return renameat(folder, temporary, folder, place->name) == 0;
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
    int file = place_open(&writing->place, O_WRONLY | O_NONBLOCK | O_NOCTTY);
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
static bool holds(const struct writing *writing, const struct store_stamp *stamp,
                  struct error *error)
{
    char *other = NULL;
    size_t length = 0;
    return read_place(&writing->place, writing->path, stamp->length, &other, &length, NULL,
                      error) &&
           is_same(other, length, stamp->bytes, stamp->length);
}

/* Times and sizes can be made to look the same, so what is known of the content decides; of a look
   that another follows, the stamp will do. */
static bool is_unchanged(const struct writing *writing, const struct stat *status, bool last_look,
                         struct error *error)
{
    const struct store_stamp *stamp = writing->stamp;
    bool matches = stamp_matches(stamp, status);
    if (!stamp->bytes || (matches && !last_look))
        return matches;
    return status->st_size == stamp->size && holds(writing, stamp, error);
}

static bool say_gone(struct error *error, const char *path)
{
    return error_set(error, ERROR_GONE, path, 0, 0, "%s",
                     _("is not there any more; was it moved, or its disk taken out?"));
}

static bool check_unchanged(const struct writing *writing, bool last_look, struct error *error)
{
    const struct store_stamp *stamp = writing->stamp;
    struct stat status;
    if (!stamp)
        return true;
    bool exists =
        fstatat(writing->place.folder, writing->place.name, &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (!exists && !stamp->exists)
        return true;
    if (!exists && errno == ENOENT)
        return say_gone(error, writing->path);
    if (!exists)
        return fail_with_advice(error, writing->path, _("cannot save"));
    struct error unread = {.kind = ERROR_NONE};
    if (stamp->exists && is_unchanged(writing, &status, last_look, &unread))
        return true;
    if (unread.kind == ERROR_MEMORY)
        return error_set_memory(error);
    return error_set(error, ERROR_CONFLICT, writing->path, 0, 0, "%s",
                     _("the file has changed on disk since it was read; nothing was written"));
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
    return error_set(error, ERROR_SYSTEM, writing->path, 0, 0,
                     _("another program is saving in this folder, and has not finished within %d "
                       "seconds; nothing was written; try again"),
                     STORE_PATIENCE);
}

static bool open_directory(struct writing *writing, struct error *error)
{
    writing->directory = openat(writing->place.folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return writing->directory >= 0 || errno == EACCES ||
           fail_with_advice(error, writing->path, _("cannot save; the file is as it was"));
}

/* This computer's name, as far as it may be part of a file's. */
static void computer_name(char out[STORE_COMPUTER + 1])
{
    char name[HOST_NAME_MAX + 1] = "";
    if (gethostname(name, sizeof name - 1) != 0)
        name[0] = '\0';
    snprintf(out, STORE_COMPUTER + 1, "%.*s", STORE_COMPUTER, name);
    for (char *c = out; *c; c++)
        if (!ascii_is_alnum(*c))
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

/* Makes the temporary file under a name that nothing has; the X at its end give way to letters. */
static int make_temporary(const struct writing *writing)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    enum { PLACES = 6, TRIES = 100 };
    char *end = writing->temporary + strlen(writing->temporary) - PLACES;
    for (int i = 0; i < TRIES; i++) {
        unsigned char random[PLACES];
        if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
            return -1;
        for (size_t at = 0; at < PLACES; at++)
            end[at] = letters[random[at] % (sizeof letters - 1)];
        int file = openat(writing->place.folder, writing->temporary,
                          O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (file >= 0 || errno != EEXIST)
            return file;
    }
    return -1;
}

/* So that who clears up (leftover.h) sees that somebody is at work: before a byte is in it. Another
   description of the file, as the one it is written through is closed, and asked how that went,
   before it is in place. */
static void guard_temporary(struct writing *writing)
{
    writing->guard =
        openat(writing->place.folder, writing->temporary, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (writing->guard >= 0)
        flock(writing->guard, LOCK_EX | LOCK_NB);
}

static void drop_temporary(const struct writing *writing)
{
    unlinkat(writing->place.folder, writing->temporary, 0);
}

/* Writes the temporary file. Sets `status`, as it will be in its place. */
static bool write_temporary(struct writing *writing, struct stat *status, struct error *error)
{
    int file = make_temporary(writing);
    if (file < 0)
        return fail_with_advice(error, writing->path,
                                _("cannot write in this directory; nothing was changed"));
    guard_temporary(writing);
    bool done = write_all(file, writing->bytes, writing->length) &&
                (writing->placing == PLACE_WITHIN || copy_rights(file, &writing->place)) &&
                (sync_file(file) || errno == EINVAL) && fstat(file, status) == 0;
    int problem = errno;
    if (close(file) != 0 && done) {
        problem = errno;
        done = false;
    }
    if (done)
        return true;
    drop_temporary(writing);
    errno = problem;
    return fail_with_advice(error, writing->path, _("cannot save; the file is as it was"));
}

static bool put_within(const struct writing *writing, struct stat *status, struct error *error)
{
    enum within within = write_within(writing, status);
    if (within == WITHIN_HALF)
        return error_set(error, ERROR_SYSTEM, writing->path, 0, 0,
                         _("may be damaged: it could not be written to the end (%s); what was to "
                           "be in it stands whole in “%s”, and is offered once it is open again"),
                         strerror(errno), writing->temporary);
    if (within == WITHIN_UNTOUCHED)
        fail_with_advice(error, writing->path, _("cannot save; the file is as it was"));
    drop_temporary(writing);
    return within == WITHIN_DONE;
}

/* Puts what was written where it belongs; the temporary file is gone then, unless it is all there
   is. */
static bool put_there(struct writing *writing, struct stat *status, struct error *error)
{
    if (writing->placing != PLACE_WITHIN &&
        put(&writing->place, writing->temporary, writing->placing))
        return true;
    if (writing->placing == PLACE_WITHIN || (writing->placing == PLACE_REPLACE && has_to_stay()))
        return put_within(writing, status, error);
    fail_with_advice(error, writing->path, _("cannot save; the file is as it was"));
    drop_temporary(writing);
    return false;
}

static bool put_in_place(struct writing *writing, struct stat *status, struct error *error)
{
    if (!lock_directory(writing, error) || !check_unchanged(writing, true, error)) {
        drop_temporary(writing);
        return false;
    }
    if (!put_there(writing, status, error))
        return false;
    if (writing->stamp)
        stamp_from(writing->stamp, status);
    /* A directory on some file systems cannot be synced; that is no error. */
    if (writing->directory < 0 || sync_file(writing->directory) || errno == EINVAL ||
        errno == ENOTSUP)
        return true;
    return error_set(error, ERROR_UNCONFIRMED, writing->path, 0, 0,
                     _("saved, but the disk did not confirm it (%s); save again"), strerror(errno));
}

/* A file of which nobody sees that it is there is made by mistake. */
static bool check_name(const struct writing *writing, struct error *error)
{
    struct stat status;
    const struct place *place = &writing->place;
    if (!text_is_blank(place->name) ||
        fstatat(place->folder, place->name, &status, AT_SYMLINK_NOFOLLOW) == 0)
        return true;
    return error_set(error, ERROR_USAGE, writing->path, 0, 0, "%s",
                     _("there is nothing in this name that can be seen; choose another"));
}

/* Who may write in a file that is somebody else's may not make it their own. Root can give the new
   one to its owner. */
static void choose_placing(struct writing *writing)
{
    struct stat status;
    const struct place *place = &writing->place;
    if (writing->placing == PLACE_REPLACE && geteuid() != 0 &&
        fstatat(place->folder, place->name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
        store_is_somebody_elses(&status))
        writing->placing = PLACE_WITHIN;
}

/* At its place, which is closed. */
static bool write_file(struct writing *writing, struct error *error)
{
    struct stat status;
    bool done =
        check_name(writing, error) && check_unchanged(writing, false, error) &&
        store_may_write_at(writing->place.folder, writing->place.name, writing->path, error) &&
        open_directory(writing, error);
    choose_placing(writing);
    writing->temporary = done ? store_temporary(writing->place.name) : NULL;
    if (done)
        done = writing->temporary ? write_temporary(writing, &status, error) &&
                                        put_in_place(writing, &status, error)
                                  : error_set_memory(error);
    free(writing->temporary);
    if (writing->guard >= 0)
        close(writing->guard);
    if (writing->directory >= 0)
        close(writing->directory);
    place_close(&writing->place);
    return done;
}

/* The folder may have gone with the file. */
static bool fail_to_find(struct error *error, const char *path, const char *doing)
{
    return errno == ENOENT ? say_gone(error, path) : fail_with_advice(error, path, doing);
}

bool store_write_at(int from, const char *path, const char *bytes, size_t length,
                    struct store_stamp *stamp, struct error *error)
{
    struct writing writing = {.path = path,
                              .bytes = bytes,
                              .length = length,
                              .placing = PLACE_REPLACE,
                              .stamp = stamp,
                              .directory = -1,
                              .guard = -1};
    const struct refusal gone = {fail_to_find, no_saving.doing};
    return find_place(from, path, &writing.place, stamp && stamp->exists ? &gone : &no_saving,
                      error) &&
           write_file(&writing, error);
}

bool store_write(const char *path, const char *bytes, size_t length, struct store_stamp *stamp,
                 struct error *error)
{
    return store_write_at(AT_FDCWD, path, bytes, length, stamp, error);
}

static bool refuse_existing(const char *path, struct error *error)
{
    return error_set(error, ERROR_CONFLICT, path, 0, 0, "%s",
                     _("exists already and is not overwritten; choose another name"));
}

bool store_create_at(int from, const char *path, const char *bytes, size_t length,
                     struct store_stamp *stamp, struct error *error)
{
    struct store_stamp none = {0};
    struct writing writing = {.path = path,
                              .bytes = bytes,
                              .length = length,
                              .placing = PLACE_NEW,
                              .stamp = &none,
                              .directory = -1,
                              .guard = -1};
    if (!find_place(from, path, &writing.place, &no_saving, error))
        return false;
    if (writing.place.exists) {
        place_close(&writing.place);
        return refuse_existing(path, error);
    }
    bool done = write_file(&writing, error);
    if (done && stamp) {
        none.bytes = stamp->bytes;
        none.length = stamp->length;
        *stamp = none;
    }
    return done;
}

bool store_create(const char *path, const char *bytes, size_t length, struct store_stamp *stamp,
                  struct error *error)
{
    return store_create_at(AT_FDCWD, path, bytes, length, stamp, error);
}

/* ---- folders ---- */

static int open_folder(const char *path, struct error *error)
{
    static const struct refusal no_folder = {fail_with_advice, N_("cannot make the folder")};
    struct place place;
    if (!find_place(AT_FDCWD, path, &place, &no_folder, error))
        return -1;
    bool there = place.exists || mkdirat(place.folder, place.name, S_IRWXU) == 0 || errno == EEXIST;
    int folder = there ? place_open(&place, O_PATH | O_DIRECTORY) : -1;
    if (folder < 0)
        fail_with_advice(error, path, _(no_folder.doing));
    place_close(&place);
    return folder;
}

int store_open_folder(const char *path, struct error *error)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    char *bare = strndup(path, length);
    int folder = bare ? open_folder(bare, error) : -1;
    if (!bare)
        error_set_memory(error);
    free(bare);
    return folder;
}
