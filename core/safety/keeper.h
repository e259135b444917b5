/*
 * keeper: one run that has one file open, under the names by which it keeps what must outlive it.
 *
 * The names are made once, when the file is opened: from the path as it is then, from the root and
 * with links followed, and from the run's own name. Whatever becomes of the path afterwards (a
 * stick that is pulled, a folder with another name, another link, another working directory) they
 * stay the same; and no two runs have the same, so that none can remove what another keeps.
 *
 * While it lives a run holds the file .runs/RUN of the state folder locked, so that every other
 * one, in whatever container, sees that what it keeps is in use. A file system without locks leaves
 * that to its process number (run.h).
 */
#ifndef CORE_SAFETY_KEEPER_H
#define CORE_SAFETY_KEEPER_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/base/run.h"
#include "core/base/yaml_tree.h"
#include "core/base/yaml_writer.h"

struct keeper;

/* Begins to keep for the file at `path`, the record with the id `record`; free with keeper_end.
   NULL when there is no memory. `error` says why nothing can be kept; it is empty where it can. */
struct keeper *keeper_begin(const char *path, const char *record, struct error *error);

/* One that has ended, for what a run left that did not say who it was; free with keeper_end. */
struct keeper *keeper_of_ended(const char *path, const char *record);

/* What the run keeps is left over from then on. NULL is allowed. */
void keeper_end(struct keeper *keeper);

/* The file, from the root; the record's id; both belong to it. */
const char *keeper_path(const struct keeper *keeper);
const char *keeper_record(const struct keeper *keeper);
const struct run *keeper_run(const struct keeper *keeper);

/* "NAME.RUN", under which things are kept; `folder` of the state folder is made when it is not
   there (`make`). free() the path; NULL, with why, when there is none to be had. */
char *keeper_place(const struct keeper *keeper, const char *folder, const char *ending, bool make,
                   struct error *error);

/* Writes whose it is as entries of the map that is open: run, file and record. */
void keeper_write(const struct keeper *keeper, struct yaml_writer *writer);

/* Whether a run that kept something goes on. */
enum run_standing keeper_look(const struct run *run);

/* Whether another run, of this user on whatever computer keeps in this state folder, has the file
   (from the root) open, and which; or a record with one of the ids (a line each), in a file where
   that is no longer. So has one of which it cannot be seen whether it goes on. */
bool keeper_has_other(const char *path, const char *ids, struct run *who);

/* The id of the record in a file; "" when there is none. free() it; NULL when there is no memory.
 */
char *keeper_record_of(const char *path);

/* Takes away the files of runs that were killed: they name files that were open. */
void keeper_clear_up(void);

#endif
