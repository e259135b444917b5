/*
 * merge: two versions of an assessment brought together, measured against the one both began as.
 *
 * Answer by answer, and within an answer part by part (its value, note, sources and flags): what
 * only one side changed is taken over by itself; what both changed differently is a conflict, for
 * which a person chooses. Facts about the record (title, depth, levels that were set, respondents)
 * alike, and key by key what this program does not know, wherever it stands: of either side nothing
 * is lost unless one took it out itself. A pure function of the three; touches no file and asks
 * nobody.
 */
#ifndef CORE_RECORD_MERGE_H
#define CORE_RECORD_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record/assessment.h"

enum merge_side { MERGE_OURS, MERGE_THEIRS };

enum merge_part {
    MERGE_ANSWER, /* of `question` */
    MERGE_LEVEL,  /* a status that was set, of `capability` */
    MERGE_DEPTH,  /* of `capability`; NULL: in general */
    MERGE_TITLE,
    MERGE_COUNTRY,    /* where no question asks for it; else it goes with the answer */
    MERGE_INSTRUMENT, /* `questionnaire` takes part */
    MERGE_RESPONDENT, /* by `id` */
    MERGE_UNKNOWN,    /* `key`, which is not known, of a mapping of the file */
};

/* Something that the sides do not agree on. */
struct merge_item {
    enum merge_part part;
    const struct question *question;
    const struct capability *capability;
    const struct questionnaire *questionnaire;
    const char *id;
    int mapping; /* which: enum known_keys (assessment_parts.h) */
    const char *key;
    bool conflict;        /* both changed it, each in another way */
    enum merge_side take; /* whose change counts; for a conflict ours, until someone chooses */
};

struct merge {
    const struct assessment *base; /* NULL: not known; then what only one side has is its change,
                                      and all else that differs a conflict */
    const struct assessment *ours;
    const struct assessment *theirs;
    struct merge_item *items; /* in the order of the questionnaires, facts about the record first */
    size_t count;
    size_t conflicts;
    size_t from_ours; /* without the conflicts */
    size_t from_theirs;
};

/* Compares. The three are of the same catalogue and outlive the merge. NULL when there is no
   memory; free with merge_free. */
struct merge *merge_new(const struct assessment *base, const struct assessment *ours,
                        const struct assessment *theirs);
void merge_free(struct merge *merge);

/* Makes `into` what comes of it. `into` is the assessment that was given as theirs, so that saving
   it replaces their file. Who gave an answer, and when, goes with it. False when there is no
   memory, or when what came of it could not be read again (limits.h); `into` is then as it was. */
bool merge_apply(const struct merge *merge, struct assessment *into, struct error *error);

/* What an item is about: "Q7", "Title"; and what one side says of it, in words. */
void merge_describe(const struct merge_item *item, struct text *out);
void merge_describe_side(const struct merge *merge, const struct merge_item *item,
                         enum merge_side side, struct text *out);

#endif
