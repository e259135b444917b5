#include "core/leftover.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/ascii.h"
#include "core/recovery.h"
#include "core/state.h"
#include "core/store.h"
#include "core/yaml_tree.h"

enum { ENDING = 6, MINUTE = 60, DAY = 24 * 60 * 60 };

/* `pattern` ends in ENDING characters, for which any letters and digits may stand. */
static bool has_name(const char *name, const char *pattern)
{
    size_t fixed = strlen(pattern) - ENDING;
    if (strlen(name) != fixed + ENDING || strncmp(name, pattern, fixed) != 0)
        return false;
    for (const char *c = name + fixed; *c; c++)
        if (!ascii_is_alnum(*c))
            return false;
    return true;
}

static bool is_same_file(const struct stat *one, const struct stat *other)
{
    return one->st_dev == other->st_dev && one->st_ino == other->st_ino;
}

/* A writer locks the file before it writes a byte. */
static bool is_nobodys(int file, const struct stat *status)
{
    double age = difftime(time(NULL), status->st_mtime);
    if (!status->st_size && age < MINUTE)
        return false;
    return flock(file, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && age > DAY);
}

static bool is_newer(const struct stat *status, const struct stat *target)
{
    const struct timespec *one = &status->st_mtim;
    const struct timespec *other = &target->st_mtim;
    return one->tv_sec > other->tv_sec ||
           (one->tv_sec == other->tv_sec && one->tv_nsec > other->tv_nsec);
}

static bool is_yaml(const char *bytes, size_t length)
{
    struct yaml_tree *tree = yaml_tree_parse("", bytes, length, NULL);
    bool whole = tree && yaml_is_map(yaml_tree_root(tree));
    yaml_tree_free(tree);
    return whole;
}

/* Whether nothing is lost with the bytes. After a power cut a file can have its length and be
   empty all the same. */
static bool is_known(const char *path, const char *bytes, size_t length)
{
    char *kept = recovery_path(path);
    bool known =
        !*bytes || store_holds(path, bytes, length) || (kept && store_holds(kept, bytes, length));
    free(kept);
    return known;
}

/* Whether what is in the leftover is kept elsewhere now. */
static bool keep(const char *path, const struct stat *target, const char *leftover,
                 const struct stat *status)
{
    struct store_stamp stamp;
    char *bytes;
    size_t length;
    if (is_same_file(status, target))
        return true;
    if (!store_read(leftover, LIMIT_FILE_BYTES, &bytes, &length, &stamp, NULL))
        return false;
    bool done = stamp.device == status->st_dev && stamp.inode == status->st_ino &&
                (is_known(path, bytes, length) ||
                 recovery_adopt(path, bytes, length, &status->st_mtim,
                                is_newer(status, target) && is_yaml(bytes, length)));
    free(bytes);
    return done;
}

static void clear(const char *path, const struct stat *target, const char *leftover)
{
    struct stat status;
    int file = open(leftover, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0)
        return;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid() &&
        (status.st_nlink == 1 || is_same_file(&status, target)) && is_nobodys(file, &status) &&
        keep(path, target, leftover, &status))
        unlink(leftover);
    close(file);
}

/* `pattern`: FOLDER/NAME. */
static void clear_folder(const char *path, const struct stat *target, char *pattern)
{
    char *name = strrchr(pattern, '/') + 1;
    name[-1] = '\0';
    struct dirent **entries = NULL;
    int count = scandir(*pattern ? pattern : "/", &entries, NULL, NULL);
    for (int i = 0; i < count; i++) {
        char *leftover = NULL;
        if (has_name(entries[i]->d_name, name) &&
            asprintf(&leftover, "%s/%s", pattern, entries[i]->d_name) >= 0) {
            clear(path, target, leftover);
            free(leftover);
        }
        free(entries[i]);
    }
    free(entries);
}

void leftover_rescue(const char *path)
{
    struct stat target;
    char *whole = state_whole_path(path);
    const char *slash = whole ? strrchr(whole, '/') : NULL;
    /* A name that is cut is not the name of this file alone. */
    bool certain = slash && strlen(slash + 1) <= STORE_NAME && stat(whole, &target) == 0;
    char *pattern = certain ? store_temporary(whole) : NULL;
    if (pattern)
        clear_folder(whole, &target, pattern);
    free(pattern);
    free(whole);
}
