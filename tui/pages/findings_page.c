#include "tui/pages/findings_page.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/rules/criteria.h"
#include "tui/views/list.h"

enum { LEFT = 2, TITLE = 4, PAGE_COLUMNS = 108 };

struct findings_view {
    struct view view;
    struct list list;
};

static unsigned findings_context(const struct view *view)
{
    (void)view;
    return IN_FINDINGS;
}

/* The capabilities in the order of the page, which is that of the catalogue's domains. */
static const struct capability *capability_at(const struct session *session, int item)
{
    const struct catalogue *catalogue = session->catalogue;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        if (!assessment_has(session->assessment, questionnaire))
            continue;
        for (size_t j = 0; j < questionnaire->domain_count; j++) {
            const struct domain *domain = questionnaire->domains[j];
            if ((size_t)item < domain->capability_count)
                return domain->capabilities[item];
            item -= (int)domain->capability_count;
        }
    }
    return NULL;
}

/* ---- laying out ---- */

/* How many of a questionnaire's findings have a status. */
static size_t count_findings(const struct findings *findings,
                             const struct questionnaire *questionnaire, enum status status)
{
    size_t count = 0;
    for (size_t i = 0; i < questionnaire->domain_count; i++)
        count += findings_count(findings, questionnaire->domains[i], status);
    return count;
}

static void put_summary(struct layout *layout, const struct findings *findings,
                        const struct questionnaire *questionnaire)
{
    size_t count;
    const struct status_entry *entries = statuses(&count);
    int at = LEFT;
    layout_line(layout);
    for (size_t i = 0; i < count; i++) {
        size_t found = count_findings(findings, questionnaire, entries[i].status);
        struct text item = {0};
        theme_put_mark(&item, entries[i].mark);
        text_append_format(&item, "%s: %zu", _(entries[i].title), found);
        if (found && item.data && !item.failed)
            at = layout_flow(layout, LEFT, at, ROLE_PLAIN, item.data);
        text_free(&item);
    }
}

/* What the answers make of a published rule, where the questionnaire has one. */
static void put_criteria(struct layout *layout, const struct session *session,
                         const struct questionnaire *questionnaire)
{
    struct criteria_result result = criteria_result(session->applies, questionnaire);
    struct text line = {0};
    if (result.of)
        criteria_describe(&result, &line);
    if (line.data && !line.failed)
        layout_paragraph(layout, LEFT, ROLE_PLAIN, line.data);
    text_free(&line);
}

static void put_finding(struct layout *layout, const struct finding *finding, bool begun)
{
    const struct status_entry *entry = status_entry(finding->status);
    struct text left = {0};
    struct text because = {0};
    theme_put_mark(&left, entry->mark);
    text_append(&left, finding->capability->title);
    if (finding_is_undecided(finding)) {
        finding_tell_status(finding, &because);
        text_append(&because, ": ");
    }
    if (begun)
        finding_because(finding, &because);
    if (finding->override_reason)
        text_append(&because, _("; set by the coordinator"));
    layout_item(layout);
    if (left.data && !left.failed)
        layout_row(layout, LEFT, ROLE_PLAIN, left.data, finding_title(finding));
    if (because.length && !because.failed) {
        layout_line(layout);
        layout_put(layout, TITLE, ROLE_QUIET, because.data);
    }
    layout_item_end(layout);
    text_free(&left);
    text_free(&because);
}

/* Of what was not begun it goes without saying which answers are missing. */
static bool is_begun(const struct session *session, const struct finding *finding)
{
    return finding->status != STATUS_NOT_ANSWERED ||
           progress_of_capability(session->applies, finding->capability).addressed > 0;
}

static void put_domain(struct layout *layout, const struct session *session,
                       const struct findings *findings, const struct domain *domain)
{
    if (!domain->capability_count)
        return;
    layout_line(layout);
    layout_heading(layout, domain->title);
    for (size_t i = 0; i < domain->capability_count; i++) {
        const struct finding *finding = findings_of(findings, domain->capabilities[i]);
        put_finding(layout, finding, is_begun(session, finding));
    }
}

static void put_questionnaire(struct layout *layout, struct session *session,
                              const struct findings *findings,
                              const struct questionnaire *questionnaire)
{
    layout_line(layout);
    if (session_has_several(session))
        layout_paragraph(layout, LEFT, ROLE_ACCENT, questionnaire->title);
    put_summary(layout, findings, questionnaire);
    put_criteria(layout, session, questionnaire);
    for (size_t i = 0; i < questionnaire->domain_count; i++)
        put_domain(layout, session, findings, questionnaire->domains[i]);
}

static void lay_out(struct layout *layout, struct session *session)
{
    const struct catalogue *catalogue = session->catalogue;
    const struct findings *findings = session_findings(session);
    if (!findings)
        return;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (assessment_has(session->assessment, catalogue->questionnaires[i]))
            put_questionnaire(layout, session, findings, catalogue->questionnaires[i]);
    layout_line(layout);
    layout_paragraph(layout, LEFT, ROLE_QUIET, catalogue_care(catalogue, "care-every-child"));
}

static void findings_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct findings_view *findings = (struct findings_view *)view;
    layout_begin(&findings->list.layout,
                 area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    lay_out(&findings->list.layout, &screen->session);
    list_draw(&findings->list, screen, area);
}

/* ---- keys ---- */

static bool findings_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct findings_view *findings = (struct findings_view *)view;
    const struct capability *capability = capability_at(&screen->session, findings->list.focus);
    if (press->action == ACTION_LEAVE || press->action == ACTION_FINDINGS)
        screen_pop(screen);
    else if (press->action == ACTION_OPEN && capability)
        screen_go(screen, PLACE_CAPABILITY, capability);
    else if (press->action == ACTION_STATUS && capability)
        capability_set_status(screen, capability);
    else
        return list_act(&findings->list, press);
    return true;
}

static void findings_view_free(struct view *view)
{
    list_free(&((struct findings_view *)view)->list);
    free(view);
}

static const struct view_kind findings_kind = {
    .title = N_("Findings"),
    .context = findings_context,
    .draw = findings_draw,
    .act = findings_act,
    .free = findings_view_free,
};

void findings_open(struct screen *screen)
{
    struct findings_view *view = calloc(1, sizeof *view);
    if (!view)
        return;
    view->view.kind = &findings_kind;
    screen_push(screen, &view->view);
}
