#include "core/safety/recovery.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/base/state.h"
#include "core/base/yaml_tree.h"
#include "core/base/yaml_writer.h"

static const char recovery_folder[] = "recovery";
static const char mine_name[] = "mine.yaml";
static const char base_name[] = "base.yaml";
static const char about_name[] = "kept.yaml";

/* ---- of this run ---- */

static bool put(const char *folder, const char *name, const char *bytes, size_t length,
                struct error *error)
{
    char *path = NULL;
    if (asprintf(&path, "%s/%s", folder, name) < 0)
        return error_set_memory(error);
    bool done = state_write(path, bytes, length, error);
    free(path);
    return done;
}

static bool is_there(const char *folder, const char *name)
{
    char *path = NULL;
    bool there = asprintf(&path, "%s/%s", folder, name) >= 0 && access(path, F_OK) == 0;
    free(path);
    return there;
}

static bool make_folder(const char *folder, struct error *error)
{
    return mkdir(folder, S_IRWXU) == 0 || errno == EEXIST ||
           error_set_system(error, folder, _("cannot keep what is not saved"));
}

/* Once: it stays the same. */
static bool put_about(const char *folder, const struct keeper *keeper, struct error *error)
{
    struct text text = {0};
    if (is_there(folder, about_name))
        return true;
    struct yaml_writer *writer = yaml_writer_new(&text);
    if (!writer)
        return error_set_memory(error);
    yaml_write_map(writer);
    keeper_write(keeper, writer);
    yaml_write_end(writer);
    bool done =
        yaml_writer_finish(writer, error) && put(folder, about_name, text.data, text.length, error);
    text_free(&text);
    return done;
}

/* The answers come last: without them the rest is nothing that is offered. */
static bool put_all(const char *folder, const struct keeper *keeper,
                    const struct assessment *assessment, const struct text *text,
                    struct error *error)
{
    size_t length;
    const char *base = assessment_saved(assessment, &length);
    return make_folder(folder, error) && put_about(folder, keeper, error) &&
           (!base || put(folder, base_name, base, length, error)) &&
           put(folder, mine_name, text->data, text->length, error);
}

bool recovery_keep(const struct keeper *keeper, const struct assessment *assessment,
                   struct error *error)
{
    struct text text = {0};
    if (!keeper)
        return error_set_memory(error);
    char *folder = keeper_place(keeper, recovery_folder, "", true, error);
    bool done = folder && assessment_write(assessment, &text, error) &&
                put_all(folder, keeper, assessment, &text, error);
    text_free(&text);
    free(folder);
    return done;
}

void recovery_forget(const struct keeper *keeper)
{
    char *folder = keeper ? keeper_place(keeper, recovery_folder, "", false, NULL) : NULL;
    if (folder)
        kept_remove_folder(folder);
    free(folder);
}

/* ---- what a killed save had written ---- */

/* Puts down the answers, with the time they are from. */
static bool put_answers(const char *folder, const char *bytes, size_t length,
                        const struct timespec *when)
{
    const struct timespec times[] = {*when, *when};
    char *mine = NULL;
    bool done =
        asprintf(&mine, "%s/%s", folder, mine_name) >= 0 && state_write(mine, bytes, length, NULL);
    if (done)
        utimensat(AT_FDCWD, mine, times, AT_SYMLINK_NOFOLLOW);
    free(mine);
    return done;
}

/* The record's id, as far as the bytes are a record. free() it. */
static char *read_id(const char *bytes, size_t length)
{
    struct yaml_tree *tree = yaml_tree_parse("", bytes, length, NULL);
    char *id = strdup(tree ? yaml_text(yaml_get(yaml_tree_root(tree), "id")) : "");
    yaml_tree_free(tree);
    return id;
}

/* Under the name of a run of its own, which has ended. */
bool recovery_adopt(const char *path, const char *bytes, size_t length, const struct timespec *when,
                    bool offer)
{
    char *id = read_id(bytes, length);
    struct keeper *keeper = id ? keeper_of_ended(path, id) : NULL;
    char *folder =
        keeper ? keeper_place(keeper, recovery_folder, offer ? "" : ".aside-1", true, NULL) : NULL;
    bool done = folder && make_folder(folder, NULL) && put_about(folder, keeper, NULL) &&
                put_answers(folder, bytes, length, when);
    if (folder && !done)
        kept_remove_folder(folder);
    keeper_end(keeper);
    free(folder);
    free(id);
    return done;
}

/* ---- of another ---- */

static char *path_in(const struct kept *kept, const char *name)
{
    char *path = NULL;
    return asprintf(&path, "%s/%s", kept->place, name) < 0 ? NULL : path;
}

bool recovery_holds(const char *path, const char *bytes, size_t length)
{
    struct kept_list list;
    bool holds = false;
    char *whole = state_whole_path(path);
    if (!whole || !kept_find(whole, NULL, NULL, &list)) {
        free(whole);
        return false;
    }
    for (size_t i = 0; i < list.count && !holds; i++) {
        char *mine = list.items[i].kind == KEPT_ANSWERS ? path_in(&list.items[i], mine_name) : NULL;
        holds = mine && state_holds(mine, bytes, length);
        free(mine);
    }
    kept_free(&list);
    free(whole);
    return holds;
}

static struct assessment *load(const struct catalogue *catalogue, const struct kept *kept,
                               const char *name, struct error *error)
{
    struct problems problems = {0};
    char *bytes = NULL;
    size_t length = 0;
    struct assessment *assessment = NULL;
    char *path = path_in(kept, name);
    if (!path) {
        error_set_memory(error);
        return NULL;
    }
    if (state_read(path, LIMIT_FILE_BYTES, &bytes, &length, error))
        assessment = assessment_parse(catalogue, path, bytes, length, &problems);
    if (bytes && !assessment && !problems_first_error(&problems, error))
        error_set_memory(error);
    problems_free(&problems);
    free(bytes);
    free(path);
    return assessment;
}

/* Its place in the state folder is nothing to a person; what to do is. */
static bool refuse(const struct kept *kept, struct error *error)
{
    const struct error why = *error;
    if (!kept->aside)
        kept_set_aside(kept);
    return error_set(error, ERROR_CONTENT, NULL, 0, 0,
                     _("What could not be saved before cannot be read, and was put aside "
                       "(“mnr-assess restore” lists it): %s"),
                     why.problem);
}

bool recovery_load(const struct catalogue *catalogue, const struct kept *kept,
                   struct assessment **mine, struct assessment **base, struct error *error)
{
    *base = NULL;
    *error = (struct error){0};
    *mine = load(catalogue, kept, mine_name, error);
    if (*mine) {
        *base = load(catalogue, kept, base_name, NULL);
        return true;
    }
    return error->kind == ERROR_MEMORY ? false : refuse(kept, error);
}

bool recovery_version(const struct kept *kept, struct backup *version)
{
    *version = (struct backup){.path = path_in(kept, mine_name), .when = kept->when};
    if (version->path)
        backup_look(version);
    return version->path != NULL;
}
