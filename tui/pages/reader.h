/*
 * reader: the glossary and the documents, to read and to follow: from a term to the documents that
 * define it, to the terms in its text and the questions that use it; from a document to the
 * questions that rest on it.
 */
#ifndef TUI_PAGES_READER_H
#define TUI_PAGES_READER_H

#include "tui/layout/layout.h"
#include "tui/views/screen.h"

/* All terms, those of `question` (NULL for none) first. */
void reader_open_glossary(struct screen *screen, const struct question *question);
void reader_open_term(struct screen *screen, const struct glossary_entry *entry);

void reader_open_documents(struct screen *screen);
void reader_open_document(struct screen *screen, const struct document *document);

#endif
