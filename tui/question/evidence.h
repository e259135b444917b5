/*
 * evidence: the documents that prove an answer: title, date, where each is held. Never material.
 */
#ifndef TUI_QUESTION_EVIDENCE_H
#define TUI_QUESTION_EVIDENCE_H

#include "tui/views/screen.h"

/* Shows the sources of the question's answer, to add, change and delete. */
void evidence_open(struct screen *screen, const struct question *question);

#endif
