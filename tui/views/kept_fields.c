#include "tui/views/kept_fields.h"

#include <stdlib.h>
#include <string.h>

static void free_field(struct kept_fields_field *kept)
{
    free(kept->name);
    textfield_free(kept->field);
}

static void remove_at(struct kept_fields *kept_fields, size_t index)
{
    kept_fields->count--;
    memmove(&kept_fields->fields[index], &kept_fields->fields[index + 1],
            (kept_fields->count - index) * sizeof kept_fields->fields[0]);
}

void kept_fields_keep(struct kept_fields *kept_fields, const char *name, struct textfield *field)
{
    char *copy = field && textfield_has_history(field) ? strdup(name) : NULL;
    if (!copy) {
        textfield_free(field);
        return;
    }
    if (kept_fields->count == KEPT_FIELDS_MOST) {
        free_field(&kept_fields->fields[0]);
        remove_at(kept_fields, 0);
    }
    kept_fields->fields[kept_fields->count++] = (struct kept_fields_field){copy, field};
}

/* The latest of that name, taken out. */
static struct textfield *take_kept(struct kept_fields *kept_fields, const char *name)
{
    for (size_t i = kept_fields->count; i-- > 0;) {
        struct kept_fields_field kept = kept_fields->fields[i];
        if (strcmp(kept.name, name) != 0)
            continue;
        remove_at(kept_fields, i);
        free(kept.name);
        return kept.field;
    }
    return NULL;
}

struct textfield *kept_fields_take(struct kept_fields *kept_fields, const char *name,
                                   enum textfield_kind kind, const char *text)
{
    struct textfield *field = take_kept(kept_fields, name);
    if (field) {
        enum textfield_result result = textfield_replace(field, text);
        textfield_do(field, TEXTFIELD_TEXT_END);
        if (result == TEXTFIELD_DONE || result == TEXTFIELD_NOTHING)
            return field;
        textfield_free(field);
    }
    field = textfield_new(kind, TEXTFIELD_MAX);
    if (field && textfield_set(field, text) == TEXTFIELD_DONE)
        return field;
    textfield_free(field);
    return NULL;
}

void kept_fields_put(struct text *place, const char *bytes, size_t length)
{
    text_free(place);
    text_append_bytes(place, bytes, length);
}

void kept_fields_free(struct kept_fields *kept_fields)
{
    for (size_t i = 0; i < kept_fields->count; i++)
        free_field(&kept_fields->fields[i]);
    text_free(&kept_fields->clipboard);
    text_free(&kept_fields->discarded);
    *kept_fields = (struct kept_fields){0};
}
