#include "core/record/batch.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/door.h"
#include "core/base/i18n.h"
#include "core/base/json_reader.h"
#include "core/record/assessment_parts.h"
#include "core/record/batch_parts.h"

enum { FORMAT = 1 };

/* ---- statuses ---- */

enum { STATUS_ID, STATUS_STATUS, STATUS_PROPOSED, STATUS_REASON };

static const struct json_key status_keys[] = {
    [STATUS_ID] = {"id", JSON_TEXT},
    [STATUS_STATUS] = {"status", JSON_TEXT | JSON_NOTHING},
    [STATUS_PROPOSED] = {"proposed", JSON_TEXT | JSON_NOTHING},
    [STATUS_REASON] = {"reason", JSON_TEXT | JSON_NOTHING},
    {"title", JSON_ANY},
    {"questionnaire", JSON_ANY},
    {"domain", JSON_ANY},
    {"domain_title", JSON_ANY},
    {"capability", JSON_ANY},
    {"capability_title", JSON_ANY},
    {"because", JSON_ANY},
    {"possible", JSON_ANY},
};

enum { STATUS_KEYS = sizeof status_keys / sizeof *status_keys };

static const struct capability *find_capability(const struct batch_reader *reader,
                                                const struct json_place *above, const char *id)
{
    const struct json_place place = {above, status_keys[STATUS_ID].name, 0};
    const struct capability *capability =
        id ? catalogue_capability_at(reader->catalogue, id) : NULL;
    if (!id)
        json_wrong(&reader->notes, above, _("there is no id of a capability, such as mnr.cap04"));
    else if (!capability)
        json_wrong(&reader->notes, &place,
                   _("there is no capability, provision or benchmark “%s”; “mnr-assess status” "
                     "lists them"),
                   id);
    else if (reader->judged[capability->index])
        json_wrong(&reader->notes, &place, _("there is a status of it already"));
    else
        return capability;
    return NULL;
}

static void note_status(struct batch_reader *reader, const struct json_place *place,
                        const struct capability *capability, const cJSON *const *items)
{
    struct error why;
    struct batch *batch = reader->batch;
    const struct batch_status status = {
        .capability = capability,
        .status = json_text(items[STATUS_STATUS]) ? json_text(items[STATUS_STATUS]) : "",
        .reason = json_text(items[STATUS_REASON]) ? json_text(items[STATUS_REASON]) : "",
    };
    if (assessment_check_override(capability, status.status, status.reason, &why))
        batch->statuses[batch->status_count++] = status;
    else
        json_wrong(&reader->notes, place, "%s", why.problem);
}

/* Only what the coordinator set is taken; what follows from answers follows from them. */
static void read_status(struct batch_reader *reader, const struct json_place *place,
                        const cJSON *object)
{
    const cJSON *items[STATUS_KEYS];
    reader->notes.about = json_text(cJSON_GetObjectItemCaseSensitive(object, "id"));
    bool good = json_read_keys(&reader->notes, place, object, status_keys, STATUS_KEYS, items);
    const struct capability *capability =
        good ? find_capability(reader, place, json_text(items[STATUS_ID])) : NULL;
    if (capability) {
        reader->judged[capability->index] = true;
        if (json_is_given(items[STATUS_PROPOSED]) || json_is_given(items[STATUS_REASON]))
            note_status(reader, place, capability, items);
    }
    reader->notes.about = NULL;
}

/* ---- the document ---- */

typedef void read_row(struct batch_reader *reader, const struct json_place *place,
                      const cJSON *object);

static void read_each(struct batch_reader *reader, const struct json_place *above,
                      const cJSON *list, read_row *read)
{
    const cJSON *item;
    size_t index = 0;
    cJSON_ArrayForEach(item, list)
    {
        const struct json_place place = {above, NULL, index++};
        read(reader, &place, item);
    }
}

/* An answer, or the status of a capability: what `get --json` writes for its id. */
static void read_either(struct batch_reader *reader, const struct json_place *place,
                        const cJSON *object)
{
    bool status = cJSON_HasObjectItem(object, "status");
    (status ? read_status : batch_read_answer)(reader, place, object);
}

enum {
    EXPORT_FORMAT,
    EXPORT_COUNTRY,
    EXPORT_SHARED,
    EXPORT_PEOPLE,
    EXPORT_ANSWERS,
    EXPORT_STATUSES,
};

static const struct json_key export_keys[] = {
    [EXPORT_FORMAT] = {"mnr-assess-answers", JSON_NUMBER},
    [EXPORT_COUNTRY] = {"country", JSON_TEXT | JSON_NOTHING},
    [EXPORT_SHARED] = {"shared", JSON_TRUTH},
    [EXPORT_PEOPLE] = {"respondents", JSON_LIST | JSON_NOTHING},
    [EXPORT_ANSWERS] = {"answers", JSON_LIST},
    [EXPORT_STATUSES] = {"statuses", JSON_LIST | JSON_NOTHING},
    {"id", JSON_ANY},
    {"title", JSON_ANY},
    {"revision", JSON_ANY},
    {"sha256", JSON_ANY},
    {"depth", JSON_ANY},
    {"instruments", JSON_ANY},
    {"left_out", JSON_ANY},
};

enum { EXPORT_KEYS = sizeof export_keys / sizeof *export_keys };

static void check_head(const struct batch_reader *reader, const cJSON *const *items)
{
    const struct json_place format = {NULL, export_keys[EXPORT_FORMAT].name, 0};
    const struct json_place place = {NULL, export_keys[EXPORT_COUNTRY].name, 0};
    const char *country = json_text(items[EXPORT_COUNTRY]);
    const char *here = assessment_country(reader->assessment);
    double version = items[EXPORT_FORMAT] ? cJSON_GetNumberValue(items[EXPORT_FORMAT]) : FORMAT;
    if (version < FORMAT || version > FORMAT)
        json_wrong(&reader->notes, &format,
                   _("this program knows format 1 alone; a newer one wrote this"));
    if (country && *here && strcmp(country, here) != 0)
        json_wrong(&reader->notes, &place, _("these are answers of another country, %s"), country);
    if (!items[EXPORT_ANSWERS])
        json_wrong(&reader->notes, NULL, _("there is no list of “answers” in it"));
}

enum { PERSON_ID, PERSON_ORGANISATION, PERSON_KEYS };

static const struct json_key person_keys[PERSON_KEYS] = {{"id", JSON_TEXT},
                                                         {"organisation", JSON_TEXT}};

static void read_person(struct batch_reader *reader, const struct json_place *place,
                        const cJSON *object)
{
    struct error why;
    const cJSON *items[PERSON_KEYS];
    if (!json_read_keys(&reader->notes, place, object, person_keys, PERSON_KEYS, items))
        return;
    const char *id = json_text(items[PERSON_ID]);
    const char *organisation = json_text(items[PERSON_ORGANISATION]);
    if (text_is_blank(id) || text_is_blank(organisation))
        json_wrong(&reader->notes, place, _("a respondent needs a short id and an organisation"));
    else if (!answer_check_text(id, &why) || !answer_check_text(organisation, &why))
        json_wrong(&reader->notes, place, "%s", why.problem);
}

static void read_export(struct batch_reader *reader, const cJSON *root)
{
    const struct json_place people = {NULL, export_keys[EXPORT_PEOPLE].name, 0};
    const struct json_place answers = {NULL, export_keys[EXPORT_ANSWERS].name, 0};
    const struct json_place statuses = {NULL, export_keys[EXPORT_STATUSES].name, 0};
    const cJSON *items[EXPORT_KEYS];
    if (!json_read_keys(&reader->notes, NULL, root, export_keys, EXPORT_KEYS, items))
        return;
    check_head(reader, items);
    reader->shared = cJSON_IsTrue(items[EXPORT_SHARED]);
    reader->people = items[EXPORT_PEOPLE];
    read_each(reader, &people, items[EXPORT_PEOPLE], read_person);
    read_each(reader, &answers, items[EXPORT_ANSWERS], batch_read_answer);
    read_each(reader, &statuses, items[EXPORT_STATUSES], read_status);
}

static void read_document(struct batch_reader *reader, const cJSON *root)
{
    if (cJSON_IsArray(root))
        read_each(reader, NULL, root, read_either);
    else if (cJSON_HasObjectItem(root, "answers") ||
             cJSON_HasObjectItem(root, "mnr-assess-answers"))
        read_export(reader, root);
    else
        read_either(reader, NULL, root);
    const struct batch *batch = reader->batch;
    if (!reader->notes.problems->errors && !batch->answer_count && !batch->status_count &&
        !batch->left_out)
        json_wrong(&reader->notes, NULL, _("there is no answer in it"));
}

/* ---- the whole ---- */

static struct batch *batch_new(const struct catalogue *catalogue)
{
    struct batch *batch = calloc(1, sizeof *batch);
    if (!batch)
        return NULL;
    batch->answers = calloc(catalogue->question_count + 1, sizeof *batch->answers);
    batch->questions = calloc(catalogue->question_count + 1, sizeof *batch->questions);
    batch->statuses = calloc(catalogue->capability_count + 1, sizeof *batch->statuses);
    if (batch->answers && batch->questions && batch->statuses)
        return batch;
    batch_free(batch);
    return NULL;
}

/* All texts of the document as they come in; those of one line are asked for as such. */
static bool let_in(cJSON *item, struct error *error)
{
    if (cJSON_IsString(item)) {
        char *words = door_text(DOOR_LINES, item->valuestring, error);
        bool done = words && (cJSON_SetValuestring(item, words) || error_set_memory(error));
        free(words);
        return done;
    }
    for (cJSON *child = item->child; child; child = child->next)
        if (!let_in(child, error))
            return false;
    return true;
}

static bool parse(const struct batch_reader *reader, const char *bytes, size_t length)
{
    struct error error;
    reader->batch->root = json_read(reader->notes.path, bytes, length, &error);
    if (reader->batch->root && !let_in(reader->batch->root, &error)) {
        cJSON_Delete(reader->batch->root);
        reader->batch->root = NULL;
    }
    if (!reader->batch->root)
        problems_add(reader->notes.problems, SEVERITY_ERROR, error.kind, error.path, error.line,
                     error.column, "%s", error.problem);
    return reader->batch->root;
}

struct batch *batch_read(const struct assessment *assessment, const char *path, const char *bytes,
                         size_t length, struct problems *problems)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    struct batch_reader reader = {
        .assessment = assessment,
        .catalogue = catalogue,
        .notes = {.path = path, .problems = problems},
        .batch = batch_new(catalogue),
        .answered = calloc(catalogue->question_count + 1, sizeof *reader.answered),
        .judged = calloc(catalogue->capability_count + 1, sizeof *reader.judged),
    };
    if (!reader.batch || !reader.answered || !reader.judged)
        json_out_of_memory(&reader.notes);
    else if (parse(&reader, bytes, length))
        read_document(&reader, reader.batch->root);
    free(reader.answered);
    free(reader.judged);
    if (!problems->errors)
        return reader.batch;
    batch_free(reader.batch);
    return NULL;
}

void batch_free(struct batch *batch)
{
    if (!batch)
        return;
    for (size_t i = 0; i < batch->answer_count; i++)
        answer_free(&batch->answers[i].given);
    free(batch->answers);
    free(batch->questions);
    free(batch->statuses);
    free(batch->people);
    cJSON_Delete(batch->root);
    free(batch);
}

static bool apply(const struct batch *batch, struct assessment *assessment, struct error *error)
{
    bool done = true;
    for (size_t i = 0; done && i < batch->people_count; i++)
        done = assessment_add_respondent(assessment, batch->people[i].id,
                                         batch->people[i].organisation, error);
    for (size_t i = 0; done && i < batch->answer_count; i++)
        done = assessment_import_answer(assessment, batch->answers[i].question,
                                        &batch->answers[i].given, error);
    for (size_t i = 0; done && i < batch->status_count; i++)
        done = assessment_set_override(assessment, batch->statuses[i].capability,
                                       batch->statuses[i].status, batch->statuses[i].reason, error);
    return done;
}

bool batch_apply(const struct batch *batch, struct assessment *assessment, struct error *error)
{
    return assessment_begin(assessment, error) &&
           assessment_end(assessment, apply(batch, assessment, error), error);
}

size_t batch_questions(const struct batch *batch, const struct question *const **questions)
{
    *questions = batch->questions;
    return batch->answer_count;
}

size_t batch_left_out(const struct batch *batch)
{
    return batch->left_out;
}
