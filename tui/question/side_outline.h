/*
 * side_outline: where one is in the questionnaire, in a narrow pane beside the question: the
 * domains, the capabilities of this one and the questions of this one, or only the labels near by.
 *
 * To look at, and to click at; the outline (outline.h) is where one moves with keys.
 */
#ifndef TUI_QUESTION_SIDE_OUTLINE_H
#define TUI_QUESTION_SIDE_OUTLINE_H

#include "session/session.h"
#include "tui/views/list.h"

/* Zero-initialise. */
struct side_outline {
    struct list list;
    const struct question **targets; /* of each item */
    size_t target_capacity;
};

void side_outline_free(struct side_outline *side_outline);

/* Draws the pane: the labels near by (`rail`), or the outline. Nothing into an area without
   columns. */
void side_outline_draw(struct side_outline *side_outline, struct session *session,
                       const struct question *now, const struct area *area, bool rail);

/* The columns that the labels near a question take. */
int side_outline_rail_columns(const struct question *now);

/* The question that was drawn at a place of the screen; NULL for none. */
const struct question *side_outline_at(const struct side_outline *side_outline, int row,
                                       int column);

#endif
