/*
 * open: assessments opened, begun and copied into the sitting.
 *
 * Shows nothing: what went wrong comes back as an error.
 */
#ifndef SESSION_OPEN_H
#define SESSION_OPEN_H

#include <stdbool.h>

#include "session/session.h"

/* Opens a file. Warnings do not prevent it; `remarks` (may be NULL) is how many there were. */
bool session_open(struct session *session, const char *path, size_t *remarks, struct error *error);

/* Begins an assessment in a new file. */
bool session_create(struct session *session, const struct assessment_options *options,
                    const char *path, struct error *error);

/* Copies the practice country to a new file of the person's own, and opens it. `data_directory`
   may be NULL. */
bool session_practise(struct session *session, const char *data_directory, struct error *error);

#endif
