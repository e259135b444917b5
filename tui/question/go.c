/* Going on from a question: to its next item, to the next question, to what hides it. */
#include "core/base/i18n.h"
#include "core/record/answer_edit.h"
#include "tui/question/domain.h"
#include "tui/question/question.h"
#include "tui/question/view.h"

/* What nobody has looked through to the end says nothing of what is not ticked. */
static void say_if_in_part(const struct question_view *view, struct stage *stage)
{
    const struct question *question = view->question;
    if (progress_is_in_part(stage->sitting.applies, question))
        stage_say(stage, _("%s: %zu ticked, not looked through to the end"), question->label,
                  sitting_answer(&stage->sitting, question)->value_count);
}

static void go_next(struct question_view *view, struct stage *stage)
{
    const struct domain *domain = view->question->domain;
    const struct question *next = applies_beside(stage->sitting.applies, view->question, 1);
    bool was_open = view->domain_open;
    say_if_in_part(view, stage);
    if (next)
        question_show(&view->view, stage, next);
    else
        stage_go(stage, PLACE_FINISH, NULL);
    domain_tell(stage, domain, was_open, !next || next->domain != domain);
}

void question_go_back(struct question_view *view, struct stage *stage)
{
    const struct question *before = applies_beside(stage->sitting.applies, view->question, -1);
    if (before)
        question_show(&view->view, stage, before);
    else
        stage_say(stage, "%s", _("This is the first question"));
}

/* From a question that is not asked to the answer that hides it. False when there is none. */
static bool go_to_what_hides(struct question_view *view, struct stage *stage)
{
    struct text now = {0};
    const struct question *hides = applies_hidden_by(stage->sitting.applies, view->question, &now);
    text_free(&now);
    if (hides)
        question_show(&view->view, stage, hides);
    else if (applies_asked(stage->sitting.applies, view->question) == ASKED_NOT_DEPTH)
        stage_go(stage, PLACE_RECORD, NULL);
    else
        return false;
    return true;
}

void question_accept(struct question_view *view, struct stage *stage, const struct press *press)
{
    struct item item = question_focused(view, &stage->sitting);
    const struct answer *answer = sitting_answer(&stage->sitting, view->question);
    if (press->pressed == STROKE_ENTER && !sitting_asks(&stage->sitting, view->question) &&
        go_to_what_hides(view, stage))
        return;
    bool open = press->pressed == STROKE_ENTER && answer->state == ANSWER_UNANSWERED;
    bool one = item.kind == ITEM_OPTION && answering_takes_one(view->question);
    if (press->pressed == STROKE_ENTER && item.kind == ITEM_THROUGH &&
        (open || progress_is_in_part(stage->sitting.applies, view->question))) {
        question_choose_in_focus(view, stage);
        return;
    }
    if (open && item.kind == ITEM_COUNTRY) {
        question_choose_country(view, stage);
        return;
    }
    if (open && view->moved && (one || item.kind == ITEM_NONE)) {
        question_choose_in_focus(view, stage);
        if (sitting_answer(&stage->sitting, view->question)->state == ANSWER_UNANSWERED)
            return;
    }
    go_next(view, stage);
}

void question_go_to_unanswered(struct question_view *view, struct stage *stage)
{
    const struct domain *domain = view->question->domain;
    const struct question *next = progress_next_unanswered(stage->sitting.applies, view->question);
    bool was_open = view->domain_open;
    if (next)
        question_show(&view->view, stage, next);
    else
        stage_say(stage, "%s", _("Every question has an answer; f shows what is left to finish"));
    domain_tell(stage, domain, was_open, false);
}

void question_move_focus(struct question_view *view, const struct press *press)
{
    view->commanding = false;
    view->moved = true;
    list_act_mixed(&view->page, press);
}

void question_go_on(struct question_view *view, struct stage *stage, int by)
{
    const struct press move = {.action = by > 0 ? ACTION_DOWN : ACTION_UP};
    int to = view->page.focus + by;
    if (to < 0)
        question_go_back(view, stage);
    else if (to >= (int)question_item_count(&stage->sitting, view->question))
        go_next(view, stage);
    else
        question_move_focus(view, &move);
}

void question_go_on_writing(struct question_view *view, struct stage *stage)
{
    size_t next = question_text_index(view) + 1;
    if (next < QUESTION_TEXTS && view->texts[next])
        question_go_on(view, stage, 1);
    else
        go_next(view, stage);
}
