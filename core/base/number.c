#include "core/base/number.h"

#include <unictype.h>
#include <unistr.h>

#include "core/base/ascii.h"
#include "core/base/text.h"

char number_digit(uint32_t c)
{
    int value = uc_decimal_value(c);
    return (char)(value >= 0 ? '0' + value : 0);
}

/* What the character is in a number; 0 for itself. */
static char plain_sign(uint32_t c)
{
    enum { MINUS = 0x2212, ARABIC_DECIMAL = 0x066B, WIDE_STOP = 0xFF0E };
    if (c == MINUS || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Pd))
        return '-';
    if (c == ARABIC_DECIMAL || c == WIDE_STOP)
        return '.';
    return number_digit(c);
}

/* Takes blanks away at both ends and beside dashes, in place. */
static void close_up(char *text)
{
    char *end = text;
    for (const char *c = text; *c; c++) {
        bool blank = *c == ' ';
        bool before = end == text || end[-1] == '-';
        const char *next = c;
        while (blank && *next == ' ')
            next++;
        if (!blank || !(before || !*next || *next == '-'))
            *end++ = *c;
    }
    *end = '\0';
}

bool number_in_ascii(const char *typed, char *out, size_t size)
{
    size_t at = 0;
    uint32_t c;
    size_t used;
    for (const char *from = typed ? typed : ""; (used = text_character(from, &c)); from += used) {
        bool blank = uc_is_property_white_space(c);
        char plain = plain_sign(c);
        if (blank)
            plain = ' ';
        if (!blank && !text_is_seen(c))
            continue;
        if (at + used >= size) {
            *out = '\0';
            return false;
        }
        if (plain)
            out[at++] = plain;
        for (size_t i = 0; !plain && i < used; i++)
            out[at++] = from[i];
    }
    out[at] = '\0';
    close_up(out);
    return true;
}

bool number_read(const char *typed, size_t most, size_t *number)
{
    char digits[64];
    size_t value = 0;
    if (!number_in_ascii(typed, digits, sizeof digits) || !*digits)
        return false;
    for (const char *c = digits; *c; c++) {
        if (!ascii_is_digit(*c) || value > most / 10)
            return false;
        value = value * 10 + (size_t)(*c - '0');
    }
    if (value > most)
        return false;
    *number = value;
    return true;
}
