/* One answer: what each kind of question takes, ticking, states, who gave it and when. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/record/saying.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- values, as words on a command line ---- */

struct words {
    const char *id;
    const char *words[4];
    const char *problem; /* NULL: taken */
};

static void check_words(const struct words *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct question *question = test_question(test_small(), cases[i].id);
        struct answer draft = {0};
        struct error error = {0};
        size_t words = 0;
        while (words < 4 && cases[i].words[words])
            words++;
        bool taken = answer_from_words(question, cases[i].words, words, &draft, &error);
        CHECK(taken == !cases[i].problem, "%s takes “%s” (case %zu): %s", cases[i].id,
              words ? cases[i].words[0] : "", i, error.problem);
        if (cases[i].problem) {
            CHECK_HAS(error.problem, cases[i].problem, "why");
            CHECK_HAS(error.problem, question->label, "the question is named");
        }
        if (taken)
            CHECK_COUNT(draft.state, ANSWER_ANSWERED, "state of %s", cases[i].id);
        answer_free(&draft);
    }
}

static void test_choices(void)
{
    static const struct words cases[] = {
        {"t.gate", {"yes"}, NULL},
        {"t.gate", {"partly"}, NULL},
        {"t.gate", {"no"}, NULL},
        {"t.gate", {"maybe"}, "has no option “maybe”; it takes: yes, partly, no"},
        {"t.gate", {""}, "has no option “”"},
        {"t.gate", {"yes", "no"}, "takes one value"},
        {"t.gate", {NULL}, "takes one value"},
        {"t.gate", {"none"}, "has no option “none”"},
        {"t.choice", {"law"}, NULL},
        {"t.choice", {"none"}, NULL}, /* an option of its own here */
        {"t.choice", {"custom"}, "it takes: law, none"},
        {"t.tick", {"no"}, NULL},
        {"t.tick", {"partly"}, "has no option “partly”; it takes: yes, no"},
        {"t.criterion", {"borderline"}, NULL},
        {"t.country", {"NOR"}, NULL},
        {"t.country", {"nor"}, NULL},
        {"t.country", {"norway"}, NULL},
        {"t.country", {"Korea, Republic of"}, NULL},
        {"t.country", {"NO"}, "there is no country “NO”; did you mean"},
        {"t.country", {"QQQ"}, "there is no country “QQQ”; use its three letters"},
    };
    check_words(cases, COUNT(cases));
}

static void test_lists(void)
{
    static const struct words cases[] = {
        {"t.list", {"one"}, NULL},
        {"t.list", {"three", "one", "two"}, NULL},
        {"t.list", {"none"}, NULL},
        {"t.list", {"not-used"}, NULL},
        {"t.list", {NULL}, "takes a list of options"},
        {"t.list", {"four"}, "has no option “four”; it takes: one, two, three, not-used, none"},
        {"t.list", {"one", "one"}, "“one” is there twice"},
        {"t.list", {"one", "none"}, "“none” stands alone"},
        {"t.list", {"not-used", "one"}, "“not-used” stands alone"},
        {"t.list", {"none", "not-used"}, "stands alone"},
        {"t.other", {"children"}, NULL},
        {"t.other", {"other", "taxi drivers"}, NULL},
        {"t.other", {"children", "other", "taxi drivers"}, NULL},
        {"t.other", {"children", "taxi drivers"}, "has no option “taxi drivers”"},
    };
    check_words(cases, COUNT(cases));
}

static void test_texts(void)
{
    static const struct words cases[] = {
        {"t.text", {"Words of any kind: 😀 中文"}, NULL},
        {"t.text", {"none"}, NULL}, /* just a word: this text has no answer "none" */
        {"t.text", {""}, "an empty text is no answer; clear it instead"},
        {"t.text", {" \n\t\u3000"}, "an empty text is no answer"},
        {"t.text", {"one", "two"}, "takes one text; put it in quotation marks"},
        {"t.text", {NULL}, "an empty text is no answer"},
        {"t.picks", {"first-forum"}, NULL},
        {"t.picks", {"first-forum", "second-forum", "and a third"}, NULL},
        {"t.picks", {"only words"}, NULL},
        {"t.picks", {"none"}, NULL},
        {"t.picks", {"none", "but words"}, "“none” stands alone"},
        {"t.deep", {"none"}, NULL},
        {"t.text", {"bad \xFF"}, "a text that is not UTF-8"},
    };
    check_words(cases, COUNT(cases));
}

static void test_numbers_and_dates(void)
{
    static const struct words cases[] = {
        {"t.number", {"18"}, NULL},
        {"t.number", {"2.5"}, NULL},
        {"t.number", {"0"}, NULL},
        {"t.number", {"-1"}, "takes a number"},
        {"t.number", {"1e3"}, "takes a number"},
        {"t.number", {"0x10"}, "takes a number"},
        {"t.number", {".5"}, "takes a number"},
        {"t.number", {"1."}, "takes a number"},
        {"t.number", {"1,5"}, "takes a number"},
        {"t.number", {"18 h"}, "takes a number"},
        {"t.number", {""}, "takes a number"},
        {"t.number", {"1234567890123456"}, "takes a number"},
        {"t.date", {"2026"}, NULL},
        {"t.date", {"2026-11"}, NULL},
        {"t.date", {"2026-11-21"}, NULL},
        {"t.date", {"2024-02-29"}, NULL},
        {"t.date", {"2000-02-29"}, NULL},
        {"t.date", {"2026-02-29"}, "takes a date"},
        {"t.date", {"1900-02-29"}, "takes a date"},
        {"t.date", {"2026-04-31"}, "takes a date"},
        {"t.date", {"2026-13"}, "takes a date"},
        {"t.date", {"2026-00-10"}, "takes a date"},
        {"t.date", {"2026-1-1"}, "takes a date"},
        {"t.date", {"21.11.2026"}, "takes a date"},
        {"t.date", {"2026/11/21"}, "takes a date"},
        {"t.date", {"1799"}, "takes a date"},
        {"t.date", {"２０２６"}, NULL},
        {"t.date", {"٢٠٢٦-١١-٢١"}, NULL},
        {"t.date", {" 2026–11–21 "}, NULL},
        {"t.date", {"٢٠٢٦-١٣-٢١"}, "takes a date"},
        {"t.number", {"۱۸"}, NULL},
        {"t.number", {"2٫5"}, NULL},
        {"t.number", {"１ ８"}, "takes a number"},
        {"t.year", {"२०१६", "Ministry"}, NULL},
    };
    check_words(cases, COUNT(cases));
}

static void test_what_is_kept(void)
{
    static const char *const cases[][3] = {
        {"t.number", "۱۸", "18"},
        {"t.number", " ٢٫٥ ", "2.5"},
        {"t.date", "٢٠٢٦—١١—٢١", "2026-11-21"},
        {"t.country", "the gambia", "GMB"},
        {"t.country", "nor", "NOR"},
        {"t.year", "२०१६", "2016"},
        {"t.text", "١٨", "١٨"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct answer draft = {0};
        struct error error = {0};
        const struct question *question = test_question(test_small(), cases[i][0]);
        CHECK(answer_from_words(question, &cases[i][1], 1, &draft, &error), "%s: %s", cases[i][1],
              error.problem);
        CHECK_TEXT(draft.value_count ? draft.values[0] : draft.value, cases[i][2], "“%s” is kept",
                   cases[i][1]);
        answer_free(&draft);
    }
}

static void test_fields(void)
{
    static const struct words cases[] = {
        {"t.year", {"2016", "Ministry"}, NULL},
        {"t.year", {"2016"}, NULL},
        {"t.year", {"", "Ministry"}, NULL}, /* the body is known, the year is not */
        {"t.year", {"none"}, NULL},
        {"t.year", {"", ""}, "all fields are empty"},
        {"t.year", {"16", "Ministry"}, "takes a year first"},
        {"t.year", {"2016-05", "Ministry"}, "takes a year first"},
        {"t.year", {"none", "Ministry"}, "takes a year first"},
        {"t.year", {"2016", "Ministry", "more"}, "more values than it has fields"},
        {"t.contact", {"A. Name", "A post", "a@example.org"}, NULL},
        {"t.contact", {"", "A post"}, NULL},
        {"t.contact", {NULL}, "all fields are empty"},
    };
    check_words(cases, COUNT(cases));
}

/* ---- states and what goes with them ---- */

static char yes[] = "yes";
static char reason[] = "no coast";
static char blank[] = "  ";
static char broken[] = "bad \xC3(";

static void test_states(void)
{
    struct held_source titled = {.title = reason};
    struct held_source untitled = {.held = reason};
    struct held_source garbled = {.title = broken};
    const struct {
        struct answer draft;
        const char *problem;
    } cases[] = {
        {{.state = ANSWER_UNANSWERED}, NULL},
        {{.state = ANSWER_UNANSWERED, .note = reason, .later = true}, NULL},
        {{.state = ANSWER_UNKNOWN}, NULL},
        {{.state = ANSWER_NOT_APPLICABLE, .reason = reason}, NULL},
        {{.state = ANSWER_NOT_APPLICABLE}, "“not applicable” needs a reason"},
        {{.state = ANSWER_NOT_APPLICABLE, .reason = blank}, "“not applicable” needs a reason"},
        {{.state = ANSWER_ANSWERED}, "takes one value"},
        {{.state = ANSWER_UNKNOWN, .value = yes}, "has a value, and a state that allows none"},
        {{.state = ANSWER_UNANSWERED, .value = yes}, "has a value, and a state that allows none"},
        {{.state = ANSWER_UNKNOWN, .note = broken}, "a text that is not UTF-8"},
        {{.state = ANSWER_NOT_APPLICABLE, .reason = broken}, "a text that is not UTF-8"},
        {{.state = ANSWER_UNKNOWN, .sources = &titled, .source_count = 1}, NULL},
        {{.state = ANSWER_UNKNOWN, .sources = &untitled, .source_count = 1},
         "a source without a title"},
        {{.state = ANSWER_UNKNOWN, .sources = &garbled, .source_count = 1},
         "a text that is not UTF-8"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {0};
        bool good = answer_check(test_question(test_small(), "t.gate"), &cases[i].draft, &error);
        CHECK(good == !cases[i].problem, "draft %zu: %s", i, error.problem);
        if (cases[i].problem)
            CHECK_HAS(error.problem, cases[i].problem, "draft %zu", i);
    }
}

static void test_length(void)
{
    struct text text = {0};
    struct error error = {0};
    for (int i = 0; i < 64 * 1024; i++)
        text_append(&text, "x");
    struct answer draft = {.state = ANSWER_ANSWERED, .value = text.data};
    CHECK(answer_check(test_question(test_small(), "t.text"), &draft, &error), "64 KiB: %s",
          error.problem);
    text_append(&text, "x");
    draft.value = text.data;
    CHECK(!answer_check(test_question(test_small(), "t.text"), &draft, &error), "one byte more");
    CHECK_HAS(error.problem, "longer than 64 KiB", "why");
    text_free(&text);
}

static void test_changing_state(void)
{
    struct answer draft = {.later = true, .sensitive = SENSITIVITY_YES};
    answer_replace(&draft.note, "kept");
    CHECK(answer_tick(test_question(test_small(), "t.list"), &draft, "one", true), "ticking");
    answer_set_state(&draft, ANSWER_NOT_APPLICABLE);
    answer_replace(&draft.reason, "gone with the state");
    CHECK(!draft.value_count && !draft.values, "values go with their state");
    answer_set_state(&draft, ANSWER_UNKNOWN);
    CHECK(!draft.reason, "the reason goes with its state");
    CHECK(draft.later && draft.sensitive == SENSITIVITY_YES, "flags stay");
    CHECK_TEXT(draft.note, "kept", "the note");
    answer_free(&draft);
    CHECK_TEXT(answer_state_word(ANSWER_NOT_APPLICABLE), "not-applicable", "word in files");
    CHECK_TEXT(answer_state_title(ANSWER_UNKNOWN), "Not known", "title for people");
}

/* ---- ticking ---- */

static void test_ticking(void)
{
    static const struct {
        const char *steps[3]; /* "+one" ticks, "-one" clears */
        const char *ticked;
    } cases[] = {
        {{"+two", "+one"}, "one two "},     {{"+one", "+one"}, "one "},
        {{"+one", "-two"}, "one "},         {{"+one", "+none"}, "none "},
        {{"+none", "+one"}, "one "},        {{"+one", "+not-used"}, "not-used "},
        {{"+not-used", "+two"}, "two "},    {{"+not-used", "+none"}, "none "},
        {{"+one", "+two", "-one"}, "two "}, {{"+one", "-one"}, ""},
        {{"+none", "-none"}, ""},           {{"+three", "+two", "+one"}, "one two three "},
    };
    const struct question *list = test_question(test_small(), "t.list");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct answer draft = {.state = ANSWER_UNKNOWN};
        struct text ticked = {0};
        for (size_t s = 0; s < 3 && cases[i].steps[s]; s++)
            CHECK(answer_tick(list, &draft, cases[i].steps[s] + 1, cases[i].steps[s][0] == '+'),
                  "%s", cases[i].steps[s]);
        for (size_t v = 0; v < draft.value_count; v++)
            text_append_format(&ticked, "%s ", draft.values[v]);
        CHECK_TEXT(ticked.data ? ticked.data : "", cases[i].ticked, "case %zu", i);
        CHECK_COUNT(draft.state, *cases[i].ticked ? ANSWER_ANSWERED : ANSWER_UNANSWERED,
                    "state of case %zu", i);
        text_free(&ticked);
        answer_free(&draft);
    }
}

/* ---- in an assessment ---- */

static void test_signing(void)
{
    struct assessment *assessment = test_assessment(test_small());
    const struct question *gate = test_question(test_small(), "t.gate");
    struct error error = {0};
    test_answer(assessment, "t.gate=yes");
    CHECK_TEXT(assessment_answer(assessment, gate)->at, TEST_NOW_STAMP, "when it was given");
    CHECK(!assessment_answer(assessment, gate)->by, "nobody in particular");
    CHECK(!assessment_set_speaker(assessment, "moj", &error), "a speaker nobody knows");
    CHECK(assessment_add_respondent(assessment, "moj", "Ministry of Justice", &error), "%s",
          error.problem);
    CHECK(assessment_set_speaker(assessment, "moj", &error), "%s", error.problem);
    test_answer(assessment, "t.gate=yes; t.tick=no");
    CHECK(!assessment_answer(assessment, gate)->by, "saying the same again changes nobody");
    CHECK_TEXT(assessment_answer(assessment, test_question(test_small(), "t.tick"))->by, "moj",
               "by");
    test_answer(assessment, "t.gate=");
    CHECK_COUNT(assessment_answer(assessment, gate)->state, ANSWER_UNANSWERED, "cleared");
    CHECK(!assessment_answer(assessment, gate)->at, "and forgotten when");
    CHECK(assessment_set_speaker(assessment, "", &error), "nobody in particular again");
    assessment_free(assessment);
}

static void test_refused_answer(void)
{
    struct assessment *assessment = test_assessment(test_small());
    const struct question *list = test_question(test_small(), "t.list");
    struct error error = {0};
    test_answer(assessment, "t.list=three,one");
    CHECK_TEXT(assessment_answer(assessment, list)->values[0], "one", "in the options' order");
    struct answer wrong = {.state = ANSWER_ANSWERED, .value = yes};
    CHECK(!assessment_set_answer(assessment, list, &wrong, &error), "a list takes no value");
    CHECK_COUNT(assessment_answer(assessment, list)->value_count, 2, "the old answer stands");
    test_answer(assessment, "t.country=nor");
    CHECK_TEXT(assessment_country(assessment), "NOR", "the country is asked once");
    CHECK_TEXT(assessment_answer(assessment, test_question(test_small(), "t.country"))->value,
               "NOR", "in capitals");
    assessment_free(assessment);
}

static void test_sensitive(void)
{
    static const struct {
        const char *id;
        enum sensitivity said;
        bool sensitive;
    } cases[] = {
        {"t.other", SENSITIVITY_DEFAULT, true}, {"t.other", SENSITIVITY_NO, false},
        {"t.other", SENSITIVITY_YES, true},     {"t.list", SENSITIVITY_DEFAULT, false},
        {"t.list", SENSITIVITY_YES, true},      {"t.list", SENSITIVITY_NO, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct answer answer = {.sensitive = cases[i].said};
        CHECK(answer_is_sensitive(test_question(test_small(), cases[i].id), &answer) ==
                  cases[i].sensitive,
              "case %zu", i);
    }
}

static void test_copies(void)
{
    char *values[] = {yes, reason};
    char *other_values[] = {yes, yes};
    struct held_source source = {.title = reason, .date = yes, .held = reason};
    struct held_source other_sources[] = {{.title = yes, .date = yes, .held = reason},
                                          {.title = reason, .date = NULL, .held = reason},
                                          {.title = reason, .date = yes, .held = yes}};
    const struct answer whole = {.state = ANSWER_ANSWERED,
                                 .value = yes,
                                 .values = values,
                                 .value_count = 2,
                                 .reason = reason,
                                 .note = reason,
                                 .sources = &source,
                                 .source_count = 1,
                                 .later = true,
                                 .sensitive = SENSITIVITY_NO};
    struct answer others[12];
    for (size_t i = 0; i < COUNT(others); i++)
        others[i] = whole;
    others[0].state = ANSWER_UNKNOWN;
    others[1].value = reason;
    others[2].values = other_values;
    others[3].value_count = 1;
    others[4].reason = NULL;
    others[5].note = yes;
    others[6].later = false;
    others[7].sensitive = SENSITIVITY_YES;
    others[8].source_count = 0;
    for (size_t i = 0; i < COUNT(other_sources); i++)
        others[9 + i].sources = &other_sources[i];
    struct answer copy;
    CHECK(answer_copy(&copy, &whole) && answer_equal(&copy, &whole), "a copy is equal");
    CHECK(copy.value != whole.value && copy.sources != whole.sources, "and its own");
    answer_free(&copy);
    for (size_t i = 0; i < COUNT(others); i++)
        CHECK(!answer_equal(&others[i], &whole), "difference %zu is seen", i);
}

void answer_suite(void)
{
    static CU_TestInfo tests[] = {
        {"gates, choices, ticks and countries take one of their words", test_choices},
        {"lists take options once, and what stands alone alone", test_lists},
        {"texts take words, and picks where they have some", test_texts},
        {"numbers and dates are written one way", test_numbers_and_dates},
        {"numbers, dates and countries are kept in one form", test_what_is_kept},
        {"a year and a contact take their fields in order", test_fields},
        {"a state without a value has none, and not applicable says why", test_states},
        {"a text is at most 64 KiB", test_length},
        {"changing the state keeps the note and drops what does not belong", test_changing_state},
        {"ticking keeps the order and what excludes what", test_ticking},
        {"an answer knows who gave it and when, a cleared one forgets", test_signing},
        {"a refused answer leaves the old one", test_refused_answer},
        {"sensitive by the question, unless the answer says otherwise", test_sensitive},
        {"a copy is equal until any part of it changes", test_copies},
        CU_TEST_INFO_NULL,
    };
    test_register("answer", tests);
}
