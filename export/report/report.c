#include "export/report/report.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "export/report/section.h"

/* In the order of reading. */
static report_part *const parts[] = {
    report_opening, report_brief,    report_glance,    report_criteria,    report_findings,
    report_plan,    report_practice, report_open_ends, report_differences, report_published,
    report_method,  report_annex,    report_documents,
};

struct report report_view(const struct report_input *input)
{
    const struct applies *applies = findings_applies(input->findings);
    const struct assessment *assessment = applies_assessment(applies);
    return (struct report){
        .input = input,
        .assessment = assessment,
        .catalogue = assessment_catalogue(assessment),
        .applies = applies,
    };
}

cmark_node *report_new(const struct report_input *input, struct error *error)
{
    struct report report = report_view(input);
    report.root = tree_new();
    report.cited = calloc(report.catalogue->document_count + 1, sizeof *report.cited);
    report.failed = !report.cited;
    for (size_t i = 0; !report.failed && i < sizeof parts / sizeof *parts; i++)
        parts[i](&report);
    if (!report.failed)
        report_finish_opening(&report);
    report_forget_cited(&report);
    if (!report.failed)
        return report.root;
    tree_free(report.root);
    error_set_memory(error);
    return NULL;
}
