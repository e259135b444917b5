#include "tui/question/side_outline.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/record/answer_edit.h"

enum { MARK = 0, DOMAIN_TITLE = 2, CAPABILITY_TITLE = 2, QUESTION_TITLE = 4 };

void side_outline_free(struct side_outline *side_outline)
{
    free(side_outline->targets);
    list_free(&side_outline->list);
}

/* ---- items ---- */

/* Begins an item that leads to a question. */
static void begin_item(struct side_outline *side_outline, const struct question *target)
{
    size_t item = (size_t)layout_item(&side_outline->list.layout);
    if (item >= side_outline->target_capacity) {
        size_t larger = item ? item * 2 : 64;
        const struct question **moved =
            reallocarray(side_outline->targets, larger, sizeof *side_outline->targets);
        if (!moved)
            return;
        side_outline->targets = moved;
        side_outline->target_capacity = larger;
    }
    side_outline->targets[item] = target;
}

static const struct question *first_asked(const struct session *session,
                                          const struct question *const *questions, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (session_asks(session, questions[i]))
            return questions[i];
    return NULL;
}

static const struct question *first_of_domain(const struct session *session,
                                              const struct domain *domain)
{
    const struct question *first = NULL;
    for (size_t i = 0; !first && i < domain->capability_count; i++)
        first = first_asked(session, domain->capabilities[i]->questions,
                            domain->capabilities[i]->question_count);
    return first ? first : first_asked(session, domain->questions, domain->question_count);
}

/* The focus of the list is where one is: it is kept in sight, and marked without the cursor. */
static void mark_now(struct side_outline *side_outline)
{
    side_outline->list.focus = side_outline->list.layout.item_count - 1;
    layout_put(&side_outline->list.layout, MARK, ROLE_ACCENT, theme_glyph(GLYPH_BELOW));
}

/* ---- questions ---- */

static void put_question(struct side_outline *side_outline, const struct session *session,
                         const struct question *question, const struct question *now, int columns)
{
    struct layout *layout = &side_outline->list.layout;
    struct text line = {0};
    text_append_format(&line, "%s %-*s", answer_edit_mark(session_answer(session, question)),
                       columns, answer_edit_label(question));
    if (columns)
        text_append_format(&line, " %s", question->text);
    begin_item(side_outline, question);
    layout_line(layout);
    if (question == now)
        mark_now(side_outline);
    if (line.data && !line.failed)
        layout_put(layout, columns ? QUESTION_TITLE : DOMAIN_TITLE,
                   question == now ? ROLE_ACCENT : ROLE_QUIET, line.data);
    layout_item_end(layout);
    text_free(&line);
}

/* `titles`: with as much of their texts as there is room for. */
static void put_questions(struct side_outline *side_outline, const struct session *session,
                          const struct question *const *questions, size_t count,
                          const struct question *now, bool titles)
{
    int columns = titles ? answer_edit_label_columns(questions, count) : 0;
    for (size_t i = 0; i < count; i++)
        if (session_asks(session, questions[i]))
            put_question(side_outline, session, questions[i], now, columns);
}

/* ---- the outline ---- */

static void put_heading(struct side_outline *side_outline, const struct question *target,
                        int column, enum role role, const char *title,
                        const struct progress *progress)
{
    struct text right = {0};
    text_append_format(&right, "%zu/%zu", progress->addressed, progress->applicable);
    begin_item(side_outline, target);
    if (right.data && !right.failed)
        layout_row(&side_outline->list.layout, column, role, title, right.data);
    layout_item_end(&side_outline->list.layout);
    text_free(&right);
}

static void put_capability(struct side_outline *side_outline, struct session *session,
                           const struct capability *capability, const struct question *now)
{
    const struct findings *findings = session_findings(session);
    const struct question *first =
        first_asked(session, capability->questions, capability->question_count);
    struct progress progress = progress_of_capability(session->applies, capability);
    struct text title = {0};
    if (!first)
        return;
    if (findings)
        text_append_format(&title, "%s ",
                           status_entry(findings_of(findings, capability)->status)->mark);
    text_append(&title, capability->title);
    if (title.data && !title.failed)
        put_heading(side_outline, first, CAPABILITY_TITLE,
                    capability == now->capability ? ROLE_PLAIN : ROLE_QUIET, title.data, &progress);
    if (capability == now->capability)
        put_questions(side_outline, session, capability->questions, capability->question_count, now,
                      true);
    text_free(&title);
}

static void put_domain(struct side_outline *side_outline, struct session *session,
                       const struct domain *domain, const struct question *now)
{
    struct progress progress = progress_of_domain(session->applies, domain);
    const struct question *first = first_of_domain(session, domain);
    if (!first)
        return;
    put_heading(side_outline, first, 0, domain == now->domain ? ROLE_STRONG : ROLE_QUIET,
                domain->title, &progress);
    if (domain != now->domain)
        return;
    for (size_t i = 0; i < domain->capability_count; i++)
        put_capability(side_outline, session, domain->capabilities[i], now);
    if (!now->capability || !domain->capability_count)
        put_questions(side_outline, session, domain->questions, domain->question_count, now, true);
}

/* ---- the rail ---- */

int side_outline_rail_columns(const struct question *now)
{
    enum { BEFORE_LABEL = 4 };
    const struct domain *domain = now->domain;
    int most = answer_edit_label_columns(domain->questions, domain->question_count);
    for (size_t i = 0; i < domain->capability_count; i++) {
        int columns = answer_edit_label_columns(domain->capabilities[i]->questions,
                                                domain->capabilities[i]->question_count);
        most = columns > most ? columns : most;
    }
    return most + BEFORE_LABEL;
}

static void lay_out_rail(struct side_outline *side_outline, const struct session *session,
                         const struct question *now)
{
    const struct domain *domain = now->domain;
    for (size_t i = 0; i < domain->capability_count; i++) {
        size_t before = side_outline->list.layout.line_count;
        put_questions(side_outline, session, domain->capabilities[i]->questions,
                      domain->capabilities[i]->question_count, now, false);
        if (side_outline->list.layout.line_count > before)
            layout_line(&side_outline->list.layout);
    }
    put_questions(side_outline, session, domain->questions, domain->question_count, now, false);
}

/* ---- drawing ---- */

/* With some of what comes before, where one is may stand anywhere but at the very edge. */
static void draw(struct side_outline *side_outline, const struct area *area)
{
    struct list *list = &side_outline->list;
    size_t line = layout_focus_line(&list->layout, list->focus);
    size_t rows = (size_t)area->rows;
    size_t most = list->layout.line_count > rows ? list->layout.line_count - rows : 0;
    list_place(list, area);
    list->top = line > rows / 2 ? line - rows / 2 : 0;
    if (list->top > most)
        list->top = most;
    layout_draw(&list->layout, area, list->top, LAYOUT_NO_ITEM, NULL);
}

static void lay_out_outline(struct side_outline *side_outline, struct session *session,
                            const struct question *now)
{
    const struct questionnaire *questionnaire = now->questionnaire;
    for (size_t i = 0; i < questionnaire->domain_count; i++)
        put_domain(side_outline, session, questionnaire->domains[i], now);
}

void side_outline_draw(struct side_outline *side_outline, struct session *session,
                       const struct question *now, const struct area *area, bool rail)
{
    side_outline->list.rows = 0; /* what was drawn before is not there to be clicked at */
    if (!area->columns)
        return;
    layout_begin(&side_outline->list.layout, area->columns);
    if (rail)
        lay_out_rail(side_outline, session, now);
    else
        lay_out_outline(side_outline, session, now);
    draw(side_outline, area);
}

const struct question *side_outline_at(const struct side_outline *side_outline, int row, int column)
{
    int item = list_item_at(&side_outline->list, row, column);
    return item == LAYOUT_NO_ITEM || (size_t)item >= side_outline->target_capacity
               ? NULL
               : side_outline->targets[item];
}
