/* form: a blank questionnaire for paper. */
#include <string.h>

#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/print.h"
#include "cli/session.h"
#include "core/i18n.h"
#include "export/form.h"
#include "export/html.h"
#include "export/render.h"
#include "export/tree.h"

static const struct {
    const char *name;
    const char *start; /* how a form is known again */
    char *(*render)(cmark_node *document, struct error *error);
} formats[] = {
    {"markdown", "# ", render_markdown},
    {"html", "<!DOCTYPE html>", render_html_form},
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

static const struct command_option options[] = {
    {"format", "FORMAT", N_("markdown, which is also what comes without this option, or html"),
     false},
    {"depth", "DEPTH", N_("how much is asked: core, standard or full (the default)"), false},
    {"output", "OUT", N_("write to the file OUT, not to standard output"), false},
    {NULL, NULL, NULL, false},
};

/* Index into `formats`; FORMAT_COUNT after a complaint. */
static size_t find_format(const struct invocation *invocation)
{
    const char *name = invocation_value(invocation, "format");
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (!name || strcmp(formats[i].name, name) == 0)
            return i;
    complain_about(_("form: there is no format “%s”; there are: markdown, html"), name);
    return FORMAT_COUNT;
}

static bool find_depth(const struct invocation *invocation, enum depth *depth)
{
    const char *word = invocation_value(invocation, "depth");
    *depth = DEPTH_FULL;
    if (!word || depth_from_word(word, depth))
        return true;
    complain_about(_("form: there is no depth “%s”; there are: core, standard, full"), word);
    return false;
}

static char *make(const struct form_input *input, size_t format, struct error *error)
{
    cmark_node *document = form_new(input, error);
    char *text = document ? formats[format].render(document, error) : NULL;
    tree_free(document);
    return text;
}

static bool is_form(const char *bytes)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (strncmp(bytes, formats[i].start, strlen(formats[i].start)) == 0)
            return strstr(bytes, "mnr-assess") && strstr(bytes, "☐");
    return false;
}

static int write_form(const struct invocation *invocation, const struct form_input *input,
                      size_t format)
{
    struct error error;
    return deliver(
        make(input, format, &error), invocation_value(invocation, "output"), is_form,
        _("this file exists and is no form; it stays as it is, give another name to --output"),
        &error);
}

static int run(const struct invocation *invocation)
{
    const char *id = invocation_argument(invocation, 0);
    size_t format = find_format(invocation);
    enum depth depth;
    if (format == FORMAT_COUNT || !find_depth(invocation, &depth))
        return EXIT_CANNOT;
    struct catalogue *catalogue = session_catalogue(invocation);
    if (!catalogue)
        return EXIT_CANNOT;
    struct form_input input = {.catalogue = catalogue, .depth = depth};
    input.questionnaire = id ? catalogue_questionnaire(catalogue, id) : NULL;
    int status = id && !input.questionnaire ? session_refuse_questionnaire(catalogue, "form", id)
                                            : write_form(invocation, &input, format);
    catalogue_free(catalogue);
    return status;
}

const struct command command_form = {
    .name = "form",
    .usage = "[INSTRUMENT] [--format FORMAT] [--depth DEPTH] [--output OUT]",
    .summary = N_("print a blank questionnaire for paper"),
    .description = N_(
        "Writes all questionnaires, or the one named (mnr, law, imp), as a form to fill in by "
        "hand: with the ids of the questions, room to write, and in words which question comes "
        "next. The HTML prints on A4, each domain on pages of its own.\n\n"
        "OUT is replaced as a whole or stays as it is; a file that is no form is never replaced."),
    .options = options,
    .least = 0,
    .most = 1,
    .run = run,
};
