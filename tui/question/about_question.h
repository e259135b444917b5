/*
 * about_question: all there is to know about a question, to read.
 */
#ifndef TUI_QUESTION_ABOUT_QUESTION_H
#define TUI_QUESTION_ABOUT_QUESTION_H

#include "tui/views/screen.h"

void about_question_open(struct screen *screen, const struct question *question);

#endif
