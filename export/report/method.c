/* How the report was made, where the survey was corrected, what it cannot say, and the documents
   that it cites. */
#include "export/report/section.h"

#include "core/base/i18n.h"

/* ---- the method ---- */

static size_t count_ours(const struct report *report, const struct questionnaire *questionnaire,
                         size_t *asked)
{
    size_t ours = 0;
    *asked = 0;
    for (size_t i = 0; i < report->catalogue->question_count; i++) {
        const struct question *question = report->catalogue->questions[i];
        if (question->questionnaire != questionnaire || !applies_to(report->applies, question))
            continue;
        ++*asked;
        ours += question->ours;
    }
    return ours;
}

static void say_questions(struct report *report, const struct questionnaire *questionnaire)
{
    size_t asked;
    size_t ours = count_ours(report, questionnaire, &asked);
    struct text words = {0};
    text_append_format(&words,
                       report_is_copy(report)
                           ? _("The questions are those of the %s, restated in plain words. %zu "
                               "apply to this record and are told in this copy; ")
                           : _("The questions are those of the %s, restated in plain words. %zu "
                               "apply to this record; "),
                       questionnaire->title, asked);
    if (ours)
        text_append_format(&words, _("%zu of them are this tool's own"), ours);
    if (!ours)
        text_append(&words, _("none of them is this tool's own."));
    else if (questionnaire->unit == UNIT_CAPABILITY)
        text_append(&words, _(", and their numbers show it by a letter (Q8a) or by EV for "
                              "documents that prove something."));
    else
        text_append(&words, _(", and the annex of a full report marks them."));
    if (questionnaire->document) {
        text_append_format(&words, _(" The source is %s."), questionnaire->document->id);
        report_cite_document(report, questionnaire->document);
    }
    report_run_in(report, questionnaire->label ? questionnaire->label : questionnaire->title,
                  &words);
}

static void say_statuses(struct report *report)
{
    static const struct {
        enum status status;
        const char *meaning;
    } meanings[] = {
        {STATUS_IN_PLACE, N_("the answers say that it exists as the capability describes it")},
        {STATUS_PARTLY, N_("some of it exists, or it exists for some")},
        {STATUS_NOT_YET, N_("the answers say that it does not exist yet")},
        {STATUS_IN_FORCE, N_("the law in force says what the provision asks for")},
        {STATUS_PARTLY_IN_FORCE,
         N_("the law in force says some of it, or its wording leaves it open; a bill beside it "
            "changes nothing")},
        {STATUS_DRAFTED, N_("nothing of it is in force, and a bill is on its way")},
        {STATUS_ABSENT, N_("nothing of it is in force, and no bill is on its way")},
        {STATUS_EVIDENCE, N_("by the document's rule of counting there is some evidence")},
        {STATUS_NO_EVIDENCE, N_("by that rule there is none; it may show a lack of means")},
        {STATUS_NOT_KNOWN,
         N_("an answer that decides is marked “don't know”; that is never taken for a no")},
        {STATUS_NOT_ANSWERED, N_("an answer that decides is still open; where the answers rule "
                                 "something out, what is left is named instead")},
        {STATUS_NOT_APPLICABLE, N_("nothing of what decides applies to this country")},
    };
    struct report_list list = {.report = report, .title = _("What the statuses mean")};
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        const struct status_entry *entry = status_entry(meanings[i].status);
        struct text words = {0};
        if (entry->ruled && !report_has_unit(report, entry->unit))
            continue;
        text_append(&words, _(meanings[i].meaning));
        report_fact(&list, _(entry->title), &words);
    }
}

struct rule {
    const char *title;
    const char *text;
};

static void say_rule(struct report *report, const struct rule *rule)
{
    struct text words = {0};
    text_append(&words, _(rule->text));
    report_run_in(report, _(rule->title), &words);
}

static void say_rules(struct report *report)
{
    static const struct rule rules[] = {
        {N_("How a status is found"),
         N_("Each status has a rule, written in the questionnaire file, that looks at answers "
            "and nothing else; the answers that decided stand beside the status. The coordinator "
            "can set a capability from in place to partly in place, with a reason; both are shown. "
            "There is no score, no percentage of success and no ranking.")},
        {N_("How steps are chosen"),
         N_("Each step carries conditions on answers. It stands in the plan when one of them "
            "holds, and the answers that made it hold are its “why”. An answer that is open or not "
            "known calls for no step, and what is not ticked in a list does only once somebody has "
            "looked through the list. What is the same step in several questionnaires stands once, "
            "and what would be pointless before another step is done waits for that step without "
            "being listed.")},
        {N_("How steps are ordered"),
         N_("By visible facts alone: the horizon, which is never before that of a step in the plan "
            "that it waits for; how many other steps wait for it; how many of its conditions hold; "
            "and the order of the questionnaires. The steps of one capability or provision stand "
            "together.")},
        {N_("What is this tool's own"),
         N_("The answer “partly”, the rules of the statuses, what a step depends on, its horizon, "
            "and whatever a step marks as this tool's own inference. Everything else cites the "
            "document and the place it comes from. “Difficulty reported” after a citation means "
            "that the document reports the difficulty, and that the remedy is ours. “We”, “us” and "
            "“our” beside a figure, a source or a correction are the makers of this tool, never "
            "the country.")},
    };
    static const struct rule of_levels = {
        N_("How a level is found"),
        N_("The level of a provision is proposed from its sub-points by the provision's own rule. "
           "Reading the law is the coordinator's: they can set any other level, with a reason; "
           "both are shown. A draft never counts as law. The criteria of the published rule are "
           "decided by five sub-points alone; no level has a part in them.")};
    static const struct rule of_examples = {
        N_("What an example is"),
        N_("Examples are told as a document told them, each in its year. None is a model, and the "
           "country may have changed it since.")};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        say_rule(report, &rules[i]);
        if (i == 0 && report_has_unit(report, UNIT_PROVISION))
            say_rule(report, &of_levels);
    }
    if (report->examples)
        say_rule(report, &of_examples);
}

static void say_limits(struct report *report)
{
    struct text words = {0};
    text_append(&words,
                _("The answers are the country's own and nobody else has checked them. What "
                  "was not asked is not here. "));
    text_append(&words, catalogue_care(report->catalogue, "care-snapshot"));
    report_run_in(report, _("Limits"), &words);
}

static void say_corrections(struct report *report, const struct questionnaire *questionnaire)
{
    struct text title = {0};
    if (!questionnaire->correction_count)
        return;
    text_append_format(&title, _("Corrections to the %s, and to figures as printed"),
                       questionnaire->title);
    if (title.data)
        tree_heading(report->root, 3, title.data);
    report->failed = report->failed || title.failed;
    text_free(&title);
    cmark_node *list = tree_list(report->root);
    for (size_t i = 0; i < questionnaire->correction_count; i++) {
        const struct statement *correction = &questionnaire->corrections[i];
        struct text words = {0};
        text_append(&words, correction->text);
        report_cite_after(report, correction->sources, correction->source_count, &words);
        report_add(report, tree_item(list), &words);
    }
}

void report_method(struct report *report)
{
    const struct catalogue *catalogue = report->catalogue;
    tree_heading_with_id(report->root, 2, _("How this was made"), "method");
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (assessment_has(report->assessment, catalogue->questionnaires[i]))
            say_questions(report, catalogue->questionnaires[i]);
    say_statuses(report);
    say_rules(report);
    say_limits(report);
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (assessment_has(report->assessment, catalogue->questionnaires[i]))
            say_corrections(report, catalogue->questionnaires[i]);
}
