#include "core/state.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/ascii.h"
#include "core/digest.h"

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

/* Somebody else could have made it first, where XDG_STATE_HOME is in a shared folder. */
static bool is_ours(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid() &&
           !(status.st_mode & (S_IWGRP | S_IWOTH));
}

/* Our folder in the one that a variable names, or in the usual one below the home. */
static char *our_directory(const char *variable, const char *usual)
{
    const char *said = getenv(variable);
    const char *home = getenv("HOME");
    char *path = NULL;
    int length = -1;
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
static char *path_in(char *directory, const char *name, bool make)
{
    char *path = NULL;
    if (directory && ((make && !make_directories(directory)) || !is_ours(directory) ||
                      asprintf(&path, "%s/%s", directory, name) < 0))
        path = NULL;
    free(directory);
    return path;
}

static char *path_below(const char *folder, const char *name, bool make)
{
    char *path = path_in(state_directory(), folder ? folder : name, make);
    return folder ? path_in(path, name, make) : path;
}

char *state_path(const char *folder, const char *name)
{
    return path_below(folder, name, true);
}

char *state_find(const char *folder, const char *name)
{
    return path_below(folder, name, false);
}

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
    enum { READABLE = 40, DIGITS = 24 };
    char hex[65];
    char *whole = state_whole_path(path);
    const char *known = whole ? whole : path;
    const char *slash = strrchr(known, '/');
    size_t length = 0;
    for (const char *c = slash ? slash + 1 : known; *c && length < READABLE; c++)
        name[length++] = (char)(ascii_is_alnum(*c) || *c == '.' || *c == '-' ? *c : '_');
    if (length && name[0] == '.')
        name[0] = '_';
    digest_of_bytes(known, strlen(known), hex);
    snprintf(name + length, STATE_NAME - length, "-%.*s", DIGITS, hex);
    free(whole);
}
