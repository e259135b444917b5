#include "core/rules/sharing.h"

#include <stdlib.h>

#include "core/record/assessment_parts.h"

struct sharing {
    struct assessment *copy;
    struct applies *applies;
    struct findings *findings;
};

/* Answers to what is not asked count as blank everywhere, and do not travel. */
static void drop_hidden(struct sharing *sharing)
{
    const struct catalogue *catalogue = assessment_catalogue(sharing->copy);
    for (size_t i = 0; i < catalogue->question_count; i++) {
        struct answer mark = {.sensitive = entries_answer(sharing->copy->entries, i)->sensitive};
        if (!applies_to(sharing->applies, catalogue->questions[i]))
            entries_read(sharing->copy->entries, i, &mark, 0, NULL);
    }
}

/* The bytes of the copy's file, which its digest is of. */
static bool write_bytes(struct assessment *copy, struct error *error)
{
    struct text out = {0};
    if (!assessment_write(copy, &out, error)) {
        text_free(&out);
        return false;
    }
    copy->saved_length = out.length;
    copy->saved = text_take(&out);
    copy->changed = false;
    return copy->saved || error_set_memory(error);
}

static bool make(struct sharing *sharing, const struct assessment *whole, struct error *error)
{
    sharing->copy = assessment_shared(whole, error);
    if (!sharing->copy)
        return false;
    sharing->applies = applies_new(sharing->copy);
    if (!sharing->applies)
        return error_set_memory(error);
    drop_hidden(sharing);
    sharing->findings = findings_new(sharing->applies);
    if (!sharing->findings)
        return error_set_memory(error);
    return write_bytes(sharing->copy, error);
}

struct sharing *sharing_new(const struct assessment *whole, struct error *error)
{
    struct sharing *sharing = calloc(1, sizeof *sharing);
    if (!sharing) {
        error_set_memory(error);
        return NULL;
    }
    if (make(sharing, whole, error))
        return sharing;
    sharing_free(sharing);
    return NULL;
}

void sharing_free(struct sharing *sharing)
{
    if (!sharing)
        return;
    findings_free(sharing->findings);
    applies_free(sharing->applies);
    assessment_free(sharing->copy);
    free(sharing);
}

const struct findings *sharing_findings(const struct sharing *sharing)
{
    return sharing->findings;
}
