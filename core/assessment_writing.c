/* Writing the file of an assessment, with all that was in it and that we do not know. It is put
   together from parts, so that saving costs what changed. */
#include <stdio.h>
#include <string.h>

#include "core/assessment_parts.h"
#include "core/i18n.h"
#include "core/yaml_writer.h"

static const struct yaml_node *map_in_file(const struct assessment *assessment, const char *key)
{
    return assessment->tree ? yaml_get(yaml_tree_root(assessment->tree), key) : NULL;
}

/* Keys that were there when it was read and that we do not know. */
static void write_unknown(struct yaml_writer *writer, const struct yaml_node *map,
                          enum known_keys of)
{
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node)) {
        if (assessment_knows_key(of, yaml_key(node)))
            continue;
        yaml_write_key(writer, yaml_key(node));
        yaml_write_node(writer, node);
    }
}

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
        write_unknown(writer, answer->sources[i].origin, KEYS_OF_SOURCE);
        yaml_write_end(writer);
    }
    yaml_write_end(writer);
}

static bool has_unknown(const struct yaml_node *map)
{
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node))
        if (!assessment_knows_key(KEYS_OF_ANSWER, yaml_key(node)))
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
    yaml_write_entry(writer, "seen", answer->seen);
    yaml_write_entry(writer, "reason", answer->reason);
    yaml_write_entry(writer, "note", answer->note);
    write_sources(writer, answer);
    if (answer->later)
        write_flag(writer, "later", true);
    if (answer->sensitive != SENSITIVITY_DEFAULT)
        write_flag(writer, "sensitive", answer->sensitive == SENSITIVITY_YES);
    yaml_write_entry(writer, "by", answer->by);
    yaml_write_entry(writer, "at", answer->at);
    write_unknown(writer, origin, KEYS_OF_ANSWER);
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
        write_unknown(writer, assessment->respondents[i].origin, KEYS_OF_RESPONDENT);
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
        write_unknown(
            writer,
            yaml_get(map_in_file(assessment, "findings"), assessment->overrides[i].capability),
            KEYS_OF_FINDING);
        yaml_write_end(writer);
    }
    write_strange_capabilities(writer, assessment, "findings");
    yaml_write_end(writer);
}

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
    write_number(writer, "mnr-assess", ASSESSMENT_FORMAT);
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
        if (assessment_knows_key(KEYS_OF_FILE, yaml_key(node)))
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

bool assessment_write_spans(const struct assessment *assessment, struct text *out,
                            struct span *spans, struct error *error)
{
    if (!write_head(assessment, out, error) || !write_answers(assessment, out, spans, error) ||
        !write_tail(assessment, out, error))
        return false;
    return !out->failed || error_set_memory(error);
}

bool assessment_write(const struct assessment *assessment, struct text *out, struct error *error)
{
    return assessment_write_spans(assessment, out, NULL, error);
}
