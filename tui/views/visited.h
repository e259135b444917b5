/*
 * visited: the questions that were looked at in this sitting, to go back and forward through, as
 * in a browser. Knows nothing of screens.
 */
#ifndef TUI_VIEWS_VISITED_H
#define TUI_VIEWS_VISITED_H

#include <stdbool.h>
#include <stddef.h>

#include "core/catalogue/questionnaire.h"

enum { VISITED_MOST = 200 };

/* Zero-initialise. */
struct visited {
    const struct question *questions[VISITED_MOST]; /* oldest first */
    size_t count;
    size_t at; /* the one that is looked at, when there is any */
};

/* The person is at a question now. What lay ahead is forgotten, unless it was the next one that
   visited_step led to. */
void visited_add(struct visited *visited, const struct question *question);

/* The question before or after that is looked at, `by` being -1 or 1; NULL when there is none. The
   caller goes there, and says so by visited_add. */
const struct question *visited_step(struct visited *visited, int by);

/* The questions looked at last, newest first, each once and not the one that is looked at now.
   Fills at most `most`; returns how many. */
size_t visited_latest(const struct visited *visited, const struct question **questions,
                      size_t most);

#endif
