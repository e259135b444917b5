/*
 * search: words found in what is asked, explained, answered, noted and defined, all at once.
 *
 * A search is made for an assessment as it stands, and then asked for words as often as one likes
 * (while they are typed); make a new one after answers changed. Compares as fold.h does. All words
 * must stand in a text, in any order; each may be a part of a longer word. Only when no text has
 * them all are texts found in which a word is nearly as typed ("hotlime").
 *
 * Plain mode's `find` and the wizard's `/` and `g` stand on it. Draws and prints nothing.
 */
#ifndef CORE_RULES_SEARCH_H
#define CORE_RULES_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record/assessment.h"

enum search_group {                     /* in the order in which they are shown */
                    SEARCH_QUESTIONS,   /* text, hint, options; the question's number, too */
                    SEARCH_ANSWERS,     /* what was answered, its reason, its sources */
                    SEARCH_NOTES,       /* notes beside answers */
                    SEARCH_EXPLANATION, /* help of a question, or what is told of a capability */
                    SEARCH_GLOSSARY,
                    SEARCH_DOCUMENTS,
                    SEARCH_GROUPS,
};

/* The groups' titles, translated: "Questions". */
const char *search_group_title(enum search_group group);

/* Exactly one of the first four pointers says where it leads. */
struct search_hit {
    enum search_group group;
    const struct question *question;
    const struct capability *capability;
    const struct glossary_entry *entry;
    const struct document *document;
    const char *text; /* the text in which it was found, without what names it (the term, the
                         title); lives as long as the search */
    int rank;         /* the less the likelier; within a group, hits come by rank and then in the
                         order of the questionnaires */
};

struct search;

/* Looks at the questionnaires of the assessment, whether their questions are asked now or not.
   Questions of other questionnaires are found by their number alone.
   NULL when there is no memory. The assessment's catalogue must outlive it, its answers need not.
 */
struct search *search_new(const struct assessment *assessment);
void search_free(struct search *search);

/* Finds UTF-8 `words`, in those groups only whose bit (1 << group) is set in `groups`. Returns how
   many; *hits belongs to the search until the next call. Nothing is found for blank words. */
size_t search_find(struct search *search, const char *words, unsigned groups,
                   const struct search_hit **hits);

enum { SEARCH_ALL = (1 << SEARCH_GROUPS) - 1 };

/* Appends about `most` characters of the hit's text around the place where it was found, on one
   line, harmless; "…" where it was cut. Each of the words typed is put between `before` and
   `after` ("" for nothing). */
void search_excerpt(const struct search_hit *hit, const char *words, size_t most,
                    const char *before, const char *after, struct text *out);

#endif
