#include "core/fold.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* Notes what the bytes appended since come from. */
static void note_origin(struct text *out, struct fold_map *map, size_t origin)
{
    if (!map || out->failed)
        return;
    if (out->length > map->capacity) {
        size_t capacity = 2 * out->length + 64;
        size_t *origins = reallocarray(map->origins, capacity, sizeof *origins);
        if (!origins) {
            out->failed = true;
            return;
        }
        map->origins = origins;
        map->capacity = capacity;
    }
    while (map->length < out->length)
        map->origins[map->length++] = origin;
}

/* Accents of Latin, Greek, Cyrillic, vowel points of Hebrew and Arabic, and the Arabic letter that
   only stretches a word. */
static bool is_left_out(ucs4_t c)
{
    enum { HEBREW_POINTS = 10, ARABIC_POINTS = 36, ACCENTS = 200, TATWEEL = 0x640 };
    int class = uc_combining_class(c);
    return (class >= HEBREW_POINTS && class <= ARABIC_POINTS) || class >= ACCENTS || c == TATWEEL ||
           uc_is_property_default_ignorable_code_point(c);
}

static void append_character(struct text *out, ucs4_t c)
{
    uint8_t bytes[6];
    if (is_left_out(c))
        return;
    if (c == 0x2019) /* as typed on most keyboards */
        c = '\'';
    int length = u8_uctomb(bytes, c, sizeof bytes);
    if (length > 0)
        text_append_bytes(out, (const char *)bytes, (size_t)length);
}

static void fold_character(struct text *out, ucs4_t c)
{
    uint32_t room[24];
    size_t length = sizeof room / sizeof *room;
    uint32_t *folded = u32_casefold(&c, 1, NULL, UNINORM_NFKD, room, &length);
    for (size_t i = 0; folded && i < length; i++)
        append_character(out, folded[i]);
    if (folded != room)
        free(folded);
    if (!folded)
        out->failed = true;
}

/* How many bytes are ASCII: most texts are, and need no tables. */
static size_t fold_ascii(struct text *out, const char *bytes, size_t length, size_t origin,
                         struct fold_map *map)
{
    char folded[256];
    size_t count = 0;
    while (count < length && count < sizeof folded && (unsigned char)bytes[count] < 0x80) {
        char c = bytes[count];
        folded[count++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    if (!map) {
        text_append_bytes(out, folded, count);
        return count;
    }
    for (size_t i = 0; i < count; i++) {
        text_append_bytes(out, &folded[i], 1);
        note_origin(out, map, origin + i);
    }
    return count;
}

void fold_append(struct text *out, const char *bytes, size_t length, struct fold_map *map)
{
    for (size_t i = 0; i < length;) {
        i += fold_ascii(out, bytes + i, length - i, i, map);
        if (i == length)
            break;
        ucs4_t c;
        int used = u8_mbtouc(&c, (const uint8_t *)bytes + i, length - i);
        fold_character(out, c);
        note_origin(out, map, i);
        i += (size_t)used;
    }
}

void fold_map_free(struct fold_map *map)
{
    free(map->origins);
    *map = (struct fold_map){0};
}

char *fold_text(const char *text)
{
    struct text folded = {0};
    text_append(&folded, "");
    fold_append(&folded, text, strlen(text), NULL);
    return text_take(&folded);
}

char *fold_words(const char *text)
{
    static const char blanks[] = " \t\n\r";
    char *folded = fold_text(text);
    size_t length = 0;
    for (const char *at = folded ? folded + strspn(folded, blanks) : NULL; at && *at;) {
        size_t gap = strspn(at, blanks);
        if (gap && at[gap])
            folded[length++] = ' ';
        else if (!gap)
            folded[length++] = *at;
        at += gap ? gap : 1;
    }
    if (folded)
        folded[length] = '\0';
    return folded;
}

static bool folds_same(const char *one, const char *other)
{
    char *first = fold_words(one);
    char *second = fold_words(other);
    bool same = first && second && strcmp(first, second) == 0;
    free(first);
    free(second);
    return same;
}

/* The next character of words in ASCII, folded, a blank for several; 0 at their end, -1 where they
   are not in ASCII. */
static int next_ascii(const char **at)
{
    const char *blanks = " \t\n\r";
    size_t gap = strspn(*at, blanks);
    if (gap && (*at)[gap]) {
        *at += gap;
        return ' ';
    }
    unsigned char c = (unsigned char)(gap ? '\0' : **at);
    *at += c != '\0';
    if (c >= 0x80)
        return -1;
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

bool fold_same_words(const char *one, const char *other)
{
    const char *first = one + strspn(one, " \t\n\r");
    const char *second = other + strspn(other, " \t\n\r");
    for (;;) {
        int a = next_ascii(&first);
        int b = next_ascii(&second);
        if (a < 0 || b < 0)
            return folds_same(one, other);
        if (a != b || !a)
            return a == b;
    }
}

static bool is_of_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

bool fold_begins_word(const char *folded, size_t at)
{
    return at == 0 || !is_of_word(folded[at - 1]);
}
