/*
 * country_print: what the documents record about a country, printed; for the command and the plain
 * mode.
 */
#ifndef PLAIN_COUNTRY_PRINT_H
#define PLAIN_COUNTRY_PRINT_H

#include "core/catalogue/figures.h"
#include "core/rules/applies.h"
#include "export/data/country_marks.h"

/* `own`: the country's own answers, to stand beside the marks; NULL for none. */
void country_print(const struct catalogue *catalogue, const struct figures *figures,
                   const char *code, const struct applies *own);

/* What they print about all countries together. */
void country_print_totals(const struct catalogue *catalogue, const struct figures *figures,
                          const struct country_totals *totals);

#endif
