#include "core/record/saying.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/nearest.h"
#include "core/catalogue/country_name.h"
#include "core/record/saying_options.h"
#include "core/record/saying_parts.h"

static const char none_word[] = "none";

char *saying_trimmed(const char *words, size_t length)
{
    while (length && strchr(" \t\n\r", *words)) {
        words++;
        length--;
    }
    while (length && strchr(" \t\n\r", words[length - 1]))
        length--;
    return strndup(words, length);
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
        return saying_refuse(taking, _("that can be read in two ways; it takes"));
    return saying_refuse_option(taking, said->wrong);
}

static bool tick(const struct taking *taking, bool *ticks, size_t option)
{
    char why[160];
    if (!ticks[option])
        return ticks[option] = true;
    snprintf(why, sizeof why, _("“%s” is there twice; it takes"),
             option_id(taking->question, option));
    return saying_refuse(taking, why);
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

bool saying_add_value(const struct taking *taking, const char *words)
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
            done = saying_add_value(taking, option_id(taking->question, i));
    return done;
}

static bool put_value(const struct taking *taking, const char *words)
{
    return answer_replace(&taking->draft->value, words) || error_set_memory(taking->error);
}

/* Who says options has looked their list through; words alone say nothing of it. */
static bool put_seen(const struct taking *taking, const char *version)
{
    return answer_replace(&taking->draft->seen, version) || error_set_memory(taking->error);
}

/* ---- kinds that take one value ---- */

static bool is_one(const struct taking *taking)
{
    return taking->saying->count == 1 || saying_refuse(taking, _("takes one value"));
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

bool saying_take_none(const struct taking *taking, bool *done)
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
        *done = none ? saying_add_value(taking, none_word) : error_set_memory(taking->error);
    return none || read == OPTIONS_FAILED;
}

static bool take_value(const struct taking *taking)
{
    bool done;
    if (saying_take_none(taking, &done))
        return done;
    if (!is_one(taking))
        return false;
    const char *said = taking->saying->items[0].words;
    char *words = saying_trimmed(said, strlen(said));
    done = words ? put_value(taking, words) : error_set_memory(taking->error);
    free(words);
    return done;
}

static bool take_country(const struct taking *taking)
{
    struct error why;
    char code[COUNTRY_CODE];
    if (!is_one(taking))
        return false;
    if (country_find(taking->saying->items[0].words, code, &why))
        return put_value(taking, code);
    return error_set(taking->error, why.kind, NULL, 0, 0, "%s: %s", taking->question->label,
                     why.problem);
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

/* The option that one word nearly names; NULL when it names none. */
static const char *nearly_named(const struct question *question, const char *word)
{
    struct nearest nearest = {0};
    for (size_t i = 0; !strpbrk(word, " \t\n") && i < question->option_count; i++)
        nearest_consider(&nearest, word, question->options[i].id);
    return nearest.name;
}

/* An option that is written wrong is no words. */
static bool describe(const struct taking *taking, const struct said *said)
{
    char why[256];
    const char *near = said->verbatim ? NULL : nearly_named(taking->question, said->words);
    if (!near || !*said->words)
        return put_value(taking, text_is_blank(said->words) ? NULL : said->words);
    snprintf(why, sizeof why,
             _("“%.60s” may be the option %s, written wrong, or words for %s: of these write more "
               "than one; it takes"),
             said->words, near, taking->question->describes);
    return saying_refuse(taking, why);
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
        return saying_refuse(taking, _("takes a list of options"));
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
           put_seen(taking, taking->question->questionnaire->version) &&
           (described ? describe(taking, &saying->items[saying->count - 1])
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
        saying_tell_options(taking->question, &why);
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
        return saying_refuse(
            taking, _("a number beside a text may be an option or belong to the text: "
                      "name options by their ids, or put all in quotation marks; it takes"));
    if (!put_value(taking, text) || !put_ticks(taking, words->ticks))
        return false;
    if (words->options && !words->text)
        *taking->as = none ? SAYING_NONE : SAYING_OPTIONS;
    bool done = true;
    for (size_t i = 0; done && !words->options && i < before->value_count; i++)
        if (strcmp(before->values[i], none_word) != 0)
            done = saying_add_value(taking, before->values[i]);
    if (done && question_is_list(taking->question))
        done = put_seen(taking,
                        words->options ? taking->question->questionnaire->version : before->seen);
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
        done = saying_refuse(taking, _("an empty text is no answer; clear it instead; it takes"));
    done = done && put_words(taking, &words, before);
    free(words.ticks);
    return done;
}

/* ---- the whole ---- */

static bool take(const struct taking *taking, const struct answer *before)
{
    const struct question_kind_entry *entry = question_kind_entry(taking->question->kind);
    if (entry->takes_fields)
        return saying_take_fields(taking, before);
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
    if (done && !answer_tidy(question, draft))
        return error_set_memory(error);
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
