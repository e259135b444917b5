/*
 * applies: which questions are asked of this country, and why another is not.
 *
 * A pure function of catalogue and answers, computed anew after each change (it is cheap).
 */
#ifndef CORE_RULES_APPLIES_H
#define CORE_RULES_APPLIES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record/assessment.h"

enum asked {
    ASKED,
    ASKED_NOT_CONDITION,  /* its condition on other answers does not hold */
    ASKED_NOT_DEPTH,      /* the assessment is not that deep */
    ASKED_NOT_INSTRUMENT, /* its questionnaire is not part of the assessment */
    ASKED_ELSEWHERE,      /* the same is asked in another questionnaire of the assessment */
    ASKED_LEFT_OUT,       /* a copy for sharing says nothing about it, not whether it is asked */
};

struct applies;

/* NULL when there is no memory. */
struct applies *applies_new(const struct assessment *assessment);
void applies_free(struct applies *applies);

const struct assessment *applies_assessment(const struct applies *applies);

enum asked applies_asked(const struct applies *applies, const struct question *question);
bool applies_to(const struct applies *applies, const struct question *question);

/* The next question that is asked after `from` (before it, when `by` is negative); NULL when there
   is none. */
const struct question *applies_beside(const struct applies *applies, const struct question *from,
                                      int by);

/* What conditions see: hidden answers count as blank. Lives as long as `applies` and the answers.
 */
struct fact applies_fact(const struct applies *applies, const struct question *question);

/* Whether what is undecided about a question may be answered yet: it is asked and open, a list has
   not been looked through, or it may come to be asked when others are answered. */
bool applies_to_come(const struct applies *applies, const struct question *question);

/* The same of a questionnaire: answered while it is in use, hidden otherwise. */
struct fact applies_in_use(const struct applies *applies,
                           const struct questionnaire *questionnaire);

/* The truth of a condition on answers alone. */
enum truth applies_evaluate(const struct applies *applies, const struct condition *condition);

/* The tests that make it what it is, as condition_because gives them. */
void applies_because(const struct applies *applies, const struct condition *condition,
                     condition_visit *visit, void *context);

/* Why a question is not asked, in words ("asked when Q7 is yes or partly"); "" when it is. */
void applies_why(const struct applies *applies, const struct question *question, struct text *out);

/* Appends what a test wants of a question: "Q7 is “Yes” or “Partly”", "at least 2 are ticked in
   Q28". */
void applies_wanted(const struct question *question, const struct condition_test *test,
                    struct text *out);

/* The question whose answer keeps another from being asked, and, appended to `now`, what that
   answer is ("Q7 is “no”"); or the one at which the same is asked instead, with nothing appended.
   NULL when it is asked, or something else keeps it. */
const struct question *applies_hidden_by(const struct applies *applies,
                                         const struct question *question, struct text *now);

/* How many answers would be hidden if `question` were answered by `draft` instead, and, when
   `first` is not NULL, the first of them. */
size_t applies_would_hide(const struct assessment *assessment, const struct question *question,
                          const struct answer *draft, const struct question **first);

/* Whether the question is required now (its own condition considered); in a copy for sharing, only
   where it is so whatever was left out. */
bool applies_required(const struct applies *applies, const struct question *question);

/* Describes one test of a condition by what was answered: "Q7 is “no”", "2 of 5 ticked in Q28". */
void applies_describe(const struct applies *applies, const struct condition_test *test,
                      struct text *out);

#endif
