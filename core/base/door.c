#include "core/base/door.h"

#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "core/base/i18n.h"

static bool ends_line(uint32_t c)
{
    enum { VERTICAL_TAB = 0x0B, FORM_FEED = 0x0C, NEXT_LINE = 0x85, LINE = 0x2028, PARAGRAPH };
    return c == '\n' || c == '\r' || c == VERTICAL_TAB || c == FORM_FEED || c == NEXT_LINE ||
           c == LINE || c == PARAGRAPH;
}

uint32_t door_character(uint32_t c)
{
    enum { BYTE_ORDER_MARK = 0xFEFF };
    if (ends_line(c))
        return '\n';
    return text_is_harmful(c) || c == BYTE_ORDER_MARK ? 0 : c;
}

static void append(struct text *out, uint32_t c)
{
    uint8_t bytes[6];
    int length = u8_uctomb(bytes, c, sizeof bytes);
    if (length > 0)
        text_append_bytes(out, (const char *)bytes, (size_t)length);
}

/* How many bytes from the start need no look: most texts are plain. */
static size_t plain_length(const char *bytes, size_t length)
{
    size_t count = 0;
    while (count < length && bytes[count] >= ' ' && bytes[count] <= '~')
        count++;
    return count;
}

/* Takes one character, or two that end a line together. Returns its bytes. */
static size_t let_one_in(const char *bytes, size_t length, struct text *out, size_t *wrong)
{
    ucs4_t c;
    int used = u8_mbtoucr(&c, (const uint8_t *)bytes, length);
    if (used <= 0) {
        ++*wrong;
        append(out, 0xFFFD);
        return text_wrong_length(bytes, length);
    }
    if (door_character(c))
        append(out, door_character(c));
    return (size_t)used + (c == '\r' && length > 1 && bytes[1] == '\n');
}

/* Gives what stands from `start` on its shape. */
static void shape_text(enum door_shape shape, struct text *out, size_t start)
{
    if (shape == DOOR_LINES || out->failed)
        return;
    while (out->length > start && out->data[out->length - 1] == '\n')
        out->data[--out->length] = '\0';
    for (size_t i = start; shape == DOOR_ONE_LINE && i < out->length; i++)
        if (out->data[i] == '\n')
            out->data[i] = ' ';
}

size_t door_let_in(enum door_shape shape, const char *bytes, size_t length, struct text *out)
{
    size_t wrong = 0;
    size_t start = out->length;
    for (size_t i = 0; i < length;) {
        size_t plain = plain_length(bytes + i, length - i);
        text_append_bytes(out, bytes + i, plain);
        i += plain;
        if (i < length)
            i += let_one_in(bytes + i, length - i, out, &wrong);
    }
    shape_text(shape, out, start);
    return wrong;
}

bool door_take(enum door_shape shape, const char *bytes, size_t length, struct text *out,
               struct error *error)
{
    if (memchr(bytes, '\0', length))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0, "%s",
                         _("a text with a NUL character in it, which no text has"));
    if (!text_is_utf8(bytes, length, NULL))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0, "%s", _("a text that is not UTF-8"));
    door_let_in(shape, bytes, length, out);
    return !out->failed || error_set_memory(error);
}

char *door_text(enum door_shape shape, const char *string, struct error *error)
{
    struct text taken = {0};
    if (!door_take(shape, string, strlen(string), &taken, error)) {
        text_free(&taken);
        return NULL;
    }
    char *text = text_take(&taken);
    if (!text)
        error_set_memory(error);
    return text;
}

bool door_knows(const char *text)
{
    uint32_t c;
    for (size_t used; *text; text += used) {
        used = 1;
        if (*text >= ' ' && *text <= '~')
            continue;
        used = text_character(text, &c);
        if (door_character(c) != c)
            return false;
    }
    return true;
}
