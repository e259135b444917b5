/* Lists answered in part: what is not ticked means no only once a person has said that the list was
   looked through. */
#include <stdlib.h>
#include <string.h>

#include "core/record/merge.h"
#include "core/rules/crosswalk.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* The small collection with one list grown since: t.other has “police” since 1.1. */
static struct catalogue *grown(void)
{
    char copy[64];
    test_copy("tests/data/small", copy);
    free(test_edit(copy, "t/questionnaire.yaml", "version: \"1.0\"", "version: \"1.1\"@").text);
    free(test_edit(copy, "t/kinds.yaml", "{id: \"other\", text: \"Others\"}",
                   "{id: \"police\", text: \"Police\", since: \"1.1\"}\n"
                   "      - {id: \"other\", text: \"Others\"}@")
             .text);
    struct catalogue *catalogue = test_catalogue(copy);
    test_folder_remove(copy);
    return catalogue;
}

static struct assessment *record(const struct catalogue *catalogue, const char *version,
                                 const char *answers)
{
    struct text file = {0};
    text_append_format(&file, "mnr-assess: 1\ninstruments: {t: \"%s\"}\nanswers:\n%s", version,
                       answers);
    struct assessment *assessment = test_parse(catalogue, file.data);
    text_free(&file);
    return assessment;
}

static bool is_through(const struct assessment *assessment, const char *id)
{
    const struct question *question = test_question(assessment_catalogue(assessment), id);
    return assessment_is_looked_through(assessment, question,
                                        assessment_answer(assessment, question));
}

/* ---- files ---- */

static void test_files(void)
{
    static const struct {
        const char *version;
        const char *answer;
        bool through;
    } cases[] = {
        {"1.1", "  t.other: {values: [\"children\"]}\n", true}, /* as 0.1.0 wrote it */
        {"1.0", "  t.other: {values: [\"children\"]}\n", false},
        {"1.0", "  t.other: {values: [\"children\"], seen: \"1.0\"}\n", false},
        {"1.0", "  t.other: {values: [\"children\"], seen: \"1.1\"}\n", true},
        {"1.0", "  t.other: {values: [\"children\"], seen: \"1.10\"}\n", true},
        {"1.1", "  t.other: {values: [\"children\"], seen: \"no\"}\n", false},
        {"1.1", "  t.other: {values: [\"children\"], seen: \"1.1\", later: true}\n", false},
        {"1.0", "  t.other: {values: [\"none\"], seen: \"1.0\"}\n", false},
        {"1.1", "  t.other: {values: [\"none\"]}\n", true},
        {"1.0", "  t.picks: {values: [\"first-forum\"]}\n", true}, /* has grown by nothing */
        {"1.0", "  t.picks: {values: [\"first-forum\"], value: \"and more\"}\n", true},
        {"1.0", "  t.picks: {value: \"in words only\", seen: \"1.1\"}\n", false},
        {"1.0", "  t.text: {value: \"no list\"}\n", true},
        {"1.0", "  t.tick: {value: \"no\", later: true}\n", true}, /* the flag says that of lists */
    };
    struct catalogue *catalogue = grown();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = record(catalogue, cases[i].version, cases[i].answer);
        char id[16] = "";
        strncat(id, cases[i].answer + 2, strcspn(cases[i].answer + 2, ":"));
        CHECK(is_through(assessment, id) == cases[i].through, "under %s: %s", cases[i].version,
              cases[i].answer);
        char *written = test_written(assessment);
        CHECK((strstr(cases[i].answer, "seen") != NULL) == (strstr(written, "seen: ") != NULL),
              "what the file does not say is not put into it: %s", written);
        free(written);
        assessment_free(assessment);
    }
    catalogue_free(catalogue);
}

static void test_wrong_words(void)
{
    static const char *const words[] = {"yes", "1.x", "", "1..2", "1.", "1.0 "};
    for (size_t i = 0; i < COUNT(words); i++) {
        struct text file = {0};
        struct problems problems = {0};
        text_append_format(&file,
                           "mnr-assess: 1\ninstruments: {t: \"1.0\"}\nanswers:\n"
                           "  t.other: {values: [\"children\"], seen: \"%s\"}\n",
                           words[i]);
        struct assessment *assessment =
            assessment_parse(test_small(), "t.yaml", file.data, file.length, &problems);
        CHECK(!assessment, "seen “%s” is refused", words[i]);
        test_check_problem(&problems, "t.yaml", 4, 41, "“seen” is the version");
        problems_free(&problems);
        assessment_free(assessment);
        text_free(&file);
    }
}

/* ---- answering ---- */

static void tick(struct assessment *assessment, const char *id, const char *option, bool on)
{
    const struct question *question = test_question(assessment_catalogue(assessment), id);
    struct answer draft;
    struct error error = {0};
    CHECK(answer_copy(&draft, assessment_answer(assessment, question)) &&
              answer_tick(question, &draft, option, on) &&
              assessment_set_answer(assessment, question, &draft, &error),
          "%s: %s", option, error.problem);
    answer_free(&draft);
}

static void look_through(struct assessment *assessment, const char *id, bool through)
{
    const struct question *question = test_question(assessment_catalogue(assessment), id);
    struct answer draft;
    struct error error = {0};
    CHECK(answer_copy(&draft, assessment_answer(assessment, question)) &&
              answer_look_through(question, &draft, through) &&
              assessment_set_answer(assessment, question, &draft, &error),
          "%s", error.problem);
    answer_free(&draft);
}

static const char *seen(const struct assessment *assessment, const char *id)
{
    const char *words =
        assessment_answer(assessment, test_question(assessment_catalogue(assessment), id))->seen;
    return words ? words : "-";
}

static void test_ticking(void)
{
    struct assessment *assessment = test_assessment(test_small());
    tick(assessment, "t.other", "children", true);
    CHECK_TEXT(seen(assessment, "t.other"), "no", "a tick says nothing of the others");
    CHECK(!is_through(assessment, "t.other"), "nor do two");
    look_through(assessment, "t.other", true);
    CHECK_TEXT(seen(assessment, "t.other"), "1.0", "a person says so");
    tick(assessment, "t.other", "other", true);
    CHECK_TEXT(seen(assessment, "t.other"), "1.0", "which holds when a tick is changed");
    look_through(assessment, "t.other", false);
    CHECK(!is_through(assessment, "t.other"), "and can be taken back");
    tick(assessment, "t.other", "none", true);
    CHECK(is_through(assessment, "t.other"), "none of these says it of all");
    tick(assessment, "t.other", "children", true);
    CHECK_TEXT(seen(assessment, "t.other"), "no", "as long as it stands");
    test_answer(assessment, "t.gate=yes; t.below=yes");
    tick(assessment, "t.list", "not-used", true);
    CHECK(is_through(assessment, "t.list"), "so does what excludes all others");
    tick(assessment, "t.list", "two", true);
    CHECK(!is_through(assessment, "t.list"), "as long as it stands");
    tick(assessment, "t.other", "none", true);
    tick(assessment, "t.other", "none", false);
    CHECK_TEXT(seen(assessment, "t.other"), "-", "an answer that is gone says nothing");
    tick(assessment, "t.other", "children", true);
    CHECK_TEXT(seen(assessment, "t.other"), "no", "and begins anew");
    test_answer(assessment, "t.other=children,other");
    CHECK(is_through(assessment, "t.other"), "a whole line says it");
    test_answer(assessment, "t.other=?");
    CHECK_TEXT(seen(assessment, "t.other"), "-", "not known is no list");
    assessment_free(assessment);
}

/* An answer of 0.1.0 stays what it was while it is changed, and when it comes back. */
static void test_old_answers(void)
{
    struct assessment *assessment =
        record(test_small(), "1.0", "  t.other: {values: [\"children\"]}\n");
    const struct question *question = test_question(test_small(), "t.other");
    struct answer before;
    struct answer nothing = {0};
    struct error error = {0};
    CHECK(answer_copy(&before, assessment_answer(assessment, question)), "kept");
    tick(assessment, "t.other", "other", true);
    CHECK_TEXT(seen(assessment, "t.other"), "-", "as it was");
    CHECK(is_through(assessment, "t.other"), "looked through under the record's version");
    CHECK(assessment_set_answer(assessment, question, &nothing, &error) &&
              assessment_restore_answer(assessment, question, &before, &error),
          "%s", error.problem);
    CHECK(is_through(assessment, "t.other"), "undone, it is what it was");
    answer_free(&before);
    assessment_free(assessment);
}

/* ---- what rests on it ---- */

static void test_what_follows(void)
{
    static const struct {
        const char *answer;
        enum advice_state step; /* REC-T.2 wants “one” not ticked */
    } cases[] = {
        {"{values: [\"two\"], seen: \"1.0\"}", ADVICE_FIRES},
        {"{values: [\"two\"]}", ADVICE_FIRES},
        {"{values: [\"two\"], seen: \"no\"}", ADVICE_SILENT},
        {"{values: [\"two\"], later: true}", ADVICE_SILENT},
        {"{values: [\"none\"]}", ADVICE_FIRES},
        {"{values: [\"one\"], seen: \"no\"}", ADVICE_SILENT},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text answers = {0};
        text_append_format(&answers,
                           "  t.gate: {value: \"yes\"}\n  t.below: {value: \"yes\"}\n"
                           "  t.list: %s\n",
                           cases[i].answer);
        struct assessment *assessment = record(test_small(), "1.0", answers.data);
        struct test_view view = test_view(assessment);
        CHECK_COUNT(
            advice_of(view.advice, catalogue_recommendation(test_small(), "REC-T.2"))->state,
            cases[i].step, "a step on what is not ticked, %s", cases[i].answer);
        CHECK(applies_to(view.applies, test_question(test_small(), "t.deep")) ==
                  (strstr(cases[i].answer, "two") != NULL),
              "a question after what is ticked, %s", cases[i].answer);
        test_view_free(&view);
        assessment_free(assessment);
        text_free(&answers);
    }
}

/* Ticks taken over are confirmed by looking the list through. */
static void test_taken_over(void)
{
    struct assessment *assessment = test_assessment(test_all());
    const struct question *list = test_question(test_all(), "mnr.q17");
    struct crosswalk_offer offer;
    struct answer draft = {0};
    struct error error = {0};
    test_answer(assessment, "mnr.q16=yes; law.o2.intent-irrelevant=yes");
    struct test_view view = test_view(assessment);
    CU_ASSERT_FATAL(crosswalk_offers(view.findings, list, &offer));
    CHECK(crosswalk_take(&offer, &draft) && assessment_set_answer(assessment, list, &draft, &error),
          "%s", error.problem);
    crosswalk_offer_free(&offer);
    answer_free(&draft);
    test_view_free(&view);
    CHECK_TEXT(seen(assessment, "mnr.q17"), "no", "nobody has looked at the list");
    assessment_free(assessment);
}

/* ---- versions ---- */

/* A record that comes to name another version, or none, keeps what its lists were answered under.
 */
static void test_other_versions(void)
{
    struct catalogue *catalogue = grown();
    struct assessment *assessment = record(
        catalogue, "1.0", "  t.other: {values: [\"children\"]}\n  t.picks: {value: \"words\"}\n");
    struct assessment *newer = record(catalogue, "1.1", "  t.tick: {value: \"yes\"}\n");
    struct merge *merge = merge_new(NULL, assessment, newer);
    struct error error = {0};
    CU_ASSERT_PTR_NOT_NULL_FATAL(merge);
    for (size_t i = 0; i < merge->count; i++)
        if (merge->items[i].part == MERGE_INSTRUMENT)
            merge->items[i].take = MERGE_THEIRS;
    CHECK(merge_apply(merge, newer, &error), "%s", error.problem);
    CHECK_TEXT(assessment_version(newer, catalogue->questionnaires[0]), "1.1", "the version");
    CHECK_TEXT(seen(newer, "t.other"), "1.0", "an answer brought along");
    CHECK(!is_through(newer, "t.other"), "is older than one of its options");
    merge_free(merge);
    assessment_free(newer);
    assessment_free(assessment);
    catalogue_free(catalogue);
}

static void test_out_of_use(void)
{
    struct assessment *assessment =
        test_parse(test_all(), "mnr-assess: 1\ninstruments: {mnr: \"2021.9\", law: \"2023.1\"}\n"
                               "answers:\n  mnr.q17: {values: [\"isp-reporting\"]}\n");
    struct error error = {0};
    CHECK(assessment_set_instruments(assessment, "law", &error), "%s", error.problem);
    CHECK(assessment_set_instruments(assessment, "law,mnr", &error), "%s", error.problem);
    CHECK_TEXT(seen(assessment, "mnr.q17"), "2021.9", "what it was looked through under");
    assessment_free(assessment);
}

static void test_compare(void)
{
    static const struct {
        const char *one;
        const char *other;
        int order;
    } cases[] = {
        {"1.0", "1.0", 0},        {"1.0", "1.1", -1}, {"1.9", "1.10", -1}, {"2022.2", "2022.1", 1},
        {"2023.1", "2022.12", 1}, {"1", "1.0", -1},   {NULL, "1.0", -1},   {"", NULL, 0},
        {"1.0", "", 1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        int order = version_compare(cases[i].one, cases[i].other);
        CHECK_COUNT((order > 0) - (order < 0), cases[i].order, "“%s” and “%s”",
                    cases[i].one ? cases[i].one : "-", cases[i].other ? cases[i].other : "-");
    }
}

void looked_through_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a file says which version of a list was looked through, an old one by its own version",
         test_files},
        {"“seen” is a version or no", test_wrong_words},
        {"ticking says nothing of the rest; the row, none and a whole line do", test_ticking},
        {"an answer of 0.1.0 stays looked through", test_old_answers},
        {"no step rests on what nobody looked at", test_what_follows},
        {"ticks that are taken over are to be confirmed", test_taken_over},
        {"another version of the record changes nothing in its lists", test_other_versions},
        {"nor does a questionnaire that is out of use for a while", test_out_of_use},
        {"versions are compared by their numbers", test_compare},
        CU_TEST_INFO_NULL,
    };
    test_register("looked_through", tests);
}
