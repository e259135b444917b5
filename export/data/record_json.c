#include "export/data/record_json.h"

#include "core/rules/criteria.h"
#include "core/rules/crosswalk.h"
#include "core/rules/progress.h"
#include "export/data/json.h"

/* ---- answers ---- */

static cJSON *strings(struct json *json, char **items, size_t count)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < count; i++)
        json_append(json, list, cJSON_CreateString(items[i]));
    return list;
}

static cJSON *held_sources(struct json *json, const struct answer *answer)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < answer->source_count; i++) {
        cJSON *source = json_object(json);
        json_put_string(json, source, "title", answer->sources[i].title);
        json_put_string(json, source, "date", answer->sources[i].date);
        json_put_string(json, source, "held", answer->sources[i].held);
        if (answer->sources[i].internal)
            json_put_bool(json, source, "internal", true);
        json_append(json, list, source);
    }
    return list;
}

static void put_values(struct json *json, cJSON *object, const struct question *question,
                       const struct answer *answer)
{
    bool several = question_kind_entry(question->kind)->takes_several;
    if (!several || answer->value)
        json_put_string(json, object, "value", answer->value);
    if (several || answer->value_count)
        json_put(json, object, "values", strings(json, answer->values, answer->value_count));
}

static cJSON *answer_object(struct json *json, const struct applies *applies,
                            const struct question *question)
{
    const struct answer *answer = assessment_answer(applies_assessment(applies), question);
    cJSON *object = json_object(json);
    json_put_string(json, object, "id", question->id);
    json_put_bool(json, object, "applies", applies_to(applies, question));
    json_put_string(json, object, "state", answer_state_word(answer->state));
    put_values(json, object, question, answer);
    json_put_string(json, object, "reason", answer->reason);
    json_put_string(json, object, "note", answer->note);
    json_put(json, object, "sources", held_sources(json, answer));
    const char *seen = assessment_seen(applies_assessment(applies), question, answer);
    if (seen) {
        json_put_bool(json, object, "looked_through",
                      assessment_is_looked_through(applies_assessment(applies), question, answer));
        json_put_string(json, object, "seen", seen);
    }
    json_put_bool(json, object, "later", answer->later);
    json_put_bool(json, object, "sensitive", answer_is_sensitive(question, answer));
    json_put_string(json, object, "by", answer->by);
    json_put_string(json, object, "at", answer->at);
    return object;
}

char *json_answer(const struct applies *applies, const struct question *question,
                  struct error *error)
{
    struct json json = {0};
    return json_finish(&json, answer_object(&json, applies, question), error);
}

char *json_answers(const struct applies *applies, struct error *error)
{
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(applies));
    struct json json = {0};
    cJSON *list = json_list(&json);
    for (size_t i = 0; i < catalogue->question_count; i++)
        json_append(&json, list, answer_object(&json, applies, catalogue->questions[i]));
    return json_finish(&json, list, error);
}

/* ---- questions ---- */

static const char *origin(bool ours)
{
    return ours ? "ours" : "instrument";
}

static cJSON *options(struct json *json, const struct question *question)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        cJSON *object = json_object(json);
        json_put_string(json, object, "id", option->id);
        json_put_string(json, object, "text", question_option_text(question, option));
        json_put_string(json, object, "origin", origin(option->ours));
        json_put_bool(json, object, "exclusive", option->exclusive);
        json_append(json, list, object);
    }
    return list;
}

static cJSON *fields(struct json *json, const struct question *question)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < question->field_count; i++) {
        cJSON *object = json_object(json);
        json_put_string(json, object, "id", question->fields[i].id);
        json_put_string(json, object, "text", question->fields[i].text);
        json_append(json, list, object);
    }
    return list;
}

static void put_place(struct json *json, cJSON *object, const struct question *question)
{
    json_put_string(json, object, "id", question->id);
    json_put_string(json, object, "label", question->label);
    json_put_string(json, object, "questionnaire", question->questionnaire->id);
    json_put_string(json, object, "domain", question->domain->id);
    json_put_string(json, object, "capability",
                    question->capability ? question->capability->id : NULL);
}

static void put_nature(struct json *json, cJSON *object, const struct question *question)
{
    static const char *const wordings[] = {
        [WORDING_INTACT] = "intact",
        [WORDING_RECOVERED] = "recovered",
        [WORDING_REBUILT] = "rebuilt",
    };
    json_put_string(json, object, "kind", question_kind_entry(question->kind)->word);
    json_put_string(json, object, "depth", depth_word(question->depth));
    json_put_bool(json, object, "required", question->required);
    json_put_bool(json, object, "required_always", question->required && !question->required_if);
    json_put_string(json, object, "origin", origin(question->ours));
    json_put_string(json, object, "wording", wordings[question->wording]);
    json_put_string(json, object, "scope", question->scope ? question->scope->id : NULL);
    json_put_bool(json, object, "sensitive", question->sensitive);
    json_put_bool(json, object, "personal", question->personal);
    json_put_bool(json, object, "record", question->record);
    json_put_string(json, object, "criterion", question->criterion);
}

static cJSON *question_object(struct json *json, const struct question *question)
{
    struct text source = {0};
    cJSON *object = json_object(json);
    put_place(json, object, question);
    put_nature(json, object, question);
    json_put_string(json, object, "text", question->text);
    json_put_string(json, object, "hint", question->hint);
    json_put_string(json, object, "help", question->help);
    json_put_string(json, object, "correction", question->correction);
    json_put(json, object, "options", options(json, question));
    json_put_string(json, object, "none", question->none);
    json_put_string(json, object, "describes", question->describes);
    json_put(json, object, "fields", fields(json, question));
    json_put_string(json, object, "unit", question->unit);
    json_put_string(json, object, "condition", question->asked_if_text);
    source_cite_all(question->sources, question->source_count, &source);
    json_put_text(json, object, "source", &source);
    return object;
}

char *json_questions(const struct catalogue *catalogue, const struct questionnaire *questionnaire,
                     struct error *error)
{
    struct json json = {0};
    cJSON *list = json_list(&json);
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (!questionnaire || catalogue->questions[i]->questionnaire == questionnaire)
            json_append(&json, list, question_object(&json, catalogue->questions[i]));
    return json_finish(&json, list, error);
}

/* ---- findings ---- */

static cJSON *finding_object(struct json *json, const struct finding *finding)
{
    const struct capability *capability = finding->capability;
    struct text because = {0};
    cJSON *object = json_object(json);
    text_append(&because, ""); /* no reasons are no words, not null */
    finding_because(finding, &because);
    json_put_string(json, object, "id", capability->id);
    json_put_string(json, object, "title", capability->title);
    json_put_string(json, object, "domain", capability->domain->id);
    json_put_string(json, object, "status", status_entry(finding->status)->word);
    json_put_possible(json, object, finding);
    json_put_text(json, object, "because", &because);
    if (finding->override_reason) {
        json_put_string(json, object, "proposed", status_entry(finding->proposed)->word);
        json_put_string(json, object, "reason", finding->override_reason);
    }
    return object;
}

char *json_finding(const struct finding *finding, struct error *error)
{
    struct json json = {0};
    return json_finish(&json, finding_object(&json, finding), error);
}

static void put_findings(struct json *json, cJSON *object, const struct findings *findings)
{
    const struct assessment *assessment = applies_assessment(findings_applies(findings));
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    cJSON *list = json_list(json);
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (assessment_has(assessment, catalogue->capabilities[i]->domain->questionnaire))
            json_append(json, list,
                        finding_object(json, findings_of(findings, catalogue->capabilities[i])));
    json_put(json, object, "findings", list);
}

/* Of the questionnaire that has a published rule; null where none is in use. */
static void put_criteria(struct json *json, cJSON *object, const struct applies *applies)
{
    const struct assessment *assessment = applies_assessment(applies);
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    cJSON *criteria = NULL;
    for (size_t i = 0; !criteria && i < catalogue->questionnaire_count; i++) {
        struct criteria_result result = criteria_result(applies, catalogue->questionnaires[i]);
        if (!result.of || !assessment_has(assessment, catalogue->questionnaires[i]))
            continue;
        criteria = json_object(json);
        json_put_number(json, criteria, "met", result.least);
        json_put_number(json, criteria, "of", result.of);
        json_put_number(json, criteria, "least", result.least);
        json_put_number(json, criteria, "most", result.most);
        json_put_string(json, criteria, "sufficient", sufficiency_word(result.sufficient));
    }
    json_put(json, object, "criteria", criteria ? criteria : cJSON_CreateNull());
}

static void put_contradictions(struct json *json, cJSON *object, const struct findings *findings)
{
    const struct contradiction *const *contradictions;
    size_t count = findings_contradictions(findings, &contradictions);
    cJSON *list = json_list(json);
    for (size_t i = 0; i < count; i++) {
        cJSON *contradiction = json_object(json);
        json_put_string(json, contradiction, "id", contradictions[i]->id);
        json_put_string(json, contradiction, "text", contradictions[i]->text);
        json_append(json, list, contradiction);
    }
    json_put(json, object, "contradictions", list);
}

static void put_differences(struct json *json, cJSON *object, const struct findings *findings)
{
    struct crosswalk_difference *differences;
    size_t count = crosswalk_differences(findings, &differences);
    cJSON *list = json_list(json);
    for (size_t i = 0; i < count; i++) {
        cJSON *difference = json_object(json);
        cJSON *questions = json_list(json);
        for (size_t q = 0; q < differences[i].question_count; q++)
            json_append(json, questions, cJSON_CreateString(differences[i].questions[q]->id));
        json_put_string(json, difference, "id", differences[i].overlap->id);
        json_put_string(json, difference, "text", differences[i].text);
        json_put(json, difference, "questions", questions);
        json_append(json, list, difference);
    }
    crosswalk_differences_free(differences, count);
    json_put(json, object, "differences", list);
}

/* ---- status ---- */

static void put_progress(struct json *json, cJSON *object, struct progress progress)
{
    json_put_number(json, object, "applicable", progress.applicable);
    json_put_number(json, object, "addressed", progress.addressed);
    json_put_number(json, object, "answered", progress.answered);
    json_put_number(json, object, "unknown", progress.unknown);
    json_put_number(json, object, "not_applicable", progress.not_applicable);
    json_put_number(json, object, "required_left", progress.required_left);
    json_put_number(json, object, "later", progress.later);
    json_put_number(json, object, "lists_in_part", progress.in_part);
}

static cJSON *domain_object(struct json *json, const struct applies *applies,
                            const struct domain *domain)
{
    cJSON *object = json_object(json);
    json_put_string(json, object, "id", domain->id);
    json_put_string(json, object, "title", domain->title);
    put_progress(json, object, progress_of_domain(applies, domain));
    return object;
}

static const char *or_null(const char *string)
{
    return *string ? string : NULL;
}

static cJSON *instrument_object(struct json *json, const struct applies *applies,
                                const struct questionnaire *questionnaire)
{
    const struct assessment *assessment = applies_assessment(applies);
    cJSON *object = json_object(json);
    cJSON *domains = json_list(json);
    json_put_string(json, object, "id", questionnaire->id);
    json_put_string(json, object, "title", questionnaire->title);
    json_put_string(json, object, "version",
                    or_null(assessment_version(assessment, questionnaire)));
    put_progress(json, object, progress_of_questionnaire(applies, questionnaire));
    for (size_t i = 0; i < questionnaire->domain_count; i++)
        json_append(json, domains, domain_object(json, applies, questionnaire->domains[i]));
    json_put(json, object, "domains", domains);
    return object;
}

static void put_instruments(struct json *json, cJSON *object, const struct applies *applies)
{
    const struct assessment *assessment = applies_assessment(applies);
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    cJSON *list = json_list(json);
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (assessment_has(assessment, catalogue->questionnaires[i]))
            json_append(json, list, instrument_object(json, applies, catalogue->questionnaires[i]));
    json_put(json, object, "instruments", list);
}

char *json_status(const struct findings *findings, struct error *error)
{
    const struct applies *applies = findings_applies(findings);
    const struct assessment *assessment = applies_assessment(applies);
    const struct question *next = progress_next(applies);
    struct json json = {0};
    cJSON *object = json_object(&json);
    json_put_string(&json, object, "id", assessment_id(assessment));
    json_put_string(&json, object, "title", assessment_title(assessment));
    json_put_string(&json, object, "country", or_null(assessment_country(assessment)));
    json_put_number(&json, object, "revision", (size_t)assessment_revision(assessment));
    json_put_string(&json, object, "depth", depth_word(assessment_depth(assessment, NULL)));
    put_progress(&json, object, progress_of_all(applies));
    put_instruments(&json, object, applies);
    put_findings(&json, object, findings);
    put_criteria(&json, object, applies);
    put_contradictions(&json, object, findings);
    put_differences(&json, object, findings);
    json_put_string(&json, object, "next", next ? next->id : NULL);
    return json_finish(&json, object, error);
}
