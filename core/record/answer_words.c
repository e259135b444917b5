#include "core/record/answer_words.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"

const char words_left_out[] = "left-out";

static void append_fields(const struct question *question, const struct answer *answer,
                          words_own *own, struct text *out)
{
    const char *joint = "";
    for (size_t i = 0; i < answer->value_count && i < question->field_count; i++) {
        if (text_is_blank(answer->values[i]))
            continue;
        text_append_format(out, "%s%s: ", joint, question->fields[i].text);
        own(out, answer->values[i]);
        joint = "; ";
    }
}

static void append_ticks(const struct question *question, const struct answer *answer,
                         words_own *own, struct text *out)
{
    for (size_t i = 0; i < answer->value_count; i++) {
        const char *id = answer->values[i];
        text_append_format(out, "%s%s", i ? "; " : "", question_word_text(question, id));
        if (!answer->value || !question->describes || strcmp(id, question->describes) != 0)
            continue;
        text_append(out, _(": “"));
        own(out, answer->value);
        text_append(out, _("”"));
    }
}

static void append_value(const struct question *question, const char *value, words_own *own,
                         struct text *out)
{
    const char *country = question->kind == KIND_COUNTRY ? country_name(value) : NULL;
    if (country)
        text_append_format(out, "%s (%s)", country, value);
    else if (question->kind == KIND_NUMBER && question->unit)
        text_append_format(out, "%s %s", value, question->unit);
    else if (question->kind == KIND_TEXT && !question_option(question, value))
        own(out, value);
    else
        text_append(out, question_word_text(question, value));
}

void words_of_answer(const struct question *question, const struct answer *answer, words_own *own,
                     struct text *out)
{
    own = own ? own : text_append;
    if (question_kind_entry(question->kind)->takes_fields && !answer_is_none(answer))
        append_fields(question, answer, own, out);
    else if (answer->value_count)
        append_ticks(question, answer, own, out);
    else if (answer->value)
        append_value(question, answer->value, own, out);
}
