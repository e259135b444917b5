/* plain mode: lines taken as answers. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/lines.h"
#include "cli/plain_parts.h"
#include "cli/print.h"
#include "core/country.h"
#include "core/fold.h"
#include "core/i18n.h"
#include "core/number.h"
#include "tui/answering.h"

enum { MOST_WORDS = 128 };

/* Words for answer_from_words; those it owns are freed with it. */
struct words {
    const char *list[MOST_WORDS];
    size_t count;
    char *owned[MOST_WORDS];
    size_t owned_count;
    char wrong[64]; /* the word that names no option */
};

static void add_word(struct words *words, const char *word)
{
    if (words->count < MOST_WORDS)
        words->list[words->count++] = word;
}

/* Takes over `word`. */
static void add_owned(struct words *words, char *word)
{
    if (!word || words->owned_count == MOST_WORDS) {
        free(word);
        return;
    }
    words->owned[words->owned_count++] = word;
    add_word(words, word);
}

static void free_words(struct words *words)
{
    for (size_t i = 0; i < words->owned_count; i++)
        free(words->owned[i]);
}

/* ---- options ---- */

/* The id that a number, an id or an option's whole text stands for; NULL for none. */
static const char *find_option(const struct question *question, const char *word)
{
    size_t number;
    if (number_read(word, question->option_count, &number)) {
        if (number == 0)
            return question->none ? "none" : NULL;
        return question->options[number - 1].id;
    }
    if (question->none && fold_is_same(word, "none"))
        return "none";
    for (size_t i = 0; i < question->option_count; i++)
        if (fold_is_same(word, question->options[i].id) ||
            fold_is_same(word, question_option_text(question, &question->options[i])))
            return question->options[i].id;
    return NULL;
}

/* Says which word was none, and which numbers there are. */
static void refuse_option(struct plain *plain, const struct words *words)
{
    const struct question *question = plain->current;
    struct text line = {0};
    text_append_format(&line, _("“%s” is none of the answers. Type a number from %d to %zu"),
                       words->wrong, question->none ? 0 : 1, question->option_count);
    text_append(&line, question_kind_entry(question->kind)->takes_several
                           ? _(", or several with blanks between them.")
                           : _("."));
    plain_refuse(plain, NULL, line.data ? line.data : "");
    text_free(&line);
}

static bool take_option(struct plain *plain, const char *line, struct words *words)
{
    add_word(words, find_option(plain->current, line));
    if (words->list[0])
        return true;
    snprintf(words->wrong, sizeof words->wrong, "%s", line);
    refuse_option(plain, words);
    return false;
}

/* Makes blanks and commas of any script, in place, what parts words here. */
static void part_words(char *line)
{
    enum { ARABIC_COMMA = 0x060C, IDEOGRAPHIC_COMMA = 0x3001, WIDE_COMMA = 0xFF0C };
    uint32_t c;
    for (size_t used; (used = text_character(line, &c)); line += used)
        if (c == ARABIC_COMMA || c == IDEOGRAPHIC_COMMA || c == WIDE_COMMA ||
            (!text_is_seen(c) && used > 1))
            memset(line, ' ', used);
}

/* Adds every option that the line names; false when some word names none, or there is no word. */
static bool split_options(const struct question *question, const char *line, struct words *words)
{
    char *copy = strdup(line);
    char *rest = copy;
    char *word;
    bool good = copy != NULL;
    if (copy)
        part_words(copy);
    while (good && (word = strsep(&rest, ", \t")))
        if (*word) {
            const char *option = find_option(question, word);
            good = option != NULL;
            if (good)
                add_word(words, option);
            else
                snprintf(words->wrong, sizeof words->wrong, "%s", word);
        }
    free(copy);
    if (good && !words->count)
        snprintf(words->wrong, sizeof words->wrong, "%s", line);
    if (!good)
        words->count = 0;
    return words->count;
}

/* "Other" asks for a few words. False when that was given up. */
static bool describe_option(struct plain *plain, struct words *words)
{
    const struct question *question = plain->current;
    bool ticked = false;
    for (size_t i = 0; question->describes && i < words->count; i++)
        ticked = ticked || strcmp(words->list[i], question->describes) == 0;
    if (!ticked)
        return true;
    const struct option *option = question_option(question, question->describes);
    print_labelled(0, _("In a few words"), option ? option->text : question->describes);
    char *line = plain_read(plain, "> ");
    if (text_is_blank(line))
        free(line);
    else
        add_owned(words, line);
    return !plain->given_up;
}

static bool take_options(struct plain *plain, const char *line, struct words *words)
{
    if (!split_options(plain->current, line, words)) {
        refuse_option(plain, words);
        return false;
    }
    return describe_option(plain, words);
}

/* ---- texts ---- */

static const struct answer *answer_now(const struct plain *plain)
{
    return assessment_answer(plain->session->assessment, plain->current);
}

/* Numbers tick options and leave the text as it is, unless one follows. */
static bool take_picks(struct plain *plain, const char *line, struct words *words)
{
    if (!split_options(plain->current, line, words))
        return false;
    if (strcmp(words->list[0], "none") == 0)
        return true;
    print_wrapped(0, _("Now the words, if there are any more; a full stop alone ends them."));
    char *text = plain_read_text(plain, "value", NULL);
    if (!text)
        words->count = 0;
    if (!text_is_blank(text)) {
        add_owned(words, text);
        return true;
    }
    free(text);
    if (answer_now(plain)->value)
        add_word(words, answer_now(plain)->value);
    return true;
}

/* A text leaves the ticks as they are. */
static bool take_text(struct plain *plain, const char *line, struct words *words)
{
    const struct answer *answer = answer_now(plain);
    bool picks = plain->current->option_count || plain->current->none;
    if (strcmp(line, ".") == 0) {
        plain_refuse(plain, NULL, _("There is nothing to end; “clear” takes an answer back."));
        return false;
    }
    if (picks && take_picks(plain, line, words))
        return words->count;
    for (size_t i = 0; i < answer->value_count; i++)
        if (strcmp(answer->values[i], "none") != 0)
            add_word(words, answer->values[i]);
    char *text = plain_read_text(plain, "value", line);
    add_owned(words, text);
    return text;
}

/* ---- the rest ---- */

/* The words that were typed so far are safe while the next are waited for, and when these are cut
   off. */
static void note_fields(struct plain *plain, const struct words *words)
{
    const char *texts[DRAFT_TEXTS];
    size_t count = plain->current->field_count;
    const struct typing typing = {plain->current->id, "value", texts, count};
    if (count > DRAFT_TEXTS)
        return;
    for (size_t i = 0; i < count; i++)
        texts[i] = i < words->count ? words->list[i] : "";
    if (plain->gone)
        plain_note_begun(plain, &typing, words->count);
    else if (!lines_are_there())
        plain_note(plain, &typing);
}

/* Says why not. A year is looked at before the rest is asked for. */
static bool is_possible(struct plain *plain, const struct words *words)
{
    struct error error = {0};
    struct answer draft;
    if (!answer_copy(&draft, answer_now(plain)))
        return false;
    bool possible = answer_from_words(plain->current, words->list, words->count, &draft, &error);
    answer_free(&draft);
    if (!possible)
        plain_refuse(plain, NULL, error.problem);
    return possible;
}

static char *read_field(struct plain *plain, const char *label)
{
    char prompt[256];
    char harmless[200];
    text_harmless(label, harmless, sizeof harmless);
    snprintf(prompt, sizeof prompt, "%s: ", harmless);
    return plain_read(plain, prompt);
}

static bool take_fields(struct plain *plain, const char *line, struct words *words)
{
    const struct question *question = plain->current;
    size_t number;
    if (question->none && (number_read(line, 0, &number) || fold_is_same(line, "none"))) {
        add_word(words, "none");
        return true;
    }
    add_word(words, line);
    if (question->kind == KIND_YEAR && !is_possible(plain, words))
        return false;
    for (size_t i = 1; i < question->field_count && !plain->stopped && !plain->given_up; i++) {
        note_fields(plain, words);
        add_owned(words, read_field(plain, question->fields[i].text));
    }
    if (plain->given_up)
        plain_forget_note(plain);
    else if (plain->gone)
        note_fields(plain, words);
    return !plain->given_up && !plain->gone;
}

static bool take_country(struct plain *plain, const char *line, struct words *words)
{
    struct error error;
    char code[COUNTRY_CODE];
    if (!country_find(line, code, &error)) {
        plain_refuse(plain, NULL, error.problem);
        return false;
    }
    add_owned(words, strdup(code));
    return words->count; /* none when there is no memory */
}

static bool take_whole(struct plain *plain, const char *line, struct words *words)
{
    (void)plain;
    add_word(words, line);
    return true;
}

static bool (*const takers[])(struct plain *plain, const char *line, struct words *words) = {
    [KIND_GATE] = take_option,     [KIND_CHOICE] = take_option,    [KIND_MANY] = take_options,
    [KIND_TICK] = take_option,     [KIND_CRITERION] = take_option, [KIND_TEXT] = take_text,
    [KIND_NUMBER] = take_whole,    [KIND_DATE] = take_whole,       [KIND_YEAR] = take_fields,
    [KIND_COUNTRY] = take_country, [KIND_CONTACT] = take_fields,
};

static bool set_words(struct plain *plain, const struct words *words)
{
    struct error error;
    struct answer draft;
    if (!answer_copy(&draft, answer_now(plain)))
        return false;
    bool done = answer_from_words(plain->current, words->list, words->count, &draft, &error);
    if (done)
        done = plain_set(plain, plain->current, &draft);
    else
        plain_refuse(plain, NULL, error.problem);
    answer_free(&draft);
    return done;
}

/* Without the blanks around it; a blank before a line keeps it from being a command. Only a text
   has several lines. */
static char *trimmed(const struct question *question, const char *line)
{
    char *copy = strdup(line + strspn(line, " \t"));
    size_t length = copy ? strlen(copy) : 0;
    while (length && strchr(" \t", copy[length - 1]))
        copy[--length] = '\0';
    for (char *c = copy; c && *c && question->kind != KIND_TEXT; c++)
        if (*c == '\n')
            *c = ' ';
    return copy;
}

bool plain_write(struct plain *plain, const char *const *texts, size_t count)
{
    struct answer answer;
    if (!answer_copy(&answer, answer_now(plain)))
        return false;
    bool done = answering_write(plain->current, &answer, texts, count) &&
                plain_set(plain, plain->current, &answer);
    answer_free(&answer);
    return done;
}

bool plain_write_on(struct plain *plain, const char *first)
{
    const struct question *question = plain->current;
    print_wrapped(0, _("Go on writing; a line with nothing but a full stop ends it, “.show” says "
                       "what there is."));
    char *text = plain_read_text(plain, "value", first);
    const char *texts[] = {text};
    bool done = text && plain_write(plain, texts, 1);
    free(text);
    if (done)
        plain_go_on(plain, question);
    return done;
}

void plain_answer(struct plain *plain, const char *line)
{
    struct words words = {.count = 0};
    const struct question *question = plain->current;
    char *answer = trimmed(question, line);
    if (!answer)
        plain_refuse(plain, NULL, _("There is not enough memory for that."));
    bool done = answer && takers[question->kind](plain, answer, &words) && set_words(plain, &words);
    free_words(&words);
    free(answer);
    if (done)
        plain_go_on(plain, question);
}
