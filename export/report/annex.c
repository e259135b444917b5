/* Every question that was asked with its answer, note and sources. */
#include "export/report/section.h"

#include <string.h>

#include "core/base/i18n.h"

static void append_state(const struct question *question, const struct answer *answer,
                         struct text *out)
{
    if (answer->state != ANSWER_ANSWERED) {
        text_append(out, answer_state_title(answer->state));
        if (answer->reason) {
            text_append(out, _(". Because: "));
            report_append_quoted(out, answer->reason);
        }
    } else if (question->kind == KIND_TEXT && !text_is_blank(answer->value)) {
        if (answer->value_count)
            words_of_answer(question, answer, tree_append_own, out);
    } else {
        words_of_answer(question, answer, tree_append_own, out);
    }
}

static const char *organisation_of(const struct report *report, const char *respondent)
{
    const struct respondent *respondents;
    size_t count = assessment_respondents(report->assessment, &respondents);
    for (size_t i = 0; i < count; i++)
        if (strcmp(respondents[i].id, respondent) == 0 && respondents[i].organisation)
            return respondents[i].organisation;
    return respondent;
}

static void add_origin(struct report *report, const struct answer *answer)
{
    struct text words = {0};
    if (!answer->by && !answer->at)
        return;
    if (answer->by)
        tree_append_own(&words, organisation_of(report, answer->by));
    if (answer->at)
        text_append_format(&words, "%s%s", answer->by ? ", " : "", answer->at);
    report_run_in(report, _("Given by"), &words);
}

static void add_answer(struct report *report, const struct question *question)
{
    const struct answer *answer = report_answer(report, question);
    cmark_node *paragraph = tree_paragraph(report->root);
    struct text words = {0};
    report_question(report, paragraph, question);
    if (question->ours)
        tree_text(paragraph, _(" (this tool's own question)"));
    append_state(question, answer, &words);
    report_run_in(report, _("Answer"), &words);
    if (report_has_words(report, question))
        tree_quote(report->root, answer->value);
    report_notes(report, &(struct report_questions){&question, 1});
    add_origin(report, answer);
}

/* Its findings have the domain's id already: "annex.mnr.dom1". */
static void add_heading(struct report *report, const struct domain *domain)
{
    struct text id = {0};
    struct text title = {0};
    text_append_format(&id, "annex.%s", domain->id);
    text_append_format(&title, "%s (%s)", domain->title, domain->id);
    report->failed = report->failed || id.failed || title.failed;
    if (id.data && title.data)
        tree_heading_with_id(report->root, 3, title.data, id.data);
    text_free(&id);
    text_free(&title);
}

static void add_domain(struct report *report, const struct domain *domain)
{
    add_heading(report, domain);
    if (!report_begun(report, domain)) {
        tree_say(report->root, _("None of its questions has an answer yet."));
        return;
    }
    for (size_t i = 0; i < report->catalogue->question_count; i++) {
        const struct question *question = report->catalogue->questions[i];
        if (question->domain != domain)
            continue;
        if (report_tells(report, question))
            add_answer(report, question);
        report_say_left_out(report, &(struct report_questions){&question, 1});
    }
}

void report_annex(struct report *report)
{
    const struct domain *domain = NULL;
    if (!report->input->full)
        return;
    tree_heading_with_id(report->root, 2, _("Annex: every answer"), "annex");
    while ((domain = report_next_domain(report, domain)))
        add_domain(report, domain);
}
