#include "cli/help.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "plain/print.h"

enum { INDENT = 2, TEXT_COLUMN = 26 };

static void print_options(const struct command_option *options)
{
    char lead[64];
    for (; options && options->name; options++) {
        snprintf(lead, sizeof lead, "  --%s%s%s", options->name, options->argument ? " " : "",
                 options->argument ? options->argument : "");
        print_item(lead, TEXT_COLUMN, _(options->help));
    }
}

static void print_command(const struct command *command)
{
    printf(_("Usage: mnr-assess %s %s\n\n"), command->name, command->usage);
    print_wrapped(0, _(command->description));
    if (command->options) {
        printf("\n%s\n", _("Options:"));
        print_options(command->options);
    }
}

static void print_program(void)
{
    size_t count;
    const struct command *const *commands = command_table(&count);
    printf("%s\n\n", _("Usage: mnr-assess [FILE]\n"
                       "       mnr-assess COMMAND [ARGUMENT...]"));
    print_wrapped(0, _("Walks a country through what is in place against the sexual exploitation "
                       "and abuse of children online, and writes a report of what is still "
                       "missing. FILE is an assessment; without one a start screen opens."));
    printf("\n%s\n", _("Commands:"));
    for (size_t i = 0; i < count; i++) {
        char lead[64];
        snprintf(lead, sizeof lead, "  %s", commands[i]->name);
        print_item(lead, TEXT_COLUMN, _(commands[i]->summary));
    }
}

int help_print(const struct command *command)
{
    if (command)
        print_command(command);
    else
        print_program();
    printf("\n%s\n", _("Options of every command:"));
    print_options(global_options);
    printf("\n%s\n", _("Exit status: 0 done; 1 done, and there is something to see; 2 could not be "
                       "done."));
    return EXIT_DONE;
}
