/*
 * finish: what is left: required, to come back to, unanswered, and what does not fit together.
 */
#ifndef TUI_FINISH_H
#define TUI_FINISH_H

#include "tui/stage.h"

void finish_open(struct stage *stage);

#endif
