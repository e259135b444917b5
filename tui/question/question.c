#include "tui/question/question.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/record/answer_edit.h"
#include "tui/layout/about.h"
#include "tui/layout/panes.h"
#include "tui/question/presenter.h"
#include "tui/question/view.h"
#include "tui/views/field_editing.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

const struct question *question_of(const struct view *view)
{
    return ((const struct question_view *)view)->question;
}

struct item question_focused(const struct question_view *view, const struct session *session)
{
    return question_item(session, view->question, (size_t)view->page.focus);
}

static unsigned question_context(const struct view *base)
{
    const struct question_view *view = (const struct question_view *)base;
    if (!question_is_at_text(view))
        return view->offer.word_count ? IN_QUESTION | IN_OFFER : IN_QUESTION;
    if (view->writing && answer_edit_text_is_long(view->question))
        return IN_TEXT;
    if (view->writing)
        return view->texts[1] ? IN_LINE | IN_FIELDS : IN_LINE;
    return view->commanding ? IN_QUESTION | IN_LEFT : IN_FIELD;
}

/* ---- showing ---- */

/* The cursor starts at what was answered, else at the first thing to do. */
static int first_focus(const struct question_view *view, const struct session *session)
{
    const struct question *question = view->question;
    const struct answer *answer = session_answer(session, question);
    for (size_t i = 0; answer_edit_takes_one(question) && i < question->option_count; i++)
        if (answer->value && strcmp(answer->value, question->options[i].id) == 0)
            return (int)i;
    if (answer_is_none(answer) && question->none && session_asks(session, question))
        return question_item_of(session, question, ITEM_NONE);
    return 0;
}

void question_show(struct view *base, struct screen *screen, const struct question *question)
{
    struct question_view *view = (struct question_view *)base;
    question_keep(base, screen);
    view->question = question;
    view->moved = view->commanding = view->writing = view->page.paging = view->joined = false;
    view->page.top = view->side.top = 0;
    question_fill_texts(view, screen);
    view->page.focus = first_focus(view, &screen->session);
    view->domain_open = progress_is_open_in(screen->session.applies, question->domain);
    session_set_place(&screen->session, question);
    visited_add(&screen->visited, question);
}

static bool is_presenting(const struct screen *screen)
{
    return settings_get(screen->settings, SETTING_PRESENTER) == PRESENTER_ON;
}

static void lay_out(struct question_view *view, const struct screen *screen,
                    const struct area *area)
{
    struct question_look look = {
        .question = view->question,
        .texts = view->texts,
        .focus = view->page.focus,
        .writing = view->writing,
        .commanding = view->commanding,
        .offer = view->offer.word_count ? &view->offer : NULL,
        .published = view->published.mark ? &view->published : NULL,
        .background = !view->wide,
        .rows = area->rows,
    };
    layout_begin(&view->page.layout, area->columns);
    if (is_presenting(screen) && session_asks(&screen->session, view->question))
        presenter_lay_out(&view->page.layout, &screen->session, &look);
    else
        question_lay_out(&view->page.layout, &screen->session, &look);
}

/* The tables are read only for a country and a question that they can speak of. */
static void look_for_published(struct question_view *view, struct session *session)
{
    view->published = (struct published_mark){0};
    bool marked = view->question->criterion || view->question->kind == KIND_CHOICE;
    if (marked && view->question->questionnaire->unit != UNIT_CAPABILITY)
        published_on(session_figures(session), assessment_country(session->assessment),
                     view->question, &view->published);
}

/* Looked for anew when the question or any answer has changed. */
static void look_for_offer(struct question_view *view, struct session *session)
{
    if (view->offered == view->question && view->offer_generation == session->generation)
        return;
    const struct findings *findings = session_findings(session);
    crosswalk_offer_free(&view->offer);
    if (findings)
        crosswalk_offers(findings, view->question, &view->offer);
    look_for_published(view, session);
    view->offered = view->question;
    view->offer_generation = session->generation;
}

/* The record has the text without line ends at its end. */
static bool is_kept_as(const char *typed, const char *kept)
{
    size_t length = strlen(kept);
    return strncmp(typed, kept, length) == 0 && !typed[length + strspn(typed + length, "\n")];
}

/* The answers came from the file again, and this one is as it was: whoever is writing goes on. */
static bool is_writing_what_is_kept(struct question_view *view, const struct session *session)
{
    const struct answer *answer = session_answer(session, view->question);
    size_t count = answer_edit_text_count(view->question, answer);
    if (!view->writing)
        return false;
    for (size_t i = 0; i < QUESTION_TEXTS; i++) {
        const char *text = i < count ? answer_edit_text(view->question, answer, i) : NULL;
        if (!view->texts[i] != !text || (text && !is_kept_as(textfield_text(view->texts[i]), text)))
            return false;
    }
    view->generation = session->generation;
    return true;
}

static void draw_side(struct question_view *view, struct screen *screen, const struct area *area)
{
    layout_begin(&view->side.layout, area->columns);
    if (view->published.mark)
        about_published(&view->side.layout, &view->published);
    about_of_question(&view->side.layout, view->question);
    list_draw_page(&view->side, screen, area, NULL);
}

static void question_draw(struct view *base, struct screen *screen, const struct area *area)
{
    struct question_view *view = (struct question_view *)base;
    struct panes panes = {.page = *area};
    if (!is_presenting(screen))
        panes_share(&panes, area, screen->settings, side_outline_rail_columns(view->question));
    if (view->generation != screen->session.generation && !view->unkept &&
        !is_writing_what_is_kept(view, &screen->session))
        question_fill_texts(view, screen);
    look_for_offer(view, &screen->session);
    view->wide = panes.side.columns > 0;
    if (view->wide)
        draw_side(view, screen, &panes.side);
    bool rail = panes.rail.columns > 0;
    side_outline_draw(&view->side_outline, &screen->session, view->question,
                      rail ? &panes.rail : &panes.outline, rail);
    lay_out(view, screen, &panes.page);
    list_draw(&view->page, screen, &panes.page);
}

/* At an item of the question, or at another question in the pane beside it. */
static bool click(struct question_view *view, struct screen *screen, const struct press *press)
{
    const struct question *other = side_outline_at(&view->side_outline, press->row, press->column);
    if (list_item_at(&view->page, press->row, press->column) == LAYOUT_NO_ITEM && !other)
        return false;
    if (!question_stop_writing(view, screen))
        return false;
    if (!other) {
        question_move_focus(view, press);
        return true;
    }
    question_show(&view->view, screen, other);
    return false;
}

static void turn_page(struct question_view *view, const struct press *press)
{
    bool side = view->wide && view->side.layout.line_count > (size_t)view->side.rows;
    if (side)
        list_act_as_page(&view->side, press);
    else
        list_act_mixed(&view->page, press);
}

/* The wheel turns the pane that it is over. */
static void scroll(struct question_view *view, const struct press *press)
{
    bool side = view->wide && press->column >= view->side.left;
    if (side)
        list_act_as_page(&view->side, press);
    else
        list_act_mixed(&view->page, press);
}

static void flip_presenter(struct question_view *view, struct screen *screen)
{
    (void)view;
    settings_assume(screen->settings, SETTING_PRESENTER,
                    is_presenting(screen) ? PRESENTER_OFF : PRESENTER_ON);
}

/* ---- keys ---- */

static bool act_writing(struct question_view *view, struct screen *screen,
                        const struct press *press)
{
    bool line = question_context(&view->view) & IN_LINE;
    int by = press->action == ACTION_BEFORE || (line && press->action == ACTION_UP) ? -1 : 1;
    switch (press->action) {
    case ACTION_LEAVE:
        view->commanding = question_stop_writing(view, screen);
        return true;
    case ACTION_ON:
    case ACTION_BEFORE:
        if (question_stop_writing(view, screen))
            question_go_on(view, screen, by);
        return true;
    case ACTION_ACCEPT:
        if (question_stop_writing(view, screen))
            question_go_on_writing(view, screen);
        return true;
    case ACTION_UP:
    case ACTION_DOWN:
        if (line) {
            if (question_stop_writing(view, screen))
                question_move_focus(view, press);
            return true;
        }
        break;
    default:
        break;
    }
    if (!field_editing_act(question_text_in_focus(view), screen, press))
        return false;
    view->typed = view->unkept = true;
    view->refused = false;
    return true;
}

/* At a text: the first key of it starts writing. */
static void write_first(struct question_view *view, struct screen *screen,
                        const struct press *press)
{
    question_start_writing(view);
    act_writing(view, screen, press);
}

static bool act_moving(struct question_view *view, struct screen *screen, const struct press *press)
{
    switch (press->action) {
    case ACTION_CLICK:
        return click(view, screen, press);
    case ACTION_SCROLL_UP:
    case ACTION_SCROLL_DOWN:
        scroll(view, press);
        return true;
    case ACTION_UP:
    case ACTION_DOWN:
        question_move_focus(view, press);
        return true;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        turn_page(view, press);
        return true;
    case ACTION_ON:
    case ACTION_BEFORE:
        question_go_on(view, screen, press->action == ACTION_ON ? 1 : -1);
        return true;
    case ACTION_NEXT:
        question_accept(view, screen, press);
        return true;
    case ACTION_TYPE:
    case ACTION_DELETE_BEFORE:
    case ACTION_PASTE:
    case ACTION_BRING_BACK:
    case ACTION_TEXT_UNDO:
    case ACTION_TEXT_REDO:
        write_first(view, screen, press);
        return true;
    case ACTION_DIGIT:
        question_choose_option(view, screen, (size_t)(press->pressed - '1'));
        return true;
    case ACTION_LEAVE:
        if (question_context(&view->view) == IN_FIELD)
            view->commanding = true;
        else
            screen_go(screen, PLACE_OUTLINE, NULL);
        return true;
    default:
        return false;
    }
}

static const struct {
    enum action action;
    void (*act)(struct question_view *view, struct screen *screen);
} commands[] = {
    {ACTION_BACK, question_go_back},
    {ACTION_NEXT_UNANSWERED, question_go_to_unanswered},
    {ACTION_PRESENT, flip_presenter},
};

static bool question_act(struct view *base, struct screen *screen, const struct press *press)
{
    struct question_view *view = (struct question_view *)base;
    if (view->writing && question_is_at_text(view) && act_writing(view, screen, press))
        return true;
    if (act_moving(view, screen, press))
        return true;
    for (size_t i = 0; i < COUNT(commands); i++)
        if (commands[i].action == press->action) {
            commands[i].act(view, screen);
            return true;
        }
    return question_act_on_answer(view, screen, press->action);
}

static void question_free(struct view *base)
{
    struct question_view *view = (struct question_view *)base;
    for (size_t i = 0; i < QUESTION_TEXTS; i++)
        textfield_free(view->texts[i]);
    crosswalk_offer_free(&view->offer);
    list_free(&view->page);
    list_free(&view->side);
    side_outline_free(&view->side_outline);
    free(view);
}

void question_await_commands(struct screen *screen)
{
    struct view *top = screen_top(screen);
    if (top && top->kind == &question_kind)
        ((struct question_view *)top)->commanding = true;
}

/* The page's first line has the whole way; this stays in sight when the page is scrolled. */
static void question_trail(const struct view *base, int columns, struct text *out)
{
    const struct question *question = question_of(base);
    const struct capability *capability = question->capability;
    if (capability && cells_width(capability->title) + cells_width(question->label) + 3 <= columns)
        text_append_format(out, "%s %s ", capability->title, theme_glyph(GLYPH_BELOW));
    text_append(out, question->label);
}

const struct view_kind question_kind = {
    .trail = question_trail,
    .context = question_context,
    .draw = question_draw,
    .act = question_act,
    .keep = question_keep,
    .has_unkept = question_has_unkept,
    .typed = question_typed,
    .free = question_free,
};

struct view *question_new(struct screen *screen, const struct question *question)
{
    struct question_view *view = calloc(1, sizeof *view);
    if (!view)
        return NULL;
    view->view.kind = &question_kind;
    view->page.mixed = true;
    question_show(&view->view, screen, question);
    return &view->view;
}
