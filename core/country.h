/*
 * country: names of countries by their ISO 3166-1 alpha-3 codes, from Debian's iso-codes.
 *
 * Names come in the user's language where iso-codes' translations are installed. Two codes of ours
 * are added: XKX (user-assigned, as the sources list it) and ZZZ, the fictional practice country.
 */
#ifndef CORE_COUNTRY_H
#define CORE_COUNTRY_H

#include <stdbool.h>
#include <stddef.h>

struct country {
    const char *code; /* "NOR" */
    const char *name; /* "Norway" */
};

/* All countries, by name; *list lives as long as the program. 0 when there is no memory. */
size_t country_list(const struct country **list);

/* Whether there is a country of that code (any case). Needs no memory. */
bool country_exists(const char *code);

/* The code of the country that a code or a name (any case) stands for; NULL when there is none. */
const char *country_code(const char *words);

/* The name for a code (any case); NULL when there is no such country, or no memory: text_ran_out
   knows that. */
const char *country_name(const char *code);

#endif
