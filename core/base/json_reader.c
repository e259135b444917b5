#include "core/base/json_reader.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/text.h"

struct scan {
    const char *path;
    const char *bytes;
    size_t length;
    size_t at;
    size_t depth;
    size_t values;
    bool in_string;
    struct error *error;
};

/* Refuses what stands at `at`: its line, and its column in characters. */
static bool refuse(const struct scan *scan, size_t at, const char *why)
{
    size_t line = 1;
    size_t column = 1;
    for (size_t i = 0; i < at && i < scan->length; i++) {
        bool character = ((unsigned char)scan->bytes[i] & 0xC0) != 0x80;
        if (scan->bytes[i] == '\n') {
            line++;
            column = 1;
        } else if (character) {
            column++;
        }
    }
    return error_set(scan->error, ERROR_SYNTAX, scan->path, line, column, "%s", why);
}

/* ---- bytes ---- */

static bool check_bytes(const struct scan *scan)
{
    size_t wrong;
    const char *bytes = scan->bytes;
    if (scan->length > JSON_MOST_BYTES)
        return refuse(scan, 0, _("more than 64 MiB, which no answers take"));
    if (scan->length >= 2 &&
        (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0))
        return refuse(scan, 0, _("this is UTF-16; save it as UTF-8"));
    if (text_is_utf8(bytes, scan->length, &wrong))
        return true;
    return refuse(scan, wrong, bytes[wrong] ? _("this is not UTF-8") : _("a NUL character"));
}

/* ---- limits ---- */

/* Behind a backslash in a string. */
static bool scan_escape(struct scan *scan)
{
    if (scan->length - scan->at >= 5 && memcmp(scan->bytes + scan->at, "u0000", 5) == 0)
        return refuse(scan, scan->at - 1, _("a NUL character (\\u0000), which no text has"));
    scan->at++;
    return true;
}

static bool scan_string(struct scan *scan, char c)
{
    if (c == '\\')
        return scan_escape(scan);
    scan->in_string = c != '"';
    return true;
}

static bool scan_structure(struct scan *scan, char c)
{
    scan->in_string = c == '"';
    if (c == ']' || c == '}')
        scan->depth -= scan->depth > 0;
    if (c == '[' || c == '{')
        scan->depth++;
    if (c == '[' || c == '{' || c == ',')
        scan->values++;
    if (scan->depth > JSON_MOST_DEPTH)
        return refuse(scan, scan->at - 1, _("nested deeper than 16 levels"));
    if (scan->values > JSON_MOST_VALUES)
        return refuse(scan, scan->at - 1, _("more than 500000 values"));
    return true;
}

static bool check_limits(struct scan *scan)
{
    while (scan->at < scan->length) {
        char c = scan->bytes[scan->at++];
        if (scan->in_string ? !scan_string(scan, c) : !scan_structure(scan, c))
            return false;
    }
    return true;
}

/* ---- reading ---- */

static size_t skip_blanks(const char *bytes, size_t length, size_t at)
{
    while (at < length && strchr(" \t\r\n", bytes[at]))
        at++;
    return at;
}

/* cJSON does not tell bytes that it cannot read from memory that it cannot have. */
static bool no_memory;

static void *allocate(size_t size)
{
    void *memory = malloc(size);
    no_memory = no_memory || !memory;
    return memory;
}

static cJSON *parse(const char *bytes, size_t length, const char **end)
{
    cJSON_Hooks hooks = {.malloc_fn = allocate, .free_fn = free};
    no_memory = false;
    cJSON_InitHooks(&hooks);
    cJSON *root = cJSON_ParseWithLengthOpts(bytes, length, end, 0);
    cJSON_InitHooks(NULL);
    return root;
}

cJSON *json_read(const char *path, const char *bytes, size_t length, struct error *error)
{
    struct scan scan = {.path = path, .bytes = bytes, .length = length, .error = error};
    const char *end = NULL;
    if (!check_bytes(&scan) || !check_limits(&scan))
        return NULL;
    if (skip_blanks(bytes, length, 0) == length) {
        refuse(&scan, 0, _("there is nothing in it; expected JSON"));
        return NULL;
    }
    cJSON *root = parse(bytes, length, &end);
    if (!root && no_memory) {
        error_set_memory(error);
        return NULL;
    }
    size_t read = end && end >= bytes ? (size_t)(end - bytes) : 0;
    if (root)
        read = skip_blanks(bytes, length, read);
    if (root && read == length)
        return root;
    refuse(&scan, read, root ? _("something stands behind the document") : _("this is not JSON"));
    cJSON_Delete(root);
    return NULL;
}
