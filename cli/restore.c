/* restore: lists the versions of a file that are kept, and brings one back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/clock.h"
#include "core/base/i18n.h"
#include "core/base/limits.h"
#include "core/base/number.h"
#include "core/base/state.h"
#include "core/base/store.h"
#include "core/safety/backup.h"
#include "core/safety/draft_file.h"
#include "core/safety/leftover.h"
#include "core/safety/recovery.h"
#include "plain/print.h"

static const struct command_option options[] = {
    {"take-over", NULL, N_("also when somebody else has the file open"), false},
    {NULL, NULL, NULL, false},
};

enum { NAME_SIZE = 48 };

/* All that is kept of a file. */
struct shelf {
    char *path; /* from the root */
    struct backups backups;
    struct kept_list kept;
};

static void close_shelf(struct shelf *shelf)
{
    backups_free(&shelf->backups);
    kept_free(&shelf->kept);
    free(shelf->path);
}

/* What was kept elsewhere of the same record is among it, unless that is still there. */
static bool open_shelf(struct shelf *shelf, const char *path)
{
    struct error error;
    *shelf = (struct shelf){0};
    if (!state_can_look(&error)) {
        char line[1400];
        state_describe_loss(&error, line, sizeof line);
        complain_about("%s", line);
        return false;
    }
    leftover_rescue(path);
    shelf->path = state_whole_path(path);
    char *id = shelf->path ? keeper_record_of(shelf->path) : NULL;
    bool known = id && *id;
    bool done = id && kept_find(shelf->path, known ? id : NULL, NULL, &shelf->kept) &&
                backups_list(path, &shelf->backups) &&
                (!known || backups_add_elsewhere(path, id, false, &shelf->backups));
    free(id);
    if (done)
        return true;
    complain_about("%s", _("out of memory"));
    close_shelf(shelf);
    return false;
}

/* "unsaved-1f3c52" or "words-1f3c52", with “-N” where it was put aside; for what version 0.1.0 kept
   without the digits. */
static void name_kept(const struct kept *kept, char name[NAME_SIZE])
{
    int length =
        snprintf(name, NAME_SIZE, "%s%s%.6s", kept->kind == KEPT_ANSWERS ? "unsaved" : "words",
                 *kept->run.name ? "-" : "", kept->run.name);
    if (kept->aside)
        snprintf(name + length, NAME_SIZE - (size_t)length, "-%d", kept->aside);
}

/* Not what was kept for another file that still has the record: that is listed there. */
static bool is_listed(const struct kept *kept)
{
    return !kept->half && !kept->copied;
}

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

/* What is to be known of it besides. */
static void append_state(const struct kept *kept, struct text *out)
{
    char path[512];
    text_harmless(kept->path ? kept->path : "", path, sizeof path);
    if (!kept->here && kept->path)
        text_append_format(out, _(", in %s"), path);
    if (kept->in_use)
        text_append_format(out, _("; in use by process %ld on %s"), kept->run.process,
                           kept->run.host);
    else if (kept->aside)
        text_append(out, _("; put aside"));
    if (!kept->same)
        text_append(out, _("; of another record"));
}

static void print_answers(const char *name, const struct kept *kept)
{
    struct backup version;
    struct text what = {0};
    text_append(&what, _("could not be saved"));
    append_state(kept, &what);
    if (recovery_version(kept, &version))
        print_version(name, &version, what.data ? what.data : "");
    free(version.path);
    text_free(&what);
}

static void print_words(const char *name, const struct kept *kept)
{
    char stamp[32];
    struct text what = {0};
    text_append(&what, _("words that were being typed"));
    append_state(kept, &what);
    clock_stamp(kept->when, stamp);
    printf(_("%-10s %.10s %.5s UTC  %s\n"), name, stamp, stamp + 11, what.data ? what.data : "");
    text_free(&what);
}

static size_t list_kept(const struct shelf *shelf)
{
    size_t found = 0;
    for (size_t i = shelf->kept.count; i-- > 0;) {
        const struct kept *kept = &shelf->kept.items[i];
        char name[NAME_SIZE];
        if (!is_listed(kept))
            continue;
        name_kept(kept, name);
        if (kept->kind == KEPT_ANSWERS)
            print_answers(name, kept);
        else
            print_words(name, kept);
        found++;
    }
    return found;
}

static size_t list_versions(const struct shelf *shelf)
{
    for (size_t i = 0; i < shelf->backups.count; i++) {
        const struct backup *version = &shelf->backups.items[i];
        char name[NAME_SIZE];
        char file[512];
        struct text what = {0};
        snprintf(name, sizeof name, "%zu", i + 1);
        text_append(&what, _("before changes"));
        text_harmless(version->file ? version->file : "", file, sizeof file);
        if (*file)
            text_append_format(&what, _(", in %s"), file);
        print_version(name, version, what.data ? what.data : "");
        text_free(&what);
    }
    return shelf->backups.count;
}

static int list(const char *path)
{
    struct shelf shelf;
    char harmless[512];
    if (!open_shelf(&shelf, path))
        return EXIT_CANNOT;
    size_t found = list_kept(&shelf);
    found += list_versions(&shelf);
    close_shelf(&shelf);
    text_harmless(path, harmless, sizeof harmless);
    if (found)
        printf(_("“mnr-assess restore %s VERSION” brings one back; the present one is kept then. "
                 "Of words it prints them\n"),
               harmless);
    else
        printf(_("No other version of %s is kept.\n"), harmless);
    return EXIT_DONE;
}

/* ---- bringing back ---- */

/* “unsaved” and “words” alone are those of which there is one. NULL when there is none. */
static const struct kept *find_kept(const struct shelf *shelf, const char *name)
{
    const struct kept *found = NULL;
    size_t meant = 0;
    for (size_t i = 0; i < shelf->kept.count; i++) {
        const struct kept *kept = &shelf->kept.items[i];
        char known[NAME_SIZE];
        if (!is_listed(kept))
            continue;
        name_kept(kept, known);
        if (strcmp(name, known) == 0)
            return kept;
        if (!kept->aside && !kept->in_use && strncmp(name, known, strlen(name)) == 0 &&
            (strcmp(name, "unsaved") == 0 || strcmp(name, "words") == 0)) {
            found = kept;
            meant++;
        }
    }
    return meant == 1 ? found : NULL;
}

static const struct backup *find_version(const struct shelf *shelf, const char *name)
{
    size_t number;
    if (!number_read(name, shelf->backups.count, &number) || number < 1)
        return NULL;
    return &shelf->backups.items[number - 1];
}

/* Whether it may be changed, and nobody has the file open, or that does not matter. */
static bool may_write(const struct invocation *invocation, const char *path)
{
    struct error error;
    struct lock_holder holder;
    if (!store_may_write(path, &error)) {
        complain(&error);
        return false;
    }
    lock_look(path, &holder);
    if (holder.standing == LOCK_FREE || holder.standing == LOCK_STALE ||
        invocation_has(invocation, "take-over"))
        return true;
    open_complain_of_holder(path, &holder);
    return false;
}

static bool is_assessment(const struct invocation *invocation, const char *path, const char *bytes,
                          size_t length)
{
    struct problems problems = {0};
    struct error error;
    struct catalogue *catalogue = open_catalogue(invocation);
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

static bool put_version(const struct invocation *invocation, const char *path, const char *version)
{
    struct error error;
    char *bytes = NULL;
    size_t length = 0;
    bool read = state_read(version, LIMIT_FILE_BYTES, &bytes, &length, &error);
    if (!read)
        complain(&error);
    bool good =
        read && may_write(invocation, path) && is_assessment(invocation, version, bytes, length);
    bool done = good && put(path, bytes, length, &error);
    if (good && !done)
        complain(&error);
    free(bytes);
    return done;
}

static int bring_back(const struct invocation *invocation, const char *path, const char *name,
                      const char *version)
{
    char harmless[512];
    if (!put_version(invocation, path, version))
        return EXIT_CANNOT;
    text_harmless(path, harmless, sizeof harmless);
    printf(_("%s is as it was in version %s. What stood there is version 1 now.\n"), harmless,
           name);
    return EXIT_DONE;
}

static int bring_back_answers(const struct invocation *invocation, const char *path,
                              const char *name, const struct kept *kept)
{
    struct backup version;
    if (!recovery_version(kept, &version))
        return complain_about("%s", _("out of memory"));
    int status = bring_back(invocation, path, name, version.path);
    if (status == EXIT_DONE && !kept->aside)
        kept_settle(kept);
    free(version.path);
    return status;
}

static void print_text(const char *words)
{
    struct text harmless = {0};
    text_append_harmless(&harmless, words);
    printf("%s\n", harmless.data ? harmless.data : "");
    text_free(&harmless);
}

/* Words are no version of a file: they are printed. */
static int print_kept_words(const struct kept *kept)
{
    struct draft draft;
    struct error error;
    char *bytes;
    size_t length;
    if (kept->kind == KEPT_EDITED) {
        if (!state_read(kept->place, LIMIT_FILE_BYTES, &bytes, &length, &error))
            return complain(&error);
        print_text(bytes);
        free(bytes);
        return EXIT_DONE;
    }
    if (!draft_file_read(kept, &draft, &error))
        return complain(&error);
    for (size_t i = 0; i < draft.count; i++)
        print_text(draft.texts[i]);
    draft_file_free(&draft);
    return EXIT_DONE;
}

static int take(const struct invocation *invocation, const char *path, const char *name)
{
    struct shelf shelf;
    if (!open_shelf(&shelf, path))
        return EXIT_CANNOT;
    int status;
    const struct kept *kept = find_kept(&shelf, name);
    const struct backup *version = find_version(&shelf, name);
    if (kept && kept->kind == KEPT_ANSWERS)
        status = bring_back_answers(invocation, path, name, kept);
    else if (kept)
        status = print_kept_words(kept);
    else if (version)
        status = bring_back(invocation, path, name, version->path);
    else
        status =
            complain_about(_("%s: there is no version “%s”; “mnr-assess restore %s” lists them"),
                           path, name, path);
    close_shelf(&shelf);
    return status;
}

static int run(const struct invocation *invocation)
{
    const char *path = invocation_argument(invocation, 0);
    const char *name = invocation_argument(invocation, 1);
    return name ? take(invocation, path, name) : list(path);
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
