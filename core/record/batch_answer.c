#include <stdlib.h>
#include <string.h>

#include "core/base/clock.h"
#include "core/base/door.h"
#include "core/base/fold.h"
#include "core/base/i18n.h"
#include "core/record/batch_parts.h"

enum { MOST_SOURCES = 1000 };

static const char left_out_word[] = "left-out";

/* What comes in of a text; "" of null. free() it. NULL after noting why nothing does. */
static char *let_in(const struct batch_reader *reader, const struct json_place *place,
                    const cJSON *item, enum door_shape shape)
{
    struct error why;
    const char *text = json_text(item);
    char *words = door_text(shape, text ? text : "", &why);
    if (!words)
        json_wrong(&reader->notes, place, "%s", why.problem);
    return words;
}

/* Replaces a string of a draft; null takes it away, and so does a blank one. */
static bool take_text(const struct batch_reader *reader, const struct json_place *place,
                      const cJSON *item, enum door_shape shape, char **string)
{
    struct error why;
    char *words = let_in(reader, place, item, shape);
    if (!words)
        return false;
    bool good =
        answer_check_text(words, &why) || json_wrong(&reader->notes, place, "%s", why.problem);
    if (good)
        good = answer_write(string, words) || json_out_of_memory(&reader->notes);
    free(words);
    return good;
}

/* ---- sources ---- */

enum { SOURCE_TITLE, SOURCE_DATE, SOURCE_HELD, SOURCE_INTERNAL, SOURCE_KEYS };

static const struct json_key source_keys[SOURCE_KEYS] = {
    {"title", JSON_TEXT},
    {"date", JSON_TEXT | JSON_NOTHING},
    {"held", JSON_TEXT | JSON_NOTHING},
    {"internal", JSON_TRUTH | JSON_NOTHING},
};

/* Keys that we do not know stay with a source that was there before. */
static bool put_source(const struct batch_reader *reader, char *const *texts, const cJSON *internal,
                       const struct answer *before, struct answer *draft)
{
    const char *title = texts[SOURCE_TITLE];
    const char *date = texts[SOURCE_DATE];
    const char *held = texts[SOURCE_HELD];
    size_t count = draft->source_count;
    if (!answer_put_source(draft, count, title, date, held))
        return json_out_of_memory(&reader->notes);
    size_t at = answer_find_source(draft, title, date, held);
    size_t old = answer_find_source(before, title, date, held);
    if (at == draft->source_count)
        return json_out_of_memory(&reader->notes);
    if (at == count && old < before->source_count)
        draft->sources[at].origin = before->sources[old].origin;
    if (json_is_given(internal))
        draft->sources[at].internal = cJSON_IsTrue(internal);
    return true;
}

static bool take_source(const struct batch_reader *reader, const struct json_place *place,
                        const cJSON *object, const struct answer *before, struct answer *draft)
{
    struct error why;
    const cJSON *items[SOURCE_KEYS];
    char *texts[SOURCE_INTERNAL] = {NULL};
    if (!json_read_keys(&reader->notes, place, object, source_keys, SOURCE_KEYS, items))
        return false;
    bool good = true;
    for (size_t i = SOURCE_TITLE; i <= SOURCE_HELD; i++) {
        const struct json_place here = {place, source_keys[i].name, 0};
        texts[i] = let_in(reader, &here, items[i], DOOR_ONE_LINE);
        good = texts[i] && good;
        if (texts[i] && !answer_check_text(texts[i], &why))
            good = json_wrong(&reader->notes, &here, "%s", why.problem);
    }
    if (texts[SOURCE_TITLE] && text_is_blank(texts[SOURCE_TITLE]))
        good = json_wrong(&reader->notes, place, _("a source without a title"));
    good = good && put_source(reader, texts, items[SOURCE_INTERNAL], before, draft);
    for (size_t i = SOURCE_TITLE; i <= SOURCE_HELD; i++)
        free(texts[i]);
    return good;
}

/* The list takes the place of the sources; of a copy for sharing, from which some were left out,
   they are added. */
static bool take_sources(const struct batch_reader *reader, const struct json_place *place,
                         const cJSON *list, const struct answer *before, struct answer *draft)
{
    const cJSON *item;
    size_t index = 0;
    bool good = true;
    if (cJSON_GetArraySize(list) > MOST_SOURCES)
        return json_wrong(&reader->notes, place, _("more than 1000 sources for one answer"));
    while (!reader->shared && draft->source_count)
        answer_remove_source(draft, draft->source_count - 1);
    cJSON_ArrayForEach(item, list)
    {
        const struct json_place here = {place, NULL, index++};
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
    ANSWER_SEEN,
    ANSWER_LATER,
    ANSWER_SENSITIVE,
    ANSWER_BY,
    ANSWER_AT,
    ANSWER_TAKEN, /* what follows is told for people */
};

static const struct json_key answer_keys[] = {
    [ANSWER_ID] = {"id", JSON_TEXT},
    [ANSWER_STATE] = {"state", JSON_TEXT | JSON_NOTHING},
    [ANSWER_VALUE] = {"value", JSON_TEXT | JSON_NUMBER | JSON_NOTHING},
    [ANSWER_VALUES] = {"values", JSON_LIST | JSON_NOTHING},
    [ANSWER_REASON] = {"reason", JSON_TEXT | JSON_NOTHING},
    [ANSWER_NOTE] = {"note", JSON_TEXT | JSON_NOTHING},
    [ANSWER_SOURCES] = {"sources", JSON_LIST | JSON_NOTHING},
    [ANSWER_SEEN] = {"seen", JSON_TEXT | JSON_NOTHING},
    [ANSWER_LATER] = {"later", JSON_TRUTH | JSON_NOTHING},
    [ANSWER_SENSITIVE] = {"sensitive", JSON_TRUTH | JSON_NOTHING},
    [ANSWER_BY] = {"by", JSON_TEXT | JSON_NOTHING},
    [ANSWER_AT] = {"at", JSON_TEXT | JSON_NOTHING},
    {"applies", JSON_ANY},
    {"looked_through", JSON_ANY},
    {"label", JSON_ANY},
    {"questionnaire", JSON_ANY},
    {"domain", JSON_ANY},
    {"domain_title", JSON_ANY},
    {"capability", JSON_ANY},
    {"capability_title", JSON_ANY},
    {"kind", JSON_ANY},
    {"depth", JSON_ANY},
    {"question", JSON_ANY},
    {"answer", JSON_ANY},
};

enum { ANSWER_KEYS = sizeof answer_keys / sizeof *answer_keys };

struct row { /* an answer of the document */
    const struct json_place *place;
    const struct question *question;
    const cJSON *items[ANSWER_KEYS];
};

static struct json_place place_in(const struct row *row, size_t key)
{
    return (struct json_place){row->place, answer_keys[key].name, 0};
}

/* A text, or a number as it is written, where one can be meant. */
static bool put_value(const struct batch_reader *reader, const struct json_place *place,
                      const struct question *question, const cJSON *item, char **string)
{
    bool numbers =
        question->kind == KIND_NUMBER || question->kind == KIND_DATE || question->kind == KIND_YEAR;
    if (!cJSON_IsNumber(item))
        return json_is(&reader->notes, place, item, JSON_TEXT) &&
               take_text(reader, place, item,
                         question_kind_entry(question->kind)->takes_text ? DOOR_LINES
                                                                         : DOOR_ONE_LINE,
                         string);
    if (!numbers)
        return json_is(&reader->notes, place, item, JSON_TEXT);
    char *number = cJSON_PrintUnformatted(item);
    bool done = number && answer_replace(string, number);
    cJSON_free(number);
    return done || json_out_of_memory(&reader->notes);
}

static bool put_values(const struct batch_reader *reader, const struct row *row,
                       struct answer *draft)
{
    const struct json_place list = place_in(row, ANSWER_VALUES);
    size_t count = (size_t)cJSON_GetArraySize(row->items[ANSWER_VALUES]);
    const cJSON *item;
    bool good = true;
    if (!count)
        return true;
    draft->values = calloc(count, sizeof *draft->values);
    if (!draft->values)
        return json_out_of_memory(&reader->notes);
    cJSON_ArrayForEach(item, row->items[ANSWER_VALUES])
    {
        const struct json_place here = {&list, NULL, draft->value_count};
        char **value = &draft->values[draft->value_count++];
        good = put_value(reader, &here, row->question, item, value) && good;
        if (!*value && !answer_replace(value, ""))
            return json_out_of_memory(&reader->notes);
    }
    return good;
}

/* The state that is said, or that follows from what else is said of the answer. */
static bool find_state(const struct batch_reader *reader, const struct row *row,
                       enum answer_state *state)
{
    const struct json_place place = place_in(row, ANSWER_STATE);
    const char *word = json_text(row->items[ANSWER_STATE]);
    bool valued = json_is_given(row->items[ANSWER_VALUE]) ||
                  cJSON_GetArraySize(row->items[ANSWER_VALUES]) > 0;
    *state = valued                                     ? ANSWER_ANSWERED
             : json_is_given(row->items[ANSWER_REASON]) ? ANSWER_NOT_APPLICABLE
                                                        : ANSWER_UNANSWERED;
    if (!word)
        return true;
    for (*state = ANSWER_UNANSWERED; *state <= ANSWER_NOT_APPLICABLE; ++*state)
        if (strcmp(word, answer_state_word(*state)) == 0)
            return true;
    return json_wrong(&reader->notes, &place,
                      _("a state is unanswered, answered, unknown or not-applicable"));
}

/* A list that is given has been looked through, unless it is said that it was not, or under which
   version. */
static bool take_seen(const struct batch_reader *reader, const struct row *row,
                      struct answer *draft)
{
    const struct json_place place = place_in(row, ANSWER_SEEN);
    const char *seen = json_text(row->items[ANSWER_SEEN]);
    if (!question_is_list(row->question) || draft->state != ANSWER_ANSWERED)
        return true;
    if (seen && strcmp(seen, "no") != 0 && !version_is(seen))
        return json_wrong(&reader->notes, &place,
                          _("“seen” is a version of the questionnaire, such as 2022.1, or no"));
    if (!seen)
        seen = draft->value_count ? row->question->questionnaire->version : "no";
    return answer_replace(&draft->seen, seen) || json_out_of_memory(&reader->notes);
}

/* State, value and reason are one thing: when one of them is said, they are what is said. */
static bool take_state(const struct batch_reader *reader, const struct row *row,
                       struct answer *draft)
{
    const struct json_place value = place_in(row, ANSWER_VALUE);
    const struct json_place reason = place_in(row, ANSWER_REASON);
    bool valued = row->items[ANSWER_VALUE] || row->items[ANSWER_VALUES];
    enum answer_state state;
    if (!valued && !row->items[ANSWER_STATE] && !row->items[ANSWER_REASON])
        return true;
    if (!find_state(reader, row, &state))
        return false;
    if (json_is_given(row->items[ANSWER_REASON]) && state != ANSWER_NOT_APPLICABLE)
        return json_wrong(&reader->notes, &reason,
                          _("a reason belongs to the state not-applicable alone"));
    if (valued || state != ANSWER_ANSWERED)
        answer_set_state(draft, ANSWER_UNANSWERED);
    draft->state = state;
    bool good = !json_is_given(row->items[ANSWER_VALUE]) ||
                put_value(reader, &value, row->question, row->items[ANSWER_VALUE], &draft->value);
    return put_values(reader, row, draft) && take_seen(reader, row, draft) && good &&
           take_text(reader, &reason, row->items[ANSWER_REASON], DOOR_LINES, &draft->reason);
}

/* ---- notes, marks ---- */

/* What a copy for sharing does not say was left out of it. */
static bool is_told(const struct batch_reader *reader, const cJSON *item)
{
    return item && (!reader->shared || !cJSON_IsNull(item));
}

/* A copy for sharing tells of nothing that is sensitive there: that says nothing of what is so
 * here.
 */
static void take_marks(const struct batch_reader *reader, const struct row *row,
                       struct answer *draft)
{
    const struct question *question = row->question;
    bool sensitive = cJSON_IsTrue(row->items[ANSWER_SENSITIVE]);
    if (json_is_given(row->items[ANSWER_LATER]))
        draft->later = cJSON_IsTrue(row->items[ANSWER_LATER]);
    if (json_is_given(row->items[ANSWER_SENSITIVE]) && (sensitive || !reader->shared) &&
        sensitive != answer_is_sensitive(question, draft))
        answer_flip_sensitive(question, draft);
}

static bool take_beside(const struct batch_reader *reader, const struct row *row,
                        const struct answer *before, struct answer *draft)
{
    const struct json_place note = place_in(row, ANSWER_NOTE);
    const struct json_place sources = place_in(row, ANSWER_SOURCES);
    bool good = true;
    if (is_told(reader, row->items[ANSWER_NOTE]))
        good = take_text(reader, &note, row->items[ANSWER_NOTE], DOOR_LINES, &draft->note);
    if (row->items[ANSWER_SOURCES])
        good = take_sources(reader, &sources, row->items[ANSWER_SOURCES], before, draft) && good;
    take_marks(reader, row, draft);
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
static const char *told_organisation(const struct batch_reader *reader, const char *id)
{
    const cJSON *person;
    cJSON_ArrayForEach(person, reader->people)
    {
        const char *told = json_text(cJSON_GetObjectItemCaseSensitive(person, "id"));
        if (told && strcmp(told, id) == 0)
            return json_text(cJSON_GetObjectItemCaseSensitive(person, "organisation"));
    }
    return NULL;
}

/* Remembers to add them, once. */
static bool note_person(const struct batch_reader *reader, const char *id, const char *organisation)
{
    struct batch *batch = reader->batch;
    for (size_t i = 0; i < batch->people_count; i++)
        if (strcmp(batch->people[i].id, id) == 0)
            return true;
    struct batch_person *people =
        reallocarray(batch->people, batch->people_count + 1, sizeof *people);
    if (!people)
        return json_out_of_memory(&reader->notes);
    batch->people = people;
    people[batch->people_count++] = (struct batch_person){id, organisation};
    return true;
}

/* Who answered has to be known: to the record, or to the document, which says where they belong. */
static bool take_by(const struct batch_reader *reader, const struct row *row, struct answer *draft)
{
    const struct json_place place = place_in(row, ANSWER_BY);
    const char *by = json_text(row->items[ANSWER_BY]);
    const char *here = NULL;
    if (text_is_blank(by))
        return true;
    const char *told = told_organisation(reader, by);
    bool known = has_respondent(reader->assessment, by, &here);
    if (!known && !told)
        return json_wrong(
            &reader->notes, &place,
            _("“%s” is not among the respondents of this record, nor of the document; "
              "leave it out, or add who it is with --by “ID | ORGANISATION” first"),
            by);
    if (known && told && !fold_same_words(here, told))
        return json_wrong(&reader->notes, &place,
                          _("“%s” is another organisation in the record than in the document"), by);
    return (known || note_person(reader, by, told)) &&
           (answer_replace(&draft->by, by) || json_out_of_memory(&reader->notes));
}

static bool take_at(const struct batch_reader *reader, const struct row *row, struct answer *draft)
{
    const struct json_place place = place_in(row, ANSWER_AT);
    const char *at = json_text(row->items[ANSWER_AT]);
    if (text_is_blank(at))
        return true;
    if (!clock_is_stamp(at))
        return json_wrong(&reader->notes, &place,
                          _("expected a time in UTC, such as 2026-11-21T10:00:00Z"));
    return answer_replace(&draft->at, at) || json_out_of_memory(&reader->notes);
}

/* ---- answers ---- */

static bool check_draft(const struct batch_reader *reader, const struct row *row,
                        struct answer *draft)
{
    struct error why;
    size_t key = row->items[ANSWER_VALUES] && !json_is_given(row->items[ANSWER_VALUE])
                     ? ANSWER_VALUES
                     : ANSWER_VALUE;
    const struct json_place place = place_in(row, key);
    if (!answer_tidy(row->question, draft))
        return json_out_of_memory(&reader->notes);
    if (answer_check(row->question, draft, &why))
        return true;
    return json_wrong(&reader->notes, row->items[key] ? &place : row->place, "%s", why.problem);
}

/* Makes of the answer that stands what it will be; frees it when it cannot be. */
static bool make_draft(const struct batch_reader *reader, const struct row *row,
                       struct answer *draft)
{
    const struct answer *before = assessment_answer(reader->assessment, row->question);
    if (!answer_copy(draft, before))
        return json_out_of_memory(&reader->notes);
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
static const struct question *find_question(const struct batch_reader *reader,
                                            const struct row *row)
{
    const struct json_place place = place_in(row, ANSWER_ID);
    const char *id = json_text(row->items[ANSWER_ID]);
    const struct question *question = id ? catalogue_question_at(reader->catalogue, id) : NULL;
    if (!row->items[ANSWER_ID])
        json_wrong(&reader->notes, row->place, _("there is no id of a question, such as mnr.q07"));
    else if (!id)
        return NULL; /* told already */
    else if (!question)
        json_wrong(&reader->notes, &place,
                   _("there is no question “%s”; “mnr-assess questions” lists them"), id);
    else if (reader->answered[question->index])
        json_wrong(&reader->notes, &place, _("there is an answer to this question already"));
    else
        return question;
    return NULL;
}

/* Whether the answer says that it was left out, or, in a copy for sharing, is not asked and so not
   told. */
static bool is_left_out(const struct batch_reader *reader, const struct row *row,
                        const cJSON *object)
{
    const char *state = json_text(row->items[ANSWER_STATE]);
    const cJSON *applies = cJSON_GetObjectItemCaseSensitive(object, "applies");
    bool left_out = state && strcmp(state, left_out_word) == 0;
    reader->batch->left_out += left_out;
    return left_out || (reader->shared && cJSON_IsFalse(applies));
}

void batch_read_answer(struct batch_reader *reader, const struct json_place *place,
                       const cJSON *object)
{
    struct batch *batch = reader->batch;
    struct row row = {.place = place};
    struct answer draft;
    reader->notes.about = json_text(cJSON_GetObjectItemCaseSensitive(object, "id"));
    bool good = json_read_keys(&reader->notes, place, object, answer_keys, ANSWER_KEYS, row.items);
    row.question = cJSON_IsObject(object) ? find_question(reader, &row) : NULL;
    if (row.question)
        reader->answered[row.question->index] = true;
    if (good && row.question && !is_left_out(reader, &row, object) &&
        make_draft(reader, &row, &draft)) {
        batch->questions[batch->answer_count] = row.question;
        batch->answers[batch->answer_count++] = (struct batch_answer){row.question, draft};
    }
    reader->notes.about = NULL;
}
