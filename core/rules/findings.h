/*
 * findings: the status of each capability, by the rule written in its questionnaire file, with the
 * answers that made it. Unknown is never "no".
 *
 * While answers are missing a finding is the set of statuses that the rules leave open: those that
 * some answers to what is still open would give, and those between which a "don't know" leaves it.
 * One that is left is the status.
 */
#ifndef CORE_RULES_FINDINGS_H
#define CORE_RULES_FINDINGS_H

#include <stddef.h>

#include "core/rules/applies.h"
#include "core/rules/left_open.h"

struct reason {
    const struct question *question;     /* NULL: about another finding */
    const struct capability *capability; /* that one; NULL when there is none, or several */
    char *words;                         /* "Q7 is “yes”" */
};

struct finding {
    const struct capability *capability;
    enum status status;             /* what counts */
    enum status proposed;           /* by the rules alone */
    const char *override_reason;    /* why the coordinator set another; NULL when none */
    const struct status_rule *rule; /* the last that was looked at */
    enum status left[LEFT_MOST];    /* what the rules leave open, in the order of the unit's
                                               statuses; the status alone when it is decided */
    size_t left_count;              /* 0: not applicable */
    bool left_out; /* a copy for sharing does not tell it, nor what it can be: its rules look at
                      what is left out */
    struct reason *reasons;
    size_t reason_count;
};

struct findings;

/* `applies` and its assessment must outlive the findings. NULL when there is no memory. */
struct findings *findings_new(const struct applies *applies);

/* The same without reasons and contradictions: a status is decided when it is asked for. For those
   that look at a few of them, many times. */
struct findings *findings_bare(const struct applies *applies);
void findings_free(struct findings *findings);

const struct finding *findings_of(const struct findings *findings,
                                  const struct capability *capability);
const struct applies *findings_applies(const struct findings *findings);

/* Whether all that it can still be is less than in place, in force or with evidence. */
bool finding_is_short(const struct finding *finding);

/* Whether the finding, as it counts, is several statuses, with others ruled out. */
bool finding_is_undecided(const struct finding *finding);

/* The status in a word or two, for lists: "Partly in force"; "More answers needed", "Not known
   which" where several are left. */
const char *finding_title(const struct finding *finding);

/* Appends the status for people: "Partly in force"; "Partly in force or not yet in the law; more
   answers needed"; "In place or partly in place; not known which". */
void finding_tell_status(const struct finding *finding, struct text *out);

/* The same of what the rules alone say, within a sentence: "partly in force or drafted". */
void finding_tell_proposed(const struct finding *finding, struct text *out);

/* Whether the coordinator may set that status: the level of a provision to any but the proposed
   one; a capability from in place to partly, also while nothing less than partly is left. */
bool finding_may_be_set(const struct finding *finding, enum status status);

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

/* The tests that make it what it is, as condition_because gives them. */
void findings_because_of(const struct findings *findings, const struct condition *condition,
                         condition_visit *visit, void *context);

/* Its tests one by one, as condition_walk gives them. */
void findings_walk(const struct findings *findings, const struct condition *condition,
                   condition_visit *visit, void *context);

#endif
