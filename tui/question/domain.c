#include "tui/question/domain.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "tui/question/question.h"
#include "tui/terminal/term.h"
#include "tui/views/list.h"

enum { ROOMY = 15 /* rows of a page on which empty lines can stand */, BELOW_TITLE = 2 };

struct domain_view {
    struct view view;
    struct view *below;
    const struct domain *domain;
    struct list found;
    struct sheet ways;
};

/* ---- where one can go from here ---- */

/* The first question after the domain that is asked; NULL when it is the last. */
static const struct question *question_after(const struct sitting *sitting,
                                             const struct domain *domain)
{
    const struct catalogue *catalogue = sitting->catalogue;
    const struct question *last = NULL;
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (catalogue->questions[i]->domain == domain)
            last = catalogue->questions[i];
    return last ? applies_beside(sitting->applies, last, 1) : NULL;
}

/* Of the domain first, then of those after it. */
static const struct question *open_question(const struct sitting *sitting,
                                            const struct domain *domain)
{
    const struct catalogue *catalogue = sitting->catalogue;
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (catalogue->questions[i]->domain == domain &&
            progress_is_open(sitting->applies, catalogue->questions[i]))
            return catalogue->questions[i];
    const struct question *after = question_after(sitting, domain);
    if (after && progress_is_open(sitting->applies, after))
        return after;
    return progress_next_unanswered(sitting->applies, after);
}

static bool is_at(const struct view *view, const struct domain *domain)
{
    return view->kind == &question_kind && question_of(view)->domain == domain;
}

static void go_on(struct domain_view *view, struct stage *stage)
{
    const struct question *next = question_after(&stage->sitting, view->domain);
    bool there = next ? is_at(view->below, next->domain)
                      : (view->below->kind->context(view->below) & IN_FINISH) != 0;
    stage_pop(stage);
    if (!there && next)
        stage_go(stage, PLACE_QUESTION, next);
    else if (!there)
        stage_go(stage, PLACE_FINISH, NULL);
}

/* ---- laying out ---- */

static void put_finding(struct sheet *sheet, const struct finding *finding)
{
    const struct status_entry *entry = status_entry(finding->status);
    struct text line = {0};
    theme_put_mark(&line, entry->mark);
    text_append(&line, finding->capability->title);
    if (line.data && !line.failed)
        sheet_row(sheet, 0, ROLE_PLAIN, line.data, finding_title(finding));
    text_free(&line);
    if (!finding_is_undecided(finding))
        return;
    finding_tell_proposed(finding, &line);
    if (line.data && !line.failed)
        sheet_paragraph(sheet, BELOW_TITLE, ROLE_QUIET, line.data);
    text_free(&line);
}

static void lay_out_found(struct sheet *sheet, struct sitting *sitting, const struct domain *domain,
                          bool roomy)
{
    const struct findings *findings = sitting_findings(sitting);
    struct progress progress = progress_of_domain(sitting->applies, domain);
    struct text line = {0};
    progress_describe(&progress, &line);
    if (line.data && !line.failed)
        sheet_paragraph(sheet, 0, ROLE_PLAIN, line.data);
    text_free(&line);
    if (roomy)
        sheet_line(sheet);
    if (!domain->capability_count)
        sheet_paragraph(sheet, 0, ROLE_QUIET,
                        _("No status rests on this part alone; its answers stand in the report."));
    for (size_t i = 0; findings && i < domain->capability_count; i++)
        put_finding(sheet, findings_of(findings, domain->capabilities[i]));
}

static void describe_way(struct sitting *sitting, const struct domain *domain, enum action action,
                         const struct binding *binding, struct text *out)
{
    const struct question *open = open_question(sitting, domain);
    size_t later = progress_of_all(sitting->applies).later;
    if (action == ACTION_NEXT_UNANSWERED && open)
        text_append_format(out, _("next open: %s"), open->label);
    else if (action == ACTION_FINISH && later)
        text_append_format(out, _("to finish (%zu to come back to)"), later);
    else
        text_append(out, _(binding->label));
}

/* Adds "u next open: Q23" where the key works; in a text to write in, letters need Alt. */
static int put_way(struct domain_view *view, struct sitting *sitting, enum action action, int at)
{
    enum { LEFT = 2 };
    unsigned context = view->below->kind->context(view->below);
    bool typing = context & IN_FIELD;
    const struct binding *binding = keys_binding(action, typing ? IN_QUESTION : context);
    struct text way = {0};
    char key[48];
    if (!binding || !binding->label)
        return at;
    stroke pressed = binding->strokes[0];
    keys_name(typing && pressed < STROKE_NAMED && pressed > ' ' ? pressed | STROKE_ALT : pressed,
              key, sizeof key);
    text_append_format(&way, "%s ", key);
    describe_way(sitting, view->domain, action, binding, &way);
    if (way.data && !way.failed)
        at = sheet_flow(&view->ways, LEFT, at, ROLE_QUIET, way.data);
    text_free(&way);
    return at;
}

static void lay_out_ways(struct domain_view *view, struct sitting *sitting)
{
    static const enum action actions[] = {ACTION_NEXT_UNANSWERED, ACTION_FINISH, ACTION_FINDINGS};
    const struct question *next = question_after(sitting, view->domain);
    struct text line = {0};
    int at = 2;
    if (next)
        text_append_format(&line, _("Enter goes on to %s, %s"), next->domain->title, next->label);
    else
        text_append(&line, _("Enter shows what is left to finish"));
    sheet_item(&view->ways);
    if (line.data && !line.failed)
        sheet_row(&view->ways, 2, ROLE_PLAIN, line.data, NULL);
    text_free(&line);
    sheet_item_end(&view->ways);
    sheet_line(&view->ways);
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        at = put_way(view, sitting, actions[i], at);
}

static int least(int one, int other)
{
    return one < other ? one : other;
}

static void domain_draw(struct view *base, struct stage *stage, const struct area *page)
{
    struct domain_view *view = (struct domain_view *)base;
    struct sheet *found = &view->found.sheet;
    sheet_begin(found, draw_popup_columns(page));
    sheet_begin(&view->ways, draw_popup_columns(page));
    lay_out_found(found, &stage->sitting, view->domain, page->rows >= ROOMY);
    sheet_line(&view->ways);
    lay_out_ways(view, &stage->sitting);
    int rows = (int)view->ways.line_count;
    struct area inside = draw_popup(page, (int)found->line_count + rows, view->domain->title);
    struct area ways = inside;
    inside.rows = least((int)found->line_count, inside.rows - least(rows, inside.rows));
    ways.top += inside.rows;
    ways.rows -= inside.rows;
    list_draw_page(&view->found, stage, &inside, NULL);
    sheet_draw(&view->ways, &ways, 0, stage->covered ? SHEET_NO_ITEM : 0, NULL);
}

/* ---- keys ---- */

/* Those of the page below. */
static unsigned domain_context(const struct view *base)
{
    const struct view *below = ((const struct domain_view *)base)->below;
    return below->kind->context(below);
}

static bool scrolls(struct domain_view *view, const struct press *press)
{
    bool longer = view->found.sheet.line_count > (size_t)view->found.rows;
    bool pages = press->action == ACTION_PAGE_UP || press->action == ACTION_PAGE_DOWN;
    bool wheel = press->action == ACTION_SCROLL_UP || press->action == ACTION_SCROLL_DOWN;
    return longer && (pages || wheel) && list_act_as_page(&view->found, press);
}

/* At a text, Esc that came as Alt with a letter is for the page below, as the letter is. */
static bool closes(const struct stage *stage, const struct press *press)
{
    bool chord = stage->pending && (stage_context(stage) & IN_FIELD);
    return press->action == ACTION_CLICK || press->action == ACTION_DOMAIN ||
           (press->pressed == STROKE_ESCAPE && !chord);
}

static bool domain_act(struct view *base, struct stage *stage, const struct press *press)
{
    struct domain_view *view = (struct domain_view *)base;
    struct view *below = view->below;
    const struct question *open = press->action == ACTION_NEXT_UNANSWERED
                                      ? open_question(&stage->sitting, view->domain)
                                      : NULL;
    if (scrolls(view, press))
        return true;
    if (press->pressed == STROKE_ENTER) {
        go_on(view, stage);
        return true;
    }
    if (open) {
        stage_go(stage, PLACE_QUESTION, open);
        return true;
    }
    bool done = closes(stage, press);
    stage_pop(stage);
    return done || below->kind->act(below, stage, press);
}

static void domain_free(struct view *base)
{
    struct domain_view *view = (struct domain_view *)base;
    list_free(&view->found);
    sheet_free(&view->ways);
    free(view);
}

static const struct view_kind domain_kind = {
    .popup = true,
    .context = domain_context,
    .draw = domain_draw,
    .act = domain_act,
    .free = domain_free,
};

void domain_open(struct stage *stage, const struct domain *domain)
{
    struct view *below = stage_top(stage);
    struct domain_view *view = below ? calloc(1, sizeof *view) : NULL;
    if (!view)
        return;
    view->view.kind = &domain_kind;
    view->below = below;
    view->domain = domain;
    stage_push(stage, &view->view);
}

/* ---- at the end of a domain ---- */

/* "Victim: In place 2, Not known 1, 20 of 22 questions are addressed. Now: Societal. D says more"
 */
static void say(struct stage *stage, const struct domain *domain)
{
    const struct findings *findings = sitting_findings(&stage->sitting);
    const struct question *next = question_after(&stage->sitting, domain);
    struct progress progress = progress_of_domain(stage->sitting.applies, domain);
    struct text line = {0};
    size_t count;
    const struct status_entry *entries = statuses(&count);
    text_append_format(&line, "%s: ", domain->title);
    for (size_t i = 0; findings && i < count; i++) {
        size_t found = findings_count(findings, domain, entries[i].status);
        if (found)
            text_append_format(&line, "%s %zu, ", _(entries[i].title), found);
    }
    progress_describe(&progress, &line);
    if (next)
        text_append_format(&line, _(" Now: %s."), next->domain->title);
    text_append(&line, _(" D says more"));
    if (line.data && !line.failed)
        stage_say(stage, "%s", line.data);
    text_free(&line);
}

void domain_tell(struct stage *stage, const struct domain *domain, bool was_open, bool past)
{
    if (!domain->capability_count)
        return;
    if (was_open && !progress_is_open_in(stage->sitting.applies, domain) && !term_has_input())
        domain_open(stage, domain);
    else if (past)
        say(stage, domain);
}
