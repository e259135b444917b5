/*
 * fold: texts as people compare them when they search or name something, in every locale alike:
 * without regard to case, diacritics, width, and what cannot be seen. "cote" is found in "Côte",
 * "straße" in "STRASSE".
 *
 * So are letters that have no diacritic to take off, but that other keyboards lack ("Lodz" in
 * "Łódź"); the Arabic letters that are written in several ways (ة ه, ي ى ی, ك ک, أ إ آ ا), without
 * points and stretching; a nasal written as a letter or as a dot ("हिन्दी" and "हिंदी"), without
 * nukta; digits of all scripts, dashes and quotation marks. Marks that make another letter of a
 * letter (Thai, Hindi vowels, Japanese) stay.
 */
#ifndef CORE_BASE_FOLD_H
#define CORE_BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/text.h"

/* Where each byte of a folded text comes from. Zero-initialise. */
struct fold_map {
    size_t *origins; /* for each folded byte, where its character begins in the text */
    size_t capacity;
    size_t length;
};

/* Appends `length` bytes of UTF-8 folded; invalid bytes fold to U+FFFD. `map` (NULL when it is not
   wanted) goes on with them. When memory runs out `out` has failed. */
void fold_append(struct text *out, const char *bytes, size_t length, struct fold_map *map);
void fold_map_free(struct fold_map *map);

/* The text folded; free() it. NULL when there is no memory. */
char *fold_text(const char *text);

/* The same without the blanks and line ends around it, and with one blank where there are several:
   as names are compared. */
char *fold_words(const char *text);

/* Whether two names, ids or terms are the same so. Not when there is no memory (text_ran_out knows
   that); two texts of ASCII need none. */
bool fold_same_words(const char *one, const char *other);

/* Whether a word begins at `at` of a folded text. */
bool fold_begins_word(const char *folded, size_t at);

#endif
