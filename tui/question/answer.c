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
static bool accept_hiding(struct stage *stage, const struct question *question,
                          const struct answer *draft)
{
    const struct question *first = NULL;
    size_t count = applies_would_hide(stage->sitting.assessment, question, draft, &first);
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
    return prompt_choose(stage, _("Answers would be hidden"), text, translated, COUNT(choices),
                         0) == 0;
}

static bool store(struct question_view *view, struct stage *stage, const struct answer *draft,
                  bool joined)
{
    struct error error;
    if (!accept_hiding(stage, view->question, draft))
        return false;
    if (!sitting_set_answer(&stage->sitting, view->question, draft, joined, &error)) {
        stage_say_error(stage, &error);
        return false;
    }
    return true;
}

static bool begin_draft(const struct question_view *view, struct stage *stage, struct answer *draft)
{
    const struct question *question = view->question;
    if (!sitting_asks(&stage->sitting, question)) {
        stage_say(stage, _("%s is not asked now; its answer stays as it is"), question->label);
        return false;
    }
    if (answer_copy(draft, sitting_answer(&stage->sitting, question)))
        return true;
    stage_say(stage, "%s", _("There is no memory left; nothing was changed"));
    return false;
}

/* Stores the draft when it was made, and frees it. */
static bool end_draft(struct question_view *view, struct stage *stage, struct answer *draft,
                      bool made)
{
    bool done = made && store(view, stage, draft, false);
    answer_free(draft);
    return done;
}

void question_choose_option(struct question_view *view, struct stage *stage, size_t index)
{
    const struct question *question = view->question;
    struct answer draft;
    if (index >= question->option_count)
        stage_say(stage, _("There is no option %zu here"), index + 1);
    if (index >= question->option_count || !begin_draft(view, stage, &draft))
        return;
    bool made = answering_choose(question, &draft, question->options[index].id);
    end_draft(view, stage, &draft, made);
    view->page.focus = (int)index;
    view->moved = false;
}

static void choose_none(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!view->question->none) {
        stage_say(stage, "%s", _("This question has no such answer; c clears"));
        return;
    }
    if (!begin_draft(view, stage, &draft))
        return;
    bool had_text = draft.value != NULL;
    if (end_draft(view, stage, &draft, answering_choose_none(view->question, &draft)) && had_text)
        stage_say(stage, "%s", _("This took the place of the text; z brings the text back"));
    view->page.focus = question_item_of(&stage->sitting, view->question, ITEM_NONE);
    view->moved = false;
}

/* Whoever says so has come back to the list, too. */
static void look_through(struct question_view *view, struct stage *stage)
{
    const struct question *question = view->question;
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    bool through = assessment_is_looked_through(stage->sitting.assessment, question, &draft);
    bool ticked = draft.value_count > 0;
    draft.later = draft.later && through;
    bool made = ticked && answer_look_through(question, &draft, !through);
    if (!end_draft(view, stage, &draft, made) && !ticked)
        stage_say(stage, _("Nothing is ticked in %s: 0 says that nothing applies"),
                  question->label);
    else if (made && !through)
        stage_say(stage, _("%s: looked through; what is not ticked is not there. z takes it back"),
                  question->label);
}

void question_choose_country(struct question_view *view, struct stage *stage)
{
    const char *code = picker_country(stage, assessment_country(stage->sitting.assessment));
    struct answer draft;
    if (code && begin_draft(view, stage, &draft))
        end_draft(view, stage, &draft, answering_set_country(&draft, code));
}

void question_choose_in_focus(struct question_view *view, struct stage *stage)
{
    struct item item = question_focused(view, &stage->sitting);
    switch (item.kind) {
    case ITEM_OPTION:
        question_choose_option(view, stage, item.index);
        break;
    case ITEM_TEXT:
        question_start_writing(view);
        break;
    case ITEM_COUNTRY:
        question_choose_country(view, stage);
        break;
    case ITEM_NONE:
        choose_none(view, stage);
        break;
    case ITEM_THROUGH:
        look_through(view, stage);
        break;
    case ITEM_NOTHING:
        break;
    }
}

/* The answer that another questionnaire suggests, as the page shows it. */
static void take_over(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    bool partial = view->offer.partial;
    if (!begin_draft(view, stage, &draft) ||
        !end_draft(view, stage, &draft, crosswalk_take(&view->offer, &draft)))
        return;
    stage_say(stage, "%s",
              partial ? _("Ticked, and flagged to come back to: look through the other options")
                      : _("Taken over; z takes it back"));
}

/* ---- states and flags ---- */

static void set_unknown(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    bool had_value = draft.state == ANSWER_ANSWERED;
    answer_set_state(&draft, ANSWER_UNKNOWN);
    if (end_draft(view, stage, &draft, true))
        stage_say(stage, "%s",
                  had_value ? _("Don't know. z brings back what was there")
                            : _("Answer: don't know"));
}

static void clear_answer(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    bool had_answer = draft.state != ANSWER_UNANSWERED;
    answer_set_state(&draft, ANSWER_UNANSWERED);
    if (end_draft(view, stage, &draft, true) && had_answer)
        stage_say(stage, "%s", _("Cleared. z brings back what was there"));
}

static void flip_later(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    draft.later = !draft.later;
    end_draft(view, stage, &draft, true);
}

static void flip_sensitive(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    answer_flip_sensitive(view->question, &draft);
    if (answer_is_sensitive(view->question, &draft))
        stage_say(stage, "%s", _("Sensitive: stays out of a shared report"));
    else
        stage_say(stage, "%s", _("Not sensitive: a shared report may show it"));
    end_draft(view, stage, &draft, true);
}

/* What a form about this answer needs while it is typed in. */
struct remark {
    struct question_view *view;
    struct stage *stage;
    bool joined;
};

static void keep_reason(void *context, const char *const *texts)
{
    struct remark *remark = context;
    struct answer draft;
    if (text_is_blank(texts[0]) || !begin_draft(remark->view, remark->stage, &draft))
        return;
    answer_set_state(&draft, ANSWER_NOT_APPLICABLE);
    if (answer_write(&draft.reason, texts[0]) &&
        sitting_set_answer(&remark->stage->sitting, remark->view->question, &draft, remark->joined,
                           NULL))
        remark->joined = true;
    answer_free(&draft);
}

static void keep_note(void *context, const char *const *texts)
{
    struct remark *remark = context;
    struct answer draft;
    if (!begin_draft(remark->view, remark->stage, &draft))
        return;
    if (answer_write(&draft.note, texts[0]) &&
        sitting_set_answer(&remark->stage->sitting, remark->view->question, &draft, remark->joined,
                           NULL))
        remark->joined = true;
    answer_free(&draft);
}

/* `what` tells the question's words apart, for undoing in them later. */
static void ask_words(struct question_view *view, struct stage *stage, const char *what,
                      const char *title, const char *explanation, const char *initial,
                      void (*keep)(void *context, const char *const *texts))
{
    char name[128];
    snprintf(name, sizeof name, "%s %s", view->question->id, what);
    struct remark remark = {.view = view, .stage = stage};
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
    prompt_form(stage, &form, &words);
    free(copy);
    text_free(&words);
}

static void set_not_applicable(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    answer_set_state(&draft, ANSWER_NOT_APPLICABLE);
    bool accepted = accept_hiding(stage, view->question, &draft);
    answer_free(&draft);
    if (!accepted)
        return;
    ask_words(view, stage, "reason", _("Why does this not apply?"),
              _("In a sentence or two. Esc keeps it; left empty, nothing is changed."),
              sitting_answer(&stage->sitting, view->question)->reason, keep_reason);
}

static void write_note(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    answer_free(&draft);
    ask_words(view, stage, "note", _("Note"),
              catalogue_care(stage->sitting.catalogue, "care-free-text"),
              sitting_answer(&stage->sitting, view->question)->note, keep_note);
}

static void list_sources(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    answer_free(&draft);
    evidence_open(stage, view->question);
}

static void write_in_text(struct question_view *view, struct stage *stage)
{
    size_t options = view->question->option_count;
    if (!question_is_at_text(view) && view->texts[0])
        view->page.focus = (int)options;
    if (question_is_at_text(view))
        question_start_writing(view);
    else
        stage_say(stage, "%s", _("There is no text to write here; n writes a note"));
}

static void write_elsewhere(struct question_view *view, struct stage *stage)
{
    bool commanding = view->commanding;
    write_in_text(view, stage);
    if (!view->writing)
        return;
    writing_edit_elsewhere(question_text_in_focus(view), stage);
    view->typed = true;
    if (question_stop_writing(view, stage))
        view->commanding = commanding;
}

static void help(struct question_view *view, struct stage *stage)
{
    about_question_open(stage, view->question);
}

static const struct {
    enum action action;
    void (*act)(struct question_view *view, struct stage *stage);
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

bool question_act_on_answer(struct question_view *view, struct stage *stage, enum action action)
{
    for (size_t i = 0; i < COUNT(commands); i++)
        if (commands[i].action == action) {
            commands[i].act(view, stage);
            return true;
        }
    return false;
}
