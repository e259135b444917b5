#include "tests/screen/listener.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCREEN_BYTES = 32 * 1024 };

struct place {
    int row;
    int column;
};

struct listener {
    struct terminal *terminal;
    char before[SCREEN_BYTES]; /* the screen when the last keys were pressed */
    struct place cursor;
    char heard[SCREEN_BYTES]; /* since then */
    const char *expected;
    const char *at;
};

/* ---- hearing ---- */

static void remember(struct listener *listener)
{
    snprintf(listener->before, sizeof listener->before, "%s", terminal_screen(listener->terminal));
    terminal_cursor(listener->terminal, &listener->cursor.row, &listener->cursor.column);
}

/* Adds a line's words to what was heard; a line without any is passed over. */
static void hear(struct listener *listener, const char *line, size_t length)
{
    size_t used = strlen(listener->heard);
    bool first = true;
    for (size_t i = 0; i < length && used + 8 < sizeof listener->heard; i++) {
        if (line[i] == ' ')
            continue;
        if (first && used)
            used += (size_t)sprintf(listener->heard + used, " | ");
        else if (!first && line[i - 1] == ' ')
            listener->heard[used++] = ' ';
        listener->heard[used++] = line[i];
        first = false;
    }
    listener->heard[used] = '\0';
}

static void hear_lines(struct listener *listener, int cursor_row)
{
    const char *old = listener->before;
    const char *now = terminal_screen(listener->terminal);
    for (int row = 0; *now; row++) {
        size_t length = strcspn(now, "\n");
        size_t old_length = strcspn(old, "\n");
        bool changed = length != old_length || memcmp(now, old, length) != 0;
        if (changed || (row == cursor_row && row != listener->cursor.row))
            hear(listener, now, length);
        now += length + 1;
        old += old_length + (old[old_length] != '\0');
    }
}

static void listen(struct listener *listener)
{
    struct place now;
    terminal_cursor(listener->terminal, &now.row, &now.column);
    listener->heard[0] = '\0';
    hear_lines(listener, now.row);
    if (!listener->heard[0] && now.row == listener->cursor.row &&
        now.column != listener->cursor.column) {
        struct terminal_cell cell = terminal_cell(listener->terminal, now.row, now.column);
        hear(listener, cell.text, strlen(cell.text));
    }
}

/* ---- waiting ---- */

static bool has_heard(struct terminal *terminal, void *context)
{
    struct listener *listener = context;
    (void)terminal;
    listen(listener);
    return strcmp(listener->heard, listener->expected) == 0;
}

static bool stands_before(struct listener *listener, const char *text)
{
    struct place cursor;
    struct place found = {0};
    terminal_cursor(listener->terminal, &cursor.row, &cursor.column);
    return terminal_find(listener->terminal, text, &found.row, &found.column) &&
           found.row == cursor.row && found.column == cursor.column;
}

static bool has_heard_among(struct terminal *terminal, void *context)
{
    struct listener *listener = context;
    (void)terminal;
    listen(listener);
    return strstr(listener->heard, listener->expected) && stands_before(listener, listener->at);
}

/* The line is read here as the terminal shows it, so that nothing else may have changed. */
static bool has_heard_its_line(struct terminal *terminal, void *context)
{
    struct listener *listener = context;
    struct place cursor;
    char all[SCREEN_BYTES];
    listen(listener);
    snprintf(all, sizeof all, "%s", listener->heard);
    terminal_cursor(terminal, &cursor.row, &cursor.column);
    listener->heard[0] = '\0';
    const char *row = terminal_row(terminal, cursor.row);
    hear(listener, row, strlen(row));
    return cursor.row != listener->cursor.row && *all && strcmp(all, listener->heard) == 0;
}

static bool wait_for(struct listener *listener, const char *keys, terminal_condition *condition,
                     const char *expected)
{
    char said[1024];
    snprintf(said, sizeof said, "after “%s” hears “%s”", keys, expected);
    terminal_wait_idle(listener->terminal);
    remember(listener);
    if (*keys)
        terminal_press(listener->terminal, keys);
    bool heard = terminal_wait_until(listener->terminal, condition, listener, said);
    if (!heard)
        printf("heard: %s\n", listener->heard);
    return heard;
}

struct listener *listener_new(struct terminal *terminal)
{
    struct listener *listener = calloc(1, sizeof *listener);
    if (listener)
        listener->terminal = terminal;
    return listener;
}

void listener_free(struct listener *listener)
{
    free(listener);
}

bool listener_hears(struct listener *listener, const char *keys, const char *expected)
{
    listener->expected = expected;
    return wait_for(listener, keys, has_heard, expected);
}

bool listener_hears_among(struct listener *listener, const char *keys, const char *expected,
                          const char *at)
{
    listener->expected = expected;
    listener->at = at;
    return wait_for(listener, keys, has_heard_among, expected);
}

bool listener_hears_line(struct listener *listener, const char *key)
{
    return wait_for(listener, key, has_heard_its_line, "the line that the cursor goes to");
}
