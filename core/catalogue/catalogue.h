/*
 * catalogue: the questionnaires with everything they share, read from the questionnaire files once
 * and then never changed.
 *
 * The format of the files is mnr-assess(7); schema.h is its table.
 */
#ifndef CORE_CATALOGUE_CATALOGUE_H
#define CORE_CATALOGUE_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/catalogue/questionnaire.h"

struct catalogue {
    const char *language; /* "fr": that of the overlay the texts are from; NULL: there is none */
    const struct questionnaire **questionnaires;
    size_t questionnaire_count;
    const char **left_out; /* ids of questionnaires that are referred to and are not here */
    size_t left_out_count;
    const struct question **questions; /* of all questionnaires, in order */
    size_t question_count;
    const struct capability **capabilities;
    size_t capability_count;
    const struct recommendation **recommendations;
    size_t recommendation_count;
    const struct overlap *crosswalk; /* facts that more than one questionnaire asks for */
    size_t crosswalk_count;
    const struct document *documents;
    size_t document_count;
    const struct treaty *treaties;
    size_t treaty_count;
    const struct glossary_entry *glossary;
    size_t glossary_count;
    const char *glossary_rule;
    const struct vocable *leads;
    size_t lead_count;
    const struct vocable *scopes;
    size_t scope_count;
    const struct vocable *care; /* ready sentences, by id: "care-free-text" */
    size_t care_count;
    const struct avoided *avoided;
    size_t avoided_count;
    struct catalogue_memory *memory; /* what all of this stands in */
};

/* Frees what core/loading/load.h made, with all that stands in it. */
void catalogue_free(struct catalogue *catalogue);

/* By id; NULL when there is none. Ids and labels are the same however they are typed (fold.h), with
   digits of any script (number.h), and "q7", "Q07" or "mnr.q7" find mnr.q07. */
const struct question *catalogue_question(const struct catalogue *catalogue, const char *id);

/* The same for who is asked where to go: "7" and "ev1.2" find their question, too. */
const struct question *catalogue_question_at(const struct catalogue *catalogue, const char *words);
const struct capability *catalogue_capability(const struct catalogue *catalogue, const char *id);

/* Likewise: "cap04" and "d1" find mnr.cap04 and law.d1. */
const struct capability *catalogue_capability_at(const struct catalogue *catalogue,
                                                 const char *words);
const struct recommendation *catalogue_recommendation(const struct catalogue *catalogue,
                                                      const char *id);
const struct questionnaire *catalogue_questionnaire(const struct catalogue *catalogue,
                                                    const char *id);

/* What has exactly that id; NULL when nothing has. */
const struct question *catalogue_question_exactly(const struct catalogue *catalogue,
                                                  const char *id);
const struct recommendation *catalogue_recommendation_exactly(const struct catalogue *catalogue,
                                                              const char *id);

/* What a questionnaire file refers to by the id of a question or capability, as it is written;
   REFERENCE_ABSENT where its questionnaire is left out. False, saying why in `problem`, when there
   is no such thing. */
bool catalogue_refer(const struct catalogue *catalogue, const char *id, struct reference *reference,
                     char *problem, size_t size);

/* The code of the language of its texts: "en". */
const char *catalogue_language(const struct catalogue *catalogue);

/* The text of a translation by id and key; NULL when it has none, or none is spoken. */
const char *catalogue_translated(const struct catalogue *catalogue, const char *id,
                                 const char *key);

/* A ready sentence of the vocabulary; "" when the files have none of that id. */
const char *catalogue_care(const struct catalogue *catalogue, const char *id);

/* The glossary entry for a term, its abbreviation or another name, the same as fold.h has it; NULL
   when there is none. */
const struct glossary_entry *catalogue_term(const struct catalogue *catalogue, const char *term);

#endif
