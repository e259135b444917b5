/*
 * recovery: answers that could not be saved, kept for the next start.
 *
 * In the state folder, recovery/NAME.RUN/ (kept.h), readable by its owner alone: the assessment as
 * it was in memory (mine.yaml), as its file was when last read or written (base.yaml), and whose
 * that is (kept.yaml). A run writes and removes only its own. What cannot be trusted is put aside,
 * never used and never thrown away. Decides nothing about what becomes of it.
 */
#ifndef CORE_SAFETY_RECOVERY_H
#define CORE_SAFETY_RECOVERY_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "core/record/assessment.h"
#include "core/safety/backup.h"
#include "core/safety/kept.h"

/* Keeps the assessment as it is in memory, and what its file held, in place of what this run kept
   before. `keeper` may be NULL: there was no memory for it. */
bool recovery_keep(const struct keeper *keeper, const struct assessment *assessment,
                   struct error *error);

/* Removes what this run kept. */
void recovery_forget(const struct keeper *keeper);

/* Keeps the bytes of a version of the file at `path` that was never put in its place, and is of
   `when`, as answers of a run that has ended; put aside at once unless they are to be offered. */
bool recovery_adopt(const char *path, const char *bytes, size_t length, const struct timespec *when,
                    bool offer);

/* Whether just these bytes are kept for the file already. */
bool recovery_holds(const char *path, const char *bytes, size_t length);

/* Reads answers that were kept: `mine` as an assessment without a file, `base` what both go back
   to (NULL where it is not known). False, with `error` filled, when they cannot be read; then they
   have been put aside, unless it was for want of memory. */
bool recovery_load(const struct catalogue *catalogue, const struct kept *kept,
                   struct assessment **mine, struct assessment **base, struct error *error);

/* The answers as a version of the file; free() its path. False when there is no memory. */
bool recovery_version(const struct kept *kept, struct backup *version);

#endif
