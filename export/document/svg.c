#include "export/document/svg.h"

#include <stdlib.h>
#include <string.h>

#include <uniwidth.h>

#include "export/document/xml.h"

enum {
    WIDTH = 720,
    MARGIN = 8,
    LABEL_END = 238, /* labels end here, to the left of the bars */
    LETTER = 7,      /* the mean width of a letter */
    LINE = 16,
    BAR = 18, /* height */
    GAP = 8,
    SWATCH = 14,
    WORDS = 190, /* beside a bar of percent, which its words explain in two lines */
};

/* ---- patterns ---- */

/* Each differs from all others in black and white. */
static const char *const patterns[CHART_FILLS] = {
    [CHART_FULL] = "<rect width=\"8\" height=\"8\" fill=\"#2f5d8a\"/>",
    [CHART_PART] =
        "<rect width=\"8\" height=\"8\" fill=\"#ffffff\"/>"
        "<path d=\"M-2 2L2-2M0 8L8 0M6 10L10 6\" stroke=\"#2f5d8a\" stroke-width=\"2.4\"/>",
    [CHART_DRAFT] = "<rect width=\"8\" height=\"8\" fill=\"#ffffff\"/>"
                    "<path d=\"M0 2H8M0 6H8\" stroke=\"#2f5d8a\" stroke-width=\"1.2\"/>",
    [CHART_NONE] = "<rect width=\"8\" height=\"8\" fill=\"#ffffff\"/>",
    [CHART_UNKNOWN] = "<rect width=\"8\" height=\"8\" fill=\"#ffffff\"/>"
                      "<circle cx=\"2\" cy=\"2\" r=\"1.2\" fill=\"#4a5868\"/>"
                      "<circle cx=\"6\" cy=\"6\" r=\"1.2\" fill=\"#4a5868\"/>",
    [CHART_OPEN] = "<rect width=\"8\" height=\"8\" fill=\"#e9ecf0\"/>",
    [CHART_ASIDE] = "<rect width=\"8\" height=\"8\" fill=\"#ffffff\"/>"
                    "<path d=\"M0 0L8 8M8 0L0 8\" stroke=\"#7a8796\" stroke-width=\"0.8\"/>",
    [CHART_LEFT_OUT] = "<rect width=\"8\" height=\"8\" fill=\"#ffffff\"/>"
                       "<path d=\"M2 0V8M6 0V8\" stroke=\"#7a8796\" stroke-width=\"0.8\"/>",
    [CHART_SHARE] = "<rect width=\"8\" height=\"8\" fill=\"#b7c9db\"/>",
};

static void append_patterns(struct text *out, const struct chart *chart)
{
    text_append(out, "<defs>\n");
    for (size_t i = 0; i < chart->series_count; i++) {
        enum chart_fill fill = chart->series[i].fill;
        text_append_format(out,
                           "<pattern id=\"%s-fill%d\" width=\"8\" height=\"8\" "
                           "patternUnits=\"userSpaceOnUse\">%s</pattern>\n",
                           chart->id, (int)fill, patterns[fill]);
    }
    text_append(out, "</defs>\n");
}

static void append_box(struct text *out, const struct chart *chart, enum chart_fill fill, int x,
                       int y, int width, int height)
{
    text_append_format(out,
                       "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
                       "fill=\"url(#%s-fill%d)\" stroke=\"#1d2733\"/>\n",
                       x, y, width, height, chart->id, (int)fill);
}

/* ---- words ---- */

static void append_harmless(struct text *out, const char *words)
{
    struct text harmless = {0};
    text_append_harmless(&harmless, words);
    out->failed = out->failed || harmless.failed;
    if (harmless.data)
        xml_escape(out, harmless.data);
    text_free(&harmless);
}

static void append_words(struct text *out, int x, int y, const char *anchor, const char *words)
{
    text_append_format(out, "<text x=\"%d\" y=\"%d\"%s>", x, y, anchor);
    append_harmless(out, words);
    text_append(out, "</text>\n");
}

static int width_of(const char *words)
{
    return LETTER * u8_strwidth((const uint8_t *)words, "UTF-8");
}

/* Where `label` is best parted into two lines: after a blank near its middle; its end when it fits
   into one. */
static const char *parting(const char *label)
{
    const char *end = label + strlen(label);
    const char *best = end;
    if (width_of(label) <= LABEL_END - 4 * MARGIN)
        return end;
    for (const char *at = strchr(label, ' '); at; at = strchr(at + 1, ' '))
        if (best == end || at - label <= end - at)
            best = at;
    return best;
}

/* Words of two parts, "32 of 42, 2021; this record: in place", in two lines beside a bar. */
static void append_two_lines(struct text *out, int left, int top, const char *words)
{
    const char *part = strstr(words, "; ");
    char *first = strndup(words, part ? (size_t)(part - words) : strlen(words));
    out->failed = out->failed || !first;
    append_words(out, left, top + (part ? 6 : 13), "", first ? first : "");
    if (part)
        append_words(out, left, top + 20, "", part + 2);
    free(first);
}

static void append_label(struct text *out, int right, int middle, const char *label)
{
    static const char anchor[] = " text-anchor=\"end\"";
    const char *part = parting(label);
    if (!*part) {
        append_words(out, right, middle + 4, anchor, label);
        return;
    }
    char *first = strndup(label, (size_t)(part - label));
    out->failed = out->failed || !first;
    append_words(out, right, middle - 3, anchor, first ? first : "");
    append_words(out, right, middle + 11, anchor, part + 1);
    free(first);
}

/* ---- bars ---- */

/* A number or name on a pattern, on a ground of its own so that it can be read. */
static void append_amount(struct text *out, const struct chart_part *part, int middle, int y)
{
    struct text words = {0};
    if (part->label)
        text_append(&words, part->label);
    else
        text_append_format(&words, "%zu", part->amount);
    if (words.data) {
        int width = width_of(words.data) + 6;
        text_append_format(out,
                           "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"14\" rx=\"2\" "
                           "fill=\"#ffffff\"/>\n",
                           middle - width / 2, y + 2, width);
        append_words(out, middle, y + 13, " text-anchor=\"middle\"", words.data);
    }
    out->failed = out->failed || words.failed;
    text_free(&words);
}

static int bars_end(const struct chart *chart)
{
    return chart->percent ? WIDTH - MARGIN - WORDS : WIDTH - MARGIN;
}

static void append_bar(struct text *out, const struct chart *chart, const struct chart_bar *bar,
                       int y)
{
    int own = chart->percent ? SWATCH + GAP : 0;
    int start = LABEL_END + GAP + own;
    int length = bars_end(chart) - start;
    size_t before = 0;
    append_label(out, LABEL_END, y + BAR / 2, bar->label);
    if (bar->own)
        append_box(out, chart, bar->own->fill, LABEL_END + GAP, y + 2, SWATCH, SWATCH);
    for (size_t i = 0; i < bar->part_count; i++) {
        const struct chart_part *part = &bar->parts[i];
        int from = (int)(before * (size_t)length / chart->whole);
        before += part->amount;
        int to = (int)(before * (size_t)length / chart->whole);
        append_box(out, chart, part->series->fill, start + from, y, to - from, BAR);
        if (!chart->percent)
            append_amount(out, part, start + (from + to) / 2, y);
    }
    if (chart->percent)
        append_two_lines(out, bars_end(chart) + GAP, y, bar->words);
}

/* ---- legend ---- */

static int entry_width(const struct chart_series *series)
{
    return SWATCH + GAP + width_of(series->title) + 2 * GAP;
}

/* Lays the legend out in lines; writes it too unless `out` is NULL. Returns its height. */
static int lay_legend(struct text *out, const struct chart *chart, int top)
{
    int x = MARGIN;
    int y = top;
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct chart_series *series = &chart->series[i];
        if (x > MARGIN && x + entry_width(series) > WIDTH) {
            x = MARGIN;
            y += LINE + 4;
        }
        if (out) {
            append_box(out, chart, series->fill, x, y, SWATCH, SWATCH);
            append_words(out, x + SWATCH + 6, y + 12, "", series->title);
        }
        x += entry_width(series);
    }
    return y + LINE + 4 - top;
}

/* ---- the whole ---- */

static void append_description(struct text *out, const struct chart *chart)
{
    struct text words = {0};
    chart_describe(chart, &words);
    text_append_format(out, "<title id=\"%s-title\">", chart->id);
    append_harmless(out, chart->title);
    text_append_format(out, "</title>\n<desc id=\"%s-desc\">", chart->id);
    append_harmless(out, words.data ? words.data : "");
    text_append(out, "</desc>\n");
    out->failed = out->failed || words.failed;
    text_free(&words);
}

void svg_append(const struct chart *chart, struct text *out)
{
    int step = BAR + 2 * GAP;
    int bars = (int)chart->bar_count * step;
    int height = 2 * MARGIN + bars + GAP + lay_legend(NULL, chart, 0);
    text_append_format(out,
                       "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"%s\" role=\"img\" "
                       "aria-labelledby=\"%s-title\" aria-describedby=\"%s-desc\" "
                       "viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                       "font-family=\"Noto Sans, Liberation Sans, Arial, sans-serif\" "
                       "font-size=\"12.5\" fill=\"#1d2733\">\n",
                       chart->id, chart->id, chart->id, WIDTH, height, WIDTH, height);
    append_description(out, chart);
    append_patterns(out, chart);
    text_append_format(out, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", WIDTH, height);
    for (size_t i = 0; i < chart->bar_count; i++)
        append_bar(out, chart, &chart->bars[i], MARGIN + 4 + (int)i * step);
    lay_legend(out, chart, MARGIN + bars + GAP);
    text_append(out, "</svg>\n");
}

char *svg_file(const struct chart *chart, struct error *error)
{
    struct text out = {0};
    text_append(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    svg_append(chart, &out);
    char *text = text_take(&out);
    if (!text)
        error_set_memory(error);
    return text;
}
