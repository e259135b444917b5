/*
 * print: what commands write to a person: wrapped text, columns, and the one line that says what
 * went wrong.
 *
 * Never colours, never moves the cursor, draws no lines. Everything that comes from a file is made
 * harmless here on its way out.
 */
#ifndef PLAIN_PRINT_H
#define PLAIN_PRINT_H

#include <stddef.h>

#include "core/base/error.h"

enum exit_status {
    EXIT_DONE = 0,
    EXIT_TO_SEE = 1, /* done, and there is something to see */
    EXIT_CANNOT = 2, /* could not be done */
};

/* Columns of a line: COLUMNS when it is set, else those of the terminal that is written to, 80
   otherwise; never too few to write in. */
size_t print_width(void);

/* From now on texts are not wrapped, where output is no terminal and COLUMNS is not set: for the
   plain mode, whose reader may be a program that speaks. */
void print_whole_lines(void);

/* Writes `text` to standard output, wrapped, each line `indent` columns in. Newlines in it stay. */
void print_wrapped(size_t indent, const char *text);

/* The same, and the first line begins with `lead`, which stands before the indented text; when it
   is too wide for that, the text begins on a line of its own. */
void print_item(const char *lead, size_t indent, const char *text);

/* Writes "LABEL: WORDS" wrapped, `indent` columns in; nothing when `words` is NULL or empty. */
void print_labelled(size_t indent, const char *label, const char *words);

/* Writes `text` on one line, harmless. */
void print_line(const char *text);

/* Writes a document of export/data/record_json.h to standard output and frees it; complains of
   `error` when there is none (NULL). Returns an exit status. */
int print_json(char *document, const struct error *error);

/* Writes the one line on standard error; returns EXIT_CANNOT. */
int complain(const struct error *error);

/* The same from a format; the line says what, where and what to do. */
int complain_about(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Writes each as `PATH:LINE:COLUMN: word: problem` to standard output, line and column being 1
   where it has no place of its own, and how many more there are. What could not be read at all is
   complained about instead. Returns the exit status that all this makes. */
int print_problems(const struct problems *problems);

#endif
