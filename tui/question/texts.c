/* Writing in the texts of a question: as typed, it is kept in the answer. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/record/answer_edit.h"
#include "tui/question/question.h"
#include "tui/question/view.h"
#include "tui/views/field_editing.h"

bool question_is_at_text(const struct question_view *view)
{
    size_t options = view->question->option_count;
    size_t at = (size_t)view->page.focus;
    return at >= options && at - options < QUESTION_TEXTS && view->texts[at - options];
}

size_t question_text_index(const struct question_view *view)
{
    return (size_t)view->page.focus - view->question->option_count;
}

struct textfield *question_text_in_focus(const struct question_view *view)
{
    return question_is_at_text(view) ? view->texts[question_text_index(view)] : NULL;
}

static void name_text(const struct question *question, size_t index, char *name, size_t size)
{
    snprintf(name, size, "%s %zu", question->id, index);
}

/* Puts the fields away: what was typed in them can be undone when one comes back. */
static void leave_texts(struct question_view *view, struct kept_fields *kept_fields)
{
    for (size_t i = 0; i < QUESTION_TEXTS; i++) {
        char name[128] = "";
        if (view->texts[i])
            name_text(view->texts_of, i, name, sizeof name);
        kept_fields_keep(kept_fields, name, view->texts[i]);
        view->texts[i] = NULL;
    }
}

void question_fill_texts(struct question_view *view, struct screen *screen)
{
    const struct session *session = &screen->session;
    const struct question *question = view->question;
    const struct answer *answer = session_answer(session, question);
    size_t count = session_asks(session, question) ? answer_edit_text_count(question, answer) : 0;
    enum textfield_kind kind =
        answer_edit_text_is_long(question) ? TEXTFIELD_LINES : TEXTFIELD_ONE_LINE;
    leave_texts(view, &screen->kept_fields);
    view->texts_of = question;
    for (size_t i = 0; i < count && i < QUESTION_TEXTS; i++) {
        char name[128];
        name_text(question, i, name, sizeof name);
        view->texts[i] = kept_fields_take(&screen->kept_fields, name, kind,
                                          answer_edit_text(question, answer, i));
        if (view->texts[i])
            textfield_do(view->texts[i], TEXTFIELD_TEXT_START);
        view->fresh[i] = true;
    }
    view->generation = session->generation;
    view->unkept = false;
}

/* Puts what is typed into the answer. False, with the reason, when it is no answer. */
static bool put_texts(struct question_view *view, struct screen *screen, struct error *error)
{
    struct session *session = &screen->session;
    const char *texts[QUESTION_TEXTS];
    struct answer draft;
    size_t count = 0;
    while (count < QUESTION_TEXTS && view->texts[count]) {
        texts[count] = textfield_text(view->texts[count]);
        count++;
    }
    if (!answer_copy(&draft, session_answer(session, view->question)))
        return error_set_memory(error);
    bool done = answer_edit_write(view->question, &draft, texts, count)
                    ? session_set_answer(session, view->question, &draft, view->joined, error)
                    : error_set_memory(error);
    answer_free(&draft);
    if (done)
        view->joined = true;
    return done;
}

void question_keep(struct view *base, struct screen *screen)
{
    struct question_view *view = (struct question_view *)base;
    if (!view->unkept)
        return;
    unsigned long before = screen->session.generation;
    view->unkept = !put_texts(view, screen, NULL);
    if (view->generation == before)
        view->generation = screen->session.generation;
}

bool question_has_unkept(const struct view *base)
{
    return ((const struct question_view *)base)->unkept;
}

bool question_typed(const struct view *base, struct typed *typed)
{
    const struct question_view *view = (const struct question_view *)base;
    *typed = (struct typed){.about = view->question->id, .field = "value"};
    for (; typed->count < QUESTION_TEXTS && view->texts[typed->count]; typed->count++)
        typed->texts[typed->count] = textfield_text(view->texts[typed->count]);
    return typed->count > 0;
}

void question_start_writing(struct question_view *view)
{
    view->writing = true;
    view->typed = view->refused = false;
    view->commanding = false;
    view->joined = false;
    view->page.paging = false;
    if (view->fresh[question_text_index(view)])
        textfield_do(question_text_in_focus(view), TEXTFIELD_TEXT_END);
    view->fresh[question_text_index(view)] = false;
}

/* What is no answer gives way to what was there; it can be brought back into any text. */
static void discard_text(struct question_view *view, struct screen *screen)
{
    field_editing_discard(question_text_in_focus(view), screen);
    question_fill_texts(view, screen);
    screen_say(screen, "%s", _("What was there is back; Ctrl-G brings back what was typed"));
}

bool question_stop_writing(struct question_view *view, struct screen *screen)
{
    struct error error;
    if (!view->writing)
        return true;
    if (view->typed && !view->refused && !put_texts(view, screen, &error)) {
        screen_say(screen, _("%s; Esc again puts back what was there"), error.problem);
        view->refused = true;
        return false;
    }
    view->writing = view->unkept = false;
    textfield_unselect(question_text_in_focus(view));
    if (view->refused)
        discard_text(view, screen);
    view->generation = screen->session.generation;
    return true;
}

bool question_put_back(struct view *base, struct screen *screen, const char *const *texts,
                       size_t count)
{
    struct question_view *view = (struct question_view *)base;
    size_t fields = 0;
    while (fields < QUESTION_TEXTS && view->texts[fields])
        fields++;
    if (!count || fields != count)
        return false;
    for (size_t i = 0; i < count; i++)
        textfield_set(view->texts[i], texts[i]);
    view->page.focus = (int)view->question->option_count;
    question_start_writing(view);
    view->typed = view->unkept = true;
    question_keep(base, screen);
    return true;
}
