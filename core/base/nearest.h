/*
 * nearest: the name that looks most like a word, for "did you mean".
 */
#ifndef CORE_BASE_NEAREST_H
#define CORE_BASE_NEAREST_H

#include <stddef.h>

/* Starts as {0} and is shown one candidate after the other; `name` is then the nearest of them, or
   NULL when none is near. */
struct nearest {
    const char *name;
    size_t distance;
};

/* Compares bytes as they are; what is longer than 64 is near to nothing. */
void nearest_consider(struct nearest *nearest, const char *word, const char *candidate);

#endif
