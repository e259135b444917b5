/* verify: whether a report was made from an assessment's file, for `report --verify`. */
#ifndef CLI_VERIFY_H
#define CLI_VERIFY_H

#include "cli/session.h"

struct verify_source {
    const struct session *session;
    const struct invocation *invocation;
    const char *date; /* filled from the report before the next is called */
    bool shared;
};

/* Makes the report again in the format that `text` is in; free() it. NULL when that is none of
   ours, or on an error. */
typedef char *verify_remake(const struct verify_source *source, const char *text, bool full);

/* Compares what the report at `path` says it was made from with the session's assessment, and its
   words with those of the report made again, and writes the result to standard output. Returns an
   exit status: EXIT_TO_SEE when they differ. */
int verify_report(struct verify_source *source, const char *path, verify_remake *remake);

#endif
