/*
 * json_reader: JSON from other hands, read whole or refused with its place.
 *
 * cJSON reads it. What that would lose or choke on is refused before: bytes that are not UTF-8, NUL
 * characters (as \u0000, too), deep nesting, more than the limits below, and anything behind the
 * document. Knows nothing of what the document means.
 */
#ifndef CORE_BASE_JSON_READER_H
#define CORE_BASE_JSON_READER_H

#include <stddef.h>

#include <cjson/cJSON.h>

#include "core/base/error.h"

enum {
    JSON_MOST_BYTES =
        64 * 1024 * 1024,      /* of a document: a record of 16 MiB, every character escaped */
    JSON_MOST_DEPTH = 16,      /* nesting of lists and objects */
    JSON_MOST_VALUES = 500000, /* values and items in all */
};

/* Parses `length` bytes; `path` is only for messages, which have line and column. A byte order mark
   is skipped. NULL on an error; free with cJSON_Delete. */
cJSON *json_read(const char *path, const char *bytes, size_t length, struct error *error);

#endif
