#include "core/catalogue.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/arena.h"
#include "core/data.h"
#include "core/i18n.h"
#include "core/schema.h"

/* Everything a catalogue stands in: the trees its strings point into, and the arena. */
struct catalogue_memory {
    struct data *data;
    struct arena *arena;
    const struct question **by_id; /* the catalogue's questions, sorted by id */
};

/* A condition that can only be read when all ids are known. */
struct pending {
    const struct yaml_node *node;
    const char *path;
    const struct condition **place;
    const char *owner; /* id of the question it decides about; NULL when it is a rule */
};

/* A growing list of pointers, while it is not known how many there will be. */
struct list {
    void **items;
    size_t count;
};

struct loader {
    struct catalogue *catalogue;
    struct arena *arena;
    struct data *data;
    struct problems *problems;
    const struct yaml_node *texts; /* of the translation, or NULL */
    const char *path;              /* of the file being read */
    struct list questions;
    struct list capabilities;
    struct list recommendations;
    struct pending *pending;
    size_t pending_count;
    bool failed; /* out of memory */
};

/* ---- small tools ---- */

static void list_add(struct loader *loader, struct list *list, const void *item)
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

static void *make(struct loader *loader, size_t count, size_t size)
{
    void *memory = arena_allocate(loader->arena, count ? count : 1, size);
    if (!memory)
        loader->failed = true;
    return memory;
}

/* An arena copy of a list's pointers. */
static void *list_take(struct loader *loader, struct list *list)
{
    void **items = make(loader, list->count, sizeof *items);
    if (items && list->count)
        memcpy(items, list->items, list->count * sizeof *items);
    free(list->items);
    list->items = NULL;
    return items;
}

#define COMPLAIN(loader, node, ...)                                                                \
    problems_add((loader)->problems, SEVERITY_ERROR, ERROR_CONTENT, (loader)->path, (node)->line,  \
                 (node)->column, __VA_ARGS__)

static size_t count_of(const struct yaml_node *list)
{
    return list ? list->count : 0;
}

static const char *string_of(const struct yaml_node *map, const char *key)
{
    const struct yaml_node *node = yaml_get(map, key);
    return node ? yaml_text(node) : NULL;
}

static int integer_of(const struct yaml_node *map, const char *key)
{
    const char *text = string_of(map, key);
    return text ? atoi(text) : 0;
}

static bool boolean_of(const struct yaml_node *map, const char *key)
{
    const char *text = string_of(map, key);
    return text && strcmp(text, "true") == 0;
}

/* The text under `key`, in the reader's language where the overlay has it. */
static const char *text_of(struct loader *loader, const char *id, const struct yaml_node *map,
                           const char *key)
{
    const struct yaml_node *translated = yaml_get(yaml_get(loader->texts, id), key);
    return yaml_is_scalar(translated) ? yaml_text(translated) : string_of(map, key);
}

static const char **strings_of(struct loader *loader, const char *id, const struct yaml_node *map,
                               const char *key, size_t *count)
{
    const struct yaml_node *list = yaml_get(map, key);
    const struct yaml_node *translated = yaml_get(yaml_get(loader->texts, id), key);
    if (yaml_is_list(translated) && count_of(translated) == count_of(list))
        list = translated;
    const char **strings = make(loader, count_of(list), sizeof *strings);
    *count = 0;
    if (!strings)
        return NULL;
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item))
        strings[(*count)++] = yaml_text(item);
    return strings;
}

/* "mnr.q17" + "isp-reporting" -> "mnr.q17/isp-reporting": the id of a part, for translations. */
static const char *part_id(struct loader *loader, const char *owner, const char *part)
{
    size_t size = strlen(owner) + strlen(part) + 2;
    char *id = make(loader, size, 1);
    if (id)
        snprintf(id, size, "%s/%s", owner, part);
    return id ? id : "";
}

static int word_index(const char *word, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static void add_pending(struct loader *loader, const struct yaml_node *node,
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

/* ---- sources and vocabulary ---- */

static const struct document *find_document(struct loader *loader, const struct yaml_node *map)
{
    const char *id = string_of(map, "document");
    for (size_t i = 0; i < loader->catalogue->document_count; i++)
        if (strcmp(loader->catalogue->documents[i].id, id) == 0)
            return &loader->catalogue->documents[i];
    COMPLAIN(loader, yaml_get(map, "document"), _("there is no document “%s”"), id);
    return NULL;
}

static struct source read_source(struct loader *loader, const struct yaml_node *map)
{
    static const char *const roles[] = {"", "gap", "example", "practice", "context", "survey"};
    const char *role = string_of(map, "as");
    struct source source = {
        .document = find_document(loader, map),
        .place = string_of(map, "place"),
        .pages = string_of(map, "pages"),
        .paragraphs = string_of(map, "paragraphs"),
        .notes = string_of(map, "notes"),
        .role = role ? (enum source_role)word_index(role, roles, 6) : SOURCE_SAYS,
    };
    if (!source.pages && !source.paragraphs && !source.notes && !source.place)
        COMPLAIN(loader, map, _("a source needs a %s, paragraph, note or place"), _("page"));
    return source;
}

static const struct source *read_sources(struct loader *loader, const struct yaml_node *map,
                                         const char *key, size_t *count)
{
    const struct yaml_node *list = yaml_get(map, key);
    struct source *sources = make(loader, count_of(list), sizeof *sources);
    *count = 0;
    if (!sources)
        return NULL;
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item))
        sources[(*count)++] = read_source(loader, item);
    return sources;
}

static void read_documents(struct loader *loader, const struct yaml_node *root)
{
    const struct yaml_node *list = yaml_get(root, "documents");
    struct document *documents = make(loader, count_of(list), sizeof *documents);
    if (!documents)
        return;
    size_t count = 0;
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item)) {
        struct document *document = &documents[count++];
        const char *id = string_of(item, "id");
        const struct yaml_node *part_list = yaml_get(item, "parts");
        struct document_part *parts = make(loader, count_of(part_list), sizeof *parts);
        struct text authors = {0};
        for (const struct yaml_node *author = yaml_first(yaml_get(item, "authors")); author;
             author = yaml_next(author))
            text_append_format(&authors, "%s%s", authors.length ? ", " : "", yaml_text(author));
        *document = (struct document){
            .id = id,
            .title = string_of(item, "title"),
            .authors = authors.data ? arena_copy(loader->arena, authors.data) : NULL,
            .publisher = text_of(loader, id, item, "publisher"),
            .year = string_of(item, "year"),
            .date = text_of(loader, id, item, "date"),
            .pages = text_of(loader, id, item, "pages"),
            .about = text_of(loader, id, item, "about"),
            .method = text_of(loader, id, item, "method"),
            .rights = text_of(loader, id, item, "rights"),
            .parts = parts,
        };
        text_free(&authors);
        document->problems = strings_of(loader, id, item, "problems", &document->problem_count);
        for (const struct yaml_node *part = yaml_first(part_list); part && parts;
             part = yaml_next(part))
            parts[document->part_count++] =
                (struct document_part){string_of(part, "place"), string_of(part, "pages")};
    }
    loader->catalogue->documents = documents;
    loader->catalogue->document_count = count;
}

static const struct vocable *read_vocables(struct loader *loader, const struct yaml_node *root,
                                           const char *key, size_t *count)
{
    const struct yaml_node *list = yaml_get(root, key);
    struct vocable *vocables = make(loader, count_of(list), sizeof *vocables);
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && vocables;
         item = yaml_next(item)) {
        const char *id = string_of(item, "id");
        const char *full = part_id(loader, key, id);
        vocables[(*count)++] = (struct vocable){id, text_of(loader, full, item, "text"),
                                                text_of(loader, full, item, "help")};
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
    struct treaty *treaties = make(loader, count_of(list), sizeof *treaties);
    for (const struct yaml_node *item = yaml_first(list); item && treaties;
         item = yaml_next(item)) {
        const char *id = string_of(item, "id");
        const char *full = part_id(loader, "treaties", id);
        treaties[catalogue->treaty_count++] = (struct treaty){
            id, text_of(loader, full, item, "short"), text_of(loader, full, item, "title"),
            text_of(loader, full, item, "note")};
    }
    catalogue->treaties = treaties;

    list = yaml_get(root, "avoid");
    struct avoided *avoided = make(loader, count_of(list), sizeof *avoided);
    for (const struct yaml_node *item = yaml_first(list); item && avoided; item = yaml_next(item))
        avoided[catalogue->avoided_count++] = (struct avoided){
            string_of(item, "words"), string_of(item, "say"), string_of(item, "unless") != NULL};
    catalogue->avoided = avoided;
}

static void read_glossary(struct loader *loader, const struct yaml_node *root)
{
    struct catalogue *catalogue = loader->catalogue;
    const struct yaml_node *list = yaml_get(root, "glossary");
    struct glossary_entry *entries = make(loader, count_of(list), sizeof *entries);
    for (const struct yaml_node *item = yaml_first(list); item && entries; item = yaml_next(item)) {
        struct glossary_entry *entry = &entries[catalogue->glossary_count++];
        const char *id = string_of(item, "id");
        const char *full = part_id(loader, "glossary", id);
        *entry = (struct glossary_entry){
            .id = id,
            .term = text_of(loader, full, item, "term"),
            .abbreviation = text_of(loader, full, item, "short"),
            .avoid = text_of(loader, full, item, "avoid"),
            .text = text_of(loader, full, item, "text"),
            .ours = text_of(loader, full, item, "ours"),
        };
        entry->also = strings_of(loader, full, item, "also", &entry->also_count);
        entry->sources = read_sources(loader, item, "sources", &entry->source_count);
    }
    catalogue->glossary = entries;
    catalogue->glossary_rule = text_of(loader, "glossary", root, "rule");
}

/* ---- questions ---- */

static const struct vocable *find_vocable(struct loader *loader, const struct yaml_node *node,
                                          const struct vocable *vocables, size_t count,
                                          const char *noun)
{
    if (!node)
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (strcmp(vocables[i].id, yaml_text(node)) == 0)
            return &vocables[i];
    COMPLAIN(loader, node, _("there is no %s “%s”"), noun, yaml_text(node));
    return NULL;
}

/* "mnr.q08a" -> "Q8a", "mnr.ev1.2" -> "EV-1.2", anything else as it stands. */
static const char *make_label(struct loader *loader, const char *id)
{
    const char *name = strchr(id, '.');
    char label[64];
    if (name && name[1] == 'q' && isdigit((unsigned char)name[2]))
        snprintf(label, sizeof label, "Q%s", name + 2 + strspn(name + 2, "0"));
    else if (name && strncmp(name + 1, "ev", 2) == 0)
        snprintf(label, sizeof label, "EV-%s", name + 3);
    else
        return id;
    const char *copy = arena_copy(loader->arena, label);
    return copy ? copy : id;
}

static const struct option *read_options(struct loader *loader, const char *owner,
                                         const struct yaml_node *list, size_t *count)
{
    struct option *options = make(loader, count_of(list), sizeof *options);
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && options; item = yaml_next(item)) {
        const char *id = string_of(item, "id");
        for (size_t i = 0; i < *count; i++)
            if (strcmp(options[i].id, id) == 0)
                COMPLAIN(loader, item, _("the option “%s” stands here twice"), id);
        options[(*count)++] = (struct option){
            .id = id,
            .text = text_of(loader, part_id(loader, owner, id), item, "text"),
            .exclusive = boolean_of(item, "exclusive"),
            .ours = string_of(item, "origin") != NULL,
        };
    }
    return options;
}

static const struct option *builtin_options(struct loader *loader,
                                            const struct question_kind_entry *entry)
{
    struct option *options = make(loader, entry->option_count, sizeof *options);
    for (size_t i = 0; options && i < entry->option_count; i++) {
        options[i] = entry->options[i];
        options[i].text = _(options[i].text);
    }
    return options;
}

static void read_question_options(struct loader *loader, struct question *question,
                                  const struct yaml_node *map)
{
    const struct question_kind_entry *entry = question_kind_entry(question->kind);
    const struct yaml_node *list = yaml_get(map, "options");
    const struct yaml_node *fields = yaml_get(map, "fields");
    if (entry->options) {
        question->options = builtin_options(loader, entry);
        question->option_count = entry->option_count;
    } else if (list) {
        question->options = read_options(loader, question->id, list, &question->option_count);
    }
    if (list && !entry->takes_options)
        COMPLAIN(loader, list, _("a question of kind “%s” takes no options"), entry->word);
    if (entry->takes_options && !entry->takes_text && count_of(list) < 2)
        COMPLAIN(loader, map, _("a question of kind “%s” needs two options or more"), entry->word);
    question->fields = read_options(loader, question->id, fields, &question->field_count);
    if (entry->takes_fields != (question->field_count > 0))
        COMPLAIN(loader, map, _("fields belong to the kinds year and contact, not to “%s”"),
                 entry->word);
    if (question->describes && !question_option(question, question->describes))
        COMPLAIN(loader, yaml_get(map, "describes"), _("there is no option “%s” here"),
                 question->describes);
}

static enum depth read_depth(const struct yaml_node *map, enum question_kind kind, bool ours)
{
    static const char *const depths[] = {"core", "standard", "full"};
    const char *word = string_of(map, "depth");
    if (word)
        return (enum depth)word_index(word, depths, 3);
    if (ours)
        return DEPTH_FULL;
    return kind == KIND_GATE ? DEPTH_CORE : DEPTH_STANDARD;
}

static enum question_kind read_kind(const char *word)
{
    size_t count;
    const struct question_kind_entry *entries = question_kinds(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(entries[i].word, word) == 0)
            return entries[i].kind;
    return KIND_TEXT; /* the schema has refused anything else */
}

static void check_prefix(struct loader *loader, const struct yaml_node *node, const char *id)
{
    const struct questionnaire *questionnaire =
        loader->catalogue->questionnaires[loader->catalogue->questionnaire_count - 1];
    size_t length = strlen(questionnaire->id);
    if (strncmp(id, questionnaire->id, length) != 0 || id[length] != '.')
        COMPLAIN(loader, node, _("ids of this questionnaire begin with “%s.”"), questionnaire->id);
}

static const struct question *read_question(struct loader *loader, const struct yaml_node *map,
                                            const struct domain *domain,
                                            const struct capability *capability)
{
    static const char *const wordings[] = {"", "recovered", "rebuilt"};
    struct question *question = make(loader, 1, sizeof *question);
    if (!question)
        return NULL;
    const char *id = string_of(map, "id");
    const char *wording = string_of(map, "wording");
    const struct yaml_node *required = yaml_get(map, "required");
    check_prefix(loader, map, id);
    *question = (struct question){
        .id = id,
        .label = make_label(loader, id),
        .index = loader->questions.count,
        .kind = read_kind(string_of(map, "kind")),
        .wording = wording ? (enum wording)word_index(wording, wordings, 3) : WORDING_INTACT,
        .ours = string_of(map, "origin") != NULL,
        .personal = boolean_of(map, "personal"),
        .sensitive = boolean_of(map, "sensitive"),
        .required = required && (required->quoted || boolean_of(map, "required")),
        .text = text_of(loader, id, map, "text"),
        .hint = text_of(loader, id, map, "hint"),
        .help = text_of(loader, id, map, "help"),
        .correction = text_of(loader, id, map, "correction"),
        .none = text_of(loader, id, map, "none"),
        .unit = text_of(loader, id, map, "unit"),
        .describes = string_of(map, "describes"),
        .asked_if_text = string_of(map, "asked_if"),
        .domain = domain,
        .capability = capability,
        .questionnaire =
            loader->catalogue->questionnaires[loader->catalogue->questionnaire_count - 1],
    };
    question->depth = read_depth(map, question->kind, question->ours);
    if (question->kind == KIND_MANY && !question->none)
        question->none = _("None of these");
    question->scope = find_vocable(loader, yaml_get(map, "scope"), loader->catalogue->scopes,
                                   loader->catalogue->scope_count, _("scope"));
    read_question_options(loader, question, map);
    question->sources = read_sources(loader, map, "sources", &question->source_count);
    add_pending(loader, yaml_get(map, "asked_if"), &question->asked_if, question->id);
    if (required && required->quoted)
        add_pending(loader, required, &question->required_if, NULL);
    list_add(loader, &loader->questions, question);
    return question;
}

static const struct question **read_questions(struct loader *loader, const struct yaml_node *map,
                                              const struct domain *domain,
                                              const struct capability *capability, size_t *count)
{
    const struct yaml_node *list = yaml_get(map, "questions");
    const struct question **questions = make(loader, count_of(list), sizeof(*questions));
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && questions; item = yaml_next(item))
        questions[(*count)++] = read_question(loader, item, domain, capability);
    return questions;
}

/* ---- capabilities and domains ---- */

static enum status read_status(const char *word)
{
    size_t count;
    const struct status_entry *entries = statuses(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(entries[i].word, word) == 0)
            return entries[i].status;
    return STATUS_NOT_YET; /* the schema has refused anything else */
}

static void read_rules(struct loader *loader, struct capability *capability,
                       const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "status");
    struct status_rule *rules = make(loader, count_of(list), sizeof *rules);
    for (const struct yaml_node *item = yaml_first(list); item && rules; item = yaml_next(item)) {
        struct status_rule *rule = &rules[capability->rule_count++];
        rule->status = read_status(string_of(item, "is"));
        add_pending(loader, yaml_get(item, "when"), &rule->when, NULL);
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
    struct figure *figures = make(loader, count_of(list), sizeof *figures);
    for (const struct yaml_node *item = yaml_first(list); item && figures; item = yaml_next(item)) {
        char number[16];
        snprintf(number, sizeof number, "figure%zu", capability->figure_count + 1);
        const char *full = part_id(loader, capability->id, number);
        struct figure *figure = &figures[capability->figure_count++];
        *figure = (struct figure){
            .what = text_of(loader, full, item, "what"),
            .count = integer_of(item, "count"),
            .of = integer_of(item, "of"),
            .percent = integer_of(item, "percent"),
            .year = integer_of(item, "year"),
            .note = text_of(loader, full, item, "note"),
        };
        add_pending(loader, yaml_get(item, "counts"), &figure->counts, NULL);
        figure->sources = read_sources(loader, item, "sources", &figure->source_count);
        if (figure->count > figure->of || !figure->of)
            COMPLAIN(loader, item, _("more countries counted than there are in “%s”"), "of");
        else if (abs(figure->percent * figure->of - figure->count * 100) > figure->of &&
                 !figure->note)
            COMPLAIN(loader, item, _("“%s” is not the share, and no note says why"), "percent");
    }
    capability->figures = figures;
    capability->figures_note = text_of(loader, capability->id, map, "published_note");
}

static const struct capability *read_capability(struct loader *loader, const struct yaml_node *map,
                                                const struct domain *domain)
{
    struct capability *capability = make(loader, 1, sizeof *capability);
    if (!capability)
        return NULL;
    const char *id = string_of(map, "id");
    check_prefix(loader, map, id);
    *capability = (struct capability){
        .id = id,
        .number = id + strcspn(id, "0123456789"),
        .title = text_of(loader, id, map, "title"),
        .good = text_of(loader, id, map, "good"),
        .index = loader->capabilities.count,
        .domain = domain,
    };
    list_add(loader, &loader->capabilities, capability);
    capability->sources = read_sources(loader, map, "sources", &capability->source_count);
    capability->gaps = strings_of(loader, id, map, "gaps", &capability->gap_count);
    capability->gap_sources =
        read_sources(loader, map, "gaps_sources", &capability->gap_source_count);
    read_figures(loader, capability, map);
    read_rules(loader, capability, map);
    capability->questions =
        read_questions(loader, map, domain, capability, &capability->question_count);
    return capability;
}

static void read_contradictions(struct loader *loader, struct domain *domain,
                                const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "contradictions");
    struct contradiction *contradictions = make(loader, count_of(list), sizeof *contradictions);
    for (const struct yaml_node *item = yaml_first(list); item && contradictions;
         item = yaml_next(item)) {
        struct contradiction *contradiction = &contradictions[domain->contradiction_count++];
        contradiction->id = string_of(item, "id");
        contradiction->text = text_of(loader, contradiction->id, item, "text");
        add_pending(loader, yaml_get(item, "when"), &contradiction->when, NULL);
    }
    domain->contradictions = contradictions;
}

static const struct domain *read_domain(struct loader *loader, const struct yaml_node *root)
{
    struct domain *domain = make(loader, 1, sizeof *domain);
    const struct yaml_node *list = yaml_get(root, "capabilities");
    const struct capability **capabilities = make(loader, count_of(list), sizeof(*capabilities));
    if (!domain || !capabilities)
        return NULL;
    const char *id = string_of(root, "domain");
    check_prefix(loader, root, id);
    *domain = (struct domain){
        .id = id,
        .title = text_of(loader, id, root, "title"),
        .enabler = text_of(loader, id, root, "enabler"),
        .outcome = text_of(loader, id, root, "outcome"),
        .note = text_of(loader, id, root, "note"),
        .capabilities = capabilities,
        .questionnaire =
            loader->catalogue->questionnaires[loader->catalogue->questionnaire_count - 1],
    };
    domain->sources = read_sources(loader, root, "sources", &domain->source_count);
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item))
        capabilities[domain->capability_count++] = read_capability(loader, item, domain);
    domain->questions = read_questions(loader, root, domain, NULL, &domain->question_count);
    read_contradictions(loader, domain, root);
    return domain;
}

/* ---- recommendations ---- */

static void read_articles(struct loader *loader, struct recommendation *recommendation,
                          const struct yaml_node *map)
{
    const struct catalogue *catalogue = loader->catalogue;
    const struct yaml_node *list = yaml_get(map, "treaties");
    struct treaty_article *articles = make(loader, count_of(list), sizeof *articles);
    for (const struct yaml_node *item = yaml_first(list); item && articles;
         item = yaml_next(item)) {
        struct treaty_article *article = &articles[recommendation->article_count++];
        const char *id = string_of(item, "treaty");
        article->articles = string_of(item, "articles");
        article->source = read_source(loader, item);
        for (size_t i = 0; i < catalogue->treaty_count; i++)
            if (strcmp(catalogue->treaties[i].id, id) == 0)
                article->treaty = &catalogue->treaties[i];
        if (!article->treaty)
            COMPLAIN(loader, item, _("there is no treaty “%s”"), id);
    }
    recommendation->articles = articles;
}

static void read_fires(struct loader *loader, struct recommendation *recommendation,
                       const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "fires");
    const struct condition **fires = make(loader, count_of(list), sizeof(*fires));
    for (const struct yaml_node *item = yaml_first(list); item && fires; item = yaml_next(item))
        add_pending(loader, item, &fires[recommendation->fire_count++], NULL);
    if (!recommendation->fire_count)
        COMPLAIN(loader, map, _("“%s” needs at least one condition"), "fires");
    recommendation->fires = fires;
}

static void read_leads(struct loader *loader, struct recommendation *recommendation,
                       const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "leads");
    const struct vocable **leads = make(loader, count_of(list), sizeof(*leads));
    for (const struct yaml_node *item = yaml_first(list); item && leads; item = yaml_next(item))
        leads[recommendation->lead_count++] = find_vocable(
            loader, item, loader->catalogue->leads, loader->catalogue->lead_count, _("lead"));
    recommendation->leads = leads;
}

static const struct capability *find_capability(const struct loader *loader, const char *id)
{
    for (size_t i = 0; i < loader->capabilities.count; i++) {
        const struct capability *capability = loader->capabilities.items[i];
        if (strcmp(capability->id, id) == 0)
            return capability;
    }
    return NULL;
}

static void read_recommendation(struct loader *loader, const struct yaml_node *map)
{
    static const char *const horizons[] = {"quick", "year", "longer"};
    struct recommendation *recommendation = make(loader, 1, sizeof *recommendation);
    if (!recommendation)
        return;
    const char *id = string_of(map, "id");
    *recommendation = (struct recommendation){
        .id = id,
        .text = text_of(loader, id, map, "text"),
        .index = loader->recommendations.count,
        .capability = find_capability(loader, string_of(map, "for")),
        .horizon = (enum horizon)word_index(string_of(map, "horizon"), horizons, 3),
        .ours = text_of(loader, id, map, "ours"),
        .care = text_of(loader, id, map, "care"),
    };
    if (!recommendation->capability)
        COMPLAIN(loader, yaml_get(map, "for"), _("there is no capability “%s”"),
                 string_of(map, "for"));
    for (size_t i = 0; i < loader->recommendations.count; i++) {
        const struct recommendation *other = loader->recommendations.items[i];
        if (strcmp(other->id, id) == 0)
            COMPLAIN(loader, map, _("the id “%s” is taken already"), id);
    }
    read_fires(loader, recommendation, map);
    read_leads(loader, recommendation, map);
    recommendation->sources = read_sources(loader, map, "sources", &recommendation->source_count);
    read_articles(loader, recommendation, map);
    list_add(loader, &loader->recommendations, recommendation);
}

/* ---- questionnaires ---- */

static const struct yaml_tree *open_file(struct loader *loader, const char *name)
{
    const struct yaml_tree *tree = data_tree(loader->data, name, loader->problems);
    if (!tree)
        return NULL;
    loader->path = yaml_tree_path(tree);
    return schema_check(tree, loader->problems) ? tree : NULL;
}

static const struct statement *read_statements(struct loader *loader, const struct yaml_node *map,
                                               const char *key, size_t *count)
{
    const struct yaml_node *list = yaml_get(map, key);
    struct statement *statements = make(loader, count_of(list), sizeof *statements);
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && statements;
         item = yaml_next(item)) {
        char number[32];
        snprintf(number, sizeof number, "%zu", *count + 1);
        const char *id = string_of(item, "id");
        id = id ? id : part_id(loader, key, number);
        struct statement *statement = &statements[(*count)++];
        statement->id = id;
        statement->text = text_of(loader, id, item, "text");
        statement->sources = read_sources(loader, item, "sources", &statement->source_count);
    }
    return statements;
}

static void read_file(struct loader *loader, struct questionnaire *questionnaire,
                      struct list *domains, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", questionnaire->id, name);
    const struct yaml_tree *tree = open_file(loader, path);
    const struct yaml_node *root = tree ? yaml_tree_root(tree) : NULL;
    if (yaml_get(root, "domain")) {
        list_add(loader, domains, read_domain(loader, root));
        return;
    }
    for (const struct yaml_node *item = yaml_first(yaml_get(root, "recommendations")); item;
         item = yaml_next(item))
        read_recommendation(loader, item);
}

static void read_questionnaire(struct loader *loader, const char *folder)
{
    char name[128];
    snprintf(name, sizeof name, "%s/questionnaire.yaml", folder);
    const struct yaml_tree *tree = open_file(loader, name);
    struct questionnaire *questionnaire = make(loader, 1, sizeof *questionnaire);
    if (!tree || !questionnaire)
        return;
    const struct yaml_node *root = yaml_tree_root(tree);
    const char *id = string_of(root, "questionnaire");
    *questionnaire = (struct questionnaire){
        .id = id,
        .version = string_of(root, "version"),
        .title = text_of(loader, id, root, "title"),
        .label = text_of(loader, id, root, "short"),
        .about = text_of(loader, id, root, "about"),
    };
    if (strcmp(id, folder) != 0)
        COMPLAIN(loader, root, _("the questionnaire's id should be its folder, “%s”"), folder);
    for (size_t i = 0; i < loader->catalogue->document_count; i++)
        if (strcmp(loader->catalogue->documents[i].id, string_of(root, "source")) == 0)
            questionnaire->document = &loader->catalogue->documents[i];
    if (!questionnaire->document)
        COMPLAIN(loader, yaml_get(root, "source"), _("there is no document “%s”"),
                 string_of(root, "source"));
    questionnaire->overall =
        read_statements(loader, root, "overall", &questionnaire->overall_count);
    questionnaire->corrections =
        read_statements(loader, root, "corrections", &questionnaire->correction_count);
    questionnaire->peers_notes =
        strings_of(loader, id, root, "peers_note", &questionnaire->peers_note_count);
    loader->catalogue->questionnaires[loader->catalogue->questionnaire_count++] = questionnaire;

    struct list domains = {0};
    for (const struct yaml_node *file = yaml_first(yaml_get(root, "files")); file;
         file = yaml_next(file))
        read_file(loader, questionnaire, &domains, yaml_text(file));
    questionnaire->domain_count = domains.count;
    questionnaire->domains = list_take(loader, &domains);
}

/* ---- joining what refers to each other ---- */

static int compare_ids(const void *one, const void *other)
{
    const struct question *const *a = one;
    const struct question *const *b = other;
    return strcmp((*a)->id, (*b)->id);
}

static void index_questions(struct loader *loader)
{
    struct catalogue *catalogue = loader->catalogue;
    catalogue->question_count = loader->questions.count;
    catalogue->questions = list_take(loader, &loader->questions);
    catalogue->capability_count = loader->capabilities.count;
    catalogue->capabilities = list_take(loader, &loader->capabilities);
    catalogue->recommendation_count = loader->recommendations.count;
    catalogue->recommendations = list_take(loader, &loader->recommendations);
    const struct question **by_id = make(loader, catalogue->question_count, sizeof(*by_id));
    if (loader->failed)
        return;
    memcpy(by_id, catalogue->questions, catalogue->question_count * sizeof(*by_id));
    qsort(by_id, catalogue->question_count, sizeof(*by_id), compare_ids);
    for (size_t i = 1; i < catalogue->question_count; i++)
        if (strcmp(by_id[i - 1]->id, by_id[i]->id) == 0)
            problems_add(loader->problems, SEVERITY_ERROR, ERROR_CONTENT,
                         by_id[i]->questionnaire->id, 0, 0, _("two questions have the id “%s”"),
                         by_id[i]->id);
    catalogue->memory->by_id = by_id;
}

static const struct question *find_exact(const struct catalogue *catalogue, const char *id)
{
    struct question wanted = {.id = id};
    const struct question *key = &wanted;
    const struct question **found =
        bsearch(&key, catalogue->memory->by_id, catalogue->question_count, sizeof key, compare_ids);
    return found ? *found : NULL;
}

static bool questionnaire_loaded(const struct catalogue *catalogue, const char *id)
{
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        size_t length = strlen(catalogue->questionnaires[i]->id);
        if (strncmp(catalogue->questionnaires[i]->id, id, length) == 0 && id[length] == '.')
            return true;
    }
    return false;
}

static bool word_fits(const struct question *question, const char *word)
{
    return question_option(question, word) || (question->none && strcmp(word, "none") == 0);
}

static bool check_words(const struct question *question, const struct condition_test *test,
                        char *problem, size_t size)
{
    bool numeric = test->operator== TEST_AT_LEAST || test->operator== TEST_BELOW;
    if (numeric != (question->kind == KIND_NUMBER)) {
        snprintf(problem, size, _("%s is a question of kind %s: this test does not fit it"),
                 question->id, question_kind_entry(question->kind)->word);
        return false;
    }
    for (size_t i = 0; i < test->word_count; i++) {
        if (word_fits(question, test->words[i]))
            continue;
        snprintf(problem, size, _("%s has no option “%s”"), question->id, test->words[i]);
        return false;
    }
    return true;
}

static bool resolve(void *context, struct condition_test *test, char *problem, size_t size)
{
    const struct catalogue *catalogue = context;
    const struct question *question = find_exact(catalogue, test->id);
    if (question) {
        test->reference = (struct reference){REFERENCE_QUESTION, question->index};
        return check_words(question, test, problem, size);
    }
    const struct capability *capability = catalogue_capability(catalogue, test->id);
    if (capability) {
        test->reference = (struct reference){REFERENCE_FINDING, capability->index};
        return true;
    }
    if (questionnaire_loaded(catalogue, test->id)) {
        snprintf(problem, size, _("there is no question “%s”"), test->id);
        return false;
    }
    test->reference.kind = REFERENCE_ABSENT;
    return true;
}

static void parse_pending(struct loader *loader)
{
    for (size_t i = 0; i < loader->pending_count; i++) {
        const struct pending *pending = &loader->pending[i];
        /* A quoted scalar's text begins one column after its mark. */
        *pending->place = condition_parse(loader->arena, yaml_text(pending->node), pending->path,
                                          pending->node->line, pending->node->column + 1, resolve,
                                          loader->catalogue, loader->problems);
    }
}

struct cycle_search {
    struct loader *loader;
    unsigned char *state; /* by question: 0 new, 1 on the way, 2 done */
    const struct pending *found;
};

static void follow(struct cycle_search *search, size_t index);

static void follow_test(void *context, const struct condition_test *test, enum truth truth)
{
    struct cycle_search *search = context;
    (void)truth;
    if (test->reference.kind == REFERENCE_QUESTION)
        follow(search, test->reference.index);
}

static void report_cycle(struct cycle_search *search, const struct question *question)
{
    for (size_t i = 0; i < search->loader->pending_count; i++) {
        const struct pending *pending = &search->loader->pending[i];
        if (!pending->owner || strcmp(pending->owner, question->id) != 0)
            continue;
        problems_add(search->loader->problems, SEVERITY_ERROR, ERROR_CONTENT, pending->path,
                     pending->node->line, pending->node->column,
                     _("whether %s is asked depends in a circle on itself"), question->id);
    }
}

static void follow(struct cycle_search *search, size_t index)
{
    const struct question *question = search->loader->catalogue->questions[index];
    if (search->state[index] == 2)
        return;
    if (search->state[index] == 1) {
        report_cycle(search, question);
        return;
    }
    search->state[index] = 1;
    if (question->asked_if)
        condition_walk(question->asked_if, NULL, follow_test, search);
    search->state[index] = 2;
}

static void check_cycles(struct loader *loader)
{
    struct cycle_search search = {.loader = loader};
    search.state = calloc(loader->catalogue->question_count + 1, 1);
    if (!search.state) {
        loader->failed = true;
        return;
    }
    for (size_t i = 0; i < loader->catalogue->question_count; i++)
        follow(&search, i);
    free(search.state);
}

/* Lists that point back: also, depends_on, and a capability's recommendations. The nodes are read
   a second time, now that everything has a place. */
static void join_question(struct loader *loader, const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "also");
    if (!list)
        return;
    /* Made by this loader a moment ago, so it may be completed. */
    union {
        const struct question *constant;
        struct question *plain;
    } question = {.constant = find_exact(loader->catalogue, string_of(map, "id"))};
    const struct capability **also = make(loader, count_of(list), sizeof(*also));
    if (!question.plain || !also)
        return;
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item)) {
        const struct capability *capability =
            catalogue_capability(loader->catalogue, yaml_text(item));
        if (capability)
            also[question.plain->also_count++] = capability;
        else
            COMPLAIN(loader, item, _("there is no capability “%s”"), yaml_text(item));
    }
    question.plain->also = also;
}

static void join_questions(struct loader *loader, const struct yaml_node *root)
{
    for (const struct yaml_node *item = yaml_first(yaml_get(root, "capabilities")); item;
         item = yaml_next(item))
        for (const struct yaml_node *question = yaml_first(yaml_get(item, "questions")); question;
             question = yaml_next(question))
            join_question(loader, question);
    for (const struct yaml_node *question = yaml_first(yaml_get(root, "questions")); question;
         question = yaml_next(question))
        join_question(loader, question);
}

static bool depends_in_circle(const struct recommendation *from, const struct recommendation *to,
                              int steps)
{
    if (from == to)
        return true;
    for (size_t i = 0; steps && i < from->depend_count; i++)
        if (depends_in_circle(from->depends_on[i], to, steps - 1))
            return true;
    return false;
}

static void join_recommendation(struct loader *loader, const struct yaml_node *map)
{
    enum { LONGEST_CHAIN = 16 };
    const struct yaml_node *list = yaml_get(map, "depends_on");
    union {
        const struct recommendation *constant;
        struct recommendation *plain;
    } recommendation = {.constant =
                            catalogue_recommendation(loader->catalogue, string_of(map, "id"))};
    const struct recommendation **depends = make(loader, count_of(list), sizeof(*depends));
    if (!recommendation.plain || !depends)
        return;
    recommendation.plain->depends_on = depends;
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item)) {
        const struct recommendation *other =
            catalogue_recommendation(loader->catalogue, yaml_text(item));
        if (!other)
            COMPLAIN(loader, item, _("there is no recommendation “%s”"), yaml_text(item));
        else if (depends_in_circle(other, recommendation.constant, LONGEST_CHAIN))
            COMPLAIN(loader, item, _("depends in a circle on itself, through “%s”"),
                     yaml_text(item));
        else
            depends[recommendation.plain->depend_count++] = other;
    }
}

static void join_statements(struct loader *loader, const struct yaml_node *root,
                            const struct questionnaire *questionnaire)
{
    size_t number = 0;
    for (const struct yaml_node *item = yaml_first(yaml_get(root, "corrections")); item;
         item = yaml_next(item)) {
        union {
            const struct statement *constant;
            struct statement *plain;
        } statement = {.constant = &questionnaire->corrections[number++]};
        const struct yaml_node *list = yaml_get(item, "questions");
        const struct question **questions = make(loader, count_of(list), sizeof(*questions));
        for (const struct yaml_node *id = yaml_first(list); id && questions; id = yaml_next(id)) {
            const struct question *question = find_exact(loader->catalogue, yaml_text(id));
            if (question)
                questions[statement.plain->question_count++] = question;
            else
                COMPLAIN(loader, id, _("there is no question “%s”"), yaml_text(id));
        }
        statement.plain->questions = questions;
    }
}

/* Files are read again by name: data_tree keeps them. */
static void join(struct loader *loader)
{
    for (size_t i = 0; i < loader->catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = loader->catalogue->questionnaires[i];
        char name[256];
        snprintf(name, sizeof name, "%s/questionnaire.yaml", questionnaire->id);
        const struct yaml_tree *tree = data_tree(loader->data, name, loader->problems);
        const struct yaml_node *root = tree ? yaml_tree_root(tree) : NULL;
        loader->path = tree ? yaml_tree_path(tree) : "";
        join_statements(loader, root, questionnaire);
        for (const struct yaml_node *file = yaml_first(yaml_get(root, "files")); file;
             file = yaml_next(file)) {
            snprintf(name, sizeof name, "%s/%s", questionnaire->id, yaml_text(file));
            tree = data_tree(loader->data, name, loader->problems);
            if (!tree)
                continue;
            loader->path = yaml_tree_path(tree);
            join_questions(loader, yaml_tree_root(tree));
            for (const struct yaml_node *item =
                     yaml_first(yaml_get(yaml_tree_root(tree), "recommendations"));
                 item; item = yaml_next(item))
                join_recommendation(loader, item);
        }
    }
}

static void join_capabilities(struct loader *loader)
{
    const struct catalogue *catalogue = loader->catalogue;
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        union {
            const struct capability *constant;
            struct capability *plain;
        } capability = {.constant = catalogue->capabilities[i]};
        struct list list = {0};
        for (size_t r = 0; r < catalogue->recommendation_count; r++)
            if (catalogue->recommendations[r]->capability == capability.constant)
                list_add(loader, &list, catalogue->recommendations[r]);
        capability.plain->recommendation_count = list.count;
        capability.plain->recommendations = list_take(loader, &list);
    }
}

/* ---- loading ---- */

static void read_shared(struct loader *loader)
{
    static const struct {
        const char *name;
        void (*read)(struct loader *loader, const struct yaml_node *root);
    } files[] = {
        {"sources.yaml", read_documents},
        {"vocabulary.yaml", read_vocabulary},
        {"glossary.yaml", read_glossary},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const struct yaml_tree *tree = open_file(loader, files[i].name);
        if (tree)
            files[i].read(loader, yaml_tree_root(tree));
    }
}

static void open_translation(struct loader *loader, const char *language)
{
    char name[64];
    if (!language || strlen(language) > 20)
        return;
    snprintf(name, sizeof name, "translations/%s.yaml", language);
    if (!data_has(loader->data, name))
        return;
    const struct yaml_tree *tree = open_file(loader, name);
    loader->texts = tree ? yaml_get(yaml_tree_root(tree), "texts") : NULL;
}

static void read_all(struct loader *loader)
{
    const struct yaml_tree *tree = open_file(loader, "catalogue.yaml");
    const struct yaml_node *folders = tree ? yaml_get(yaml_tree_root(tree), "catalogue") : NULL;
    loader->catalogue->questionnaires =
        make(loader, count_of(folders), sizeof(*loader->catalogue->questionnaires));
    read_shared(loader);
    /* With a source or word missing everything after it would be wrong too. */
    if (loader->problems->errors || loader->failed)
        return;
    for (const struct yaml_node *folder = yaml_first(folders); folder; folder = yaml_next(folder))
        read_questionnaire(loader, yaml_text(folder));
    index_questions(loader);
    if (loader->failed)
        return;
    join(loader);
    join_capabilities(loader);
    parse_pending(loader);
    if (!loader->problems->errors && !loader->failed)
        check_cycles(loader);
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
    size_t errors = problems->errors;
    struct catalogue *catalogue = new_catalogue(directory);
    struct loader loader = {.catalogue = catalogue, .problems = problems};
    if (catalogue) {
        loader.arena = catalogue->memory->arena;
        loader.data = catalogue->memory->data;
        open_translation(&loader, language);
        read_all(&loader);
    }
    free(loader.questions.items);
    free(loader.capabilities.items);
    free(loader.recommendations.items);
    free(loader.pending);
    bool failed = !catalogue || loader.failed || arena_failed(loader.arena);
    if (failed)
        problems_add(problems, SEVERITY_ERROR, ERROR_MEMORY, NULL, 0, 0, "%s", _("out of memory"));
    if (failed || problems->errors > errors) {
        catalogue_free(catalogue);
        return NULL;
    }
    return catalogue;
}

void catalogue_free(struct catalogue *catalogue)
{
    if (!catalogue)
        return;
    data_close(catalogue->memory->data);
    arena_free(catalogue->memory->arena);
    free(catalogue->memory);
    free(catalogue);
}

/* ---- looking up ---- */

/* Whether `typed` names a question by its id or label, forgiving case and leading zeros:
   "q7" ~ "mnr.q07". */
static bool names(const struct question *question, const char *typed)
{
    if (strcasecmp(question->id, typed) == 0 || strcasecmp(question->label, typed) == 0)
        return true;
    const char *dot = strchr(typed, '.');
    size_t prefix = strlen(question->questionnaire->id);
    if (dot && (size_t)(dot - typed) == prefix &&
        strncasecmp(typed, question->questionnaire->id, prefix) == 0)
        typed = dot + 1;
    if (strcasecmp(question->label, typed) == 0)
        return true;
    if (tolower((unsigned char)typed[0]) != 'q' || question->label[0] != 'Q')
        return false;
    typed++;
    typed += strspn(typed, "0");
    return *typed && strcasecmp(question->label + 1, typed) == 0;
}

const struct question *catalogue_question(const struct catalogue *catalogue, const char *id)
{
    const struct question *question = find_exact(catalogue, id);
    for (size_t i = 0; !question && i < catalogue->question_count; i++)
        if (names(catalogue->questions[i], id))
            question = catalogue->questions[i];
    return question;
}

const struct capability *catalogue_capability(const struct catalogue *catalogue, const char *id)
{
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (strcasecmp(catalogue->capabilities[i]->id, id) == 0)
            return catalogue->capabilities[i];
    return NULL;
}

const struct recommendation *catalogue_recommendation(const struct catalogue *catalogue,
                                                      const char *id)
{
    for (size_t i = 0; i < catalogue->recommendation_count; i++)
        if (strcasecmp(catalogue->recommendations[i]->id, id) == 0)
            return catalogue->recommendations[i];
    return NULL;
}

const struct questionnaire *catalogue_questionnaire(const struct catalogue *catalogue,
                                                    const char *id)
{
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (strcasecmp(catalogue->questionnaires[i]->id, id) == 0)
            return catalogue->questionnaires[i];
    return NULL;
}

const char *catalogue_care(const struct catalogue *catalogue, const char *id)
{
    for (size_t i = 0; i < catalogue->care_count; i++)
        if (strcmp(catalogue->care[i].id, id) == 0)
            return catalogue->care[i].text;
    return "";
}

static bool entry_names(const struct glossary_entry *entry, const char *term)
{
    if (strcasecmp(entry->term, term) == 0 || strcasecmp(entry->id, term) == 0)
        return true;
    if (entry->abbreviation && strcasecmp(entry->abbreviation, term) == 0)
        return true;
    for (size_t i = 0; i < entry->also_count; i++)
        if (strcasecmp(entry->also[i], term) == 0)
            return true;
    return false;
}

const struct glossary_entry *catalogue_term(const struct catalogue *catalogue, const char *term)
{
    for (size_t i = 0; i < catalogue->glossary_count; i++)
        if (entry_names(&catalogue->glossary[i], term))
            return &catalogue->glossary[i];
    return NULL;
}
