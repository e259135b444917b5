#include "tui/recovering.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/clock.h"
#include "core/i18n.h"
#include "core/leftover.h"
#include "core/merge.h"
#include "core/recovery.h"
#include "tui/conflict.h"
#include "tui/drafting.h"
#include "tui/prompt.h"
#include "tui/question.h"
#include "tui/scribe.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- putting words back ---- */

static bool write_answer(struct stage *stage, const struct draft *draft)
{
    struct answer answer;
    const struct question *question = catalogue_question(stage->sitting.catalogue, draft->about);
    if (!question || !answer_copy(&answer, sitting_answer(&stage->sitting, question)))
        return false;
    bool done = drafting_change(draft, &answer) &&
                sitting_set_answer(&stage->sitting, question, &answer, false, NULL);
    answer_free(&answer);
    stage_go(stage, PLACE_QUESTION, question);
    return done;
}

/* Into the field, to go on writing: the words may not be an answer yet. */
static bool write_value(struct stage *stage, const struct draft *draft)
{
    const struct question *question = catalogue_question(stage->sitting.catalogue, draft->about);
    if (!question)
        return false;
    stage_go(stage, PLACE_QUESTION, question);
    return question_put_back(stage_top(stage), stage, (const char *const *)draft->texts,
                             draft->count);
}

static bool write_level(struct stage *stage, const struct draft *draft)
{
    const char *status = strchr(draft->field, ' ');
    const struct capability *capability =
        catalogue_capability(stage->sitting.catalogue, draft->about);
    if (!capability || !status ||
        !sitting_set_status(&stage->sitting, capability, status + 1, draft->texts[0], false, NULL))
        return false;
    stage_go(stage, PLACE_CAPABILITY, capability);
    return true;
}

/* False when that is not possible (any more). */
static bool put_back(struct stage *stage, const struct draft *draft)
{
    if (strcmp(draft->field, "value") == 0)
        return write_value(stage, draft);
    if (strncmp(draft->field, "level", strlen("level")) == 0)
        return write_level(stage, draft);
    return write_answer(stage, draft);
}

/* ---- noting what is typed ---- */

static bool find_typed(const struct stage *stage, struct typed *typed)
{
    for (size_t i = stage->count; i-- > 0;) {
        const struct view *view = stage->views[i];
        *typed = (struct typed){0};
        if (view->kind->typed && view->kind->typed(view, typed))
            return true;
    }
    return false;
}

void recovering_note(struct stage *stage)
{
    const struct sitting *sitting = &stage->sitting;
    struct typed typed;
    struct text note = {0};
    if (!sitting->assessment || sitting->looking || !find_typed(stage, &typed))
        return;
    char *path = draft_path(assessment_path(sitting->assessment), true);
    struct typing typing = {typed.about, typed.field, typed.texts, typed.count};
    bool made = path && drafting_write(sitting->assessment, &typing, &note) && !note.failed;
    char *copy = made ? strdup(note.data) : NULL;
    bool known = copy && stage->noted && strcmp(stage->noted, copy) == 0;
    if (!copy || known) {
        free(path);
        free(copy);
        text_free(&note);
        return;
    }
    free(stage->noted);
    stage->noted = copy;
    size_t length = note.length;
    scribe_write(path, text_take(&note), length);
}

void recovering_forget(struct stage *stage)
{
    if (!stage->noted || !stage->sitting.assessment)
        return;
    char *path = draft_path(assessment_path(stage->sitting.assessment), false);
    if (path)
        scribe_remove(path);
    free(stage->noted);
    stage->noted = NULL;
}

/* ---- offering words ---- */

/* The words that were typed; and what stands there now, when that has changed since. */
static int ask_about_words(struct stage *stage, const struct draft *draft, bool changed)
{
    struct text title = {0};
    struct text typed = {0};
    struct text now = {0};
    const char *texts[DRAFT_TEXTS] = {NULL};
    const struct question *question = catalogue_question(stage->sitting.catalogue, draft->about);
    size_t count = drafting_read(stage->sitting.assessment, draft->about, draft->field, texts);
    text_append_format(&title, "%s: %s", question ? question->label : draft->about,
                       drafting_title(draft));
    drafting_list((const char *const *)draft->texts, draft->count, &typed);
    drafting_list(texts, count, &now);
    const struct prompt_choice choices[] = {
        {_("Put back what I was writing"), typed.data},
        {changed ? _("Leave what is there now") : _("Leave it out"),
         changed && now.length ? now.data : _("what you were writing is put aside")},
    };
    int chosen = -1;
    if (!title.failed && !typed.failed && !now.failed)
        chosen = prompt_choose(
            stage, title.data,
            changed ? _("You were writing this when the program ended. The text has been changed "
                        "since.")
                    : _("You were writing this when the program ended."),
            choices, COUNT(choices), 0);
    text_free(&title);
    text_free(&typed);
    text_free(&now);
    return chosen;
}

static void offer_draft(struct stage *stage, const struct draft *draft, const char *path)
{
    int chosen = 1;
    enum drafting_standing standing = drafting_stands(stage->sitting.assessment, draft);
    if (standing == DRAFTING_MISSING || standing == DRAFTING_CHANGED)
        chosen = ask_about_words(stage, draft, standing == DRAFTING_CHANGED);
    if (stage->ending)
        return; /* asked again next time */
    bool done = standing == DRAFTING_THERE || (chosen == 0 && put_back(stage, draft));
    if (!done) {
        draft_set_aside(path);
        if (chosen == 0)
            stage_say(stage, "%s",
                      _("What you were writing has no place any more; it was put aside"));
        return;
    }
    /* It stays on disk until the words are saved. */
    stage->noted = strdup("");
}

static void offer_words(struct stage *stage)
{
    struct draft draft;
    struct error error;
    const char *path = assessment_path(stage->sitting.assessment);
    if (draft_read(path, assessment_id(stage->sitting.assessment), &draft, &error)) {
        offer_draft(stage, &draft, path);
        draft_free(&draft);
    } else if (error.problem[0]) {
        stage_say_error(stage, &error);
    }
}

/* ---- offering answers ---- */

void recovering_describe(const struct merge *merge, time_t when, char *out, size_t size)
{
    char stamp[32];
    size_t count = merge->from_ours + merge->conflicts;
    clock_stamp(when, stamp);
    snprintf(out, size,
             ngettext("When this file was open last (%.10s %.5s UTC), %zu change could not be "
                      "saved in it. It has been kept.",
                      "When this file was open last (%.10s %.5s UTC), %zu changes could not be "
                      "saved in it. They have been kept.",
                      count),
             stamp, stamp + 11, count);
}

static int ask_about_answers(struct stage *stage, const struct merge *merge, time_t when)
{
    char text[400];
    const struct prompt_choice choices[] = {
        {_("Bring them back"),
         merge->conflicts ? _("where the file says something else now, you choose") : NULL},
        {_("Leave them out"), _("they are put aside; “mnr-assess restore” still finds them")},
    };
    recovering_describe(merge, when, text, sizeof text);
    return prompt_choose(stage, _("Answers that were not saved"), text, choices, COUNT(choices), 0);
}

/* Returns whether what was kept is in the file now, or was there already. */
static bool bring_back(struct stage *stage, struct merge *merge, time_t when)
{
    struct sitting *sitting = &stage->sitting;
    struct error error;
    if (!merge->from_ours && !merge->conflicts)
        return true;
    if (ask_about_answers(stage, merge, when) != 0 ||
        !conflict_go_through(stage, merge, _("What was not saved"), _("What is in the file")))
        return false;
    if (!merge_apply(merge, sitting->assessment, &error)) {
        stage_say_error(stage, &error);
        return false;
    }
    sitting_changed(sitting);
    if (!sitting_save(sitting))
        return false;
    stage_say(stage, "%s", _("Brought back and saved"));
    return true;
}

static void offer_answers(struct stage *stage)
{
    struct sitting *sitting = &stage->sitting;
    struct assessment *mine;
    struct assessment *base;
    struct error error;
    time_t when = 0;
    const char *path = assessment_path(sitting->assessment);
    recovery_exists(path, &when);
    if (!recovery_load(sitting->catalogue, path, assessment_id(sitting->assessment), &mine, &base,
                       &error)) {
        if (error.problem[0])
            stage_say_error(stage, &error);
        return;
    }
    struct merge *merge = merge_new(base, mine, sitting->assessment);
    bool done = merge && bring_back(stage, merge, when);
    if (done)
        recovery_drop(path);
    else if (!stage->ending && !sitting->trouble)
        recovery_set_aside(path);
    merge_free(merge);
    assessment_free(mine);
    assessment_free(base);
}

void recovering_offer(struct stage *stage)
{
    leftover_rescue(assessment_path(stage->sitting.assessment));
    offer_answers(stage);
    if (!stage->ending)
        offer_words(stage);
}
