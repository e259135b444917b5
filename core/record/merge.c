#include "core/record/merge.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/record/merge_parts.h"

static bool same_text(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

/* ---- who changed what ---- */

enum verdict merge_judge(const struct comparison *comparison)
{
    if (comparison->sides_agree)
        return SAME;
    if (comparison->base_known ? comparison->ours_is_base : comparison->ours_is_blank)
        return FROM_THEIRS;
    if (comparison->base_known ? comparison->theirs_is_base : comparison->theirs_is_blank)
        return FROM_OURS;
    return CONFLICT;
}

enum verdict merge_both(enum verdict one, enum verdict other)
{
    if (one == CONFLICT || other == CONFLICT)
        return CONFLICT;
    return one == FROM_OURS || other == SAME ? one : other;
}

/* ---- facts about the record ---- */

static const char *get_title(const struct assessment *assessment, const struct merge_item *item)
{
    (void)item;
    return assessment->facts.title;
}

static const char *get_country(const struct assessment *assessment, const struct merge_item *item)
{
    (void)item;
    return assessment->facts.country;
}

static const char *get_depth(const struct assessment *assessment, const struct merge_item *item)
{
    if (!item->capability)
        return depth_word(assessment->facts.depth);
    signed char depth = assessment->facts.depths[item->capability->index];
    return depth < 0 ? NULL : depth_word((enum depth)depth);
}

static size_t questionnaire_index(const struct assessment *assessment,
                                  const struct merge_item *item)
{
    size_t i = 0;
    while (assessment->catalogue->questionnaires[i] != item->questionnaire)
        i++;
    return i;
}

static const char *get_version(const struct assessment *assessment, const struct merge_item *item)
{
    return assessment->facts.instruments[questionnaire_index(assessment, item)].version;
}

static const char *get_organisation(const struct assessment *assessment,
                                    const struct merge_item *item)
{
    const struct respondent *respondent = facts_respondent(&assessment->facts, item->id);
    return respondent ? respondent->organisation : NULL;
}

static const char *get_level(const struct assessment *assessment, const struct merge_item *item)
{
    const struct override *override = assessment_override(assessment, item->capability);
    return override ? override->status : NULL;
}

static const char *get_reason(const struct assessment *assessment, const struct merge_item *item)
{
    const struct override *override = assessment_override(assessment, item->capability);
    return override ? override->reason : NULL;
}

static bool put_title(struct facts *into, const struct assessment *from,
                      const struct merge_item *item)
{
    (void)item;
    return answer_replace(&into->title, from->facts.title);
}

static bool put_country(struct facts *into, const struct assessment *from,
                        const struct merge_item *item)
{
    (void)item;
    return answer_replace(&into->country, from->facts.country);
}

static bool put_depth(struct facts *into, const struct assessment *from,
                      const struct merge_item *item)
{
    if (item->capability)
        into->depths[item->capability->index] = from->facts.depths[item->capability->index];
    else
        into->depth = from->facts.depth;
    return true;
}

static bool put_version(struct facts *into, const struct assessment *from,
                        const struct merge_item *item)
{
    size_t index = questionnaire_index(from, item);
    return answer_replace(&into->instruments[index].version,
                          from->facts.instruments[index].version);
}

/* Nobody is taken away: answers may name them. */
static bool put_respondent(struct facts *into, const struct assessment *from,
                           const struct merge_item *item)
{
    const char *organisation = get_organisation(from, item);
    struct respondent *respondent = facts_respondent(into, item->id);
    if (!organisation)
        return true;
    if (respondent)
        return answer_replace(&respondent->organisation, organisation);
    return facts_add_respondent(into, item->id, organisation, NULL, NULL);
}

static bool put_level(struct facts *into, const struct assessment *from,
                      const struct merge_item *item)
{
    return facts_set_override(into, item->capability, get_level(from, item), get_reason(from, item),
                              NULL);
}

static const struct {
    const char *title;
    const char *(*get)(const struct assessment *assessment, const struct merge_item *item);
    const char *(*get_more)(const struct assessment *assessment, const struct merge_item *item);
    bool (*put)(struct facts *into, const struct assessment *from, const struct merge_item *item);
} facts[] = {
    [MERGE_LEVEL] = {N_("Status that was set"), get_level, get_reason, put_level},
    [MERGE_DEPTH] = {N_("How deep to ask"), get_depth, NULL, put_depth},
    [MERGE_TITLE] = {N_("Title"), get_title, NULL, put_title},
    [MERGE_COUNTRY] = {N_("Country"), get_country, NULL, put_country},
    [MERGE_INSTRUMENT] = {N_("Questionnaire"), get_version, NULL, put_version},
    [MERGE_RESPONDENT] = {N_("Respondent"), get_organisation, NULL, put_respondent},
};

static bool same_fact(const struct assessment *one, const struct assessment *other,
                      const struct merge_item *item)
{
    return same_text(facts[item->part].get(one, item), facts[item->part].get(other, item)) &&
           (!facts[item->part].get_more || same_text(facts[item->part].get_more(one, item),
                                                     facts[item->part].get_more(other, item)));
}

static enum verdict judge_fact(const struct merge *merge, const struct merge_item *item)
{
    return merge_judge(&(struct comparison){
        .sides_agree = same_fact(merge->ours, merge->theirs, item),
        .ours_is_base = merge->base && same_fact(merge->ours, merge->base, item),
        .theirs_is_base = merge->base && same_fact(merge->theirs, merge->base, item),
        .ours_is_blank = !facts[item->part].get(merge->ours, item),
        .theirs_is_blank = !facts[item->part].get(merge->theirs, item),
        .base_known = merge->base != NULL,
    });
}

/* ---- what differs ---- */

static enum verdict judge_item(const struct merge *merge, const struct merge_item *item)
{
    if (item->part == MERGE_ANSWER)
        return merge_judge_answer(merge, item->question->index);
    if (item->part != MERGE_UNKNOWN)
        return judge_fact(merge, item);
    struct unknown unknown = unknown_of(merge, item);
    return unknown_judge_key(&unknown, item->key);
}

static void add(struct merge *merge, struct merge_item item)
{
    enum verdict verdict = judge_item(merge, &item);
    if (verdict == SAME)
        return;
    item.conflict = verdict == CONFLICT;
    item.take = verdict == FROM_THEIRS ? MERGE_THEIRS : MERGE_OURS;
    merge->conflicts += verdict == CONFLICT;
    merge->from_ours += verdict == FROM_OURS;
    merge->from_theirs += verdict == FROM_THEIRS;
    merge->items[merge->count++] = item;
}

static bool answers_country(const struct assessment *assessment)
{
    for (size_t i = 0; i < assessment->catalogue->question_count; i++)
        if (assessment->catalogue->questions[i]->kind == KIND_COUNTRY &&
            entries_answer(assessment->entries, i)->state == ANSWER_ANSWERED)
            return true;
    return false;
}

static void add_facts(struct merge *merge)
{
    const struct facts *ours = &merge->ours->facts;
    const struct facts *theirs = &merge->theirs->facts;
    const struct catalogue *catalogue = merge->ours->catalogue;
    add(merge, (struct merge_item){.part = MERGE_TITLE});
    if (!answers_country(merge->ours) && !answers_country(merge->theirs))
        add(merge, (struct merge_item){.part = MERGE_COUNTRY});
    add(merge, (struct merge_item){.part = MERGE_DEPTH});
    for (size_t i = 0; i < catalogue->capability_count; i++)
        add(merge,
            (struct merge_item){.part = MERGE_DEPTH, .capability = catalogue->capabilities[i]});
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        add(merge, (struct merge_item){.part = MERGE_INSTRUMENT,
                                       .questionnaire = catalogue->questionnaires[i]});
    for (size_t i = 0; i < ours->respondent_count; i++)
        add(merge, (struct merge_item){.part = MERGE_RESPONDENT, .id = ours->respondents[i].id});
    for (size_t i = 0; i < theirs->respondent_count; i++)
        if (!facts_respondent(ours, theirs->respondents[i].id))
            add(merge,
                (struct merge_item){.part = MERGE_RESPONDENT, .id = theirs->respondents[i].id});
}

/* ---- mappings with unknown keys, beside the answers ---- */

typedef bool take_mapping(const struct merge_item *item, void *context);

/* Each of either side once, as an item without a key, until one is not `done`. */
static bool each_mapping(const struct merge *merge, take_mapping *take, void *context)
{
    const struct catalogue *catalogue = merge->ours->catalogue;
    const struct facts *sides[] = {&merge->ours->facts, &merge->theirs->facts};
    struct merge_item item = {.part = MERGE_UNKNOWN};
    bool done = true;
    for (item.mapping = 0; done && item.mapping < FILE_MAPS; item.mapping++)
        done = take(&item, context);
    item.mapping = KEYS_OF_FINDING;
    for (size_t i = 0; done && i < catalogue->capability_count; i++) {
        item.capability = catalogue->capabilities[i];
        done = take(&item, context);
    }
    item = (struct merge_item){.part = MERGE_UNKNOWN, .mapping = KEYS_OF_RESPONDENT};
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; done && i < sides[side]->respondent_count; i++) {
            item.id = sides[side]->respondents[i].id;
            done = (side && facts_respondent(sides[0], item.id)) || take(&item, context);
        }
    return done;
}

/* `context`: the merge. */
static bool add_unknown(const struct merge_item *item, void *context)
{
    struct merge *merge = context;
    struct unknown unknown = unknown_of(merge, item);
    struct merge_item added = *item;
    for (const struct yaml_node *node = unknown_next(&unknown, NULL); node;
         node = unknown_next(&unknown, node)) {
        added.key = yaml_key(node);
        add(merge, added);
    }
    return true;
}

struct counting {
    const struct merge *merge;
    size_t count;
};

static bool count_unknown(const struct merge_item *item, void *context)
{
    struct counting *counting = context;
    struct unknown unknown = unknown_of(counting->merge, item);
    for (const struct yaml_node *node = unknown_next(&unknown, NULL); node;
         node = unknown_next(&unknown, node))
        counting->count++;
    return true;
}

/* ---- comparing ---- */

static size_t most_items(const struct merge *merge)
{
    const struct catalogue *catalogue = merge->ours->catalogue;
    struct counting counting = {.merge = merge};
    each_mapping(merge, count_unknown, &counting);
    return 3 + catalogue->question_count + 2 * catalogue->capability_count +
           catalogue->questionnaire_count + merge->ours->facts.respondent_count +
           merge->theirs->facts.respondent_count + counting.count;
}

struct merge *merge_new(const struct assessment *base, const struct assessment *ours,
                        const struct assessment *theirs)
{
    const struct catalogue *catalogue = ours->catalogue;
    struct merge *merge = calloc(1, sizeof *merge);
    if (!merge)
        return NULL;
    *merge = (struct merge){.base = base, .ours = ours, .theirs = theirs};
    merge->items = calloc(most_items(merge), sizeof *merge->items);
    if (!merge->items) {
        free(merge);
        return NULL;
    }
    add_facts(merge);
    for (size_t i = 0; i < catalogue->capability_count; i++)
        add(merge,
            (struct merge_item){.part = MERGE_LEVEL, .capability = catalogue->capabilities[i]});
    each_mapping(merge, add_unknown, merge);
    for (size_t i = 0; i < catalogue->question_count; i++)
        add(merge, (struct merge_item){.part = MERGE_ANSWER, .question = catalogue->questions[i]});
    return merge;
}

void merge_free(struct merge *merge)
{
    if (!merge)
        return;
    free(merge->items);
    free(merge);
}

/* ---- applying ---- */

static const struct assessment *side_of(const struct merge *merge, enum merge_side side)
{
    return side == MERGE_OURS ? merge->ours : merge->theirs;
}

struct applying {
    const struct merge *merge;
    struct assessment *into;
    struct error *error;
    const struct merge_item *mapping; /* the one that is merged, without a key */
};

/* The item of a mapping's key; there is one wherever the sides do not agree. */
static enum merge_side decide_by_item(const void *context, const char *key, enum verdict verdict)
{
    const struct applying *applying = context;
    const struct merge_item *mapping = applying->mapping;
    (void)verdict;
    for (size_t i = 0; i < applying->merge->count; i++) {
        const struct merge_item *item = &applying->merge->items[i];
        if (item->part == MERGE_UNKNOWN && item->mapping == mapping->mapping &&
            item->capability == mapping->capability && same_text(item->id, mapping->id) &&
            strcmp(item->key, key) == 0)
            return item->take;
    }
    return MERGE_THEIRS;
}

static bool put_unknown(const struct merge_item *item, void *context)
{
    struct applying *applying = context;
    struct unknown unknown = unknown_of(applying->merge, item);
    const struct yaml_node *map = NULL;
    if (unknown_judge(&unknown) == SAME)
        return true;
    applying->mapping = item;
    bool merged =
        unknown_merge(&unknown, decide_by_item, applying, applying->into, &map, applying->error);
    applying->mapping = NULL;
    if (merged)
        unknown_put(applying->into, item, map);
    return merged;
}

/* A respondent whom they took away stays: answers of ours may name them. */
static bool takes_ours(const struct merge *merge, const struct merge_item *item)
{
    bool gone = item->part == MERGE_RESPONDENT && !get_organisation(merge->theirs, item);
    return item->take == MERGE_OURS || gone;
}

static bool put_item(const struct merge *merge, const struct merge_item *item,
                     struct assessment *into, struct error *error)
{
    if (item->part == MERGE_ANSWER)
        return (item->take == MERGE_THEIRS && !item->conflict) ||
               merge_put_answer(merge, item, into, error);
    return item->part == MERGE_UNKNOWN || !takes_ours(merge, item) ||
           facts[item->part].put(&into->facts, merge->ours, item) || error_set_memory(error);
}

bool merge_names_another(const struct merge *merge, const struct questionnaire *questionnaire)
{
    return !same_text(assessment_version(merge->ours, questionnaire),
                      assessment_version(merge->theirs, questionnaire));
}

static bool keep_all_seen(const struct merge *merge, struct assessment *into, struct error *error)
{
    const struct catalogue *catalogue = into->catalogue;
    bool done = true;
    for (size_t i = 0; done && i < catalogue->questionnaire_count; i++)
        done = !merge_names_another(merge, catalogue->questionnaires[i]) ||
               assessment_keep_seen(into, catalogue->questionnaires[i], error);
    return done;
}

static bool put_all(const struct merge *merge, struct assessment *into, struct error *error)
{
    struct applying applying = {.merge = merge, .into = into, .error = error};
    long revision = merge->ours->facts.revision;
    bool done = keep_all_seen(merge, into, error) && assessment_touch(into, error);
    if (revision > into->facts.revision) /* it never goes back */
        into->facts.revision = revision;
    for (size_t i = 0; done && i < merge->count; i++)
        done = put_item(merge, &merge->items[i], into, error);
    return done && each_mapping(merge, put_unknown, &applying) &&
           (facts_list_strangers(&into->facts, into->catalogue) || error_set_memory(error));
}

static bool takes_something(const struct merge *merge)
{
    for (size_t i = 0; i < merge->count; i++)
        if (takes_ours(merge, &merge->items[i]) || merge->items[i].conflict)
            return true;
    return false;
}

/* Where one was and who is speaking are ours. */
static bool put_position(const struct merge *merge, struct assessment *into)
{
    const struct assessment *ours = merge->ours;
    return (!ours->place || assessment_set_place(into, ours->place)) &&
           (!ours->speaker || assessment_set_speaker(into, ours->speaker, NULL));
}

bool merge_apply(const struct merge *merge, struct assessment *into, struct error *error)
{
    if (takes_something(merge) && (!assessment_begin(into, error) ||
                                   !assessment_end(into, put_all(merge, into, error), error)))
        return false;
    return put_position(merge, into) || error_set_memory(error);
}

/* ---- in words ---- */

static const char *const mappings[] = {
    [KEYS_OF_FILE] = N_("Not known to this program"),
    [KEYS_OF_DEPTHS] = N_("How deep to ask"),
    [KEYS_OF_INSTRUMENTS] = N_("Questionnaire"),
    [KEYS_OF_FINDINGS] = N_("Status that was set"),
    [KEYS_OF_ANSWERS] = N_("Answer to a question that is not known to this program"),
    [KEYS_OF_FINDING] = N_("Status that was set"),
    [KEYS_OF_RESPONDENT] = N_("Respondent"),
};

void merge_describe(const struct merge_item *item, struct text *out)
{
    if (item->part == MERGE_ANSWER) {
        text_append(out, item->question->label);
        return;
    }
    text_append(out,
                _(item->part == MERGE_UNKNOWN ? mappings[item->mapping] : facts[item->part].title));
    if (item->capability)
        text_append_format(out, ": %s", item->capability->title);
    else if (item->questionnaire)
        text_append_format(out, ": %s", item->questionnaire->label);
    else if (item->id)
        text_append_format(out, ": %s", item->id);
    if (item->part == MERGE_UNKNOWN)
        text_append_format(out, ": %s", item->key);
}

void merge_describe_side(const struct merge *merge, const struct merge_item *item,
                         enum merge_side side, struct text *out)
{
    const struct assessment *assessment = side_of(merge, side);
    if (item->part == MERGE_ANSWER) {
        merge_describe_answer(assessment, item->question, out);
        return;
    }
    if (item->part == MERGE_UNKNOWN) {
        struct unknown unknown = unknown_of(merge, item);
        unknown_describe(yaml_get(side == MERGE_OURS ? unknown.ours : unknown.theirs, item->key),
                         out);
        return;
    }
    const char *words = facts[item->part].get(assessment, item);
    text_append(out, words ? words : _("nothing"));
    if (words && facts[item->part].get_more)
        text_append_format(out, ": %s", facts[item->part].get_more(assessment, item));
}
