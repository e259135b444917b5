/* The opening: title, facts about the record, and what this copy of the report may hold. */
#include "export/report/section.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "export/report/provenance.h"

static void add_plain_fact(struct report_list *list, const char *label, const char *words)
{
    struct text text = {0};
    text_append(&text, words);
    report_fact(list, label, &text);
}

static void add_country(struct report_list *list)
{
    const char *code = assessment_country(list->report->assessment);
    const char *name = *code ? country_name(code) : NULL;
    struct text words = {0};
    if (assessment_leaves_out_country(list->report->assessment))
        text_append(&words, _("left out of this copy"));
    else if (strcmp(code, "ZZZ") == 0)
        text_append_format(&words, _("%s (ZZZ): nothing here is about a real country"),
                           name ? name : code);
    else if (*code)
        text_append_format(&words, "%s (%s)", name ? name : code, code);
    else
        text_append(&words, _("not named yet"));
    report_fact(list, _("Country"), &words);
}

static void add_questionnaires(struct report_list *list)
{
    const struct report *report = list->report;
    for (size_t i = 0; i < report->catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = report->catalogue->questionnaires[i];
        if (!assessment_has(report->assessment, questionnaire))
            continue;
        const char *version = assessment_version(report->assessment, questionnaire);
        struct text words = {0};
        text_append_format(&words, _("%s (%s), version %s"), questionnaire->title,
                           questionnaire->id, *version ? version : questionnaire->version);
        if (*version && strcmp(version, questionnaire->version) != 0)
            text_append_format(&words, _("; read with version %s"), questionnaire->version);
        report_fact(list, _("Questionnaire"), &words);
    }
}

/* What a person gave as the answer to a question of the front matter. */
static void append_front(const struct report *report, const struct question *question,
                         struct text *out)
{
    const struct answer *answer = report_answer(report, question);
    bool words = answer->state == ANSWER_ANSWERED && !text_is_blank(answer->value);
    if (answer->state == ANSWER_UNANSWERED)
        text_append(out, _("not answered yet"));
    else if (answer->state != ANSWER_ANSWERED)
        text_append(out, answer_state_title(answer->state));
    else if (answer->value_count || !words)
        words_of_answer(question, answer, tree_append_own, out);
    if (words) {
        text_append(out, answer->value_count ? "; “" : "“");
        tree_append_own(out, answer->value);
        text_append(out, "”");
    }
}

static void add_front(struct report_list *list)
{
    const struct report *report = list->report;
    for (size_t i = 0; i < report->catalogue->question_count; i++) {
        const struct question *question = report->catalogue->questions[i];
        struct text words = {0};
        if (!question->front || !report_tells(report, question))
            continue;
        append_front(report, question, &words);
        report_fact(list, question->front, &words);
    }
}

static void add_facts(struct report *report)
{
    struct report_list list = {.report = report};
    struct text words = {0};
    add_country(&list);
    add_plain_fact(&list, _("Date of this report"), report->input->date);
    add_questionnaires(&list);
    report_append_quoted(&words, assessment_title(report->assessment));
    if (!report_is_copy(report))
        text_append_format(&words, _(", revision %ld"), assessment_revision(report->assessment));
    text_append_format(&words, _(", asked at depth “%s”"),
                       depth_word(assessment_depth(report->assessment, NULL)));
    report_fact(&list, _("Record"), &words);
    add_front(&list);
    if (!report->input->digest)
        return;
    report_fact(&list, _("Made from"), &words); /* the line itself comes at the end */
    report->provenance = cmark_node_first_child(cmark_node_last_child(list.list));
}

void report_provenance(const struct report *report, const char *charts, struct text *out)
{
    const struct provenance_making making = {
        .date = report->input->date,
        .format = report->input->format,
        .language = catalogue_language(report->catalogue),
        .charts = charts,
        .full = report->input->full,
    };
    provenance_append(report->assessment, report->input->digest, &making, out);
}

void report_finish_opening(struct report *report)
{
    struct text words = {0};
    if (!report->provenance)
        return;
    report_provenance(report, report->charts ? report->input->charts : NULL, &words);
    report_add(report, report->provenance, &words);
}

static void say_what_travels(struct report *report)
{
    tree_say(
        report->root,
        report_is_copy(report)
            ? _("This copy is made for sharing. It leaves out contact persons, who answered and "
                "when, notes, sources marked internal, answers that are personal or marked "
                "sensitive, and whatever such an answer could change, whether it does or not: "
                "questions that are asked because of it, statuses, levels, steps, criteria and "
                "comparisons. Where there is a place for one of these, it says so. Questions that "
                "are counted are those that this copy tells.")
            : _("This copy is for those who made the record: it can hold names, notes and answers "
                "marked sensitive. For others, make a copy for sharing, which leaves them out."));
}

void report_opening(struct report *report)
{
    struct text title = {0};
    text_append(&title, _("Gap report: "));
    tree_append_own(&title, assessment_title(report->assessment));
    if (title.data)
        tree_heading(report->root, 1, title.data);
    report->failed = report->failed || title.failed;
    text_free(&title);
    tree_say(report->root, catalogue_care(report->catalogue, "care-record"));
    add_facts(report);
    say_what_travels(report);
}
