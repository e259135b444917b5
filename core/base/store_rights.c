/* Whether a file may be changed at all: asked before it is opened to be worked on, and before it is
   replaced, which the system would let anybody do who may write in its directory. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/base/store.h"

bool store_is_somebody_elses(const struct stat *status)
{
    return status->st_uid != geteuid();
}

/* Root may do everything, so that its owner's wish is read from the mode. */
static bool refuse_read_only(const char *path, struct error *error)
{
    return error_set(error, ERROR_SYSTEM, path, 0, 0, "%s",
                     _("this file can only be read; “chmod u+w” with its name lets it be changed"));
}

static bool refuse_owner(const char *path, const struct stat *status, struct error *error)
{
    char owner[32] = "root";
    if (status->st_uid)
        snprintf(owner, sizeof owner, "%ld", (long)status->st_uid);
    return error_set(error, ERROR_SYSTEM, path, 0, 0,
                     _("this file belongs to somebody else (user %s), who lets nobody else change "
                       "it; ask them, or work on a copy"),
                     owner);
}

static bool is_mounted(int folder, const char *name)
{
#ifdef STATX_ATTR_MOUNT_ROOT
    struct statx status;
    return statx(folder, name, AT_NO_AUTOMOUNT, STATX_TYPE, &status) == 0 &&
           (status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) &&
           (status.stx_attributes & STATX_ATTR_MOUNT_ROOT);
#else
    (void)folder;
    (void)name;
    return false;
#endif
}

/* Whether a file could be written beside it, as a save begins. */
static bool can_write_beside(int folder, const char *name)
{
    const char *slash = strrchr(name, '/');
    char *directory =
        slash ? strndup(name, slash == name ? 1 : (size_t)(slash - name)) : strdup(".");
    bool can = !directory || faccessat(folder, directory, W_OK | X_OK, AT_EACCESS) == 0;
    free(directory);
    return can;
}

bool store_may_write_at(int folder, const char *name, const char *path, struct error *error)
{
    struct stat status;
    if (fstatat(folder, name, &status, 0) != 0 || !S_ISREG(status.st_mode))
        return true; /* what is to be said of it is said elsewhere */
    if (!(status.st_mode & S_IWUSR))
        return refuse_read_only(path, error);
    if (store_is_somebody_elses(&status) && faccessat(folder, name, W_OK, AT_EACCESS) != 0 &&
        errno == EACCES)
        return refuse_owner(path, &status, error);
    if (is_mounted(folder, name) && !can_write_beside(folder, name))
        return error_set(error, ERROR_SYSTEM, path, 0, 0, "%s",
                         _("this file is mounted by itself, and nothing can be written beside it; "
                           "mount its folder instead"));
    return true;
}

bool store_may_write(const char *path, struct error *error)
{
    return store_may_write_at(AT_FDCWD, path, path, error);
}
