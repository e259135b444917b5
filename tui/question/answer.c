/* Changing the answer of a question, and what is said about it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/record/answer_edit.h"
#include "tui/question/about_question.h"
#include "tui/question/evidence.h"
#include "tui/question/question.h"
#include "tui/question/view.h"
#include "tui/views/field_editing.h"
#include "tui/views/picker.h"
#include "tui/views/prompt.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Whether to go on although answers would be hidden. */
static bool accept_hiding(struct screen *screen, const struct question *question,
                          const struct answer *draft)
{
    const struct question *first = NULL;
    size_t count = applies_would_hide(screen->session.assessment, question, draft, &first);
    if (!count || !first)
        return true;
    char text[320];
    snprintf(text, sizeof text,
             ngettext("With this answer %zu other answer is no longer asked for (%s). It stays in "
                      "the file, counts for nothing meanwhile, and comes back when this changes "
                      "back.",
                      "With this answer %zu other answers are no longer asked for (the first is "
                      "%s). They stay in the file, count for nothing meanwhile, and come back "
                      "when this changes back.",
                      count),
             count, first->label);
    static const struct asker_choice choices[] = {
        {N_("Change the answer"), NULL},
        {N_("Leave it as it was"), NULL},
    };
    struct asker_choice translated[COUNT(choices)];
    for (size_t i = 0; i < COUNT(choices); i++)
        translated[i] = (struct asker_choice){_(choices[i].label), NULL};
    return prompt_choose(screen, _("Answers would be hidden"), text, translated, COUNT(choices),
                         0) == 0;
}

static bool store(struct question_view *view, struct screen *screen, const struct answer *draft,
                  bool joined)
{
    struct error error;
    if (!accept_hiding(screen, view->question, draft))
        return false;
    if (!session_set_answer(&screen->session, view->question, draft, joined, &error)) {
        screen_say_error(screen, &error);
        return false;
    }
    return true;
}

static bool begin_draft(const struct question_view *view, struct screen *screen,
                        struct answer *draft)
{
    const struct question *question = view->question;
    if (!session_asks(&screen->session, question)) {
        screen_say(screen, _("%s is not asked now; its answer stays as it is"), question->label);
        return false;
    }
    if (answer_copy(draft, session_answer(&screen->session, question)))
        return true;
    screen_say(screen, "%s", _("There is no memory left; nothing was changed"));
    return false;
}

/* Stores the draft when it was made, and frees it. */
static bool end_draft(struct question_view *view, struct screen *screen, struct answer *draft,
                      bool made)
{
    bool done = made && store(view, screen, draft, false);
    answer_free(draft);
    return done;
}

void question_choose_option(struct question_view *view, struct screen *screen, size_t index)
{
    const struct question *question = view->question;
    struct answer draft;
    if (index >= question->option_count)
        screen_say(screen, _("There is no option %zu here"), index + 1);
    if (index >= question->option_count || !begin_draft(view, screen, &draft))
        return;
    bool made = answer_edit_choose(question, &draft, question->options[index].id);
    end_draft(view, screen, &draft, made);
    view->page.focus = (int)index;
    view->moved = false;
}

static void choose_none(struct question_view *view, struct screen *screen)
{
    struct answer draft;
    if (!view->question->none) {
        screen_say(screen, "%s", _("This question has no such answer; c clears"));
        return;
    }
    if (!begin_draft(view, screen, &draft))
        return;
    bool had_text = draft.value != NULL;
    if (end_draft(view, screen, &draft, answer_edit_choose_none(view->question, &draft)) &&
        had_text)
        screen_say(screen, "%s", _("This took the place of the text; z brings the text back"));
    view->page.focus = question_item_of(&screen->session, view->question, ITEM_NONE);
    view->moved = false;
}

/* Whoever says so has come back to the list, too. */
static void look_through(struct question_view *view, struct screen *screen)
{
    const struct question *question = view->question;
    struct answer draft;
    if (!begin_draft(view, screen, &draft))
        return;
    bool through = assessment_is_looked_through(screen->session.assessment, question, &draft);
    bool ticked = draft.value_count > 0;
    draft.later = draft.later && through;
    bool made = ticked && answer_look_through(question, &draft, !through);
    if (!end_draft(view, screen, &draft, made) && !ticked)
        screen_say(screen, _("Nothing is ticked in %s: 0 says that nothing applies"),
                   question->label);
    else if (made && !through)
        screen_say(screen,
                   _("%s: looked through; what is not ticked is not there. z takes it back"),
                   question->label);
}

void question_choose_country(struct question_view *view, struct screen *screen)
{
    const char *code = picker_country(screen, assessment_country(screen->session.assessment));
    struct answer draft;
    if (code && begin_draft(view, screen, &draft))
        end_draft(view, screen, &draft, answer_edit_set_country(&draft, code));
}

void question_choose_in_focus(struct question_view *view, struct screen *screen)
{
    struct item item = question_focused(view, &screen->session);
    switch (item.kind) {
    case ITEM_OPTION:
        question_choose_option(view, screen, item.index);
        break;
    case ITEM_TEXT:
        question_start_writing(view);
        break;
    case ITEM_COUNTRY:
        question_choose_country(view, screen);
        break;
    case ITEM_NONE:
        choose_none(view, screen);
        break;
    case ITEM_THROUGH:
        look_through(view, screen);
        break;
    case ITEM_NOTHING:
        break;
    }
}

/* The answer that another questionnaire suggests, as the page shows it. */
static void take_over(struct question_view *view, struct screen *screen)
{
    struct answer draft;
    bool partial = view->offer.partial;
    if (!begin_draft(view, screen, &draft) ||
        !end_draft(view, screen, &draft, crosswalk_take(&view->offer, &draft)))
        return;
    screen_say(screen, "%s",
               partial ? _("Ticked, and flagged to come back to: look through the other options")
                       : _("Taken over; z takes it back"));
}

/* ---- states and flags ---- */

static void set_unknown(struct question_view *view, struct screen *screen)
{
    struct answer draft;
    if (!begin_draft(view, screen, &draft))
        return;
    bool had_value = draft.state == ANSWER_ANSWERED;
    answer_set_state(&draft, ANSWER_UNKNOWN);
    if (end_draft(view, screen, &draft, true))
        screen_say(screen, "%s",
                   had_value ? _("Don't know. z brings back what was there")
                             : _("Answer: don't know"));
}

static void clear_answer(struct question_view *view, struct screen *screen)
{
    struct answer draft;
    if (!begin_draft(view, screen, &draft))
        return;
    bool had_answer = draft.state != ANSWER_UNANSWERED;
    answer_set_state(&draft, ANSWER_UNANSWERED);
    if (end_draft(view, screen, &draft, true) && had_answer)
        screen_say(screen, "%s", _("Cleared. z brings back what was there"));
}

static void flip_later(struct question_view *view, struct screen *screen)
{
    struct answer draft;
    if (!begin_draft(view, screen, &draft))
        return;
    draft.later = !draft.later;
    end_draft(view, screen, &draft, true);
}

static void flip_sensitive(struct question_view *view, struct screen *screen)
{
    struct answer draft;
    if (!begin_draft(view, screen, &draft))
        return;
    answer_flip_sensitive(view->question, &draft);
    if (answer_is_sensitive(view->question, &draft))
        screen_say(screen, "%s", _("Sensitive: stays out of a shared report"));
    else
        screen_say(screen, "%s", _("Not sensitive: a shared report may show it"));
    end_draft(view, screen, &draft, true);
}

/* What a form about this answer needs while it is typed in. */
struct remark {
    struct question_view *view;
    struct screen *screen;
    bool joined;
};

static void keep_reason(void *context, const char *const *texts)
{
    struct remark *remark = context;
    struct answer draft;
    if (text_is_blank(texts[0]) || !begin_draft(remark->view, remark->screen, &draft))
        return;
    answer_set_state(&draft, ANSWER_NOT_APPLICABLE);
    if (answer_write(&draft.reason, texts[0]) &&
        session_set_answer(&remark->screen->session, remark->view->question, &draft, remark->joined,
                           NULL))
        remark->joined = true;
    answer_free(&draft);
}

static void keep_note(void *context, const char *const *texts)
{
    struct remark *remark = context;
    struct answer draft;
    if (!begin_draft(remark->view, remark->screen, &draft))
        return;
    if (answer_write(&draft.note, texts[0]) &&
        session_set_answer(&remark->screen->session, remark->view->question, &draft, remark->joined,
                           NULL))
        remark->joined = true;
    answer_free(&draft);
}

/* `what` tells the question's words apart, for undoing in them later. */
static void ask_words(struct question_view *view, struct screen *screen, const char *what,
                      const char *title, const char *explanation, const char *initial,
                      void (*keep)(void *context, const char *const *texts))
{
    char name[128];
    snprintf(name, sizeof name, "%s %s", view->question->id, what);
    struct remark remark = {.view = view, .screen = screen};
    struct prompt_field field = {.initial = initial, .lines = true};
    struct prompt_form form = {
        .title = title,
        .explanation = explanation,
        .fields = &field,
        .count = 1,
        .keep = keep,
        .context = &remark,
        .name = name,
        .about = view->question->id,
        .field = what,
    };
    struct text words = {0};
    char *copy = initial ? strdup(initial) : NULL;
    field.initial = copy; /* the answer's own string goes when the answer changes */
    prompt_form(screen, &form, &words);
    free(copy);
    text_free(&words);
}

static void set_not_applicable(struct question_view *view, struct screen *screen)
{
    struct answer draft;
    if (!begin_draft(view, screen, &draft))
        return;
    answer_set_state(&draft, ANSWER_NOT_APPLICABLE);
    bool accepted = accept_hiding(screen, view->question, &draft);
    answer_free(&draft);
    if (!accepted)
        return;
    ask_words(view, screen, "reason", _("Why does this not apply?"),
              _("In a sentence or two. Esc keeps it; left empty, nothing is changed."),
              session_answer(&screen->session, view->question)->reason, keep_reason);
}

static void write_note(struct question_view *view, struct screen *screen)
{
    struct answer draft;
    if (!begin_draft(view, screen, &draft))
        return;
    answer_free(&draft);
    ask_words(view, screen, "note", _("Note"),
              catalogue_care(screen->session.catalogue, "care-free-text"),
              session_answer(&screen->session, view->question)->note, keep_note);
}

static void list_sources(struct question_view *view, struct screen *screen)
{
    struct answer draft;
    if (!begin_draft(view, screen, &draft))
        return;
    answer_free(&draft);
    evidence_open(screen, view->question);
}

static void write_in_text(struct question_view *view, struct screen *screen)
{
    size_t options = view->question->option_count;
    if (!question_is_at_text(view) && view->texts[0])
        view->page.focus = (int)options;
    if (question_is_at_text(view))
        question_start_writing(view);
    else
        screen_say(screen, "%s", _("There is no text to write here; n writes a note"));
}

static void write_elsewhere(struct question_view *view, struct screen *screen)
{
    bool commanding = view->commanding;
    write_in_text(view, screen);
    if (!view->writing)
        return;
    field_editing_edit_elsewhere(question_text_in_focus(view), screen);
    view->typed = true;
    if (question_stop_writing(view, screen))
        view->commanding = commanding;
}

static void help(struct question_view *view, struct screen *screen)
{
    about_question_open(screen, view->question);
}

static const struct {
    enum action action;
    void (*act)(struct question_view *view, struct screen *screen);
} commands[] = {
    {ACTION_CHOOSE, question_choose_in_focus},
    {ACTION_NOTHING, choose_none},
    {ACTION_WRITE, write_in_text},
    {ACTION_EDITOR, write_elsewhere},
    {ACTION_TAKE, take_over},
    {ACTION_UNKNOWN, set_unknown},
    {ACTION_NOT_APPLICABLE, set_not_applicable},
    {ACTION_LATER, flip_later},
    {ACTION_CLEAR, clear_answer},
    {ACTION_NOTE, write_note},
    {ACTION_EVIDENCE, list_sources},
    {ACTION_SENSITIVE, flip_sensitive},
    {ACTION_HELP, help},
};

bool question_act_on_answer(struct question_view *view, struct screen *screen, enum action action)
{
    for (size_t i = 0; i < COUNT(commands); i++)
        if (commands[i].action == action) {
            commands[i].act(view, screen);
            return true;
        }
    return false;
}
