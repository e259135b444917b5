/*
 * summary: one page about an assessment: progress, findings with their reasons, what does not fit
 * together, and what is next. For `status` and for the plain mode.
 */
#ifndef PLAIN_SUMMARY_H
#define PLAIN_SUMMARY_H

#include "cli/open.h"

void summary_print(const struct opened *opened);

/* Only the part on findings. */
void summary_print_findings(const struct opened *opened);

/* Only the part on progress. */
void summary_print_progress(const struct opened *opened);

#endif
