/* plain mode: lines taken as answers. What the words of a line mean is said by
 * core/record/saying.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/record/answer_edit.h"
#include "core/record/saying.h"
#include "plain/dialogue.h"
#include "plain/input.h"
#include "plain/print.h"

/* What was said for one answer: the line, and what was asked for after it. */
struct said_lines {
    struct said *items;
    char **owned; /* by item; NULL where it is not ours */
    size_t count;
};

/* Room for a line and as much as can be asked for after it. */
static bool begin_said(struct said_lines *said, const struct question *question)
{
    size_t most = question->field_count + 2;
    *said = (struct said_lines){
        .items = calloc(most, sizeof *said->items),
        .owned = calloc(most, sizeof *said->owned),
    };
    return said->items && said->owned;
}

static void add_line(struct said_lines *said, const char *line)
{
    said->items[said->count++] = (struct said){.words = line};
}

/* Words that mean nothing but themselves. Takes them over; NULL is nothing. */
static void add_verbatim(struct said_lines *said, char *words)
{
    if (!words)
        return;
    said->owned[said->count] = words;
    said->items[said->count++] = (struct said){.words = words, .verbatim = true};
}

static void free_said(struct said_lines *said)
{
    for (size_t i = 0; i < said->count; i++)
        free(said->owned[i]);
    free(said->owned);
    free(said->items);
}

/* The answer that was said so far, to be freed, and what it was said as. False after saying why
   there is none. */
static bool read_said(struct plain *plain, const struct said_lines *said, struct answer *draft,
                      enum saying_as *as)
{
    struct error error;
    const struct saying saying = {.items = said->items, .count = said->count, .numbered = true};
    if (!plain_copy(plain, plain->current, draft))
        return false;
    if (saying_take(plain->current, &saying, draft, as, &error))
        return true;
    plain_refuse_error(plain, &error);
    answer_free(draft);
    return false;
}

/* ---- options ---- */

/* "Other" asks for a few words. False when that was given up. */
static bool describe_option(struct plain *plain, struct said_lines *said)
{
    const struct question *question = plain->current;
    const struct option *option = question_option(question, question->describes);
    print_labelled(0, _("In a few words"), option ? option->text : question->describes);
    char *line = plain_read(plain, "> ");
    if (text_is_blank(line))
        free(line);
    else
        add_verbatim(said, line);
    return !plain->given_up;
}

static bool ask_options(struct plain *plain, const char *line, struct said_lines *said)
{
    struct answer draft;
    add_line(said, line);
    if (!read_said(plain, said, &draft, NULL))
        return false;
    bool described = plain->current->describes && answer_has(&draft, plain->current->describes);
    answer_free(&draft);
    return !described || describe_option(plain, said);
}

/* ---- texts ---- */

/* After options: the text stays as it is, unless one follows. */
static bool ask_words(struct plain *plain, struct said_lines *said)
{
    print_wrapped(0, _("Now the words, if there are any more; a full stop alone ends them."));
    char *text = plain_read_text(plain, "value", NULL);
    if (!text)
        return false;
    if (text_is_blank(text))
        free(text);
    else
        add_verbatim(said, text);
    return true;
}

static bool ask_text(struct plain *plain, const char *line, struct said_lines *said)
{
    struct answer draft;
    enum saying_as as;
    if (strcmp(line, ".") == 0) {
        plain_refuse(plain, NULL, _("There is nothing to end; “clear” takes an answer back."));
        return false;
    }
    add_line(said, line);
    if (!read_said(plain, said, &draft, &as))
        return false;
    answer_free(&draft);
    if (as != SAYING_VALUE)
        return as == SAYING_NONE || ask_words(plain, said);
    said->count = 0;
    add_verbatim(said, plain_read_text(plain, "value", line));
    return said->count;
}

/* ---- fields ---- */

/* The words that were typed so far are safe while the next are waited for, and when these are cut
   off. */
static void note_fields(struct plain *plain, const struct said_lines *said)
{
    const char *texts[DRAFT_TEXTS];
    size_t count = plain->current->field_count;
    const struct typing typing = {plain->current->id, "value", texts, count};
    if (count > DRAFT_TEXTS)
        return;
    for (size_t i = 0; i < count; i++)
        texts[i] = i < said->count ? said->items[i].words : "";
    if (plain->gone)
        plain_note_begun(plain, &typing, said->count);
    else if (!lines_are_there())
        plain_note(plain, &typing);
}

static char *read_field(struct plain *plain, const char *label)
{
    char prompt[256];
    char harmless[200];
    text_harmless(label, harmless, sizeof harmless);
    snprintf(prompt, sizeof prompt, "%s: ", harmless);
    return plain_read(plain, prompt);
}

static bool ask_fields_left(struct plain *plain, struct said_lines *said)
{
    const struct question *question = plain->current;
    for (size_t i = 1; i < question->field_count && !plain->stopped && !plain->given_up; i++) {
        note_fields(plain, said);
        add_verbatim(said, read_field(plain, question->fields[i].text));
    }
    if (plain->given_up)
        plain_forget_note(plain);
    else if (plain->gone)
        note_fields(plain, said);
    return !plain->given_up && !plain->gone;
}

/* The first field is looked at before the rest is asked for; of fields that are named nothing is
   asked for. */
static bool ask_fields(struct plain *plain, const char *line, struct said_lines *said)
{
    struct answer draft;
    enum saying_as as;
    add_line(said, line);
    if (!read_said(plain, said, &draft, &as))
        return false;
    answer_free(&draft);
    return as != SAYING_VALUE || ask_fields_left(plain, said);
}

static bool ask_nothing(struct plain *plain, const char *line, struct said_lines *said)
{
    (void)plain;
    add_line(said, line);
    return true;
}

/* What else belongs to the answer is asked for. */
static bool (*const askers[])(struct plain *plain, const char *line, struct said_lines *said) = {
    [KIND_GATE] = ask_nothing,    [KIND_CHOICE] = ask_nothing,    [KIND_MANY] = ask_options,
    [KIND_TICK] = ask_nothing,    [KIND_CRITERION] = ask_nothing, [KIND_TEXT] = ask_text,
    [KIND_NUMBER] = ask_nothing,  [KIND_DATE] = ask_nothing,      [KIND_YEAR] = ask_fields,
    [KIND_COUNTRY] = ask_nothing, [KIND_CONTACT] = ask_fields,
};

static bool set_said(struct plain *plain, const struct said_lines *said)
{
    struct answer draft;
    if (!read_said(plain, said, &draft, NULL))
        return false;
    bool done = plain_set(plain, plain->current, &draft);
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
    if (!plain_copy(plain, plain->current, &answer))
        return false;
    bool done = answer_edit_write(plain->current, &answer, texts, count) &&
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
    struct said_lines said;
    const struct question *question = plain->current;
    char *answer = trimmed(question, line);
    bool begun = begin_said(&said, question) && answer;
    if (!begun)
        plain_refuse_memory(plain);
    bool done = begun && askers[question->kind](plain, answer, &said) && set_said(plain, &said);
    free_said(&said);
    free(answer);
    if (done)
        plain_go_on(plain, question);
}
