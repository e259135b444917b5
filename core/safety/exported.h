/*
 * exported: when a record was last exported on this computer.
 *
 * A time in the state folder, exported/NAME, readable by its owner alone; NAME is made from the
 * record's id, so that it holds wherever its file is moved. Knows nothing of what was exported, nor
 * of where it went. What goes wrong here is not worth a message: it is then as if never exported.
 */
#ifndef CORE_SAFETY_EXPORTED_H
#define CORE_SAFETY_EXPORTED_H

#include <stdbool.h>

enum { EXPORTED_STAMP = 32 };

/* The record with this id was exported now. */
void exported_remember(const char *id);

/* Writes when that was, in UTC as "2026-11-21T10:00:00Z", as an answer's `at`, to be compared as
   text; "" where that is still to come, as a clock stood wrong: then nothing is known to be older.
   False, with "", when it never was. */
bool exported_when(const char *id, char stamp[EXPORTED_STAMP]);

/* Where the time is; free() it. NULL when there is none. */
char *exported_path(const char *id);

/* Forgets it; returns whether it is gone. */
bool exported_forget(const char *id);

#endif
