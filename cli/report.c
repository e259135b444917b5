/* report: writes the gap report. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "cli/chart_files.h"
#include "cli/commands.h"
#include "cli/open.h"
#include "cli/output.h"
#include "cli/verify.h"
#include "core/base/clock.h"
#include "core/base/i18n.h"
#include "core/base/text.h"
#include "core/rules/advice.h"
#include "core/rules/sharing.h"
#include "core/safety/exported.h"
#include "export/document/tree.h"
#include "export/report/formats.h"
#include "plain/print.h"

static const struct command_option options[] = {
    {"format", "FORMAT",
     N_("markdown, html, latex or json; without it the ending of OUT decides, else markdown"),
     false},
    {"output", "OUT", N_("write to the file OUT; “-” is standard output"), false},
    {"charts", "DIR", N_("write the charts as SVG files into DIR; Markdown links to them"), false},
    {"share", NULL,
     N_("leave out people, notes, sources marked internal, sensitive answers and what hangs on "
        "them"),
     false},
    {"full", NULL, N_("add every answer"), false},
    {"verify", "REPORT",
     N_("say whether REPORT was made from FILE as it is now, and is unaltered; with --data, from "
        "those questionnaires"),
     false},
    {NULL, NULL, NULL, false},
};

/* Which report of an assessment. */
struct kind {
    const struct format *format;
    const char *date;
    const char *way; /* to its charts, as a link; NULL for none */
    bool share;
    bool full;
};

/* NULL after a complaint. */
static const struct format *find_format(const struct invocation *invocation)
{
    size_t count;
    const struct format *all = formats(&count);
    struct deliver_format names[FORMAT_COUNT];
    for (size_t i = 0; i < count; i++)
        names[i] = (struct deliver_format){all[i].name, all[i].extensions};
    size_t found = deliver_find_format(invocation, names, count);
    if (found == SIZE_MAX)
        return NULL;
    return found < count ? &all[found] : all;
}

/* NULL, with an error, also where memory ran out on the way: a report with words missing is none.
   `charts` (NULL: none) get their files. */
static char *write_whole(const struct report_input *input, const struct kind *kind,
                         struct charts *charts, struct error *error)
{
    char *text = NULL;
    cmark_node *document = report_new(input, error);
    if (document && !text_ran_out() &&
        (!charts || charts_write(charts, document, kind->share, error)))
        text = kind->format->write(input, document, error);
    tree_free(document);
    if (!text_ran_out())
        return text;
    free(text);
    error_set_memory(error);
    return NULL;
}

/* The tables beside the questionnaires; false, with an error, when there is no memory for them.
   A report does without those that cannot be read. */
static bool load_figures(const struct opened *opened, const struct invocation *invocation,
                         struct figures **figures, struct error *error)
{
    struct problems problems = {0};
    *figures = figures_load(open_data_directory(invocation), opened->catalogue, &problems);
    bool lacked =
        !*figures && (!problems_first_error(&problems, error) || error->kind == ERROR_MEMORY);
    problems_free(&problems);
    return !lacked || error_set_memory(error);
}

/* The report on findings of the record, or of its copy for sharing. */
static char *make_on(const struct findings *findings, const struct figures *figures,
                     const struct kind *kind, struct charts *charts, struct error *error)
{
    char digest[65];
    char *text = NULL;
    struct advice *advice = advice_new(findings);
    struct report_input input = {
        .figures = figures,
        .findings = findings,
        .advice = advice,
        .date = kind->date,
        .digest = digest,
        .format = kind->format->name,
        .charts = kind->format->links ? kind->way : NULL,
        .full = kind->full,
    };
    if (advice && assessment_digest(applies_assessment(findings_applies(findings)), digest))
        text = write_whole(&input, kind, charts, error);
    else
        error_set_memory(error);
    advice_free(advice);
    return text;
}

/* The report as text; NULL on an error. */
static char *make(const struct opened *opened, const struct invocation *invocation,
                  const struct kind *kind, struct charts *charts, struct error *error)
{
    struct figures *figures;
    if (!load_figures(opened, invocation, &figures, error))
        return NULL;
    struct sharing *sharing = kind->share ? sharing_new(opened->assessment, error) : NULL;
    const struct findings *findings = sharing ? sharing_findings(sharing) : opened->findings;
    char *text = NULL;
    if (sharing || !kind->share)
        text = make_on(findings, figures, kind, charts, error);
    sharing_free(sharing);
    figures_free(figures);
    return text;
}

/* For verify_report: the report again, as its line says it was made. */
static char *remake(const struct opened *opened, const struct invocation *invocation,
                    const struct provenance_making *making, bool share, struct error *error)
{
    const struct kind kind = {
        .format = format_named(making->format),
        .date = making->date,
        .way = making->charts,
        .share = share,
        .full = making->full,
    };
    return make(opened, invocation, &kind, NULL, error);
}

static int write_report_file(const struct opened *opened, const struct invocation *invocation,
                             const struct format *format)
{
    struct error error;
    struct charts charts;
    char date[16];
    char *text = NULL;
    const char *output = deliver_output(invocation);
    clock_day(clock_now(), date);
    if (charts_open(&charts, invocation_value(invocation, "charts"), output, &error)) {
        struct kind kind = {
            .format = format,
            .date = date,
            .way = charts.way.data,
            .share = invocation_has(invocation, "share"),
            .full = invocation_has(invocation, "full"),
        };
        text = make(opened, invocation, &kind, &charts, &error);
    }
    charts_close(&charts);
    int status = output_write(
        text, output, format_is_report,
        _("this file exists and is no report; it stays as it is, give another name to --output"),
        &error);
    if (output && status == EXIT_DONE)
        exported_remember(assessment_id(opened->assessment));
    return status;
}

static int run(const struct invocation *invocation)
{
    struct opened opened;
    const char *report = invocation_value(invocation, "verify");
    if (report)
        return verify_report(invocation, report, remake);
    const struct format *format = find_format(invocation);
    if (!format || !open_record(&opened, invocation, invocation_argument(invocation, 0)))
        return EXIT_CANNOT;
    int status = write_report_file(&opened, invocation, format);
    open_close(&opened);
    return status;
}

const struct command command_report = {
    .name = "report",
    .usage = "FILE [--format FORMAT] [--output OUT] [--charts DIR] [--share] [--full] "
             "[--verify REPORT]",
    .summary = N_("write the gap report"),
    .description = N_(
        "Writes what is in place, partly in place, not yet in place and not known, and the steps "
        "that follow, each with why it is there and which page says so.\n\n"
        "OUT is replaced as a whole or stays as it is; a file that is no report is never "
        "replaced.\n\n"
        "A report names the file it was made from and how, in its line on provenance. --verify "
        "makes it again as that line says, and compares: the exit status is 0 when it was made "
        "from FILE as it is now and not altered, line ends and a byte order mark aside; 1 when "
        "not: the first words say whether it was altered, made from another file, or by another "
        "version, and so cannot be compared; 2 when one of the two cannot be read."),
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
