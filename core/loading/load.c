#include "core/loading/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/catalogue_parts.h"
#include "core/loading/loader.h"

/* ---- questionnaires ---- */

static const struct statement *read_statements(struct loader *loader, const struct yaml_node *map,
                                               const char *key, size_t *count)
{
    const struct yaml_node *list = yaml_get(map, key);
    struct statement *statements = loader_make(loader, node_count(list), sizeof *statements);
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && statements;
         item = yaml_next(item)) {
        char number[32];
        snprintf(number, sizeof number, "%zu", *count + 1);
        const char *id = node_string(item, "id");
        id = id ? id : loader_part_id(loader, key, number);
        struct statement *statement = &statements[(*count)++];
        statement->id = id;
        statement->text = loader_text(loader, id, item, "text");
        statement->sources = loader_sources(loader, item, "sources", &statement->source_count);
    }
    return statements;
}

static const struct criterion *read_criteria(struct loader *loader, const struct yaml_node *map,
                                             size_t *count)
{
    const struct yaml_node *list = yaml_get(map, "criteria");
    struct criterion *criteria = loader_make(loader, node_count(list), sizeof *criteria);
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && criteria;
         item = yaml_next(item)) {
        struct criterion *criterion = &criteria[(*count)++];
        const char *id = node_string(item, "id");
        const char *full = loader_part_id(loader, "criteria", id);
        criterion->id = id;
        criterion->others_rest_on_it = node_boolean(item, "others_rest_on_it");
        criterion->text = loader_text(loader, full, item, "text");
        criterion->help = loader_text(loader, full, item, "help");
        criterion->sources = loader_sources(loader, item, "sources", &criterion->source_count);
    }
    return criteria;
}

static void read_file(struct loader *loader, struct questionnaire *questionnaire,
                      struct list *domains, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", questionnaire->id, name);
    const struct yaml_tree *tree = loader_open(loader, path, NULL);
    const struct yaml_node *root = tree ? yaml_tree_root(tree) : NULL;
    if (yaml_get(root, "domain")) {
        loader_list_add(loader, domains, load_domain(loader, root));
        return;
    }
    const struct yaml_node *recommendations = yaml_get(root, "recommendations");
    if (root && !recommendations)
        COMPLAIN(loader, root, "%s", _("a questionnaire's files hold a domain or recommendations"));
    for (const struct yaml_node *item = yaml_first(recommendations); item; item = yaml_next(item))
        load_recommendation(loader, item);
}

static void read_questionnaire(struct loader *loader, const char *folder)
{
    char name[128];
    snprintf(name, sizeof name, "%s/questionnaire.yaml", folder);
    const struct yaml_tree *tree = loader_open(loader, name, "questionnaire");
    struct questionnaire *questionnaire = loader_make(loader, 1, sizeof *questionnaire);
    if (!tree || !questionnaire)
        return;
    const struct yaml_node *root = yaml_tree_root(tree);
    static const char *const units[] = {"capability", "provision", "benchmark"};
    const char *id = node_string(root, "questionnaire");
    const char *unit = node_string(root, "unit");
    *questionnaire = (struct questionnaire){
        .id = id,
        .version = node_string(root, "version"),
        .title = loader_text(loader, id, root, "title"),
        .label = loader_text(loader, id, root, "short"),
        .about = loader_text(loader, id, root, "about"),
        .unit = unit ? (enum unit)loader_word_index(unit, units, 3) : UNIT_CAPABILITY,
        .enough = (size_t)node_integer(root, "enough"),
        .criteria_rule = loader_text(loader, id, root, "criteria_rule"),
    };
    if (strcmp(id, folder) != 0)
        COMPLAIN(loader, root, _("the questionnaire's id should be its folder, “%s”"), folder);
    for (size_t i = 0; i < loader->catalogue->document_count; i++)
        if (strcmp(loader->catalogue->documents[i].id, node_string(root, "source")) == 0)
            questionnaire->document = &loader->catalogue->documents[i];
    if (!questionnaire->document)
        COMPLAIN(loader, yaml_get(root, "source"), _("there is no document “%s”"),
                 node_string(root, "source"));
    questionnaire->overall =
        read_statements(loader, root, "overall", &questionnaire->overall_count);
    questionnaire->corrections =
        read_statements(loader, root, "corrections", &questionnaire->correction_count);
    questionnaire->peers_notes =
        loader_strings(loader, id, root, "peers_note", &questionnaire->peers_note_count);
    questionnaire->left_out =
        loader_strings(loader, id, root, "left_out", &questionnaire->left_out_count);
    questionnaire->criteria = read_criteria(loader, root, &questionnaire->criterion_count);
    loader->catalogue->questionnaires[loader->catalogue->questionnaire_count++] = questionnaire;

    struct list domains = {0};
    for (const struct yaml_node *file = yaml_first(yaml_get(root, "files")); file;
         file = yaml_next(file))
        read_file(loader, questionnaire, &domains, yaml_text(file));
    questionnaire->domain_count = domains.count;
    questionnaire->domains = loader_list_take(loader, &domains);
}

/* ---- loading ---- */

static void open_translation(struct loader *loader, const char *language)
{
    char name[64];
    if (!language || strlen(language) > 20)
        return;
    snprintf(name, sizeof name, "translations/%s.yaml", language);
    if (!data_has(loader->data, name))
        return;
    const struct yaml_tree *tree = loader_open(loader, name, "translation");
    loader->texts = tree ? yaml_get(yaml_tree_root(tree), "texts") : NULL;
    loader->catalogue->language = loader->texts ? arena_copy(loader->arena, language) : NULL;
    loader->catalogue->memory->texts = loader->texts;
}

static void read_all(struct loader *loader)
{
    const struct yaml_tree *tree = loader_open(loader, "catalogue.yaml", "catalogue");
    if (!tree)
        return;
    const struct yaml_node *folders = yaml_get(yaml_tree_root(tree), "catalogue");
    loader->catalogue->questionnaires =
        loader_make(loader, node_count(folders), sizeof(*loader->catalogue->questionnaires));
    loader->catalogue->left_out = loader_strings(loader, "", yaml_tree_root(tree), "left_out",
                                                 &loader->catalogue->left_out_count);
    load_shared(loader);
    /* With a source or word missing everything after it would be wrong too. */
    if (loader->problems->errors > loader->errors || loader->failed)
        return;
    for (const struct yaml_node *folder = yaml_first(folders); folder; folder = yaml_next(folder))
        read_questionnaire(loader, yaml_text(folder));
    if (loader->incomplete || loader->failed)
        return;
    load_index(loader);
    if (loader->failed)
        return;
    load_references(loader);
    load_crosswalk(loader);
    load_conditions(loader);
    load_back_references(loader);
    if (loader->problems->errors == loader->errors && !loader->failed)
        load_check_cycles(loader);
}

static struct catalogue *new_catalogue(const char *directory)
{
    struct catalogue *catalogue = calloc(1, sizeof *catalogue);
    struct catalogue_memory *memory = calloc(1, sizeof *memory);
    if (!catalogue || !memory) {
        free(catalogue);
        free(memory);
        return NULL;
    }
    catalogue->memory = memory;
    memory->data = data_open(directory);
    memory->arena = arena_new();
    if (memory->data && memory->arena)
        return catalogue;
    catalogue_free(catalogue);
    return NULL;
}

struct catalogue *catalogue_load(const char *directory, const char *language,
                                 struct problems *problems)
{
    struct catalogue *catalogue = new_catalogue(directory);
    size_t told = problems->count;
    struct loader loader = {
        .catalogue = catalogue, .problems = problems, .errors = problems->errors};
    if (catalogue) {
        loader.arena = catalogue->memory->arena;
        loader.data = catalogue->memory->data;
        open_translation(&loader, language);
        read_all(&loader);
    }
    free(loader.questions.items);
    free(loader.capabilities.items);
    free(loader.recommendations.items);
    free(loader.domains.items);
    free(loader.pending);
    bool failed = !catalogue || loader.failed || arena_failed(loader.arena);
    if (failed) {
        /* What was not found then may only have been lost. */
        problems->count = told;
        problems->errors = loader.errors;
        problems_add(problems, SEVERITY_ERROR, ERROR_MEMORY, NULL, 0, 0, "%s", _("out of memory"));
    }
    if (failed || problems->errors > loader.errors) {
        catalogue_free(catalogue);
        return NULL;
    }
    return catalogue;
}
