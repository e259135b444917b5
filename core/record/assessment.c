#include "core/record/assessment.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "core/record/assessment_parts.h"

/* ---- making ---- */

struct assessment *assessment_empty(const struct catalogue *catalogue)
{
    struct assessment *assessment = calloc(1, sizeof *assessment);
    if (!assessment)
        return NULL;
    assessment->catalogue = catalogue;
    assessment->entries = entries_new(catalogue);
    assessment->frame = calloc(1, sizeof *assessment->frame);
    if (assessment->entries && assessment->frame && facts_make(&assessment->facts, catalogue))
        return assessment;
    assessment_free(assessment);
    return NULL;
}

bool assessment_adopt(struct assessment *assessment, struct yaml_tree *tree)
{
    struct yaml_tree **trees =
        reallocarray(assessment->trees, assessment->tree_count + 1, sizeof *trees);
    if (!trees) {
        yaml_tree_free(tree);
        return false;
    }
    assessment->trees = trees;
    trees[assessment->tree_count++] = tree;
    return true;
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

static bool make_facts(struct assessment *assessment, const struct assessment_options *options,
                       struct error *error)
{
    struct facts *facts = &assessment->facts;
    facts->depth = options->depth;
    facts->id = new_id();
    facts->title = options->title ? NULL : make_title(options->country);
    if (!facts->id || (!options->title && !facts->title))
        return error_set_memory(error);
    return (!options->title || assessment_set_title(assessment, options->title, error)) &&
           assessment_set_instruments(assessment, options->instruments, error) &&
           (!options->country || assessment_set_country(assessment, options->country, error));
}

struct assessment *assessment_new(const struct catalogue *catalogue,
                                  const struct assessment_options *options, struct error *error)
{
    struct assessment *assessment = assessment_empty(catalogue);
    if (!assessment) {
        error_set_memory(error);
        return NULL;
    }
    bool done = assessment_begin(assessment, error);
    if (done) {
        done = assessment_touch(assessment, error) && make_facts(assessment, options, error);
        done = assessment_end(assessment, done, error);
    }
    if (done)
        return assessment;
    assessment_free(assessment);
    return NULL;
}

void assessment_free(struct assessment *assessment)
{
    if (!assessment)
        return;
    facts_free(&assessment->facts, assessment->catalogue);
    entries_free(assessment->entries);
    for (size_t i = 0; i < assessment->tree_count; i++)
        yaml_tree_free(assessment->trees[i]);
    free(assessment->trees);
    free(assessment->frame);
    free(assessment->path);
    free(assessment->saved);
    free(assessment->place);
    free(assessment->speaker);
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
    return or_empty(assessment->facts.id);
}

const char *assessment_country(const struct assessment *assessment)
{
    return or_empty(assessment->facts.country);
}

const char *assessment_title(const struct assessment *assessment)
{
    return or_empty(assessment->facts.title);
}

const char *assessment_saved(const struct assessment *assessment, size_t *length)
{
    *length = assessment->saved_length;
    return assessment->saved;
}

long assessment_revision(const struct assessment *assessment)
{
    return assessment->facts.revision;
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

static bool put_title(struct assessment *assessment, const char *title, struct error *error)
{
    if (text_is_blank(title))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0, "%s", _("a title needs some words"));
    return answer_check_text(title, error) && assessment_touch(assessment, error) &&
           (answer_replace(&assessment->facts.title, title) || error_set_memory(error));
}

bool assessment_set_title(struct assessment *assessment, const char *title, struct error *error)
{
    return assessment_begin(assessment, error) &&
           assessment_end(assessment, put_title(assessment, title, error), error);
}

const char *assessment_place(const struct assessment *assessment)
{
    return or_empty(assessment->place);
}

/* The file has room for it: questions have short ids. */
bool assessment_set_place(struct assessment *assessment, const char *question_id)
{
    if (strcmp(or_empty(assessment->place), question_id) == 0 ||
        strlen(question_id) > LIMIT_ID_BYTES)
        return true;
    assessment->moved = true;
    return answer_replace(&assessment->place, question_id);
}

size_t assessment_respondents(const struct assessment *assessment,
                              const struct respondent **respondents)
{
    *respondents = assessment->facts.respondents;
    return assessment->facts.respondent_count;
}

bool assessment_add_respondent(struct assessment *assessment, const char *id,
                               const char *organisation, struct error *error)
{
    if (text_is_blank(id) || text_is_blank(organisation))
        return facts_refuse_respondent(error);
    if (!assessment_begin(assessment, error))
        return false;
    bool done = assessment_touch(assessment, error) &&
                facts_add_respondent(&assessment->facts, id, organisation, NULL, error);
    return assessment_end(assessment, done, error);
}

void assessment_remove_respondent(struct assessment *assessment, const char *id)
{
    struct respondent *found = facts_respondent(&assessment->facts, id);
    if (!found || !assessment_begin(assessment, NULL))
        return;
    bool done = assessment_touch(assessment, NULL);
    if (done)
        facts_remove_respondent(&assessment->facts, found);
    assessment_end(assessment, done, NULL);
}

const char *assessment_speaker(const struct assessment *assessment)
{
    return assessment->speaker ? assessment->speaker : "";
}

bool assessment_set_speaker(struct assessment *assessment, const char *respondent_id,
                            struct error *error)
{
    bool nobody = !respondent_id || !*respondent_id;
    if (!nobody && !facts_respondent(&assessment->facts, respondent_id))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0,
                         _("“%s” is not among the respondents of this file"), respondent_id);
    return answer_replace(&assessment->speaker, nobody ? NULL : respondent_id) ||
           error_set_memory(error);
}

size_t assessment_strangers(const struct assessment *assessment, const char *const **ids)
{
    *ids = assessment->facts.strangers;
    return assessment->facts.stranger_count;
}

/* ---- answers ---- */

const struct answer *assessment_answer(const struct assessment *assessment,
                                       const struct question *question)
{
    return entries_answer(assessment->entries, question->index);
}

size_t assessment_answer_line(const struct assessment *assessment, const struct question *question)
{
    return entries_line(assessment->entries, question->index);
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

struct signature {
    const char *by; /* NULL: nobody in particular */
    const char *at; /* NULL: now */
};

/* Who said it and when; a cleared answer forgets both. */
static bool sign(struct answer *copy, struct signature signature)
{
    char stamp[32];
    clock_stamp(clock_now(), stamp);
    bool blank = copy->state == ANSWER_UNANSWERED && !copy->note && !copy->source_count;
    const char *at = signature.at ? signature.at : stamp;
    return answer_replace(&copy->at, blank ? NULL : at) &&
           answer_replace(&copy->by, blank ? NULL : signature.by);
}

/* A question for the country says it for the whole record. */
static bool put_country(struct assessment *assessment, struct answer *copy, struct error *error)
{
    return assessment_touch(assessment, error) &&
           ((facts_take_country(&assessment->facts, copy->value) &&
             answer_replace(&copy->value, assessment->facts.country)) ||
            error_set_memory(error));
}

static bool put_copy(struct assessment *assessment, const struct question *question,
                     struct answer *copy, struct signature signature, struct error *error)
{
    bool country = question->kind == KIND_COUNTRY && copy->state == ANSWER_ANSWERED;
    if (!sign(copy, signature))
        return error_set_memory(error);
    return (!country || put_country(assessment, copy, error)) &&
           entries_put(assessment->entries, question->index, copy,
                       entries_origin(assessment->entries, question->index), error);
}

const char *assessment_seen(const struct assessment *assessment, const struct question *question,
                            const struct answer *answer)
{
    if (!question_is_list(question) || answer->state != ANSWER_ANSWERED)
        return NULL;
    return answer->seen ? answer->seen : assessment_version(assessment, question->questionnaire);
}

bool assessment_is_looked_through(const struct assessment *assessment,
                                  const struct question *question, const struct answer *answer)
{
    if (!question_is_list(question))
        return true;
    const char *seen = assessment_seen(assessment, question, answer);
    return seen && !answer->later && answer->value_count && strcmp(seen, "no") != 0 &&
           (!question->newest || version_compare(seen, question->newest) >= 0);
}

static bool keep_version(struct assessment *assessment, const struct question *question,
                         const char *version, struct error *error)
{
    struct answer copy;
    if (!answer_copy(&copy, assessment_answer(assessment, question)))
        return error_set_memory(error);
    bool done = (answer_replace(&copy.seen, version) || error_set_memory(error)) &&
                entries_put(assessment->entries, question->index, &copy,
                            entries_origin(assessment->entries, question->index), error);
    answer_free(&copy);
    return done;
}

bool assessment_keep_seen(struct assessment *assessment, const struct questionnaire *questionnaire,
                          struct error *error)
{
    const char *version = assessment_version(assessment, questionnaire);
    for (size_t i = 0; version_is(version) && i < assessment->catalogue->question_count; i++) {
        const struct question *question = assessment->catalogue->questions[i];
        const struct answer *answer = assessment_answer(assessment, question);
        bool list = question->questionnaire == questionnaire && question_is_list(question);
        if (list && answer->state == ANSWER_ANSWERED && !answer->seen &&
            !keep_version(assessment, question, version, error))
            return false;
    }
    return true;
}

/* What a draft does not say of a list stays; of a new answer nobody has said anything. */
static bool keep_seen(const struct question *question, const struct answer *before,
                      struct answer *copy)
{
    if (copy->seen || copy->state != ANSWER_ANSWERED || !question_is_list(question))
        return true;
    if (before->state != ANSWER_ANSWERED)
        return answer_look_through(question, copy, false);
    return answer_replace(&copy->seen, before->seen);
}

/* Takes over what is in the copy. */
static bool put_answer(struct assessment *assessment, const struct question *question,
                       struct answer *copy, struct signature signature, struct error *error)
{
    bool done = answer_sort(question, copy) || error_set_memory(error);
    if (done && !answer_equal(assessment_answer(assessment, question), copy)) {
        done = assessment_begin(assessment, error);
        if (done)
            done = assessment_end(assessment,
                                  put_copy(assessment, question, copy, signature, error), error);
    }
    answer_free(copy);
    return done;
}

/* What a person says. */
static bool put_said(struct assessment *assessment, const struct question *question,
                     const struct answer *draft, struct signature signature, struct error *error)
{
    struct answer copy;
    if (!answer_copy(&copy, draft))
        return error_set_memory(error);
    if (!keep_seen(question, assessment_answer(assessment, question), &copy)) {
        answer_free(&copy);
        return error_set_memory(error);
    }
    return put_answer(assessment, question, &copy, signature, error);
}

bool assessment_set_answer(struct assessment *assessment, const struct question *question,
                           const struct answer *draft, struct error *error)
{
    return answer_check(question, draft, error) &&
           put_said(assessment, question, draft, (struct signature){.by = assessment->speaker},
                    error);
}

bool assessment_restore_answer(struct assessment *assessment, const struct question *question,
                               const struct answer *before, struct error *error)
{
    struct answer copy;
    if (!answer_check_form(question, before, error))
        return false;
    if (!answer_copy(&copy, before))
        return error_set_memory(error);
    return put_answer(assessment, question, &copy, (struct signature){.by = before->by}, error);
}

bool assessment_import_answer(struct assessment *assessment, const struct question *question,
                              const struct answer *given, struct error *error)
{
    const struct signature signature = {
        .by = given->by ? given->by : assessment->speaker,
        .at = given->at,
    };
    return answer_check(question, given, error) &&
           put_said(assessment, question, given, signature, error);
}

/* ---- statuses the coordinator set ---- */

const struct override *assessment_override(const struct assessment *assessment,
                                           const struct capability *capability)
{
    return facts_override(&assessment->facts, capability);
}

bool assessment_check_override(const struct capability *capability, const char *status,
                               const char *reason, struct error *error)
{
    return facts_check_override(capability, status, text_is_blank(reason) ? "" : reason, error);
}

bool assessment_set_override(struct assessment *assessment, const struct capability *capability,
                             const char *status, const char *reason, struct error *error)
{
    const struct override *override = assessment_override(assessment, capability);
    bool same = override && status && strcmp(override->status, status) == 0 &&
                strcmp(override->reason, reason) == 0;
    if (same || (!status && !override))
        return true;
    if ((status && !assessment_check_override(capability, status, reason, error)) ||
        !assessment_begin(assessment, error))
        return false;
    bool done = assessment_touch(assessment, error) &&
                facts_set_override(&assessment->facts, capability, status, reason, error);
    return assessment_end(assessment, done, error);
}
