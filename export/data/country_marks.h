/*
 * country_marks: what the documents record about one country and tell of it as examples, and print
 * about all of them together, gathered in one place for every face of it: in lines, and as JSON.
 *
 * Says what stands in the documents and where; never what to think of it, and no answers.
 */
#ifndef EXPORT_DATA_COUNTRY_MARKS_H
#define EXPORT_DATA_COUNTRY_MARKS_H

#include "core/catalogue/catalogue.h"
#include "core/catalogue/figures.h"
#include "core/rules/applies.h"

/* One document's record of a country. */
struct country_record {
    const struct figures_document *figures;
    const struct document *document; /* NULL when sources.yaml does not list it */
    const struct figures_row *row;   /* NULL: it has no row for the country */
    const struct figures_note
        *note; /* without a row: what another row's note says of it; or NULL */
    const struct figures_row *note_row; /* that row */
    bool counted; /* the document itself counts the marks of a country; else nobody does */
};

/* What `document` records about the country `code` (alpha-3, any case). */
struct country_record country_record(const struct catalogue *catalogue,
                                     const struct figures_document *document, const char *code);

/* ---- in lines ---- */

enum country_part {
    COUNTRY_NAME,         /* the heading of all */
    COUNTRY_INTRODUCTION, /* below it */
    COUNTRY_DOCUMENT,     /* the heading of what follows */
    COUNTRY_WORDS,        /* about the document or the row */
    COUNTRY_MARK,         /* label: "C3  met"; words: what it is */
    COUNTRY_BESIDE,       /* about the mark before */
    COUNTRY_TOTAL,        /* what was counted */
    COUNTRY_COUNTS,       /* about the total before */
    COUNTRY_CARE,         /* how all of it is to be read */
};

/* Takes the lines one after the other; `label` is NULL where there is none. Both are only lent and
   not yet harmless. */
struct country_face {
    void (*line)(void *context, enum country_part part, const char *label, const char *words);
    void *context;
    const struct applies
        *own; /* the country's own answers, to stand beside the marks; NULL: none */
};

/* What all documents record about the country `code` (alpha-3). */
void country_tell(const struct catalogue *catalogue, const struct figures *figures,
                  const char *code, const struct country_face *face);

/* What the rows make of the documents' totals, judged as answers are (recount.h). */
struct country_totals {
    size_t **counts; /* by document and total */
    size_t count;    /* of documents */
    bool differ;     /* one is not what is printed */
};

/* NULL on an error. Free with country_totals_free. */
struct country_totals *country_totals_new(const struct catalogue *catalogue,
                                          const struct figures *figures, struct error *error);
void country_totals_free(struct country_totals *totals);

/* What the documents print about all countries together, and, unless `recounted` is NULL, what the
   rows make of it. */
void country_tell_totals(const struct catalogue *catalogue, const struct figures *figures,
                         const struct country_totals *recounted, const struct country_face *face);

/* ---- as JSON ---- */

/* {code, name, documents}, ending in a newline; free() it. Documents are {id, title, date, place,
   listed, listed_as, page, about, absent, measures, met, of, marks, notes}, marks {id, title,
   question, mark ("yes" or "no"), counting, notes}, and all notes {number, replies, text} with, in
   a document without a row for the country, {beside}: the country on whose row it stands. There is
   no {met, of} where the document itself does not count the marks of a country. NULL when there is
   no memory. */
char *country_json(const struct catalogue *catalogue, const struct figures *figures,
                   const char *code, struct error *error);

/* {documents}: {id, rows, totals}, totals {what, page, note, printed, recounted}, printed {year,
   count, of}. The same. */
char *country_totals_json(const struct figures *figures, const struct country_totals *recounted,
                          struct error *error);

#endif
