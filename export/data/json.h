/*
 * json: cJSON with its failures remembered, so that those who build a document check once, at
 * its end. For the files of export/ that build one, not for anybody else.
 */
#ifndef EXPORT_DATA_JSON_H
#define EXPORT_DATA_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include <cjson/cJSON.h>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/rules/findings.h"

struct json {
    bool failed; /* some part could not be made */
};

cJSON *json_object(struct json *json);
cJSON *json_list(struct json *json);

/* Put `item` under `name`, or at the end of a list; it belongs to that from then on. */
void json_put(struct json *json, cJSON *object, const char *name, cJSON *item);
void json_append(struct json *json, cJSON *list, cJSON *item);

/* A string that is NULL becomes null; so does a text with nothing in it, which is freed. */
void json_put_string(struct json *json, cJSON *object, const char *name, const char *string);
void json_put_text(struct json *json, cJSON *object, const char *name, struct text *text);

/* {possible: [...]}: what a finding that is not decided can still be; nothing where it is. */
void json_put_possible(struct json *json, cJSON *object, const struct finding *finding);
void json_put_number(struct json *json, cJSON *object, const char *name, size_t number);
void json_put_bool(struct json *json, cJSON *object, const char *name, bool truth);

/* The whole as text, indented, ending in a newline, harmless to print: what could do harm leaves as
   \u escapes. Frees `root`; free() the text. NULL when there is no memory. */
char *json_finish(struct json *json, cJSON *root, struct error *error);

#endif
