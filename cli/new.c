/* new: makes an assessment with nothing answered, or a copy of the practice country. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/door.h"
#include "core/base/i18n.h"
#include "core/base/store.h"
#include "core/catalogue/content.h"
#include "core/catalogue/country_name.h"
#include "plain/print.h"

static const struct command_option options[] = {
    {"country", "COUNTRY", N_("the country's three letters (ISO 3166), such as NOR, or its name"),
     false},
    {"title", "TITLE", N_("what the assessment is called; country and year otherwise"), false},
    {"instruments", "LIST", N_("the questionnaires to answer, such as mnr; otherwise all"), false},
    {"depth", "DEPTH", N_("how much to ask: core, standard or full (otherwise full)"), false},
    {"practice", NULL, N_("copy the practice country, which is finished and invented"), false},
    {NULL, NULL, NULL, false},
};

static int say_made(const char *path)
{
    char harmless[512];
    text_harmless(path, harmless, sizeof harmless);
    printf(_("Made %s. Open it with: mnr-assess %s\n"), harmless, harmless);
    return EXIT_DONE;
}

static int copy_practice(const struct invocation *invocation, const char *path)
{
    struct error error;
    size_t length;
    if (invocation->option_count > 1)
        return complain_about("%s", _("new: --practice stands alone; the copy has a country, a "
                                      "title and answers already"));
    char *bytes = data_practice(NULL, &length, &error);
    bool done = bytes && store_create(path, bytes, length, NULL, &error);
    free(bytes);
    return done ? say_made(path) : complain(&error);
}

static bool read_depth(const struct invocation *invocation, enum depth *depth)
{
    const char *word = invocation_value(invocation, "depth");
    *depth = DEPTH_FULL;
    if (!word || depth_from_word(word, depth))
        return true;
    complain_about(_("new: there is no depth “%s”; it is core, standard or full"), word);
    return false;
}

static bool create(const struct catalogue *catalogue, const struct assessment_options *wanted,
                   const char *path)
{
    struct error error;
    struct assessment *assessment = assessment_new(catalogue, wanted, &error);
    bool done = assessment && assessment_create(assessment, path, &error);
    assessment_free(assessment);
    if (!done)
        complain(&error);
    return done;
}

/* Makes the file; the title is NULL or as it came in. */
static int make(const struct invocation *invocation, struct assessment_options wanted,
                const char *path)
{
    struct error error;
    char code[COUNTRY_CODE];
    if (!read_depth(invocation, &wanted.depth))
        return EXIT_CANNOT;
    if (wanted.country && !country_find(wanted.country, code, &error))
        return complain_about("new: %s", error.problem);
    if (wanted.country)
        wanted.country = code;
    struct catalogue *catalogue = open_catalogue(invocation);
    bool done = catalogue && create(catalogue, &wanted, path);
    catalogue_free(catalogue);
    return done ? say_made(path) : EXIT_CANNOT;
}

static int run(const struct invocation *invocation)
{
    struct error error;
    const char *path = invocation_argument(invocation, 0);
    const char *title = invocation_value(invocation, "title");
    if (invocation_has(invocation, "practice"))
        return copy_practice(invocation, path);
    char *words = title ? door_text(DOOR_ONE_LINE, title, &error) : NULL;
    if (title && !words)
        return complain_about("new: %s", error.problem);
    struct assessment_options wanted = {
        .country = invocation_value(invocation, "country"),
        .title = words,
        .instruments = invocation_value(invocation, "instruments"),
    };
    int status = make(invocation, wanted, path);
    free(words);
    return status;
}

const struct command command_new = {
    .name = "new",
    .usage = "FILE [--country COUNTRY] [--title TITLE] [--instruments LIST] [--depth DEPTH] "
             "[--practice]",
    .summary = N_("make an assessment"),
    .description =
        N_("Makes FILE, an assessment with nothing answered. An existing file is never "
           "overwritten.\n\n"
           "With --practice FILE becomes a copy of the practice country, to try things on."),
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
