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
static const struct capability *capability_at(const struct sitting *sitting, int item)
{
    const struct catalogue *catalogue = sitting->catalogue;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        if (!assessment_has(sitting->assessment, questionnaire))
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

static void put_summary(struct sheet *sheet, const struct findings *findings,
                        const struct questionnaire *questionnaire)
{
    size_t count;
    const struct status_entry *entries = statuses(&count);
    int at = LEFT;
    sheet_line(sheet);
    for (size_t i = 0; i < count; i++) {
        size_t found = count_findings(findings, questionnaire, entries[i].status);
        struct text item = {0};
        theme_put_mark(&item, entries[i].mark);
        text_append_format(&item, "%s: %zu", _(entries[i].title), found);
        if (found && item.data && !item.failed)
            at = sheet_flow(sheet, LEFT, at, ROLE_PLAIN, item.data);
        text_free(&item);
    }
}

/* What the answers make of a published rule, where the questionnaire has one. */
static void put_criteria(struct sheet *sheet, const struct sitting *sitting,
                         const struct questionnaire *questionnaire)
{
    struct criteria_result result = criteria_result(sitting->applies, questionnaire);
    struct text line = {0};
    if (result.of)
        criteria_describe(&result, &line);
    if (line.data && !line.failed)
        sheet_paragraph(sheet, LEFT, ROLE_PLAIN, line.data);
    text_free(&line);
}

static void put_finding(struct sheet *sheet, const struct finding *finding, bool begun)
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
    sheet_item(sheet);
    if (left.data && !left.failed)
        sheet_row(sheet, LEFT, ROLE_PLAIN, left.data, finding_title(finding));
    if (because.length && !because.failed) {
        sheet_line(sheet);
        sheet_put(sheet, TITLE, ROLE_QUIET, because.data);
    }
    sheet_item_end(sheet);
    text_free(&left);
    text_free(&because);
}

/* Of what was not begun it goes without saying which answers are missing. */
static bool is_begun(const struct sitting *sitting, const struct finding *finding)
{
    return finding->status != STATUS_NOT_ANSWERED ||
           progress_of_capability(sitting->applies, finding->capability).addressed > 0;
}

static void put_domain(struct sheet *sheet, const struct sitting *sitting,
                       const struct findings *findings, const struct domain *domain)
{
    if (!domain->capability_count)
        return;
    sheet_line(sheet);
    sheet_heading(sheet, domain->title);
    for (size_t i = 0; i < domain->capability_count; i++) {
        const struct finding *finding = findings_of(findings, domain->capabilities[i]);
        put_finding(sheet, finding, is_begun(sitting, finding));
    }
}

static void put_questionnaire(struct sheet *sheet, struct sitting *sitting,
                              const struct findings *findings,
                              const struct questionnaire *questionnaire)
{
    sheet_line(sheet);
    if (sitting_has_several(sitting))
        sheet_paragraph(sheet, LEFT, ROLE_ACCENT, questionnaire->title);
    put_summary(sheet, findings, questionnaire);
    put_criteria(sheet, sitting, questionnaire);
    for (size_t i = 0; i < questionnaire->domain_count; i++)
        put_domain(sheet, sitting, findings, questionnaire->domains[i]);
}

static void lay_out(struct sheet *sheet, struct sitting *sitting)
{
    const struct catalogue *catalogue = sitting->catalogue;
    const struct findings *findings = sitting_findings(sitting);
    if (!findings)
        return;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (assessment_has(sitting->assessment, catalogue->questionnaires[i]))
            put_questionnaire(sheet, sitting, findings, catalogue->questionnaires[i]);
    sheet_line(sheet);
    sheet_paragraph(sheet, LEFT, ROLE_QUIET, catalogue_care(catalogue, "care-every-child"));
}

static void findings_draw(struct view *view, struct stage *stage, const struct area *area)
{
    struct findings_view *findings = (struct findings_view *)view;
    sheet_begin(&findings->list.sheet, area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    lay_out(&findings->list.sheet, &stage->sitting);
    list_draw(&findings->list, stage, area);
}

/* ---- keys ---- */

static bool findings_act(struct view *view, struct stage *stage, const struct press *press)
{
    struct findings_view *findings = (struct findings_view *)view;
    const struct capability *capability = capability_at(&stage->sitting, findings->list.focus);
    if (press->action == ACTION_LEAVE || press->action == ACTION_FINDINGS)
        stage_pop(stage);
    else if (press->action == ACTION_OPEN && capability)
        stage_go(stage, PLACE_CAPABILITY, capability);
    else if (press->action == ACTION_STATUS && capability)
        capability_set_status(stage, capability);
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

void findings_open(struct stage *stage)
{
    struct findings_view *view = calloc(1, sizeof *view);
    if (!view)
        return;
    view->view.kind = &findings_kind;
    stage_push(stage, &view->view);
}
