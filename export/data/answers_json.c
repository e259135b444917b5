#include "export/data/answers.h"

#include "export/data/answers_rows.h"
#include "export/data/json.h"

enum { FORMAT = 1 };

static const char *or_null(const char *string)
{
    return *string ? string : NULL;
}

/* ---- the assessment ---- */

static cJSON *instruments(struct json *json, const struct assessment *assessment)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    cJSON *list = json_list(json);
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        if (!assessment_has(assessment, questionnaire))
            continue;
        cJSON *object = json_object(json);
        json_put_string(json, object, "id", questionnaire->id);
        json_put_string(json, object, "title", questionnaire->title);
        json_put_string(json, object, "version",
                        or_null(assessment_version(assessment, questionnaire)));
        json_append(json, list, object);
    }
    return list;
}

static cJSON *respondents(struct json *json, const struct assessment *assessment)
{
    const struct respondent *people;
    size_t count = assessment_respondents(assessment, &people);
    cJSON *list = json_list(json);
    for (size_t i = 0; i < count; i++) {
        cJSON *object = json_object(json);
        json_put_string(json, object, "id", people[i].id);
        json_put_string(json, object, "organisation", people[i].organisation);
        json_append(json, list, object);
    }
    return list;
}

static void put_head(struct json *json, cJSON *object, const struct answers_input *input)
{
    const struct assessment *assessment = applies_assessment(findings_applies(input->findings));
    bool shared = assessment_is_shared(assessment);
    json_put_number(json, object, "mnr-assess-answers", FORMAT);
    json_put_string(json, object, "id", assessment_id(assessment));
    json_put_string(json, object, "title", assessment_title(assessment));
    json_put_string(json, object, "country", or_null(assessment_country(assessment)));
    if (!shared)
        json_put_number(json, object, "revision", (size_t)assessment_revision(assessment));
    json_put_string(json, object, "sha256", input->digest);
    json_put_string(json, object, "depth", depth_word(assessment_depth(assessment, NULL)));
    json_put(json, object, "instruments", instruments(json, assessment));
    json_put_bool(json, object, "shared", shared);
    json_put(json, object, "respondents", respondents(json, assessment));
}

/* ---- rows ---- */

struct list {
    struct json *json;
    cJSON *items;
};

static cJSON *sources(struct json *json, const struct answers_row *row)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < row->answer->source_count; i++) {
        const struct held_source *source = &row->answer->sources[i];
        cJSON *object = json_object(json);
        json_put_string(json, object, "title", source->title);
        json_put_string(json, object, "date", source->date);
        json_put_string(json, object, "held", source->held);
        if (source->internal)
            json_put_bool(json, object, "internal", true);
        json_append(json, list, object);
    }
    return list;
}

static cJSON *values(struct json *json, const struct answer *answer)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < answer->value_count; i++)
        json_append(json, list, cJSON_CreateString(answer->values[i]));
    return list;
}

static void put_place(struct json *json, cJSON *object, const struct domain *domain,
                      const struct capability *capability)
{
    json_put_string(json, object, "questionnaire", domain->questionnaire->id);
    json_put_string(json, object, "domain", domain->id);
    json_put_string(json, object, "domain_title", domain->title);
    json_put_string(json, object, "capability", capability ? capability->id : NULL);
    json_put_string(json, object, "capability_title", capability ? capability->title : NULL);
}

static void put_question(struct json *json, cJSON *object, const struct question *question)
{
    json_put_string(json, object, "id", question->id);
    json_put_string(json, object, "label", question->label);
    put_place(json, object, question->domain, question->capability);
    json_put_string(json, object, "kind", question_kind_entry(question->kind)->word);
    json_put_string(json, object, "depth", depth_word(question->depth));
    json_put_string(json, object, "question", question->text);
}

static bool add_answer(void *context, const struct answers_row *row)
{
    struct list *list = context;
    struct json *json = list->json;
    struct text words = {0};
    cJSON *object = json_object(json);
    put_question(json, object, row->question);
    json_put(json, object, "applies",
             row->left_out ? cJSON_CreateNull()
                           : cJSON_CreateBool(applies_to(row->applies, row->question)));
    json_put_string(json, object, "state", answers_state(row));
    json_put_string(json, object, "value", row->answer->value);
    json_put(json, object, "values", values(json, row->answer));
    answers_words(row, &words);
    json_put_text(json, object, "answer", &words);
    json_put_string(json, object, "reason", row->answer->reason);
    json_put_string(json, object, "note", row->answer->note);
    json_put(json, object, "sources", sources(json, row));
    json_put_bool(json, object, "later", row->answer->later);
    json_put_bool(json, object, "sensitive",
                  row->left_out || answer_is_sensitive(row->question, row->answer));
    json_put_string(json, object, "seen",
                    row->left_out ? NULL
                                  : assessment_seen(applies_assessment(row->applies), row->question,
                                                    row->answer));
    json_put_string(json, object, "by", row->answer->by);
    json_put_string(json, object, "at", row->answer->at);
    json_append(json, list->items, object);
    return !json->failed;
}

static bool add_status(void *context, const struct answers_row *row)
{
    struct list *list = context;
    struct json *json = list->json;
    const struct finding *finding = row->finding;
    bool set = finding->override_reason;
    struct text because = {0};
    cJSON *object = json_object(json);
    finding_because(finding, &because);
    json_put_string(json, object, "id", finding->capability->id);
    put_place(json, object, finding->capability->domain, finding->capability);
    json_put_string(json, object, "status", answers_status(row));
    if (!row->left_out)
        json_put_possible(json, object, finding);
    json_put_text(json, object, "because", &because);
    json_put_string(json, object, "proposed", set ? status_entry(finding->proposed)->word : NULL);
    json_put_string(json, object, "reason", set ? finding->override_reason : NULL);
    json_append(json, list->items, object);
    return !json->failed;
}

char *answers_json(const struct answers_input *input, struct error *error)
{
    struct json json = {0};
    cJSON *object = json_object(&json);
    struct list answers = {&json, json_list(&json)};
    struct list statuses = {&json, json_list(&json)};
    put_head(&json, object, input);
    answers_each_question(input, add_answer, &answers);
    answers_each_status(input, add_status, &statuses);
    json_put(&json, object, "answers", answers.items);
    json_put(&json, object, "statuses", statuses.items);
    return json_finish(&json, object, error);
}
