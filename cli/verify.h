/* verify: whether a report was made from an assessment's file, for `report --verify`. */
#ifndef CLI_VERIFY_H
#define CLI_VERIFY_H

#include "cli/session.h"

/* Compares what the report at `path` says it was made from with the session's assessment, and
   writes the result to standard output. Returns an exit status: EXIT_TO_SEE when they differ. */
int verify_report(const struct session *session, const char *path);

#endif
