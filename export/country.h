/*
 * country: what the documents record about one country, gathered in one place for every face of
 * it, and as JSON.
 *
 * Says what stands in the documents and where; never what to think of it, and no answers.
 */
#ifndef EXPORT_COUNTRY_H
#define EXPORT_COUNTRY_H

#include "core/catalogue.h"
#include "core/figures.h"

/* One document's record of a country. */
struct country_record {
    const struct figures_document *figures;
    const struct document *document; /* NULL when sources.yaml does not list it */
    const struct figures_row *row;   /* NULL: it has no row for the country */
    const struct figures_note
        *note; /* without a row: what another row's note says of it; or NULL */
    const struct figures_row *note_row; /* that row */
};

/* What `document` records about the country `code` (alpha-3, any case). */
struct country_record country_record(const struct catalogue *catalogue,
                                     const struct figures_document *document, const char *code);

/* {code, name, documents}, ending in a newline; free() it. Documents are {id, title, date, place,
   listed, listed_as, page, about, absent, measures, met, of, marks, notes}, marks {id, title,
   question, mark ("yes" or "no"), counting, notes}, and all notes {number, replies, text} with, in
   a document without a row for the country, {beside}: the country on whose row it stands. NULL when
   there is no memory. */
char *country_json(const struct catalogue *catalogue, const struct figures *figures,
                   const char *code, struct error *error);

#endif
