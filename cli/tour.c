/* tour: ten small steps over the practice country, in the wizard. */
#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/i18n.h"
#include "plain/print.h"
#include "tui/wizard.h"

static const struct command_option options[] = {
    {"again", NULL, N_("from the first step, on a new copy"), false},
    {NULL, NULL, NULL, false},
};

static int run(const struct invocation *invocation)
{
    struct error error;
    struct catalogue *catalogue = open_catalogue(invocation);
    if (!catalogue)
        return EXIT_CANNOT;
    struct wizard_options wizard = {
        .catalogue = catalogue,
        .tour = true,
        .tour_again = invocation_has(invocation, "again"),
        .data_directory = open_data_directory(invocation),
    };
    int status = wizard_run(&wizard, &error) ? EXIT_DONE : complain(&error);
    catalogue_free(catalogue);
    return status;
}

const struct command command_tour = {
    .name = "tour",
    .usage = "[--again]",
    .summary = N_("learn the wizard in ten steps, on a practice country"),
    .description =
        N_("Opens the wizard on a copy of the practice country, with a few lines above the footer "
           "that say what to try and see that it was done. F6 leaves a step out, F7 leaves the "
           "tour; the next time it goes on where it was left."),
    .options = options,
    .least = 0,
    .most = 0,
    .run = run,
};
