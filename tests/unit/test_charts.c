/* Charts: what the report shows as bars says what its tables say, in words as well. */
#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "export/document/tree.h"
#include "export/report/report.h"
#include "tests/unit/reports.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* The chart with that id in a report; NULL when there is none. */
static const struct chart *find_chart(cmark_node *document, const char *id)
{
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node))
        if (tree_role(node) == TREE_CHART && strcmp(tree_chart_of(node)->id, id) == 0)
            return tree_chart_of(node);
    return NULL;
}

static const struct chart *needed_chart(cmark_node *document, const char *id)
{
    const struct chart *chart = find_chart(document, id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    if (!chart)
        abort();
    return chart;
}

static size_t count_charts(cmark_node *document)
{
    size_t count = 0;
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node))
        count += tree_role(node) == TREE_CHART;
    return count;
}

static size_t amount_in(const struct chart_bar *bar)
{
    size_t amount = 0;
    for (size_t i = 0; i < bar->part_count; i++)
        amount += bar->parts[i].amount;
    return amount;
}

static void test_statuses(void)
{
    struct assessment *assessment = practice();
    cmark_node *document = report_tree(assessment, 0);
    const struct chart *chart = needed_chart(document, "chart-mnr-status");
    const struct questionnaire *survey = test_survey()->questionnaires[0];
    size_t bar = 0;
    size_t all = 0;
    for (size_t i = 0; i < survey->domain_count; i++) {
        const struct domain *domain = survey->domains[i];
        if (!domain->capability_count)
            continue;
        CHECK_TEXT(chart->bars[bar].label, domain->title, "bars in the order of the domains");
        CHECK_COUNT(amount_in(&chart->bars[bar]), domain->capability_count, "%s", domain->title);
        all += amount_in(&chart->bars[bar++]);
    }
    CHECK_COUNT(chart->bar_count, bar, "a bar for each domain with capabilities");
    CHECK_COUNT(all, test_survey()->capability_count, "every capability is in the chart");
    CHECK_COUNT(chart->whole, 4, "the longest bar fills the width");
    tree_free(document);
    assessment_free(assessment);
}

static void test_shares(void)
{
    struct assessment *assessment = practice();
    cmark_node *document = report_tree(assessment, 0);
    const struct chart *chart = needed_chart(document, "chart-mnr-shares");
    CHECK(chart->percent && chart->whole == 100, "shares are percent");
    CHECK_TEXT(chart->bars[0].label, "Leadership", "the order of the questionnaire, no ranking");
    CHECK_COUNT(chart->bars[0].parts[0].amount, 76, "the published share");
    CHECK_TEXT(chart->bars[0].words, "32 of 42 (76 %), 2021; this record: in place",
               "base, year and the own status in words");
    CHECK(chart->bars[0].own && chart->bars[0].own->fill == CHART_FULL, "the own status");
    tree_free(document);
    assessment_free(assessment);
}

/* No two entries of a legend look the same without colours, and all have a mark. */
static void test_legends(void)
{
    struct assessment *assessment = practice();
    cmark_node *document = report_tree(assessment, SHARE);
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node)) {
        if (tree_role(node) != TREE_CHART)
            continue;
        const struct chart *chart = tree_chart_of(node);
        for (size_t i = 0; i < chart->series_count; i++) {
            CHECK_COUNT(strlen(chart->series[i].mark), 1, "%s", chart->series[i].title);
            for (size_t j = 0; j < i; j++)
                CHECK(chart->series[i].fill != chart->series[j].fill, "%s and %s",
                      chart->series[i].title, chart->series[j].title);
        }
    }
    tree_free(document);
    assessment_free(assessment);
}

static void test_nothing_to_show(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    cmark_node *document = report_tree(assessment, FULL);
    CHECK_COUNT(count_charts(document), 0, "no chart of nothing");
    tree_free(document);
    assessment_free(assessment);
}

/* A status that rests on a sensitive answer alone is left out, of the words as well. */
static void test_sharing(void)
{
    struct error error = {0};
    struct text words = {0};
    struct answer draft;
    struct assessment *assessment = practice();
    const struct question *gate = test_question(test_survey(), "mnr.q13");
    answer_copy(&draft, assessment_answer(assessment, gate));
    draft.sensitive = SENSITIVITY_YES;
    CHECK(assessment_set_answer(assessment, gate, &draft, &error), "%s", error.problem);
    answer_free(&draft);
    cmark_node *document = report_tree(assessment, SHARE);
    chart_describe(needed_chart(document, "chart-mnr-status"), &words);
    CHECK_HAS(words.data,
              "Policy and governance: 1 in place, 1 partly in place; the rest is left out of this",
              "by state");
    chart_describe(needed_chart(document, "chart-mnr-shares"), &words);
    CHECK_HAS(words.data, "35 of 42 (83 %), 2021; this record: left out of this copy", "shares");
    text_free(&words);
    tree_free(document);
    assessment_free(assessment);
}

static void test_made(void)
{
    struct text words = {0};
    struct chart *chart = chart_new("chart-x", "X", 2, 2);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    const struct chart_series *one = chart_series(chart, "One", "#", CHART_FULL);
    CHECK(chart_series(chart, "One", "#", CHART_FULL) == one, "a series is made once");
    chart_add_bar(chart, "A", 2, NULL);
    chart_add_part(chart, one, 3, NULL);
    chart_add_part(chart, one, 0, "nothing");
    chart_set_words(chart, "3 of one");
    chart_add_bar(chart, "B", 2, NULL);
    chart_add_part(chart, one, 2, "two");
    chart_set_words(chart, "2 of one");
    chart_set_base(chart, "Counted in 2021.");
    CHECK_COUNT(chart->bars[0].part_count, 1, "a part of nothing is none");
    CHECK_COUNT(chart->whole, 3, "the longest bar");
    chart_describe(chart, &words);
    CHECK_TEXT(words.data, "A: 3 of one. B: 2 of one. Counted in 2021.", "in words");
    CHECK(!chart_failed(chart), "there was memory");
    text_free(&words);
    chart_free(chart);
    chart_free(NULL);
}

void charts_suite(void)
{
    static CU_TestInfo tests[] = {
        {"capabilities by state, domain by domain", test_statuses},
        {"published shares with the own status beside each", test_shares},
        {"legends need no colour", test_legends},
        {"nothing begun, no chart", test_nothing_to_show},
        {"a shared chart tells what may be told", test_sharing},
        {"a chart adds up and says so in words", test_made},
        CU_TEST_INFO_NULL,
    };
    test_register("charts", tests);
}
