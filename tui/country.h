/*
 * country: what the documents record about the country of this assessment, beside its own answers,
 * and print about all countries together; to read.
 */
#ifndef TUI_COUNTRY_H
#define TUI_COUNTRY_H

#include "tui/stage.h"

void country_open(struct stage *stage);

#endif
