/* The file of an assessment: what is read, what is written back, and what is refused where. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

#define HEAD "mnr-assess: 1\nid: \"a-b-c\"\ntitle: \"T\"\nrevision: 3\n"
#define FILE_WITH(answers) HEAD "instruments: {t: \"1.0\"}\nanswers:\n" answers

/* ---- round trips ---- */

/* A file with everything in it, in the order and style in which it is written. */
static const char whole[] =
    "mnr-assess: 1\n"
    "id: \"0b7c2f1e\"\n"
    "country: \"NOR\"\n"
    "title: \"Norway 2026\"\n"
    "revision: 12\n"
    "depth: \"standard\"\n"
    "depths: {t.cap01: \"full\", zz.cap09: \"core\"}\n"
    "instruments: {t: \"1.0\", zz: \"2.0\"}\n"
    "place: \"t.deep\"\n"
    "respondents:\n"
    "- {id: \"moj\", organisation: \"Ministry of Justice\", floor: 3}\n"
    "findings:\n"
    "  t.cap01:\n"
    "    status: \"partly\"\n"
    "    reason: \"only in the capital\"\n"
    "    seen: \"yes\"\n"
    "  zz.cap09:\n"
    "    status: \"odd\"\n"
    "answers:\n"
    "  t.gate:\n"
    "    value: \"yes\"\n"
    "    note: |\n"
    "      Two lines,\n"
    "      with an end.\n"
    "    sources:\n"
    "    - {title: \"Decree 12\", date: \"2024-03-01\", held: \"Cabinet Office\", shelf: \"B\"}\n"
    "    - {title: \"Report\"}\n"
    "    sensitive: true\n"
    "    by: \"moj\"\n"
    "    at: \"2026-11-21T10:00:00Z\"\n"
    "    colour: \"blue\"\n"
    "  t.below:\n"
    "    state: \"not-applicable\"\n"
    "    reason: \"no coast\"\n"
    "  t.list:\n"
    "    values: [\"one\", \"three\"]\n"
    "    sensitive: false\n"
    "  t.choice:\n"
    "    later: true\n"
    "  t.tick:\n"
    "    state: \"unknown\"\n"
    "  t.text:\n"
    "    value: \"NO\"\n"
    "  t.picks:\n"
    "    value: \"1e3\"\n"
    "    values: [\"first-forum\"]\n"
    "  t.date:\n"
    "    value: \"2026-11-21\"\n"
    "  t.gone:\n"
    "    value: \"kept\"\n"
    "    extra:\n"
    "    - 1\n"
    "    - \"2\"\n"
    "    - a: b\n"
    "zz.q01:\n"
    "  a: 1\n"
    "newer:\n"
    "- x: \"1\"\n"
    "  y: no\n";

static void test_round_trip(void)
{
    struct assessment *assessment = test_parse(test_small(), whole);
    char *written = test_written(assessment);
    CHECK_TEXT(written, whole, "written as it was read");
    CHECK(!assessment_is_changed(assessment), "reading changes nothing");
    free(written);
    assessment_free(assessment);
}

static void test_what_was_read(void)
{
    struct assessment *assessment = test_parse(test_small(), whole);
    const struct answer *gate =
        assessment_answer(assessment, test_question(test_small(), "t.gate"));
    const struct respondent *people;
    const char *const *strangers;
    CHECK_TEXT(assessment_id(assessment), "0b7c2f1e", "id");
    CHECK_TEXT(assessment_country(assessment), "NOR", "country");
    CHECK_TEXT(assessment_title(assessment), "Norway 2026", "title");
    CHECK_TEXT(assessment_place(assessment), "t.deep", "place");
    CHECK_COUNT(assessment_revision(assessment), 12, "revision");
    CHECK_COUNT(assessment_depth(assessment, NULL), DEPTH_STANDARD, "depth");
    CHECK_COUNT(assessment_depth(assessment, test_capability(test_small(), "t.cap01")), DEPTH_FULL,
                "depth of one capability");
    CHECK_TEXT(assessment_version(assessment, test_small()->questionnaires[0]), "1.0", "version");
    CHECK_COUNT(assessment_respondents(assessment, &people), 1, "respondents");
    CHECK_TEXT(people[0].organisation, "Ministry of Justice", "who answers");
    CHECK_TEXT(gate->note, "Two lines,\nwith an end.\n", "note");
    CHECK_COUNT(gate->source_count, 2, "sources");
    CHECK_TEXT(gate->sources[0].held, "Cabinet Office", "where it is held");
    CHECK_COUNT(gate->sensitive, SENSITIVITY_YES, "sensitive");
    CHECK_COUNT(assessment_answer_line(assessment, test_question(test_small(), "t.gate")), 20,
                "line of an answer");
    CHECK_COUNT(assessment_strangers(assessment, &strangers), 1, "questions nobody knows");
    CHECK_TEXT(strangers[0], "t.gone", "its id");
    assessment_free(assessment);
}

/* An answer that changes keeps what we do not know about it; so does one that is cleared. */
static void test_unknown_keys_stay(void)
{
    struct assessment *assessment = test_parse(test_small(), whole);
    test_answer(assessment, "t.gate=no; t.list=; t.tick=yes");
    char *written = test_written(assessment);
    CHECK_HAS(written, "  t.gate:\n    value: \"no\"\n", "the change");
    CHECK_HAS(written, "    colour: \"blue\"\n", "an unknown key of the answer");
    CHECK_HAS(written, "  t.gone:\n    value: \"kept\"\n", "an unknown question");
    CHECK_HAS(written, "newer:\n- x: \"1\"\n  y: no\n", "an unknown key of the file");
    CHECK(!strstr(written, "  t.list:"), "a cleared answer is gone");
    struct assessment *again = test_parse(test_small(), written);
    char *twice = test_written(again);
    CHECK_TEXT(twice, written, "what was written is read and written alike");
    free(twice);
    assessment_free(again);
    free(written);
    test_answer(assessment, "t.gate=");
    written = test_written(assessment);
    CHECK_HAS(written, "  t.gate:\n    colour: \"blue\"\n", "even of an answer that is cleared");
    free(written);
    assessment_free(assessment);
}

/* A hand-written file in another order and style becomes the one that is written. */
static void test_order(void)
{
    static const char untidy[] =
        "answers:\n  t.tick: {value: \"yes\"}\n  t.text: {reason: \"odd\"}\n  t.stranger: {value: "
        "1}\n  t.list:\n"
        "    values:\n      - \"two\"\n      - \"one\"\n  t.gate: {at: \"x\", value: 'no'}\n"
        "more: 1\ninstruments:\n    t: \"1.0\"\nmnr-assess: 1\ntitle: >-\n  A long\n  title\n";
    static const char tidy[] =
        "mnr-assess: 1\ntitle: \"A long title\"\nrevision: 0\ndepth: \"full\"\n"
        "instruments: {t: \"1.0\"}\nanswers:\n  t.gate:\n    value: \"no\"\n    at: \"x\"\n"
        "  t.list:\n    values: [\"two\", \"one\"]\n  t.tick:\n    value: \"yes\"\n"
        "  t.text:\n    reason: \"odd\"\n  t.stranger:\n    value: 1\nmore: 1\n";
    struct assessment *assessment = test_parse(test_small(), untidy);
    char *written = test_written(assessment);
    CHECK_TEXT(written, tidy, "in the order of the questionnaire");
    free(written);
    assessment_free(assessment);
}

static void test_texts(void)
{
    static const char *const texts[] = {
        "NO",
        "yes",
        "1e3",
        "2026-11-21",
        "null",
        "~",
        "0x1F",
        " leading",
        "trailing  ",
        "tab\there",
        "two\nlines",
        "lines\nand trailing \n\n\n",
        "😀 👨‍👩‍👧",
        "中文\nعربي\nไทย\nहिन्दी",
        "\"quoted\" 'both' \\",
        "# no comment",
        "- no list",
        "key: value",
        "[no list",
        "@ ` % &",
        "a\r\nb",
        "\xC2\x85 next line",
        "---\n...\n",
        "\x1B[31mred\x07",
    };
    const struct question *question = test_question(test_small(), "t.text");
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct assessment *assessment = test_assessment(test_small());
        struct error error = {0};
        char *copy = strdup(texts[i]);
        struct held_source source = {.title = copy, .held = copy};
        struct answer draft = {.state = ANSWER_ANSWERED,
                               .value = copy,
                               .note = copy,
                               .sources = &source,
                               .source_count = 1};
        CHECK(assessment_set_answer(assessment, question, &draft, &error), "%s", error.problem);
        CHECK(assessment_set_title(assessment, copy, &error), "%s", error.problem);
        char *written = test_written(assessment);
        struct assessment *again = test_parse(test_small(), written);
        CHECK(answer_equal(assessment_answer(again, question), &draft), "“%s” comes back", copy);
        CHECK_TEXT(assessment_title(again), copy, "as a title too");
        assessment_free(again);
        assessment_free(assessment);
        free(written);
        free(copy);
    }
}

static void test_long_text(void)
{
    static const char *const pieces[] = {"Ministry of Justice, ",
                                         "法務省、",
                                         "وزارة العدل ",
                                         "न्याय मंत्रालय ",
                                         "กระทรวง ",
                                         "😀",
                                         "\n",
                                         "  ",
                                         "[",
                                         "\t"};
    struct text text = {0};
    while (text.length < 61440)
        text_append(&text, pieces[(text.length * 7 + text.length / 31) % COUNT(pieces)]);
    struct assessment *assessment = test_assessment(test_small());
    const struct question *question = test_question(test_small(), "t.text");
    struct error error = {0};
    struct answer draft = {.state = ANSWER_ANSWERED, .value = text.data, .note = text.data};
    CHECK(assessment_set_answer(assessment, question, &draft, &error), "%s", error.problem);
    char *written = test_written(assessment);
    struct assessment *again = test_parse(test_small(), written);
    CHECK(answer_equal(assessment_answer(again, question), &draft), "60 KiB come back");
    assessment_free(again);
    assessment_free(assessment);
    free(written);
    text_free(&text);
}

static void set_text(struct assessment *assessment, const char *words)
{
    char *copy = words ? strdup(words) : NULL;
    struct answer draft = {.state = copy ? ANSWER_ANSWERED : ANSWER_UNANSWERED, .value = copy};
    CHECK(assessment_set_answer(assessment, test_question(test_small(), "t.text"), &draft, NULL),
          "answering t.text");
    free(copy);
}

/* Saving writes anew only what changed; the file must not tell. */
static void test_saving_what_changed(void)
{
    static const struct {
        const char *answers;
        const char *text;
    } changes[] = {
        {"t.gate=yes", "open end\n\n\n"},      {"t.list=one,two", "open end\n\n\n"},
        {"t.gate=no; t.tick=no", "\n...\n"},   {"t.gate=?", NULL},
        {"t.gate=; t.list=; t.tick=", "a\nb"},
    };
    char folder[64];
    struct error error = {0};
    struct assessment *assessment = test_parse(test_small(), whole);
    test_folder(folder);
    char *path = test_path(folder, "a.yaml");
    CHECK(assessment_create(assessment, path, &error), "%s", error.problem);
    for (size_t i = 0; i < COUNT(changes); i++) {
        test_answer(assessment, changes[i].answers);
        set_text(assessment, changes[i].text);
        CHECK(assessment_save(assessment, &error), "%s", error.problem);
        char *saved = test_read_file(path);
        struct assessment *again = test_parse(test_small(), saved);
        char *anew = test_written(again);
        CHECK_TEXT(saved, anew, "saved after “%s”", changes[i].answers);
        for (size_t q = 0; q < test_small()->question_count; q++)
            CHECK(answer_equal(assessment_answer(again, test_small()->questions[q]),
                               assessment_answer(assessment, test_small()->questions[q])),
                  "%s after “%s”", test_small()->questions[q]->id, changes[i].answers);
        free(anew);
        assessment_free(again);
        free(saved);
    }
    assessment_free(assessment);
    free(path);
    test_folder_remove(folder);
}

/* ---- what a person may write ---- */

static struct problems problems_of(const char *text, bool good)
{
    struct problems problems = {0};
    struct assessment *assessment =
        assessment_parse(test_small(), "a.yaml", text, strlen(text), &problems);
    CHECK((assessment != NULL) == good, "whether it is taken: %s", text);
    CHECK((problems.errors == 0) == good, "errors of: %s", text);
    assessment_free(assessment);
    return problems;
}

struct marked_case {
    const char *marked;
    const char *message;
};

static void check_cases(const struct marked_case *cases, size_t count, bool good)
{
    for (size_t i = 0; i < count; i++) {
        struct test_marked file = test_marked(cases[i].marked);
        struct problems problems = problems_of(file.text, good);
        test_check_problem(&problems, "a.yaml", file.line, file.column, cases[i].message);
        CHECK_COUNT(problems.count, 1, "problems of: %s", file.text);
        problems_free(&problems);
        free(file.text);
    }
}

static void test_warnings(void)
{
    static const struct marked_case cases[] = {
        {FILE_WITH("  t.gate: {@value: yes}\n"), "“yes” should stand in quotation marks"},
        {FILE_WITH("  t.text: {@value: NO}\n"), "“NO” should stand in quotation marks"},
        {FILE_WITH("  t.list: {values: [\"one\", @two]}\n"), "“two” should stand in quotation"},
        {FILE_WITH("  t.gate: {value: \"no\", @note: plain}\n"), "“plain” should stand in"},
        {"mnr-assess: 1\n@title: Plain\ninstruments: {t: \"1.0\"}\n", "“Plain” should stand"},
        {"mnr-assess: 1\n@country: NOR\ninstruments: {t: \"1.0\"}\n", "“NOR” should stand in"},
        {FILE_WITH("  @t.gone: {value: \"x\"}\n"), "there is no question “t.gone”"},
        {FILE_WITH("  @t.q7: {value: \"x\"}\n"), "there is no question “t.q7”"},
        {FILE_WITH("  t.gate: {value: \"no\", @mood: 1}\n"), "“mood” is not known here"},
        {FILE_WITH("  t.gate: {value: \"no\", sources: [{title: \"x\", @url: \"y\"}]}\n"),
         "“url” is not known here; it is kept as it is"},
        {HEAD "instruments: {t: \"1.0\"}\n@more: 1\n", "“more” is not known here"},
        {HEAD "instruments: {t: \"1.0\"}\nfindings: {@zz.cap: {status: \"x\"}}\n",
         "there is no capability “zz.cap”"},
        {HEAD "instruments: {t: \"1.0\"}\ndepths: {@zz.cap: \"core\"}\n", "there is no capability"},
    };
    check_cases(cases, COUNT(cases), true);
}

static void test_errors(void)
{
    static const struct marked_case cases[] = {
        {FILE_WITH("  t.gate: @\"yes\"\n"), "expected a mapping (key: value)"},
        {FILE_WITH("  t.gate: {value: @\"maybe\"}\n"), "has no option “maybe”; it takes: yes"},
        {FILE_WITH("  t.gate: {value: @[\"yes\"]}\n"), "expected a text in quotation marks"},
        {FILE_WITH("  t.gate: {values: @[\"yes\"]}\n"), "Gate: takes one value"},
        {FILE_WITH("  t.list: {value: @\"one\"}\n"), "List: takes a list of options"},
        {FILE_WITH("  t.list: {values: @\"one\"}\n"), "expected a list"},
        {FILE_WITH("  t.list: {values: @[\"one\", \"four\"]}\n"), "has no option “four”"},
        {FILE_WITH("  t.list: {values: [\"one\", @{a: 1}]}\n"), "expected a text"},
        {FILE_WITH("  t.gate: {state: @\"perhaps\"}\n"),
         "a state is unanswered, answered, unknown"},
        {FILE_WITH("  t.gate: {state: @[]}\n"), "a state is unanswered"},
        {FILE_WITH("  t.gate: @{state: \"not-applicable\"}\n"), "needs a reason"},
        {FILE_WITH("  t.gate: {state: \"unknown\", value: @\"yes\"}\n"),
         "has a value, and a state"},
        {FILE_WITH("  t.gate: @{state: \"answered\"}\n"), "takes one value"},
        {FILE_WITH("  t.gate: {later: @\"soon\"}\n"), "expected true or false"},
        {FILE_WITH("  t.gate: {sensitive: @yes}\n"), "expected true or false"},
        {FILE_WITH("  t.gate: {sources: @\"x\"}\n"), "expected a list"},
        {FILE_WITH("  t.gate: {sources: [@\"x\"]}\n"), "expected a mapping"},
        {FILE_WITH("  t.gate: @{sources: [{date: \"2024\"}]}\n"), "a source without a title"},
        {FILE_WITH("  t.gate: {value: \"yes\"}\n  @t.gate: {value: \"no\"}\n"),
         "stands here twice"},
        {FILE_WITH("  t.gate: @&x {value: \"no\"}\n"), "anchors and tags are not used"},
        {HEAD "instruments: {t: \"1.0\"}\nanswers: @[]\n", "expected a mapping"},
        {HEAD "instruments: @\"t\"\n", "expected a mapping"},
        {HEAD "instruments: {t: @[1]}\n", "expected a text"},
        {"@mnr-assess: 1\n", "“instruments” is missing"},
        {"mnr-assess: @2\ninstruments: {}\n", "was written by a newer mnr-assess"},
        {"mnr-assess: @one\ninstruments: {}\n", "expected the number of the format, 1"},
        {"mnr-assess: @0\ninstruments: {}\n", "expected the number of the format, 1"},
        {"mnr-assess: 1\nrevision: @-1\ninstruments: {}\n", "expected a whole number"},
        {"mnr-assess: 1\nrevision: @99999999999999999999\ninstruments: {}\n",
         "a revision higher than 1000000000"},
        {"mnr-assess: 1\ndepth: @\"deep\"\ninstruments: {}\n", "a depth is core, standard or full"},
        {HEAD "instruments: {}\ndepths: {t.cap01: @deep}\n", "a depth is core, standard or full"},
        {HEAD "instruments: {}\nrespondents: @{}\n", "expected a list"},
        {HEAD "instruments: {}\nrespondents: [@{id: \"a\"}]\n", "needs a short id and an organis"},
        {HEAD "instruments: {}\nfindings: {t.cap01: @{status: \"in-place\", reason: \"x\"}}\n",
         "a status can only be set to “partly”"},
        {HEAD "instruments: {}\nfindings: {t.cap01: @{status: \"partly\"}}\n", "needs a reason"},
        {"@- a list\n", "this is no assessment"},
        {"@questionnaire: \"t\"\n", "this is no assessment: it does not begin with"},
        {"@", "this is no assessment"},
    };
    check_cases(cases, COUNT(cases), false);
}

/* Unquoted, NO is a boolean to other readers and two letters to us: never a country. */
static void test_country(void)
{
    struct problems problems =
        problems_of("mnr-assess: 1\ncountry: NO\ninstruments: {t: \"1.0\"}\n", false);
    test_check_problem(&problems, "a.yaml", 2, 1, "“NO” should stand in quotation marks");
    test_check_problem(&problems, "a.yaml", 2, 10, "a country is its three letters");
    problems_free(&problems);
    problems = problems_of("mnr-assess: 1\ncountry: \"QQQ\"\ninstruments: {t: \"1.0\"}\n", false);
    test_check_problem(&problems, "a.yaml", 2, 10, "a country is its three letters in quotation");
    problems_free(&problems);
}

/* All that is wrong is told at once. */
static void test_all_at_once(void)
{
    struct problems problems =
        problems_of(FILE_WITH("  t.gate: {value: \"maybe\"}\n  t.tick: {value: \"perhaps\"}\n"
                              "  t.gone: {value: \"x\"}\n  t.text: {value: \"\"}\n"),
                    false);
    CHECK_COUNT(problems.errors, 3, "errors");
    CHECK_COUNT(problems.count, 4, "and a warning");
    problems_free(&problems);
}

void assessment_file_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a file is written back as it was read, with all that is not known", test_round_trip},
        {"everything in the file is there", test_what_was_read},
        {"what is not known stays when answers change", test_unknown_keys_stay},
        {"an untidy file is written in one order and style", test_order},
        {"texts that look like something else stay texts", test_texts},
        {"a long text of many scripts comes back", test_long_text},
        {"saving writes anew only what changed, and the file does not tell",
         test_saving_what_changed},
        {"values without quotation marks are taken, and pointed out", test_warnings},
        {"each mistake is shown at its place", test_errors},
        {"NO without quotation marks is no country", test_country},
        {"all mistakes are told at once", test_all_at_once},
        CU_TEST_INFO_NULL,
    };
    test_register("assessment_file", tests);
}
