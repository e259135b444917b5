#include "core/digest.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <nettle/sha2.h>

#include "core/store.h"
#include "core/yaml_tree.h"

void digest_of_bytes(const char *bytes, size_t length, char hex[65])
{
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, length, (const uint8_t *)bytes);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
}

bool digest_of_file(const char *path, char hex[65], struct error *error)
{
    char *bytes;
    size_t length;
    if (!store_read(path, YAML_MAX_BYTES, &bytes, &length, NULL, error))
        return false;
    digest_of_bytes(bytes, length, hex);
    free(bytes);
    return true;
}
