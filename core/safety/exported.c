#include "core/safety/exported.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/ascii.h"
#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/state.h"

static const char folder[] = "exported";

/* An id is somebody's text, and could be no name of a file. */
static void name_of(const char *id, char name[65])
{
    digest_of_bytes(id, strlen(id), name);
}

void exported_remember(const char *id)
{
    char name[65];
    char stamp[EXPORTED_STAMP];
    name_of(id, name);
    char *path = state_path(folder, name);
    clock_stamp(clock_now(), stamp);
    if (path)
        state_write(path, stamp, strlen(stamp), NULL);
    free(path);
}

static bool is_stamp(const char *text)
{
    static const char shape[] = "0000-00-00T00:00:00Z";
    if (strlen(text) != strlen(shape))
        return false;
    for (size_t i = 0; shape[i]; i++)
        if (shape[i] == '0' ? !ascii_is_digit(text[i]) : text[i] != shape[i])
            return false;
    return true;
}

char *exported_path(const char *id)
{
    char name[65];
    name_of(id, name);
    char *path = state_find(folder, name);
    if (path && access(path, F_OK) == 0)
        return path;
    free(path);
    return NULL;
}

bool exported_forget(const char *id)
{
    char *path = exported_path(id);
    bool gone = !path || unlink(path) == 0;
    free(path);
    return gone;
}

bool exported_when(const char *id, char stamp[EXPORTED_STAMP])
{
    char now[32];
    char *bytes = NULL;
    size_t length;
    char *path = exported_path(id);
    bool there = path && state_read(path, EXPORTED_STAMP, &bytes, &length, NULL);
    bool known = there && is_stamp(bytes);
    clock_stamp(clock_now(), now);
    snprintf(stamp, EXPORTED_STAMP, "%s", known && strcmp(bytes, now) <= 0 ? bytes : "");
    free(bytes);
    free(path);
    return known;
}
