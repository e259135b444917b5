/*
 * schema: what may stand in questionnaire files, as one table.
 *
 * The loader, `lint` and the tables of mnr-assess(7) all read it. Checks shapes and types only;
 * what ids mean is the loader's business.
 */
#ifndef CORE_CATALOGUE_SCHEMA_H
#define CORE_CATALOGUE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/base/yaml_tree.h"

enum schema_type {
    SCHEMA_STRING,
    SCHEMA_ID,      /* lower case letters, digits, dots, hyphens; as long as limits.h allows */
    SCHEMA_STRINGS, /* list of strings */
    SCHEMA_INTEGER,
    SCHEMA_BOOLEAN,
    SCHEMA_CONDITION,
    SCHEMA_CONDITIONS,
    SCHEMA_BOOLEAN_OR_CONDITION,
    SCHEMA_WORD,  /* one of `words` */
    SCHEMA_MAP,   /* of the shape `of` */
    SCHEMA_MAPS,  /* list of those */
    SCHEMA_TEXTS, /* map of ids to maps of strings or lists of strings (translations) */
};

struct schema_shape;

struct schema_key {
    const char *key;
    enum schema_type type;
    bool needed;
    const char *const *words; /* SCHEMA_WORD: ended by NULL */
    const struct schema_shape *of;
    const char *meaning; /* one line for the manual */
};

struct schema_shape {
    const char *name; /* "question" */
    const struct schema_key *keys;
    size_t count;
};

/* The shapes of whole files, told apart by their first key. */
extern const struct schema_shape *const schema_files[];
extern const size_t schema_file_count;

/* All shapes, for the manual. */
extern const struct schema_shape *const schema_shapes[];
extern const size_t schema_shape_count;

/* Checks a whole file; returns whether it is free of errors. */
bool schema_check(const struct yaml_tree *tree, struct problems *problems);

/* The words of enum tour_sign (tour.h), in its order; ended by NULL. */
extern const char *const schema_tour_signs[];

/* The word that names a type for people: "list of strings". */
const char *schema_type_word(enum schema_type type);

#endif
