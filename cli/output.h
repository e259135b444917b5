/*
 * output: in which format a command writes, and to where: standard output, or the file that
 * --output names.
 *
 * Replaces older files of the same kind only, as a whole or not at all.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/command.h"

/* ---- formats ---- */

struct deliver_format {
    const char *name;       /* for --format */
    const char *extensions; /* of files that are meant to have it: ".md .markdown" */
};

/* The index of the format that --format names, else the one that the ending of --output is of; the
   count where neither says. Below SIZE_MAX; SIZE_MAX after a complaint: there is no such format, or
   the ending is one of none of them. */
size_t deliver_find_format(const struct invocation *invocation,
                           const struct deliver_format *formats, size_t count);

/* ---- files ---- */

/* The file that --output names; NULL for standard output, which "-" stands for, too. */
const char *deliver_output(const struct invocation *invocation);

/* Whether the bytes of a file that exists are of the kind that may be replaced. */
typedef bool deliver_may_replace(const char *bytes);

/* Puts a file in its place: a new one, or over one of the same kind, which is still the one that
   was looked at. `path` is seen from the open folder `from` (AT_FDCWD: from here); `refusal` says
   what is wrong with a file that may not be replaced. */
bool deliver_file(int from, const char *path, const char *text, deliver_may_replace *may_replace,
                  const char *refusal, struct error *error);

/* Writes `text` to `output` (NULL: standard output), and frees it; NULL only complains of `error`.
   Returns an exit status. */
int output_write(char *text, const char *output, deliver_may_replace *may_replace,
                 const char *refusal, const struct error *error);

#endif
