#include "cli/change.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"

static char *trim(char *words)
{
    words += strspn(words, " \t");
    size_t length = strlen(words);
    while (length && strchr(" \t", words[length - 1]))
        words[--length] = '\0';
    return words;
}

size_t change_split(char *words, char *parts[CHANGE_MOST_PARTS])
{
    size_t count = 0;
    char *part;
    while ((part = strsep(&words, "|"))) {
        if (count < CHANGE_MOST_PARTS)
            parts[count] = trim(part);
        count++;
    }
    return count;
}

static bool add_source(struct answer *draft, char *const parts[CHANGE_MOST_PARTS],
                       struct error *error)
{
    if (parts[3] && *parts[3] && strcmp(parts[3], "internal") != 0)
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("the fourth part of a source is “internal” or nothing, not “%s”"),
                         parts[3]);
    if (!answer_put_source(draft, draft->source_count, parts[0], parts[1], parts[2]))
        return error_set_memory(error);
    draft->sources[draft->source_count - 1].internal = parts[3] && *parts[3];
    return true;
}

bool change_source(struct answer *draft, const char *words, struct error *error)
{
    if (text_is_blank(words)) {
        while (draft->source_count)
            answer_remove_source(draft, draft->source_count - 1);
        return true;
    }
    char *copy = strdup(words);
    if (!copy)
        return error_set_memory(error);
    char *parts[CHANGE_MOST_PARTS] = {NULL};
    bool done = change_split(copy, parts) <= CHANGE_MOST_PARTS;
    if (done)
        done = add_source(draft, parts, error);
    else
        error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                  _("a source is “TITLE | DATE | WHERE HELD | internal”, with three bars at most"));
    free(copy);
    return done;
}

static bool is_respondent(const struct assessment *assessment, const char *id)
{
    const struct respondent *respondents;
    size_t count = assessment_respondents(assessment, &respondents);
    for (size_t i = 0; i < count; i++)
        if (strcmp(respondents[i].id, id) == 0)
            return true;
    return false;
}

bool change_speaker(struct assessment *assessment, const char *words, struct error *error)
{
    char *copy = strdup(words);
    if (!copy)
        return error_set_memory(error);
    char *parts[CHANGE_MOST_PARTS] = {NULL};
    size_t count = change_split(copy, parts);
    bool done = true;
    if (!text_is_utf8(words, strlen(words), NULL))
        done = error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("the name of who answers is not UTF-8"));
    else if (count > 2)
        done = error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("who answers is “ID” or, for somebody new, “ID | ORGANISATION”"));
    else if (count == 2 && !is_respondent(assessment, parts[0]))
        done = assessment_add_respondent(assessment, parts[0], parts[1], error);
    else if (count == 1 && *parts[0] && !is_respondent(assessment, parts[0]))
        done = error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("“%s” is not among the respondents of this file; to add it, write "
                           "“%s | ORGANISATION”"),
                         parts[0], parts[0]);
    done = done && assessment_set_speaker(assessment, parts[0], error);
    free(copy);
    return done;
}

void change_announce(const struct session *session, const struct question *question,
                     const struct answer *draft, FILE *out)
{
    const struct question *first = NULL;
    size_t hidden = applies_would_hide(session->assessment, question, draft, &first);
    if (hidden)
        fprintf(out,
                ngettext("%s: this hides %zu answer (%s); it stays in the file and comes back with "
                         "the question\n",
                         "%s: this hides %zu answers (the first is %s); they stay in the file and "
                         "come back with their questions\n",
                         hidden),
                question->id, hidden, first->id);
    if (applies_to(session->applies, question))
        return;
    struct text why = {0};
    struct text harmless = {0};
    applies_why(session->applies, question, &why);
    text_append_harmless(&harmless, why.data ? why.data : "");
    fprintf(out,
            _("%s: this question is not asked now (%s); the answer is kept and counts once it "
              "is\n"),
            question->id, harmless.data ? harmless.data : "");
    text_free(&harmless);
    text_free(&why);
}

/* One questionnaire that went out of use, or came back into it. */
static void announce_instrument(const struct assessment *assessment,
                                const struct questionnaire *questionnaire, FILE *out)
{
    size_t count = assessment_answers_to(assessment, questionnaire);
    if (!count)
        return;
    if (assessment_has(assessment, questionnaire))
        fprintf(out, ngettext("%s: %zu answer comes back\n", "%s: %zu answers come back\n", count),
                questionnaire->id, count);
    else
        fprintf(out,
                ngettext("%s: %zu answer stays in the file and comes back with it\n",
                         "%s: %zu answers stay in the file and come back with it\n", count),
                questionnaire->id, count);
}

bool change_instruments(struct session *session, const char *list, FILE *out, struct error *error)
{
    const struct catalogue *catalogue = session->catalogue;
    struct assessment *assessment = session->assessment;
    bool *before = calloc(catalogue->questionnaire_count + 1, sizeof *before);
    if (!before)
        return error_set_memory(error);
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        before[i] = assessment_has(assessment, catalogue->questionnaires[i]);
    bool done = assessment_set_instruments(assessment, list, error);
    for (size_t i = 0; done && i < catalogue->questionnaire_count; i++)
        if (before[i] != assessment_has(assessment, catalogue->questionnaires[i]))
            announce_instrument(assessment, catalogue->questionnaires[i], out);
    free(before);
    return done;
}

bool change_status(struct session *session, const struct capability *capability, const char *status,
                   const char *reason, struct error *error)
{
    const struct finding *finding = findings_of(session->findings, capability);
    const struct status_entry *proposed = status_entry(finding->proposed);
    bool provision = capability->domain->questionnaire->unit == UNIT_PROVISION;
    if (!provision && !finding_may_be_set(finding, STATUS_PARTLY))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0,
                         _("%s is “%s” by its answers; only “in place” can be set to partly"),
                         capability->id, _(proposed->title));
    if (strcmp(status, proposed->word) == 0)
        return error_set(error, ERROR_CONTENT, NULL, 0, 0,
                         _("%s is “%s” by its answers already; nothing is to be set"),
                         capability->id, _(proposed->title));
    return assessment_set_override(session->assessment, capability, status, reason ? reason : "",
                                   error);
}

bool change_depth(struct session *session, const char *word, const char *capability,
                  struct error *error)
{
    enum depth depth;
    const struct capability *where =
        capability ? catalogue_capability(session->catalogue, capability) : NULL;
    if (!depth_from_word(word, &depth))
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("A depth is core, standard or full, for all or for one capability: "
                           "depth core mnr.cap04"));
    if (capability && !where)
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("there is no capability “%s”; “mnr-assess status” lists them"),
                         capability);
    return assessment_set_depth(session->assessment, where, depth, error);
}
