/*
 * sign: what one Backspace takes, in every script.
 *
 * Moving, and deleting forwards, go by grapheme clusters (UAX 29): what a person sees as one. Going
 * backwards over what was just typed is another matter: in Hindi, Thai or Arabic a cluster is a
 * syllable, or a letter and its points, each typed with a key of its own, and who mistypes the last
 * key wants that one back, as in browsers and word processors (W3C, "Typography index", Text
 * deletion; ICU and Blink do the same). So the last code point goes,
 *
 * - with the whole cluster where that is one sign to who typed it: a base that is no letter (emoji
 *   with modifiers, selectors and joiners, flags, keycaps, digits and symbols with marks), and a
 *   letter of a script whose marks are accents: Latin, Greek, Cyrillic, Hiragana, Katakana;
 * - with what is drawn as nothing behind it (a variation selector), except the joiners U+200C and
 *   U+200D, which keyboards have a key for.
 */
#ifndef CORE_BASE_SIGN_H
#define CORE_BASE_SIGN_H

#include <stddef.h>

/* How many bytes one Backspace takes from the end of a grapheme cluster, valid UTF-8 and not
   empty. */
size_t sign_taken(const char *cluster, size_t length);

/* The same from the end of a text; 0 when it is empty. */
size_t sign_before(const char *text, size_t length);

/* How many bytes are the cluster at the end of a text; 0 when it is empty. */
size_t sign_cluster(const char *text, size_t length);

#endif
