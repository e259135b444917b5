#include "session/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/record/answer_edit.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- what stands there ---- */

typedef size_t read_field(const struct assessment *assessment, const char *about, const char *field,
                          const char *texts[DRAFT_TEXTS]);

static const struct question *question_of(const struct assessment *assessment, const char *about)
{
    return catalogue_question(assessment_catalogue(assessment), about);
}

static const struct answer *answer_of(const struct assessment *assessment, const char *about)
{
    const struct question *question = question_of(assessment, about);
    return question ? assessment_answer(assessment, question) : NULL;
}

static size_t read_value(const struct assessment *assessment, const char *about, const char *field,
                         const char *texts[DRAFT_TEXTS])
{
    const struct question *question = question_of(assessment, about);
    const struct answer *answer = answer_of(assessment, about);
    size_t count = question ? answer_edit_text_count(question, answer) : 0;
    (void)field;
    for (size_t i = 0; i < count && i < DRAFT_TEXTS; i++)
        texts[i] = answer_edit_text(question, answer, i);
    return count < DRAFT_TEXTS ? count : DRAFT_TEXTS;
}

static size_t read_note(const struct assessment *assessment, const char *about, const char *field,
                        const char *texts[DRAFT_TEXTS])
{
    const struct answer *answer = answer_of(assessment, about);
    (void)field;
    texts[0] = answer ? answer->note : NULL;
    return 1;
}

static size_t read_reason(const struct assessment *assessment, const char *about, const char *field,
                          const char *texts[DRAFT_TEXTS])
{
    const struct answer *answer = answer_of(assessment, about);
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

static size_t read_source(const struct assessment *assessment, const char *about, const char *field,
                          const char *texts[DRAFT_TEXTS])
{
    const struct answer *answer = answer_of(assessment, about);
    size_t index = number_of(field);
    bool exists = answer && index < answer->source_count;
    texts[0] = exists ? answer->sources[index].title : NULL;
    texts[1] = exists ? answer->sources[index].date : NULL;
    texts[2] = exists ? answer->sources[index].held : NULL;
    return 3;
}

static size_t read_level(const struct assessment *assessment, const char *about, const char *field,
                         const char *texts[DRAFT_TEXTS])
{
    const struct capability *capability =
        catalogue_capability(assessment_catalogue(assessment), about);
    const struct override *override =
        capability ? assessment_override(assessment, capability) : NULL;
    (void)field;
    texts[0] = override ? override->reason : NULL;
    return 1;
}

/* ---- what is put there ---- */

typedef bool change_field(const struct draft *draft, struct answer *answer);

static bool change_note(const struct draft *draft, struct answer *answer)
{
    return answer_write(&answer->note, draft->texts[0]);
}

static bool change_reason(const struct draft *draft, struct answer *answer)
{
    answer_set_state(answer, ANSWER_NOT_APPLICABLE);
    return answer_write(&answer->reason, draft->texts[0]);
}

static bool change_source(const struct draft *draft, struct answer *answer)
{
    return draft->count == 3 && answer_put_source(answer, number_of(draft->field), draft->texts[0],
                                                  draft->texts[1], draft->texts[2]);
}

static const struct field {
    const char *name; /* the first word of what a draft calls it */
    const char *title;
    read_field *read;
    change_field *change; /* NULL: it is no part beside the value of an answer */
} fields[] = {
    {"value", N_("Answer"), read_value, NULL},
    {"note", N_("Note"), read_note, change_note},
    {"reason", N_("Why it does not apply"), read_reason, change_reason},
    {"source", N_("Source"), read_source, change_source},
    {"level", N_("Reason for a status"), read_level, NULL},
};

static const struct field *find_field(const char *name)
{
    size_t length = strcspn(name, " ");
    for (size_t i = 0; i < COUNT(fields); i++)
        if (strlen(fields[i].name) == length && strncmp(fields[i].name, name, length) == 0)
            return &fields[i];
    return NULL;
}

const char *draft_title(const struct draft *draft)
{
    const struct field *field = find_field(draft->field);
    return field ? _(field->title) : draft->field;
}

size_t draft_read(const struct assessment *assessment, const char *about, const char *field,
                  const char *texts[DRAFT_TEXTS])
{
    const struct field *found = find_field(field);
    return found ? found->read(assessment, about, field, texts) : 0;
}

bool draft_change(const struct draft *draft, struct answer *answer)
{
    const struct field *field = find_field(draft->field);
    return field && field->change && field->change(draft, answer);
}

/* ---- drafts ---- */

static void digest_now(const struct assessment *assessment, const char *about, const char *field,
                       char hex[65])
{
    const char *texts[DRAFT_TEXTS] = {NULL};
    size_t count = draft_read(assessment, about, field, texts);
    draft_file_digest(texts, count, hex);
}

bool draft_write(const struct assessment *assessment, const struct keeper *keeper,
                 const struct typing *typing, int edited, struct text *out)
{
    struct draft draft = {.count = typing->count,
                          .in_editor = edited >= 0,
                          .edited = edited >= 0 ? (size_t)edited : 0};
    if (!keeper || !find_field(typing->field) || typing->count > DRAFT_TEXTS)
        return false;
    snprintf(draft.about, sizeof draft.about, "%s", typing->about);
    snprintf(draft.field, sizeof draft.field, "%s", typing->field);
    digest_now(assessment, typing->about, typing->field, draft.base);
    bool done = true;
    for (size_t i = 0; i < typing->count; i++) {
        draft.texts[i] = strdup(typing->texts[i]);
        done = done && draft.texts[i];
    }
    done = done && draft_file_write(&draft, keeper, out);
    draft_file_free(&draft);
    return done;
}

static bool has_place(const struct assessment *assessment, const struct draft *draft)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    const struct field *field = find_field(draft->field);
    if (!field)
        return false;
    return field->read == read_level ? catalogue_capability(catalogue, draft->about) != NULL
                                     : catalogue_question(catalogue, draft->about) != NULL;
}

enum draft_standing draft_stands(const struct assessment *assessment, const struct draft *draft)
{
    char now[65];
    char typed[65];
    if (!has_place(assessment, draft))
        return DRAFT_STRAY;
    digest_now(assessment, draft->about, draft->field, now);
    draft_file_digest((const char *const *)draft->texts, draft->count, typed);
    if (strcmp(typed, now) == 0)
        return DRAFT_THERE;
    return strcmp(draft->base, now) == 0 ? DRAFT_MISSING : DRAFT_CHANGED;
}

void draft_list(const char *const *texts, size_t count, struct text *out)
{
    for (size_t i = 0; i < count; i++)
        text_append_format(out, "%s%s", i ? " | " : "", texts[i] ? texts[i] : "");
}
