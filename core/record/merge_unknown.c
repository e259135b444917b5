/* Merging what this program does not know: key by key, by the texts that stand there. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/yaml_writer.h"
#include "core/record/merge_parts.h"

/* ---- where it stands ---- */

static const struct yaml_node *map_in(const struct assessment *assessment,
                                      const struct merge_item *item)
{
    if (!assessment)
        return NULL;
    const struct facts *facts = &assessment->facts;
    if (item->mapping < FILE_MAPS)
        return facts->maps[item->mapping];
    if (item->mapping == KEYS_OF_FINDING)
        return facts->findings[item->capability->index];
    const struct respondent *respondent = facts_respondent(facts, item->id);
    return respondent ? respondent->origin : NULL;
}

struct unknown unknown_of(const struct merge *merge, const struct merge_item *item)
{
    return (struct unknown){
        .catalogue = merge->ours->catalogue,
        .of = (enum known_keys)item->mapping,
        .base = map_in(merge->base, item),
        .ours = map_in(merge->ours, item),
        .theirs = map_in(merge->theirs, item),
        .base_known = merge->base != NULL,
    };
}

void unknown_put(struct assessment *into, const struct merge_item *item,
                 const struct yaml_node *map)
{
    struct facts *facts = &into->facts;
    if (item->mapping < FILE_MAPS) {
        facts->maps[item->mapping] = map;
    } else if (item->mapping == KEYS_OF_FINDING) {
        facts->findings[item->capability->index] = map;
    } else {
        struct respondent *respondent = facts_respondent(facts, item->id);
        if (respondent)
            respondent->origin = map;
    }
}

/* ---- comparing ---- */

static const struct yaml_node *get(const struct unknown *unknown, const struct yaml_node *map,
                                   const char *key)
{
    return assessment_knows_key(unknown->catalogue, unknown->of, key) ? NULL : yaml_get(map, key);
}

enum verdict unknown_judge_key(const struct unknown *unknown, const char *key)
{
    const struct yaml_node *base = get(unknown, unknown->base, key);
    const struct yaml_node *ours = get(unknown, unknown->ours, key);
    const struct yaml_node *theirs = get(unknown, unknown->theirs, key);
    return merge_judge(&(struct comparison){
        .sides_agree = yaml_equal(ours, theirs, true),
        .ours_is_base = yaml_equal(ours, base, true),
        .theirs_is_base = yaml_equal(theirs, base, true),
        .ours_is_blank = !ours,
        .theirs_is_blank = !theirs,
        .base_known = unknown->base_known,
    });
}

/* The first from `node` on that is not in theirs. */
static const struct yaml_node *only_ours(const struct unknown *unknown,
                                         const struct yaml_node *node)
{
    while (node && yaml_get(unknown->theirs, yaml_key(node)))
        node = assessment_next_unknown(unknown->catalogue, unknown->of, node);
    return node;
}

const struct yaml_node *unknown_next(const struct unknown *unknown, const struct yaml_node *node)
{
    const struct catalogue *catalogue = unknown->catalogue;
    bool theirs = node && yaml_get(unknown->theirs, yaml_key(node)) == node;
    const struct yaml_node *next = NULL;
    if (!node)
        next = assessment_first_unknown(catalogue, unknown->of, unknown->theirs);
    else if (theirs)
        next = assessment_next_unknown(catalogue, unknown->of, node);
    else
        return only_ours(unknown, assessment_next_unknown(catalogue, unknown->of, node));
    return next ? next
                : only_ours(unknown,
                            assessment_first_unknown(catalogue, unknown->of, unknown->ours));
}

enum verdict unknown_judge(const struct unknown *unknown)
{
    enum verdict verdict = SAME;
    for (const struct yaml_node *node = unknown_next(unknown, NULL); node && verdict != CONFLICT;
         node = unknown_next(unknown, node))
        verdict = merge_both(verdict, unknown_judge_key(unknown, yaml_key(node)));
    return verdict;
}

/* ---- applying ---- */

/* What is taken over must not belong to another assessment: it is written, and read. */
static const struct yaml_node *copy_nodes(const struct yaml_node *const *nodes, size_t count,
                                          struct assessment *into, struct error *error)
{
    struct text text = {0};
    struct yaml_writer *writer = yaml_writer_new(&text);
    if (writer)
        yaml_write_map(writer);
    for (size_t i = 0; writer && i < count; i++) {
        yaml_write_key(writer, yaml_key(nodes[i]));
        yaml_write_node(writer, nodes[i]);
    }
    if (writer)
        yaml_write_end(writer);
    struct yaml_tree *tree = yaml_writer_finish(writer, error)
                                 ? yaml_tree_parse("", text.data, text.length, error)
                                 : NULL;
    text_free(&text);
    if (!tree)
        return NULL;
    const struct yaml_node *root = yaml_tree_root(tree);
    if (assessment_adopt(into, tree))
        return root;
    error_set_memory(error);
    return NULL;
}

static size_t count_of(const struct yaml_node *map)
{
    return yaml_is_map(map) ? map->count : 0;
}

bool unknown_merge(const struct unknown *unknown, unknown_decide *decide, const void *context,
                   struct assessment *into, const struct yaml_node **map, struct error *error)
{
    const struct yaml_node **nodes =
        calloc(count_of(unknown->ours) + count_of(unknown->theirs) + 1, sizeof *nodes);
    size_t count = 0;
    bool as_theirs = true;
    if (!nodes)
        return error_set_memory(error);
    for (const struct yaml_node *node = unknown_next(unknown, NULL); node;
         node = unknown_next(unknown, node)) {
        const char *key = yaml_key(node);
        enum verdict verdict = unknown_judge_key(unknown, key);
        bool ours = verdict != SAME && decide(context, key, verdict) == MERGE_OURS;
        const struct yaml_node *taken = get(unknown, ours ? unknown->ours : unknown->theirs, key);
        as_theirs = as_theirs && !ours;
        if (taken)
            nodes[count++] = taken;
    }
    *map = as_theirs ? unknown->theirs : NULL;
    if (!as_theirs && count)
        *map = copy_nodes(nodes, count, into, error);
    bool done = as_theirs || !count || *map;
    free(nodes);
    return done;
}

/* ---- in words ---- */

void unknown_describe(const struct yaml_node *node, struct text *out)
{
    struct text text = {0};
    if (!node || yaml_is_scalar(node)) {
        text_append(out, node ? yaml_text(node) : _("nothing"));
        return;
    }
    struct yaml_writer *writer = yaml_writer_new(&text);
    if (writer)
        yaml_write_node(writer, node);
    if (yaml_writer_finish(writer, NULL) && text.length)
        text_append_bytes(out, text.data, text.length - 1);
    text_free(&text);
}
