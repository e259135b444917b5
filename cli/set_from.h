/* set_from: `set FILE --from ANSWERS.json`. For set.c, and nobody else's business. */
#ifndef CLI_SET_FROM_H
#define CLI_SET_FROM_H

#include "cli/session.h"

/* Takes the answers of a document ("-" for standard input), all or none; says on standard error
   what is wrong with them, or, of what was taken, what is not asked and what it hides. Saves
   nothing. */
bool set_from(struct session *session, const char *path);

#endif
