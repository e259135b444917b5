/*
 * country_name: names of countries by their ISO 3166-1 alpha-3 codes, from Debian's iso-codes, and
 * the country that a person names.
 *
 * Names come in the user's language where iso-codes' translations are installed. Two codes of ours
 * are added: XKX (user-assigned, as the sources list it) and ZZZ, the fictional practice country.
 * Small and capital letters are the same in every locale.
 */
#ifndef CORE_CATALOGUE_COUNTRY_NAME_H
#define CORE_CATALOGUE_COUNTRY_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

enum { COUNTRY_CODE = 4 /* bytes, with NUL */ };

struct country {
    const char *code;  /* "NOR" */
    const char *name;  /* "Norway" */
    const char *names; /* what else it is called: one a line, in the user's language and in English,
                          everyday, short and official; shown nowhere */
};

/* All countries, by name; *list lives as long as the program. 0 when there is no memory. */
size_t country_list(const struct country **list);

/* Whether there is a country of that code (any case). Needs no memory. */
bool country_exists(const char *code);

/* The name for a code (any case); NULL when there is no such country, or no memory: text_ran_out
   knows that. */
const char *country_name(const char *code);

/* Finds the country that a person names by its code or any of its names; its code goes to `code`.
   Names are the same as fold.h has it, without articles and marks between words, and with the words
   in any order: "cote d'ivoire", "Republic of Korea", "the Gambia", "Korea, Republic of". False,
   with which countries may be meant, when there is none. A code needs no memory. */
bool country_find(const char *words, char code[COUNTRY_CODE], struct error *error);

/* Whether what is typed of a name or a code may be this country: a part of one of its names, or the
   beginning of its code. "" may be any. */
bool country_may_be(const struct country *country, const char *typed);

/* Whether it is the code that begins so. */
bool country_code_begins(const struct country *country, const char *typed);

#endif
