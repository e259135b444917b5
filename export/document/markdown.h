/*
 * markdown: turns a report tree (tree.h) into the text of one format.
 *
 * Decides nothing about what a report says. A tree may be rendered again and again, in any order
 * of formats: only the guards and tables in it are dressed anew each time.
 */
#ifndef EXPORT_DOCUMENT_MARKDOWN_H
#define EXPORT_DOCUMENT_MARKDOWN_H

#include <cmark.h>

#include "core/base/error.h"

/* CommonMark with pipe tables, lines not wrapped, ending in a newline. free() the result; NULL
   when there is no memory. */
char *markdown_write(cmark_node *document, struct error *error);

#endif
