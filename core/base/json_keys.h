/*
 * json_keys: objects of JSON, read by a table of their keys, and what is wrong with them, noted
 * with its place.
 *
 * A key that is not in the table, or is there twice, is a problem, and so is a value of another
 * type: nothing is lost unseen. Knows nothing of what the keys mean.
 */
#ifndef CORE_BASE_JSON_KEYS_H
#define CORE_BASE_JSON_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include <cjson/cJSON.h>

#include "core/base/error.h"

struct json_place { /* within the document, whose top is NULL */
    const struct json_place *above;
    const char *key; /* NULL: an item of a list, */
    size_t index;    /* this one */
};

struct json_notes { /* where problems are noted */
    const char *path;
    struct problems *problems;
    const char *about; /* id of what is looked at; NULL: none */
};

/* Notes a problem as “.answers[3].value (mnr.q07): ...”, the place as jq writes it. Returns false.
 */
bool json_wrong(const struct json_notes *notes, const struct json_place *place, const char *format,
                ...) __attribute__((format(printf, 3, 4)));

/* Notes that there is no memory. Returns false. */
bool json_out_of_memory(const struct json_notes *notes);

enum json_types {
    JSON_TEXT = 1,
    JSON_NUMBER = 2,
    JSON_TRUTH = 4,
    JSON_LIST = 8,
    JSON_NOTHING = 16,
    JSON_ANY = 32, /* what is told for people, and not looked at */
};

struct json_key {
    const char *name;
    unsigned types;
};

/* Sorts what an object has by its `count` keys into `items`; NULL for what it has not. Those of
   JSON_ANY stand behind the others. False after noting what is wrong. */
bool json_read_keys(const struct json_notes *notes, const struct json_place *place,
                    const cJSON *object, const struct json_key *keys, size_t count,
                    const cJSON **items);

/* Whether an item is of one of these types; notes it when not. */
bool json_is(const struct json_notes *notes, const struct json_place *place, const cJSON *item,
             unsigned types);

/* The text; NULL for null or nothing. */
const char *json_text(const cJSON *item);

/* Whether it is there and not null. */
bool json_is_given(const cJSON *item);

#endif
