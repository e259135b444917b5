#include "core/assessment.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>
#include <unistd.h>

#include "core/assessment_parts.h"
#include "core/clock.h"
#include "core/country.h"
#include "core/digest.h"
#include "core/i18n.h"

/* ---- making ---- */

struct assessment *assessment_empty(const struct catalogue *catalogue)
{
    struct assessment *assessment = calloc(1, sizeof *assessment);
    if (!assessment)
        return NULL;
    assessment->catalogue = catalogue;
    assessment->depth = DEPTH_FULL;
    assessment->answers = calloc(catalogue->question_count + 1, sizeof *assessment->answers);
    assessment->origins = calloc(catalogue->question_count + 1, sizeof *assessment->origins);
    assessment->depths = malloc(catalogue->capability_count + 1);
    assessment->instruments =
        calloc(catalogue->questionnaire_count + 1, sizeof *assessment->instruments);
    if (!assessment->answers || !assessment->origins || !assessment->depths ||
        !assessment->instruments) {
        assessment_free(assessment);
        return NULL;
    }
    memset(assessment->depths, -1, catalogue->capability_count + 1);
    return assessment;
}

/* A version 4 UUID. */
static char *new_id(void)
{
    unsigned char b[16];
    char *id = malloc(37);
    if (!id || getrandom(b, sizeof b, 0) != sizeof b) {
        free(id);
        return NULL;
    }
    b[6] = (unsigned char)((b[6] & 0x0F) | 0x40);
    b[8] = (unsigned char)((b[8] & 0x3F) | 0x80);
    snprintf(id, 37, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0],
             b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13],
             b[14], b[15]);
    return id;
}

static char *make_title(const char *country)
{
    char day[16];
    clock_day(clock_now(), day);
    const char *name = country && *country ? country_name(country) : NULL;
    struct text title = {0};
    text_append_format(&title, "%s %.4s", name ? name : _("National self-assessment"), day);
    return text_take(&title);
}

struct assessment *assessment_new(const struct catalogue *catalogue,
                                  const struct assessment_options *options, struct error *error)
{
    struct assessment *assessment = assessment_empty(catalogue);
    if (!assessment) {
        error_set_memory(error);
        return NULL;
    }
    const char *country = options->country;
    assessment->depth = options->depth;
    assessment->changed = true;
    assessment->id = new_id();
    assessment->title = options->title ? strdup(options->title) : make_title(country);
    bool done = assessment->id && assessment->title;
    if (!done)
        error_set_memory(error);
    done = done && assessment_set_instruments(assessment, options->instruments, error);
    if (done && country)
        done = assessment_set_country(assessment, country, error);
    if (done)
        return assessment;
    assessment_free(assessment);
    return NULL;
}

void assessment_free(struct assessment *assessment)
{
    if (!assessment)
        return;
    for (size_t i = 0; assessment->answers && i < assessment->catalogue->question_count; i++)
        answer_free(&assessment->answers[i]);
    for (size_t i = 0; assessment->instruments && i < assessment->catalogue->questionnaire_count;
         i++)
        free(assessment->instruments[i].version);
    for (size_t i = 0; i < assessment->respondent_count; i++) {
        free(assessment->respondents[i].id);
        free(assessment->respondents[i].organisation);
    }
    for (size_t i = 0; i < assessment->override_count; i++) {
        free(assessment->overrides[i].capability);
        free(assessment->overrides[i].status);
        free(assessment->overrides[i].reason);
    }
    free(assessment->answers);
    free(assessment->origins);
    free(assessment->instruments);
    free(assessment->depths);
    free(assessment->respondents);
    free(assessment->overrides);
    free(assessment->strangers);
    free(assessment->path);
    free(assessment->saved);
    free(assessment->id);
    free(assessment->country);
    free(assessment->title);
    free(assessment->place);
    free(assessment->speaker);
    yaml_tree_free(assessment->tree);
    left_out_free(assessment->left_out);
    free(assessment);
}

/* ---- about it ---- */

const struct catalogue *assessment_catalogue(const struct assessment *assessment)
{
    return assessment->catalogue;
}

static const char *or_empty(const char *string)
{
    return string ? string : "";
}

const char *assessment_path(const struct assessment *assessment)
{
    return or_empty(assessment->path);
}

const char *assessment_id(const struct assessment *assessment)
{
    return or_empty(assessment->id);
}

const char *assessment_country(const struct assessment *assessment)
{
    return or_empty(assessment->country);
}

const char *assessment_title(const struct assessment *assessment)
{
    return or_empty(assessment->title);
}

const char *assessment_saved(const struct assessment *assessment, size_t *length)
{
    *length = assessment->saved_length;
    return assessment->saved;
}

long assessment_revision(const struct assessment *assessment)
{
    return assessment->revision;
}

bool assessment_digest(const struct assessment *assessment, char hex[65])
{
    if (!assessment->saved)
        return false;
    digest_of_bytes(assessment->saved, assessment->saved_length, hex);
    return true;
}

bool assessment_is_changed(const struct assessment *assessment)
{
    return assessment->changed;
}

bool assessment_set_title(struct assessment *assessment, const char *title, struct error *error)
{
    if (text_is_blank(title))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0, "%s", _("a title needs some words"));
    if (!answer_check_text(title, error))
        return false;
    if (!answer_replace(&assessment->title, title))
        return error_set_memory(error);
    assessment->changed = true;
    return true;
}

const char *assessment_place(const struct assessment *assessment)
{
    return or_empty(assessment->place);
}

bool assessment_set_place(struct assessment *assessment, const char *question_id)
{
    if (strcmp(or_empty(assessment->place), question_id) == 0)
        return true;
    assessment->moved = true;
    return answer_replace(&assessment->place, question_id);
}

size_t assessment_respondents(const struct assessment *assessment,
                              const struct respondent **respondents)
{
    *respondents = assessment->respondents;
    return assessment->respondent_count;
}

struct respondent *assessment_find_respondent(const struct assessment *assessment, const char *id)
{
    for (size_t i = 0; i < assessment->respondent_count; i++)
        if (strcmp(assessment->respondents[i].id, id) == 0)
            return &assessment->respondents[i];
    return NULL;
}

bool assessment_add_respondent(struct assessment *assessment, const char *id,
                               const char *organisation, struct error *error)
{
    if (text_is_blank(id) || text_is_blank(organisation))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0, "%s",
                         _("a respondent needs a short id and an organisation"));
    if (!answer_check_text(id, error) || !answer_check_text(organisation, error))
        return false;
    if (assessment_find_respondent(assessment, id))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0, _("“%s” is a respondent already"), id);
    struct respondent *respondents =
        realloc(assessment->respondents, (assessment->respondent_count + 1) * sizeof *respondents);
    if (!respondents)
        return error_set_memory(error);
    assessment->respondents = respondents;
    struct respondent added = {.id = strdup(id), .organisation = strdup(organisation)};
    if (!added.id || !added.organisation) {
        free(added.id);
        free(added.organisation);
        return error_set_memory(error);
    }
    respondents[assessment->respondent_count++] = added;
    assessment->changed = true;
    return true;
}

void assessment_remove_respondent(struct assessment *assessment, const char *id)
{
    struct respondent *found = assessment_find_respondent(assessment, id);
    if (!found)
        return;
    free(found->id);
    free(found->organisation);
    size_t after = assessment->respondent_count - 1 - (size_t)(found - assessment->respondents);
    memmove(found, found + 1, after * sizeof *found);
    assessment->respondent_count--;
    assessment->changed = true;
}

const char *assessment_speaker(const struct assessment *assessment)
{
    return assessment->speaker ? assessment->speaker : "";
}

bool assessment_set_speaker(struct assessment *assessment, const char *respondent_id,
                            struct error *error)
{
    bool nobody = !respondent_id || !*respondent_id;
    if (!nobody && !assessment_find_respondent(assessment, respondent_id))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0,
                         _("“%s” is not among the respondents of this file"), respondent_id);
    return answer_replace(&assessment->speaker, nobody ? NULL : respondent_id) ||
           error_set_memory(error);
}

size_t assessment_strangers(const struct assessment *assessment, const char *const **ids)
{
    *ids = assessment->strangers;
    return assessment->stranger_count;
}

/* ---- answers ---- */

const struct answer *assessment_answer(const struct assessment *assessment,
                                       const struct question *question)
{
    return &assessment->answers[question->index];
}

size_t assessment_answer_line(const struct assessment *assessment, const struct question *question)
{
    return assessment->origins[question->index].line;
}

bool answer_sort(const struct question *question, struct answer *draft)
{
    if (!question->option_count || question->field_count || draft->value_count < 2)
        return true;
    size_t count = 0;
    char **values = calloc(draft->value_count, sizeof *values);
    if (!values)
        return false;
    for (size_t i = 0; i < question->option_count; i++)
        for (size_t j = 0; j < draft->value_count; j++)
            if (strcmp(draft->values[j], question->options[i].id) == 0)
                values[count++] = draft->values[j];
    if (count == draft->value_count)
        memcpy(draft->values, values, count * sizeof *values);
    free(values);
    return true;
}

/* Who said it and when; a cleared answer forgets both. */
static bool sign(struct answer *copy, const char *by)
{
    char stamp[32];
    clock_stamp(clock_now(), stamp);
    bool blank = copy->state == ANSWER_UNANSWERED && !copy->note && !copy->source_count;
    return answer_replace(&copy->at, blank ? NULL : stamp) &&
           answer_replace(&copy->by, blank ? NULL : by);
}

static bool put_answer(struct assessment *assessment, const struct question *question,
                       const struct answer *draft, const char *by, struct error *error)
{
    struct answer *answer = &assessment->answers[question->index];
    if (!answer_check(question, draft, error))
        return false;
    if (answer_equal(answer, draft))
        return true;
    struct answer copy;
    if (!answer_copy(&copy, draft))
        return error_set_memory(error);
    bool country = question->kind == KIND_COUNTRY && copy.state == ANSWER_ANSWERED;
    if (!answer_sort(question, &copy) || !sign(&copy, by) ||
        (country && !assessment_take_country(assessment, copy.value)) ||
        (country && !answer_replace(&copy.value, assessment->country))) {
        answer_free(&copy);
        return error_set_memory(error);
    }
    answer_free(answer);
    *answer = copy;
    assessment->origins[question->index].saved.length = 0;
    assessment->changed = true;
    return true;
}

bool assessment_set_answer(struct assessment *assessment, const struct question *question,
                           const struct answer *draft, struct error *error)
{
    return put_answer(assessment, question, draft, assessment->speaker, error);
}

bool assessment_restore_answer(struct assessment *assessment, const struct question *question,
                               const struct answer *before, struct error *error)
{
    return put_answer(assessment, question, before, before->by, error);
}

/* ---- statuses the coordinator set ---- */

static struct override *find_override(const struct assessment *assessment,
                                      const struct capability *capability)
{
    for (size_t i = 0; i < assessment->override_count; i++)
        if (strcmp(assessment->overrides[i].capability, capability->id) == 0)
            return &assessment->overrides[i];
    return NULL;
}

const struct override *assessment_override(const struct assessment *assessment,
                                           const struct capability *capability)
{
    return find_override(assessment, capability);
}

static void remove_override(struct assessment *assessment, struct override *override)
{
    free(override->capability);
    free(override->status);
    free(override->reason);
    *override = assessment->overrides[--assessment->override_count];
    assessment->changed = true;
}

static struct override *add_override(struct assessment *assessment,
                                     const struct capability *capability)
{
    struct override *overrides =
        realloc(assessment->overrides, (assessment->override_count + 1) * sizeof *overrides);
    if (!overrides)
        return NULL;
    assessment->overrides = overrides;
    struct override *added = &overrides[assessment->override_count];
    *added = (struct override){.capability = strdup(capability->id)};
    if (!added->capability)
        return NULL;
    assessment->override_count++;
    return added;
}

bool assessment_set_override(struct assessment *assessment, const struct capability *capability,
                             const char *status, const char *reason, struct error *error)
{
    struct override *override = find_override(assessment, capability);
    if (!status) {
        if (override)
            remove_override(assessment, override);
        return true;
    }
    enum unit unit = capability->domain->questionnaire->unit;
    bool allowed = unit == UNIT_PROVISION ? status_of_word(unit, status) != NULL
                                          : strcmp(status, status_entry(STATUS_PARTLY)->word) == 0;
    if (!allowed)
        return error_set(error, ERROR_CONTENT, NULL, 0, 0,
                         unit == UNIT_PROVISION
                             ? _("%s: a level is in-force, partly, drafted or absent")
                             : _("%s: a status can only be set to “partly”; the rest follows "
                                 "from the answers"),
                         capability->id);
    if (text_is_blank(reason))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0,
                         _("%s: a status that is set needs a reason"), capability->id);
    if (!answer_check_text(reason, error))
        return false;
    if (!override)
        override = add_override(assessment, capability);
    if (!override || !answer_replace(&override->status, status) ||
        !answer_replace(&override->reason, reason))
        return error_set_memory(error);
    assessment->changed = true;
    return true;
}
