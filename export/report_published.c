/* Where answers differ from the published reviews, worded so that it can be sent to their authors:
   ICMEC corrects its table where a country's reply justifies it (icmec-2023 p. 5). */
#include "export/report_parts.h"

#include "core/companion.h"
#include "core/i18n.h"
#include "core/published.h"

static void add_law(const struct report *report, const struct question *question,
                    enum companion companion, const char *label, struct text *words)
{
    const struct question *fact =
        question->capability ? companion_of_capability(question->capability, companion) : NULL;
    if (!fact || !report_tells(report, fact))
        return;
    const struct answer *answer = report_answer(report, fact);
    if (answer->value)
        text_append_format(words, " %s: “%s”.", label, answer->value);
}

static void add_difference(struct report_list *list, const struct question *question,
                           const struct published_mark *published)
{
    const struct report *report = list->report;
    struct text words = {0};
    text_append_format(&words, _("%s, %s (%s, p. %s): marked “%s” there; this record answers "),
                       published->mark->id, published->mark->title, published->document->id,
                       published->row->page,
                       published->met ? published->document->tick : published->document->cross);
    words_of_answer(question, report_answer(report, question), &words);
    text_append_format(&words, " (%s).", question->id);
    add_law(report, question, COMPANION_TITLE, _("The law"), &words);
    add_law(report, question, COMPANION_ARTICLE, _("Articles"), &words);
    add_law(report, question, COMPANION_SINCE, _("In force since"), &words);
    add_law(report, question, COMPANION_WORDING, _("In its words"), &words);
    if (published->note)
        text_append_format(&words, _(" The document's note %s: %s"), published->note->number,
                           published->note->text);
    report_add(list->report, report_item(list), &words);
}

static void open_section(struct report *report)
{
    struct text words = {0};
    tree_heading_with_id(report->root, 2, _("Where this differs from the published reviews"),
                         "published");
    text_append_format(&words,
                       _("%s: what the documents printed about this country, and what this record "
                         "says. The record's own answer stands first; the law may have changed "
                         "since, or a document may not have seen it. ICMEC asks countries for "
                         "corrections: the lines below can be sent to it as they stand."),
                       assessment_title(report->assessment));
    report_say(report, &words);
}

void report_published(struct report *report)
{
    struct report_list list = {.report = report};
    for (size_t i = 0; i < report->catalogue->question_count; i++) {
        const struct question *question = report->catalogue->questions[i];
        struct published_mark published;
        if (!report_tells(report, question) ||
            !published_on(report->input->figures, assessment_country(report->assessment), question,
                          &published) ||
            published_agrees(report->applies, question, &published) != TRUTH_FALSE)
            continue;
        if (!list.list)
            open_section(report);
        add_difference(&list, question, &published);
    }
}
