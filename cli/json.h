/*
 * json: cJSON with its failures remembered, so that callers check once, at the end.
 *
 * What is printed never holds a character that a terminal could take for a command: such
 * characters leave as \u escapes, which mean the same to every reader.
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include <cjson/cJSON.h>

struct json {
    bool failed; /* some part could not be made */
};

cJSON *json_object(struct json *json);
cJSON *json_list(struct json *json);

/* Put `item` under `name`, or at the end of a list; it belongs to that from then on. */
void json_put(struct json *json, cJSON *object, const char *name, cJSON *item);
void json_append(struct json *json, cJSON *list, cJSON *item);

/* A NULL string becomes null. */
void json_put_string(struct json *json, cJSON *object, const char *name, const char *string);
void json_put_number(struct json *json, cJSON *object, const char *name, size_t number);
void json_put_bool(struct json *json, cJSON *object, const char *name, bool truth);
void json_append_string(struct json *json, cJSON *list, const char *string);

/* Writes the whole to standard output and frees it. Returns an exit status. */
int json_print(struct json *json, cJSON *root);

#endif
