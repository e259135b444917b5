#include "tui/recovering.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/clock.h"
#include "core/i18n.h"
#include "core/leftover.h"
#include "core/merge.h"
#include "core/recovery.h"
#include "tui/answering.h"
#include "tui/conflict.h"
#include "tui/prompt.h"
#include "tui/question.h"
#include "tui/scribe.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- the fields that words are typed into ---- */

/* What stands there now; the texts belong to the assessment. Returns how many there are. */
typedef size_t read_field(const struct sitting *sitting, const char *about, const char *field,
                          const char *texts[DRAFT_TEXTS]);

/* Puts the words back. False when that is not possible (any more). */
typedef bool write_field(struct stage *stage, const struct draft *draft);

static const struct answer *answer_of(const struct sitting *sitting, const char *about)
{
    const struct question *question = catalogue_question(sitting->catalogue, about);
    return question ? sitting_answer(sitting, question) : NULL;
}

static size_t read_value(const struct sitting *sitting, const char *about, const char *field,
                         const char *texts[DRAFT_TEXTS])
{
    const struct question *question = catalogue_question(sitting->catalogue, about);
    const struct answer *answer = answer_of(sitting, about);
    size_t count = question ? answering_text_count(question, answer) : 0;
    (void)field;
    for (size_t i = 0; i < count && i < DRAFT_TEXTS; i++)
        texts[i] = answering_text(question, answer, i);
    return count < DRAFT_TEXTS ? count : DRAFT_TEXTS;
}

static size_t read_note(const struct sitting *sitting, const char *about, const char *field,
                        const char *texts[DRAFT_TEXTS])
{
    const struct answer *answer = answer_of(sitting, about);
    (void)field;
    texts[0] = answer ? answer->note : NULL;
    return 1;
}

static size_t read_reason(const struct sitting *sitting, const char *about, const char *field,
                          const char *texts[DRAFT_TEXTS])
{
    const struct answer *answer = answer_of(sitting, about);
    (void)field;
    texts[0] = answer ? answer->reason : NULL;
    return 1;
}

/* "source 2": the words behind the field's name say which. */
static size_t number_of(const char *field)
{
    const char *blank = strchr(field, ' ');
    return blank ? (size_t)strtoul(blank + 1, NULL, 10) : 0;
}

static size_t read_source(const struct sitting *sitting, const char *about, const char *field,
                          const char *texts[DRAFT_TEXTS])
{
    const struct answer *answer = answer_of(sitting, about);
    size_t index = number_of(field);
    bool exists = answer && index < answer->source_count;
    texts[0] = exists ? answer->sources[index].title : NULL;
    texts[1] = exists ? answer->sources[index].date : NULL;
    texts[2] = exists ? answer->sources[index].held : NULL;
    return 3;
}

static size_t read_level(const struct sitting *sitting, const char *about, const char *field,
                         const char *texts[DRAFT_TEXTS])
{
    const struct capability *capability = catalogue_capability(sitting->catalogue, about);
    const struct override *override =
        capability ? assessment_override(sitting->assessment, capability) : NULL;
    (void)field;
    texts[0] = override ? override->reason : NULL;
    return 1;
}

static bool change_answer(struct stage *stage, const struct draft *draft,
                          bool (*change)(struct answer *answer, const struct draft *draft))
{
    struct answer answer;
    const struct question *question = catalogue_question(stage->sitting.catalogue, draft->about);
    if (!question || !answer_copy(&answer, sitting_answer(&stage->sitting, question)))
        return false;
    bool done = change(&answer, draft) &&
                sitting_set_answer(&stage->sitting, question, &answer, false, NULL);
    answer_free(&answer);
    stage_go(stage, PLACE_QUESTION, question);
    return done;
}

static bool change_note(struct answer *answer, const struct draft *draft)
{
    return answer_replace(&answer->note, text_is_blank(draft->texts[0]) ? NULL : draft->texts[0]);
}

static bool change_reason(struct answer *answer, const struct draft *draft)
{
    answer_set_state(answer, ANSWER_NOT_APPLICABLE);
    return answer_replace(&answer->reason, draft->texts[0]);
}

static bool change_source(struct answer *answer, const struct draft *draft)
{
    return draft->count == 3 && answer_put_source(answer, number_of(draft->field), draft->texts[0],
                                                  draft->texts[1], draft->texts[2]);
}

static bool write_note(struct stage *stage, const struct draft *draft)
{
    return change_answer(stage, draft, change_note);
}

static bool write_reason(struct stage *stage, const struct draft *draft)
{
    return change_answer(stage, draft, change_reason);
}

static bool write_source(struct stage *stage, const struct draft *draft)
{
    return change_answer(stage, draft, change_source);
}

/* Into the field, to go on writing: the words may not be an answer yet. */
static bool write_value(struct stage *stage, const struct draft *draft)
{
    const struct question *question = catalogue_question(stage->sitting.catalogue, draft->about);
    if (!question)
        return false;
    stage_go(stage, PLACE_QUESTION, question);
    return question_put_back(stage_top(stage), stage, (const char *const *)draft->texts,
                             draft->count);
}

static bool write_level(struct stage *stage, const struct draft *draft)
{
    const char *status = strchr(draft->field, ' ');
    const struct capability *capability =
        catalogue_capability(stage->sitting.catalogue, draft->about);
    if (!capability || !status ||
        !sitting_set_status(&stage->sitting, capability, status + 1, draft->texts[0], false, NULL))
        return false;
    stage_go(stage, PLACE_CAPABILITY, capability);
    return true;
}

static const struct field {
    const char *name; /* the first word of what views call it */
    const char *title;
    read_field *read;
    write_field *write;
} fields[] = {
    {"value", N_("Answer"), read_value, write_value},
    {"note", N_("Note"), read_note, write_note},
    {"reason", N_("Why it does not apply"), read_reason, write_reason},
    {"source", N_("Source"), read_source, write_source},
    {"level", N_("Reason for a status"), read_level, write_level},
};

static const struct field *find_field(const char *name)
{
    size_t length = strcspn(name, " ");
    for (size_t i = 0; i < COUNT(fields); i++)
        if (strlen(fields[i].name) == length && strncmp(fields[i].name, name, length) == 0)
            return &fields[i];
    return NULL;
}

static void digest_now(const struct sitting *sitting, const struct field *field, const char *about,
                       const char *name, char hex[65])
{
    const char *texts[DRAFT_TEXTS] = {NULL};
    size_t count = field->read(sitting, about, name, texts);
    draft_digest(texts, count, hex);
}

/* ---- noting what is typed ---- */

static bool find_typed(const struct stage *stage, struct typed *typed)
{
    for (size_t i = stage->count; i-- > 0;) {
        const struct view *view = stage->views[i];
        *typed = (struct typed){0};
        if (view->kind->typed && view->kind->typed(view, typed))
            return true;
    }
    return false;
}

static bool write_note_file(const struct sitting *sitting, const struct typed *typed,
                            struct text *out)
{
    struct draft draft = {.count = typed->count};
    const struct field *field = find_field(typed->field);
    if (!field)
        return false;
    snprintf(draft.record, sizeof draft.record, "%s", assessment_id(sitting->assessment));
    snprintf(draft.about, sizeof draft.about, "%s", typed->about);
    snprintf(draft.field, sizeof draft.field, "%s", typed->field);
    digest_now(sitting, field, typed->about, typed->field, draft.base);
    bool done = true;
    for (size_t i = 0; i < typed->count; i++) {
        draft.texts[i] = strdup(typed->texts[i]);
        done = done && draft.texts[i];
    }
    done = done && draft_write(&draft, assessment_path(sitting->assessment), out);
    draft_free(&draft);
    return done;
}

void recovering_note(struct stage *stage)
{
    const struct sitting *sitting = &stage->sitting;
    struct typed typed;
    struct text note = {0};
    if (!sitting->assessment || sitting->looking || !find_typed(stage, &typed))
        return;
    char *path = draft_path(assessment_path(sitting->assessment), true);
    bool made = path && write_note_file(sitting, &typed, &note) && !note.failed;
    char *copy = made ? strdup(note.data) : NULL;
    bool known = copy && stage->noted && strcmp(stage->noted, copy) == 0;
    if (!copy || known) {
        free(path);
        free(copy);
        text_free(&note);
        return;
    }
    free(stage->noted);
    stage->noted = copy;
    size_t length = note.length;
    scribe_write(path, text_take(&note), length);
}

void recovering_forget(struct stage *stage)
{
    if (!stage->noted || !stage->sitting.assessment)
        return;
    char *path = draft_path(assessment_path(stage->sitting.assessment), false);
    if (path)
        scribe_remove(path);
    free(stage->noted);
    stage->noted = NULL;
}

/* ---- offering words ---- */

static void append_texts(const char *const *texts, size_t count, struct text *out)
{
    for (size_t i = 0; i < count; i++)
        text_append_format(out, "%s%s", i ? " | " : "", texts[i] ? texts[i] : "");
}

/* The words that were typed; and what stands there now, when that has changed since. */
static int ask_about_words(struct stage *stage, const struct draft *draft,
                           const struct field *field, bool changed)
{
    struct text title = {0};
    struct text typed = {0};
    struct text now = {0};
    const char *texts[DRAFT_TEXTS] = {NULL};
    const struct question *question = catalogue_question(stage->sitting.catalogue, draft->about);
    size_t count = field->read(&stage->sitting, draft->about, draft->field, texts);
    text_append_format(&title, "%s: %s", question ? question->label : draft->about,
                       _(field->title));
    append_texts((const char *const *)draft->texts, draft->count, &typed);
    append_texts(texts, count, &now);
    const struct prompt_choice choices[] = {
        {_("Put back what I was writing"), typed.data},
        {changed ? _("Leave what is there now") : _("Leave it out"),
         changed && now.length ? now.data : _("what you were writing is put aside")},
    };
    int chosen = -1;
    if (!title.failed && !typed.failed && !now.failed)
        chosen = prompt_choose(
            stage, title.data,
            changed ? _("You were writing this when the program ended. The text has been changed "
                        "since.")
                    : _("You were writing this when the program ended."),
            choices, COUNT(choices), 0);
    text_free(&title);
    text_free(&typed);
    text_free(&now);
    return chosen;
}

static bool is_known(const struct sitting *sitting, const struct draft *draft)
{
    return catalogue_question(sitting->catalogue, draft->about) ||
           catalogue_capability(sitting->catalogue, draft->about);
}

static void offer_draft(struct stage *stage, const struct draft *draft, const char *path)
{
    char now[65] = "";
    char typed[65];
    const struct field *field = find_field(draft->field);
    if (field)
        digest_now(&stage->sitting, field, draft->about, draft->field, now);
    draft_digest((const char *const *)draft->texts, draft->count, typed);
    int chosen = 1;
    if (field && !is_known(&stage->sitting, draft))
        field = NULL;
    if (field && strcmp(typed, now) != 0)
        chosen = ask_about_words(stage, draft, field, strcmp(draft->base, now) != 0);
    if (stage->ending)
        return; /* asked again next time */
    bool done = field && (strcmp(typed, now) == 0 || (chosen == 0 && field->write(stage, draft)));
    if (!done) {
        draft_set_aside(path);
        if (chosen == 0)
            stage_say(stage, "%s",
                      _("What you were writing has no place any more; it was put aside"));
        return;
    }
    /* It stays on disk until the words are saved. */
    stage->noted = strdup("");
}

static void offer_words(struct stage *stage)
{
    struct draft draft;
    struct error error;
    const char *path = assessment_path(stage->sitting.assessment);
    if (draft_read(path, assessment_id(stage->sitting.assessment), &draft, &error)) {
        offer_draft(stage, &draft, path);
        draft_free(&draft);
    } else if (error.problem[0]) {
        stage_say_error(stage, &error);
    }
}

/* ---- offering answers ---- */

static int ask_about_answers(struct stage *stage, const struct merge *merge, time_t when)
{
    char text[400];
    char stamp[32];
    size_t count = merge->from_ours + merge->conflicts;
    const struct prompt_choice choices[] = {
        {_("Bring them back"),
         merge->conflicts ? _("where the file says something else now, you choose") : NULL},
        {_("Leave them out"), _("they are put aside; “mnr-assess restore” still finds them")},
    };
    clock_stamp(when, stamp);
    snprintf(text, sizeof text,
             ngettext("When this file was open last (%.10s %.5s UTC), %zu change could not be "
                      "saved in it. It has been kept.",
                      "When this file was open last (%.10s %.5s UTC), %zu changes could not be "
                      "saved in it. They have been kept.",
                      count),
             stamp, stamp + 11, count);
    return prompt_choose(stage, _("Answers that were not saved"), text, choices, COUNT(choices), 0);
}

/* Returns whether what was kept is in the file now, or was there already. */
static bool bring_back(struct stage *stage, struct merge *merge, time_t when)
{
    struct sitting *sitting = &stage->sitting;
    struct error error;
    if (!merge->from_ours && !merge->conflicts)
        return true;
    if (ask_about_answers(stage, merge, when) != 0 ||
        !conflict_go_through(stage, merge, _("What was not saved"), _("What is in the file")))
        return false;
    if (!merge_apply(merge, sitting->assessment, &error)) {
        stage_say_error(stage, &error);
        return false;
    }
    sitting_changed(sitting);
    if (!sitting_save(sitting))
        return false;
    stage_say(stage, "%s", _("Brought back and saved"));
    return true;
}

static void offer_answers(struct stage *stage)
{
    struct sitting *sitting = &stage->sitting;
    struct assessment *mine;
    struct assessment *base;
    struct error error;
    time_t when = 0;
    const char *path = assessment_path(sitting->assessment);
    recovery_exists(path, &when);
    if (!recovery_load(sitting->catalogue, path, assessment_id(sitting->assessment), &mine, &base,
                       &error)) {
        if (error.problem[0])
            stage_say_error(stage, &error);
        return;
    }
    struct merge *merge = merge_new(base, mine, sitting->assessment);
    bool done = merge && bring_back(stage, merge, when);
    if (done)
        recovery_drop(path);
    else if (!stage->ending && !sitting->trouble)
        recovery_set_aside(path);
    merge_free(merge);
    assessment_free(mine);
    assessment_free(base);
}

void recovering_offer(struct stage *stage)
{
    leftover_rescue(assessment_path(stage->sitting.assessment));
    offer_answers(stage);
    if (!stage->ending)
        offer_words(stage);
}
