#include "core/catalogue/companion.h"

#include <string.h>

static const char *const endings[] = {
    [COMPANION_TITLE] = "title", [COMPANION_ARTICLE] = "article",
    [COMPANION_SINCE] = "since", [COMPANION_WORDING] = "wording",
    [COMPANION_BILL] = "bill",   [COMPANION_RESERVATION] = "reservation",
};

/* What follows `start` and a full stop in an id; NULL when it begins otherwise. */
static const char *rest_of(const char *id, const char *start)
{
    size_t length = strlen(start);
    return strncmp(id, start, length) == 0 && id[length] == '.' ? id + length + 1 : NULL;
}

static const struct question *find(const struct question *const *questions, size_t count,
                                   const char *id, enum companion companion)
{
    for (size_t i = 0; i < count; i++) {
        const char *rest = rest_of(questions[i]->id, id);
        if (rest && strcmp(rest, endings[companion]) == 0)
            return questions[i];
    }
    return NULL;
}

const struct question *companion_of_capability(const struct capability *capability,
                                               enum companion companion)
{
    return find(capability->questions, capability->question_count, capability->id, companion);
}

/* The questions that stand beside this one. */
static const struct question *const *beside(const struct question *question, size_t *count)
{
    const struct capability *capability = question->capability;
    *count = capability ? capability->question_count : question->domain->question_count;
    return capability ? capability->questions : question->domain->questions;
}

const struct question *companion_of_question(const struct question *question,
                                             enum companion companion)
{
    size_t count;
    const struct question *const *questions = beside(question, &count);
    return find(questions, count, question->id, companion);
}

static bool goes_on_from(const struct question *question, const char *start)
{
    const char *rest = rest_of(question->id, start);
    for (size_t i = 0; rest && i < COMPANION_COUNT; i++)
        if (strcmp(rest, endings[i]) == 0)
            return true;
    return false;
}

bool companion_is(const struct question *question)
{
    if (question->capability && goes_on_from(question, question->capability->id))
        return true;
    size_t count;
    const struct question *const *questions = beside(question, &count);
    for (size_t i = 0; i < count; i++)
        if (goes_on_from(question, questions[i]->id))
            return true;
    return false;
}

const struct treaty *companion_treaty(const struct catalogue *catalogue,
                                      const struct question *question)
{
    const char *name = rest_of(question->id, question->questionnaire->id);
    const char *id = name ? rest_of(name, "treaty") : NULL;
    for (size_t i = 0; id && i < catalogue->treaty_count; i++)
        if (strcmp(catalogue->treaties[i].id, id) == 0)
            return &catalogue->treaties[i];
    return NULL;
}
