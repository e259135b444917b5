/* The documents that the report cites, with the pages it used. */
#include "export/report/section.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"

static struct report_cited *cited_of(const struct report *report, const struct document *document)
{
    return &report->cited[document - report->catalogue->documents];
}

void report_cite_document(struct report *report, const struct document *document)
{
    cited_of(report, document)->cited = true;
}

static bool is_known(const struct report_cited *cited, const char *place)
{
    for (size_t i = 0; i < cited->place_count; i++)
        if (strcmp(cited->places[i], place) == 0)
            return true;
    return false;
}

static void add_place(struct report *report, struct report_cited *cited, const char *place)
{
    if (!place || is_known(cited, place))
        return;
    const char **more = reallocarray(cited->places, cited->place_count + 1, sizeof *cited->places);
    if (!more) {
        report->failed = true;
        return;
    }
    cited->places = more;
    more[cited->place_count++] = place;
}

void report_remember(struct report *report, const struct source *source)
{
    struct report_cited *cited = cited_of(report, source->document);
    cited->cited = true;
    cited->paragraphs = cited->paragraphs || source->paragraphs;
    add_place(report, cited, source->paragraphs ? source->paragraphs : source->pages);
}

void report_forget_cited(struct report *report)
{
    for (size_t i = 0; report->cited && i < report->catalogue->document_count; i++)
        free(report->cited[i].places);
    free(report->cited);
    report->cited = NULL;
}

/* By the number that a place begins with, as far as it has one. */
static int compare_places(const void *one, const void *other)
{
    const char *first = *(const char *const *)one;
    const char *second = *(const char *const *)other;
    unsigned long from = strtoul(first, NULL, 10);
    unsigned long to = strtoul(second, NULL, 10);
    return from != to ? (from > to) - (from < to) : strcmp(first, second);
}

static void append_places(const struct report_cited *cited, struct text *out)
{
    if (!cited->place_count)
        return;
    qsort(cited->places, cited->place_count, sizeof *cited->places, compare_places);
    text_append(out, cited->paragraphs ? _(" Paragraphs used here: ") : _(" Pages used here: "));
    for (size_t i = 0; i < cited->place_count; i++)
        text_append_format(out, "%s%s", i ? ", " : "", cited->places[i]);
    if (out->length && out->data[out->length - 1] != '.') /* "86 ff." */
        text_append(out, ".");
}

static void add_document(struct report_list *list, const struct document *document)
{
    struct text words = {0};
    document_cite(document, &words);
    if (document->date)
        text_append_format(&words, _(" Data: %s."), document->date);
    append_places(cited_of(list->report, document), &words);
    if (document->pages)
        text_append_format(&words, _(" How it is cited: %s"), document->pages);
    report_fact(list, document->id, &words);
}

void report_documents(struct report *report)
{
    struct report_list list = {.report = report};
    tree_heading_with_id(report->root, 2, _("Documents cited"), "documents");
    for (size_t i = 0; i < report->catalogue->document_count; i++)
        if (report->cited[i].cited)
            add_document(&list, &report->catalogue->documents[i]);
}
