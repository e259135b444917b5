/* Reading the file of an assessment: each key is looked at once, and what is wrong is said with its
   place. */
#include <stdlib.h>
#include <string.h>

#include "core/base/door.h"
#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "core/record/assessment_parts.h"

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

static void wrong_error(struct reading *reading, const struct yaml_node *node,
                        const struct error *error)
{
    problems_add(reading->problems, SEVERITY_ERROR, error->kind, reading->path, node->line,
                 node->column, "%s", error->problem);
}

static void over_limit(struct reading *reading, const struct yaml_node *node, enum limit limit)
{
    char words[LIMIT_WORDS];
    limit_describe(limit, words);
    wrong(reading, node, words);
}

static void out_of_memory(struct reading *reading, const struct yaml_node *node)
{
    problems_add(reading->problems, SEVERITY_ERROR, ERROR_MEMORY, reading->path, node->line,
                 node->column, "%s", _("out of memory"));
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
    if (!door_knows(yaml_text(node)))
        LOOK_AGAIN(
            reading, node, "%s",
            _("characters that no words have stand in this text (controls, or marks that turn "
              "its direction); it is kept as it is"));
    if (node->count > LIMIT_TEXT_BYTES)
        over_limit(reading, node, LIMIT_OF_TEXT);
    else if (!answer_replace(string, yaml_text(node)))
        out_of_memory(reading, node);
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

/* "answers:" with nothing behind it says that there are none. */
static bool is_emptied(struct reading *reading, const struct yaml_node *node)
{
    if (!yaml_is_null(node))
        return false;
    LOOK_AGAIN(reading, node, _("nothing stands below “%s”; it is read as none"), yaml_key(node));
    return true;
}

static bool expect_map(struct reading *reading, const struct yaml_node *node)
{
    if (yaml_is_map(node))
        return true;
    if (is_emptied(reading, node))
        return false;
    wrong(reading, node, _("expected a mapping (key: value)"));
    return false;
}

static bool expect_list(struct reading *reading, const struct yaml_node *node)
{
    if (yaml_is_list(node))
        return true;
    if (is_emptied(reading, node))
        return false;
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
        out_of_memory(reading, list);
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
        out_of_memory(reading, list);
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

static void take_seen(struct reading *reading, const struct yaml_node *node, struct answer *answer)
{
    if (take_string(reading, node, &answer->seen) && strcmp(answer->seen, "no") != 0 &&
        !version_is(answer->seen))
        wrong(reading, node,
              _("“seen” is the version of the questionnaire whose options were looked through, "
                "such as \"2022.1\", or \"no\""));
}

static void take_answer_key(struct reading *reading, const struct yaml_node *node,
                            struct answer *answer)
{
    const char *key = yaml_key(node);
    if (strcmp(key, "value") == 0)
        take_string(reading, node, &answer->value);
    else if (strcmp(key, "values") == 0)
        take_values(reading, node, answer);
    else if (strcmp(key, "seen") == 0)
        take_seen(reading, node, answer);
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

static void check_answer(struct reading *reading, const struct yaml_node *map,
                         const struct question *question, const struct answer *answer)
{
    struct error error;
    const struct yaml_node *value = yaml_get(map, "value");
    value = value ? value : yaml_get(map, "values");
    value = value ? value : map;
    if (!answer_check_form(question, answer, &error))
        wrong_error(reading, value, &error);
    else if (!answer_check_words(question, answer, &error))
        LOOK_AGAIN(reading, value, _("%s (there is nothing in it that can be seen)"),
                   error.problem);
}

/* False when something is wrong with it. */
static bool take_answer_map(struct reading *reading, const struct yaml_node *map,
                            const struct question *question, struct answer *answer)
{
    size_t errors = reading->problems->errors;
    if (!expect_map(reading, map))
        return reading->problems->errors == errors;
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node))
        take_answer_key(reading, node, answer);
    const struct yaml_node *state = yaml_get(map, "state");
    if (state)
        take_state(reading, state, answer);
    else if (answer->value || answer->value_count)
        answer->state = ANSWER_ANSWERED;
    if (reading->problems->errors == errors)
        check_answer(reading, map, question, answer);
    return reading->problems->errors == errors;
}

static void take_answer(struct reading *reading, const struct yaml_node *map,
                        const struct question *question)
{
    struct answer answer = {0};
    if (take_answer_map(reading, map, question, &answer))
        entries_read(reading->assessment->entries, question->index, &answer, map->key_line, map);
    answer_free(&answer);
}

/* By its id, and by none of its other names. */
static const struct question *exact_question(const struct catalogue *catalogue, const char *id)
{
    const struct question *question = catalogue_question(catalogue, id);
    return question && strcmp(question->id, id) == 0 ? question : NULL;
}

static void take_answers(struct reading *reading, const struct yaml_node *map)
{
    struct assessment *assessment = reading->assessment;
    size_t strangers = 0;
    if (!expect_map(reading, map))
        return;
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node)) {
        const struct question *question = exact_question(assessment->catalogue, yaml_key(node));
        if (question) {
            take_answer(reading, node, question);
            continue;
        }
        strangers++;
        LOOK_AGAIN(
            reading, node,
            _("there is no question “%s” in the questionnaires; its answer is kept as it is"),
            yaml_key(node));
    }
    assessment->facts.maps[KEYS_OF_ANSWERS] = map;
    if (strangers && !facts_list_strangers(&assessment->facts, assessment->catalogue))
        out_of_memory(reading, map);
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
    char **country = &reading->assessment->facts.country;
    if (!take_string(reading, node, country) || !**country)
        return;
    if (!country_exists(*country))
        wrong(reading, node,
              _("a country is its three letters in quotation marks, such as \"NOR\""));
}

static void take_id(struct reading *reading, const struct yaml_node *node)
{
    take_string(reading, node, &reading->assessment->facts.id);
}

static void take_title(struct reading *reading, const struct yaml_node *node)
{
    take_string(reading, node, &reading->assessment->facts.title);
}

static void take_place(struct reading *reading, const struct yaml_node *node)
{
    take_string(reading, node, &reading->assessment->place);
}

static void take_revision(struct reading *reading, const struct yaml_node *node)
{
    char *end;
    long revision = strtol(yaml_text(node), &end, 10);
    if (yaml_is_scalar(node) && !*end && revision > LIMIT_REVISION)
        over_limit(reading, node, LIMIT_OF_REVISION);
    else if (!yaml_is_scalar(node) || *end || end == yaml_text(node) || revision < 0)
        wrong(reading, node, _("expected a whole number"));
    else
        reading->assessment->facts.revision = revision;
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
    take_depth_word(reading, node, &reading->assessment->facts.depth);
}

/* By its id, in the very same letters: another spelling is another key. */
static const struct capability *exact_capability(const struct catalogue *catalogue, const char *id)
{
    const struct capability *capability = catalogue_capability(catalogue, id);
    return capability && strcmp(capability->id, id) == 0 ? capability : NULL;
}

static void take_depths(struct reading *reading, const struct yaml_node *map)
{
    struct facts *facts = &reading->assessment->facts;
    if (!expect_map(reading, map))
        return;
    facts->maps[KEYS_OF_DEPTHS] = map;
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node)) {
        enum depth depth;
        const struct capability *capability =
            exact_capability(reading->assessment->catalogue, yaml_key(node));
        if (!capability)
            LOOK_AGAIN(reading, node, _("there is no capability “%s”"), yaml_key(node));
        else if (take_depth_word(reading, node, &depth))
            facts->depths[capability->index] = (signed char)depth;
    }
}

static void take_instruments(struct reading *reading, const struct yaml_node *map)
{
    const struct catalogue *catalogue = reading->assessment->catalogue;
    if (!expect_map(reading, map))
        return;
    reading->assessment->facts.maps[KEYS_OF_INSTRUMENTS] = map;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct yaml_node *node = yaml_get(map, catalogue->questionnaires[i]->id);
        if (node)
            take_string(reading, node, &reading->assessment->facts.instruments[i].version);
    }
}

static void take_respondents(struct reading *reading, const struct yaml_node *list)
{
    if (!expect_list(reading, list))
        return;
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item)) {
        struct error error;
        if (expect_map(reading, item) &&
            !facts_add_respondent(&reading->assessment->facts, yaml_text(yaml_get(item, "id")),
                                  yaml_text(yaml_get(item, "organisation")), item, &error))
            wrong_error(reading, item, &error);
    }
}

/* A finding that says nothing which is known here is kept for what else it says. */
static void take_finding(struct reading *reading, const struct yaml_node *map,
                         const struct capability *capability)
{
    struct facts *facts = &reading->assessment->facts;
    const struct yaml_node *status = yaml_get(map, "status");
    const struct yaml_node *reason = yaml_get(map, "reason");
    struct error error;
    facts->findings[capability->index] = map;
    if (!status && !reason && map->count)
        return;
    if (!facts_set_override(facts, capability, yaml_text(status), yaml_text(reason), &error))
        wrong_error(reading, map, &error);
}

static void take_findings(struct reading *reading, const struct yaml_node *map)
{
    if (!expect_map(reading, map))
        return;
    reading->assessment->facts.maps[KEYS_OF_FINDINGS] = map;
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node)) {
        const struct capability *capability =
            exact_capability(reading->assessment->catalogue, yaml_key(node));
        if (!capability)
            LOOK_AGAIN(reading, node, _("there is no capability “%s”"), yaml_key(node));
        else if (expect_map(reading, node))
            take_finding(reading, node, capability);
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
static const char *const answer_keys[] = {"state",   "value", "values",    "seen", "reason", "note",
                                          "sources", "later", "sensitive", "by",   "at"};
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

static bool is_questionnaire(const struct catalogue *catalogue, const char *id)
{
    const struct questionnaire *questionnaire = catalogue_questionnaire(catalogue, id);
    return questionnaire && strcmp(questionnaire->id, id) == 0;
}

bool assessment_knows_key(const struct catalogue *catalogue, enum known_keys of, const char *key)
{
    switch (of) {
    case KEYS_OF_FILE:
        return is_file_key(key);
    case KEYS_OF_DEPTHS:
    case KEYS_OF_FINDINGS:
        return exact_capability(catalogue, key) != NULL;
    case KEYS_OF_INSTRUMENTS:
        return is_questionnaire(catalogue, key);
    case KEYS_OF_ANSWERS:
        return exact_question(catalogue, key) != NULL;
    default:
        break;
    }
    for (size_t i = 0; i < known[of].count; i++)
        if (strcmp(known[of].names[i], key) == 0)
            return true;
    return false;
}

static const struct yaml_node *skip_known(const struct catalogue *catalogue, enum known_keys of,
                                          const struct yaml_node *node)
{
    while (node && assessment_knows_key(catalogue, of, yaml_key(node)))
        node = yaml_next(node);
    return node;
}

const struct yaml_node *assessment_first_unknown(const struct catalogue *catalogue,
                                                 enum known_keys of, const struct yaml_node *map)
{
    return skip_known(catalogue, of, yaml_is_map(map) ? yaml_first(map) : NULL);
}

const struct yaml_node *assessment_next_unknown(const struct catalogue *catalogue,
                                                enum known_keys of, const struct yaml_node *node)
{
    return skip_known(catalogue, of, yaml_next(node));
}

bool assessment_same_unknown(const struct catalogue *catalogue, enum known_keys of,
                             const struct yaml_node *one, const struct yaml_node *other)
{
    const struct yaml_node *left = assessment_first_unknown(catalogue, of, one);
    const struct yaml_node *right = assessment_first_unknown(catalogue, of, other);
    while (left && right) {
        if (strcmp(yaml_key(left), yaml_key(right)) != 0 || !yaml_equal(left, right, false))
            return false;
        left = assessment_next_unknown(catalogue, of, left);
        right = assessment_next_unknown(catalogue, of, right);
    }
    return !left && !right;
}

/* An answer that lost its indentation would be no answer any more. */
static void take_unknown(struct reading *reading, const struct yaml_node *node)
{
    const char *key = yaml_key(node);
    if (assessment_knows_key(reading->assessment->catalogue, KEYS_OF_FILE, key))
        return;
    if (exact_question(reading->assessment->catalogue, key))
        problems_add(reading->problems, SEVERITY_ERROR, ERROR_CONTENT, reading->path,
                     node->key_line, node->key_column,
                     _("“%s” is a question; its answer belongs below “answers”, two spaces "
                       "further in"),
                     key);
    else
        LOOK_AGAIN(reading, node, _("“%s” is not known here; it is kept as it is"), key);
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
    reading->assessment->facts.maps[KEYS_OF_FILE] = root;
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
        take_unknown(reading, node);
}

struct assessment *assessment_parse(const struct catalogue *catalogue, const char *path,
                                    const char *bytes, size_t length, struct problems *problems)
{
    struct error error;
    size_t errors = problems->errors;
    struct yaml_tree *tree = yaml_tree_parse(path, bytes, length, &error);
    struct assessment *assessment = tree ? assessment_empty(catalogue) : NULL;
    if (tree && !assessment) {
        yaml_tree_free(tree);
        error_set_memory(&error);
    } else if (tree && !assessment_adopt(assessment, tree)) {
        assessment_free(assessment);
        assessment = NULL;
        error_set_memory(&error);
    }
    if (!assessment) {
        problems_add(problems, SEVERITY_ERROR, error.kind, error.path, error.line, error.column,
                     "%s", error.problem);
        return NULL;
    }
    struct reading reading = {assessment, path, problems};
    take_file(&reading, yaml_tree_root(tree));
    if (problems->errors == errors)
        return assessment;
    assessment_free(assessment);
    return NULL;
}

/* ---- one answer, as it is about to be written ---- */

struct yaml_tree *assessment_read_entry(const struct question *question, const struct text *text,
                                        struct answer *answer, const struct yaml_node **origin,
                                        struct error *error)
{
    struct problems problems = {0};
    struct reading reading = {.path = "", .problems = &problems};
    struct yaml_tree *tree = yaml_tree_parse("", text->data, text->length, error);
    if (!tree)
        return NULL;
    *origin = yaml_get(yaml_get(yaml_tree_root(tree), "answers"), question->id);
    *answer = (struct answer){0};
    if (!*origin)
        error_set(error, ERROR_CONTENT, NULL, 0, 0, "%s", _("it is not where answers are"));
    else if (!take_answer_map(&reading, *origin, question, answer))
        problems_first_error(&problems, error);
    bool good = *origin && !problems.errors;
    problems_free(&problems);
    if (good)
        return tree;
    answer_free(answer);
    yaml_tree_free(tree);
    return NULL;
}
