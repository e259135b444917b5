/*
 * document_words: the words of a document's block, as a reader sees them.
 */
#ifndef TUI_LAYOUT_DOCUMENT_WORDS_H
#define TUI_LAYOUT_DOCUMENT_WORDS_H

#include <cmark.h>

#include "core/base/text.h"

enum { DOCUMENT_LEFT = 2 };

/* Appends them; strong ones stand between toggles (layout.h). */
void document_words_append(cmark_node *block, struct text *out);

#endif
