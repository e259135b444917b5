#include "export/data.h"

#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <unistr.h>

#include "core/i18n.h"
#include "core/progress.h"

/* ---- building: a failure is remembered, and looked at once, at the end ---- */

struct json {
    bool failed;
};

static cJSON *made(struct json *json, cJSON *item)
{
    if (!item)
        json->failed = true;
    return item;
}

static cJSON *new_object(struct json *json)
{
    return made(json, cJSON_CreateObject());
}

static cJSON *new_list(struct json *json)
{
    return made(json, cJSON_CreateArray());
}

static void put(struct json *json, cJSON *object, const char *name, cJSON *item)
{
    if (item && object && cJSON_AddItemToObject(object, name, item))
        return;
    cJSON_Delete(item);
    json->failed = true;
}

static void append(struct json *json, cJSON *list, cJSON *item)
{
    if (item && list && cJSON_AddItemToArray(list, item))
        return;
    cJSON_Delete(item);
    json->failed = true;
}

static void put_string(struct json *json, cJSON *object, const char *name, const char *string)
{
    put(json, object, name, string ? cJSON_CreateString(string) : cJSON_CreateNull());
}

static void put_text(struct json *json, cJSON *object, const char *name, struct text *text)
{
    put_string(json, object, name, text->data ? text->data : "");
    json->failed = json->failed || text->failed;
    text_free(text);
}

static void put_number(struct json *json, cJSON *object, const char *name, size_t number)
{
    put(json, object, name, cJSON_CreateNumber((double)number));
}

static void put_bool(struct json *json, cJSON *object, const char *name, bool truth)
{
    put(json, object, name, cJSON_CreateBool(truth));
}

/* cJSON escapes the controls that JSON forbids. What else is harmful stands inside strings only,
   all of it in the basic plane. */
static void escape(const char *printed, struct text *out)
{
    size_t length = strlen(printed);
    for (size_t at = 0; at < length;) {
        ucs4_t c;
        int used = u8_mbtoucr(&c, (const uint8_t *)printed + at, length - at);
        size_t bytes = used > 0 ? (size_t)used : 1;
        if (used > 0 && text_is_harmful(c))
            text_append_format(out, "\\u%04x", (unsigned)c);
        else
            text_append_bytes(out, printed + at, bytes);
        at += bytes;
    }
}

/* Prints and frees the whole. */
static char *finish(struct json *json, cJSON *root, struct error *error)
{
    struct text out = {0};
    char *printed = json->failed ? NULL : cJSON_Print(root);
    cJSON_Delete(root);
    if (printed) {
        escape(printed, &out);
        text_append(&out, "\n");
        cJSON_free(printed);
    } else {
        out.failed = true;
    }
    char *text = text_take(&out);
    if (!text)
        error_set_memory(error);
    return text;
}

/* ---- answers ---- */

static cJSON *strings(struct json *json, char **items, size_t count)
{
    cJSON *list = new_list(json);
    for (size_t i = 0; i < count; i++)
        append(json, list, cJSON_CreateString(items[i]));
    return list;
}

static cJSON *held_sources(struct json *json, const struct answer *answer)
{
    cJSON *list = new_list(json);
    for (size_t i = 0; i < answer->source_count; i++) {
        cJSON *source = new_object(json);
        put_string(json, source, "title", answer->sources[i].title);
        put_string(json, source, "date", answer->sources[i].date);
        put_string(json, source, "held", answer->sources[i].held);
        append(json, list, source);
    }
    return list;
}

static void put_values(struct json *json, cJSON *object, const struct question *question,
                       const struct answer *answer)
{
    bool several = question_kind_entry(question->kind)->takes_several;
    if (!several || answer->value)
        put_string(json, object, "value", answer->value);
    if (several || answer->value_count)
        put(json, object, "values", strings(json, answer->values, answer->value_count));
}

static cJSON *answer_object(struct json *json, const struct applies *applies,
                            const struct question *question)
{
    const struct answer *answer = assessment_answer(applies_assessment(applies), question);
    cJSON *object = new_object(json);
    put_string(json, object, "id", question->id);
    put_bool(json, object, "applies", applies_to(applies, question));
    put_string(json, object, "state", answer_state_word(answer->state));
    put_values(json, object, question, answer);
    put_string(json, object, "reason", answer->reason);
    put_string(json, object, "note", answer->note);
    put(json, object, "sources", held_sources(json, answer));
    put_bool(json, object, "later", answer->later);
    put_bool(json, object, "sensitive", answer_is_sensitive(question, answer));
    put_string(json, object, "by", answer->by);
    put_string(json, object, "at", answer->at);
    return object;
}

char *data_answer(const struct applies *applies, const struct question *question,
                  struct error *error)
{
    struct json json = {0};
    return finish(&json, answer_object(&json, applies, question), error);
}

char *data_answers(const struct applies *applies, struct error *error)
{
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(applies));
    struct json json = {0};
    cJSON *list = new_list(&json);
    for (size_t i = 0; i < catalogue->question_count; i++)
        append(&json, list, answer_object(&json, applies, catalogue->questions[i]));
    return finish(&json, list, error);
}

/* ---- questions ---- */

static const char *origin(bool ours)
{
    return ours ? "ours" : "instrument";
}

/* Options that a kind brings along are the program's own words. */
static cJSON *options(struct json *json, const struct question *question)
{
    bool built_in = question_kind_entry(question->kind)->options != NULL;
    cJSON *list = new_list(json);
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        cJSON *object = new_object(json);
        put_string(json, object, "id", option->id);
        put_string(json, object, "text", built_in ? _(option->text) : option->text);
        put_string(json, object, "origin", origin(option->ours));
        put_bool(json, object, "exclusive", option->exclusive);
        append(json, list, object);
    }
    return list;
}

static cJSON *fields(struct json *json, const struct question *question)
{
    cJSON *list = new_list(json);
    for (size_t i = 0; i < question->field_count; i++) {
        cJSON *object = new_object(json);
        put_string(json, object, "id", question->fields[i].id);
        put_string(json, object, "text", question->fields[i].text);
        append(json, list, object);
    }
    return list;
}

static void put_source(struct json *json, cJSON *object, const struct question *question)
{
    struct text words = {0};
    for (size_t i = 0; i < question->source_count; i++) {
        text_append(&words, i ? "; " : "");
        source_cite(&question->sources[i], &words);
    }
    put_text(json, object, "source", &words);
}

static void put_place(struct json *json, cJSON *object, const struct question *question)
{
    put_string(json, object, "id", question->id);
    put_string(json, object, "label", question->label);
    put_string(json, object, "questionnaire", question->questionnaire->id);
    put_string(json, object, "domain", question->domain->id);
    put_string(json, object, "capability", question->capability ? question->capability->id : NULL);
}

static void put_nature(struct json *json, cJSON *object, const struct question *question)
{
    static const char *const wordings[] = {
        [WORDING_INTACT] = "intact",
        [WORDING_RECOVERED] = "recovered",
        [WORDING_REBUILT] = "rebuilt",
    };
    put_string(json, object, "kind", question_kind_entry(question->kind)->word);
    put_string(json, object, "depth", depth_word(question->depth));
    put_bool(json, object, "required", question->required);
    put_bool(json, object, "required_always", question->required && !question->required_if);
    put_string(json, object, "origin", origin(question->ours));
    put_string(json, object, "wording", wordings[question->wording]);
    put_string(json, object, "scope", question->scope ? question->scope->id : NULL);
    put_bool(json, object, "sensitive", question->sensitive);
    put_bool(json, object, "personal", question->personal);
}

static cJSON *question_object(struct json *json, const struct question *question)
{
    cJSON *object = new_object(json);
    put_place(json, object, question);
    put_nature(json, object, question);
    put_string(json, object, "text", question->text);
    put_string(json, object, "hint", question->hint);
    put_string(json, object, "help", question->help);
    put_string(json, object, "correction", question->correction);
    put(json, object, "options", options(json, question));
    put_string(json, object, "none", question->none);
    put_string(json, object, "describes", question->describes);
    put(json, object, "fields", fields(json, question));
    put_string(json, object, "unit", question->unit);
    put_string(json, object, "condition", question->asked_if_text);
    put_source(json, object, question);
    return object;
}

char *data_questions(const struct catalogue *catalogue, const struct questionnaire *questionnaire,
                     struct error *error)
{
    struct json json = {0};
    cJSON *list = new_list(&json);
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (!questionnaire || catalogue->questions[i]->questionnaire == questionnaire)
            append(&json, list, question_object(&json, catalogue->questions[i]));
    return finish(&json, list, error);
}

/* ---- status ---- */

static void put_progress(struct json *json, cJSON *object, const struct progress *progress)
{
    put_number(json, object, "applicable", progress->applicable);
    put_number(json, object, "addressed", progress->addressed);
    put_number(json, object, "answered", progress->answered);
    put_number(json, object, "unknown", progress->unknown);
    put_number(json, object, "not_applicable", progress->not_applicable);
    put_number(json, object, "required_left", progress->required_left);
    put_number(json, object, "later", progress->later);
}

static cJSON *part_object(struct json *json, const char *id, const char *title,
                          struct progress progress)
{
    cJSON *object = new_object(json);
    put_string(json, object, "id", id);
    put_string(json, object, "title", title);
    put_progress(json, object, &progress);
    return object;
}

static cJSON *finding_object(struct json *json, const struct finding *finding)
{
    const struct capability *capability = finding->capability;
    struct text because = {0};
    cJSON *object = new_object(json);
    finding_because(finding, &because);
    put_string(json, object, "id", capability->id);
    put_string(json, object, "title", capability->title);
    put_string(json, object, "domain", capability->domain->id);
    put_string(json, object, "status", status_entry(finding->status)->word);
    put_text(json, object, "because", &because);
    put_string(json, object, "proposed", status_entry(finding->proposed)->word);
    put_string(json, object, "reason", finding->override_reason);
    return object;
}

static void put_parts(struct json *json, cJSON *object, const struct applies *applies)
{
    const struct assessment *assessment = applies_assessment(applies);
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    cJSON *instruments = new_list(json);
    cJSON *domains = new_list(json);
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        if (!assessment_has(assessment, questionnaire))
            continue;
        append(json, instruments,
               part_object(json, questionnaire->id, questionnaire->title,
                           progress_of_questionnaire(applies, questionnaire)));
        for (size_t d = 0; d < questionnaire->domain_count; d++)
            append(json, domains,
                   part_object(json, questionnaire->domains[d]->id,
                               questionnaire->domains[d]->title,
                               progress_of_domain(applies, questionnaire->domains[d])));
    }
    put(json, object, "instruments", instruments);
    put(json, object, "domains", domains);
}

static cJSON *finding_list(struct json *json, const struct findings *findings)
{
    const struct assessment *assessment = applies_assessment(findings_applies(findings));
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    cJSON *list = new_list(json);
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (assessment_has(assessment, catalogue->capabilities[i]->domain->questionnaire))
            append(json, list,
                   finding_object(json, findings_of(findings, catalogue->capabilities[i])));
    return list;
}

char *data_status(const struct findings *findings, struct error *error)
{
    const struct applies *applies = findings_applies(findings);
    const struct assessment *assessment = applies_assessment(applies);
    struct progress progress = progress_of_all(applies);
    struct json json = {0};
    cJSON *object = new_object(&json);
    put_string(&json, object, "id", assessment_id(assessment));
    put_string(&json, object, "country", assessment_country(assessment));
    put_string(&json, object, "title", assessment_title(assessment));
    put_number(&json, object, "revision", (size_t)assessment_revision(assessment));
    put_progress(&json, object, &progress);
    put_parts(&json, object, applies);
    put(&json, object, "findings", finding_list(&json, findings));
    return finish(&json, object, error);
}
