#include "tui/sitting.h"

#include "core/i18n.h"

static void forget_results(struct sitting *sitting)
{
    advice_free(sitting->advice);
    findings_free(sitting->findings);
    sitting->advice = NULL;
    sitting->findings = NULL;
}

/* The findings point into `applies`, so they go first. */
static bool recompute(struct sitting *sitting)
{
    struct applies *applies = applies_new(sitting->assessment);
    if (!applies)
        return false;
    forget_results(sitting);
    applies_free(sitting->applies);
    sitting->applies = applies;
    sitting->generation++;
    return true;
}

bool sitting_open(struct sitting *sitting, struct assessment *assessment, struct error *error)
{
    sitting_close(sitting);
    sitting->assessment = assessment;
    sitting->settled = true;
    if (recompute(sitting))
        return true;
    sitting_close(sitting);
    return error_set_memory(error);
}

void sitting_close(struct sitting *sitting)
{
    forget_results(sitting);
    applies_free(sitting->applies);
    journal_free(&sitting->journal);
    assessment_free(sitting->assessment);
    sitting->applies = NULL;
    sitting->assessment = NULL;
    sitting->trouble = false;
}

const struct figures *sitting_figures(struct sitting *sitting)
{
    struct problems problems = {0};
    if (!sitting->figures)
        sitting->figures = figures_load(sitting->data_directory, &problems);
    problems_free(&problems);
    return sitting->figures;
}

const struct answer *sitting_answer(const struct sitting *sitting, const struct question *question)
{
    return assessment_answer(sitting->assessment, question);
}

bool sitting_asks(const struct sitting *sitting, const struct question *question)
{
    return applies_to(sitting->applies, question);
}

bool sitting_has_several(const struct sitting *sitting)
{
    size_t count = 0;
    for (size_t i = 0; i < sitting->catalogue->questionnaire_count; i++)
        count += assessment_has(sitting->assessment, sitting->catalogue->questionnaires[i]);
    return count > 1;
}

const struct findings *sitting_findings(struct sitting *sitting)
{
    if (!sitting->findings)
        sitting->findings = findings_new(sitting->applies);
    return sitting->findings;
}

const struct advice *sitting_advice(struct sitting *sitting)
{
    const struct findings *findings = sitting_findings(sitting);
    if (!sitting->advice && findings)
        sitting->advice = advice_new(findings);
    return sitting->advice;
}

void sitting_changed(struct sitting *sitting)
{
    sitting->settled = false;
    recompute(sitting);
}

bool sitting_set_answer(struct sitting *sitting, const struct question *question,
                        const struct answer *draft, bool joined, struct error *error)
{
    struct answer before;
    if (answer_equal(sitting_answer(sitting, question), draft))
        return true;
    if (!answer_copy(&before, sitting_answer(sitting, question)))
        return error_set_memory(error);
    bool done = assessment_set_answer(sitting->assessment, question, draft, error);
    if (done) {
        journal_record(&sitting->journal, question, &before, sitting_answer(sitting, question),
                       joined);
        sitting_changed(sitting);
    }
    answer_free(&before);
    return done;
}

static const struct question *restore(struct sitting *sitting, const struct change *change,
                                      const struct answer *answer)
{
    if (!assessment_set_answer(sitting->assessment, change->question, answer, NULL))
        return NULL;
    sitting_changed(sitting);
    return change->question;
}

const struct question *sitting_undo(struct sitting *sitting)
{
    const struct change *change = journal_undo(&sitting->journal);
    return change ? restore(sitting, change, &change->before) : NULL;
}

const struct question *sitting_redo(struct sitting *sitting)
{
    const struct change *change = journal_redo(&sitting->journal);
    return change ? restore(sitting, change, &change->after) : NULL;
}

void sitting_set_place(struct sitting *sitting, const struct question *question)
{
    if (assessment_set_place(sitting->assessment, question->id))
        sitting->settled = false;
}

bool sitting_save(struct sitting *sitting)
{
    if (sitting->settled)
        return true;
    struct error problem = {0};
    sitting->settled = assessment_save(sitting->assessment, &problem);
    sitting->trouble = !sitting->settled;
    sitting->problem = problem;
    return sitting->settled;
}

bool sitting_save_as(struct sitting *sitting, const char *path, struct error *error)
{
    if (!assessment_create(sitting->assessment, path, error))
        return false;
    sitting->settled = true;
    sitting->trouble = false;
    return true;
}
