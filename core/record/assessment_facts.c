/* The facts of an assessment: copying and comparing them, and changing one. */
#include <stdlib.h>
#include <string.h>

#include "core/base/ascii.h"
#include "core/base/i18n.h"
#include "core/record/assessment_parts.h"

/* ---- making ---- */

bool facts_make(struct facts *facts, const struct catalogue *catalogue)
{
    *facts = (struct facts){.depth = DEPTH_FULL};
    facts->depths = malloc(catalogue->capability_count + 1);
    facts->findings = calloc(catalogue->capability_count + 1, sizeof *facts->findings);
    facts->instruments = calloc(catalogue->questionnaire_count + 1, sizeof *facts->instruments);
    if (!facts->depths || !facts->findings || !facts->instruments) {
        facts_free(facts, catalogue);
        return false;
    }
    memset(facts->depths, -1, catalogue->capability_count + 1);
    return true;
}

static void free_respondent(struct respondent *respondent)
{
    free(respondent->id);
    free(respondent->organisation);
}

static void free_override(struct override *override)
{
    free(override->capability);
    free(override->status);
    free(override->reason);
}

void facts_free(struct facts *facts, const struct catalogue *catalogue)
{
    for (size_t i = 0; facts->instruments && i < catalogue->questionnaire_count; i++)
        free(facts->instruments[i].version);
    for (size_t i = 0; i < facts->respondent_count; i++)
        free_respondent(&facts->respondents[i]);
    for (size_t i = 0; i < facts->override_count; i++)
        free_override(&facts->overrides[i]);
    free(facts->id);
    free(facts->country);
    free(facts->title);
    free(facts->depths);
    free(facts->instruments);
    free(facts->respondents);
    free(facts->overrides);
    free(facts->findings);
    free(facts->strangers);
    *facts = (struct facts){0};
}

/* ---- copying ---- */

static bool copy_respondents(struct facts *copy, const struct facts *facts)
{
    bool done = true;
    for (size_t i = 0; done && i < facts->respondent_count; i++)
        done =
            facts_add_respondent(copy, facts->respondents[i].id, facts->respondents[i].organisation,
                                 facts->respondents[i].origin, NULL);
    return done;
}

static bool copy_overrides(struct facts *copy, const struct facts *facts)
{
    copy->overrides = calloc(facts->override_count + 1, sizeof *copy->overrides);
    bool done = copy->overrides != NULL;
    for (size_t i = 0; done && i < facts->override_count; i++) {
        const struct override *from = &facts->overrides[i];
        struct override *to = &copy->overrides[copy->override_count++];
        done = answer_replace(&to->capability, from->capability) &&
               answer_replace(&to->status, from->status) &&
               answer_replace(&to->reason, from->reason);
    }
    return done;
}

static bool copy_versions(struct facts *copy, const struct facts *facts,
                          const struct catalogue *catalogue)
{
    bool done = true;
    for (size_t i = 0; done && i < catalogue->questionnaire_count; i++)
        done = answer_replace(&copy->instruments[i].version, facts->instruments[i].version);
    return done;
}

static bool copy_strangers(struct facts *copy, const struct facts *facts)
{
    if (!facts->stranger_count)
        return true;
    copy->strangers = calloc(facts->stranger_count, sizeof *copy->strangers);
    if (!copy->strangers)
        return false;
    copy->stranger_count = facts->stranger_count;
    memcpy(copy->strangers, facts->strangers, facts->stranger_count * sizeof *copy->strangers);
    return true;
}

bool facts_copy(struct facts *copy, const struct facts *facts, const struct catalogue *catalogue)
{
    if (!facts_make(copy, catalogue))
        return false;
    copy->revision = facts->revision;
    copy->depth = facts->depth;
    memcpy(copy->maps, facts->maps, sizeof copy->maps);
    memcpy(copy->depths, facts->depths, catalogue->capability_count);
    memcpy(copy->findings, facts->findings, catalogue->capability_count * sizeof *copy->findings);
    if (answer_replace(&copy->id, facts->id) && answer_replace(&copy->country, facts->country) &&
        answer_replace(&copy->title, facts->title) && copy_versions(copy, facts, catalogue) &&
        copy_respondents(copy, facts) && copy_overrides(copy, facts) && copy_strangers(copy, facts))
        return true;
    facts_free(copy, catalogue);
    return false;
}

/* ---- comparing ---- */

static bool same_text(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

static bool same_people(const struct facts *one, const struct facts *other,
                        const struct catalogue *catalogue)
{
    if (one->respondent_count != other->respondent_count)
        return false;
    for (size_t i = 0; i < one->respondent_count; i++)
        if (!same_text(one->respondents[i].id, other->respondents[i].id) ||
            !same_text(one->respondents[i].organisation, other->respondents[i].organisation) ||
            !assessment_same_unknown(catalogue, KEYS_OF_RESPONDENT, one->respondents[i].origin,
                                     other->respondents[i].origin))
            return false;
    return true;
}

static bool same_findings(const struct facts *one, const struct facts *other,
                          const struct catalogue *catalogue)
{
    if (one->override_count != other->override_count)
        return false;
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        const struct override *mine = facts_override(one, catalogue->capabilities[i]);
        const struct override *theirs = facts_override(other, catalogue->capabilities[i]);
        if (!mine != !theirs || (mine && (!same_text(mine->status, theirs->status) ||
                                          !same_text(mine->reason, theirs->reason))))
            return false;
        if (!assessment_same_unknown(catalogue, KEYS_OF_FINDING, one->findings[i],
                                     other->findings[i]))
            return false;
    }
    return true;
}

static bool same_scope(const struct facts *one, const struct facts *other,
                       const struct catalogue *catalogue)
{
    if (one->depth != other->depth ||
        memcmp(one->depths, other->depths, catalogue->capability_count) != 0)
        return false;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const char *mine = one->instruments[i].version;
        const char *theirs = other->instruments[i].version;
        if (!mine != !theirs || !same_text(mine, theirs))
            return false;
    }
    return true;
}

bool facts_same(const struct facts *one, const struct facts *other,
                const struct catalogue *catalogue)
{
    for (int map = 0; map < FILE_MAPS; map++)
        if (!assessment_same_unknown(catalogue, (enum known_keys)map, one->maps[map],
                                     other->maps[map]))
            return false;
    return same_text(one->id, other->id) && same_text(one->country, other->country) &&
           same_text(one->title, other->title) && one->revision == other->revision &&
           same_scope(one, other, catalogue) && same_people(one, other, catalogue) &&
           same_findings(one, other, catalogue);
}

/* ---- one of them ---- */

bool facts_list_strangers(struct facts *facts, const struct catalogue *catalogue)
{
    const struct yaml_node *map = facts->maps[KEYS_OF_ANSWERS];
    const char **strangers = calloc(map ? map->count + (size_t)1 : 1, sizeof *strangers);
    size_t count = 0;
    if (!strangers)
        return false;
    for (const struct yaml_node *node = assessment_first_unknown(catalogue, KEYS_OF_ANSWERS, map);
         node; node = assessment_next_unknown(catalogue, KEYS_OF_ANSWERS, node))
        strangers[count++] = yaml_key(node);
    free(facts->strangers);
    facts->strangers = strangers;
    facts->stranger_count = count;
    return true;
}

struct respondent *facts_respondent(const struct facts *facts, const char *id)
{
    for (size_t i = 0; i < facts->respondent_count; i++)
        if (strcmp(facts->respondents[i].id, id) == 0)
            return &facts->respondents[i];
    return NULL;
}

bool facts_refuse_respondent(struct error *error)
{
    return error_set(error, ERROR_CONTENT, NULL, 0, 0, "%s",
                     _("a respondent needs a short id and an organisation"));
}

bool facts_add_respondent(struct facts *facts, const char *id, const char *organisation,
                          const struct yaml_node *origin, struct error *error)
{
    if (text_is_space(id) || text_is_space(organisation))
        return facts_refuse_respondent(error);
    if (!answer_check_text(id, error) || !answer_check_text(organisation, error))
        return false;
    if (facts_respondent(facts, id))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0, _("“%s” is a respondent already"), id);
    struct respondent *respondents =
        reallocarray(facts->respondents, facts->respondent_count + 1, sizeof *respondents);
    if (!respondents)
        return error_set_memory(error);
    facts->respondents = respondents;
    struct respondent added = {
        .id = strdup(id), .organisation = strdup(organisation), .origin = origin};
    if (!added.id || !added.organisation) {
        free_respondent(&added);
        return error_set_memory(error);
    }
    respondents[facts->respondent_count++] = added;
    return true;
}

void facts_remove_respondent(struct facts *facts, struct respondent *respondent)
{
    size_t after = facts->respondent_count - 1 - (size_t)(respondent - facts->respondents);
    free_respondent(respondent);
    memmove(respondent, respondent + 1, after * sizeof *respondent);
    facts->respondent_count--;
}

struct override *facts_override(const struct facts *facts, const struct capability *capability)
{
    for (size_t i = 0; i < facts->override_count; i++)
        if (strcmp(facts->overrides[i].capability, capability->id) == 0)
            return &facts->overrides[i];
    return NULL;
}

static void remove_override(struct facts *facts, struct override *override)
{
    free_override(override);
    *override = facts->overrides[--facts->override_count];
}

static struct override *add_override(struct facts *facts, const struct capability *capability)
{
    struct override *overrides =
        reallocarray(facts->overrides, facts->override_count + 1, sizeof *overrides);
    if (!overrides)
        return NULL;
    facts->overrides = overrides;
    struct override *added = &overrides[facts->override_count];
    *added = (struct override){.capability = strdup(capability->id)};
    if (!added->capability)
        return NULL;
    facts->override_count++;
    return added;
}

bool facts_check_override(const struct capability *capability, const char *status,
                          const char *reason, struct error *error)
{
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
    if (text_is_space(reason))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0,
                         _("%s: a status that is set needs a reason"), capability->id);
    return answer_check_text(reason, error);
}

bool facts_set_override(struct facts *facts, const struct capability *capability,
                        const char *status, const char *reason, struct error *error)
{
    struct override *override = facts_override(facts, capability);
    if (!status) {
        if (override)
            remove_override(facts, override);
        return true;
    }
    if (!facts_check_override(capability, status, reason, error))
        return false;
    if (!override)
        override = add_override(facts, capability);
    return (override && answer_replace(&override->status, status) &&
            answer_replace(&override->reason, reason)) ||
           error_set_memory(error);
}

bool facts_take_country(struct facts *facts, const char *code)
{
    char upper[4] = "";
    size_t length = strnlen(code, 3);
    for (size_t i = 0; i < length; i++)
        upper[i] = ascii_upper(code[i]);
    return answer_replace(&facts->country, upper);
}
