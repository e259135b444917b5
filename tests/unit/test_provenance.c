/* The line on provenance: how it is written, and that it is read in its place and nowhere else. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rules/sharing.h"
#include "export/report/formats.h"
#include "tests/unit/reports.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

#define RECORD "5d1f6c0a-83b7-4e29-9a64-7c2e0b9f41d3"
#define LINE                                                                                       \
    "record " RECORD ", revision 12, questionnaires mnr 2022.1; law 2023.1, made 2026-11-21 by "   \
    "mnr-assess 0.1.0, format markdown, length full, language en, charts ../charts/, complete "    \
    "copy, SHA-256: " DIGEST

static struct assessment *small(void)
{
    return test_parse(test_small(), "mnr-assess: 1\nid: \"" RECORD "\"\ntitle: \"T\"\n"
                                    "revision: 12\ninstruments: {t: \"0.9\"}\n");
}

static void test_line(void)
{
    struct assessment *assessment = small();
    struct text line = {0};
    const struct provenance_making making = {"2026-11-21", "markdown", "en", "../charts/", true};
    provenance_append(assessment, DIGEST, &making, &line);
    CHECK_TEXT(line.data,
               "record " RECORD ", revision 12, questionnaires t 0.9 (read with 1.0), made "
               "2026-11-21 by mnr-assess 0.1.0, format markdown, length full, language en, charts "
               "../charts/, complete copy, SHA-256: " DIGEST,
               "the line");
    text_free(&line);
    assessment_free(assessment);
}

static void test_line_of_copy(void)
{
    struct error error;
    struct assessment *assessment = small();
    struct sharing *sharing = sharing_new(assessment, &error);
    const struct assessment *copy = applies_assessment(findings_applies(sharing_findings(sharing)));
    struct text line = {0};
    const struct provenance_making making = {"2026-11-21", "json", "fr", NULL, false};
    provenance_append(copy, DIGEST, &making, &line);
    CHECK_TEXT(line.data,
               "record " RECORD ", questionnaires t 0.9 (read with 1.0), made 2026-11-21 by "
               "mnr-assess 0.1.0, format json, length usual, language fr, charts none, copy for "
               "sharing, SHA-256: " DIGEST,
               "the line, without a revision");
    text_free(&line);
    sharing_free(sharing);
    assessment_free(assessment);
}

static void check_seal(const struct provenance *provenance, const char *what)
{
    struct provenance_making making;
    CHECK_TEXT(provenance->record, RECORD, "%s: the record", what);
    CHECK_TEXT(provenance->revision, "12", "%s: its revision", what);
    CHECK_TEXT(provenance->questionnaires, "mnr2022.1;law2023.1", "%s: its questionnaires", what);
    CHECK_TEXT(provenance->program, "0.1.0", "%s: the program's version", what);
    CHECK_TEXT(provenance->digest, DIGEST, "%s: the digest", what);
    CHECK(!provenance->shared, "%s: a complete copy", what);
    if (!CHECK(provenance_making(provenance, &making), "%s: how it was made", what))
        return;
    CHECK_TEXT(making.date, "2026-11-21", "%s: the day", what);
    CHECK_TEXT(making.format, "markdown", "%s: the format", what);
    CHECK_TEXT(making.language, "en", "%s: the language", what);
    CHECK_TEXT(making.charts, "../charts/", "%s: the way to the charts", what);
    CHECK(making.full, "%s: the length", what);
}

/* What each format makes of the line, in its place; and the line elsewhere before it. */
static void test_read(void)
{
    static const char *const reports[] = {
        "# " LINE "\n\nCare: " LINE "\n\n  - **Record:** “" LINE "”\n  - **Made from:** " LINE
        "\n\nMore.\n",
        "<!DOCTYPE html>\n<title>" LINE "</title>\n<main id=\"content\">\n<p>" LINE
        "</p>\n<ul>\n<li>“" LINE "”</li>\n<li><strong>Made from:</strong> " LINE
        "</li>\n</ul>\n<p>More.</p>\n",
        "% Compile with xelatex\n\\title{" LINE "}\n\\tableofcontents\n\n" LINE
        "\n\n\\begin{itemize}\n\\item{} “" LINE "”\n\\item{} \\textbf{Made from:} record "
        "5d1f6c0a-83b7-4e29-9a64-\\allowbreak{}7c2e0b9f41d3, revision 12, questionnaires mnr "
        "2022.1; law 2023.1, made 2026-11-21 by mnr-assess 0.1.0, format markdown, length full, "
        "language en, charts ../charts/, complete copy, SHA-256: " DIGEST
        "\n\\end{itemize}\n\nMore.\n",
        "{\n  \"format\": \"mnr-assess report 1\",\n  \"provenance\": \"" LINE
        "\",\n  \"title\": \"" LINE "\"\n}\n",
    };
    for (size_t i = 0; i < COUNT(reports); i++) {
        struct provenance provenance;
        const struct format *format = format_of_text(reports[i]);
        CU_ASSERT_PTR_NOT_NULL_FATAL(format);
        CHECK(format_is_report(reports[i]), "%s: it is a report", format->name);
        if (!CHECK(provenance_read(reports[i], &format->provenance, &provenance), "%s: it is read",
                   format->name))
            continue;
        check_seal(&provenance, format->name);
        provenance_free(&provenance);
    }
}

static void test_older(void)
{
    static const char report[] =
        "# T\n\nCare.\n\n  - **Made from:** record " RECORD ", revision 12, questionnaires mnr "
        "2022.1, made 2026-11-21 by mnr-assess 0.0.9, copy for sharing, SHA-256: " DIGEST "\n\nM\n";
    struct provenance provenance;
    struct provenance_making making;
    const struct line_place *place = &format_named("markdown")->provenance;
    CU_ASSERT_FATAL(provenance_read(report, place, &provenance));
    CHECK_TEXT(provenance.program, "0.0.9", "what made it");
    CHECK_TEXT(provenance.record, RECORD, "of which record");
    CHECK(!provenance_making(&provenance, &making), "it does not say how");
    CHECK(format_is_report(report), "it may be replaced");
    provenance_free(&provenance);
}

static void test_not_read(void)
{
    static const char *const others[] = {
        "",
        "# T\n\n" LINE "\n\n",
        "# T\n\nCare.\n\n  - **Made from:** " LINE "\n  - **Another:** fact\n\nMore.\n",
        "# T\n\nCare.\n\n  - **Made from:** " LINE ".\n\nMore.\n",
        "# T\n\nCare.\n\n  - **Made from:** record " RECORD
        ", revision 12, SHA-256: 3f6d71\n\nMore.\n",
        "# T\n\nCare.\n\n1. **Made from:** " LINE "\n\nMore.\n",
        "My thesis\n\n  - **Made from:** " LINE "\n\n",
        "<!DOCTYPE html>\n<body>\n<ul>\n<li>Made from: " LINE "</li>\n</ul>\n",
        "% Compile with xelatex\n" LINE "\n",
        "{\n  \"format\": \"my own\",\n  \"provenance\": \"" LINE "\",\n  \"a\": 1\n}\n",
    };
    for (size_t i = 0; i < COUNT(others); i++)
        CHECK(!format_is_report(others[i]), "text %zu is no report of ours", i);
}

/* What it says of how a report was made leads to no file, no option and no other computer. */
static void test_made_how(void)
{
    static const struct {
        const char *date;
        const char *length;
        const char *language;
        const char *charts;
        bool known;
    } cases[] = {
        {"2026-11-21", "usual", "en", "none", true},
        {"2024-02-29", "full", "pt_BR", "none", true},
        {"2026-11-21", "full", "sr@latin", "../a%20b/x.y-z/", true},
        {"2026-11-21", "full", "en", "./", true},
        {"2026-11-2", "usual", "en", "none", false},
        {"2026-11-21x", "usual", "en", "none", false},
        {"2026-02-29", "usual", "en", "none", false},
        {"2026-13-01", "usual", "en", "none", false},
        {" 2026-11-21", "usual", "en", "none", false},
        {"2026-11-21", "short", "en", "none", false},
        {"2026-11-21", "usual", "../etc", "none", false},
        {"2026-11-21", "usual", "", "none", false},
        {"2026-11-21", "usual", "-en", "none", false},
        {"2026-11-21", "usual", "en.utf-8", "none", false},
        {"2026-11-21", "usual", "en", "", false},
        {"2026-11-21", "usual", "en", "charts", false},
        {"2026-11-21", "usual", "en", "/etc/", false},
        {"2026-11-21", "usual", "en", "//example.org/", false},
        {"2026-11-21", "usual", "en", "http://example.org/", false},
        {"2026-11-21", "usual", "en", "a)b/", false},
        {"2026-11-21", "usual", "en", "a%2/", false},
        {"2026-11-21", "usual", "en", "a%2e/", false},
        {"2026-11-21", "usual", "en", "a\xC3\xA9/", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct provenance_making making;
        const struct provenance provenance = {.date = cases[i].date,
                                              .format = "markdown",
                                              .length = cases[i].length,
                                              .language = cases[i].language,
                                              .charts = cases[i].charts};
        CHECK(provenance_making(&provenance, &making) == cases[i].known, "case %zu", i);
        bool none = strcmp(cases[i].charts, "none") == 0;
        CHECK(!cases[i].known || !making.charts == none, "charts in case %zu", i);
    }
}

void provenance_suite(void)
{
    static CU_TestInfo tests[] = {
        {"the line says of what and how a report was made", test_line},
        {"that of a copy for sharing has no revision", test_line_of_copy},
        {"it is read in its place in every format", test_read},
        {"one of an older program is known as such", test_older},
        {"it is not read elsewhere", test_not_read},
        {"what it says leads to no file", test_made_how},
        CU_TEST_INFO_NULL,
    };
    test_register("what a report was made from", tests);
}
