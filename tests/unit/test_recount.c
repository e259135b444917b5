/* The published tables through the functions that judge a country's own answers: what comes out are
   the sums that the documents print (icmec-2023 p. 6, icmec-2017 p. 4). */
#include "core/rules/recount.h"

#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static struct figures *load(void)
{
    struct problems problems = {0};
    struct figures *figures = figures_load(NULL, NULL, &problems);
    test_check_no_errors(&problems, "the tables inside the program");
    problems_free(&problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(figures);
    return figures;
}

static struct recount judged(const struct figures *figures, const char *id)
{
    struct recount recount;
    struct error error = {0};
    bool done = recount_new(test_all(), figures_document(figures, id), &recount, &error);
    CHECK(done, "%s is judged: %s", id, error.problem);
    CU_ASSERT_FATAL(done);
    return recount;
}

/* Rows with at least so many marks and at most so many, with one mark, without another (0: any). */
static size_t rows(const struct recount *recount, size_t least, size_t most, size_t with,
                   size_t without)
{
    size_t count = 0;
    for (size_t i = 0; i < recount->judged.row_count; i++) {
        const struct figures_row *row = &recount->judged.rows[i];
        count += row->met_count >= least && row->met_count <= most &&
                 (!with || row->met[with - 1]) && (!without || !row->met[without - 1]);
    }
    return count;
}

static void check_totals(const struct recount *recount, const int *printed, size_t count)
{
    const struct figures_document *document = &recount->judged;
    CHECK_COUNT(document->total_count, count, "sums of %s", document->id);
    for (size_t i = 0; i < document->total_count && i < count; i++) {
        const struct figures_total *total = &document->totals[i];
        CHECK_COUNT(figures_count_rows(document, total), printed[i], "%s", total->what);
        CHECK_COUNT(recount_printed(document, total), printed[i], "%s, as printed", total->what);
    }
}

static void test_laws(void)
{
    static const int printed[] = {138, 27, 111, 10, 48, 34, 15, 28};
    struct figures *figures = load();
    struct recount recount = judged(figures, "icmec-2023");
    CHECK_COUNT(recount.judged.row_count, 196, "rows");
    CHECK_COUNT(recount_sufficient(&recount), 138, "sufficient on the published rule");
    check_totals(&recount, printed, COUNT(printed));
    recount_free(&recount);
    figures_free(figures);
}

/* What questionnaires/law says of the table as our own count of its rows. */
static void test_our_counts(void)
{
    static const size_t columns[] = {186, 146, 171, 156, 38};
    struct figures *figures = load();
    struct recount recount = judged(figures, "icmec-2023");
    for (size_t i = 0; i < COUNT(columns); i++)
        CHECK_COUNT(rows(&recount, 0, 5, i + 1, 0), columns[i], "%s",
                    recount.judged.marks[i].title);
    CHECK_COUNT(rows(&recount, 4, 4, 0, 5), 103, "of 111 with four, those without provider duty");
    CHECK_COUNT(rows(&recount, 0, 3, 5, 0), 3, "with provider duty, and not sufficient");
    recount_free(&recount);
    figures_free(figures);
}

static void test_benchmarks(void)
{
    static const int printed[] = {111, 82, 110, 121, 127, 111, 89};
    struct figures *figures = load();
    struct recount recount = judged(figures, "icmec-2017");
    CHECK_COUNT(recount.judged.row_count, 161, "rows");
    check_totals(&recount, printed, COUNT(printed));
    for (size_t i = 0; i < recount.judged.row_count; i++)
        CHECK_COUNT(recount.sufficient[i], SUFFICIENT_NOT_KNOWN, "no rule rates %s",
                    recount.judged.rows[i].code);
    recount_free(&recount);
    figures_free(figures);
}

/* Row by row, what is judged is what is printed. */
static void test_rows(void)
{
    static const char *const ids[] = {"icmec-2023", "icmec-2017"};
    struct figures *figures = load();
    for (size_t d = 0; d < COUNT(ids); d++) {
        const struct figures_document *document = figures_document(figures, ids[d]);
        struct recount recount = judged(figures, ids[d]);
        for (size_t i = 0; i < document->row_count; i++) {
            const struct figures_row *row = &recount.judged.rows[i];
            CHECK_TEXT(row->code, document->rows[i].code, "row %zu of %s", i + 1, ids[d]);
            CHECK(!memcmp(row->met, document->rows[i].met, document->mark_count),
                  "marks of %s in %s", row->code, ids[d]);
        }
        recount_free(&recount);
    }
    figures_free(figures);
}

/* A table without marks, and a catalogue without the questions, are refused in words. */
static void test_unjudged(void)
{
    struct figures *figures = load();
    struct recount recount;
    struct error error = {0};
    CHECK(!recount_new(test_all(), figures_document(figures, "weprotect-2022"), &recount, &error),
          "respondents have no marks");
    CHECK_HAS(error.problem, "weprotect-2022", "which document");
    CHECK(!recount_new(test_all(), figures_document(figures, "ecpat-2017"), &recount, &error),
          "treaties have no status to judge");
    CHECK_HAS(error.problem, "law.treaty.crc", "which question");
    CHECK(!recount_new(test_survey(), figures_document(figures, "icmec-2023"), &recount, &error),
          "the survey alone does not ask for laws");
    CHECK_HAS(error.problem, "law.o1.specific-law", "which question");
    figures_free(figures);
}

void recount_suite(void)
{
    static CU_TestInfo tests[] = {
        {"196 rows, judged as a country's own answers, make the sums of 2023", test_laws},
        {"our own counts of the table of 2023 are those of the questionnaire", test_our_counts},
        {"161 rows, judged as a country's own answers, make the sums of 2017", test_benchmarks},
        {"each row is judged as it is printed", test_rows},
        {"what marks nothing cannot be judged", test_unjudged},
        CU_TEST_INFO_NULL,
    };
    test_register("recount", tests);
}
