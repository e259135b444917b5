/* glossary: what the words mean. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/i18n.h"
#include "core/base/nearest.h"
#include "plain/print.h"

enum { INDENT = 2 };

static void print_name(const struct glossary_entry *entry)
{
    struct text name = {0};
    glossary_name(entry, &name);
    print_line(name.data ? name.data : entry->term);
    text_free(&name);
}

static void print_also(const struct glossary_entry *entry)
{
    struct text names = {0};
    for (size_t i = 0; i < entry->also_count; i++)
        text_append_format(&names, "%s%s", i ? ", " : "", entry->also[i]);
    print_labelled(INDENT, _("also"), names.data);
    text_free(&names);
}

static void print_sources(const struct glossary_entry *entry)
{
    struct text sources = {0};
    source_cite_all(entry->sources, entry->source_count, &sources);
    print_labelled(INDENT, _("sources"), sources.data);
    text_free(&sources);
}

static void print_entry(const struct glossary_entry *entry)
{
    print_name(entry);
    print_also(entry);
    print_wrapped(INDENT, entry->text);
    print_labelled(INDENT, _("take care"), entry->avoid);
    print_labelled(INDENT, _("this tool's own reading"), entry->ours);
    print_sources(entry);
}

static int print_all(const struct catalogue *catalogue)
{
    if (catalogue->glossary_rule) {
        print_wrapped(0, catalogue->glossary_rule);
        putchar('\n');
    }
    for (size_t i = 0; i < catalogue->glossary_count; i++) {
        print_name(&catalogue->glossary[i]);
        print_wrapped(INDENT, catalogue->glossary[i].text);
    }
    return EXIT_DONE;
}

static int refuse(const struct catalogue *catalogue, const char *term)
{
    struct nearest nearest = {0};
    for (size_t i = 0; i < catalogue->glossary_count; i++) {
        const struct glossary_entry *entry = &catalogue->glossary[i];
        nearest_consider(&nearest, term, entry->term);
        if (entry->abbreviation)
            nearest_consider(&nearest, term, entry->abbreviation);
        for (size_t j = 0; j < entry->also_count; j++)
            nearest_consider(&nearest, term, entry->also[j]);
    }
    if (nearest.name)
        return complain_about(_("glossary: there is no entry “%s”; did you mean “%s”?"), term,
                              nearest.name);
    return complain_about(_("glossary: there is no entry “%s”; “mnr-assess glossary” lists them"),
                          term);
}

/* The words of the call, joined: a term of several words needs no quotation marks. */
static char *join_words(const struct invocation *invocation)
{
    struct text term = {0};
    for (size_t i = 0; i < invocation->argument_count; i++)
        text_append_format(&term, "%s%s", i ? " " : "", invocation->arguments[i]);
    return text_take(&term);
}

static int print_term(const struct catalogue *catalogue, const struct invocation *invocation)
{
    int status = EXIT_DONE;
    char *term = join_words(invocation);
    const struct glossary_entry *entry = term ? catalogue_term(catalogue, term) : NULL;
    if (entry)
        print_entry(entry);
    else
        status = term ? refuse(catalogue, term) : complain_about("%s", _("out of memory"));
    free(term);
    return status;
}

static int run(const struct invocation *invocation)
{
    struct catalogue *catalogue = open_catalogue(invocation);
    if (!catalogue)
        return EXIT_CANNOT;
    int status =
        invocation->argument_count ? print_term(catalogue, invocation) : print_all(catalogue);
    catalogue_free(catalogue);
    return status;
}

const struct command command_glossary = {
    .name = "glossary",
    .usage = "[TERM]",
    .summary = N_("explain the terms"),
    .description =
        N_("Explains TERM, found by its name, its abbreviation or another name, with its sources "
           "and what to take care of; without TERM, all terms in short."),
    .least = 0,
    .most = 8,
    .run = run,
};
