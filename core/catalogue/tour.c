#include "core/catalogue/tour.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/base/i18n.h"
#include "core/catalogue/content.h"
#include "core/catalogue/schema.h"

static const char file[] = "tour.yaml";

enum { KEY_BYTES = 64 };

struct tour_memory {
    struct data *data;
    struct arena *arena;
};

/* ---- keys in texts ---- */

/* The key that a text names next, "[Esc]", as its name; *before is how many bytes stand before the
   bracket, *length those with it and with the key. False when it names none. */
static bool next_key(const char *text, char name[KEY_BYTES], size_t *before, size_t *length)
{
    const char *open = strchr(text, '[');
    const char *close = open ? strchr(open + 1, ']') : NULL;
    if (!close)
        return false;
    snprintf(name, KEY_BYTES, "%.*s", (int)(close - open - 1), open + 1);
    *before = (size_t)(open - text);
    *length = (size_t)(close + 1 - text);
    return true;
}

void tour_tell(const char *text, tour_key *key, struct text *out)
{
    char name[KEY_BYTES];
    char called[KEY_BYTES];
    size_t before;
    size_t length;
    for (; next_key(text, name, &before, &length); text += length) {
        text_append_bytes(out, text, before);
        text_append(out, key(name, called, sizeof called) ? called : name);
    }
    text_append(out, text);
}

/* ---- reading ---- */

struct reader {
    const struct catalogue *catalogue;
    tour_key *key;
    struct problems *problems;
    const char *path;
};

#define COMPLAIN(reader, node, ...)                                                                \
    problems_add((reader)->problems, SEVERITY_ERROR, ERROR_CONTENT, (reader)->path, (node)->line,  \
                 (node)->column, __VA_ARGS__)

/* The text in the language of the catalogue, which has it below "tour/later". */
static const char *told(const struct reader *reader, const struct yaml_node *step, const char *key)
{
    char id[128];
    snprintf(id, sizeof id, "tour/%s", yaml_text(yaml_get(step, "id")));
    const char *text = catalogue_translated(reader->catalogue, id, key);
    return text ? text : yaml_text(yaml_get(step, key));
}

static enum tour_sign sign_of(const struct yaml_node *step)
{
    const char *word = yaml_text(yaml_get(step, "until"));
    int sign = 0;
    while (sign < TOUR_SIGNS && strcmp(schema_tour_signs[sign], word) != 0)
        sign++;
    return (enum tour_sign)sign;
}

static void check_keys(const struct reader *reader, const struct yaml_node *node, const char *text)
{
    char name[KEY_BYTES];
    char called[KEY_BYTES];
    size_t before;
    size_t length;
    for (; next_key(text, name, &before, &length); text += length)
        if (!reader->key(name, called, sizeof called))
            COMPLAIN(reader, node, _("there is no key “%s”"), name);
}

static void check_step(const struct reader *reader, const struct tour *tour,
                       const struct yaml_node *node, const struct tour_step *step)
{
    bool last = !yaml_next(node);
    for (const struct tour_step *other = tour->steps; other < step; other++)
        if (strcmp(other->id, step->id) == 0)
            COMPLAIN(reader, yaml_get(node, "id"), _("“%s” stands here twice"), step->id);
    if (last != (step->until == TOUR_SIGNS))
        COMPLAIN(reader, node, "%s",
                 _("every step but the last needs “until”: nobody would see that it was done"));
    check_keys(reader, yaml_get(node, "text"), step->text);
}

static void check_tour(const struct reader *reader, const struct tour *tour,
                       const struct yaml_node *root)
{
    const struct yaml_node *node = yaml_first(yaml_get(root, "tour"));
    for (size_t i = 0; i < tour->count; i++, node = yaml_next(node))
        check_step(reader, tour, node, &tour->steps[i]);
    if (!tour->count)
        COMPLAIN(reader, root, "%s", _("there is no step in this tour"));
    if (!catalogue_question(reader->catalogue, tour->begin))
        COMPLAIN(reader, yaml_get(root, "begin"), _("there is no question “%s”"), tour->begin);
}

static void read_tour(const struct reader *reader, const struct yaml_node *root, struct tour *tour)
{
    const struct yaml_node *list = yaml_get(root, "tour");
    struct tour_step *steps = arena_allocate(tour->memory->arena, list->count + 1, sizeof *steps);
    for (const struct yaml_node *node = yaml_first(list); node && steps; node = yaml_next(node))
        steps[tour->count++] = (struct tour_step){.id = yaml_text(yaml_get(node, "id")),
                                                  .title = told(reader, node, "title"),
                                                  .text = told(reader, node, "text"),
                                                  .until = sign_of(node)};
    tour->steps = steps;
    tour->begin = yaml_text(yaml_get(root, "begin"));
}

/* ---- loading ---- */

static struct tour *new_tour(const char *directory)
{
    struct tour *tour = calloc(1, sizeof *tour);
    struct tour_memory *memory = calloc(1, sizeof *memory);
    if (!tour || !memory) {
        free(tour);
        free(memory);
        return NULL;
    }
    tour->memory = memory;
    memory->arena = arena_new();
    memory->data = data_open(directory);
    if (memory->data && !data_has(memory->data, file)) {
        data_close(memory->data);
        memory->data = data_open(NULL);
    }
    if (memory->data && memory->arena)
        return tour;
    tour_free(tour);
    return NULL;
}

/* What is inside the program was checked by the tests, with the program's own questions. */
static void load(struct tour *tour, struct reader *reader)
{
    const struct data *data = tour->memory->data;
    const struct yaml_tree *tree = data_tree(tour->memory->data, file, reader->problems);
    if (!tree || (!data_is_embedded(data) && !schema_check(tree, reader->problems)))
        return;
    const struct yaml_node *root = yaml_tree_root(tree);
    reader->path = yaml_tree_path(tree);
    if (!yaml_get(root, "tour")) {
        COMPLAIN(reader, root, "%s", _("a file of this name holds a tour"));
        return;
    }
    read_tour(reader, root, tour);
    if (!data_is_embedded(data) && !arena_failed(tour->memory->arena))
        check_tour(reader, tour, root);
}

struct tour *tour_load(const char *directory, const struct catalogue *catalogue, tour_key *key,
                       struct problems *problems)
{
    size_t errors = problems->errors;
    struct reader reader = {.catalogue = catalogue, .key = key, .problems = problems};
    struct tour *tour = new_tour(directory);
    if (tour)
        load(tour, &reader);
    bool failed = !tour || arena_failed(tour->memory->arena);
    if (failed)
        problems_add(problems, SEVERITY_ERROR, ERROR_MEMORY, NULL, 0, 0, "%s", _("out of memory"));
    if (!failed && problems->errors == errors)
        return tour;
    tour_free(tour);
    return NULL;
}

void tour_free(struct tour *tour)
{
    if (!tour)
        return;
    data_close(tour->memory->data);
    arena_free(tour->memory->arena);
    free(tour->memory);
    free(tour);
}
