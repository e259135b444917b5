/*
 * summary: one page about an assessment: progress, findings with their reasons, what does not fit
 * together, and what is next. For `status` and for the plain mode.
 */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H

#include "cli/session.h"

void summary_print(const struct session *session);

/* Only the part on progress. */
void summary_print_progress(const struct session *session);

/* The same page as JSON (design.md section 3). Returns an exit status. */
int summary_print_json(const struct session *session);

/* The question at which to go on: the next one without an answer after the place where the
   coordinator stopped; NULL when all are addressed. */
const struct question *summary_next(const struct session *session);

#endif
