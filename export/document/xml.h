/*
 * xml: text that stays text in HTML and XML, attributes included.
 */
#ifndef EXPORT_DOCUMENT_XML_H
#define EXPORT_DOCUMENT_XML_H

#include <stddef.h>

#include "core/base/text.h"

/* Appends a string, or `length` bytes. */
void xml_escape(struct text *out, const char *text);
void xml_escape_bytes(struct text *out, const char *text, size_t length);

#endif
