/*
 * crosswalk: one fact, asked in several questionnaires: what an answer in one suggests in another,
 * and where answers differ.
 *
 * The facts stand in crosswalk.yaml. A side speaks only while its question is asked and not flagged
 * to come back to; what is not known, not answered or not applicable says neither yes nor no.
 * Changes no answer: a person takes an offer over or leaves it.
 */
#ifndef CORE_RULES_CROSSWALK_H
#define CORE_RULES_CROSSWALK_H

#include <stdbool.h>
#include <stddef.h>

#include "core/rules/findings.h"

/* ---- offers ---- */

struct crosswalk_offer {
    const struct question *question;
    const char **words; /* ids of options */
    size_t word_count;
    char *because;                   /* "Q17: “Knowing possession ...” ticked" */
    const struct question **origins; /* those that `because` speaks of */
    size_t origin_count;
    bool partial;   /* ticks of a list: the rest is still to be looked through */
    bool sensitive; /* rests on an answer that must stay out of a shared report */
};

/* The answer that other questionnaires suggest for a question that is asked and not answered.
   False, with nothing to free, when there is none, they do not agree, or there is no memory. */
bool crosswalk_offers(const struct findings *findings, const struct question *question,
                      struct crosswalk_offer *offer);
void crosswalk_offer_free(struct crosswalk_offer *offer);

/* Appends the offered answer for people: “Yes”, or “Recovery services” and “Advocacy”. */
void crosswalk_offer_words(const struct crosswalk_offer *offer, struct text *out);

/* Makes it the answer of a draft: ticks of a list are flagged to come back to, and what rests on a
   sensitive answer becomes sensitive. False when there is no memory. */
bool crosswalk_take(const struct crosswalk_offer *offer, struct answer *draft);

/* ---- differences ---- */

struct crosswalk_difference {
    const struct overlap *overlap;
    char *text; /* what is said on each side, as a sentence, and why both may be right */
    const struct question **questions; /* those it speaks of, at least one */
    size_t question_count;
};

/* The facts on which sides differ, in the order of the file; fewer when there is no memory. Returns
   how many; *list is the caller's to free with crosswalk_differences_free. */
size_t crosswalk_differences(const struct findings *findings, struct crosswalk_difference **list);
void crosswalk_differences_free(struct crosswalk_difference *list, size_t count);

#endif
