/*
 * country: what the documents record about a country, printed; for the command and the plain mode.
 */
#ifndef CLI_COUNTRY_H
#define CLI_COUNTRY_H

#include "core/catalogue/figures.h"
#include "core/rules/applies.h"

/* `own`: the country's own answers, to stand beside the marks; NULL for none. */
void country_print(const struct catalogue *catalogue, const struct figures *figures,
                   const char *code, const struct applies *own);

#endif
