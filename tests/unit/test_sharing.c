/* A copy for sharing is a function of the record without what is left out: whatever is done to a
   personal or sensitive answer, no byte of any face of the copy changes while the mark stays; and
   what such an answer could change says that it is left out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/digest.h"
#include "core/catalogue/content.h"
#include "core/record/assessment_parts.h"
#include "core/rules/sharing.h"
#include "export/data/answers.h"
#include "export/document/svg.h"
#include "export/document/tree.h"
#include "export/report/formats.h"
#include "tests/unit/reports.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- the faces of a copy ---- */

/* How much of a copy is compared: the bytes that it is made from, or every face that has to differ
   when something of it does. */
enum compare { COMPARE_BYTES, COMPARE_DATA, COMPARE_ALL };

static void append_text(struct text *out, char *text)
{
    text_append(out, needed(text));
    free(text);
}

static void append_charts(struct text *out, cmark_node *document)
{
    struct error error;
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node))
        if (tree_role(node) == TREE_CHART)
            append_text(out, svg_file(tree_chart_of(node), &error));
}

static void append_report(struct text *out, const struct report_input *input,
                          const struct format *format)
{
    struct error error;
    struct report_input this = *input;
    this.format = format->name;
    this.charts = format->links ? "charts/" : NULL;
    cmark_node *document = report_new(&this, &error);
    append_text(out, format->write(&this, document, &error));
    append_charts(out, document);
    tree_free(document);
}

static void append_reports(struct text *out, const struct findings *findings, size_t formats_used)
{
    static struct figures *figures;
    char digest[65];
    struct problems problems = {0};
    struct advice *advice = advice_new(findings);
    const struct assessment *copy = applies_assessment(findings_applies(findings));
    if (!figures)
        figures = figures_load(NULL, test_all(), &problems);
    CU_ASSERT_FATAL(assessment_digest(copy, digest));
    struct report_input input = {.findings = findings,
                                 .advice = advice,
                                 .figures = figures,
                                 .date = "2026-11-21",
                                 .digest = digest};
    for (size_t i = 0; i < formats_used; i++)
        for (int full = 0; full < 2; full++) {
            size_t count;
            input.full = full;
            append_report(out, &input, &formats(&count)[i]);
        }
    advice_free(advice);
    problems_free(&problems);
}

static void append_data(struct text *out, const struct findings *findings)
{
    struct error error;
    struct problems remarks = {0};
    struct answers_input input = {.findings = findings, .digest = "-"};
    append_text(out, answers_json(&input, &error));
    append_text(out, answers_csv(&input, &remarks, &error));
    for (size_t i = 0; i < remarks.count; i++)
        text_append(out, remarks.items[i].error.problem);
    problems_free(&remarks);
}

/* All that a copy of the record shows; free() it. */
static char *faces(const struct assessment *assessment, enum compare how)
{
    struct error error;
    struct text out = {0};
    struct sharing *sharing = sharing_new(assessment, &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(sharing);
    const struct findings *findings = sharing_findings(sharing);
    size_t length;
    text_append(&out, assessment_saved(applies_assessment(findings_applies(findings)), &length));
    if (how > COMPARE_BYTES)
        append_data(&out, findings);
    if (how > COMPARE_BYTES)
        append_reports(&out, findings, how == COMPARE_ALL ? FORMAT_COUNT : 1);
    sharing_free(sharing);
    return needed(text_take(&out));
}

/* ---- what is changed ---- */

/* The answer itself, to be changed behind everybody's back. */
static struct answer *answer_at(const struct assessment *assessment,
                                const struct question *question)
{
    union {
        const struct answer *constant;
        struct answer *answer;
    } self = {.constant = assessment_answer(assessment, question)};
    return self.answer;
}

/* Puts an answer that may be anything there, with the mark that was; gives back what was there. */
static struct answer swap(struct assessment *assessment, const struct question *question,
                          struct answer other)
{
    struct answer *answer = answer_at(assessment, question);
    struct answer before = *answer;
    *answer = other;
    answer->sensitive = before.sensitive;
    return before;
}

static void put_back(struct assessment *assessment, const struct question *question,
                     struct answer before)
{
    answer_free(answer_at(assessment, question));
    *answer_at(assessment, question) = before;
}

/* The variant-th answer of those that a question can have; false when there are no more. */
static bool value_of(const struct question *question, size_t variant, struct answer *answer)
{
    const struct question_kind_entry *kind = question_kind_entry(question->kind);
    *answer = (struct answer){.state = ANSWER_ANSWERED};
    if (kind->takes_fields && variant < 2) {
        answer->values = calloc(question->field_count + 1, sizeof *answer->values);
        for (size_t i = 0; i < question->field_count; i++)
            answer->values[answer->value_count++] = strdup(variant ? "2016" : "2017");
        return true;
    }
    if (kind->takes_several && variant <= question->option_count) {
        answer->values = calloc(question->option_count + 1, sizeof *answer->values);
        for (size_t i = 0; i < question->option_count && i < variant; i++)
            answer->values[answer->value_count++] = strdup(question->options[i].id);
        if (!variant)
            answer->values[answer->value_count++] = strdup("none");
        return true;
    }
    if (!kind->takes_several && variant < question->option_count)
        return answer_replace(&answer->value, question->options[variant].id);
    if (!kind->takes_several && !kind->takes_fields && variant == question->option_count)
        return answer_replace(&answer->value, question->kind == KIND_COUNTRY  ? "SWE"
                                              : question->kind == KIND_NUMBER ? "17"
                                                                              : "2015");
    return false;
}

/* A key of the file, and what a copy for sharing does with it. A key that is not here has not been
   thought about, and fails the test. */
enum travel {
    TOLD,      /* of what is told, it is told; `why` says why it tells nothing else */
    LEFT_OUT,  /* it is changed at an answer or status that is left out, and no byte changes */
    NEVER_OUT, /* it is changed wherever it stands, and no byte changes */
};

typedef bool change(struct assessment *assessment, const struct question *question, size_t variant);

static bool change_state(struct assessment *assessment, const struct question *question,
                         size_t variant)
{
    static const enum answer_state states[] = {ANSWER_UNANSWERED, ANSWER_UNKNOWN,
                                               ANSWER_NOT_APPLICABLE};
    struct answer *answer = answer_at(assessment, question);
    if (variant >= COUNT(states))
        return false;
    answer_set_state(answer, states[variant]);
    return variant < 2 || answer_replace(&answer->reason, "it is so here");
}

static bool change_value(struct assessment *assessment, const struct question *question,
                         size_t variant)
{
    struct answer other;
    if (!value_of(question, variant, &other))
        return false;
    struct answer before = swap(assessment, question, other);
    answer_free(&before);
    return true;
}

static bool change_seen(struct assessment *assessment, const struct question *question,
                        size_t variant)
{
    static const char *const versions[] = {"no", "2022.1", NULL};
    return variant < COUNT(versions) &&
           answer_replace(&answer_at(assessment, question)->seen, versions[variant]);
}

static bool change_reason(struct assessment *assessment, const struct question *question,
                          size_t variant)
{
    struct answer *answer = answer_at(assessment, question);
    answer_set_state(answer, ANSWER_NOT_APPLICABLE);
    return !variant && answer_replace(&answer->reason, "another reason");
}

static bool change_note(struct assessment *assessment, const struct question *question,
                        size_t variant)
{
    struct answer *answer = answer_at(assessment, question);
    return variant < 2 && answer_replace(&answer->note, variant ? NULL : "A note.");
}

static bool change_sources(struct assessment *assessment, const struct question *question,
                           size_t variant)
{
    struct answer *answer = answer_at(assessment, question);
    if (variant > 2)
        return false;
    while (answer->source_count)
        answer_remove_source(answer, 0);
    if (variant && !answer_put_source(answer, 0, "A decree", "2020", "Ministry"))
        return false;
    if (variant)
        answer->sources[0].internal = variant == 2;
    return true;
}

static bool change_later(struct assessment *assessment, const struct question *question,
                         size_t variant)
{
    answer_at(assessment, question)->later ^= true;
    return !variant;
}

static bool change_by(struct assessment *assessment, const struct question *question,
                      size_t variant)
{
    return !variant && answer_replace(&answer_at(assessment, question)->by, "somebody");
}

static bool change_at(struct assessment *assessment, const struct question *question,
                      size_t variant)
{
    return !variant && answer_replace(&answer_at(assessment, question)->at, "2021-01-01T00:00:00Z");
}

/* All of it: the answer is taken away, and only the mark stays. */
static bool change_all(struct assessment *assessment, const struct question *question,
                       size_t variant)
{
    struct answer before = swap(assessment, question, (struct answer){0});
    answer_free(&before);
    return !variant;
}

static const struct {
    enum known_keys of;
    enum travel travel;
    const char *key;
    change *change; /* for LEFT_OUT and NEVER_OUT at an answer */
    const char *why;
} keys[] = {
    {KEYS_OF_FILE, TOLD, "mnr-assess", NULL, "the number of the format, always the same"},
    {KEYS_OF_FILE, TOLD, "id", NULL, "so that it can be said of which record a copy is"},
    {KEYS_OF_FILE, TOLD, "country", NULL, "unless the answer that says it is marked"},
    {KEYS_OF_FILE, TOLD, "title", NULL, "it is the report's; the manual says so"},
    {KEYS_OF_FILE, NEVER_OUT, "revision", NULL, "it counts saves, of sensitive answers too"},
    {KEYS_OF_FILE, TOLD, "depth", NULL, "how much is asked hangs on no answer"},
    {KEYS_OF_FILE, TOLD, "depths", NULL, "likewise"},
    {KEYS_OF_FILE, TOLD, "instruments", NULL, "what is asked hangs on no answer"},
    {KEYS_OF_FILE, NEVER_OUT, "place", NULL, "where somebody stopped"},
    {KEYS_OF_FILE, NEVER_OUT, "respondents", NULL, "people"},
    {KEYS_OF_FILE, LEFT_OUT, "findings", NULL, "of statuses that are told"},
    {KEYS_OF_FILE, LEFT_OUT, "answers", change_all, "by the keys of each"},
    {KEYS_OF_ANSWER, LEFT_OUT, "state", change_state, NULL},
    {KEYS_OF_ANSWER, LEFT_OUT, "value", change_value, NULL},
    {KEYS_OF_ANSWER, LEFT_OUT, "values", change_value, NULL},
    {KEYS_OF_ANSWER, LEFT_OUT, "seen", change_seen, NULL},
    {KEYS_OF_ANSWER, LEFT_OUT, "reason", change_reason, NULL},
    {KEYS_OF_ANSWER, NEVER_OUT, "note", change_note, NULL},
    {KEYS_OF_ANSWER, LEFT_OUT, "sources", change_sources, NULL},
    {KEYS_OF_ANSWER, LEFT_OUT, "later", change_later, NULL},
    {KEYS_OF_ANSWER, TOLD, "sensitive", NULL, "the mark itself says that something is left out"},
    {KEYS_OF_ANSWER, NEVER_OUT, "by", change_by, NULL},
    {KEYS_OF_ANSWER, NEVER_OUT, "at", change_at, NULL},
    {KEYS_OF_SOURCE, LEFT_OUT, "title", change_sources, NULL},
    {KEYS_OF_SOURCE, LEFT_OUT, "date", change_sources, NULL},
    {KEYS_OF_SOURCE, LEFT_OUT, "held", change_sources, NULL},
    {KEYS_OF_SOURCE, LEFT_OUT, "internal", change_sources, NULL},
    {KEYS_OF_RESPONDENT, NEVER_OUT, "id", NULL, "people"},
    {KEYS_OF_RESPONDENT, NEVER_OUT, "organisation", NULL, "people"},
    {KEYS_OF_FINDING, LEFT_OUT, "status", NULL, "of statuses that are told"},
    {KEYS_OF_FINDING, LEFT_OUT, "reason", NULL, "likewise"},
};

static size_t entries_of(enum known_keys of, const char *key)
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT(keys); i++)
        count += keys[i].of == of && strcmp(keys[i].key, key) == 0;
    return count;
}

/* Each key of the file stands in the table above, and nothing else does. */
static void test_keys(void)
{
    size_t known = 0;
    for (int of = KEYS_OF_FILE; of <= KEYS_OF_SOURCE; of++) {
        const char *key;
        for (size_t i = 0; (key = assessment_key((enum known_keys)of, i)); i++, known++)
            CHECK_COUNT(entries_of((enum known_keys)of, key), 1,
                        "“%s” is new: say here what a copy for sharing does with it", key);
    }
    CHECK_COUNT(known, COUNT(keys), "the table has no other keys");
    for (size_t i = 0; i < COUNT(keys); i++)
        if (keys[i].of == KEYS_OF_ANSWER || keys[i].of == KEYS_OF_SOURCE)
            CHECK((keys[i].travel == TOLD) == !keys[i].change,
                  "“%s” of an answer is told, or changed to see that it is not", keys[i].key);
}

/* ---- the records ---- */

static struct assessment *whole_practice(void)
{
    size_t length;
    const char *bytes = data_embedded_file("practice/zzz.yaml", &length);
    char *text = needed(bytes ? strndup(bytes, length) : NULL);
    struct assessment *assessment = test_parse(test_all(), text);
    free(text);
    return assessment;
}

static struct assessment *all_in_place(void)
{
    struct assessment *assessment = test_assessment(test_all());
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    return assessment;
}

static struct assessment *empty(void)
{
    return test_assessment(test_all());
}

static struct assessment *(*const records[])(void) = {whole_practice, all_in_place, empty};

/* Whether an answer to the question stays out by itself; marks it where it does not. */
static void mark(struct assessment *assessment, const struct question *question)
{
    if (!question->personal && !question->sensitive)
        answer_at(assessment, question)->sensitive = SENSITIVITY_YES;
}

static void unmark(struct assessment *assessment, const struct question *question,
                   enum sensitivity before)
{
    answer_at(assessment, question)->sensitive = before;
}

/* ---- no byte changes ---- */

static void check_change(struct assessment *assessment, const struct question *question,
                         change *changes, size_t variant, const char *expected, enum compare how)
{
    struct answer copy;
    CU_ASSERT_FATAL(answer_copy(&copy, assessment_answer(assessment, question)));
    struct answer before = swap(assessment, question, copy);
    if (changes(assessment, question, variant)) {
        char *now = faces(assessment, how);
        CHECK(strcmp(now, expected) == 0, "%s: change %zu shows in a copy that leaves it out",
              question->id, variant);
        free(now);
    }
    put_back(assessment, question, before);
}

/* Several keys may be changed in one way. */
static bool is_first(size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (keys[i].change == keys[index].change)
            return false;
    return keys[index].change != NULL;
}

/* Every change of every key; at most questions one in nine, in turn. */
static void check_question(struct assessment *assessment, const struct question *question,
                           enum compare how)
{
    enum { MOST_VARIANTS = 12 };
    enum sensitivity before = assessment_answer(assessment, question)->sensitive;
    mark(assessment, question);
    char *expected = faces(assessment, how);
    for (size_t i = 0; i < COUNT(keys); i++)
        for (size_t variant = 0; is_first(i) && variant < MOST_VARIANTS; variant++)
            if ((how == COMPARE_BYTES && question->index % 9 == 0) ||
                (variant + i) % 9 == question->index % 9)
                check_change(assessment, question, keys[i].change, variant, expected, how);
    free(expected);
    unmark(assessment, question, before);
}

/* Of each record every step-th question; with MNR_ASSESS_THOROUGH set, all, which takes minutes. */
static void check_records(enum compare how, const size_t steps[COUNT(records)])
{
    for (size_t r = 0; r < COUNT(records); r++) {
        struct assessment *assessment = records[r]();
        size_t step = getenv("MNR_ASSESS_THOROUGH") ? 1 : steps[r];
        for (size_t i = r; i < test_all()->question_count; i += step)
            check_question(assessment, test_all()->questions[i], how);
        assessment_free(assessment);
    }
}

static void test_every_answer(void)
{
    check_records(COMPARE_BYTES, (const size_t[COUNT(records)]){4, 31, 47});
}

static void test_data(void)
{
    check_records(COMPARE_DATA, (const size_t[COUNT(records)]){61, 151, 197});
}

static void test_all_faces(void)
{
    check_records(COMPARE_ALL, (const size_t[COUNT(records)]){199, 331, 409});
}

/* What never travels, at answers that do; and what the program does not know. */
static void test_never(void)
{
    struct assessment *assessment = whole_practice();
    char *expected = faces(assessment, COMPARE_ALL);
    for (size_t i = 0; i < test_all()->question_count; i++) {
        const struct question *question = test_all()->questions[i];
        CHECK(change_note(assessment, question, 0), "a note on %s", question->id);
        CHECK(change_by(assessment, question, 0), "who answered %s", question->id);
        CHECK(change_at(assessment, question, 0), "and when");
    }
    assessment->facts.revision = 99;
    CHECK(assessment_set_place(assessment, "mnr.q28"), "a place");
    CHECK(assessment_add_respondent(assessment, "x", "Ministry", NULL), "a respondent");
    char *now = faces(assessment, COMPARE_ALL);
    CHECK(strcmp(now, expected) == 0, "people, times, notes, revision and place show in no copy");
    free(now);
    free(expected);
    assessment_free(assessment);
}

/* Keys of a newer program, and answers to questions of one, stay out until it is known what they
   are. */
static void test_unknown_keys(void)
{
    static const char head[] = "mnr-assess: 1\nid: \"i\"\ntitle: \"T\"\n";
    static const char body[] =
        "instruments: {mnr: \"2022.1\"}\nanswers:\n  mnr.q07:\n    value: \"yes\"\n";
    static const char *const files[][3] = {
        {"newer: {told: \"ZZ\"}\n", "", ""},
        {"", "    newer: \"ZZ\"\n", ""},
        {"", "", "  mnr.q999:\n    value: \"ZZ\"\n"},
        {"findings: {mnr.cap99: {status: \"partly\", reason: \"ZZ\"}}\n", "", ""},
        {"respondents:\n- {id: \"ZZ\", organisation: \"ZZ\", newer: \"ZZ\"}\n", "", ""},
    };
    struct text text = {0};
    text_append_format(&text, "%s%s", head, body);
    struct assessment *plain = test_parse(test_all(), text.data);
    char *expected = faces(plain, COMPARE_ALL);
    text_free(&text);
    for (size_t i = 0; i < COUNT(files); i++) {
        text_append_format(&text, "%s%s%s%s%s", head, files[i][0], body, files[i][1], files[i][2]);
        struct assessment *assessment = test_parse(test_all(), text.data);
        char *now = faces(assessment, COMPARE_ALL);
        CHECK(strcmp(now, expected) == 0, "file %zu: what is not known shows", i);
        free(now);
        assessment_free(assessment);
        text_free(&text);
    }
    free(expected);
    assessment_free(plain);
}

/* A status that was set is told only where it is; the order in which it was set, never. */
static void test_set_statuses(void)
{
    struct error error;
    struct assessment *assessment = whole_practice();
    const struct question *gate = test_question(test_all(), "mnr.q13");
    const struct capability *hangs = test_capability(test_all(), "mnr.cap02");
    const struct capability *told = test_capability(test_all(), "mnr.cap01");
    const struct capability *other = test_capability(test_all(), "law.o1");
    mark(assessment, gate);
    char *before = faces(assessment, COMPARE_ALL);
    CHECK(assessment_set_override(assessment, hangs, "partly", "ZZREASON", &error), "setting");
    char *after = faces(assessment, COMPARE_ALL);
    CHECK(strcmp(before, after) == 0, "a status set where it is left out shows");
    free(before);
    CHECK(assessment_set_override(assessment, told, "partly", "first", &error), "setting");
    CHECK(assessment_set_override(assessment, other, "absent", "second", &error), "setting");
    before = faces(assessment, COMPARE_ALL);
    CHECK_HAS(before, "first", "what is told");
    for (size_t i = 0; i < 2; i++) {
        const struct capability *again = i ? told : other;
        CHECK(assessment_set_override(assessment, again, NULL, NULL, &error), "taking back");
        CHECK(assessment_set_override(assessment, again, i ? "partly" : "absent",
                                      i ? "first" : "second", &error),
              "setting once more");
    }
    free(after);
    after = faces(assessment, COMPARE_ALL);
    CHECK(strcmp(before, after) == 0, "the order in which statuses were set shows");
    free(before);
    free(after);
    assessment_free(assessment);
}

/* The country is a key of its own, and the answer to a question: the mark on that is on both. */
static void test_country(void)
{
    struct error error;
    struct assessment *assessment = whole_practice();
    const struct question *question = test_question(test_all(), "mnr.q01");
    CHECK_COUNT(question->kind, KIND_COUNTRY, "the question that asks for the country");
    CHECK(assessment_set_title(assessment, "Our record", &error), "%s", error.problem);
    mark(assessment, question);
    CHECK(assessment_set_country(assessment, "AUT", &error), "%s", error.problem);
    mark(assessment, question);
    char *austria = faces(assessment, COMPARE_ALL);
    CHECK(assessment_set_country(assessment, "SWE", &error), "%s", error.problem);
    mark(assessment, question);
    char *sweden = faces(assessment, COMPARE_ALL);
    CHECK(strcmp(austria, sweden) == 0, "a country that is left out shows");
    CHECK_HAS(sweden, "**Country:** left out of this copy", "it says so");
    free(austria);
    free(sweden);
    assessment_free(assessment);
}

/* ---- what is left out says so, and nothing else does ---- */

static const struct assessment *copy_of(const struct sharing *sharing)
{
    return applies_assessment(findings_applies(sharing_findings(sharing)));
}

/* Whether a copy tells of each question, status and step what is so with every value, or that it is
   left out. */
static void check_told(const struct sharing *sharing, const struct advice *advice,
                       const struct test_view *now, const struct question *question)
{
    const struct applies *applies = findings_applies(sharing_findings(sharing));
    for (size_t i = 0; i < test_all()->question_count; i++) {
        const struct question *asked = test_all()->questions[i];
        CHECK(applies_asked(applies, asked) == ASKED_LEFT_OUT ||
                  applies_to(applies, asked) == applies_to(now->applies, asked),
              "%s can change whether %s is asked, which is told", question->id, asked->id);
    }
    for (size_t i = 0; i < test_all()->capability_count; i++) {
        const struct capability *capability = test_all()->capabilities[i];
        const struct finding *told = findings_of(sharing_findings(sharing), capability);
        CHECK(told->left_out || told->status == findings_of(now->findings, capability)->status,
              "%s can change %s, which is told", question->id, capability->id);
    }
    for (size_t i = 0; i < test_all()->recommendation_count; i++) {
        const struct recommendation *step = test_all()->recommendations[i];
        enum advice_state told = advice_of(advice, step)->state;
        bool fires = advice_of(now->advice, step)->state == ADVICE_FIRES;
        CHECK(told == ADVICE_LEFT_OUT || (told == ADVICE_FIRES) == fires,
              "%s can change %s, which is told", question->id, step->id);
    }
}

static void check_values(struct assessment *assessment, const struct question *question)
{
    struct error error;
    struct sharing *sharing = sharing_new(assessment, &error);
    struct advice *advice = advice_new(sharing_findings(sharing));
    struct answer other;
    for (size_t variant = 0; value_of(question, variant, &other); variant++) {
        struct answer kept = swap(assessment, question, other);
        struct test_view now = test_view(assessment);
        check_told(sharing, advice, &now, question);
        test_view_free(&now);
        put_back(assessment, question, kept);
    }
    advice_free(advice);
    sharing_free(sharing);
}

static void test_statuses(void)
{
    struct assessment *assessment = whole_practice();
    for (size_t i = 0; i < test_all()->question_count; i++) {
        const struct question *question = test_all()->questions[i];
        enum sensitivity before = assessment_answer(assessment, question)->sensitive;
        mark(assessment, question);
        check_values(assessment, question);
        unmark(assessment, question, before);
    }
    assessment_free(assessment);
}

/* What hangs on nothing that is left out is told as in the complete record. */
static void test_rest_is_told(void)
{
    struct error error;
    struct assessment *assessment = whole_practice();
    struct sharing *sharing = sharing_new(assessment, &error);
    struct test_view whole = test_view(assessment);
    struct advice *advice = advice_new(sharing_findings(sharing));
    size_t left_out = 0;
    for (size_t i = 0; i < test_all()->capability_count; i++) {
        const struct capability *capability = test_all()->capabilities[i];
        const struct finding *told = findings_of(sharing_findings(sharing), capability);
        left_out += told->left_out;
        CHECK(told->left_out || told->status == findings_of(whole.findings, capability)->status,
              "%s is told as it is", capability->id);
    }
    CHECK_COUNT(left_out, 1, "only mnr.cap06, whose rule looks at Q28, is left out");
    for (size_t i = 0; i < test_all()->recommendation_count; i++) {
        const struct advised *told = advice_of(advice, test_all()->recommendations[i]);
        const struct advised *known = advice_of(whole.advice, test_all()->recommendations[i]);
        CHECK(told->state == known->state || told->state == ADVICE_LEFT_OUT ||
                  (told->state == ADVICE_SILENT && known->state == ADVICE_NEEDS_FACTS),
              "%s: %d is told, and it is %d", told->recommendation->id, told->state, known->state);
    }
    const struct advised *const *list;
    size_t count = advice_left_out(advice, &list);
    CHECK(count > 0 && count < 20, "%zu steps are left out of the practice country's plan", count);
    advice_free(advice);
    test_view_free(&whole);
    sharing_free(sharing);
    assessment_free(assessment);
}

/* The mark alone leaves an answer out, and what hangs on it; its absence nothing. */
static void test_marks(void)
{
    struct error error;
    struct assessment *assessment = empty();
    const struct question *gate = test_question(test_all(), "mnr.q10");
    const struct question *child = test_question(test_all(), "mnr.q11");
    for (int marked = 0; marked < 2; marked++) {
        if (marked)
            mark(assessment, gate);
        struct sharing *sharing = sharing_new(assessment, &error);
        const struct applies *applies = findings_applies(sharing_findings(sharing));
        CHECK((applies_asked(applies, gate) == ASKED_LEFT_OUT) == marked, "the gate");
        CHECK((applies_asked(applies, child) == ASKED_LEFT_OUT) == marked, "what it opens");
        CHECK(assessment_leaves_out(copy_of(sharing), gate) == marked, "the answer");
        sharing_free(sharing);
    }
    assessment_free(assessment);
}

/* What no answer can bring to be asked counts nowhere, and leaves nothing out. */
static void test_out_of_reach(void)
{
    struct error error;
    struct assessment *assessment = whole_practice();
    CHECK(assessment_set_depth(assessment, NULL, DEPTH_CORE, &error), "%s", error.problem);
    struct sharing *sharing = sharing_new(assessment, &error);
    const struct capability *capability = test_capability(test_all(), "mnr.cap06");
    CHECK(!findings_of(sharing_findings(sharing), capability)->left_out,
          "Q28 is not asked at this depth");
    sharing_free(sharing);
    CHECK(assessment_set_instruments(assessment, "mnr", &error), "%s", error.problem);
    mark(assessment, test_question(test_all(), "law.o1.specific-law"));
    char *words = faces(assessment, COMPARE_ALL);
    check_lacks(words, "REC-B-", "a step of a questionnaire that is not in use");
    free(words);
    assessment_free(assessment);
}

/* In words: a count of what is left out, and a sentence that would be false if it were not. */
static void test_words(void)
{
    struct assessment *assessment = whole_practice();
    char *words = report_of(assessment, SHARE | FULL);
    static const char *const lacks[] = {
        "revision 5", "questions that apply have been", "apply to this record; ", "1 left out",
        "0 left out",
    };
    static const char *const has[] = {
        "(mnr.cap06)\n\n**The status is left out of this copy.**",
        "the rest is left out of this copy",
        "questions that apply and that this copy tells have been addressed",
        "apply to this record and are told in this copy",
        "**Steps left out of this copy, whether anything calls for them or not:** REC-04.1, ",
    };
    for (size_t i = 0; i < COUNT(lacks); i++)
        check_lacks(words, lacks[i], "a copy for sharing");
    for (size_t i = 0; i < COUNT(has); i++)
        CHECK_HAS(words, has[i], "a copy for sharing");
    free(words);
    assessment_free(assessment);
}

void sharing_suite(void)
{
    static CU_TestInfo tests[] = {
        {"each key of the file has been thought about", test_keys},
        {"no change of an answer that is left out changes what a copy is made from",
         test_every_answer},
        {"or its data and its words", test_data},
        {"or any format of report, data and charts", test_all_faces},
        {"people, times, notes, revision and place never travel", test_never},
        {"nor do keys and answers of a newer program", test_unknown_keys},
        {"statuses that were set travel only where they are told", test_set_statuses},
        {"the country stays out with the answer that says it", test_country},
        {"what an answer could change is left out", test_statuses},
        {"what it could not is told as it is", test_rest_is_told},
        {"a mark without an answer counts", test_marks},
        {"what cannot be asked leaves nothing out", test_out_of_reach},
        {"a copy says that something is left out, not how much", test_words},
        CU_TEST_INFO_NULL,
    };
    test_register("sharing", tests);
}
