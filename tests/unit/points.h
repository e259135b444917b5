/*
 * points: what conditions rest on, as things that can be answered one way or another, so that rules
 * can be tried over all answers that make a difference to them.
 *
 * Read from the questionnaires alone. Of a list only what conditions tell apart is an answer of its
 * own: options that stand in the same tests are tried as none, some and all of them.
 */
#ifndef TESTS_UNIT_POINTS_H
#define TESTS_UNIT_POINTS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/rules/findings.h"

enum { POINT_CLASSES = 24, POINT_WORDS = 24, POINT_NUMBERS = 6, POINTS_MOST = 400 };

struct point {
    const struct question *question;
    struct point_class { /* options of a list that no condition tells apart */
        const char *words[POINT_WORDS];
        size_t count;
        size_t states; /* from all ticked down to none */
    } classes[POINT_CLASSES];
    size_t class_count;
    double numbers[POINT_NUMBERS]; /* that it is compared with */
    size_t number_count;
    bool counted;      /* how many are ticked makes a difference */
    size_t candidates; /* answers to try; the first is the best, or one of them */
};

struct points {
    const struct catalogue *catalogue;
    struct point *items;
    size_t count;
};

/* All that the conditions rest on: their questions, those these wait for, the answers that are
   taken for them, and what the findings they look at rest on. Call points_add for each condition,
   then points_close; free with points_free. */
void points_add(struct points *points, const struct condition *condition);
void points_add_question(struct points *points, const struct question *question);
void points_close(struct points *points);
void points_free(struct points *points);

/* The point of a question; NULL when it is none of them. */
struct point *points_find(const struct points *points, const struct question *question);

/* Gives the answer with that number; `candidates` and above clear it. */
void point_answer(struct assessment *assessment, const struct point *point, size_t candidate);

/* How many combinations there are, with `more` further answers to each point (1: none at all);
   UINT64_MAX for too many to count. */
uint64_t points_combinations(const struct points *points, size_t more);

/* Appends the answers that an assessment has to these points: "mnr.q21=no; mnr.q22a=lead-unit". */
void points_tell(const struct points *points, const struct assessment *assessment,
                 struct text *out);

/* Numbers that look drawn, from a seed; never 0. */
uint64_t points_draw(uint64_t *state);

/* An answer for a point: the best with that chance in a hundred, any other else. */
size_t point_draw(const struct point *point, uint64_t *state, unsigned int best);

#endif
