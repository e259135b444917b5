#include "core/record/answer_edit.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"

bool answer_edit_takes_one(const struct question *question)
{
    const struct question_kind_entry *kind = question_kind_entry(question->kind);
    return question->option_count && !kind->takes_several && !kind->takes_text;
}

bool answer_edit_takes_several(const struct question *question)
{
    return question->option_count && !answer_edit_takes_one(question);
}

static bool describes_now(const struct question *question, const struct answer *answer)
{
    return question->describes && answer_has(answer, question->describes);
}

size_t answer_edit_text_count(const struct question *question, const struct answer *answer)
{
    if (question->field_count)
        return question->field_count;
    switch (question->kind) {
    case KIND_TEXT:
    case KIND_NUMBER:
    case KIND_DATE:
        return 1;
    default:
        return describes_now(question, answer) ? 1 : 0;
    }
}

const char *answer_edit_text_label(const struct question *question, size_t index)
{
    if (index < question->field_count)
        return question->fields[index].text;
    if (question->kind == KIND_NUMBER)
        return question->unit ? question->unit : "";
    if (question->kind == KIND_DATE)
        return _("Day, month or year: 2026-11-21, 2026-11 or 2026");
    if (!question->describes)
        return "";
    const struct option *described = question_option(question, question->describes);
    return described ? described->text : "";
}

bool answer_edit_text_is_long(const struct question *question)
{
    return question->kind == KIND_TEXT;
}

const char *answer_edit_text(const struct question *question, const struct answer *answer,
                             size_t index)
{
    const char *text = answer->value;
    if (question->field_count)
        text =
            index < answer->value_count && !answer_is_none(answer) ? answer->values[index] : NULL;
    return text ? text : "";
}

/* ---- changes ---- */

bool answer_edit_choose(const struct question *question, struct answer *draft, const char *option)
{
    if (answer_edit_takes_one(question)) {
        answer_set_state(draft, ANSWER_ANSWERED);
        return answer_replace(&draft->value, option);
    }
    bool on = !answer_has(draft, option);
    if (draft->state != ANSWER_ANSWERED)
        answer_set_state(draft, ANSWER_ANSWERED);
    if (!answer_tick(question, draft, option, on))
        return false;
    /* The words go with what they describe. */
    if (question->kind == KIND_MANY && !describes_now(question, draft))
        answer_replace(&draft->value, NULL);
    if (!draft->value_count && !draft->value)
        answer_set_state(draft, ANSWER_UNANSWERED);
    return true;
}

bool answer_edit_choose_none(const struct question *question, struct answer *draft)
{
    bool on = !answer_is_none(draft);
    answer_set_state(draft, ANSWER_UNANSWERED);
    return !on || answer_tick(question, draft, "none", true);
}

static bool write_fields(struct answer *draft, const char *const *texts, size_t count)
{
    char **values = calloc(count, sizeof *values);
    bool blank = true;
    bool done = values != NULL;
    for (size_t i = 0; done && i < count; i++) {
        done = answer_replace(&values[i], texts[i]);
        blank = blank && text_is_blank(texts[i]);
    }
    answer_set_state(draft, ANSWER_UNANSWERED);
    draft->values = values;
    draft->value_count = values ? count : 0;
    if (!done || blank) {
        answer_set_state(draft, ANSWER_UNANSWERED);
        return done;
    }
    draft->state = ANSWER_ANSWERED;
    return true;
}

static bool write_text(struct answer *draft, const char *text)
{
    bool blank = text_is_blank(text);
    if (!blank && answer_is_none(draft))
        answer_set_state(draft, ANSWER_UNANSWERED);
    if (!answer_write(&draft->value, text))
        return false;
    bool answered = draft->value || draft->value_count;
    if (answered || draft->state == ANSWER_ANSWERED)
        draft->state = answered ? ANSWER_ANSWERED : ANSWER_UNANSWERED;
    if (answered)
        answer_replace(&draft->reason, NULL);
    return true;
}

bool answer_edit_write(const struct question *question, struct answer *draft,
                       const char *const *texts, size_t count)
{
    bool done = question->field_count ? write_fields(draft, texts, count)
                                      : count == 0 || write_text(draft, texts[0]);
    return done && answer_tidy(question, draft);
}

bool answer_edit_set_country(struct answer *draft, const char *code)
{
    answer_set_state(draft, ANSWER_ANSWERED);
    return answer_replace(&draft->value, code);
}

/* ---- words for lists ---- */

static void describe_ticks(const struct question *question, const struct answer *answer,
                           struct text *out)
{
    if (answer_is_none(answer))
        text_append(out, question->none ? question->none : _("None of these"));
    else
        text_append_format(out, _("%zu ticked"), answer->value_count);
}

static void describe_fields(const struct answer *answer, struct text *out)
{
    bool first = true;
    for (size_t i = 0; i < answer->value_count; i++) {
        if (text_is_blank(answer->values[i]))
            continue;
        text_append_format(out, "%s%s", first ? "" : ", ", answer->values[i]);
        first = false;
    }
}

static void describe_value(const struct question *question, const struct answer *answer,
                           struct text *out)
{
    const struct option *option = answer_edit_takes_one(question) && answer->value
                                      ? question_option(question, answer->value)
                                      : NULL;
    const char *country =
        question->kind == KIND_COUNTRY && answer->value ? country_name(answer->value) : NULL;
    if (option)
        text_append(out, question_option_text(question, option));
    else if (country)
        text_append(out, country);
    else if (question->field_count && !answer_is_none(answer))
        describe_fields(answer, out);
    else if (answer->value)
        text_append(out, answer->value);
    else if (answer->value_count)
        describe_ticks(question, answer, out);
}

void answer_edit_describe(const struct question *question, const struct answer *answer,
                          struct text *out)
{
    if (answer->state == ANSWER_UNKNOWN)
        text_append(out, _("don't know"));
    else if (answer->state == ANSWER_NOT_APPLICABLE)
        text_append(out, _("not applicable"));
    else if (answer->state == ANSWER_ANSWERED)
        describe_value(question, answer, out);
}

const char *answer_edit_label(const struct question *question)
{
    const char *part = question->capability ? strchr(question->label, '.') : NULL;
    return part ? part + 1 : question->label;
}

int answer_edit_label_columns(const struct question *const *questions, size_t count)
{
    enum { LEAST = 6, MOST = 24 };
    size_t columns = LEAST;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(answer_edit_label(questions[i]));
        if (length > columns && length <= MOST)
            columns = length;
    }
    return (int)columns;
}

const char *answer_edit_mark(const struct answer *answer)
{
    static const char *const marks[] = {
        [ANSWER_UNANSWERED] = ".",
        [ANSWER_ANSWERED] = "x",
        [ANSWER_UNKNOWN] = "?",
        [ANSWER_NOT_APPLICABLE] = "-",
    };
    return marks[answer->state];
}
