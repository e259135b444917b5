/* The cross-walk: facts that more than one questionnaire asks for. A collection may have none. */
#include "core/loading/loader.h"

#include <string.h>

#include "core/base/i18n.h"

static bool is_offer_possible(const struct question *question, size_t count)
{
    const struct question_kind_entry *entry = question_kind_entry(question->kind);
    return question->option_count && !entry->takes_text && (entry->takes_several || count == 1);
}

/* The words of an offer, each of them an option of the question. */
static const char **read_offer(struct loader *loader, const struct question *question,
                               const struct yaml_node *map, const char *key, size_t *count)
{
    const struct yaml_node *list = yaml_get(map, key);
    if (!list)
        return NULL;
    const char **words = loader_make(loader, node_count(list), sizeof(*words));
    for (const struct yaml_node *item = yaml_first(list); item && words; item = yaml_next(item)) {
        if (loader_word_fits(question, yaml_text(item)))
            words[(*count)++] = yaml_text(item);
        else
            COMPLAIN(loader, item, _("%s has no option “%s”"), question->id, yaml_text(item));
    }
    if (words && !is_offer_possible(question, node_count(list)))
        COMPLAIN(loader, list, _("%s does not take such an answer"), question->id);
    return words;
}

static void read_side(struct loader *loader, const struct question *question,
                      const struct yaml_node *map, struct overlap_side *side)
{
    side->question = question;
    side->offer_yes = read_offer(loader, question, map, "offer_yes", &side->offer_yes_count);
    side->offer_no = read_offer(loader, question, map, "offer_no", &side->offer_no_count);
    loader_add_pending(loader, yaml_get(map, "when_yes"), &side->when_yes, NULL);
    loader_add_pending(loader, yaml_get(map, "when_no"), &side->when_no, NULL);
    if (!yaml_get(map, "when_yes") && !yaml_get(map, "when_no") && !side->offer_yes &&
        !side->offer_no)
        COMPLAIN(loader, map, _("the side of %s neither says nor takes anything"), question->id);
}

/* Sides of questionnaires that are not loaded are left out. */
static void read_sides(struct loader *loader, const struct yaml_node *map, struct overlap *overlap)
{
    const struct yaml_node *list = yaml_get(map, "sides");
    struct overlap_side *sides = loader_make(loader, node_count(list), sizeof *sides);
    for (const struct yaml_node *item = yaml_first(list); item && sides; item = yaml_next(item)) {
        const struct yaml_node *id = yaml_get(item, "question");
        const struct question *question =
            catalogue_question_exactly(loader->catalogue, yaml_text(id));
        if (question)
            read_side(loader, question, item, &sides[overlap->side_count++]);
        else if (loader_refer(loader, id).kind == REFERENCE_FINDING)
            COMPLAIN(loader, id, _("there is no question “%s”"), yaml_text(id));
    }
    overlap->sides = sides;
    if (node_count(list) < 2)
        COMPLAIN(loader, map, _("“%s” needs two sides or more"), overlap->id);
}

static bool offers_anything(const struct overlap *overlap)
{
    for (size_t i = 0; i < overlap->side_count; i++)
        if (overlap->sides[i].offer_yes || overlap->sides[i].offer_no)
            return true;
    return false;
}

static void read_overlap(struct loader *loader, const struct yaml_node *map,
                         struct overlap *overlap)
{
    const char *id = node_string(map, "id");
    const char *full = loader_part_id(loader, "crosswalk", id);
    *overlap = (struct overlap){
        .id = id,
        .text = loader_text(loader, full, map, "text"),
        .both_right = loader_text(loader, full, map, "both_right"),
        .ours = loader_text(loader, full, map, "ours"),
    };
    overlap->sources = loader_sources(loader, map, "sources", &overlap->source_count);
    read_sides(loader, map, overlap);
    if (overlap->both_right && offers_anything(overlap))
        COMPLAIN(loader, map, _("“%s”: what is only near offers no answers"), id);
    if (!overlap->source_count && !overlap->ours)
        COMPLAIN(loader, map, _("“%s” says neither by which documents nor by whom"), id);
}

void load_crosswalk(struct loader *loader)
{
    static const char name[] = "crosswalk.yaml";
    const struct yaml_tree *tree =
        data_has(loader->data, name) ? loader_open(loader, name, "crosswalk") : NULL;
    const struct yaml_node *list = tree ? yaml_get(yaml_tree_root(tree), "crosswalk") : NULL;
    struct overlap *overlaps = loader_make(loader, node_count(list), sizeof *overlaps);
    size_t count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && overlaps;
         item = yaml_next(item)) {
        for (size_t i = 0; i < count; i++)
            if (strcmp(overlaps[i].id, node_string(item, "id")) == 0)
                COMPLAIN(loader, item, _("the id “%s” is taken already"), overlaps[i].id);
        read_overlap(loader, item, &overlaps[count++]);
    }
    loader->catalogue->crosswalk = overlaps;
    loader->catalogue->crosswalk_count = count;
}
