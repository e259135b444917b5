/* The table of statuses beside the published figures. */
#include "export/report_parts.h"

#include "core/i18n.h"

static void add_cell(cmark_node *row, const char *words)
{
    tree_text(tree_cell(row), words);
}

static void add_row(struct report *report, cmark_node *table, const struct capability *capability,
                    size_t *notes)
{
    const struct finding *finding = findings_of(report->input->findings, capability);
    const struct figure *figure = capability_figure(capability);
    cmark_node *row = tree_row(table);
    struct text words = {0};
    text_append_format(&words, "%s (%s)", capability->title, capability->id);
    report_add(report, tree_cell(row), &words);
    add_cell(row, report_tells_status(report, finding) ? _(status_entry(finding->status)->title)
                                                       : _("Left out of this copy"));
    if (figure)
        text_append_format(&words, _("%d of %d (%d %%), %d; note %zu"), figure->count, figure->of,
                           figure->percent, figure->year, ++*notes);
    else
        text_append(&words, _("no figure of its own"));
    report_add(report, tree_cell(row), &words);
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

static void say_peers_notes(struct report *report, const struct questionnaire *questionnaire)
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
    text_append_format(&words,
                       _("%s: each capability with its status in this record and, for "
                         "orientation, the figure that a document publishes for other "
                         "countries, with its base and year."),
                       questionnaire->title);
    report_say(report, &words);
}

static void add_table(struct report *report, const struct questionnaire *questionnaire)
{
    static const char *const headings[] = {N_("Capability"), N_("Status"), N_("Published figure")};
    cmark_node *table = tree_table(report->root);
    cmark_node *row = tree_row(table);
    size_t notes = 0;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        add_cell(row, _(headings[i]));
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

static bool has_not_yet(const struct report *report)
{
    for (size_t i = 0; i < report->catalogue->capability_count; i++) {
        const struct capability *capability = report->catalogue->capabilities[i];
        const struct finding *finding = findings_of(report->input->findings, capability);
        if (report_covers(report, capability) && finding->status == STATUS_NOT_YET &&
            report_tells_status(report, finding))
            return true;
    }
    return false;
}

void report_glance(struct report *report)
{
    tree_heading(report->root, 2, _("Status at a glance"));
    for (size_t i = 0; i < report->catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = report->catalogue->questionnaires[i];
        if (!assessment_has(report->assessment, questionnaire))
            continue;
        say_what_follows(report, questionnaire);
        add_table(report, questionnaire);
        say_notes(report, questionnaire);
        say_peers_notes(report, questionnaire);
    }
    if (has_not_yet(report))
        tree_say(report->root, catalogue_care(report->catalogue, "care-absence"));
}
