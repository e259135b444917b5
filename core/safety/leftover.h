/*
 * leftover: the temporary file that a save leaves beside its file when it is killed (store.h).
 *
 * Such a file can hold answers that are nowhere else: written, and never put in place. So nothing
 * in it is thrown away: unless the file holds the very same, or what is kept for it does, it moves
 * to where answers are kept that could not be saved (recovery.h). What is no older than the file,
 * by its revision, is offered when that is opened; what is older, or can only be read in part, is
 * put aside. It goes there without what both began as: half a file has fewer answers, and none of
 * those that it lacks was taken back.
 *
 * Touched is only what is certainly ours and nobody's work any more: a regular file of this user
 * (no link, no second name elsewhere), with the name that this computer gives it for this very
 * file, which no writer has locked. Where the file system knows no locks it has to be a day old.
 */
#ifndef CORE_SAFETY_LEFTOVER_H
#define CORE_SAFETY_LEFTOVER_H

#include <stdbool.h>

/* Clears up beside the file at `path`, which is about to be changed. What cannot be cleared up
   stays for the next time. */
void leftover_rescue(const char *path);

/* Calls `found` with each such file beside the one at `path` (from the root, there or not), whoever
   and whichever computer left it: its path, and whether it may be removed, as no one else's and no
   longer being written. */
void leftover_look(const char *path,
                   void (*found)(void *context, const char *leftover, bool removable),
                   void *context);

#endif
