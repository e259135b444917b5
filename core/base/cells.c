#include "core/base/cells.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>

enum { CLIP_BYTES = 2048 };

static const char replacement[] = "\xEF\xBF\xBD";
static const char dotted_circle[] = "\xE2\x97\x8C";
static const char ellipsis[] = "\xE2\x80\xA6";

/* ---- one character ---- */

struct face {
    int width;
    const char *base;    /* drawn before the character; NULL for nothing */
    const char *instead; /* drawn in its place; NULL for the character itself */
};

/* Whether `c` would be drawn into whatever cell stands to the left of the text. */
static bool is_lone_mark(ucs4_t c, ucs4_t before)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M) &&
           uc_is_grapheme_break(before, c);
}

/* How `c` is drawn after `before`, which is 0 at the start of the text. Bytes that are no character
   are read as U+FFFD. */
static struct face face_of(ucs4_t c, ucs4_t before)
{
    if (c >= 0x20 && c < 0x7F)
        return (struct face){.width = 1};
    if (c == '\t')
        return (struct face){.width = CELLS_TAB, .instead = "    "};
    if (c == '\n')
        return (struct face){.width = 1, .instead = " "};
    int width = text_is_harmful(c) ? -1 : wcwidth((wchar_t)c);
    if (width < 0 || c == 0xFFFD)
        return (struct face){.width = 1, .instead = replacement};
    if (width == 0 && is_lone_mark(c, before))
        return (struct face){.width = 1, .base = dotted_circle};
    return (struct face){.width = width};
}

static size_t read_character(const char *bytes, size_t length, ucs4_t *c)
{
    return (size_t)u8_mbtouc(c, (const uint8_t *)bytes, length);
}

void cells_append(struct text *out, const char *bytes, size_t length)
{
    ucs4_t before = 0;
    for (size_t i = 0; i < length;) {
        ucs4_t c;
        size_t used = read_character(bytes + i, length - i, &c);
        struct face face = face_of(c, before);
        if (face.base)
            text_append(out, face.base);
        if (face.instead)
            text_append(out, face.instead);
        else
            text_append_bytes(out, bytes + i, used);
        before = c;
        i += used;
    }
}

int cells_width_of(const char *bytes, size_t length)
{
    int width = 0;
    ucs4_t before = 0;
    for (size_t i = 0; i < length;) {
        ucs4_t c;
        i += read_character(bytes + i, length - i, &c);
        width += face_of(c, before).width;
        before = c;
    }
    return width;
}

int cells_width(const char *text)
{
    return cells_width_of(text, strlen(text));
}

/* ---- cutting ---- */

static bool is_inside_character(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* How many bytes from the start are printable ASCII: a column each, and a grapheme each where no
   mark follows. */
static size_t plain(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && text[count] >= ' ' && text[count] <= '~')
        count++;
    return count;
}

/* How many bytes from the start take at most `columns`, cut at a grapheme. */
static size_t fitting(const char *text, size_t length, int columns)
{
    size_t columns_left = columns > 0 ? (size_t)columns : 0;
    size_t easy = plain(text, length);
    if (easy == length || easy > columns_left)
        return length < columns_left ? length : columns_left;
    char graphemes[CLIP_BYTES];
    size_t seen = length < CLIP_BYTES ? length : CLIP_BYTES;
    while (seen < length && seen > 0 && is_inside_character(text[seen]))
        seen--;
    u8_grapheme_breaks((const uint8_t *)text, seen, graphemes);
    size_t fits = 0;
    int width = 0;
    for (size_t i = 1; i <= seen; i++) {
        if (i == seen ? seen < length : !graphemes[i])
            continue;
        width += cells_width_of(text + fits, i - fits);
        if (width > columns)
            break;
        fits = i;
    }
    return fits;
}

void cells_clip(struct text *out, const char *text, int columns)
{
    size_t length = strlen(text);
    size_t fits = fitting(text, length, columns);
    if (fits < length && columns > 0)
        fits = fitting(text, length, columns - 1);
    cells_append(out, text, fits);
    if (fits < length && columns > 0)
        text_append(out, ellipsis);
}

/* ---- breaking into lines ---- */

/* A line being filled. */
struct wrapping {
    struct cells_lines *lines;
    const char *text;
    size_t length;
    int width;
    size_t start;
    int column;    /* how far the line is filled */
    size_t chance; /* last place where it may be broken; `start` when there is none */
    size_t full;   /* where spaces began to hang over its end; SIZE_MAX when none do */
};

static void begin_line(struct wrapping *wrapping, size_t start)
{
    wrapping->start = start;
    wrapping->column = 0;
    wrapping->chance = start;
    wrapping->full = SIZE_MAX;
}

static void end_line(struct wrapping *wrapping, size_t end, size_t next)
{
    struct cells_lines *lines = wrapping->lines;
    size_t drawn = end < wrapping->full ? end : wrapping->full;
    lines->items[lines->count++] = (struct cells_line){wrapping->start, drawn};
    begin_line(wrapping, next);
}

static size_t grapheme_end(const struct wrapping *wrapping, size_t at)
{
    do
        at++;
    while (at < wrapping->length && !wrapping->lines->graphemes[at]);
    return at;
}

/* Spaces at the end of a full line stay on it, unseen, so that no line begins with them. */
static bool may_hang(const char *grapheme, size_t length)
{
    static const char ideographic_space[] = "\xE3\x80\x80";
    return (length == 1 && (*grapheme == ' ' || *grapheme == '\t')) ||
           (length == 3 && memcmp(grapheme, ideographic_space, 3) == 0);
}

/* Puts the grapheme [at, next) on the line, or ends the line before it. Returns where to go on:
   back at the start of a word that moves to the next line as a whole. */
static size_t place(struct wrapping *wrapping, size_t at, size_t next)
{
    const char *grapheme = wrapping->text + at;
    if (*grapheme == '\n') {
        end_line(wrapping, at, next);
        return next;
    }
    if (wrapping->lines->breaks[at] == UC_BREAK_POSSIBLE)
        wrapping->chance = at;
    int width = cells_width_of(grapheme, next - at);
    bool fits = wrapping->column + width <= wrapping->width || at == wrapping->start;
    if (!fits && !may_hang(grapheme, next - at)) {
        size_t end = wrapping->chance > wrapping->start ? wrapping->chance : at;
        end_line(wrapping, end, end);
        return end;
    }
    if (!fits && wrapping->full == SIZE_MAX)
        wrapping->full = at;
    wrapping->column += width;
    return next;
}

static bool resize_array(void **array, size_t count, size_t size)
{
    void *larger = reallocarray(*array, count, size);
    if (!larger)
        return false;
    *array = larger;
    return true;
}

bool cells_reserve(struct cells_lines *lines, size_t length)
{
    if (lines->items && length <= lines->capacity)
        return true;
    size_t capacity = lines->capacity ? lines->capacity : 64;
    while (capacity < length)
        capacity *= 2;
    /* Every line but the last takes at least one byte of the text. */
    if (!resize_array((void **)&lines->items, capacity + 1, sizeof *lines->items) ||
        !resize_array((void **)&lines->graphemes, capacity, 1) ||
        !resize_array((void **)&lines->breaks, capacity, 1))
        return false;
    lines->capacity = capacity;
    return true;
}

static size_t wrapped;

size_t cells_wrapped(void)
{
    return wrapped;
}

/* Appends the lines of the text from `start` to `end`, each of which is an end of the text or
   stands beside a newline: nothing before or behind has a say in how they are broken. */
static void wrap_part(struct cells_lines *lines, const char *text, size_t start, size_t end,
                      int width)
{
    struct wrapping wrapping = {.lines = lines, .text = text, .length = end, .width = width};
    const uint8_t *part = (const uint8_t *)text + start;
    wrapped += end - start;
    if (end > start) {
        u8_grapheme_breaks(part, end - start, lines->graphemes + start);
        u8_possible_linebreaks(part, end - start, "UTF-8", lines->breaks + start);
    }
    begin_line(&wrapping, start);
    for (size_t at = start; at < end;)
        at = place(&wrapping, at, grapheme_end(&wrapping, at));
    end_line(&wrapping, end, end);
}

bool cells_wrap(struct cells_lines *lines, const char *text, size_t length, int width)
{
    if (!cells_reserve(lines, length))
        return false;
    lines->count = 0;
    wrap_part(lines, text, 0, length, width);
    return true;
}

/* The first line that begins behind `at`. */
static size_t line_behind(const struct cells_lines *lines, size_t at)
{
    size_t low = 0;
    size_t high = lines->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lines->items[middle].start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Lines that moved with their text. */
static void shift_lines(struct cells_line *items, size_t count, const struct cells_change *change)
{
    for (size_t i = 0; i < count; i++) {
        items[i].start += change->inserted - change->removed;
        items[i].end += change->inserted - change->removed;
    }
}

void cells_wrap_change(struct cells_lines *lines, const char *text, size_t length, int width,
                       const struct cells_change *change)
{
    const char *before = memrchr(text, '\n', change->at);
    size_t start = before ? (size_t)(before + 1 - text) : 0;
    size_t behind = change->at + change->inserted;
    const char *newline = memchr(text + behind, '\n', length - behind);
    size_t end = newline ? (size_t)(newline - text) : length;
    size_t old_end = end - change->inserted + change->removed;
    size_t old_length = length - change->inserted + change->removed;
    size_t first = start ? line_behind(lines, start - 1) : 0;
    size_t after = line_behind(lines, old_end);
    size_t kept = lines->count - after;
    /* The lines behind wait at the far end of the room, until it is known where they belong. */
    struct cells_line *waiting = lines->items + lines->capacity + 1 - kept;
    memmove(waiting, lines->items + after, kept * sizeof *waiting);
    memmove(lines->graphemes + end, lines->graphemes + old_end, old_length - old_end);
    lines->count = first;
    wrap_part(lines, text, start, end, width);
    shift_lines(waiting, kept, change);
    memmove(lines->items + lines->count, waiting, kept * sizeof *waiting);
    lines->count += kept;
}

void cells_free(struct cells_lines *lines)
{
    free(lines->items);
    free(lines->graphemes);
    free(lines->breaks);
    *lines = (struct cells_lines){0};
}
