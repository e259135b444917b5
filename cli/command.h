/*
 * command: the table of commands, which dispatch, --help and the manual all read, and the options
 * and arguments with which one was called.
 *
 * One command is one file; commands.c lists them. Knows nothing of what the commands do.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "plain/print.h"

struct command_option {
    const char *name;     /* "country", without the hyphens */
    const char *argument; /* "ALPHA3"; NULL when it takes none */
    const char *help;     /* one line, not yet translated */
    bool repeats;         /* may be given several times */
};

struct invocation;

struct command {
    const char *name;
    const char *usage;                    /* what follows the name: "FILE [ID] [--json]" */
    const char *summary;                  /* one line, not yet translated */
    const char *description;              /* paragraphs parted by empty lines, not yet translated */
    const struct command_option *options; /* ended by one without a name; NULL for none */
    size_t least;                         /* arguments beside the options */
    size_t most;                          /* SIZE_MAX for any number */
    int (*run)(const struct invocation *invocation); /* returns an exit status */
};

/* All commands in the order in which help lists them. */
const struct command *const *command_table(size_t *count);

/* NULL when there is none of that name. */
const struct command *command_find(const char *name);

/* The options that every command takes, ended by one without a name. */
extern const struct command_option global_options[];

/* ---- one call ---- */

struct given_option {
    const struct command_option *option;
    const char *value; /* NULL when it takes none */
};

struct invocation {
    const struct command *command;
    const char **arguments;
    size_t argument_count;
    struct given_option *options;
    size_t option_count;
};

/* Sorts the words of a command line (without the program's and the command's name) into options
   and arguments. Options may stand anywhere; after `--` all are arguments, and so is before it what
   begins with a hyphen but cannot be an option (“-5 units”, “-”). An option is not the value of
   another, unless it follows an equals sign. On an error nothing is to be freed. */
bool invocation_parse(const struct command *command, const char *const *words, size_t count,
                      struct invocation *invocation, struct error *error);
void invocation_free(struct invocation *invocation);

/* Whether the number of arguments is one the command takes. */
bool invocation_check(const struct invocation *invocation, struct error *error);

bool invocation_has(const struct invocation *invocation, const char *option);

/* The value of an option; NULL when it was not given. */
const char *invocation_value(const struct invocation *invocation, const char *option);

/* The argument at `index`; NULL when there are fewer. */
const char *invocation_argument(const struct invocation *invocation, size_t index);

#endif
