#include "core/base/place.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_LINKS = 40, LOOK = O_PATH | O_NOFOLLOW | O_CLOEXEC };

/* Goes to the folder that `path`, seen from `from`, is in, and takes its last name. */
static bool enter(int from, const char *path, struct place *place)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = slash == path ? 1 : (size_t)(name - path);
    char *folder = slash ? strndup(path, length) : strdup(".");
    place->name = strdup(*name ? name : ".");
    place->folder = -1;
    if (folder && place->name)
        place->folder = openat(from, folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    int number = errno;
    free(folder);
    if (place->folder >= 0)
        return true;
    free(place->name);
    errno = number;
    return false;
}

void place_close(struct place *place)
{
    int number = errno;
    close(place->folder);
    free(place->name);
    errno = number;
}

/* Whether somebody else put the link into a folder where everybody may: it could lead anywhere. The
   folder's owner may. */
static bool is_planted(const struct place *place, const struct stat *link)
{
    struct stat folder;
    if (link->st_uid == geteuid())
        return false;
    return fstat(place->folder, &folder) != 0 ||
           ((folder.st_mode & S_IWOTH) && folder.st_uid != link->st_uid);
}

enum step { STEP_ARRIVED, STEP_ON, STEP_PLANTED, STEP_FAILED };

/* Looks at what has the name; where it is a link, `target` gets where that leads. */
static enum step look(struct place *place, char target[PATH_MAX])
{
    struct stat status;
    int file = openat(place->folder, place->name, LOOK);
    place->exists = file >= 0;
    if (file < 0)
        return errno == ENOENT ? STEP_ARRIVED : STEP_FAILED;
    enum step step = STEP_ARRIVED;
    if (fstat(file, &status) != 0) {
        step = STEP_FAILED;
    } else if (S_ISLNK(status.st_mode)) {
        ssize_t length = readlinkat(file, "", target, PATH_MAX - 1);
        step = is_planted(place, &status) ? STEP_PLANTED : length < 0 ? STEP_FAILED : STEP_ON;
        target[length < 0 ? 0 : length] = '\0';
    }
    int number = errno;
    close(file);
    errno = number;
    return step;
}

static bool follow(struct place *place, const char *target)
{
    struct place link = *place;
    bool done = enter(link.folder, target, place);
    place_close(&link);
    return done;
}

enum place_found place_find(int from, const char *path, struct place *place)
{
    char target[PATH_MAX];
    bool linked = false;
    if (!enter(from, path, place))
        return PLACE_FAILED;
    for (int links = 0; links < MOST_LINKS; links++) {
        enum step step = look(place, target);
        if (step == STEP_ARRIVED && (place->exists || !linked))
            return PLACE_FOUND;
        if (step != STEP_ON) {
            place_close(place);
            return step == STEP_ARRIVED   ? PLACE_GONE
                   : step == STEP_PLANTED ? PLACE_PLANTED
                                          : PLACE_FAILED;
        }
        linked = true;
        if (!follow(place, target))
            return errno == ENOENT ? PLACE_GONE : PLACE_FAILED;
    }
    place_close(place);
    errno = ELOOP;
    return PLACE_FAILED;
}

int place_open(const struct place *place, int flags)
{
    return openat(place->folder, place->name, flags | O_NOFOLLOW | O_CLOEXEC);
}
