/* commands: what each command's file brings to the table in commands.c. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

extern const struct command command_new;
extern const struct command command_edit;
extern const struct command command_status;
extern const struct command command_check;
extern const struct command command_get;
extern const struct command command_set;
extern const struct command command_questions;
extern const struct command command_report;
extern const struct command command_export;
extern const struct command command_form;
extern const struct command command_country;
extern const struct command command_glossary;
extern const struct command command_sources;
extern const struct command command_tour;
extern const struct command command_lint;
extern const struct command command_restore;
extern const struct command command_forget;

#endif
