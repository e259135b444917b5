/* Charts of a report: bars of marks, each part with the mark that outlines have for it, so that
   nothing depends on colour; the words of each bar stand below it where they say more. */
#include <string.h>

#include "export/document/tree.h"
#include "tui/layout/document_chart.h"
#include "tui/layout/document_words.h"

enum { LABEL_MOST = 30, LABEL_LEAST = 8, BAR_LEAST = 12, BAR_MOST = 60, GAP = 2 };

static int label_columns(const struct chart *chart)
{
    int most = LABEL_LEAST;
    for (size_t i = 0; i < chart->bar_count; i++) {
        int width = cells_width(chart->bars[i].label);
        most = width > most ? width : most;
    }
    return most < LABEL_MOST ? most : LABEL_MOST;
}

/* Where the part ends, so that the parts of a bar never drift from the whole. A small whole is
   drawn with as many columns for each. */
static size_t column_of(const struct chart *chart, size_t amount, size_t columns)
{
    if (!chart->whole)
        return 0;
    if (chart->whole <= columns)
        return amount * (columns / chart->whole);
    return (amount * columns + chart->whole / 2) / chart->whole;
}

static void append_bar(const struct chart *chart, const struct chart_bar *bar, size_t columns,
                       struct text *out)
{
    size_t amount = 0;
    size_t at = 0;
    for (size_t i = 0; i < bar->part_count; i++) {
        amount += bar->parts[i].amount;
        for (size_t end = column_of(chart, amount, columns); at < end; at++)
            text_append(out, bar->parts[i].series->mark);
    }
    if (chart->percent)
        text_append_format(out, " %zu %%", amount);
    if (bar->own)
        text_append_format(out, "  %s", bar->own->mark);
    text_append(out, "");
}

static void put_bar(struct layout *layout, const struct chart *chart, const struct chart_bar *bar,
                    int labels)
{
    int column = DOCUMENT_LEFT + labels + GAP;
    int room = layout->width - column - (chart->percent ? (int)strlen(" 100 %  #") : 0);
    struct text marks = {0};
    struct text label = {0};
    cells_clip(&label, bar->label, labels);
    if (room > BAR_MOST)
        room = BAR_MOST;
    append_bar(chart, bar, (size_t)room, &marks);
    layout_line(layout);
    if (label.data && !label.failed)
        layout_put(layout, DOCUMENT_LEFT, ROLE_PLAIN, label.data);
    if (marks.data && !marks.failed)
        layout_put(layout, column, ROLE_STRONG, marks.data);
    text_free(&marks);
    text_free(&label);
}

static void put_legend(struct layout *layout, const struct chart *chart)
{
    int at = DOCUMENT_LEFT;
    layout_line(layout);
    for (size_t i = 0; i < chart->series_count; i++) {
        struct text entry = {0};
        text_append_format(&entry, "%s %s", chart->series[i].mark, chart->series[i].title);
        if (entry.data && !entry.failed)
            at = layout_flow(layout, DOCUMENT_LEFT, at, ROLE_QUIET, entry.data);
        text_free(&entry);
    }
}

void document_chart_lay_out(struct layout *layout, cmark_node *node)
{
    const struct chart *chart = tree_chart_of(node);
    if (!chart)
        return;
    int labels = label_columns(chart);
    layout_paragraph(layout, DOCUMENT_LEFT, ROLE_STRONG, chart->title);
    if (theme_is_spoken() || layout->width - DOCUMENT_LEFT - labels - GAP < BAR_LEAST) {
        struct text words = {0};
        chart_describe(chart, &words);
        if (words.data && !words.failed)
            layout_paragraph(layout, DOCUMENT_LEFT, ROLE_PLAIN, words.data);
        text_free(&words);
        return;
    }
    for (size_t i = 0; i < chart->bar_count; i++)
        put_bar(layout, chart, &chart->bars[i], labels);
    put_legend(layout, chart);
    if (chart->base)
        layout_paragraph(layout, DOCUMENT_LEFT, ROLE_QUIET, chart->base);
}
