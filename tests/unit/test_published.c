/* What a published table marks beside a country's own answer, and how the report says where the two
   differ. */
#include "core/record/saying.h"
#include "core/rules/published.h"

#include <stdlib.h>
#include <string.h>

#include "export/data/country_marks.h"
#include "tests/unit/reports.h"
#include "tests/unit/suites.h"

static struct figures *load(void)
{
    struct problems problems = {0};
    struct figures *figures = figures_load(NULL, test_all(), &problems);
    test_check_no_errors(&problems, "the tables inside the program");
    problems_free(&problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(figures);
    return figures;
}

static struct assessment *of_country(const char *code, const char *answers)
{
    struct error error = {0};
    struct assessment *assessment = test_assessment(test_all());
    CHECK(assessment_set_country(assessment, code, &error), "%s", error.problem);
    test_answer(assessment, answers);
    return assessment;
}

/* ---- the mark ---- */

static void test_marks(void)
{
    static const struct {
        const char *country, *question;
        const char *mark; /* NULL: none */
        bool met;
        const char *page, *note;
    } cases[] = {
        {"NOR", "law.o1.specific-law", "C1", true, "67", NULL},
        {"nor", "law.m1.provider-duty", "C5", false, "67", NULL},
        {"AUT", "law.m1.provider-duty", "C5", false, "51", "255"},
        {"BTN", "imp.b4", "B4", false, "22", "45"},
        {"SWZ", "imp.b7", "B7", true, "37", NULL},
        {"AFG", "imp.b1", NULL, false, NULL, NULL}, /* no row in 2017 */
        {"KEN", "law.treaty.opsc", "T4", false, "57-60", "306"},
        {"TGO", "law.treaty.opsc", "T4", true, "57-60", NULL},
        {"NOR", "law.treaty.opsc", NULL, false, NULL, NULL}, /* none of the 14 */
        {"KEN", "law.treaty.arab", NULL, false, NULL, NULL}, /* no column */
        {"NOR", "law.o1.penalties", NULL, false, NULL, NULL},
        {"NOR", "mnr.q07", NULL, false, NULL, NULL},
        {"", "law.o1.specific-law", NULL, false, NULL, NULL},
        {"ZZZ", "law.o1.specific-law", NULL, false, NULL, NULL},
    };
    struct figures *figures = load();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct published_mark published;
        const struct question *question = test_question(test_all(), cases[i].question);
        bool found = published_on(figures, cases[i].country, question, &published);
        CHECK(found == (cases[i].mark != NULL), "%s, %s", cases[i].country, cases[i].question);
        if (!found || !cases[i].mark)
            continue;
        CHECK_TEXT(published.mark->id, cases[i].mark, "the mark");
        CHECK(published.met == cases[i].met, "%s of %s", cases[i].mark, cases[i].country);
        CHECK_TEXT(published.row->page, cases[i].page, "its page");
        CHECK_TEXT(published.note ? published.note->number : "none",
                   cases[i].note ? cases[i].note : "none", "its note");
    }
    struct published_mark none;
    CHECK(!published_on(NULL, "NOR", test_question(test_all(), "imp.b1"), &none), "no tables");
    figures_free(figures);
}

static void test_agreement(void)
{
    static const struct {
        const char *question, *answer;
        bool met;
        enum truth agrees;
    } cases[] = {
        {"law.o1.specific-law", "yes", true, TRUTH_TRUE},
        {"law.o1.specific-law", "yes", false, TRUTH_FALSE},
        {"law.o1.specific-law", "no", true, TRUTH_FALSE},
        {"law.o1.specific-law", "no", false, TRUTH_TRUE},
        {"law.o1.specific-law", "borderline", true, TRUTH_UNDECIDED},
        {"law.o1.specific-law", "?", true, TRUTH_UNDECIDED},
        {"law.o1.specific-law", "-", true, TRUTH_UNDECIDED},
        {"law.o1.specific-law", "", false, TRUTH_UNDECIDED},
        {"imp.b2", "evidence", true, TRUTH_TRUE},
        {"imp.b2", "evidence", false, TRUTH_FALSE},
        {"imp.b2", "no-evidence", true, TRUTH_FALSE},
        {"imp.b2", "no-evidence", false, TRUTH_TRUE},
        {"law.treaty.opsc", "party", false, TRUTH_UNDECIDED}, /* joined since */
        {"law.treaty.opsc", "not-party", true, TRUTH_UNDECIDED},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct question *question = test_question(test_all(), cases[i].question);
        struct published_mark published = {.met = cases[i].met};
        struct text answers = {0};
        text_append_format(&answers, "%s=%s", cases[i].question, cases[i].answer);
        struct assessment *assessment = of_country("NOR", answers.data);
        struct applies *applies = applies_new(assessment);
        CHECK_COUNT(published_agrees(applies, question, &published), cases[i].agrees, "%s, %s",
                    answers.data, cases[i].met ? "met" : "not met");
        applies_free(applies);
        assessment_free(assessment);
        text_free(&answers);
    }
}

/* ---- the report ---- */

static const char heading[] = "\n## Where this differs from the published reviews\n";

/* The section of the report; "" when it has none. free() it. */
static char *section(const struct assessment *assessment, int options)
{
    char *markdown = report_of(assessment, options | PUBLISHED);
    char *start = strstr(markdown, heading);
    char *end = start ? strstr(start + sizeof heading, "\n## ") : NULL;
    char *part =
        needed(start ? strndup(start, end ? (size_t)(end - start) : strlen(start)) : strdup(""));
    free(markdown);
    return part;
}

static struct assessment *differing(void)
{
    struct error error = {0};
    struct answer draft = {0};
    struct assessment *assessment =
        of_country("AUT", "law.o1.specific-law=yes; law.o3.ict-mention=borderline;"
                          "law.m1.title=Media Act; law.m1.article=section 12; law.m1.since=2025;"
                          "law.m1.wording=Providers report.; imp.b2=no-evidence");
    const struct question *question = test_question(test_all(), "law.m1.provider-duty");
    const char *word = "yes";
    CHECK(answer_from_words(question, &word, 1, &draft, &error) &&
              answer_put_source(&draft, 0, "Gazette 7", "2025-01-02", "Library") &&
              assessment_set_answer(assessment, question, &draft, &error),
          "%s", error.problem);
    answer_free(&draft);
    return assessment;
}

/* Whoever gets these lines needs no other part of the report to understand them. */
static void test_can_be_sent(void)
{
    struct assessment *assessment = differing();
    char *part = section(assessment, 0);
    CHECK_HAS(part, "What the documents printed about Austria", "about whom");
    CHECK_HAS(part, "can be sent to it as it stands", "what it is for");
    CHECK_HAS(part,
              "“Child Sexual Abuse Material: Model Legislation & Global Review, 10th edition”, "
              "International Centre for Missing & Exploited Children (ICMEC), 2023, Global review, "
              "table of 196 countries (icmec-2023, p. 51), where the country is listed as "
              "“Austria”. Its data: Current to 30 September 2023.",
              "which document, which row");
    CHECK_HAS(
        part,
        "**C5, Internet service providers must report:** the document marks “not met”; the "
        "country's own answer of 2026-11-21 (UTC) is “Yes” (M1.provider-duty). The law: “Media "
        "Act”. Articles: “section 12”. In force since: “2025”. In its words: “Providers "
        "report.”. Documents: “Gazette 7”, 2025-01-02, held by: Library. The document's note "
        "255: ",
        "the difference, and what proves it");
    CHECK_HAS(part, "(icmec-2017, p. 21)", "the other document");
    CHECK_HAS(part, "**B2, National strategy or plan:** the document marks “evidence”; ", "its");
    CHECK_COUNT(count_of(part, "\n  - **"), 2, "what agrees and what is open is not there");
    check_lacks(part, "sufficient", "no rating");
    free(part);
    assessment_free(assessment);
}

static void test_shared(void)
{
    struct error error = {0};
    struct answer draft;
    struct assessment *assessment = differing();
    const struct question *question = test_question(test_all(), "law.m1.provider-duty");
    char *part = section(assessment, SHARE);
    CHECK_HAS(part, "Documents: “Gazette 7”", "a document that may be named");
    free(part);
    CHECK(answer_copy(&draft, assessment_answer(assessment, question)), "memory");
    draft.sources[0].internal = true;
    CHECK(assessment_set_answer(assessment, question, &draft, &error), "%s", error.problem);
    part = section(assessment, SHARE);
    CHECK_HAS(part, "(M1.provider-duty). The law: “Media Act”.", "the answer is there");
    check_lacks(part, "Gazette 7", "an internal document");
    check_lacks(part, "Library", "where it is held");
    check_lacks(part, "Documents:", "nor an empty list");
    free(part);
    draft.sensitive = SENSITIVITY_YES;
    CHECK(assessment_set_answer(assessment, question, &draft, &error), "%s", error.problem);
    answer_free(&draft);
    part = section(assessment, SHARE);
    check_lacks(part, "C5", "a sensitive answer");
    free(part);
    assessment_free(assessment);
}

static void test_no_section(void)
{
    static const struct {
        const char *country, *answers, *why;
    } cases[] = {
        {"NOR", "law.o1.specific-law=yes; imp.b1=evidence", "where all agrees"},
        {"NOR", "mnr.q07=no", "where nothing of it is answered"},
        {"AFG", "imp.b1=no-evidence", "where the table has no row"},
        {"ZZZ", "law.o1.specific-law=no", "for the practice country"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = of_country(cases[i].country, cases[i].answers);
        char *part = section(assessment, 0);
        CHECK_TEXT(part, "", "no section %s", cases[i].why);
        free(part);
        assessment_free(assessment);
    }
}

/* ---- a country's record in lines ---- */

static void gather(void *context, enum country_part part, const char *label, const char *words)
{
    text_append_format(context, "%d %s%s%s\n", (int)part, label ? label : "", label ? ": " : "",
                       words);
}

static char *told(const struct figures *figures, const char *code, const struct applies *own)
{
    struct text lines = {0};
    struct country_face face = {.line = gather, .context = &lines, .own = own};
    country_tell(test_all(), figures, code, &face);
    return needed(text_take(&lines));
}

static void test_told(void)
{
    struct figures *figures = load();
    struct assessment *assessment = of_country("AUT", "law.m1.provider-duty=yes; imp.b1=evidence");
    struct applies *applies = applies_new(assessment);
    char *lines = told(figures, "AUT", NULL);
    CHECK(strncmp(lines, "0 Austria (AUT)\n", 16) == 0, "first the name");
    CHECK_HAS(lines,
              "4 C5  not met: Internet service providers must report\n5 note 255, on a reply",
              "a mark, then its note");
    CHECK_HAS(lines, "3 Met 4 of 5 of ICMEC's criteria", "the document counts these itself");
    check_lacks(lines, "of 7", "and these nobody counts");
    check_lacks(lines, "your answer", "no answers without a record");
    free(lines);
    lines = told(figures, "AUT", applies);
    CHECK_HAS(lines,
              "must report\n5 your answer in M1.provider-duty: Yes, which differs\n5 note 255",
              "the own answer first");
    CHECK_HAS(lines, "5 your answer in B1: Evidence found\n", "one that is the same");
    CHECK_HAS(lines, "5 your answer in B2: Not answered\n", "one that is open");
    free(lines);
    applies_free(applies);
    assessment_free(assessment);
    figures_free(figures);
}

static void test_totals_told(void)
{
    struct error error = {0};
    struct figures *figures = load();
    struct text lines = {0};
    struct country_face face = {.line = gather, .context = &lines};
    struct country_totals *totals = country_totals_new(test_all(), figures, &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(totals);
    CHECK(!totals->differ, "the rows make what is printed");
    country_tell_totals(test_all(), figures, totals, &face);
    CHECK_HAS(lines.data,
              "6 All five criteria (p. 6)\n"
              "7 printed: 5 of 184 in 2006, 21 of 196 in 2018, 27 of 196 in 2023\n"
              "7 from the rows: 27\n",
              "a total with its years");
    CHECK_COUNT(count_of(lines.data, "\n6 "), 15, "all of them");
    text_free(&lines);
    country_tell_totals(test_all(), figures, NULL, &face);
    check_lacks(lines.data, "from the rows", "only what is printed");
    text_free(&lines);
    country_totals_free(totals);
    figures_free(figures);
}

/* "Sufficient" comes from the rule in the questionnaire file, not from counting ticks. */
static void test_rule_counts(void)
{
    char copy[64];
    struct error error = {0};
    test_copy("questionnaires", copy);
    struct test_marked edit = test_edit(copy, "law/questionnaire.yaml", "enough: 4", "enough: @5");
    struct catalogue *catalogue = test_catalogue(copy);
    struct figures *figures = load();
    struct country_totals *totals = country_totals_new(catalogue, figures, &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(totals);
    CHECK_COUNT(totals->counts[0][1], 27, "sufficient where five are asked for");
    country_totals_free(totals);
    figures_free(figures);
    catalogue_free(catalogue);
    free(edit.text);
    test_folder_remove(copy);
}

void published_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a mark is found by the question that asks the same, with page and note", test_marks},
        {"only a clear answer agrees or differs", test_agreement},
        {"where answers differ, the report says it so that it can be sent", test_can_be_sent},
        {"a copy for sharing keeps internal documents and sensitive answers back", test_shared},
        {"where nothing differs the report has no such section", test_no_section},
        {"a country's record is told in lines, the own answer beside each mark", test_told},
        {"printed totals are told with what the rows make", test_totals_told},
        {"the rule that makes a law sufficient is that of the file", test_rule_counts},
        CU_TEST_INFO_NULL,
    };
    test_register("published", tests);
}
