/*
 * sharing: a copy of a record for others, with what follows from it.
 *
 * The copy is made without what must not travel (assessment.h), and only then is it worked out what
 * is asked, found and advised: nothing in it can tell an answer that it does not hold. Whatever
 * such an answer could change is left out, be it changed or not. Reports and data are made from a
 * copy as they are from a record; how what is left out is called is their business.
 */
#ifndef CORE_RULES_SHARING_H
#define CORE_RULES_SHARING_H

#include "core/base/error.h"
#include "core/rules/findings.h"

struct sharing;

/* `whole` may be changed or freed afterwards, its catalogue not. NULL when there is no memory. */
struct sharing *sharing_new(const struct assessment *whole, struct error *error);
void sharing_free(struct sharing *sharing);

/* The findings of the copy; behind them stand what is asked and the copy itself, whose bytes
   (assessment_saved, assessment_digest) are those of its file, if it had one. They belong to
   `sharing`. */
const struct findings *sharing_findings(const struct sharing *sharing);

#endif
