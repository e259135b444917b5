/* Merging one answer: its value, note, sources and flags, and the keys in it that are not known. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/record/merge_parts.h"

static bool same_text(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

/* ---- its aspects ---- */

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

/* An answer in the three versions. */
struct answers {
    const struct merge *merge;
    const struct answer *base; /* nothing, where it is not known */
    const struct answer *ours;
    const struct answer *theirs;
    size_t index;
};

static struct answers answers_at(const struct merge *merge, size_t index)
{
    static const struct answer nothing;
    return (struct answers){
        .merge = merge,
        .base = merge->base ? entries_answer(merge->base->entries, index) : &nothing,
        .ours = entries_answer(merge->ours->entries, index),
        .theirs = entries_answer(merge->theirs->entries, index),
        .index = index,
    };
}

static enum verdict judge_values(const struct answers *answers, enum aspect aspect)
{
    static const struct answer nothing;
    return merge_judge(&(struct comparison){
        .sides_agree = same_aspect(answers->ours, answers->theirs, aspect),
        .ours_is_base = same_aspect(answers->ours, answers->base, aspect),
        .theirs_is_base = same_aspect(answers->theirs, answers->base, aspect),
        .ours_is_blank = same_aspect(answers->ours, &nothing, aspect),
        .theirs_is_blank = same_aspect(answers->theirs, &nothing, aspect),
        .base_known = answers->merge->base != NULL,
    });
}

/* ---- unknown keys of an answer and of its sources ---- */

static struct unknown unknown_of_answer(const struct answers *answers)
{
    const struct merge *merge = answers->merge;
    size_t index = answers->index;
    return (struct unknown){
        .catalogue = merge->ours->catalogue,
        .of = KEYS_OF_ANSWER,
        .base = merge->base ? entries_origin(merge->base->entries, index) : NULL,
        .ours = entries_origin(merge->ours->entries, index),
        .theirs = entries_origin(merge->theirs->entries, index),
        .base_known = merge->base != NULL,
    };
}

static bool same_source(const struct held_source *one, const struct held_source *other)
{
    return same_text(one->title, other->title) && same_text(one->date, other->date) &&
           same_text(one->held, other->held);
}

/* Where the source at `index` of `list` is among those of `answer`: the very same, as often as it
   is there; else what stands in its place, when that is nowhere in the list. NULL for nowhere. */
static const struct held_source *find_source(const struct answer *list, size_t index,
                                             const struct answer *answer)
{
    const struct held_source *source = &list->sources[index];
    size_t before = 0;
    for (size_t i = 0; i < index; i++)
        before += same_source(&list->sources[i], source);
    for (size_t i = 0; i < answer->source_count; i++)
        if (same_source(&answer->sources[i], source) && before-- == 0)
            return &answer->sources[i];
    const struct held_source *there = index < answer->source_count ? &answer->sources[index] : NULL;
    for (size_t i = 0; there && i < list->source_count; i++)
        if (same_source(&list->sources[i], there))
            there = NULL;
    return there;
}

static const struct yaml_node *origin_in(const struct answer *list, size_t index,
                                         const struct answer *answer)
{
    const struct held_source *source = find_source(list, index, answer);
    return source ? source->origin : NULL;
}

/* Those of a source in the list that is taken. */
static struct unknown unknown_of_source(const struct answers *answers, const struct answer *list,
                                        size_t index)
{
    return (struct unknown){
        .catalogue = answers->merge->ours->catalogue,
        .of = KEYS_OF_SOURCE,
        .base = origin_in(list, index, answers->base),
        .ours = origin_in(list, index, answers->ours),
        .theirs = origin_in(list, index, answers->theirs),
        .base_known = answers->merge->base != NULL,
    };
}

/* Whether a source that is not in the list that is taken has keys that are nowhere else. */
static bool loses_keys(const struct answers *answers, const struct answer *list,
                       const struct answer *left)
{
    const struct catalogue *catalogue = answers->merge->ours->catalogue;
    for (size_t i = 0; i < left->source_count; i++) {
        const struct yaml_node *origin = left->sources[i].origin;
        if (assessment_first_unknown(catalogue, KEYS_OF_SOURCE, origin) &&
            !find_source(left, i, list) &&
            !assessment_same_unknown(catalogue, KEYS_OF_SOURCE, origin,
                                     origin_in(left, i, answers->base)))
            return true;
    }
    return false;
}

static enum verdict judge_aspect(const struct answers *answers, enum aspect aspect)
{
    enum verdict verdict = judge_values(answers, aspect);
    if (aspect != ASPECT_SOURCES || verdict == SAME || verdict == CONFLICT)
        return verdict;
    bool ours = verdict == FROM_OURS;
    return loses_keys(answers, ours ? answers->ours : answers->theirs,
                      ours ? answers->theirs : answers->ours)
               ? CONFLICT
               : verdict;
}

static const struct answer *list_taken(const struct answers *answers, enum merge_side conflict)
{
    enum verdict verdict = judge_aspect(answers, ASPECT_SOURCES);
    bool ours = verdict == FROM_OURS || (verdict == CONFLICT && conflict == MERGE_OURS);
    return ours ? answers->ours : answers->theirs;
}

static enum verdict judge_unknown(const struct answers *answers)
{
    const struct answer *list = list_taken(answers, MERGE_OURS);
    struct unknown unknown = unknown_of_answer(answers);
    enum verdict verdict = unknown_judge(&unknown);
    for (size_t i = 0; i < list->source_count; i++) {
        unknown = unknown_of_source(answers, list, i);
        verdict = merge_both(verdict, unknown_judge(&unknown));
    }
    return verdict;
}

/* Who said it, and when: told only where nothing else differs, and one side alone changed it. */
static enum verdict judge_author(const struct answers *answers)
{
    static const struct answer nothing;
    const struct answer *sides[] = {answers->ours, answers->theirs, answers->base, &nothing};
    bool same[4][4];
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++)
            same[i][j] =
                same_text(sides[i]->by, sides[j]->by) && same_text(sides[i]->at, sides[j]->at);
    enum verdict verdict = merge_judge(&(struct comparison){
        .sides_agree = same[0][1],
        .ours_is_base = same[0][2],
        .theirs_is_base = same[1][2],
        .ours_is_blank = same[0][3],
        .theirs_is_blank = same[1][3],
        .base_known = answers->merge->base != NULL,
    });
    return verdict == CONFLICT ? SAME : verdict;
}

/* What all aspects come to: a conflict in one is a conflict of the answer. */
enum verdict merge_judge_answer(const struct merge *merge, size_t index)
{
    struct answers answers = answers_at(merge, index);
    enum verdict verdict = judge_unknown(&answers);
    for (int aspect = 0; aspect < ASPECTS; aspect++)
        verdict = merge_both(verdict, judge_aspect(&answers, (enum aspect)aspect));
    return verdict == SAME ? judge_author(&answers) : verdict;
}

/* ---- applying ---- */

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

/* Whoever changed the value said it; where the value is the same, whoever changed something. */
static void put_author(struct answer *merged, const struct answers *answers, enum merge_side take)
{
    enum merge_side side = judge_author(answers) == FROM_OURS ? MERGE_OURS : MERGE_THEIRS;
    for (int aspect = ASPECTS; aspect-- > 0;) {
        enum verdict verdict = judge_aspect(answers, (enum aspect)aspect);
        if (verdict == CONFLICT)
            side = take;
        else if (verdict != SAME)
            side = verdict == FROM_OURS ? MERGE_OURS : MERGE_THEIRS;
    }
    const struct answer *from = side == MERGE_OURS ? answers->ours : answers->theirs;
    merged->by = from->by;
    merged->at = from->at;
}

/* A view of what the values come to; what is in it is copied. */
static struct answer merge_values(const struct answers *answers, enum merge_side take)
{
    struct answer merged = *answers->theirs;
    for (int aspect = 0; aspect < ASPECTS; aspect++) {
        enum verdict verdict = judge_aspect(answers, (enum aspect)aspect);
        if (verdict == FROM_OURS || (verdict == CONFLICT && take == MERGE_OURS))
            put_aspect(&merged, answers->ours, (enum aspect)aspect);
    }
    put_author(&merged, answers, take);
    return merged;
}

/* `context` is the side that a person chose. */
static enum merge_side decide_in_answer(const void *context, const char *key, enum verdict verdict)
{
    (void)key;
    if (verdict == CONFLICT)
        return *(const enum merge_side *)context;
    return verdict == FROM_OURS ? MERGE_OURS : MERGE_THEIRS;
}

/* The unknown keys of the merged answer and of its sources, none of which may stay in our trees. */
static bool merge_unknown_keys(const struct answers *answers, enum merge_side take,
                               struct answer *copy, struct assessment *into,
                               const struct yaml_node **origin, struct error *error)
{
    const struct answer *list = list_taken(answers, take);
    struct unknown unknown = unknown_of_answer(answers);
    bool done = unknown_merge(&unknown, decide_in_answer, &take, into, origin, error);
    for (size_t i = 0; done && i < copy->source_count; i++) {
        unknown = unknown_of_source(answers, list, i);
        done =
            unknown_merge(&unknown, decide_in_answer, &take, into, &copy->sources[i].origin, error);
    }
    return done;
}

/* A list that does not say under which version it was looked through says so before the record may
   name another one. */
static bool keep_seen(const struct answers *answers, const struct question *question,
                      enum merge_side take, struct answer *copy)
{
    const struct merge *merge = answers->merge;
    enum verdict verdict = judge_aspect(answers, ASPECT_VALUE);
    bool ours = verdict == FROM_OURS || (verdict == CONFLICT && take == MERGE_OURS);
    const char *version =
        assessment_version(ours ? merge->ours : merge->theirs, question->questionnaire);
    if (copy->seen || copy->state != ANSWER_ANSWERED || !question_is_list(question) ||
        !merge_names_another(merge, question->questionnaire) || !version_is(version))
        return true;
    return answer_replace(&copy->seen, version);
}

bool merge_put_answer(const struct merge *merge, const struct merge_item *item,
                      struct assessment *into, struct error *error)
{
    struct answers answers = answers_at(merge, item->question->index);
    struct answer merged = merge_values(&answers, item->take);
    const struct yaml_node *origin = NULL;
    struct answer copy;
    if (!answer_copy(&copy, &merged))
        return error_set_memory(error);
    bool done =
        (keep_seen(&answers, item->question, item->take, &copy) || error_set_memory(error)) &&
        merge_unknown_keys(&answers, item->take, &copy, into, &origin, error);
    if (done && item->question->kind == KIND_COUNTRY && copy.state == ANSWER_ANSWERED)
        done = answer_replace(&into->facts.country, copy.value) || error_set_memory(error);
    done = done && entries_put(into->entries, item->question->index, &copy, origin, error);
    answer_free(&copy);
    return done;
}

/* ---- in words ---- */

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

static void describe_unknown(const struct catalogue *catalogue, enum known_keys of,
                             const struct yaml_node *map, struct text *out)
{
    for (const struct yaml_node *node = assessment_first_unknown(catalogue, of, map); node;
         node = assessment_next_unknown(catalogue, of, node)) {
        text_append_format(out, "\n%s: ", yaml_key(node));
        unknown_describe(node, out);
    }
}

static void describe_source(const struct catalogue *catalogue, const struct held_source *source,
                            struct text *out)
{
    text_append_format(out, _("\nSource: %s"), source->title);
    if (source->date)
        text_append_format(out, " | %s", source->date);
    if (source->held)
        text_append_format(out, " | %s", source->held);
    if (source->internal)
        text_append_format(out, " | %s", _("internal"));
    describe_unknown(catalogue, KEYS_OF_SOURCE, source->origin, out);
}

void merge_describe_answer(const struct assessment *assessment, const struct question *question,
                           struct text *out)
{
    const struct answer *answer = entries_answer(assessment->entries, question->index);
    if (answer->state == ANSWER_ANSWERED)
        describe_value(question, answer, out);
    else
        text_append(out, answer_state_title(answer->state));
    if (answer->reason)
        text_append_format(out, ": %s", answer->reason);
    if (answer->note)
        text_append_format(out, _("\nNote: %s"), answer->note);
    for (size_t i = 0; i < answer->source_count; i++)
        describe_source(assessment->catalogue, &answer->sources[i], out);
    if (answer->seen && strcmp(answer->seen, "no") == 0)
        text_append_format(out, "\n%s", _("not looked through to the end"));
    if (answer->later)
        text_append_format(out, "\n%s", _("to come back to"));
    if (answer->sensitive != SENSITIVITY_DEFAULT)
        text_append_format(out, "\n%s",
                           answer->sensitive == SENSITIVITY_YES ? _("stays out of shared reports")
                                                                : _("may be in shared reports"));
    describe_unknown(assessment->catalogue, KEYS_OF_ANSWER,
                     entries_origin(assessment->entries, question->index), out);
}
