/* The action plan: every step that the answers call for, by horizon. */
#include "export/report_parts.h"

#include <string.h>

#include "core/i18n.h"

static void add_why(struct report_list *list, const struct advised *step)
{
    struct text words = {0};
    text_append(&words, step->why);
    report_fact(list, _("Why"), &words);
}

static void add_who(struct report_list *list, const struct recommendation *recommendation)
{
    struct text words = {0};
    for (size_t i = 0; i < recommendation->lead_count; i++)
        text_append_format(&words, "%s%s",
                           i == 0   ? ""
                           : i == 1 ? _("; with: ")
                                    : "; ",
                           recommendation->leads[i]->text);
    if (recommendation->lead_count)
        report_fact(list, _("Who leads"), &words);
}

/* The step of the plan that a recommendation stands with, or is; NULL when it is not in the plan.
 */
static const struct advised *planned(const struct report *report,
                                     const struct recommendation *recommendation)
{
    const struct advised *advised = advice_of(report->input->advice, recommendation);
    if (advised->part_of_count)
        advised = advised->part_of[0];
    return advised->state == ADVICE_FIRES ? advised : NULL;
}

static bool is_left_out(const struct report *report, const struct recommendation *recommendation)
{
    return advice_of(report->input->advice, recommendation)->state == ADVICE_LEFT_OUT;
}

static void add_ids(struct report_list *list, const char *label, struct text *ids, const char *end)
{
    if (ids->length)
        text_append(ids, end);
    if (ids->length || ids->failed)
        report_fact(list, label, ids);
}

/* Steps that this one follows: those in the plan, then those that nothing calls for, then those of
   which this copy does not say whether something does. */
static void add_order(struct report_list *list, const struct recommendation *recommendation)
{
    struct text waits = {0};
    struct text after = {0};
    struct text left_out = {0};
    for (size_t i = 0; i < recommendation->depend_count; i++) {
        const struct recommendation *first = recommendation->depends_on[i];
        const struct advised *step = planned(list->report, first);
        struct text *words = step ? &waits : is_left_out(list->report, first) ? &left_out : &after;
        text_append_format(words, "%s%s", words->length ? ", " : "",
                           step ? step->recommendation->id : first->id);
    }
    add_ids(list, _("Depends on"), &waits, "");
    add_ids(list, _("Comes after"), &after, _(", which is not in this plan"));
    add_ids(list, _("Comes after"), &left_out, _(", which is left out of this copy"));
}

static void add_sources(struct report_list *list, const struct advised *step)
{
    struct text words = {0};
    report_cite(list->report, step->sources, step->source_count, &words);
    if (words.length || words.failed)
        report_fact(list, _("Sources"), &words);
}

static void add_treaties(struct report_list *list, const struct advised *step)
{
    struct text words = {0};
    report_articles(list->report, step->articles, step->article_count, &words);
    if (words.length || words.failed)
        report_fact(list, _("Treaties"), &words);
}

/* What stands with it: entries that are the same step. */
static void add_counterparts(struct report_list *list, const struct advised *step)
{
    struct text words = {0};
    for (size_t i = 0; i < step->counterpart_count; i++) {
        const struct recommendation *other = step->counterparts[i]->recommendation;
        text_append_format(&words, _("%s%s (%s)"), words.length ? " " : "", other->id,
                           other->domain->questionnaire->title);
        if (other->text)
            text_append_format(&words, ": %s", other->text);
        else
            text_append(&words, ".");
    }
    if (words.length || words.failed)
        report_fact(list, _("The same step as"), &words);
}

static void add_remark(struct report_list *list, const char *label, const char *remark)
{
    struct text words = {0};
    if (!remark)
        return;
    text_append(&words, remark);
    report_fact(list, label, &words);
}

/* The caution of the step, and of what stands with it where that says something else. */
static void add_cares(struct report_list *list, const struct advised *step)
{
    const char *care = step->recommendation->care;
    add_remark(list, _("Take care"), care);
    for (size_t i = 0; i < step->counterpart_count; i++) {
        const char *other = step->counterparts[i]->recommendation->care;
        if (other && (!care || strcmp(care, other) != 0))
            add_remark(list, _("Take care"), other);
    }
}

static void add_step(struct report *report, const struct advised *step)
{
    const struct recommendation *recommendation = step->recommendation;
    struct report_list list = {.report = report};
    struct text title = {0};
    text_append_format(&title, "%s: %s", recommendation->id,
                       recommendation->capability ? recommendation->capability->title
                                                  : recommendation->domain->title);
    if (title.data)
        tree_heading_with_id(report->root, 4, title.data, recommendation->id);
    report->failed = report->failed || title.failed;
    text_free(&title);
    tree_say(report->root, recommendation->text);
    add_why(&list, step);
    add_who(&list, recommendation);
    add_order(&list, recommendation);
    add_sources(&list, step);
    add_treaties(&list, step);
    add_counterparts(&list, step);
    add_remark(&list, _("This tool's own inference"), recommendation->ours);
    add_cares(&list, step);
}

/* The steps of one horizon, in the order of the plan. */
static void add_horizon(struct report *report, enum horizon horizon)
{
    const struct advised *const *plan;
    size_t count = advice_plan(report->input->advice, &plan);
    bool titled = false;
    for (size_t i = 0; i < count; i++) {
        if (plan[i]->horizon != horizon)
            continue;
        if (!titled)
            tree_heading_with_id(report->root, 3, horizon_title(horizon), horizon_word(horizon));
        titled = true;
        add_step(report, plan[i]);
    }
}

static void say_ids(struct report *report, const char *title, const struct advised *const *list,
                    size_t count)
{
    struct text words = {0};
    for (size_t i = 0; i < count; i++)
        text_append_format(&words, "%s%s", i ? ", " : "", list[i]->recommendation->id);
    report_run_in(report, title, &words);
}

static void say_what_is_open(struct report *report)
{
    const struct advised *const *list;
    size_t count = advice_needing_facts(report->input->advice, &list);
    say_ids(report, _("Steps that need facts which this depth does not ask"), list, count);
    count = advice_left_out(report->input->advice, &list);
    say_ids(report, _("Steps left out of this copy, whether anything calls for them or not"), list,
            count);
}

const char *report_no_step(const struct report *report)
{
    return report_is_copy(report) ? _("No step follows from what this copy tells.")
                                  : _("No step follows from what has been answered so far.");
}

void report_plan(struct report *report)
{
    const struct advised *const *plan;
    size_t count = advice_plan(report->input->advice, &plan);
    tree_heading_with_id(report->root, 2, _("Action plan"), "plan");
    if (!count) {
        tree_say(report->root, report_no_step(report));
    } else {
        struct text words = {0};
        text_append(
            &words,
            _("Each step follows from answers and cites the documents that call for it. "
              "Steps stand by horizon; within one, those come first that most others wait "
              "for, then those that answer most gaps, then in the order of the questionnaires."));
        text_append_format(&words, " %s", catalogue_care(report->catalogue, "care-advice"));
        report_say(report, &words);
    }
    add_horizon(report, HORIZON_QUICK);
    add_horizon(report, HORIZON_YEAR);
    add_horizon(report, HORIZON_LONGER);
    say_what_is_open(report);
}
