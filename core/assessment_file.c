/* The file of an assessment: reading it, and writing it back with all that we do not know. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/assessment_parts.h"
#include "core/country.h"
#include "core/i18n.h"
#include "core/yaml_writer.h"

enum { FORMAT = 1, MOST_REVISIONS = 1000000000 };

/* ---- reading ---- */

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
    if (answer_replace(string, yaml_text(node)))
        return true;
    wrong(reading, node, _("out of memory"));
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

static const char *const source_keys[] = {"title", "date", "held", "internal"};
static const char *const respondent_keys[] = {"id", "organisation"};
static const char *const finding_keys[] = {"status", "reason"};
static const char *const answer_keys[] = {"state",   "value", "values",    "reason", "note",
                                          "sources", "later", "sensitive", "by",     "at"};

static bool is_one_of(const char *key, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

#define IS_ONE_OF(key, keys) is_one_of(key, keys, sizeof(keys) / sizeof *(keys))

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
    else if (format > FORMAT)
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

/* The keys of the file, in the order in which they are written. */
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

static const struct file_key *find_key(const char *key)
{
    for (size_t i = 0; i < sizeof file_keys / sizeof *file_keys; i++)
        if (strcmp(file_keys[i].key, key) == 0)
            return &file_keys[i];
    return NULL;
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
        if (!find_key(yaml_key(node)))
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

/* Takes over the bytes that are in the file now. */
static void remember(struct assessment *assessment, char *bytes, size_t length)
{
    free(assessment->saved);
    assessment->saved = bytes;
    assessment->saved_length = length;
    assessment->stamp.bytes = bytes;
    assessment->stamp.length = length;
}

struct assessment *assessment_load(const struct catalogue *catalogue, const char *path,
                                   struct problems *problems)
{
    char *bytes;
    size_t length;
    struct error error;
    struct store_stamp stamp;
    if (!store_read(path, YAML_MAX_BYTES, &bytes, &length, &stamp, &error)) {
        problems_add(problems, SEVERITY_ERROR, error.kind, error.path, 0, 0, "%s", error.problem);
        return NULL;
    }
    struct assessment *assessment = assessment_parse(catalogue, path, bytes, length, problems);
    if (!assessment) {
        free(bytes);
        return NULL;
    }
    assessment->stamp = stamp;
    remember(assessment, bytes, length);
    if (answer_replace(&assessment->path, path))
        return assessment;
    problems_add(problems, SEVERITY_ERROR, ERROR_MEMORY, path, 0, 0, "%s", _("out of memory"));
    assessment_free(assessment);
    return NULL;
}

/* ---- writing ---- */

static const struct yaml_node *map_in_file(const struct assessment *assessment, const char *key)
{
    return assessment->tree ? yaml_get(yaml_tree_root(assessment->tree), key) : NULL;
}

/* Keys that were there when it was read and that we do not know. */
static void write_unknown(struct yaml_writer *writer, const struct yaml_node *map,
                          const char *const *known, size_t count)
{
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node)) {
        if (is_one_of(yaml_key(node), known, count))
            continue;
        yaml_write_key(writer, yaml_key(node));
        yaml_write_node(writer, node);
    }
}

#define WRITE_UNKNOWN(writer, map, known)                                                          \
    write_unknown(writer, map, known, sizeof(known) / sizeof *(known))

static void write_strings(struct yaml_writer *writer, const char *key, char *const *strings,
                          size_t count)
{
    if (!count)
        return;
    yaml_write_key(writer, key);
    yaml_write_flow_list(writer);
    for (size_t i = 0; i < count; i++)
        yaml_write_string(writer, strings[i]);
    yaml_write_end(writer);
}

static void write_flag(struct yaml_writer *writer, const char *key, bool on)
{
    yaml_write_key(writer, key);
    yaml_write_plain(writer, on ? "true" : "false");
}

static void write_sources(struct yaml_writer *writer, const struct answer *answer)
{
    if (!answer->source_count)
        return;
    yaml_write_key(writer, "sources");
    yaml_write_list(writer);
    for (size_t i = 0; i < answer->source_count; i++) {
        yaml_write_flow_map(writer);
        yaml_write_entry(writer, "title", answer->sources[i].title);
        yaml_write_entry(writer, "date", answer->sources[i].date);
        yaml_write_entry(writer, "held", answer->sources[i].held);
        if (answer->sources[i].internal)
            write_flag(writer, "internal", true);
        WRITE_UNKNOWN(writer, answer->sources[i].origin, source_keys);
        yaml_write_end(writer);
    }
    yaml_write_end(writer);
}

static bool has_unknown(const struct yaml_node *map)
{
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node))
        if (!IS_ONE_OF(yaml_key(node), answer_keys))
            return true;
    return false;
}

static bool is_blank(const struct answer *answer)
{
    return answer->state == ANSWER_UNANSWERED && !answer->later && !answer->note &&
           !answer->reason && !answer->source_count && answer->sensitive == SENSITIVITY_DEFAULT;
}

static void write_answer(struct yaml_writer *writer, const struct answer *answer,
                         const struct yaml_node *origin)
{
    yaml_write_map(writer);
    if (answer->state == ANSWER_UNKNOWN || answer->state == ANSWER_NOT_APPLICABLE)
        yaml_write_entry(writer, "state", answer_state_word(answer->state));
    yaml_write_entry(writer, "value", answer->value);
    write_strings(writer, "values", answer->values, answer->value_count);
    yaml_write_entry(writer, "reason", answer->reason);
    yaml_write_entry(writer, "note", answer->note);
    write_sources(writer, answer);
    if (answer->later)
        write_flag(writer, "later", true);
    if (answer->sensitive != SENSITIVITY_DEFAULT)
        write_flag(writer, "sensitive", answer->sensitive == SENSITIVITY_YES);
    yaml_write_entry(writer, "by", answer->by);
    yaml_write_entry(writer, "at", answer->at);
    WRITE_UNKNOWN(writer, origin, answer_keys);
    yaml_write_end(writer);
}

static void write_number(struct yaml_writer *writer, const char *key, long number)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%ld", number);
    yaml_write_key(writer, key);
    yaml_write_plain(writer, digits);
}

/* What the file says of capabilities that are not in the questionnaires. */
static bool has_strange_capabilities(const struct assessment *assessment, const char *key)
{
    for (const struct yaml_node *node = yaml_first(map_in_file(assessment, key)); node;
         node = yaml_next(node))
        if (!catalogue_capability(assessment->catalogue, yaml_key(node)))
            return true;
    return false;
}

static void write_strange_capabilities(struct yaml_writer *writer,
                                       const struct assessment *assessment, const char *key)
{
    for (const struct yaml_node *node = yaml_first(map_in_file(assessment, key)); node;
         node = yaml_next(node)) {
        if (catalogue_capability(assessment->catalogue, yaml_key(node)))
            continue;
        yaml_write_key(writer, yaml_key(node));
        yaml_write_node(writer, node);
    }
}

static void write_depths(struct yaml_writer *writer, const struct assessment *assessment)
{
    const struct catalogue *catalogue = assessment->catalogue;
    yaml_write_entry(writer, "depth", depth_word(assessment->depth));
    bool any = has_strange_capabilities(assessment, "depths");
    for (size_t i = 0; i < catalogue->capability_count; i++)
        any = any || assessment->depths[i] >= 0;
    if (!any)
        return;
    yaml_write_key(writer, "depths");
    yaml_write_flow_map(writer);
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (assessment->depths[i] >= 0)
            yaml_write_entry(writer, catalogue->capabilities[i]->id,
                             depth_word((enum depth)assessment->depths[i]));
    write_strange_capabilities(writer, assessment, "depths");
    yaml_write_end(writer);
}

static void write_instruments(struct yaml_writer *writer, const struct assessment *assessment)
{
    const struct catalogue *catalogue = assessment->catalogue;
    yaml_write_key(writer, "instruments");
    yaml_write_flow_map(writer);
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        yaml_write_entry(writer, catalogue->questionnaires[i]->id,
                         assessment->instruments[i].version);
    for (const struct yaml_node *node = yaml_first(map_in_file(assessment, "instruments")); node;
         node = yaml_next(node)) {
        if (catalogue_questionnaire(catalogue, yaml_key(node)))
            continue;
        yaml_write_key(writer, yaml_key(node));
        yaml_write_node(writer, node);
    }
    yaml_write_end(writer);
}

static void write_people(struct yaml_writer *writer, const struct assessment *assessment)
{
    if (!assessment->respondent_count)
        return;
    yaml_write_key(writer, "respondents");
    yaml_write_list(writer);
    for (size_t i = 0; i < assessment->respondent_count; i++) {
        yaml_write_flow_map(writer);
        yaml_write_entry(writer, "id", assessment->respondents[i].id);
        yaml_write_entry(writer, "organisation", assessment->respondents[i].organisation);
        WRITE_UNKNOWN(writer, assessment->respondents[i].origin, respondent_keys);
        yaml_write_end(writer);
    }
    yaml_write_end(writer);
}

static void write_findings(struct yaml_writer *writer, const struct assessment *assessment)
{
    if (!assessment->override_count && !has_strange_capabilities(assessment, "findings"))
        return;
    yaml_write_key(writer, "findings");
    yaml_write_map(writer);
    for (size_t i = 0; i < assessment->override_count; i++) {
        yaml_write_key(writer, assessment->overrides[i].capability);
        yaml_write_map(writer);
        yaml_write_entry(writer, "status", assessment->overrides[i].status);
        yaml_write_entry(writer, "reason", assessment->overrides[i].reason);
        WRITE_UNKNOWN(
            writer,
            yaml_get(map_in_file(assessment, "findings"), assessment->overrides[i].capability),
            finding_keys);
        yaml_write_end(writer);
    }
    write_strange_capabilities(writer, assessment, "findings");
    yaml_write_end(writer);
}

/* ---- the file is put together from parts, so that saving costs what changed ---- */

/* Ends a part, a document of its own so far; goes without the marker that a text with an open end
   leaves behind the last one. */
static bool end_part(struct yaml_writer *writer, struct text *out, struct error *error)
{
    static const char marker[] = "\n...\n";
    size_t length = strlen(marker);
    if (!yaml_writer_finish(writer, error))
        return false;
    if (out->length > length && strcmp(out->data + out->length - length, marker) == 0)
        out->data[out->length -= length - 1] = '\0';
    return true;
}

static bool write_head(const struct assessment *assessment, struct text *out, struct error *error)
{
    struct yaml_writer *writer = yaml_writer_new(out);
    if (!writer)
        return error_set_memory(error);
    yaml_write_map(writer);
    write_number(writer, file_keys[0].key, FORMAT);
    yaml_write_entry(writer, "id", assessment->id);
    yaml_write_entry(writer, "country", assessment->country);
    yaml_write_entry(writer, "title", assessment->title);
    write_number(writer, "revision", assessment->revision);
    write_depths(writer, assessment);
    write_instruments(writer, assessment);
    yaml_write_entry(writer, "place", assessment->place);
    write_people(writer, assessment);
    write_findings(writer, assessment);
    yaml_write_end(writer);
    return end_part(writer, out, error);
}

static bool write_tail(const struct assessment *assessment, struct text *out, struct error *error)
{
    const struct yaml_node *root = assessment->tree ? yaml_tree_root(assessment->tree) : NULL;
    struct yaml_writer *writer = NULL;
    for (const struct yaml_node *node = yaml_first(root); node; node = yaml_next(node)) {
        if (find_key(yaml_key(node)))
            continue;
        if (!writer) {
            writer = yaml_writer_new(out);
            if (!writer)
                return error_set_memory(error);
            yaml_write_map(writer);
        }
        yaml_write_key(writer, yaml_key(node));
        yaml_write_node(writer, node);
    }
    if (!writer)
        return true;
    yaml_write_end(writer);
    return end_part(writer, out, error);
}

/* An answer of the assessment, or one to a question that is not in the questionnaires. */
struct entry {
    const char *id;
    const struct answer *answer; /* NULL: only the node */
    const struct yaml_node *node;
};

/* The entry's lines, indented as they stand below "answers:". */
static bool write_entry(const struct entry *entry, struct text *out, struct error *error)
{
    static const char above[] = "answers:\n";
    struct text part = {0};
    struct yaml_writer *writer = yaml_writer_new(&part);
    if (!writer)
        return error_set_memory(error);
    yaml_write_map(writer);
    yaml_write_key(writer, "answers");
    yaml_write_map(writer);
    yaml_write_key(writer, entry->id);
    if (entry->answer)
        write_answer(writer, entry->answer, entry->node);
    else
        yaml_write_node(writer, entry->node);
    yaml_write_end(writer);
    yaml_write_end(writer);
    bool done = end_part(writer, &part, error);
    if (done)
        text_append_bytes(out, part.data + strlen(above), part.length - strlen(above));
    text_free(&part);
    return done;
}

static bool write_question(const struct assessment *assessment, size_t index, struct text *out,
                           struct error *error)
{
    const struct answer_origin *origin = &assessment->origins[index];
    if (origin->saved.length) {
        text_append_bytes(out, assessment->saved + origin->saved.from, origin->saved.length);
        return true;
    }
    const struct answer *answer = &assessment->answers[index];
    struct entry entry = {assessment->catalogue->questions[index]->id, answer, origin->node};
    return (is_blank(answer) && !has_unknown(origin->node)) || write_entry(&entry, out, error);
}

/* `spans`, by question, gets where each answer stands in `out`; may be NULL. */
static bool write_answers(const struct assessment *assessment, struct text *out, struct span *spans,
                          struct error *error)
{
    static const char none[] = "answers: {}\n";
    size_t start = out->length;
    text_append(out, "answers:\n");
    size_t begin = out->length;
    for (size_t i = 0; i < assessment->catalogue->question_count; i++) {
        size_t from = out->length;
        if (!write_question(assessment, i, out, error))
            return false;
        if (spans)
            spans[i] = (struct span){from, out->length - from};
    }
    for (size_t i = 0; i < assessment->stranger_count; i++) {
        struct entry entry = {
            assessment->strangers[i], NULL,
            yaml_get(map_in_file(assessment, "answers"), assessment->strangers[i])};
        if (!write_entry(&entry, out, error))
            return false;
    }
    if (out->length == begin && !out->failed) {
        out->length = start;
        text_append(out, none);
    }
    return true;
}

static bool write_file(const struct assessment *assessment, struct text *out, struct span *spans,
                       struct error *error)
{
    if (!write_head(assessment, out, error) || !write_answers(assessment, out, spans, error) ||
        !write_tail(assessment, out, error))
        return false;
    return !out->failed || error_set_memory(error);
}

bool assessment_write(const struct assessment *assessment, struct text *out, struct error *error)
{
    return write_file(assessment, out, NULL, error);
}

typedef bool put_file(const char *path, const char *bytes, size_t length, struct store_stamp *stamp,
                      struct error *error);

/* The revision counts what was written, so it goes back when nothing was. */
static bool put(struct assessment *assessment, const char *path, put_file *put_bytes,
                struct error *error)
{
    struct text out = {0};
    size_t count = assessment->catalogue->question_count;
    struct span *spans = calloc(count + 1, sizeof *spans);
    if (!spans)
        return error_set_memory(error);
    long revision = assessment->revision;
    assessment->revision += assessment->changed;
    bool done = write_file(assessment, &out, spans, error) &&
                put_bytes(path, out.data, out.length, &assessment->stamp, error);
    if (done) {
        remember(assessment, out.data, out.length);
        for (size_t i = 0; i < count; i++)
            assessment->origins[i].saved = spans[i];
        assessment->changed = assessment->moved = false;
    } else {
        assessment->revision = revision;
        text_free(&out);
    }
    free(spans);
    return done;
}

bool assessment_save(struct assessment *assessment, struct error *error)
{
    if (!assessment->path)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("this assessment has no file yet"));
    if (!assessment->changed && !assessment->moved)
        return true;
    return put(assessment, assessment->path, store_write, error);
}

bool assessment_create(struct assessment *assessment, const char *path, struct error *error)
{
    char *copy = strdup(path);
    if (!copy)
        return error_set_memory(error);
    struct store_stamp stamp = assessment->stamp;
    if (!put(assessment, path, store_create, error)) {
        assessment->stamp = stamp;
        free(copy);
        return false;
    }
    free(assessment->path);
    assessment->path = copy;
    return true;
}
