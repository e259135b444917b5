/* verify: whether a report was made from an assessment's file and is unaltered, for
   `report --verify`. */
#ifndef CLI_VERIFY_H
#define CLI_VERIFY_H

#include "cli/open.h"
#include "export/report/provenance.h"

/* Makes the report again, of the record or of its copy for sharing; free() it. NULL on an error. */
typedef char *verify_remake(const struct opened *opened, const struct invocation *invocation,
                            const struct provenance_making *making, bool share,
                            struct error *error);

/* Makes the report at `path` again from the file that is the command's argument, as its line on
   provenance says it was made, and compares the bytes, line ends and a byte order mark aside.
   Writes the result to standard output; returns an exit status: EXIT_DONE when they are the same,
   EXIT_TO_SEE when not, EXIT_CANNOT when one of the two cannot be read. Opens no path but these. */
int verify_report(const struct invocation *invocation, const char *path, verify_remake *remake);

#endif
