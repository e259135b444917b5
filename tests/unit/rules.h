/*
 * rules: a search over answers for rules of questionnaires that say something untrue.
 *
 * Everything is found from the questionnaires themselves. What is found is told in one line each; a
 * rule that nothing is told of is right for all answers where these are few, and for as many as
 * were drawn where they are not.
 */
#ifndef TESTS_UNIT_RULES_H
#define TESTS_UNIT_RULES_H

#include <stddef.h>
#include <stdint.h>

#include "core/base/text.h"
#include "core/catalogue/catalogue.h"

struct rules_search {
    const struct catalogue *catalogue;
    uint64_t seed;
    size_t draws;      /* where all combinations are too many */
    struct text found; /* a line for each fault; free with text_free */
    size_t faults;
    struct text noted; /* what may be meant, and is to be looked at */
};

/* For each finding: what it can still be is exactly what the completions of the answers come to. */
void rules_search_findings(struct rules_search *search);

/* For each step: it does not stand where its points are in place, whatever else is answered; and
   one answer brings it where one of them is missing. */
void rules_search_steps(struct rules_search *search);

/* No further “no” takes a step out of a plan, unless another step that stands excludes it, or the
   no keeps closed what the step rests on. */
void rules_search_plans(struct rules_search *search);

/* How many entries the plan has when every point of the questionnaires of a list is at its least.
 */
size_t rules_count_entries(const struct catalogue *catalogue, const char *instruments);

void rules_fault(struct rules_search *search, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
