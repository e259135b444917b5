#include "core/base/json_keys.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/text.h"

/* ---- places ---- */

static void append_place(const struct json_place *place, struct text *out)
{
    if (!place)
        return;
    append_place(place->above, out);
    if (place->key)
        text_append_format(out, ".%s", place->key);
    else
        text_append_format(out, "%s[%zu]", out->length ? "" : ".", place->index);
}

bool json_wrong(const struct json_notes *notes, const struct json_place *place, const char *format,
                ...)
{
    char why[1024];
    struct text where = {0};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(why, sizeof why, format, arguments);
    va_end(arguments);
    append_place(place, &where);
    if (!where.length)
        text_append(&where, ".");
    if (notes->about)
        text_append_format(&where, " (%s)", notes->about);
    problems_add(notes->problems, SEVERITY_ERROR, ERROR_CONTENT, notes->path, 0, 0, "%s: %s",
                 where.data ? where.data : "", why);
    text_free(&where);
    return false;
}

bool json_out_of_memory(const struct json_notes *notes)
{
    problems_add(notes->problems, SEVERITY_ERROR, ERROR_MEMORY, NULL, 0, 0, "%s",
                 _("out of memory"));
    return false;
}

/* ---- objects ---- */

static const struct {
    unsigned type;
    const char *expected;
} expectations[] = {
    {JSON_TEXT, N_("expected a text in quotation marks")},
    {JSON_LIST, N_("expected a list")},
    {JSON_TRUTH, N_("expected true or false")},
    {JSON_NUMBER, N_("expected a number")},
};

static unsigned type_of(const cJSON *item)
{
    return cJSON_IsString(item)   ? JSON_TEXT
           : cJSON_IsNumber(item) ? JSON_NUMBER
           : cJSON_IsBool(item)   ? JSON_TRUTH
           : cJSON_IsArray(item)  ? JSON_LIST
           : cJSON_IsNull(item)   ? JSON_NOTHING
                                  : 0;
}

bool json_is(const struct json_notes *notes, const struct json_place *place, const cJSON *item,
             unsigned types)
{
    if (types & (JSON_ANY | type_of(item)))
        return true;
    for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++)
        if (types & expectations[i].type)
            return json_wrong(notes, place, "%s", _(expectations[i].expected));
    return false;
}

/* Says which keys are taken. */
static bool refuse_key(const struct json_notes *notes, const struct json_place *place,
                       const struct json_key *keys, size_t count)
{
    struct text why = {0};
    text_append(&why, _("this is not known here; taken are: "));
    for (size_t i = 0; i < count && !(keys[i].types & JSON_ANY); i++)
        text_append_format(&why, "%s%s", i ? ", " : "", keys[i].name);
    json_wrong(notes, place, "%s", why.data ? why.data : "");
    text_free(&why);
    return false;
}

bool json_read_keys(const struct json_notes *notes, const struct json_place *place,
                    const cJSON *object, const struct json_key *keys, size_t count,
                    const cJSON **items)
{
    bool good = cJSON_IsObject(object) ||
                json_wrong(notes, place, _("expected an object, such as {\"id\": \"mnr.q07\"}"));
    const cJSON *item;
    memset(items, 0, count * sizeof *items);
    for (item = good ? object->child : NULL; item; item = item->next) {
        const struct json_place here = {place, item->string, 0};
        size_t i = 0;
        while (i < count && strcmp(keys[i].name, item->string) != 0)
            i++;
        if (i == count)
            good = refuse_key(notes, &here, keys, count);
        else if (items[i])
            good = json_wrong(notes, &here, _("this is there twice"));
        else
            good = json_is(notes, &here, item, keys[i].types) && good;
        if (i < count)
            items[i] = item;
    }
    return good;
}

const char *json_text(const cJSON *item)
{
    return cJSON_GetStringValue(item);
}

bool json_is_given(const cJSON *item)
{
    return item && !cJSON_IsNull(item);
}
