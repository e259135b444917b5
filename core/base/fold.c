#include "core/base/fold.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "core/base/ascii.h"

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
            text_run_out();
            return;
        }
        map->origins = origins;
        map->capacity = capacity;
    }
    while (map->length < out->length)
        map->origins[map->length++] = origin;
}

/* ---- one character ---- */

/* What stands for a letter that has no decomposition where a keyboard lacks it, or where it is one
   of several ways to write the same; for signs that are typed plainly. Sorted; small letters. */
static const struct likeness {
    uint16_t letter;
    const char *typed;
} likenesses[] = {
    {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"},
    {0x0131, "i"},  {0x0138, "k"},  {0x0142, "l"}, {0x014B, "n"},  {0x0153, "oe"}, {0x0167, "t"},
    {0x0180, "b"},  {0x0185, "b"},  {0x0188, "c"}, {0x018C, "d"},  {0x0192, "f"},  {0x0199, "k"},
    {0x019A, "l"},  {0x019E, "n"},  {0x01A5, "p"}, {0x01AD, "t"},  {0x01B4, "y"},  {0x01B6, "z"},
    {0x01DD, "e"},  {0x01E5, "g"},  {0x0221, "d"}, {0x0225, "z"},  {0x0234, "l"},  {0x0235, "n"},
    {0x0236, "t"},  {0x0237, "j"},  {0x023C, "c"}, {0x023F, "s"},  {0x0240, "z"},  {0x0247, "e"},
    {0x0249, "j"},  {0x024B, "q"},  {0x024D, "r"}, {0x024F, "y"},  {0x0253, "b"},  {0x0254, "o"},
    {0x0256, "d"},  {0x0257, "d"},  {0x0259, "e"}, {0x025B, "e"},  {0x0260, "g"},  {0x0263, "g"},
    {0x0266, "h"},  {0x0268, "i"},  {0x0269, "i"}, {0x026B, "l"},  {0x026F, "u"},  {0x0272, "n"},
    {0x0275, "o"},  {0x027D, "r"},  {0x0283, "s"}, {0x0288, "t"},  {0x0289, "u"},  {0x028B, "v"},
    {0x0292, "z"},  {0x0294, "'"},  {0x02B9, "'"}, {0x02BB, "'"},  {0x02BC, "'"},  {0x02BE, "'"},
    {0x02BF, "'"},  {0x0491, "г"},  {0x0493, "г"}, {0x0497, "ж"},  {0x0499, "з"},  {0x049B, "к"},
    {0x049D, "к"},  {0x04A1, "к"},  {0x04A3, "н"}, {0x04AB, "с"},  {0x04AF, "у"},  {0x04B1, "у"},
    {0x04B3, "х"},  {0x04B7, "ч"},  {0x04B9, "ч"}, {0x04BB, "х"},  {0x04D9, "а"},  {0x04E9, "о"},
    {0x05F3, "'"},  {0x05F4, "\""}, {0x0629, "ه"}, {0x0649, "ي"},  {0x0671, "ا"},  {0x0695, "ر"},
    {0x06A9, "ك"},  {0x06AA, "ك"},  {0x06B5, "ل"}, {0x06BA, "ن"},  {0x06BE, "ه"},  {0x06C1, "ه"},
    {0x06C3, "ه"},  {0x06C6, "و"},  {0x06CC, "ي"}, {0x06CE, "ي"},  {0x06D2, "ي"},  {0x06D5, "ه"},
    {0x0901, "ं"},   {0x0981, "ং"},  {0x09CE, "ত্"}, {0x0A01, "ਂ"},   {0x0A70, "ਂ"},   {0x0A81, "ં"},
    {0x0B01, "ଂ"},  {0x0C00, "ం"},  {0x0C01, "ం"}, {0x0C80, "ಂ"},  {0x0D00, "ം"},  {0x0D01, "ം"},
    {0x0D7A, "ണ്"},  {0x0D7B, "ന്"},  {0x0D7C, "ര്"}, {0x0D7D, "ല്"},  {0x0D7E, "ള്"},  {0x0D7F, "ക്"},
    {0x1E9C, "s"},  {0x1E9D, "s"},  {0x2018, "'"}, {0x2019, "'"},  {0x201B, "'"},  {0x201C, "\""},
    {0x201D, "\""}, {0x201E, "\""}, {0x2212, "-"}, {0x2C61, "l"},  {0x2C65, "a"},  {0x2C66, "t"},
    {0xA78C, "'"},
};

static int compare_letters(const void *wanted, const void *likeness)
{
    return (int)*(const ucs4_t *)wanted - ((const struct likeness *)likeness)->letter;
}

/* NULL when the character stands for itself. */
static const char *typed_for(ucs4_t c)
{
    const struct likeness *found =
        c > UINT16_MAX ? NULL
                       : bsearch(&c, likenesses, sizeof likenesses / sizeof *likenesses,
                                 sizeof *likenesses, compare_letters);
    return found ? found->typed : NULL;
}

/* Accents of Latin, Greek, Cyrillic, vowel points of Hebrew and Arabic, the nukta of Indic scripts,
   which is often left out, and the Arabic letter that only stretches a word. */
static bool is_left_out(ucs4_t c)
{
    enum { NUKTA = 7, HEBREW_POINTS = 10, ARABIC_POINTS = 36, ACCENTS = 200, TATWEEL = 0x640 };
    int class = uc_combining_class(c);
    return class == NUKTA || (class >= HEBREW_POINTS && class <= ARABIC_POINTS) ||
           class >= ACCENTS || c == TATWEEL || uc_is_property_default_ignorable_code_point(c);
}

static void append_character(struct text *out, ucs4_t c)
{
    uint8_t bytes[6];
    const char *typed = typed_for(c);
    int digit = uc_decimal_value(c);
    if (is_left_out(c))
        return;
    if (digit >= 0)
        c = '0' + (ucs4_t)digit;
    else if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Pd))
        c = '-';
    int length = typed ? 0 : u8_uctomb(bytes, c, sizeof bytes);
    if (typed)
        text_append(out, typed);
    else if (length > 0)
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
    if (folded)
        return;
    out->failed = true;
    text_run_out();
}

/* ---- nasals of Indic scripts ---- */

/* The scripts of India stand in blocks of one order (ISCII), so that one table of places serves
   them all: a nasal letter with a virama, before a stop of its own row, is as often written as the
   dot. */
enum {
    INDIC_FIRST = 0x0900,
    INDIC_LAST = 0x0D7F,
    INDIC_BLOCK = 0x80,
    ANUSVARA = 0x02,
    VIRAMA = 0x4D
};

static const struct row {
    unsigned char first; /* of its stops */
    unsigned char nasal; /* right behind the last */
} rows[] = {{0x15, 0x19}, {0x1A, 0x1E}, {0x1F, 0x23}, {0x24, 0x28}, {0x2A, 0x2E}};

/* The character at `bytes`; 0 at the end. */
static ucs4_t character_at(const char *bytes, size_t length, size_t *used)
{
    ucs4_t c = 0;
    *used = length ? (size_t)u8_mbtouc(&c, (const uint8_t *)bytes, length) : 0;
    return c;
}

/* Letters with a nukta have a character of their own, too. */
static ucs4_t without_nukta(ucs4_t c)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    return uc_canonical_decomposition(c, parts) > 0 ? parts[0] : c;
}

/* How many bytes of characters that are left out there are. */
static size_t left_out_length(const char *bytes, size_t length)
{
    size_t used;
    size_t all = 0;
    while (all < length && is_left_out(character_at(bytes + all, length - all, &used)))
        all += used;
    return all;
}

/* The nasal letter that may stand before a virama, or that Malayalam writes as one with it. */
static ucs4_t nasal_in(ucs4_t c, bool *has_virama)
{
    enum { CHILLU_NN = 0x0D7A, NNA = 0x0D23, CHILLU_N = 0x0D7B, NA = 0x0D28 };
    *has_virama = c == CHILLU_NN || c == CHILLU_N;
    return c == CHILLU_NN ? NNA : c == CHILLU_N ? NA : without_nukta(c);
}

/* How many bytes are a nasal that the dot may stand for; 0 when there is none. */
static size_t nasal_length(const char *bytes, size_t length)
{
    size_t used;
    bool has_virama;
    ucs4_t nasal = nasal_in(character_at(bytes, length, &used), &has_virama);
    if (nasal < INDIC_FIRST || nasal > INDIC_LAST)
        return 0;
    size_t all = used + left_out_length(bytes + used, length - used);
    ucs4_t block = nasal / INDIC_BLOCK * INDIC_BLOCK;
    if (!has_virama) {
        if (character_at(bytes + all, length - all, &used) != block + VIRAMA)
            return 0;
        all += used;
        all += left_out_length(bytes + all, length - all);
    }
    ucs4_t stop = without_nukta(character_at(bytes + all, length - all, &used));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (nasal == block + rows[i].nasal && stop >= block + rows[i].first &&
            stop < block + rows[i].nasal)
            return all;
    return 0;
}

/* Returns how many bytes it has taken. */
static size_t fold_other(struct text *out, const char *bytes, size_t length)
{
    size_t used;
    size_t nasal = nasal_length(bytes, length);
    ucs4_t c = character_at(bytes, length, &used);
    if (nasal)
        append_character(out, c / INDIC_BLOCK * INDIC_BLOCK + ANUSVARA);
    else
        fold_character(out, c);
    return nasal ? nasal : used;
}

/* ---- texts ---- */

/* How many bytes are ASCII: most texts are, and need no tables. */
static size_t fold_ascii(struct text *out, const char *bytes, size_t length, size_t origin,
                         struct fold_map *map)
{
    char folded[256];
    size_t count = 0;
    while (count < length && count < sizeof folded && (unsigned char)bytes[count] < 0x80) {
        folded[count] = ascii_lower(bytes[count]);
        count++;
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
        size_t used = fold_other(out, bytes + i, length - i);
        note_origin(out, map, i);
        i += used;
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
    return ascii_lower((char)c);
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
        /* Behind a blank may stand what folds to nothing, so that the words end there. */
        if (a != b && (a == ' ' || b == ' '))
            return folds_same(one, other);
        if (a != b || !a)
            return a == b;
    }
}

static bool is_of_word(char c)
{
    return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

bool fold_begins_word(const char *folded, size_t at)
{
    return at == 0 || !is_of_word(folded[at - 1]);
}
