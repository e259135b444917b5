/*
 * chart_files: writes the charts of a report as SVG files beside it.
 */
#ifndef CLI_CHART_FILES_H
#define CLI_CHART_FILES_H

#include <stdbool.h>

#include <cmark.h>

#include "core/base/error.h"
#include "core/base/text.h"

/* The folder for them: made for its owner alone where there is none. */
struct charts {
    const char *path; /* as it was given */
    int folder;       /* open; -1: there is none */
    struct text way;  /* to it from the folder of the report, as a link says it: "../charts/" */
};

/* Opens the folder at `path` (NULL: none is wanted) for a report at `output` (NULL: here). False
   with an error; charts_close it all the same. */
bool charts_open(struct charts *charts, const char *path, const char *output, struct error *error);
void charts_close(struct charts *charts);

/* Writes one file for each chart of `document`, and replaces nothing but charts that it wrote
   before. `alone` says that no chart of another report may be there, which a folder that is sent
   with a copy for sharing would tell: such a one is refused. */
bool charts_write(struct charts *charts, cmark_node *document, bool alone, struct error *error);

#endif
