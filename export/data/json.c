#include "export/data/json.h"

#include <stdint.h>
#include <string.h>

#include <unistr.h>

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

void json_put_text(struct json *json, cJSON *object, const char *name, struct text *text)
{
    json_put_string(json, object, name, text->data);
    json->failed = json->failed || text->failed;
    text_free(text);
}

void json_put_possible(struct json *json, cJSON *object, const struct finding *finding)
{
    if (status_entry(finding->status)->ruled || finding->left_count < 2)
        return;
    cJSON *list = json_list(json);
    for (size_t i = 0; i < finding->left_count; i++)
        json_append(json, list, cJSON_CreateString(status_entry(finding->left[i])->word));
    json_put(json, object, "possible", list);
}

void json_put_number(struct json *json, cJSON *object, const char *name, size_t number)
{
    json_put(json, object, name, cJSON_CreateNumber((double)number));
}

void json_put_bool(struct json *json, cJSON *object, const char *name, bool truth)
{
    json_put(json, object, name, cJSON_CreateBool(truth));
}

/* cJSON escapes the controls that JSON forbids. What else is harmful stands inside strings only,
   all of it in the basic plane; tabs only outside of them, where they indent. */
static void dress(const char *printed, struct text *out)
{
    size_t length = strlen(printed);
    for (size_t at = 0; at < length;) {
        ucs4_t c;
        int used = u8_mbtoucr(&c, (const uint8_t *)printed + at, length - at);
        size_t bytes = used > 0 ? (size_t)used : 1;
        if (used > 0 && text_is_harmful(c))
            text_append_format(out, "\\u%04x", (unsigned)c);
        else if (c == '\t')
            text_append(out, at && printed[at - 1] == ':' ? " " : "  ");
        else
            text_append_bytes(out, printed + at, bytes);
        at += bytes;
    }
}

char *json_finish(struct json *json, cJSON *root, struct error *error)
{
    struct text out = {0};
    char *printed = json->failed ? NULL : cJSON_Print(root);
    cJSON_Delete(root);
    if (printed) {
        dress(printed, &out);
        text_append(&out, "\n");
        cJSON_free(printed);
    } else {
        out.failed = true;
    }
    char *text = text_take(&out);
    if (!text)
        error_set_memory(error);
    return text;
}
