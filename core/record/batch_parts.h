/* batch_parts: what reading a batch is made of; shared by batch.c (the document) and batch_answer.c
   (one answer of it), and nobody else's business. */
#ifndef CORE_RECORD_BATCH_PARTS_H
#define CORE_RECORD_BATCH_PARTS_H

#include "core/base/json_keys.h"
#include "core/record/batch.h"

struct batch_answer {
    const struct question *question;
    struct answer given;
};

struct batch_status { /* words belong to the document */
    const struct capability *capability;
    const char *status;
    const char *reason;
};

struct batch_person {
    const char *id;
    const char *organisation;
};

struct batch {
    cJSON *root;
    struct batch_answer *answers; /* at most one a question */
    const struct question **questions;
    size_t answer_count;
    struct batch_status *statuses; /* at most one a capability */
    size_t status_count;
    struct batch_person *people; /* respondents that the assessment does not have */
    size_t people_count;
    size_t left_out;
};

struct batch_reader {
    const struct assessment *assessment;
    const struct catalogue *catalogue;
    struct json_notes notes;
    struct batch *batch;
    const cJSON *people; /* respondents of the document; NULL: none */
    bool shared;         /* it is a copy for sharing */
    bool *answered;      /* by question */
    bool *judged;        /* by capability */
};

/* Reads one answer into the batch, or notes what is wrong with it. */
void batch_read_answer(struct batch_reader *reader, const struct json_place *place,
                       const cJSON *object);

#endif
