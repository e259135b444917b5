/* What refers to each other: ids, conditions, dependencies. */
#include "core/loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"

static int compare_entries(const void *one, const void *other)
{
    const struct index_entry *a = one;
    const struct index_entry *b = other;
    int order = strcmp(a->id, b->id);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* Room for `count` entries, to be filled in the order of reading and then sorted. */
static struct index_entry *make_entries(struct loader *loader, struct index *index, size_t count)
{
    index->entries = loader_make(loader, count, sizeof *index->entries);
    index->count = index->entries ? count : 0;
    return index->entries;
}

static void sort_index(struct index *index)
{
    qsort(index->entries, index->count, sizeof *index->entries, compare_entries);
}

static const void *index_find(const struct index *index, const char *id)
{
    size_t low = 0;
    for (size_t high = index->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(index->entries[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < index->count && strcmp(index->entries[low].id, id) == 0;
    return found ? index->entries[low].thing : NULL;
}

void load_index(struct loader *loader)
{
    struct catalogue *catalogue = loader->catalogue;
    catalogue->question_count = loader->questions.count;
    catalogue->questions = loader_list_take(loader, &loader->questions);
    catalogue->capability_count = loader->capabilities.count;
    catalogue->capabilities = loader_list_take(loader, &loader->capabilities);
    catalogue->recommendation_count = loader->recommendations.count;
    catalogue->recommendations = loader_list_take(loader, &loader->recommendations);
    struct catalogue_memory *memory = catalogue->memory;
    struct index_entry *entries =
        make_entries(loader, &memory->questions, catalogue->question_count);
    for (size_t i = 0; entries && i < catalogue->question_count; i++)
        entries[i] = (struct index_entry){catalogue->questions[i]->id, catalogue->questions[i], i};
    entries = make_entries(loader, &memory->recommendations, catalogue->recommendation_count);
    for (size_t i = 0; entries && i < catalogue->recommendation_count; i++)
        entries[i] = (struct index_entry){catalogue->recommendations[i]->id,
                                          catalogue->recommendations[i], i};
    if (loader->failed)
        return;
    sort_index(&memory->questions);
    sort_index(&memory->recommendations);
}

const struct question *loader_question(const struct catalogue *catalogue, const char *id)
{
    return index_find(&catalogue->memory->questions, id);
}

const struct recommendation *loader_recommendation(const struct catalogue *catalogue,
                                                   const char *id)
{
    return index_find(&catalogue->memory->recommendations, id);
}

/* Whether an id begins with that of the questionnaire. */
static bool is_of(const char *id, const char *questionnaire)
{
    size_t length = strlen(questionnaire);
    return strncmp(questionnaire, id, length) == 0 && id[length] == '.';
}

static bool is_loaded(const struct catalogue *catalogue, const char *id)
{
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (is_of(id, catalogue->questionnaires[i]->id))
            return true;
    return false;
}

static bool is_left_out(const struct catalogue *catalogue, const char *id)
{
    for (size_t i = 0; i < catalogue->left_out_count; i++)
        if (is_of(id, catalogue->left_out[i]))
            return true;
    return false;
}

bool catalogue_refer(const struct catalogue *catalogue, const char *id, struct reference *reference,
                     char *problem, size_t size)
{
    const struct question *question = loader_question(catalogue, id);
    const struct capability *capability = question ? NULL : catalogue_capability(catalogue, id);
    *reference = (struct reference){.kind = REFERENCE_ABSENT};
    if (question)
        *reference = (struct reference){REFERENCE_QUESTION, question->index};
    else if (capability)
        *reference = (struct reference){REFERENCE_FINDING, capability->index};
    else if (is_loaded(catalogue, id))
        snprintf(problem, size, _("there is no question “%s”"), id);
    else if (!is_left_out(catalogue, id))
        snprintf(problem, size,
                 _("there is no questionnaire “%.*s”; one that is left out on purpose stands under "
                   "“left_out” in catalogue.yaml"),
                 (int)strcspn(id, "."), id);
    else
        return true;
    return question || capability;
}

bool loader_word_fits(const struct question *question, const char *word)
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
        if (loader_word_fits(question, test->words[i]))
            continue;
        snprintf(problem, size, _("%s has no option “%s”"), question->id, test->words[i]);
        return false;
    }
    return true;
}

static bool is_status(const char *word)
{
    size_t count;
    const struct status_entry *entries = statuses(&count);
    for (size_t i = 0; i < count; i++)
        if (entries[i].ruled && strcmp(entries[i].word, word) == 0)
            return true;
    return false;
}

static bool check_statuses(const struct condition_test *test, char *problem, size_t size)
{
    for (size_t i = 0; i < test->word_count; i++) {
        if (is_status(test->words[i]))
            continue;
        snprintf(problem, size, _("there is no status “%s” that a rule can give"), test->words[i]);
        return false;
    }
    return true;
}

static bool resolve(void *context, struct condition_test *test, char *problem, size_t size)
{
    const struct catalogue *catalogue = context;
    if (!catalogue_refer(catalogue, test->id, &test->reference, problem, size))
        return false;
    if (test->reference.kind == REFERENCE_QUESTION)
        return check_words(catalogue->questions[test->reference.index], test, problem, size);
    return test->reference.kind == REFERENCE_ABSENT || check_statuses(test, problem, size);
}

void load_conditions(struct loader *loader)
{
    for (size_t i = 0; i < loader->pending_count; i++) {
        const struct pending *pending = &loader->pending[i];
        bool spread = pending->node->quoted == YAML_SPREAD;
        /* A quoted scalar's text begins one column after its mark. */
        const struct condition_place place = {.path = pending->path,
                                              .line = pending->node->line,
                                              .column = pending->node->column + !spread,
                                              .spread = spread};
        *pending->place = condition_parse(loader->arena, yaml_text(pending->node), &place, resolve,
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

void load_check_cycles(struct loader *loader)
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

struct reference loader_refer(struct loader *loader, const struct yaml_node *node)
{
    char problem[256];
    struct reference reference;
    if (!catalogue_refer(loader->catalogue, yaml_text(node), &reference, problem, sizeof problem))
        COMPLAIN(loader, node, "%s", problem);
    return reference;
}

static void join_taken_from(struct loader *loader, struct question *question,
                            const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "taken_from");
    struct reference *references = loader_make(loader, node_count(list), sizeof *references);
    for (const struct yaml_node *item = yaml_first(list); item && references;
         item = yaml_next(item))
        references[question->taken_count++] = loader_refer(loader, item);
    question->taken_from = references;
}

/* Lists that point back: also, taken_from, depends_on, brings, same_as.
   The nodes are read a second time, now that everything has a place. */
static void join_question(struct loader *loader, const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "also");
    const char *id = node_string(map, "id");
    /* Made by this loader a moment ago, so it may be completed. */
    union {
        const struct question *constant;
        struct question *plain;
    } question = {.constant = loader_question(loader->catalogue, id)};
    /* Ids point into the trees: another pointer is another question's. */
    if (question.constant && question.constant->id != id)
        COMPLAIN(loader, map, _("the id “%s” is taken already"), id);
    if (question.constant && yaml_get(map, "taken_from"))
        join_taken_from(loader, question.plain, map);
    if (!question.constant || !list)
        return;
    const struct capability **also = loader_make(loader, node_count(list), sizeof(*also));
    if (!also)
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

enum { LONGEST_CHAIN = 16 };

static bool leads_to(const struct recommendation *from, const struct recommendation *to, int steps);

static bool any_leads_to(const struct recommendation *const *list, size_t count,
                         const struct recommendation *to, int steps)
{
    for (size_t i = 0; steps && i < count; i++)
        if (leads_to(list[i], to, steps - 1))
            return true;
    return false;
}

/* A step may come to stand for those that say the same or bring it up, so these lead on too. */
static bool leads_to(const struct recommendation *from, const struct recommendation *to, int steps)
{
    return from == to || any_leads_to(from->depends_on, from->depend_count, to, steps) ||
           any_leads_to(from->brings, from->bring_count, to, steps) ||
           any_leads_to(from->same_as, from->same_count, to, steps);
}

/* A recommendation made by this loader a moment ago, which may be completed. */
static struct recommendation *recommendation_of(struct loader *loader, const struct yaml_node *map)
{
    const char *id = node_string(map, "id");
    union {
        const struct recommendation *constant;
        struct recommendation *plain;
    } recommendation = {.constant = loader_recommendation(loader->catalogue, id)};
    /* Ids point into the trees: another pointer is another recommendation's. */
    if (recommendation.constant && recommendation.constant->id != id)
        COMPLAIN(loader, map, _("the id “%s” is taken already"), id);
    return recommendation.plain;
}

/* A step that another one names; NULL, reported as `severity`, when there is none. */
static const struct recommendation *named_step(struct loader *loader, const struct yaml_node *node,
                                               enum severity severity)
{
    const struct recommendation *step = loader_recommendation(loader->catalogue, yaml_text(node));
    if (step && step->text)
        return step;
    problems_add(loader->problems, severity, ERROR_CONTENT, loader->path, node->line, node->column,
                 _("there is no recommendation “%s”"), yaml_text(node));
    return NULL;
}

/* Fills one list of steps; those that would close a circle are refused. */
static void join_steps(struct loader *loader, const struct recommendation *recommendation,
                       const struct yaml_node *list, enum severity missing,
                       const struct recommendation ***steps, size_t *count)
{
    *steps = list ? loader_make(loader, node_count(list), sizeof(**steps)) : NULL;
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && *steps; item = yaml_next(item)) {
        const struct recommendation *step = named_step(loader, item, missing);
        if (step && leads_to(step, recommendation, LONGEST_CHAIN))
            COMPLAIN(loader, item, _("depends in a circle on itself, through “%s”"),
                     yaml_text(item));
        else if (step)
            (*steps)[(*count)++] = step;
    }
}

/* Steps that say the same may stand in a questionnaire that is not loaded: nothing is lost then. */
static void join_recommendation(struct loader *loader, const struct yaml_node *map)
{
    struct recommendation *recommendation = recommendation_of(loader, map);
    if (!recommendation)
        return;
    join_steps(loader, recommendation, yaml_get(map, "depends_on"), SEVERITY_ERROR,
               &recommendation->depends_on, &recommendation->depend_count);
    join_steps(loader, recommendation, yaml_get(map, "brings"), SEVERITY_ERROR,
               &recommendation->brings, &recommendation->bring_count);
    join_steps(loader, recommendation, yaml_get(map, "same_as"), SEVERITY_WARNING,
               &recommendation->same_as, &recommendation->same_count);
}

static void join_criteria(struct loader *loader, const struct yaml_node *root,
                          const struct questionnaire *questionnaire)
{
    size_t number = 0;
    for (const struct yaml_node *item = yaml_first(yaml_get(root, "criteria")); item;
         item = yaml_next(item)) {
        union {
            const struct criterion *constant;
            struct criterion *plain;
        } criterion = {.constant = &questionnaire->criteria[number++]};
        criterion.plain->question =
            loader_question(loader->catalogue, node_string(item, "question"));
        if (!criterion.constant->question)
            COMPLAIN(loader, yaml_get(item, "question"), _("there is no question “%s”"),
                     node_string(item, "question"));
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
        const struct question **questions =
            loader_make(loader, node_count(list), sizeof(*questions));
        for (const struct yaml_node *id = yaml_first(list); id && questions; id = yaml_next(id)) {
            const struct question *question = loader_question(loader->catalogue, yaml_text(id));
            if (question)
                questions[statement.plain->question_count++] = question;
            else
                COMPLAIN(loader, id, _("there is no question “%s”"), yaml_text(id));
        }
        statement.plain->questions = questions;
    }
}

/* Files are read again by name: data_tree keeps them. */
void load_references(struct loader *loader)
{
    for (size_t i = 0; i < loader->catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = loader->catalogue->questionnaires[i];
        char name[256];
        snprintf(name, sizeof name, "%s/questionnaire.yaml", questionnaire->id);
        const struct yaml_tree *tree = data_tree(loader->data, name, loader->problems);
        const struct yaml_node *root = tree ? yaml_tree_root(tree) : NULL;
        loader->path = tree ? yaml_tree_path(tree) : "";
        join_statements(loader, root, questionnaire);
        join_criteria(loader, root, questionnaire);
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

void load_back_references(struct loader *loader)
{
    const struct catalogue *catalogue = loader->catalogue;
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        union {
            const struct capability *constant;
            struct capability *plain;
        } capability = {.constant = catalogue->capabilities[i]};
        struct list list = {0};
        for (size_t r = 0; r < catalogue->recommendation_count; r++) {
            const struct recommendation *recommendation = catalogue->recommendations[r];
            if (recommendation->capability != capability.constant)
                continue;
            if (recommendation->text)
                loader_list_add(loader, &list, recommendation);
            for (size_t b = 0; b < recommendation->bring_count; b++)
                loader_list_add(loader, &list, recommendation->brings[b]);
        }
        capability.plain->recommendation_count = list.count;
        capability.plain->recommendations = loader_list_take(loader, &list);
    }
}
