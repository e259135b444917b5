/* report: writes the gap report. */
#include <string.h>

#include <cmark.h>

#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/print.h"
#include "cli/session.h"
#include "core/advice.h"
#include "core/clock.h"
#include "core/digest.h"
#include "core/i18n.h"
#include "export/render.h"
#include "export/report.h"
#include "export/tree.h"

static const struct {
    const char *name;
    char *(*render)(cmark_node *document, struct error *error);
} formats[] = {
    {"markdown", render_markdown},
};

static const struct command_option options[] = {
    {"format", "FORMAT", N_("markdown, which is also what comes without this option"), false},
    {"output", "OUT", N_("write to the file OUT, not to standard output"), false},
    {"share", NULL, N_("leave out people, notes, sources marked internal and sensitive answers"),
     false},
    {"full", NULL, N_("add every answer"), false},
    {NULL, NULL, NULL, false},
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

/* Index into `formats`; FORMAT_COUNT after a complaint. */
static size_t find_format(const struct invocation *invocation)
{
    const char *name = invocation_value(invocation, "format");
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (!name || strcmp(formats[i].name, name) == 0)
            return i;
    complain_about(_("report: there is no format “%s”; it is markdown"), name);
    return FORMAT_COUNT;
}

/* The report as text; NULL on an error. */
static char *make(const struct session *session, const struct invocation *invocation, size_t format,
                  struct error *error)
{
    char date[16];
    char digest[65];
    char *text = NULL;
    if (!digest_of_file(assessment_path(session->assessment), digest, error))
        return NULL;
    clock_day(clock_now(), date);
    struct problems problems = {0};
    struct figures *figures = figures_load(session_data_directory(invocation), &problems);
    problems_free(&problems);
    struct advice *advice = advice_new(session->findings);
    struct report_input input = {
        .figures = figures,
        .findings = session->findings,
        .advice = advice,
        .date = date,
        .digest = digest,
        .share = invocation_has(invocation, "share"),
        .full = invocation_has(invocation, "full"),
    };
    cmark_node *document = advice ? report_new(&input, error) : NULL;
    if (document)
        text = formats[format].render(document, error);
    else if (!advice)
        error_set_memory(error);
    if (document)
        tree_free(document);
    advice_free(advice);
    figures_free(figures);
    return text;
}

/* Every report begins with a heading of the first level and names the digest of its file. */
static bool is_report(const char *bytes)
{
    return strncmp(bytes, "# ", 2) == 0 && strstr(bytes, "SHA-256");
}

static int run(const struct invocation *invocation)
{
    struct error error;
    struct session session;
    size_t format = find_format(invocation);
    if (format == FORMAT_COUNT ||
        !session_open(&session, invocation, invocation_argument(invocation, 0)))
        return EXIT_CANNOT;
    int status = deliver(
        make(&session, invocation, format, &error), invocation_value(invocation, "output"),
        is_report,
        _("this file exists and is no report; it stays as it is, give another name to --output"),
        &error);
    session_close(&session);
    return status;
}

const struct command command_report = {
    .name = "report",
    .usage = "FILE [--format FORMAT] [--output OUT] [--share] [--full]",
    .summary = N_("write the gap report"),
    .description = N_(
        "Writes what is in place, partly in place, not yet in place and not known, and the steps "
        "that follow, each with why it is there and which page says so.\n\n"
        "OUT is replaced as a whole or stays as it is; a file that is no report is never "
        "replaced."),
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
