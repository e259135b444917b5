/* input: what a report is made from. */
#ifndef EXPORT_REPORT_INPUT_H
#define EXPORT_REPORT_INPUT_H

#include <stdbool.h>

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

#endif
