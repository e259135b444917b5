/* merge_parts: who changed what, and keys that are not known; shared by merge.c and
   merge_unknown.c, and nobody else's business. */
#ifndef CORE_RECORD_MERGE_PARTS_H
#define CORE_RECORD_MERGE_PARTS_H

#include "core/record/assessment_parts.h"
#include "core/record/merge.h"

enum verdict { SAME, FROM_OURS, FROM_THEIRS, CONFLICT };

/* How the three stand to each other in one respect. */
struct comparison {
    bool sides_agree;
    bool ours_is_base;
    bool theirs_is_base;
    bool ours_is_blank;
    bool theirs_is_blank;
    bool base_known;
};
enum verdict merge_judge(const struct comparison *comparison);

/* What two respects come to together: a conflict in one is a conflict. */
enum verdict merge_both(enum verdict one, enum verdict other);

/* One mapping in three versions, NULL where there is none, for the keys in it that are not known.
 */
struct unknown {
    const struct catalogue *catalogue;
    enum known_keys of;
    const struct yaml_node *base;
    const struct yaml_node *ours;
    const struct yaml_node *theirs;
    bool base_known;
};

/* That of an item of a merge (MERGE_UNKNOWN), whose key does not matter. */
struct unknown unknown_of(const struct merge *merge, const struct merge_item *item);

enum verdict unknown_judge_key(const struct unknown *unknown, const char *key);

/* What all keys come to. */
enum verdict unknown_judge(const struct unknown *unknown);

/* The next unknown key of either side: those of theirs, then those that only ours has. NULL begins,
   and ends. */
const struct yaml_node *unknown_next(const struct unknown *unknown, const struct yaml_node *node);

/* Which side a key is taken from that the two do not agree on. */
typedef enum merge_side unknown_decide(const void *context, const char *key, enum verdict verdict);

/* The mapping that comes of it: theirs where it is the same, else one of the unknown keys alone,
   which belongs to `into`. False without memory. */
bool unknown_merge(const struct unknown *unknown, unknown_decide *decide, const void *context,
                   struct assessment *into, const struct yaml_node **map, struct error *error);

/* Puts the mapping of an item in its place. */
void unknown_put(struct assessment *into, const struct merge_item *item,
                 const struct yaml_node *map);

/* Appends a node as a person reads it; "nothing" for NULL. */
void unknown_describe(const struct yaml_node *node, struct text *out);

/* ---- answers ---- */

enum verdict merge_judge_answer(const struct merge *merge, size_t index);
bool merge_put_answer(const struct merge *merge, const struct merge_item *item,
                      struct assessment *into, struct error *error);

/* Appends what an assessment answers, in words. */
void merge_describe_answer(const struct assessment *assessment, const struct question *question,
                           struct text *out);

/* Whether the two sides were answered under different versions of a questionnaire. */
bool merge_names_another(const struct merge *merge, const struct questionnaire *questionnaire);

#endif
