/* export: the answers as data. */
#include <stdint.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "cli/output.h"
#include "core/base/i18n.h"
#include "core/rules/sharing.h"
#include "core/safety/exported.h"
#include "export/data/answers.h"
#include "plain/print.h"

static const struct deliver_format formats[] = {
    {"csv", ".csv .txt"},
    {"json", ".json"},
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

static const struct command_option options[] = {
    {"format", "FORMAT",
     N_("csv, for spreadsheets, or json, for other programs; without it the ending of OUT decides"),
     false},
    {"output", "OUT", N_("write to the file OUT; “-” is standard output"), false},
    {"share", NULL,
     N_("leave out people, notes, sources marked internal, sensitive answers and what hangs on "
        "them"),
     false},
    {NULL, NULL, NULL, false},
};

/* Index into `formats`; SIZE_MAX after a complaint. */
static size_t find_format(const struct invocation *invocation)
{
    size_t found = deliver_find_format(invocation, formats, FORMAT_COUNT);
    if (found != FORMAT_COUNT)
        return found;
    complain_about("%s", _("export: say in which format: --format csv or --format json"));
    return SIZE_MAX;
}

/* `remarks` gets what a spreadsheet cannot hold. */
static char *make_on(const struct findings *findings, size_t format, struct problems *remarks,
                     struct error *error)
{
    char digest[65];
    struct answers_input input = {.findings = findings, .digest = digest};
    if (!assessment_digest(applies_assessment(findings_applies(findings)), digest)) {
        error_set_memory(error);
        return NULL;
    }
    // cppcheck-suppress returnDanglingLifetime ; the text is its own
    return format == 0 ? answers_csv(&input, remarks, error) : answers_json(&input, error);
}

static char *make(const struct opened *opened, const struct invocation *invocation, size_t format,
                  struct problems *remarks, struct error *error)
{
    if (!invocation_has(invocation, "share"))
        return make_on(opened->findings, format, remarks, error);
    struct sharing *sharing = sharing_new(opened->assessment, error);
    char *text = sharing ? make_on(sharing_findings(sharing), format, remarks, error) : NULL;
    sharing_free(sharing);
    return text;
}

/* As its first bytes say, which no other program writes so. */
static bool is_export(const char *bytes)
{
    static const char csv[] = "\"row\",\"id\",\"label\",\"questionnaire\",\"domain\",";
    static const char json[] = "{\n  \"mnr-assess-answers\": ";
    return strncmp(bytes, csv, strlen(csv)) == 0 || strncmp(bytes, json, strlen(json)) == 0;
}

static void say_remarks(const struct problems *remarks)
{
    for (size_t i = 0; i < remarks->count; i++)
        complain(&remarks->items[i].error);
}

static int run(const struct invocation *invocation)
{
    struct error error;
    struct opened opened;
    size_t format = find_format(invocation);
    struct problems remarks = {0};
    if (format == SIZE_MAX || !open_record(&opened, invocation, invocation_argument(invocation, 0)))
        return EXIT_CANNOT;
    const char *output = deliver_output(invocation);
    int status =
        output_write(make(&opened, invocation, format, &remarks, &error), output, is_export,
                     _("this file exists and is no export of answers; it stays as it is, give "
                       "another name to --output"),
                     &error);
    say_remarks(&remarks);
    problems_free(&remarks);
    if (output && status == EXIT_DONE)
        exported_remember(assessment_id(opened.assessment));
    open_close(&opened);
    return status;
}

const struct command command_export = {
    .name = "export",
    .usage = "FILE [--format csv|json] [--output OUT] [--share]",
    .summary = N_("write the answers as data: CSV or JSON"),
    .description = N_(
        "Writes a row for each question of the assessment's questionnaires, asked or not, with its "
        "answer, note and sources, and a row for each status, with why. mnr-assess(5) explains the "
        "columns.\n\n"
        "In the CSV an apostrophe stands before what a spreadsheet could take for a formula, and "
        "before an apostrophe there; a text too long for the cells of a spreadsheet is named on "
        "standard error. mnr-assess(5) says how to have the answers as they were given.\n\n"
        "OUT is replaced as a whole or stays as it is; a file that is no export is never "
        "replaced."),
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
