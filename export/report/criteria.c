/* The criteria of a published rule: what the answers make of each and of the whole, and, apart from
   them, what the rule does not look at. */
#include "export/report/section.h"

#include "core/base/i18n.h"
#include "core/rules/criteria.h"

/* ---- the result ---- */

bool report_tells_criteria(const struct report *report, const struct questionnaire *questionnaire)
{
    for (size_t i = 0; i < questionnaire->criterion_count; i++)
        if (report_leaves_out(report, questionnaire->criteria[i].question))
            return false;
    return true;
}

void report_criteria_result(const struct report *report, const struct questionnaire *questionnaire,
                            struct text *out)
{
    struct criteria_result result = criteria_result(report->applies, questionnaire);
    if (!result.of)
        return;
    if (report_tells_criteria(report, questionnaire))
        criteria_describe(&result, out);
    else
        text_append(out, _("What ICMEC's published rule makes of the answers is left out of this "
                           "copy, because an answer that decides is."));
}

/* ---- one by one ---- */

static const char *answer_phrase(const struct report *report, const struct criterion *criterion)
{
    const struct question *question = criterion->question;
    if (report_leaves_out(report, question))
        return _("Left out of this copy");
    if (!applies_to(report->applies, question))
        return _("Not asked");
    switch (criteria_answer(report->applies, criterion)) {
    case CRITERION_YES:
        return _("Yes");
    case CRITERION_NO:
        return _("No");
    case CRITERION_BORDERLINE:
        return _("Borderline");
    default:
        return answer_state_title(report_answer(report, question)->state);
    }
}

/* What a criterion counts as, with how a chart shows it. */
struct counted {
    const char *title;
    const char *mark;
    enum chart_fill fill;
};

/* Without the first criterion none of the others is met, and while it is open none is certain. */
static struct counted count_as(const struct report *report,
                               const struct questionnaire *questionnaire,
                               const struct criterion *criterion)
{
    enum criterion_answer first = criteria_answer(report->applies, &questionnaire->criteria[0]);
    enum criterion_answer answer = criteria_answer(report->applies, criterion);
    if (!report_tells_criteria(report, questionnaire))
        return (struct counted){_("Left out of this copy"), "x", CHART_LEFT_OUT};
    if (first == CRITERION_NO || answer == CRITERION_NO)
        return (struct counted){_("Not met"), "o", CHART_NONE};
    if (first == CRITERION_YES && answer == CRITERION_YES)
        return (struct counted){_("Met"), "#", CHART_FULL};
    return (struct counted){_("Open"), "?", CHART_UNKNOWN};
}

static void add_cell(cmark_node *row, const char *words)
{
    tree_text(tree_cell(row), words);
}

static void add_criterion(struct report *report, cmark_node *table,
                          const struct questionnaire *questionnaire,
                          const struct criterion *criterion)
{
    cmark_node *row = tree_row(table);
    struct text words = {0};
    text_append_format(&words, _("%s: %s"), criterion->id, criterion->text);
    report_add(report, tree_cell(row), &words);
    add_cell(row, criterion->question->label);
    add_cell(row, answer_phrase(report, criterion));
    add_cell(row, count_as(report, questionnaire, criterion).title);
}

static void add_table(struct report *report, const struct questionnaire *questionnaire)
{
    static const char *const headings[] = {N_("Criterion"), N_("Asked in"), N_("Answer"),
                                           N_("Counts as")};
    cmark_node *table = tree_table(report->root, _("ICMEC's criteria"));
    cmark_node *row = tree_row(table);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        add_cell(row, _(headings[i]));
    for (size_t i = 0; i < questionnaire->criterion_count; i++)
        add_criterion(report, table, questionnaire, &questionnaire->criteria[i]);
}

/* One bar, a part for each criterion. */
static void add_chart(struct report *report, const struct questionnaire *questionnaire)
{
    size_t count = questionnaire->criterion_count;
    struct chart *chart = report_tells_criteria(report, questionnaire)
                              ? report_chart_new(report, questionnaire, "criteria",
                                                 _("what each criterion counts as"), count, 1)
                              : NULL;
    struct text words = {0};
    if (!chart)
        return;
    chart_add_bar(chart, _("Criteria"), count, NULL);
    for (size_t i = 0; i < count; i++) {
        const struct criterion *criterion = &questionnaire->criteria[i];
        struct counted counted = count_as(report, questionnaire, criterion);
        chart_add_part(chart, chart_series(chart, counted.title, counted.mark, counted.fill), 1,
                       criterion->id);
        text_append_format(&words, _("%s%s %s: %s"), i ? "; " : "", criterion->id, criterion->text,
                           counted.title);
    }
    report_chart_words(report, chart, &words);
    report_chart_add(report, chart);
}

/* For what is not a plain yes, how the document itself decides. */
static void say_how_decided(struct report *report, const struct questionnaire *questionnaire)
{
    struct report_list list = {.report = report,
                               .title = _("How the published review decides, where the answer is "
                                          "not a plain yes")};
    for (size_t i = 0; i < questionnaire->criterion_count; i++) {
        const struct criterion *criterion = &questionnaire->criteria[i];
        struct text words = {0};
        if (!report_tells(report, criterion->question) ||
            criteria_answer(report->applies, criterion) == CRITERION_YES)
            continue;
        text_append(&words, criterion->help ? criterion->help : criterion->text);
        report_cite_after(report, criterion->sources, criterion->source_count, &words);
        report_fact(&list, criterion->id, &words);
    }
}

static bool has_not_met(const struct report *report, const struct questionnaire *questionnaire)
{
    for (size_t i = 0; i < questionnaire->criterion_count; i++)
        if (criteria_answer(report->applies, &questionnaire->criteria[i]) == CRITERION_NO)
            return true;
    return false;
}

/* ---- what the rule leaves out ---- */

static bool holds_criterion(const struct questionnaire *questionnaire,
                            const struct capability *capability)
{
    for (size_t i = 0; i < questionnaire->criterion_count; i++)
        if (questionnaire->criteria[i].question->capability == capability)
            return true;
    return false;
}

static void add_levels(struct report_list *list, const struct questionnaire *questionnaire,
                       enum status status)
{
    const struct report *report = list->report;
    struct text words = {0};
    for (size_t i = 0; i < report->catalogue->capability_count; i++) {
        const struct capability *capability = report->catalogue->capabilities[i];
        const struct finding *finding = findings_of(report->input->findings, capability);
        if (capability->domain->questionnaire != questionnaire || finding->status != status ||
            holds_criterion(questionnaire, capability) || finding->left_out)
            continue;
        text_append_format(&words, "%s%s (%s)", words.length ? "; " : "", capability->title,
                           capability->id);
    }
    if (words.length || words.failed)
        report_fact(list, _(status_entry(status)->title), &words);
}

static void say_left_out(struct report *report, const struct questionnaire *questionnaire)
{
    struct text words = {0};
    for (size_t i = 0; i < questionnaire->left_out_count; i++)
        text_append_format(&words, "%s%s", i ? "; " : "", questionnaire->left_out[i]);
    if (words.length)
        text_append(&words, ".");
    report_run_in(report, _("What this rule leaves out"), &words);
    size_t count;
    statuses(&count);
    struct report_list list = {
        .report = report,
        .title = _("Levels of the provisions that hold no criterion, so that the rule does not "
                   "look at them"),
    };
    for (size_t i = 0; i < count; i++)
        add_levels(&list, questionnaire, (enum status)i);
}

static void say_published(struct report *report, const struct questionnaire *questionnaire)
{
    struct report_list list = {.report = report, .title = _("Published results, for orientation")};
    for (size_t i = 0; i < questionnaire->overall_count; i++) {
        const struct statement *statement = &questionnaire->overall[i];
        struct text words = {0};
        text_append(&words, statement->text);
        report_cite_after(report, statement->sources, statement->source_count, &words);
        report_add(report, report_item(&list), &words);
    }
}

/* ---- the section ---- */

static void tell_criteria(struct report *report, const struct questionnaire *questionnaire)
{
    struct text words = {0};
    tree_heading_with_id(report->root, 2, _("ICMEC's criteria"), "criteria");
    cmark_node *paragraph = tree_paragraph(report->root);
    report_criteria_result(report, questionnaire, &words);
    report_strong(report, paragraph, &words);
    tree_text(paragraph, _(" This is not ICMEC's rating."));
    add_chart(report, questionnaire);
    add_table(report, questionnaire);
    if (has_not_met(report, questionnaire))
        tree_say(report->root, catalogue_care(report->catalogue, "care-absence"));
    if (questionnaire->criteria_rule) {
        text_append(&words, questionnaire->criteria_rule);
        report_run_in(report, _("How it is counted"), &words);
    }
    say_how_decided(report, questionnaire);
    say_left_out(report, questionnaire);
    say_published(report, questionnaire);
    report_peers_notes(report, questionnaire);
}

void report_criteria(struct report *report)
{
    for (size_t i = 0; i < report->catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = report->catalogue->questionnaires[i];
        if (questionnaire->criterion_count && assessment_has(report->assessment, questionnaire) &&
            report_uses(report, questionnaire))
            tell_criteria(report, questionnaire);
    }
}
