/* Where answers differ from the published reviews, worded so that it can be sent to their authors:
   ICMEC corrects its table where a country's reply justifies it (icmec-2023 p. 5). */
#include "export/report/section.h"

#include "core/base/i18n.h"
#include "core/catalogue/companion.h"
#include "core/catalogue/country_name.h"
#include "core/rules/published.h"
#include "export/data/country_marks.h"

/* ---- one difference ---- */

static void add_law(const struct report *report, const struct question *question,
                    enum companion companion, const char *label, struct text *words)
{
    const struct question *fact =
        question->capability ? companion_of_capability(question->capability, companion) : NULL;
    if (!fact || !report_tells(report, fact))
        return;
    const struct answer *answer = report_answer(report, fact);
    if (!answer->value)
        return;
    text_append_format(words, " %s: ", label);
    report_append_quoted(words, answer->value);
    text_append(words, ".");
}

static void add_held(const struct answer *answer, struct text *words)
{
    bool some = false;
    for (size_t i = 0; i < answer->source_count; i++) {
        text_append(words, some ? "; " : _(" Documents: "));
        report_held(&answer->sources[i], words);
        some = true;
    }
    text_append(words, some ? "." : "");
}

static void add_difference(struct report_list *list, const struct question *question,
                           const struct published_mark *published)
{
    const struct report *report = list->report;
    const struct answer *answer = report_answer(report, question);
    struct text title = {0};
    struct text words = {0};
    text_append_format(&title, _("%s, %s"), published->mark->id, published->mark->title);
    text_append_format(&words, _("the document marks “%s”; the country's own answer"),
                       published->met ? published->document->tick : published->document->cross);
    if (answer->at)
        text_append_format(&words, _(" of %.10s (UTC)"), answer->at);
    text_append(&words, _(" is “"));
    words_of_answer(question, answer, tree_append_own, &words);
    text_append_format(&words, _("” (%s)."), question->label);
    add_law(report, question, COMPANION_TITLE, _("The law"), &words);
    add_law(report, question, COMPANION_ARTICLE, _("Articles"), &words);
    add_law(report, question, COMPANION_SINCE, _("In force since"), &words);
    add_law(report, question, COMPANION_WORDING, _("In its words"), &words);
    add_held(answer, &words);
    if (published->note)
        text_append_format(&words, _(" The document's note %s: %s"), published->note->number,
                           published->note->text);
    report_fact(list, title.data ? title.data : published->mark->id, &words);
    text_free(&title);
}

/* ---- one document ---- */

/* "Child Sexual Abuse Material: ..., 2023, Global review (icmec-2023, p. 67), where the country is
   listed as Norway. Its data: ..." */
static void open_document(struct report *report, const struct country_record *record)
{
    struct text words = {0};
    const struct document *document = record->document;
    const struct source source = {.document = document, .pages = record->row->page};
    if (document) {
        text_append_format(&words, _("“%s”, %s, %s, %s ("), document->title, document->publisher,
                           document->year, record->figures->place);
        report_cite(report, &source, 1, &words);
        text_append(&words, ")");
    } else {
        text_append(&words, record->figures->id);
    }
    text_append_format(&words, _(", where the country is listed as “%s”."), record->row->name);
    if (document && document->date)
        text_append_format(&words, _(" Its data: %s."), document->date);
    report_say(report, &words);
}

static bool differs(const struct report *report, const struct figures_document *document,
                    const struct question *question, struct published_mark *published)
{
    return report_tells(report, question) &&
           published_on(report->input->figures, assessment_country(report->assessment), question,
                        published) &&
           published->document == document &&
           published_agrees(report->applies, question, published) == TRUTH_FALSE;
}

static void open_section(struct report *report)
{
    struct text words = {0};
    const char *code = assessment_country(report->assessment);
    const char *country = country_name(code);
    tree_heading_with_id(report->root, 2, _("Where this differs from the published reviews"),
                         "published");
    text_append_format(&words,
                       _("What the documents printed about %s, and what this record says. The "
                         "record's own answer stands first: the law may have changed since, or a "
                         "review may not have seen it. ICMEC asks countries for corrections; what "
                         "follows can be sent to it as it stands."),
                       country ? country : code);
    report_say(report, &words);
}

/* `opened` is whether the section has its heading. */
static void tell_document(struct report *report, const struct figures_document *document,
                          bool *opened)
{
    struct report_list list = {.report = report};
    const struct country_record record =
        country_record(report->catalogue, document, assessment_country(report->assessment));
    for (size_t i = 0; i < report->catalogue->question_count; i++) {
        const struct question *question = report->catalogue->questions[i];
        struct published_mark published;
        if (!differs(report, document, question, &published))
            continue;
        if (!*opened)
            open_section(report);
        *opened = true;
        if (!list.list)
            open_document(report, &record);
        add_difference(&list, question, &published);
    }
}

void report_published(struct report *report)
{
    const struct figures *figures = report->input->figures;
    const struct figures_document *documents;
    size_t count = figures ? figures_documents(figures, &documents) : 0;
    bool opened = false;
    for (size_t i = 0; i < count; i++)
        tell_document(report, &documents[i], &opened);
}
