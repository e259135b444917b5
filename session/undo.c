#include "session/undo.h"

#include <stdlib.h>
#include <string.h>

/* ---- the list ---- */

static void free_state(struct change_state *state)
{
    answer_free(&state->answer);
    free(state->words);
    free(state->reason);
    free(state->depths);
    *state = (struct change_state){0};
}

static void free_change(struct change *change)
{
    free_state(&change->before);
    free_state(&change->after);
}

static void forget_undone(struct undo *undo)
{
    while (undo->count > undo->done)
        free_change(&undo->changes[--undo->count]);
}

/* Makes the change the end of the last one. */
static void join(struct change *last, struct change *change)
{
    free_state(&last->after);
    last->after = change->after;
    free_state(&change->before);
}

/* Room for one more change; NULL when there is no memory. */
static struct change *make_room(struct undo *undo)
{
    if (undo->count == undo->capacity) {
        size_t capacity = undo->capacity ? undo->capacity * 2 : 32;
        struct change *changes = reallocarray(undo->changes, capacity, sizeof *changes);
        if (!changes)
            return NULL;
        undo->changes = changes;
        undo->capacity = capacity;
    }
    return &undo->changes[undo->count];
}

static void record(struct undo *undo, struct change *change, bool joined)
{
    forget_undone(undo);
    struct change *last = undo->count ? &undo->changes[undo->count - 1] : NULL;
    bool same = last && last->kind == change->kind && last->question == change->question &&
                last->capability == change->capability;
    if (joined && same) {
        join(last, change);
        return;
    }
    struct change *added = make_room(undo);
    if (!added) {
        free_change(change);
        return;
    }
    *added = *change;
    undo->done = ++undo->count;
}

const struct change *undo_undo(struct undo *undo)
{
    return undo->done ? &undo->changes[--undo->done] : NULL;
}

const struct change *undo_redo(struct undo *undo)
{
    return undo->done < undo->count ? &undo->changes[undo->done++] : NULL;
}

void undo_free(struct undo *undo)
{
    undo->done = 0;
    forget_undone(undo);
    free(undo->changes);
    *undo = (struct undo){0};
}

/* ---- what a change is about ---- */

static char *copy_or_null(const char *string)
{
    return string ? strdup(string) : NULL;
}

static size_t count_depths(const struct assessment *assessment)
{
    return assessment_catalogue(assessment)->capability_count + 1;
}

static unsigned char *copy_depths(const struct assessment *assessment)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    unsigned char *depths = calloc(count_depths(assessment), 1);
    if (!depths)
        return NULL;
    depths[0] = (unsigned char)assessment_depth(assessment, NULL);
    for (size_t i = 0; i < catalogue->capability_count; i++)
        depths[i + 1] = (unsigned char)assessment_depth(assessment, catalogue->capabilities[i]);
    return depths;
}

static char *list_instruments(const struct assessment *assessment)
{
    struct text ids = {0};
    assessment_list_instruments(assessment, &ids);
    return text_take(&ids);
}

/* The answer that says which country it is says it for the whole record. */
static bool says_country(const struct change *change)
{
    return change->kind == CHANGE_COUNTRY ||
           (change->kind == CHANGE_ANSWER && change->question->kind == KIND_COUNTRY);
}

static bool take_status(const struct override *override, struct change_state *state)
{
    state->words = copy_or_null(override ? override->status : NULL);
    state->reason = copy_or_null(override ? override->reason : NULL);
    return !override || (state->words && state->reason);
}

static bool take_speaker(const struct assessment *assessment, struct change_state *state)
{
    const struct respondent *respondents;
    size_t count = assessment_respondents(assessment, &respondents);
    state->words = strdup(assessment_speaker(assessment));
    for (size_t i = 0; state->words && i < count; i++)
        if (strcmp(respondents[i].id, state->words) == 0)
            state->reason = strdup(respondents[i].organisation);
    return state->words && (!*state->words || state->reason);
}

/* What the change is about, as it is now. False when there is no memory. */
static bool take_state(const struct assessment *assessment, const struct change *change,
                       struct change_state *state)
{
    if (says_country(change) && !(state->words = strdup(assessment_country(assessment))))
        return false;
    switch (change->kind) {
    case CHANGE_ANSWER:
        return answer_copy(&state->answer, assessment_answer(assessment, change->question));
    case CHANGE_TITLE:
        state->words = strdup(assessment_title(assessment));
        return state->words;
    case CHANGE_COUNTRY:
        return true;
    case CHANGE_INSTRUMENTS:
        state->words = list_instruments(assessment);
        return state->words;
    case CHANGE_DEPTH:
        state->depths = copy_depths(assessment);
        return state->depths;
    case CHANGE_STATUS:
        return take_status(assessment_override(assessment, change->capability), state);
    case CHANGE_SPEAKER:
        return take_speaker(assessment, state);
    }
    return false;
}

static bool put_country(struct assessment *assessment, const char *code, struct error *error)
{
    return *code ? assessment_set_country(assessment, code, error)
                 : assessment_forget_country(assessment, error);
}

static bool put_depths(struct assessment *assessment, const unsigned char *depths,
                       struct error *error)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    bool done = assessment_set_depth(assessment, NULL, (enum depth)depths[0], error);
    for (size_t i = 0; done && i < catalogue->capability_count; i++)
        if (depths[i + 1] != depths[0])
            done = assessment_set_depth(assessment, catalogue->capabilities[i],
                                        (enum depth)depths[i + 1], error);
    return done;
}

static bool put_speaker(struct assessment *assessment, const struct change *change, bool undoing,
                        struct error *error)
{
    const struct change_state *state = undoing ? &change->before : &change->after;
    if (change->new_respondent && !undoing &&
        !assessment_add_respondent(assessment, state->words, state->reason, error))
        return false;
    if (!assessment_set_speaker(assessment, state->words, error))
        return false;
    if (change->new_respondent && undoing)
        assessment_remove_respondent(assessment, change->after.words);
    return true;
}

bool undo_restore(struct assessment *assessment, const struct change *change, bool undoing,
                  struct error *error)
{
    const struct change_state *state = undoing ? &change->before : &change->after;
    if (says_country(change) && !put_country(assessment, state->words, error))
        return false;
    switch (change->kind) {
    case CHANGE_ANSWER:
        return assessment_restore_answer(assessment, change->question, &state->answer, error);
    case CHANGE_TITLE:
        return assessment_set_title(assessment, state->words, error);
    case CHANGE_COUNTRY:
        return true;
    case CHANGE_INSTRUMENTS:
        return assessment_set_instruments(assessment, state->words, error);
    case CHANGE_DEPTH:
        return put_depths(assessment, state->depths, error);
    case CHANGE_STATUS:
        return assessment_set_override(assessment, change->capability, state->words, state->reason,
                                       error);
    case CHANGE_SPEAKER:
        return put_speaker(assessment, change, undoing, error);
    }
    return false;
}

static bool is_same_word(const char *one, const char *other)
{
    return one == other || (one && other && strcmp(one, other) == 0);
}

static bool is_same(const struct change_state *one, const struct change_state *other, size_t depths)
{
    return answer_equal(&one->answer, &other->answer) && is_same_word(one->words, other->words) &&
           is_same_word(one->reason, other->reason) &&
           (!one->depths || memcmp(one->depths, other->depths, depths) == 0);
}

bool undo_begin(const struct assessment *assessment, struct change *change)
{
    if (take_state(assessment, change, &change->before))
        return true;
    free_change(change);
    return false;
}

void undo_end(struct undo *undo, const struct assessment *assessment, struct change *change,
              bool done, bool joined)
{
    if (done && take_state(assessment, change, &change->after) &&
        !is_same(&change->before, &change->after, count_depths(assessment)))
        record(undo, change, joined);
    else
        free_change(change);
}
