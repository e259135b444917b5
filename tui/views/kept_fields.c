#include "tui/views/kept_fields.h"

#include <stdlib.h>
#include <string.h>

static void free_field(struct attic_field *kept)
{
    free(kept->name);
    textfield_free(kept->field);
}

static void remove_at(struct attic *attic, size_t index)
{
    attic->count--;
    memmove(&attic->fields[index], &attic->fields[index + 1],
            (attic->count - index) * sizeof attic->fields[0]);
}

void attic_keep(struct attic *attic, const char *name, struct textfield *field)
{
    char *copy = field && textfield_has_history(field) ? strdup(name) : NULL;
    if (!copy) {
        textfield_free(field);
        return;
    }
    if (attic->count == ATTIC_MOST) {
        free_field(&attic->fields[0]);
        remove_at(attic, 0);
    }
    attic->fields[attic->count++] = (struct attic_field){copy, field};
}

/* The latest of that name, taken out. */
static struct textfield *take_kept(struct attic *attic, const char *name)
{
    for (size_t i = attic->count; i-- > 0;) {
        struct attic_field kept = attic->fields[i];
        if (strcmp(kept.name, name) != 0)
            continue;
        remove_at(attic, i);
        free(kept.name);
        return kept.field;
    }
    return NULL;
}

struct textfield *attic_take(struct attic *attic, const char *name, enum textfield_kind kind,
                             const char *text)
{
    struct textfield *field = take_kept(attic, name);
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

void attic_put(struct text *place, const char *bytes, size_t length)
{
    text_free(place);
    text_append_bytes(place, bytes, length);
}

void attic_free(struct attic *attic)
{
    for (size_t i = 0; i < attic->count; i++)
        free_field(&attic->fields[i]);
    text_free(&attic->clipboard);
    text_free(&attic->discarded);
    *attic = (struct attic){0};
}
