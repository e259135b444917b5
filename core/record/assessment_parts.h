/* assessment_parts: what an assessment is made of; shared by assessment.c (the model),
   assessment_scope.c (what it covers), assessment_facts.c, assessment_change.c (changes, taken
   whole or not at all), assessment_sharing.c (what of it may travel), assessment_file.c,
   assessment_reading.c, assessment_writing.c (its file), entries.c (its answers) and merge.c (two
   of them), and nobody else's business. */
#ifndef CORE_RECORD_ASSESSMENT_PARTS_H
#define CORE_RECORD_ASSESSMENT_PARTS_H

#include "core/base/store.h"
#include "core/record/assessment.h"
#include "core/record/entries.h"

enum { ASSESSMENT_FORMAT = 1 }; /* of the file */

/* The mappings of a file, by the keys that have a meaning in each; others are kept as they are. */
enum known_keys {
    KEYS_OF_FILE,
    KEYS_OF_DEPTHS,
    KEYS_OF_INSTRUMENTS,
    KEYS_OF_FINDINGS,
    KEYS_OF_ANSWERS,
    FILE_MAPS, /* how many there is one of in a file */
    KEYS_OF_FINDING = FILE_MAPS,
    KEYS_OF_RESPONDENT,
    KEYS_OF_ANSWER,
    KEYS_OF_SOURCE,
};
bool assessment_knows_key(const struct catalogue *catalogue, enum known_keys of, const char *key);

/* The first key of `map`, or the next behind `node`, that has no meaning in such a mapping; NULL
   when there is none. */
const struct yaml_node *assessment_first_unknown(const struct catalogue *catalogue,
                                                 enum known_keys of, const struct yaml_node *map);
const struct yaml_node *assessment_next_unknown(const struct catalogue *catalogue,
                                                enum known_keys of, const struct yaml_node *node);

/* Whether two mappings have the same unknown keys, in the same order, with the same texts. */
bool assessment_same_unknown(const struct catalogue *catalogue, enum known_keys of,
                             const struct yaml_node *one, const struct yaml_node *other);

struct instrument {
    char *version; /* as the file names it; NULL: not part of the assessment */
};

/* All that is in the file beside the answers, and where one stopped. */
struct facts {
    char *id;
    char *country;
    char *title;
    long revision;
    enum depth depth;
    signed char *depths;            /* by capability; -1: as in general */
    struct instrument *instruments; /* by questionnaire */
    struct respondent *respondents;
    size_t respondent_count;
    struct override *overrides;
    size_t override_count;
    /* Mappings as they were read, for what is in them and not known; NULL for none. Nodes belong to
       the assessment's trees. */
    const struct yaml_node *maps[FILE_MAPS];
    const struct yaml_node **findings; /* by capability */
    const char **strangers;            /* ids of the unknown answers */
    size_t stranger_count;
};

/* What is written beside the answers, as it was last found to load. */
struct frame {
    bool known;
    size_t bytes;
    size_t nodes;
};

struct assessment {
    const struct catalogue *catalogue;
    char *path; /* NULL before it is saved */
    struct store_stamp stamp;
    char *saved; /* what the file held when it was last read or written here; NULL: not known */
    size_t saved_length;
    bool changed; /* answers or facts about it */
    bool moved;   /* only the place where the coordinator stopped */
    char *place;
    char *speaker;
    struct facts facts;
    struct entries *entries;
    struct yaml_tree **trees; /* that nodes belong to: what it was read from, and what came later */
    size_t tree_count;
    /* A change that is being made: how many begins it has, and the facts before it if it touched
       them. */
    unsigned int changing;
    bool touched;
    struct facts before;
    struct frame *frame;
    struct left_out {    /* NULL in a record that is whole */
        bool *questions; /* by question */
        bool *statuses;  /* by capability */
        bool country;
    } * left_out;
};

/* An empty assessment; NULL when there is no memory. */
struct assessment *assessment_empty(const struct catalogue *catalogue);

/* Takes over a tree that nodes belong to; frees it, and returns false, without memory. */
bool assessment_adopt(struct assessment *assessment, struct yaml_tree *tree);

/* ---- facts ---- */

/* False when there is no memory; then there is nothing to free. */
bool facts_make(struct facts *facts, const struct catalogue *catalogue);
bool facts_copy(struct facts *copy, const struct facts *facts, const struct catalogue *catalogue);
void facts_free(struct facts *facts, const struct catalogue *catalogue);
bool facts_same(const struct facts *one, const struct facts *other,
                const struct catalogue *catalogue);

/* Makes the list of unknown answers anew; false when there is no memory. */
bool facts_list_strangers(struct facts *facts, const struct catalogue *catalogue);

/* As a file has them: assessment_add_respondent and assessment_set_override ask for words that can
   be seen besides. */
struct respondent *facts_respondent(const struct facts *facts, const char *id);
bool facts_refuse_respondent(struct error *error); /* for one without words; returns false */
bool facts_add_respondent(struct facts *facts, const char *id, const char *organisation,
                          const struct yaml_node *origin, struct error *error);
void facts_remove_respondent(struct facts *facts, struct respondent *respondent);

struct override *facts_override(const struct facts *facts, const struct capability *capability);
bool facts_check_override(const struct capability *capability, const char *status,
                          const char *reason, struct error *error);
bool facts_set_override(struct facts *facts, const struct capability *capability,
                        const char *status, const char *reason, struct error *error);

void left_out_free(struct left_out *left_out); /* NULL is allowed */

/* Notes the country, in capitals; false when there is no memory. */
bool facts_take_country(struct facts *facts, const char *code);

/* ---- changes ---- */

/*
 * A change is everything between assessment_begin and assessment_end; those within another are part
 * of it. It is taken when all was `done` and what would be written is known to load again: each
 * answer that was put has been read back from its lines (entries.h), the rest of the file too when
 * facts were touched, and all together keep the limits. Otherwise nothing has changed, and `error`
 * says why. Costs what is written anew, and once for each run what is in the file already.
 */
bool assessment_begin(struct assessment *assessment, struct error *error);
bool assessment_end(struct assessment *assessment, bool done, struct error *error);

/* Before facts are written, within a change; false when there is no memory. */
bool assessment_touch(struct assessment *assessment, struct error *error);

/* Whether all that would be written now is known to load; what is not yet known is looked at. */
bool assessment_settle(const struct assessment *assessment, struct error *error);

/* Whether one more change can be counted. */
bool assessment_may_count(const struct assessment *assessment, struct error *error);

/* ---- the file ---- */

/* Appends what is written beside the answers: head, unknown answers, unknown keys. */
bool assessment_write_frame(const struct assessment *assessment, struct text *out,
                            struct error *error);

/* Writes one answer as a document of its own, "answers:" above it; nothing where it has nothing to
   say. `nodes`: how many it is of, in a file. */
bool assessment_write_entry(const struct catalogue *catalogue, const struct question *question,
                            const struct answer *answer, const struct yaml_node *origin,
                            struct text *out, size_t *nodes, struct error *error);

/* What stands above an answer there. */
extern const char assessment_above_entry[];

/* Reads such a document as a file is read. The answer is the caller's; `origin` belongs to the tree
   that is returned. NULL on an error, then there is no answer. */
struct yaml_tree *assessment_read_entry(const struct question *question, const struct text *text,
                                        struct answer *answer, const struct yaml_node **origin,
                                        struct error *error);

/* Notes at the answers to lists that do not say so which version was looked through, before the
   record comes to name another or none: that is what they were answered under. */
bool assessment_keep_seen(struct assessment *assessment, const struct questionnaire *questionnaire,
                          struct error *error);

/* The keys that are known, one after the other: NULL after the last. What of each may travel is
   assessment_shared's to say. */
const char *assessment_key(enum known_keys of, size_t index);

#endif
