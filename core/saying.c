#include "core/saying.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/country.h"
#include "core/fold.h"
#include "core/i18n.h"
#include "core/saying_options.h"

static const char none_word[] = "none";
static const char blanks[] = " \t\n\r";

/* What is being made of what was said. */
struct taking {
    const struct question *question;
    const struct saying *saying;
    struct answer *draft;
    enum saying_as *as;
    struct error *error;
};

/* A copy without the blanks around it. */
static char *trimmed(const char *words, size_t length)
{
    while (length && strchr(blanks, *words)) {
        words++;
        length--;
    }
    while (length && strchr(blanks, words[length - 1]))
        length--;
    return strndup(words, length);
}

static char *trimmed_all(const char *words)
{
    return trimmed(words, strlen(words));
}

/* ---- what is taken ---- */

static bool takes_several(const struct question *question)
{
    return question_kind_entry(question->kind)->takes_several || question->kind == KIND_TEXT;
}

static void tell_options(const struct question *question, struct text *out)
{
    size_t least = question->none ? 0 : 1;
    question_list_words(question, out);
    if (!question->option_count)
        return;
    if (takes_several(question))
        text_append_format(out, _(", or numbers from %zu to %zu, several with commas between them"),
                           least, question->option_count);
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
    tell_options(question, out);
}

void saying_tell(const struct question *question, struct text *out)
{
    const struct question_kind_entry *entry = question_kind_entry(question->kind);
    if (entry->takes_fields)
        tell_fields(question, out);
    else if (entry->takes_text)
        tell_text(question, out);
    else if (question->option_count)
        tell_options(question, out);
    else if (question->kind == KIND_NUMBER)
        text_append(out, question->none ? _("a number, such as 18 or 2.5, or none")
                                        : _("a number, such as 18 or 2.5"));
    else if (question->kind == KIND_DATE)
        text_append(out, _("a date, such as 2026-11-21, 2026-11 or 2026"));
    else
        text_append(out, _("a country by its three letters, such as NOR, or its name"));
}

/* "LABEL: WHY: WHAT IS TAKEN". */
static bool refuse(const struct taking *taking, const char *why)
{
    struct text taken = {0};
    saying_tell(taking->question, &taken);
    error_set(taking->error, ERROR_CONTENT, NULL, 0, 0, "%s: %s: %s", taking->question->label, why,
              taken.data ? taken.data : "");
    text_free(&taken);
    return false;
}

/* Names what is no option. */
static bool refuse_option(const struct taking *taking, const char *wrong)
{
    enum { MOST = 80 };
    const struct question *question = taking->question;
    bool several = takes_several(question);
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

/* ---- options ---- */

enum { MOST_WORDS = 16 * 1024 }; /* bytes of words that can be nothing but options */

/* Whether words are options of the question or "none", and nothing else. False without memory, too:
   then *failed. */
static bool names_options(const struct question *question, const char *words, bool *failed)
{
    struct options_said said;
    if ((!question->option_count && !question->none) || strlen(words) > MOST_WORDS)
        return false;
    enum options_read read = options_read(question, words, false, &said);
    options_free(&said);
    *failed = *failed || read == OPTIONS_FAILED;
    return read == OPTIONS_READ || read == OPTIONS_AMBIGUOUS;
}

static const char *option_id(const struct question *question, size_t option)
{
    return option < question->option_count ? question->options[option].id : none_word;
}

static bool refuse_read(const struct taking *taking, const struct options_said *said,
                        enum options_read read)
{
    if (read == OPTIONS_FAILED)
        return error_set_memory(taking->error);
    if (read == OPTIONS_AMBIGUOUS)
        return refuse(taking, _("that can be read in two ways; it takes"));
    return refuse_option(taking, said->wrong);
}

static bool tick(const struct taking *taking, bool *ticks, size_t option)
{
    char why[160];
    if (!ticks[option])
        return ticks[option] = true;
    snprintf(why, sizeof why, _("“%s” is there twice; it takes"),
             option_id(taking->question, option));
    return refuse(taking, why);
}

static bool tick_options(const struct taking *taking, bool *ticks, const char *words)
{
    struct options_said said;
    enum options_read read = options_read(taking->question, words, false, &said);
    bool done = read == OPTIONS_READ || refuse_read(taking, &said, read);
    for (size_t i = 0; done && i < said.count; i++)
        done = tick(taking, ticks, said.list[i]);
    options_free(&said);
    return done;
}

/* For each option, and "none" as the last, whether it is ticked; free() it. NULL when there is no
   memory. */
static bool *no_ticks(const struct taking *taking)
{
    bool *ticks = calloc(taking->question->option_count + 1, sizeof *ticks);
    if (!ticks)
        error_set_memory(taking->error);
    return ticks;
}

/* Puts one more value behind those of the draft. */
static bool add_value(const struct taking *taking, const char *words)
{
    struct answer *draft = taking->draft;
    char **values = reallocarray(draft->values, draft->value_count + 1, sizeof *values);
    if (!values)
        return error_set_memory(taking->error);
    draft->values = values;
    values[draft->value_count] = NULL;
    if (!answer_replace(&values[draft->value_count], words))
        return error_set_memory(taking->error);
    draft->value_count++;
    return true;
}

static bool put_ticks(const struct taking *taking, const bool *ticks)
{
    bool done = true;
    for (size_t i = 0; done && i <= taking->question->option_count; i++)
        if (ticks[i])
            done = add_value(taking, option_id(taking->question, i));
    return done;
}

static bool put_value(const struct taking *taking, const char *words)
{
    return answer_replace(&taking->draft->value, words) || error_set_memory(taking->error);
}

/* ---- kinds that take one value ---- */

static bool is_one(const struct taking *taking)
{
    return taking->saying->count == 1 || refuse(taking, _("takes one value"));
}

static bool take_option(const struct taking *taking)
{
    struct options_said said;
    if (!is_one(taking))
        return false;
    enum options_read read =
        options_read(taking->question, taking->saying->items[0].words, true, &said);
    bool done = read == OPTIONS_READ ? put_value(taking, option_id(taking->question, said.list[0]))
                                     : refuse_read(taking, &said, read);
    options_free(&said);
    return done;
}

/* Takes "none of these", when that is all that is said; *done is whether it could. */
static bool take_none(const struct taking *taking, bool *done)
{
    struct options_said said;
    const struct saying *saying = taking->saying;
    if (!taking->question->none || saying->count != 1 || saying->items[0].verbatim)
        return false;
    enum options_read read = options_read(taking->question, saying->items[0].words, true, &said);
    bool none = read == OPTIONS_READ && said.list[0] == taking->question->option_count;
    options_free(&said);
    if (none)
        *taking->as = SAYING_NONE;
    if (none || read == OPTIONS_FAILED)
        *done = none ? add_value(taking, none_word) : error_set_memory(taking->error);
    return none || read == OPTIONS_FAILED;
}

static bool take_value(const struct taking *taking)
{
    bool done;
    if (take_none(taking, &done))
        return done;
    if (!is_one(taking))
        return false;
    char *words = trimmed_all(taking->saying->items[0].words);
    done = words ? put_value(taking, words) : error_set_memory(taking->error);
    free(words);
    return done;
}

static bool take_country(const struct taking *taking)
{
    if (!is_one(taking))
        return false;
    char *words = trimmed_all(taking->saying->items[0].words);
    const char *code = words ? country_code(words) : NULL;
    bool done = words ? put_value(taking, code ? code : words) : error_set_memory(taking->error);
    free(words);
    return done;
}

/* ---- lists ---- */

/* Whether the item is words for an option that is ticked and asks for some: the last one, behind
   options. */
static bool is_description(const struct taking *taking, const bool *ticks, size_t at, bool *failed)
{
    const struct question *question = taking->question;
    const struct said *said = &taking->saying->items[at];
    const struct option *described =
        question->describes ? question_option(question, question->describes) : NULL;
    return described && at && at + 1 == taking->saying->count &&
           ticks[described - question->options] &&
           (said->verbatim || !names_options(question, said->words, failed));
}

static bool describe(const struct taking *taking, const char *words)
{
    return put_value(taking, text_is_blank(words) ? NULL : words);
}

/* Words that described an option go with its tick. */
static bool keep_description(const struct taking *taking, const struct answer *before)
{
    const struct question *question = taking->question;
    bool ticked = question->describes && answer_has(taking->draft, question->describes);
    return !ticked || put_value(taking, before->value);
}

static bool take_list(const struct taking *taking, const struct answer *before)
{
    const struct saying *saying = taking->saying;
    if (!saying->count)
        return refuse(taking, _("takes a list of options"));
    bool *ticks = no_ticks(taking);
    if (!ticks)
        return false;
    bool described = false;
    bool failed = false;
    bool done = true;
    for (size_t i = 0; done && i < saying->count; i++) {
        described = is_description(taking, ticks, i, &failed);
        if (!described)
            done = tick_options(taking, ticks, saying->items[i].words);
    }
    if (failed)
        done = error_set_memory(taking->error);
    done = done && put_ticks(taking, ticks) &&
           (described ? describe(taking, saying->items[saying->count - 1].words)
                      : keep_description(taking, before));
    free(ticks);
    return done;
}

/* ---- texts ---- */

struct words { /* of a text with options besides: what was said, sorted */
    bool *ticks;
    const struct said *text; /* NULL: none */
    bool options;            /* some were said */
    bool numbers;            /* ... by their numbers alone */
};

static bool refuse_texts(const struct taking *taking)
{
    struct text why = {0};
    text_append(&why, _("takes one text; put it in quotation marks, as \"two words\""));
    if (taking->question->option_count) {
        text_append(&why, _("; its options are "));
        tell_options(taking->question, &why);
    }
    error_set(taking->error, ERROR_CONTENT, NULL, 0, 0, "%s: %s", taking->question->label,
              why.data ? why.data : "");
    text_free(&why);
    return false;
}

static bool sort_item(const struct taking *taking, const struct said *said, struct words *words)
{
    const struct question *question = taking->question;
    bool failed = false;
    bool numbers =
        !said->verbatim && question->option_count && options_are_numbers(said->words, &failed);
    bool options = !said->verbatim && names_options(question, said->words, &failed);
    if (failed)
        return error_set_memory(taking->error);
    if (numbers || options) {
        words->options = true;
        words->numbers = words->numbers || numbers;
        return tick_options(taking, words->ticks, said->words);
    }
    if (words->text)
        return refuse_texts(taking);
    words->text = said;
    return true;
}

/* What was not said stays: the options beside a text, the text beside options. */
static bool put_words(const struct taking *taking, const struct words *words,
                      const struct answer *before)
{
    bool none = words->ticks[taking->question->option_count];
    const char *text = words->text ? words->text->words : none ? NULL : before->value;
    if (words->text && !words->text->verbatim && words->numbers)
        return refuse(taking,
                      _("a number beside a text may be an option or belong to the text: "
                        "name options by their ids, or put all in quotation marks; it takes"));
    if (!put_value(taking, text) || !put_ticks(taking, words->ticks))
        return false;
    if (words->options && !words->text)
        *taking->as = none ? SAYING_NONE : SAYING_OPTIONS;
    bool done = true;
    for (size_t i = 0; done && !words->options && i < before->value_count; i++)
        if (strcmp(before->values[i], none_word) != 0)
            done = add_value(taking, before->values[i]);
    return done;
}

static bool take_text(const struct taking *taking, const struct answer *before)
{
    struct words words = {.ticks = no_ticks(taking)};
    if (!words.ticks)
        return false;
    bool done = true;
    for (size_t i = 0; done && i < taking->saying->count; i++)
        done = sort_item(taking, &taking->saying->items[i], &words);
    if (done && !taking->saying->count)
        done = refuse(taking, _("an empty text is no answer; clear it instead; it takes"));
    done = done && put_words(taking, &words, before);
    free(words.ticks);
    return done;
}

/* ---- fields ---- */

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
    return refuse(taking, why);
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
        done = put_field(taking, fields, field, trimmed(text, (size_t)(end - text)));
        words = *end ? end + 1 : end;
    }
    return done;
}

static bool refuse_field(const struct taking *taking, const char *words)
{
    char why[160];
    snprintf(why, sizeof why, _("it has no field “%.*s”; it takes"),
             (int)(strcspn(words, "=") % sizeof why), words);
    return refuse(taking, why);
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
        return refuse(taking, _("more values than it has fields; it takes"));
    fields->ordered = true;
    return put_field(taking, fields, at, trimmed_all(said->words));
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
        done = add_value(taking, text);
    }
    return done &&
           (!blank ||
            refuse(taking, _("takes its fields in order, and not all empty (clear it instead)")));
}

static bool take_fields(const struct taking *taking, const struct answer *before)
{
    bool done = true;
    if (take_none(taking, &done))
        return done;
    struct fields fields = {.texts = calloc(taking->question->field_count, sizeof(char *))};
    if (!fields.texts)
        return error_set_memory(taking->error);
    for (size_t i = 0; done && i < taking->saying->count; i++)
        done = take_field(taking, &fields, i);
    if (done && fields.named && fields.ordered)
        done = refuse(taking, _("some fields are said in order and some by name; it takes"));
    done = done && put_fields(taking, &fields, before);
    for (size_t i = 0; i < taking->question->field_count; i++)
        free(fields.texts[i]);
    free(fields.texts);
    return done;
}

/* ---- the whole ---- */

static bool take(const struct taking *taking, const struct answer *before)
{
    const struct question_kind_entry *entry = question_kind_entry(taking->question->kind);
    if (entry->takes_fields)
        return take_fields(taking, before);
    if (entry->takes_text)
        return take_text(taking, before);
    if (entry->takes_several)
        return take_list(taking, before);
    if (taking->question->option_count)
        return take_option(taking);
    return taking->question->kind == KIND_COUNTRY ? take_country(taking) : take_value(taking);
}

/* What is wrong with a list is told with what it takes. */
static bool check(const struct taking *taking)
{
    struct text why = {0};
    const struct answer *draft = taking->draft;
    if (answer_check(taking->question, draft, taking->error))
        return true;
    if (!taking->question->option_count || (draft->value && !answer_check_text(draft->value, NULL)))
        return false;
    text_append(&why, taking->error ? taking->error->problem : "");
    text_append(&why, _("; it takes: "));
    saying_tell(taking->question, &why);
    error_set(taking->error, ERROR_CONTENT, NULL, 0, 0, "%s", why.data ? why.data : "");
    text_free(&why);
    return false;
}

bool saying_take(const struct question *question, const struct saying *saying, struct answer *draft,
                 enum saying_as *as, struct error *error)
{
    enum saying_as unasked;
    const struct taking taking = {question, saying, draft, as ? as : &unasked, error};
    struct answer before;
    *taking.as = SAYING_VALUE;
    if (!answer_copy(&before, draft))
        return error_set_memory(error);
    answer_set_state(draft, ANSWER_UNANSWERED);
    bool done = take(&taking, &before);
    answer_free(&before);
    draft->state = ANSWER_ANSWERED;
    return done && check(&taking);
}

bool answer_from_words(const struct question *question, const char *const *words, size_t count,
                       struct answer *draft, struct error *error)
{
    struct said *items = calloc(count + 1, sizeof *items);
    if (!items)
        return error_set_memory(error);
    for (size_t i = 0; i < count; i++)
        items[i].words = words[i];
    const struct saying saying = {.items = items, .count = count};
    bool done = saying_take(question, &saying, draft, NULL, error);
    free(items);
    return done;
}
