/* Where a reader of the form goes on after an answer. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "export/form/form_skip.h"

static bool is_in_form(const struct form_input *input, const struct questionnaire *questionnaire)
{
    return !input->questionnaire || input->questionnaire == questionnaire;
}

static bool is_taken_from_form(const struct form_input *input, struct reference reference)
{
    const struct catalogue *catalogue = input->catalogue;
    if (reference.kind == REFERENCE_QUESTION)
        return is_in_form(input, catalogue->questions[reference.index]->questionnaire);
    return reference.kind == REFERENCE_FINDING &&
           is_in_form(input, catalogue->capabilities[reference.index]->domain->questionnaire);
}

bool form_asks(const struct form_input *input, const struct question *question)
{
    size_t taken = 0;
    if (!is_in_form(input, question->questionnaire) || question->depth > input->depth)
        return false;
    for (size_t i = 0; i < question->taken_count; i++)
        taken += is_taken_from_form(input, question->taken_from[i]);
    return !taken || taken < question->taken_count;
}

/* What is known after one answer: that answer, and that some questions are skipped. */
struct knowing {
    const struct form_input *input;
    const struct question *question;
    const char *word;
    bool *skipped; /* by question of the catalogue */
};

/* Something that was answered without a word meets no test: so count what was skipped, and an
   answer that is not known. */
static struct fact fact_after(void *context, struct reference reference)
{
    struct knowing *knowing = context;
    if (reference.kind != REFERENCE_QUESTION)
        return (struct fact){.state = FACT_BLANK};
    const struct question *question = knowing->input->catalogue->questions[reference.index];
    if (question == knowing->question && knowing->word)
        return (struct fact){.state = FACT_ANSWERED, .words = &knowing->word, .word_count = 1};
    if (question == knowing->question || knowing->skipped[question->index])
        return (struct fact){.state = FACT_ANSWERED, .number = NAN};
    return (struct fact){.state = FACT_BLANK};
}

const struct question *form_next(const struct form_input *input, const struct question *question,
                                 const char *word)
{
    const struct catalogue *catalogue = input->catalogue;
    const struct question *next = NULL;
    bool *skipped = calloc(catalogue->question_count + 1, sizeof *skipped);
    struct knowing knowing = {input, question, word, skipped};
    struct condition_view view = {.fact = fact_after, .context = &knowing};
    for (size_t i = question->index + 1; skipped && !next && i < catalogue->question_count; i++) {
        const struct question *other = catalogue->questions[i];
        if (!form_asks(input, other))
            continue;
        if (other->asked_if && condition_evaluate(other->asked_if, &view) == TRUTH_FALSE)
            skipped[i] = true;
        else
            next = other;
    }
    free(skipped);
    return next;
}

const struct question *form_following(const struct form_input *input,
                                      const struct question *question)
{
    const struct catalogue *catalogue = input->catalogue;
    for (size_t i = question->index + 1; i < catalogue->question_count; i++)
        if (form_asks(input, catalogue->questions[i]))
            return catalogue->questions[i];
    return NULL;
}
