/* digest: SHA-256 by libnettle, so that a report can name the file it was made from. */
#ifndef CORE_BASE_DIGEST_H
#define CORE_BASE_DIGEST_H

#include <stddef.h>

/* Writes 64 hexadecimal digits and NUL. */
void digest_of_bytes(const char *bytes, size_t length, char hex[65]);

#endif
