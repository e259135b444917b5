#include "session/change.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/fold.h"
#include "core/base/i18n.h"
#include "core/base/number.h"

static char *trim(char *words)
{
    words += strspn(words, " \t");
    size_t length = strlen(words);
    while (length && strchr(" \t", words[length - 1]))
        words[--length] = '\0';
    return words;
}

/* Takes the backslash away that keeps a bar from parting. */
static void take_escapes(char *part)
{
    char *out = part;
    for (const char *c = part; *c; c++) {
        if (*c == '\\' && c[1] == '|')
            c++;
        *out++ = *c;
    }
    *out = '\0';
}

/* The next bar that parts; NULL when there is none. */
static char *find_bar(char *words)
{
    char *bar = strchr(words, '|');
    while (bar && bar > words && bar[-1] == '\\')
        bar = strchr(bar + 1, '|');
    return bar;
}

size_t change_split(char *words, char *parts[CHANGE_MOST_PARTS])
{
    size_t count = 0;
    while (words) {
        char *bar = find_bar(words);
        if (bar)
            *bar = '\0';
        if (count < CHANGE_MOST_PARTS) {
            parts[count] = trim(words);
            take_escapes(parts[count]);
        }
        count++;
        words = bar ? bar + 1 : NULL;
    }
    return count;
}

/* ---- sources ---- */

/* A fourth part says whether it is internal; without one that stays as it was. */
static bool add_source(struct answer *draft, char *const parts[CHANGE_MOST_PARTS],
                       struct error *error)
{
    if (parts[3] && *parts[3] && strcmp(parts[3], "internal") != 0)
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("the fourth part of a source is “internal” or nothing, not “%s”; a bar "
                           "of the title is written \\|"),
                         parts[3]);
    if (text_is_blank(parts[0]))
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("a source needs a title: “TITLE | DATE | WHERE HELD | internal”, of "
                           "which only the title must be there"));
    if (!answer_put_source(draft, draft->source_count, parts[0], parts[1], parts[2]))
        return error_set_memory(error);
    size_t at = answer_find_source(draft, parts[0], parts[1], parts[2]);
    if (at == draft->source_count)
        return error_set_memory(error);
    if (parts[3])
        draft->sources[at].internal = *parts[3];
    return true;
}

/* The parts of words, which are in *copy, to be freed. */
static bool split_source(const char *words, char *parts[CHANGE_MOST_PARTS], char **copy,
                         struct error *error)
{
    *copy = strdup(words);
    if (!*copy)
        return error_set_memory(error);
    if (change_split(*copy, parts) <= CHANGE_MOST_PARTS)
        return true;
    return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                     _("a source is “TITLE | DATE | WHERE HELD | internal”, with three bars at "
                       "most; a bar of the title is written \\|"));
}

bool change_source(struct answer *draft, const char *words, struct error *error)
{
    char *copy;
    char *parts[CHANGE_MOST_PARTS] = {NULL};
    if (!*words) {
        while (draft->source_count)
            answer_remove_source(draft, draft->source_count - 1);
        return true;
    }
    bool done = split_source(words, parts, &copy, error) && add_source(draft, parts, error);
    free(copy);
    return done;
}

/* Whether a source is the one that these parts name; parts that are not there may be any. */
static bool is_named(const struct held_source *source, char *const parts[CHANGE_MOST_PARTS])
{
    struct held_source sought = {
        .title = parts[0],
        .date = parts[1] ? parts[1] : source->date,
        .held = parts[2] ? parts[2] : source->held,
    };
    struct answer alone = {.sources = &sought, .source_count = 1};
    return answer_find_source(&alone, source->title, source->date, source->held) == 0;
}

static bool refuse_source(const struct answer *draft, const char *words, bool several,
                          struct error *error)
{
    struct text list = {0};
    for (size_t i = 0; i < draft->source_count; i++)
        text_append_format(&list, "%s%zu %s", i ? "; " : "", i + 1, draft->sources[i].title);
    if (!draft->source_count)
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("there is no source “%s”: the answer has none"), words);
    error_set(error, ERROR_USAGE, NULL, 0, 0,
              several ? _("“%s” may be several of the sources; say its number: %s")
                      : _("there is no source “%s”; say the number or the title of one of these: "
                          "%s"),
              words, list.data ? list.data : "");
    text_free(&list);
    return false;
}

bool change_find_source(const struct answer *draft, const char *words, size_t *at,
                        struct error *error)
{
    char *copy;
    char *parts[CHANGE_MOST_PARTS] = {NULL};
    size_t number = 0;
    size_t count = number_read(words, draft->source_count, &number) && number >= 1;
    bool done = split_source(words, parts, &copy, error);
    *at = number - count;
    for (size_t i = 0; done && i < draft->source_count; i++) {
        if (!is_named(&draft->sources[i], parts) || (count == 1 && i == *at))
            continue;
        *at = i;
        count++;
    }
    if (done && count != 1)
        done = refuse_source(draft, words, count > 1, error);
    free(copy);
    return done;
}

/* ---- who answers ---- */

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

void change_announce(const struct opened *opened, const struct question *question,
                     const struct answer *draft, FILE *out)
{
    const struct question *first = NULL;
    size_t hidden = applies_would_hide(opened->assessment, question, draft, &first);
    if (hidden)
        fprintf(out,
                ngettext("%s: this hides %zu answer (%s); it stays in the file and comes back with "
                         "the question\n",
                         "%s: this hides %zu answers (the first is %s); they stay in the file and "
                         "come back with their questions\n",
                         hidden),
                question->id, hidden, first->id);
    if (applies_to(opened->applies, question))
        return;
    struct text why = {0};
    struct text harmless = {0};
    applies_why(opened->applies, question, &why);
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

/* Adds which there are to why a list of questionnaires is refused. */
static bool refuse_instruments(const struct catalogue *catalogue, struct error *error)
{
    struct text why = {0};
    text_append_format(&why, _("%s; there is: "), error->problem);
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        text_append_format(&why, "%s%s", i ? "," : "", catalogue->questionnaires[i]->id);
    if (error->kind != ERROR_MEMORY)
        error_set(error, error->kind, NULL, 0, 0, "%s", why.data ? why.data : "");
    text_free(&why);
    return false;
}

bool change_instruments(struct opened *opened, const char *list, FILE *out, struct error *error)
{
    const struct catalogue *catalogue = opened->catalogue;
    struct assessment *assessment = opened->assessment;
    bool *before = calloc(catalogue->questionnaire_count + 1, sizeof *before);
    if (!before)
        return error_set_memory(error);
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        before[i] = assessment_has(assessment, catalogue->questionnaires[i]);
    bool done =
        assessment_set_instruments(assessment, list, error) || refuse_instruments(catalogue, error);
    for (size_t i = 0; done && i < catalogue->questionnaire_count; i++)
        if (before[i] != assessment_has(assessment, catalogue->questionnaires[i]))
            announce_instrument(assessment, catalogue->questionnaires[i], out);
    free(before);
    return done;
}

/* The word of a status of that unit, which is said by it or by its title; what was said where there
   is none. */
static const char *status_said(enum unit unit, const char *words)
{
    size_t count;
    const struct status_entry *entries = statuses(&count);
    for (size_t i = 0; i < count; i++)
        if (entries[i].ruled && entries[i].unit == unit &&
            (fold_same_words(words, entries[i].word) ||
             fold_same_words(words, _(entries[i].title))))
            return entries[i].word;
    return words;
}

bool change_status(struct opened *opened, const struct capability *capability, const char *words,
                   const char *reason, struct error *error)
{
    const char *status = status_said(capability->domain->questionnaire->unit, words);
    const struct finding *finding = findings_of(opened->findings, capability);
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
    return assessment_set_override(opened->assessment, capability, status, reason ? reason : "",
                                   error);
}

bool change_depth(struct opened *opened, const char *word, const char *capability,
                  struct error *error)
{
    enum depth depth = DEPTH_CORE;
    const struct capability *where =
        capability ? catalogue_capability_at(opened->catalogue, capability) : NULL;
    while (depth <= DEPTH_FULL && !fold_same_words(word, depth_word(depth)))
        depth++;
    if (depth > DEPTH_FULL)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("A depth is core, standard or full, for all or for one capability: "
                           "depth core mnr.cap04"));
    if (capability && !where)
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("there is no capability “%s”; “mnr-assess status” lists them"),
                         capability);
    return assessment_set_depth(opened->assessment, where, depth, error);
}
