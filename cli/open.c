#include "cli/open.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "config.h"
#include "core/base/clock.h"
#include "core/base/i18n.h"
#include "core/base/nearest.h"
#include "core/base/state.h"
#include "core/base/store.h"
#include "core/loading/load.h"
#include "core/record/merge.h"
#include "core/safety/backup.h"
#include "core/safety/leftover.h"
#include "plain/print.h"

enum { LONGEST_LANGUAGE = 20 };

/* The language of the locale ("fr" of fr_FR.UTF-8); NULL when it has none. */
static const char *locale_language(char out[LONGEST_LANGUAGE])
{
    const char *locale = setlocale(LC_MESSAGES, NULL);
    size_t length = locale ? strcspn(locale, "_.@") : 0;
    if (length < 2 || length >= LONGEST_LANGUAGE || strncmp(locale, "POSIX", length) == 0)
        return NULL;
    memcpy(out, locale, length);
    out[length] = '\0';
    return out;
}

const char *session_data_directory(const struct invocation *invocation)
{
    static const char installed[] = PREFIX "/share/mnr-assess/questionnaires";
    const char *given = invocation_value(invocation, "data");
    if (given)
        return given;
    return access(PREFIX "/share/mnr-assess/questionnaires/catalogue.yaml", R_OK) == 0 ? installed
                                                                                       : NULL;
}

/* LANGUAGE as it was when the program began; NULL when it was not set. */
static const char *first_language(void)
{
    static char copy[256];
    static bool known;
    const char *language = getenv("LANGUAGE");
    if (!known && language)
        snprintf(copy, sizeof copy, "%s", language);
    known = true;
    return *copy ? copy : NULL;
}

void session_speak(const char *language)
{
    const char *wanted = language ? language : first_language();
    first_language();
    if (wanted)
        setenv("LANGUAGE", wanted, 1);
    else
        unsetenv("LANGUAGE");
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C"); /* files write 2.5, whatever the country */
    const char *locale = setlocale(LC_MESSAGES, NULL);
    if (language && locale && strcmp(locale, "C") == 0)
        setlocale(LC_MESSAGES, "C.UTF-8"); /* in "C", gettext speaks no other language */
    i18n_begin(PREFIX "/share/locale");
}

static struct catalogue *catalogue_in(const struct invocation *invocation, const char *language)
{
    struct problems problems = {0};
    struct error error;
    struct catalogue *catalogue =
        catalogue_load(session_data_directory(invocation), language, &problems);
    if (!catalogue && problems_first_error(&problems, &error))
        complain(&error);
    else if (!catalogue)
        complain_about("%s", _("out of memory"));
    problems_free(&problems);
    return catalogue;
}

struct catalogue *session_catalogue(const struct invocation *invocation)
{
    char language[LONGEST_LANGUAGE];
    const char *wanted = invocation_value(invocation, "lang");
    return catalogue_in(invocation, wanted ? wanted : locale_language(language));
}

struct figures *session_figures(const struct invocation *invocation,
                                const struct catalogue *catalogue)
{
    struct problems problems = {0};
    struct error error;
    const struct figures_document *documents;
    struct figures *figures =
        figures_load(session_data_directory(invocation), catalogue, &problems);
    if (!figures && problems_first_error(&problems, &error)) {
        complain(&error);
    } else if (figures && figures_documents(figures, &documents) == 0) {
        complain_about("%s", _("these questionnaire files hold no published tables (figures/); "
                               "leave out --data for those inside the program"));
        figures_free(figures);
        figures = NULL;
    }
    problems_free(&problems);
    return figures;
}

int session_refuse_questionnaire(const struct catalogue *catalogue, const char *command,
                                 const char *id)
{
    struct text ids = {0};
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        text_append_format(&ids, "%s%s", i ? ", " : "", catalogue->questionnaires[i]->id);
    complain_about(_("%s: there is no questionnaire “%s”; there is: %s"), command, id,
                   ids.data ? ids.data : "");
    text_free(&ids);
    return EXIT_CANNOT;
}

int session_each(const struct invocation *invocation,
                 int (*look)(struct catalogue *catalogue, const char *path))
{
    struct catalogue *catalogue = session_catalogue(invocation);
    if (!catalogue)
        return EXIT_CANNOT;
    int worst = EXIT_DONE;
    for (size_t i = 0; i < invocation->argument_count; i++) {
        int status = look(catalogue, invocation->arguments[i]);
        worst = status > worst ? status : worst;
    }
    catalogue_free(catalogue);
    return worst;
}

static bool is_missing(const char *path)
{
    return access(path, F_OK) != 0 && errno == ENOENT;
}

/* One line for all that is wrong with a file: the first error, and how to see the rest. */
static void complain_about_file(const struct problems *problems, const char *path)
{
    struct error error;
    char description[1700];
    char harmless[512];
    if (!problems_first_error(problems, &error))
        error_set_memory(&error);
    if (is_missing(path)) {
        complain_about(_("%s: there is no such file; “mnr-assess new %s” makes it"), path, path);
        return;
    }
    if (error.kind == ERROR_SYSTEM || error.kind == ERROR_MEMORY) {
        complain(&error);
        return;
    }
    error_describe(&error, description, sizeof description);
    text_harmless(path, harmless, sizeof harmless);
    fprintf(stderr, _("mnr-assess: %s; “mnr-assess check %s” lists all there is to put right\n"),
            description, harmless);
}

static bool load(struct session *session, const char *path)
{
    struct problems problems = {0};
    session->assessment = assessment_load(session->catalogue, path, &problems);
    if (!session->assessment)
        complain_about_file(&problems, path);
    problems_free(&problems);
    return session->assessment != NULL;
}

static bool open_with(struct session *session, struct catalogue *catalogue, const char *path)
{
    *session = (struct session){.catalogue = catalogue};
    if (session->catalogue && load(session, path) && session_refresh(session))
        return true;
    session_close(session);
    return false;
}

bool session_open(struct session *session, const struct invocation *invocation, const char *path)
{
    return open_with(session, session_catalogue(invocation), path);
}

bool session_open_in(struct session *session, const struct invocation *invocation, const char *path,
                     const char *language)
{
    return open_with(session, catalogue_in(invocation, language), path);
}

static void forget_results(struct session *session)
{
    findings_free(session->findings);
    applies_free(session->applies);
    session->findings = NULL;
    session->applies = NULL;
}

bool session_refresh(struct session *session)
{
    forget_results(session);
    session->applies = applies_new(session->assessment);
    session->findings = session->applies ? findings_new(session->applies) : NULL;
    if (!session->findings)
        complain_about("%s", _("out of memory"));
    return session->findings != NULL;
}

int session_complain_of_holder(const char *path, const struct lock_holder *holder)
{
    if (holder->standing == LOCK_UNKNOWN)
        return complain_about(_("%s: a lock lies beside it that does not say whose it is; "
                                "--take-over works on the file all the same"),
                              path);
    return complain_about(_("%s: %s on %s has it open since %s; --take-over works on it all the "
                            "same"),
                          path, *holder->user ? holder->user : _("somebody"), holder->host,
                          *holder->since ? holder->since : _("an unknown time"));
}

bool session_lock(struct session *session, bool anyway)
{
    struct lock_holder holder;
    const char *path = assessment_path(session->assessment);
    if (lock_take(path, anyway, &session->lock, &holder))
        return true;
    session_complain_of_holder(path, &holder);
    return false;
}

/* Takes the other version in: it becomes the session's, with our changes on it. */
static bool take_in(struct session *session, struct assessment *theirs)
{
    struct problems problems = {0};
    size_t length;
    const char *bytes = assessment_saved(session->assessment, &length);
    struct assessment *base =
        bytes ? assessment_parse(session->catalogue, "", bytes, length, &problems) : NULL;
    struct merge *merge = base ? merge_new(base, session->assessment, theirs) : NULL;
    bool done = merge && !merge->conflicts && merge_apply(merge, theirs, NULL);
    if (done) {
        forget_results(session); /* they look into the assessment when they are freed */
        assessment_free(session->assessment);
        session->assessment = theirs;
    }
    merge_free(merge);
    assessment_free(base);
    problems_free(&problems);
    return done;
}

static bool merge(struct session *session)
{
    struct problems problems = {0};
    struct assessment *theirs =
        assessment_load(session->catalogue, assessment_path(session->assessment), &problems);
    problems_free(&problems);
    bool same = theirs && strcmp(assessment_id(theirs), assessment_id(session->assessment)) == 0;
    if (same && take_in(session, theirs))
        return session_refresh(session);
    assessment_free(theirs);
    return false;
}

/* Others who save at the same time may be quicker again and again, but not for long. */
static bool save_in_turn(struct session *session, struct error *error)
{
    enum { PAUSE = 20 * 1000 * 1000 };
    const struct timespec pause = {.tv_nsec = PAUSE};
    time_t end = clock_passed() + STORE_PATIENCE;
    bool saved = assessment_save(session->assessment, error);
    while (!saved && error->kind == ERROR_CONFLICT && clock_passed() < end && merge(session)) {
        saved = assessment_save(session->assessment, error);
        if (!saved)
            nanosleep(&pause, NULL);
    }
    return saved;
}

static void tell_of_loss(struct session *session, const struct error *error, FILE *out)
{
    char line[1400];
    if (session->told || !error->problem[0])
        return;
    session->told = true;
    state_describe_loss(error, line, sizeof line);
    if (out == stdout)
        print_wrapped(0, line);
    else
        complain_about("%s", line);
}

void session_keep(struct session *session, FILE *out)
{
    struct error error;
    keeper_end(session->keeper);
    session->keeper = keeper_begin(assessment_path(session->assessment),
                                   assessment_id(session->assessment), &error);
    tell_of_loss(session, &error, out);
}

/* The version that stood before. Where it cannot be kept, the answers come first. */
static void keep_version(struct session *session)
{
    struct error error = {0};
    const char *path = assessment_path(session->assessment);
    if (session->kept || !assessment_is_changed(session->assessment))
        return;
    leftover_rescue(path);
    session->kept = backup_keep(path, session->version_spacing, &error);
    tell_of_loss(session, &error, session->keeper ? stdout : stderr);
}

bool session_save(struct session *session)
{
    struct error error;
    if (session->looking)
        return true;
    if (assessment_is_changed(session->assessment) &&
        !store_may_write(assessment_path(session->assessment), &error)) {
        complain(&error);
        return false;
    }
    keep_version(session);
    if (save_in_turn(session, &error))
        return true;
    complain(&error);
    return false;
}

void session_close(struct session *session)
{
    lock_release(session->lock);
    keeper_end(session->keeper);
    kept_free(&session->left);
    forget_results(session);
    assessment_free(session->assessment);
    catalogue_free(session->catalogue);
    *session = (struct session){0};
}

/* Which id was meant, as far as that can be told. */
static void complain_of_id(const struct catalogue *catalogue, const char *id)
{
    struct nearest nearest = {0};
    for (size_t i = 0; i < catalogue->question_count; i++)
        nearest_consider(&nearest, id, catalogue->questions[i]->id);
    for (size_t i = 0; i < catalogue->capability_count; i++)
        nearest_consider(&nearest, id, catalogue->capabilities[i]->id);
    if (nearest.name)
        complain_about(_("there is no question “%s”; did you mean %s?"), id, nearest.name);
    else
        complain_about(_("there is no question “%s”; say its id or number, such as mnr.q07, q7 or "
                         "7; “mnr-assess questions” lists them"),
                       id);
}

bool session_find(const struct session *session, const char *id, struct session_found *found)
{
    const struct catalogue *catalogue = session->catalogue;
    *found = (struct session_found){.capability = catalogue_capability(catalogue, id)};
    if (!found->capability)
        found->question = catalogue_question_at(catalogue, id);
    if (!found->capability && !found->question)
        found->capability = catalogue_capability_at(catalogue, id);
    if (found->capability || found->question)
        return true;
    complain_of_id(catalogue, id);
    return false;
}
