#include "core/catalogue/content.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/base/store.h"

struct data {
    char *directory; /* NULL: inside the program */
    struct yaml_tree **trees;
    size_t count;
};

struct data *data_open(const char *directory)
{
    struct data *data = calloc(1, sizeof *data);
    if (!data || !directory)
        return data;
    data->directory = strdup(directory);
    if (!data->directory) {
        free(data);
        return NULL;
    }
    return data;
}

void data_close(struct data *data)
{
    if (!data)
        return;
    for (size_t i = 0; i < data->count; i++)
        yaml_tree_free(data->trees[i]);
    free(data->trees);
    free(data->directory);
    free(data);
}

static char *path_of(const struct data *data, const char *name)
{
    const char *directory = data->directory ? data->directory : "questionnaires";
    size_t size = strlen(directory) + strlen(name) + 2;
    char *path = malloc(size);
    if (path)
        snprintf(path, size, "%s/%s", directory, name);
    return path;
}

static const struct embedded_file *find(const struct embedded_file *files, size_t count,
                                        const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(files[i].name, name) == 0)
            return &files[i];
    return NULL;
}

static size_t size_of(const struct embedded_file *file)
{
    return (size_t)((const char *)file->end - (const char *)file->bytes);
}

static struct yaml_tree *read_tree(const struct data *data, const char *name, const char *path,
                                   struct error *error)
{
    if (!data->directory) {
        const struct embedded_file *file = find(embedded_trees, embedded_tree_count, name);
        struct yaml_tree *tree = file ? yaml_tree_thaw(path, file->bytes, size_of(file)) : NULL;
        if (!file)
            error_set(error, ERROR_SYSTEM, path, 0, 0, "not inside this program");
        else if (!tree)
            error_set_memory(error);
        return tree;
    }
    char *bytes;
    size_t length;
    if (!store_read(path, LIMIT_FILE_BYTES, &bytes, &length, NULL, error))
        return NULL;
    struct yaml_tree *tree = yaml_tree_parse(path, bytes, length, error);
    free(bytes);
    return tree;
}

static bool keep(struct data *data, struct yaml_tree *tree)
{
    struct yaml_tree **trees = realloc(data->trees, (data->count + 1) * sizeof(*trees));
    if (!trees)
        return false;
    data->trees = trees;
    data->trees[data->count++] = tree;
    return true;
}

static const struct yaml_tree *already_read(const struct data *data, const char *path)
{
    for (size_t i = 0; i < data->count; i++)
        if (strcmp(yaml_tree_path(data->trees[i]), path) == 0)
            return data->trees[i];
    return NULL;
}

const struct yaml_tree *data_tree(struct data *data, const char *name, struct problems *problems)
{
    char *path = path_of(data, name);
    if (!path) {
        problems_add(problems, SEVERITY_ERROR, ERROR_MEMORY, NULL, 0, 0, "%s", _("out of memory"));
        return NULL;
    }
    const struct yaml_tree *known = already_read(data, path);
    if (known) {
        free(path);
        return known;
    }
    struct error error = {0};
    struct yaml_tree *tree = read_tree(data, name, path, &error);
    if (tree && !keep(data, tree)) {
        yaml_tree_free(tree);
        tree = NULL;
        error_set_memory(&error);
    }
    if (!tree)
        problems_add(problems, SEVERITY_ERROR, error.kind, error.path, error.line, error.column,
                     "%s", error.problem);
    free(path);
    return tree;
}

bool data_is_embedded(const struct data *data)
{
    return !data->directory;
}

bool data_has(const struct data *data, const char *name)
{
    if (!data->directory)
        return find(embedded_trees, embedded_tree_count, name) != NULL;
    char path[PATH_MAX]; /* no memory, so that a lack of it is not taken for a lack of the file */
    int length = snprintf(path, sizeof path, "%s/%s", data->directory, name);
    return length > 0 && (size_t)length < sizeof path && access(path, R_OK) == 0;
}

const char *data_embedded_file(const char *name, size_t *length)
{
    const struct embedded_file *file = find(embedded_files, embedded_file_count, name);
    if (!file)
        return NULL;
    *length = size_of(file);
    return file->bytes;
}

char *data_practice(const char *directory, size_t *length, struct error *error)
{
    static const char name[] = "practice/zzz.yaml";
    char *bytes = NULL;
    char *path = NULL;
    if (directory && asprintf(&path, "%s/%s", directory, name) > 0) {
        bool read = access(path, R_OK) == 0 &&
                    store_read(path, LIMIT_FILE_BYTES, &bytes, length, NULL, error);
        free(path);
        if (read)
            return bytes;
    }
    const char *inside = data_embedded_file(name, length);
    bytes = inside ? strndup(inside, *length) : NULL;
    if (!bytes)
        error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                  _("there is no practice country among these questionnaire files"));
    return bytes;
}
