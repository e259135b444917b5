/* Reading the file of an assessment: each key is looked at once, and what is wrong is said with its
   place. */
#include <stdlib.h>
#include <string.h>

#include "core/assessment_parts.h"
#include "core/country.h"
#include "core/i18n.h"

enum { MOST_REVISIONS = 1000000000 };

struct reading {
    struct assessment *assessment;
    const char *path;
    struct problems *problems;
};

static void wrong(struct reading *reading, const struct yaml_node *node, const char *text)
{
    problems_add(reading->problems, SEVERITY_ERROR, ERROR_CONTENT, reading->path, node->line,
                 node->column, "%s", text);
}

/* Not wrong, but worth a look; at the key, where there is one. */
#define LOOK_AGAIN(reading, node, ...)                                                             \
    problems_add((reading)->problems, SEVERITY_WARNING, ERROR_CONTENT, (reading)->path,            \
                 (node)->key_line ? (node)->key_line : (node)->line,                               \
                 (node)->key_line ? (node)->key_column : (node)->column, __VA_ARGS__)

/* A string; a copy goes to `*string`. Unquoted ones are taken as they stand, and pointed out. */
static bool take_string(struct reading *reading, const struct yaml_node *node, char **string)
{
    if (!yaml_is_scalar(node)) {
        wrong(reading, node, _("expected a text in quotation marks"));
        return false;
    }
    if (!node->quoted)
        LOOK_AGAIN(reading, node, _("“%s” should stand in quotation marks"), yaml_text(node));
    if (node->count > ANSWER_LONGEST_TEXT)
        wrong(reading, node, _("a text longer than 64 KiB"));
    else if (!answer_replace(string, yaml_text(node)))
        wrong(reading, node, _("out of memory"));
    else
        return true;
    return false;
}

static bool take_boolean(struct reading *reading, const struct yaml_node *node)
{
    const char *text = yaml_text(node);
    bool yes = yaml_is_scalar(node) && strcmp(text, "true") == 0;
    if (!yes && (!yaml_is_scalar(node) || strcmp(text, "false") != 0))
        wrong(reading, node, _("expected true or false"));
    return yes;
}

static bool expect_map(struct reading *reading, const struct yaml_node *node)
{
    if (yaml_is_map(node))
        return true;
    wrong(reading, node, _("expected a mapping (key: value)"));
    return false;
}

static bool expect_list(struct reading *reading, const struct yaml_node *node)
{
    if (yaml_is_list(node))
        return true;
    wrong(reading, node, _("expected a list"));
    return false;
}

static void take_values(struct reading *reading, const struct yaml_node *list,
                        struct answer *answer)
{
    if (!expect_list(reading, list))
        return;
    answer->values = calloc((size_t)list->count + 1, sizeof *answer->values);
    if (!answer->values) {
        wrong(reading, list, _("out of memory"));
        return;
    }
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item))
        if (take_string(reading, item, &answer->values[answer->value_count]))
            answer->value_count++;
}

static void take_source(struct reading *reading, const struct yaml_node *map,
                        struct held_source *source)
{
    if (!expect_map(reading, map))
        return;
    source->origin = map;
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node)) {
        const char *key = yaml_key(node);
        if (strcmp(key, "title") == 0)
            take_string(reading, node, &source->title);
        else if (strcmp(key, "date") == 0)
            take_string(reading, node, &source->date);
        else if (strcmp(key, "held") == 0)
            take_string(reading, node, &source->held);
        else if (strcmp(key, "internal") == 0)
            source->internal = take_boolean(reading, node);
        else
            LOOK_AGAIN(reading, node, _("“%s” is not known here; it is kept as it is"), key);
    }
}

static void take_sources(struct reading *reading, const struct yaml_node *list,
                         struct answer *answer)
{
    if (!expect_list(reading, list))
        return;
    answer->sources = calloc((size_t)list->count + 1, sizeof *answer->sources);
    if (!answer->sources) {
        wrong(reading, list, _("out of memory"));
        return;
    }
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item))
        take_source(reading, item, &answer->sources[answer->source_count++]);
}

static bool take_state(struct reading *reading, const struct yaml_node *node, struct answer *answer)
{
    for (int state = ANSWER_UNANSWERED; state <= ANSWER_NOT_APPLICABLE; state++) {
        if (strcmp(yaml_text(node), answer_state_word((enum answer_state)state)) != 0)
            continue;
        answer->state = (enum answer_state)state;
        return true;
    }
    wrong(reading, node, _("a state is unanswered, answered, unknown or not-applicable"));
    return false;
}

static void take_answer_key(struct reading *reading, const struct yaml_node *node,
                            struct answer *answer)
{
    const char *key = yaml_key(node);
    if (strcmp(key, "value") == 0)
        take_string(reading, node, &answer->value);
    else if (strcmp(key, "values") == 0)
        take_values(reading, node, answer);
    else if (strcmp(key, "reason") == 0)
        take_string(reading, node, &answer->reason);
    else if (strcmp(key, "note") == 0)
        take_string(reading, node, &answer->note);
    else if (strcmp(key, "sources") == 0)
        take_sources(reading, node, answer);
    else if (strcmp(key, "later") == 0)
        answer->later = take_boolean(reading, node);
    else if (strcmp(key, "sensitive") == 0)
        answer->sensitive = take_boolean(reading, node) ? SENSITIVITY_YES : SENSITIVITY_NO;
    else if (strcmp(key, "by") == 0)
        take_string(reading, node, &answer->by);
    else if (strcmp(key, "at") == 0)
        take_string(reading, node, &answer->at);
    else if (strcmp(key, "state") != 0)
        LOOK_AGAIN(reading, node, _("“%s” is not known here; it is kept as it is"), key);
}

static void take_answer(struct reading *reading, const struct yaml_node *map,
                        const struct question *question)
{
    struct answer *answer = &reading->assessment->answers[question->index];
    size_t errors = reading->problems->errors;
    reading->assessment->origins[question->index] =
        (struct answer_origin){.line = map->key_line, .node = map};
    if (!expect_map(reading, map))
        return;
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node))
        take_answer_key(reading, node, answer);
    const struct yaml_node *state = yaml_get(map, "state");
    if (state)
        take_state(reading, state, answer);
    else if (answer->value || answer->value_count)
        answer->state = ANSWER_ANSWERED;
    struct error error;
    if (reading->problems->errors == errors && !answer_check(question, answer, &error)) {
        const struct yaml_node *value = yaml_get(map, "value");
        value = value ? value : yaml_get(map, "values");
        wrong(reading, value ? value : map, error.problem);
    }
}

static void take_answers(struct reading *reading, const struct yaml_node *map)
{
    struct assessment *assessment = reading->assessment;
    if (!expect_map(reading, map))
        return;
    assessment->strangers = calloc((size_t)map->count + 1, sizeof *assessment->strangers);
    if (!assessment->strangers) {
        wrong(reading, map, _("out of memory"));
        return;
    }
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node)) {
        const struct question *question = catalogue_question(assessment->catalogue, yaml_key(node));
        if (question && strcmp(question->id, yaml_key(node)) == 0) {
            take_answer(reading, node, question);
            continue;
        }
        assessment->strangers[assessment->stranger_count++] = yaml_key(node);
        LOOK_AGAIN(
            reading, node,
            _("there is no question “%s” in the questionnaires; its answer is kept as it is"),
            yaml_key(node));
    }
}

static void take_format(struct reading *reading, const struct yaml_node *node)
{
    char *end;
    long format = strtol(yaml_text(node), &end, 10);
    if (!yaml_is_scalar(node) || *end || end == yaml_text(node) || format < 1)
        wrong(reading, node, _("expected the number of the format, 1"));
    else if (format > ASSESSMENT_FORMAT)
        wrong(reading, node,
              _("this file was written by a newer mnr-assess; it needs that program to open it"));
}

static void take_country(struct reading *reading, const struct yaml_node *node)
{
    struct assessment *assessment = reading->assessment;
    if (!take_string(reading, node, &assessment->country) || !*assessment->country)
        return;
    if (!country_exists(assessment->country))
        wrong(reading, node,
              _("a country is its three letters in quotation marks, such as \"NOR\""));
}

static void take_id(struct reading *reading, const struct yaml_node *node)
{
    take_string(reading, node, &reading->assessment->id);
}

static void take_title(struct reading *reading, const struct yaml_node *node)
{
    take_string(reading, node, &reading->assessment->title);
}

static void take_place(struct reading *reading, const struct yaml_node *node)
{
    take_string(reading, node, &reading->assessment->place);
}

static void take_revision(struct reading *reading, const struct yaml_node *node)
{
    char *end;
    long revision = strtol(yaml_text(node), &end, 10);
    if (!yaml_is_scalar(node) || *end || end == yaml_text(node) || revision < 0 ||
        revision > MOST_REVISIONS)
        wrong(reading, node, _("expected a whole number"));
    else
        reading->assessment->revision = revision;
}

static bool take_depth_word(struct reading *reading, const struct yaml_node *node,
                            enum depth *depth)
{
    if (depth_from_word(yaml_text(node), depth))
        return true;
    wrong(reading, node, _("a depth is core, standard or full"));
    return false;
}

static void take_depth(struct reading *reading, const struct yaml_node *node)
{
    take_depth_word(reading, node, &reading->assessment->depth);
}

static void take_depths(struct reading *reading, const struct yaml_node *map)
{
    if (!expect_map(reading, map))
        return;
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node)) {
        enum depth depth;
        const struct capability *capability =
            catalogue_capability(reading->assessment->catalogue, yaml_key(node));
        if (!capability)
            LOOK_AGAIN(reading, node, _("there is no capability “%s”"), yaml_key(node));
        else if (take_depth_word(reading, node, &depth))
            reading->assessment->depths[capability->index] = (signed char)depth;
    }
}

static void take_instruments(struct reading *reading, const struct yaml_node *map)
{
    const struct catalogue *catalogue = reading->assessment->catalogue;
    if (!expect_map(reading, map))
        return;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct yaml_node *node = yaml_get(map, catalogue->questionnaires[i]->id);
        if (node)
            take_string(reading, node, &reading->assessment->instruments[i].version);
    }
}

static void take_respondents(struct reading *reading, const struct yaml_node *list)
{
    if (!expect_list(reading, list))
        return;
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item)) {
        struct assessment *assessment = reading->assessment;
        struct error error;
        if (!expect_map(reading, item))
            continue;
        if (assessment_add_respondent(assessment, yaml_text(yaml_get(item, "id")),
                                      yaml_text(yaml_get(item, "organisation")), &error))
            assessment->respondents[assessment->respondent_count - 1].origin = item;
        else
            wrong(reading, item, error.problem);
    }
}

static void take_findings(struct reading *reading, const struct yaml_node *map)
{
    if (!expect_map(reading, map))
        return;
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node)) {
        struct error error;
        const struct capability *capability =
            catalogue_capability(reading->assessment->catalogue, yaml_key(node));
        if (!capability)
            LOOK_AGAIN(reading, node, _("there is no capability “%s”"), yaml_key(node));
        else if (expect_map(reading, node) &&
                 !assessment_set_override(reading->assessment, capability,
                                          yaml_text(yaml_get(node, "status")),
                                          yaml_text(yaml_get(node, "reason")), &error))
            wrong(reading, node, error.problem);
    }
}

static const struct file_key {
    const char *key;
    void (*take)(struct reading *reading, const struct yaml_node *node);
    bool needed;
} file_keys[] = {
    {"mnr-assess", take_format, true},  {"id", take_id, false},
    {"country", take_country, false},   {"title", take_title, false},
    {"revision", take_revision, false}, {"depth", take_depth, false},
    {"depths", take_depths, false},     {"instruments", take_instruments, true},
    {"place", take_place, false},       {"respondents", take_respondents, false},
    {"findings", take_findings, false}, {"answers", take_answers, false},
};

/* In maps that are read key by key; those of the file itself stand in `file_keys`. */
static const char *const answer_keys[] = {"state",   "value", "values",    "reason", "note",
                                          "sources", "later", "sensitive", "by",     "at"};
static const char *const source_keys[] = {"title", "date", "held", "internal"};
static const char *const respondent_keys[] = {"id", "organisation"};
static const char *const finding_keys[] = {"status", "reason"};

#define KEYS(names)                                                                                \
    {                                                                                              \
        names, sizeof(names) / sizeof *(names)                                                     \
    }

static const struct {
    const char *const *names;
    size_t count;
} known[] = {
    [KEYS_OF_ANSWER] = KEYS(answer_keys),
    [KEYS_OF_SOURCE] = KEYS(source_keys),
    [KEYS_OF_RESPONDENT] = KEYS(respondent_keys),
    [KEYS_OF_FINDING] = KEYS(finding_keys),
};

static bool is_file_key(const char *key)
{
    for (size_t i = 0; i < sizeof file_keys / sizeof *file_keys; i++)
        if (strcmp(file_keys[i].key, key) == 0)
            return true;
    return false;
}

bool assessment_knows_key(enum known_keys of, const char *key)
{
    if (of == KEYS_OF_FILE)
        return is_file_key(key);
    for (size_t i = 0; i < known[of].count; i++)
        if (strcmp(known[of].names[i], key) == 0)
            return true;
    return false;
}

const char *assessment_key(enum known_keys of, size_t index)
{
    if (of == KEYS_OF_FILE)
        return index < sizeof file_keys / sizeof *file_keys ? file_keys[index].key : NULL;
    return index < known[of].count ? known[of].names[index] : NULL;
}

static void take_file(struct reading *reading, const struct yaml_node *root)
{
    if (!yaml_is_map(root) || !yaml_get(root, "mnr-assess")) {
        problems_add(reading->problems, SEVERITY_ERROR, ERROR_CONTENT, reading->path,
                     root ? root->line : 1, root ? root->column : 1, "%s",
                     _("this is no assessment: it does not begin with “mnr-assess: 1”"));
        return;
    }
    size_t errors = reading->problems->errors;
    take_format(reading, yaml_get(root, file_keys[0].key));
    if (reading->problems->errors > errors)
        return; /* what else another format needs or allows is not known here */
    for (size_t i = 1; i < sizeof file_keys / sizeof *file_keys; i++) {
        const struct yaml_node *node = yaml_get(root, file_keys[i].key);
        if (node)
            file_keys[i].take(reading, node);
        else if (file_keys[i].needed)
            problems_add(reading->problems, SEVERITY_ERROR, ERROR_CONTENT, reading->path,
                         root->line, root->column, _("“%s” is missing"), file_keys[i].key);
    }
    for (const struct yaml_node *node = yaml_first(root); node; node = yaml_next(node))
        if (!assessment_knows_key(KEYS_OF_FILE, yaml_key(node)))
            LOOK_AGAIN(reading, node, _("“%s” is not known here; it is kept as it is"),
                       yaml_key(node));
}

struct assessment *assessment_parse(const struct catalogue *catalogue, const char *path,
                                    const char *bytes, size_t length, struct problems *problems)
{
    struct error error;
    size_t errors = problems->errors;
    struct yaml_tree *tree = yaml_tree_parse(path, bytes, length, &error);
    struct assessment *assessment = tree ? assessment_empty(catalogue) : NULL;
    if (!assessment) {
        if (tree)
            error_set_memory(&error);
        problems_add(problems, SEVERITY_ERROR, error.kind, error.path, error.line, error.column,
                     "%s", error.problem);
        yaml_tree_free(tree);
        return NULL;
    }
    assessment->tree = tree;
    struct reading reading = {assessment, path, problems};
    take_file(&reading, yaml_tree_root(tree));
    assessment->changed = false;
    if (problems->errors == errors)
        return assessment;
    assessment_free(assessment);
    return NULL;
}
