#include "cli/command.h"

#include <string.h>

#include "cli/commands.h"
#include "core/base/i18n.h"

static const struct command *const commands[] = {
    &command_new,  &command_edit,      &command_status,  &command_check,    &command_get,
    &command_set,  &command_restore,   &command_forget,  &command_report,   &command_export,
    &command_form, &command_questions, &command_country, &command_glossary, &command_sources,
    &command_tour, &command_lint,
};

const struct command_option global_options[] = {
    {"help", NULL, N_("say how the program or a command is used"), false},
    {"version", NULL, N_("print the version"), false},
    {"data", "DIR", N_("read the questionnaires below DIR, not those inside the program"), false},
    {"lang", "LANG", N_("speak another language: fr, es (where a translation is installed)"),
     false},
    {NULL, NULL, NULL, false},
};

const struct command *const *command_table(size_t *count)
{
    *count = sizeof commands / sizeof *commands;
    return commands;
}

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}
