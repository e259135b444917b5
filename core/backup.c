#include "core/backup.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/i18n.h"
#include "core/state.h"
#include "core/store.h"
#include "core/yaml_tree.h"

/* "20261122T034400Z-0000.yaml": in the order of their names they are in the order of time. */
enum { NAME_LENGTH = 26, MOST_A_SECOND = 10000 };

static int is_version(const struct dirent *entry)
{
    return strlen(entry->d_name) == NAME_LENGTH && entry->d_name[8] == 'T' &&
           strcmp(entry->d_name + NAME_LENGTH - 5, ".yaml") == 0;
}

/* The folder of a file's versions; free() it. */
static char *folder_of(const char *path, bool make)
{
    char name[STATE_NAME];
    state_name(path, name);
    return make ? state_path("backups", name) : state_find("backups", name);
}

static time_t time_of_name(const char *name)
{
    struct tm time = {0};
    return strptime(name, "%Y%m%dT%H%M%SZ", &time) ? timegm(&time) : 0;
}

void backup_look(struct backup *backup)
{
    char *bytes = NULL;
    size_t length = 0;
    backup->revision = -1;
    if (!store_read(backup->path, LIMIT_FILE_BYTES, &bytes, &length, NULL, NULL))
        return;
    struct yaml_tree *tree = yaml_tree_parse(backup->path, bytes, length, NULL);
    const char *revision = tree ? yaml_text(yaml_get(yaml_tree_root(tree), "revision")) : "";
    char *end;
    long number = strtol(revision, &end, 10);
    if (*revision && !*end)
        backup->revision = number;
    backup->size = length;
    yaml_tree_free(tree);
    free(bytes);
}

static bool take_entry(struct backups *backups, const char *folder, const char *name)
{
    struct backup *backup = &backups->items[backups->count];
    if (asprintf(&backup->path, "%s/%s", folder, name) < 0)
        return false;
    backups->count++;
    backup->when = time_of_name(name);
    return true;
}

/* The newest first, at most BACKUP_MOST. */
static bool scan(const char *folder, struct backups *backups)
{
    struct dirent **entries = NULL;
    bool done = true;
    *backups = (struct backups){0};
    int count = scandir(folder, &entries, is_version, alphasort);
    for (int i = count; i-- > 0;) {
        if (backups->count < BACKUP_MOST)
            done = done && take_entry(backups, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return done;
}

bool backups_list(const char *path, struct backups *backups)
{
    char *folder = folder_of(path, false);
    *backups = (struct backups){0};
    bool done = !folder || scan(folder, backups);
    for (size_t i = 0; i < backups->count; i++)
        backup_look(&backups->items[i]);
    free(folder);
    return done;
}

void backups_free(struct backups *backups)
{
    for (size_t i = 0; i < backups->count; i++)
        free(backups->items[i].path);
    *backups = (struct backups){0};
}

static bool is_needed(const struct backups *backups, const char *bytes, size_t length, long seconds)
{
    if (!backups->count)
        return true;
    time_t age = clock_now() - backups->items[0].when;
    return !(seconds && age < seconds) && !store_holds(backups->items[0].path, bytes, length);
}

/* Behind the newest of the same second, also where older ones have gone. */
static int first_number(const struct backups *backups, const char *second)
{
    const char *slash = backups->count ? strrchr(backups->items[0].path, '/') : NULL;
    bool same = slash && strncmp(slash + 1, second, strlen(second)) == 0;
    return same ? atoi(slash + 1 + strlen(second) + 1) + 1 : 0;
}

static bool put(const char *folder, const struct backups *backups, const char *bytes, size_t length,
                struct error *error)
{
    char stamp[32];
    char day[32];
    struct error problem = {.kind = ERROR_CONFLICT};
    time_t when = clock_now();
    if (backups->count && backups->items[0].when > when) /* the clock was put back */
        when = backups->items[0].when;
    clock_stamp(when, stamp); /* 2026-11-22T03:44:00Z */
    snprintf(day, sizeof day, "%.4s%.2s%.2sT%.2s%.2s%.2sZ", stamp, stamp + 5, stamp + 8, stamp + 11,
             stamp + 14, stamp + 17);
    for (int i = first_number(backups, day); i < MOST_A_SECOND && problem.kind == ERROR_CONFLICT;
         i++) {
        char *path = NULL;
        if (asprintf(&path, "%s/%s-%04d.yaml", folder, day, i) < 0)
            return error_set_memory(error);
        bool done = store_create(path, bytes, length, NULL, &problem);
        free(path);
        if (done)
            return true;
    }
    if (error)
        *error = problem;
    return false;
}

/* One more was added to these. */
static void prune(struct backups *backups)
{
    while (backups->count >= BACKUP_MOST) {
        struct backup *oldest = &backups->items[--backups->count];
        unlink(oldest->path);
        free(oldest->path);
    }
}

static bool keep_bytes(const char *folder, const char *bytes, size_t length, long seconds,
                       struct error *error)
{
    struct backups backups;
    bool done = scan(folder, &backups) || error_set_memory(error);
    if (done && is_needed(&backups, bytes, length, seconds)) {
        done = put(folder, &backups, bytes, length, error);
        if (done)
            prune(&backups);
    }
    backups_free(&backups);
    return done;
}

bool backup_keep(const char *path, long seconds, struct error *error)
{
    char *bytes;
    size_t length;
    if (access(path, F_OK) != 0)
        return true;
    char *folder = folder_of(path, true);
    if (!folder || (mkdir(folder, S_IRWXU) != 0 && errno != EEXIST)) {
        free(folder);
        return error_set(error, ERROR_SYSTEM, NULL, 0, 0, "%s",
                         _("there is nowhere to keep the version before; set HOME or "
                           "XDG_STATE_HOME"));
    }
    bool done = store_read(path, LIMIT_FILE_BYTES, &bytes, &length, NULL, error);
    if (done) {
        done = keep_bytes(folder, bytes, length, seconds, error);
        free(bytes);
    }
    free(folder);
    return done;
}
