#include "tui/cells.h"

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

bool cells_wrap(struct cells_lines *lines, const char *text, size_t length, int width)
{
    if (!cells_reserve(lines, length))
        return false;
    if (length > 0) {
        u8_grapheme_breaks((const uint8_t *)text, length, lines->graphemes);
        u8_possible_linebreaks((const uint8_t *)text, length, "UTF-8", lines->breaks);
    }
    lines->count = 0;
    struct wrapping wrapping = {.lines = lines, .text = text, .length = length, .width = width};
    begin_line(&wrapping, 0);
    for (size_t at = 0; at < length;)
        at = place(&wrapping, at, grapheme_end(&wrapping, at));
    end_line(&wrapping, length, length);
    return true;
}

void cells_free(struct cells_lines *lines)
{
    free(lines->items);
    free(lines->graphemes);
    free(lines->breaks);
    *lines = (struct cells_lines){0};
}
