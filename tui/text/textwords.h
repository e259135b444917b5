/*
 * textwords: where words begin and end, for moving, deleting and counting by words.
 *
 * Unicode's word boundaries, with two habits of people: each ideograph is a word, and letters of
 * scripts written without spaces (Thai, Lao, Khmer, Burmese) are one word up to the next space,
 * since telling their words apart takes a dictionary. Knows no cursor and no screen.
 */
#ifndef TUI_TEXT_TEXTWORDS_H
#define TUI_TEXT_TEXTWORDS_H

#include <stddef.h>

enum {
    WORD_BEGINS = 1 << 0,
    WORD_ENDS = 1 << 1, /* before this byte; a word that ends with the text has no such mark */
};

/* Fills marks[0] to marks[length - 1] for UTF-8 `text`. Returns how many words there are. */
size_t textwords_mark(const char *text, size_t length, char *marks);

#endif
