/* assessment_parts: what an assessment is made of; shared by assessment.c (the model),
   assessment_scope.c (what it covers), assessment_sharing.c (what of it may travel),
   assessment_file.c, assessment_reading.c, assessment_writing.c (its file) and merge.c (two of
   them), and nobody else's business. */
#ifndef CORE_ASSESSMENT_PARTS_H
#define CORE_ASSESSMENT_PARTS_H

#include "core/assessment.h"
#include "core/store.h"

/* Beside each answer: where it stood, and the node whose unknown keys are written back. */
struct answer_origin {
    size_t line;
    const struct yaml_node *node;
    struct span {
        size_t from;
        size_t length; /* 0: it does not stand there as it is now */
    } saved;           /* its lines in the assessment's `saved` */
};

struct instrument {
    char *version; /* as the file names it; NULL: not part of the assessment */
};

struct assessment {
    const struct catalogue *catalogue;
    char *path; /* NULL before it is saved */
    struct store_stamp stamp;
    char *saved; /* what the file held when it was last read or written here; NULL: not known */
    size_t saved_length;
    bool changed; /* answers or facts about it */
    bool moved;   /* only the place where the coordinator stopped */
    char *id;
    char *country;
    char *title;
    char *place;
    char *speaker;
    long revision;
    enum depth depth;
    signed char *depths;            /* by capability; -1: as in general */
    struct instrument *instruments; /* by questionnaire */
    struct respondent *respondents;
    size_t respondent_count;
    struct override *overrides;
    size_t override_count;
    struct answer *answers; /* by question */
    struct answer_origin *origins;
    const char **strangers; /* ids, belonging to the tree */
    size_t stranger_count;
    struct yaml_tree *tree; /* what it was read from; NULL for a new one */
    struct left_out {       /* NULL in a record that is whole */
        bool *questions;    /* by question */
        bool *statuses;     /* by capability */
        bool country;
    } * left_out;
};

/* An empty assessment; NULL when there is no memory. */
struct assessment *assessment_empty(const struct catalogue *catalogue);

void left_out_free(struct left_out *left_out); /* NULL is allowed */

/* The respondent of that id, or NULL. */
struct respondent *assessment_find_respondent(const struct assessment *assessment, const char *id);

/* Notes the country, in capitals; false when there is no memory. */
bool assessment_take_country(struct assessment *assessment, const char *code);

enum { ASSESSMENT_FORMAT = 1 }; /* of the file */

/* Keys that have a meaning here; others are kept as they are. */
enum known_keys {
    KEYS_OF_FILE,
    KEYS_OF_ANSWER,
    KEYS_OF_SOURCE,
    KEYS_OF_RESPONDENT,
    KEYS_OF_FINDING,
};
bool assessment_knows_key(enum known_keys of, const char *key);

/* One of them after the other: NULL after the last. What of each may travel is assessment_shared's
   to say. */
const char *assessment_key(enum known_keys of, size_t index);

/* assessment_write; `spans`, by question, gets where each answer stands in `out`; may be NULL. */
bool assessment_write_spans(const struct assessment *assessment, struct text *out,
                            struct span *spans, struct error *error);

/* Puts ticks into the order of the options. */
bool answer_sort(const struct question *question, struct answer *draft);

#endif
