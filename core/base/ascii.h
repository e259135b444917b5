/*
 * ascii: letters, digits and blanks of ASCII, in every locale alike.
 *
 * For what machines write: ids, codes, names of files, grammars. The C library's own answers change
 * with the locale (in Turkish the small letter of I is no i), so they are not asked anywhere. What
 * people write is compared by fold.h.
 */
#ifndef CORE_BASE_ASCII_H
#define CORE_BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static inline bool ascii_is_alnum(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c);
}

static inline bool ascii_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline char ascii_lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static inline char ascii_upper(char c)
{
    return (char)(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
}

/* Whether the first `length` bytes of both are the same but for small and capital letters; a string
   that ends before is not. */
static inline bool ascii_begins_same(const char *one, const char *other, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (ascii_lower(one[i]) != ascii_lower(other[i]) || !one[i])
            return false;
    return true;
}

/* Whether both are the same but for small and capital letters. */
static inline bool ascii_is_same(const char *one, const char *other)
{
    while (*one && ascii_lower(*one) == ascii_lower(*other)) {
        one++;
        other++;
    }
    return *one == *other;
}

#endif
