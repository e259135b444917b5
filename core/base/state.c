#include "core/base/state.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/ascii.h"
#include "core/base/digest.h"
#include "core/base/i18n.h"
#include "core/base/store.h"
#include "core/base/text.h"

/* ---- what to do about it ---- */

static const struct {
    int number;
    const char *advice;
} advices[] = {
    {ENOSPC, N_("make room on that disk")},
    {EDQUOT, N_("make room on that disk")},
    {EROFS, N_("set XDG_STATE_HOME to a folder where you may write")},
    {EACCES, N_("set XDG_STATE_HOME to a folder where you may write")},
    {EPERM, N_("set XDG_STATE_HOME to a folder where you may write")},
    {ENOENT, N_("set XDG_STATE_HOME to a folder where you may write")},
    {ENOTDIR, N_("move away what is in its place")},
};

bool state_fail(struct error *error, const char *path)
{
    int number = errno;
    for (size_t i = 0; i < sizeof advices / sizeof *advices; i++)
        if (advices[i].number == number)
            return error_set(error, ERROR_SYSTEM, path, 0, 0, "%s; %s", strerror(number),
                             _(advices[i].advice));
    return error_set(error, ERROR_SYSTEM, path, 0, 0, "%s", strerror(number));
}

void state_describe_loss(const struct error *error, char *out, size_t size)
{
    char described[1100];
    error_describe(error, described, sizeof described);
    snprintf(out, size, _("Nothing can be kept (versions, unsaved answers, drafts): %s"),
             described);
}

/* ---- the folder ---- */

static bool make_directory(const char *path)
{
    return mkdir(path, S_IRWXU) == 0 || errno == EEXIST;
}

/* Makes each directory of the path that is not there yet. */
static bool make_directories(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool made = make_directory(path);
        *slash = '/';
        if (!made)
            return false;
    }
    return make_directory(path);
}

static bool refuse_owner(const char *path, uid_t owner, struct error *error)
{
    char name[32];
    snprintf(name, sizeof name, "%ld", (long)owner);
    return error_set(error, ERROR_SYSTEM, path, 0, 0,
                     _("belongs to %s, not to you; “sudo chown -R %ld '%s'” gives it back"),
                     owner == 0 ? "root" : name, (long)geteuid(), path);
}

/* Somebody else could have made it first, where XDG_STATE_HOME is in a shared folder. */
static bool is_ours(const char *path, struct error *error)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return state_fail(error, path);
    if (!S_ISDIR(status.st_mode))
        return error_set(error, ERROR_SYSTEM, path, 0, 0, "%s",
                         S_ISLNK(status.st_mode)
                             ? _("this is a link, which is not followed; move it away")
                             : _("this is no folder; move it away"));
    if (status.st_uid != geteuid())
        return refuse_owner(path, status.st_uid, error);
    return !(status.st_mode & (S_IWGRP | S_IWOTH)) ||
           error_set(error, ERROR_SYSTEM, path, 0, 0,
                     _("others may write in this folder; “chmod go-w '%s'” forbids it"), path);
}

/* Our folder in the one that a variable names, or in the usual one below the home. */
static char *our_directory(const char *variable, const char *usual)
{
    const char *said = getenv(variable);
    const char *home = getenv("HOME");
    char *path = NULL;
    int length = -1;
    errno = ENOENT; /* unless there is no memory */
    if (said && *said == '/')
        length = asprintf(&path, "%s/mnr-assess", said);
    else if (home && *home == '/')
        length = asprintf(&path, "%s/%s/mnr-assess", home, usual);
    return length < 0 ? NULL : path;
}

static char *state_directory(void)
{
    return our_directory("XDG_STATE_HOME", ".local/state");
}

char *state_config_path(const char *name, bool make)
{
    char *directory = our_directory("XDG_CONFIG_HOME", ".config");
    char *path = NULL;
    bool there = directory && (!make || make_directories(directory));
    if (there && asprintf(&path, "%s/%s", directory, name) < 0)
        path = NULL;
    free(directory);
    return path;
}

/* "DIRECTORY/NAME", the directory being looked at, and made where that is wished; frees
   `directory`. */
static char *path_in(char *directory, const char *name, bool make, struct error *error)
{
    char *path = NULL;
    bool there =
        directory && (!make || make_directories(directory) || state_fail(error, directory));
    if (there && is_ours(directory, error) && asprintf(&path, "%s/%s", directory, name) < 0) {
        path = NULL;
        error_set_memory(error);
    }
    free(directory);
    return path;
}

static bool refuse_nowhere(struct error *error)
{
    if (errno == ENOMEM)
        return error_set_memory(error);
    return error_set(error, ERROR_SYSTEM, NULL, 0, 0, "%s",
                     _("it is not known where; set HOME or XDG_STATE_HOME"));
}

static char *path_below(const char *folder, const char *name, bool make, struct error *error)
{
    char *directory = state_directory();
    if (!directory) {
        refuse_nowhere(error);
        return NULL;
    }
    char *path = path_in(directory, folder ? folder : name, make, error);
    return folder && path ? path_in(path, name, make, error) : path;
}

char *state_make(const char *folder, const char *name, struct error *error)
{
    return path_below(folder, name, true, error);
}

char *state_path(const char *folder, const char *name)
{
    return path_below(folder, name, true, NULL);
}

char *state_find(const char *folder, const char *name)
{
    return path_below(folder, name, false, NULL);
}

/* Whether the nearest folder above it that is there can be written in. */
static bool could_be_made(const char *directory)
{
    struct stat status;
    char *above = strdup(directory);
    char *slash;
    while (above && (slash = strrchr(above, '/')) && slash > above) {
        *slash = '\0';
        if (lstat(above, &status) == 0)
            break;
    }
    bool can = !above || faccessat(AT_FDCWD, above, W_OK | X_OK, AT_EACCESS) == 0;
    free(above);
    return can;
}

/* Whether the folders in it are ours, too. */
static bool are_ours(const char *directory, struct error *error)
{
    struct dirent **entries = NULL;
    bool ours = true;
    int count = scandir(directory, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char *path = NULL;
        if (ours && entries[i]->d_type == DT_DIR && strcmp(entries[i]->d_name, "..") != 0 &&
            asprintf(&path, "%s/%s", directory, entries[i]->d_name) >= 0) {
            ours = is_ours(path, error);
            free(path);
        }
        free(entries[i]);
    }
    free(entries);
    return ours && (count >= 0 || state_fail(error, directory));
}

bool state_can_look(struct error *error)
{
    struct stat status;
    char *directory = state_directory();
    if (!directory)
        return refuse_nowhere(error);
    bool absent = lstat(directory, &status) != 0 && errno == ENOENT;
    bool can = absent ? could_be_made(directory) || state_fail(error, directory)
                      : is_ours(directory, error) && are_ours(directory, error);
    free(directory);
    return can;
}

/* ---- what is in it ---- */

/* What was read is what was looked at: no link has taken its place. */
bool state_read(const char *path, size_t most, char **bytes, size_t *length, struct error *error)
{
    struct stat status;
    struct store_stamp stamp;
    if (lstat(path, &status) != 0)
        return state_fail(error, path);
    bool regular = S_ISREG(status.st_mode);
    if (regular && !store_read(path, most, bytes, length, &stamp, error))
        return false;
    if (regular && stamp.device == status.st_dev && stamp.inode == status.st_ino)
        return true;
    if (regular)
        free(*bytes);
    error_set(error, ERROR_SYSTEM, path, 0, 0, "%s", _("this is not a regular file"));
    return false;
}

bool state_holds(const char *path, const char *bytes, size_t length)
{
    char *other = NULL;
    size_t other_length = 0;
    if (!state_read(path, length, &other, &other_length, NULL))
        return false;
    bool same = other && length == other_length && memcmp(bytes, other, length) == 0;
    free(other);
    return same;
}

bool state_write(const char *path, const char *bytes, size_t length, struct error *error)
{
    struct stat status;
    if (lstat(path, &status) == 0 && S_ISLNK(status.st_mode) && unlink(path) != 0)
        return state_fail(error, path);
    return store_write(path, bytes, length, NULL, error);
}

int state_set_aside(const char *path)
{
    enum { MOST = 1000 };
    struct stat status;
    for (int i = 1; i < MOST; i++) {
        char *aside = NULL;
        if (asprintf(&aside, "%s.aside-%d", path, i) < 0)
            return 0;
        bool free_name = lstat(aside, &status) != 0 && errno == ENOENT;
        bool done = free_name && rename(path, aside) == 0;
        free(aside);
        if (free_name)
            return done ? i : 0;
    }
    return 0;
}

/* ---- names ---- */

/* Where the file itself is not there, its directory may be; where that is not either, the path as
   it is written from here. */
char *state_whole_path(const char *path)
{
    char *whole = realpath(path, NULL);
    if (whole)
        return whole;
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    char *directory =
        slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : strdup(".");
    char *real = directory ? realpath(directory, NULL) : NULL;
    char *here = getcwd(NULL, 0);
    int length = -1;
    if (real)
        length = asprintf(&whole, "%s/%s", strcmp(real, "/") == 0 ? "" : real, name);
    else if (*path == '/')
        length = asprintf(&whole, "%s", path);
    else if (here)
        length = asprintf(&whole, "%s/%s", strcmp(here, "/") == 0 ? "" : here, path);
    free(directory);
    free(real);
    free(here);
    return length < 0 ? NULL : whole;
}

void state_name(const char *path, char name[STATE_NAME])
{
    char *whole = state_whole_path(path);
    state_name_whole(whole ? whole : path, name);
    free(whole);
}

void state_name_whole(const char *whole, char name[STATE_NAME])
{
    enum { READABLE = 40, DIGITS = 24 };
    char hex[65];
    const char *slash = strrchr(whole, '/');
    size_t length = 0;
    for (const char *c = slash ? slash + 1 : whole; *c && length < READABLE; c++)
        name[length++] = (char)(ascii_is_alnum(*c) || *c == '.' || *c == '-' ? *c : '_');
    if (length && name[0] == '.')
        name[0] = '_';
    digest_of_bytes(whole, strlen(whole), hex);
    snprintf(name + length, STATE_NAME - length, "-%.*s", DIGITS, hex);
}

char *state_path_to_text(const char *path)
{
    struct text text = {0};
    bool plain = text_is_utf8(path, strlen(path), NULL);
    text_append(&text, "");
    for (const char *c = path; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        bool odd = byte < ' ' || byte == 0x7F || byte == '%' || (byte > 0x7F && !plain);
        text_append_format(&text, odd ? "%%%02X" : "%c", byte);
    }
    return text_take(&text);
}

static int digit_of(char c)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

char *state_path_from_text(const char *text)
{
    char *path = strdup(text);
    char *out = path;
    for (const char *c = text; path && *c; c++) {
        int high = *c == '%' ? digit_of(c[1]) : -1;
        int low = high >= 0 ? digit_of(c[2]) : -1;
        *out++ = (char)(low >= 0 && high + low ? high * 16 + low : *c);
        c += low >= 0 && high + low ? 2 : 0;
    }
    if (path)
        *out = '\0';
    return path;
}
