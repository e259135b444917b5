/*
 * presenter: a question laid out in large letters, for a room to read. The same items as
 * page.h in the same order, so that every key does the same.
 */
#ifndef TUI_QUESTION_PRESENTER_H
#define TUI_QUESTION_PRESENTER_H

#include "tui/question/page.h"

/* Takes the largest letters with which all of it fits into the rows of the page. */
void presenter_lay_out(struct layout *layout, const struct session *session,
                       const struct question_look *look);

#endif
