/* Fields of an answer, said in their order or each by its name. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/fold.h"
#include "core/base/i18n.h"
#include "core/record/saying_parts.h"

enum { MOST_NAME = 256 }; /* bytes of a field's name */

/* The field that words up to an equals sign name; the count of fields when they name none. What is
   said of it begins at *text. */
static size_t field_named(const struct question *question, const char *words, const char **text)
{
    char name[MOST_NAME];
    size_t length = strcspn(words, "=|\n");
    size_t field = 0;
    *text = words;
    if (words[length] != '=' || length >= sizeof name)
        return question->field_count;
    snprintf(name, sizeof name, "%.*s", (int)length, words);
    while (field < question->field_count && !fold_same_words(name, question->fields[field].id) &&
           !fold_same_words(name, question->fields[field].text))
        field++;
    *text = words + length + 1;
    return field;
}

static bool names_field(const struct question *question, const char *words)
{
    const char *text;
    return field_named(question, words, &text) < question->field_count;
}

/* A word that looks like the name of a field, and is none. */
static bool names_no_field(const struct question *question, const char *words)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
    size_t length = strspn(words, letters);
    return length && words[length] == '=' && !names_field(question, words);
}

/* Where the next named field begins: behind a bar. The end of the words when there is none. */
static const char *next_field(const struct question *question, const char *words)
{
    const char *bar = words;
    while ((bar = strchr(bar, '|')) && !names_field(question, bar + 1))
        bar++;
    return bar ? bar : words + strlen(words);
}

struct fields {
    char **texts; /* by field; NULL: not said */
    bool named;
    bool ordered;
};

/* Takes over `text`. */
static bool put_field(const struct taking *taking, struct fields *fields, size_t field, char *text)
{
    char why[160];
    if (!text)
        return error_set_memory(taking->error);
    if (!fields->texts[field]) {
        fields->texts[field] = text;
        return true;
    }
    free(text);
    snprintf(why, sizeof why, _("“%s” is there twice; it takes"),
             taking->question->fields[field].id);
    return saying_refuse(taking, why);
}

/* "post=Head of unit", or several of them with bars between. */
static bool take_named(const struct taking *taking, struct fields *fields, const char *words)
{
    bool done = true;
    fields->named = true;
    *taking->as = SAYING_FIELDS;
    while (done && *words) {
        const char *text;
        const char *end = next_field(taking->question, words);
        size_t field = field_named(taking->question, words, &text);
        if (field == taking->question->field_count)
            return error_set_memory(taking->error); /* it did name one */
        done = put_field(taking, fields, field, saying_trimmed(text, (size_t)(end - text)));
        words = *end ? end + 1 : end;
    }
    return done;
}

static bool refuse_field(const struct taking *taking, const char *words)
{
    char why[160];
    snprintf(why, sizeof why, _("it has no field “%.*s”; it takes"),
             (int)(strcspn(words, "=") % sizeof why), words);
    return saying_refuse(taking, why);
}

static bool take_field(const struct taking *taking, struct fields *fields, size_t at)
{
    const struct question *question = taking->question;
    const struct said *said = &taking->saying->items[at];
    if (!said->verbatim && names_field(question, said->words))
        return take_named(taking, fields, said->words);
    if (!said->verbatim && names_no_field(question, said->words))
        return refuse_field(taking, said->words);
    if (at >= question->field_count)
        return saying_refuse(taking, _("more values than it has fields; it takes"));
    fields->ordered = true;
    return put_field(taking, fields, at, saying_trimmed(said->words, strlen(said->words)));
}

/* Fields that were not named stay as they are; said in their order, those behind them are empty. */
static bool put_fields(const struct taking *taking, const struct fields *fields,
                       const struct answer *before)
{
    bool keep = fields->named && !answer_is_none(before);
    bool blank = true;
    bool done = true;
    for (size_t i = 0; done && i < taking->question->field_count; i++) {
        const char *kept = keep && i < before->value_count ? before->values[i] : "";
        const char *text = fields->texts[i] ? fields->texts[i] : kept;
        blank = blank && text_is_blank(text);
        done = saying_add_value(taking, text);
    }
    return done &&
           (!blank ||
            saying_refuse(
                taking, _("all fields are empty, which is no answer; clear it instead; it takes")));
}

bool saying_take_fields(const struct taking *taking, const struct answer *before)
{
    bool done = true;
    if (saying_take_none(taking, &done))
        return done;
    struct fields fields = {.texts = calloc(taking->question->field_count, sizeof(char *))};
    if (!fields.texts)
        return error_set_memory(taking->error);
    for (size_t i = 0; done && i < taking->saying->count; i++)
        done = take_field(taking, &fields, i);
    if (done && fields.named && fields.ordered)
        done = saying_refuse(taking, _("some fields are said in order and some by name; it takes"));
    done = done && put_fields(taking, &fields, before);
    for (size_t i = 0; i < taking->question->field_count; i++)
        free(fields.texts[i]);
    free(fields.texts);
    return done;
}
