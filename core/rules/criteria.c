#include "core/rules/criteria.h"

#include <string.h>

#include "core/base/i18n.h"

enum criterion_answer criteria_answer(const struct applies *applies,
                                      const struct criterion *criterion)
{
    static const char *const words[] = {
        [CRITERION_YES] = "yes", [CRITERION_NO] = "no", [CRITERION_BORDERLINE] = "borderline"};
    struct fact fact = applies_fact(applies, criterion->question);
    if (fact.state != FACT_ANSWERED || !fact.word_count)
        return CRITERION_UNKNOWN;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(fact.words[0], words[i]) == 0)
            return (enum criterion_answer)i;
    return CRITERION_UNKNOWN;
}

struct criteria_result criteria_result(const struct applies *applies,
                                       const struct questionnaire *questionnaire)
{
    struct criteria_result result = {.of = questionnaire->criterion_count};
    if (!result.of)
        return result;
    bool certain = true;  /* no criterion on which the others rest is open ... */
    bool possible = true; /* ... or not met */
    for (size_t i = 0; i < result.of; i++) {
        const struct criterion *criterion = &questionnaire->criteria[i];
        enum criterion_answer answer = criteria_answer(applies, criterion);
        result.least += answer == CRITERION_YES;
        result.most += answer != CRITERION_NO;
        certain = certain && (!criterion->others_rest_on_it || answer == CRITERION_YES);
        possible = possible && (!criterion->others_rest_on_it || answer != CRITERION_NO);
    }
    if (!certain)
        result.least = 0;
    if (!possible)
        result.most = 0;
    if (result.least >= questionnaire->enough)
        result.sufficient = SUFFICIENT_YES;
    else if (result.most < questionnaire->enough)
        result.sufficient = SUFFICIENT_NO;
    return result;
}

const char *sufficiency_word(enum sufficiency sufficiency)
{
    static const char *const words[] = {
        [SUFFICIENT_NOT_KNOWN] = "not-known", [SUFFICIENT_YES] = "yes", [SUFFICIENT_NO] = "no"};
    return words[sufficiency];
}

void criteria_describe(const struct criteria_result *result, struct text *out)
{
    static const char *const words[] = {[SUFFICIENT_NOT_KNOWN] = N_("not known"),
                                        [SUFFICIENT_YES] = N_("yes"),
                                        [SUFFICIENT_NO] = N_("no")};
    if (result->least == result->most)
        text_append_format(out, _("%zu of %zu criteria are met"), result->least, result->of);
    else
        text_append_format(out, _("%zu to %zu of %zu criteria are met"), result->least,
                           result->most, result->of);
    text_append_format(out, _(" on ICMEC's published rule, on your own answers; sufficient: %s."),
                       _(words[result->sufficient]));
}
