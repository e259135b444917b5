/* Questions and their options. */
#include "core/base/ascii.h"
#include "core/loading/loader.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"

/* "mnr.q08a" -> "Q8a", "mnr.ev1.2" -> "EV-1.2", "law.d1.all-offences" -> "D1.all-offences". */
static const char *make_label(struct loader *loader, const char *id)
{
    const char *name = strchr(id, '.');
    char label[64];
    if (!name || !name[1]) /* refused as not of this questionnaire */
        return id;
    if (name[1] == 'q' && ascii_is_digit(name[2]))
        snprintf(label, sizeof label, "Q%s", name + 2 + strspn(name + 2, "0"));
    else if (strncmp(name + 1, "ev", 2) == 0)
        snprintf(label, sizeof label, "EV-%s", name + 3);
    else
        snprintf(label, sizeof label, "%c%s", ascii_upper(name[1]), name + 2);
    const char *copy = arena_copy(loader->arena, label);
    return copy ? copy : id;
}

static const struct option *read_options(struct loader *loader, const char *owner,
                                         const struct yaml_node *list, size_t *count)
{
    struct option *options = loader_make(loader, node_count(list), sizeof *options);
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && options; item = yaml_next(item)) {
        const char *id = node_string(item, "id");
        for (size_t i = 0; i < *count; i++)
            if (strcmp(options[i].id, id) == 0)
                COMPLAIN(loader, item, _("the option “%s” stands here twice"), id);
        options[(*count)++] = (struct option){
            .id = id,
            .text = loader_text(loader, loader_part_id(loader, owner, id), item, "text"),
            .exclusive = node_boolean(item, "exclusive"),
            .ours = node_string(item, "origin") != NULL,
            .since = loader_since(loader, item),
        };
    }
    return options;
}

/* All questions of a kind share them. */
static const struct option *builtin_options(struct loader *loader,
                                            const struct question_kind_entry *entry)
{
    if (loader->builtin[entry->kind])
        return loader->builtin[entry->kind];
    struct option *options = loader_make(loader, entry->option_count, sizeof *options);
    for (size_t i = 0; options && i < entry->option_count; i++) {
        options[i] = entry->options[i];
        options[i].text = _(options[i].text);
    }
    loader->builtin[entry->kind] = options;
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
    if (entry->takes_options && !entry->takes_text && node_count(list) < 2)
        COMPLAIN(loader, map, _("a question of kind “%s” needs two options or more"), entry->word);
    question->list = entry->takes_options && question->option_count &&
                     (entry->takes_several || entry->takes_text);
    for (size_t i = 0; i < question->option_count; i++)
        if (version_compare(question->options[i].since, question->newest) > 0)
            question->newest = question->options[i].since;
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
    const char *word = node_string(map, "depth");
    if (word)
        return (enum depth)loader_word_index(word, depths, 3);
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

static const struct question *read_question(struct loader *loader, const struct yaml_node *map,
                                            const struct domain *domain,
                                            const struct capability *capability)
{
    static const char *const wordings[] = {"", "recovered", "rebuilt"};
    struct question *question = loader_make(loader, 1, sizeof *question);
    if (!question)
        return NULL;
    const char *id = node_string(map, "id");
    const char *wording = node_string(map, "wording");
    const struct yaml_node *required = yaml_get(map, "required");
    loader_check_prefix(loader, map, id);
    *question = (struct question){
        .id = id,
        .label = make_label(loader, id),
        .index = loader->questions.count,
        .kind = read_kind(node_string(map, "kind")),
        .wording = wording ? (enum wording)loader_word_index(wording, wordings, 3) : WORDING_INTACT,
        .ours = node_string(map, "origin") != NULL,
        .personal = node_boolean(map, "personal"),
        .record = node_boolean(map, "record"),
        .criterion = node_string(map, "criterion"),
        .sensitive = node_boolean(map, "sensitive"),
        .required = required && (required->quoted || node_boolean(map, "required")),
        .text = loader_text(loader, id, map, "text"),
        .hint = loader_text(loader, id, map, "hint"),
        .help = loader_text(loader, id, map, "help"),
        .correction = loader_text(loader, id, map, "correction"),
        .none = loader_text(loader, id, map, "none"),
        .front = loader_text(loader, id, map, "front"),
        .unit = loader_text(loader, id, map, "unit"),
        .describes = node_string(map, "describes"),
        .since = loader_since(loader, map),
        .asked_if_text = node_string(map, "asked_if"),
        .domain = domain,
        .capability = capability,
        .questionnaire =
            loader->catalogue->questionnaires[loader->catalogue->questionnaire_count - 1],
    };
    question->depth = read_depth(map, question->kind, question->ours);
    question->scope = loader_vocable(loader, yaml_get(map, "scope"), loader->catalogue->scopes,
                                     loader->catalogue->scope_count, N_("scope"));
    read_question_options(loader, question, map);
    if (question_is_list(question) && !question->none)
        question->none = _("None of these");
    question->sources = loader_sources(loader, map, "sources", &question->source_count);
    loader_add_pending(loader, yaml_get(map, "asked_if"), &question->asked_if, question->id);
    if (required && required->quoted)
        loader_add_pending(loader, required, &question->required_if, NULL);
    loader_list_add(loader, &loader->questions, question);
    return question;
}

const struct question **load_questions(struct loader *loader, const struct yaml_node *map,
                                       const struct domain *domain,
                                       const struct capability *capability, size_t *count)
{
    const struct yaml_node *list = yaml_get(map, "questions");
    const struct question **questions = loader_make(loader, node_count(list), sizeof(*questions));
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && questions; item = yaml_next(item))
        questions[(*count)++] = read_question(loader, item, domain, capability);
    return questions;
}
