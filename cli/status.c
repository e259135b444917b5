/* status: progress and findings on one page. */
#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/i18n.h"
#include "export/data/record_json.h"
#include "plain/print.h"
#include "plain/summary.h"

static const struct command_option options[] = {
    {"json", NULL, N_("print JSON"), false},
    {NULL, NULL, NULL, false},
};

static int run(const struct invocation *invocation)
{
    struct opened opened;
    struct error error;
    int status = EXIT_DONE;
    if (!open_record(&opened, invocation, invocation_argument(invocation, 0)))
        return EXIT_CANNOT;
    if (invocation_has(invocation, "json"))
        status = print_json(json_status(opened.findings, &error), &error);
    else
        summary_print(&opened);
    open_close(&opened);
    return status;
}

const struct command command_status = {
    .name = "status",
    .usage = "FILE [--json]",
    .summary = N_("show progress and findings on one page"),
    .description =
        N_("Prints how many of the questions that apply are addressed (answered, not known or not "
           "applicable), by domain; the status of each capability and why; how many answers do not "
           "fit together; and which question is next. Lines are as wide as COLUMNS says, or 80."),
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
