#include "tui/journal.h"

#include <stdlib.h>

static void free_change(struct change *change)
{
    answer_free(&change->before);
    answer_free(&change->after);
}

static void forget_undone(struct journal *journal)
{
    while (journal->count > journal->done)
        free_change(&journal->changes[--journal->count]);
}

static bool join(struct change *last, const struct answer *after)
{
    struct answer copy;
    if (!answer_copy(&copy, after))
        return false;
    answer_free(&last->after);
    last->after = copy;
    return true;
}

/* Room for one more change; NULL when there is no memory. */
static struct change *make_room(struct journal *journal)
{
    if (journal->count == journal->capacity) {
        size_t capacity = journal->capacity ? journal->capacity * 2 : 32;
        struct change *changes = reallocarray(journal->changes, capacity, sizeof *changes);
        if (!changes)
            return NULL;
        journal->changes = changes;
        journal->capacity = capacity;
    }
    return &journal->changes[journal->count];
}

static bool add(struct journal *journal, const struct question *question,
                const struct answer *before, const struct answer *after)
{
    struct change *added = make_room(journal);
    if (!added || !answer_copy(&added->before, before))
        return false;
    if (!answer_copy(&added->after, after)) {
        answer_free(&added->before);
        return false;
    }
    added->question = question;
    journal->done = ++journal->count;
    return true;
}

bool journal_record(struct journal *journal, const struct question *question,
                    const struct answer *before, const struct answer *after, bool joined)
{
    forget_undone(journal);
    struct change *last = journal->count ? &journal->changes[journal->count - 1] : NULL;
    if (joined && last && last->question == question)
        return join(last, after);
    return add(journal, question, before, after);
}

const struct change *journal_undo(struct journal *journal)
{
    return journal->done ? &journal->changes[--journal->done] : NULL;
}

const struct change *journal_redo(struct journal *journal)
{
    return journal->done < journal->count ? &journal->changes[journal->done++] : NULL;
}

void journal_free(struct journal *journal)
{
    journal->done = 0;
    forget_undone(journal);
    free(journal->changes);
    *journal = (struct journal){0};
}
