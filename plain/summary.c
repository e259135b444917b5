#include "plain/summary.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "core/rules/criteria.h"
#include "core/rules/crosswalk.h"
#include "core/rules/progress.h"
#include "plain/answer_lines.h"
#include "plain/print.h"

enum { NUMBERS_COLUMN = 30 };

static void print_progress_line(const char *title, size_t indent, const struct progress *progress)
{
    char lead[256];
    struct text numbers = {0};
    snprintf(lead, sizeof lead, "%*s%s", (int)indent, "", title);
    text_append_format(&numbers, _("%zu of %zu addressed (%zu answered)"), progress->addressed,
                       progress->applicable, progress->answered);
    if (progress->required_left)
        text_append_format(&numbers, _(", %zu required left"), progress->required_left);
    if (progress->later)
        text_append_format(&numbers, _(", %zu to come back to"), progress->later);
    if (progress->in_part)
        text_append_format(&numbers, _(", %zu not looked through"), progress->in_part);
    print_item(lead, NUMBERS_COLUMN, numbers.data ? numbers.data : "");
    text_free(&numbers);
}

void summary_print_progress(const struct opened *opened)
{
    const struct catalogue *catalogue = opened->catalogue;
    struct progress all = progress_of_all(opened->applies);
    print_progress_line(_("All questions"), 0, &all);
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        if (!assessment_has(opened->assessment, questionnaire))
            continue;
        struct progress progress = progress_of_questionnaire(opened->applies, questionnaire);
        print_progress_line(questionnaire->label, 0, &progress);
        for (size_t j = 0; j < questionnaire->domain_count; j++) {
            progress = progress_of_domain(opened->applies, questionnaire->domains[j]);
            print_progress_line(questionnaire->domains[j]->title, 2, &progress);
        }
    }
}

static void print_head(const struct opened *opened)
{
    const struct assessment *assessment = opened->assessment;
    const char *code = assessment_country(assessment);
    const char *country = *code ? country_name(code) : NULL;
    struct text line = {0};
    print_wrapped(0, assessment_title(assessment));
    text_append_format(&line, "%s (%s)", country ? country : _("No country yet"),
                       *code ? code : "-");
    text_append_format(&line, _(", depth %s, revision %ld"),
                       depth_word(assessment_depth(assessment, NULL)),
                       assessment_revision(assessment));
    print_wrapped(0, line.data ? line.data : "");
    text_free(&line);
}

static void print_not_answered(const char *title, const char *ids)
{
    char lead[128];
    struct text line = {0};
    text_append_format(&line, "%s (%s)", title, ids);
    snprintf(lead, sizeof lead, "  %s", _(status_entry(STATUS_NOT_ANSWERED)->title));
    print_item(lead, VIEW_FINDING_COLUMN, line.data ? line.data : title);
    text_free(&line);
}

/* "Offences (law.o1, law.o2)": a domain of which nothing is answered, in one line. */
static void print_not_begun(const struct domain *domain)
{
    struct text ids = {0};
    for (size_t i = 0; i < domain->capability_count; i++)
        text_append_format(&ids, "%s%s", i ? ", " : "", domain->capabilities[i]->id);
    print_not_answered(domain->title, ids.data ? ids.data : domain->id);
    text_free(&ids);
}

/* Of what was not begun it goes without saying which answers are missing. */
static void print_finding(const struct opened *opened, const struct finding *finding)
{
    const struct capability *capability = finding->capability;
    bool begun = progress_of_capability(opened->applies, capability).addressed > 0;
    if (begun || finding->status != STATUS_NOT_ANSWERED)
        answer_lines_finding(finding);
    else
        print_not_answered(capability->title, capability->id);
}

static void print_domain_findings(const struct opened *opened, const struct domain *domain)
{
    if (!domain->capability_count)
        return;
    if (!progress_begun(opened->applies, domain)) {
        print_not_begun(domain);
        return;
    }
    for (size_t i = 0; i < domain->capability_count; i++)
        print_finding(opened, findings_of(opened->findings, domain->capabilities[i]));
}

static void print_criteria(const struct opened *opened, const struct questionnaire *questionnaire)
{
    struct criteria_result result = criteria_result(opened->applies, questionnaire);
    struct text line = {0};
    if (result.of)
        criteria_describe(&result, &line);
    if (line.data)
        print_wrapped(2, line.data);
    text_free(&line);
}

void summary_print_findings(const struct opened *opened)
{
    const struct catalogue *catalogue = opened->catalogue;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        if (!assessment_has(opened->assessment, questionnaire))
            continue;
        print_line(questionnaire->label);
        for (size_t j = 0; j < questionnaire->domain_count; j++)
            print_domain_findings(opened, questionnaire->domains[j]);
        print_criteria(opened, questionnaire);
    }
}

static void print_contradictions(const struct opened *opened)
{
    const struct contradiction *const *list;
    size_t count = findings_contradictions(opened->findings, &list);
    struct text line = {0};
    if (!count) {
        print_wrapped(2, _("No answers contradict each other."));
        return;
    }
    text_append_format(&line,
                       ngettext("%zu pair of answers does not fit together; “mnr-assess check %s” "
                                "shows it.",
                                "%zu pairs of answers do not fit together; “mnr-assess check %s” "
                                "shows them.",
                                count),
                       count, assessment_path(opened->assessment));
    print_wrapped(2, line.data ? line.data : "");
    text_free(&line);
}

static void print_differences(const struct opened *opened)
{
    struct crosswalk_difference *list;
    size_t count = crosswalk_differences(opened->findings, &list);
    struct text line = {0};
    if (count)
        text_append_format(&line,
                           ngettext("The questionnaires differ on %zu fact; “mnr-assess check %s” "
                                    "shows it.",
                                    "The questionnaires differ on %zu facts; “mnr-assess check "
                                    "%s” shows them.",
                                    count),
                           count, assessment_path(opened->assessment));
    if (line.data)
        print_wrapped(2, line.data);
    text_free(&line);
    crosswalk_differences_free(list, count);
}

static void print_next(const struct opened *opened)
{
    const struct question *next = progress_next(opened->applies);
    struct text line = {0};
    if (next)
        text_append_format(&line, _("Next is %s (%s): %s"), next->label, next->id, next->text);
    else
        text_append(&line, _("Every question that applies is addressed."));
    print_wrapped(2, line.data ? line.data : "");
    text_free(&line);
}

void summary_print(const struct opened *opened)
{
    print_head(opened);
    printf("\n%s\n", _("Progress"));
    summary_print_progress(opened);
    printf("\n%s\n", _("Findings"));
    summary_print_findings(opened);
    printf("\n%s\n", _("To look at"));
    print_contradictions(opened);
    print_differences(opened);
    print_next(opened);
}
