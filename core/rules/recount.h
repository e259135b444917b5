/*
 * recount: the tables that the documents publish, judged by this program as it judges a country's
 * own answers.
 *
 * Each row is turned into answers, a mark into yes or evidence found, a missing one into no; what
 * criteria.h and findings.h make of these takes the place of the marks, and the sums that the
 * document prints are counted from that. Where they agree, the rule here is the published one.
 * Says nothing about a single country.
 */
#ifndef CORE_RULES_RECOUNT_H
#define CORE_RULES_RECOUNT_H

#include "core/base/arena.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/figures.h"
#include "core/rules/criteria.h"

struct recount {
    struct figures_document judged; /* the document, each row with the marks that were judged;
                                       figures_count_rows counts a total in it */
    const enum sufficiency
        *sufficient;     /* of each row; SUFFICIENT_NOT_KNOWN where no rule says it */
    struct arena *arena; /* what all of this stands in */
};

/* Judges every row of `document`, which must outlive the recount. False with an error when there
   is no memory, or the document's marks are none of this catalogue's questions (ERROR_CONTENT);
   then there is nothing to free. */
bool recount_new(const struct catalogue *catalogue, const struct figures_document *document,
                 struct recount *recount, struct error *error);
void recount_free(struct recount *recount);

/* Rows whose law is sufficient on the published rule. */
size_t recount_sufficient(const struct recount *recount);

/* What the document prints for a total, for its own year; -1 when it prints nothing. */
int recount_printed(const struct figures_document *document, const struct figures_total *total);

#endif
