/*
 * example: what the documents tell of single countries, in words.
 *
 * An example is no model: it stands as its document tells it, as of its year, and nobody has judged
 * it here. Each place that shows examples says so.
 */
#ifndef CORE_CATALOGUE_EXAMPLE_H
#define CORE_CATALOGUE_EXAMPLE_H

#include "core/base/text.h"
#include "core/catalogue/catalogue.h"

/* Appends whose it is, and of when: "Ontario, Canada (law, 2009)"; "45 countries (2021)". Something
   that is only a draft says so. */
void example_tell_where(const struct example *example, struct text *out);

/* Appends all of it, as one line: "Ontario, Canada (law, 2009): An injured child can ..." */
void example_tell(const struct example *example, struct text *out);

/* The sentence that an example is no model, translated. */
const char *example_care(void);

/* Whether it is told of the country (alpha-3). */
bool example_is_of(const struct example *example, const char *country);

/* Visits the examples of a country (alpha-3) in the order of the catalogue: those of capabilities,
   provisions and benchmarks, then those of steps. One of the two owners is NULL. */
typedef void example_visit(void *context, const struct example *example,
                           const struct capability *capability, const struct recommendation *step);
void example_of_country(const struct catalogue *catalogue, const char *country,
                        example_visit *visit, void *context);

#endif
