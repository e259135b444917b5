/* forget: lists all that is kept beside a record, and removes it when that is wished. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/clock.h"
#include "core/base/i18n.h"
#include "core/base/state.h"
#include "core/safety/backup.h"
#include "core/safety/exported.h"
#include "core/safety/kept.h"
#include "core/safety/leftover.h"
#include "core/safety/lock.h"
#include "plain/print.h"
#include "session/recent.h"
#include "tui/pages/guide.h"

static const struct command_option options[] = {
    {"yes", NULL, N_("remove what is listed, without asking"), false},
    {NULL, NULL, NULL, false},
};

/* Why something is not removed. */
enum staying {
    GOES,
    STANDS,  /* the file that it was kept for, or another one, still has its record */
    WRITTEN, /* somebody may be writing it */
    OWN,     /* it is FILE itself, or FILE is among it */
};

/* One thing that is kept. */
struct thing {
    const char *what;
    char *place;  /* where it is; for the list of recent files and the tour, the record's path */
    char *path;   /* of the file it was kept for, when that is another one; NULL: it is not */
    char *record; /* id; NULL: not known, or of no record */
    time_t when;  /* 0: not known */
    enum staying stays;
    bool beside; /* it is beside FILE, and not in the state folder */
    bool in_use; /* a run that keeps it goes on, as far as can be seen */
    bool (*remove)(const char *place);
};

struct things {
    struct thing *items;
    size_t count;
    bool failed; /* there was no memory for one */
};

/* All that there is to know of a record. */
struct search {
    char *path; /* from the root */
    struct things things;
    struct text ids; /* ended by newlines */
};

/* ---- removing one thing ---- */

static bool remove_file(const char *place)
{
    return unlink(place) == 0 || access(place, F_OK) != 0;
}

static bool remove_version(const char *place)
{
    const struct backup version = {.path = (char *)place};
    return backup_remove(&version);
}

/* Whether its run goes on was looked at before anything is removed. */
static bool remove_kept(const char *place)
{
    const struct kept kept = {.kind = KEPT_WORDS, .place = (char *)place};
    return kept_remove(&kept);
}

/* It goes when what it is beside is locked for removing, and let go. */
static bool remove_lock(const char *place)
{
    (void)place;
    return true;
}

static bool forget_tour(const char *place)
{
    (void)place;
    return guide_forget();
}

/* ---- finding ---- */

static void free_thing(struct thing *thing)
{
    free(thing->place);
    free(thing->path);
    free(thing->record);
}

static void add(struct things *things, const struct thing *thing)
{
    for (size_t i = 0; i < things->count; i++)
        if (strcmp(things->items[i].place, thing->place) == 0)
            return;
    struct thing *grown = realloc(things->items, (things->count + 1) * sizeof *grown);
    if (grown)
        things->items = grown;
    struct thing copy = *thing;
    copy.place = strdup(thing->place);
    copy.path = thing->path ? strdup(thing->path) : NULL;
    copy.record = thing->record ? strdup(thing->record) : NULL;
    if (!grown || !copy.place || (thing->path && !copy.path) || (thing->record && !copy.record)) {
        things->failed = true;
        free_thing(&copy);
        return;
    }
    grown[things->count++] = copy;
}

static void add_simple(struct things *things, const char *what, const char *place,
                       bool (*remove)(const char *place))
{
    add(things, &(struct thing){.what = what, .place = (char *)place, .remove = remove});
}

static bool has_id(const struct search *search, const char *id)
{
    size_t length = strlen(id);
    for (const char *at = search->ids.data; at && *at; at = strchr(at, '\n') + 1)
        if (strncmp(at, id, length) == 0 && at[length] == '\n')
            return true;
    return false;
}

static void note_id(struct search *search, const char *id)
{
    if (id && *id && !strchr(id, '\n') && !has_id(search, id))
        text_append_format(&search->ids, "%s\n", id);
}

/* Version 0.1.0 did not write down of which file a version is: one that was worked on lately may
   be it, and still have the record. */
static bool may_stand(const struct search *search, const struct backup *version)
{
    char name[STATE_NAME];
    struct recent recent;
    bool stands = false;
    if (!version->file || *version->file)
        return version->copied;
    recent_read(&recent);
    for (size_t i = 0; i < recent.count && !stands; i++) {
        state_name_whole(recent.paths[i], name);
        char *id = strstr(version->path, name) ? keeper_record_of(recent.paths[i]) : NULL;
        stands = id && has_id(search, id);
        free(id);
    }
    recent_free(&recent);
    return stands;
}

static void add_versions(struct search *search, const struct backups *backups)
{
    for (size_t i = 0; i < backups->count; i++) {
        const struct backup *version = &backups->items[i];
        char *id = keeper_record_of(version->path);
        search->things.failed |= !id;
        add(&search->things, &(struct thing){.what = _("version before changes"),
                                             .place = version->path,
                                             .path = version->file,
                                             .record = id,
                                             .when = version->when,
                                             .stays = may_stand(search, version) ? STANDS : GOES,
                                             .remove = remove_version});
        if (!version->file)
            note_id(search, id);
        free(id);
    }
}

/* Those of the file, and what records they are of. */
static void find_versions(struct search *search)
{
    struct backups backups;
    search->things.failed |= !backups_list(search->path, &backups);
    add_versions(search, &backups);
    backups_free(&backups);
}

static const char *name_kept(const struct kept *kept)
{
    if (kept->kind == KEPT_ANSWERS)
        return kept->aside ? _("unsaved answers, put aside") : _("unsaved answers");
    return kept->aside ? _("words that were being typed, put aside")
                       : _("words that were being typed");
}

/* Those of the file, and of a record. */
static void find_kept(struct search *search, const char *id)
{
    struct kept_list list;
    search->things.failed |= !kept_find(search->path, id, NULL, &list);
    for (size_t i = 0; i < list.count; i++) {
        const struct kept *kept = &list.items[i];
        add(&search->things, &(struct thing){.what = name_kept(kept),
                                             .place = kept->place,
                                             .path = kept->here ? NULL : kept->path,
                                             .record = kept->record,
                                             .when = kept->when,
                                             .stays = kept->copied ? STANDS : GOES,
                                             .in_use = kept->in_use || kept->unseen,
                                             .remove = remove_kept});
        if (kept->here)
            note_id(search, kept->record);
    }
    kept_free(&list);
}

static void add_stray(void *context, const char *stray)
{
    add_simple(context, _("what was being written"), stray, remove_file);
}

static void add_leftover(void *context, const char *leftover, bool removable)
{
    add(context, &(struct thing){.what = _("what a save left that was killed"),
                                 .place = (char *)leftover,
                                 .stays = removable ? GOES : WRITTEN,
                                 .beside = true,
                                 .remove = remove_file});
}

/* By a record's id. */
static void find_record(struct search *search, const char *id)
{
    struct backups backups = {0};
    find_kept(search, id);
    search->things.failed |= !backups_add_elsewhere(search->path, id, true, &backups);
    add_versions(search, &backups);
    backups_free(&backups);
    char *exported = exported_path(id);
    if (exported)
        add_simple(&search->things, _("when it was exported"), exported, remove_file);
    free(exported);
}

/* Files that the things found were kept for, too, unless they still have the record. */
static void find_strays(struct search *search)
{
    kept_look_for_strays(search->path, add_stray, &search->things);
    for (size_t i = 0; i < search->things.count; i++) {
        const struct thing *thing = &search->things.items[i];
        char *path = thing->path && *thing->path && !thing->stays ? strdup(thing->path) : NULL;
        if (path)
            kept_look_for_strays(path, add_stray, &search->things);
        if (path && recent_has(path))
            add_simple(&search->things, _("in the list of recent files"), path, recent_forget);
        free(path);
    }
}

static void find_lock(struct search *search)
{
    struct lock_holder holder;
    char *place = lock_path(search->path);
    lock_look(search->path, &holder);
    if (place && holder.standing == LOCK_STALE)
        add(&search->things, &(struct thing){.what = _("lock of a run that has ended"),
                                             .place = place,
                                             .beside = true,
                                             .remove = remove_lock});
    free(place);
}

static void find_beside(struct search *search)
{
    leftover_look(search->path, add_leftover, &search->things);
    find_strays(search);
    find_lock(search);
    if (recent_has(search->path))
        add_simple(&search->things, _("in the list of recent files"), search->path, recent_forget);
    if (guide_was_left_in(search->path))
        add_simple(&search->things, _("where the tour was left"), "tour", forget_tour);
}

/* ---- what is not to be removed ---- */

static bool is_file_of(const char *path, const char *id)
{
    char *other = keeper_record_of(path);
    bool same = other && strcmp(other, id) == 0;
    free(other);
    return same;
}

/* Another file than FILE, of those worked on lately, that has the record; free() it. */
static char *find_recent_file(const struct search *search, const char *id)
{
    struct recent recent;
    char *found = NULL;
    recent_read(&recent);
    for (size_t i = 0; i < recent.count && !found; i++)
        if (strcmp(recent.paths[i], search->path) != 0 && is_file_of(recent.paths[i], id))
            found = strdup(recent.paths[i]);
    recent_free(&recent);
    return found;
}

static int is_yaml(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return entry->d_name[0] != '.' && dot &&
           (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

/* The same, of those in FILE's folder. */
static char *find_file_beside(const struct search *search, const char *id)
{
    struct dirent **entries = NULL;
    char *found = NULL;
    const char *slash = strrchr(search->path, '/');
    char *folder = slash ? strndup(search->path, (size_t)(slash - search->path) + 1) : NULL;
    int count = folder ? scandir(folder, &entries, is_yaml, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        char *path = NULL;
        if (!found && asprintf(&path, "%s%s", folder, entries[i]->d_name) >= 0) {
            if (strcmp(path, search->path) != 0 && is_file_of(path, id))
                found = path;
            else
                free(path);
        }
        free(entries[i]);
    }
    free(entries);
    free(folder);
    return found;
}

/* FILE may have been moved, and another record stand in its place: what was kept of the one that
   was there belongs to the file in which that is now. */
static void spare_others(struct search *search, const char *own)
{
    for (size_t i = 0; i < search->things.count; i++) {
        struct thing *thing = &search->things.items[i];
        if (thing->stays || !thing->record || !*thing->record || strcmp(thing->record, own) == 0)
            continue;
        char *file = find_recent_file(search, thing->record);
        file = file ? file : find_file_beside(search, thing->record);
        if (!file)
            continue;
        thing->stays = STANDS;
        free(thing->path);
        thing->path = file;
    }
}

/* Whether FILE is in the folder of `real`, or below it. */
static bool is_among(const char *file, const char *real)
{
    const char *slash = strrchr(real, '/');
    size_t folder = slash ? (size_t)(slash - real) + 1 : 0;
    size_t length = strlen(real);
    bool below = strncmp(file, real, length) == 0 && file[length] == '/';
    return below || (strncmp(file, real, folder) == 0 && !strchr(file + folder, '/'));
}

/* Who looks at a version, or at answers that were kept, gives that as FILE. */
static void spare_file(struct search *search)
{
    for (size_t i = 0; i < search->things.count; i++) {
        struct thing *thing = &search->things.items[i];
        bool is_file = !thing->beside && thing->place[0] == '/' && thing->remove != recent_forget &&
                       thing->remove != forget_tour;
        char *real = is_file ? realpath(thing->place, NULL) : NULL;
        if (real && is_among(search->path, real))
            thing->stays = OWN;
        free(real);
    }
}

/* Where the file is gone, the records are those of what is kept for it. */
static void find_all(struct search *search)
{
    char *id = keeper_record_of(search->path);
    search->things.failed |= !id;
    find_versions(search);
    find_kept(search, NULL);
    if (id && *id) {
        text_free(&search->ids);
        note_id(search, id);
    }
    char *ids = strdup(search->ids.data ? search->ids.data : "");
    char *rest = NULL;
    for (char *one = ids ? strtok_r(ids, "\n", &rest) : NULL; one;
         one = strtok_r(NULL, "\n", &rest))
        find_record(search, one);
    free(ids);
    spare_others(search, id ? id : "");
    find_beside(search);
    spare_file(search);
    free(id);
}

static void close_search(struct search *search)
{
    for (size_t i = 0; i < search->things.count; i++)
        free_thing(&search->things.items[i]);
    free(search->things.items);
    text_free(&search->ids);
    free(search->path);
}

static bool open_search(struct search *search, const char *path)
{
    struct error error;
    char line[1400];
    *search = (struct search){0};
    if (!state_can_look(&error)) {
        state_describe_loss(&error, line, sizeof line);
        complain_about("%s", line);
        return false;
    }
    keeper_clear_up();
    search->path = state_whole_path(path);
    if (search->path)
        find_all(search);
    if (search->path && !search->things.failed && !search->ids.failed)
        return true;
    complain_about("%s", _("out of memory"));
    close_search(search);
    return false;
}

/* ---- saying ---- */

static const char *why_stays(enum staying reason)
{
    if (reason == STANDS)
        return _("where this record still is: forget it by that name");
    if (reason == WRITTEN)
        return _("somebody may be writing it: it is left alone");
    return _("this is the file itself, or the file is in its folder: it stays");
}

static void print_thing(const struct thing *thing)
{
    char stamp[32] = "";
    char place[512];
    char path[512];
    text_harmless(thing->place, place, sizeof place);
    text_harmless(thing->path ? thing->path : "", path, sizeof path);
    if (thing->when)
        clock_stamp(thing->when, stamp);
    printf("%s%s%.10s%s%.5s%s\n    %s\n", thing->what, *stamp ? ", " : "", stamp, *stamp ? " " : "",
           *stamp ? stamp + 11 : "", *stamp ? " UTC" : "", place);
    if (thing->path)
        printf(*path ? _("    kept for %s\n") : _("    kept for another file%s\n"), path);
    if (thing->stays)
        printf("    %s\n", why_stays(thing->stays));
}

static void print_things(const struct search *search, const char *name)
{
    printf(search->things.count ? _("Kept beside %s:\n") : _("Nothing is kept beside %s.\n"), name);
    for (size_t i = 0; i < search->things.count; i++)
        print_thing(&search->things.items[i]);
}

static void print_beyond_reach(const char *name)
{
    struct text line = {0};
    text_append_format(&line,
                       _("%s itself is never removed. Out of reach are: versions in git or in a "
                         "folder that is synchronised; reports, data and copies that were made or "
                         "sent; backups of this computer; what your editor keeps for itself; what "
                         "memory was written to a disk (swap, hibernation); and deleted bytes that "
                         "a disk still has."),
                       name);
    print_wrapped(0, line.data ? line.data : "");
    text_free(&line);
}

/* ---- removing ---- */

/* False, with a complaint, while another run has the file open. */
static bool is_free(const struct search *search, const char *path, struct lock **lock)
{
    struct run who;
    struct lock_holder holder;
    if (keeper_has_other(search->path, search->ids.data ? search->ids.data : "", &who)) {
        complain_about(_("%s: process %ld on %s has it open; nothing is removed meanwhile"), path,
                       who.process, who.host);
        return false;
    }
    for (size_t i = 0; i < search->things.count; i++)
        if (search->things.items[i].in_use && !search->things.items[i].stays) {
            complain_about(_("%s: another run has the record open, and keeps “%s”; nothing is "
                             "removed meanwhile"),
                           path, search->things.items[i].place);
            return false;
        }
    if (lock_take(search->path, false, lock, &holder))
        return true;
    complain_about(_("%s: a lock says that %s on %s has it open, so nothing is removed; who opens "
                     "it and takes it over removes the lock"),
                   path, *holder.user ? holder.user : _("somebody"),
                   *holder.host ? holder.host : _("this computer"));
    return false;
}

static bool remove_all(const struct search *search, const char *path)
{
    bool done = true;
    struct lock *lock = NULL;
    if (!is_free(search, path, &lock))
        return false;
    for (size_t i = 0; i < search->things.count; i++) {
        const struct thing *thing = &search->things.items[i];
        if (thing->stays || thing->remove(thing->place))
            continue;
        complain_about(_("%s: cannot be removed"), thing->place);
        done = false;
    }
    lock_release(lock);
    return done;
}

/* Whether a person says so on a terminal. */
static bool is_wished(const struct invocation *invocation)
{
    char line[64] = "";
    if (invocation_has(invocation, "yes"))
        return true;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return false;
    printf("%s ", _("Remove all this? Type “yes”:"));
    fflush(stdout);
    if (!fgets(line, sizeof line, stdin))
        return false;
    line[strcspn(line, "\n")] = '\0';
    return strcmp(line, "yes") == 0 || strcmp(line, _("yes")) == 0;
}

static int decide(const struct invocation *invocation, const struct search *search,
                  const char *path, const char *name)
{
    size_t staying = 0;
    for (size_t i = 0; i < search->things.count; i++)
        staying += search->things.items[i].stays != GOES;
    int left = staying ? EXIT_TO_SEE : EXIT_DONE;
    if (staying == search->things.count)
        return left;
    if (!is_wished(invocation)) {
        printf(_("“mnr-assess forget %s --yes” removes it.\n"), name);
        return EXIT_TO_SEE;
    }
    if (!remove_all(search, path))
        return EXIT_CANNOT;
    printf(_("Removed. %s is as it was.\n"), name);
    return left;
}

static int run(const struct invocation *invocation)
{
    struct search search;
    const char *path = invocation_argument(invocation, 0);
    char name[512];
    if (!open_search(&search, path))
        return EXIT_CANNOT;
    text_harmless(path, name, sizeof name);
    print_things(&search, name);
    print_beyond_reach(name);
    int status = decide(invocation, &search, path, name);
    close_search(&search);
    return status;
}

const struct command command_forget = {
    .name = "forget",
    .usage = "FILE [--yes]",
    .summary = N_("list what is kept beside a file, and remove it"),
    .description =
        N_("Lists all that is kept on this computer beside an assessment: versions before changes, "
           "answers that could not be saved, words that were being typed, also when they were put "
           "aside; when it was exported; its place in the list of recent files; what a save left "
           "that was killed. It is found by the file's path and by the record's id; FILE need not "
           "be there any more. What is kept for another file in which the record still is stays, "
           "and is named.\n\n"
           "With --yes, or when you say so on a terminal, it is removed. FILE itself never is, and "
           "nothing while another run has it open. Exit status 1: something is listed and not "
           "removed. mnr-assess(1) says where words remain all the same."),
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
