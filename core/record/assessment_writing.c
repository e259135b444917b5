/* Writing the file of an assessment, with all that was in it and that we do not know. It is put
   together from parts, so that saving costs what changed. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/yaml_writer.h"
#include "core/record/assessment_parts.h"

/* What a part is written to, and which questionnaires say what is known. */
struct writing {
    const struct catalogue *catalogue;
    struct yaml_writer *writer;
};

/* Keys that were there when it was read and that we do not know. */
static void write_unknown(const struct writing *writing, enum known_keys of,
                          const struct yaml_node *map)
{
    for (const struct yaml_node *node = assessment_first_unknown(writing->catalogue, of, map); node;
         node = assessment_next_unknown(writing->catalogue, of, node)) {
        yaml_write_key(writing->writer, yaml_key(node));
        yaml_write_node(writing->writer, node);
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

static void write_sources(const struct writing *writing, const struct answer *answer)
{
    struct yaml_writer *writer = writing->writer;
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
        write_unknown(writing, KEYS_OF_SOURCE, answer->sources[i].origin);
        yaml_write_end(writer);
    }
    yaml_write_end(writer);
}

/* Whatever is in an answer keeps it in the file, be it only who gave it. */
static bool is_blank(const struct answer *answer)
{
    return answer->state == ANSWER_UNANSWERED && !answer->later && !answer->note &&
           !answer->reason && !answer->source_count && !answer->by && !answer->at &&
           answer->sensitive == SENSITIVITY_DEFAULT;
}

static void write_answer(const struct writing *writing, const struct answer *answer,
                         const struct yaml_node *origin)
{
    struct yaml_writer *writer = writing->writer;
    yaml_write_map(writer);
    if (answer->state == ANSWER_UNKNOWN || answer->state == ANSWER_NOT_APPLICABLE)
        yaml_write_entry(writer, "state", answer_state_word(answer->state));
    yaml_write_entry(writer, "value", answer->value);
    write_strings(writer, "values", answer->values, answer->value_count);
    yaml_write_entry(writer, "seen", answer->seen);
    yaml_write_entry(writer, "reason", answer->reason);
    yaml_write_entry(writer, "note", answer->note);
    write_sources(writing, answer);
    if (answer->later)
        write_flag(writer, "later", true);
    if (answer->sensitive != SENSITIVITY_DEFAULT)
        write_flag(writer, "sensitive", answer->sensitive == SENSITIVITY_YES);
    yaml_write_entry(writer, "by", answer->by);
    yaml_write_entry(writer, "at", answer->at);
    write_unknown(writing, KEYS_OF_ANSWER, origin);
    yaml_write_end(writer);
}

static void write_number(struct yaml_writer *writer, const char *key, long number)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%ld", number);
    yaml_write_key(writer, key);
    yaml_write_plain(writer, digits);
}

static bool has_unknown(const struct writing *writing, const struct facts *facts,
                        enum known_keys of)
{
    return assessment_first_unknown(writing->catalogue, of, facts->maps[of]) != NULL;
}

static void write_depths(const struct writing *writing, const struct facts *facts)
{
    const struct catalogue *catalogue = writing->catalogue;
    struct yaml_writer *writer = writing->writer;
    yaml_write_entry(writer, "depth", depth_word(facts->depth));
    bool any = has_unknown(writing, facts, KEYS_OF_DEPTHS);
    for (size_t i = 0; i < catalogue->capability_count; i++)
        any = any || facts->depths[i] >= 0;
    if (!any)
        return;
    yaml_write_key(writer, "depths");
    yaml_write_flow_map(writer);
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (facts->depths[i] >= 0)
            yaml_write_entry(writer, catalogue->capabilities[i]->id,
                             depth_word((enum depth)facts->depths[i]));
    write_unknown(writing, KEYS_OF_DEPTHS, facts->maps[KEYS_OF_DEPTHS]);
    yaml_write_end(writer);
}

static void write_instruments(const struct writing *writing, const struct facts *facts)
{
    const struct catalogue *catalogue = writing->catalogue;
    yaml_write_key(writing->writer, "instruments");
    yaml_write_flow_map(writing->writer);
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        yaml_write_entry(writing->writer, catalogue->questionnaires[i]->id,
                         facts->instruments[i].version);
    write_unknown(writing, KEYS_OF_INSTRUMENTS, facts->maps[KEYS_OF_INSTRUMENTS]);
    yaml_write_end(writing->writer);
}

static void write_people(const struct writing *writing, const struct facts *facts)
{
    struct yaml_writer *writer = writing->writer;
    if (!facts->respondent_count)
        return;
    yaml_write_key(writer, "respondents");
    yaml_write_list(writer);
    for (size_t i = 0; i < facts->respondent_count; i++) {
        yaml_write_flow_map(writer);
        yaml_write_entry(writer, "id", facts->respondents[i].id);
        yaml_write_entry(writer, "organisation", facts->respondents[i].organisation);
        write_unknown(writing, KEYS_OF_RESPONDENT, facts->respondents[i].origin);
        yaml_write_end(writer);
    }
    yaml_write_end(writer);
}

/* A status that was set, and what else the file says of the capability; `override` may be NULL. */
static void write_finding(const struct writing *writing, const char *capability,
                          const struct override *override, const struct yaml_node *origin)
{
    yaml_write_key(writing->writer, capability);
    yaml_write_map(writing->writer);
    if (override) {
        yaml_write_entry(writing->writer, "status", override->status);
        yaml_write_entry(writing->writer, "reason", override->reason);
    }
    write_unknown(writing, KEYS_OF_FINDING, origin);
    yaml_write_end(writing->writer);
}

/* Whether the file says something of a capability beside its status, which was not set. */
static bool is_bare_finding(const struct writing *writing, const struct facts *facts, size_t index)
{
    return !facts_override(facts, writing->catalogue->capabilities[index]) &&
           assessment_first_unknown(writing->catalogue, KEYS_OF_FINDING, facts->findings[index]);
}

static void write_findings(const struct writing *writing, const struct facts *facts)
{
    const struct catalogue *catalogue = writing->catalogue;
    bool any = facts->override_count || has_unknown(writing, facts, KEYS_OF_FINDINGS);
    for (size_t i = 0; i < catalogue->capability_count; i++)
        any = any || is_bare_finding(writing, facts, i);
    if (!any)
        return;
    yaml_write_key(writing->writer, "findings");
    yaml_write_map(writing->writer);
    for (size_t i = 0; i < facts->override_count; i++) {
        const struct override *override = &facts->overrides[i];
        size_t index = catalogue_capability(catalogue, override->capability)->index;
        write_finding(writing, override->capability, override, facts->findings[index]);
    }
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (is_bare_finding(writing, facts, i))
            write_finding(writing, catalogue->capabilities[i]->id, NULL, facts->findings[i]);
    write_unknown(writing, KEYS_OF_FINDINGS, facts->maps[KEYS_OF_FINDINGS]);
    yaml_write_end(writing->writer);
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

/* `place`: where one stopped, or NULL. */
static bool write_head(const struct assessment *assessment, const char *place, struct text *out,
                       struct error *error)
{
    const struct facts *facts = &assessment->facts;
    struct writing writing = {assessment->catalogue, yaml_writer_new(out)};
    if (!writing.writer)
        return error_set_memory(error);
    yaml_write_map(writing.writer);
    write_number(writing.writer, "mnr-assess", ASSESSMENT_FORMAT);
    yaml_write_entry(writing.writer, "id", facts->id);
    yaml_write_entry(writing.writer, "country", facts->country);
    yaml_write_entry(writing.writer, "title", facts->title);
    write_number(writing.writer, "revision", facts->revision);
    write_depths(&writing, facts);
    write_instruments(&writing, facts);
    yaml_write_entry(writing.writer, "place", place);
    write_people(&writing, facts);
    write_findings(&writing, facts);
    yaml_write_end(writing.writer);
    return end_part(writing.writer, out, error);
}

/* Unknown keys of the file itself. */
static bool write_tail(const struct assessment *assessment, struct text *out, struct error *error)
{
    const struct yaml_node *root = assessment->facts.maps[KEYS_OF_FILE];
    if (!assessment_first_unknown(assessment->catalogue, KEYS_OF_FILE, root))
        return true;
    struct writing writing = {assessment->catalogue, yaml_writer_new(out)};
    if (!writing.writer)
        return error_set_memory(error);
    yaml_write_map(writing.writer);
    write_unknown(&writing, KEYS_OF_FILE, root);
    yaml_write_end(writing.writer);
    return end_part(writing.writer, out, error);
}

/* ---- answers ---- */

const char assessment_above_entry[] = "answers:\n";

static struct yaml_writer *begin_answers(struct text *out)
{
    struct yaml_writer *writer = yaml_writer_new(out);
    if (!writer)
        return NULL;
    yaml_write_map(writer);
    yaml_write_key(writer, "answers");
    yaml_write_map(writer);
    return writer;
}

static bool end_answers(struct yaml_writer *writer, struct text *out, struct error *error)
{
    yaml_write_end(writer);
    yaml_write_end(writer);
    return end_part(writer, out, error);
}

bool assessment_write_entry(const struct catalogue *catalogue, const struct question *question,
                            const struct answer *answer, const struct yaml_node *origin,
                            struct text *out, size_t *nodes, struct error *error)
{
    enum { ABOVE = 2 }; /* the file, and its answers */
    *nodes = 0;
    if (is_blank(answer) && !assessment_first_unknown(catalogue, KEYS_OF_ANSWER, origin))
        return true;
    struct writing writing = {catalogue, begin_answers(out)};
    if (!writing.writer)
        return error_set_memory(error);
    yaml_write_key(writing.writer, question->id);
    write_answer(&writing, answer, origin);
    *nodes = yaml_writer_nodes(writing.writer) - ABOVE;
    return end_answers(writing.writer, out, error);
}

/* Answers to questions that are not in the questionnaires, as entries are written. */
static bool write_strangers(const struct assessment *assessment, struct text *out,
                            struct error *error)
{
    struct text part = {0};
    struct writing writing = {assessment->catalogue, begin_answers(&part)};
    if (!writing.writer)
        return error_set_memory(error);
    write_unknown(&writing, KEYS_OF_ANSWERS, assessment->facts.maps[KEYS_OF_ANSWERS]);
    bool done = end_answers(writing.writer, &part, error);
    size_t above = strlen(assessment_above_entry);
    if (done && part.length > above)
        text_append_bytes(out, part.data + above, part.length - above);
    text_free(&part);
    return done;
}

/* Those of `entries` (NULL: none), then the others. */
static bool write_answers(const struct assessment *assessment, const struct entries *entries,
                          struct text *out, struct error *error)
{
    static const char none[] = "answers: {}\n";
    size_t start = out->length;
    text_append(out, assessment_above_entry);
    size_t begin = out->length;
    if (entries)
        entries_write(entries, out);
    if (assessment->facts.stranger_count && !write_strangers(assessment, out, error))
        return false;
    if (out->length == begin && !out->failed) {
        out->length = start;
        text_append(out, none);
    }
    return true;
}

static bool write_file(const struct assessment *assessment, const char *place,
                       const struct entries *entries, struct text *out, struct error *error)
{
    return write_head(assessment, place, out, error) &&
           write_answers(assessment, entries, out, error) && write_tail(assessment, out, error) &&
           (!out->failed || error_set_memory(error));
}

bool assessment_write_frame(const struct assessment *assessment, struct text *out,
                            struct error *error)
{
    return write_file(assessment, assessment->place ? assessment->place : "", NULL, out, error);
}

bool assessment_write(const struct assessment *assessment, struct text *out, struct error *error)
{
    return assessment_settle(assessment, error) &&
           write_file(assessment, assessment->place, assessment->entries, out, error);
}
