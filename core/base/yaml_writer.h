/*
 * yaml_writer: writes YAML that people like to read and every reader understands alike.
 *
 * Strings are always quoted, or literal blocks when they have several lines, so that NO, 1e3 and
 * dates stay what they are. Failure is remembered; callers check once, at the end.
 */
#ifndef CORE_BASE_YAML_WRITER_H
#define CORE_BASE_YAML_WRITER_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/yaml_tree.h"

struct yaml_writer;

/* Writes to `out`, which outlives the writer. NULL when there is no memory. */
struct yaml_writer *yaml_writer_new(struct text *out);

void yaml_write_map(struct yaml_writer *writer);
void yaml_write_list(struct yaml_writer *writer);
void yaml_write_flow_map(struct yaml_writer *writer);  /* {a: "b"} on one line */
void yaml_write_flow_list(struct yaml_writer *writer); /* ["a", "b"] on one line */
void yaml_write_end(struct yaml_writer *writer);       /* closes the innermost of these */

void yaml_write_key(struct yaml_writer *writer, const char *key);
void yaml_write_string(struct yaml_writer *writer, const char *string);
void yaml_write_plain(struct yaml_writer *writer, const char *word); /* numbers, true, false */

/* key: "string", left out when `string` is NULL. */
void yaml_write_entry(struct yaml_writer *writer, const char *key, const char *string);

/* Copies a subtree, quoted where it was quoted. */
void yaml_write_node(struct yaml_writer *writer, const struct yaml_node *node);

/* How many nodes the tree has that is read of what was written so far. */
size_t yaml_writer_nodes(const struct yaml_writer *writer);

/* Ends the document and frees the writer. Returns whether all of it was written. */
bool yaml_writer_finish(struct yaml_writer *writer, struct error *error);

#endif
