#include "cli/json.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "cli/command.h"
#include "cli/print.h"
#include "core/text.h"

static cJSON *made(struct json *json, cJSON *item)
{
    if (!item)
        json->failed = true;
    return item;
}

cJSON *json_object(struct json *json)
{
    return made(json, cJSON_CreateObject());
}

cJSON *json_list(struct json *json)
{
    return made(json, cJSON_CreateArray());
}

void json_put(struct json *json, cJSON *object, const char *name, cJSON *item)
{
    if (item && object && cJSON_AddItemToObject(object, name, item))
        return;
    cJSON_Delete(item);
    json->failed = true;
}

void json_append(struct json *json, cJSON *list, cJSON *item)
{
    if (item && list && cJSON_AddItemToArray(list, item))
        return;
    cJSON_Delete(item);
    json->failed = true;
}

void json_put_string(struct json *json, cJSON *object, const char *name, const char *string)
{
    json_put(json, object, name, string ? cJSON_CreateString(string) : cJSON_CreateNull());
}

void json_put_number(struct json *json, cJSON *object, const char *name, size_t number)
{
    json_put(json, object, name, cJSON_CreateNumber((double)number));
}

void json_put_bool(struct json *json, cJSON *object, const char *name, bool truth)
{
    json_put(json, object, name, cJSON_CreateBool(truth));
}

void json_append_string(struct json *json, cJSON *list, const char *string)
{
    json_append(json, list, cJSON_CreateString(string));
}

/* cJSON escapes the controls that JSON forbids; the rest of what is harmful stands inside strings
   only, all of it in the basic plane, and is escaped here. */
static void escape(const char *printed, struct text *out)
{
    size_t length = strlen(printed);
    for (size_t i = 0; i < length;) {
        ucs4_t c;
        int used = u8_mbtoucr(&c, (const uint8_t *)printed + i, length - i);
        size_t bytes = used > 0 ? (size_t)used : 1;
        if (used > 0 && text_is_harmful(c))
            text_append_format(out, "\\u%04x", (unsigned)c);
        else
            text_append_bytes(out, printed + i, bytes);
        i += bytes;
    }
}

int json_print(struct json *json, cJSON *root)
{
    struct text out = {0};
    char *printed = json->failed ? NULL : cJSON_Print(root);
    cJSON_Delete(root);
    if (printed)
        escape(printed, &out);
    bool done = printed && !out.failed;
    if (done)
        puts(out.data);
    cJSON_free(printed);
    text_free(&out);
    if (done)
        return EXIT_DONE;
    struct error error;
    error_set_memory(&error);
    return complain(&error);
}
