/*
 * question: one question at a time: moving in it, answering it, and going on.
 *
 * Each answer goes into the sitting as it is given. Which questions there are, and what follows
 * from an answer, is core's business.
 */
#ifndef TUI_QUESTION_H
#define TUI_QUESTION_H

#include "tui/stage.h"

extern const struct view_kind question_kind;

/* A view of a question; NULL when there is no memory. */
struct view *question_new(struct stage *stage, const struct question *question);

/* Shows another question in the view. */
void question_show(struct view *base, struct stage *stage, const struct question *question);

/* The question that the view is at. */
const struct question *question_of(const struct view *view);

/* Takes a change of an answer back, or does it again, and shows where. */
void question_undo(struct stage *stage, bool again);

#endif
