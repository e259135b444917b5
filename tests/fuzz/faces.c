#include <stdlib.h>
#include <string.h>

#include <cJSON.h>
#include <cmark.h>

#include "core/rules/advice.h"
#include "core/rules/findings.h"
#include "core/rules/progress.h"
#include "core/rules/sharing.h"
#include "export/data/record_json.h"
#include "export/document/markdown.h"
#include "export/document/tree.h"
#include "export/report/report.h"
#include "tests/fuzz/fuzz.h"

/* ---- what other programs read ---- */

static void check_json(char *text)
{
    cJSON *json = text ? cJSON_Parse(text) : NULL;
    HOLDS(json && fuzz_is_harmless(text), "what is written as JSON is JSON, and harmless");
    cJSON_Delete(json);
    free(text);
}

/* ---- what people read ---- */

static size_t count_headings(cmark_node *document)
{
    size_t count = 0;
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node))
        count += cmark_node_get_type(node) == CMARK_NODE_HEADING;
    return count;
}

/* Another reader of CommonMark finds our headings and no others, so no answer has become one. */
static void check_markdown(cmark_node *document, const char *secret)
{
    struct error error;
    char *text = markdown_write(document, &error);
    HOLDS(text && fuzz_is_harmless(text), "a report is harmless text");
    HOLDS(!secret || !strstr(text, secret), "no note is in a report to be shared");
    cmark_node *read = cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
    HOLDS(count_headings(read) == count_headings(document), "no answer makes a heading");
    cmark_node_free(read);
    free(text);
}

static void check_progress(const struct applies *applies)
{
    struct progress progress = progress_of_all(applies);
    int percent = progress_percent(&progress);
    HOLDS(progress.addressed == progress.answered + progress.unknown + progress.not_applicable,
          "what is addressed is answered, unknown or not applicable");
    HOLDS(progress.addressed <= progress.applicable, "no more is addressed than asked");
    HOLDS(percent >= 0 && percent <= 100, "a share is between 0 and 100");
    HOLDS((percent == 100) == (progress.applicable && progress.addressed == progress.applicable),
          "100 stands for all and nothing less");
    HOLDS(!progress_next(applies) == (progress.addressed == progress.applicable),
          "there is a next question until all are addressed");
}

static void check_report(const struct findings *findings, bool full, const char *secret)
{
    struct error error;
    char digest[65];
    struct advice *advice = advice_new(findings);
    HOLDS(advice != NULL, "what follows from answers follows from any");
    struct report_input input = {
        .findings = findings,
        .advice = advice,
        .date = "2026-11-21",
        .format = "markdown",
        .full = full,
    };
    if (assessment_digest(applies_assessment(findings_applies(findings)), digest))
        input.digest = digest;
    cmark_node *document = report_new(&input, &error);
    HOLDS(document != NULL, "there is a report of any answers");
    check_markdown(document, secret);
    tree_free(document);
    advice_free(advice);
}

static void check_copy(const struct assessment *assessment, bool full, const char *secret)
{
    struct error error;
    struct sharing *sharing = sharing_new(assessment, &error);
    HOLDS(sharing != NULL, "there is a copy for sharing of any answers");
    check_report(sharing_findings(sharing), full, secret);
    sharing_free(sharing);
}

void fuzz_check_faces(const struct assessment *assessment, bool share, bool full,
                      const char *secret)
{
    struct error error;
    struct applies *applies = applies_new(assessment);
    struct findings *findings = applies ? findings_new(applies) : NULL;
    HOLDS(findings != NULL, "what follows from answers follows from any");
    check_progress(applies);
    if (share)
        check_copy(assessment, full, secret);
    else
        check_report(findings, full, NULL);
    check_json(json_status(findings, &error));
    check_json(json_answers(applies, &error));
    findings_free(findings);
    applies_free(applies);
}
