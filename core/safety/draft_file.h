/*
 * draft_file: words that were being typed when the program ended, as one small file.
 *
 * In the state folder, drafts/NAME.RUN.yaml (kept.h): which run wrote it, for which file and
 * record; about which question or capability, which of its texts, what stood there before, and the
 * words. Words that are in the person's own editor stand in the file beside it, and are read from
 * there. What cannot be trusted is put aside, never used and never thrown away.
 */
#ifndef CORE_SAFETY_DRAFT_FILE_H
#define CORE_SAFETY_DRAFT_FILE_H

#include "core/base/limits.h"
#include "core/safety/kept.h"

enum { DRAFT_TEXTS = LIMIT_DRAFT_TEXTS, DRAFT_WORD = LIMIT_ID_BYTES + 1 };

struct draft {
    char about[DRAFT_WORD]; /* id of a question or capability; "" for the record itself */
    char field[DRAFT_WORD]; /* which of its texts */
    char base[65];          /* digest of what stood there before: draft_file_digest */
    char *texts[DRAFT_TEXTS];
    size_t count;
    bool in_editor; /* one of them is in the file beside */
    size_t edited;  /* which */
};

/* Identifies texts. */
void draft_file_digest(const char *const *texts, size_t count, char hex[65]);

/* Appends the file of the run's draft. False without memory, or when it could not be read again
   (limits.h), which words of a person do not come to. */
bool draft_file_write(const struct draft *draft, const struct keeper *keeper, struct text *out);

/* Where that is, and where an editor has its text; free() it. NULL when there is no folder for it;
   `make`: it is made then, where that is possible. */
char *draft_file_path(const struct keeper *keeper, bool make);
char *draft_file_edited_path(const struct keeper *keeper, bool make);

/* Removes what the run noted. */
void draft_file_forget(const struct keeper *keeper);

/* Reads words that were kept; free with draft_file_free. False, with `error` filled, when they are
   not to be trusted; then they have been put aside. Without memory for it (ERROR_MEMORY) they stay
   where they are. */
bool draft_file_read(const struct kept *kept, struct draft *draft, struct error *error);
void draft_file_free(struct draft *draft);

#endif
