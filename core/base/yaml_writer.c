#include "core/base/yaml_writer.h"

#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "core/base/i18n.h"
#include "core/base/yaml_trouble.h"

struct yaml_writer {
    yaml_emitter_t emitter;
    struct text *out;
    bool failed;
    bool no_memory; /* for an event, or in the buffer */
    size_t depth;
    size_t nodes;
    size_t flow_depth; /* of the outermost list or map on one line; 0 outside of any */
    bool is_map[LIMIT_LEVELS];
};

static int write_bytes(void *data, unsigned char *bytes, size_t size)
{
    struct yaml_writer *writer = data;
    text_append_bytes(writer->out, (const char *)bytes, size);
    writer->no_memory = writer->no_memory || writer->out->failed;
    return !writer->out->failed;
}

/* The emitter owns the event even when it fails. */
static void emit(struct yaml_writer *writer, int made, yaml_event_t *event)
{
    if (writer->failed) {
        if (made)
            yaml_event_delete(event);
        return;
    }
    if (!made)
        writer->no_memory = writer->failed = true;
    else if (!yaml_emitter_emit(&writer->emitter, event))
        writer->failed = true;
}

struct yaml_writer *yaml_writer_new(struct text *out)
{
    struct yaml_writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return NULL;
    if (!yaml_emitter_initialize(&writer->emitter)) {
        free(writer);
        return NULL;
    }
    yaml_emitter_set_output(&writer->emitter, write_bytes, writer);
    writer->out = out;
    yaml_emitter_set_unicode(&writer->emitter, 1);
    yaml_emitter_set_width(&writer->emitter, -1);
    yaml_emitter_set_indent(&writer->emitter, 2);
    yaml_event_t event;
    emit(writer, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING), &event);
    emit(writer, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1), &event);
    return writer;
}

static void push(struct yaml_writer *writer, bool is_map, bool flow)
{
    writer->nodes++;
    if (writer->depth == sizeof writer->is_map / sizeof *writer->is_map)
        writer->failed = true;
    else
        writer->is_map[writer->depth++] = is_map;
    if (flow && !writer->flow_depth)
        writer->flow_depth = writer->depth;
}

static void open_map(struct yaml_writer *writer, yaml_mapping_style_t style)
{
    yaml_event_t event;
    emit(writer, yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, style), &event);
    push(writer, true, style == YAML_FLOW_MAPPING_STYLE);
}

static void open_list(struct yaml_writer *writer, yaml_sequence_style_t style)
{
    yaml_event_t event;
    emit(writer, yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, style), &event);
    push(writer, false, style == YAML_FLOW_SEQUENCE_STYLE);
}

void yaml_write_map(struct yaml_writer *writer)
{
    open_map(writer, YAML_BLOCK_MAPPING_STYLE);
}

void yaml_write_list(struct yaml_writer *writer)
{
    open_list(writer, YAML_BLOCK_SEQUENCE_STYLE);
}

void yaml_write_flow_map(struct yaml_writer *writer)
{
    open_map(writer, YAML_FLOW_MAPPING_STYLE);
}

void yaml_write_flow_list(struct yaml_writer *writer)
{
    open_list(writer, YAML_FLOW_SEQUENCE_STYLE);
}

void yaml_write_end(struct yaml_writer *writer)
{
    if (!writer->depth) {
        writer->failed = true;
        return;
    }
    yaml_event_t event;
    bool is_map = writer->is_map[--writer->depth];
    if (writer->depth < writer->flow_depth)
        writer->flow_depth = 0;
    int made = is_map ? yaml_mapping_end_event_initialize(&event)
                      : yaml_sequence_end_event_initialize(&event);
    emit(writer, made, &event);
}

/* Implicit in every style: where the emitter must quote what was to be plain, it would else add a
   tag, and files with tags are not read. */
static void write_scalar(struct yaml_writer *writer, const char *string, yaml_scalar_style_t style)
{
    yaml_event_t event;
    if (style == YAML_PLAIN_SCALAR_STYLE && yaml_trouble_plain(string, NULL, 0))
        style = YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    int made = yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)string,
                                            (int)strlen(string), 1, 1, style);
    emit(writer, made, &event);
}

void yaml_write_key(struct yaml_writer *writer, const char *key)
{
    write_scalar(writer, key, YAML_PLAIN_SCALAR_STYLE);
}

void yaml_write_plain(struct yaml_writer *writer, const char *word)
{
    writer->nodes++;
    write_scalar(writer, word, YAML_PLAIN_SCALAR_STYLE);
}

void yaml_write_string(struct yaml_writer *writer, const char *string)
{
    bool lines = strchr(string, '\n') != NULL;
    writer->nodes++;
    write_scalar(writer, string,
                 lines ? YAML_LITERAL_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

void yaml_write_entry(struct yaml_writer *writer, const char *key, const char *string)
{
    if (!string)
        return;
    yaml_write_key(writer, key);
    yaml_write_string(writer, string);
}

void yaml_write_node(struct yaml_writer *writer, const struct yaml_node *node)
{
    if (yaml_is_scalar(node)) {
        const char *text = yaml_text(node);
        if (node->quoted)
            yaml_write_string(writer, text);
        else /* on one line, nothing at all would become an empty string */
            yaml_write_plain(writer, *text || !writer->flow_depth ? text : "null");
        return;
    }
    if (yaml_is_map(node))
        yaml_write_map(writer);
    else
        yaml_write_list(writer);
    for (const struct yaml_node *child = yaml_first(node); child; child = yaml_next(child)) {
        if (yaml_is_map(node))
            yaml_write_key(writer, yaml_key(child));
        yaml_write_node(writer, child);
    }
    yaml_write_end(writer);
}

size_t yaml_writer_nodes(const struct yaml_writer *writer)
{
    return writer->nodes;
}

bool yaml_writer_finish(struct yaml_writer *writer, struct error *error)
{
    if (!writer)
        return error_set_memory(error);
    yaml_event_t event;
    emit(writer, yaml_document_end_event_initialize(&event, 1), &event);
    emit(writer, yaml_stream_end_event_initialize(&event), &event);
    bool done = !writer->failed && writer->depth == 0;
    bool memory = writer->no_memory || writer->emitter.error == YAML_MEMORY_ERROR;
    yaml_emitter_delete(&writer->emitter);
    free(writer);
    if (!done && memory)
        return error_set_memory(error);
    return done || error_set(error, ERROR_CONTENT, NULL, 0, 0, "%s",
                             _("the answers could not be written as YAML"));
}
