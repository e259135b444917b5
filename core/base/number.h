/*
 * number: numbers and dates as people of every script type them, in the digits that are kept.
 *
 * ١٨, ۱۸, १८, ১৮ and １８ are 18. The one place that knows so: for answers, years, the numbers of
 * questions and options, and counts in commands. Knows nothing of what a number may be.
 */
#ifndef CORE_BASE_NUMBER_H
#define CORE_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The digit '0' to '9' for a decimal digit of any script (Unicode's Nd); 0 for another character.
 */
char number_digit(uint32_t c);

/* Writes `typed` (NULL counts as "") to `out` in ASCII: digits of any script, dashes and minus
   signs as "-", the Arabic decimal separator and the full-width full stop as ".". Blanks around it
   and around dashes, and what cannot be seen, are left out; all else stays. False, and `out` is "",
   when it takes more than `size` bytes: nothing that is a number is so long. */
bool number_in_ascii(const char *typed, char *out, size_t size);

/* Reads a whole number, digits and nothing else but blanks around them. False when it is none, or
   more than `most`. */
bool number_read(const char *typed, size_t most, size_t *number);

#endif
