/* form: a blank questionnaire for paper. */
#include <stdint.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "cli/output.h"
#include "core/base/i18n.h"
#include "export/document/html.h"
#include "export/document/markdown.h"
#include "export/document/tree.h"
#include "export/form/form.h"
#include "plain/print.h"

static const struct deliver_format formats[] = {
    {"markdown", ".md .markdown .txt"},
    {"html", ".html .htm"},
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

static const struct command_option options[] = {
    {"format", "FORMAT",
     N_("markdown or html; without it the ending of OUT decides, else markdown"), false},
    {"depth", "DEPTH", N_("how much is asked: core, standard or full (the default)"), false},
    {"output", "OUT", N_("write to the file OUT; “-” is standard output"), false},
    {NULL, NULL, NULL, false},
};

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
    char *text = NULL;
    if (document)
        text = format == 1 ? html_write_form(document, error) : markdown_write(document, error);
    tree_free(document);
    return text;
}

static int write_form(const struct invocation *invocation, const struct form_input *input,
                      size_t format)
{
    struct error error;
    return output_write(
        make(input, format, &error), deliver_output(invocation), form_is_form,
        _("this file exists and is no form; it stays as it is, give another name to --output"),
        &error);
}

static int run(const struct invocation *invocation)
{
    const char *id = invocation_argument(invocation, 0);
    size_t format = deliver_find_format(invocation, formats, FORMAT_COUNT);
    enum depth depth;
    if (format == SIZE_MAX || !find_depth(invocation, &depth))
        return EXIT_CANNOT;
    struct catalogue *catalogue = open_catalogue(invocation);
    if (!catalogue)
        return EXIT_CANNOT;
    struct form_input input = {.catalogue = catalogue, .depth = depth};
    input.questionnaire = id ? catalogue_questionnaire(catalogue, id) : NULL;
    int status = id && !input.questionnaire ? open_refuse_questionnaire(catalogue, "form", id)
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
