/* Going on from a question: to its next item, to the next question, to what hides it. */
#include "core/base/i18n.h"
#include "core/record/answer_edit.h"
#include "tui/question/domain.h"
#include "tui/question/question.h"
#include "tui/question/view.h"

/* What nobody has looked through to the end says nothing of what is not ticked. */
static void say_if_in_part(const struct question_view *view, struct screen *screen)
{
    const struct question *question = view->question;
    if (progress_is_in_part(screen->session.applies, question))
        screen_say(screen, _("%s: %zu ticked, not looked through to the end"), question->label,
                   session_answer(&screen->session, question)->value_count);
}

static void go_next(struct question_view *view, struct screen *screen)
{
    const struct domain *domain = view->question->domain;
    const struct question *next = applies_beside(screen->session.applies, view->question, 1);
    bool was_open = view->domain_open;
    say_if_in_part(view, screen);
    if (next)
        question_show(&view->view, screen, next);
    else
        screen_go(screen, PLACE_FINISH, NULL);
    domain_tell(screen, domain, was_open, !next || next->domain != domain);
}

void question_go_back(struct question_view *view, struct screen *screen)
{
    const struct question *before = applies_beside(screen->session.applies, view->question, -1);
    if (before)
        question_show(&view->view, screen, before);
    else
        screen_say(screen, "%s", _("This is the first question"));
}

/* From a question that is not asked to the answer that hides it. False when there is none. */
static bool go_to_what_hides(struct question_view *view, struct screen *screen)
{
    struct text now = {0};
    const struct question *hides = applies_hidden_by(screen->session.applies, view->question, &now);
    text_free(&now);
    if (hides)
        question_show(&view->view, screen, hides);
    else if (applies_asked(screen->session.applies, view->question) == ASKED_NOT_DEPTH)
        screen_go(screen, PLACE_RECORD, NULL);
    else
        return false;
    return true;
}

void question_accept(struct question_view *view, struct screen *screen, const struct press *press)
{
    struct item item = question_focused(view, &screen->session);
    const struct answer *answer = session_answer(&screen->session, view->question);
    if (press->pressed == STROKE_ENTER && !session_asks(&screen->session, view->question) &&
        go_to_what_hides(view, screen))
        return;
    bool open = press->pressed == STROKE_ENTER && answer->state == ANSWER_UNANSWERED;
    bool one = item.kind == ITEM_OPTION && answer_edit_takes_one(view->question);
    if (press->pressed == STROKE_ENTER && item.kind == ITEM_THROUGH &&
        (open || progress_is_in_part(screen->session.applies, view->question))) {
        question_choose_in_focus(view, screen);
        return;
    }
    if (open && item.kind == ITEM_COUNTRY) {
        question_choose_country(view, screen);
        return;
    }
    if (open && view->moved && (one || item.kind == ITEM_NONE)) {
        question_choose_in_focus(view, screen);
        if (session_answer(&screen->session, view->question)->state == ANSWER_UNANSWERED)
            return;
    }
    go_next(view, screen);
}

void question_go_to_unanswered(struct question_view *view, struct screen *screen)
{
    const struct domain *domain = view->question->domain;
    const struct question *next = progress_next_unanswered(screen->session.applies, view->question);
    bool was_open = view->domain_open;
    if (next)
        question_show(&view->view, screen, next);
    else
        screen_say(screen, "%s", _("Every question has an answer; f shows what is left to finish"));
    domain_tell(screen, domain, was_open, false);
}

void question_move_focus(struct question_view *view, const struct press *press)
{
    view->commanding = false;
    view->moved = true;
    list_act_mixed(&view->page, press);
}

void question_go_on(struct question_view *view, struct screen *screen, int by)
{
    const struct press move = {.action = by > 0 ? ACTION_DOWN : ACTION_UP};
    int to = view->page.focus + by;
    if (to < 0)
        question_go_back(view, screen);
    else if (to >= (int)question_item_count(&screen->session, view->question))
        go_next(view, screen);
    else
        question_move_focus(view, &move);
}

void question_go_on_writing(struct question_view *view, struct screen *screen)
{
    size_t next = question_text_index(view) + 1;
    if (next < QUESTION_TEXTS && view->texts[next])
        question_go_on(view, screen, 1);
    else
        go_next(view, screen);
}
