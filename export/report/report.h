/*
 * report: the gap report of an assessment, as a tree (tree.h) that markdown.h turns into a format.
 *
 * A pure function of what it is given: it reads no clock and no file, decides no status and
 * chooses no recommendation. Every finding and recommendation carries its id, every statement of a
 * document its place in it. Questions that are not asked stay out.
 */
#ifndef EXPORT_REPORT_REPORT_H
#define EXPORT_REPORT_REPORT_H

#include <stdbool.h>

#include <cmark.h>

#include "core/base/error.h"
#include "core/catalogue/figures.h"
#include "core/rules/advice.h"

struct report_input {
    const struct findings *findings; /* with the assessment and its catalogue behind them; those of
                                        a copy for sharing (sharing.h) make a report for sharing */
    const struct advice *advice;     /* on the same findings */
    const char *date;                /* of the report: "2026-11-21" */
    const char *digest;              /* of the assessment (assessment_digest); NULL: not saved */
    const struct figures *figures;   /* what documents record about countries; NULL: not compared */
    const char *format;              /* what it will be written in: "markdown" */
    const char *charts; /* where pictures of the charts stand, as a link from it: "charts/"; NULL
                           where it links to none */
    bool full;          /* add every answer as an annex */
};

/* The code of the language in which a report on these questionnaires is written: "en". */
const char *report_language(const struct catalogue *catalogue);

/* NULL when there is no memory. Free with tree_free. */
cmark_node *report_new(const struct report_input *input, struct error *error);

#endif
