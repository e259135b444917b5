#include "plain/plain.h"

#include <errno.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/cells.h"
#include "core/base/door.h"
#include "core/base/i18n.h"
#include "core/base/number.h"
#include "core/rules/progress.h"
#include "plain/dialogue.h"
#include "plain/input.h"
#include "plain/print.h"
#include "session/change.h"

/* ---- reading ---- */

enum {
    CHOICE_INDENT = 6,
    SAID_COLUMNS = 120 /* of an answer that is said again */
};

void plain_refuse(struct plain *plain, const char *label, const char *words)
{
    plain->refused = true;
    if (label)
        print_labelled(0, label, words);
    else
        print_wrapped(0, words);
}

void plain_refuse_error(struct plain *plain, const struct error *error)
{
    plain->broken = plain->broken || error->kind == ERROR_MEMORY;
    plain_refuse(plain, NULL, error->problem);
}

void plain_refuse_memory(struct plain *plain)
{
    struct error error;
    error_set_memory(&error);
    plain_refuse_error(plain, &error);
}

bool plain_copy(struct plain *plain, const struct question *question, struct answer *draft)
{
    if (answer_copy(draft, assessment_answer(plain->opened->assessment, question)))
        return true;
    plain_refuse_memory(plain);
    return false;
}

/* Refused here, as a text that is made of several would be refused as a whole. */
static bool is_good_line(struct plain *plain, const char *line, size_t length)
{
    if (text_is_utf8(line, length, NULL))
        return true;
    plain_refuse(plain, NULL,
                 strlen(line) < length
                     ? _("A line with a NUL character in it is not taken.")
                     : _("A line that is not UTF-8 is not taken; which characters the terminal "
                         "sends is one of its settings."));
    return false;
}

/* What ended the waiting for a line, which `line` is the beginning of. */
static void take_event(struct plain *plain, enum lines_event event, char *line)
{
    plain->broken = plain->broken || event == LINES_FAILED;
    if (event == LINES_FAILED)
        complain_about(_("cannot read what is typed: %s"), strerror(errno));
    plain->given_up = event == LINES_INTERRUPTED;
    plain->gone = plain->gone || event == LINES_GONE;
    plain->stopped = plain->stopped || event != LINES_INTERRUPTED;
    free(plain->begun);
    plain->begun = line;
}

/* The line as it comes in. */
static char *let_in(struct plain *plain, enum door_shape shape, char *line)
{
    struct error error;
    char *words = door_text(shape, line, &error);
    free(line);
    if (!words)
        plain_refuse_error(plain, &error);
    return words;
}

/* A line of a text may have line ends of its own in it, such as U+2028. */
static char *read_words(struct plain *plain, const char *prompt, enum door_shape shape)
{
    char *line = NULL;
    size_t length = 0;
    enum lines_event event = LINES_LINE;
    plain->given_up = false;
    do {
        free(line);
        fputs(prompt, stdout);
        fflush(stdout);
        event = lines_read(&line, &length);
        if (event == LINES_INTERRUPTED || (*prompt && (!line || !isatty(STDIN_FILENO))))
            putchar('\n'); /* a line that is typed brings its own */
    } while (event == LINES_LINE && line && !is_good_line(plain, line, length));
    if (event != LINES_LINE || !line) {
        take_event(plain, event, line);
        return NULL;
    }
    return let_in(plain, shape, line);
}

char *plain_read(struct plain *plain, const char *prompt)
{
    return read_words(plain, prompt, DOOR_ONE_LINE);
}

/* ---- texts of several lines ---- */

/* A text while it is being typed. */
struct lines_typed {
    const char *field;
    struct text text; /* each line ends in a newline */
    bool noted;       /* as it is now */
};

/* False, having said so, when there is no room for it. */
static bool add_line(struct plain *plain, struct lines_typed *typed, const char *line)
{
    if (typed->text.length + strlen(line) > LIMIT_TEXT_BYTES) {
        plain_refuse(plain, NULL,
                     _("That line is not taken: with it the text would be longer than 64 KiB."));
        return false;
    }
    text_append_format(&typed->text, "%s\n", line);
    typed->noted = false;
    return true;
}

static void note_lines(struct plain *plain, struct lines_typed *typed)
{
    size_t length = typed->text.length;
    char *text = length ? strndup(typed->text.data, length - 1) : strdup("");
    const char *texts[] = {text};
    if (text && !typed->noted && (length || plain->noted))
        plain_note(plain, &(struct typing){plain->current->id, typed->field, texts, 1});
    typed->noted = true;
    free(text);
}

static bool give_up(struct plain *plain, struct lines_typed *typed)
{
    (void)typed;
    plain->given_up = true;
    return false;
}

static bool say_lines(struct plain *plain, struct lines_typed *typed)
{
    (void)plain;
    print_wrapped(0, typed->text.length ? typed->text.data : _("There is no line yet."));
    return true;
}

static bool take_line_back(struct plain *plain, struct lines_typed *typed)
{
    struct text *text = &typed->text;
    (void)plain;
    if (!text->length) {
        print_wrapped(0, _("There is no line yet."));
        return true;
    }
    text->data[--text->length] = '\0';
    const char *before = strrchr(text->data, '\n');
    size_t start = before ? (size_t)(before + 1 - text->data) : 0;
    print_labelled(0, _("Taken back"), text->data + start);
    text->length = start;
    text->data[start] = '\0';
    typed->noted = false;
    return true;
}

static bool end_text(struct plain *plain, struct lines_typed *typed)
{
    (void)plain;
    (void)typed;
    return false;
}

/* What a line means that is none of the text. Each returns whether the text goes on. */
static const struct {
    const char *line;
    bool (*act)(struct plain *plain, struct lines_typed *typed);
} dots[] = {
    {".", end_text},
    {".cancel", give_up},
    {".show", say_lines},
    {".back", take_line_back},
};

static bool take_typed(struct plain *plain, struct lines_typed *typed, const char *line)
{
    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++)
        if (strcmp(line, dots[i].line) == 0)
            return dots[i].act(plain, typed);
    add_line(plain, typed, line);
    return true;
}

/* Returns whether the text goes on. */
static bool read_line(struct plain *plain, struct lines_typed *typed)
{
    if (!lines_are_there())
        note_lines(plain, typed);
    char *line = read_words(plain, "", DOOR_LINES);
    bool more = line ? take_typed(plain, typed, line) : plain->given_up;
    if (!line && plain->given_up)
        print_wrapped(0, _("That line is not taken. Go on; a full stop alone ends the text, "
                           "“.cancel” gives it up."));
    free(line);
    return more;
}

char *plain_read_text(struct plain *plain, const char *field, const char *first)
{
    struct lines_typed typed = {.field = field};
    if (first && !add_line(plain, &typed, first))
        return NULL;
    while (read_line(plain, &typed))
        ;
    if (plain->gone && plain->begun)
        add_line(plain, &typed, plain->begun);
    if (plain->gone)
        note_lines(plain, &typed);
    else if (plain->given_up)
        plain_forget_note(plain);
    if (plain->gone || plain->given_up)
        text_free(&typed.text);
    if (plain->gone || plain->given_up)
        return NULL;
    /* Line ends at its end say nothing (answer_write). */
    while (typed.text.length && typed.text.data[typed.text.length - 1] == '\n')
        typed.text.data[--typed.text.length] = '\0';
    return text_take(&typed.text);
}

int plain_choose(struct plain *plain, const char *const *choices, size_t count)
{
    char lead[32];
    for (size_t i = 0; i < count; i++) {
        snprintf(lead, sizeof lead, "%4zu.", i + 1);
        print_item(lead, CHOICE_INDENT, choices[i]);
    }
    for (;;) {
        char *line = plain_read(plain, _("Type a number: "));
        bool none = !line || text_is_blank(line);
        size_t chosen = 0;
        if (!none)
            number_read(line, count, &chosen);
        free(line);
        if (none)
            return -1;
        if (chosen)
            return (int)chosen - 1;
        plain_refuse(plain, NULL, _("That is none of the numbers. An empty line decides nothing."));
    }
}

/* ---- moving ---- */

/* NULL when there is none. */
static void set_current(struct plain *plain, const struct question *question)
{
    plain->current = question;
    plain->open = question && progress_is_open_in(plain->opened->applies, question->domain);
}

void plain_go(struct plain *plain, const struct question *question)
{
    set_current(plain, question);
    plain->show = true;
    if (!assessment_set_place(plain->opened->assessment, question->id))
        plain_refuse_memory(plain);
}

void plain_next(struct plain *plain)
{
    const struct question *next = applies_beside(plain->opened->applies, plain->current, 1);
    const struct domain *domain = plain->current->domain;
    bool closed = plain->open && !progress_is_open_in(plain->opened->applies, domain);
    bool past = !next || next->domain != domain;
    if (domain->capability_count && (closed || past))
        plain_show_domain(plain);
    if (next) {
        plain_go(plain, next);
        return;
    }
    print_wrapped(0, _("That was the last question."));
    plain_show_left(plain);
}

void plain_go_on(struct plain *plain, const struct question *question)
{
    struct text words = {0};
    struct text line = {0};
    plain_say_answer(question, assessment_answer(plain->opened->assessment, question), &words);
    text_append_format(&line, "%s: ", question->label);
    cells_clip(&line, words.data ? words.data : "", SAID_COLUMNS);
    print_labelled(0, plain->unsaved ? _("Not saved yet") : _("Saved"), line.data);
    text_free(&words);
    text_free(&line);
    if (!plain->stopped && plain->current == question)
        plain_next(plain);
}

/* ---- changing ---- */

/* The question is not asked any more. */
static void leave_question(struct plain *plain)
{
    set_current(plain, progress_start(plain->opened->applies));
    plain->show = true;
}

void plain_save(struct plain *plain)
{
    bool before = plain->unsaved;
    plain->unsaved = !open_save(plain->opened);
    if (plain->unsaved)
        plain_keep_unsaved(plain, !before);
    else
        plain_forget_note(plain);
    if (before && !plain->unsaved)
        plain_forget_unsaved(plain);
    if (!open_refresh(plain->opened))
        plain->stopped = true;
    else if (!applies_to(plain->opened->applies, plain->current))
        leave_question(plain);
    if (!plain->current)
        plain->stopped = true;
}

bool plain_begin(const struct plain *plain, struct change *change)
{
    if (plain->opened->looking) {
        plain->opened->refused = true;
        print_wrapped(0, _("That is not taken: you can only look at this file."));
        return false;
    }
    if (undo_begin(plain->opened->assessment, change))
        return true;
    print_wrapped(0, _("There is not enough memory for that."));
    return false;
}

bool plain_end(struct plain *plain, struct change *change, bool done, const struct error *error)
{
    undo_end(&plain->undo, plain->opened->assessment, change, done, false);
    if (done)
        plain_save(plain);
    else
        plain_refuse_error(plain, error);
    return done;
}

bool plain_set(struct plain *plain, const struct question *question, const struct answer *draft)
{
    struct error error;
    struct opened *opened = plain->opened;
    if (!answer_check(question, draft, &error)) {
        plain_refuse_error(plain, &error);
        return false;
    }
    struct change change = {.kind = CHANGE_ANSWER, .question = question};
    if (!plain_begin(plain, &change))
        return false;
    change_announce(opened, question, draft, stdout);
    return plain_end(plain, &change,
                     assessment_set_answer(opened->assessment, question, draft, &error), &error);
}

/* ---- the dialogue ---- */

static void take_line(struct plain *plain, const char *line)
{
    if (text_is_blank(line))
        plain_next(plain);
    else if (!plain_command(plain, line))
        plain_answer(plain, line);
}

static void ask(struct plain *plain)
{
    char prompt[64];
    const char *const none = NULL;
    if (plain->show)
        plain_show(plain);
    plain->show = false;
    snprintf(prompt, sizeof prompt, "%s> ", plain->current->id);
    char *line = read_words(plain, prompt, DOOR_LINES);
    if (line)
        take_line(plain, line);
    if (line && plain->given_up)
        print_wrapped(0, _("Given up; it is as it was before."));
    else if (plain->given_up)
        print_wrapped(0, _("That line is not taken. “quit” leaves; all answers are saved."));
    else if (!line && plain->current->kind == KIND_TEXT)
        plain_note_begun(plain, &(struct typing){plain->current->id, "value", &none, 1}, 0);
    free(line);
}

/* One line: who listens does not want a table first. */
static void say_how_far(const struct opened *opened)
{
    struct progress progress = progress_of_all(opened->applies);
    struct text line = {0};
    text_append_format(&line, _("%zu of %zu questions are addressed; “status” tells more."),
                       progress.addressed, progress.applicable);
    print_wrapped(0, line.data ? line.data : "");
    text_free(&line);
}

/* The last save of all. */
static int end(struct plain *plain)
{
    bool unsaved = plain->unsaved;
    bool saved = open_save(plain->opened);
    if (saved && unsaved)
        plain_forget_unsaved(plain);
    if (!saved)
        plain_keep_unsaved(plain, true);
    if (!saved || plain->broken || plain->opened->refused)
        return EXIT_CANNOT;
    if (!plain->opened->looking)
        print_line(_("Saved."));
    /* A person has read what was refused; a script is told. */
    return plain->refused && plain->scripted ? EXIT_TO_SEE : EXIT_DONE;
}

static int run(struct plain *plain)
{
    plain_offer(plain);
    while (!plain->stopped)
        ask(plain);
    int status = end(plain);
    if (plain->gone) { /* nobody waits for what a terminal that has gone does not show */
        fflush(stdout);
        __fpurge(stdout);
        clearerr(stdout);
    }
    undo_free(&plain->undo);
    figures_free(plain->figures);
    free(plain->noted);
    free(plain->begun);
    return status;
}

int plain_run(struct opened *opened, const char *directory)
{
    struct plain plain = {
        .opened = opened, .directory = directory, .scripted = !isatty(STDIN_FILENO), .show = true};
    set_current(&plain, progress_start(opened->applies));
    print_whole_lines();
    print_wrapped(0, assessment_title(opened->assessment));
    say_how_far(opened);
    if (!plain.current) {
        print_wrapped(0, _("No question applies at this depth; “mnr-assess set FILE depth full” "
                           "asks all."));
        return EXIT_DONE;
    }
    print_wrapped(0, _("Answers are saved as you give them. “help” lists what else you can type, "
                       "“?” explains the question."));
    lines_begin();
    int status = run(&plain);
    lines_end();
    return status;
}
