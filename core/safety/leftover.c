#include "core/safety/leftover.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/base/ascii.h"
#include "core/base/state.h"
#include "core/base/store.h"
#include "core/base/yaml_tree.h"
#include "core/safety/recovery.h"

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

/* A writer locks the file before it writes a byte. The age can be negative: a clock that stood in
   the future, or a server's. */
static bool is_nobodys(int file, const struct stat *status)
{
    double age = fabs(difftime(time(NULL), status->st_mtime));
    if (!status->st_size && age < MINUTE)
        return false;
    return flock(file, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && age > DAY);
}

/* Whether it is whole, and no older version than the file: by their revisions, as clocks differ. */
static bool is_to_be_offered(const char *path, const char *bytes, size_t length)
{
    struct backup file = {.path = (char *)path};
    struct yaml_tree *tree = yaml_tree_parse("", bytes, length, NULL);
    const struct yaml_node *root = tree ? yaml_tree_root(tree) : NULL;
    long revision = strtol(yaml_text(yaml_get(root, "revision")), NULL, 10);
    bool whole = yaml_is_map(root);
    yaml_tree_free(tree);
    backup_look(&file);
    return whole && revision >= file.revision;
}

/* Whether nothing is lost with the bytes. After a power cut a file can have its length and be
   empty all the same. */
static bool is_known(const char *path, const char *bytes, size_t length)
{
    return !*bytes || store_holds(path, bytes, length) || recovery_holds(path, bytes, length);
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
    bool done =
        stamp.device == status->st_dev && stamp.inode == status->st_ino &&
        (is_known(path, bytes, length) || recovery_adopt(path, bytes, length, &status->st_mtim,
                                                         is_to_be_offered(path, bytes, length)));
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

/* Whether it is one of this user's, whom no writer has locked. */
static bool is_removable(const char *leftover)
{
    struct stat status;
    int file = open(leftover, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    bool removable = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
                     status.st_uid == geteuid() && is_nobodys(file, &status);
    if (file >= 0)
        close(file);
    return removable;
}

void leftover_look(const char *path,
                   void (*found)(void *context, const char *leftover, bool removable),
                   void *context)
{
    const char *slash = strrchr(path, '/');
    char *own = slash && strlen(slash + 1) <= STORE_NAME ? store_temporary(path) : NULL;
    char *begin = NULL;
    char *folder = own ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : NULL;
    struct dirent **entries = NULL;
    int count = 0;
    if (folder && asprintf(&begin, ".%s.saving-", slash + 1) >= 0)
        count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        char *leftover = NULL;
        if (begin && strncmp(name, begin, strlen(begin)) == 0 &&
            asprintf(&leftover, "%s/%s", folder, name) >= 0) {
            found(context, leftover,
                  has_name(name, strrchr(own, '/') + 1) && is_removable(leftover));
            free(leftover);
        }
        free(entries[i]);
    }
    free(entries);
    free(begin);
    free(folder);
    free(own);
}
