#include "core/catalogue/index.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static int compare_entries(const void *one, const void *other)
{
    const struct index_entry *a = one;
    const struct index_entry *b = other;
    int order = strcmp(a->id, b->id);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

void index_sort(struct index *index)
{
    qsort(index->entries, index->count, sizeof *index->entries, compare_entries);
}

const void *index_find(const struct index *index, const char *id)
{
    size_t low = 0;
    for (size_t high = index->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(index->entries[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < index->count && strcmp(index->entries[low].id, id) == 0;
    return found ? index->entries[low].thing : NULL;
}
