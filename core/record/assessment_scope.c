/* What an assessment covers: its country, its questionnaires, and how deep it asks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "core/record/assessment_parts.h"

/* ---- country: a fact about the assessment and the answer to a question ---- */

/* One fact, asked once. An answer out of sight must not come back with another country. */
static bool answer_country(struct assessment *assessment, const struct question *question,
                           struct error *error)
{
    const struct answer *answer = assessment_answer(assessment, question);
    struct answer draft;
    if (!assessment_has(assessment, question->questionnaire) && answer->state != ANSWER_ANSWERED)
        return true;
    if (!answer_copy(&draft, answer))
        return error_set_memory(error);
    answer_set_state(&draft, ANSWER_ANSWERED);
    bool done = answer_replace(&draft.value, assessment->facts.country)
                    ? assessment_set_answer(assessment, question, &draft, error)
                    : error_set_memory(error);
    answer_free(&draft);
    return done;
}

static bool answer_country_questions(struct assessment *assessment, bool unanswered_only,
                                     struct error *error)
{
    const struct catalogue *catalogue = assessment->catalogue;
    bool done = true;
    for (size_t i = 0; done && i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        bool answered = assessment_answer(assessment, question)->state != ANSWER_UNANSWERED;
        if (question->kind == KIND_COUNTRY && !(answered && unanswered_only))
            done = answer_country(assessment, question, error);
    }
    return done;
}

static bool put_country(struct assessment *assessment, const char *code, struct error *error)
{
    return assessment_touch(assessment, error) &&
           (facts_take_country(&assessment->facts, code) || error_set_memory(error));
}

bool assessment_set_country(struct assessment *assessment, const char *code, struct error *error)
{
    if (!country_exists(code))
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("“%s” is no country; use its three letters, such as NOR"), code);
    if (!assessment_begin(assessment, error))
        return false;
    bool done =
        put_country(assessment, code, error) && answer_country_questions(assessment, false, error);
    return assessment_end(assessment, done, error);
}

bool assessment_forget_country(struct assessment *assessment, struct error *error)
{
    return assessment_begin(assessment, error) &&
           assessment_end(assessment, put_country(assessment, "", error), error);
}

/* ---- questionnaires ---- */

static size_t index_of(const struct assessment *assessment,
                       const struct questionnaire *questionnaire)
{
    size_t i = 0;
    while (i < assessment->catalogue->questionnaire_count &&
           assessment->catalogue->questionnaires[i] != questionnaire)
        i++;
    return i;
}

bool assessment_has(const struct assessment *assessment, const struct questionnaire *questionnaire)
{
    return assessment->facts.instruments[index_of(assessment, questionnaire)].version != NULL;
}

const char *assessment_version(const struct assessment *assessment,
                               const struct questionnaire *questionnaire)
{
    const char *version =
        assessment->facts.instruments[index_of(assessment, questionnaire)].version;
    return version ? version : "";
}

size_t assessment_answers_to(const struct assessment *assessment,
                             const struct questionnaire *questionnaire)
{
    const struct catalogue *catalogue = assessment->catalogue;
    size_t count = 0;
    for (size_t i = 0; i < catalogue->question_count; i++)
        count += catalogue->questions[i]->questionnaire == questionnaire &&
                 entries_answer(assessment->entries, i)->state != ANSWER_UNANSWERED;
    return count;
}

void assessment_list_instruments(const struct assessment *assessment, struct text *out)
{
    bool some = false;
    for (size_t i = 0; i < assessment->catalogue->questionnaire_count; i++) {
        if (!assessment->facts.instruments[i].version)
            continue;
        text_append_format(out, "%s%s", some ? "," : "",
                           assessment->catalogue->questionnaires[i]->id);
        some = true;
    }
}

static size_t find_instrument(const struct catalogue *catalogue, const char *id, size_t length)
{
    char typed[64];
    size_t i = 0;
    snprintf(typed, sizeof typed, "%.*s", (int)length, id);
    const struct questionnaire *named = catalogue_questionnaire(catalogue, typed);
    while (i < catalogue->questionnaire_count && catalogue->questionnaires[i] != named)
        i++;
    return i;
}

/* Marks those that a list names, "mnr,law"; false when it names none or another. */
static bool read_list(const struct catalogue *catalogue, const char *list, bool *wanted,
                      struct error *error)
{
    if (text_is_blank(list))
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("an assessment needs one questionnaire at least"));
    while (*list) {
        list += strspn(list, " ");
        size_t length = strcspn(list, " ,");
        size_t i = find_instrument(catalogue, list, length);
        if (i == catalogue->questionnaire_count)
            return error_set(error, ERROR_USAGE, NULL, 0, 0, _("there is no questionnaire “%.*s”"),
                             (int)length, list);
        wanted[i] = true;
        list += length;
        list += strspn(list, " ");
        list += *list == ',';
    }
    return true;
}

/* What is in use already keeps the version that its answers were given to. */
static bool use(struct assessment *assessment, size_t i, bool wanted, struct error *error)
{
    char **version = &assessment->facts.instruments[i].version;
    if (wanted == (*version != NULL))
        return true;
    const struct questionnaire *questionnaire = assessment->catalogue->questionnaires[i];
    return (wanted || assessment_keep_seen(assessment, questionnaire, error)) &&
           (answer_replace(version, wanted ? questionnaire->version : NULL) ||
            error_set_memory(error));
}

static bool put_instruments(struct assessment *assessment, const char *list, struct error *error)
{
    const struct catalogue *catalogue = assessment->catalogue;
    bool *wanted = calloc(catalogue->questionnaire_count + 1, sizeof *wanted);
    if (!wanted)
        return error_set_memory(error);
    bool done =
        (!list || read_list(catalogue, list, wanted, error)) && assessment_touch(assessment, error);
    for (size_t i = 0; done && i < catalogue->questionnaire_count; i++)
        done = use(assessment, i, !list || wanted[i], error);
    free(wanted);
    return done &&
           (!assessment->facts.country || answer_country_questions(assessment, true, error));
}

bool assessment_set_instruments(struct assessment *assessment, const char *list,
                                struct error *error)
{
    return assessment_begin(assessment, error) &&
           assessment_end(assessment, put_instruments(assessment, list, error), error);
}

/* ---- depth ---- */

static const char *const depths[] = {
    [DEPTH_CORE] = "core", [DEPTH_STANDARD] = "standard", [DEPTH_FULL] = "full"};

const char *depth_word(enum depth depth)
{
    return depths[depth];
}

bool depth_from_word(const char *word, enum depth *depth)
{
    for (size_t i = 0; i < sizeof depths / sizeof *depths; i++) {
        if (strcmp(depths[i], word) != 0)
            continue;
        *depth = (enum depth)i;
        return true;
    }
    return false;
}

enum depth assessment_depth(const struct assessment *assessment,
                            const struct capability *capability)
{
    const struct facts *facts = &assessment->facts;
    if (capability && facts->depths[capability->index] >= 0)
        return (enum depth)facts->depths[capability->index];
    return facts->depth;
}

static bool put_depth(struct assessment *assessment, const struct capability *capability,
                      enum depth depth, struct error *error)
{
    struct facts *facts = &assessment->facts;
    if (!assessment_touch(assessment, error))
        return false;
    if (capability) {
        facts->depths[capability->index] = (signed char)depth;
    } else {
        facts->depth = depth;
        memset(facts->depths, -1, assessment->catalogue->capability_count + 1);
    }
    return true;
}

bool assessment_set_depth(struct assessment *assessment, const struct capability *capability,
                          enum depth depth, struct error *error)
{
    if (depth > DEPTH_FULL)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("a depth is core, standard or full"));
    return assessment_begin(assessment, error) &&
           assessment_end(assessment, put_depth(assessment, capability, depth, error), error);
}
