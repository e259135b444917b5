/*
 * draft_writer: writes small files beside the wizard's work, so that no key waits for a disk.
 *
 * One thread, which only ever stores the bytes it was handed (store.h) or removes a file; signals
 * stay with the rest of the program. The latest job counts. What goes wrong is not told:
 * these files are a second net.
 */
#ifndef SESSION_DRAFT_WRITER_H
#define SESSION_DRAFT_WRITER_H

#include <stddef.h>

/* Takes over `path` and `bytes`, which were allocated. A job that has not begun when the next one
   comes is not done at all: hand over one file only. */
void draft_writer_put(char *path, char *bytes, size_t length);

/* Removes the file once what was handed over before is done. Takes over `path`. */
void draft_writer_remove(char *path);

/* Waits until all is done, and ends the thread. */
void draft_writer_end(void);

#endif
