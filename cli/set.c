/* set: changes one answer, the status of a capability, or what an assessment covers. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "cli/set_parts.h"
#include "core/base/fold.h"
#include "core/base/i18n.h"
#include "core/record/saying.h"
#include "plain/print.h"
#include "session/change.h"

static const struct command_option options[] = {
    {"note", "TEXT", N_("a note beside the answer; an empty one takes it away"), false},
    {"source", "SOURCE",
     N_("add a document that proves it: TITLE, or “TITLE | DATE | WHERE HELD”; with "
        "“| internal” behind that it stays out of a shared report; a bar of the title is written "
        "\\|; an empty one takes all away"),
     true},
    {"no-source", "WHICH",
     N_("take one away: its number (the first is 1), its title, or “TITLE | DATE”"), true},
    {"unknown", NULL, N_("say that it is not known"), false},
    {"not-applicable", "REASON", N_("say that it does not apply, and why"), false},
    {"later", NULL, N_("mark it to come back to"), false},
    {"no-later", NULL, N_("take that mark away"), false},
    {"sensitive", NULL, N_("keep it out of a shared report"), false},
    {"no-sensitive", NULL, N_("let it into a shared report"), false},
    {"clear", NULL, N_("take the answer back; note, sources and marks stay"), false},
    {"by", "WHO", N_("who says so: the id of a respondent, or “ID | ORGANISATION” for a new one"),
     false},
    {"from", "ANSWERS.json",
     N_("take many answers at once, as “export --format json” and “get --json” write them: all of "
        "them, or none; - reads standard input"),
     false},
    {NULL, NULL, NULL, false},
};

enum {
    MOST_INPUT = 1024 * 1024,
    VERSION_SPACING = 3600, /* a script that sets a hundred answers needs one version before them */
};

/* ---- the door ---- */

/* Takes over a word, so that it is freed in the end. */
static bool own(struct setting *setting, char *word, struct error *error)
{
    char **owned = reallocarray(setting->owned, setting->owned_count + 1, sizeof *owned);
    if (!owned) {
        free(word);
        error_set_memory(error);
        return false; /* which the analyser would not know otherwise */
    }
    setting->owned = owned;
    owned[setting->owned_count++] = word;
    return true;
}

static void free_owned(struct setting *setting)
{
    for (size_t i = 0; i < setting->owned_count; i++)
        free(setting->owned[i]);
    free(setting->owned);
}

/* Puts what comes in of a word in its place. */
static bool let_in(struct setting *setting, enum door_shape shape, const char **word,
                   struct error *error)
{
    char *words = door_text(shape, *word, error);
    if (!words || !own(setting, words, error))
        return false;
    *word = words;
    return true;
}

/* ---- standard input ---- */

/* All of it; the caller frees the text. */
static bool read_input(struct text *input, struct error *error)
{
    char piece[4096];
    size_t got;
    while (input->length <= MOST_INPUT && (got = fread(piece, 1, sizeof piece, stdin)) > 0)
        text_append_bytes(input, piece, got);
    if (input->failed)
        return error_set_memory(error);
    if (input->length > MOST_INPUT)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("set: standard input holds more than an answer can"));
    return true;
}

static bool take_input(struct setting *setting, enum door_shape shape, const char **word,
                       struct error *error)
{
    struct text input = {0};
    struct text words = {0};
    if (setting->has_input)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("set: “-” can stand only once; standard input is read only once"));
    setting->has_input = true;
    text_append(&words, "");
    bool done = read_input(&input, error) &&
                door_take(shape, input.data ? input.data : "", input.length, &words, error);
    text_free(&input);
    char *taken = done ? text_take(&words) : NULL;
    text_free(&words);
    if (done && !taken)
        return error_set_memory(error);
    if (!done || !own(setting, taken, error))
        return false;
    *word = taken;
    return true;
}

bool set_take_text(struct setting *setting, enum door_shape shape, const char **word,
                   struct error *error)
{
    if (!*word)
        return true;
    return strcmp(*word, "-") == 0 ? take_input(setting, shape, word, error)
                                   : let_in(setting, shape, word, error);
}

/* ---- an answer ---- */

/* How a state is said that somebody tried to give as a value; NULL when it is none. */
static const char *state_meant(const char *words)
{
    static const char *const states[][2] = {
        {"unknown", "--unknown"},
        {"don't know", "--unknown"},
        {"?", "--unknown"},
        {"not applicable", "--not-applicable REASON"},
        {"not-applicable", "--not-applicable REASON"},
        {"na", "--not-applicable REASON"},
        {"n/a", "--not-applicable REASON"},
        {"unanswered", "--clear"},
        {"clear", "--clear"},
        {"later", "--later"},
    };
    char *folded = fold_words(words);
    const char *meant = NULL;
    for (size_t i = 0; folded && i < sizeof states / sizeof *states; i++)
        if (strcmp(folded, states[i][0]) == 0)
            meant = states[i][1];
    free(folded);
    return meant;
}

/* Adds to why a value is refused what was meant instead. */
static bool refuse_value(const struct setting *setting, struct error *error)
{
    const char *meant = setting->value_count == 1 ? state_meant(setting->values[0]) : NULL;
    struct error why = *error;
    return meant ? error_set(error, why.kind, NULL, 0, 0, _("%s; to say that, give %s"),
                             why.problem, meant)
                 : false;
}

/* What comes in: lines where one writes, one line where one picks or fills fields. */
static enum door_shape shape_of(const struct question *question)
{
    return question_kind_entry(question->kind)->takes_text ? DOOR_FILE : DOOR_ONE_LINE;
}

/* Standard input is a text as it is, wherever one can stand. */
static bool set_value(struct setting *setting, const struct question *question,
                      struct answer *draft, struct error *error)
{
    const struct question_kind_entry *kind = question_kind_entry(question->kind);
    bool texts = kind->takes_text || kind->takes_several;
    struct said *items = calloc(setting->value_count, sizeof *items);
    bool done = true;
    if (!items)
        return error_set_memory(error);
    for (size_t i = 0; done && i < setting->value_count; i++) {
        items[i].verbatim = texts && strcmp(setting->values[i], "-") == 0;
        done = set_take_text(setting, shape_of(question), &setting->values[i], error);
        items[i].words = setting->values[i];
    }
    const struct saying saying = {.items = items, .count = setting->value_count};
    if (done)
        done = saying_take(question, &saying, draft, NULL, error) || refuse_value(setting, error);
    free(items);
    return done;
}

static bool set_state(struct setting *setting, const struct question *question,
                      struct answer *draft, struct error *error)
{
    const struct invocation *invocation = setting->invocation;
    const char *reason = invocation_value(invocation, "not-applicable");
    if (setting->value_count)
        return set_value(setting, question, draft, error);
    if (invocation_has(invocation, "unknown"))
        answer_set_state(draft, ANSWER_UNKNOWN);
    if (invocation_has(invocation, "clear"))
        answer_set_state(draft, ANSWER_UNANSWERED);
    if (!reason)
        return true;
    if (!set_take_text(setting, DOOR_FILE, &reason, error))
        return false;
    answer_set_state(draft, ANSWER_NOT_APPLICABLE);
    return answer_write(&draft->reason, reason) || error_set_memory(error);
}

static bool set_note(struct setting *setting, struct answer *draft, struct error *error)
{
    const char *note = invocation_value(setting->invocation, "note");
    if (!note)
        return true;
    if (!set_take_text(setting, DOOR_FILE, &note, error))
        return false;
    return answer_write(&draft->note, note) || error_set_memory(error);
}

/* Numbers are those of the sources as they stand, however many go. */
static bool remove_sources(const struct setting *setting, struct answer *draft, struct error *error)
{
    const struct invocation *invocation = setting->invocation;
    bool *gone = calloc(draft->source_count + 1, sizeof *gone);
    bool done = true;
    if (!gone)
        return error_set_memory(error);
    for (size_t i = 0; done && i < invocation->option_count; i++) {
        const struct given_option *given = &invocation->options[i];
        size_t at;
        if (strcmp(given->option->name, "no-source") != 0)
            continue;
        done = change_find_source(draft, given->value, &at, error);
        if (done)
            gone[at] = true;
    }
    for (size_t i = draft->source_count; done && i-- > 0;)
        if (gone[i])
            answer_remove_source(draft, i);
    free(gone);
    return done;
}

static bool set_sources(struct setting *setting, struct answer *draft, struct error *error)
{
    const struct invocation *invocation = setting->invocation;
    if (!remove_sources(setting, draft, error))
        return false;
    for (size_t i = 0; i < invocation->option_count; i++) {
        const struct given_option *given = &invocation->options[i];
        const char *source = given->value;
        if (strcmp(given->option->name, "source") == 0 &&
            (!set_take_text(setting, DOOR_ONE_LINE, &source, error) ||
             !change_source(draft, source, error)))
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

static bool set_speaker(struct setting *setting, struct error *error)
{
    const char *by = invocation_value(setting->invocation, "by");
    return !by || (let_in(setting, DOOR_ONE_LINE, &by, error) &&
                   change_speaker(setting->opened->assessment, by, error));
}

static bool fill_draft(struct setting *setting, const struct question *question,
                       struct answer *draft, struct error *error)
{
    if (!set_state(setting, question, draft, error) || !set_note(setting, draft, error) ||
        !set_sources(setting, draft, error) || !set_speaker(setting, error))
        return false;
    set_marks(setting, draft);
    return true;
}

static bool refuse_both(const char *one, const char *other, struct error *error)
{
    return error_set(error, ERROR_USAGE, NULL, 0, 0,
                     _("set: %s and %s exclude each other; give one of them"), one, other);
}

/* A question has one state: what was given for it may be one thing only. */
static bool check_states(const struct setting *setting, struct error *error)
{
    static const char *const states[][2] = {
        {"unknown", "--unknown"}, {"not-applicable", "--not-applicable"}, {"clear", "--clear"}};
    const char *given = setting->value_count ? _("a value") : NULL;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (!invocation_has(setting->invocation, states[i][0]))
            continue;
        if (given)
            return refuse_both(given, states[i][1], error);
        given = states[i][1];
    }
    return true;
}

/* What may not be asked for at once. */
static bool check_options(const struct setting *setting, struct error *error)
{
    static const char *const opposites[][4] = {
        {"later", "no-later", "--later", "--no-later"},
        {"sensitive", "no-sensitive", "--sensitive", "--no-sensitive"}};
    const struct invocation *invocation = setting->invocation;
    for (size_t i = 0; i < sizeof opposites / sizeof *opposites; i++)
        if (invocation_has(invocation, opposites[i][0]) &&
            invocation_has(invocation, opposites[i][1]))
            return refuse_both(opposites[i][2], opposites[i][3], error);
    return check_states(setting, error);
}

/* Whether there is an option of this command, not only of every command. */
static bool has_option(const struct setting *setting)
{
    for (const struct command_option *option = options; option->name; option++)
        if (invocation_has(setting->invocation, option->name))
            return true;
    return false;
}

static bool refuse_nothing(const struct question *question, struct error *error)
{
    struct text taken = {0};
    saying_tell(question, &taken);
    error_set(error, ERROR_USAGE, NULL, 0, 0,
              _("set: nothing to set for %s; give an option, or a value; it takes: %s"),
              question->label, taken.data ? taken.data : "");
    text_free(&taken);
    return false;
}

static bool set_answer(struct setting *setting, const struct question *question,
                       struct error *error)
{
    struct opened *opened = setting->opened;
    struct answer draft;
    if (!setting->value_count && !has_option(setting))
        return refuse_nothing(question, error);
    if (!check_options(setting, error))
        return false;
    if (!answer_copy(&draft, assessment_answer(opened->assessment, question)))
        return error_set_memory(error);
    bool done =
        fill_draft(setting, question, &draft, error) && answer_check(question, &draft, error);
    if (done) {
        change_announce(opened, question, &draft, stderr);
        done = assessment_set_answer(opened->assessment, question, &draft, error);
    }
    answer_free(&draft);
    return done;
}

/* ---- the command ---- */

static int save(const struct setting *setting, bool done, const struct error *error)
{
    if (!done)
        return complain(error);
    setting->opened->version_spacing = VERSION_SPACING;
    return open_save(setting->opened) ? EXIT_DONE : EXIT_CANNOT;
}

static int set(struct setting *setting, const char *id)
{
    struct error error = {0};
    struct open_found found;
    bool done;
    if (set_record(setting, id, &done, &error))
        return save(setting, done, &error);
    if (!open_find(setting->opened, id, &found))
        return EXIT_CANNOT;
    done = found.capability ? set_override(setting, found.capability, &error)
                            : set_answer(setting, found.question, &error);
    return save(setting, done, &error);
}

/* set FILE --from ANSWERS.json [--by WHO] */
static int set_many(struct setting *setting)
{
    static const char *const allowed[] = {"from", "by", NULL};
    struct error error = {0};
    if (!set_check_allowed(setting, allowed, _("with --from it"), &error) ||
        !set_speaker(setting, &error))
        return complain(&error);
    if (!set_from(setting->opened, invocation_value(setting->invocation, "from")))
        return EXIT_CANNOT;
    return save(setting, true, &error);
}

/* An id has to be given, unless it stands with each of many answers. */
static bool check_id(const struct invocation *invocation)
{
    bool many = invocation_has(invocation, "from");
    if (many && invocation->argument_count > 1)
        complain_about(_("set: --from brings ids and values with it; leave out “%s”"),
                       invocation->arguments[1]);
    else if (!many && invocation->argument_count < 2)
        complain_about("%s", _("set: say what to set: mnr-assess set FILE ID VALUE, such as q7 "
                               "yes, or --from ANSWERS.json"));
    else
        return true;
    return false;
}

static int run(const struct invocation *invocation)
{
    struct opened opened;
    if (!check_id(invocation))
        return EXIT_CANNOT;
    if (!open_record(&opened, invocation, invocation_argument(invocation, 0)))
        return EXIT_CANNOT;
    struct setting setting = {
        .invocation = invocation,
        .opened = &opened,
        .values = invocation->arguments + 2,
        .value_count = invocation->argument_count > 2 ? invocation->argument_count - 2 : 0,
    };
    const char *id = invocation_argument(invocation, 1);
    int status = id ? set(&setting, id) : set_many(&setting);
    free_owned(&setting);
    open_close(&opened);
    return status;
}

const struct command command_set = {
    .name = "set",
    .usage = "FILE ID [VALUE...] [OPTION...] | FILE --from ANSWERS.json",
    .summary = N_("change one answer, or what is asked"),
    .description = N_(
        "Answers the question ID, such as mnr.q07, q7 or 7. VALUE is said as in “edit --plain”: an "
        "option by its number, its id or its whole text, in any case; several, and none or 0, with "
        "blanks or commas between them; a number, a date, a country's letters or name; the fields "
        "of a contact or a year in their order, or each by its name (q2 post=\"Head of unit\"), "
        "when the others stay as they are; a text in quotation marks, which is never read as an "
        "option where the question has none. Words behind an option that asks for some describe "
        "it. “mnr-assess questions” lists what each question takes, and so does every refusal.\n\n"
        "A text, reason, note, source or title that is “-” is read from standard input, to the "
        "letter. A text that begins with a hyphen stands behind -- (q8 -- \"-x\"); where it cannot "
        "be an option, as it has a blank or a digit in it (\"-5 units\"), it need not.\n\n"
        "What else is said in the same call applies together with it, or nothing does. A value, "
        "--unknown, --not-applicable and --clear exclude each other; notes, sources and marks go "
        "with each of them. The same source twice is one.\n\n"
        "With --from many answers are taken at once, as “export --format json” or “get --json” "
        "write them, or none: all mistakes are told, with their places, and nothing is changed "
        "when there is one. mnr-assess(5) says what of them is taken.\n\n"
        "ID may also be the id of a capability, whose status you can set down from “in place” "
        "with a reason (mnr.cap04 partly --note REASON), or of a provision, which you can set to "
        "any other level: in-force, partly, drafted or absent (law.d1 drafted --note REASON); "
        "--clear takes it back. And it may be “depth”, how much is asked (depth core, or depth "
        "core mnr.cap04 for one capability), “title”, “country”, or “instruments”, the "
        "questionnaires in use (instruments mnr,law): taking one out loses no answer, they come "
        "back with it."),
    .options = options,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
