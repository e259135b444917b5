/* plain mode: the words that are commands, in one table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rules/crosswalk.h"
#include "core/rules/progress.h"
#include "plain/dialogue.h"
#include "plain/input.h"
#include "plain/plain.h"
#include "plain/print.h"
#include "plain/summary.h"
#include "session/change.h"

/* Makes the draft the answer, when it was `made`, and frees it. */
static bool finish_draft(struct plain *plain, struct answer *draft, bool made)
{
    bool done = made && plain_set(plain, plain->current, draft);
    if (!made)
        plain_refuse_memory(plain);
    answer_free(draft);
    return done;
}

/* ---- moving ---- */

static void do_back(struct plain *plain, const char *words)
{
    (void)words;
    const struct question *before = applies_beside(plain->opened->applies, plain->current, -1);
    if (before)
        plain_go(plain, before);
    else
        print_wrapped(0, _("This is the first question."));
}

static void do_next(struct plain *plain, const char *words)
{
    (void)words;
    plain_next(plain);
}

static void do_open(struct plain *plain, const char *words)
{
    (void)words;
    const struct question *next = progress_next_unanswered(plain->opened->applies, plain->current);
    if (next)
        plain_go(plain, next);
    else
        print_wrapped(0, _("Every question that applies is addressed."));
}

static void do_goto(struct plain *plain, const char *words)
{
    struct text why = {0};
    const struct question *question = catalogue_question_at(plain->opened->catalogue, words);
    if (question && applies_to(plain->opened->applies, question)) {
        plain_go(plain, question);
        return;
    }
    if (question)
        applies_why(plain->opened->applies, question, &why);
    if (question)
        plain_refuse(plain, question->id, why.data);
    else
        plain_refuse(plain, words, _("there is no such question; type an id such as mnr.q07"));
    text_free(&why);
}

/* ---- states and marks ---- */

static void do_unknown(struct plain *plain, const char *words)
{
    (void)words;
    struct answer draft;
    if (!plain_copy(plain, plain->current, &draft))
        return;
    const struct question *question = plain->current;
    answer_set_state(&draft, ANSWER_UNKNOWN);
    if (finish_draft(plain, &draft, true))
        plain_go_on(plain, question);
}

static void set_not_applicable(struct plain *plain, const char *reason)
{
    struct answer draft;
    if (!plain_copy(plain, plain->current, &draft))
        return;
    const struct question *question = plain->current;
    answer_set_state(&draft, ANSWER_NOT_APPLICABLE);
    if (finish_draft(plain, &draft, answer_write(&draft.reason, reason)))
        plain_go_on(plain, question);
}

static void do_not_applicable(struct plain *plain, const char *words)
{
    if (*words) {
        set_not_applicable(plain, words);
        return;
    }
    const char *const none = NULL;
    char *reason = plain_read(plain, _("Why does it not apply? "));
    if (reason)
        set_not_applicable(plain, reason);
    else
        plain_note_begun(plain, &(struct typing){plain->current->id, "reason", &none, 1}, 0);
    free(reason);
}

static void do_later(struct plain *plain, const char *words)
{
    (void)words;
    struct answer draft;
    if (!plain_copy(plain, plain->current, &draft))
        return;
    bool later = !draft.later;
    draft.later = later;
    if (!finish_draft(plain, &draft, true))
        return;
    print_wrapped(0, later ? _("Marked to come back to.") : _("No longer marked to come back to."));
    if (later)
        plain_next(plain);
}

static void do_sensitive(struct plain *plain, const char *words)
{
    (void)words;
    struct answer draft;
    if (!plain_copy(plain, plain->current, &draft))
        return;
    answer_flip_sensitive(plain->current, &draft);
    bool sensitive = answer_is_sensitive(plain->current, &draft);
    if (finish_draft(plain, &draft, true))
        print_wrapped(0, sensitive ? _("Sensitive: stays out of a shared report.")
                                   : _("Not sensitive: may stand in a shared report."));
}

static void do_take(struct plain *plain, const char *words)
{
    (void)words;
    struct crosswalk_offer offer;
    const struct question *question = plain->current;
    if (!crosswalk_offers(plain->opened->findings, question, &offer)) {
        plain_refuse(plain, NULL, _("No other answer suggests one here."));
        return;
    }
    struct answer draft;
    bool partial = offer.partial;
    bool begun = plain_copy(plain, plain->current, &draft);
    bool taken = begun && crosswalk_take(&offer, &draft);
    crosswalk_offer_free(&offer);
    if (!begun || !finish_draft(plain, &draft, taken) || plain->current != question)
        return;
    if (!partial) {
        plain_go_on(plain, question);
        return;
    }
    print_wrapped(0, _("Ticked, and marked to come back to: look through the other options."));
    plain->show = true;
}

static void do_clear(struct plain *plain, const char *words)
{
    (void)words;
    struct answer draft;
    if (!plain_copy(plain, plain->current, &draft))
        return;
    answer_set_state(&draft, ANSWER_UNANSWERED);
    if (finish_draft(plain, &draft, true))
        print_wrapped(0, _("The answer is taken back."));
}

static void do_more(struct plain *plain, const char *words)
{
    (void)words;
    if (plain->current->kind == KIND_TEXT)
        plain_write_on(plain, assessment_answer(plain->opened->assessment, plain->current)->value);
    else
        plain_refuse(plain, NULL, _("The answer to this question is no text to go on with."));
}

/* ---- notes and sources ---- */

static void set_note(struct plain *plain, const char *note)
{
    struct answer draft;
    if (!plain_copy(plain, plain->current, &draft))
        return;
    if (finish_draft(plain, &draft, answer_write(&draft.note, note)))
        print_wrapped(0, text_is_blank(note) ? _("No note.") : _("Noted."));
}

static void do_note(struct plain *plain, const char *words)
{
    if (*words) {
        set_note(plain, words);
        return;
    }
    print_wrapped(0, _("Type the note; a line with nothing but a full stop ends it."));
    char *note = plain_read_text(plain, "note", NULL);
    if (note)
        set_note(plain, note);
    free(note);
}

/* Part `at` of a new source. Those that were typed so far are safe while it is waited for. */
static char *ask_part(struct plain *plain, const struct answer *draft, const char *const *parts,
                      size_t at, const char *prompt)
{
    char field[32];
    const struct typing typing = {plain->current->id, field, parts, 3};
    snprintf(field, sizeof field, "source %zu", draft->source_count);
    if (at && !lines_are_there())
        plain_note(plain, &typing);
    char *part = plain_read(plain, prompt);
    if (!part)
        plain_note_begun(plain, &typing, at);
    return part;
}

/* Asks for the three parts; a title of one hyphen takes all sources away. */
static bool ask_source(struct plain *plain, struct answer *draft, struct error *error)
{
    const char *parts[3] = {"", "", ""};
    char *title = ask_part(plain, draft, parts, 0, _("Title of the document (- takes all away): "));
    bool clear = title && strcmp(title, "-") == 0;
    bool asked = title && *title && !clear;
    parts[0] = title;
    char *date = asked ? ask_part(plain, draft, parts, 1, _("Its date, if any: ")) : NULL;
    parts[1] = date;
    char *held = date ? ask_part(plain, draft, parts, 2, _("Where it is held, if known: ")) : NULL;
    asked = asked && !plain->given_up && !plain->gone;
    bool done = asked && (answer_put_source(draft, draft->source_count, title, date, held) ||
                          error_set_memory(error));
    if (clear)
        done = change_source(draft, "", error);
    else if (!asked)
        error_set(error, ERROR_USAGE, NULL, 0, 0, "%s", _("No source was added."));
    if (plain->given_up)
        plain_forget_note(plain);
    free(title);
    free(date);
    free(held);
    return done;
}

/* One by its number or title, or all. */
static bool remove_source(struct answer *draft, const char *words, struct error *error)
{
    size_t at;
    words += strspn(words, " ");
    if (!*words)
        return change_source(draft, "", error);
    if (!change_find_source(draft, words, &at, error))
        return false;
    answer_remove_source(draft, at);
    return true;
}

static void do_source(struct plain *plain, const char *words)
{
    struct error error;
    struct answer draft;
    if (!plain_copy(plain, plain->current, &draft))
        return;
    bool done = *words == '-' ? remove_source(&draft, words + 1, &error)
                : *words      ? change_source(&draft, words, &error)
                              : ask_source(plain, &draft, &error);
    if (!done) {
        if (!plain->given_up && !plain->gone)
            plain_refuse_error(plain, &error);
        answer_free(&draft);
    } else if (finish_draft(plain, &draft, true)) {
        print_wrapped(0, _("The sources are changed."));
    }
}

static void do_internal(struct plain *plain, const char *words)
{
    struct answer draft;
    if (!plain_copy(plain, plain->current, &draft))
        return;
    struct error error;
    size_t at = draft.source_count - 1;
    bool found = *words ? change_find_source(&draft, words, &at, &error) : draft.source_count > 0;
    if (!found) {
        plain_refuse(plain, NULL, *words ? error.problem : _("There is no source."));
        answer_free(&draft);
        return;
    }
    struct held_source *source = &draft.sources[at];
    source->internal = !source->internal;
    bool internal = source->internal;
    if (finish_draft(plain, &draft, true))
        print_wrapped(0, internal ? _("That source stays out of a shared report.")
                                  : _("A shared report may name that source."));
}

/* ---- the whole ---- */

static void do_status(struct plain *plain, const char *words)
{
    (void)words;
    summary_print(plain->opened);
}

static void do_domain(struct plain *plain, const char *words)
{
    (void)words;
    plain_show_domain(plain);
}

static void do_finish(struct plain *plain, const char *words)
{
    (void)words;
    plain_show_left(plain);
}

/* From then on that file is worked on, and held. */
static bool save_elsewhere(struct plain *plain, const char *path)
{
    struct error error;
    struct opened *opened = plain->opened;
    if (!assessment_create(opened->assessment, path, &error)) {
        plain_refuse_error(plain, &error);
        return false;
    }
    plain_keep_elsewhere(plain);
    plain->unsaved = opened->looking = false;
    lock_release(opened->lock);
    opened->lock = NULL;
    open_lock(opened, false);
    return true;
}

static void do_save(struct plain *plain, const char *words)
{
    if (*words && !save_elsewhere(plain, words))
        return;
    if (plain->opened->looking) {
        print_wrapped(0, _("Nothing was changed, so there is nothing to save."));
        return;
    }
    plain_save(plain);
    if (!plain->unsaved)
        print_labelled(0, _("Saved"), assessment_path(plain->opened->assessment));
}

static void do_quit(struct plain *plain, const char *words)
{
    (void)words;
    plain->stopped = true;
}

static void do_explain(struct plain *plain, const char *words)
{
    (void)words;
    plain_explain(plain);
}

static void do_show(struct plain *plain, const char *words)
{
    (void)words;
    plain->show = true;
}

static void do_help(struct plain *plain, const char *words);

/* ---- the table ---- */

enum taking { TAKES_NOTHING, MAY_TAKE, MUST_TAKE };

static const struct plain_command {
    const char *name;
    enum taking taking;
    const char *argument;
    const char *help;
    void (*run)(struct plain *plain, const char *words);
} commands[] = {
    {"?", TAKES_NOTHING, NULL, N_("explain the question"), do_explain},
    {"show", TAKES_NOTHING, NULL, N_("show the question again"), do_show},
    {"next", TAKES_NOTHING, NULL, N_("go on without answering (so does an empty line)"), do_next},
    {"back", TAKES_NOTHING, NULL, N_("go to the question before"), do_back},
    {"open", TAKES_NOTHING, NULL, N_("go to the next question without an answer"), do_open},
    {"goto", MUST_TAKE, "ID", N_("go to a question, such as mnr.q07, q7 or 7"), do_goto},
    {"take", TAKES_NOTHING, NULL, N_("take over the answer that another questionnaire suggests"),
     do_take},
    {"more", TAKES_NOTHING, NULL, N_("go on with the text that is the answer"), do_more},
    {"unknown", TAKES_NOTHING, NULL, N_("answer that it is not known"), do_unknown},
    {"na", MAY_TAKE, "REASON", N_("answer that it does not apply, and why"), do_not_applicable},
    {"later", TAKES_NOTHING, NULL, N_("mark to come back to and go on; again: take the mark away"),
     do_later},
    {"note", MAY_TAKE, "TEXT", N_("put a note beside the answer; without TEXT asks for lines"),
     do_note},
    {"source", MAY_TAKE, "TITLE | DATE | WHERE",
     N_("add a document that proves the answer; a bar of its title is written \\|; “source -2” or "
        "“source -TITLE” takes one away, “source -” all"),
     do_source},
    {"internal", MAY_TAKE, "N",
     N_("keep source N (or the last) out of a shared report; again: let it in"), do_internal},
    {"sensitive", TAKES_NOTHING, NULL, N_("keep it out of a shared report; again: let it in"),
     do_sensitive},
    {"clear", TAKES_NOTHING, NULL, N_("take the answer back"), do_clear},
    {"by", MAY_TAKE, "WHO",
     N_("who answers from now on: ID, or ID | ORGANISATION; without WHO nobody in particular"),
     plain_by},
    {"undo", TAKES_NOTHING, NULL, N_("undo the last change of this sitting, whatever it was"),
     plain_undo},
    {"redo", TAKES_NOTHING, NULL, N_("do again what was undone"), plain_redo},
    {"changes", TAKES_NOTHING, NULL, N_("list what was changed in this sitting"), plain_changes},
    {"find", MUST_TAKE, "WORDS", N_("find words in questions, answers, notes and the glossary"),
     plain_find},
    {"level", MUST_TAKE, "ID WORD REASON",
     N_("set the status of a capability to partly, or a provision to another level; with ID alone "
        "take that back"),
     plain_level},
    {"depth", MUST_TAKE, "WORD [ID]",
     N_("ask less or more: core, standard, full; with ID for one capability"), plain_depth},
    {"instruments", MUST_TAKE, "LIST",
     N_("the questionnaires in use, such as mnr,law; no answer is lost"), plain_instruments},
    {"title", MAY_TAKE, "TEXT", N_("name the record; without TEXT says its title"), plain_title},
    {"country", MAY_TAKE, "LETTERS",
     N_("what published documents record about the country; with LETTERS or a name sets it"),
     plain_country},
    {"findings", TAKES_NOTHING, NULL, N_("show what was found, and why"), plain_findings},
    {"domain", TAKES_NOTHING, NULL, N_("say what was found in this domain, and what is open"),
     do_domain},
    {"status", TAKES_NOTHING, NULL, N_("show progress and findings"), do_status},
    {"finish", TAKES_NOTHING, NULL, N_("list what is left to finish"), do_finish},
    {"save", MAY_TAKE, "NAME", N_("save now; with NAME to a new file"), do_save},
    {"recover", MAY_TAKE, "no",
     N_("bring back what an earlier run could not finish; “recover no” leaves it out"),
     plain_recover},
    {"help", MAY_TAKE, "COMMAND", N_("say what COMMAND does, or all of them"), do_help},
    {"quit", TAKES_NOTHING, NULL, N_("save and leave"), do_quit},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static void name_command(const struct plain_command *command, char *name, size_t size)
{
    const char *argument = command->argument;
    const char *marks = command->taking == MAY_TAKE ? "[]" : "";
    snprintf(name, size, "%s%s%.1s%s%s", command->name, argument ? " " : "", marks,
             argument ? argument : "", *marks ? marks + 1 : "");
}

bool plain_command_entry(size_t index, char *name, size_t size, const char **help)
{
    if (index >= COMMANDS)
        return false;
    name_command(&commands[index], name, size);
    *help = commands[index].help;
    return true;
}

static void print_command(const struct plain_command *command)
{
    enum { HELP_COLUMN = 30 };
    char name[60];
    char lead[64];
    name_command(command, name, sizeof name);
    snprintf(lead, sizeof lead, "  %s", name);
    print_item(lead, HELP_COLUMN, _(command->help));
}

/* Of one command, or of all. */
static void do_help(struct plain *plain, const char *words)
{
    bool found = false;
    for (size_t i = 0; i < COMMANDS; i++)
        if (!*words || strcmp(commands[i].name, words) == 0) {
            print_command(&commands[i]);
            found = true;
        }
    if (!found)
        plain_refuse(plain, words, _("there is no such command; “help” lists all"));
    if (found && *words)
        return;
    print_wrapped(0, _("In a text of several lines: “.” ends it, “.show” says it again, “.back” "
                       "takes the last line back, “.cancel” gives it up."));
    print_wrapped(0, _("Anything else is an answer. A line that begins with a blank is always one, "
                       "even if a command follows the blank."));
}

/* What follows the command's name in the line; NULL when the line is not that command. */
static const char *argument_of(const struct plain_command *command, const char *line)
{
    size_t length = strlen(command->name);
    if (strncmp(line, command->name, length) != 0)
        return NULL;
    const char *rest = line + length;
    if (*rest && (*rest != ' ' || (command->taking == TAKES_NOTHING && !text_is_blank(rest))))
        return NULL;
    return rest + strspn(rest, " ");
}

bool plain_command(struct plain *plain, const char *line)
{
    for (size_t i = 0; i < COMMANDS; i++) {
        const char *words = argument_of(&commands[i], line);
        if (!words)
            continue;
        if (commands[i].taking == MUST_TAKE && !*words)
            print_command(&commands[i]);
        else
            commands[i].run(plain, words);
        return true;
    }
    return false;
}
