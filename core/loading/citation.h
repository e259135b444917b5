/*
 * citation: whether a document has the pages, paragraphs and notes that a source names.
 *
 * What a document has stands in sources.yaml: the pages of its parts, and the numbers of its
 * paragraphs and notes. Whether a page says what it is cited for is for people to judge.
 */
#ifndef CORE_LOADING_CITATION_H
#define CORE_LOADING_CITATION_H

#include "core/catalogue/questionnaire.h"

/* Appends what the source's document does not have, as written there: "p. 78, note 344". Returns
   whether it has all. A document that names no paragraphs, or no notes, has none of them. */
bool citation_exists(const struct source *source, struct text *missing);

#endif
