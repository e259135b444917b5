#include "core/base/limits.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"

enum { KIB = 1024, MIB = 1024 * 1024 };

static const struct {
    long most;
    long unit; /* in which it is written */
    const char *unit_word;
    const char *problem; /* with %s for the number */
    const char *advice;
    const char *meaning;
} entries[LIMITS] = {
    [LIMIT_OF_FILE] = {LIMIT_FILE_BYTES, MIB, " MiB", N_("larger than %s, which no such file is"),
                       N_("make a text shorter, or take one out, first"),
                       N_("an assessment or a questionnaire file")},
    [LIMIT_OF_TEXT] = {LIMIT_TEXT_BYTES, KIB, " KiB", N_("a text longer than %s"),
                       N_("make it shorter, or say where the whole of it is held"),
                       N_("one text of an assessment")},
    [LIMIT_OF_ENTRIES] = {LIMIT_ENTRIES, 1, "", N_("more than %s entries in one mapping"),
                          N_("take an answer or a key that is not needed out first"),
                          N_("entries of one mapping, such as all answers")},
    [LIMIT_OF_NODES] = {LIMIT_NODES, 1, "", N_("more than %s entries in one file"),
                        N_("take a source or an answer that is not needed out first"),
                        N_("texts, lists and mappings of one file")},
    [LIMIT_OF_LEVELS] = {LIMIT_LEVELS, 1, "",
                         N_("nested too deeply: more than %s lists and mappings in each other"),
                         N_("put fewer of them into each other"),
                         N_("lists and mappings in each other")},
    [LIMIT_OF_REVISION] = {LIMIT_REVISION, 1, "", N_("a revision higher than %s"),
                           N_("write a lower “revision” into the file by hand"),
                           N_("the highest revision")},
    [LIMIT_OF_SETTINGS] = {LIMIT_SETTINGS_BYTES, KIB, " KiB",
                           N_("larger than %s, which no such file is"),
                           N_("take what does not belong there out of the file"),
                           N_("the file of settings")},
};

void limit_number(enum limit limit, char out[LIMIT_NUMBER])
{
    snprintf(out, LIMIT_NUMBER, "%ld%s", entries[limit].most / entries[limit].unit,
             entries[limit].unit_word);
}

void limit_describe(enum limit limit, char out[LIMIT_WORDS])
{
    char number[LIMIT_NUMBER];
    const char *problem = _(entries[limit].problem);
    const char *place = strstr(problem, "%s");
    size_t before = place ? (size_t)(place - problem) : strlen(problem);
    limit_number(limit, number);
    snprintf(out, LIMIT_WORDS, "%.*s%s%s", (int)before, problem, place ? number : "",
             place ? place + 2 : "");
}

const char *limit_advice(enum limit limit)
{
    return _(entries[limit].advice);
}

const char *limit_meaning(enum limit limit)
{
    return _(entries[limit].meaning);
}
