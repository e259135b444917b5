/* sources: the documents on which everything stands. */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/i18n.h"
#include "plain/print.h"

enum { INDENT = 2 };

static void print_document(const struct document *document)
{
    struct text line = {0};
    document_cite(document, &line);
    print_line(document->id);
    print_wrapped(INDENT, line.data ? line.data : document->title);
    text_free(&line);
    print_labelled(INDENT, _("its data"), document->date);
    print_labelled(INDENT, _("what it is"), document->about);
    print_labelled(INDENT, _("how it was made"), document->method);
    print_labelled(INDENT, _("how its pages are cited"), document->pages);
    print_labelled(INDENT, _("rights"), document->rights);
    for (size_t i = 0; i < document->problem_count; i++)
        print_labelled(INDENT, _("known slip"), document->problems[i]);
}

static int run(const struct invocation *invocation)
{
    struct catalogue *catalogue = open_catalogue(invocation);
    if (!catalogue)
        return EXIT_CANNOT;
    for (size_t i = 0; i < catalogue->document_count; i++) {
        if (i)
            putchar('\n');
        print_document(&catalogue->documents[i]);
    }
    catalogue_free(catalogue);
    return EXIT_DONE;
}

const struct command command_sources = {
    .name = "sources",
    .usage = "",
    .summary = N_("list the documents that questions and steps cite"),
    .description = N_("Prints the bibliography: each document with its id, its authors, how its "
                      "pages are cited, how it was made and the slips known in it."),
    .least = 0,
    .most = 0,
    .run = run,
};
