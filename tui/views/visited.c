#include "tui/views/visited.h"

#include <string.h>

static bool is_at(const struct visited *visited, const struct question *question)
{
    return visited->count && visited->questions[visited->at] == question;
}

void visited_add(struct visited *visited, const struct question *question)
{
    if (is_at(visited, question))
        return;
    size_t kept = visited->count ? visited->at + 1 : 0;
    if (kept == VISITED_MOST) {
        kept--;
        memmove(visited->questions, visited->questions + 1, kept * sizeof *visited->questions);
    }
    visited->questions[kept] = question;
    visited->at = kept;
    visited->count = kept + 1;
}

const struct question *visited_step(struct visited *visited, int by)
{
    bool possible = by < 0 ? visited->at > 0 : visited->at + 1 < visited->count;
    if (!possible)
        return NULL;
    visited->at = by < 0 ? visited->at - 1 : visited->at + 1;
    return visited->questions[visited->at];
}

static bool has(const struct question *const *questions, size_t count,
                const struct question *question)
{
    for (size_t i = 0; i < count; i++)
        if (questions[i] == question)
            return true;
    return false;
}

size_t visited_latest(const struct visited *visited, const struct question **questions, size_t most)
{
    size_t count = 0;
    for (size_t i = visited->count; i-- > 0 && count < most;)
        if (!is_at(visited, visited->questions[i]) && !has(questions, count, visited->questions[i]))
            questions[count++] = visited->questions[i];
    return count;
}
