/* digest: SHA-256 by libnettle, so that a report can name the file it was made from. */
#ifndef CORE_DIGEST_H
#define CORE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

#include "core/error.h"

/* Writes 64 hexadecimal digits and NUL. */
void digest_of_bytes(const char *bytes, size_t length, char hex[65]);

/* The same of an assessment's file, as it is on disk; false when it cannot be read. */
bool digest_of_file(const char *path, char hex[65], struct error *error);

#endif
