/* Domain by domain: each capability with its status and reasons, what good looks like, its answers
   (answers.c), and what the documents publish about others. */
#include "export/report/section.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/example.h"

enum { MOST_GAPS = 6, MOST_EXAMPLES = 4 };

/* ---- a capability ---- */

/* What the answers alone would make of it, and why the coordinator sees it otherwise. */
static void say_override(struct report *report, const struct finding *finding, const char *because)
{
    struct text words = {0};
    text_append(&words, _("By the answers alone it would be “"));
    finding_tell_proposed(finding, &words);
    text_append(&words, "”");
    if (because)
        text_append_format(&words, _(", because %s"), because);
    text_append(&words, _(". The coordinator says why it was set otherwise:"));
    report_say(report, &words);
    tree_quote(report->root, finding->override_reason);
}

static void add_status(struct report *report, cmark_node *paragraph, const struct finding *finding)
{
    struct text status = {0};
    finding_tell_status(finding, &status);
    report->failed = report->failed || status.failed;
    tree_strong(paragraph, status.data ? status.data : "");
    text_free(&status);
}

static void say_status(struct report *report, const struct finding *finding)
{
    cmark_node *paragraph = tree_paragraph(report->root);
    struct text because = {0};
    struct text words = {0};
    if (finding->left_out) {
        tree_strong(paragraph, _("The status is left out of this copy."));
        return;
    }
    finding_because(finding, &because);
    add_status(report, paragraph, finding);
    if (finding->override_reason)
        text_append(&words, _(", set by the coordinator."));
    else if (because.length)
        text_append_format(&words, _(", because %s."), because.data);
    else
        text_append(&words, ".");
    report_add(report, paragraph, &words);
    if (finding->override_reason)
        say_override(report, finding, because.length ? because.data : NULL);
    report->failed = report->failed || because.failed;
    text_free(&because);
}

/* What a no keeps closed, and that the answers do not say what is missing. */
static void say_remark(struct report *report, const struct capability *capability)
{
    struct advice_reason remark = advice_remark(report->input->advice, capability);
    if (*remark.words)
        tree_say(report->root, remark.words);
}

static void say_good(struct report *report, const struct capability *capability)
{
    const struct report_unit *unit = report_unit(capability->domain->questionnaire);
    struct text words = {0};
    text_append(&words, capability->good);
    report_cite_after(report, capability->sources, capability->source_count, &words);
    report_run_in(report, _(unit->good), &words);
}

static void say_not_counted(struct report *report, const struct capability *capability)
{
    struct text words = {0};
    for (size_t i = 0; i < capability->not_counted_count; i++)
        text_append_format(&words, "%s%s", i ? "; " : "", capability->not_counted[i]);
    if (words.length)
        text_append(&words, ".");
    report_run_in(report, _("Does not count"), &words);
}

/* What is to be known of a provision or benchmark, and where else it is dealt with. */
static void say_rule(struct report *report, const struct capability *capability)
{
    struct text words = {0};
    say_not_counted(report, capability);
    if (capability->note)
        text_append(&words, capability->note);
    report_run_in(report, _("Please note"), &words);
    report_articles(report, capability->articles, capability->article_count, &words);
    report_run_in(report, _("Treaties"), &words);
    if (capability->topic)
        text_append(&words, capability->topic);
    report_run_in(report, _("Number in the document's list of topics"), &words);
}

/* Whether this country would be counted among those of a figure, by its own answer. */
static void append_own(const struct report *report, const struct figure *figure, struct text *out)
{
    if (!figure->counts)
        return;
    if (findings_leave_out(report->input->findings, figure->counts)) {
        text_append(out, _(" Whether this country would be counted is left out of this copy."));
        return;
    }
    switch (findings_counted(report->input->findings, figure)) {
    case TRUTH_TRUE:
        text_append(out, _(" By its own answer this country would be counted."));
        break;
    case TRUTH_FALSE:
        text_append(out, _(" By its own answer this country would not be counted."));
        break;
    default:
        text_append(out, _(" Whether this country would be counted is not known."));
    }
}

static void add_figure(struct report_list *list, const struct figure *figure)
{
    struct text words = {0};
    figure_describe(figure, &words);
    text_append(&words, ".");
    append_own(list->report, figure, &words);
    if (figure->note)
        text_append_format(&words, " %s", figure->note);
    report_cite_after(list->report, figure->sources, figure->source_count, &words);
    report_add(list->report, report_item(list), &words);
}

/* The same caution is not said again for each capability of a domain. */
static bool is_news(const struct capability *capability)
{
    const struct domain *domain = capability->domain;
    for (size_t i = 0; i < domain->capability_count && domain->capabilities[i] != capability; i++)
        if (domain->capabilities[i]->figures_note &&
            strcmp(domain->capabilities[i]->figures_note, capability->figures_note) == 0)
            return false;
    return true;
}

static void say_figures(struct report *report, const struct capability *capability)
{
    struct report_list list = {.report = report, .title = _("Published figures")};
    for (size_t i = 0; i < capability->figure_count; i++)
        add_figure(&list, &capability->figures[i]);
    if (capability->figures_note && is_news(capability))
        tree_say(report->root, capability->figures_note);
}

static void say_gaps(struct report *report, const struct capability *capability)
{
    if (!capability->gap_count)
        return;
    size_t told = capability->gap_count > MOST_GAPS ? MOST_GAPS : capability->gap_count;
    struct text words = {0};
    for (size_t i = 0; i < told; i++)
        text_append_format(&words, "%s%s", i ? "; " : "", capability->gaps[i]);
    if (told < capability->gap_count)
        text_append_format(&words, _("; and %zu more"), capability->gap_count - told);
    text_append(&words, ".");
    report_cite_after(report, capability->gap_sources, capability->gap_source_count, &words);
    report_run_in(report, _("Difficulties that other countries reported"), &words);
}

static void add_example(struct report_list *list, const struct example *example)
{
    struct text words = {0};
    example_tell(example, &words);
    report_cite_after(list->report, example->sources, example->source_count, &words);
    report_add(list->report, report_item(list), &words);
    list->report->examples = true;
}

/* Those of other countries: what a document told of this one, `country` shows. */
static void say_examples(struct report *report, const struct capability *capability)
{
    const char *own = assessment_country(report->assessment);
    struct report_list list = {.report = report,
                               .title = _("Seen elsewhere: examples, and no models")};
    size_t count = 0;
    struct text words = {0};
    for (size_t i = 0; i < capability->example_count; i++) {
        if (example_is_of(&capability->examples[i], own))
            continue;
        if (count++ < MOST_EXAMPLES || report->input->full)
            add_example(&list, &capability->examples[i]);
    }
    if (count <= MOST_EXAMPLES || report->input->full)
        return;
    text_append_format(&words, _("and %zu more, which a full report lists."),
                       count - MOST_EXAMPLES);
    report_add(report, report_item(&list), &words);
}

static void append_step(const struct advised *step, struct text *out)
{
    text_append_format(out, "%s%s", out->length ? ", " : "", step->recommendation->id);
}

static void say_steps(struct report *report, const struct capability *capability)
{
    size_t count = 0;
    const struct advised **steps = advice_for(report->input->advice, capability, &count);
    struct text words = {0};
    for (size_t i = 0; i < count; i++)
        append_step(steps[i], &words);
    free(steps);
    report_run_in(report, _("Steps in the action plan"), &words);
}

/* Those that belong to a domain as a whole. */
static void say_domain_steps(struct report *report, const struct domain *domain)
{
    const struct advised *const *plan;
    size_t count = advice_plan(report->input->advice, &plan);
    struct text words = {0};
    for (size_t i = 0; i < count; i++) {
        const struct recommendation *step = plan[i]->recommendation;
        if (step->domain == domain && !step->capability)
            append_step(plan[i], &words);
    }
    report_run_in(report, _("Steps in the action plan"), &words);
}

static bool speaks_to(const struct question *question, const struct capability *capability)
{
    for (size_t i = 0; i < question->also_count; i++)
        if (question->also[i] == capability)
            return true;
    return false;
}

/* Answers that stand under another capability or domain. */
static void say_elsewhere(struct report *report, const struct capability *capability)
{
    struct text words = {0};
    for (size_t i = 0; i < report->catalogue->question_count; i++) {
        const struct question *question = report->catalogue->questions[i];
        if (!speaks_to(question, capability) || !report_tells(report, question) ||
            report_answer(report, question)->state == ANSWER_UNANSWERED)
            continue;
        text_append_format(&words, _("%s%s (under %s)"), words.length ? ", " : "", question->label,
                           question->capability ? question->capability->title
                                                : question->domain->title);
    }
    report_run_in(report, _("See also"), &words);
}

static const char *name_of(const struct report *report, struct reference reference)
{
    return reference.kind == REFERENCE_QUESTION
               ? report->catalogue->questions[reference.index]->label
               : report->catalogue->capabilities[reference.index]->id;
}

/* Questions whose answer is taken from another questionnaire of this record. */
static void say_taken(struct report *report, const struct capability *capability)
{
    struct text words = {0};
    for (size_t i = 0; i < capability->question_count; i++) {
        const struct question *question = capability->questions[i];
        if (applies_asked(report->applies, question) != ASKED_ELSEWHERE)
            continue;
        text_append_format(&words, _("%s%s (from "), words.length ? "; " : "", question->label);
        for (size_t t = 0; t < question->taken_count; t++)
            text_append_format(&words, "%s%s", t ? ", " : "",
                               name_of(report, question->taken_from[t]));
        text_append(&words, ")");
    }
    report_run_in(report, _("Taken from another questionnaire of this record"), &words);
}

/* Whether nothing of it is answered, so that one line says all there is. */
static bool is_untouched(const struct report *report, const struct capability *capability)
{
    struct progress progress = progress_of_capability(report->applies, capability);
    const struct finding *finding = findings_of(report->input->findings, capability);
    struct report_questions questions = {capability->questions, capability->question_count};
    return progress.applicable && !progress.addressed && !finding->override_reason &&
           !finding->left_out && finding->status == STATUS_NOT_ANSWERED &&
           report_tells_all_of(report, &questions);
}

static void say_untouched(struct report *report, const struct capability *capability)
{
    struct progress progress = progress_of_capability(report->applies, capability);
    cmark_node *paragraph = tree_paragraph(report->root);
    struct text words = {0};
    tree_strong(paragraph, _(status_entry(STATUS_NOT_ANSWERED)->title));
    text_append_format(&words,
                       ngettext(": its %zu question has no answer yet.",
                                ": none of its %zu questions has an answer yet.",
                                progress.applicable),
                       progress.applicable);
    report_add(report, paragraph, &words);
}

static void tell_others(struct report *report, const struct capability *capability)
{
    say_gaps(report, capability);
    say_examples(report, capability);
}

static void tell_answers(struct report *report, const struct capability *capability)
{
    struct report_questions questions = {capability->questions, capability->question_count};
    report_capability_answers(report, &questions);
    say_elsewhere(report, capability);
    say_taken(report, capability);
}

static void tell_capability(struct report *report, const struct capability *capability)
{
    const struct finding *finding = findings_of(report->input->findings, capability);
    bool full = status_entry(finding->status)->standing == STANDING_FULL;
    bool untouched = is_untouched(report, capability);
    report_heading(report, 4, capability->title, capability->id);
    if (untouched)
        say_untouched(report, capability);
    else
        say_status(report, finding);
    say_remark(report, capability);
    report_law_text(report, capability);
    say_good(report, capability);
    if (untouched)
        return;
    say_rule(report, capability);
    tell_answers(report, capability);
    say_figures(report, capability);
    if (!full || finding->left_out)
        tell_others(report, capability);
    say_steps(report, capability);
}

/* ---- a domain ---- */

static void say_frame(struct report *report, const struct domain *domain)
{
    struct report_list list = {.report = report};
    struct text words = {0};
    if (domain->note && domain->questionnaire->unit != UNIT_CAPABILITY)
        tree_say(report->root, domain->note);
    if (domain->enabler) {
        text_append(&words, domain->enabler);
        report_fact(&list, _("What must be there first"), &words);
    }
    if (domain->outcome) {
        text_append(&words, domain->outcome);
        report_fact(&list, _("Outcome sought"), &words);
    }
    if (domain->capability_count > 1) {
        struct report_counts counts = report_count_statuses(report, domain->questionnaire, domain);
        report_append_counts(&counts, &words);
        report_fact(&list, _("In this record"), &words);
    }
    if (!domain->capability_count || !domain->source_count)
        return;
    report_cite(report, domain->sources, domain->source_count, &words);
    report_fact(&list, _("From"), &words);
}

/* Whether anything of the domain's own questions will be told, if only that it is left out. */
static bool has_anything(const struct report *report, const struct report_questions *questions)
{
    for (size_t i = 0; i < questions->count; i++)
        if (applies_to(report->applies, questions->items[i]))
            return true;
    return !report_tells_all_of(report, questions);
}

static void tell_own_questions(struct report *report, const struct domain *domain)
{
    struct report_questions questions = {domain->questions, domain->question_count};
    const struct question *practice = report_practice_question(domain);
    if (practice && questions.count && questions.items[0] == practice) {
        questions.items++; /* it has a section of its own */
        questions.count--;
    }
    if (!has_anything(report, &questions))
        return;
    if (domain->capability_count)
        tree_heading(report->root, 4, _("The domain as a whole"));
    report_treaties(report, domain);
    report_domain_answers(report, &questions);
    say_domain_steps(report, domain);
}

static void tell_domain(struct report *report, const struct domain *domain)
{
    report_heading(report, 3, domain->title, domain->id);
    say_frame(report, domain);
    for (size_t i = 0; i < domain->capability_count; i++)
        tell_capability(report, domain->capabilities[i]);
    tell_own_questions(report, domain);
}

/* "Model legislation: none of its 279 questions", or which of its domains were not begun. */
static void append_not_begun(const struct report *report, const struct questionnaire *questionnaire,
                             struct text *out)
{
    struct progress progress = progress_of_questionnaire(report->applies, questionnaire);
    bool begun = progress.addressed || report_uses(report, questionnaire);
    if (!begun)
        text_append_format(out,
                           report_is_copy(report)
                               ? _("none of the %zu questions that this copy tells has an answer "
                                   "yet")
                               : _("none of its %zu questions has an answer yet"),
                           progress.applicable);
    for (size_t i = 0; begun && i < questionnaire->domain_count; i++)
        if (!report_begun(report, questionnaire->domains[i]))
            text_append_format(out, "%s%s", out->length ? "; " : "",
                               questionnaire->domains[i]->title);
}

static void say_not_begun(struct report *report)
{
    struct report_list list = {.report = report};
    for (size_t i = 0; i < report->catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = report->catalogue->questionnaires[i];
        struct text words = {0};
        if (assessment_has(report->assessment, questionnaire))
            append_not_begun(report, questionnaire, &words);
        if (!words.length && !words.failed)
            continue;
        if (!list.list)
            tree_heading_with_id(report->root, 3, _("Nothing answered yet"), "not-begun");
        report_fact(&list, questionnaire->title, &words);
    }
}

void report_findings(struct report *report)
{
    const struct domain *domain = NULL;
    tree_heading_with_id(report->root, 2, _("Findings by domain"), "findings");
    while ((domain = report_next_domain(report, domain)))
        if (report_begun(report, domain))
            tell_domain(report, domain);
    say_not_begun(report);
}
