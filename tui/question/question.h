/*
 * question: one question at a time: moving in it, answering it, and going on.
 *
 * Each answer goes into the sitting as it is given. Which questions there are, and what follows
 * from an answer, is core's business.
 */
#ifndef TUI_QUESTION_QUESTION_H
#define TUI_QUESTION_QUESTION_H

#include "tui/views/screen.h"

extern const struct view_kind question_kind;

/* A view of a question; NULL when there is no memory. */
struct view *question_new(struct screen *screen, const struct question *question);

/* Shows another question in the view. */
void question_show(struct view *base, struct screen *screen, const struct question *question);

/* Letters go on being commands although the question on top may have a text to write in: for what
   is pressed several times, such as undo. */
void question_await_commands(struct screen *screen);

/* Puts words back into the question's texts, as if they had just been typed. False when it has no
   such texts (any more). */
bool question_put_back(struct view *base, struct screen *screen, const char *const *texts,
                       size_t count);

/* The question that the view is at. */
const struct question *question_of(const struct view *view);

#endif
