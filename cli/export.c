/* export: the answers as data. */
#include <string.h>

#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/print.h"
#include "cli/session.h"
#include "core/exported.h"
#include "core/i18n.h"
#include "export/answers.h"

static const struct {
    const char *name;
    char *(*make)(const struct answers_input *input, struct error *error);
} formats[] = {
    {"csv", answers_csv},
    {"json", answers_json},
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

static const struct command_option options[] = {
    {"format", "FORMAT", N_("csv, for spreadsheets, or json, for other programs; to be given"),
     false},
    {"output", "OUT", N_("write to the file OUT, not to standard output"), false},
    {"share", NULL, N_("leave out people, notes, sources marked internal and sensitive answers"),
     false},
    {NULL, NULL, NULL, false},
};

/* Index into `formats`; FORMAT_COUNT after a complaint. */
static size_t find_format(const struct invocation *invocation)
{
    const char *name = invocation_value(invocation, "format");
    for (size_t i = 0; name && i < FORMAT_COUNT; i++)
        if (strcmp(formats[i].name, name) == 0)
            return i;
    if (name)
        complain_about(_("export: there is no format “%s”; there is: csv, json"), name);
    else
        complain_about("%s", _("export: say in which format: --format csv or --format json"));
    return FORMAT_COUNT;
}

static char *make(const struct session *session, const struct invocation *invocation, size_t format,
                  struct error *error)
{
    char digest[65];
    struct answers_input input = {
        .findings = session->findings,
        .digest = digest,
        .share = invocation_has(invocation, "share"),
    };
    if (!assessment_digest(session->assessment, digest)) {
        error_set_memory(error);
        return NULL;
    }
    // cppcheck-suppress returnDanglingLifetime ; the text is its own
    return formats[format].make(&input, error);
}

static bool is_export(const char *bytes)
{
    return strncmp(bytes, "\"row\",\"id\",", 11) == 0 ||
           (*bytes == '{' && strstr(bytes, "\"mnr-assess-answers\""));
}

static int run(const struct invocation *invocation)
{
    struct error error;
    struct session session;
    size_t format = find_format(invocation);
    if (format == FORMAT_COUNT ||
        !session_open(&session, invocation, invocation_argument(invocation, 0)))
        return EXIT_CANNOT;
    const char *output = invocation_value(invocation, "output");
    int status = deliver(make(&session, invocation, format, &error), output, is_export,
                         _("this file exists and is no export of answers; it stays as it is, give "
                           "another name to --output"),
                         &error);
    if (output && status == EXIT_DONE)
        exported_remember(assessment_id(session.assessment));
    session_close(&session);
    return status;
}

const struct command command_export = {
    .name = "export",
    .usage = "FILE --format csv|json [--output OUT] [--share]",
    .summary = N_("write the answers as data: CSV or JSON"),
    .description = N_(
        "Writes a row for each question of the assessment's questionnaires, asked or not, with its "
        "answer, note and sources, and a row for each status, with why. mnr-assess(5) explains the "
        "columns.\n\n"
        "In the CSV a cell that a spreadsheet could take for a formula has an apostrophe before "
        "it, and so has one that begins with an apostrophe: take one away from each cell that "
        "begins with one, and the answers are as they were given.\n\n"
        "OUT is replaced as a whole or stays as it is; a file that is no export is never "
        "replaced."),
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
