#include "core/base/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>

static const char replacement[] = "\xEF\xBF\xBD";

bool text_is_utf8(const char *bytes, size_t length, size_t *offset)
{
    const uint8_t *wrong = u8_check((const uint8_t *)bytes, length);
    const char *nul = memchr(bytes, '\0', length);
    const char *stop = (const char *)wrong;
    if (nul && (!stop || nul < stop))
        stop = nul;
    if (!stop)
        return true;
    if (offset)
        *offset = (size_t)(stop - bytes);
    return false;
}

bool text_is_harmful(unsigned int c)
{
    if (c == '\n' || c == '\t')
        return false;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

/* Reads one character; invalid bytes count as one harmful character each. */
static size_t next_character(const char *text, unsigned int *c)
{
    ucs4_t character = 0;
    size_t left = strnlen(text, 4);
    int used = u8_mbtoucr(&character, (const uint8_t *)text, left);
    if (used <= 0) {
        *c = 0;
        return 1;
    }
    *c = character;
    return (size_t)used;
}

void text_harmless(const char *text, char *out, size_t size)
{
    size_t at = 0;
    while (*text) {
        unsigned int c;
        size_t used = next_character(text, &c);
        const char *piece = text;
        size_t length = used;
        if (c == '\n' || c == '\t') {
            piece = " ";
            length = 1;
        } else if (text_is_harmful(c)) {
            piece = replacement;
            length = sizeof replacement - 1;
        }
        if (at + length + 1 > size)
            break;
        memcpy(out + at, piece, length);
        at += length;
        text += used;
    }
    if (size)
        out[at] = '\0';
}

size_t text_wrong_length(const char *bytes, size_t length)
{
    enum { UNFINISHED = -2 };
    ucs4_t ignored;
    size_t together = 0;
    while (together < length &&
           u8_mbtoucr(&ignored, (const uint8_t *)bytes, together + 1) == UNFINISHED)
        together++;
    return together ? together : 1;
}

size_t text_character(const char *text, uint32_t *c)
{
    int used = *text ? u8_strmbtouc(c, (const uint8_t *)text) : 0;
    return used > 0 ? (size_t)used : 0;
}

bool text_is_seen(uint32_t c)
{
    enum { EMPTY_BRAILLE = 0x2800, EMPTY_NOTE = 0x1D159 };
    return !uc_is_property_white_space(c) && !uc_is_property_default_ignorable_code_point(c) &&
           !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cc) && c != EMPTY_BRAILLE &&
           c != EMPTY_NOTE;
}

bool text_is_blank(const char *text)
{
    while (text && *text) {
        unsigned int c;
        size_t used = next_character(text, &c);
        if (!c || text_is_seen(c)) /* a byte that is no character is shown as one */
            return false;
        text += used;
    }
    return true;
}

bool text_is_space(const char *text)
{
    while (text && *text) {
        unsigned int c;
        size_t used = next_character(text, &c);
        if (!uc_is_property_white_space(c))
            return false;
        text += used;
    }
    return true;
}

static bool ran_out;

bool text_ran_out(void)
{
    return ran_out;
}

void text_run_out(void)
{
    ran_out = true;
}

static bool fail(struct text *text)
{
    text->failed = true;
    ran_out = true;
    return false;
}

static bool reserve(struct text *text, size_t more)
{
    if (text->failed)
        return false;
    if (text->length + more + 1 <= text->capacity)
        return true;
    size_t capacity = text->capacity ? text->capacity : 256;
    while (capacity < text->length + more + 1)
        capacity *= 2;
    char *data = realloc(text->data, capacity);
    if (!data)
        return fail(text);
    text->data = data;
    text->capacity = capacity;
    return true;
}

void text_append_bytes(struct text *text, const char *bytes, size_t length)
{
    if (!reserve(text, length) || !text->data)
        return;
    memcpy(text->data + text->length, bytes, length);
    text->length += length;
    text->data[text->length] = '\0';
}

void text_append(struct text *text, const char *string)
{
    text_append_bytes(text, string, strlen(string));
}

/* What most formatted pieces fit into, so that they are formatted once. */
enum { SHORT_PIECE = 120 };

void text_append_format(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_list again;
    if (!reserve(text, SHORT_PIECE))
        return;
    va_start(arguments, format);
    va_copy(again, arguments);
    size_t room = text->capacity - text->length;
    int length = vsnprintf(text->data + text->length, room, format, arguments);
    va_end(arguments);
    if (length >= 0 && (size_t)length >= room && reserve(text, (size_t)length))
        length = vsnprintf(text->data + text->length, (size_t)length + 1, format, again);
    va_end(again);
    if (length < 0)
        fail(text);
    if (text->failed)
        text->data[text->length] = '\0';
    else
        text->length += (size_t)length;
}

void text_append_harmless(struct text *text, const char *string)
{
    while (*string) {
        unsigned int c;
        size_t used = next_character(string, &c);
        if (text_is_harmful(c))
            text_append_bytes(text, replacement, sizeof replacement - 1);
        else
            text_append_bytes(text, string, used);
        string += used;
    }
}

char *text_take(struct text *text)
{
    if (!text->data && !text->failed)
        text_append(text, "");
    char *data = text->failed ? NULL : text->data;
    if (text->failed)
        free(text->data);
    *text = (struct text){0};
    return data;
}

void text_free(struct text *text)
{
    free(text->data);
    *text = (struct text){0};
}
