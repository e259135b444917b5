/*
 * recovery: what the next start needs after this one ended badly: answers that could not be saved,
 * and words that were still being typed.
 *
 * Both in the state folder, readable by its owner alone, under the name of the file they belong to:
 * recovery/NAME/ holds the assessment as it was in memory (mine.yaml) and as its file was when last
 * read or written (base.yaml); drafts/NAME.yaml holds the words. What cannot be trusted is put
 * aside, never used and never thrown away. Decides nothing about what becomes of it.
 */
#ifndef CORE_RECOVERY_H
#define CORE_RECOVERY_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "core/assessment.h"
#include "core/backup.h"

/* ---- answers that could not be saved ---- */

/* Whether there are some for the file at `path`, and of when (may be NULL). */
bool recovery_exists(const char *path, time_t *when);

/* Keeps the assessment as it is in memory, and what its file held: `again` in place of what this
   run kept before; else what is there is an earlier run's, and is put aside. */
bool recovery_keep(const struct assessment *assessment, bool again, struct error *error);

/* Keeps the bytes of a version of the file that was never put in its place, and is of `when`, as
   such answers; put aside at once unless it is to be offered and there are none yet. */
bool recovery_adopt(const char *path, const char *bytes, size_t length, const struct timespec *when,
                    bool offer);

/* Reads them back: `mine` as an assessment without a file, `base` what both go back to (NULL where
   it is not known). False when there are none, or, with `error` filled, when they cannot be read or
   are of another record than `id` (NULL: whichever); then they have been put aside. */
bool recovery_load(const struct catalogue *catalogue, const char *path, const char *id,
                   struct assessment **mine, struct assessment **base, struct error *error);

/* What is kept of the file at `path`, or (`aside` from 1) was put aside; free() its path. False
   when there is none. */
bool recovery_version(const char *path, int aside, struct backup *version);

void recovery_drop(const char *path);

/* Puts them aside, so that they are neither offered again nor overwritten. */
void recovery_set_aside(const char *path);

/* Where they are, or would be; free() it. NULL when there is no folder of such things. */
char *recovery_path(const char *path);

/* ---- words that were being typed ---- */

enum { DRAFT_TEXTS = LIMIT_DRAFT_TEXTS, DRAFT_WORD = LIMIT_ID_BYTES + 1 };

struct draft {
    char record[DRAFT_WORD]; /* id of the assessment */
    char about[DRAFT_WORD];  /* id of a question or capability; "" for the record itself */
    char field[DRAFT_WORD];  /* which of its texts */
    char base[65];           /* digest of what stood there before: draft_digest */
    char *texts[DRAFT_TEXTS];
    size_t count;
};

/* Identifies texts. */
void draft_digest(const char *const *texts, size_t count, char hex[65]);

/* Appends the draft's file; `path` is the assessment's. False without memory, or when it could not
   be read again (limits.h), which words of a person do not come to. */
bool draft_write(const struct draft *draft, const char *path, struct text *out);

/* Where the draft of a file is; free() it. NULL when there is no folder for it; `make`: it is made
   then, where that is possible. */
char *draft_path(const char *path, bool make);

/* Reads the draft of the file at `path` and of the record `id`; free with draft_free. False when
   there is none, or, with `error` filled, when it is not to be trusted; then it has been put
   aside. Without memory for it (ERROR_MEMORY) it stays where it is. */
bool draft_read(const char *path, const char *id, struct draft *draft, struct error *error);
void draft_free(struct draft *draft);

/* Puts a draft aside, so that it is neither offered again nor overwritten. */
void draft_set_aside(const char *path);

#endif
