#include "core/recovery.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/digest.h"
#include "core/i18n.h"
#include "core/state.h"
#include "core/store.h"
#include "core/yaml_tree.h"
#include "core/yaml_writer.h"

static const char mine_name[] = "mine.yaml";
static const char base_name[] = "base.yaml";

/* Gives what is at `path` another name that is free. */
static void set_aside(const char *path)
{
    enum { MOST = 1000 };
    struct stat status;
    for (int i = 1; i < MOST; i++) {
        char *aside = NULL;
        if (asprintf(&aside, "%s.aside-%d", path, i) < 0)
            return;
        bool free_name = lstat(aside, &status) != 0 && errno == ENOENT;
        bool done = free_name && rename(path, aside) == 0;
        free(aside);
        if (done || free_name)
            return;
    }
}

/* ---- answers that could not be saved ---- */

/* Where what could not be saved of the file at `path` is; NULL for nowhere. free() it. */
static char *folder_of(const char *path)
{
    char name[STATE_NAME];
    state_name(path, name);
    return state_find("recovery", name);
}

char *recovery_path(const char *path)
{
    char *folder = folder_of(path);
    char *mine = NULL;
    if (folder && asprintf(&mine, "%s/%s", folder, mine_name) < 0)
        mine = NULL;
    free(folder);
    return mine;
}

bool recovery_exists(const char *path, time_t *when)
{
    struct stat status;
    char *mine = recovery_path(path);
    bool exists = mine && lstat(mine, &status) == 0;
    if (exists && when)
        *when = status.st_mtim.tv_sec;
    free(mine);
    return exists;
}

static bool put(const char *folder, const char *name, const char *bytes, size_t length,
                struct error *error)
{
    char *path = NULL;
    if (asprintf(&path, "%s/%s", folder, name) < 0)
        return error_set_memory(error);
    bool done = store_write(path, bytes, length, NULL, error);
    free(path);
    return done;
}

static bool put_both(const char *folder, const struct assessment *assessment,
                     const struct text *text, struct error *error)
{
    size_t length;
    const char *base = assessment_saved(assessment, &length);
    if (mkdir(folder, S_IRWXU) != 0 && errno != EEXIST)
        return error_set_system(error, folder, _("cannot keep what is not saved"));
    return (!base || put(folder, base_name, base, length, error)) &&
           put(folder, mine_name, text->data, text->length, error);
}

bool recovery_keep(const struct assessment *assessment, bool again, struct error *error)
{
    struct text text = {0};
    char name[STATE_NAME];
    const char *path = assessment_path(assessment);
    if (!again && recovery_exists(path, NULL))
        recovery_set_aside(path);
    state_name(path, name);
    char *folder = state_path("recovery", name);
    bool done = folder ? assessment_write(assessment, &text, error) &&
                             put_both(folder, assessment, &text, error)
                       : error_set(error, ERROR_SYSTEM, NULL, 0, 0, "%s",
                                   _("there is nowhere to keep what is not saved; set HOME or "
                                     "XDG_STATE_HOME"));
    text_free(&text);
    free(folder);
    return done;
}

static void remove_in(const char *folder, const char *name)
{
    char *path = NULL;
    if (asprintf(&path, "%s/%s", folder, name) < 0)
        return;
    unlink(path);
    free(path);
}

/* Makes a folder of that name that is put aside already; free() it. */
static char *make_aside(const char *folder)
{
    enum { MOST = 1000 };
    for (int i = 1; i < MOST; i++) {
        char *aside = NULL;
        if (asprintf(&aside, "%s.aside-%d", folder, i) < 0)
            return NULL;
        if (mkdir(aside, S_IRWXU) == 0)
            return aside;
        free(aside);
        if (errno != EEXIST)
            return NULL;
    }
    return NULL;
}

/* Puts down the answers alone, with the time they are from. */
static bool put_alone(const char *folder, const char *bytes, size_t length,
                      const struct timespec *when)
{
    const struct timespec times[] = {*when, *when};
    char *mine = NULL;
    if (asprintf(&mine, "%s/%s", folder, mine_name) < 0)
        return false;
    remove_in(folder, base_name);
    bool done = store_write(mine, bytes, length, NULL, NULL);
    if (done)
        utimensat(AT_FDCWD, mine, times, 0);
    else
        rmdir(folder);
    free(mine);
    return done;
}

bool recovery_adopt(const char *path, const char *bytes, size_t length, const struct timespec *when,
                    bool offer)
{
    char name[STATE_NAME];
    state_name(path, name);
    char *folder = state_path("recovery", name);
    if (folder && (!offer || recovery_exists(path, NULL))) {
        char *aside = make_aside(folder);
        free(folder);
        folder = aside;
    }
    bool done = folder && (mkdir(folder, S_IRWXU) == 0 || errno == EEXIST) &&
                put_alone(folder, bytes, length, when);
    free(folder);
    return done;
}

static struct assessment *load(const struct catalogue *catalogue, const char *folder,
                               const char *name, struct error *error)
{
    struct problems problems = {0};
    char *path = NULL;
    char *bytes = NULL;
    size_t length = 0;
    struct assessment *assessment = NULL;
    if (asprintf(&path, "%s/%s", folder, name) < 0) {
        error_set_memory(error);
        return NULL;
    }
    if (store_read(path, LIMIT_FILE_BYTES, &bytes, &length, NULL, error))
        assessment = assessment_parse(catalogue, path, bytes, length, &problems);
    if (bytes && !assessment && !problems_first_error(&problems, error))
        error_set_memory(error);
    problems_free(&problems);
    free(bytes);
    free(path);
    return assessment;
}

bool recovery_load(const struct catalogue *catalogue, const char *path, const char *id,
                   struct assessment **mine, struct assessment **base, struct error *error)
{
    *mine = *base = NULL;
    *error = (struct error){0};
    if (!recovery_exists(path, NULL))
        return false;
    char *folder = folder_of(path);
    if (!folder)
        return false;
    *mine = load(catalogue, folder, mine_name, error);
    if (*mine && id && strcmp(assessment_id(*mine), id) != 0) {
        assessment_free(*mine);
        *mine = NULL;
        error_set(error, ERROR_CONTENT, folder, 0, 0, "%s",
                  _("what was not saved belongs to another record; it was put aside"));
    }
    if (*mine)
        *base = load(catalogue, folder, base_name, NULL);
    else if (error->kind != ERROR_MEMORY)
        set_aside(folder);
    free(folder);
    return *mine != NULL;
}

bool recovery_version(const char *path, int aside, struct backup *version)
{
    struct stat status;
    char *folder = folder_of(path);
    char suffix[32] = "";
    *version = (struct backup){0};
    if (aside)
        snprintf(suffix, sizeof suffix, ".aside-%d", aside);
    if (!folder || asprintf(&version->path, "%s%s/%s", folder, suffix, mine_name) < 0)
        version->path = NULL;
    free(folder);
    if (!version->path || lstat(version->path, &status) != 0) {
        free(version->path);
        version->path = NULL;
        return false;
    }
    version->when = status.st_mtim.tv_sec;
    backup_look(version);
    return true;
}

void recovery_drop(const char *path)
{
    char *folder = folder_of(path);
    if (!folder)
        return;
    remove_in(folder, mine_name);
    remove_in(folder, base_name);
    rmdir(folder);
    free(folder);
}

void recovery_set_aside(const char *path)
{
    char *folder = folder_of(path);
    if (folder)
        set_aside(folder);
    free(folder);
}

/* ---- words that were being typed ---- */

void draft_digest(const char *const *texts, size_t count, char hex[65])
{
    struct text all = {0};
    for (size_t i = 0; i < count; i++)
        text_append_bytes(&all, texts[i] ? texts[i] : "", strlen(texts[i] ? texts[i] : "") + 1);
    digest_of_bytes(all.data ? all.data : "", all.length, hex);
    text_free(&all);
}

char *draft_path(const char *path, bool make)
{
    char name[STATE_NAME + sizeof ".yaml"];
    state_name(path, name);
    size_t length = strlen(name);
    snprintf(name + length, sizeof name - length, ".yaml");
    return make ? state_path("drafts", name) : state_find("drafts", name);
}

/* The path as a text that YAML can hold, whatever bytes are in it. */
static void path_digest(const char *path, char hex[65])
{
    char *whole = state_whole_path(path);
    const char *known = whole ? whole : path;
    digest_of_bytes(known, strlen(known), hex);
    free(whole);
}

bool draft_write(const struct draft *draft, const char *path, struct text *out)
{
    char file[65];
    struct yaml_writer *writer = yaml_writer_new(out);
    if (!writer)
        return false;
    path_digest(path, file);
    yaml_write_map(writer);
    yaml_write_entry(writer, "record", draft->record);
    yaml_write_entry(writer, "file", file);
    yaml_write_entry(writer, "about", draft->about);
    yaml_write_entry(writer, "field", draft->field);
    yaml_write_entry(writer, "base", draft->base);
    yaml_write_key(writer, "texts");
    yaml_write_list(writer);
    for (size_t i = 0; i < draft->count; i++)
        yaml_write_string(writer, draft->texts[i]);
    yaml_write_end(writer);
    yaml_write_end(writer);
    return yaml_writer_finish(writer, NULL) && out->length <= LIMIT_DRAFT_BYTES;
}

static bool take_word(const struct yaml_node *root, const char *key, char *out, size_t size)
{
    const struct yaml_node *node = yaml_get(root, key);
    if (!yaml_is_scalar(node) || strlen(yaml_text(node)) >= size)
        return false;
    snprintf(out, size, "%s", yaml_text(node));
    return true;
}

static bool take_texts(const struct yaml_node *list, struct draft *draft, struct error *error)
{
    if (!yaml_is_list(list) || !list->count || list->count > DRAFT_TEXTS)
        return false;
    for (const struct yaml_node *node = yaml_first(list); node; node = yaml_next(node)) {
        char *text = yaml_is_scalar(node) ? strdup(yaml_text(node)) : NULL;
        if (!text)
            return yaml_is_scalar(node) && error_set_memory(error);
        draft->texts[draft->count++] = text;
    }
    return true;
}

/* Whether it is a draft, of this file and record. */
static bool take_draft(const struct yaml_node *root, const char *path, const char *id,
                       struct draft *draft, struct error *error)
{
    char file[65];
    char expected[65];
    path_digest(path, expected);
    return take_word(root, "record", draft->record, sizeof draft->record) &&
           take_word(root, "file", file, sizeof file) && strcmp(file, expected) == 0 &&
           strcmp(draft->record, id) == 0 &&
           take_word(root, "about", draft->about, sizeof draft->about) &&
           take_word(root, "field", draft->field, sizeof draft->field) &&
           take_word(root, "base", draft->base, sizeof draft->base) &&
           take_texts(yaml_get(root, "texts"), draft, error);
}

static bool read_draft(const char *place, const char *path, const char *id, struct draft *draft,
                       struct error *error)
{
    struct stat status;
    char *bytes = NULL;
    size_t length = 0;
    if (lstat(place, &status) != 0 || !S_ISREG(status.st_mode) ||
        !store_read(place, LIMIT_DRAFT_BYTES, &bytes, &length, NULL, error))
        return false;
    struct yaml_tree *tree = yaml_tree_parse(place, bytes, length, error);
    bool good = tree && take_draft(yaml_tree_root(tree), path, id, draft, error);
    if (!good)
        draft_free(draft);
    yaml_tree_free(tree);
    free(bytes);
    return good;
}

/* Without memory nothing is known of the draft, and it stays. */
bool draft_read(const char *path, const char *id, struct draft *draft, struct error *error)
{
    struct stat status;
    *draft = (struct draft){0};
    *error = (struct error){0};
    errno = 0;
    /* Once, as a path that could not be made whole is another. */
    char *whole = state_whole_path(path);
    char *place = whole ? draft_path(whole, false) : NULL;
    bool there = place && lstat(place, &status) == 0;
    if (!there && errno == ENOMEM)
        error_set_memory(error);
    bool good = there && read_draft(place, whole, id, draft, error);
    if (there && !good && error->kind != ERROR_MEMORY) {
        set_aside(place);
        error_set(error, ERROR_CONTENT, place, 0, 0, "%s",
                  _("words that were being typed cannot be read or are not of this record; they "
                    "were put aside"));
    }
    free(whole);
    free(place);
    return good;
}

void draft_free(struct draft *draft)
{
    for (size_t i = 0; i < draft->count; i++)
        free(draft->texts[i]);
    *draft = (struct draft){0};
}

void draft_set_aside(const char *path)
{
    char *place = draft_path(path, false);
    if (place)
        set_aside(place);
    free(place);
}
