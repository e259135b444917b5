/* restore: lists the versions of a file that are kept, and brings one back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/session.h"
#include "core/backup.h"
#include "core/clock.h"
#include "core/i18n.h"
#include "core/number.h"
#include "core/recovery.h"
#include "core/store.h"

static const struct command_option options[] = {
    {"take-over", NULL, N_("also when somebody else has the file open"), false},
    {NULL, NULL, NULL, false},
};

enum { MOST_ASIDE = 100, NAME_SIZE = 32 };

/* ---- listing ---- */

static void print_version(const char *name, const struct backup *version, const char *what)
{
    char stamp[32];
    char revision[32] = "?";
    clock_stamp(version->when, stamp);
    if (version->revision >= 0)
        snprintf(revision, sizeof revision, "%ld", version->revision);
    printf(_("%-10s %.10s %.5s UTC  revision %-5s %8zu bytes  %s\n"), name, stamp, stamp + 11,
           revision, version->size, what);
}

/* "unsaved" for what the next start offers, "unsaved-1" for what was put aside. */
static void name_unsaved(int aside, char name[NAME_SIZE])
{
    if (aside)
        snprintf(name, NAME_SIZE, "unsaved-%d", aside);
    else
        snprintf(name, NAME_SIZE, "unsaved");
}

static size_t list_unsaved(const char *path)
{
    size_t found = 0;
    for (int aside = 0; aside < MOST_ASIDE; aside++) {
        struct backup version = {0};
        char name[NAME_SIZE];
        if (!recovery_version(path, aside, &version))
            continue;
        name_unsaved(aside, name);
        print_version(name, &version, _("could not be saved"));
        free(version.path);
        found++;
    }
    return found;
}

static int list(const char *path)
{
    struct backups backups;
    char harmless[512];
    if (!backups_list(path, &backups))
        return complain_about("%s", _("out of memory"));
    size_t found = list_unsaved(path) + backups.count;
    for (size_t i = 0; i < backups.count; i++) {
        char name[NAME_SIZE];
        snprintf(name, sizeof name, "%zu", i + 1);
        print_version(name, &backups.items[i], _("before changes"));
    }
    backups_free(&backups);
    text_harmless(path, harmless, sizeof harmless);
    if (found)
        printf(_("“mnr-assess restore %s VERSION” brings one back; the present one is kept then\n"),
               harmless);
    else
        printf(_("No other version of %s is kept.\n"), harmless);
    return EXIT_DONE;
}

/* ---- bringing back ---- */

/* The path of the version that a person named; free() it. NULL when there is none. */
static char *find_version(const char *path, const char *name)
{
    struct backups backups;
    char *found = NULL;
    for (int aside = 0; aside < MOST_ASIDE; aside++) {
        struct backup version = {0};
        char known[NAME_SIZE];
        name_unsaved(aside, known);
        if (strcmp(name, known) == 0)
            return recovery_version(path, aside, &version) ? version.path : NULL;
    }
    size_t number;
    if (!backups_list(path, &backups))
        return NULL;
    if (number_read(name, backups.count, &number) && number >= 1)
        found = strdup(backups.items[number - 1].path);
    backups_free(&backups);
    return found;
}

/* Whether nobody has the file open, or that does not matter. */
static bool may_write(const struct invocation *invocation, const char *path)
{
    struct lock_holder holder;
    lock_look(path, &holder);
    if (holder.standing == LOCK_FREE || holder.standing == LOCK_STALE ||
        invocation_has(invocation, "take-over"))
        return true;
    session_complain_of_holder(path, &holder);
    return false;
}

static bool is_assessment(const struct invocation *invocation, const char *path, const char *bytes,
                          size_t length)
{
    struct problems problems = {0};
    struct error error;
    struct catalogue *catalogue = session_catalogue(invocation);
    struct assessment *assessment =
        catalogue ? assessment_parse(catalogue, path, bytes, length, &problems) : NULL;
    if (catalogue && !assessment && problems_first_error(&problems, &error))
        complain(&error);
    bool good = assessment != NULL;
    assessment_free(assessment);
    problems_free(&problems);
    catalogue_free(catalogue);
    return good;
}

/* Over the file as it is now, which is kept as a version first; or where there is none. */
static bool put(const char *path, const char *bytes, size_t length, struct error *error)
{
    struct store_stamp stamp;
    char *present;
    size_t present_length;
    if (access(path, F_OK) != 0)
        return store_create(path, bytes, length, NULL, error);
    if (!store_read(path, LIMIT_FILE_BYTES, &present, &present_length, &stamp, error))
        return false;
    stamp.bytes = present;
    stamp.length = present_length;
    bool done = backup_keep(path, 0, error);
    if (done)
        done = store_write(path, bytes, length, &stamp, error);
    free(present);
    return done;
}

static int bring_back(const struct invocation *invocation, const char *path, const char *name)
{
    struct error error;
    char *bytes = NULL;
    size_t length = 0;
    char *version = find_version(path, name);
    if (!version)
        return complain_about(_("%s: there is no version “%s”; “mnr-assess restore %s” lists them"),
                              path, name, path);
    bool read = store_read(version, LIMIT_FILE_BYTES, &bytes, &length, NULL, &error);
    if (!read)
        complain(&error);
    bool good =
        read && may_write(invocation, path) && is_assessment(invocation, version, bytes, length);
    bool done = good && put(path, bytes, length, &error);
    if (good && !done)
        complain(&error);
    if (done && strcmp(name, "unsaved") == 0)
        recovery_drop(path);
    if (done) {
        char harmless[512];
        text_harmless(path, harmless, sizeof harmless);
        printf(_("%s is as it was in version %s. What stood there is version 1 now.\n"), harmless,
               name);
    }
    free(bytes);
    free(version);
    return done ? EXIT_DONE : EXIT_CANNOT;
}

static int run(const struct invocation *invocation)
{
    const char *path = invocation_argument(invocation, 0);
    const char *name = invocation_argument(invocation, 1);
    return name ? bring_back(invocation, path, name) : list(path);
}

const struct command command_restore = {
    .name = "restore",
    .usage = "FILE [VERSION] [--take-over]",
    .summary = N_("list the versions of a file that are kept, and bring one back"),
    .description =
        N_("Before a sitting changes a file, the version on disk is put aside; “set” does so once "
           "an hour. What could not be saved is kept, too. Without VERSION this lists them, the "
           "newest first, with date, revision and size; FILE need not be there any more.\n\n"
           "With VERSION, a number or “unsaved” from that list, FILE becomes that version again. "
           "What stood there is kept as a version itself, so nothing is lost by trying. A file "
           "that somebody has open is left alone."),
    .options = options,
    .least = 1,
    .most = 2,
    .run = run,
};
