#include "session/save.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/safety/recovery.h"
#include "session/conflict.h"
#include "session/hold.h"
#include "session/open.h"
#include "session/recover.h"
#include "tui/views/prompt.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* "norway.yaml" gives "norway-2.yaml"; free() it. */
static char *other_name(const char *path)
{
    const char *dot = strrchr(path, '.');
    size_t length = dot && !strchr(dot, '/') ? (size_t)(dot - path) : strlen(path);
    char *other = NULL;
    return asprintf(&other, "%.*s-2%s", (int)length, path, path + length) < 0 ? NULL : other;
}

static bool save_as(struct stage *stage, const char *path, struct error *error)
{
    recovering_pause(stage);
    return sitting_save_as(&stage->sitting, path, error);
}

static bool save_elsewhere(struct stage *stage)
{
    struct text path = {0};
    struct error error;
    char *suggested = other_name(assessment_path(stage->sitting.assessment));
    bool done = false;
    if (prompt_line(stage, _("Save under another name"),
                    _("A new file, on another disk perhaps. You go on in that file."), suggested,
                    &path) &&
        !text_is_blank(path.data)) {
        done = save_as(stage, path.data, &error);
        if (done)
            holding_move(&stage->sitting);
        if (done)
            stage_say(stage, _("Saved; you work in %s now"), path.data);
        else
            stage_say_error(stage, &error);
    }
    text_free(&path);
    free(suggested);
    return done;
}

/* As a new beginning; `give_up`: what could not be saved. */
static bool reload(struct stage *stage, bool give_up)
{
    struct error error;
    struct sitting *sitting = &stage->sitting;
    struct keeper *before = sitting->keeper;
    char *path = strdup(assessment_path(sitting->assessment));
    recovering_pause(stage);
    sitting->keeper = NULL;
    bool done = path && opening_load(sitting, path, NULL, &error);
    if (done && give_up)
        recovery_forget(before);
    if (!done && sitting->assessment)
        sitting->keeper = before;
    else
        keeper_end(before);
    if (done)
        stage->hooks->opened(stage);
    else if (path)
        stage_say_error(stage, &error);
    free(path);
    return done;
}

/* Somebody else changed the file: nobody's work may be lost without being told. */
static bool ask_about_conflict(struct stage *stage)
{
    stage_keep(stage);
    switch (conflict_ask(stage)) {
    case CONFLICT_MERGED:
        stage_say(stage, "%s", _("Both are in the file now, as you chose"));
        return true;
    case CONFLICT_ELSEWHERE:
        return save_elsewhere(stage);
    case CONFLICT_TAKE:
        return reload(stage, true);
    case CONFLICT_NOT_NOW:
        break;
    }
    return false;
}

static bool is_file_gone(const struct sitting *sitting)
{
    return access(assessment_path(sitting->assessment), F_OK) != 0;
}

static void describe_trouble(const struct sitting *sitting, char *text, size_t size)
{
    if (is_file_gone(sitting))
        snprintf(text, size, _("%s is not there any more. Is its disk still in place?"),
                 assessment_path(sitting->assessment));
    else
        error_describe(&sitting->problem, text, size);
}

/* The folder is there, but not the file: somebody moved it, or the folder is where a disk was. */
static bool write_again(struct stage *stage)
{
    struct error error;
    char *path = strdup(assessment_path(stage->sitting.assessment));
    bool done = path && save_as(stage, path, &error);
    if (done)
        stage_say(stage, _("Saved in %s"), path);
    else if (path)
        stage_say_error(stage, &error);
    free(path);
    return done;
}

static bool try_again(struct stage *stage)
{
    return sitting_save(&stage->sitting);
}

static bool go_on(struct stage *stage)
{
    (void)stage;
    return false;
}

static bool ask_about_trouble(struct stage *stage)
{
    const char *kept = stage->sitting.spared
                           ? _("the answers are kept in memory, and offered at the next start")
                           : _("the answers stay in memory only");
    const struct prompt_choice choices[] = {
        {_("Try again"), NULL},
        {_("Save under another name"), _("on another disk, perhaps")},
        {_("Go on without saving for now"), kept},
        {_("Write the file there again"), _("it was moved or deleted; this makes it anew")},
    };
    static bool (*const acts[])(struct stage * stage) = {try_again, save_elsewhere, go_on,
                                                         write_again};
    char text[STAGE_MESSAGE + 600];
    describe_trouble(&stage->sitting, text, sizeof text);
    int chosen = prompt_choose(stage, _("The answers are not saved"), text, choices,
                               COUNT(choices) - !is_file_gone(&stage->sitting), 0);
    return chosen >= 0 && acts[chosen](stage);
}

static void ask_about_saving(struct stage *stage)
{
    if (stage->saving.asking)
        return;
    stage->saving.asking = true;
    if (stage->sitting.problem.kind == ERROR_CONFLICT && !is_file_gone(&stage->sitting))
        ask_about_conflict(stage);
    else
        ask_about_trouble(stage);
    stage->saving.asking = false;
}

/* Before quitting with answers that could not be saved. */
static bool ask_before_leaving(struct stage *stage)
{
    const struct prompt_choice choices[] = {
        {_("Do not quit yet"), NULL},
        {stage->sitting.spared ? _("Quit; what is not saved is offered at the next start")
                               : _("Quit and lose what is not saved"),
         NULL},
    };
    ask_about_saving(stage);
    if (!stage->sitting.trouble)
        return true;
    return prompt_choose(stage, _("The answers are not saved"), NULL, choices, COUNT(choices), 0) ==
           1;
}

static bool is_typing(const struct stage *stage)
{
    return stage_context(stage) & (IN_FIELD | IN_TEXT | IN_LINE | IN_FILTER);
}

/* Tells of a save that did not succeed; a box that comes up while someone types would take keys
   that were meant for the text, so the question waits until they are done. */
static void tell_of_trouble(struct stage *stage)
{
    if (!stage->saving.to_ask)
        return;
    if (is_typing(stage)) {
        stage_say(stage, _("Not saved: %s. Ctrl-S shows what can be done"),
                  stage->sitting.problem.problem);
        return;
    }
    stage->saving.to_ask = false;
    ask_about_saving(stage);
}

/* Saves; where somebody else saved meanwhile, both without asking if that is possible. */
static bool save(struct stage *stage)
{
    struct sitting *sitting = &stage->sitting;
    return sitting_save(sitting) || (sitting->problem.kind == ERROR_CONFLICT &&
                                     !stage->saving.asking && conflict_merge_quietly(stage));
}

/* Answers are saved as they are given; where a person is, when there is time for it. A save that
   did not succeed is tried again with the next change. */
bool saving_settle(struct stage *stage, bool idle)
{
    struct sitting *sitting = &stage->sitting;
    if (!sitting->assessment || sitting->looking)
        return false;
    bool due = !sitting->settled && (idle || assessment_is_changed(sitting->assessment));
    bool known = sitting->trouble && stage->saving.tried == sitting->generation;
    if (due && !known) {
        bool before = sitting->trouble;
        if (!save(stage)) {
            stage->saving.tried = sitting->generation;
            stage->saving.to_ask |= !before;
        }
    }
    if (!sitting->trouble) {
        if (sitting->settled && !stage_has_unkept(stage))
            recovering_forget(stage);
        return due;
    }
    tell_of_trouble(stage);
    return true;
}

static void take_over(struct stage *stage)
{
    if (holding_take_over(stage) && reload(stage, false))
        stage_say(stage, "%s", _("The file is yours now; it was read again"));
}

void saving_now(struct stage *stage)
{
    if (!stage->sitting.assessment)
        return;
    if (stage->sitting.looking) {
        take_over(stage);
        return;
    }
    stage_keep(stage);
    if (save(stage))
        stage_say(stage, _("Saved in %s"), assessment_path(stage->sitting.assessment));
    else
        ask_about_saving(stage);
}

bool saving_before_leaving(struct stage *stage)
{
    stage_keep(stage);
    return !stage->sitting.assessment || save(stage) || ask_before_leaving(stage);
}

bool saving_at_end(struct stage *stage, struct error *error)
{
    struct sitting *sitting = &stage->sitting;
    if (!save(stage)) {
        *error = sitting->problem;
        if (sitting->spared)
            snprintf(error->problem, sizeof error->problem,
                     _("%.300s; what is not saved is kept, and offered when it is opened again"),
                     sitting->problem.problem);
        return false;
    }
    if (!stage->unfinished)
        recovering_forget(stage);
    return true;
}
