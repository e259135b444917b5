/* What is said in words: options, figures, citations, terms; and clock, digest, practice country.
 */
#include <stdlib.h>
#include <string.h>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/catalogue/content.h"
#include "core/rules/criteria.h"
#include "core/rules/crosswalk.h"
#include "core/rules/progress.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static void check_said(struct text *said, const char *expected, const char *what)
{
    CHECK_TEXT(said->data ? said->data : "", expected, "%s", what);
    text_free(said);
}

static void test_options(void)
{
    static const struct {
        const char *id;
        const char *word;
        const char *text;
    } cases[] = {
        {"t.gate", "partly", "Partly"},
        {"t.criterion", "borderline", "Borderline: the wording leaves it open"},
        {"t.list", "two", "The second"},
        {"t.list", "none", "None of these"},
        {"t.deep", "none", "Nothing to add"},
        {"t.choice", "none", "Nowhere"}, /* an option of its own */
        {"t.gate", "none", "none"},      /* no word of this question */
    };
    struct text words = {0};
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_TEXT(question_word_text(test_question(test_small(), cases[i].id), cases[i].word),
                   cases[i].text, "%s of %s", cases[i].word, cases[i].id);
    question_list_words(test_question(test_small(), "t.gate"), &words);
    check_said(&words, "yes, partly, no", "the words of a gate");
    question_list_words(test_question(test_small(), "t.list"), &words);
    check_said(&words, "one, two, three, not-used, none", "the words of a list");
    question_list_words(test_question(test_small(), "t.deep"), &words);
    check_said(&words, "none", "the word of a text");
}

static void test_citations(void)
{
    const struct document *document = &test_small()->documents[0];
    const struct {
        struct source source;
        const char *cited;
    } cases[] = {
        {{.document = document, .pages = "3"}, "doc, p. 3"},
        {{.document = document, .place = "Part one", .pages = "3-9"}, "doc, Part one (pp. 3-9)"},
        {{.document = document, .pages = "86 ff."}, "doc, pp. 86 ff."},
        {{.document = document, .place = "Part one"}, "doc, Part one"},
    };
    struct text said = {0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        source_cite(&cases[i].source, &said);
        check_said(&said, cases[i].cited, "a citation");
    }
    source_cite_all(catalogue_recommendation(test_small(), "REC-T.1")->sources, 2, &said);
    check_said(&said, "doc, Part one (p. 8); doc, p. 9", "several");
    document_cite(document, &said);
    check_said(&said, "First author, Second author. A document. A publisher, 2020.", "a document");
    glossary_name(catalogue_term(test_small(), "hl"), &said);
    check_said(&said, "hotline (HL)", "a term with its abbreviation");
    glossary_name(catalogue_term(test_small(), "helpline"), &said);
    check_said(&said, "child helpline", "a term without");
    figure_describe(&test_small()->capabilities[0]->figures[0], &said);
    check_said(&said, "Countries that have it: 3 of 4 countries (75 %), 2020", "a figure");
}

/* ---- drafts ---- */

static void test_held_sources(void)
{
    struct answer draft = {0};
    CHECK(answer_put_source(&draft, 0, "Decree", "2024", " "), "the first");
    CHECK(answer_put_source(&draft, 9, "Report", NULL, "Cabinet Office"), "after the last");
    CHECK_COUNT(draft.source_count, 2, "sources");
    CHECK(!draft.sources[0].held, "blank counts as none");
    CHECK(answer_put_source(&draft, 0, "Decree 12", "", "Ministry"), "in its place");
    CHECK_TEXT(draft.sources[0].title, "Decree 12", "the title");
    CHECK(!draft.sources[0].date, "the date is gone");
    CHECK_TEXT(draft.sources[0].held, "Ministry", "where it is held");
    struct answer copy;
    CHECK(answer_copy(&copy, &draft) && answer_equal(&copy, &draft), "a copy");
    copy.sources[1].internal = true;
    CHECK(!answer_equal(&copy, &draft), "an internal source is another");
    answer_free(&copy);
    answer_remove_source(&draft, 0);
    CHECK_COUNT(draft.source_count, 1, "one is left");
    CHECK_TEXT(draft.sources[0].title, "Report", "the other");
    answer_free(&draft);
}

static void test_flags(void)
{
    static const struct {
        const char *id;
        enum sensitivity marks[3]; /* after each flip */
    } cases[] = {
        {"t.list", {SENSITIVITY_YES, SENSITIVITY_DEFAULT, SENSITIVITY_YES}},
        {"t.other", {SENSITIVITY_NO, SENSITIVITY_DEFAULT, SENSITIVITY_NO}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct answer draft = {0};
        for (size_t m = 0; m < 3; m++) {
            answer_flip_sensitive(test_question(test_small(), cases[i].id), &draft);
            CHECK_COUNT(draft.sensitive, cases[i].marks[m], "%s after flip %zu", cases[i].id,
                        m + 1);
        }
    }
}

/* ---- going on ---- */

static void test_going_on(void)
{
    struct assessment *assessment = test_assessment(test_small());
    const struct question *gate = test_question(test_small(), "t.gate");
    struct applies *applies = applies_new(assessment);
    CHECK_TEXT(applies_beside(applies, gate, 1)->id, "t.choice", "over what is not asked");
    CHECK(!applies_beside(applies, gate, -1), "nothing before the first");
    CHECK_TEXT(applies_beside(applies, test_question(test_small(), "t.choice"), -1)->id, "t.gate",
               "and back");
    CHECK(!applies_beside(applies, test_question(test_small(), "t.contact"), 1),
          "nothing after the last that is asked");
    CHECK_TEXT(progress_next(applies)->id, "t.gate", "from the start");
    CHECK(assessment_set_place(assessment, "t.tick"), "stopping");
    CHECK_TEXT(progress_next(applies)->id, "t.criterion", "from where one stopped");
    CHECK(assessment_set_place(assessment, "t.gone"), "at a question that is gone");
    CHECK_TEXT(progress_next(applies)->id, "t.gate", "from the start");
    applies_free(applies);
    assessment_free(assessment);
    CHECK_TEXT(catalogue_question_at(test_survey(), "7")->id, "mnr.q07", "a number");
    CHECK_TEXT(catalogue_question_at(test_survey(), "31a")->id, "mnr.q31a", "with its letter");
    CHECK(!catalogue_question_at(test_survey(), "82"), "none of that number");
}

static void test_open_questions(void)
{
    static const struct {
        const char *answers;
        bool open, required;
    } cases[] = {
        {"t.gate=", true, true},
        {"t.gate=?", false, false},
        {"t.gate=-", false, false},
        {"t.gate=no", false, false},
    };
    struct assessment *assessment = test_assessment(test_small());
    const struct question *gate = test_question(test_small(), "t.gate");
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_answer(assessment, cases[i].answers);
        struct applies *applies = applies_new(assessment);
        CHECK(progress_is_open(applies, gate) == cases[i].open, "open after %s", cases[i].answers);
        CHECK(progress_is_required(applies, gate) == cases[i].required, "required after %s",
              cases[i].answers);
        CHECK(!progress_is_open(applies, test_question(test_small(), "t.below")),
              "what is not asked is not open");
        applies_free(applies);
    }
    assessment_free(assessment);
}

static void test_contradictions(void)
{
    struct assessment *assessment = test_assessment(test_small());
    const struct contradiction *const *list;
    test_answer(assessment, "t.gate=yes; t.below=no");
    struct test_view view = test_view(assessment);
    CHECK_COUNT(findings_contradictions(view.findings, &list), 1, "answers that do not fit");
    CHECK_TEXT(list[0]->id, "t.check01", "which");
    test_view_free(&view);
    test_answer(assessment, "t.below=yes");
    view = test_view(assessment);
    CHECK_COUNT(findings_contradictions(view.findings, &list), 0, "after looking again");
    test_view_free(&view);
    assessment_free(assessment);
}

/* ---- clock, digest, practice country ---- */

static void test_clock(void)
{
    char stamp[32];
    char day[16];
    clock_stamp(clock_now(), stamp);
    CHECK_TEXT(stamp, TEST_NOW_STAMP, "the time that the tests hold still");
    clock_day(clock_now(), day);
    CHECK_TEXT(day, "2026-11-21", "its day");
    clock_day_of_stamp("2026-11-21T23:30:00Z", day);
    CHECK_TEXT(day, "2026-11-21", "that of a stamp");
    setenv("TZ", "Pacific/Auckland", 1);
    clock_day(clock_now(), day);
    CHECK_TEXT(day, "2026-11-21", "eleven at night in New Zealand");
    clock_day_of_stamp("2026-11-21T11:30:00Z", day);
    CHECK_TEXT(day, "2026-11-22", "and a day later at half past midnight");
    setenv("TZ", "America/Los_Angeles", 1);
    clock_day_of_stamp("2026-11-21T07:30:00Z", day);
    CHECK_TEXT(day, "2026-11-20", "the evening before in America");
    setenv("TZ", "UTC", 1);
    clock_day_of_stamp("somewhen, long ago", day);
    CHECK_TEXT(day, "somewhen, ", "what is no time");
    setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
    CHECK(clock_now() > 1700000000, "nonsense is not a time: the real one is taken");
    setenv("SOURCE_DATE_EPOCH", TEST_NOW, 1);
}

static void test_digest(void)
{
    char hex[65];
    digest_of_bytes("abc", 3, hex);
    CHECK_TEXT(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
               "SHA-256 of abc");
}

/* What a workshop can talk about: a level set by hand, a range of criteria, facts on which the
   questionnaires differ, questions to come back to. */
static void check_discussion(const struct test_view *view)
{
    static const char *const differing[] = {"grooming-without-meeting", "staff-checks", "research"};
    const struct questionnaire *law = catalogue_questionnaire(test_all(), "law");
    struct criteria_result result = criteria_result(view->applies, law);
    CHECK_COUNT(result.least, 3, "criteria met at the least");
    CHECK_COUNT(result.most, 4, "criteria met at the most");
    CHECK_COUNT(result.sufficient, SUFFICIENT_NOT_KNOWN, "borderline wording decides");
    const struct finding *attempt =
        findings_of(view->findings, test_capability(test_all(), "law.o7"));
    CHECK(attempt->override_reason && attempt->proposed == STATUS_IN_FORCE &&
              attempt->status == STATUS_PARTLY_IN_FORCE,
          "one level is set by hand, with a reason");
    struct crosswalk_difference *list;
    size_t count = crosswalk_differences(view->findings, &list);
    CHECK_COUNT(count, COUNT(differing), "facts differ");
    for (size_t i = 0; i < count && i < COUNT(differing); i++)
        CHECK_TEXT(list[i].overlap->id, differing[i], "difference %zu", i + 1);
    crosswalk_differences_free(list, count);
    const struct contradiction *const *contradictions;
    CHECK_COUNT(findings_contradictions(view->findings, &contradictions), 0, "contradictions");
    CHECK_COUNT(progress_of_all(view->applies).later, 4, "to come back to");
}

/* Finished and plausible in all three questionnaires: trainers start workshops with it. */
static void test_practice(void)
{
    size_t length;
    struct error error = {0};
    struct problems problems = {0};
    char *bytes = data_practice(NULL, &length, &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
    struct assessment *assessment =
        assessment_parse(test_all(), "zzz.yaml", bytes, length, &problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(assessment);
    CHECK_COUNT(problems.count, 0, "problems");
    CHECK_TEXT(assessment_country(assessment), "ZZZ", "a country that does not exist");
    struct test_view view = test_view(assessment);
    const struct advised *const *plan;
    struct progress progress = progress_of_all(view.applies);
    size_t count = advice_plan(view.advice, &plan);
    CHECK_COUNT(progress.required_left, 0, "required and left");
    CHECK_COUNT(progress.addressed, progress.applicable, "addressed");
    CHECK(count >= 40 && count <= 150, "%zu steps", count);
    static const enum status all[] = {STATUS_IN_PLACE,  STATUS_PARTLY,   STATUS_NOT_YET,
                                      STATUS_NOT_KNOWN, STATUS_IN_FORCE, STATUS_DRAFTED,
                                      STATUS_EVIDENCE,  STATUS_ABSENT,   STATUS_NO_EVIDENCE};
    for (size_t i = 0; i < COUNT(all); i++)
        CHECK(findings_count(view.findings, NULL, all[i]) >= 1 + (i < COUNT(all) - 1),
              "some are %s", status_entry(all[i])->word);
    check_discussion(&view);
    test_view_free(&view);
    assessment_free(assessment);
    problems_free(&problems);
    free(bytes);
}

void words_suite(void)
{
    static CU_TestInfo tests[] = {
        {"an option is said in its own words", test_options},
        {"documents, terms and figures are cited one way", test_citations},
        {"sources of an answer are put, changed and removed", test_held_sources},
        {"a mark that says what the question says is no mark", test_flags},
        {"going on passes over what is not asked", test_going_on},
        {"a question is open until it is addressed", test_open_questions},
        {"the list of contradictions is what contradicts now", test_contradictions},
        {"the clock can be held still", test_clock},
        {"a digest names the bytes of a file", test_digest},
        {"the practice country is finished and shows every status", test_practice},
        CU_TEST_INFO_NULL,
    };
    test_register("words", tests);
}
