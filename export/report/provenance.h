/*
 * provenance: the line on provenance: what a report was made from and how, so that report --verify
 * can make it again.
 *
 *     record 5d1f6c0a-83b7-4e29-9a64-7c2e0b9f41d3, revision 58, questionnaires mnr 2022.1; law
 *     2023.1, made 2026-11-21 by mnr-assess 0.1.0, format markdown, length usual, language en,
 *     charts charts/, complete copy, SHA-256: 131cb5...
 *
 * A copy for sharing says so instead, names no revision, and its digest is that of what it holds.
 * The line is never translated, and only found in its place, which nothing that a person wrote can
 * come to stand in. It proves nothing about who made a report: anybody can write such a line.
 */
#ifndef EXPORT_REPORT_PROVENANCE_H
#define EXPORT_REPORT_PROVENANCE_H

#include "core/record/assessment.h"
#include "export/document/placed_line.h"

struct provenance_making { /* how a report was made */
    const char *date;      /* "2026-11-21" */
    const char *format;    /* "markdown" */
    const char *language;  /* of its texts: "en" */
    const char *charts;    /* where the pictures that it links to stand, "charts/"; NULL: none */
    bool full;
};

/* Appends the line. `digest` is that of the assessment's file or, for a copy for sharing, of the
   copy (assessment_digest). */
void provenance_append(const struct assessment *assessment, const char *digest,
                       const struct provenance_making *making, struct text *out);

struct provenance { /* as it was read: without blanks and a format's marks */
    const char *record;
    const char *revision; /* "" in a copy for sharing */
    const char *questionnaires;
    const char *date;
    const char *program; /* its version */
    const char *format;  /* this and the next three are NULL in lines of older programs */
    const char *length;
    const char *language;
    const char *charts;
    const char *digest;
    bool shared;
    char *bytes; /* what these point into */
};

/* Reads the line that stands in its place in the text of a report, whose lines end in newlines.
   False, with nothing to free, when there is none. */
bool provenance_read(const char *report, const struct line_place *place,
                     struct provenance *provenance);
void provenance_free(struct provenance *provenance);

/* How the report was made, as far as the line says so in words that provenance_append writes:
   whether it does. */
bool provenance_making(const struct provenance *provenance, struct provenance_making *making);

#endif
