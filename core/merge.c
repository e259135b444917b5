#include "core/merge.h"

#include <stdlib.h>
#include <string.h>

#include "core/assessment_parts.h"
#include "core/i18n.h"

static bool same_text(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

/* ---- who changed what ---- */

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

static enum verdict judge(const struct comparison *comparison)
{
    if (comparison->sides_agree)
        return SAME;
    if (comparison->base_known ? comparison->ours_is_base : comparison->ours_is_blank)
        return FROM_THEIRS;
    if (comparison->base_known ? comparison->theirs_is_base : comparison->theirs_is_blank)
        return FROM_OURS;
    return CONFLICT;
}

/* ---- answers ---- */

enum aspect { ASPECT_VALUE, ASPECT_NOTE, ASPECT_SOURCES, ASPECT_LATER, ASPECT_SENSITIVE, ASPECTS };

/* The answer with nothing but one aspect of it; a view, not to be freed. */
static struct answer only(const struct answer *answer, enum aspect aspect)
{
    struct answer view = {.state = ANSWER_UNANSWERED};
    switch (aspect) {
    case ASPECT_VALUE:
        view.state = answer->state;
        view.value = answer->value;
        view.values = answer->values;
        view.value_count = answer->value_count;
        view.seen = answer->seen;
        view.reason = answer->reason;
        break;
    case ASPECT_NOTE:
        view.note = answer->note;
        break;
    case ASPECT_SOURCES:
        view.sources = answer->sources;
        view.source_count = answer->source_count;
        break;
    case ASPECT_LATER:
        view.later = answer->later;
        break;
    case ASPECT_SENSITIVE:
        view.sensitive = answer->sensitive;
        break;
    case ASPECTS:
        break;
    }
    return view;
}

static bool same_aspect(const struct answer *one, const struct answer *other, enum aspect aspect)
{
    struct answer mine = only(one, aspect);
    struct answer theirs = only(other, aspect);
    return answer_equal(&mine, &theirs);
}

static enum verdict judge_aspect(const struct merge *merge, size_t index, enum aspect aspect)
{
    static const struct answer nothing;
    const struct answer *ours = &merge->ours->answers[index];
    const struct answer *theirs = &merge->theirs->answers[index];
    const struct answer *base = merge->base ? &merge->base->answers[index] : &nothing;
    return judge(&(struct comparison){
        .sides_agree = same_aspect(ours, theirs, aspect),
        .ours_is_base = same_aspect(ours, base, aspect),
        .theirs_is_base = same_aspect(theirs, base, aspect),
        .ours_is_blank = same_aspect(ours, &nothing, aspect),
        .theirs_is_blank = same_aspect(theirs, &nothing, aspect),
        .base_known = merge->base != NULL,
    });
}

/* What all aspects come to: a conflict in one is a conflict of the answer. */
static enum verdict judge_answer(const struct merge *merge, size_t index)
{
    enum verdict verdict = SAME;
    for (int aspect = 0; aspect < ASPECTS; aspect++) {
        enum verdict one = judge_aspect(merge, index, (enum aspect)aspect);
        if (one == CONFLICT)
            return CONFLICT;
        if (one == FROM_OURS || verdict == SAME)
            verdict = one;
    }
    return verdict;
}

/* ---- facts about the record ---- */

static const char *get_title(const struct assessment *assessment, const struct merge_item *item)
{
    (void)item;
    return assessment->title;
}

static const char *get_country(const struct assessment *assessment, const struct merge_item *item)
{
    (void)item;
    return assessment->country;
}

static const char *get_depth(const struct assessment *assessment, const struct merge_item *item)
{
    if (!item->capability)
        return depth_word(assessment->depth);
    signed char depth = assessment->depths[item->capability->index];
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
    return assessment->instruments[questionnaire_index(assessment, item)].version;
}

static const char *get_organisation(const struct assessment *assessment,
                                    const struct merge_item *item)
{
    const struct respondent *respondent = assessment_find_respondent(assessment, item->id);
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

static bool put_title(struct assessment *into, const struct assessment *from,
                      const struct merge_item *item)
{
    (void)item;
    return answer_replace(&into->title, from->title);
}

static bool put_country(struct assessment *into, const struct assessment *from,
                        const struct merge_item *item)
{
    (void)item;
    return answer_replace(&into->country, from->country);
}

static bool put_depth(struct assessment *into, const struct assessment *from,
                      const struct merge_item *item)
{
    if (item->capability)
        into->depths[item->capability->index] = from->depths[item->capability->index];
    else
        into->depth = from->depth;
    return true;
}

static bool put_version(struct assessment *into, const struct assessment *from,
                        const struct merge_item *item)
{
    size_t index = questionnaire_index(into, item);
    return answer_replace(&into->instruments[index].version, from->instruments[index].version);
}

/* Nobody is taken away: answers may name them. */
static bool put_respondent(struct assessment *into, const struct assessment *from,
                           const struct merge_item *item)
{
    const char *organisation = get_organisation(from, item);
    struct respondent *respondent = assessment_find_respondent(into, item->id);
    if (!organisation)
        return true;
    if (respondent)
        return answer_replace(&respondent->organisation, organisation);
    return assessment_add_respondent(into, item->id, organisation, NULL);
}

static bool put_level(struct assessment *into, const struct assessment *from,
                      const struct merge_item *item)
{
    return assessment_set_override(into, item->capability, get_level(from, item),
                                   get_reason(from, item), NULL);
}

static const struct {
    const char *title;
    const char *(*get)(const struct assessment *assessment, const struct merge_item *item);
    const char *(*get_more)(const struct assessment *assessment, const struct merge_item *item);
    bool (*put)(struct assessment *into, const struct assessment *from,
                const struct merge_item *item);
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
    return judge(&(struct comparison){
        .sides_agree = same_fact(merge->ours, merge->theirs, item),
        .ours_is_base = merge->base && same_fact(merge->ours, merge->base, item),
        .theirs_is_base = merge->base && same_fact(merge->theirs, merge->base, item),
        .ours_is_blank = !facts[item->part].get(merge->ours, item),
        .theirs_is_blank = !facts[item->part].get(merge->theirs, item),
        .base_known = merge->base != NULL,
    });
}

/* ---- comparing ---- */

static void add(struct merge *merge, struct merge_item item)
{
    enum verdict verdict = item.part == MERGE_ANSWER ? judge_answer(merge, item.question->index)
                                                     : judge_fact(merge, &item);
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
            assessment->answers[i].state == ANSWER_ANSWERED)
            return true;
    return false;
}

static void add_facts(struct merge *merge)
{
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
    for (size_t i = 0; i < merge->ours->respondent_count; i++)
        add(merge,
            (struct merge_item){.part = MERGE_RESPONDENT, .id = merge->ours->respondents[i].id});
    for (size_t i = 0; i < merge->theirs->respondent_count; i++)
        if (!assessment_find_respondent(merge->ours, merge->theirs->respondents[i].id))
            add(merge, (struct merge_item){.part = MERGE_RESPONDENT,
                                           .id = merge->theirs->respondents[i].id});
}

static size_t most_items(const struct merge *merge)
{
    const struct catalogue *catalogue = merge->ours->catalogue;
    return 3 + catalogue->question_count + 2 * catalogue->capability_count +
           catalogue->questionnaire_count + merge->ours->respondent_count +
           merge->theirs->respondent_count;
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

static void put_aspect(struct answer *merged, const struct answer *from, enum aspect aspect)
{
    struct answer view = only(from, aspect);
    switch (aspect) {
    case ASPECT_VALUE:
        merged->state = view.state;
        merged->value = view.value;
        merged->values = view.values;
        merged->value_count = view.value_count;
        merged->seen = view.seen;
        merged->reason = view.reason;
        break;
    case ASPECT_NOTE:
        merged->note = view.note;
        break;
    case ASPECT_SOURCES:
        merged->sources = view.sources;
        merged->source_count = view.source_count;
        break;
    case ASPECT_LATER:
        merged->later = view.later;
        break;
    case ASPECT_SENSITIVE:
        merged->sensitive = view.sensitive;
        break;
    case ASPECTS:
        break;
    }
}

/* Where the unknown keys of our source stand in their file: at the same document, else at the same
   place in the list. */
static const struct yaml_node *find_origin(const struct answer *theirs,
                                           const struct held_source *source, size_t index)
{
    for (size_t i = 0; i < theirs->source_count; i++)
        if (same_text(theirs->sources[i].title, source->title) &&
            same_text(theirs->sources[i].date, source->date))
            return theirs->sources[i].origin;
    return index < theirs->source_count ? theirs->sources[index].origin : NULL;
}

/* Whoever changed the value said it; where the value is the same, whoever changed something. */
static void put_author(struct answer *merged, const struct merge *merge,
                       const struct merge_item *item)
{
    size_t index = item->question->index;
    enum merge_side side = MERGE_THEIRS;
    for (int aspect = ASPECTS; aspect-- > 0;) {
        enum verdict verdict = judge_aspect(merge, index, (enum aspect)aspect);
        if (verdict == CONFLICT)
            side = item->take;
        else if (verdict != SAME)
            side = verdict == FROM_OURS ? MERGE_OURS : MERGE_THEIRS;
    }
    merged->by = side_of(merge, side)->answers[index].by;
    merged->at = side_of(merge, side)->answers[index].at;
}

static bool names_another(const struct merge *merge, const struct questionnaire *questionnaire)
{
    return !same_text(assessment_version(merge->ours, questionnaire),
                      assessment_version(merge->theirs, questionnaire));
}

/* An answer of ours that does not say under which version its list was looked through. */
static bool keep_seen(const struct merge *merge, const struct question *question,
                      struct answer *copy)
{
    const char *version = assessment_version(merge->ours, question->questionnaire);
    if (copy->seen || copy->state != ANSWER_ANSWERED || !question_is_list(question) ||
        !names_another(merge, question->questionnaire) || !version_is(version))
        return true;
    return answer_replace(&copy->seen, version);
}

/* Theirs, where the record may come to name another version. */
static bool keep_all_seen(const struct merge *merge, struct assessment *into)
{
    const struct catalogue *catalogue = into->catalogue;
    bool done = true;
    for (size_t i = 0; done && i < catalogue->questionnaire_count; i++)
        done = !names_another(merge, catalogue->questionnaires[i]) ||
               assessment_keep_seen(into, catalogue->questionnaires[i]);
    return done;
}

static bool put_answer(const struct merge *merge, const struct merge_item *item,
                       struct assessment *into)
{
    size_t index = item->question->index;
    struct answer merged = into->answers[index]; /* a view; what is in it is copied below */
    struct answer copy;
    for (int aspect = 0; aspect < ASPECTS; aspect++) {
        enum verdict verdict = judge_aspect(merge, index, (enum aspect)aspect);
        bool ours = verdict == FROM_OURS || (verdict == CONFLICT && item->take == MERGE_OURS);
        if (ours)
            put_aspect(&merged, &merge->ours->answers[index], (enum aspect)aspect);
    }
    put_author(&merged, merge, item);
    if (!answer_copy(&copy, &merged))
        return false;
    if (!keep_seen(merge, item->question, &copy)) {
        answer_free(&copy);
        return false;
    }
    if (merged.sources != into->answers[index].sources)
        for (size_t i = 0; i < copy.source_count; i++)
            copy.sources[i].origin = find_origin(&into->answers[index], &copy.sources[i], i);
    bool country = item->question->kind == KIND_COUNTRY && copy.state == ANSWER_ANSWERED;
    bool done = !country || answer_replace(&into->country, copy.value);
    answer_free(&into->answers[index]);
    into->answers[index] = copy;
    return done;
}

/* Where one was and who is speaking are ours; the revision never goes back. */
static bool put_position(const struct merge *merge, struct assessment *into)
{
    const struct assessment *ours = merge->ours;
    if (ours->revision > into->revision)
        into->revision = ours->revision;
    if (ours->place && !assessment_set_place(into, ours->place))
        return false;
    return !ours->speaker || assessment_set_speaker(into, ours->speaker, NULL);
}

bool merge_apply(const struct merge *merge, struct assessment *into, struct error *error)
{
    bool done = keep_all_seen(merge, into);
    bool changed = false;
    for (size_t i = 0; done && i < merge->count; i++) {
        const struct merge_item *item = &merge->items[i];
        if (item->take == MERGE_OURS && item->part != MERGE_ANSWER)
            done = facts[item->part].put(into, merge->ours, item);
        else if (item->part == MERGE_ANSWER)
            done = put_answer(merge, item, into);
        changed = changed || item->take == MERGE_OURS || item->conflict;
    }
    done = done && put_position(merge, into);
    into->changed = into->changed || changed;
    return done || error_set_memory(error);
}

/* ---- in words ---- */

void merge_describe(const struct merge_item *item, struct text *out)
{
    if (item->part == MERGE_ANSWER) {
        text_append(out, item->question->label);
        return;
    }
    text_append(out, _(facts[item->part].title));
    if (item->capability)
        text_append_format(out, ": %s", item->capability->title);
    else if (item->questionnaire)
        text_append_format(out, ": %s", item->questionnaire->label);
    else if (item->id)
        text_append_format(out, ": %s", item->id);
}

static void describe_value(const struct question *question, const struct answer *answer,
                           struct text *out)
{
    for (size_t i = 0; i < answer->value_count; i++)
        text_append_format(out, "%s%s", i ? "; " : "",
                           question_word_text(question, answer->values[i]));
    if (answer->value)
        text_append_format(out, "%s%s", answer->value_count ? ": " : "",
                           question_word_text(question, answer->value));
}

static void describe_answer(const struct question *question, const struct answer *answer,
                            struct text *out)
{
    if (answer->state == ANSWER_ANSWERED)
        describe_value(question, answer, out);
    else
        text_append(out, answer_state_title(answer->state));
    if (answer->reason)
        text_append_format(out, ": %s", answer->reason);
    if (answer->note)
        text_append_format(out, _("\nNote: %s"), answer->note);
    for (size_t i = 0; i < answer->source_count; i++)
        text_append_format(out, _("\nSource: %s"), answer->sources[i].title);
    if (answer->seen && strcmp(answer->seen, "no") == 0)
        text_append_format(out, "\n%s", _("not looked through to the end"));
    if (answer->later)
        text_append_format(out, "\n%s", _("to come back to"));
}

void merge_describe_side(const struct merge *merge, const struct merge_item *item,
                         enum merge_side side, struct text *out)
{
    const struct assessment *assessment = side_of(merge, side);
    if (item->part == MERGE_ANSWER) {
        describe_answer(item->question, &assessment->answers[item->question->index], out);
        return;
    }
    const char *words = facts[item->part].get(assessment, item);
    text_append(out, words ? words : _("nothing"));
    if (words && facts[item->part].get_more)
        text_append_format(out, ": %s", facts[item->part].get_more(assessment, item));
}
