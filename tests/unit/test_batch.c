/* Many answers at once from JSON: what is written is taken again, all of it or nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/door.h"
#include "core/base/json_reader.h"
#include "core/record/batch.h"
#include "core/rules/sharing.h"
#include "export/data/answers.h"
#include "export/data/record_json.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- taking ---- */

static struct assessment *of_country(const struct catalogue *catalogue, const char *country)
{
    struct error error = {0};
    struct assessment_options options = {.depth = DEPTH_FULL, .country = country};
    struct assessment *assessment = assessment_new(catalogue, &options, &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(assessment);
    return assessment;
}

/* Reads and applies; false, with the problems, when there are some. */
static bool take_bytes(struct assessment *assessment, const char *bytes, size_t length,
                       struct problems *problems)
{
    struct error error = {0};
    struct batch *batch = batch_read(assessment, "a.json", bytes, length, problems);
    if (!batch)
        return false;
    CHECK(batch_apply(batch, assessment, &error), "applying: %s", error.problem);
    batch_free(batch);
    return true;
}

static void take(struct assessment *assessment, const char *json)
{
    struct problems problems = {0};
    CHECK(take_bytes(assessment, json, strlen(json), &problems), "“%.60s” is taken: %s", json,
          problems.count ? problems.items[0].error.problem : "");
    problems_free(&problems);
}

/* ---- a record like none that anybody would make ---- */

static unsigned next_random(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245U + 12345U;
    return (*seed >> 16) % below;
}

/* As the door lets it in: a record has no others. */
static char *random_text(unsigned *seed, enum door_shape shape)
{
    static const char *const pieces[] = {
        "a",    "none",      " ",        "\n",     "\t",       "\"",  "\\",      "\\u0000",
        "|",    "é",         "漢字",     "🙂",   "الطفل",    "<b>", "\x1b[2J", "\u202e",
        "null", "{\"a\": [", "-5 units", "\u00ad", "\xc2\x9b", "٣",   "\u2028",  "left-out"};
    struct text text = {0};
    text_append(&text, "x");
    for (unsigned i = next_random(seed, 12); i > 0; i--)
        text_append(&text, pieces[next_random(seed, COUNT(pieces))]);
    char *words = door_text(shape, text.data, NULL);
    text_free(&text);
    return words;
}

static void put_text(char **string, unsigned *seed, enum door_shape shape)
{
    char *text = random_text(seed, shape);
    answer_write(string, text);
    free(text);
}

static void tick_some(const struct question *question, struct answer *draft, unsigned *seed)
{
    if (question->none && next_random(seed, 4) == 0) {
        answer_tick(question, draft, "none", true);
        return;
    }
    for (size_t i = 0; i < question->option_count; i++)
        if (next_random(seed, 3) == 0)
            answer_tick(question, draft, question->options[i].id, true);
}

static void fill_fields(const struct question *question, struct answer *draft, unsigned *seed)
{
    draft->values = calloc(question->field_count, sizeof *draft->values);
    for (size_t i = 0; i < question->field_count; i++, draft->value_count++)
        put_text(&draft->values[i], seed, DOOR_ONE_LINE);
    if (question->kind == KIND_YEAR)
        answer_replace(&draft->values[0], "2016");
    draft->state = ANSWER_ANSWERED;
}

static void value_at_random(const struct question *question, struct answer *draft, unsigned *seed)
{
    static const char *const numbers[] = {"0", "18", "2.5", "007", "123456789012345"};
    static const char *const dates[] = {"2026", "2026-11", "2024-02-29"};
    const struct question_kind_entry *kind = question_kind_entry(question->kind);
    draft->state = ANSWER_ANSWERED;
    if (question->field_count)
        fill_fields(question, draft, seed);
    else if (kind->takes_text || kind->takes_several)
        tick_some(question, draft, seed);
    else if (question->option_count)
        answer_replace(&draft->value,
                       question->options[next_random(seed, (unsigned)question->option_count)].id);
    else if (question->kind == KIND_NUMBER)
        answer_replace(&draft->value, numbers[next_random(seed, COUNT(numbers))]);
    else if (question->kind == KIND_DATE)
        answer_replace(&draft->value, dates[next_random(seed, COUNT(dates))]);
    else
        answer_replace(&draft->value, "NOR");
    bool text = kind->takes_text && !answer_is_none(draft);
    bool described = question->describes && answer_has(draft, question->describes);
    if (text || described)
        put_text(&draft->value, seed, text ? DOOR_LINES : DOOR_ONE_LINE);
    if (!draft->value && !draft->value_count)
        answer_set_state(draft, ANSWER_UNANSWERED);
    else
        draft->state = ANSWER_ANSWERED;
}

static void surround_at_random(const struct question *question, struct answer *draft,
                               unsigned *seed)
{
    if (next_random(seed, 3) == 0)
        put_text(&draft->note, seed, DOOR_LINES);
    for (unsigned i = next_random(seed, 4) / 2; i > 0; i--) {
        char *title = random_text(seed, DOOR_ONE_LINE);
        char *held = random_text(seed, DOOR_ONE_LINE);
        answer_put_source(draft, draft->source_count, title, next_random(seed, 2) ? "2024" : NULL,
                          held);
        draft->sources[draft->source_count - 1].internal = next_random(seed, 3) == 0;
        free(title);
        free(held);
    }
    draft->later = next_random(seed, 4) == 0;
    if (next_random(seed, 4) == 0)
        answer_flip_sensitive(question, draft);
    if (next_random(seed, 2))
        answer_replace(&draft->by, "moj");
    if (next_random(seed, 2))
        answer_replace(&draft->at, "2025-02-03T04:05:06Z");
}

static void answer_at_random(struct assessment *assessment, unsigned *seed)
{
    struct error error = {0};
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        struct answer draft = {0};
        unsigned dice = next_random(seed, 10);
        if (dice < 6)
            value_at_random(question, &draft, seed);
        draft.state = dice == 6 ? ANSWER_UNKNOWN : dice == 7 ? ANSWER_NOT_APPLICABLE : draft.state;
        if (dice == 7)
            put_text(&draft.reason, seed, DOOR_LINES);
        surround_at_random(question, &draft, seed);
        CHECK(assessment_import_answer(assessment, question, &draft, &error), "%s", error.problem);
        answer_free(&draft);
    }
}

/* Statuses that the coordinator may set, as the answers are. */
static void judge_at_random(struct assessment *assessment, unsigned *seed)
{
    struct error error = {0};
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    struct test_view view = test_view(assessment);
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        const struct capability *capability = catalogue->capabilities[i];
        enum status proposed = findings_of(view.findings, capability)->proposed;
        bool provision = capability->domain->questionnaire->unit == UNIT_PROVISION;
        const char *status = provision ? "drafted" : "partly";
        bool may_be = provision ? proposed != STATUS_DRAFTED : proposed == STATUS_IN_PLACE;
        char *reason = random_text(seed, DOOR_LINES);
        if (may_be && next_random(seed, 2))
            CHECK(assessment_set_override(assessment, capability, status, reason, &error), "%s",
                  error.problem);
        free(reason);
    }
    test_view_free(&view);
}

static struct assessment *at_random(unsigned seed)
{
    struct error error = {0};
    struct assessment *assessment = of_country(test_all(), "NOR");
    CHECK(assessment_add_respondent(assessment, "moj", "Ministry | of \"Justice\"", &error), "%s",
          error.problem);
    answer_at_random(assessment, &seed);
    judge_at_random(assessment, &seed);
    return assessment;
}

/* ---- equal records ---- */

static bool same(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

/* What is the same in both: everything but a mark that says what the question says anyway. */
static bool is_same_answer(const struct question *question, const struct answer *one,
                           const struct answer *other)
{
    struct answer first = *one;
    struct answer second = *other;
    first.sensitive = answer_is_sensitive(question, one) ? SENSITIVITY_YES : SENSITIVITY_NO;
    second.sensitive = answer_is_sensitive(question, other) ? SENSITIVITY_YES : SENSITIVITY_NO;
    return answer_equal(&first, &second);
}

static void check_equal(const struct assessment *one, const struct assessment *other, unsigned seed)
{
    const struct catalogue *catalogue = assessment_catalogue(one);
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        CHECK(is_same_answer(question, assessment_answer(one, question),
                             assessment_answer(other, question)),
              "%s of seed %u", question->id, seed);
    }
}

static void check_signed(const struct assessment *one, const struct assessment *other)
{
    const struct catalogue *catalogue = assessment_catalogue(one);
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct answer *a = assessment_answer(one, catalogue->questions[i]);
        const struct answer *b = assessment_answer(other, catalogue->questions[i]);
        CHECK(same(a->by, b->by) && same(a->at, b->at), "who gave %s, and when",
              catalogue->questions[i]->id);
    }
}

static void check_equal_statuses(const struct assessment *one, const struct assessment *other)
{
    const struct catalogue *catalogue = assessment_catalogue(one);
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        const struct override *a = assessment_override(one, catalogue->capabilities[i]);
        const struct override *b = assessment_override(other, catalogue->capabilities[i]);
        CHECK(!a == !b && (!a || !b || (same(a->status, b->status) && same(a->reason, b->reason))),
              "the status of %s", catalogue->capabilities[i]->id);
    }
}

static char *exported(const struct assessment *assessment, bool share)
{
    struct error error = {0};
    struct test_view view = test_view(assessment);
    struct sharing *sharing = share ? sharing_new(assessment, &error) : NULL;
    char *json = answers_json(
        &(struct answers_input){.findings = share ? sharing_findings(sharing) : view.findings,
                                .digest = ""},
        &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(json);
    sharing_free(sharing);
    test_view_free(&view);
    return json;
}

static void test_round_trip(void)
{
    for (unsigned seed = 1; seed <= 12; seed++) {
        struct assessment *one = at_random(seed);
        struct assessment *other = of_country(test_all(), "NOR");
        char *json = exported(one, false);
        take(other, json);
        check_equal(one, other, seed);
        check_signed(one, other);
        check_equal_statuses(one, other);
        char *again = exported(other, false);
        CHECK_TEXT(strstr(again, "\"instruments\""), strstr(json, "\"instruments\""),
                   "the same is exported again");
        free(again);
        free(json);
        assessment_free(one);
        assessment_free(other);
    }
}

/* What `get --json` writes of all, to a record that knows who answered. */
static void test_round_trip_of_get(void)
{
    for (unsigned seed = 20; seed <= 25; seed++) {
        struct error error = {0};
        struct assessment *one = at_random(seed);
        struct assessment *other = of_country(test_all(), "NOR");
        struct test_view view = test_view(one);
        char *json = json_answers(view.applies, &error);
        CHECK(assessment_add_respondent(other, "moj", "Any", &error), "%s", error.problem);
        take(other, json);
        check_equal(one, other, seed);
        check_signed(one, other);
        free(json);
        test_view_free(&view);
        assessment_free(one);
        assessment_free(other);
    }
}

/* Over any other answers, and over the same. */
static void test_over_others(void)
{
    struct assessment *one = at_random(31);
    struct assessment *other = at_random(32);
    char *json = exported(one, false);
    take(other, json);
    check_equal(one, other, 31);
    char *before = test_written(one);
    take(one, json);
    char *after = test_written(one);
    CHECK_TEXT(after, before, "what is there already stays as it is");
    free(before);
    free(after);
    free(json);
    assessment_free(one);
    assessment_free(other);
}

/* ---- a copy for sharing ---- */

/* What may be told is taken, and what was left out stays as it was. */
static void check_shared(const struct assessment *one, const struct assessment *before,
                         const struct assessment *other)
{
    const struct catalogue *catalogue = assessment_catalogue(one);
    struct sharing *sharing = sharing_new(one, NULL);
    const struct applies *applies = findings_applies(sharing_findings(sharing));
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        const struct answer *a = assessment_answer(one, question);
        const struct answer *b = assessment_answer(other, question);
        const struct answer *old = assessment_answer(before, question);
        if (applies_to(applies, question))
            CHECK(b->state == a->state && same(a->value, b->value) && same(a->reason, b->reason) &&
                      a->value_count == b->value_count && a->later == b->later,
                  "%s is taken", question->id);
        else
            CHECK(answer_equal(old, b), "%s stays as it was", question->id);
        CHECK(!answer_is_sensitive(question, old) || answer_is_sensitive(question, b),
              "%s stays sensitive", question->id);
        CHECK(same(b->note, old->note), "the note of %s stays as it was", question->id);
        CHECK(b->source_count >= old->source_count, "no source of %s goes", question->id);
    }
    sharing_free(sharing);
}

static void test_shared(void)
{
    for (unsigned seed = 40; seed <= 43; seed++) {
        struct assessment *one = at_random(seed);
        struct assessment *before = at_random(seed + 10);
        struct assessment *other = at_random(seed + 10);
        struct assessment *fresh = of_country(test_all(), "NOR");
        struct assessment *empty = of_country(test_all(), "NOR");
        char *json = exported(one, true);
        take(other, json);
        check_shared(one, before, other);
        take(fresh, json);
        check_shared(one, empty, fresh);
        free(json);
        assessment_free(one);
        assessment_free(before);
        assessment_free(other);
        assessment_free(fresh);
        assessment_free(empty);
    }
}

/* ---- what is said of an answer, and what is not ---- */

static void test_parts(void)
{
    static const struct {
        const char *json;
        const char *block; /* of the answer to t.gate in the file */
    } cases[] = {
        {"[{\"id\": \"t.gate\", \"value\": \"no\"}]", "value: \"no\"\n    note: \"n\"\n"},
        {"[{\"id\": \"GATE\", \"note\": null}]", "value: \"yes\"\n    at"},
        {"{\"id\": \"t.gate\", \"note\": \"\", \"later\": true}",
         "value: \"yes\"\n    later: true"},
        {"[{\"id\": \"t.gate\", \"state\": \"unknown\"}]", "state: \"unknown\"\n    note: \"n\""},
        {"[{\"id\": \"t.gate\", \"reason\": \"r\"}]",
         "state: \"not-applicable\"\n    reason: \"r\"\n    note"},
        {"[{\"id\": \"t.gate\", \"state\": \"answered\", \"later\": true}]",
         "value: \"yes\"\n    note: \"n\"\n    later"},
        {"[{\"id\": \"t.gate\", \"sensitive\": true}]", "sensitive: true"},
        {"{\"answers\": [{\"id\": \"t.gate\", \"value\": \"no\"}]}", "value: \"no\""},
        {"[{\"id\": \"t.gate\", \"sources\": [{\"title\": \"A\"}, {\"title\": \"a \"}]}]",
         "sources:\n    - {title: \"A\"}\n    at"},
        {"\xef\xbb\xbf [{\"id\": \"t.gate\", \"value\": \"no\"}]\r\n\t", "value: \"no\""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_small());
        take(assessment, "[{\"id\": \"t.gate\", \"value\": \"yes\", \"note\": \"n\"}]");
        take(assessment, cases[i].json);
        char *written = test_written(assessment);
        CHECK_HAS(written, cases[i].block, "after %s", cases[i].json);
        free(written);
        assessment_free(assessment);
    }
}

/* Taken back, it is gone. */
static void test_taken_back(void)
{
    static const char *const cases[] = {
        "[{\"id\": \"t.gate\", \"value\": null}]",
        "[{\"id\": \"t.gate\", \"state\": \"unanswered\"}]",
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_small());
        test_answer(assessment, "t.gate=yes");
        take(assessment, cases[i]);
        CHECK_COUNT(assessment_answer(assessment, test_question(test_small(), "t.gate"))->state,
                    ANSWER_UNANSWERED, "%s", cases[i]);
        assessment_free(assessment);
    }
}

static void test_numbers(void)
{
    static const struct {
        const char *json;
        const char *id;
        const char *value;
    } cases[] = {
        {"[{\"id\": \"t.number\", \"value\": 18}]", "t.number", "18"},
        {"[{\"id\": \"t.number\", \"value\": 2.50}]", "t.number", "2.5"},
        {"[{\"id\": \"t.number\", \"value\": 0.1}]", "t.number", "0.1"},
        {"[{\"id\": \"t.number\", \"value\": 1e3}]", "t.number", "1000"},
        {"[{\"id\": \"t.number\", \"value\": \"007\"}]", "t.number", "007"},
        {"[{\"id\": \"t.date\", \"value\": 2026}]", "t.date", "2026"},
        {"[{\"id\": \"t.year\", \"values\": [2016, \"Ministry\"]}]", "t.year", "2016"},
        {"[{\"id\": \"t.text\", \"value\": \"18\"}]", "t.text", "18"},
        {"[{\"id\": \"t.text\", \"value\": \"none\"}]", "t.text", "none"},
        {"[{\"id\": \"t.picks\", \"value\": \"2\"}]", "t.picks", "2"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_small());
        take(assessment, cases[i].json);
        const struct answer *answer =
            assessment_answer(assessment, test_question(test_small(), cases[i].id));
        CHECK_TEXT(answer->value_count ? answer->values[0] : answer->value, cases[i].value, "%s",
                   cases[i].json);
        assessment_free(assessment);
    }
}

/* ---- who and when ---- */

static void test_who(void)
{
    struct error error = {0};
    struct assessment *assessment = test_assessment(test_small());
    const struct question *gate = test_question(test_small(), "t.gate");
    CHECK(assessment_add_respondent(assessment, "moj", "Ministry of Justice", &error) &&
              assessment_set_speaker(assessment, "moj", &error),
          "%s", error.problem);
    take(assessment, "[{\"id\": \"t.gate\", \"value\": \"yes\"}]");
    CHECK_TEXT(assessment_answer(assessment, gate)->by, "moj", "who speaks now");
    CHECK_TEXT(assessment_answer(assessment, gate)->at, TEST_NOW_STAMP, "now");
    take(assessment,
         "{\"respondents\": [{\"id\": \"moj\", \"organisation\": \"MINISTRY of justice\"},"
         "{\"id\": \"pol\", \"organisation\": \"Police\"},"
         "{\"id\": \"not\", \"organisation\": \"Nobody\"}],"
         "\"answers\": [{\"id\": \"t.gate\", \"value\": \"no\", \"by\": \"pol\","
         "\"at\": \"2024-02-29T23:59:59Z\"}]}");
    CHECK_TEXT(assessment_answer(assessment, gate)->by, "pol", "who gave it");
    CHECK_TEXT(assessment_answer(assessment, gate)->at, "2024-02-29T23:59:59Z", "when");
    const struct respondent *respondents;
    CHECK_COUNT(assessment_respondents(assessment, &respondents), 2,
                "only who answered is added, and once");
    assessment_free(assessment);
}

/* ---- what is refused ---- */

struct refusal {
    const char *json;
    const char *problem; /* of all problems, joined by line ends, this is part */
};

static void check_refused(const struct refusal *refusal, size_t length)
{
    struct problems problems = {0};
    struct text all = {0};
    struct assessment *assessment = of_country(test_small(), "NOR");
    test_answer(assessment, "t.gate=yes");
    char *before = test_written(assessment);
    bool taken = take_bytes(assessment, refusal->json, length, &problems);
    for (size_t i = 0; i < problems.count; i++) {
        const struct error *error = &problems.items[i].error;
        text_append_format(&all, "%zu:%zu: %s\n", error->line, error->column, error->problem);
    }
    CHECK(!taken, "“%.60s” is refused", refusal->json);
    CHECK_HAS(all.data ? all.data : "", refusal->problem, "why “%.60s”", refusal->json);
    char *after = test_written(assessment);
    CHECK_TEXT(after, before, "nothing is changed by “%.60s”", refusal->json);
    free(before);
    free(after);
    text_free(&all);
    problems_free(&problems);
    assessment_free(assessment);
}

static void check_all_refused(const struct refusal *refusals, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_refused(&refusals[i], strlen(refusals[i].json));
}

#define ROW(rest) "[{\"id\": \"t.gate\", " rest "}]"

static void test_mistakes(void)
{
    static const struct refusal cases[] = {
        {ROW("\"value\": \"maybe\""),
         ".[0].value (t.gate): Gate has no option “maybe”; it takes: yes, partly, no"},
        {ROW("\"value\": \"YES\""), ".[0].value (t.gate): Gate has no option “YES”"},
        {ROW("\"value\": 1"), ".[0].value (t.gate): expected a text in quotation marks"},
        {ROW("\"value\": true"), ".[0].value (t.gate): expected a text in quotation marks"},
        {ROW("\"value\": [\"yes\"]"), ".[0].value (t.gate): expected a text"},
        {ROW("\"values\": [\"yes\"]"), ".[0].values (t.gate): Gate: takes one value"},
        {ROW("\"values\": \"yes\""), ".[0].values (t.gate): expected a list"},
        {ROW("\"state\": \"known\""), ".[0].state (t.gate): a state is unanswered, answered"},
        {ROW("\"state\": \"unknown\", \"value\": \"no\""),
         "has a value, and a state that allows none"},
        {ROW("\"state\": \"unanswered\", \"value\": \"no\""), "a state that allows none"},
        {ROW("\"state\": \"answered\", \"value\": null"),
         ".[0].value (t.gate): Gate: takes one value"},
        {ROW("\"state\": \"not-applicable\""), "“not applicable” needs a reason"},
        {ROW("\"reason\": \" \""), "“not applicable” needs a reason"},
        {ROW("\"value\": \"no\", \"reason\": \"r\""), ".[0].reason (t.gate): a reason belongs to"},
        {ROW("\"later\": \"yes\""), ".[0].later (t.gate): expected true or false"},
        {ROW("\"sensitive\": 1"), ".[0].sensitive (t.gate): expected true or false"},
        {ROW("\"note\": 5"), ".[0].note (t.gate): expected a text"},
        {ROW("\"sources\": {}"), ".[0].sources (t.gate): expected a list"},
        {ROW("\"sources\": [\"Decree\"]"), ".[0].sources[0] (t.gate): expected an object"},
        {ROW("\"sources\": [{\"date\": \"2024\"}]"),
         ".sources[0] (t.gate): a source without a title"},
        {ROW("\"sources\": [{\"title\": \"A\", \"page\": \"3\"}]"),
         ".[0].sources[0].page (t.gate): this is not known here; taken are: title, date, held, "
         "internal"},
        {ROW("\"by\": \"pol\""), ".[0].by (t.gate): “pol” is not among the respondents"},
        {ROW("\"at\": \"yesterday\""), ".[0].at (t.gate): expected a time in UTC, such as"},
        {ROW("\"at\": \"2026-02-30T10:00:00Z\""), ".[0].at (t.gate): expected a time"},
        {ROW("\"vaule\": \"no\""), ".[0].vaule (t.gate): this is not known here; taken are: id, "
                                   "state, value, values, reason"},
        {ROW("\"value\": \"no\", \"value\": \"yes\""), ".[0].value (t.gate): this is there twice"},
        {"[{\"id\": \"t.gate\", \"id\": \"t.tick\"}]", ".[0].id (t.gate): this is there twice"},
        {"[{\"id\": \"t.list\", \"values\": [\"one\", \"one\"]}]", "“one” is there twice"},
        {"[{\"id\": \"t.list\", \"values\": [\"one\", null]}]",
         ".[0].values[1] (t.list): expected a text"},
        {"[{\"id\": \"t.list\", \"values\": [2]}]", ".[0].values[0] (t.list): expected a text"},
        {"[{\"id\": \"t.list\", \"values\": [\"none\", \"one\"]}]", "“none” stands alone"},
        {"[{\"id\": \"t.text\", \"value\": 18}]", ".[0].value (t.text): expected a text"},
        {"[{\"id\": \"t.number\", \"value\": -1}]", "takes a number"},
        {"[{\"id\": \"t.number\", \"value\": 1e300}]", "takes a number"},
        {"[{\"id\": \"t.number\", \"value\": 1e999}]", "takes a number"},
        {"[{\"id\": \"t.number\", \"value\": 1234567890123456789}]", "takes a number"},
        {"[{\"id\": \"t.date\", \"value\": 20261121}]", "takes a date"},
        {"[{\"id\": \"t.gone\", \"value\": \"no\"}]",
         ".[0].id (t.gone): there is no question “t.gone”"},
        {"[{\"id\": 7}]", ".[0].id: expected a text in quotation marks"},
        {"[{\"value\": \"no\"}]", ".[0]: there is no id of a question"},
        {"[{}]", ".[0]: there is no id"},
        {"[7]", ".[0]: expected an object"},
        {"[[]]", ".[0]: expected an object"},
        {"[{\"id\": \"t.gate\"}, {\"id\": \"GATE\"}]",
         ".[1].id (GATE): there is an answer to this question already"},
        {"[]", ".: there is no answer in it"},
        {"{\"answers\": []}", ".: there is no answer in it"},
        {"7", ".: expected an object"},
        {"null", ".: expected an object"},
        {"{\"mnr-assess-answers\": 1}", ".: there is no list of “answers” in it"},
        {"{\"mnr-assess-answers\": 2, \"answers\": []}", ".mnr-assess-answers: this program knows"},
        {"{\"country\": \"SWE\", \"answers\": [{\"id\": \"t.gate\", \"value\": \"no\"}]}",
         ".country: these are answers of another country, SWE"},
        {"{\"answers\": {}, \"shared\": 1}", ".shared: expected true or false"},
        {"{\"answers\": [], \"respondents\": [{\"id\": \"x\"}]}",
         ".respondents[0]: a respondent needs"},
        {"{\"answers\": [], \"statuses\": [{\"id\": \"t.cap09\"}]}",
         ".statuses[0].id (t.cap09): there is no capability"},
        {"{\"answers\": [], \"statuses\": [{\"id\": \"t.cap01\", \"status\": \"not-yet\", "
         "\"reason\": "
         "\"r\"}]}",
         ".statuses[0] (t.cap01): t.cap01: a status can only be set to “partly”"},
        {"{\"id\": \"t.cap01\", \"status\": \"partly\", \"proposed\": \"in-place\"}",
         "a status that is set needs a reason"},
        {"{\"answers\": [], \"more\": 1}", ".more: this is not known here; taken are: "
                                           "mnr-assess-answers, country, shared, respondents"},
    };
    check_all_refused(cases, COUNT(cases));
}

/* All problems are told, and what is right beside them is not taken. */
static void test_all_told(void)
{
    static const char json[] =
        "{\"answers\": [{\"id\": \"t.gate\", \"value\": \"no\"}, {\"id\": \"t.gone\"},"
        "{\"id\": \"t.tick\", \"value\": \"maybe\", \"note\": 1},"
        "{\"id\": \"t.number\", \"value\": \"x\", \"by\": \"pol\", \"at\": \"now\"}]}";
    static const char *const told[] = {
        ".answers[1].id (t.gone)",   ".answers[2].note (t.tick)", ".answers[3].value (t.number)",
        ".answers[3].by (t.number)", ".answers[3].at (t.number)",
    };
    for (size_t i = 0; i < COUNT(told); i++)
        check_refused(&(struct refusal){json, told[i]}, strlen(json));
}

static void test_syntax(void)
{
    static const struct refusal cases[] = {
        {"", "1:1: there is nothing in it"},
        {" \n ", "1:1: there is nothing in it"},
        {"[{\"id\": \"t.gate\",\n  \"é\" 5}]", "2:7: this is not JSON"},
        {"[{\"id\": \"t.gate\", \"value\": \"no\"}", ": this is not JSON"},
        {"[{\"id\": \"t.gate\", \"value\": \"no}]", ": this is not JSON"},
        {"[{\"id\": \"t.gate\", \"value\": 'no'}]", ": this is not JSON"},
        {"mnr-assess: 1\n", "1:1: this is not JSON"},
        {"[{\"id\": \"t.gate\"}]\n[]", "2:1: something stands behind the document"},
        {ROW("\"value\": \"n\\u0000o\""), "1:30: a NUL character"},
        {ROW("\"note\": \"\\ud800\""), ": this is not JSON"},
        {ROW("\"note\": \"\xff\""), "1:28: this is not UTF-8"},
        {ROW("\"note\": \"\xed\xa0\x80\""), ": this is not UTF-8"},
        {"\xff\xfe[", "1:1: this is UTF-16; save it as UTF-8"},
        {"[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]", "1:17: nested deeper than 16 levels"},
    };
    check_all_refused(cases, COUNT(cases));
    check_refused(&(struct refusal){"[{\"id\": \"t.g\0ate\"}]", "1:13: a NUL character"}, 18);
}

/* Nothing big costs much. */
static void test_big(void)
{
    static const struct {
        const char *begin;
        const char *piece;
        size_t times;
        const char *problem;
    } cases[] = {
        {"", "[", 60000000, "nested deeper"},
        {"[", "0,", 5000000, "more than 500000 values"},
        {"[{\"id\":\"t.list\",\"values\":[", "\"one\",", 490000, "this is not JSON"},
        {"[{\"id\":\"t.gate\",\"sources\":[{}", ",{\"title\":\"a\"}", 2000, "this is not JSON"},
        {"\"", "\\\\", 30000000, "this is not JSON"},
        {"", "\n", 67108865, "more than 64 MiB"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text text = {0};
        text_append(&text, cases[i].begin);
        for (size_t n = 0; n < cases[i].times; n++)
            text_append(&text, cases[i].piece);
        check_refused(&(struct refusal){text.data, cases[i].problem}, text.length);
        text_free(&text);
    }
}

static void test_many_items(void)
{
    struct text list = {0};
    text_append(&list, "[{\"id\": \"t.gate\", \"sources\": [{\"title\": \"x\"}");
    for (int i = 0; i < 999; i++)
        text_append_format(&list, ", {\"title\": \"Decree %d\"}", i);
    size_t length = list.length;
    text_append(&list, "]}]");
    struct assessment *assessment = test_assessment(test_small());
    take(assessment, list.data);
    CHECK_COUNT(assessment_answer(assessment, test_question(test_small(), "t.gate"))->source_count,
                1000, "sources");
    list.length = length;
    text_append(&list, ", {\"title\": \"one more\"}]}]");
    check_refused(&(struct refusal){list.data, ".sources (t.gate): more than 1000 sources"},
                  list.length);
    assessment_free(assessment);
    text_free(&list);
}

/* ---- statuses ---- */

static void test_statuses(void)
{
    struct assessment *assessment = test_assessment(test_small());
    const struct capability *capability = test_capability(test_small(), "t.cap01");
    take(assessment,
         "{\"id\": \"t.cap01\", \"title\": \"Parent\", \"domain\": \"t.dom1\", \"status\":"
         "\"partly\", \"because\": \"\", \"proposed\": \"in-place\", \"reason\": \"r\"}");
    const struct override *override = assessment_override(assessment, capability);
    CHECK_TEXT(override ? override->reason : "none", "r", "set by the coordinator");
    take(assessment,
         "{\"answers\": [{\"id\": \"t.gate\", \"value\": \"yes\"}], \"statuses\":"
         "[{\"id\": \"t.cap01\", \"status\": \"in-place\", \"proposed\": null, \"reason\": "
         "null}]}");
    CHECK(assessment_override(assessment, capability) != NULL,
          "one that follows from answers takes none away");
    assessment_free(assessment);
}

void batch_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a random record is the same after export and back", test_round_trip},
        {"so it is after get and back", test_round_trip_of_get},
        {"it takes the place of other answers, and leaves the same alone", test_over_others},
        {"of a copy for sharing what it tells is taken, and nothing else touched", test_shared},
        {"what is not said of an answer stays, and null takes away", test_parts},
        {"an answer is taken back", test_taken_back},
        {"a number may be a number where one is asked for", test_numbers},
        {"who answered and when is kept, and has to be known", test_who},
        {"a mistake is told with its place, and nothing is changed", test_mistakes},
        {"all mistakes are told at once", test_all_told},
        {"what is not JSON is told with line and column", test_syntax},
        {"neither depth nor size can hurt", test_big},
        {"a thousand sources are enough", test_many_items},
        {"statuses are taken where the coordinator set them", test_statuses},
        CU_TEST_INFO_NULL,
    };
    test_register("batch", tests);
}
