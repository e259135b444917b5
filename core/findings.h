/*
 * findings: the status of each capability, by the rule written in its questionnaire file, with the
 * answers that made it. Unknown is never "no".
 */
#ifndef CORE_FINDINGS_H
#define CORE_FINDINGS_H

#include <stddef.h>

#include "core/applies.h"

struct reason {
    const struct question *question;
    char *words; /* "Q7 is “yes”" */
};

struct finding {
    const struct capability *capability;
    enum status status;             /* what counts */
    enum status proposed;           /* by the rule alone */
    const char *override_reason;    /* why the coordinator set another; NULL when none */
    const struct status_rule *rule; /* the rule that made it; NULL when it is left out */
    bool left_out; /* a copy for sharing does not tell it: its rules look at what is left out */
    struct reason *reasons;
    size_t reason_count;
};

struct findings;

/* `applies` and its assessment must outlive the findings. NULL when there is no memory. */
struct findings *findings_new(const struct applies *applies);
void findings_free(struct findings *findings);

const struct finding *findings_of(const struct findings *findings,
                                  const struct capability *capability);
const struct applies *findings_applies(const struct findings *findings);

/* Appends the reasons as one phrase: "Q27 is “yes” and 2 of 5 ticked in Q28". */
void finding_because(const struct finding *finding, struct text *out);

/* How many capabilities of a domain (NULL: of all questionnaires in the assessment) have a
   status. */
size_t findings_count(const struct findings *findings, const struct domain *domain,
                      enum status status);

/* Whether our answers are what a published figure counts: TRUTH_UNDECIDED when not known. */
enum truth findings_counted(const struct findings *findings, const struct figure *figure);

/* Whether two answers do not fit together. */
enum truth findings_contradicts(const struct findings *findings,
                                const struct contradiction *contradiction);

/* All that do not, of the questionnaires in the assessment, in their order; *list lives as long as
   the findings. Returns how many. */
size_t findings_contradictions(const struct findings *findings,
                               const struct contradiction *const **list);

/* Whether a copy for sharing leaves out what hangs on the condition (NULL hangs on nothing). */
bool findings_leave_out(const struct findings *findings, const struct condition *condition);

/* The truth of any condition on answers and findings. */
enum truth findings_evaluate(const struct findings *findings, const struct condition *condition);

/* Describes one test by what was answered or found: "Q7 is “no”", "Grooming: partly in force"; a
   tick that is taken from elsewhere with what it is taken from. */
void findings_describe(const struct findings *findings, const struct condition_test *test,
                       struct text *out);

/* Its tests one by one, as condition_walk gives them. */
void findings_walk(const struct findings *findings, const struct condition *condition,
                   condition_visit *visit, void *context);

#endif
