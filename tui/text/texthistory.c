#include "tui/text/texthistory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 20 };

struct textstep {
    uint32_t at;
    uint32_t removed;
    uint32_t inserted;
    uint32_t bytes_at; /* removed ones first, then the inserted ones */
    uint32_t cursor;
    bool joined; /* to the step before */
};

static bool make_room(struct texthistory *history)
{
    if (history->count < history->capacity)
        return true;
    size_t capacity = history->capacity ? 2 * history->capacity : 64;
    struct textstep *steps = reallocarray(history->steps, capacity, sizeof *steps);
    if (!steps)
        return false;
    history->steps = steps;
    history->capacity = capacity;
    return true;
}

static void forget_undone(struct texthistory *history)
{
    if (history->done == history->count)
        return;
    history->bytes.length = history->steps[history->done].bytes_at;
    history->count = history->done;
}

static size_t size_of(const struct texthistory *history)
{
    return history->bytes.length + history->count * sizeof *history->steps;
}

/* Forgets the older half, and what is joined to it. */
static void forget_oldest(struct texthistory *history)
{
    size_t first = (history->count + 1) / 2;
    while (first < history->count && history->steps[first].joined)
        first++;
    size_t bytes = history->bytes.length;
    if (first < history->count)
        bytes = history->steps[first].bytes_at;
    history->count -= first;
    history->done = history->count;
    history->shortened = true;
    history->bytes.length -= bytes;
    memmove(history->steps, history->steps + first, history->count * sizeof *history->steps);
    memmove(history->bytes.data, history->bytes.data + bytes, history->bytes.length);
    for (size_t i = 0; i < history->count; i++)
        history->steps[i].bytes_at -= (uint32_t)bytes;
}

/* Appends both strings of bytes or none. */
static bool keep_bytes(struct text *bytes, const struct textedit *edit)
{
    size_t length = bytes->length;
    text_append_bytes(bytes, edit->removed_bytes, edit->removed);
    text_append_bytes(bytes, edit->inserted_bytes, edit->inserted);
    if (!bytes->failed)
        return true;
    bytes->failed = false;
    bytes->length = length;
    return false;
}

bool texthistory_record(struct texthistory *history, const struct textedit *edit, bool joined)
{
    if (!make_room(history))
        return false;
    forget_undone(history);
    size_t bytes_at = history->bytes.length;
    if (!keep_bytes(&history->bytes, edit))
        return false;
    history->steps[history->count] = (struct textstep){
        .at = (uint32_t)edit->at,
        .removed = (uint32_t)edit->removed,
        .inserted = (uint32_t)edit->inserted,
        .bytes_at = (uint32_t)bytes_at,
        .cursor = (uint32_t)edit->cursor,
        .joined = joined && history->count > 0,
    };
    history->done = ++history->count;
    if (size_of(history) > MOST_BYTES)
        forget_oldest(history);
    return true;
}

static void describe(const struct texthistory *history, size_t which, struct textedit *edit)
{
    const struct textstep *step = &history->steps[which];
    *edit = (struct textedit){
        .at = step->at,
        .removed = step->removed,
        .inserted = step->inserted,
        .removed_bytes = history->bytes.data + step->bytes_at,
        .inserted_bytes = history->bytes.data + step->bytes_at + step->removed,
        .cursor = step->cursor,
    };
}

bool texthistory_undo(struct texthistory *history, struct textedit *edit)
{
    if (history->done == 0)
        return false;
    describe(history, --history->done, edit);
    edit->more = history->steps[history->done].joined;
    return true;
}

bool texthistory_redo(struct texthistory *history, struct textedit *edit)
{
    if (history->done == history->count)
        return false;
    describe(history, history->done++, edit);
    edit->more = history->done < history->count && history->steps[history->done].joined;
    return true;
}

void texthistory_free(struct texthistory *history)
{
    free(history->steps);
    text_free(&history->bytes);
    *history = (struct texthistory){0};
}
