/*
 * svg: draws a chart (charts.h) as SVG: inside an HTML page, or as a file of its own.
 *
 * Fills are patterns in greys and blues that can be told apart on a grey printer; there is no
 * script, no style sheet and nothing from elsewhere. The chart's words stand in it as title and
 * description, for those who do not see it. Measures are in pixels at 96 to the inch.
 */
#ifndef EXPORT_DOCUMENT_SVG_H
#define EXPORT_DOCUMENT_SVG_H

#include "core/base/error.h"
#include "export/document/chart.h"

/* Appends an svg element whose ids begin with the chart's. */
void svg_append(const struct chart *chart, struct text *out);

/* A whole file; free() it. NULL when there is no memory. */
char *svg_file(const struct chart *chart, struct error *error);

#endif
