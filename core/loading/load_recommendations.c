/* Recommendations. */
#include "core/loading/loader.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"

static void read_fires(struct loader *loader, struct recommendation *recommendation,
                       const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "fires");
    const struct condition **fires = loader_make(loader, node_count(list), sizeof(*fires));
    for (const struct yaml_node *item = yaml_first(list); item && fires; item = yaml_next(item))
        loader_add_pending(loader, item, &fires[recommendation->fire_count++], NULL);
    if (!recommendation->fire_count && (list || !yaml_get(map, "missing")))
        COMPLAIN(loader, map, _("“%s” needs at least one condition"), "fires");
    recommendation->fires = fires;
}

static void read_missing(struct loader *loader, struct recommendation *recommendation,
                         const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "missing");
    struct missing_point *points = loader_make(loader, node_count(list), sizeof *points);
    for (const struct yaml_node *item = yaml_first(list); item && points; item = yaml_next(item)) {
        char number[32];
        snprintf(number, sizeof number, "missing%zu", recommendation->missing_count + 1);
        struct missing_point *point = &points[recommendation->missing_count++];
        point->text =
            loader_text(loader, loader_part_id(loader, recommendation->id, number), item, "text");
        loader_add_pending(loader, yaml_get(item, "when"), &point->when, NULL);
    }
    recommendation->missing = points;
    if (list && !recommendation->missing_count)
        COMPLAIN(loader, list, _("“%s” needs at least one point"), "missing");
}

/* One for each step that it brings, or none. */
static void read_brings_when(struct loader *loader, struct recommendation *recommendation,
                             const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "brings_when");
    if (!list)
        return;
    if (node_count(list) != node_count(yaml_get(map, "brings"))) {
        COMPLAIN(loader, list, _("needs one condition for each step in “%s”"), "brings");
        return;
    }
    const struct condition **when = loader_make(loader, node_count(list), sizeof(*when));
    size_t count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && when; item = yaml_next(item))
        loader_add_pending(loader, item, &when[count++], NULL);
    recommendation->brings_when = when;
}

static void read_leads(struct loader *loader, struct recommendation *recommendation,
                       const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "leads");
    const struct vocable **leads = loader_make(loader, node_count(list), sizeof(*leads));
    for (const struct yaml_node *item = yaml_first(list); item && leads; item = yaml_next(item))
        leads[recommendation->lead_count++] = loader_vocable(
            loader, item, loader->catalogue->leads, loader->catalogue->lead_count, N_("lead"));
    recommendation->leads = leads;
}

void load_recommendation(struct loader *loader, const struct yaml_node *map)
{
    static const char *const horizons[] = {"quick", "year", "longer"};
    struct recommendation *recommendation = loader_make(loader, 1, sizeof *recommendation);
    if (!recommendation)
        return;
    const char *id = node_string(map, "id");
    *recommendation = (struct recommendation){
        .id = id,
        .text = loader_text(loader, id, map, "text"),
        .index = loader->recommendations.count,
        .capability = loader_capability(loader, node_string(map, "for")),
        .domain = loader_domain(loader, node_string(map, "for")),
        .horizon = (enum horizon)loader_word_index(node_string(map, "horizon"), horizons, 3),
        .ours = loader_text(loader, id, map, "ours"),
        .care = loader_text(loader, id, map, "care"),
    };
    if (recommendation->capability)
        recommendation->domain = recommendation->capability->domain;
    if (!recommendation->domain && !loader->incomplete)
        COMPLAIN(loader, yaml_get(map, "for"), _("there is no capability or domain “%s”"),
                 node_string(map, "for"));
    if (!recommendation->text == !yaml_get(map, "brings"))
        COMPLAIN(loader, map, _("“%s” needs either a text or steps that it brings"), id);
    read_fires(loader, recommendation, map);
    read_missing(loader, recommendation, map);
    read_brings_when(loader, recommendation, map);
    read_leads(loader, recommendation, map);
    recommendation->sources = loader_sources(loader, map, "sources", &recommendation->source_count);
    recommendation->articles = loader_articles(loader, map, &recommendation->article_count);
    recommendation->examples = loader_examples(loader, id, map, &recommendation->example_count);
    loader_list_add(loader, &loader->recommendations, recommendation);
}
