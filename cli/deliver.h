/*
 * deliver: hands what a command made to standard output, or to the file that --output names.
 *
 * Replaces older files of the same kind only, as a whole or not at all.
 */
#ifndef CLI_DELIVER_H
#define CLI_DELIVER_H

#include <stdbool.h>

#include "cli/command.h"

/* Whether the bytes of a file that exists are of the kind that may be replaced. */
typedef bool deliver_may_replace(const char *bytes);

/* Writes `text` to `output` (NULL: standard output); `refusal` says what is wrong with a file that
   may not be replaced. Frees `text`; NULL only complains of `error`. Returns an exit status. */
int deliver(char *text, const char *output, deliver_may_replace *may_replace, const char *refusal,
            const struct error *error);

#endif
