#include "core/base/nearest.h"

#include <stdint.h>
#include <string.h>

enum { LONGEST_NAME = 64 };

static size_t smallest(size_t one, size_t two, size_t three)
{
    size_t least = one < two ? one : two;
    return least < three ? least : three;
}

/* How many letters to add, drop or change to make one of the other (Levenshtein). */
static size_t distance(const char *one, const char *other)
{
    size_t row[LONGEST_NAME + 1];
    size_t width = strlen(other);
    if (strlen(one) > LONGEST_NAME || width > LONGEST_NAME)
        return SIZE_MAX;
    for (size_t j = 0; j <= width; j++)
        row[j] = j;
    for (size_t i = 0; one[i]; i++) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < width; j++) {
            size_t changed = diagonal + (one[i] != other[j]);
            diagonal = row[j + 1];
            row[j + 1] = smallest(row[j] + 1, row[j + 1] + 1, changed);
        }
    }
    return row[width];
}

void nearest_consider(struct nearest *nearest, const char *word, const char *candidate)
{
    size_t found = distance(word, candidate);
    size_t most = strlen(candidate) / 3 + 1;
    if (found > most || (nearest->name && found >= nearest->distance))
        return;
    *nearest = (struct nearest){.name = candidate, .distance = found};
}
