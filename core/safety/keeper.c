#include "core/safety/keeper.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/state.h"
#include "core/base/store.h"

enum { MOST_BYTES = 64 * 1024 };

static const char runs_folder[] = ".runs";

struct keeper {
    struct run run;
    char *path;
    char *record;
    char *guard_path;
    int guard; /* .runs/RUN, locked; -1: there is none */
    char name[STATE_NAME];
};

/* ---- the file that is locked while a run lives ---- */

static bool is_in_place(int file, const char *path)
{
    struct stat held;
    struct stat there;
    return fstat(file, &held) == 0 && lstat(path, &there) == 0 && held.st_ino == there.st_ino;
}

static bool write_guard(int file, const struct keeper *keeper)
{
    struct text text = {0};
    struct yaml_writer *writer = yaml_writer_new(&text);
    if (!writer)
        return false;
    yaml_write_map(writer);
    keeper_write(keeper, writer);
    yaml_write_end(writer);
    errno = ENOSPC; /* what half a write means */
    bool done = yaml_writer_finish(writer, NULL) &&
                write(file, text.data, text.length) == (ssize_t)text.length;
    text_free(&text);
    return done;
}

static int try_guard(const struct keeper *keeper)
{
    int file =
        open(keeper->guard_path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return -1;
    flock(file, LOCK_EX);
    errno = EAGAIN; /* somebody who clears up was quicker */
    if (is_in_place(file, keeper->guard_path) && write_guard(file, keeper))
        return file;
    int number = errno;
    unlink(keeper->guard_path);
    close(file);
    errno = number;
    return -1;
}

static int make_guard(const struct keeper *keeper)
{
    enum { TRIES = 5 };
    int file = -1;
    errno = EAGAIN;
    for (int i = 0; i < TRIES && file < 0 && errno == EAGAIN; i++)
        file = try_guard(keeper);
    return file;
}

enum guard_standing { GUARD_NONE, GUARD_FREE, GUARD_HELD, GUARD_UNKNOWN };

/* `file`, held when it is free: close it. */
static enum guard_standing hold_guard(const char *path, int *file)
{
    *file = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (*file < 0)
        return errno == ENOENT ? GUARD_NONE : GUARD_UNKNOWN;
    if (flock(*file, LOCK_EX | LOCK_NB) == 0)
        return is_in_place(*file, path) ? GUARD_FREE : GUARD_NONE;
    return errno == EWOULDBLOCK ? GUARD_HELD : GUARD_UNKNOWN;
}

static void close_guard(int file)
{
    if (file >= 0)
        close(file);
}

void keeper_clear_up(void)
{
    struct dirent **entries = NULL;
    char *folder = state_find(runs_folder, ".");
    int count = folder ? scandir(folder, &entries, NULL, NULL) : 0;
    for (int i = 0; i < count; i++) {
        char *path = NULL;
        if (entries[i]->d_name[0] != '.' &&
            asprintf(&path, "%s/%s", folder, entries[i]->d_name) >= 0) {
            int file;
            if (hold_guard(path, &file) == GUARD_FREE)
                unlink(path);
            close_guard(file);
            free(path);
        }
        free(entries[i]);
    }
    free(entries);
    free(folder);
}

/* ---- a keeper ---- */

static void free_keeper(struct keeper *keeper)
{
    free(keeper->path);
    free(keeper->record);
    free(keeper->guard_path);
    free(keeper);
}

static bool begin_guard(struct keeper *keeper, struct error *error)
{
    keeper_clear_up();
    keeper->guard_path = state_make(runs_folder, keeper->run.name, error);
    if (!keeper->guard_path)
        return false;
    keeper->guard = make_guard(keeper);
    return keeper->guard >= 0 || state_fail(error, keeper->guard_path);
}

static struct keeper *new_keeper(const char *path, const char *record)
{
    struct keeper *keeper = calloc(1, sizeof *keeper);
    if (!keeper)
        return NULL;
    keeper->guard = -1;
    run_begin(&keeper->run);
    keeper->path = state_whole_path(path);
    keeper->record = strdup(record);
    if (!keeper->path || !keeper->record) {
        free_keeper(keeper);
        return NULL;
    }
    state_name_whole(keeper->path, keeper->name);
    return keeper;
}

struct keeper *keeper_begin(const char *path, const char *record, struct error *error)
{
    struct keeper *keeper = new_keeper(path, record);
    *error = (struct error){0};
    if (keeper)
        begin_guard(keeper, error);
    return keeper;
}

struct keeper *keeper_of_ended(const char *path, const char *record)
{
    struct keeper *keeper = new_keeper(path, record);
    if (keeper)
        keeper->run.process = 0;
    return keeper;
}

void keeper_end(struct keeper *keeper)
{
    if (!keeper)
        return;
    if (keeper->guard >= 0) {
        if (is_in_place(keeper->guard, keeper->guard_path))
            unlink(keeper->guard_path);
        close(keeper->guard);
    }
    free_keeper(keeper);
}

const char *keeper_path(const struct keeper *keeper)
{
    return keeper->path;
}

const char *keeper_record(const struct keeper *keeper)
{
    return keeper->record;
}

const struct run *keeper_run(const struct keeper *keeper)
{
    return &keeper->run;
}

char *keeper_place(const struct keeper *keeper, const char *folder, const char *ending, bool make,
                   struct error *error)
{
    char name[STATE_NAME + RUN_NAME + 16];
    snprintf(name, sizeof name, "%s.%s%s", keeper->name, keeper->run.name, ending);
    return make ? state_make(folder, name, error) : state_find(folder, name);
}

void keeper_write(const struct keeper *keeper, struct yaml_writer *writer)
{
    char *file = state_path_to_text(keeper->path);
    run_write(&keeper->run, writer);
    yaml_write_entry(writer, "file", file ? file : "");
    yaml_write_entry(writer, "record", keeper->record);
    free(file);
}

/* ---- others ---- */

enum run_standing keeper_look(const struct run *run)
{
    int file = -1;
    char *path = *run->name ? state_find(runs_folder, run->name) : NULL;
    enum guard_standing guard = path ? hold_guard(path, &file) : GUARD_NONE;
    close_guard(file);
    free(path);
    if (guard == GUARD_HELD)
        return RUN_LIVES;
    if (guard == GUARD_FREE)
        return RUN_ENDED;
    enum run_standing standing = run_look(run);
    bool own = standing == RUN_LIVES && run_is_own(run);
    if (own || (guard == GUARD_NONE && standing == RUN_UNSEEN))
        return RUN_ENDED;
    return standing;
}

/* Whether one of the lines is that text. */
static bool has_line(const char *lines, const char *text)
{
    size_t length = strlen(text);
    for (const char *line = lines; *line; line += line[0] == '\n') {
        size_t end = strcspn(line, "\n");
        if (length && end == length && strncmp(line, text, length) == 0)
            return true;
        line += end;
    }
    return false;
}

char *keeper_record_of(const char *path)
{
    char *bytes;
    size_t length;
    if (!store_read(path, LIMIT_FILE_BYTES, &bytes, &length, NULL, NULL))
        return strdup("");
    struct yaml_tree *tree = yaml_tree_parse(path, bytes, length, NULL);
    char *id = strdup(tree ? yaml_text(yaml_get(yaml_tree_root(tree), "id")) : "");
    yaml_tree_free(tree);
    free(bytes);
    return id;
}

static bool has_open(const struct yaml_node *root, const char *wanted, const char *ids)
{
    char *file = state_path_from_text(yaml_text(yaml_get(root, "file")));
    const char *record = yaml_text(yaml_get(root, "record"));
    bool same = file && strcmp(file, wanted) == 0;
    bool known = !same && file && has_line(ids, record);
    char *there = known ? keeper_record_of(file) : NULL;
    bool moved = known && (!there || strcmp(there, record) != 0);
    free(there);
    free(file);
    return same || moved;
}

/* Whether the run whose file is at `path` is another one with that file open. */
static bool is_at_work(const char *path, const char *wanted, const char *ids, struct run *who)
{
    char *bytes;
    size_t length;
    if (!state_read(path, MOST_BYTES, &bytes, &length, NULL))
        return false;
    struct yaml_tree *tree = yaml_tree_parse(path, bytes, length, NULL);
    const struct yaml_node *root = tree ? yaml_tree_root(tree) : NULL;
    run_read(root, who);
    bool at_work = has_open(root, wanted, ids) && keeper_look(who) != RUN_ENDED;
    yaml_tree_free(tree);
    free(bytes);
    return at_work;
}

bool keeper_has_other(const char *path, const char *ids, struct run *who)
{
    bool found = false;
    struct dirent **entries = NULL;
    char *folder = state_find(runs_folder, ".");
    int count = folder ? scandir(folder, &entries, NULL, NULL) : 0;
    for (int i = 0; i < count; i++) {
        char *guard = NULL;
        if (!found && entries[i]->d_name[0] != '.' &&
            asprintf(&guard, "%s/%s", folder, entries[i]->d_name) >= 0) {
            found = is_at_work(guard, path, ids, who);
            free(guard);
        }
        free(entries[i]);
    }
    free(entries);
    free(folder);
    return found;
}
