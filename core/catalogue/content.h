/*
 * content: where the questionnaire files come from: a directory, or the copy inside the program.
 *
 * Knows names and bytes, not what they mean.
 */
#ifndef CORE_CATALOGUE_CONTENT_H
#define CORE_CATALOGUE_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/base/yaml_tree.h"

/* A file inside the program: made by the build from questionnaires/ (tools/embed.sh). */
struct embedded_file {
    const char *name; /* "mnr/questionnaire.yaml" */
    const void *bytes;
    const void *end;
};

/* Trees of YAML files, ready to use; and files kept as they are. */
extern const struct embedded_file embedded_trees[];
extern const size_t embedded_tree_count;
extern const struct embedded_file embedded_files[];
extern const size_t embedded_file_count;

struct data;

/* `directory` NULL: inside the program. NULL when there is no memory. */
struct data *data_open(const char *directory);
void data_close(struct data *data);

/* The tree of a file by its name below the directory; read once, kept until data_close. NULL, with
   a problem, when it cannot be read. */
const struct yaml_tree *data_tree(struct data *data, const char *name, struct problems *problems);

/* Whether the files are those inside the program, whose shapes the build has checked. */
bool data_is_embedded(const struct data *data);

/* Whether there is such a file. */
bool data_has(const struct data *data, const char *name);

/* A file kept inside the program as it is ("practice/zzz.yaml", "iso_3166-1.json"). NULL when
   there is none. */
const char *data_embedded_file(const char *name, size_t *length);

/* The file of the practice country as it is: from `directory` (NULL: inside the program), or from
   inside the program where the directory has none. free() it. */
char *data_practice(const char *directory, size_t *length, struct error *error);

#endif
