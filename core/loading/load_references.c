/* What refers to each other: ids, conditions, dependencies. */
#include "core/loading/loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/catalogue_parts.h"

/* Room for `count` entries, to be filled in the order of reading and then sorted. */
static struct index_entry *make_entries(struct loader *loader, struct index *index, size_t count)
{
    index->entries = loader_make(loader, count, sizeof *index->entries);
    index->count = index->entries ? count : 0;
    return index->entries;
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
    index_sort(&memory->questions);
    index_sort(&memory->recommendations);
}

bool loader_word_fits(const struct question *question, const char *word)
{
    return question_option(question, word) || (question->none && strcmp(word, "none") == 0);
}

/* Of a number only whether there is none can be asked in words. */
static bool is_fitting(const struct question *question, const struct condition_test *test)
{
    bool list = question_is_list(question);
    switch (test->operator) {
    case TEST_AT_LEAST:
    case TEST_BELOW:
        return question->kind == KIND_NUMBER;
    case TEST_IS:
        return (question->kind != KIND_NUMBER && !list) ||
               (test->word_count == 1 && strcmp(test->words[0], "none") == 0);
    case TEST_SET_TO:
    case TEST_IN_USE:
        return false;
    case TEST_IS_OPEN:
        return true;
    default:
        return list;
    }
}

static bool check_question(const struct question *question, const struct condition_test *test,
                           char *problem, size_t size)
{
    if (!is_fitting(question, test)) {
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

/* A capability is only ever set to partly; a benchmark is not set at all. */
static bool can_be_set(enum unit unit, const char *word)
{
    return unit == UNIT_PROVISION ||
           (unit == UNIT_CAPABILITY && strcmp(word, status_entry(STATUS_PARTLY)->word) == 0);
}

static bool check_finding(const struct capability *capability, const struct condition_test *test,
                          char *problem, size_t size)
{
    enum unit unit = capability->domain->questionnaire->unit;
    bool set = test->operator== TEST_SET_TO;
    if (!set && test->operator!= TEST_IS) {
        snprintf(problem, size,
                 _("%s is no question: only its status can be asked, by is or set-to"),
                 capability->id);
        return false;
    }
    for (size_t i = 0; i < test->word_count; i++) {
        if (!status_of_word(unit, test->words[i]))
            snprintf(problem, size, _("there is no status “%s” that a rule of %s can give"),
                     test->words[i], capability->id);
        else if (set && !can_be_set(unit, test->words[i]))
            snprintf(problem, size, _("nobody can set %s to “%s”"), capability->id, test->words[i]);
        else
            continue;
        return false;
    }
    return true;
}

static bool refer_questionnaire(const struct catalogue *catalogue, struct condition_test *test,
                                char *problem, size_t size)
{
    test->reference = (struct reference){.kind = REFERENCE_ABSENT};
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (strcmp(catalogue->questionnaires[i]->id, test->id) == 0) {
            test->reference = (struct reference){REFERENCE_QUESTIONNAIRE, i};
            return true;
        }
    for (size_t i = 0; i < catalogue->left_out_count; i++)
        if (strcmp(catalogue->left_out[i], test->id) == 0)
            return true;
    snprintf(problem, size, _("there is no questionnaire “%s”"), test->id);
    return false;
}

static bool resolve(void *context, struct condition_test *test, char *problem, size_t size)
{
    const struct catalogue *catalogue = context;
    if (test->operator== TEST_IN_USE)
        return refer_questionnaire(catalogue, test, problem, size);
    if (!catalogue_refer(catalogue, test->id, &test->reference, problem, size))
        return false;
    if (test->reference.kind == REFERENCE_QUESTION)
        return check_question(catalogue->questions[test->reference.index], test, problem, size);
    return test->reference.kind == REFERENCE_ABSENT ||
           check_finding(catalogue->capabilities[test->reference.index], test, problem, size);
}

struct pending_check {
    struct loader *loader;
    const struct pending *pending;
};

/* Which questions are asked comes before what is found. */
static void refuse_finding(void *context, const struct condition_test *test, enum truth truth)
{
    const struct pending_check *check = context;
    (void)truth;
    if (test->reference.kind == REFERENCE_FINDING)
        problems_add(check->loader->problems, SEVERITY_ERROR, ERROR_CONTENT, check->pending->path,
                     check->pending->node->line, test->column,
                     _("whether a question is asked cannot rest on a status, as that of %s"),
                     test->id);
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
        struct pending_check check = {loader, pending};
        if (*pending->place && pending->owner &&
            catalogue_question_exactly(loader->catalogue, pending->owner))
            condition_walk(*pending->place, NULL, refuse_finding, &check);
    }
}

/* What rests on what: whether a question is asked on other questions; a status on answers and other
   statuses, and an answer that is taken from elsewhere on those. */
struct cycle_search {
    struct loader *loader;
    unsigned char *questions; /* by index: 0 new, 1 on the way, 2 done */
    unsigned char *capabilities;
    bool asking; /* follows `asked_if`, not statuses */
};

static void follow(struct cycle_search *search, struct reference reference);

static void follow_test(void *context, const struct condition_test *test, enum truth truth)
{
    (void)truth;
    follow(context, test->reference);
}

static void report_cycle(struct cycle_search *search, const char *id)
{
    for (size_t i = 0; i < search->loader->pending_count; i++) {
        const struct pending *pending = &search->loader->pending[i];
        if (!pending->owner || strcmp(pending->owner, id) != 0)
            continue;
        problems_add(search->loader->problems, SEVERITY_ERROR, ERROR_CONTENT, pending->path,
                     pending->node->line, pending->node->column,
                     search->asking ? _("whether %s is asked depends in a circle on itself")
                                    : _("the status of %s depends in a circle on itself"),
                     id);
        return;
    }
    problems_add(search->loader->problems, SEVERITY_ERROR, ERROR_CONTENT, NULL, 0, 0,
                 _("the answer to %s is taken in a circle from itself"), id);
}

static void follow_question(struct cycle_search *search, const struct question *question)
{
    if (search->asking && question->asked_if)
        condition_walk(question->asked_if, NULL, follow_test, search);
    for (size_t i = 0; !search->asking && i < question->taken_count; i++)
        follow(search, question->taken_from[i]);
}

static void follow_capability(struct cycle_search *search, const struct capability *capability)
{
    for (size_t i = 0; i < capability->rule_count; i++)
        if (capability->rules[i].when)
            condition_walk(capability->rules[i].when, NULL, follow_test, search);
}

static void follow(struct cycle_search *search, struct reference reference)
{
    const struct catalogue *catalogue = search->loader->catalogue;
    bool question = reference.kind == REFERENCE_QUESTION;
    if (!question && reference.kind != REFERENCE_FINDING)
        return;
    unsigned char *state =
        question ? &search->questions[reference.index] : &search->capabilities[reference.index];
    if (*state == 1)
        report_cycle(search, question ? catalogue->questions[reference.index]->id
                                      : catalogue->capabilities[reference.index]->id);
    if (*state)
        return;
    *state = 1;
    if (question)
        follow_question(search, catalogue->questions[reference.index]);
    else
        follow_capability(search, catalogue->capabilities[reference.index]);
    *state = 2;
}

static void search_cycles(struct loader *loader, bool asking)
{
    const struct catalogue *catalogue = loader->catalogue;
    struct cycle_search search = {
        .loader = loader,
        .questions = calloc(catalogue->question_count + 1, 1),
        .capabilities = calloc(catalogue->capability_count + 1, 1),
        .asking = asking,
    };
    loader->failed = loader->failed || !search.questions || !search.capabilities;
    for (size_t i = 0; !loader->failed && i < catalogue->question_count; i++)
        follow(&search, (struct reference){REFERENCE_QUESTION, i});
    for (size_t i = 0; !loader->failed && !asking && i < catalogue->capability_count; i++)
        follow(&search, (struct reference){REFERENCE_FINDING, i});
    free(search.questions);
    free(search.capabilities);
}

void load_check_cycles(struct loader *loader)
{
    search_cycles(loader, true);
    search_cycles(loader, false);
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

/* Lists that point back: also, taken_from, depends_on, brings, same_as, excludes.
   The nodes are read a second time, now that everything has a place. */
static void join_question(struct loader *loader, const struct yaml_node *map)
{
    const struct yaml_node *list = yaml_get(map, "also");
    const char *id = node_string(map, "id");
    /* Made by this loader a moment ago, so it may be completed. */
    union {
        const struct question *constant;
        struct question *plain;
    } question = {.constant = catalogue_question_exactly(loader->catalogue, id)};
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

/* Steps that have been on the way already, by recommendation, so that each is followed once. */
struct route {
    const struct recommendation *to;
    bool *passed;
    bool exclusions; /* follows these, and nothing else */
};

static bool leads_to(const struct route *route, const struct recommendation *from);

static bool any_leads_to(const struct route *route, const struct recommendation *const *list,
                         size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (leads_to(route, list[i]))
            return true;
    return false;
}

/* A step may come to stand for those that say the same or bring it up, so these lead on too. */
static bool leads_to(const struct route *route, const struct recommendation *from)
{
    if (from == route->to)
        return true;
    if (route->passed[from->index])
        return false;
    route->passed[from->index] = true;
    if (route->exclusions)
        return any_leads_to(route, from->excludes, from->exclude_count);
    return any_leads_to(route, from->depends_on, from->depend_count) ||
           any_leads_to(route, from->brings, from->bring_count) ||
           any_leads_to(route, from->same_as, from->same_count);
}

static bool closes_circle(struct loader *loader, const struct recommendation *from,
                          const struct recommendation *to, bool exclusions)
{
    struct route route = {.to = to, .exclusions = exclusions};
    route.passed = calloc(loader->catalogue->recommendation_count + 1, sizeof *route.passed);
    loader->failed = loader->failed || !route.passed;
    bool closes = route.passed && leads_to(&route, from);
    free(route.passed);
    return closes;
}

/* A recommendation made by this loader a moment ago, which may be completed. */
static struct recommendation *recommendation_of(struct loader *loader, const struct yaml_node *map)
{
    const char *id = node_string(map, "id");
    union {
        const struct recommendation *constant;
        struct recommendation *plain;
    } recommendation = {.constant = catalogue_recommendation_exactly(loader->catalogue, id)};
    /* Ids point into the trees: another pointer is another recommendation's. */
    if (recommendation.constant && recommendation.constant->id != id)
        COMPLAIN(loader, map, _("the id “%s” is taken already"), id);
    return recommendation.plain;
}

/* A step that another one names; NULL, reported as `severity`, when there is none. */
static const struct recommendation *named_step(struct loader *loader, const struct yaml_node *node,
                                               enum severity severity)
{
    const struct recommendation *step =
        catalogue_recommendation_exactly(loader->catalogue, yaml_text(node));
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
    bool exclusions = steps == &recommendation->excludes;
    *steps = list ? loader_make(loader, node_count(list), sizeof(**steps)) : NULL;
    *count = 0;
    for (const struct yaml_node *item = yaml_first(list); item && *steps; item = yaml_next(item)) {
        const struct recommendation *step = named_step(loader, item, missing);
        if (step && closes_circle(loader, step, recommendation, exclusions))
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
    join_steps(loader, recommendation, yaml_get(map, "excludes"), SEVERITY_WARNING,
               &recommendation->excludes, &recommendation->exclude_count);
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
            catalogue_question_exactly(loader->catalogue, node_string(item, "question"));
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
            const struct question *question =
                catalogue_question_exactly(loader->catalogue, yaml_text(id));
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

/* Where the file has no `fires`, what may be missing calls for the step. */
static void complete_fires(struct loader *loader, struct recommendation *recommendation)
{
    if (recommendation->fire_count || !recommendation->missing_count)
        return;
    recommendation->fires =
        loader_make(loader, recommendation->missing_count, sizeof(*recommendation->fires));
    for (size_t i = 0; recommendation->fires && i < recommendation->missing_count; i++)
        recommendation->fires[recommendation->fire_count++] = recommendation->missing[i].when;
}

static bool excludes(const struct recommendation *one, const struct recommendation *other)
{
    for (size_t i = 0; i < one->exclude_count; i++)
        if (one->excludes[i] == other)
            return true;
    return false;
}

/* `excluding` are those that exclude anything: a few. */
static void find_excluding(struct loader *loader, const struct list *excluding,
                           struct recommendation *recommendation)
{
    struct list list = {0};
    for (size_t i = 0; i < excluding->count; i++)
        if (excludes(excluding->items[i], recommendation))
            loader_list_add(loader, &list, excluding->items[i]);
    recommendation->excluded_by_count = list.count;
    recommendation->excluded_by = list.count ? loader_list_take(loader, &list) : NULL;
}

static void complete_recommendations(struct loader *loader)
{
    const struct catalogue *catalogue = loader->catalogue;
    struct list excluding = {0};
    for (size_t i = 0; i < catalogue->recommendation_count; i++)
        if (catalogue->recommendations[i]->exclude_count)
            loader_list_add(loader, &excluding, catalogue->recommendations[i]);
    for (size_t i = 0; i < catalogue->recommendation_count; i++) {
        union {
            const struct recommendation *constant;
            struct recommendation *plain;
        } recommendation = {.constant = catalogue->recommendations[i]};
        complete_fires(loader, recommendation.plain);
        find_excluding(loader, &excluding, recommendation.plain);
    }
    free(excluding.items);
}

void load_back_references(struct loader *loader)
{
    const struct catalogue *catalogue = loader->catalogue;
    complete_recommendations(loader);
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
