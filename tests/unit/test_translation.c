/* Translations lie over the English files: where they have a text it is shown, elsewhere English.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/catalogue/figures.h"
#include "core/loading/load.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

#define SMALL "tests/data/small"

static struct catalogue *load(const char *folder, const char *language)
{
    struct problems problems = {0};
    struct catalogue *catalogue = catalogue_load(folder, language, &problems);
    test_check_no_errors(&problems, folder);
    problems_free(&problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
    return catalogue;
}

static void test_translated(void)
{
    struct catalogue *xx = load(SMALL, "xx");
    const struct questionnaire *questionnaire = xx->questionnaires[0];
    const struct capability *first = test_capability(xx, "t.cap01");
    const struct recommendation *step = catalogue_recommendation(xx, "REC-T.1");
    const struct glossary_entry *term = catalogue_term(xx, "hotline");
    const struct {
        const char *text;
        const char *expected;
    } cases[] = {
        {questionnaire->title, "Xx questionnaire"},
        {questionnaire->label, "Test"},
        {questionnaire->peers_notes[1], "xx no ranking"},
        {questionnaire->domains[0]->title, "Xx levels"},
        {questionnaire->domains[0]->enabler, "Something first."},
        {questionnaire->domains[1]->title, "Kinds"},
        {first->title, "Xx parent"},
        {first->good, "It is there."},
        {first->figures[0].what, "Xx countries"},
        {first->figures[1].what, "Countries that publish"},
        {test_question(xx, "t.gate")->text, "Xx there?"},
        {test_question(xx, "t.gate")->hint, "Anything counts."},
        {test_question(xx, "t.gate")->scope->text, "xx all"},
        {test_question(xx, "t.gate")->scope->help, "Nothing is left out."},
        {test_question(xx, "t.below")->text, "Is there more?"},
        {question_option(test_question(xx, "t.list"), "two")->text, "Xx second"},
        {question_option(test_question(xx, "t.list"), "one")->text, "The first"},
        {test_question(xx, "t.deep")->none, "Xx nothing"},
        {step->text, "Xx build it."},
        {step->care, "Not everybody agrees."},
        {step->leads[0]->text, "Xx police"},
        {step->leads[1]->text, "Courts"},
        {step->articles[0].treaty->label, "Xx treaty"},
        {step->articles[0].treaty->title, "Treaty on everything"},
        {questionnaire->domains[0]->contradictions[0].text, "Xx look again."},
        {questionnaire->corrections[0].text, "Xx circle."},
        {term ? term->term : NULL, "xx-line"},
        {term ? term->also[0] : NULL, "xx portal"},
        {term ? term->text : NULL, "A place to report."},
        {catalogue_care(xx, "care-tick"), "Xx tick."},
        {catalogue_care(xx, "care-record"), "This is your own record."},
        {xx->documents[0].about, "Xx cited."},
        {xx->documents[0].title, "A document"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_TEXT(cases[i].text, cases[i].expected, "text %zu", i);
    catalogue_free(xx);
}

/* A list is translated as a whole or not at all: half of it would be about other things. */
static void test_half_a_list(void)
{
    struct catalogue *xx = load(SMALL, "xx");
    const struct capability *first = test_capability(xx, "t.cap01");
    CHECK_COUNT(first->gap_count, 2, "gaps");
    CHECK_TEXT(first->gaps[0], "money", "a list of another length is not used");
    CHECK_TEXT(first->gaps[1], "people", "not even in part");
    catalogue_free(xx);
}

static void test_no_translation(void)
{
    static const char *const languages[] = {NULL,    "",        "yy",
                                            "../xx", "x/../xx", "a-language-with-a-very-long-name"};
    for (size_t i = 0; i < COUNT(languages); i++) {
        struct catalogue *catalogue = load(SMALL, languages[i]);
        CHECK_TEXT(test_question(catalogue, "t.gate")->text, "Is it there?", "in English, %s",
                   languages[i] ? languages[i] : "none");
        catalogue_free(catalogue);
    }
}

static void test_never_blank(void)
{
    struct problems problems = {0};
    char copy[64];
    test_copy(SMALL, copy);
    struct test_marked place = test_edit(copy, "translations/xx.yaml",
                                         "t.gate: {text: \"Xx there?\"}", "t.gate: {text: @\"\"}");
    char *path = test_path(copy, "translations/xx.yaml");
    CHECK(!catalogue_load(copy, "xx", &problems), "an empty translation is refused");
    test_check_problem(&problems, path, place.line, place.column, "“text” should be: string");
    problems_free(&problems);
    struct catalogue *english = load(copy, NULL);
    CHECK_TEXT(test_question(english, "t.gate")->text, "Is it there?", "English does not care");
    catalogue_free(english);
    free(path);
    free(place.text);
    test_folder_remove(copy);
}

/* Ids and conditions stay as they are, so that answers mean the same in every language. */
static void test_same_meaning(void)
{
    struct catalogue *xx = load(SMALL, "xx");
    struct assessment *assessment = test_assessment(xx);
    test_answer(assessment, "t.gate=yes; t.below=yes; t.list=one,two");
    struct test_view view = test_view(assessment);
    struct text because = {0};
    const struct finding *finding = findings_of(view.findings, test_capability(xx, "t.cap01"));
    finding_because(finding, &because);
    CHECK_COUNT(finding->status, STATUS_IN_PLACE, "the same status");
    CHECK_HAS(because.data, "Gate is “Yes”", "the same reasons");
    text_free(&because);
    test_view_free(&view);
    char *written = test_written(assessment);
    CHECK_HAS(written, "values: [\"one\", \"two\"]", "the same words in the file");
    free(written);
    assessment_free(assessment);
    catalogue_free(xx);
}

/* The published tables too; names of countries stay as the documents spell them. */
static void test_figures_translated(void)
{
    char copy[64];
    struct problems problems = {0};
    test_copy("questionnaires", copy);
    char *folder = test_path(copy, "translations");
    char *path = test_path(copy, "translations/xx.yaml");
    CHECK(mkdir(folder, 0700) == 0, "making %s", folder);
    test_write_file(path, "translation: \"xx\"\n"
                          "texts:\n"
                          "  icmec-2023: {about: \"Xx of the document.\"}\n"
                          "  figures/icmec-2023: {about: \"Xx about.\", tick: \"xx-met\"}\n"
                          "  figures/icmec-2023/C3: {title: \"Xx technology\"}\n"
                          "  figures/icmec-2023/305: {text: \"Xx note.\"}\n"
                          "  figures/icmec-2023/total2: {what: \"Xx five\"}\n");
    struct catalogue *xx = load(copy, "xx");
    struct figures *figures = figures_load(copy, xx, &problems);
    test_check_no_errors(&problems, "the tables in another language");
    CU_ASSERT_PTR_NOT_NULL_FATAL(figures);
    const struct figures_document *document = figures_document(figures, "icmec-2023");
    CHECK_TEXT(document->about, "Xx about.", "about");
    CHECK_TEXT(document->tick, "xx-met", "tick");
    CHECK_TEXT(document->cross, "not met", "what is missing stays in English");
    CHECK_TEXT(document->marks[2].title, "Xx technology", "a column");
    CHECK_TEXT(document->totals[1].what, "Xx five", "a total");
    CHECK_TEXT(document->rows[0].name, "Afghanistan", "a name");
    for (size_t i = 0; i < document->note_count; i++)
        if (strcmp(document->notes[i].number, "305") == 0)
            CHECK_TEXT(document->notes[i].text, "Xx note.", "a note");
    figures_free(figures);
    catalogue_free(xx);
    problems_free(&problems);
    free(path);
    free(folder);
    test_folder_remove(copy);
}

void translation_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a text that is translated is shown so, any other in English", test_translated},
        {"half a list is not a translation", test_half_a_list},
        {"without a translation everything is English", test_no_translation},
        {"a translation is never blank", test_never_blank},
        {"answers mean the same in every language", test_same_meaning},
        {"the published tables are translated, but for names", test_figures_translated},
        CU_TEST_INFO_NULL,
    };
    test_register("translation", tests);
}
