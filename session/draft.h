/*
 * draft: the texts that words are typed into, by the names that a draft (draft_file.h) gives
 * them, for the full screen and line by line alike.
 *
 * Looks at the record and changes nothing in it.
 */
#ifndef SESSION_DRAFT_H
#define SESSION_DRAFT_H

#include "core/record/assessment.h"
#include "core/safety/draft_file.h"

/* What is being typed. */
struct typing {
    const char *about; /* id of a question or capability */
    const char *field; /* "value", "note", "reason", "source 2", "level partly" */
    const char *const *texts;
    size_t count;
};

/* What such a text is called, for a person. */
const char *draft_title(const struct draft *draft);

/* What stands there now; the texts belong to the assessment. Returns how many there are. */
size_t draft_read(const struct assessment *assessment, const char *about, const char *field,
                  const char *texts[DRAFT_TEXTS]);

/* Appends the draft's file for what is being typed, of which text `edited` is in the person's own
   editor (-1: none is). `keeper` may be NULL: then there is no such file. */
bool draft_write(const struct assessment *assessment, const struct keeper *keeper,
                 const struct typing *typing, int edited, struct text *out);

enum draft_standing {
    DRAFT_STRAY,   /* the record has no such text */
    DRAFT_THERE,   /* the words stand there already */
    DRAFT_MISSING, /* they do not, and nothing was changed there since */
    DRAFT_CHANGED, /* something else stands there now */
};

enum draft_standing draft_stands(const struct assessment *assessment, const struct draft *draft);

/* Puts the words of a note, a reason or a source into a copy of the answer. False when they belong
   elsewhere, or there is no memory. */
bool draft_change(const struct draft *draft, struct answer *answer);

/* Appends texts on one line, with bars between. */
void draft_list(const char *const *texts, size_t count, struct text *out);

#endif
