/* The table of statuses beside the published figures. */
#include "export/report/section.h"

#include "core/base/i18n.h"

static void add_cell(cmark_node *row, const char *words)
{
    tree_text(tree_cell(row), words);
}

/* "Partly in place"; where the coordinator set it: "In force (set; proposed: partly in force)". */
static void add_status_cell(struct report *report, cmark_node *row, const struct finding *finding)
{
    struct text words = {0};
    if (finding->left_out) {
        add_cell(row, _("Left out of this copy"));
        return;
    }
    finding_tell_status(finding, &words);
    if (finding->override_reason) {
        text_append(&words, _(" (set; proposed: "));
        finding_tell_proposed(finding, &words);
        text_append(&words, ")");
    }
    report_add(report, tree_cell(row), &words);
}

static void add_figure_cell(struct report *report, cmark_node *row,
                            const struct capability *capability, size_t *notes)
{
    const struct figure *figure = capability_figure(capability);
    struct text words = {0};
    if (figure)
        text_append_format(&words, _("%d of %d (%d %%), %d; note %zu"), figure->count, figure->of,
                           figure->percent, figure->year, ++*notes);
    else
        text_append(&words, _("no figure of its own"));
    report_add(report, tree_cell(row), &words);
}

static void add_row(struct report *report, cmark_node *table, const struct capability *capability,
                    size_t *notes)
{
    cmark_node *row = tree_row(table);
    struct text words = {0};
    text_append_format(&words, "%s (%s)", capability->title, capability->id);
    report_add(report, tree_cell(row), &words);
    add_status_cell(report, row, findings_of(report->input->findings, capability));
    if (capability->domain->questionnaire->unit != UNIT_PROVISION) {
        add_figure_cell(report, row, capability, notes);
        return;
    }
    const char *bill = report_bill(report, capability);
    add_cell(row, bill ? bill : "");
}

static void add_note(struct report *report, cmark_node *list, const struct figure *figure)
{
    struct text words = {0};
    text_append_format(&words, "%s.", figure->what);
    if (figure->note)
        text_append_format(&words, " %s", figure->note);
    report_cite_after(report, figure->sources, figure->source_count ? 1 : 0, &words);
    report_add(report, tree_item(list), &words);
}

void report_peers_notes(struct report *report, const struct questionnaire *questionnaire)
{
    if (!questionnaire->peers_note_count)
        return;
    tree_say(report->root, _("To be read beside the published figures:"));
    cmark_node *list = tree_list(report->root);
    for (size_t i = 0; i < questionnaire->peers_note_count; i++)
        tree_text(tree_item(list), questionnaire->peers_notes[i]);
}

static void say_what_follows(struct report *report, const struct questionnaire *questionnaire)
{
    struct text words = {0};
    text_append(&words, _(report_unit(questionnaire)->glance));
    report_run_in(report, questionnaire->title, &words);
}

static void add_table(struct report *report, const struct questionnaire *questionnaire)
{
    bool law = questionnaire->unit == UNIT_PROVISION;
    const char *const headings[] = {unit_title(questionnaire->unit),
                                    _(report_unit(questionnaire)->status),
                                    law ? _("Bill") : _("Published figure")};
    cmark_node *table = tree_table(report->root, questionnaire->title);
    cmark_node *row = tree_row(table);
    size_t notes = 0;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        add_cell(row, headings[i]);
    for (size_t i = 0; i < report->catalogue->capability_count; i++)
        if (report->catalogue->capabilities[i]->domain->questionnaire == questionnaire)
            add_row(report, table, report->catalogue->capabilities[i], &notes);
}

static void say_notes(struct report *report, const struct questionnaire *questionnaire)
{
    cmark_node *list = NULL;
    for (size_t i = 0; i < report->catalogue->capability_count; i++) {
        const struct capability *capability = report->catalogue->capabilities[i];
        const struct figure *figure = capability_figure(capability);
        if (capability->domain->questionnaire != questionnaire || !figure)
            continue;
        if (!list) {
            tree_say(report->root, _("Notes: what each figure counts, and where it stands."));
            list = tree_numbered_list(report->root);
        }
        add_note(report, list, figure);
    }
}

static bool has_missing(const struct report *report)
{
    for (size_t i = 0; i < report->catalogue->capability_count; i++) {
        const struct capability *capability = report->catalogue->capabilities[i];
        const struct finding *finding = findings_of(report->input->findings, capability);
        if (report_covers(report, capability) &&
            status_entry(finding->status)->standing == STANDING_NONE)
            return true;
    }
    return false;
}

static void tell_questionnaire(struct report *report, const struct questionnaire *questionnaire)
{
    if (!report_uses(report, questionnaire)) {
        report_say_not_begun(report, questionnaire);
        return;
    }
    say_what_follows(report, questionnaire);
    report_chart_statuses(report, questionnaire);
    add_table(report, questionnaire);
    say_notes(report, questionnaire);
    report_chart_shares(report, questionnaire);
    if (!questionnaire->criterion_count) /* its figures stand with the criteria */
        report_peers_notes(report, questionnaire);
}

void report_glance(struct report *report)
{
    tree_heading_with_id(report->root, 2, _("Status at a glance"), "glance");
    for (size_t i = 0; i < report->catalogue->questionnaire_count; i++)
        if (assessment_has(report->assessment, report->catalogue->questionnaires[i]))
            tell_questionnaire(report, report->catalogue->questionnaires[i]);
    if (has_missing(report))
        tree_say(report->root, catalogue_care(report->catalogue, "care-absence"));
}
