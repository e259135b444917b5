/*
 * text: UTF-8 strings: validity, harmless display, and a buffer that grows.
 *
 * Knows no terminal: widths and line breaking for a screen are tui/'s business.
 */
#ifndef CORE_BASE_TEXT_H
#define CORE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether `bytes` is strict UTF-8 (no surrogates, nothing over U+10FFFF) without NUL.
   When not, `*offset` (may be NULL) is where it stops being so. */
bool text_is_utf8(const char *bytes, size_t length, size_t *offset);

/* Copies `text` to `out` so that printing it can do no harm: controls (C0, C1, DEL), bidi controls
   and invalid bytes become U+FFFD, newlines and tabs a space. Cut at a character when too long. */
void text_harmless(const char *text, char *out, size_t size);

/* Whether code point `c` must not reach a terminal or a report as it is: controls other than
   newline and tab, and the bidirectional overrides and isolates. */
bool text_is_harmful(unsigned int c);

/* Whether a person can see code point `c`: no white space, no control, nothing that is drawn as
   nothing (Unicode's Default_Ignorable_Code_Point, which has the joiners, the Hangul fillers, the
   tags and U+FEFF in it; the braille pattern without dots). */
bool text_is_seen(uint32_t c);

/* Whether there is nothing in `text` that a person can see (NULL counts as blank). */
bool text_is_blank(const char *text);

/* Whether there is nothing but white space in it: no more was asked of texts once. */
bool text_is_space(const char *text);

/* How many bytes, where no character begins, belong together as far as they could have begun one;
   at least 1 of the `length`, which is not 0. */
size_t text_wrong_length(const char *bytes, size_t length);

/* Reads the character at `text`, which is valid UTF-8. Returns its length in bytes, 0 at the end.
 */
size_t text_character(const char *text, uint32_t *c);

/* A buffer that grows; zero-initialise. Failure to allocate is remembered in `failed`, after which
   appending does nothing, so that callers check once, at the end. `data` always ends in NUL when it
   is not NULL. */
struct text {
    char *data;
    size_t length;
    size_t capacity;
    bool failed;
};

void text_append(struct text *text, const char *string);
void text_append_bytes(struct text *text, const char *bytes, size_t length);
void text_append_format(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Appends `string` with everything harmful replaced as by text_harmless, but keeping newlines. */
void text_append_harmless(struct text *text, const char *string);

/* Hands over the bytes (free() them) and empties the buffer; NULL when anything failed. */
char *text_take(struct text *text);

void text_free(struct text *text);

/* Whether any buffer of this run failed. A program that writes and ends asks once, at its end,
   instead of every time it prints. */
bool text_ran_out(void);

/* Counts as a buffer that failed: for words that are missing where no buffer and no error can say
   so. */
void text_run_out(void);

#endif
