/* The opening: title, facts about the record, and what this copy of the report may hold. */
#include "export/report_parts.h"

#include <string.h>

#include "core/country.h"
#include "core/i18n.h"
#include "export/seal.h"
#include "export/share.h"

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
    if (strcmp(code, "ZZZ") == 0)
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
        words_of_answer(question, answer, out);
    if (words)
        text_append_format(out, _("%s“%s”"), answer->value_count ? "; " : "", answer->value);
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
    text_append_format(&words, _("“%s”, revision %ld, asked at depth “%s”"),
                       assessment_title(report->assessment),
                       assessment_revision(report->assessment),
                       depth_word(assessment_depth(report->assessment, NULL)));
    report_fact(&list, _("Record"), &words);
    add_front(&list);
    if (!report->input->digest)
        return;
    seal_append(report->assessment, report->input->digest, report->input->date,
                report->input->share, &words);
    report_fact(&list, _("Made from"), &words);
}

/* What was left out, with how much of it: "2 notes, 1 source marked internal". */
static void list_left_out(const struct share_count *counts, struct text *out)
{
    text_append_format(out, ngettext("%zu note", "%zu notes", counts->notes), counts->notes);
    text_append_format(out,
                       ngettext(", %zu source that is marked internal or belongs to an answer left "
                                "out",
                                ", %zu sources that are marked internal or belong to an answer "
                                "left out",
                                counts->sources),
                       counts->sources);
    text_append_format(out,
                       ngettext(" and %zu answer that is personal or sensitive, or asked only "
                                "because of such a one.",
                                " and %zu answers that are personal or sensitive, or asked only "
                                "because of such a one.",
                                counts->answers),
                       counts->answers);
}

static void say_what_travels(struct report *report)
{
    if (!report->input->share) {
        tree_say(
            report->root,
            _("This copy is for those who made the record: it can hold names, notes and answers "
              "marked sensitive. For others, make a copy for sharing, which leaves them out."));
        return;
    }
    struct text words = {0};
    struct share_count counts = share_count(report->applies);
    size_t steps = report_silent_steps(report);
    text_append(&words, _("This copy is made for sharing. It leaves out contact persons and who "
                          "answered when, and besides: "));
    list_left_out(&counts, &words);
    if (counts.answers)
        text_append(&words,
                    _(" A status can rest on such an answer in part; a status that rests on "
                      "nothing else is left out as well."));
    if (steps)
        text_append_format(&words,
                           ngettext(" So is %zu step that only such an answer calls for.",
                                    " So are %zu steps that only such an answer calls for.", steps),
                           steps);
    report_say(report, &words);
}

void report_opening(struct report *report)
{
    struct text title = {0};
    text_append_format(&title, _("Gap report: %s"), assessment_title(report->assessment));
    if (title.data)
        tree_heading(report->root, 1, title.data);
    report->failed = report->failed || title.failed;
    text_free(&title);
    tree_say(report->root, catalogue_care(report->catalogue, "care-record"));
    add_facts(report);
    say_what_travels(report);
}
