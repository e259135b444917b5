#include "cli/plain.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/change.h"
#include "cli/plain_parts.h"
#include "cli/print.h"
#include "core/i18n.h"
#include "core/progress.h"

/* ---- reading ---- */

char *plain_read(struct plain *plain, const char *prompt)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t length;
    do {
        fputs(prompt, stdout);
        fflush(stdout);
        length = getline(&line, &size, stdin);
        if (*prompt && (length < 0 || !isatty(STDIN_FILENO)))
            putchar('\n'); /* a line that is typed brings its own */
        if (length > 0 && strlen(line) < (size_t)length)
            print_wrapped(0, _("A line with a NUL character in it is not taken."));
    } while (length > 0 && strlen(line) < (size_t)length);
    if (length < 0) {
        if (!feof(stdin))
            complain_about(_("cannot read what is typed: %s"), strerror(errno));
        plain->stopped = true;
        free(line);
        return NULL;
    }
    line[strcspn(line, "\r\n")] = '\0';
    return line;
}

char *plain_read_text(struct plain *plain, const char *first)
{
    struct text text = {0};
    char *line = NULL;
    if (first)
        text_append_format(&text, "%s\n", first);
    while ((line = plain_read(plain, "")) && strcmp(line, ".") != 0) {
        text_append_format(&text, "%s\n", line);
        free(line);
    }
    free(line);
    if (text.length)
        text.data[--text.length] = '\0';
    return text_take(&text);
}

/* ---- moving ---- */

void plain_go(struct plain *plain, const struct question *question)
{
    plain->current = question;
    plain->show = true;
    assessment_set_place(plain->session->assessment, question->id);
}

void plain_next(struct plain *plain)
{
    const struct question *next = applies_beside(plain->session->applies, plain->current, 1);
    if (next) {
        plain_go(plain, next);
        return;
    }
    print_wrapped(0, _("That was the last question."));
    plain_show_left(plain);
}

/* Where to begin: where the person stopped, else at the first question without an answer. */
static const struct question *find_start(const struct session *session)
{
    const char *place = assessment_place(session->assessment);
    const struct question *question = *place ? catalogue_question(session->catalogue, place) : NULL;
    if (question && applies_to(session->applies, question))
        return question;
    question = progress_next_unanswered(session->applies, NULL);
    for (size_t i = 0; !question && i < session->catalogue->question_count; i++)
        if (applies_to(session->applies, session->catalogue->questions[i]))
            question = session->catalogue->questions[i];
    return question;
}

/* ---- changing ---- */

/* The question is not asked any more. */
static void leave_question(struct plain *plain)
{
    plain->current = find_start(plain->session);
    plain->show = true;
}

void plain_save(struct plain *plain)
{
    plain->unsaved = !session_save(plain->session);
    if (plain->unsaved)
        print_wrapped(0, _("Nothing you typed is lost yet. Type “save” to try again, or “save "
                           "NAME” to save to a new file."));
    if (!session_refresh(plain->session))
        plain->stopped = true;
    else if (!applies_to(plain->session->applies, plain->current))
        leave_question(plain);
    if (!plain->current)
        plain->stopped = true;
}

bool plain_begin(const struct plain *plain, struct change *change)
{
    if (journal_begin(plain->session->assessment, change))
        return true;
    print_wrapped(0, _("There is not enough memory for that."));
    return false;
}

bool plain_end(struct plain *plain, struct change *change, bool done, const struct error *error)
{
    journal_end(&plain->journal, plain->session->assessment, change, done, false);
    if (done)
        plain_save(plain);
    else
        print_wrapped(0, error->problem);
    return done;
}

bool plain_set(struct plain *plain, const struct question *question, const struct answer *draft)
{
    struct error error;
    struct session *session = plain->session;
    if (!answer_check(question, draft, &error)) {
        print_wrapped(0, error.problem);
        return false;
    }
    struct change change = {.kind = CHANGE_ANSWER, .question = question};
    if (!plain_begin(plain, &change))
        return false;
    change_announce(session, question, draft, stdout);
    return plain_end(plain, &change,
                     assessment_set_answer(session->assessment, question, draft, &error), &error);
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
    if (plain->show)
        plain_show(plain);
    plain->show = false;
    snprintf(prompt, sizeof prompt, "%s> ", plain->current->id);
    char *line = plain_read(plain, prompt);
    if (line)
        take_line(plain, line);
    free(line);
}

/* One line: who listens does not want a table first. */
static void say_how_far(const struct session *session)
{
    struct progress progress = progress_of_all(session->applies);
    struct text line = {0};
    text_append_format(&line, _("%zu of %zu questions are addressed; “status” tells more."),
                       progress.addressed, progress.applicable);
    print_wrapped(0, line.data ? line.data : "");
    text_free(&line);
}

static int run(struct plain *plain)
{
    while (!plain->stopped)
        ask(plain);
    journal_free(&plain->journal);
    figures_free(plain->figures);
    if (!session_save(plain->session))
        return EXIT_CANNOT;
    print_line(_("Saved."));
    return EXIT_DONE;
}

int plain_run(struct session *session, const char *directory)
{
    struct plain plain = {
        .session = session, .directory = directory, .current = find_start(session), .show = true};
    print_whole_lines();
    print_wrapped(0, assessment_title(session->assessment));
    say_how_far(session);
    if (!plain.current) {
        print_wrapped(0, _("No question applies at this depth; “mnr-assess set FILE depth full” "
                           "asks all."));
        return EXIT_DONE;
    }
    print_wrapped(0, _("Answers are saved as you give them. “help” lists what else you can type, "
                       "“?” explains the question."));
    return run(&plain);
}
