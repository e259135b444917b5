#include "core/loading/loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/schema.h"

void loader_list_add(struct loader *loader, struct list *list, const void *item)
{
    if ((list->count & (list->count - 1)) == 0) {
        size_t capacity = list->count ? list->count * 2 : 1;
        void **items = realloc(list->items, capacity * sizeof *items);
        if (!items) {
            loader->failed = true;
            return;
        }
        list->items = items;
    }
    union {
        const void *constant;
        void *plain;
    } pointer = {.constant = item};
    list->items[list->count++] = pointer.plain;
}

void *loader_make(struct loader *loader, size_t count, size_t size)
{
    void *memory = arena_allocate(loader->arena, count ? count : 1, size);
    if (!memory)
        loader->failed = true;
    return memory;
}

/* An arena copy of a list's pointers. */
void *loader_list_take(struct loader *loader, struct list *list)
{
    void **items = loader_make(loader, list->count, sizeof *items);
    if (items && list->count)
        memcpy(items, list->items, list->count * sizeof *items);
    free(list->items);
    list->items = NULL;
    return items;
}

size_t node_count(const struct yaml_node *list)
{
    return list ? list->count : 0;
}

const char *node_string(const struct yaml_node *map, const char *key)
{
    const struct yaml_node *node = yaml_get(map, key);
    return node ? yaml_text(node) : NULL;
}

int node_integer(const struct yaml_node *map, const char *key)
{
    const char *text = node_string(map, key);
    return text ? atoi(text) : 0;
}

bool node_boolean(const struct yaml_node *map, const char *key)
{
    const char *text = node_string(map, key);
    return text && strcmp(text, "true") == 0;
}

/* The text under `key`, in the reader's language where the overlay has it. */
const char *loader_text(struct loader *loader, const char *id, const struct yaml_node *map,
                        const char *key)
{
    const char *translated = catalogue_translated(loader->catalogue, id, key);
    return translated ? translated : node_string(map, key);
}

const char **loader_strings(struct loader *loader, const char *id, const struct yaml_node *map,
                            const char *key, size_t *count)
{
    const struct yaml_node *list = yaml_get(map, key);
    const struct yaml_node *translated = yaml_get(yaml_get(loader->texts, id), key);
    if (yaml_is_list(translated) && node_count(translated) == node_count(list))
        list = translated;
    const char **strings = loader_make(loader, node_count(list), sizeof *strings);
    *count = 0;
    if (!strings)
        return NULL;
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item))
        strings[(*count)++] = yaml_text(item);
    return strings;
}

/* "mnr.q17" + "isp-reporting" -> "mnr.q17/isp-reporting": the id of a part, for translations. */
const char *loader_part_id(struct loader *loader, const char *owner, const char *part)
{
    size_t size = strlen(owner) + strlen(part) + 2;
    char *id = loader_make(loader, size, 1);
    if (id)
        snprintf(id, size, "%s/%s", owner, part);
    return id ? id : "";
}

int loader_word_index(const char *word, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

const struct capability *loader_capability(const struct loader *loader, const char *id)
{
    for (size_t i = 0; i < loader->capabilities.count; i++) {
        const struct capability *capability = loader->capabilities.items[i];
        if (strcmp(capability->id, id) == 0)
            return capability;
    }
    return NULL;
}

void loader_add_pending(struct loader *loader, const struct yaml_node *node,
                        const struct condition **place, const char *owner)
{
    if (!node)
        return;
    size_t count = loader->pending_count;
    if ((count & (count - 1)) == 0) {
        struct pending *more = realloc(loader->pending, (count ? count * 2 : 1) * sizeof *more);
        if (!more) {
            loader->failed = true;
            return;
        }
        loader->pending = more;
    }
    loader->pending[loader->pending_count++] =
        (struct pending){.node = node, .path = loader->path, .place = place, .owner = owner};
}

void loader_check_prefix(struct loader *loader, const struct yaml_node *node, const char *id)
{
    const struct questionnaire *questionnaire =
        loader->catalogue->questionnaires[loader->catalogue->questionnaire_count - 1];
    size_t length = strlen(questionnaire->id);
    if (strncmp(id, questionnaire->id, length) != 0 || id[length] != '.')
        COMPLAIN(loader, node, _("ids of this questionnaire begin with “%s.”"), questionnaire->id);
}

const char *loader_since(struct loader *loader, const struct yaml_node *map)
{
    const struct questionnaire *questionnaire =
        loader->catalogue->questionnaires[loader->catalogue->questionnaire_count - 1];
    const struct yaml_node *node = yaml_get(map, "since");
    if (!node)
        return NULL;
    if (!version_is(yaml_text(node)))
        COMPLAIN(loader, node, _("“%s” is no version: numbers joined by dots, such as 2022.2"),
                 yaml_text(node));
    else if (version_compare(yaml_text(node), questionnaire->version) > 0)
        COMPLAIN(loader, node, _("“%s” is still to come: the questionnaire's version is “%s”"),
                 yaml_text(node), questionnaire->version);
    return yaml_text(node);
}

/* The files inside the program were checked when it was built. */
static bool has_shape(struct loader *loader, const struct yaml_tree *tree, const char *kind)
{
    if (data_is_embedded(loader->data))
        return true;
    if (!schema_check(tree, loader->problems))
        return false;
    const struct yaml_node *root = yaml_tree_root(tree);
    if (!kind || yaml_get(root, kind))
        return true;
    COMPLAIN(loader, root, _("another kind of file belongs here, one that has “%s”"), kind);
    return false;
}

const struct yaml_tree *loader_open(struct loader *loader, const char *name, const char *kind)
{
    const struct yaml_tree *tree = data_tree(loader->data, name, loader->problems);
    if (tree)
        loader->path = yaml_tree_path(tree);
    if (tree && has_shape(loader, tree, kind))
        return tree;
    loader->incomplete = true;
    return NULL;
}
