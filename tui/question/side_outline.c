#include "tui/question/side_outline.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/record/answer_edit.h"

enum { MARK = 0, DOMAIN_TITLE = 2, CAPABILITY_TITLE = 2, QUESTION_TITLE = 4 };

void beside_free(struct beside *beside)
{
    free(beside->targets);
    list_free(&beside->list);
}

/* ---- items ---- */

/* Begins an item that leads to a question. */
static void begin_item(struct beside *beside, const struct question *target)
{
    size_t item = (size_t)sheet_item(&beside->list.sheet);
    if (item >= beside->target_capacity) {
        size_t larger = item ? item * 2 : 64;
        const struct question **moved =
            reallocarray(beside->targets, larger, sizeof *beside->targets);
        if (!moved)
            return;
        beside->targets = moved;
        beside->target_capacity = larger;
    }
    beside->targets[item] = target;
}

static const struct question *first_asked(const struct sitting *sitting,
                                          const struct question *const *questions, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (sitting_asks(sitting, questions[i]))
            return questions[i];
    return NULL;
}

static const struct question *first_of_domain(const struct sitting *sitting,
                                              const struct domain *domain)
{
    const struct question *first = NULL;
    for (size_t i = 0; !first && i < domain->capability_count; i++)
        first = first_asked(sitting, domain->capabilities[i]->questions,
                            domain->capabilities[i]->question_count);
    return first ? first : first_asked(sitting, domain->questions, domain->question_count);
}

/* The focus of the list is where one is: it is kept in sight, and marked without the cursor. */
static void mark_now(struct beside *beside)
{
    beside->list.focus = beside->list.sheet.item_count - 1;
    sheet_put(&beside->list.sheet, MARK, ROLE_ACCENT, theme_glyph(GLYPH_BELOW));
}

/* ---- questions ---- */

static void put_question(struct beside *beside, const struct sitting *sitting,
                         const struct question *question, const struct question *now, int columns)
{
    struct sheet *sheet = &beside->list.sheet;
    struct text line = {0};
    text_append_format(&line, "%s %-*s", answering_mark(sitting_answer(sitting, question)), columns,
                       answering_label(question));
    if (columns)
        text_append_format(&line, " %s", question->text);
    begin_item(beside, question);
    sheet_line(sheet);
    if (question == now)
        mark_now(beside);
    if (line.data && !line.failed)
        sheet_put(sheet, columns ? QUESTION_TITLE : DOMAIN_TITLE,
                  question == now ? ROLE_ACCENT : ROLE_QUIET, line.data);
    sheet_item_end(sheet);
    text_free(&line);
}

/* `titles`: with as much of their texts as there is room for. */
static void put_questions(struct beside *beside, const struct sitting *sitting,
                          const struct question *const *questions, size_t count,
                          const struct question *now, bool titles)
{
    int columns = titles ? answering_label_columns(questions, count) : 0;
    for (size_t i = 0; i < count; i++)
        if (sitting_asks(sitting, questions[i]))
            put_question(beside, sitting, questions[i], now, columns);
}

/* ---- the outline ---- */

static void put_heading(struct beside *beside, const struct question *target, int column,
                        enum role role, const char *title, const struct progress *progress)
{
    struct text right = {0};
    text_append_format(&right, "%zu/%zu", progress->addressed, progress->applicable);
    begin_item(beside, target);
    if (right.data && !right.failed)
        sheet_row(&beside->list.sheet, column, role, title, right.data);
    sheet_item_end(&beside->list.sheet);
    text_free(&right);
}

static void put_capability(struct beside *beside, struct sitting *sitting,
                           const struct capability *capability, const struct question *now)
{
    const struct findings *findings = sitting_findings(sitting);
    const struct question *first =
        first_asked(sitting, capability->questions, capability->question_count);
    struct progress progress = progress_of_capability(sitting->applies, capability);
    struct text title = {0};
    if (!first)
        return;
    if (findings)
        text_append_format(&title, "%s ",
                           status_entry(findings_of(findings, capability)->status)->mark);
    text_append(&title, capability->title);
    if (title.data && !title.failed)
        put_heading(beside, first, CAPABILITY_TITLE,
                    capability == now->capability ? ROLE_PLAIN : ROLE_QUIET, title.data, &progress);
    if (capability == now->capability)
        put_questions(beside, sitting, capability->questions, capability->question_count, now,
                      true);
    text_free(&title);
}

static void put_domain(struct beside *beside, struct sitting *sitting, const struct domain *domain,
                       const struct question *now)
{
    struct progress progress = progress_of_domain(sitting->applies, domain);
    const struct question *first = first_of_domain(sitting, domain);
    if (!first)
        return;
    put_heading(beside, first, 0, domain == now->domain ? ROLE_STRONG : ROLE_QUIET, domain->title,
                &progress);
    if (domain != now->domain)
        return;
    for (size_t i = 0; i < domain->capability_count; i++)
        put_capability(beside, sitting, domain->capabilities[i], now);
    if (!now->capability || !domain->capability_count)
        put_questions(beside, sitting, domain->questions, domain->question_count, now, true);
}

/* ---- the rail ---- */

int beside_rail_columns(const struct question *now)
{
    enum { BEFORE_LABEL = 4 };
    const struct domain *domain = now->domain;
    int most = answering_label_columns(domain->questions, domain->question_count);
    for (size_t i = 0; i < domain->capability_count; i++) {
        int columns = answering_label_columns(domain->capabilities[i]->questions,
                                              domain->capabilities[i]->question_count);
        most = columns > most ? columns : most;
    }
    return most + BEFORE_LABEL;
}

static void lay_out_rail(struct beside *beside, const struct sitting *sitting,
                         const struct question *now)
{
    const struct domain *domain = now->domain;
    for (size_t i = 0; i < domain->capability_count; i++) {
        size_t before = beside->list.sheet.line_count;
        put_questions(beside, sitting, domain->capabilities[i]->questions,
                      domain->capabilities[i]->question_count, now, false);
        if (beside->list.sheet.line_count > before)
            sheet_line(&beside->list.sheet);
    }
    put_questions(beside, sitting, domain->questions, domain->question_count, now, false);
}

/* ---- drawing ---- */

/* With some of what comes before, where one is may stand anywhere but at the very edge. */
static void draw(struct beside *beside, const struct area *area)
{
    struct list *list = &beside->list;
    size_t line = sheet_focus_line(&list->sheet, list->focus);
    size_t rows = (size_t)area->rows;
    size_t most = list->sheet.line_count > rows ? list->sheet.line_count - rows : 0;
    list_place(list, area);
    list->top = line > rows / 2 ? line - rows / 2 : 0;
    if (list->top > most)
        list->top = most;
    sheet_draw(&list->sheet, area, list->top, SHEET_NO_ITEM, NULL);
}

static void lay_out_outline(struct beside *beside, struct sitting *sitting,
                            const struct question *now)
{
    const struct questionnaire *questionnaire = now->questionnaire;
    for (size_t i = 0; i < questionnaire->domain_count; i++)
        put_domain(beside, sitting, questionnaire->domains[i], now);
}

void beside_draw(struct beside *beside, struct sitting *sitting, const struct question *now,
                 const struct area *area, bool rail)
{
    beside->list.rows = 0; /* what was drawn before is not there to be clicked at */
    if (!area->columns)
        return;
    sheet_begin(&beside->list.sheet, area->columns);
    if (rail)
        lay_out_rail(beside, sitting, now);
    else
        lay_out_outline(beside, sitting, now);
    draw(beside, area);
}

const struct question *beside_at(const struct beside *beside, int row, int column)
{
    int item = list_item_at(&beside->list, row, column);
    return item == SHEET_NO_ITEM || (size_t)item >= beside->target_capacity ? NULL
                                                                            : beside->targets[item];
}
