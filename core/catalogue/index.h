/*
 * index: things sorted by their ids, to be found by them.
 *
 * Owns nothing: entries and things stand in the arena of what they belong to.
 */
#ifndef CORE_CATALOGUE_INDEX_H
#define CORE_CATALOGUE_INDEX_H

#include <stddef.h>

/* Where two have the same id, the one of the lower order is found. */
struct index_entry {
    const char *id;
    const void *thing;
    size_t order;
};

struct index {
    struct index_entry *entries;
    size_t count;
};

/* Sorts the entries, once they are all there. */
void index_sort(struct index *index);

/* What has exactly that id; NULL when nothing has. */
const void *index_find(const struct index *index, const char *id);

#endif
