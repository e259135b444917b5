#include "core/safety/kept.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/state.h"
#include "core/base/store.h"
#include "core/base/text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MOST_WORDS = 2 * 1024 * 1024 };

static const struct {
    enum kept_kind kind;
    const char *folder;
    const char *ending; /* of its name */
    const char *about;  /* the file that says whose it is, in it */
} kinds[] = {
    {KEPT_ANSWERS, "recovery", "", "/kept.yaml"},
    {KEPT_WORDS, "drafts", ".yaml", ""},
    {KEPT_EDITED, "drafts", ".txt", NULL},
};

/* ---- names ---- */

/* Where `mark` stands last in the text; NULL when it does not. */
static char *find_last(char *text, const char *mark)
{
    char *last = NULL;
    for (char *at = strstr(text, mark); at; at = strstr(at + 1, mark))
        last = at;
    return last;
}

/* Cuts off “.aside-N”; returns N, 0 when it was not put aside. */
static int cut_aside(char *name)
{
    static const char mark[] = ".aside-";
    char *at = find_last(name, mark);
    char *end;
    long number = at ? strtol(at + strlen(mark), &end, 10) : 0;
    if (number < 1 || number > INT16_MAX || *end)
        return 0;
    *at = '\0';
    return (int)number;
}

static bool cut_ending(char *name, const char *ending)
{
    size_t length = strlen(name);
    size_t behind = strlen(ending);
    if (length <= behind || strcmp(name + length - behind, ending) != 0)
        return false;
    name[length - behind] = '\0';
    return true;
}

static bool is_hexadecimal(const char *text, size_t length)
{
    return strspn(text, "0123456789abcdef") == length && !text[length];
}

/* Cuts off “.RUN”, which version 0.1.0 did not have. */
static void cut_run(char *name, char run[RUN_NAME])
{
    char *dot = strrchr(name, '.');
    bool has = dot && is_hexadecimal(dot + 1, RUN_NAME - 1);
    snprintf(run, RUN_NAME, "%s", has ? dot + 1 : "");
    if (has)
        *dot = '\0';
}

/* Whether it is a name that state_name gives. */
static bool is_state_name(const char *name)
{
    enum { DIGITS = 24 };
    size_t length = strlen(name);
    return length > DIGITS && name[length - DIGITS - 1] == '-' &&
           is_hexadecimal(name + length - DIGITS, DIGITS);
}

/* ---- whose it is ---- */

/* A part of a record (mnr-assess(5)) has a name beside the id: to be compared here. */
static bool is_same_record(const struct kept *kept, const char *id)
{
    return id && *kept->record && strcmp(kept->record, id) == 0;
}

/* Version 0.1.0 says it in the answers themselves. */
static void read_record(struct kept *kept)
{
    char *mine = NULL;
    if (kept->kind != KEPT_ANSWERS || asprintf(&mine, "%s/mine.yaml", kept->place) < 0)
        return;
    free(kept->record);
    kept->record = keeper_record_of(mine);
    free(mine);
}

/* Takes what its file says: run, file and record. */
static bool take_about(struct kept *kept, const struct yaml_node *root)
{
    char name[RUN_NAME];
    const char *file = yaml_text(yaml_get(root, "file"));
    memcpy(name, kept->run.name, sizeof name);
    run_read(root, &kept->run);
    memcpy(kept->run.name, name, sizeof name);
    kept->path = *file == '/' ? state_path_from_text(file) : NULL;
    kept->record = strdup(yaml_text(yaml_get(root, "record")));
    return kept->record && (*file != '/' || kept->path);
}

/* What cannot be read says nothing. False when there is no memory: then nothing is known. */
static bool read_about(struct kept *kept, const char *about)
{
    char *path = NULL;
    char *bytes = NULL;
    size_t length;
    struct error error = {0};
    if (asprintf(&path, "%s%s", kept->place, about) < 0)
        return false;
    struct yaml_tree *tree = state_read(path, MOST_WORDS, &bytes, &length, &error)
                                 ? yaml_tree_parse(path, bytes, length, &error)
                                 : NULL;
    bool done = error.kind != ERROR_MEMORY && take_about(kept, tree ? yaml_tree_root(tree) : NULL);
    yaml_tree_free(tree);
    free(bytes);
    free(path);
    return done;
}

/* ---- one of them ---- */

/* What is looked for. */
struct wanted {
    const char *path;
    const char *id;
    const struct keeper *own;
    char name[STATE_NAME];
};

static void free_item(struct kept *kept)
{
    free(kept->place);
    free(kept->path);
    free(kept->record);
}

/* Whether its file is there and still has the record: as far as can be seen. */
static bool still_stands(const struct kept *kept)
{
    struct stat status;
    if (!kept->path || lstat(kept->path, &status) != 0)
        return false;
    char *id = keeper_record_of(kept->path);
    bool stands = !id || !*id || strcmp(id, kept->record) == 0;
    free(id);
    return stands;
}

/* What was put aside is nobody's work any more. */
static void look_at_run(struct kept *kept)
{
    enum run_standing standing =
        *kept->run.name && !kept->aside ? keeper_look(&kept->run) : RUN_ENDED;
    kept->in_use = standing == RUN_LIVES;
    kept->unseen = standing == RUN_UNSEEN;
}

/* Whose it is; what cannot be read is whoever's. False when there is no memory. */
static bool read_whose(struct kept *kept, const char *about)
{
    if (about ? !read_about(kept, about) : !(kept->record = strdup("")))
        return false;
    if (!*kept->record)
        read_record(kept);
    return kept->record != NULL;
}

/* Whether it is of that file or that record. */
static bool is_wanted(struct kept *kept, const struct wanted *wanted, const char *name)
{
    kept->here =
        strcmp(name, wanted->name) == 0 && (!kept->path || strcmp(kept->path, wanted->path) == 0);
    kept->same = !*kept->record || !wanted->id || is_same_record(kept, wanted->id);
    return kept->here || is_same_record(kept, wanted->id);
}

/* Answers are there when the last of their files is; their time is that file's. */
static void look_at_time(struct kept *kept)
{
    struct stat status = {0};
    char *mine = NULL;
    bool answers = kept->kind == KEPT_ANSWERS && asprintf(&mine, "%s/mine.yaml", kept->place) >= 0;
    kept->half = lstat(answers ? mine : kept->place, &status) != 0;
    kept->when = status.st_mtim.tv_sec;
    free(mine);
}

/* ---- all of them ---- */

static bool append(struct kept_list *list, const struct kept *kept)
{
    struct kept *grown = realloc(list->items, (list->count + 1) * sizeof *grown);
    if (!grown)
        return false;
    list->items = grown;
    grown[list->count++] = *kept;
    return true;
}

/* Takes over what stands in `kept` so far. False when there is no memory. */
static bool look_at_item(struct kept *kept, const char *about, const char *name,
                         const struct wanted *wanted, struct kept_list *list)
{
    if (!read_whose(kept, about)) {
        free_item(kept);
        return false;
    }
    if (!is_wanted(kept, wanted, name)) {
        free_item(kept);
        return true;
    }
    look_at_time(kept);
    look_at_run(kept);
    kept->copied = !kept->here && still_stands(kept);
    if (append(list, kept))
        return true;
    free_item(kept);
    return false;
}

/* One entry of the folder of a kind. False when there is no memory. */
static bool look_at(size_t kind, const char *folder, const char *entry, const struct wanted *wanted,
                    struct kept_list *list)
{
    char name[NAME_MAX + 1];
    struct kept kept = {.kind = kinds[kind].kind};
    snprintf(name, sizeof name, "%s", entry);
    kept.aside = cut_aside(name);
    if (!cut_ending(name, kinds[kind].ending))
        return true;
    cut_run(name, kept.run.name);
    bool own = wanted->own && strcmp(kept.run.name, keeper_run(wanted->own)->name) == 0;
    if (own || !is_state_name(name))
        return true;
    return asprintf(&kept.place, "%s/%s", folder, entry) >= 0 &&
           look_at_item(&kept, kinds[kind].about, name, wanted, list);
}

/* The path with its last `ending` become another; free() it. NULL when it has none. */
static char *with_ending(char *path, const char *ending, const char *other)
{
    char *made = NULL;
    const char *at = find_last(path, ending);
    if (!at || asprintf(&made, "%.*s%s%s", (int)(at - path), path, other, at + strlen(ending)) < 0)
        return NULL;
    return made;
}

/* An editor's file belongs to the words beside it, where there are some. */
static bool is_alone(const char *folder, char *entry)
{
    struct stat status;
    char *path = NULL;
    char *words = with_ending(entry, ".txt", ".yaml");
    bool alone =
        words && (asprintf(&path, "%s/%s", folder, words) < 0 || lstat(path, &status) != 0);
    free(words);
    free(path);
    return alone;
}

static bool look_through(size_t kind, const struct wanted *wanted, struct kept_list *list)
{
    struct dirent **entries = NULL;
    errno = 0;
    char *folder = state_find(kinds[kind].folder, "");
    int count = folder ? scandir(folder, &entries, NULL, alphasort) : 0;
    bool done = errno != ENOMEM || count > 0;
    if (folder)
        folder[strlen(folder) - 1] = '\0';
    for (int i = 0; i < count; i++) {
        char *entry = entries[i]->d_name;
        if (done && entry[0] != '.' && (kinds[kind].kind != KEPT_EDITED || is_alone(folder, entry)))
            done = look_at(kind, folder, entry, wanted, list);
        free(entries[i]);
    }
    free(entries);
    free(folder);
    return done;
}

static int in_order(const void *one, const void *other)
{
    const struct kept *a = one;
    const struct kept *b = other;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->when != b->when)
        return a->when < b->when ? -1 : 1;
    return strcmp(a->place, b->place);
}

bool kept_find(const char *path, const char *id, const struct keeper *own, struct kept_list *list)
{
    bool done = true;
    struct wanted wanted = {path, id, own, ""};
    *list = (struct kept_list){0};
    state_name_whole(path, wanted.name);
    for (size_t i = 0; done && i < COUNT(kinds); i++)
        done = look_through(i, &wanted, list);
    if (done && list->count)
        qsort(list->items, list->count, sizeof *list->items, in_order);
    if (!done)
        kept_free(list);
    return done;
}

void kept_free(struct kept_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free_item(&list->items[i]);
    free(list->items);
    *list = (struct kept_list){0};
}

bool kept_is_offered(const struct kept *kept)
{
    return !kept->decided && !kept->aside && !kept->half && !kept->in_use && kept->same &&
           kept->kind != KEPT_EDITED && (kept->here || kept_is_from_elsewhere(kept));
}

bool kept_is_from_elsewhere(const struct kept *kept)
{
    return !kept->here && !kept->copied && kept->path;
}

/* ---- what becomes of them ---- */

char *kept_edited_path(const struct kept *kept)
{
    return kept->kind == KEPT_WORDS ? with_ending(kept->place, ".yaml", ".txt") : NULL;
}

int kept_set_aside(const struct kept *kept)
{
    int number = kept->in_use ? 0 : state_set_aside(kept->place);
    char *edited = number ? kept_edited_path(kept) : NULL;
    char *aside = NULL;
    if (edited && asprintf(&aside, "%s.aside-%d", edited, number) >= 0) {
        rename(edited, aside);
        free(aside);
    }
    free(edited);
    return number;
}

void kept_settle(const struct kept *kept)
{
    if (kept->unseen)
        kept_set_aside(kept);
    else
        kept_remove(kept);
}

void kept_settle_taken(struct kept_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].taken)
            kept_settle(&list->items[i]);
        list->items[i].taken = false;
    }
}

bool kept_remove_folder(const char *folder)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, NULL);
    for (int i = 0; i < count; i++) {
        char *path = NULL;
        if (strcmp(entries[i]->d_name, ".") != 0 && strcmp(entries[i]->d_name, "..") != 0 &&
            asprintf(&path, "%s/%s", folder, entries[i]->d_name) >= 0) {
            unlink(path);
            free(path);
        }
        free(entries[i]);
    }
    free(entries);
    return rmdir(folder) == 0 || errno == ENOENT;
}

bool kept_remove(const struct kept *kept)
{
    struct stat status;
    if (kept->in_use)
        return false;
    if (lstat(kept->place, &status) == 0 && S_ISDIR(status.st_mode))
        return kept_remove_folder(kept->place);
    char *edited = kept_edited_path(kept);
    if (edited)
        unlink(edited);
    free(edited);
    return unlink(kept->place) == 0 || errno == ENOENT;
}

/* Names that begin with a dot, and have `name` in them, are nothing that is kept. */
static void look_for_strays_in(const char *folder, const char *inside, const char *name,
                               void (*found)(void *context, const char *stray), void *context)
{
    struct dirent **entries = NULL;
    char *path = state_find(folder, inside);
    int count = path ? scandir(path, &entries, NULL, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        const char *entry = entries[i]->d_name;
        char *stray = NULL;
        bool is_one = entry[0] == '.' && strcmp(entry, ".") != 0 && strcmp(entry, "..") != 0 &&
                      strstr(entry, name);
        if (is_one && asprintf(&stray, "%s/%s", path, entry) >= 0) {
            found(context, stray);
            free(stray);
        }
        free(entries[i]);
    }
    free(entries);
    free(path);
}

void kept_look_for_strays(const char *path, void (*found)(void *context, const char *stray),
                          void *context)
{
    char name[STATE_NAME];
    state_name_whole(path, name);
    look_for_strays_in("drafts", ".", name, found, context);
    look_for_strays_in("recovery", ".", name, found, context);
    look_for_strays_in("backups", name, ".saving-", found, context);
}
