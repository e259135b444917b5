/*
 * formats: what a report can be written in: one table for the command, the wizard, and for knowing
 * a report again.
 *
 * Knows nothing of files: whoever writes one does that.
 */
#ifndef EXPORT_FORMATS_H
#define EXPORT_FORMATS_H

#include <stddef.h>

#include <cmark.h>

#include "export/report.h"

/* Returns the report as text, to be freed; NULL on an error. Changes the document (tree.h). */
typedef char *format_write(const struct report_input *input, cmark_node *document,
                           struct error *error);

struct format {
    const char *name;  /* for --format */
    const char *title; /* the same for people, and what it is for; not yet translated */
    const char *help;
    const char *extensions; /* of files that are meant to have it; the usual one first */
    const char *start;      /* how such a report begins */
    format_write *write;
};

enum { FORMAT_COUNT = 4 };

/* The table of FORMAT_COUNT; the first is what comes when nothing else is asked for. */
const struct format *formats(size_t *count);

/* By name, by the extension of a path, by how a text begins; NULL when there is none. */
const struct format *format_named(const char *name);
const struct format *format_of_path(const char *path);
const struct format *format_of_text(const char *text);

#endif
