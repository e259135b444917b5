#include "tui/recent.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/store.h"
#include "core/text.h"

enum { LIST_BYTES = 256 * 1024 };

static const char list_name[] = "recent";

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

static char *state_directory(void)
{
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    char *path = NULL;
    int length = -1;
    if (state && *state == '/')
        length = asprintf(&path, "%s/mnr-assess", state);
    else if (home && *home == '/')
        length = asprintf(&path, "%s/.local/state/mnr-assess", home);
    return length < 0 ? NULL : path;
}

char *recent_state_path(const char *name)
{
    char *path = NULL;
    char *directory = state_directory();
    if (directory && make_directories(directory) && asprintf(&path, "%s/%s", directory, name) < 0)
        path = NULL;
    free(directory);
    return path;
}

static void take_line(struct recent *recent, const char *line, size_t length)
{
    char *path = strndup(line, length);
    if (path && *path == '/' && recent->count < RECENT_MOST && access(path, F_OK) == 0)
        recent->paths[recent->count++] = path;
    else
        free(path);
}

void recent_read(struct recent *recent)
{
    char *path = recent_state_path(list_name);
    char *bytes = NULL;
    size_t length;
    *recent = (struct recent){0};
    if (path && store_read(path, LIST_BYTES, &bytes, &length, NULL, NULL))
        for (const char *line = bytes; *line;) {
            size_t end = strcspn(line, "\n");
            take_line(recent, line, end);
            line += end + (line[end] == '\n');
        }
    free(bytes);
    free(path);
}

void recent_free(struct recent *recent)
{
    for (size_t i = 0; i < recent->count; i++)
        free(recent->paths[i]);
    *recent = (struct recent){0};
}

void recent_add(const char *path)
{
    struct recent recent;
    struct text list = {0};
    char *whole = realpath(path, NULL);
    char *target = recent_state_path(list_name);
    recent_read(&recent);
    bool known = whole && recent.count && strcmp(recent.paths[0], whole) == 0;
    if (whole && target && !known && !strchr(whole, '\n')) {
        text_append_format(&list, "%s\n", whole);
        for (size_t i = 0; i < recent.count && i + 1 < RECENT_MOST; i++)
            if (strcmp(recent.paths[i], whole) != 0)
                text_append_format(&list, "%s\n", recent.paths[i]);
        if (list.data && !list.failed)
            store_write(target, list.data, list.length, NULL, NULL);
    }
    text_free(&list);
    recent_free(&recent);
    free(whole);
    free(target);
}
