#include "tests/unit/reports.h"

#include <stdlib.h>
#include <string.h>

#include "core/catalogue/content.h"
#include "core/rules/sharing.h"
#include "export/document/markdown.h"
#include "export/document/tree.h"
#include "export/report/report.h"

char *needed(char *text)
{
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    if (!text)
        abort();
    return text;
}

struct assessment *practice(void)
{
    size_t length;
    const char *bytes = data_embedded_file("practice/zzz.yaml", &length);
    char *text = needed(bytes ? strndup(bytes, length) : NULL);
    struct assessment *assessment = test_parse(test_survey(), text);
    free(text);
    return assessment;
}

static cmark_node *tree_on(const struct findings *findings, const struct advice *advice,
                           int options)
{
    struct error error = {0};
    struct problems problems = {0};
    char digest[65] = DIGEST;
    struct figures *figures =
        options & PUBLISHED ? figures_load(NULL, test_all(), &problems) : NULL;
    if (options & SHARE)
        assessment_digest(applies_assessment(findings_applies(findings)), digest);
    struct report_input input = {
        .figures = figures,
        .findings = findings,
        .advice = advice,
        .date = "2026-11-21",
        .digest = digest,
        .format = "markdown",
        .full = options & FULL,
    };
    cmark_node *document = report_new(&input, &error);
    figures_free(figures);
    problems_free(&problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(document);
    return document;
}

static cmark_node *tree_with(const struct test_view *view, int options)
{
    struct error error = {0};
    if (!(options & SHARE))
        return tree_on(view->findings, view->advice, options);
    struct sharing *sharing = sharing_new(applies_assessment(view->applies), &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(sharing);
    struct advice *advice = advice_new(sharing_findings(sharing));
    cmark_node *document = tree_on(sharing_findings(sharing), advice, options);
    advice_free(advice);
    sharing_free(sharing);
    return document;
}

cmark_node *report_tree(const struct assessment *assessment, int options)
{
    struct test_view view = test_view(assessment);
    cmark_node *document = tree_with(&view, options);
    test_view_free(&view);
    return document;
}

char *report_with(const struct test_view *view, int options)
{
    struct error error = {0};
    cmark_node *document = tree_with(view, options);
    char *markdown = needed(markdown_write(document, &error));
    tree_free(document);
    return markdown;
}

char *report_of(const struct assessment *assessment, int options)
{
    struct test_view view = test_view(assessment);
    char *markdown = report_with(&view, options);
    test_view_free(&view);
    return markdown;
}

void set_answer(struct assessment *assessment, const struct question *question,
                const struct answer *draft)
{
    struct error error = {0};
    CHECK(assessment_set_answer(assessment, question, draft, &error), "%s: %s", question->id,
          error.problem);
}

size_t count_of(const char *whole, const char *part)
{
    size_t count = 0;
    for (const char *at = whole; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

void check_lacks(const char *whole, const char *part, const char *what)
{
    const char *found = strstr(whole, part);
    CHECK(!found, "%s: “%s” stands in the report: “%.60s”", what, part, found ? found : "");
}
