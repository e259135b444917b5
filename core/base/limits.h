/*
 * limits: how much there may be of what is kept and read again.
 *
 * One table for those who read, for those who write, for what both say of it and for the manual, so
 * that nothing is written that would then be refused. Knows nothing of files.
 */
#ifndef CORE_BASE_LIMITS_H
#define CORE_BASE_LIMITS_H

#include <stddef.h>

enum {
    LIMIT_FILE_BYTES = 16 * 1024 * 1024, /* of an assessment or questionnaire file */
    LIMIT_LEVELS = 24,                   /* lists and mappings within each other */
    LIMIT_ENTRIES = 5000,                /* of one mapping */
    LIMIT_NODES = 500000,                /* texts, lists and mappings of a file */
    LIMIT_TEXT_BYTES = 64 * 1024,        /* of any one text of an assessment */
    LIMIT_REVISION = 1000000000,         /* of an assessment */
    LIMIT_ID_BYTES = 95,                 /* of an id in a questionnaire */
    LIMIT_SETTINGS_BYTES = 64 * 1024,    /* of the file of settings */
    LIMIT_LOCK_BYTES = 4096,             /* of the file of a lock */
    LIMIT_DRAFT_TEXTS = 8,               /* that are typed at once */
    /* A character may take four bytes of a file for one of its own; and what is beside the texts.
     */
    LIMIT_DRAFT_BYTES = LIMIT_DRAFT_TEXTS * LIMIT_TEXT_BYTES * 4 + 16 * 1024,
    LIMIT_REPORT_BYTES = 256 * 1024 * 1024, /* of a report, whoever made it */
};

/* Those of an assessment and of settings, which a person may come to. */
enum limit {
    LIMIT_OF_FILE,
    LIMIT_OF_TEXT,
    LIMIT_OF_ENTRIES,
    LIMIT_OF_NODES,
    LIMIT_OF_LEVELS,
    LIMIT_OF_REVISION,
    LIMIT_OF_SETTINGS,
    LIMITS,
};

enum { LIMIT_WORDS = 128, LIMIT_NUMBER = 32 };

/* Writes what is wrong with what is over the limit, "larger than 16 MiB", translated. */
void limit_describe(enum limit limit, char out[LIMIT_WORDS]);

/* What a person can do before the limit is kept again, translated. */
const char *limit_advice(enum limit limit);

/* For the manual: the limit as people write it, "16 MiB", and what of, translated. */
void limit_number(enum limit limit, char out[LIMIT_NUMBER]);
const char *limit_meaning(enum limit limit);

#endif
