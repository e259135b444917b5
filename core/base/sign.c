#include "core/base/sign.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>

#include "core/base/text.h"

/* Whether the marks on a letter of this script are accents, which belong to it. */
static bool has_accents(ucs4_t letter)
{
    static const char *const scripts[] = {"Latin",  "Greek",    "Cyrillic",
                                          "Common", "Hiragana", "Katakana"};
    const uc_script_t *script = uc_script(letter);
    for (size_t i = 0; script && i < sizeof scripts / sizeof *scripts; i++)
        if (strcmp(script->name, scripts[i]) == 0)
            return true;
    return false;
}

static bool goes_whole(ucs4_t base)
{
    return !uc_is_general_category_withtable(base, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M) ||
           has_accents(base);
}

/* Whether it goes with the sign before it. */
static bool is_unseen(ucs4_t c)
{
    enum { NON_JOINER = 0x200C, JOINER = 0x200D };
    return c != NON_JOINER && c != JOINER && !text_is_seen(c);
}

size_t sign_taken(const char *cluster, size_t length)
{
    const uint8_t *start = (const uint8_t *)cluster;
    const uint8_t *at = start + length;
    ucs4_t c;
    u8_mbtouc(&c, start, length);
    if (goes_whole(c))
        return length;
    do
        at = u8_prev(&c, at, start);
    while (at && at > start && is_unseen(c));
    return at ? length - (size_t)(at - start) : length;
}

size_t sign_cluster(const char *text, size_t length)
{
    enum { WINDOW = 512 }; /* bytes; no cluster that means anything is as long */
    char breaks[WINDOW];
    size_t from = length > WINDOW ? length - WINDOW : 0;
    while (from && from < length && ((unsigned char)text[from] & 0xC0) == 0x80)
        from++;
    if (from == length)
        return 0;
    u8_grapheme_breaks((const uint8_t *)text + from, length - from, breaks);
    size_t at = length;
    do
        at--;
    while (at > from && !breaks[at - from]);
    return length - at;
}

size_t sign_before(const char *text, size_t length)
{
    size_t cluster = sign_cluster(text, length);
    return cluster ? sign_taken(text + length - cluster, cluster) : 0;
}
