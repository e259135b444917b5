/*
 * formats: what a report can be written in: one table for the command, the wizard, and for knowing
 * a report again.
 *
 * Knows nothing of files: whoever writes one does that.
 */
#ifndef EXPORT_REPORT_FORMATS_H
#define EXPORT_REPORT_FORMATS_H

#include <stddef.h>

#include <cmark.h>

#include "export/report/provenance.h"
#include "export/report/report.h"

/* Returns the report as text, to be freed; NULL on an error. Changes the document (tree.h). */
typedef char *format_write(const struct report_input *input, cmark_node *document,
                           struct error *error);

struct format {
    const char *name;  /* for --format */
    const char *title; /* the same for people, and what it is for; not yet translated */
    const char *help;
    const char *extensions; /* of files that are meant to have it; the usual one first */
    const char *start;      /* how such a report begins */
    struct line_place provenance;
    bool links; /* to pictures of charts that are files of their own */
    format_write *write;
};

enum { FORMAT_COUNT = 4 };

/* The table of FORMAT_COUNT; the first is what comes when nothing else is asked for. */
const struct format *formats(size_t *count);

/* By name, by how a text begins; NULL when there is none. */
const struct format *format_named(const char *name);
const struct format *format_of_text(const char *text);

/* The ending of a path by which other programs tell what a file holds: ".docx"; NULL when it has
   none, as ".profile", "Report 3.11" and "out" have. */
const char *format_ending(const char *path);

/* Whether the ending is one of a list, in capitals or not: ".md .markdown". */
bool format_has_ending(const char *extensions, const char *ending);

/* Whether the text is a report of ours, of this version or another: its line on provenance stands
   in its place. */
bool format_is_report(const char *text);

#endif
