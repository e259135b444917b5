/*
 * share: what stays out of a copy that travels, in every face of the report and of the data.
 *
 * Out stay personal data, sensitive answers, and answers to what is asked only because of such an
 * answer, since they would tell it; who answered and when; notes; and sources marked internal.
 * Decides nothing about how it is said that something was left out.
 */
#ifndef EXPORT_SHARE_H
#define EXPORT_SHARE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/findings.h"

/* Whether the answer to the question stays out. */
bool share_leaves_out(const struct applies *applies, const struct question *question);

/* Whether a status may be told: not when it rests on nothing but answers that stay out. */
bool share_tells_status(const struct applies *applies, const struct finding *finding);

/* Appends the reasons of a finding that may be told. Returns whether answers that stay out had a
   part. */
bool share_because(const struct applies *applies, const struct finding *finding, struct text *out);

struct share_count { /* of what is asked */
    size_t answers;
    size_t notes;
    size_t sources; /* marked internal, or beside an answer that stays out */
};

struct share_count share_count(const struct applies *applies);

#endif
