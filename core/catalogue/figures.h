/*
 * figures: what the documents publish about single countries: ICMEC's table of laws (2023), its
 * table of benchmarks (2017), and which countries answered the Alliance's review (2022).
 *
 * Loaded only when asked for, from figures/ beside the questionnaires. Plain structs, for reading
 * only, that live as long as the figures they were loaded into. Names of countries and marks stand
 * as the documents print them; the texts of notes are restated in our own words. Rates nothing and
 * knows no answers.
 */
#ifndef CORE_CATALOGUE_FIGURES_H
#define CORE_CATALOGUE_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/catalogue/catalogue.h"

struct figures_note {
    const char *number;   /* of the footnote: "305" */
    const char *text;     /* what it says, restated */
    const char **replies; /* days of the country's letters on which it rests: "2018-11-09" */
    size_t reply_count;
    const char **speaks_of; /* alpha-3 of others it describes, which have no row of their own */
    size_t speaks_of_count;
};

struct figures_mark {                  /* a column of a table: a criterion or benchmark */
    const char *id;                    /* "C3", as the rows name it */
    const char *title;                 /* "Technology-facilitated offences" */
    const char *question;              /* id of the question that asks the same */
    const struct figures_note **notes; /* how the document counts; often none */
    size_t note_count;
};

struct figures_reference {           /* a note beside a mark or a name */
    const struct figures_mark *mark; /* NULL: beside the country's name */
    const struct figures_note *note;
};

struct figures_row {
    const char *code; /* alpha-3 */
    const char *name; /* as the document spells it */
    const char *page;
    const bool *met;  /* one a mark, in their order; NULL where the document marks nothing */
    size_t met_count; /* how many of them are true */
    const struct figures_reference *notes; /* those on the name first */
    size_t note_count;
};

struct figures_count {
    int year;
    int count;
    int of; /* how many countries it was counted among */
};

struct figures_total { /* a sum that the document prints */
    const char *what;  /* what was counted, for people */
    const char *page;
    const char *note;                   /* a remark of ours; NULL for none */
    int least;                          /* it counts the rows with at least so many marks ... */
    int most;                           /* ... and at most so many, */
    const struct figures_mark *with;    /* with this mark, */
    const struct figures_mark *without; /* and without this one; NULL: whichever */
    const struct figures_count *counts; /* by year; only that of the document's own has rows */
    size_t count_count;
};

struct figures_document {
    const char *id; /* as cited: "icmec-2023" */
    const char *place;
    const char *pages;
    int year;
    const char *measures; /* what its marks are: "ICMEC's criteria in its table of 2023"; NULL
                             where it marks nothing */
    const char *tick;     /* what a mark says: "met"; NULL likewise */
    const char *cross;
    const char *about;  /* what has to be known to read a row */
    const char *absent; /* what it means that a country has no row */
    const struct figures_mark *marks;
    size_t mark_count;
    const struct figures_total *totals;
    size_t total_count;
    const struct figures_row *rows; /* in the document's order */
    size_t row_count;
    const struct figures_note *notes; /* by number */
    size_t note_count;
};

struct figures;

/* Loads the tables below `directory`, or those inside the program when it is NULL. A directory may
   be without any of them. Reports every mistake to `problems`, also where rows and printed totals
   disagree; NULL when one of them is an error. Texts are in the language of `catalogue`, and each
   column must name a question of it; NULL for English and any question. It must outlive the
   figures. Free with figures_free. */
struct figures *figures_load(const char *directory, const struct catalogue *catalogue,
                             struct problems *problems);
void figures_free(struct figures *figures);

/* The documents that were found, newest table first; *list belongs to `figures`. */
size_t figures_documents(const struct figures *figures, const struct figures_document **list);

/* The one with that id; NULL when it was not found. */
const struct figures_document *figures_document(const struct figures *figures, const char *id);

/* The row of a country (alpha-3, any case); NULL when the document has none. */
const struct figures_row *figures_row(const struct figures_document *document, const char *code);

/* The note that describes a country without a row of its own, and in *row the row it stands on;
   NULL when there is none. */
const struct figures_note *figures_note_about(const struct figures_document *document,
                                              const char *code, const struct figures_row **row);

/* How many rows of the document are those that a total counts. */
size_t figures_count_rows(const struct figures_document *document,
                          const struct figures_total *total);

#endif
