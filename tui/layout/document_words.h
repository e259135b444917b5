/*
 * document_words: the words of a document's block, as a reader sees them.
 */
#ifndef TUI_LAYOUT_DOCUMENT_WORDS_H
#define TUI_LAYOUT_DOCUMENT_WORDS_H

#include <cmark.h>

#include "core/base/text.h"

enum { PAPER_LEFT = 2 };

/* Appends them; strong ones stand between toggles (layout.h). */
void paper_words(cmark_node *block, struct text *out);

#endif
