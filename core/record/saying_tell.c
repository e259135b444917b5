/* What a question takes, told; and refusals, which tell it. */
#include "core/base/i18n.h"
#include "core/record/saying_parts.h"

bool saying_takes_several(const struct question *question)
{
    return question_kind_entry(question->kind)->takes_several || question->kind == KIND_TEXT;
}

void saying_tell_options(const struct question *question, struct text *out)
{
    size_t least = question->none ? 0 : 1;
    question_list_words(question, out);
    if (!question->option_count)
        return;
    if (saying_takes_several(question))
        text_append_format(
            out, _(", or numbers from %zu to %zu, several with commas between them, as 1,2"), least,
            question->option_count);
    else
        text_append_format(out, _(", or a number from %zu to %zu"), least, question->option_count);
}

/* "name, post, reach in this order, or each by its name, such as name="..."". */
static void tell_fields(const struct question *question, struct text *out)
{
    for (size_t i = 0; i < question->field_count; i++)
        text_append_format(out, "%s%s", i ? ", " : "", question->fields[i].id);
    text_append_format(out, _(" in this order, or each by its name, such as %s=%s"),
                       question->fields[0].id, question->kind == KIND_YEAR ? "2016" : "\"...\"");
    if (question->none)
        text_append(out, _("; or none"));
}

static void tell_text(const struct question *question, struct text *out)
{
    text_append(out, _("one text in quotation marks"));
    if (!question->option_count && !question->none)
        return;
    text_append(out, _(", and of options "));
    saying_tell_options(question, out);
}

void saying_tell(const struct question *question, struct text *out)
{
    const struct question_kind_entry *entry = question_kind_entry(question->kind);
    if (entry->takes_fields)
        tell_fields(question, out);
    else if (entry->takes_text)
        tell_text(question, out);
    else if (question->option_count)
        saying_tell_options(question, out);
    else if (question->kind == KIND_NUMBER)
        text_append(out, question->none ? _("a number, such as 18 or 2.5, or none")
                                        : _("a number, such as 18 or 2.5"));
    else if (question->kind == KIND_DATE)
        text_append(out, _("a date, such as 2026-11-21, 2026-11 or 2026"));
    else
        text_append(out, _("a country by its three letters, such as NOR, or its name"));
}

bool saying_refuse(const struct taking *taking, const char *why)
{
    struct text taken = {0};
    saying_tell(taking->question, &taken);
    error_set(taking->error, ERROR_CONTENT, NULL, 0, 0, "%s: %s: %s", taking->question->label, why,
              taken.data ? taken.data : "");
    text_free(&taken);
    return false;
}

bool saying_refuse_option(const struct taking *taking, const char *wrong)
{
    enum { MOST = 80 };
    const struct question *question = taking->question;
    bool several = saying_takes_several(question);
    char named[MOST];
    text_harmless(wrong, named, sizeof named);
    if (taking->saying->numbered)
        return error_set(taking->error, ERROR_CONTENT, NULL, 0, 0,
                         several ? _("“%s” is none of the answers. Type a number from %d to %zu, "
                                     "or several with blanks between them.")
                                 : _("“%s” is none of the answers. Type a number from %d to %zu."),
                         named, question->none ? 0 : 1, question->option_count);
    struct text taken = {0};
    saying_tell(question, &taken);
    error_set(taking->error, ERROR_CONTENT, NULL, 0, 0, _("%s has no option “%s”; it takes: %s"),
              question->label, named, taken.data ? taken.data : "");
    text_free(&taken);
    return false;
}
