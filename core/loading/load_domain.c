/* Domains and capabilities, with their figures and status rules. */
#include "core/loading/loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"

/* Each unit has statuses of its own: "partly" is one of a capability and one of a provision. */
static enum status read_status(struct loader *loader, const struct capability *capability,
                               const struct yaml_node *node)
{
    const struct status_entry *entry =
        status_of_word(capability->domain->questionnaire->unit, yaml_text(node));
    if (!entry)
        COMPLAIN(loader, node, _("“%s” is no status of this questionnaire's unit"),
                 yaml_text(node));
    return entry ? entry->status : STATUS_NOT_ANSWERED;
}

static void read_rules(struct loader *loader, struct capability *capability,
                       const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "status");
    struct status_rule *rules = loader_make(loader, node_count(list), sizeof *rules);
    for (const struct yaml_node *item = yaml_first(list); item && rules; item = yaml_next(item)) {
        struct status_rule *rule = &rules[capability->rule_count++];
        rule->status = read_status(loader, capability, yaml_get(item, "is"));
        loader_add_pending(loader, yaml_get(item, "when"), &rule->when, capability->id);
        if (!yaml_get(item, "when") != !yaml_next(item))
            COMPLAIN(loader, item, _("the last status rule, and only the last, has no “%s”"),
                     "when");
    }
    if (!capability->rule_count)
        COMPLAIN(loader, list, _("“%s” needs at least one rule"), "status");
    capability->rules = rules;
}

static void read_figures(struct loader *loader, struct capability *capability,
                         const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "published");
    struct figure *figures = loader_make(loader, node_count(list), sizeof *figures);
    for (const struct yaml_node *item = yaml_first(list); item && figures; item = yaml_next(item)) {
        char number[16];
        snprintf(number, sizeof number, "figure%zu", capability->figure_count + 1);
        const char *full = loader_part_id(loader, capability->id, number);
        struct figure *figure = &figures[capability->figure_count++];
        *figure = (struct figure){
            .what = loader_text(loader, full, item, "what"),
            .count = node_integer(item, "count"),
            .of = node_integer(item, "of"),
            .percent = node_integer(item, "percent"),
            .year = node_integer(item, "year"),
            .proxy = node_boolean(item, "proxy"),
            .note = loader_text(loader, full, item, "note"),
        };
        loader_add_pending(loader, yaml_get(item, "counts"), &figure->counts, NULL);
        figure->sources = loader_sources(loader, item, "sources", &figure->source_count);
        if (figure->count > figure->of || !figure->of)
            COMPLAIN(loader, item, _("more countries counted than there are in “%s”"), "of");
        else if (abs(figure->percent * figure->of - figure->count * 100) > figure->of &&
                 !figure->note)
            COMPLAIN(loader, item, _("“%s” is not the share, and no note says why"), "percent");
    }
    capability->figures = figures;
    capability->figures_note = loader_text(loader, capability->id, map, "published_note");
}

static const struct capability *read_capability(struct loader *loader, const struct yaml_node *map,
                                                const struct domain *domain)
{
    struct capability *capability = loader_make(loader, 1, sizeof *capability);
    if (!capability)
        return NULL;
    const char *id = node_string(map, "id");
    loader_check_prefix(loader, map, id);
    *capability = (struct capability){
        .id = id,
        .number = id + strcspn(id, "0123456789"),
        .title = loader_text(loader, id, map, "title"),
        .good = loader_text(loader, id, map, "good"),
        .note = loader_text(loader, id, map, "note"),
        .topic = node_string(map, "topic"),
        .index = loader->capabilities.count,
        .domain = domain,
    };
    if (loader_capability(loader, id))
        COMPLAIN(loader, map, _("the id “%s” is taken already"), id);
    loader_list_add(loader, &loader->capabilities, capability);
    capability->sources = loader_sources(loader, map, "sources", &capability->source_count);
    capability->not_counted =
        loader_strings(loader, id, map, "not_counted", &capability->not_counted_count);
    capability->articles = loader_articles(loader, map, &capability->article_count);
    capability->gaps = loader_strings(loader, id, map, "gaps", &capability->gap_count);
    capability->gap_sources =
        loader_sources(loader, map, "gaps_sources", &capability->gap_source_count);
    capability->examples = loader_examples(loader, id, map, &capability->example_count);
    read_figures(loader, capability, map);
    read_rules(loader, capability, map);
    capability->questions =
        load_questions(loader, map, domain, capability, &capability->question_count);
    return capability;
}

static void read_contradictions(struct loader *loader, struct domain *domain,
                                const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "contradictions");
    struct contradiction *contradictions =
        loader_make(loader, node_count(list), sizeof *contradictions);
    for (const struct yaml_node *item = yaml_first(list); item && contradictions;
         item = yaml_next(item)) {
        struct contradiction *contradiction = &contradictions[domain->contradiction_count++];
        contradiction->id = node_string(item, "id");
        contradiction->text = loader_text(loader, contradiction->id, item, "text");
        loader_add_pending(loader, yaml_get(item, "when"), &contradiction->when, NULL);
    }
    domain->contradictions = contradictions;
}

const struct domain *load_domain(struct loader *loader, const struct yaml_node *root)
{
    struct domain *domain = loader_make(loader, 1, sizeof *domain);
    const struct yaml_node *list = yaml_get(root, "capabilities");
    const struct capability **capabilities =
        loader_make(loader, node_count(list), sizeof(*capabilities));
    if (!domain || !capabilities)
        return NULL;
    const char *id = node_string(root, "domain");
    loader_check_prefix(loader, root, id);
    *domain = (struct domain){
        .id = id,
        .title = loader_text(loader, id, root, "title"),
        .enabler = loader_text(loader, id, root, "enabler"),
        .outcome = loader_text(loader, id, root, "outcome"),
        .note = loader_text(loader, id, root, "note"),
        .capabilities = capabilities,
        .questionnaire =
            loader->catalogue->questionnaires[loader->catalogue->questionnaire_count - 1],
    };
    loader_list_add(loader, &loader->domains, domain);
    domain->sources = loader_sources(loader, root, "sources", &domain->source_count);
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item))
        capabilities[domain->capability_count++] = read_capability(loader, item, domain);
    domain->questions = load_questions(loader, root, domain, NULL, &domain->question_count);
    read_contradictions(loader, domain, root);
    return domain;
}

const struct domain *loader_domain(const struct loader *loader, const char *id)
{
    for (size_t i = 0; i < loader->domains.count; i++) {
        const struct domain *domain = loader->domains.items[i];
        if (strcmp(domain->id, id) == 0)
            return domain;
    }
    return NULL;
}
