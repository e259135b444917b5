#include "tui/pages/changes.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "core/record/answer_edit.h"
#include "tui/question/question.h"
#include "tui/views/list.h"

enum { LEFT = 2, PAGE_COLUMNS = 108, WORDS_COLUMNS = 28 /* of a value in a message */ };

/* ---- in words ---- */

/* Words from `start` on, as many as there is room for; `nothing` where there are none. */
static void append_quoted(struct text *out, const char *words, size_t start, const char *nothing)
{
    struct text shown = {0};
    struct text clipped = {0};
    if (text_is_blank(words)) {
        text_append(out, nothing);
        return;
    }
    text_append_format(&shown, "%s%s", start ? "…" : "", words + start);
    cells_clip(&clipped, shown.data ? shown.data : "", WORDS_COLUMNS);
    text_append_format(out, _("“%s”"), clipped.data ? clipped.data : "");
    text_free(&shown);
    text_free(&clipped);
}

static bool is_gap(char byte)
{
    return byte == ' ' || byte == '\n';
}

/* Where two texts begin to be told apart: at the word with their first difference, or at the start
   when that is in sight from there. */
static size_t first_told(const char *one, const char *other)
{
    size_t at = 0;
    while (one[at] && one[at] == other[at])
        at++;
    if (at < WORDS_COLUMNS / 2)
        return 0;
    while (at && is_gap(one[at - 1]))
        at--;
    while (at && !is_gap(one[at - 1]))
        at--;
    return at;
}

/* "“old words” → “new words”" */
static void append_both(struct text *out, const char *from, const char *to, const char *nothing)
{
    size_t start = from && to ? first_told(from, to) : 0;
    append_quoted(out, from, start, nothing);
    text_append(out, " → ");
    append_quoted(out, to, start, nothing);
}

static void append_answers(struct text *out, const struct question *question,
                           const struct answer *from, const struct answer *to)
{
    struct text old = {0};
    struct text new = {0};
    answer_edit_describe(question, from, &old);
    answer_edit_describe(question, to, &new);
    append_both(out, old.data, new.data, _("not answered"));
    text_free(&old);
    text_free(&new);
}

static bool is_same(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

static bool has_same_value(const struct answer *one, const struct answer *other)
{
    if (one->state != other->state || !is_same(one->value, other->value) ||
        one->value_count != other->value_count)
        return false;
    for (size_t i = 0; i < one->value_count; i++)
        if (!is_same(one->values[i], other->values[i]))
            return false;
    return true;
}

/* What is between `from` and `to` besides the value. */
static void append_beside(struct text *out, const struct answer *from, const struct answer *to)
{
    if (!is_same(from->note, to->note)) {
        text_append(out, _("note: "));
        append_both(out, from->note, to->note, _("none"));
    } else if (!is_same(from->reason, to->reason)) {
        text_append(out, _("why it does not apply"));
    } else if (from->later != to->later) {
        text_append(out, to->later ? _("flagged to come back to") : _("no longer flagged"));
    } else if (from->sensitive != to->sensitive) {
        text_append(out, to->sensitive ? _("marked sensitive") : _("no longer sensitive"));
    } else {
        text_append_format(out, _("its sources, %zu → %zu"), from->source_count, to->source_count);
    }
}

static void describe_answer(struct text *out, const struct question *question,
                            const struct answer *from, const struct answer *to)
{
    text_append(out, question->label);
    if (has_same_value(from, to)) {
        text_append(out, ", ");
        append_beside(out, from, to);
        return;
    }
    text_append(out, " ");
    append_answers(out, question, from, to);
}

static const char *depth_title(const struct change_state *state,
                               const struct capability *capability)
{
    return depth_word((enum depth)state->depths[capability ? capability->index + 1 : 0]);
}

static void append_status(struct text *out, const struct change *change,
                          const struct change_state *state)
{
    enum unit unit = change->capability->domain->questionnaire->unit;
    const struct status_entry *entry = state->words ? status_of_word(unit, state->words) : NULL;
    if (entry)
        text_append_format(out, _("“%s”"), _(entry->title));
    else
        text_append(out, _("as the answers say"));
}

static const char *name_country(const struct change_state *state)
{
    const char *name = country_name(state->words);
    return name ? name : _("not said yet");
}

static const char *name_speaker(const struct change_state *state)
{
    return *state->words ? state->words : _("nobody in particular");
}

void change_words(const struct change *change, bool undoing, struct text *out)
{
    const struct change_state *from = undoing ? &change->after : &change->before;
    const struct change_state *to = undoing ? &change->before : &change->after;
    switch (change->kind) {
    case CHANGE_ANSWER:
        describe_answer(out, change->question, &from->answer, &to->answer);
        break;
    case CHANGE_TITLE:
        text_append(out, _("title: "));
        append_both(out, from->words, to->words, _("none"));
        break;
    case CHANGE_COUNTRY:
        text_append_format(out, _("country: %s → %s"), name_country(from), name_country(to));
        break;
    case CHANGE_INSTRUMENTS:
        text_append_format(out, _("questionnaires: %s → %s"), from->words, to->words);
        break;
    case CHANGE_DEPTH:
        text_append_format(out, _("how deep to ask (%s): %s → %s"),
                           change->capability ? change->capability->title : _("in general"),
                           depth_title(from, change->capability),
                           depth_title(to, change->capability));
        break;
    case CHANGE_STATUS:
        text_append_format(out, _("status of %s: "), change->capability->title);
        append_status(out, change, from);
        text_append(out, " → ");
        append_status(out, change, to);
        break;
    case CHANGE_SPEAKER:
        text_append_format(out, _("who answers: %s → %s"), name_speaker(from), name_speaker(to));
        break;
    }
}

/* ---- undoing ---- */

/* Where the change can be seen; a status is seen where capabilities are shown. */
static void go_to_place(struct screen *screen, const struct change *change)
{
    bool among_findings = screen_context(screen) & (IN_FINDINGS | IN_CAPABILITY);
    if (screen_context(screen) == IN_CHANGES)
        return;
    switch (change->kind) {
    case CHANGE_ANSWER:
        screen_go(screen, PLACE_QUESTION, change->question);
        question_await_commands(screen);
        break;
    case CHANGE_TITLE:
    case CHANGE_COUNTRY:
    case CHANGE_INSTRUMENTS:
    case CHANGE_DEPTH:
    case CHANGE_SPEAKER:
        screen_go(screen, PLACE_RECORD, NULL);
        break;
    case CHANGE_STATUS:
        if (!among_findings)
            screen_go(screen, PLACE_CAPABILITY, change->capability);
        break;
    }
}

static void tell(struct screen *screen, const struct change *change, bool undoing)
{
    struct text words = {0};
    char harmless[SCREEN_MESSAGE];
    change_words(change, undoing, &words);
    text_harmless(words.data ? words.data : "", harmless, sizeof harmless);
    screen_say(screen, undoing ? _("Undone: %s") : _("Done again: %s"), harmless);
    text_free(&words);
}

void changes_undo(struct screen *screen)
{
    const struct change *change = session_undo(&screen->session);
    if (!change) {
        screen_say(screen, "%s", _("There is nothing to undo in this sitting"));
        return;
    }
    go_to_place(screen, change);
    tell(screen, change, true);
}

void changes_redo(struct screen *screen)
{
    const struct change *change = session_redo(&screen->session);
    if (!change) {
        screen_say(screen, "%s", _("There is nothing to do again"));
        return;
    }
    go_to_place(screen, change);
    tell(screen, change, false);
}

/* ---- the list ---- */

struct changes_view {
    struct view view;
    struct list list;
};

static unsigned changes_context(const struct view *view)
{
    (void)view;
    return IN_CHANGES;
}

/* The newest comes first. */
static size_t change_at(const struct undo *undo, int item)
{
    return undo->count - 1 - (size_t)item;
}

static void put_change(struct layout *layout, const struct undo *undo, size_t index)
{
    bool undone = index >= undo->done;
    struct text words = {0};
    change_words(&undo->changes[index], false, &words);
    layout_item(layout);
    if (words.data && !words.failed)
        layout_row(layout, LEFT, undone ? ROLE_QUIET : ROLE_PLAIN, words.data,
                   undone ? _("undone") : NULL);
    text_free(&words);
}

static void changes_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct list *list = &((struct changes_view *)view)->list;
    const struct undo *undo = &screen->session.undo;
    layout_begin(&list->layout, area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    layout_line(&list->layout);
    if (!undo->count)
        layout_item(&list->layout);
    layout_paragraph(&list->layout, LEFT, ROLE_QUIET,
                     undo->count
                         ? _("What was changed since the wizard was started, the newest first. "
                             "Enter takes a change back and all that came after it, or does them "
                             "again.")
                         : _("Nothing was changed since the wizard was started."));
    layout_line(&list->layout);
    for (size_t i = undo->count; i-- > 0;)
        put_change(&list->layout, undo, i);
    layout_item_end(&list->layout);
    list_draw(list, screen, area);
}

/* Undoes or does again until the change is the first undone, or the last done. */
static void go_back_to(struct screen *screen, size_t index)
{
    const struct undo *undo = &screen->session.undo;
    bool undoing = index < undo->done;
    size_t count = undoing ? undo->done - index : index + 1 - undo->done;
    for (size_t i = 0; i < count; i++)
        if (!(undoing ? session_undo(&screen->session) : session_redo(&screen->session)))
            break;
    screen_say(screen,
               undoing ? ngettext("%zu change undone; Enter on it does it again",
                                  "%zu changes undone; Enter on the first does them again", count)
                       : ngettext("%zu change done again", "%zu changes done again", count),
               count);
}

static bool changes_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct list *list = &((struct changes_view *)view)->list;
    const struct undo *undo = &screen->session.undo;
    if (press->action == ACTION_LEAVE || press->action == ACTION_CHANGES)
        screen_pop(screen);
    else if (press->action == ACTION_OPEN && (size_t)list->focus < undo->count)
        go_back_to(screen, change_at(undo, list->focus));
    else
        return list_act(list, press);
    return true;
}

static void changes_free(struct view *view)
{
    list_free(&((struct changes_view *)view)->list);
    free(view);
}

static const struct view_kind changes_kind = {
    .title = N_("Changes"),
    .context = changes_context,
    .draw = changes_draw,
    .act = changes_act,
    .free = changes_free,
};

void changes_open(struct screen *screen)
{
    struct changes_view *view = calloc(1, sizeof *view);
    if (!view)
        return;
    view->view.kind = &changes_kind;
    screen_push(screen, &view->view);
}
