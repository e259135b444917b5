/* What an assessment covers: its country, its questionnaires, and how deep it asks. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/assessment_parts.h"
#include "core/country.h"
#include "core/i18n.h"

/* ---- country: a fact about the assessment and the answer to a question ---- */

bool assessment_take_country(struct assessment *assessment, const char *code)
{
    char upper[4] = "";
    size_t length = strnlen(code, 3);
    for (size_t i = 0; i < length; i++)
        upper[i] = (char)(code[i] >= 'a' && code[i] <= 'z' ? code[i] - 32 : code[i]);
    return answer_replace(&assessment->country, upper);
}

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
    bool done = answer_replace(&draft.value, assessment->country)
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

bool assessment_set_country(struct assessment *assessment, const char *code, struct error *error)
{
    if (!country_exists(code))
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("“%s” is no country; use its three letters, such as NOR"), code);
    if (!assessment_take_country(assessment, code))
        return error_set_memory(error);
    assessment->changed = true;
    return answer_country_questions(assessment, false, error);
}

bool assessment_forget_country(struct assessment *assessment, struct error *error)
{
    if (!assessment_take_country(assessment, ""))
        return error_set_memory(error);
    assessment->changed = true;
    return true;
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
    return assessment->instruments[index_of(assessment, questionnaire)].version != NULL;
}

const char *assessment_version(const struct assessment *assessment,
                               const struct questionnaire *questionnaire)
{
    const char *version = assessment->instruments[index_of(assessment, questionnaire)].version;
    return version ? version : "";
}

size_t assessment_answers_to(const struct assessment *assessment,
                             const struct questionnaire *questionnaire)
{
    const struct catalogue *catalogue = assessment->catalogue;
    size_t count = 0;
    for (size_t i = 0; i < catalogue->question_count; i++)
        count += catalogue->questions[i]->questionnaire == questionnaire &&
                 assessment->answers[i].state != ANSWER_UNANSWERED;
    return count;
}

void assessment_list_instruments(const struct assessment *assessment, struct text *out)
{
    bool some = false;
    for (size_t i = 0; i < assessment->catalogue->questionnaire_count; i++) {
        if (!assessment->instruments[i].version)
            continue;
        text_append_format(out, "%s%s", some ? "," : "",
                           assessment->catalogue->questionnaires[i]->id);
        some = true;
    }
}

static size_t find_instrument(const struct catalogue *catalogue, const char *id, size_t length)
{
    size_t i = 0;
    while (i < catalogue->questionnaire_count &&
           (strlen(catalogue->questionnaires[i]->id) != length ||
            strncasecmp(catalogue->questionnaires[i]->id, id, length) != 0))
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
static bool use(struct assessment *assessment, size_t i, bool wanted)
{
    char **version = &assessment->instruments[i].version;
    if (wanted == (*version != NULL))
        return true;
    if (!wanted && !assessment_keep_seen(assessment, assessment->catalogue->questionnaires[i]))
        return false;
    return answer_replace(version,
                          wanted ? assessment->catalogue->questionnaires[i]->version : NULL);
}

bool assessment_set_instruments(struct assessment *assessment, const char *list,
                                struct error *error)
{
    const struct catalogue *catalogue = assessment->catalogue;
    bool *wanted = calloc(catalogue->questionnaire_count + 1, sizeof *wanted);
    if (!wanted)
        return error_set_memory(error);
    bool done = !list || read_list(catalogue, list, wanted, error);
    for (size_t i = 0; done && i < catalogue->questionnaire_count; i++)
        done = use(assessment, i, !list || wanted[i]) || error_set_memory(error);
    free(wanted);
    if (!done)
        return false;
    assessment->changed = true;
    return !assessment->country || answer_country_questions(assessment, true, error);
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
    if (capability && assessment->depths[capability->index] >= 0)
        return (enum depth)assessment->depths[capability->index];
    return assessment->depth;
}

bool assessment_set_depth(struct assessment *assessment, const struct capability *capability,
                          enum depth depth, struct error *error)
{
    if (depth > DEPTH_FULL)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("a depth is core, standard or full"));
    if (capability) {
        assessment->depths[capability->index] = (signed char)depth;
    } else {
        assessment->depth = depth;
        memset(assessment->depths, -1, assessment->catalogue->capability_count + 1);
    }
    assessment->changed = true;
    return true;
}
