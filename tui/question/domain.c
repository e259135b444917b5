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
    struct layout ways;
};

/* ---- where one can go from here ---- */

/* The first question after the domain that is asked; NULL when it is the last. */
static const struct question *question_after(const struct session *session,
                                             const struct domain *domain)
{
    const struct catalogue *catalogue = session->catalogue;
    const struct question *last = NULL;
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (catalogue->questions[i]->domain == domain)
            last = catalogue->questions[i];
    return last ? applies_beside(session->applies, last, 1) : NULL;
}

/* Of the domain first, then of those after it. */
static const struct question *open_question(const struct session *session,
                                            const struct domain *domain)
{
    const struct catalogue *catalogue = session->catalogue;
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (catalogue->questions[i]->domain == domain &&
            progress_is_open(session->applies, catalogue->questions[i]))
            return catalogue->questions[i];
    const struct question *after = question_after(session, domain);
    if (after && progress_is_open(session->applies, after))
        return after;
    return progress_next_unanswered(session->applies, after);
}

static bool is_at(const struct view *view, const struct domain *domain)
{
    return view->kind == &question_kind && question_of(view)->domain == domain;
}

static void go_on(struct domain_view *view, struct screen *screen)
{
    const struct question *next = question_after(&screen->session, view->domain);
    bool there = next ? is_at(view->below, next->domain)
                      : (view->below->kind->context(view->below) & IN_FINISH) != 0;
    screen_pop(screen);
    if (!there && next)
        screen_go(screen, PLACE_QUESTION, next);
    else if (!there)
        screen_go(screen, PLACE_FINISH, NULL);
}

/* ---- laying out ---- */

static void put_finding(struct layout *layout, const struct finding *finding)
{
    const struct status_entry *entry = status_entry(finding->status);
    struct text line = {0};
    theme_put_mark(&line, entry->mark);
    text_append(&line, finding->capability->title);
    if (line.data && !line.failed)
        layout_row(layout, 0, ROLE_PLAIN, line.data, finding_title(finding));
    text_free(&line);
    if (!finding_is_undecided(finding))
        return;
    finding_tell_proposed(finding, &line);
    if (line.data && !line.failed)
        layout_paragraph(layout, BELOW_TITLE, ROLE_QUIET, line.data);
    text_free(&line);
}

static void lay_out_found(struct layout *layout, struct session *session,
                          const struct domain *domain, bool roomy)
{
    const struct findings *findings = session_findings(session);
    struct progress progress = progress_of_domain(session->applies, domain);
    struct text line = {0};
    progress_describe(&progress, &line);
    if (line.data && !line.failed)
        layout_paragraph(layout, 0, ROLE_PLAIN, line.data);
    text_free(&line);
    if (roomy)
        layout_line(layout);
    if (!domain->capability_count)
        layout_paragraph(layout, 0, ROLE_QUIET,
                         _("No status rests on this part alone; its answers stand in the report."));
    for (size_t i = 0; findings && i < domain->capability_count; i++)
        put_finding(layout, findings_of(findings, domain->capabilities[i]));
}

static void describe_way(struct session *session, const struct domain *domain, enum action action,
                         const struct binding *binding, struct text *out)
{
    const struct question *open = open_question(session, domain);
    size_t later = progress_of_all(session->applies).later;
    if (action == ACTION_NEXT_UNANSWERED && open)
        text_append_format(out, _("next open: %s"), open->label);
    else if (action == ACTION_FINISH && later)
        text_append_format(out, _("to finish (%zu to come back to)"), later);
    else
        text_append(out, _(binding->label));
}

/* Adds "u next open: Q23" where the key works; in a text to write in, letters need Alt. */
static int put_way(struct domain_view *view, struct session *session, enum action action, int at)
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
    describe_way(session, view->domain, action, binding, &way);
    if (way.data && !way.failed)
        at = layout_flow(&view->ways, LEFT, at, ROLE_QUIET, way.data);
    text_free(&way);
    return at;
}

static void lay_out_ways(struct domain_view *view, struct session *session)
{
    static const enum action actions[] = {ACTION_NEXT_UNANSWERED, ACTION_FINISH, ACTION_FINDINGS};
    const struct question *next = question_after(session, view->domain);
    struct text line = {0};
    int at = 2;
    if (next)
        text_append_format(&line, _("Enter goes on to %s, %s"), next->domain->title, next->label);
    else
        text_append(&line, _("Enter shows what is left to finish"));
    layout_item(&view->ways);
    if (line.data && !line.failed)
        layout_row(&view->ways, 2, ROLE_PLAIN, line.data, NULL);
    text_free(&line);
    layout_item_end(&view->ways);
    layout_line(&view->ways);
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        at = put_way(view, session, actions[i], at);
}

static int least(int one, int other)
{
    return one < other ? one : other;
}

static void domain_draw(struct view *base, struct screen *screen, const struct area *page)
{
    struct domain_view *view = (struct domain_view *)base;
    struct layout *found = &view->found.layout;
    layout_begin(found, draw_popup_columns(page));
    layout_begin(&view->ways, draw_popup_columns(page));
    lay_out_found(found, &screen->session, view->domain, page->rows >= ROOMY);
    layout_line(&view->ways);
    lay_out_ways(view, &screen->session);
    int rows = (int)view->ways.line_count;
    struct area inside = draw_popup(page, (int)found->line_count + rows, view->domain->title);
    struct area ways = inside;
    inside.rows = least((int)found->line_count, inside.rows - least(rows, inside.rows));
    ways.top += inside.rows;
    ways.rows -= inside.rows;
    list_draw_page(&view->found, screen, &inside, NULL);
    layout_draw(&view->ways, &ways, 0, screen->covered ? LAYOUT_NO_ITEM : 0, NULL);
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
    bool longer = view->found.layout.line_count > (size_t)view->found.rows;
    bool pages = press->action == ACTION_PAGE_UP || press->action == ACTION_PAGE_DOWN;
    bool wheel = press->action == ACTION_SCROLL_UP || press->action == ACTION_SCROLL_DOWN;
    return longer && (pages || wheel) && list_act_as_page(&view->found, press);
}

/* At a text, Esc that came as Alt with a letter is for the page below, as the letter is. */
static bool closes(const struct screen *screen, const struct press *press)
{
    bool chord = screen->pending && (screen_context(screen) & IN_FIELD);
    return press->action == ACTION_CLICK || press->action == ACTION_DOMAIN ||
           (press->pressed == STROKE_ESCAPE && !chord);
}

static bool domain_act(struct view *base, struct screen *screen, const struct press *press)
{
    struct domain_view *view = (struct domain_view *)base;
    struct view *below = view->below;
    const struct question *open = press->action == ACTION_NEXT_UNANSWERED
                                      ? open_question(&screen->session, view->domain)
                                      : NULL;
    if (scrolls(view, press))
        return true;
    if (press->pressed == STROKE_ENTER) {
        go_on(view, screen);
        return true;
    }
    if (open) {
        screen_go(screen, PLACE_QUESTION, open);
        return true;
    }
    bool done = closes(screen, press);
    screen_pop(screen);
    return done || below->kind->act(below, screen, press);
}

static void domain_free(struct view *base)
{
    struct domain_view *view = (struct domain_view *)base;
    list_free(&view->found);
    layout_free(&view->ways);
    free(view);
}

static const struct view_kind domain_kind = {
    .popup = true,
    .context = domain_context,
    .draw = domain_draw,
    .act = domain_act,
    .free = domain_free,
};

void domain_open(struct screen *screen, const struct domain *domain)
{
    struct view *below = screen_top(screen);
    struct domain_view *view = below ? calloc(1, sizeof *view) : NULL;
    if (!view)
        return;
    view->view.kind = &domain_kind;
    view->below = below;
    view->domain = domain;
    screen_push(screen, &view->view);
}

/* ---- at the end of a domain ---- */

/* "Victim: In place 2, Not known 1, 20 of 22 questions are addressed. Now: Societal. D says more"
 */
static void say(struct screen *screen, const struct domain *domain)
{
    const struct findings *findings = session_findings(&screen->session);
    const struct question *next = question_after(&screen->session, domain);
    struct progress progress = progress_of_domain(screen->session.applies, domain);
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
        screen_say(screen, "%s", line.data);
    text_free(&line);
}

void domain_tell(struct screen *screen, const struct domain *domain, bool was_open, bool past)
{
    if (!domain->capability_count)
        return;
    if (was_open && !progress_is_open_in(screen->session.applies, domain) && !term_has_input())
        domain_open(screen, domain);
    else if (past)
        say(screen, domain);
}
