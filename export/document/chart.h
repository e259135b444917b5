/*
 * chart: what the report shows as pictures, as data: bars of parts, with their words.
 *
 * A chart ranks nothing: its bars stand in the order of the questionnaires. Whatever it shows
 * stands in its words too, so that nobody needs the picture, and each series has a mark and a fill
 * of its own, so that nobody needs colours. Knows no format: svg.h draws charts as pictures, tui/
 * prints them as bars of marks. The report makes them (charts.c) and hangs them into its
 * tree (tree_chart).
 *
 * Every string is UTF-8 and may come from a file: whoever shows it escapes it. All of it belongs to
 * the chart.
 */
#ifndef EXPORT_DOCUMENT_CHART_H
#define EXPORT_DOCUMENT_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/text.h"

enum chart_fill { /* how a part looks; each can be told from the others in black and white */
                  CHART_FULL,
                  CHART_PART,
                  CHART_DRAFT,
                  CHART_NONE, /* not yet: an outline, never a warning */
                  CHART_UNKNOWN,
                  CHART_OPEN,     /* not answered */
                  CHART_ASIDE,    /* not applicable */
                  CHART_LEFT_OUT, /* of a copy for sharing */
                  CHART_SHARE,    /* what a document publishes */
                  CHART_FILLS,
};

struct chart_series { /* an entry of the legend */
    const char *title;
    const char *mark; /* one ASCII character, that of the outlines: "#" for "in place" */
    enum chart_fill fill;
};

struct chart_part {
    const struct chart_series *series;
    size_t amount;     /* of the chart's `whole` */
    const char *label; /* to stand in the part: "C1"; NULL: its amount */
};

struct chart_bar {
    const char *label; /* "Criminal justice" */
    const char *words; /* all that the bar shows: "1 in place, 2 not known" */
    const struct chart_part *parts;
    size_t part_count;
    const struct chart_series *own; /* the country's own status beside a published share, or NULL */
};

struct chart {
    const char *id; /* "chart-mnr-status": letters, digits and "-"; unique in its report */
    const char *title;
    const char *base; /* dates, bases and how to read it; NULL when there is nothing to say */
    size_t whole;     /* the amount that fills the width: the longest bar's, or 100 */
    bool percent;     /* amounts are percent */
    const struct chart_series *series;
    size_t series_count;
    const struct chart_bar *bars;
    size_t bar_count;
};

/* Appends the whole chart in words, without its title: "Policy and governance: 1 in place.
   Criminal justice: 2 not known. Figures of 2021." */
void chart_describe(const struct chart *chart, struct text *out);

/* ---- making one ---- */

/* With room for so many series and bars; strings are copied. NULL when there is no memory. */
struct chart *chart_new(const char *id, const char *title, size_t series, size_t bars);
void chart_free(struct chart *chart);

void chart_set_base(struct chart *chart, const char *base);

/* The series with that title; made when there is none yet. */
const struct chart_series *chart_series(struct chart *chart, const char *title, const char *mark,
                                        enum chart_fill fill);

/* A new bar with room for so many parts; `own` may be NULL. */
void chart_add_bar(struct chart *chart, const char *label, size_t parts,
                   const struct chart_series *own);

/* These are about the bar that was added last. A part of nothing is left out. `whole` grows with
   the longest bar unless the chart is of percent. */
void chart_add_part(struct chart *chart, const struct chart_series *series, size_t amount,
                    const char *label);
void chart_set_words(struct chart *chart, const char *words);

/* Whether memory ran out on the way: such a chart is not to be shown. */
bool chart_failed(const struct chart *chart);

#endif
