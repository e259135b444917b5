#include "tui/journal.h"

#include <stdlib.h>

static void free_state(struct change_state *state)
{
    answer_free(&state->answer);
    free(state->words);
    free(state->reason);
    free(state->depths);
    *state = (struct change_state){0};
}

void journal_free_change(struct change *change)
{
    free_state(&change->before);
    free_state(&change->after);
}

static void forget_undone(struct journal *journal)
{
    while (journal->count > journal->done)
        journal_free_change(&journal->changes[--journal->count]);
}

/* Makes the change the end of the last one. */
static void join(struct change *last, struct change *change)
{
    free_state(&last->after);
    last->after = change->after;
    free_state(&change->before);
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

void journal_record(struct journal *journal, struct change *change, bool joined)
{
    forget_undone(journal);
    struct change *last = journal->count ? &journal->changes[journal->count - 1] : NULL;
    bool same = last && last->kind == change->kind && last->question == change->question &&
                last->capability == change->capability;
    if (joined && same) {
        join(last, change);
        return;
    }
    struct change *added = make_room(journal);
    if (!added) {
        journal_free_change(change);
        return;
    }
    *added = *change;
    journal->done = ++journal->count;
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
