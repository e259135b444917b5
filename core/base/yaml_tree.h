/*
 * yaml_tree: a YAML document as a read-only tree that knows where everything stood.
 *
 * A tree is one block of memory without pointers, so that the build can store the questionnaires'
 * trees in the program and starting costs no parsing (tools/freeze.c). Decides nothing about
 * meaning: every scalar is a string, and whether it was quoted is kept.
 *
 * Refused while reading, before anything is built: anchors, aliases, tags, duplicate keys, keys
 * that are not strings, a second document, bytes that are not UTF-8, more than limits.h allows.
 */
#ifndef CORE_BASE_YAML_TREE_H
#define CORE_BASE_YAML_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/base/limits.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

enum yaml_quoting {
    YAML_PLAIN,
    YAML_QUOTED, /* on one line */
    YAML_SPREAD, /* literal or folded, or over several lines: its text does not show where they end
                  */
};

/* A node; read it through the functions below. Lives as long as its tree. */
struct yaml_node {
    uint32_t line;     /* from 1 */
    uint32_t column;   /* from 1 */
    uint32_t key_line; /* of the key, for children of a map; else 0 */
    uint32_t key_column;
    uint32_t key;       /* distance in bytes from this node to its key; 0 for none */
    uint32_t text;      /* the same to the scalar's text; in a map one bit for each key's start */
    uint32_t next;      /* distance in nodes to the next sibling; 0 for none */
    uint32_t child;     /* the same to the first child */
    uint32_t count;     /* children; for a scalar its length in bytes */
    uint8_t kind;       /* enum yaml_kind */
    uint8_t quoted;     /* enum yaml_quoting; only of a scalar */
    uint16_t key_start; /* first two bytes of the key, so that yaml_get compares few of them */
};

struct yaml_tree;

/* Parses `length` bytes, behind which a NUL stands; `path` is only for messages. NULL on error.
 * Free with yaml_tree_free. */
struct yaml_tree *yaml_tree_parse(const char *path, const char *bytes, size_t length,
                                  struct error *error);

/* Wraps bytes made by yaml_tree_bytes in an earlier run (of the same build: no version is kept).
   The bytes must outlive the tree. NULL when there is no memory. */
struct yaml_tree *yaml_tree_thaw(const char *path, const void *bytes, size_t size);

/* The tree as bytes to store; they belong to the tree. */
const void *yaml_tree_bytes(const struct yaml_tree *tree, size_t *size);

void yaml_tree_free(struct yaml_tree *tree);

/* How many nodes it has. */
size_t yaml_tree_nodes(const struct yaml_tree *tree);

/* Name of the file, as given; belongs to the tree. */
const char *yaml_tree_path(const struct yaml_tree *tree);

/* The top node; NULL for a document with nothing in it. */
const struct yaml_node *yaml_tree_root(const struct yaml_tree *tree);

/* The functions below accept NULL for a node and then answer NULL or "". */
const struct yaml_node *yaml_first(const struct yaml_node *node);
const struct yaml_node *yaml_next(const struct yaml_node *node);

/* The value of `key` in a map, or NULL. */
const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

/* The key under which a node stands in its map; "" for an item of a list. */
const char *yaml_key(const struct yaml_node *node);

/* The text of a scalar, ended by NUL; "" for lists and maps. */
const char *yaml_text(const struct yaml_node *node);

bool yaml_is_map(const struct yaml_node *node);
bool yaml_is_list(const struct yaml_node *node);
bool yaml_is_scalar(const struct yaml_node *node);

/* Whether two nodes say the same: the same texts, in the same lists and mappings, in the same
   order. `types`: also whether a text stands in quotation marks. NULL says the same as NULL. */
bool yaml_equal(const struct yaml_node *one, const struct yaml_node *other, bool types);

/* Whether the node says "nothing": without quotation marks, empty, "null" or "~". */
bool yaml_is_null(const struct yaml_node *node);

#endif
