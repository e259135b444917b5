#include "core/rules/progress.h"

#include "core/base/i18n.h"

static const struct answer *answer_to(const struct applies *applies,
                                      const struct question *question)
{
    return assessment_answer(applies_assessment(applies), question);
}

/* ---- one question ---- */

bool progress_is_open(const struct applies *applies, const struct question *question)
{
    return applies_to(applies, question) &&
           answer_to(applies, question)->state == ANSWER_UNANSWERED;
}

bool progress_is_open_in(const struct applies *applies, const struct domain *domain)
{
    struct progress progress = progress_of_domain(applies, domain);
    return progress.addressed < progress.applicable;
}

bool progress_is_required(const struct applies *applies, const struct question *question)
{
    return progress_is_open(applies, question) && applies_required(applies, question);
}

bool progress_is_later(const struct applies *applies, const struct question *question)
{
    return applies_to(applies, question) && answer_to(applies, question)->later;
}

bool progress_is_in_part(const struct applies *applies, const struct question *question)
{
    const struct answer *answer = answer_to(applies, question);
    return applies_to(applies, question) && answer->state == ANSWER_ANSWERED &&
           !assessment_is_looked_through(applies_assessment(applies), question, answer);
}

/* ---- numbers ---- */

static void count(const struct applies *applies, const struct question *question,
                  struct progress *progress)
{
    if (!applies_to(applies, question))
        return;
    const struct answer *answer = answer_to(applies, question);
    progress->applicable++;
    progress->addressed += answer->state != ANSWER_UNANSWERED;
    progress->answered += answer->state == ANSWER_ANSWERED;
    progress->unknown += answer->state == ANSWER_UNKNOWN;
    progress->not_applicable += answer->state == ANSWER_NOT_APPLICABLE;
    progress->required_left += progress_is_required(applies, question);
    progress->later += answer->later;
    progress->in_part += progress_is_in_part(applies, question);
}

typedef bool belongs(const struct question *question, const void *to);

static struct progress sum(const struct applies *applies, belongs *included, const void *to)
{
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(applies));
    struct progress progress = {0};
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (included(catalogue->questions[i], to))
            count(applies, catalogue->questions[i], &progress);
    return progress;
}

static bool any(const struct question *question, const void *to)
{
    (void)question;
    (void)to;
    return true;
}

static bool of_questionnaire(const struct question *question, const void *to)
{
    return question->questionnaire == to;
}

static bool of_domain(const struct question *question, const void *to)
{
    return question->domain == to;
}

static bool of_capability(const struct question *question, const void *to)
{
    return question->capability == to;
}

static bool of_domain_own(const struct question *question, const void *to)
{
    return question->domain == to && !question->capability;
}

struct progress progress_of_all(const struct applies *applies)
{
    return sum(applies, any, NULL);
}

struct progress progress_of_questionnaire(const struct applies *applies,
                                          const struct questionnaire *questionnaire)
{
    return sum(applies, of_questionnaire, questionnaire);
}

struct progress progress_of_domain(const struct applies *applies, const struct domain *domain)
{
    return sum(applies, of_domain, domain);
}

struct progress progress_of_capability(const struct applies *applies,
                                       const struct capability *capability)
{
    return sum(applies, of_capability, capability);
}

struct progress progress_of_domain_own(const struct applies *applies, const struct domain *domain)
{
    return sum(applies, of_domain_own, domain);
}

bool progress_begun(const struct applies *applies, const struct domain *domain)
{
    if (progress_of_domain(applies, domain).addressed)
        return true;
    for (size_t i = 0; i < domain->capability_count; i++)
        if (assessment_override(applies_assessment(applies), domain->capabilities[i]))
            return true;
    return false;
}

int progress_percent(const struct progress *progress)
{
    if (!progress->applicable)
        return 0;
    return (int)(progress->addressed * 100 / progress->applicable);
}

void progress_describe(const struct progress *progress, struct text *out)
{
    if (!progress->applicable)
        text_append(out, _("No question is asked"));
    else if (progress->addressed < progress->applicable)
        text_append_format(out, _("%zu of %zu questions are addressed"), progress->addressed,
                           progress->applicable);
    else
        text_append_format(out, _("All %zu questions are addressed"), progress->applicable);
    if (progress->unknown)
        text_append_format(out, _(", %zu of them “don't know”"), progress->unknown);
    if (progress->later)
        text_append_format(out, _("; %zu to come back to"), progress->later);
    if (progress->in_part)
        text_append_format(out,
                           ngettext("; %zu list not looked through to the end",
                                    "; %zu lists not looked through to the end", progress->in_part),
                           progress->in_part);
    text_append(out, ".");
}

/* ---- going on ---- */

const struct question *progress_next_unanswered(const struct applies *applies,
                                                const struct question *from)
{
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(applies));
    size_t start = from ? from->index + 1 : 0;
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question =
            catalogue->questions[(start + i) % catalogue->question_count];
        if (progress_is_open(applies, question))
            return question;
    }
    return NULL;
}

const struct question *progress_next(const struct applies *applies)
{
    const struct assessment *assessment = applies_assessment(applies);
    const char *place = assessment_place(assessment);
    return progress_next_unanswered(
        applies, *place ? catalogue_question(assessment_catalogue(assessment), place) : NULL);
}

const struct question *progress_start(const struct applies *applies)
{
    const struct assessment *assessment = applies_assessment(applies);
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    const struct question *question =
        catalogue_question_exactly(catalogue, assessment_place(assessment));
    if (question && applies_to(applies, question))
        return question;
    question = progress_next_unanswered(applies, NULL);
    for (size_t i = 0; !question && i < catalogue->question_count; i++)
        if (applies_to(applies, catalogue->questions[i]))
            question = catalogue->questions[i];
    return question;
}
