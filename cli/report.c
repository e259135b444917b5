/* report: writes the gap report. */
#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "cli/charts.h"
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/print.h"
#include "cli/session.h"
#include "cli/verify.h"
#include "core/advice.h"
#include "core/clock.h"
#include "core/exported.h"
#include "core/i18n.h"
#include "core/text.h"
#include "export/formats.h"
#include "export/tree.h"

static const struct command_option options[] = {
    {"format", "FORMAT",
     N_("markdown, html, latex or json; without it the ending of OUT decides, else markdown"),
     false},
    {"output", "OUT", N_("write to the file OUT, not to standard output"), false},
    {"charts", "DIR", N_("write the charts as SVG files into DIR; Markdown links to them"), false},
    {"share", NULL, N_("leave out people, notes, sources marked internal and sensitive answers"),
     false},
    {"full", NULL, N_("add every answer"), false},
    {"verify", "REPORT", N_("say whether REPORT was made from FILE as it is now"), false},
    {NULL, NULL, NULL, false},
};

/* NULL after a complaint. */
static const struct format *find_format(const struct invocation *invocation)
{
    size_t count;
    const char *name = invocation_value(invocation, "format");
    const char *output = invocation_value(invocation, "output");
    const struct format *format = name     ? format_named(name)
                                  : output ? format_of_path(output)
                                           : NULL;
    if (format || !name)
        return format ? format : formats(&count);
    complain_about(_("report: there is no format “%s”; there are markdown, html, latex and json"),
                   name);
    return NULL;
}

/* Which report of an assessment. */
struct kind {
    const struct format *format;
    const char *date;
    bool share;
    bool full;
    const char *charts; /* folder for them; NULL for none */
    const char *output;
};

/* NULL, with an error, also where memory ran out on the way: a report with words missing is none.
 */
static char *write_whole(const struct report_input *input, const struct kind *kind,
                         struct error *error)
{
    char *text = NULL;
    cmark_node *document = report_new(input, error);
    if (document && !text_ran_out() &&
        (!kind->charts || charts_write(document, kind->charts, kind->output, error)))
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
static bool load_figures(const struct session *session, const struct invocation *invocation,
                         struct figures **figures, struct error *error)
{
    struct problems problems = {0};
    *figures = figures_load(session_data_directory(invocation), session->catalogue, &problems);
    bool lacked =
        !*figures && (!problems_first_error(&problems, error) || error->kind == ERROR_MEMORY);
    problems_free(&problems);
    return !lacked || error_set_memory(error);
}

/* The report as text; NULL on an error. */
static char *make(const struct session *session, const struct invocation *invocation,
                  const struct kind *kind, struct error *error)
{
    char digest[65];
    char *text = NULL;
    struct figures *figures;
    if (!assessment_digest(session->assessment, digest)) {
        error_set_memory(error);
        return NULL;
    }
    if (!load_figures(session, invocation, &figures, error))
        return NULL;
    struct advice *advice = advice_new(session->findings);
    struct report_input input = {
        .figures = figures,
        .findings = session->findings,
        .advice = advice,
        .date = kind->date,
        .digest = digest,
        .share = kind->share,
        .full = kind->full,
    };
    if (advice)
        text = write_whole(&input, kind, error);
    else
        error_set_memory(error);
    advice_free(advice);
    figures_free(figures);
    return text;
}

/* Every report begins as its format says and names the digest of its file. */
static bool is_report(const char *bytes)
{
    return format_of_text(bytes) && (strstr(bytes, "SHA-256") || strstr(bytes, "\"sha256\""));
}

/* For verify_report: the report again, as its line says it was made. */
static char *remake(const struct verify_source *source, const char *text, bool full)
{
    struct error error;
    struct kind kind = {.format = format_of_text(text),
                        .date = source->date,
                        .share = source->shared,
                        .full = full};
    return kind.format ? make(source->session, source->invocation, &kind, &error) : NULL;
}

static int write_report_file(const struct session *session, const struct invocation *invocation,
                             const struct format *format)
{
    struct error error;
    char date[16];
    const char *output = invocation_value(invocation, "output");
    clock_day(clock_now(), date);
    struct kind kind = {
        .format = format,
        .date = date,
        .share = invocation_has(invocation, "share"),
        .full = invocation_has(invocation, "full"),
        .charts = invocation_value(invocation, "charts"),
        .output = output,
    };
    int status = deliver(
        make(session, invocation, &kind, &error), output, is_report,
        _("this file exists and is no report; it stays as it is, give another name to --output"),
        &error);
    if (output && status == EXIT_DONE)
        exported_remember(assessment_id(session->assessment));
    return status;
}

static int run(const struct invocation *invocation)
{
    struct session session;
    const struct format *format = find_format(invocation);
    if (!format || !session_open(&session, invocation, invocation_argument(invocation, 0)))
        return EXIT_CANNOT;
    const char *report = invocation_value(invocation, "verify");
    struct verify_source source = {.session = &session, .invocation = invocation};
    int status = report ? verify_report(&source, report, remake)
                        : write_report_file(&session, invocation, format);
    session_close(&session);
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
        "A report names the file it was made from: record, revision, versions of the "
        "questionnaires, and the SHA-256 of the file's bytes, which sha256sum finds too. --verify "
        "compares that with FILE, and the report's words with those that this program makes of it; "
        "the exit status is 1 when they differ."),
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
