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

enum { MOST_SAID = 1112 }; /* a problem, with its place */

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* "norway.yaml" gives "norway-2.yaml"; free() it. */
static char *other_name(const char *path)
{
    const char *dot = strrchr(path, '.');
    size_t length = dot && !strchr(dot, '/') ? (size_t)(dot - path) : strlen(path);
    char *other = NULL;
    return asprintf(&other, "%.*s-2%s", (int)length, path, path + length) < 0 ? NULL : other;
}

static bool save_as(struct sitting *sitting, const char *path, struct error *error)
{
    recovering_pause(sitting);
    return sitting_save_as(sitting, path, error);
}

static bool save_elsewhere(struct sitting *sitting)
{
    struct text path = {0};
    struct error error;
    char *suggested = other_name(assessment_path(sitting->assessment));
    bool done = false;
    if (sitting->asker->line(sitting->asker->context, _("Save under another name"),
                             _("A new file, on another disk perhaps. You go on in that file."),
                             suggested, &path) &&
        !text_is_blank(path.data)) {
        done = save_as(sitting, path.data, &error);
        if (done)
            holding_move(sitting);
        if (done)
            asker_say(sitting->asker, _("Saved; you work in %s now"), path.data);
        else
            asker_say_error(sitting->asker, &error);
    }
    text_free(&path);
    free(suggested);
    return done;
}

/* As a new beginning; `give_up`: what could not be saved. */
static bool reload(struct sitting *sitting, bool give_up)
{
    struct error error;
    struct keeper *before = sitting->keeper;
    char *path = strdup(assessment_path(sitting->assessment));
    recovering_pause(sitting);
    sitting->keeper = NULL;
    bool done = path && opening_load(sitting, path, NULL, &error);
    if (done && give_up)
        recovery_forget(before);
    if (!done && sitting->assessment)
        sitting->keeper = before;
    else
        keeper_end(before);
    if (done)
        sitting->asker->reopened(sitting->asker->context);
    else if (path)
        asker_say_error(sitting->asker, &error);
    free(path);
    return done;
}

/* Somebody else changed the file: nobody's work may be lost without being told. */
static bool ask_about_conflict(struct sitting *sitting)
{
    sitting->asker->keep(sitting->asker->context);
    switch (conflict_ask(sitting)) {
    case CONFLICT_MERGED:
        asker_say(sitting->asker, "%s", _("Both are in the file now, as you chose"));
        return true;
    case CONFLICT_ELSEWHERE:
        return save_elsewhere(sitting);
    case CONFLICT_TAKE:
        return reload(sitting, true);
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
static bool write_again(struct sitting *sitting)
{
    struct error error;
    char *path = strdup(assessment_path(sitting->assessment));
    bool done = path && save_as(sitting, path, &error);
    if (done)
        asker_say(sitting->asker, _("Saved in %s"), path);
    else if (path)
        asker_say_error(sitting->asker, &error);
    free(path);
    return done;
}

static bool try_again(struct sitting *sitting)
{
    return sitting_save(sitting);
}

static bool go_on(struct sitting *sitting)
{
    (void)sitting;
    return false;
}

static bool ask_about_trouble(struct sitting *sitting)
{
    const char *kept = sitting->spared
                           ? _("the answers are kept in memory, and offered at the next start")
                           : _("the answers stay in memory only");
    const struct asker_choice choices[] = {
        {_("Try again"), NULL},
        {_("Save under another name"), _("on another disk, perhaps")},
        {_("Go on without saving for now"), kept},
        {_("Write the file there again"), _("it was moved or deleted; this makes it anew")},
    };
    static bool (*const acts[])(struct sitting * sitting) = {try_again, save_elsewhere, go_on,
                                                             write_again};
    char text[MOST_SAID];
    describe_trouble(sitting, text, sizeof text);
    int chosen = asker_choose(sitting->asker, _("The answers are not saved"), text, choices,
                              COUNT(choices) - !is_file_gone(sitting));
    return chosen >= 0 && acts[chosen](sitting);
}

static void ask_about_saving(struct sitting *sitting)
{
    if (sitting->saving.asking)
        return;
    sitting->saving.asking = true;
    if (sitting->problem.kind == ERROR_CONFLICT && !is_file_gone(sitting))
        ask_about_conflict(sitting);
    else
        ask_about_trouble(sitting);
    sitting->saving.asking = false;
}

/* Before quitting with answers that could not be saved. */
static bool ask_before_leaving(struct sitting *sitting)
{
    const struct asker_choice choices[] = {
        {_("Do not quit yet"), NULL},
        {sitting->spared ? _("Quit; what is not saved is offered at the next start")
                         : _("Quit and lose what is not saved"),
         NULL},
    };
    ask_about_saving(sitting);
    if (!sitting->trouble)
        return true;
    return asker_choose(sitting->asker, _("The answers are not saved"), NULL, choices,
                        COUNT(choices)) == 1;
}

/* Tells of a save that did not succeed; a box that comes up while someone types would take keys
   that were meant for the text, so the question waits until they are done. */
static void tell_of_trouble(struct sitting *sitting)
{
    if (!sitting->saving.to_ask)
        return;
    if (sitting->asker->is_typing(sitting->asker->context)) {
        asker_say(sitting->asker, _("Not saved: %s. Ctrl-S shows what can be done"),
                  sitting->problem.problem);
        return;
    }
    sitting->saving.to_ask = false;
    ask_about_saving(sitting);
}

/* Saves; where somebody else saved meanwhile, both without asking if that is possible. */
static bool save(struct sitting *sitting)
{
    return sitting_save(sitting) || (sitting->problem.kind == ERROR_CONFLICT &&
                                     !sitting->saving.asking && conflict_merge_quietly(sitting));
}

/* Answers are saved as they are given; where a person is, when there is time for it. A save that
   did not succeed is tried again with the next change. */
bool saving_settle(struct sitting *sitting, bool idle)
{
    if (!sitting->assessment || sitting->looking)
        return false;
    bool due = !sitting->settled && (idle || assessment_is_changed(sitting->assessment));
    bool known = sitting->trouble && sitting->saving.tried == sitting->generation;
    if (due && !known) {
        bool before = sitting->trouble;
        if (!save(sitting)) {
            sitting->saving.tried = sitting->generation;
            sitting->saving.to_ask |= !before;
        }
    }
    if (!sitting->trouble) {
        if (sitting->settled && !sitting->asker->has_unkept(sitting->asker->context))
            recovering_forget(sitting);
        return due;
    }
    tell_of_trouble(sitting);
    return true;
}

static void take_over(struct sitting *sitting)
{
    if (holding_take_over(sitting) && reload(sitting, false))
        asker_say(sitting->asker, "%s", _("The file is yours now; it was read again"));
}

void saving_now(struct sitting *sitting)
{
    if (!sitting->assessment)
        return;
    if (sitting->looking) {
        take_over(sitting);
        return;
    }
    sitting->asker->keep(sitting->asker->context);
    if (save(sitting))
        asker_say(sitting->asker, _("Saved in %s"), assessment_path(sitting->assessment));
    else
        ask_about_saving(sitting);
}

bool saving_before_leaving(struct sitting *sitting)
{
    sitting->asker->keep(sitting->asker->context);
    return !sitting->assessment || save(sitting) || ask_before_leaving(sitting);
}

bool saving_at_end(struct sitting *sitting, bool unfinished, struct error *error)
{
    if (!save(sitting)) {
        *error = sitting->problem;
        if (sitting->spared)
            snprintf(error->problem, sizeof error->problem,
                     _("%.300s; what is not saved is kept, and offered when it is opened again"),
                     sitting->problem.problem);
        return false;
    }
    if (!unfinished)
        recovering_forget(sitting);
    return true;
}
