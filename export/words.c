#include "export/words.h"

#include <string.h>

#include "core/country.h"
#include "core/i18n.h"

static void append_fields(const struct question *question, const struct answer *answer,
                          struct text *out)
{
    const char *joint = "";
    for (size_t i = 0; i < answer->value_count && i < question->field_count; i++) {
        if (text_is_blank(answer->values[i]))
            continue;
        text_append_format(out, "%s%s: %s", joint, question->fields[i].text, answer->values[i]);
        joint = "; ";
    }
}

static void append_ticks(const struct question *question, const struct answer *answer,
                         struct text *out)
{
    for (size_t i = 0; i < answer->value_count; i++) {
        const char *id = answer->values[i];
        text_append_format(out, "%s%s", i ? "; " : "", question_word_text(question, id));
        if (answer->value && question->describes && strcmp(id, question->describes) == 0)
            text_append_format(out, _(": “%s”"), answer->value);
    }
}

static void append_value(const struct question *question, const char *value, struct text *out)
{
    const char *country = question->kind == KIND_COUNTRY ? country_name(value) : NULL;
    if (country)
        text_append_format(out, "%s (%s)", country, value);
    else if (question->kind == KIND_NUMBER && question->unit)
        text_append_format(out, "%s %s", value, question->unit);
    else
        text_append(out, question_word_text(question, value));
}

void words_of_answer(const struct question *question, const struct answer *answer, struct text *out)
{
    if (question_kind_entry(question->kind)->takes_fields && !answer_is_none(answer))
        append_fields(question, answer, out);
    else if (answer->value_count)
        append_ticks(question, answer, out);
    else if (answer->value)
        append_value(question, answer->value, out);
}
