/* The summary, which stands alone. */
#include "export/report/section.h"

#include "core/base/i18n.h"

enum { FIRST_STEPS = 5, MOST_NAMES = 12 };

/* A few names, and how many more there are: the summary has to stay one page. */
struct names {
    const char *joint;
    struct text words;
    size_t count;
};

static void add_name(struct names *names, const char *name)
{
    if (names->count++ < MOST_NAMES)
        text_append_format(&names->words, "%s%s", names->words.length ? names->joint : "", name);
}

static void tell_names(struct report_list *list, const char *label, struct names *names)
{
    if (!names->count)
        return;
    if (names->count > MOST_NAMES)
        text_append_format(&names->words, _("; and %zu more"), names->count - MOST_NAMES);
    report_fact(list, label, &names->words);
}

/* ---- which capabilities have which status ---- */

/* "In place: Leadership (mnr.cap01); ..." */
static void add_capabilities_with(struct report_list *list,
                                  const struct questionnaire *questionnaire, enum status status,
                                  const char *label)
{
    struct report *report = list->report;
    struct names names = {.joint = "; "};
    for (size_t i = 0; i < report->catalogue->capability_count; i++) {
        const struct capability *capability = report->catalogue->capabilities[i];
        const struct finding *finding = findings_of(report->input->findings, capability);
        struct text name = {0};
        if (capability->domain->questionnaire != questionnaire || finding->status != status ||
            finding->left_out || !report_begun(report, capability->domain))
            continue;
        text_append_format(&name, "%s (%s)", capability->title, capability->id);
        if (finding_is_undecided(finding)) {
            text_append(&name, ": ");
            finding_tell_proposed(finding, &name);
        }
        add_name(&names, name.data ? name.data : capability->id);
        text_free(&name);
    }
    tell_names(list, label, &names);
}

/* Parts of a questionnaire in which nothing is answered share a line. */
static void add_waiting(struct report_list *list, const struct questionnaire *questionnaire)
{
    struct text waiting = {0};
    for (size_t i = 0; i < questionnaire->domain_count; i++) {
        const struct domain *domain = questionnaire->domains[i];
        if (domain->capability_count && !report_begun(list->report, domain))
            text_append_format(&waiting, "%s%s", waiting.length ? "; " : "", domain->title);
    }
    if (waiting.length || waiting.failed)
        report_fact(list, _("Nothing answered yet"), &waiting);
}

/* What is not known or not answered has a place of its own. What is partly in place stands in the
   table that follows: the summary is to stay one page. */
static bool is_named(const struct status_entry *entry)
{
    bool partly = entry->status == STATUS_PARTLY || entry->status == STATUS_PARTLY_IN_FORCE;
    return (entry->ruled && !partly) || entry->status == STATUS_NOT_APPLICABLE;
}

static void name_statuses(struct report *report, const struct questionnaire *questionnaire)
{
    struct report_list list = {.report = report};
    size_t count;
    const struct status_entry *entries = statuses(&count);
    for (size_t i = 0; i < count; i++)
        if (is_named(&entries[i]))
            add_capabilities_with(&list, questionnaire, entries[i].status, _(entries[i].title));
    add_waiting(&list, questionnaire);
}

static void say_statuses(struct report *report, const struct questionnaire *questionnaire)
{
    const struct report_unit *unit = report_unit(questionnaire);
    struct report_counts counts = report_count_statuses(report, questionnaire, NULL);
    struct text words = {0};
    if (!report_uses(report, questionnaire)) {
        report_say_not_begun(report, questionnaire);
        return;
    }
    text_append_format(&words, "%zu %s: ", counts.all, ngettext(unit->one, unit->many, counts.all));
    report_append_counts(&counts, &words);
    text_append(&words, ".");
    if (questionnaire->criterion_count) {
        text_append(&words, " ");
        report_criteria_result(report, questionnaire, &words);
    }
    report_run_in(report, questionnaire->title, &words);
    name_statuses(report, questionnaire);
}

static void say_questionnaires(struct report *report)
{
    const struct catalogue *catalogue = report->catalogue;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (assessment_has(report->assessment, catalogue->questionnaires[i]))
            say_statuses(report, catalogue->questionnaires[i]);
}

/* ---- in brief ---- */

static void say_completeness(struct report *report)
{
    struct progress progress = progress_of_all(report->applies);
    struct text words = {0};
    text_append_format(
        &words,
        report_is_copy(report)
            ? _("%zu of the %zu questions that apply and that this copy tells have been addressed "
                "(answered: %zu, not known: %zu, not applicable: %zu).")
            : _("%zu of the %zu questions that apply have been addressed (answered: %zu, not "
                "known: %zu, not applicable: %zu)."),
        progress.addressed, progress.applicable, progress.answered, progress.unknown,
        progress.not_applicable);
    if (progress.required_left)
        text_append_format(&words,
                           ngettext(" %zu required question is still open.",
                                    " %zu required questions are still open.",
                                    progress.required_left),
                           progress.required_left);
    if (progress.in_part)
        text_append_format(&words,
                           ngettext(" %zu list is not looked through to the end; steps that would "
                                    "rest on it are left out.",
                                    " %zu lists are not looked through to the end; steps that "
                                    "would rest on them are left out.",
                                    progress.in_part),
                           progress.in_part);
    report_say(report, &words);
}

/* How many of the plan's steps wait for this one. */
static size_t count_waiting(const struct report *report, const struct advised *step)
{
    const struct advised *const *plan;
    size_t count = advice_plan(report->input->advice, &plan);
    size_t waiting = 0;
    for (size_t i = 0; i < count; i++)
        waiting += advice_waits_for(report->input->advice, plan[i], step->recommendation);
    return waiting;
}

static void add_opening_step(struct report_list *list, const struct advised *step, size_t waiting)
{
    const struct recommendation *recommendation = step->recommendation;
    cmark_node *item = report_item(list);
    struct text words = {0};
    tree_strong(item, recommendation->id);
    text_append(&words, " ");
    advised_tell(step, &words);
    text_append_format(
        &words,
        ngettext(" (%zu other step waits for it.)", " (%zu other steps wait for it.)", waiting),
        waiting);
    report_add(list->report, item, &words);
}

static size_t count_steps(const struct report *report, enum horizon horizon)
{
    const struct advised *const *plan;
    size_t planned = advice_plan(report->input->advice, &plan);
    size_t count = 0;
    for (size_t i = 0; i < planned; i++)
        count += plan[i]->horizon == horizon;
    return count;
}

static void say_plan_size(struct report *report)
{
    size_t quick = count_steps(report, HORIZON_QUICK);
    size_t year = count_steps(report, HORIZON_YEAR);
    size_t longer = count_steps(report, HORIZON_LONGER);
    size_t all = quick + year + longer;
    struct text words = {0};
    if (all)
        text_append_format(
            &words,
            ngettext("The action plan lists %zu step: %zu quick, %zu within a year, "
                     "%zu longer.",
                     "The action plan lists %zu steps: %zu quick, %zu within a year, "
                     "%zu longer.",
                     all),
            all, quick, year, longer);
    else
        text_append(&words, report_no_step(report));
    report_say(report, &words);
}

static void say_first_steps(struct report *report)
{
    const struct advised *const *plan;
    size_t count = advice_plan(report->input->advice, &plan);
    struct report_list list = {.report = report, .title = _("Steps that open others")};
    say_plan_size(report);
    size_t told = 0;
    for (size_t i = 0; i < count && told < FIRST_STEPS; i++) {
        size_t waiting = count_waiting(report, plan[i]);
        if (!waiting)
            continue;
        add_opening_step(&list, plan[i], waiting);
        told++;
    }
}

static void add_unknown_questions(struct report_list *list)
{
    const struct report *report = list->report;
    struct names names = {.joint = ", "};
    for (size_t i = 0; i < report->catalogue->question_count; i++) {
        const struct question *question = report->catalogue->questions[i];
        if (report_tells(report, question) &&
            report_answer(report, question)->state == ANSWER_UNKNOWN)
            add_name(&names, question->label);
    }
    tell_names(list, _("Questions answered “don't know”"), &names);
}

static void say_not_known(struct report *report)
{
    const struct catalogue *catalogue = report->catalogue;
    struct report_list list = {.report = report, .title = _("What is not known")};
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        const struct report_unit *unit = report_unit(questionnaire);
        if (!assessment_has(report->assessment, questionnaire) ||
            !report_uses(report, questionnaire))
            continue;
        add_capabilities_with(&list, questionnaire, STATUS_NOT_KNOWN, _(unit->not_known));
        add_capabilities_with(&list, questionnaire, STATUS_NOT_ANSWERED, _(unit->not_answered));
    }
    add_unknown_questions(&list);
}

static void say_care(struct report *report)
{
    struct text care = {0};
    text_append(&care, catalogue_care(report->catalogue, "care-tick"));
    if (report_has_unit(report, UNIT_CAPABILITY))
        text_append_format(&care, " %s", catalogue_care(report->catalogue, "care-every-child"));
    report_say(report, &care);
}

void report_brief(struct report *report)
{
    tree_heading_with_id(report->root, 2, _("In brief"), "brief");
    say_questionnaires(report);
    say_care(report);
    say_completeness(report);
    say_first_steps(report);
    say_not_known(report);
}
