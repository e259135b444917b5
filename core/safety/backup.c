#include "core/safety/backup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/clock.h"
#include "core/base/state.h"
#include "core/base/store.h"
#include "core/base/text.h"
#include "core/base/yaml_tree.h"
#include "core/safety/kept.h"

/* "20261122T034400Z-0000.yaml": in the order of their names they are in the order in which they
   were kept. */
enum { NAME_LENGTH = 26, MOST_A_SECOND = 10000 };

static const char backups_folder[] = "backups";
static const char file_name[] = ".file"; /* beside the versions: the path of their file */

static int is_version(const struct dirent *entry)
{
    return strlen(entry->d_name) == NAME_LENGTH && entry->d_name[8] == 'T' &&
           strcmp(entry->d_name + NAME_LENGTH - 5, ".yaml") == 0;
}

/* The folder of a file's versions; free() it. */
static char *folder_of(const char *path)
{
    char name[STATE_NAME];
    state_name(path, name);
    return state_find(backups_folder, name);
}

/* ---- looking ---- */

static time_t time_of_name(const char *name)
{
    struct tm time = {0};
    return strptime(name, "%Y%m%dT%H%M%SZ", &time) ? timegm(&time) : 0;
}

/* Its name is never before that of the one before it. Where the clock had been put back when it was
   kept, the file's own time says when that was. */
static time_t time_of(const char *path, const char *name)
{
    struct stat status;
    time_t named = time_of_name(name);
    return lstat(path, &status) == 0 && status.st_mtime < named ? status.st_mtime : named;
}

static struct yaml_tree *read_tree(const char *path, size_t *size)
{
    char *bytes = NULL;
    size_t length = 0;
    if (!state_read(path, LIMIT_FILE_BYTES, &bytes, &length, NULL))
        return NULL;
    struct yaml_tree *tree = yaml_tree_parse(path, bytes, length, NULL);
    *size = length;
    free(bytes);
    return tree;
}

void backup_look(struct backup *backup)
{
    backup->revision = -1;
    struct yaml_tree *tree = read_tree(backup->path, &backup->size);
    const char *revision = tree ? yaml_text(yaml_get(yaml_tree_root(tree), "revision")) : "";
    char *end;
    long number = strtol(revision, &end, 10);
    if (*revision && !*end)
        backup->revision = number;
    yaml_tree_free(tree);
}

/* Takes over `path`, and copies `file`. */
static bool add(struct backups *backups, char *path, const char *name, const char *file)
{
    struct backup *grown =
        path ? realloc(backups->items, (backups->count + 1) * sizeof *grown) : NULL;
    if (grown)
        backups->items = grown;
    char *copy = grown && file ? strdup(file) : NULL;
    if (!grown || (file && !copy)) {
        free(path);
        return false;
    }
    grown[backups->count++] =
        (struct backup){.path = path, .when = time_of(path, name), .file = copy};
    return true;
}

/* Those in a folder, the one that was kept last first; of the record `id` where that is given. */
static bool scan(const char *folder, const char *file, const char *id, struct backups *backups)
{
    struct dirent **entries = NULL;
    bool done = true;
    int count = scandir(folder, &entries, is_version, alphasort);
    for (int i = count; i-- > 0;) {
        char *path = NULL;
        size_t size;
        if (done && asprintf(&path, "%s/%s", folder, entries[i]->d_name) < 0)
            path = NULL;
        struct yaml_tree *tree = path && id ? read_tree(path, &size) : NULL;
        if (path && id &&
            (!tree || strcmp(yaml_text(yaml_get(yaml_tree_root(tree), "id")), id) != 0))
            free(path);
        else
            done = done && add(backups, path, entries[i]->d_name, file);
        yaml_tree_free(tree);
        free(entries[i]);
    }
    free(entries);
    return done;
}

static void look_at_all(struct backups *backups, size_t from)
{
    for (size_t i = from; i < backups->count; i++)
        backup_look(&backups->items[i]);
}

bool backups_list(const char *path, struct backups *backups)
{
    char *folder = folder_of(path);
    *backups = (struct backups){0};
    bool done = !folder || scan(folder, NULL, NULL, backups);
    look_at_all(backups, 0);
    free(folder);
    return done;
}

/* The path of the file whose versions are in a folder; "" where version 0.1.0 made it. free() it.
 */
static char *file_of(const char *folder)
{
    enum { MOST_BYTES = 16 * 1024 };
    char *path = NULL;
    char *bytes = NULL;
    size_t length;
    if (asprintf(&path, "%s/%s", folder, file_name) < 0)
        return NULL;
    bool there = state_read(path, MOST_BYTES, &bytes, &length, NULL);
    char *file = there ? state_path_from_text(bytes) : strdup("");
    free(bytes);
    free(path);
    return file;
}

/* Whether the record is in a file that is there. */
static bool stands_in(const char *file, const char *id)
{
    struct stat status;
    if (!*file || lstat(file, &status) != 0)
        return false;
    char *other = keeper_record_of(file);
    bool stands = !other || !*other || strcmp(other, id) == 0;
    free(other);
    return stands;
}

static bool add_folder(const char *folder, const char *own, const char *id, bool all,
                       struct backups *backups)
{
    size_t before = backups->count;
    if (own && strcmp(folder, own) == 0)
        return true;
    char *file = file_of(folder);
    bool copied = file && stands_in(file, id);
    bool done = file && ((!all && (copied || !*file)) || scan(folder, file, id, backups));
    for (size_t i = before; i < backups->count; i++)
        backups->items[i].copied = copied;
    free(file);
    return done;
}

bool backups_add_elsewhere(const char *path, const char *id, bool all, struct backups *backups)
{
    bool done = true;
    size_t before = backups->count;
    struct dirent **entries = NULL;
    char *own = folder_of(path);
    char *parent = state_find(backups_folder, "");
    int count = parent ? scandir(parent, &entries, NULL, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        char *folder = NULL;
        if (done && entries[i]->d_name[0] != '.' &&
            asprintf(&folder, "%s%s", parent, entries[i]->d_name) >= 0)
            done = add_folder(folder, own, id, all, backups);
        free(folder);
        free(entries[i]);
    }
    look_at_all(backups, before);
    free(entries);
    free(parent);
    free(own);
    return done;
}

void backups_free(struct backups *backups)
{
    for (size_t i = 0; i < backups->count; i++) {
        free(backups->items[i].path);
        free(backups->items[i].file);
    }
    free(backups->items);
    *backups = (struct backups){0};
}

/* ---- keeping ---- */

static bool is_young(const struct backup *newest, long seconds)
{
    time_t age = clock_now() - newest->when;
    return seconds && age >= 0 && age < seconds;
}

static bool is_needed(const struct backups *backups, const char *bytes, size_t length, long seconds)
{
    return !backups->count || (!is_young(&backups->items[0], seconds) &&
                               !state_holds(backups->items[0].path, bytes, length));
}

/* A time as the beginning of a name. */
static void name_time(time_t when, char name[32])
{
    static const time_t last = 253402300799; /* of the year 9999 */
    char stamp[32];
    clock_stamp(when < 0 ? 0 : when > last ? last : when, stamp); /* 2026-11-22T03:44:00Z */
    snprintf(name, 32, "%.4s%.2s%.2sT%.2s%.2s%.2sZ", stamp, stamp + 5, stamp + 8, stamp + 11,
             stamp + 14, stamp + 17);
}

/* The beginning of the next name, and its number: behind the newest, also where the clock was put
   back since. */
static int next_name(const struct backups *backups, char name[32])
{
    const char *slash = backups->count ? strrchr(backups->items[0].path, '/') : NULL;
    name_time(clock_now(), name);
    if (!slash || strncmp(slash + 1, name, strlen(name)) < 0)
        return 0;
    int number = atoi(slash + 1 + strlen(name) + 1) + 1;
    time_t second = time_of_name(slash + 1);
    name_time(number < MOST_A_SECOND ? second : second + 1, name);
    return number % MOST_A_SECOND;
}

static bool put(const char *folder, const struct backups *backups, const char *bytes, size_t length,
                struct error *error)
{
    char day[32];
    struct error problem = {.kind = ERROR_CONFLICT};
    const struct timespec now = {.tv_sec = clock_now()};
    const struct timespec times[] = {now, now};
    for (int i = next_name(backups, day); i < MOST_A_SECOND && problem.kind == ERROR_CONFLICT;
         i++) {
        char *path = NULL;
        if (asprintf(&path, "%s/%s-%04d.yaml", folder, day, i) < 0)
            return error_set_memory(error);
        bool done = store_create(path, bytes, length, NULL, &problem);
        if (done)
            utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW);
        free(path);
        if (done)
            return true;
    }
    if (error)
        *error = problem;
    return false;
}

/* One more was added to these. */
static void prune(const struct backups *backups)
{
    for (size_t i = BACKUP_MOST - 1; i < backups->count; i++)
        unlink(backups->items[i].path);
}

/* Beside the versions, so that they are found when the file has been moved. */
static void put_file(const char *folder, const char *path)
{
    char *place = NULL;
    char *whole = state_whole_path(path);
    char *text = whole ? state_path_to_text(whole) : NULL;
    if (text && asprintf(&place, "%s/%s", folder, file_name) >= 0) {
        if (access(place, F_OK) != 0)
            state_write(place, text, strlen(text), NULL);
        free(place);
    }
    free(text);
    free(whole);
}

static bool keep_bytes(const char *folder, const char *path, const char *bytes, size_t length,
                       long seconds, struct error *error)
{
    struct backups backups = {0};
    bool done = scan(folder, NULL, NULL, &backups) || error_set_memory(error);
    if (done && is_needed(&backups, bytes, length, seconds)) {
        done = put(folder, &backups, bytes, length, error);
        if (done)
            prune(&backups);
        put_file(folder, path);
    }
    backups_free(&backups);
    return done;
}

bool backup_keep(const char *path, long seconds, struct error *error)
{
    char *bytes;
    size_t length;
    char name[STATE_NAME];
    if (access(path, F_OK) != 0)
        return true;
    state_name(path, name);
    char *folder = state_make(backups_folder, name, error);
    bool done =
        folder && (mkdir(folder, S_IRWXU) == 0 || errno == EEXIST || state_fail(error, folder));
    done = done && store_read(path, LIMIT_FILE_BYTES, &bytes, &length, NULL, error);
    if (done) {
        done = keep_bytes(folder, path, bytes, length, seconds, error);
        free(bytes);
    }
    free(folder);
    return done;
}

bool backup_remove(const struct backup *backup)
{
    char *folder = strdup(backup->path);
    bool gone = unlink(backup->path) == 0 || errno == ENOENT;
    char *slash = folder ? strrchr(folder, '/') : NULL;
    struct dirent **entries = NULL;
    if (slash)
        *slash = '\0';
    int left = slash ? scandir(folder, &entries, is_version, NULL) : -1;
    for (int i = 0; i < left; i++)
        free(entries[i]);
    free(entries);
    if (!left)
        kept_remove_folder(folder);
    free(folder);
    return gone;
}
