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

const char *open_data_directory(const struct invocation *invocation)
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

void open_speak(const char *language)
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
        catalogue_load(open_data_directory(invocation), language, &problems);
    if (!catalogue && problems_first_error(&problems, &error))
        complain(&error);
    else if (!catalogue)
        complain_about("%s", _("out of memory"));
    problems_free(&problems);
    return catalogue;
}

struct catalogue *open_catalogue(const struct invocation *invocation)
{
    char language[LONGEST_LANGUAGE];
    const char *wanted = invocation_value(invocation, "lang");
    return catalogue_in(invocation, wanted ? wanted : locale_language(language));
}

struct figures *open_figures(const struct invocation *invocation, const struct catalogue *catalogue)
{
    struct problems problems = {0};
    struct error error;
    const struct figures_document *documents;
    struct figures *figures = figures_load(open_data_directory(invocation), catalogue, &problems);
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

int open_refuse_questionnaire(const struct catalogue *catalogue, const char *command,
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

int open_each(const struct invocation *invocation,
              int (*look)(struct catalogue *catalogue, const char *path))
{
    struct catalogue *catalogue = open_catalogue(invocation);
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

static bool load(struct opened *opened, const char *path)
{
    struct problems problems = {0};
    opened->assessment = assessment_load(opened->catalogue, path, &problems);
    if (!opened->assessment)
        complain_about_file(&problems, path);
    problems_free(&problems);
    return opened->assessment != NULL;
}

static bool open_with(struct opened *opened, struct catalogue *catalogue, const char *path)
{
    *opened = (struct opened){.catalogue = catalogue};
    if (opened->catalogue && load(opened, path) && open_refresh(opened))
        return true;
    open_close(opened);
    return false;
}

bool open_record(struct opened *opened, const struct invocation *invocation, const char *path)
{
    return open_with(opened, open_catalogue(invocation), path);
}

bool open_record_in(struct opened *opened, const struct invocation *invocation, const char *path,
                    const char *language)
{
    return open_with(opened, catalogue_in(invocation, language), path);
}

static void forget_results(struct opened *opened)
{
    findings_free(opened->findings);
    applies_free(opened->applies);
    opened->findings = NULL;
    opened->applies = NULL;
}

bool open_refresh(struct opened *opened)
{
    forget_results(opened);
    opened->applies = applies_new(opened->assessment);
    opened->findings = opened->applies ? findings_new(opened->applies) : NULL;
    if (!opened->findings)
        complain_about("%s", _("out of memory"));
    return opened->findings != NULL;
}

int open_complain_of_holder(const char *path, const struct lock_holder *holder)
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

bool open_lock(struct opened *opened, bool anyway)
{
    struct lock_holder holder;
    const char *path = assessment_path(opened->assessment);
    if (lock_take(path, anyway, &opened->lock, &holder))
        return true;
    open_complain_of_holder(path, &holder);
    return false;
}

/* Takes the other version in: it becomes the session's, with our changes on it. */
static bool take_in(struct opened *opened, struct assessment *theirs)
{
    struct problems problems = {0};
    size_t length;
    const char *bytes = assessment_saved(opened->assessment, &length);
    struct assessment *base =
        bytes ? assessment_parse(opened->catalogue, "", bytes, length, &problems) : NULL;
    struct merge *merge = base ? merge_new(base, opened->assessment, theirs) : NULL;
    bool done = merge && !merge->conflicts && merge_apply(merge, theirs, NULL);
    if (done) {
        forget_results(opened); /* they look into the assessment when they are freed */
        assessment_free(opened->assessment);
        opened->assessment = theirs;
    }
    merge_free(merge);
    assessment_free(base);
    problems_free(&problems);
    return done;
}

static bool merge(struct opened *opened)
{
    struct problems problems = {0};
    struct assessment *theirs =
        assessment_load(opened->catalogue, assessment_path(opened->assessment), &problems);
    problems_free(&problems);
    bool same = theirs && strcmp(assessment_id(theirs), assessment_id(opened->assessment)) == 0;
    if (same && take_in(opened, theirs))
        return open_refresh(opened);
    assessment_free(theirs);
    return false;
}

/* Others who save at the same time may be quicker again and again, but not for long. */
static bool save_in_turn(struct opened *opened, struct error *error)
{
    enum { PAUSE = 20 * 1000 * 1000 };
    const struct timespec pause = {.tv_nsec = PAUSE};
    time_t end = clock_passed() + STORE_PATIENCE;
    bool saved = assessment_save(opened->assessment, error);
    while (!saved && error->kind == ERROR_CONFLICT && clock_passed() < end && merge(opened)) {
        saved = assessment_save(opened->assessment, error);
        if (!saved)
            nanosleep(&pause, NULL);
    }
    return saved;
}

static void tell_of_loss(struct opened *opened, const struct error *error, FILE *out)
{
    char line[1400];
    if (opened->told || !error->problem[0])
        return;
    opened->told = true;
    state_describe_loss(error, line, sizeof line);
    if (out == stdout)
        print_wrapped(0, line);
    else
        complain_about("%s", line);
}

void open_keep(struct opened *opened, FILE *out)
{
    struct error error;
    keeper_end(opened->keeper);
    opened->keeper = keeper_begin(assessment_path(opened->assessment),
                                  assessment_id(opened->assessment), &error);
    tell_of_loss(opened, &error, out);
}

/* The version that stood before. Where it cannot be kept, the answers come first. */
static void keep_version(struct opened *opened)
{
    struct error error = {0};
    const char *path = assessment_path(opened->assessment);
    if (opened->kept || !assessment_is_changed(opened->assessment))
        return;
    leftover_rescue(path);
    opened->kept = backup_keep(path, opened->version_spacing, &error);
    tell_of_loss(opened, &error, opened->keeper ? stdout : stderr);
}

bool open_save(struct opened *opened)
{
    struct error error;
    if (opened->looking)
        return true;
    if (assessment_is_changed(opened->assessment) &&
        !store_may_write(assessment_path(opened->assessment), &error)) {
        complain(&error);
        return false;
    }
    keep_version(opened);
    if (save_in_turn(opened, &error))
        return true;
    complain(&error);
    return false;
}

void open_close(struct opened *opened)
{
    lock_release(opened->lock);
    keeper_end(opened->keeper);
    kept_free(&opened->left);
    forget_results(opened);
    assessment_free(opened->assessment);
    catalogue_free(opened->catalogue);
    *opened = (struct opened){0};
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

bool open_find(const struct opened *opened, const char *id, struct open_found *found)
{
    const struct catalogue *catalogue = opened->catalogue;
    *found = (struct open_found){.capability = catalogue_capability(catalogue, id)};
    if (!found->capability)
        found->question = catalogue_question_at(catalogue, id);
    if (!found->capability && !found->question)
        found->capability = catalogue_capability_at(catalogue, id);
    if (found->capability || found->question)
        return true;
    complain_of_id(catalogue, id);
    return false;
}
