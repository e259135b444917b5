/* country: what the documents record about a country. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/i18n.h"
#include "core/base/nearest.h"
#include "core/catalogue/country_name.h"
#include "export/data/country_marks.h"
#include "plain/country_print.h"
#include "plain/print.h"

static const struct command_option options[] = {
    {"totals", NULL, N_("instead, what the documents print about all countries together"), false},
    {"json", NULL, N_("print JSON"), false},
    {NULL, NULL, NULL, false},
};

/* ---- the command ---- */

static int show_country(const struct invocation *invocation, const struct catalogue *catalogue,
                        const struct figures *figures, const char *code)
{
    struct error error;
    if (invocation_has(invocation, "json"))
        return print_json(country_json(catalogue, figures, code, &error), &error);
    country_print(catalogue, figures, code, NULL);
    return EXIT_DONE;
}

static int show_totals(const struct invocation *invocation, const struct catalogue *catalogue,
                       const struct figures *figures)
{
    struct error error;
    struct country_totals *totals = country_totals_new(catalogue, figures, &error);
    if (!totals)
        return complain(&error);
    int status = totals->differ ? EXIT_TO_SEE : EXIT_DONE;
    if (invocation_has(invocation, "json")) {
        int printed = print_json(country_totals_json(figures, totals, &error), &error);
        status = printed > status ? printed : status;
    } else {
        country_print_totals(catalogue, figures, totals);
    }
    country_totals_free(totals);
    return status;
}

static int run(const struct invocation *invocation)
{
    const char *typed = invocation_argument(invocation, 0);
    bool totals = invocation_has(invocation, "totals");
    if (totals == (typed != NULL))
        return complain_about("%s", totals ? _("country: --totals is about all countries; leave "
                                               "out the letters")
                                           : _("country: name a country by its three letters, such "
                                               "as NOR, or its name, or give --totals"));
    char code[COUNTRY_CODE] = "";
    struct error error;
    if (!totals && !country_find(typed, code, &error))
        return complain_about("country: %s", error.problem);
    struct catalogue *catalogue = open_catalogue(invocation);
    struct figures *figures = catalogue ? open_figures(invocation, catalogue) : NULL;
    int status = EXIT_CANNOT;
    if (figures && totals)
        status = show_totals(invocation, catalogue, figures);
    else if (figures)
        status = show_country(invocation, catalogue, figures, code);
    figures_free(figures);
    catalogue_free(catalogue);
    return status;
}

const struct command command_country = {
    .name = "country",
    .usage = "COUNTRY | --totals [--json]",
    .summary = N_("show what the documents record about a country"),
    .description =
        N_("Prints what the published reviews record about a country, named by its three letters "
           "(ISO 3166), such as NOR, or by its name: ICMEC's criteria of 2023 and benchmarks of "
           "2017, with date, page and footnotes, seven treaties as ECPAT's study of 2017 has them "
           "for 14 countries, whether it answered the survey of the review of 2022, whose replies "
           "are not published, and the examples that the documents tell of it. A tick says nothing "
           "of quality, a missing row is not a no, and a note may be many years older than its "
           "table.\n\n"
           "--totals prints the totals that the documents publish, of 2006, 2018, 2023 and 2017, "
           "and beside each what the rows make of it when the marks of every country are given as "
           "its answers and judged by the rules that judge yours. It ends with status 1 should one "
           "not be the same."),
    .options = options,
    .least = 0,
    .most = 1,
    .run = run,
};
