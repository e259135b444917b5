/* Documents, vocabulary and glossary: what all questionnaires share. */
#include "core/loading/loader.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"

static const struct document *find_document(struct loader *loader, const struct yaml_node *map)
{
    const char *id = node_string(map, "document");
    for (size_t i = 0; i < loader->catalogue->document_count; i++)
        if (strcmp(loader->catalogue->documents[i].id, id) == 0)
            return &loader->catalogue->documents[i];
    COMPLAIN(loader, yaml_get(map, "document"), _("there is no document “%s”"), id);
    return NULL;
}

struct source loader_source(struct loader *loader, const struct yaml_node *map)
{
    static const char *const roles[] = {"", "gap", "example", "practice", "context", "survey"};
    const char *role = node_string(map, "as");
    struct source source = {
        .document = find_document(loader, map),
        .place = node_string(map, "place"),
        .pages = node_string(map, "pages"),
        .paragraphs = node_string(map, "paragraphs"),
        .notes = node_string(map, "notes"),
        .role = role ? (enum source_role)loader_word_index(role, roles, 6) : SOURCE_SAYS,
    };
    if (!source.pages && !source.paragraphs && !source.notes && !source.place)
        COMPLAIN(loader, map, _("a source needs a %s, paragraph, note or place"), _("page"));
    return source;
}

const struct source *loader_sources(struct loader *loader, const struct yaml_node *map,
                                    const char *key, size_t *count)
{
    const struct yaml_node *list = yaml_get(map, key);
    struct source *sources = loader_make(loader, node_count(list), sizeof *sources);
    *count = 0;
    if (!sources)
        return NULL;
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item))
        sources[(*count)++] = loader_source(loader, item);
    return sources;
}

static void read_documents(struct loader *loader, const struct yaml_node *root)
{
    const struct yaml_node *list = yaml_get(root, "documents");
    struct document *documents = loader_make(loader, node_count(list), sizeof *documents);
    if (!documents)
        return;
    size_t count = 0;
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item)) {
        struct document *document = &documents[count++];
        const char *id = node_string(item, "id");
        const struct yaml_node *part_list = yaml_get(item, "parts");
        struct document_part *parts = loader_make(loader, node_count(part_list), sizeof *parts);
        struct text authors = {0};
        for (const struct yaml_node *author = yaml_first(yaml_get(item, "authors")); author;
             author = yaml_next(author))
            text_append_format(&authors, "%s%s", authors.length ? ", " : "", yaml_text(author));
        *document = (struct document){
            .id = id,
            .title = node_string(item, "title"),
            .authors = authors.data ? arena_copy(loader->arena, authors.data) : NULL,
            .publisher = loader_text(loader, id, item, "publisher"),
            .year = node_string(item, "year"),
            .date = loader_text(loader, id, item, "date"),
            .pages = loader_text(loader, id, item, "pages"),
            .about = loader_text(loader, id, item, "about"),
            .method = loader_text(loader, id, item, "method"),
            .rights = loader_text(loader, id, item, "rights"),
            .paragraphs = node_string(item, "paragraphs"),
            .notes = node_string(item, "notes"),
            .parts = parts,
        };
        text_free(&authors);
        document->problems = loader_strings(loader, id, item, "problems", &document->problem_count);
        for (const struct yaml_node *part = yaml_first(part_list); part && parts;
             part = yaml_next(part))
            parts[document->part_count++] =
                (struct document_part){node_string(part, "place"), node_string(part, "pages")};
    }
    loader->catalogue->documents = documents;
    loader->catalogue->document_count = count;
}

static const struct vocable *read_vocables(struct loader *loader, const struct yaml_node *root,
                                           const char *key, size_t *count)
{
    const struct yaml_node *list = yaml_get(root, key);
    struct vocable *vocables = loader_make(loader, node_count(list), sizeof *vocables);
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && vocables;
         item = yaml_next(item)) {
        const char *id = node_string(item, "id");
        const char *full = loader_part_id(loader, key, id);
        vocables[(*count)++] = (struct vocable){id, loader_text(loader, full, item, "text"),
                                                loader_text(loader, full, item, "help")};
    }
    return vocables;
}

static void read_vocabulary(struct loader *loader, const struct yaml_node *root)
{
    struct catalogue *catalogue = loader->catalogue;
    catalogue->leads = read_vocables(loader, root, "leads", &catalogue->lead_count);
    catalogue->scopes = read_vocables(loader, root, "scopes", &catalogue->scope_count);
    catalogue->care = read_vocables(loader, root, "care", &catalogue->care_count);

    const struct yaml_node *list = yaml_get(root, "treaties");
    struct treaty *treaties = loader_make(loader, node_count(list), sizeof *treaties);
    for (const struct yaml_node *item = yaml_first(list); item && treaties;
         item = yaml_next(item)) {
        const char *id = node_string(item, "id");
        const char *full = loader_part_id(loader, "treaties", id);
        treaties[catalogue->treaty_count++] = (struct treaty){
            id, loader_text(loader, full, item, "short"), loader_text(loader, full, item, "title"),
            loader_text(loader, full, item, "note")};
    }
    catalogue->treaties = treaties;

    list = yaml_get(root, "avoid");
    struct avoided *avoided = loader_make(loader, node_count(list), sizeof *avoided);
    for (const struct yaml_node *item = yaml_first(list); item && avoided; item = yaml_next(item))
        avoided[catalogue->avoided_count++] =
            (struct avoided){node_string(item, "words"), node_string(item, "say"),
                             node_string(item, "unless") != NULL};
    catalogue->avoided = avoided;
}

static void read_glossary(struct loader *loader, const struct yaml_node *root)
{
    struct catalogue *catalogue = loader->catalogue;
    const struct yaml_node *list = yaml_get(root, "glossary");
    struct glossary_entry *entries = loader_make(loader, node_count(list), sizeof *entries);
    for (const struct yaml_node *item = yaml_first(list); item && entries; item = yaml_next(item)) {
        struct glossary_entry *entry = &entries[catalogue->glossary_count++];
        const char *id = node_string(item, "id");
        const char *full = loader_part_id(loader, "glossary", id);
        *entry = (struct glossary_entry){
            .id = id,
            .term = loader_text(loader, full, item, "term"),
            .abbreviation = loader_text(loader, full, item, "short"),
            .avoid = loader_text(loader, full, item, "avoid"),
            .text = loader_text(loader, full, item, "text"),
            .ours = loader_text(loader, full, item, "ours"),
        };
        entry->also = loader_strings(loader, full, item, "also", &entry->also_count);
        entry->sources = loader_sources(loader, item, "sources", &entry->source_count);
    }
    catalogue->glossary = entries;
    catalogue->glossary_rule = loader_text(loader, "glossary", root, "rule");
}

void load_shared(struct loader *loader)
{
    static const struct {
        const char *name;
        const char *kind;
        void (*read)(struct loader *loader, const struct yaml_node *root);
    } files[] = {
        {"sources.yaml", "documents", read_documents},
        {"vocabulary.yaml", "leads", read_vocabulary},
        {"glossary.yaml", "glossary", read_glossary},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const struct yaml_tree *tree = loader_open(loader, files[i].name, files[i].kind);
        if (!tree)
            return;
        files[i].read(loader, yaml_tree_root(tree));
    }
}

const struct treaty_article *loader_articles(struct loader *loader, const struct yaml_node *map,
                                             size_t *count)
{
    const struct catalogue *catalogue = loader->catalogue;
    const struct yaml_node *list = yaml_get(map, "treaties");
    struct treaty_article *articles = loader_make(loader, node_count(list), sizeof *articles);
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && articles;
         item = yaml_next(item)) {
        struct treaty_article *article = &articles[(*count)++];
        const char *id = node_string(item, "treaty");
        article->articles = node_string(item, "articles");
        article->source = loader_source(loader, item);
        for (size_t i = 0; i < catalogue->treaty_count; i++)
            if (strcmp(catalogue->treaties[i].id, id) == 0)
                article->treaty = &catalogue->treaties[i];
        if (!article->treaty)
            COMPLAIN(loader, item, _("there is no treaty “%s”"), id);
    }
    return articles;
}

static const char **read_countries(struct loader *loader, const struct yaml_node *map,
                                   size_t *count)
{
    const struct yaml_node *list = yaml_get(map, "countries");
    const char **codes = loader_make(loader, node_count(list), sizeof(*codes));
    for (const struct yaml_node *item = yaml_first(list); item && codes; item = yaml_next(item)) {
        codes[(*count)++] = yaml_text(item);
        if (!country_exists(yaml_text(item)))
            COMPLAIN(loader, item, _("“%s” is no country: its three letters, such as NOR"),
                     yaml_text(item));
    }
    return codes;
}

const struct example *loader_examples(struct loader *loader, const char *owner,
                                      const struct yaml_node *map, size_t *count)
{
    static const char *const kinds[] = {"practice", "law", "draft"};
    const struct yaml_node *list = yaml_get(map, "examples");
    struct example *examples = loader_make(loader, node_count(list), sizeof *examples);
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && examples;
         item = yaml_next(item)) {
        char number[32];
        snprintf(number, sizeof number, "example%zu", *count + 1);
        const char *full = loader_part_id(loader, owner, number);
        const char *kind = node_string(item, "is");
        struct example *example = &examples[(*count)++];
        *example = (struct example){
            .place = loader_text(loader, full, item, "place"),
            .text = loader_text(loader, full, item, "text"),
            .year = node_integer(item, "year"),
            .kind = kind ? (enum example_kind)loader_word_index(kind, kinds, 3) : EXAMPLE_PRACTICE,
        };
        example->countries = read_countries(loader, item, &example->country_count);
        example->sources = loader_sources(loader, item, "sources", &example->source_count);
        if (!example->country_count && !example->place)
            COMPLAIN(loader, item, "%s", _("an example names countries, or a place"));
        if (!example->source_count)
            COMPLAIN(loader, item, "%s", _("an example needs a source"));
    }
    return examples;
}

const struct vocable *loader_vocable(struct loader *loader, const struct yaml_node *node,
                                     const struct vocable *vocables, size_t count, const char *noun)
{
    if (!node)
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (strcmp(vocables[i].id, yaml_text(node)) == 0)
            return &vocables[i];
    COMPLAIN(loader, node, _("there is no %s “%s”"), _(noun), yaml_text(node));
    return NULL;
}
