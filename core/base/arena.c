#include "core/base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

struct block {
    struct block *next;
    size_t used;
    size_t size;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *blocks;
    bool failed;
};

struct arena *arena_new(void)
{
    return calloc(1, sizeof(struct arena));
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    for (struct block *block = arena->blocks; block;) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

static struct block *block_with_room(struct arena *arena, size_t size)
{
    struct block *block = arena->blocks;
    if (block && block->size - block->used >= size)
        return block;
    size_t capacity = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    block = calloc(1, sizeof *block + capacity);
    if (!block)
        return NULL;
    block->size = capacity;
    block->next = arena->blocks;
    arena->blocks = block;
    return block;
}

void *arena_allocate(struct arena *arena, size_t count, size_t size)
{
    const size_t alignment = alignof(max_align_t);
    if (size && count > (SIZE_MAX - alignment) / size) {
        arena->failed = true;
        return NULL;
    }
    size_t wanted = (count * size + alignment - 1) / alignment * alignment;
    struct block *block = block_with_room(arena, wanted);
    if (!block) {
        arena->failed = true;
        return NULL;
    }
    void *place = block->bytes + block->used;
    block->used += wanted;
    return place;
}

char *arena_copy(struct arena *arena, const char *string)
{
    size_t size = strlen(string) + 1;
    char *copy = arena_allocate(arena, size, 1);
    if (copy)
        memcpy(copy, string, size);
    return copy;
}

bool arena_failed(const struct arena *arena)
{
    return arena->failed;
}
