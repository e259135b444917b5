#include "core/batch.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/clock.h"
#include "core/fold.h"
#include "core/i18n.h"
#include "core/json_reader.h"

enum { FORMAT = 1, MOST_SOURCES = 1000 };

static const char left_out_word[] = "left-out";

struct batch_answer {
    const struct question *question;
    struct answer given;
};

struct batch_status { /* words belong to the document */
    const struct capability *capability;
    const char *status;
    const char *reason;
};

struct batch_person {
    const char *id;
    const char *organisation;
};

struct batch {
    cJSON *root;
    struct batch_answer *answers; /* at most one a question */
    const struct question **questions;
    size_t answer_count;
    struct batch_status *statuses; /* at most one a capability */
    size_t status_count;
    struct batch_person *people; /* respondents that the assessment does not have */
    size_t people_count;
    size_t left_out;
};

struct reader {
    const struct assessment *assessment;
    const struct catalogue *catalogue;
    const char *path;
    struct problems *problems;
    struct batch *batch;
    const cJSON *people; /* respondents of the document; NULL: none */
    bool shared;         /* it is a copy for sharing */
    const char *id;      /* of the answer that is looked at; NULL: none */
    bool *answered;      /* by question */
    bool *judged;        /* by capability */
};

/* ---- places ---- */

struct place { /* within the document, whose top is NULL */
    const struct place *above;
    const char *key; /* NULL: an item of a list, */
    size_t index;    /* this one */
};

static void append_place(const struct place *place, struct text *out)
{
    if (!place)
        return;
    append_place(place->above, out);
    if (place->key)
        text_append_format(out, ".%s", place->key);
    else
        text_append_format(out, "%s[%zu]", out->length ? "" : ".", place->index);
}

/* Notes a problem; returns false. */
static bool wrong(const struct reader *reader, const struct place *place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool wrong(const struct reader *reader, const struct place *place, const char *format, ...)
{
    char why[1024];
    struct text where = {0};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(why, sizeof why, format, arguments);
    va_end(arguments);
    append_place(place, &where);
    if (!where.length)
        text_append(&where, ".");
    if (reader->id)
        text_append_format(&where, " (%s)", reader->id);
    problems_add(reader->problems, SEVERITY_ERROR, ERROR_CONTENT, reader->path, 0, 0, "%s: %s",
                 where.data ? where.data : "", why);
    text_free(&where);
    return false;
}

static bool out_of_memory(const struct reader *reader)
{
    problems_add(reader->problems, SEVERITY_ERROR, ERROR_MEMORY, NULL, 0, 0, "%s",
                 _("out of memory"));
    return false;
}

/* ---- objects ---- */

enum types { TEXT = 1, NUMBER = 2, TRUTH = 4, LIST = 8, NOTHING = 16, ANY = 32 };

struct key {
    const char *name;
    unsigned types; /* ANY: what is told for people, and not looked at */
};

static const struct {
    unsigned type;
    const char *expected;
} expectations[] = {
    {TEXT, N_("expected a text in quotation marks")},
    {LIST, N_("expected a list")},
    {TRUTH, N_("expected true or false")},
    {NUMBER, N_("expected a number")},
};

static unsigned type_of(const cJSON *item)
{
    return cJSON_IsString(item)   ? TEXT
           : cJSON_IsNumber(item) ? NUMBER
           : cJSON_IsBool(item)   ? TRUTH
           : cJSON_IsArray(item)  ? LIST
           : cJSON_IsNull(item)   ? NOTHING
                                  : 0;
}

static bool is_expected(const struct reader *reader, const struct place *place, const cJSON *item,
                        unsigned types)
{
    if (types & (ANY | type_of(item)))
        return true;
    for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++)
        if (types & expectations[i].type)
            return wrong(reader, place, "%s", _(expectations[i].expected));
    return false;
}

/* Says which keys are taken. */
static bool refuse_key(const struct reader *reader, const struct place *place,
                       const struct key *keys, size_t count)
{
    struct text why = {0};
    text_append(&why, _("this is not known here; taken are: "));
    for (size_t i = 0; i < count && !(keys[i].types & ANY); i++)
        text_append_format(&why, "%s%s", i ? ", " : "", keys[i].name);
    wrong(reader, place, "%s", why.data ? why.data : "");
    text_free(&why);
    return false;
}

/* Sorts what an object has by its keys, which are `count`, into `items`; NULL for what it has not.
   False after noting what is wrong. */
static bool read_object(const struct reader *reader, const struct place *place, const cJSON *object,
                        const struct key *keys, size_t count, const cJSON **items)
{
    bool good = cJSON_IsObject(object) ||
                wrong(reader, place, _("expected an object, such as {\"id\": \"mnr.q07\"}"));
    const cJSON *item;
    memset(items, 0, count * sizeof *items);
    for (item = good ? object->child : NULL; item; item = item->next) {
        const struct place here = {place, item->string, 0};
        size_t i = 0;
        while (i < count && strcmp(keys[i].name, item->string) != 0)
            i++;
        if (i == count)
            good = refuse_key(reader, &here, keys, count);
        else if (items[i])
            good = wrong(reader, &here, _("this is there twice"));
        else
            good = is_expected(reader, &here, item, keys[i].types) && good;
        if (i < count)
            items[i] = item;
    }
    return good;
}

/* The text; NULL for null or nothing. */
static const char *text_of(const cJSON *item)
{
    return cJSON_GetStringValue(item);
}

static bool is_given(const cJSON *item)
{
    return item && !cJSON_IsNull(item);
}

/* Replaces a string of a draft; null takes it away, and so does a blank one. */
static bool take_text(const struct reader *reader, const struct place *place, const cJSON *item,
                      char **string)
{
    struct error why;
    const char *text = text_of(item);
    if (text && !answer_check_text(text, &why))
        return wrong(reader, place, "%s", why.problem);
    return answer_replace(string, text_is_blank(text) ? NULL : text) || out_of_memory(reader);
}

/* ---- sources ---- */

enum { SOURCE_TITLE, SOURCE_DATE, SOURCE_HELD, SOURCE_INTERNAL, SOURCE_KEYS };

static const struct key source_keys[SOURCE_KEYS] = {
    {"title", TEXT},
    {"date", TEXT | NOTHING},
    {"held", TEXT | NOTHING},
    {"internal", TRUTH | NOTHING},
};

/* Keys that we do not know stay with a source that was there before. */
static bool put_source(const struct reader *reader, const cJSON *const *items,
                       const struct answer *before, struct answer *draft)
{
    const char *title = text_of(items[SOURCE_TITLE]);
    const char *date = text_of(items[SOURCE_DATE]);
    const char *held = text_of(items[SOURCE_HELD]);
    size_t count = draft->source_count;
    if (!answer_put_source(draft, count, title, date, held))
        return out_of_memory(reader);
    size_t at = answer_find_source(draft, title, date, held);
    size_t old = answer_find_source(before, title, date, held);
    if (at == draft->source_count)
        return out_of_memory(reader);
    if (at == count && old < before->source_count)
        draft->sources[at].origin = before->sources[old].origin;
    if (is_given(items[SOURCE_INTERNAL]))
        draft->sources[at].internal = cJSON_IsTrue(items[SOURCE_INTERNAL]);
    return true;
}

static bool take_source(const struct reader *reader, const struct place *place, const cJSON *object,
                        const struct answer *before, struct answer *draft)
{
    struct error why;
    const cJSON *items[SOURCE_KEYS];
    if (!read_object(reader, place, object, source_keys, SOURCE_KEYS, items))
        return false;
    bool good = true;
    for (size_t i = SOURCE_TITLE; i <= SOURCE_HELD; i++) {
        const struct place here = {place, source_keys[i].name, 0};
        if (text_of(items[i]) && !answer_check_text(text_of(items[i]), &why))
            good = wrong(reader, &here, "%s", why.problem);
    }
    if (text_is_blank(text_of(items[SOURCE_TITLE])))
        good = wrong(reader, place, _("a source without a title"));
    return good && put_source(reader, items, before, draft);
}

/* The list takes the place of the sources; of a copy for sharing, from which some were left out,
   they are added. */
static bool take_sources(const struct reader *reader, const struct place *place, const cJSON *list,
                         const struct answer *before, struct answer *draft)
{
    const cJSON *item;
    size_t index = 0;
    bool good = true;
    if (cJSON_GetArraySize(list) > MOST_SOURCES)
        return wrong(reader, place, _("more than 1000 sources for one answer"));
    while (!reader->shared && draft->source_count)
        answer_remove_source(draft, draft->source_count - 1);
    cJSON_ArrayForEach(item, list)
    {
        const struct place here = {place, NULL, index++};
        good = take_source(reader, &here, item, before, draft) && good;
    }
    return good;
}

/* ---- values ---- */

enum {
    ANSWER_ID,
    ANSWER_STATE,
    ANSWER_VALUE,
    ANSWER_VALUES,
    ANSWER_REASON,
    ANSWER_NOTE,
    ANSWER_SOURCES,
    ANSWER_LATER,
    ANSWER_SENSITIVE,
    ANSWER_BY,
    ANSWER_AT,
    ANSWER_TAKEN, /* what follows is told for people */
};

static const struct key answer_keys[] = {
    [ANSWER_ID] = {"id", TEXT},
    [ANSWER_STATE] = {"state", TEXT | NOTHING},
    [ANSWER_VALUE] = {"value", TEXT | NUMBER | NOTHING},
    [ANSWER_VALUES] = {"values", LIST | NOTHING},
    [ANSWER_REASON] = {"reason", TEXT | NOTHING},
    [ANSWER_NOTE] = {"note", TEXT | NOTHING},
    [ANSWER_SOURCES] = {"sources", LIST | NOTHING},
    [ANSWER_LATER] = {"later", TRUTH | NOTHING},
    [ANSWER_SENSITIVE] = {"sensitive", TRUTH | NOTHING},
    [ANSWER_BY] = {"by", TEXT | NOTHING},
    [ANSWER_AT] = {"at", TEXT | NOTHING},
    {"applies", ANY},
    {"label", ANY},
    {"questionnaire", ANY},
    {"domain", ANY},
    {"domain_title", ANY},
    {"capability", ANY},
    {"capability_title", ANY},
    {"kind", ANY},
    {"depth", ANY},
    {"question", ANY},
    {"answer", ANY},
};

enum { ANSWER_KEYS = sizeof answer_keys / sizeof *answer_keys };

struct row { /* an answer of the document */
    const struct place *place;
    const struct question *question;
    const cJSON *items[ANSWER_KEYS];
};

static struct place place_in(const struct row *row, size_t key)
{
    return (struct place){row->place, answer_keys[key].name, 0};
}

/* A text, or a number as it is written, where one can be meant. */
static bool put_value(const struct reader *reader, const struct place *place,
                      const struct question *question, const cJSON *item, char **string)
{
    bool numbers =
        question->kind == KIND_NUMBER || question->kind == KIND_DATE || question->kind == KIND_YEAR;
    if (!cJSON_IsNumber(item))
        return is_expected(reader, place, item, TEXT) && take_text(reader, place, item, string);
    if (!numbers)
        return is_expected(reader, place, item, TEXT);
    char *number = cJSON_PrintUnformatted(item);
    bool done = number && answer_replace(string, number);
    cJSON_free(number);
    return done || out_of_memory(reader);
}

static bool put_values(const struct reader *reader, const struct row *row, struct answer *draft)
{
    const struct place list = place_in(row, ANSWER_VALUES);
    size_t count = (size_t)cJSON_GetArraySize(row->items[ANSWER_VALUES]);
    const cJSON *item;
    bool good = true;
    if (!count)
        return true;
    draft->values = calloc(count, sizeof *draft->values);
    if (!draft->values)
        return out_of_memory(reader);
    cJSON_ArrayForEach(item, row->items[ANSWER_VALUES])
    {
        const struct place here = {&list, NULL, draft->value_count};
        char **value = &draft->values[draft->value_count++];
        good = put_value(reader, &here, row->question, item, value) && good;
        if (!*value && !answer_replace(value, ""))
            return out_of_memory(reader);
    }
    return good;
}

/* The state that is said, or that follows from what else is said of the answer. */
static bool find_state(const struct reader *reader, const struct row *row, enum answer_state *state)
{
    const struct place place = place_in(row, ANSWER_STATE);
    const char *word = text_of(row->items[ANSWER_STATE]);
    bool valued =
        is_given(row->items[ANSWER_VALUE]) || cJSON_GetArraySize(row->items[ANSWER_VALUES]) > 0;
    *state = valued                                ? ANSWER_ANSWERED
             : is_given(row->items[ANSWER_REASON]) ? ANSWER_NOT_APPLICABLE
                                                   : ANSWER_UNANSWERED;
    if (!word)
        return true;
    for (*state = ANSWER_UNANSWERED; *state <= ANSWER_NOT_APPLICABLE; ++*state)
        if (strcmp(word, answer_state_word(*state)) == 0)
            return true;
    return wrong(reader, &place, _("a state is unanswered, answered, unknown or not-applicable"));
}

/* State, value and reason are one thing: when one of them is said, they are what is said. */
static bool take_state(const struct reader *reader, const struct row *row, struct answer *draft)
{
    const struct place value = place_in(row, ANSWER_VALUE);
    const struct place reason = place_in(row, ANSWER_REASON);
    bool valued = row->items[ANSWER_VALUE] || row->items[ANSWER_VALUES];
    enum answer_state state;
    if (!valued && !row->items[ANSWER_STATE] && !row->items[ANSWER_REASON])
        return true;
    if (!find_state(reader, row, &state))
        return false;
    if (is_given(row->items[ANSWER_REASON]) && state != ANSWER_NOT_APPLICABLE)
        return wrong(reader, &reason, _("a reason belongs to the state not-applicable alone"));
    if (valued || state != ANSWER_ANSWERED)
        answer_set_state(draft, ANSWER_UNANSWERED);
    draft->state = state;
    bool good = !is_given(row->items[ANSWER_VALUE]) ||
                put_value(reader, &value, row->question, row->items[ANSWER_VALUE], &draft->value);
    return put_values(reader, row, draft) && good &&
           take_text(reader, &reason, row->items[ANSWER_REASON], &draft->reason);
}

/* ---- notes, marks ---- */

/* What a copy for sharing does not say was left out of it. */
static bool is_told(const struct reader *reader, const cJSON *item)
{
    return item && (!reader->shared || !cJSON_IsNull(item));
}

static void take_marks(const struct row *row, struct answer *draft)
{
    const struct question *question = row->question;
    if (is_given(row->items[ANSWER_LATER]))
        draft->later = cJSON_IsTrue(row->items[ANSWER_LATER]);
    if (is_given(row->items[ANSWER_SENSITIVE]) &&
        cJSON_IsTrue(row->items[ANSWER_SENSITIVE]) != answer_is_sensitive(question, draft))
        answer_flip_sensitive(question, draft);
}

static bool take_beside(const struct reader *reader, const struct row *row,
                        const struct answer *before, struct answer *draft)
{
    const struct place note = place_in(row, ANSWER_NOTE);
    const struct place sources = place_in(row, ANSWER_SOURCES);
    bool good = true;
    if (is_told(reader, row->items[ANSWER_NOTE]))
        good = take_text(reader, &note, row->items[ANSWER_NOTE], &draft->note);
    if (row->items[ANSWER_SOURCES])
        good = take_sources(reader, &sources, row->items[ANSWER_SOURCES], before, draft) && good;
    take_marks(row, draft);
    return good;
}

/* ---- who and when ---- */

static bool has_respondent(const struct assessment *assessment, const char *id,
                           const char **organisation)
{
    const struct respondent *respondents;
    size_t count = assessment_respondents(assessment, &respondents);
    for (size_t i = 0; i < count; i++)
        if (strcmp(respondents[i].id, id) == 0) {
            *organisation = respondents[i].organisation;
            return true;
        }
    return false;
}

/* The organisation that the document's respondent of that id belongs to; NULL when it has none. */
static const char *told_organisation(const struct reader *reader, const char *id)
{
    const cJSON *person;
    cJSON_ArrayForEach(person, reader->people)
    {
        const char *told = text_of(cJSON_GetObjectItemCaseSensitive(person, "id"));
        if (told && strcmp(told, id) == 0)
            return text_of(cJSON_GetObjectItemCaseSensitive(person, "organisation"));
    }
    return NULL;
}

/* Remembers to add them, once. */
static bool note_person(const struct reader *reader, const char *id, const char *organisation)
{
    struct batch *batch = reader->batch;
    for (size_t i = 0; i < batch->people_count; i++)
        if (strcmp(batch->people[i].id, id) == 0)
            return true;
    struct batch_person *people =
        reallocarray(batch->people, batch->people_count + 1, sizeof *people);
    if (!people)
        return out_of_memory(reader);
    batch->people = people;
    people[batch->people_count++] = (struct batch_person){id, organisation};
    return true;
}

/* Who answered has to be known: to the record, or to the document, which says where they belong. */
static bool take_by(const struct reader *reader, const struct row *row, struct answer *draft)
{
    const struct place place = place_in(row, ANSWER_BY);
    const char *by = text_of(row->items[ANSWER_BY]);
    const char *here = NULL;
    if (text_is_blank(by))
        return true;
    const char *told = told_organisation(reader, by);
    bool known = has_respondent(reader->assessment, by, &here);
    if (!known && !told)
        return wrong(reader, &place,
                     _("“%s” is not among the respondents of this record, nor of the document; "
                       "leave it out, or add who it is with --by “ID | ORGANISATION” first"),
                     by);
    if (known && told && !fold_same_words(here, told))
        return wrong(reader, &place,
                     _("“%s” is another organisation in the record than in the document"), by);
    return (known || note_person(reader, by, told)) &&
           (answer_replace(&draft->by, by) || out_of_memory(reader));
}

static bool take_at(const struct reader *reader, const struct row *row, struct answer *draft)
{
    const struct place place = place_in(row, ANSWER_AT);
    const char *at = text_of(row->items[ANSWER_AT]);
    if (text_is_blank(at))
        return true;
    if (!clock_is_stamp(at))
        return wrong(reader, &place, _("expected a time in UTC, such as 2026-11-21T10:00:00Z"));
    return answer_replace(&draft->at, at) || out_of_memory(reader);
}

/* ---- answers ---- */

static bool check_draft(const struct reader *reader, const struct row *row,
                        const struct answer *draft)
{
    struct error why;
    size_t key = row->items[ANSWER_VALUES] && !is_given(row->items[ANSWER_VALUE]) ? ANSWER_VALUES
                                                                                  : ANSWER_VALUE;
    const struct place place = place_in(row, key);
    if (answer_check(row->question, draft, &why))
        return true;
    return wrong(reader, row->items[key] ? &place : row->place, "%s", why.problem);
}

/* Makes of the answer that stands what it will be; frees it when it cannot be. */
static bool make_draft(const struct reader *reader, const struct row *row, struct answer *draft)
{
    const struct answer *before = assessment_answer(reader->assessment, row->question);
    if (!answer_copy(draft, before))
        return out_of_memory(reader);
    answer_replace(&draft->by, NULL);
    answer_replace(&draft->at, NULL);
    bool good = take_state(reader, row, draft);
    bool checked = good && check_draft(reader, row, draft);
    good = take_beside(reader, row, before, draft) && good && checked;
    good = take_by(reader, row, draft) && good;
    good = take_at(reader, row, draft) && good;
    if (!good)
        answer_free(draft);
    return good;
}

/* The question that an answer is to; NULL after noting that there is none, or a second answer. */
static const struct question *find_question(const struct reader *reader, const struct row *row)
{
    const struct place place = place_in(row, ANSWER_ID);
    const char *id = text_of(row->items[ANSWER_ID]);
    const struct question *question = id ? catalogue_question_at(reader->catalogue, id) : NULL;
    if (!row->items[ANSWER_ID])
        wrong(reader, row->place, _("there is no id of a question, such as mnr.q07"));
    else if (!id)
        return NULL; /* told already */
    else if (!question)
        wrong(reader, &place, _("there is no question “%s”; “mnr-assess questions” lists them"),
              id);
    else if (reader->answered[question->index])
        wrong(reader, &place, _("there is an answer to this question already"));
    else
        return question;
    return NULL;
}

/* Whether the answer says that it was left out, or, in a copy for sharing, is not asked and so not
   told. */
static bool is_left_out(const struct reader *reader, const struct row *row, const cJSON *object)
{
    const char *state = text_of(row->items[ANSWER_STATE]);
    const cJSON *applies = cJSON_GetObjectItemCaseSensitive(object, "applies");
    bool left_out = state && strcmp(state, left_out_word) == 0;
    reader->batch->left_out += left_out;
    return left_out || (reader->shared && cJSON_IsFalse(applies));
}

static void read_answer(struct reader *reader, const struct place *place, const cJSON *object)
{
    struct batch *batch = reader->batch;
    struct row row = {.place = place};
    struct answer draft;
    reader->id = text_of(cJSON_GetObjectItemCaseSensitive(object, "id"));
    bool good = read_object(reader, place, object, answer_keys, ANSWER_KEYS, row.items);
    row.question = cJSON_IsObject(object) ? find_question(reader, &row) : NULL;
    if (row.question)
        reader->answered[row.question->index] = true;
    if (good && row.question && !is_left_out(reader, &row, object) &&
        make_draft(reader, &row, &draft)) {
        batch->questions[batch->answer_count] = row.question;
        batch->answers[batch->answer_count++] = (struct batch_answer){row.question, draft};
    }
    reader->id = NULL;
}

/* ---- statuses ---- */

enum { STATUS_ID, STATUS_STATUS, STATUS_PROPOSED, STATUS_REASON };

static const struct key status_keys[] = {
    [STATUS_ID] = {"id", TEXT},
    [STATUS_STATUS] = {"status", TEXT | NOTHING},
    [STATUS_PROPOSED] = {"proposed", TEXT | NOTHING},
    [STATUS_REASON] = {"reason", TEXT | NOTHING},
    {"title", ANY},
    {"questionnaire", ANY},
    {"domain", ANY},
    {"domain_title", ANY},
    {"capability", ANY},
    {"capability_title", ANY},
    {"because", ANY},
};

enum { STATUS_KEYS = sizeof status_keys / sizeof *status_keys };

static const struct capability *find_capability(const struct reader *reader,
                                                const struct place *above, const char *id)
{
    const struct place place = {above, status_keys[STATUS_ID].name, 0};
    const struct capability *capability =
        id ? catalogue_capability_at(reader->catalogue, id) : NULL;
    if (!id)
        wrong(reader, above, _("there is no id of a capability, such as mnr.cap04"));
    else if (!capability)
        wrong(reader, &place,
              _("there is no capability, provision or benchmark “%s”; “mnr-assess status” "
                "lists them"),
              id);
    else if (reader->judged[capability->index])
        wrong(reader, &place, _("there is a status of it already"));
    else
        return capability;
    return NULL;
}

static void note_status(struct reader *reader, const struct place *place,
                        const struct capability *capability, const cJSON *const *items)
{
    struct error why;
    struct batch *batch = reader->batch;
    const struct batch_status status = {
        .capability = capability,
        .status = text_of(items[STATUS_STATUS]) ? text_of(items[STATUS_STATUS]) : "",
        .reason = text_of(items[STATUS_REASON]) ? text_of(items[STATUS_REASON]) : "",
    };
    if (assessment_check_override(capability, status.status, status.reason, &why))
        batch->statuses[batch->status_count++] = status;
    else
        wrong(reader, place, "%s", why.problem);
}

/* Only what the coordinator set is taken; what follows from answers follows from them. */
static void read_status(struct reader *reader, const struct place *place, const cJSON *object)
{
    const cJSON *items[STATUS_KEYS];
    reader->id = text_of(cJSON_GetObjectItemCaseSensitive(object, "id"));
    bool good = read_object(reader, place, object, status_keys, STATUS_KEYS, items);
    const struct capability *capability =
        good ? find_capability(reader, place, text_of(items[STATUS_ID])) : NULL;
    if (capability) {
        reader->judged[capability->index] = true;
        if (is_given(items[STATUS_PROPOSED]) || is_given(items[STATUS_REASON]))
            note_status(reader, place, capability, items);
    }
    reader->id = NULL;
}

/* ---- the document ---- */

typedef void read_row(struct reader *reader, const struct place *place, const cJSON *object);

static void read_each(struct reader *reader, const struct place *above, const cJSON *list,
                      read_row *read)
{
    const cJSON *item;
    size_t index = 0;
    cJSON_ArrayForEach(item, list)
    {
        const struct place place = {above, NULL, index++};
        read(reader, &place, item);
    }
}

/* An answer, or the status of a capability: what `get --json` writes for its id. */
static void read_either(struct reader *reader, const struct place *place, const cJSON *object)
{
    bool status = cJSON_HasObjectItem(object, "status");
    (status ? read_status : read_answer)(reader, place, object);
}

enum {
    EXPORT_FORMAT,
    EXPORT_COUNTRY,
    EXPORT_SHARED,
    EXPORT_PEOPLE,
    EXPORT_ANSWERS,
    EXPORT_STATUSES,
};

static const struct key export_keys[] = {
    [EXPORT_FORMAT] = {"mnr-assess-answers", NUMBER},
    [EXPORT_COUNTRY] = {"country", TEXT | NOTHING},
    [EXPORT_SHARED] = {"shared", TRUTH},
    [EXPORT_PEOPLE] = {"respondents", LIST | NOTHING},
    [EXPORT_ANSWERS] = {"answers", LIST},
    [EXPORT_STATUSES] = {"statuses", LIST | NOTHING},
    {"id", ANY},
    {"title", ANY},
    {"revision", ANY},
    {"sha256", ANY},
    {"depth", ANY},
    {"instruments", ANY},
    {"left_out", ANY},
};

enum { EXPORT_KEYS = sizeof export_keys / sizeof *export_keys };

static void check_head(const struct reader *reader, const cJSON *const *items)
{
    const struct place format = {NULL, export_keys[EXPORT_FORMAT].name, 0};
    const struct place place = {NULL, export_keys[EXPORT_COUNTRY].name, 0};
    const char *country = text_of(items[EXPORT_COUNTRY]);
    const char *here = assessment_country(reader->assessment);
    double version = items[EXPORT_FORMAT] ? cJSON_GetNumberValue(items[EXPORT_FORMAT]) : FORMAT;
    if (version < FORMAT || version > FORMAT)
        wrong(reader, &format, _("this program knows format 1 alone; a newer one wrote this"));
    if (country && *here && strcmp(country, here) != 0)
        wrong(reader, &place, _("these are answers of another country, %s"), country);
    if (!items[EXPORT_ANSWERS])
        wrong(reader, NULL, _("there is no list of “answers” in it"));
}

enum { PERSON_ID, PERSON_ORGANISATION, PERSON_KEYS };

static const struct key person_keys[PERSON_KEYS] = {{"id", TEXT}, {"organisation", TEXT}};

static void read_person(struct reader *reader, const struct place *place, const cJSON *object)
{
    struct error why;
    const cJSON *items[PERSON_KEYS];
    if (!read_object(reader, place, object, person_keys, PERSON_KEYS, items))
        return;
    const char *id = text_of(items[PERSON_ID]);
    const char *organisation = text_of(items[PERSON_ORGANISATION]);
    if (text_is_blank(id) || text_is_blank(organisation))
        wrong(reader, place, _("a respondent needs a short id and an organisation"));
    else if (!answer_check_text(id, &why) || !answer_check_text(organisation, &why))
        wrong(reader, place, "%s", why.problem);
}

static void read_export(struct reader *reader, const cJSON *root)
{
    const struct place people = {NULL, export_keys[EXPORT_PEOPLE].name, 0};
    const struct place answers = {NULL, export_keys[EXPORT_ANSWERS].name, 0};
    const struct place statuses = {NULL, export_keys[EXPORT_STATUSES].name, 0};
    const cJSON *items[EXPORT_KEYS];
    if (!read_object(reader, NULL, root, export_keys, EXPORT_KEYS, items))
        return;
    check_head(reader, items);
    reader->shared = cJSON_IsTrue(items[EXPORT_SHARED]);
    reader->people = items[EXPORT_PEOPLE];
    read_each(reader, &people, items[EXPORT_PEOPLE], read_person);
    read_each(reader, &answers, items[EXPORT_ANSWERS], read_answer);
    read_each(reader, &statuses, items[EXPORT_STATUSES], read_status);
}

static void read_document(struct reader *reader, const cJSON *root)
{
    if (cJSON_IsArray(root))
        read_each(reader, NULL, root, read_either);
    else if (cJSON_HasObjectItem(root, "answers") ||
             cJSON_HasObjectItem(root, "mnr-assess-answers"))
        read_export(reader, root);
    else
        read_either(reader, NULL, root);
    const struct batch *batch = reader->batch;
    if (!reader->problems->errors && !batch->answer_count && !batch->status_count &&
        !batch->left_out)
        wrong(reader, NULL, _("there is no answer in it"));
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

static bool parse(const struct reader *reader, const char *bytes, size_t length)
{
    struct error error;
    reader->batch->root = json_read(reader->path, bytes, length, &error);
    if (!reader->batch->root)
        problems_add(reader->problems, SEVERITY_ERROR, error.kind, error.path, error.line,
                     error.column, "%s", error.problem);
    return reader->batch->root;
}

struct batch *batch_read(const struct assessment *assessment, const char *path, const char *bytes,
                         size_t length, struct problems *problems)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    struct reader reader = {
        .assessment = assessment,
        .catalogue = catalogue,
        .path = path,
        .problems = problems,
        .batch = batch_new(catalogue),
        .answered = calloc(catalogue->question_count + 1, sizeof *reader.answered),
        .judged = calloc(catalogue->capability_count + 1, sizeof *reader.judged),
    };
    if (!reader.batch || !reader.answered || !reader.judged)
        out_of_memory(&reader);
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

bool batch_apply(const struct batch *batch, struct assessment *assessment, struct error *error)
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

size_t batch_questions(const struct batch *batch, const struct question *const **questions)
{
    *questions = batch->questions;
    return batch->answer_count;
}

size_t batch_left_out(const struct batch *batch)
{
    return batch->left_out;
}
