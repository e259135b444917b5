/*
 * terms: the words of the glossary that stand in a text. Compares as fold.h does.
 */
#ifndef CORE_CATALOGUE_TERMS_H
#define CORE_CATALOGUE_TERMS_H

#include <stddef.h>

#include "core/catalogue/catalogue.h"

struct term_place { /* bytes [start, end) of the text */
    size_t start;
    size_t end;
    const struct glossary_entry *entry;
};

/* Finds whole words, with a plural s; of terms that overlap the longest, and each term once, where
   it stands first. Fills at most `most` places in the order of the text; returns how many. */
size_t terms_find(const struct catalogue *catalogue, const char *text, struct term_place *places,
                  size_t most);

#endif
