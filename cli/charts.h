/*
 * charts: writes the charts of a report as SVG files beside it, and tells the report where they
 * are.
 */
#ifndef CLI_CHARTS_H
#define CLI_CHARTS_H

#include <stdbool.h>

#include <cmark.h>

#include "core/error.h"

/* Writes one file for each chart of `document` into `directory`, which is made if need be, and sets
   each chart's picture to its path from the folder of `output` (NULL: from here). Replaces nothing
   but charts that it wrote before. */
bool charts_write(cmark_node *document, const char *directory, const char *output,
                  struct error *error);

#endif
