/*
 * loader: how a catalogue is made; shared by catalogue.c and load_*.c, and nobody else's business.
 *
 * Files are checked against the schema before anything here reads them, so shapes and types can be
 * relied on. Mistakes of meaning are reported and loading goes on, so that all are found at once.
 */
#ifndef CORE_LOADING_LOADER_H
#define CORE_LOADING_LOADER_H

#include "core/base/arena.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/content.h"

/* A condition that can only be read when all ids are known. */
struct pending {
    const struct yaml_node *node;
    const char *path;
    const struct condition **place;
    const char *owner; /* id of what it decides about: whether a question is asked, which status a
                          capability has; NULL for all else */
};

/* A growing list of pointers, while it is not known how many there will be. */
struct list {
    void **items;
    size_t count;
};

struct loader {
    struct catalogue *catalogue;
    struct arena *arena;
    struct data *data;
    struct problems *problems;
    const struct yaml_node *texts; /* of the translation, or NULL */
    const char *path;              /* of the file being read */
    struct list questions;
    struct list capabilities;
    struct list recommendations;
    struct list domains;
    const struct option *builtin[KIND_COUNT]; /* of kinds whose options are always the same */
    struct pending *pending;
    size_t pending_count;
    size_t errors;   /* in `problems` before this load */
    bool incomplete; /* a file could not be used: ids that are not found may stand in it */
    bool failed;     /* out of memory */
};

/* Reports a mistake at a node of the file being read; then a format and what goes into it. */
#define COMPLAIN(loader, node, ...)                                                                \
    problems_add((loader)->problems, SEVERITY_ERROR, ERROR_CONTENT, (loader)->path, (node)->line,  \
                 (node)->column, __VA_ARGS__)

/* Arena memory, zeroed, for `count` things (at least one); NULL marks the loader as failed. */
void *loader_make(struct loader *loader, size_t count, size_t size);

void loader_list_add(struct loader *loader, struct list *list, const void *item);

/* An arena copy of a list's pointers; the list is freed. */
void *loader_list_take(struct loader *loader, struct list *list);

/* Values of a map, as the schema promised them; NULL, 0 or false where there is none. */
size_t node_count(const struct yaml_node *list);
const char *node_string(const struct yaml_node *map, const char *key);
int node_integer(const struct yaml_node *map, const char *key);
bool node_boolean(const struct yaml_node *map, const char *key);

/* The text under `key`, in the reader's language where the overlay has it; and a list of them. */
const char *loader_text(struct loader *loader, const char *id, const struct yaml_node *map,
                        const char *key);
const char **loader_strings(struct loader *loader, const char *id, const struct yaml_node *map,
                            const char *key, size_t *count);

/* "mnr.q17" + "isp-reporting" -> "mnr.q17/isp-reporting": the id of a part, for translations. */
const char *loader_part_id(struct loader *loader, const char *owner, const char *part);

/* Place of `word` among `words`, or -1. */
int loader_word_index(const char *word, const char *const *words, int count);

/* The capability with exactly that id among those read so far; NULL when there is none. */
const struct capability *loader_capability(const struct loader *loader, const char *id);

/* Notes a condition to be read when all ids are known; `node` NULL is allowed. */
void loader_add_pending(struct loader *loader, const struct yaml_node *node,
                        const struct condition **place, const char *owner);

/* Ids of a questionnaire begin with its own id. */
void loader_check_prefix(struct loader *loader, const struct yaml_node *node, const char *id);

/* The version under `since`, which is none that is still to come; NULL where there is none. */
const char *loader_since(struct loader *loader, const struct yaml_node *map);

/* Opens a file and checks its shape, which is that of the files that have the key `kind` (NULL: of
   any); NULL when there is a mistake. */
const struct yaml_tree *loader_open(struct loader *loader, const char *name, const char *kind);

/* The domain read so far with that id; NULL when there is none. */
const struct domain *loader_domain(const struct loader *loader, const char *id);

/* What an id outside a condition refers to; REFERENCE_ABSENT where its questionnaire is left out.
 */
struct reference loader_refer(struct loader *loader, const struct yaml_node *node);

/* Whether `word` can be (part of) the answer to a question with options. */
bool loader_word_fits(const struct question *question, const char *word);

/* load_shared.c: documents, vocabulary, glossary; and what refers to them. */
void load_shared(struct loader *loader);
struct source loader_source(struct loader *loader, const struct yaml_node *map);
const struct source *loader_sources(struct loader *loader, const struct yaml_node *map,
                                    const char *key, size_t *count);
const struct treaty_article *loader_articles(struct loader *loader, const struct yaml_node *map,
                                             size_t *count);
const struct example *loader_examples(struct loader *loader, const char *owner,
                                      const struct yaml_node *map, size_t *count);
const struct vocable *loader_vocable(struct loader *loader, const struct yaml_node *node,
                                     const struct vocable *vocables, size_t count,
                                     const char *noun /* not yet translated */);

/* load_questions.c, load_domain.c, load_recommendations.c: the parts of a questionnaire. */
const struct question **load_questions(struct loader *loader, const struct yaml_node *map,
                                       const struct domain *domain,
                                       const struct capability *capability, size_t *count);
const struct domain *load_domain(struct loader *loader, const struct yaml_node *root);
void load_recommendation(struct loader *loader, const struct yaml_node *map);

/* load_references.c: what can only be joined when everything has been read. In this order, with
   load_crosswalk.c before the conditions. */
void load_index(struct loader *loader);
void load_references(struct loader *loader);
void load_crosswalk(struct loader *loader);
void load_conditions(struct loader *loader);
void load_back_references(struct loader *loader);
void load_check_cycles(struct loader *loader);

#endif
