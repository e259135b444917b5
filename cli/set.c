/* set: changes one answer, the status of a capability, or what an assessment covers. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/change.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "cli/session.h"
#include "core/i18n.h"
#include "core/saying.h"

static const struct command_option options[] = {
    {"note", "TEXT",
     N_("a note beside the answer; an empty one takes it away, - reads it from "
        "standard input"),
     false},
    {"source", "SOURCE",
     N_("add a document that proves it: TITLE, or “TITLE | DATE | WHERE HELD”; with "
        "“| internal” behind that it stays out of a shared report; an empty one takes all away"),
     true},
    {"unknown", NULL, N_("say that it is not known"), false},
    {"not-applicable", "REASON", N_("say that it does not apply, and why"), false},
    {"later", NULL, N_("mark it to come back to"), false},
    {"no-later", NULL, N_("take that mark away"), false},
    {"sensitive", NULL, N_("keep it out of a shared report"), false},
    {"no-sensitive", NULL, N_("let it into a shared report"), false},
    {"clear", NULL, N_("take the answer back; note, sources and marks stay"), false},
    {"by", "WHO", N_("who says so: the id of a respondent, or “ID | ORGANISATION” for a new one"),
     false},
    {NULL, NULL, NULL, false},
};

enum {
    MOST_INPUT = 1024 * 1024,
    VERSION_SPACING = 3600, /* a script that sets a hundred answers needs one version before them */
};

struct setting {
    const struct invocation *invocation;
    struct session *session;
    const char **values;
    size_t value_count;
    char *input; /* what standard input held, for “-” */
};

/* ---- standard input ---- */

static bool read_input(struct setting *setting, struct error *error)
{
    struct text input = {0};
    char piece[4096];
    size_t got;
    while (input.length <= MOST_INPUT && (got = fread(piece, 1, sizeof piece, stdin)) > 0)
        text_append_bytes(&input, piece, got);
    while (input.length && strchr("\r\n", input.data[input.length - 1]))
        input.data[--input.length] = '\0';
    size_t length = input.length;
    setting->input = text_take(&input);
    if (!setting->input)
        return error_set_memory(error);
    if (length > MOST_INPUT)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("set: standard input holds more than an answer can"));
    if (strlen(setting->input) != length)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("set: standard input holds a NUL character, which no text does"));
    return true;
}

/* Puts what standard input holds in the place of “-”, which may stand once. */
static bool take_input(struct setting *setting, const char **word, struct error *error)
{
    if (!*word || strcmp(*word, "-") != 0)
        return true;
    if (setting->input)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("set: “-” can stand only once; standard input is read only once"));
    if (!read_input(setting, error))
        return false;
    *word = setting->input;
    return true;
}

/* ---- an answer ---- */

static bool set_state(struct setting *setting, const struct question *question,
                      struct answer *draft, struct error *error)
{
    const struct invocation *invocation = setting->invocation;
    const char *reason = invocation_value(invocation, "not-applicable");
    if (setting->value_count)
        return answer_from_words(question, setting->values, setting->value_count, draft, error);
    if (invocation_has(invocation, "unknown"))
        answer_set_state(draft, ANSWER_UNKNOWN);
    if (invocation_has(invocation, "clear"))
        answer_set_state(draft, ANSWER_UNANSWERED);
    if (!reason)
        return true;
    answer_set_state(draft, ANSWER_NOT_APPLICABLE);
    return answer_replace(&draft->reason, reason) || error_set_memory(error);
}

static bool set_note(struct setting *setting, struct answer *draft, struct error *error)
{
    const char *note = invocation_value(setting->invocation, "note");
    if (!note)
        return true;
    if (!take_input(setting, &note, error))
        return false;
    return answer_replace(&draft->note, text_is_blank(note) ? NULL : note) ||
           error_set_memory(error);
}

static bool set_sources(const struct setting *setting, struct answer *draft, struct error *error)
{
    const struct invocation *invocation = setting->invocation;
    for (size_t i = 0; i < invocation->option_count; i++) {
        const struct given_option *given = &invocation->options[i];
        if (strcmp(given->option->name, "source") == 0 &&
            !change_source(draft, given->value, error))
            return false;
    }
    return true;
}

static void set_marks(const struct setting *setting, struct answer *draft)
{
    const struct invocation *invocation = setting->invocation;
    if (invocation_has(invocation, "later"))
        draft->later = true;
    if (invocation_has(invocation, "no-later"))
        draft->later = false;
    if (invocation_has(invocation, "sensitive"))
        draft->sensitive = SENSITIVITY_YES;
    if (invocation_has(invocation, "no-sensitive"))
        draft->sensitive = SENSITIVITY_NO;
}

static bool set_speaker(const struct setting *setting, struct error *error)
{
    const char *by = invocation_value(setting->invocation, "by");
    return !by || change_speaker(setting->session->assessment, by, error);
}

static bool take_values(struct setting *setting, const struct question *question,
                        struct error *error)
{
    bool texts = question_kind_entry(question->kind)->takes_text;
    for (size_t i = 0; texts && i < setting->value_count; i++)
        if (!take_input(setting, &setting->values[i], error))
            return false;
    return true;
}

static bool fill_draft(struct setting *setting, const struct question *question,
                       struct answer *draft, struct error *error)
{
    if (!take_values(setting, question, error) || !set_state(setting, question, draft, error) ||
        !set_note(setting, draft, error) || !set_sources(setting, draft, error) ||
        !set_speaker(setting, error))
        return false;
    set_marks(setting, draft);
    return true;
}

/* What may not be asked for at once. */
static bool check_options(const struct setting *setting, struct error *error)
{
    static const char *const states[] = {"unknown", "not-applicable", "clear"};
    static const char *const opposites[][2] = {{"later", "no-later"},
                                               {"sensitive", "no-sensitive"}};
    const struct invocation *invocation = setting->invocation;
    size_t wanted = setting->value_count > 0;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        wanted += invocation_has(invocation, states[i]);
    if (wanted > 1)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("set: a value, --unknown, --not-applicable and --clear exclude each "
                           "other; give one of them"));
    for (size_t i = 0; i < sizeof opposites / sizeof *opposites; i++)
        if (invocation_has(invocation, opposites[i][0]) &&
            invocation_has(invocation, opposites[i][1]))
            return error_set(error, ERROR_USAGE, NULL, 0, 0,
                             _("set: --%s and --%s exclude each other; give one of them"),
                             opposites[i][0], opposites[i][1]);
    if (!wanted && !invocation->option_count)
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("set: nothing to set for “%s”; give a value or an option"),
                         invocation->arguments[1]);
    return true;
}

static bool set_answer(struct setting *setting, const struct question *question,
                       struct error *error)
{
    struct session *session = setting->session;
    struct answer draft;
    if (!check_options(setting, error))
        return false;
    if (!answer_copy(&draft, assessment_answer(session->assessment, question)))
        return error_set_memory(error);
    bool done =
        fill_draft(setting, question, &draft, error) && answer_check(question, &draft, error);
    if (done) {
        change_announce(session, question, &draft, stderr);
        done = assessment_set_answer(session->assessment, question, &draft, error);
    }
    answer_free(&draft);
    return done;
}

/* ---- what is not an answer ---- */

/* Refuses options that mean nothing for `what`. `allowed` is ended by NULL. */
static bool check_allowed(const struct setting *setting, const char *const *allowed,
                          const char *what, struct error *error)
{
    const struct invocation *invocation = setting->invocation;
    for (const struct command_option *option = options; option->name; option++) {
        const char *const *name = allowed;
        while (*name && strcmp(*name, option->name) != 0)
            name++;
        if (!*name && invocation_has(invocation, option->name))
            return error_set(error, ERROR_USAGE, NULL, 0, 0, _("set: %s takes no --%s"), what,
                             option->name);
    }
    return true;
}

/* The coordinator's own status of a capability. */
static bool set_override(struct setting *setting, const struct capability *capability,
                         struct error *error)
{
    static const char *const allowed[] = {"note", "clear", NULL};
    const struct invocation *invocation = setting->invocation;
    struct assessment *assessment = setting->session->assessment;
    bool clear = invocation_has(invocation, "clear");
    const char *reason = invocation_value(invocation, "note");
    if (!check_allowed(setting, allowed, capability->id, error) ||
        !take_input(setting, &reason, error))
        return false;
    if (clear && !setting->value_count && !reason)
        return assessment_set_override(assessment, capability, NULL, NULL, error);
    if (clear || setting->value_count != 1)
        return error_set(
            error, ERROR_USAGE, NULL, 0, 0,
            _("set: give %s its status and why (%s --note REASON), or take it back (--clear)"),
            capability->id,
            capability->domain->questionnaire->unit == UNIT_PROVISION ? "drafted" : "partly");
    return change_status(setting->session, capability, setting->values[0], reason, error);
}

/* set FILE depth WORD [CAPABILITY] */
static bool set_depth(struct setting *setting, struct error *error)
{
    static const char *const allowed[] = {NULL};
    if (!check_allowed(setting, allowed, "depth", error))
        return false;
    if (setting->value_count < 1 || setting->value_count > 2)
        return change_depth(setting->session, "", NULL, error);
    return change_depth(setting->session, setting->values[0],
                        setting->value_count == 2 ? setting->values[1] : NULL, error);
}

static bool set_title(struct setting *setting, struct error *error)
{
    static const char *const allowed[] = {NULL};
    if (!check_allowed(setting, allowed, "title", error))
        return false;
    if (setting->value_count != 1)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("set: a title is one text; put it in quotation marks"));
    return assessment_set_title(setting->session->assessment, setting->values[0], error);
}

static bool set_country(struct setting *setting, struct error *error)
{
    static const char *const allowed[] = {NULL};
    if (!check_allowed(setting, allowed, "country", error))
        return false;
    if (setting->value_count != 1)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("set: a country is its three letters, such as NOR"));
    return assessment_set_country(setting->session->assessment, setting->values[0], error);
}

/* set FILE instruments mnr,law, or with blanks between them. */
static bool set_instruments(struct setting *setting, struct error *error)
{
    static const char *const allowed[] = {NULL};
    struct text list = {0};
    if (!check_allowed(setting, allowed, "instruments", error))
        return false;
    for (size_t i = 0; i < setting->value_count; i++)
        text_append_format(&list, "%s%s", i ? "," : "", setting->values[i]);
    bool done = list.failed ? error_set_memory(error)
                            : change_instruments(setting->session, list.data ? list.data : "",
                                                 stderr, error);
    text_free(&list);
    return done;
}

static const struct {
    const char *name;
    bool (*set)(struct setting *setting, struct error *error);
} specials[] = {
    {"depth", set_depth},
    {"title", set_title},
    {"country", set_country},
    {"instruments", set_instruments},
};

/* ---- the command ---- */

static int save(const struct setting *setting, bool done, const struct error *error)
{
    if (!done)
        return complain(error);
    setting->session->version_spacing = VERSION_SPACING;
    return session_save(setting->session) ? EXIT_DONE : EXIT_CANNOT;
}

static int set(struct setting *setting, const char *id)
{
    struct error error = {0};
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
        if (strcmp(specials[i].name, id) == 0)
            return save(setting, specials[i].set(setting, &error), &error);
    const struct capability *capability = catalogue_capability(setting->session->catalogue, id);
    if (capability)
        return save(setting, set_override(setting, capability, &error), &error);
    const struct question *question = session_question(setting->session, id);
    if (!question)
        return EXIT_CANNOT;
    return save(setting, set_answer(setting, question, &error), &error);
}

static int run(const struct invocation *invocation)
{
    struct session session;
    if (!session_open(&session, invocation, invocation_argument(invocation, 0)))
        return EXIT_CANNOT;
    struct setting setting = {
        .invocation = invocation,
        .session = &session,
        .values = invocation->arguments + 2,
        .value_count = invocation->argument_count - 2,
    };
    int status = set(&setting, invocation_argument(invocation, 1));
    free(setting.input);
    session_close(&session);
    return status;
}

const struct command command_set = {
    .name = "set",
    .usage = "FILE ID [VALUE...] [OPTION...]",
    .summary = N_("change one answer, or what is asked"),
    .description = N_(
        "Answers the question ID: with yes, partly or no; with the ids of options, or none; with "
        "a text, a number, a date or a country's three letters; with the fields of a contact or "
        "a year in their order. “mnr-assess questions” lists what each question takes. A text "
        "“-” is read from standard input. What else is said in the same call applies together "
        "with it, or nothing does.\n\n"
        "ID may also be the id of a capability, whose status you can set down from “in place” "
        "with a reason (mnr.cap04 partly --note REASON), or of a provision, which you can set to "
        "any other level: in-force, partly, drafted or absent (law.d1 drafted --note REASON); "
        "--clear takes it back. And it may be “depth”, how much is asked (depth core, or depth "
        "core mnr.cap04 for one capability), “title”, “country”, or “instruments”, the "
        "questionnaires in use (instruments mnr,law): taking one out loses no answer, they come "
        "back with it."),
    .options = options,
    .least = 2,
    .most = SIZE_MAX,
    .run = run,
};
