/* What the report calls the things that a questionnaire is about, and which parts of a record have
   been begun. */
#include "export/report/section.h"

#include "core/base/i18n.h"

static const struct report_unit units[] = {
    [UNIT_CAPABILITY] =
        {
            .one = N_("capability"),
            .many = N_("capabilities"),
            .not_known = N_("Capabilities not known"),
            .not_answered = N_("Capabilities not answered yet"),
            .status = N_("Status"),
            .glance = N_("each capability with its status in this record and, for orientation, "
                         "the figure that a document publishes for other countries, with its base "
                         "and year."),
            .good = N_("What good looks like"),
            .in_place = N_("In place"),
            .missing = N_("Partly or not yet in place"),
        },
    [UNIT_PROVISION] =
        {
            .one = N_("provision"),
            .many = N_("provisions"),
            .not_known = N_("Provisions not known"),
            .not_answered = N_("Provisions not answered yet"),
            .status = N_("Level"),
            .glance = N_("each provision with its level in this record and the stage that a bill "
                         "has reached. The level is proposed from the sub-points by a rule of "
                         "this tool, and the coordinator can set another; the document rates no "
                         "provision. A draft never counts as law."),
            .good = N_("What the provision asks for"),
            .in_place = N_("In the law"),
            .missing = N_("Partly or not yet in the law"),
        },
    [UNIT_BENCHMARK] =
        {
            .one = N_("benchmark"),
            .many = N_("benchmarks"),
            .not_known = N_("Benchmarks not known"),
            .not_answered = N_("Benchmarks not answered yet"),
            .status = N_("Status"),
            .glance = N_("each benchmark with what this record says by the document's rule of "
                         "counting and, for orientation, in how many countries the document found "
                         "evidence. There is no total, because the document publishes none."),
            .good = N_("What good looks like"),
            .in_place = N_("In place"),
            .missing = N_("Not yet in place"),
        },
};

const struct report_unit *report_unit(const struct questionnaire *questionnaire)
{
    return &units[questionnaire->unit];
}

const char *report_status_phrase(enum status status)
{
    return _(status_entry(status)->phrase);
}

bool report_has_unit(const struct report *report, enum unit unit)
{
    const struct catalogue *catalogue = report->catalogue;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (catalogue->questionnaires[i]->unit == unit &&
            assessment_has(report->assessment, catalogue->questionnaires[i]))
            return true;
    return false;
}

/* ---- what has been begun ---- */

bool report_begun(const struct report *report, const struct domain *domain)
{
    if (progress_begun(report->applies, domain))
        return true;
    for (size_t i = 0; i < report->catalogue->question_count; i++)
        if (report->catalogue->questions[i]->domain == domain &&
            report_leaves_out(report, report->catalogue->questions[i]))
            return true;
    return false;
}

bool report_uses(const struct report *report, const struct questionnaire *questionnaire)
{
    for (size_t i = 0; i < questionnaire->domain_count; i++)
        if (questionnaire->domains[i]->capability_count &&
            report_begun(report, questionnaire->domains[i]))
            return true;
    return false;
}

void report_say_not_begun(struct report *report, const struct questionnaire *questionnaire)
{
    struct progress progress = progress_of_questionnaire(report->applies, questionnaire);
    struct text words = {0};
    if (progress.addressed)
        text_append_format(&words,
                           _("%zu of %zu questions have been addressed, and none of those "
                             "that findings follow from."),
                           progress.addressed, progress.applicable);
    else
        text_append_format(&words,
                           report_is_copy(report)
                               ? _("none of the %zu questions that this copy tells has been "
                                   "answered yet.")
                               : _("none of its %zu questions has been answered yet."),
                           progress.applicable);
    report_run_in(report, questionnaire->title, &words);
}

/* ---- how many capabilities have which status ---- */

struct report_counts report_count_statuses(const struct report *report,
                                           const struct questionnaire *questionnaire,
                                           const struct domain *domain)
{
    struct report_counts counts = {0};
    for (size_t i = 0; i < report->catalogue->capability_count; i++) {
        const struct capability *capability = report->catalogue->capabilities[i];
        const struct finding *finding = findings_of(report->input->findings, capability);
        if (capability->domain->questionnaire != questionnaire ||
            (domain && capability->domain != domain))
            continue;
        counts.of[finding->status] += !finding->left_out;
        counts.told += !finding->left_out;
        counts.all++;
    }
    return counts;
}

void report_append_counts(const struct report_counts *counts, struct text *out)
{
    const char *joint = "";
    for (size_t i = 0; i < REPORT_STATUSES; i++) {
        if (!counts->of[i])
            continue;
        text_append_format(out, "%s%zu %s", joint, counts->of[i],
                           report_status_phrase((enum status)i));
        joint = ", ";
    }
    if (counts->all && !counts->told)
        text_append(out, _("all left out of this copy"));
    else if (counts->told < counts->all)
        text_append(out, _("; the rest is left out of this copy"));
}
