/*
 * satisfy: finds answers that make a condition true, so that every condition of the questionnaires
 * can be tried without writing its answers down by hand.
 *
 * Looks only at the questions that the condition names, at those they wait for, and at the
 * provisions whose level it names: these are set, as a coordinator may.
 */
#ifndef TESTS_UNIT_SATISFY_H
#define TESTS_UNIT_SATISFY_H

#include <stdbool.h>

#include "core/record/assessment.h"

/* Answers questions of `assessment` until `condition` is true. Returns false, and leaves them
   unanswered, when no answers make it so. */
bool satisfy(struct assessment *assessment, const struct condition *condition);

#endif
