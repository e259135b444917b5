#include "session/recent.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/state.h"
#include "core/base/text.h"

enum { LIST_BYTES = 256 * 1024 };

static const char list_name[] = "recent";

static void take_line(struct recent *recent, const char *line, size_t length)
{
    char *path = strndup(line, length);
    if (path && *path == '/' && recent->count < RECENT_MOST && access(path, F_OK) == 0)
        recent->paths[recent->count++] = path;
    else
        free(path);
}

/* The file's text; free() it. NULL when there is none. */
static char *read_list(void)
{
    char *path = state_find(NULL, list_name);
    char *bytes = NULL;
    size_t length;
    if (path)
        state_read(path, LIST_BYTES, &bytes, &length, NULL);
    free(path);
    return bytes;
}

void recent_read(struct recent *recent)
{
    char *bytes = read_list();
    *recent = (struct recent){0};
    for (const char *line = bytes; line && *line;) {
        size_t end = strcspn(line, "\n");
        take_line(recent, line, end);
        line += end + (line[end] == '\n');
    }
    free(bytes);
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
    char *whole = state_whole_path(path);
    char *target = state_path(NULL, list_name);
    recent_read(&recent);
    bool known = whole && recent.count && strcmp(recent.paths[0], whole) == 0;
    if (whole && target && !known && !strchr(whole, '\n')) {
        text_append_format(&list, "%s\n", whole);
        for (size_t i = 0; i < recent.count && i + 1 < RECENT_MOST; i++)
            if (strcmp(recent.paths[i], whole) != 0)
                text_append_format(&list, "%s\n", recent.paths[i]);
        if (list.data && !list.failed)
            state_write(target, list.data, list.length, NULL);
    }
    text_free(&list);
    recent_free(&recent);
    free(whole);
    free(target);
}

/* Where the file's line begins; NULL when it has none. */
static char *find_line(char *list, const char *whole)
{
    size_t length = strlen(whole);
    for (char *line = list; line && *line; line += line[0] == '\n') {
        size_t end = strcspn(line, "\n");
        if (end == length && strncmp(line, whole, length) == 0)
            return line;
        line += end;
    }
    return NULL;
}

bool recent_has(const char *whole)
{
    char *list = read_list();
    bool has = find_line(list, whole) != NULL;
    free(list);
    return has;
}

bool recent_forget(const char *whole)
{
    char *list = read_list();
    char *path = state_find(NULL, list_name);
    char *line = find_line(list, whole);
    bool done = !line;
    if (line && path) {
        char *rest = line + strcspn(line, "\n");
        rest += *rest == '\n';
        memmove(line, rest, strlen(rest) + 1);
        done = state_write(path, list, strlen(list), NULL);
    }
    free(list);
    free(path);
    return done;
}
