#include "core/rules/crosswalk.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"

static const struct assessment *assessment_of(const struct findings *findings)
{
    return applies_assessment(findings_applies(findings));
}

/* ---- what a side says ---- */

enum { MOST_TOLD = 4 };

/* Words and questions of several conditions. */
struct account {
    const struct findings *findings;
    struct text words;
    size_t said; /* tests of the sides that are being told */
    const struct question **questions;
    size_t count;
    bool failed;
};

static void account_free(struct account *account)
{
    text_free(&account->words);
    free(account->questions);
}

static void remember(struct account *account, const struct question *question)
{
    for (size_t i = 0; i < account->count; i++)
        if (account->questions[i] == question)
            return;
    const struct question **questions =
        reallocarray(account->questions, account->count + 1, sizeof(*questions));
    account->failed = account->failed || !questions;
    if (!questions)
        return;
    account->questions = questions;
    questions[account->count++] = question;
}

static void add_test(void *context, const struct condition_test *test, enum truth truth)
{
    struct account *account = context;
    const struct catalogue *catalogue = assessment_catalogue(assessment_of(account->findings));
    if (truth != TRUTH_TRUE)
        return;
    if (account->said++ < MOST_TOLD) {
        text_append(&account->words, account->said > 1 ? _(" and ") : "");
        findings_describe(account->findings, test, &account->words);
    }
    if (test->reference.kind == REFERENCE_QUESTION)
        remember(account, catalogue->questions[test->reference.index]);
}

static bool holds(const struct findings *findings, const struct condition *condition)
{
    return condition && !findings_leave_out(findings, condition) &&
           findings_evaluate(findings, condition) == TRUTH_TRUE;
}

/* What is flagged to come back to is not settled: a list may be ticked in part. */
static bool is_settled(const struct findings *findings, const struct question *question)
{
    return applies_to(findings_applies(findings), question) &&
           !assessment_answer(assessment_of(findings), question)->later;
}

/* The condition that makes a side say yes, or no; NULL when it does not. */
static const struct condition *said(const struct findings *findings,
                                    const struct overlap_side *side, bool yes)
{
    const struct condition *condition = yes ? side->when_yes : side->when_no;
    return is_settled(findings, side->question) && holds(findings, condition) ? condition : NULL;
}

static bool anyone_says(const struct findings *findings, const struct overlap *overlap, bool yes)
{
    for (size_t i = 0; i < overlap->side_count; i++)
        if (said(findings, &overlap->sides[i], yes))
            return true;
    return false;
}

/* Adds what all that say yes, or no, rest on; the first few of many in words. */
static void tell_sides(struct account *account, const struct overlap *overlap, bool yes)
{
    account->said = 0;
    for (size_t i = 0; i < overlap->side_count; i++) {
        const struct condition *condition = said(account->findings, &overlap->sides[i], yes);
        if (condition)
            findings_walk(account->findings, condition, add_test, account);
    }
    if (account->said > MOST_TOLD)
        text_append_format(&account->words, _(" and %zu more"), account->said - MOST_TOLD);
}

/* ---- offers ---- */

static bool has_word(const struct crosswalk_offer *offer, const char *word)
{
    for (size_t i = 0; i < offer->word_count; i++)
        if (strcmp(offer->words[i], word) == 0)
            return true;
    return false;
}

/* Ticks add up; of one answer there can be only one. */
static bool add_words(struct crosswalk_offer *offer, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (has_word(offer, words[i]))
            continue;
        if (offer->word_count && !offer->partial)
            return false;
        const char **more = reallocarray(offer->words, offer->word_count + 1, sizeof(*more));
        if (!more)
            return false;
        offer->words = more;
        more[offer->word_count++] = words[i];
    }
    return true;
}

/* Adds what an overlap suggests for one of its sides. False when it contradicts what is offered
   already. */
static bool add_offer(struct crosswalk_offer *offer, struct account *account,
                      const struct overlap *overlap, const struct overlap_side *side)
{
    bool yes = anyone_says(account->findings, overlap, true);
    bool no = anyone_says(account->findings, overlap, false);
    const char **words = yes ? side->offer_yes : side->offer_no;
    size_t count = yes ? side->offer_yes_count : side->offer_no_count;
    if (yes == no || !count)
        return true;
    if (account->words.length)
        text_append(&account->words, "; ");
    tell_sides(account, overlap, yes);
    return add_words(offer, words, count);
}

static bool collect(struct crosswalk_offer *offer, struct account *account)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment_of(account->findings));
    for (size_t i = 0; i < catalogue->crosswalk_count; i++) {
        const struct overlap *overlap = &catalogue->crosswalk[i];
        for (size_t s = 0; s < overlap->side_count; s++)
            if (overlap->sides[s].question == offer->question &&
                !add_offer(offer, account, overlap, &overlap->sides[s]))
                return false;
    }
    return offer->word_count > 0;
}

static bool is_open(const struct findings *findings, const struct question *question)
{
    return applies_to(findings_applies(findings), question) &&
           assessment_answer(assessment_of(findings), question)->state == ANSWER_UNANSWERED;
}

static bool is_any_sensitive(const struct account *account)
{
    for (size_t i = 0; i < account->count; i++)
        if (answer_is_sensitive(
                account->questions[i],
                assessment_answer(assessment_of(account->findings), account->questions[i])))
            return true;
    return false;
}

bool crosswalk_offers(const struct findings *findings, const struct question *question,
                      struct crosswalk_offer *offer)
{
    struct account account = {.findings = findings};
    *offer = (struct crosswalk_offer){
        .question = question,
        .partial = question_kind_entry(question->kind)->takes_several,
    };
    bool made = is_open(findings, question) && collect(offer, &account) && !account.failed;
    offer->because = made ? text_take(&account.words) : NULL;
    if (!offer->because) {
        account_free(&account);
        crosswalk_offer_free(offer);
        return false;
    }
    offer->sensitive = is_any_sensitive(&account);
    offer->origins = account.questions;
    offer->origin_count = account.count;
    return true;
}

void crosswalk_offer_free(struct crosswalk_offer *offer)
{
    free(offer->words);
    free(offer->because);
    free(offer->origins);
    *offer = (struct crosswalk_offer){0};
}

void crosswalk_offer_words(const struct crosswalk_offer *offer, struct text *out)
{
    for (size_t i = 0; i < offer->word_count; i++) {
        const struct option *option = question_option(offer->question, offer->words[i]);
        const char *joint = i == 0 ? "" : i + 1 == offer->word_count ? _(" and ") : ", ";
        text_append_format(out, _("%s“%s”"), joint, option ? option->text : offer->words[i]);
    }
}

bool crosswalk_take(const struct crosswalk_offer *offer, struct answer *draft)
{
    answer_set_state(draft, ANSWER_UNANSWERED);
    for (size_t i = 0; i < offer->word_count; i++)
        if (offer->partial ? !answer_tick(offer->question, draft, offer->words[i], true)
                           : !answer_replace(&draft->value, offer->words[i]))
            return false;
    draft->state = ANSWER_ANSWERED;
    draft->later = draft->later || offer->partial;
    if (offer->sensitive && !answer_is_sensitive(offer->question, draft))
        draft->sensitive = SENSITIVITY_YES;
    return true;
}

/* ---- differences ---- */

/* What the first side that speaks says stands first. */
static bool yes_stands_first(const struct findings *findings, const struct overlap *overlap)
{
    for (size_t i = 0; i < overlap->side_count; i++) {
        if (said(findings, &overlap->sides[i], true))
            return true;
        if (said(findings, &overlap->sides[i], false))
            return false;
    }
    return true;
}

static bool describe(const struct findings *findings, const struct overlap *overlap,
                     struct crosswalk_difference *difference)
{
    struct account account = {.findings = findings};
    bool first = yes_stands_first(findings, overlap);
    text_append_format(&account.words, "%s: ", overlap->text);
    tell_sides(&account, overlap, first);
    text_append(&account.words, _(", but "));
    tell_sides(&account, overlap, !first);
    text_append(&account.words, ".");
    if (overlap->both_right)
        text_append_format(&account.words, _(" Both may be right: %s"), overlap->both_right);
    *difference = (struct crosswalk_difference){
        .overlap = overlap,
        .text = text_take(&account.words),
        .questions = account.questions,
        .question_count = account.count,
    };
    return difference->text && !account.failed;
}

size_t crosswalk_differences(const struct findings *findings, struct crosswalk_difference **list)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment_of(findings));
    size_t count = 0;
    *list = NULL;
    for (size_t i = 0; i < catalogue->crosswalk_count; i++) {
        const struct overlap *overlap = &catalogue->crosswalk[i];
        if (!anyone_says(findings, overlap, true) || !anyone_says(findings, overlap, false))
            continue;
        struct crosswalk_difference *more = reallocarray(*list, count + 1, sizeof *more);
        if (!more)
            return count;
        *list = more;
        if (describe(findings, overlap, &more[count])) {
            count++;
        } else {
            free(more[count].text);
            free(more[count].questions);
        }
    }
    return count;
}

void crosswalk_differences_free(struct crosswalk_difference *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(list[i].text);
        free(list[i].questions);
    }
    free(list);
}
