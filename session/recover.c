#include "session/recover.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/clock.h"
#include "core/base/i18n.h"
#include "core/base/state.h"
#include "core/record/merge.h"
#include "core/safety/leftover.h"
#include "core/safety/recovery.h"
#include "session/conflict.h"
#include "session/draft.h"
#include "session/draft_writer.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- putting words back ---- */

static bool write_answer(struct session *session, const struct draft *draft)
{
    struct answer answer;
    const struct question *question = catalogue_question(session->catalogue, draft->about);
    if (!question || !answer_copy(&answer, session_answer(session, question)))
        return false;
    bool done =
        draft_change(draft, &answer) && session_set_answer(session, question, &answer, false, NULL);
    answer_free(&answer);
    session->asker->show(session->asker->context, question, NULL);
    return done;
}

/* Into the field, to go on writing: the words may not be an answer yet. */
static bool write_value(struct session *session, const struct draft *draft)
{
    const struct question *question = catalogue_question(session->catalogue, draft->about);
    return question && session->asker->put_back(session->asker->context, question,
                                                (const char *const *)draft->texts, draft->count);
}

static bool write_level(struct session *session, const struct draft *draft)
{
    const char *status = strchr(draft->field, ' ');
    const struct capability *capability = catalogue_capability(session->catalogue, draft->about);
    if (!capability || !status ||
        !session_set_status(session, capability, status + 1, draft->texts[0], false, NULL))
        return false;
    session->asker->show(session->asker->context, NULL, capability);
    return true;
}

/* False when that is not possible (any more). */
static bool put_back(struct session *session, const struct draft *draft)
{
    if (strcmp(draft->field, "value") == 0)
        return write_value(session, draft);
    if (strncmp(draft->field, "level", strlen("level")) == 0)
        return write_level(session, draft);
    return write_answer(session, draft);
}

/* ---- noting what is typed ---- */

/* Writes the note into `text`, and remembers it. False when it is the one that is on disk, or there
   is none. */
static bool write_note(struct session *session, const struct typing *typing, int edited,
                       struct text *text)
{
    bool made =
        draft_write(session->assessment, session->keeper, typing, edited, text) && !text->failed;
    char *copy = made ? strdup(text->data) : NULL;
    if (!copy || (session->noted && strcmp(session->noted, copy) == 0)) {
        free(copy);
        return false;
    }
    free(session->noted);
    session->noted = copy;
    return true;
}

void session_note(struct session *session)
{
    struct typing typing;
    const char *texts[DRAFT_TEXTS];
    struct text note = {0};
    if (!session->assessment || session->looking ||
        !session->asker->typed(session->asker->context, &typing, texts))
        return;
    char *path = draft_file_path(session->keeper, true);
    if (!path || !write_note(session, &typing, -1, &note)) {
        free(path);
        text_free(&note);
        return;
    }
    size_t length = note.length;
    draft_writer_put(path, text_take(&note), length);
}

void session_forget_note(struct session *session)
{
    if (!session->assessment)
        return;
    kept_settle_taken(&session->left);
    if (!session->noted)
        return;
    char *path = draft_file_path(session->keeper, false);
    if (path)
        draft_writer_remove(path);
    free(session->noted);
    session->noted = NULL;
}

void session_pause_notes(struct session *session)
{
    draft_writer_end();
    free(session->noted);
    session->noted = NULL;
}

bool session_note_now(struct session *session, const struct typing *typing, int edited)
{
    struct text note = {0};
    char *path = draft_file_path(session->keeper, true);
    bool done = path && write_note(session, typing, edited, &note) &&
                state_write(path, note.data, note.length, NULL);
    text_free(&note);
    free(path);
    return done;
}

/* ---- saying what is offered ---- */

/* Whose it was, where it cannot be seen whether they have gone. */
static void append_unseen(const struct kept *kept, char *out, size_t size)
{
    size_t length = strlen(out);
    if (kept->unseen && length < size)
        snprintf(out + length, size - length,
                 _(" Whether the program that kept it (%s on %s) still runs cannot be seen from "
                   "here."),
                 *kept->run.user ? kept->run.user : _("somebody"), kept->run.host);
}

void session_describe_kept(const struct kept *kept, const struct merge *merge, char *out,
                           size_t size)
{
    char stamp[32];
    char path[512];
    size_t count = merge->from_ours + merge->conflicts;
    clock_stamp(kept->when, stamp);
    text_harmless(kept->path ? kept->path : "", path, sizeof path);
    if (kept_is_from_elsewhere(kept))
        snprintf(out, size,
                 ngettext("In %s, where this record is no longer, %zu change could not be saved "
                          "(%.10s %.5s UTC). It has been kept.",
                          "In %s, where this record is no longer, %zu changes could not be saved "
                          "(%.10s %.5s UTC). They have been kept.",
                          count),
                 path, count, stamp, stamp + 11);
    else
        snprintf(out, size,
                 ngettext("When this file was open last (%.10s %.5s UTC), %zu change could not be "
                          "saved in it. It has been kept.",
                          "When this file was open last (%.10s %.5s UTC), %zu changes could not be "
                          "saved in it. They have been kept.",
                          count),
                 stamp, stamp + 11, count);
    append_unseen(kept, out, size);
}

void session_describe_words(const struct kept *kept, bool changed, char *out, size_t size)
{
    char stamp[32];
    char path[512];
    clock_stamp(kept->when, stamp);
    text_harmless(kept->path ? kept->path : "", path, sizeof path);
    if (kept_is_from_elsewhere(kept))
        snprintf(out, size,
                 _("You were writing this when the program ended, in %s, where this record is no "
                   "longer (%.10s %.5s UTC).%s"),
                 path, stamp, stamp + 11, changed ? _(" The text has been changed since.") : "");
    else
        snprintf(out, size, "%s%s", _("You were writing this when the program ended."),
                 changed ? _(" The text has been changed since.") : "");
    append_unseen(kept, out, size);
}

const char *session_kept_for_others(const struct kept_list *left)
{
    for (size_t i = 0; i < left->count; i++) {
        const struct kept *kept = &left->items[i];
        if (kept->here && !kept->same && !kept->aside && !kept->in_use)
            return _("What was kept for this file belongs to another record; it is offered when "
                     "that is opened");
    }
    return NULL;
}

/* ---- offering ---- */

enum wish { WISH_BACK, WISH_ASIDE, WISH_LATER };

/* Esc decides nothing. What was kept for another file may wait for that. */
static enum wish ask(const struct session *session, const struct kept *kept, const char *title,
                     const char *text, const struct asker_choice choices[3])
{
    int chosen =
        asker_choose(session->asker, title, text, choices, kept_is_from_elsewhere(kept) ? 3 : 2);
    return chosen < 0 ? WISH_LATER : (enum wish)chosen;
}

static enum wish ask_about_words(struct session *session, const struct kept *kept,
                                 const struct draft *draft, bool changed)
{
    struct text title = {0};
    struct text typed = {0};
    struct text now = {0};
    char text[1200];
    const char *texts[DRAFT_TEXTS] = {NULL};
    const struct question *question = catalogue_question(session->catalogue, draft->about);
    size_t count = draft_read(session->assessment, draft->about, draft->field, texts);
    text_append_format(&title, "%s: %s", question ? question->label : draft->about,
                       draft_title(draft));
    draft_list((const char *const *)draft->texts, draft->count, &typed);
    draft_list(texts, count, &now);
    const struct asker_choice choices[] = {
        {_("Put back what I was writing"), typed.data},
        {changed ? _("Leave what is there now") : _("Leave it out"),
         changed && now.length ? now.data : _("what you were writing is put aside")},
        {_("Not now"), _("asked again the next time")},
    };
    enum wish wish = WISH_LATER;
    session_describe_words(kept, changed, text, sizeof text);
    if (!title.failed && !typed.failed && !now.failed)
        wish = ask(session, kept, title.data, text, choices);
    text_free(&title);
    text_free(&typed);
    text_free(&now);
    return wish;
}

/* Words that are in a field now, and no answer yet, are noted as this run's own. */
static void take_over_words(struct session *session)
{
    struct typing typing;
    const char *texts[DRAFT_TEXTS];
    if (session->asker->typed(session->asker->context, &typing, texts) &&
        session_note_now(session, &typing, -1))
        kept_settle_taken(&session->left);
}

static void offer_draft(struct session *session, struct kept *kept, const struct draft *draft)
{
    enum wish wish = WISH_ASIDE;
    enum draft_standing standing = draft_stands(session->assessment, draft);
    if (standing == DRAFT_MISSING || standing == DRAFT_CHANGED)
        wish = ask_about_words(session, kept, draft, standing == DRAFT_CHANGED);
    if (wish == WISH_LATER)
        return; /* asked again next time */
    /* They stay on disk until they are saved. */
    kept->taken = standing == DRAFT_THERE || (wish == WISH_BACK && put_back(session, draft));
    if (kept->taken) {
        take_over_words(session);
        return;
    }
    kept_set_aside(kept);
    if (wish == WISH_BACK || standing == DRAFT_STRAY)
        asker_say(session->asker, "%s",
                  _("What you were writing has no place any more; it was put aside"));
}

static void offer_words(struct session *session, struct kept *kept)
{
    struct draft draft;
    struct error error;
    if (draft_file_read(kept, &draft, &error))
        offer_draft(session, kept, &draft);
    else
        asker_say_error(session->asker, &error);
    draft_file_free(&draft);
}

static enum wish ask_about_answers(struct session *session, const struct kept *kept,
                                   const struct merge *merge)
{
    char text[1200];
    const struct asker_choice choices[] = {
        {_("Bring them back"),
         merge->conflicts ? _("where the file says something else now, you choose") : NULL},
        {_("Leave them out"), _("they are put aside; “mnr-assess restore” still finds them")},
        {_("Not now"), _("asked again the next time")},
    };
    session_describe_kept(kept, merge, text, sizeof text);
    return ask(session, kept, _("Answers that were not saved"), text, choices);
}

/* Returns whether what was kept is in the file now. */
static bool bring_back(struct session *session, struct merge *merge)
{
    struct error error;
    if (!session_go_through(session, merge, _("What was not saved"), _("What is in the file")))
        return false;
    if (!merge_apply(merge, session->assessment, &error)) {
        asker_say_error(session->asker, &error);
        return false;
    }
    session_changed(session);
    if (!session_save(session))
        return false;
    asker_say(session->asker, "%s", _("Brought back and saved"));
    return true;
}

static void decide_on_answers(struct session *session, const struct kept *kept, struct merge *merge)
{
    bool news = merge->from_ours || merge->conflicts;
    enum wish wish = news ? ask_about_answers(session, kept, merge) : WISH_BACK;
    if (wish == WISH_ASIDE)
        kept_set_aside(kept);
    else if (wish == WISH_BACK && (!news || bring_back(session, merge)))
        kept_settle(kept);
}

static void offer_answers(struct session *session, struct kept *kept)
{
    struct assessment *mine;
    struct assessment *base;
    struct error error;
    if (!recovery_load(session->catalogue, kept, &mine, &base, &error)) {
        asker_say_error(session->asker, &error);
        return;
    }
    struct merge *merge = merge_new(base, mine, session->assessment);
    if (merge)
        decide_on_answers(session, kept, merge);
    merge_free(merge);
    assessment_free(mine);
    assessment_free(base);
}

/* One after another. Words that are in a field, and no answer yet, come first. */
bool session_offer_rest(struct session *session)
{
    struct kept_list *left = &session->left;
    bool asked = false;
    for (size_t i = 0; i < left->count; i++) {
        struct kept *kept = &left->items[i];
        if (!session->asker->is_free(session->asker->context))
            return asked;
        if (!kept_is_offered(kept))
            continue;
        kept->decided = asked = true;
        if (kept->kind == KEPT_ANSWERS)
            offer_answers(session, kept);
        else
            offer_words(session, kept);
    }
    return asked;
}

void session_offer_kept(struct session *session)
{
    session_pause_notes(session);
    kept_free(&session->left);
    if (session->keeper)
        leftover_rescue(keeper_path(session->keeper));
    if (!session->keeper || !kept_find(keeper_path(session->keeper), keeper_record(session->keeper),
                                       session->keeper, &session->left))
        asker_say(session->asker, "%s",
                  _("There is not enough memory to look for what was kept; open the file again"));
    const char *others = session_kept_for_others(&session->left);
    if (others)
        asker_say(session->asker, "%s", others);
    session_offer_rest(session);
}
