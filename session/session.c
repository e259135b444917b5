#include "session/session.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/safety/backup.h"
#include "core/safety/draft_file.h"
#include "core/safety/recovery.h"

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

/* From then on under the file's name as it is now. */
static void begin_keeping(struct sitting *sitting)
{
    keeper_end(sitting->keeper);
    sitting->keeper = keeper_begin(assessment_path(sitting->assessment),
                                   assessment_id(sitting->assessment), &sitting->cannot_keep);
}

/* Takes the assessment over, with whatever is kept of the one before. */
static bool take(struct sitting *sitting, struct assessment *assessment, struct error *error)
{
    sitting->assessment = assessment;
    sitting->settled = true;
    if (recompute(sitting))
        return true;
    sitting_close(sitting);
    return error_set_memory(error);
}

bool sitting_open(struct sitting *sitting, struct assessment *assessment, struct error *error)
{
    sitting_close(sitting);
    if (!take(sitting, assessment, error))
        return false;
    begin_keeping(sitting);
    return true;
}

static void drop_assessment(struct sitting *sitting)
{
    forget_results(sitting);
    applies_free(sitting->applies);
    journal_free(&sitting->journal);
    assessment_free(sitting->assessment);
    sitting->applies = NULL;
    sitting->assessment = NULL;
    sitting->trouble = sitting->looking = false;
}

void sitting_close(struct sitting *sitting)
{
    drop_assessment(sitting);
    keeper_end(sitting->keeper);
    sitting->keeper = NULL;
    kept_free(&sitting->left);
    sitting->kept = sitting->spared = false;
}

bool sitting_replace(struct sitting *sitting, struct assessment *assessment, struct error *error)
{
    drop_assessment(sitting);
    if (!take(sitting, assessment, error))
        return false;
    sitting->settled = false;
    return true;
}

const struct figures *sitting_figures(struct sitting *sitting)
{
    struct problems problems = {0};
    if (!sitting->figures)
        sitting->figures = figures_load(sitting->data_directory, sitting->catalogue, &problems);
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

/* ---- changes ---- */

/* Before anything is changed: what it is now. */
static bool begin_change(const struct sitting *sitting, struct change *change, struct error *error)
{
    if (sitting->looking)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, _("you are only looking: %s"),
                         sitting->forbidden.problem[0] ? sitting->forbidden.problem
                                                       : _("somebody else has this file open"));
    return journal_begin(sitting->assessment, change) || error_set_memory(error);
}

/* After the change, when it was `done`: what it is then. */
static bool end_change(struct sitting *sitting, struct change *change, bool done, bool joined)
{
    journal_end(&sitting->journal, sitting->assessment, change, done, joined);
    if (done)
        sitting_changed(sitting);
    return done;
}

bool sitting_set_answer(struct sitting *sitting, const struct question *question,
                        const struct answer *draft, bool joined, struct error *error)
{
    struct change change = {.kind = CHANGE_ANSWER, .question = question};
    if (answer_equal(sitting_answer(sitting, question), draft))
        return true;
    return begin_change(sitting, &change, error) &&
           end_change(sitting, &change,
                      assessment_set_answer(sitting->assessment, question, draft, error), joined);
}

bool sitting_set_title(struct sitting *sitting, const char *title, struct error *error)
{
    struct change change = {.kind = CHANGE_TITLE};
    if (strcmp(assessment_title(sitting->assessment), title) == 0)
        return true;
    return begin_change(sitting, &change, error) &&
           end_change(sitting, &change, assessment_set_title(sitting->assessment, title, error),
                      false);
}

bool sitting_set_country(struct sitting *sitting, const char *code, struct error *error)
{
    struct change change = {.kind = CHANGE_COUNTRY};
    if (strcmp(assessment_country(sitting->assessment), code) == 0)
        return true;
    return begin_change(sitting, &change, error) &&
           end_change(sitting, &change, assessment_set_country(sitting->assessment, code, error),
                      false);
}

bool sitting_set_instruments(struct sitting *sitting, const char *list, struct error *error)
{
    struct change change = {.kind = CHANGE_INSTRUMENTS};
    return begin_change(sitting, &change, error) &&
           end_change(sitting, &change,
                      assessment_set_instruments(sitting->assessment, list, error), false);
}

bool sitting_set_depth(struct sitting *sitting, const struct capability *capability,
                       enum depth depth, struct error *error)
{
    struct change change = {.kind = CHANGE_DEPTH, .capability = capability};
    if (capability && assessment_depth(sitting->assessment, capability) == depth)
        return true;
    return begin_change(sitting, &change, error) &&
           end_change(sitting, &change,
                      assessment_set_depth(sitting->assessment, capability, depth, error), false);
}

bool sitting_set_status(struct sitting *sitting, const struct capability *capability,
                        const char *status, const char *reason, bool joined, struct error *error)
{
    struct change change = {.kind = CHANGE_STATUS, .capability = capability};
    return begin_change(sitting, &change, error) &&
           end_change(
               sitting, &change,
               assessment_set_override(sitting->assessment, capability, status, reason, error),
               joined);
}

static const struct change *restore(struct sitting *sitting, const struct change *change,
                                    bool undoing)
{
    if (!journal_restore(sitting->assessment, change, undoing, NULL))
        return NULL;
    sitting_changed(sitting);
    return change;
}

const struct change *sitting_undo(struct sitting *sitting)
{
    const struct change *change = journal_undo(&sitting->journal);
    return change ? restore(sitting, change, true) : NULL;
}

const struct change *sitting_redo(struct sitting *sitting)
{
    const struct change *change = journal_redo(&sitting->journal);
    return change ? restore(sitting, change, false) : NULL;
}

void sitting_set_place(struct sitting *sitting, const struct question *question)
{
    if (assessment_set_place(sitting->assessment, question->id) && !sitting->looking)
        sitting->settled = false;
}

/* The version that stood before this sitting. Where it cannot be kept, the answers come first. */
static void keep_version(struct sitting *sitting)
{
    if (!sitting->kept && assessment_is_changed(sitting->assessment))
        sitting->kept = backup_keep(assessment_path(sitting->assessment), 0, &sitting->cannot_keep);
}

/* Another file that is there now is somebody else's work, and what could not be saved stays until
   the two have been brought together. */
static void settle_recovery(struct sitting *sitting, bool before)
{
    bool spared = sitting->spared;
    sitting->spared = sitting->trouble && recovery_keep(sitting->keeper, sitting->assessment, NULL);
    if (!sitting->trouble && (before || spared))
        recovery_forget(sitting->keeper);
}

bool sitting_save(struct sitting *sitting)
{
    if (sitting->settled || sitting->looking)
        return true;
    struct error problem = {0};
    bool before = sitting->trouble;
    keep_version(sitting);
    sitting->settled = assessment_save(sitting->assessment, &problem);
    sitting->trouble = !sitting->settled;
    sitting->problem = problem;
    settle_recovery(sitting, before);
    return sitting->settled;
}

bool sitting_save_as(struct sitting *sitting, const char *path, struct error *error)
{
    if (!assessment_create(sitting->assessment, path, error))
        return false;
    recovery_forget(sitting->keeper);
    draft_file_forget(sitting->keeper);
    begin_keeping(sitting);
    sitting->settled = true;
    sitting->trouble = sitting->spared = sitting->kept = false;
    return true;
}
