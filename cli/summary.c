#include "cli/summary.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/json.h"
#include "cli/print.h"
#include "cli/view.h"
#include "core/country.h"
#include "core/i18n.h"
#include "core/progress.h"

enum { NUMBERS_COLUMN = 30 };

/* ---- walking ---- */

typedef void visit_contradiction(void *context, const struct contradiction *contradiction);

static void each_in_domain(const struct session *session, const struct domain *domain,
                           visit_contradiction *visit, void *context)
{
    for (size_t i = 0; i < domain->contradiction_count; i++)
        if (findings_contradicts(session->findings, &domain->contradictions[i]) == TRUTH_TRUE)
            visit(context, &domain->contradictions[i]);
}

static void each_contradiction(const struct session *session, visit_contradiction *visit,
                               void *context)
{
    const struct catalogue *catalogue = session->catalogue;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        for (size_t j = 0; j < catalogue->questionnaires[i]->domain_count; j++)
            each_in_domain(session, catalogue->questionnaires[i]->domains[j], visit, context);
}

static bool is_part(const struct session *session, const struct capability *capability)
{
    return assessment_has(session->assessment, capability->domain->questionnaire);
}

const struct question *summary_next(const struct session *session)
{
    const char *place = assessment_place(session->assessment);
    const struct question *from = *place ? catalogue_question(session->catalogue, place) : NULL;
    return progress_next_unanswered(session->applies, from);
}

/* ---- for people ---- */

static void print_progress_line(const char *title, size_t indent, const struct progress *progress)
{
    char lead[256];
    struct text numbers = {0};
    snprintf(lead, sizeof lead, "%*s%s", (int)indent, "", title);
    text_append_format(&numbers, _("%zu of %zu addressed (%zu answered)"), progress->addressed,
                       progress->applicable, progress->answered);
    if (progress->required_left)
        text_append_format(&numbers, _(", %zu required left"), progress->required_left);
    if (progress->later)
        text_append_format(&numbers, _(", %zu to come back to"), progress->later);
    print_item(lead, NUMBERS_COLUMN, numbers.data ? numbers.data : "");
    text_free(&numbers);
}

void summary_print_progress(const struct session *session)
{
    const struct catalogue *catalogue = session->catalogue;
    struct progress all = progress_of_all(session->applies);
    print_progress_line(_("All questions"), 0, &all);
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        if (!assessment_has(session->assessment, questionnaire))
            continue;
        struct progress progress = progress_of_questionnaire(session->applies, questionnaire);
        print_progress_line(questionnaire->label, 0, &progress);
        for (size_t j = 0; j < questionnaire->domain_count; j++) {
            progress = progress_of_domain(session->applies, questionnaire->domains[j]);
            print_progress_line(questionnaire->domains[j]->title, 2, &progress);
        }
    }
}

static void print_head(const struct session *session)
{
    const struct assessment *assessment = session->assessment;
    const char *code = assessment_country(assessment);
    const char *country = *code ? country_name(code) : NULL;
    struct text line = {0};
    print_wrapped(0, assessment_title(assessment));
    text_append_format(&line, "%s (%s)", country ? country : _("No country yet"),
                       *code ? code : "-");
    text_append_format(&line, _(", depth %s, revision %ld"),
                       depth_word(assessment_depth(assessment, NULL)),
                       assessment_revision(assessment));
    print_wrapped(0, line.data ? line.data : "");
    text_free(&line);
}

static void print_findings(const struct session *session)
{
    const struct catalogue *catalogue = session->catalogue;
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (is_part(session, catalogue->capabilities[i]))
            view_print_finding(findings_of(session->findings, catalogue->capabilities[i]));
}

static void count_contradiction(void *context, const struct contradiction *contradiction)
{
    (void)contradiction;
    ++*(size_t *)context;
}

static void print_contradictions(const struct session *session)
{
    size_t count = 0;
    struct text line = {0};
    each_contradiction(session, count_contradiction, &count);
    if (!count) {
        print_wrapped(2, _("No answers contradict each other."));
        return;
    }
    text_append_format(&line,
                       ngettext("%zu pair of answers does not fit together; “mnr-assess check %s” "
                                "shows it.",
                                "%zu pairs of answers do not fit together; “mnr-assess check %s” "
                                "shows them.",
                                count),
                       count, assessment_path(session->assessment));
    print_wrapped(2, line.data ? line.data : "");
    text_free(&line);
}

static void print_next(const struct session *session)
{
    const struct question *next = summary_next(session);
    struct text line = {0};
    if (next)
        text_append_format(&line, _("Next is %s (%s): %s"), next->label, next->id, next->text);
    else
        text_append(&line, _("Every question that applies is addressed."));
    print_wrapped(2, line.data ? line.data : "");
    text_free(&line);
}

void summary_print(const struct session *session)
{
    print_head(session);
    printf("\n%s\n", _("Progress"));
    summary_print_progress(session);
    printf("\n%s\n", _("Findings"));
    print_findings(session);
    printf("\n%s\n", _("To look at"));
    print_contradictions(session);
    print_next(session);
}

/* ---- as JSON ---- */

static void put_progress(struct json *json, cJSON *object, const struct progress *progress)
{
    json_put_number(json, object, "applicable", progress->applicable);
    json_put_number(json, object, "addressed", progress->addressed);
    json_put_number(json, object, "answered", progress->answered);
    json_put_number(json, object, "unknown", progress->unknown);
    json_put_number(json, object, "not_applicable", progress->not_applicable);
    json_put_number(json, object, "required_left", progress->required_left);
    json_put_number(json, object, "later", progress->later);
}

static cJSON *domain_json(struct json *json, const struct session *session,
                          const struct domain *domain)
{
    cJSON *object = json_object(json);
    struct progress progress = progress_of_domain(session->applies, domain);
    json_put_string(json, object, "id", domain->id);
    json_put_string(json, object, "title", domain->title);
    put_progress(json, object, &progress);
    return object;
}

static cJSON *instrument_json(struct json *json, const struct session *session,
                              const struct questionnaire *questionnaire)
{
    cJSON *object = json_object(json);
    struct progress progress = progress_of_questionnaire(session->applies, questionnaire);
    json_put_string(json, object, "id", questionnaire->id);
    json_put_string(json, object, "title", questionnaire->title);
    json_put_string(json, object, "version",
                    assessment_version(session->assessment, questionnaire));
    put_progress(json, object, &progress);
    cJSON *domains = json_list(json);
    for (size_t i = 0; i < questionnaire->domain_count; i++)
        json_append(json, domains, domain_json(json, session, questionnaire->domains[i]));
    json_put(json, object, "domains", domains);
    return object;
}

struct contradictions {
    struct json *json;
    cJSON *list;
};

static void add_contradiction(void *context, const struct contradiction *contradiction)
{
    struct contradictions *all = context;
    cJSON *object = json_object(all->json);
    json_put_string(all->json, object, "id", contradiction->id);
    json_put_string(all->json, object, "text", contradiction->text);
    json_append(all->json, all->list, object);
}

static void put_lists(struct json *json, cJSON *root, const struct session *session)
{
    const struct catalogue *catalogue = session->catalogue;
    cJSON *instruments = json_list(json);
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (assessment_has(session->assessment, catalogue->questionnaires[i]))
            json_append(json, instruments,
                        instrument_json(json, session, catalogue->questionnaires[i]));
    json_put(json, root, "instruments", instruments);
    cJSON *findings = json_list(json);
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (is_part(session, catalogue->capabilities[i]))
            json_append(json, findings,
                        view_finding_json(
                            json, findings_of(session->findings, catalogue->capabilities[i])));
    json_put(json, root, "findings", findings);
    struct contradictions contradictions = {json, json_list(json)};
    each_contradiction(session, add_contradiction, &contradictions);
    json_put(json, root, "contradictions", contradictions.list);
}

int summary_print_json(const struct session *session)
{
    struct json json = {0};
    const struct assessment *assessment = session->assessment;
    const char *country = assessment_country(assessment);
    const struct question *next = summary_next(session);
    struct progress all = progress_of_all(session->applies);
    cJSON *root = json_object(&json);
    json_put_string(&json, root, "title", assessment_title(assessment));
    json_put_string(&json, root, "country", *country ? country : NULL);
    json_put_number(&json, root, "revision", (size_t)assessment_revision(assessment));
    json_put_string(&json, root, "depth", depth_word(assessment_depth(assessment, NULL)));
    put_progress(&json, root, &all);
    put_lists(&json, root, session);
    json_put_string(&json, root, "next", next ? next->id : NULL);
    return json_print(&json, root);
}
