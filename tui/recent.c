#include "tui/recent.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/state.h"
#include "core/store.h"
#include "core/text.h"

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

void recent_read(struct recent *recent)
{
    char *path = state_path(NULL, list_name);
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
            store_write(target, list.data, list.length, NULL, NULL);
    }
    text_free(&list);
    recent_free(&recent);
    free(whole);
    free(target);
}
