/*
 * error: what went wrong, where, and what to do about it.
 *
 * One value that the caller owns and passes as the last parameter; there is no global error state.
 * A list of them (problems) serves the commands that report everything at once.
 * Never prints and never ends the program.
 */
#ifndef CORE_BASE_ERROR_H
#define CORE_BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

enum error_kind {
    ERROR_NONE,
    ERROR_USAGE,    /* the caller asked for something that does not exist */
    ERROR_SYSTEM,   /* the operating system refused */
    ERROR_SYNTAX,   /* bytes that are not the format they should be */
    ERROR_CONTENT,  /* well-formed, but means nothing to us */
    ERROR_CONFLICT, /* somebody else changed the file meanwhile */
    ERROR_GONE,     /* the file is not there any more */
    ERROR_MEMORY,
    ERROR_UNCONFIRMED, /* it is done, but the disk did not say that it will last */
};

struct error {
    enum error_kind kind;
    char path[512];     /* file it is about, "" for none */
    size_t line;        /* from 1; 0 when there is no place */
    size_t column;      /* from 1, in characters */
    char problem[1024]; /* UTF-8, one line, no full stop, harmless to print */
};

/* Fills `error` (NULL is allowed: the caller does not want to know). Always returns false, so that
   a function can `return error_set(...)`. `path` may be NULL. */
bool error_set(struct error *error, enum error_kind kind, const char *path, size_t line,
               size_t column, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* The same for a failed system call: appends what `errno` says. */
bool error_set_system(struct error *error, const char *path, const char *doing);

bool error_set_memory(struct error *error);

/* Writes "PATH:LINE:COLUMN: problem" (as much of it as is known) to `out`; always ends it. */
void error_describe(const struct error *error, char *out, size_t size);

/* A growing list of problems, in the order found. Zero-initialise; problems_free when done. */
enum severity {
    SEVERITY_ERROR,   /* the file cannot be trusted */
    SEVERITY_WARNING, /* worth a look, nothing is broken */
    SEVERITY_OPEN,    /* not finished yet */
};

struct problem {
    enum severity severity;
    struct error error;
};

struct problems {
    struct problem *items;
    size_t count;
    size_t errors;   /* how many of them are SEVERITY_ERROR */
    size_t left_out; /* found, but beyond PROBLEMS_MAX or out of memory */
};

enum { PROBLEMS_MAX = 500 };

void problems_add(struct problems *problems, enum severity severity, enum error_kind kind,
                  const char *path, size_t line, size_t column, const char *format, ...)
    __attribute__((format(printf, 7, 8)));

/* Copies the first error into `error`. Returns whether there was one. */
bool problems_first_error(const struct problems *problems, struct error *error);

/* The word for a severity in `FILE:LINE:COLUMN: word: text`, translated. */
const char *severity_word(enum severity severity);

void problems_free(struct problems *problems);

#endif
