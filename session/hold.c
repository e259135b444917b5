#include "session/hold.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/store.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* "anna on ministry-3, since 2026-11-21 10:00 UTC" */
static void say_who(const struct lock_holder *holder, char *out, size_t size)
{
    const char *user = *holder->user ? holder->user : _("somebody");
    snprintf(out, size, _("%s on %s, since %.10s %.5s UTC"), user,
             *holder->host ? holder->host : _("this computer"), holder->since,
             strlen(holder->since) > 11 ? holder->since + 11 : "");
}

static void say_standing(const struct lock_holder *holder, char *out, size_t size)
{
    char who[320];
    say_who(holder, who, sizeof who);
    if (holder->standing == LOCK_HELD)
        snprintf(out, size, _("Opened by %s; process %ld, which is still running."), who,
                 holder->process);
    else if (holder->standing == LOCK_FAR)
        snprintf(out, size,
                 _("Opened by %s. Whether that is still so cannot be seen from here: ask, if you "
                   "can."),
                 who);
    else
        snprintf(out, size, "%s",
                 _("A lock lies beside it that does not say whose it is (its name ends in "
                   "“.lock”)."));
}

enum wish { WISH_LOOK, WISH_TAKE_OVER, WISH_LEAVE };

static enum wish ask(const struct session *session, const struct lock_holder *holder)
{
    const struct asker_choice choices[] = {
        {_("Look only"), _("nothing can be changed; Ctrl-S takes it over later")},
        {_("Take it over"),
         _("who has it open is told of your changes when they save; nobody's are overwritten")},
        {_("Leave"), NULL},
    };
    char text[480];
    say_standing(holder, text, sizeof text);
    int chosen = asker_choose(session->asker, _("Somebody has this file open"), text, choices,
                              COUNT(choices));
    return chosen < 0 ? WISH_LEAVE : (enum wish)chosen;
}

static const char *path_of(const struct session *session)
{
    return assessment_path(session->assessment);
}

/* A lock whose process has gone is no reason to ask, but to tell. */
static void tell_of_stale(const struct session *session, const struct lock_holder *holder)
{
    if (holder->standing == LOCK_STALE && *holder->since)
        asker_say(session->asker,
                  _("Not closed last time (%.10s %.5s UTC): that program has ended"), holder->since,
                  strlen(holder->since) > 11 ? holder->since + 11 : "");
}

/* A file that may not be changed can be looked at, and needs no lock. */
static bool is_forbidden(struct session *session)
{
    session->forbidden = (struct error){0};
    if (store_may_write(path_of(session), &session->forbidden))
        return false;
    session->looking = true;
    asker_say(session->asker, _("You are only looking: %s"), session->forbidden.problem);
    return true;
}

bool session_hold(struct session *session)
{
    struct lock_holder holder;
    session_release(session);
    if (is_forbidden(session))
        return true;
    if (lock_take(path_of(session), false, &session->lock, &holder)) {
        tell_of_stale(session, &holder);
        return true;
    }
    session->looking = true;
    enum wish wish = ask(session, &holder);
    if (wish == WISH_TAKE_OVER) {
        session->looking = false;
        lock_take(path_of(session), true, &session->lock, &holder);
    }
    return wish != WISH_LEAVE;
}

bool session_take_over(struct session *session)
{
    struct lock_holder holder;
    const struct asker_choice choices[] = {
        {_("Go on looking"), NULL},
        {_("Take it over"), _("the file is read again, as it is now")},
    };
    char text[480];
    if (is_forbidden(session))
        return false;
    bool taken = lock_take(path_of(session), false, &session->lock, &holder);
    if (!taken) {
        say_standing(&holder, text, sizeof text);
        if (asker_choose(session->asker, _("Somebody has this file open"), text, choices,
                         COUNT(choices)) == 1)
            taken = lock_take(path_of(session), true, &session->lock, &holder);
    }
    session->looking = !taken;
    return taken;
}

void session_hold_elsewhere(struct session *session)
{
    struct lock_holder holder;
    session_release(session);
    lock_take(assessment_path(session->assessment), false, &session->lock, &holder);
}

void session_release(struct session *session)
{
    lock_release(session->lock);
    session->lock = NULL;
}
