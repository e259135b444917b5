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

static bool save_as(struct session *session, const char *path, struct error *error)
{
    session_pause_notes(session);
    return session_save_as(session, path, error);
}

static bool save_elsewhere(struct session *session)
{
    struct text path = {0};
    struct error error;
    char *suggested = other_name(assessment_path(session->assessment));
    bool done = false;
    if (session->asker->line(session->asker->context, _("Save under another name"),
                             _("A new file, on another disk perhaps. You go on in that file."),
                             suggested, &path) &&
        !text_is_blank(path.data)) {
        done = save_as(session, path.data, &error);
        if (done)
            session_hold_elsewhere(session);
        if (done)
            asker_say(session->asker, _("Saved; you work in %s now"), path.data);
        else
            asker_say_error(session->asker, &error);
    }
    text_free(&path);
    free(suggested);
    return done;
}

/* As a new beginning; `give_up`: what could not be saved. */
static bool reload(struct session *session, bool give_up)
{
    struct error error;
    struct keeper *before = session->keeper;
    char *path = strdup(assessment_path(session->assessment));
    session_pause_notes(session);
    session->keeper = NULL;
    bool done = path && session_open(session, path, NULL, &error);
    if (done && give_up)
        recovery_forget(before);
    if (!done && session->assessment)
        session->keeper = before;
    else
        keeper_end(before);
    if (done)
        session->asker->reopened(session->asker->context);
    else if (path)
        asker_say_error(session->asker, &error);
    free(path);
    return done;
}

/* Somebody else changed the file: nobody's work may be lost without being told. */
static bool ask_about_conflict(struct session *session)
{
    session->asker->keep(session->asker->context);
    switch (session_meet_conflict(session)) {
    case CONFLICT_MERGED:
        asker_say(session->asker, "%s", _("Both are in the file now, as you chose"));
        return true;
    case CONFLICT_ELSEWHERE:
        return save_elsewhere(session);
    case CONFLICT_TAKE:
        return reload(session, true);
    case CONFLICT_NOT_NOW:
        break;
    }
    return false;
}

static bool is_file_gone(const struct session *session)
{
    return access(assessment_path(session->assessment), F_OK) != 0;
}

static void describe_trouble(const struct session *session, char *text, size_t size)
{
    if (is_file_gone(session))
        snprintf(text, size, _("%s is not there any more. Is its disk still in place?"),
                 assessment_path(session->assessment));
    else
        error_describe(&session->problem, text, size);
}

/* The folder is there, but not the file: somebody moved it, or the folder is where a disk was. */
static bool write_again(struct session *session)
{
    struct error error;
    char *path = strdup(assessment_path(session->assessment));
    bool done = path && save_as(session, path, &error);
    if (done)
        asker_say(session->asker, _("Saved in %s"), path);
    else if (path)
        asker_say_error(session->asker, &error);
    free(path);
    return done;
}

static bool try_again(struct session *session)
{
    return session_save(session);
}

static bool go_on(struct session *session)
{
    (void)session;
    return false;
}

static bool ask_about_trouble(struct session *session)
{
    const char *kept = session->spared
                           ? _("the answers are kept in memory, and offered at the next start")
                           : _("the answers stay in memory only");
    const struct asker_choice choices[] = {
        {_("Try again"), NULL},
        {_("Save under another name"), _("on another disk, perhaps")},
        {_("Go on without saving for now"), kept},
        {_("Write the file there again"), _("it was moved or deleted; this makes it anew")},
    };
    static bool (*const acts[])(struct session * session) = {try_again, save_elsewhere, go_on,
                                                             write_again};
    char text[MOST_SAID];
    describe_trouble(session, text, sizeof text);
    int chosen = asker_choose(session->asker, _("The answers are not saved"), text, choices,
                              COUNT(choices) - !is_file_gone(session));
    return chosen >= 0 && acts[chosen](session);
}

static void ask_about_saving(struct session *session)
{
    if (session->saving.asking)
        return;
    session->saving.asking = true;
    if (session->problem.kind == ERROR_CONFLICT && !is_file_gone(session))
        ask_about_conflict(session);
    else
        ask_about_trouble(session);
    session->saving.asking = false;
}

/* Before quitting with answers that could not be saved. */
static bool ask_before_leaving(struct session *session)
{
    const struct asker_choice choices[] = {
        {_("Do not quit yet"), NULL},
        {session->spared ? _("Quit; what is not saved is offered at the next start")
                         : _("Quit and lose what is not saved"),
         NULL},
    };
    ask_about_saving(session);
    if (!session->trouble)
        return true;
    return asker_choose(session->asker, _("The answers are not saved"), NULL, choices,
                        COUNT(choices)) == 1;
}

/* Tells of a save that did not succeed; a box that comes up while someone types would take keys
   that were meant for the text, so the question waits until they are done. */
static void tell_of_trouble(struct session *session)
{
    if (!session->saving.to_ask)
        return;
    if (session->asker->is_typing(session->asker->context)) {
        asker_say(session->asker, _("Not saved: %s. Ctrl-S shows what can be done"),
                  session->problem.problem);
        return;
    }
    session->saving.to_ask = false;
    ask_about_saving(session);
}

/* Saves; where somebody else saved meanwhile, both without asking if that is possible. */
static bool save(struct session *session)
{
    return session_save(session) || (session->problem.kind == ERROR_CONFLICT &&
                                     !session->saving.asking && session_merge_quietly(session));
}

/* Answers are saved as they are given; where a person is, when there is time for it. A save that
   did not succeed is tried again with the next change. */
bool session_settle(struct session *session, bool idle)
{
    if (!session->assessment || session->looking)
        return false;
    bool due = !session->settled && (idle || assessment_is_changed(session->assessment));
    bool known = session->trouble && session->saving.tried == session->generation;
    if (due && !known) {
        bool before = session->trouble;
        if (!save(session)) {
            session->saving.tried = session->generation;
            session->saving.to_ask |= !before;
        }
    }
    if (!session->trouble) {
        if (session->settled && !session->asker->has_unkept(session->asker->context))
            session_forget_note(session);
        return due;
    }
    tell_of_trouble(session);
    return true;
}

static void take_over(struct session *session)
{
    if (session_take_over(session) && reload(session, false))
        asker_say(session->asker, "%s", _("The file is yours now; it was read again"));
}

void session_save_now(struct session *session)
{
    if (!session->assessment)
        return;
    if (session->looking) {
        take_over(session);
        return;
    }
    session->asker->keep(session->asker->context);
    if (save(session))
        asker_say(session->asker, _("Saved in %s"), assessment_path(session->assessment));
    else
        ask_about_saving(session);
}

bool session_before_leaving(struct session *session)
{
    session->asker->keep(session->asker->context);
    return !session->assessment || save(session) || ask_before_leaving(session);
}

bool session_at_end(struct session *session, bool unfinished, struct error *error)
{
    if (!save(session)) {
        *error = session->problem;
        if (session->spared)
            snprintf(error->problem, sizeof error->problem,
                     _("%.300s; what is not saved is kept, and offered when it is opened again"),
                     session->problem.problem);
        return false;
    }
    if (!unfinished)
        session_forget_note(session);
    return true;
}
