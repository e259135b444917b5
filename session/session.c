#include "session/session.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/safety/backup.h"
#include "core/safety/draft_file.h"
#include "core/safety/recovery.h"

static void forget_results(struct session *session)
{
    advice_free(session->advice);
    findings_free(session->findings);
    session->advice = NULL;
    session->findings = NULL;
}

/* The findings point into `applies`, so they go first. */
static bool recompute(struct session *session)
{
    struct applies *applies = applies_new(session->assessment);
    if (!applies)
        return false;
    forget_results(session);
    applies_free(session->applies);
    session->applies = applies;
    session->generation++;
    return true;
}

/* From then on under the file's name as it is now. */
static void begin_keeping(struct session *session)
{
    keeper_end(session->keeper);
    session->keeper = keeper_begin(assessment_path(session->assessment),
                                   assessment_id(session->assessment), &session->cannot_keep);
}

/* Takes the assessment over, with whatever is kept of the one before. */
static bool take(struct session *session, struct assessment *assessment, struct error *error)
{
    session->assessment = assessment;
    session->settled = true;
    if (recompute(session))
        return true;
    session_close(session);
    return error_set_memory(error);
}

bool session_adopt(struct session *session, struct assessment *assessment, struct error *error)
{
    session_close(session);
    if (!take(session, assessment, error))
        return false;
    begin_keeping(session);
    return true;
}

static void drop_assessment(struct session *session)
{
    forget_results(session);
    applies_free(session->applies);
    undo_free(&session->undo);
    assessment_free(session->assessment);
    session->applies = NULL;
    session->assessment = NULL;
    session->trouble = session->looking = false;
}

void session_close(struct session *session)
{
    drop_assessment(session);
    keeper_end(session->keeper);
    session->keeper = NULL;
    kept_free(&session->left);
    session->kept = session->spared = false;
}

bool session_replace(struct session *session, struct assessment *assessment, struct error *error)
{
    drop_assessment(session);
    if (!take(session, assessment, error))
        return false;
    session->settled = false;
    return true;
}

const struct figures *session_figures(struct session *session)
{
    struct problems problems = {0};
    if (!session->figures)
        session->figures = figures_load(session->data_directory, session->catalogue, &problems);
    problems_free(&problems);
    return session->figures;
}

const struct answer *session_answer(const struct session *session, const struct question *question)
{
    return assessment_answer(session->assessment, question);
}

bool session_asks(const struct session *session, const struct question *question)
{
    return applies_to(session->applies, question);
}

bool session_has_several(const struct session *session)
{
    size_t count = 0;
    for (size_t i = 0; i < session->catalogue->questionnaire_count; i++)
        count += assessment_has(session->assessment, session->catalogue->questionnaires[i]);
    return count > 1;
}

const struct findings *session_findings(struct session *session)
{
    if (!session->findings)
        session->findings = findings_new(session->applies);
    return session->findings;
}

const struct advice *session_advice(struct session *session)
{
    const struct findings *findings = session_findings(session);
    if (!session->advice && findings)
        session->advice = advice_new(findings);
    return session->advice;
}

void session_changed(struct session *session)
{
    session->settled = false;
    recompute(session);
}

/* ---- changes ---- */

/* Before anything is changed: what it is now. */
static bool begin_change(const struct session *session, struct change *change, struct error *error)
{
    if (session->looking)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, _("you are only looking: %s"),
                         session->forbidden.problem[0] ? session->forbidden.problem
                                                       : _("somebody else has this file open"));
    return undo_begin(session->assessment, change) || error_set_memory(error);
}

/* After the change, when it was `done`: what it is then. */
static bool end_change(struct session *session, struct change *change, bool done, bool joined)
{
    undo_end(&session->undo, session->assessment, change, done, joined);
    if (done)
        session_changed(session);
    return done;
}

bool session_set_answer(struct session *session, const struct question *question,
                        const struct answer *draft, bool joined, struct error *error)
{
    struct change change = {.kind = CHANGE_ANSWER, .question = question};
    if (answer_equal(session_answer(session, question), draft))
        return true;
    return begin_change(session, &change, error) &&
           end_change(session, &change,
                      assessment_set_answer(session->assessment, question, draft, error), joined);
}

bool session_set_title(struct session *session, const char *title, struct error *error)
{
    struct change change = {.kind = CHANGE_TITLE};
    if (strcmp(assessment_title(session->assessment), title) == 0)
        return true;
    return begin_change(session, &change, error) &&
           end_change(session, &change, assessment_set_title(session->assessment, title, error),
                      false);
}

bool session_set_country(struct session *session, const char *code, struct error *error)
{
    struct change change = {.kind = CHANGE_COUNTRY};
    if (strcmp(assessment_country(session->assessment), code) == 0)
        return true;
    return begin_change(session, &change, error) &&
           end_change(session, &change, assessment_set_country(session->assessment, code, error),
                      false);
}

bool session_set_instruments(struct session *session, const char *list, struct error *error)
{
    struct change change = {.kind = CHANGE_INSTRUMENTS};
    return begin_change(session, &change, error) &&
           end_change(session, &change,
                      assessment_set_instruments(session->assessment, list, error), false);
}

bool session_set_depth(struct session *session, const struct capability *capability,
                       enum depth depth, struct error *error)
{
    struct change change = {.kind = CHANGE_DEPTH, .capability = capability};
    if (capability && assessment_depth(session->assessment, capability) == depth)
        return true;
    return begin_change(session, &change, error) &&
           end_change(session, &change,
                      assessment_set_depth(session->assessment, capability, depth, error), false);
}

bool session_set_status(struct session *session, const struct capability *capability,
                        const char *status, const char *reason, bool joined, struct error *error)
{
    struct change change = {.kind = CHANGE_STATUS, .capability = capability};
    return begin_change(session, &change, error) &&
           end_change(
               session, &change,
               assessment_set_override(session->assessment, capability, status, reason, error),
               joined);
}

static const struct change *restore(struct session *session, const struct change *change,
                                    bool undoing)
{
    if (!undo_restore(session->assessment, change, undoing, NULL))
        return NULL;
    session_changed(session);
    return change;
}

const struct change *session_undo(struct session *session)
{
    const struct change *change = undo_undo(&session->undo);
    return change ? restore(session, change, true) : NULL;
}

const struct change *session_redo(struct session *session)
{
    const struct change *change = undo_redo(&session->undo);
    return change ? restore(session, change, false) : NULL;
}

void session_set_place(struct session *session, const struct question *question)
{
    if (assessment_set_place(session->assessment, question->id) && !session->looking)
        session->settled = false;
}

/* The version that stood before this sitting. Where it cannot be kept, the answers come first. */
static void keep_version(struct session *session)
{
    if (!session->kept && assessment_is_changed(session->assessment))
        session->kept = backup_keep(assessment_path(session->assessment), 0, &session->cannot_keep);
}

/* Another file that is there now is somebody else's work, and what could not be saved stays until
   the two have been brought together. */
static void settle_recovery(struct session *session, bool before)
{
    bool spared = session->spared;
    session->spared = session->trouble && recovery_keep(session->keeper, session->assessment, NULL);
    if (!session->trouble && (before || spared))
        recovery_forget(session->keeper);
}

bool session_save(struct session *session)
{
    if (session->settled || session->looking)
        return true;
    struct error problem = {0};
    bool before = session->trouble;
    keep_version(session);
    session->settled = assessment_save(session->assessment, &problem);
    session->trouble = !session->settled;
    session->problem = problem;
    settle_recovery(session, before);
    return session->settled;
}

bool session_save_as(struct session *session, const char *path, struct error *error)
{
    if (!assessment_create(session->assessment, path, error))
        return false;
    recovery_forget(session->keeper);
    draft_file_forget(session->keeper);
    begin_keeping(session);
    session->settled = true;
    session->trouble = session->spared = session->kept = false;
    return true;
}
