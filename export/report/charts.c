/* The charts: what the tables beside them say, as bars. */
#include "export/report/section.h"

#include "core/base/i18n.h"

struct chart *report_chart_new(struct report *report, const struct questionnaire *questionnaire,
                               const char *name, const char *title, size_t series, size_t bars)
{
    struct text id = {0};
    struct text words = {0};
    struct chart *chart = NULL;
    text_append_format(&id, "chart-%s-%s", questionnaire->id, name);
    text_append_format(&words, _("%s: %s"), questionnaire->title, title);
    if (id.data && words.data && !id.failed && !words.failed)
        chart = chart_new(id.data, words.data, series, bars);
    report->failed = report->failed || !chart;
    text_free(&id);
    text_free(&words);
    return chart;
}

void report_chart_words(struct report *report, struct chart *chart, struct text *words)
{
    if (words->failed)
        report->failed = true;
    else if (words->data)
        chart_set_words(chart, words->data);
    text_free(words);
}

void report_chart_add(struct report *report, struct chart *chart)
{
    struct text picture = {0};
    report->failed = report->failed || chart_failed(chart);
    report->charts = true;
    tree_chart(report->root, chart);
    if (!report->input->charts || report->failed)
        return;
    text_append_format(&picture, "%s%s.svg", report->input->charts, chart->id);
    report->failed = report->failed || picture.failed;
    if (picture.data)
        tree_set_picture(cmark_node_last_child(report->root), picture.data);
    text_free(&picture);
}

/* ---- statuses ---- */

static enum chart_fill fill_of(enum status status)
{
    static const enum chart_fill fills[] = {
        [STANDING_FULL] = CHART_FULL, [STANDING_PART] = CHART_PART, [STANDING_NONE] = CHART_NONE};
    switch (status) {
    case STATUS_DRAFTED:
        return CHART_DRAFT;
    case STATUS_NOT_KNOWN:
        return CHART_UNKNOWN;
    case STATUS_NOT_ANSWERED:
        return CHART_OPEN;
    case STATUS_NOT_APPLICABLE:
        return CHART_ASIDE;
    default:
        return fills[status_entry(status)->standing];
    }
}

static const struct chart_series *series_of(struct chart *chart, enum status status)
{
    const struct status_entry *entry = status_entry(status);
    return chart_series(chart, _(entry->title), entry->mark, fill_of(entry->status));
}

static void add_domain(struct report *report, struct chart *chart, const struct domain *domain)
{
    struct report_counts counts = report_count_statuses(report, domain->questionnaire, domain);
    struct text words = {0};
    chart_add_bar(chart, domain->title, REPORT_STATUSES, NULL);
    for (size_t i = 0; i < REPORT_STATUSES; i++)
        if (counts.of[i])
            chart_add_part(chart, series_of(chart, (enum status)i), counts.of[i], NULL);
    report_append_counts(&counts, &words);
    report_chart_words(report, chart, &words);
}

/* So that the legend has the order of the statuses, not that in which they turn up. */
static void add_series(const struct report *report, struct chart *chart,
                       const struct questionnaire *questionnaire)
{
    struct report_counts counts = report_count_statuses(report, questionnaire, NULL);
    for (size_t i = 0; i < REPORT_STATUSES; i++)
        if (counts.of[i])
            series_of(chart, (enum status)i);
}

void report_chart_statuses(struct report *report, const struct questionnaire *questionnaire)
{
    struct text title = {0};
    text_append_format(&title, _("%s by status"), unit_plural(questionnaire->unit));
    struct chart *chart =
        report_chart_new(report, questionnaire, "status", title.data ? title.data : "",
                         REPORT_STATUSES, questionnaire->domain_count);
    report->failed = report->failed || title.failed;
    text_free(&title);
    if (!chart)
        return;
    add_series(report, chart, questionnaire);
    for (size_t i = 0; i < questionnaire->domain_count; i++)
        if (questionnaire->domains[i]->capability_count)
            add_domain(report, chart, questionnaire->domains[i]);
    report_chart_add(report, chart);
}

/* ---- published shares ---- */

static void add_share(struct report *report, struct chart *chart,
                      const struct chart_series *published, const struct capability *capability)
{
    const struct finding *finding = findings_of(report->input->findings, capability);
    const struct figure *figure = capability_figure(capability);
    const struct chart_series *own =
        finding->left_out ? chart_series(chart, _("Left out of this copy"), "x", CHART_LEFT_OUT)
                          : series_of(chart, finding->status);
    struct text words = {0};
    chart_add_bar(chart, capability->title, 1, own);
    chart_add_part(chart, published, (size_t)figure->percent, NULL);
    text_append_format(&words, _("%d of %d (%d %%), %d; this record: %s"), figure->count,
                       figure->of, figure->percent, figure->year,
                       finding->left_out ? _("left out of this copy")
                                         : report_status_phrase(finding->status));
    report_chart_words(report, chart, &words);
}

static bool has_share(const struct capability *capability,
                      const struct questionnaire *questionnaire)
{
    return capability->domain->questionnaire == questionnaire && capability_figure(capability);
}

void report_chart_shares(struct report *report, const struct questionnaire *questionnaire)
{
    const struct catalogue *catalogue = report->catalogue;
    size_t bars = 0;
    for (size_t i = 0; i < catalogue->capability_count; i++)
        bars += has_share(catalogue->capabilities[i], questionnaire);
    if (!bars)
        return;
    struct chart *chart =
        report_chart_new(report, questionnaire, "shares",
                         _("published shares, with this record's own status beside each"),
                         REPORT_STATUSES + 2, bars);
    if (!chart)
        return;
    chart->percent = true;
    const struct chart_series *published =
        chart_series(chart, _("Share of countries, as published"), "=", CHART_SHARE);
    add_series(report, chart, questionnaire);
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (has_share(catalogue->capabilities[i], questionnaire))
            add_share(report, chart, published, catalogue->capabilities[i]);
    chart_set_base(chart, _("The shares are of other countries and other years, for orientation "
                            "only; what each counts stands in the notes."));
    report_chart_add(report, chart);
}
