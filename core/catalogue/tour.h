/*
 * tour: the steps of the guided tour (tour.yaml): what to try on the practice country, and the word
 * for how it is seen that it was tried.
 *
 * Plain structs, for reading only. Shows nothing, and knows neither screens nor keys: whoever has
 * them says how a key is called.
 */
#ifndef CORE_CATALOGUE_TOUR_H
#define CORE_CATALOGUE_TOUR_H

#include <stdbool.h>
#include <stddef.h>

#include "core/catalogue/catalogue.h"

/* How it is seen that a step was done; schema_tour_signs has the words, in this order. */
enum tour_sign {
    TOUR_MOVED,
    TOUR_CHOSEN,
    TOUR_UNKNOWN,
    TOUR_UNDONE,
    TOUR_NOTE,
    TOUR_LATER,
    TOUR_ANOTHER,
    TOUR_OUTLINE,
    TOUR_FINDINGS,
    TOUR_REPORT,
    TOUR_SIGNS, /* how many there are; of a step: it waits for nothing */
};

struct tour_step {
    const char *id;
    const char *title;
    const char *text; /* with keys between brackets: "Press [Esc]." */
    enum tour_sign until;
};

struct tour {
    const char *begin; /* id of the question it begins at */
    const struct tour_step *steps;
    size_t count;
    struct tour_memory *memory; /* what all of this stands in */
};

/* Writes what the key is called for people; false when there is no key of that name. */
typedef bool tour_key(const char *name, char *out, size_t size);

/* Loads the tour of `directory`, or that inside the program when it is NULL or has none, with texts
   in the language of `catalogue`, which must outlive it. Reports every mistake to `problems`: of
   shape, a question that the catalogue does not have, a key that `key` does not know, a step that
   cannot be seen to be done before the last. NULL when one of them is an error. Free with
   tour_free. */
struct tour *tour_load(const char *directory, const struct catalogue *catalogue, tour_key *key,
                       struct problems *problems);
void tour_free(struct tour *tour);

/* Appends a step's text with its keys as `key` calls them. */
void tour_tell(const char *text, tour_key *key, struct text *out);

#endif
