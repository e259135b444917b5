/*
 * arena: memory that is given out piece by piece and freed all at once.
 *
 * For what is built once and then only read (the questionnaires). Not for answers, which change.
 */
#ifndef CORE_BASE_ARENA_H
#define CORE_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* NULL when there is no memory. arena_free(NULL) is allowed. */
struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Zeroed memory for `count` things of `size` bytes, aligned for anything; NULL when there is none,
   which arena_failed remembers. */
void *arena_allocate(struct arena *arena, size_t count, size_t size);
char *arena_copy(struct arena *arena, const char *string);
bool arena_failed(const struct arena *arena);

#endif
