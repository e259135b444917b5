#include "session/conflict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/clock.h"
#include "core/base/i18n.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The three versions, and how they stand to each other. */
struct meeting {
    struct assessment *base; /* NULL: not known */
    struct assessment *theirs;
    struct merge *merge;
};

static struct assessment *parse_base(const struct session *session)
{
    struct problems problems = {0};
    size_t length;
    const char *bytes = assessment_saved(session->assessment, &length);
    struct assessment *base =
        bytes ? assessment_parse(session->catalogue, "", bytes, length, &problems) : NULL;
    problems_free(&problems);
    return base;
}

static void end_meeting(struct meeting *meeting)
{
    merge_free(meeting->merge);
    assessment_free(meeting->base);
    assessment_free(meeting->theirs);
    *meeting = (struct meeting){0};
}

/* False when the file cannot be read, or is another record now. */
static bool meet(const struct session *session, struct meeting *meeting)
{
    struct problems problems = {0};
    const char *path = assessment_path(session->assessment);
    *meeting = (struct meeting){.theirs = assessment_load(session->catalogue, path, &problems)};
    problems_free(&problems);
    bool same = meeting->theirs &&
                strcmp(assessment_id(meeting->theirs), assessment_id(session->assessment)) == 0;
    if (same) {
        meeting->base = parse_base(session);
        meeting->merge = merge_new(meeting->base, session->assessment, meeting->theirs);
    }
    if (meeting->merge)
        return true;
    end_meeting(meeting);
    return false;
}

/* What came of it takes the place of what is open, and is saved. */
static bool take_result(struct session *session, struct meeting *meeting)
{
    struct error error;
    struct assessment *merged = meeting->theirs;
    if (!merge_apply(meeting->merge, merged, &error)) {
        asker_say_error(session->asker, &error);
        return false;
    }
    meeting->theirs = NULL;
    if (session_replace(session, merged, &error))
        return session_save(session);
    asker_say_error(session->asker, &error);
    return false;
}

/* Adds to `theirs` how much was taken in. False when it is not saved; `again`: somebody was quicker
   once more. */
static bool merge_once(struct session *session, size_t *theirs, bool *again)
{
    struct meeting meeting;
    *again = false;
    if (!meet(session, &meeting))
        return false;
    bool agree = !meeting.merge->conflicts;
    *theirs += meeting.merge->from_theirs;
    bool done = agree && take_result(session, &meeting);
    *again = agree && !done && session->problem.kind == ERROR_CONFLICT;
    end_meeting(&meeting);
    return done;
}

bool session_merge_quietly(struct session *session)
{
    enum { TRIES = 10 };
    size_t theirs = 0;
    bool done = false;
    bool again = true;
    for (int i = 0; i < TRIES && again; i++)
        done = merge_once(session, &theirs, &again);
    if (done)
        asker_say(session->asker,
                  ngettext("Somebody else changed the file meanwhile: %zu change of theirs is "
                           "taken in, none of yours is lost",
                           "Somebody else changed the file meanwhile: %zu changes of theirs are "
                           "taken in, none of yours is lost",
                           theirs),
                  theirs);
    return done;
}

/* ---- asking ---- */

/* "Q7 · Is there a body ...?", or what fact it is. */
static void say_title(const struct merge_item *item, struct text *out)
{
    merge_describe(item, out);
    if (item->part == MERGE_ANSWER)
        text_append_format(out, ": %s", item->question->text);
}

static void say_side(const struct merge *merge, const struct merge_item *item, enum merge_side side,
                     struct text *out)
{
    merge_describe_side(merge, item, side, out);
    if (item->part != MERGE_ANSWER)
        return;
    const struct answer *answer =
        assessment_answer(side == MERGE_OURS ? merge->ours : merge->theirs, item->question);
    char day[16] = "";
    if (answer->at)
        clock_day_of_stamp(answer->at, day);
    if (answer->by || answer->at)
        text_append_format(out, " (%s%s%s)", answer->by ? answer->by : "",
                           answer->by && answer->at ? ", " : "", day);
}

static int ask_item(struct session *session, const struct merge *merge,
                    const struct merge_item *item, const char *ours, const char *theirs)
{
    struct text title = {0};
    struct text about = {0};
    struct text mine = {0};
    struct text other = {0};
    int chosen = -1;
    merge_describe(item, &title);
    say_title(item, &about);
    say_side(merge, item, MERGE_OURS, &mine);
    say_side(merge, item, MERGE_THEIRS, &other);
    const struct asker_choice choices[] = {{ours, mine.data}, {theirs, other.data}};
    if (!title.failed && !about.failed && !mine.failed && !other.failed)
        chosen = session->asker->choose(session->asker->context, title.data, about.data, choices,
                                        COUNT(choices), item->take == MERGE_THEIRS);
    text_free(&title);
    text_free(&about);
    text_free(&mine);
    text_free(&other);
    return chosen;
}

bool session_go_through(struct session *session, struct merge *merge, const char *ours,
                        const char *theirs)
{
    for (size_t i = 0; i < merge->count; i++) {
        struct merge_item *item = &merge->items[i];
        int chosen = item->conflict ? ask_item(session, merge, item, ours, theirs) : 0;
        if (chosen < 0)
            return false;
        if (item->conflict)
            item->take = chosen ? MERGE_THEIRS : MERGE_OURS;
    }
    return true;
}

static void explain(const struct merge *merge, char *out, size_t size)
{
    int length = snprintf(
        out, size,
        ngettext("It is not what it was when it was read here, so nothing was written over it. "
                 "%zu answer was changed both there and here, in different ways.",
                 "It is not what it was when it was read here, so nothing was written over it. "
                 "%zu answers were changed both there and here, in different ways.",
                 merge->conflicts),
        merge->conflicts);
    if (length > 0 && (size_t)length < size && merge->from_theirs + merge->from_ours)
        snprintf(out + length, size - (size_t)length,
                 _(" Other changes can be brought together as they are (%zu of theirs, %zu of "
                   "yours)."),
                 merge->from_theirs, merge->from_ours);
}

static enum conflict_wish ask_with(struct session *session, struct meeting *meeting)
{
    static const enum conflict_wish wishes[] = {CONFLICT_MERGED, CONFLICT_ELSEWHERE, CONFLICT_TAKE,
                                                CONFLICT_NOT_NOW};
    const struct asker_choice choices[] = {
        {_("Go through what differs"), _("you choose, answer by answer; then both are saved")},
        {_("Keep mine under another name"), _("both files stay, to be compared")},
        {_("Take what is on disk"), _("my changes since the last save are given up")},
        {_("Go on without saving for now"), NULL},
    };
    char text[480];
    explain(meeting->merge, text, sizeof text);
    int chosen = asker_choose(session->asker, _("The file was changed by someone else"), text,
                              choices, COUNT(choices));
    if (chosen != 0)
        return chosen < 0 ? CONFLICT_NOT_NOW : wishes[chosen];
    bool done = session_go_through(session, meeting->merge, _("Mine"), _("The one in the file")) &&
                take_result(session, meeting);
    return done ? CONFLICT_MERGED : CONFLICT_NOT_NOW;
}

/* The file cannot be compared: it is broken, or another record. */
static enum conflict_wish ask_without(struct session *session)
{
    static const enum conflict_wish wishes[] = {CONFLICT_ELSEWHERE, CONFLICT_TAKE,
                                                CONFLICT_NOT_NOW};
    const struct asker_choice choices[] = {
        {_("Keep mine under another name"), _("both files stay, to be compared")},
        {_("Take what is on disk"), _("my changes since the last save are given up")},
        {_("Go on without saving for now"), NULL},
    };
    int chosen = asker_choose(
        session->asker, _("The file was changed by someone else"),
        _("It is not what it was when it was read here, so nothing was written over it. It cannot "
          "be compared: it is another record now, or something in it is wrong."),
        choices, COUNT(choices));
    return chosen < 0 ? CONFLICT_NOT_NOW : wishes[chosen];
}

enum conflict_wish session_meet_conflict(struct session *session)
{
    struct meeting meeting;
    if (!meet(session, &meeting))
        return ask_without(session);
    enum conflict_wish wish = ask_with(session, &meeting);
    end_meeting(&meeting);
    return wish;
}
