#include "export/document/chart.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/arena.h"

/* What chart_new makes: the chart, and what of it may still be written to. */
struct making {
    struct chart chart; /* first, so that one pointer is both */
    struct arena *arena;
    struct chart_series *series;
    struct chart_bar *bars;
    struct chart_part *parts; /* of the last bar */
    size_t series_room;
    size_t bar_room;
    size_t part_room;
    size_t length; /* of the last bar */
};

static struct making *making(struct chart *chart)
{
    return (struct making *)chart;
}

struct chart *chart_new(const char *id, const char *title, size_t series, size_t bars)
{
    struct making *new = calloc(1, sizeof *new);
    if (!new)
        return NULL;
    new->arena = arena_new();
    if (!new->arena) {
        free(new);
        return NULL;
    }
    new->series = arena_allocate(new->arena, series + 1, sizeof *new->series);
    new->bars = arena_allocate(new->arena, bars + 1, sizeof *new->bars);
    new->series_room = new->series ? series : 0;
    new->bar_room = new->bars ? bars : 0;
    new->chart.id = arena_copy(new->arena, id);
    new->chart.title = arena_copy(new->arena, title);
    new->chart.series = new->series;
    new->chart.bars = new->bars;
    return &new->chart;
}

void chart_free(struct chart *chart)
{
    if (!chart)
        return;
    arena_free(making(chart)->arena);
    free(making(chart));
}

bool chart_failed(const struct chart *chart)
{
    return arena_failed(((const struct making *)chart)->arena);
}

void chart_set_base(struct chart *chart, const char *base)
{
    chart->base = arena_copy(making(chart)->arena, base);
}

const struct chart_series *chart_series(struct chart *chart, const char *title, const char *mark,
                                        enum chart_fill fill)
{
    struct making *new = making(chart);
    for (size_t i = 0; i < chart->series_count; i++)
        if (new->series[i].fill == fill && strcmp(new->series[i].title, title) == 0)
            return &new->series[i];
    if (chart->series_count == new->series_room)
        return NULL;
    struct chart_series *series = &new->series[chart->series_count];
    series->title = arena_copy(new->arena, title);
    series->mark = arena_copy(new->arena, mark);
    series->fill = fill;
    chart->series_count += series->title && series->mark;
    return series;
}

void chart_add_bar(struct chart *chart, const char *label, size_t parts,
                   const struct chart_series *own)
{
    struct making *new = making(chart);
    new->parts = arena_allocate(new->arena, parts + 1, sizeof *new->parts);
    new->part_room = new->parts ? parts : 0;
    new->length = 0;
    if (chart->bar_count == new->bar_room)
        return;
    struct chart_bar *bar = &new->bars[chart->bar_count++];
    bar->label = arena_copy(new->arena, label);
    bar->words = "";
    bar->parts = new->parts;
    bar->own = own;
}

static struct chart_bar *last_bar(struct making *new)
{
    return &new->bars[new->chart.bar_count - 1];
}

void chart_add_part(struct chart *chart, const struct chart_series *series, size_t amount,
                    const char *label)
{
    struct making *new = making(chart);
    if (!chart->bar_count || !series || !amount || last_bar(new)->part_count == new->part_room)
        return;
    struct chart_part *part = &new->parts[last_bar(new)->part_count++];
    part->series = series;
    part->amount = amount;
    part->label = label ? arena_copy(new->arena, label) : NULL;
    new->length += amount;
    if (chart->percent)
        chart->whole = 100;
    else if (new->length > chart->whole)
        chart->whole = new->length;
}

void chart_set_words(struct chart *chart, const char *words)
{
    if (chart->bar_count)
        last_bar(making(chart))->words = arena_copy(making(chart)->arena, words);
}

void chart_describe(const struct chart *chart, struct text *out)
{
    for (size_t i = 0; i < chart->bar_count; i++)
        text_append_format(out, "%s%s: %s.", i ? " " : "", chart->bars[i].label,
                           chart->bars[i].words);
    if (chart->base)
        text_append_format(out, " %s", chart->base);
}
