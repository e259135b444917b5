/* The action plan: every step that the answers call for, by horizon. */
#include "export/report/section.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/example.h"

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

/* Steps that this one follows: those in the plan by their ids; in words what is not in it because
   it is not decided whether it is needed. What is not needed is not named. */
static void add_order(struct report_list *list, const struct advised *step)
{
    struct text waits = {0};
    for (size_t i = 0; i < step->wait_count; i++)
        text_append_format(&waits, "%s%s", i ? ", " : "", step->waits[i]->recommendation->id);
    if (waits.length || waits.failed)
        report_fact(list, _("Depends on"), &waits);
    for (size_t i = 0; i < step->pending_count; i++) {
        const struct advice_pending *pending = &step->pending[i];
        struct text words = {0};
        text_append_format(&words, _("%s, if it is needed: %s"), pending->step->id,
                           pending->step->text);
        if (*pending->open.words)
            text_append_format(&words, _(" That is not decided, as %s."), pending->open.words);
        report_fact(list, _("Comes after"), &words);
    }
}

static void add_sources(struct report_list *list, const struct advised *step)
{
    struct text words = {0};
    report_cite(list->report, step->sources, step->source_count, &words);
    if (words.length || words.failed)
        report_fact(list, _("Sources"), &words);
}

/* Those of other countries. */
static void add_examples(struct report_list *list, const struct recommendation *recommendation)
{
    const char *own = assessment_country(list->report->assessment);
    for (size_t i = 0; i < recommendation->example_count; i++) {
        const struct example *example = &recommendation->examples[i];
        struct text words = {0};
        if (example_is_of(example, own))
            continue;
        example_tell(example, &words);
        report_cite_after(list->report, example->sources, example->source_count, &words);
        report_fact(list, _("Seen elsewhere, and no model"), &words);
        list->report->examples = true;
    }
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

static bool has_same_leads(const struct recommendation *one, const struct recommendation *other)
{
    for (size_t i = 0; i < one->lead_count && i < other->lead_count; i++)
        if (one->leads[i] != other->leads[i])
            return false;
    return one->lead_count == other->lead_count;
}

/* The steps of one capability stand together as one entry: the first with its heading, the others
   below it, with what is not the same as there. */
static void add_step(struct report *report, const struct advised *step, const struct advised *entry)
{
    const struct recommendation *recommendation = step->recommendation;
    struct report_list list = {.report = report};
    struct text title = {0};
    struct text words = {0};
    text_append_format(&title, "%s: %s", recommendation->id,
                       recommendation->capability ? recommendation->capability->title
                                                  : recommendation->domain->title);
    if (title.data)
        tree_heading_with_id(report->root, step == entry ? 4 : 5, title.data, recommendation->id);
    report->failed = report->failed || title.failed;
    text_free(&title);
    advised_tell(step, &words);
    report_say(report, &words);
    add_why(&list, step);
    if (step == entry || !has_same_leads(recommendation, entry->recommendation))
        add_who(&list, recommendation);
    add_order(&list, step);
    add_sources(&list, step);
    add_treaties(&list, step);
    add_examples(&list, recommendation);
    add_counterparts(&list, step);
    add_remark(&list, _("This tool's own inference"), recommendation->ours);
    add_cares(&list, step);
}

/* The steps of one horizon, in the order of the plan. */
static void add_horizon(struct report *report, enum horizon horizon)
{
    const struct advised *const *plan;
    size_t count = advice_plan(report->input->advice, &plan);
    const struct advised *entry = NULL; /* the first of it that may be told */
    for (size_t i = 0; i < count; i++) {
        if (plan[i]->horizon != horizon)
            continue;
        if (!entry)
            tree_heading_with_id(report->root, 3, horizon_title(horizon), horizon_word(horizon));
        if (!entry || entry->entry != plan[i]->entry)
            entry = plan[i];
        add_step(report, plan[i], entry);
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

/* Nothing rests on an option that nobody has looked at. */
static void say_lists_in_part(struct report *report)
{
    struct text words = {0};
    for (size_t i = 0; i < report->catalogue->question_count; i++) {
        const struct question *question = report->catalogue->questions[i];
        if (report_tells(report, question) && progress_is_in_part(report->applies, question))
            text_append_format(&words, "%s%s", words.length ? ", " : "", question->label);
    }
    if (words.length)
        text_append(&words, _(". Steps that would rest on what is not ticked there are left out."));
    report_run_in(report, _("Lists not looked through to the end"), &words);
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
              "for, then those that answer most gaps, then in the order of the questionnaires. "
              "The steps of one capability stand together, below the first of them."));
        text_append_format(&words, " %s", catalogue_care(report->catalogue, "care-advice"));
        report_say(report, &words);
    }
    add_horizon(report, HORIZON_QUICK);
    add_horizon(report, HORIZON_YEAR);
    add_horizon(report, HORIZON_LONGER);
    say_what_is_open(report);
    say_lists_in_part(report);
}
