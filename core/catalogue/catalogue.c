#include "core/catalogue/catalogue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/ascii.h"
#include "core/base/fold.h"
#include "core/base/i18n.h"
#include "core/base/number.h"
#include "core/catalogue/catalogue_parts.h"

void catalogue_free(struct catalogue *catalogue)
{
    if (!catalogue)
        return;
    data_close(catalogue->memory->data);
    arena_free(catalogue->memory->arena);
    free(catalogue->memory);
    free(catalogue);
}

/* ---- looking up ---- */

enum { LONGEST_ID = 128 };

/* In small letters; false when there are others than those of ASCII. */
static bool lower(const char *text, char out[LONGEST_ID])
{
    for (; *text > ' ' && *text <= '~'; text++)
        *out++ = ascii_lower(*text);
    *out = '\0';
    return !*text;
}

/* An id as a person types it, in small letters of ASCII: folded, its digits those of any script.
   False when it is longer than any; one of ASCII alone needs no memory. */
static bool read_id(const char *typed, char id[LONGEST_ID])
{
    char plain[LONGEST_ID];
    bool short_enough = number_in_ascii(typed, plain, sizeof plain);
    if (short_enough && lower(plain, id))
        return true;
    char *folded = short_enough ? fold_text(plain) : NULL;
    bool fits = folded && strlen(folded) < LONGEST_ID;
    snprintf(id, LONGEST_ID, "%s", fits ? folded : "");
    free(folded);
    return fits;
}

const struct question *catalogue_question_exactly(const struct catalogue *catalogue, const char *id)
{
    return index_find(&catalogue->memory->questions, id);
}

const struct recommendation *catalogue_recommendation_exactly(const struct catalogue *catalogue,
                                                              const char *id)
{
    return index_find(&catalogue->memory->recommendations, id);
}

/* Whether `typed`, in small letters, names a question by its id or label, forgiving leading zeros:
   "q7" ~ "mnr.q07". */
static bool names(const struct question *question, const char *typed)
{
    if (ascii_is_same(question->id, typed) || ascii_is_same(question->label, typed))
        return true;
    const char *dot = strchr(typed, '.');
    size_t prefix = strlen(question->questionnaire->id);
    if (dot && (size_t)(dot - typed) == prefix &&
        ascii_begins_same(typed, question->questionnaire->id, prefix))
        typed = dot + 1;
    if (ascii_is_same(question->label, typed) || ascii_is_same(question->id + prefix + 1, typed))
        return true;
    if (typed[0] != 'q' || question->label[0] != 'Q')
        return false;
    typed++;
    typed += strspn(typed, "0");
    return *typed && ascii_is_same(question->label + 1, typed);
}

static const struct question *find_question(const struct catalogue *catalogue, const char *typed)
{
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (names(catalogue->questions[i], typed))
            return catalogue->questions[i];
    return NULL;
}

const struct question *catalogue_question(const struct catalogue *catalogue, const char *id)
{
    char typed[LONGEST_ID];
    const struct question *question = catalogue_question_exactly(catalogue, id);
    return question || !read_id(id, typed) ? question : find_question(catalogue, typed);
}

const struct question *catalogue_question_at(const struct catalogue *catalogue, const char *words)
{
    char typed[LONGEST_ID];
    char id[2 * LONGEST_ID];
    if (!read_id(words, typed))
        return NULL;
    const struct question *question = catalogue_question(catalogue, typed);
    snprintf(id, sizeof id, "q%s", typed);
    if (!question)
        question = find_question(catalogue, id);
    for (size_t i = 0; !question && i < catalogue->questionnaire_count; i++) {
        snprintf(id, sizeof id, "%s.%s", catalogue->questionnaires[i]->id, typed);
        question = find_question(catalogue, id);
    }
    return question;
}

/* Ids are mostly written as they are, so how they are typed is forgiven only when nothing else is
   found. */
typedef bool same_id(const char *one, const char *other);

static bool is_same(const char *one, const char *other)
{
    return strcmp(one, other) == 0;
}

static const struct capability *find_capability(const struct catalogue *catalogue, const char *id,
                                                same_id *same)
{
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (same(catalogue->capabilities[i]->id, id))
            return catalogue->capabilities[i];
    return NULL;
}

const struct capability *catalogue_capability(const struct catalogue *catalogue, const char *id)
{
    char typed[LONGEST_ID];
    const struct capability *capability = find_capability(catalogue, id, is_same);
    if (capability || !read_id(id, typed))
        return capability;
    return find_capability(catalogue, typed, ascii_is_same);
}

const struct capability *catalogue_capability_at(const struct catalogue *catalogue,
                                                 const char *words)
{
    char id[128];
    const struct capability *capability = catalogue_capability(catalogue, words);
    for (size_t i = 0; !capability && i < catalogue->questionnaire_count; i++) {
        snprintf(id, sizeof id, "%s.%s", catalogue->questionnaires[i]->id, words);
        capability = catalogue_capability(catalogue, id);
    }
    return capability;
}

const struct recommendation *catalogue_recommendation(const struct catalogue *catalogue,
                                                      const char *id)
{
    char typed[LONGEST_ID];
    const struct recommendation *recommendation = catalogue_recommendation_exactly(catalogue, id);
    if (recommendation || !read_id(id, typed))
        return recommendation;
    for (size_t i = 0; i < catalogue->recommendation_count; i++)
        if (ascii_is_same(catalogue->recommendations[i]->id, typed))
            return catalogue->recommendations[i];
    return NULL;
}

static const struct questionnaire *find_questionnaire(const struct catalogue *catalogue,
                                                      const char *id, same_id *same)
{
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (same(catalogue->questionnaires[i]->id, id))
            return catalogue->questionnaires[i];
    return NULL;
}

const struct questionnaire *catalogue_questionnaire(const struct catalogue *catalogue,
                                                    const char *id)
{
    char typed[LONGEST_ID];
    const struct questionnaire *questionnaire = find_questionnaire(catalogue, id, is_same);
    if (questionnaire || !read_id(id, typed))
        return questionnaire;
    return find_questionnaire(catalogue, typed, ascii_is_same);
}

const char *catalogue_language(const struct catalogue *catalogue)
{
    /* TRANSLATORS: the code of the language that these texts are in. */
    return catalogue->language ? catalogue->language : _("en");
}

const char *catalogue_translated(const struct catalogue *catalogue, const char *id, const char *key)
{
    const struct yaml_node *text = yaml_get(yaml_get(catalogue->memory->texts, id), key);
    return yaml_is_scalar(text) ? yaml_text(text) : NULL;
}

const char *catalogue_care(const struct catalogue *catalogue, const char *id)
{
    for (size_t i = 0; i < catalogue->care_count; i++)
        if (strcmp(catalogue->care[i].id, id) == 0)
            return catalogue->care[i].text;
    return "";
}

static bool entry_names(const struct glossary_entry *entry, const char *term)
{
    if (fold_same_words(entry->term, term) || fold_same_words(entry->id, term))
        return true;
    if (entry->abbreviation && fold_same_words(entry->abbreviation, term))
        return true;
    for (size_t i = 0; i < entry->also_count; i++)
        if (fold_same_words(entry->also[i], term))
            return true;
    return false;
}

const struct glossary_entry *catalogue_term(const struct catalogue *catalogue, const char *term)
{
    for (size_t i = 0; i < catalogue->glossary_count; i++)
        if (entry_names(&catalogue->glossary[i], term))
            return &catalogue->glossary[i];
    return NULL;
}

/* ---- what files refer to ---- */

/* Whether an id begins with that of the questionnaire. */
static bool is_of(const char *id, const char *questionnaire)
{
    size_t length = strlen(questionnaire);
    return strncmp(questionnaire, id, length) == 0 && id[length] == '.';
}

static bool is_loaded(const struct catalogue *catalogue, const char *id)
{
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (is_of(id, catalogue->questionnaires[i]->id))
            return true;
    return false;
}

static bool is_left_out(const struct catalogue *catalogue, const char *id)
{
    for (size_t i = 0; i < catalogue->left_out_count; i++)
        if (is_of(id, catalogue->left_out[i]))
            return true;
    return false;
}

bool catalogue_refer(const struct catalogue *catalogue, const char *id, struct reference *reference,
                     char *problem, size_t size)
{
    const struct question *question = catalogue_question_exactly(catalogue, id);
    const struct capability *capability = question ? NULL : catalogue_capability(catalogue, id);
    *reference = (struct reference){.kind = REFERENCE_ABSENT};
    if (question)
        *reference = (struct reference){REFERENCE_QUESTION, question->index};
    else if (capability)
        *reference = (struct reference){REFERENCE_FINDING, capability->index};
    else if (is_loaded(catalogue, id))
        snprintf(problem, size, _("there is no question “%s”"), id);
    else if (!is_left_out(catalogue, id))
        snprintf(problem, size,
                 _("there is no questionnaire “%.*s”; one that is left out on purpose stands under "
                   "“left_out” in catalogue.yaml"),
                 (int)strcspn(id, "."), id);
    else
        return true;
    return question || capability;
}
