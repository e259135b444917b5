/*
 * record: facts about the assessment itself: title, country, questionnaires, file, and how
 * deep to ask.
 */
#ifndef TUI_RECORD_H
#define TUI_RECORD_H

#include "tui/stage.h"

void record_open(struct stage *stage);

#endif
