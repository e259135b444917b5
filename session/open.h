/*
 * opening: assessments opened, begun and copied into the sitting.
 *
 * Shows nothing: what went wrong comes back as an error.
 */
#ifndef SESSION_OPEN_H
#define SESSION_OPEN_H

#include <stdbool.h>

#include "session/session.h"

/* Opens a file. Warnings do not prevent it; `remarks` (may be NULL) is how many there were. */
bool opening_load(struct sitting *sitting, const char *path, size_t *remarks, struct error *error);

/* Begins an assessment in a new file. */
bool opening_create(struct sitting *sitting, const struct assessment_options *options,
                    const char *path, struct error *error);

/* Copies the practice country to a new file of the person's own, and opens it. `data_directory`
   may be NULL. */
bool opening_practise(struct sitting *sitting, const char *data_directory, struct error *error);

#endif
