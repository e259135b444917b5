#include "export/data/country_marks.h"

#include <stdlib.h>
#include <string.h>

#include "core/catalogue/country_name.h"
#include "core/catalogue/example.h"
#include "core/rules/recount.h"
#include "export/data/json.h"

static const struct document *find_document(const struct catalogue *catalogue, const char *id)
{
    for (size_t i = 0; i < catalogue->document_count; i++)
        if (strcmp(catalogue->documents[i].id, id) == 0)
            return &catalogue->documents[i];
    return NULL;
}

/* Whether one of its printed totals is about how many marks a country has. */
static bool counts_marks(const struct figures_document *document)
{
    for (size_t i = 0; i < document->total_count; i++)
        if (document->totals[i].least > 0)
            return true;
    return false;
}

struct country_record country_record(const struct catalogue *catalogue,
                                     const struct figures_document *document, const char *code)
{
    struct country_record record = {
        .figures = document,
        .document = find_document(catalogue, document->id),
        .row = figures_row(document, code),
        .counted = counts_marks(document),
    };
    if (!record.row)
        record.note = figures_note_about(document, code, &record.note_row);
    return record;
}

/* ---- totals ---- */

void country_totals_free(struct country_totals *totals)
{
    for (size_t i = 0; totals && i < totals->count; i++)
        free(totals->counts[i]);
    if (totals)
        free(totals->counts);
    free(totals);
}

static struct country_totals *new_totals(size_t count)
{
    struct country_totals *totals = calloc(1, sizeof *totals);
    if (totals)
        totals->counts = calloc(count + 1, sizeof *totals->counts);
    if (totals && totals->counts)
        return totals;
    free(totals);
    return NULL;
}

/* The total of those that are sufficient on the published rule, which alone says so. */
static bool is_of_rule(const struct catalogue *catalogue, const struct figures_document *document,
                       const struct figures_total *total)
{
    const struct question *question = catalogue_question(catalogue, document->marks[0].question);
    return question && question->questionnaire->criterion_count && !total->with &&
           !total->without && (size_t)total->least == question->questionnaire->enough &&
           (size_t)total->most == document->mark_count;
}

/* Fills the counts of a document; false on an error. */
static bool recount(const struct catalogue *catalogue, const struct figures_document *document,
                    size_t *counts, bool *differ, struct error *error)
{
    struct recount recount;
    if (!document->total_count)
        return true;
    if (!recount_new(catalogue, document, &recount, error))
        return false;
    for (size_t i = 0; i < document->total_count; i++) {
        const struct figures_total *total = &document->totals[i];
        int printed = recount_printed(document, total);
        counts[i] = is_of_rule(catalogue, document, total)
                        ? recount_sufficient(&recount)
                        : figures_count_rows(&recount.judged, total);
        *differ = *differ || (printed >= 0 && (size_t)printed != counts[i]);
    }
    recount_free(&recount);
    return true;
}

struct country_totals *country_totals_new(const struct catalogue *catalogue,
                                          const struct figures *figures, struct error *error)
{
    const struct figures_document *documents;
    size_t count = figures_documents(figures, &documents);
    struct country_totals *totals = new_totals(count);
    bool done = totals || error_set_memory(error);
    while (done && totals->count < count) {
        const struct figures_document *document = &documents[totals->count];
        size_t *counts = calloc(document->total_count + 1, sizeof *counts);
        totals->counts[totals->count++] = counts;
        done = counts ? recount(catalogue, document, counts, &totals->differ, error)
                      : error_set_memory(error);
    }
    if (done)
        return totals;
    country_totals_free(totals);
    return NULL;
}

/* ---- as JSON ---- */

static cJSON *note_json(struct json *json, const struct figures_note *note)
{
    cJSON *object = json_object(json);
    cJSON *replies = json_list(json);
    for (size_t i = 0; i < note->reply_count; i++)
        json_append(json, replies, cJSON_CreateString(note->replies[i]));
    json_put_string(json, object, "number", note->number);
    json_put(json, object, "replies", replies);
    json_put_string(json, object, "text", note->text);
    return object;
}

/* The notes of a row beside a mark; beside the country's name when `mark` is NULL. */
static cJSON *row_notes_json(struct json *json, const struct figures_row *row,
                             const struct figures_mark *mark)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < row->note_count; i++)
        if (row->notes[i].mark == mark)
            json_append(json, list, note_json(json, row->notes[i].note));
    return list;
}

static cJSON *mark_json(struct json *json, const struct figures_row *row,
                        const struct figures_mark *mark, bool met)
{
    cJSON *object = json_object(json);
    cJSON *counting = json_list(json);
    for (size_t i = 0; i < mark->note_count; i++)
        json_append(json, counting, note_json(json, mark->notes[i]));
    json_put_string(json, object, "id", mark->id);
    json_put_string(json, object, "title", mark->title);
    json_put_string(json, object, "question", mark->question);
    json_put_string(json, object, "mark", met ? "yes" : "no");
    json_put(json, object, "counting", counting);
    json_put(json, object, "notes", row_notes_json(json, row, mark));
    return object;
}

static void put_row(struct json *json, cJSON *object, const struct country_record *record)
{
    const struct figures_document *figures = record->figures;
    const struct figures_row *row = record->row;
    cJSON *marks = json_list(json);
    for (size_t i = 0; i < figures->mark_count; i++)
        json_append(json, marks, mark_json(json, row, &figures->marks[i], row->met[i]));
    json_put_string(json, object, "listed_as", row->name);
    json_put_string(json, object, "page", row->page);
    if (record->counted) {
        json_put_number(json, object, "met", row->met_count);
        json_put_number(json, object, "of", figures->mark_count);
    }
    json_put(json, object, "marks", marks);
    json_put(json, object, "notes", row_notes_json(json, row, NULL));
}

static void put_no_row(struct json *json, cJSON *object, const struct country_record *record)
{
    cJSON *notes = json_list(json);
    if (record->note) {
        cJSON *note = note_json(json, record->note);
        json_put_string(json, note, "beside", record->note_row->code);
        json_append(json, notes, note);
    }
    json_put_string(json, object, "listed_as", NULL);
    json_put_string(json, object, "page", NULL);
    json_put(json, object, "marks", json_list(json));
    json_put(json, object, "notes", notes);
}

static cJSON *record_json(struct json *json, const struct country_record *record)
{
    const struct document *document = record->document;
    cJSON *object = json_object(json);
    json_put_string(json, object, "id", record->figures->id);
    json_put_string(json, object, "title", document ? document->title : NULL);
    json_put_string(json, object, "date", document ? document->date : NULL);
    json_put_string(json, object, "place", record->figures->place);
    json_put_string(json, object, "about", record->figures->about);
    json_put_string(json, object, "absent", record->figures->absent);
    json_put_string(json, object, "measures", record->figures->measures);
    json_put_bool(json, object, "listed", record->row != NULL);
    if (record->row)
        put_row(json, object, record);
    else
        put_no_row(json, object, record);
    return object;
}

struct listing {
    struct json *json;
    cJSON *list;
};

static void append_example(void *context, const struct example *example,
                           const struct capability *capability, const struct recommendation *step)
{
    struct listing *listing = context;
    struct json *json = listing->json;
    cJSON *object = json_object(json);
    cJSON *sources = json_list(json);
    for (size_t i = 0; i < example->source_count; i++) {
        struct text words = {0};
        source_cite(&example->sources[i], &words);
        json_append(json, sources, cJSON_CreateString(words.data ? words.data : ""));
        text_free(&words);
    }
    json_put_string(json, object, "about", capability ? capability->id : step->id);
    json_put_string(json, object, "text", example->text);
    json_put_string(json, object, "place", example->place);
    json_put_number(json, object, "year", (size_t)example->year);
    json_put_string(json, object, "is", example_kind_word(example->kind));
    json_put(json, object, "sources", sources);
    json_append(json, listing->list, object);
}

char *country_json(const struct catalogue *catalogue, const struct figures *figures,
                   const char *code, struct error *error)
{
    struct json json = {0};
    const struct figures_document *documents;
    size_t count = figures_documents(figures, &documents);
    cJSON *root = json_object(&json);
    cJSON *list = json_list(&json);
    for (size_t i = 0; i < count; i++) {
        struct country_record record = country_record(catalogue, &documents[i], code);
        json_append(&json, list, record_json(&json, &record));
    }
    json_put_string(&json, root, "code", code);
    json_put_string(&json, root, "name", country_name(code));
    json_put(&json, root, "documents", list);
    struct listing examples = {&json, json_list(&json)};
    example_of_country(catalogue, code, append_example, &examples);
    json_put(&json, root, "examples", examples.list);
    return json_finish(&json, root, error);
}

static cJSON *total_json(struct json *json, const struct figures_total *total, size_t recounted)
{
    cJSON *object = json_object(json);
    cJSON *printed = json_list(json);
    for (size_t i = 0; i < total->count_count; i++) {
        cJSON *count = json_object(json);
        json_put_number(json, count, "year", (size_t)total->counts[i].year);
        json_put_number(json, count, "count", (size_t)total->counts[i].count);
        json_put_number(json, count, "of", (size_t)total->counts[i].of);
        json_append(json, printed, count);
    }
    json_put_string(json, object, "what", total->what);
    json_put_string(json, object, "page", total->page);
    json_put_string(json, object, "note", total->note);
    json_put(json, object, "printed", printed);
    json_put_number(json, object, "recounted", recounted);
    return object;
}

char *country_totals_json(const struct figures *figures, const struct country_totals *recounted,
                          struct error *error)
{
    struct json json = {0};
    const struct figures_document *documents;
    size_t count = figures_documents(figures, &documents);
    cJSON *root = json_object(&json);
    cJSON *list = json_list(&json);
    for (size_t i = 0; i < count; i++) {
        cJSON *object = json_object(&json);
        cJSON *totals = json_list(&json);
        for (size_t j = 0; j < documents[i].total_count; j++)
            json_append(&json, totals,
                        total_json(&json, &documents[i].totals[j], recounted->counts[i][j]));
        json_put_string(&json, object, "id", documents[i].id);
        json_put_number(&json, object, "rows", documents[i].row_count);
        json_put(&json, object, "totals", totals);
        json_append(&json, list, object);
    }
    json_put(&json, root, "documents", list);
    return json_finish(&json, root, error);
}
