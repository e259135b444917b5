#include "tui/text/textwords.h"

#include <stdbool.h>
#include <stdint.h>

#include <unictype.h>
#include <unistr.h>
#include <uniwbrk.h>

static bool is_letter(ucs4_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                   UC_CATEGORY_MASK_N);
}

/* Emoji and other signs are stops of their own. */
static bool is_of_word(ucs4_t c)
{
    return is_letter(c) || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_So);
}

static bool are_together(ucs4_t before, ucs4_t c)
{
    return is_letter(before) && is_letter(c) && !uc_is_property_ideographic(before) &&
           !uc_is_property_ideographic(c);
}

size_t textwords_mark(const char *text, size_t length, char *marks)
{
    const uint8_t *bytes = (const uint8_t *)text;
    size_t count = 0;
    bool in_word = false;
    ucs4_t before = 0;
    u8_wordbreaks(bytes, length, marks);
    for (size_t i = 0; i < length;) {
        ucs4_t c;
        int used = u8_mbtouc(&c, bytes + i, length - i);
        bool boundary = (i == 0 || marks[i]) && !are_together(before, c);
        marks[i] = 0;
        if (boundary) {
            marks[i] = (char)((in_word ? WORD_ENDS : 0) | (is_of_word(c) ? WORD_BEGINS : 0));
            in_word = is_of_word(c);
            count += in_word;
        }
        before = c;
        i += (size_t)used;
    }
    return count;
}
