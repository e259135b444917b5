#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/nearest.h"

/* ---- options ---- */

static const struct command_option *find_in(const struct command_option *options, const char *name,
                                            size_t length)
{
    for (; options && options->name; options++)
        if (strlen(options->name) == length && strncmp(options->name, name, length) == 0)
            return options;
    return NULL;
}

static const struct command_option *find_option(const struct command *command, const char *name,
                                                size_t length)
{
    const struct command_option *option = find_in(command->options, name, length);
    return option ? option : find_in(global_options, name, length);
}

static bool refuse_option(const struct command *command, const char *word, struct error *error)
{
    struct nearest nearest = {0};
    const struct command_option *const lists[] = {command->options, global_options};
    const char *name = word + strspn(word, "-");
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (const struct command_option *option = lists[i]; option && option->name; option++)
            nearest_consider(&nearest, name, option->name);
    if (nearest.name)
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("%s: there is no option “%s”; did you mean --%s? What begins with a "
                           "hyphen and is no option stands behind --"),
                         command->name, word, nearest.name);
    return error_set(
        error, ERROR_USAGE, NULL, 0, 0,
        _("%s: there is no option “%s”; “mnr-assess %s --help” lists them. What begins "
          "with a hyphen and is no option stands behind --"),
        command->name, word, command->name);
}

/* Whether a word is one that means an option, known or not: two hyphens and a letter, or one and
   nothing but letters. So “-5 units” and “- first, we ...” are none, and “-later” is. */
static bool means_option(const char *word)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if (word[0] != '-')
        return false;
    size_t hyphens = word[1] == '-' ? 2 : 1;
    const char *name = word + hyphens;
    const char *end = name + strspn(name, letters);
    while (end > name && *end == '-')
        end += 1 + strspn(end + 1, letters);
    return end > name && (hyphens == 2 || !*end || *end == '=');
}

/* Whether a word that stands where the value of an option should is an option itself: then the
   value was forgotten. */
static bool is_option(const struct command *command, const char *word)
{
    if (strncmp(word, "--", 2) != 0)
        return false;
    return !word[2] || find_option(command, word + 2, strcspn(word + 2, "="));
}

static bool already_given(const struct invocation *invocation, const struct command_option *option)
{
    for (size_t i = 0; i < invocation->option_count; i++)
        if (invocation->options[i].option == option)
            return true;
    return false;
}

/* Takes the option at words[*at], and the next word when that is its value. */
static bool take_option(struct invocation *invocation, const char *const *words, size_t count,
                        size_t *at, struct error *error)
{
    const struct command *command = invocation->command;
    const char *word = words[*at];
    const char *name = word + 2;
    size_t length = strcspn(name, "=");
    const struct command_option *option =
        strncmp(word, "--", 2) == 0 ? find_option(command, name, length) : NULL;
    if (!option)
        return refuse_option(command, word, error);
    if (!option->repeats && already_given(invocation, option))
        return error_set(error, ERROR_USAGE, NULL, 0, 0, _("%s: --%s is given twice; give it once"),
                         command->name, option->name);
    const char *value = name[length] == '=' ? name + length + 1 : NULL;
    if (value && !option->argument)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, _("%s: --%s takes no value"),
                         command->name, option->name);
    if (!value && option->argument) {
        if (*at + 1 == count)
            return error_set(error, ERROR_USAGE, NULL, 0, 0,
                             _("%s: --%s needs a value after it: --%s %s"), command->name,
                             option->name, option->name, option->argument);
        value = words[++*at];
        if (is_option(command, value))
            return error_set(error, ERROR_USAGE, NULL, 0, 0,
                             _("%s: --%s needs a value after it, and “%s” is an option; if it is "
                               "the value, write --%s=%s"),
                             command->name, option->name, value, option->name, value);
    }
    invocation->options[invocation->option_count++] = (struct given_option){option, value};
    return true;
}

bool invocation_parse(const struct command *command, const char *const *words, size_t count,
                      struct invocation *invocation, struct error *error)
{
    *invocation = (struct invocation){.command = command};
    invocation->arguments = calloc(count + 1, sizeof *invocation->arguments);
    invocation->options = calloc(count + 1, sizeof *invocation->options);
    bool good = invocation->arguments && invocation->options;
    if (!good)
        error_set_memory(error);
    bool only_arguments = false;
    for (size_t i = 0; good && i < count; i++) {
        if (!only_arguments && strcmp(words[i], "--") == 0)
            only_arguments = true;
        else if (!only_arguments && means_option(words[i]))
            good = take_option(invocation, words, count, &i, error);
        else
            invocation->arguments[invocation->argument_count++] = words[i];
    }
    if (!good)
        invocation_free(invocation);
    return good;
}

void invocation_free(struct invocation *invocation)
{
    free(invocation->arguments);
    free(invocation->options);
    *invocation = (struct invocation){0};
}

bool invocation_check(const struct invocation *invocation, struct error *error)
{
    const struct command *command = invocation->command;
    if (invocation->argument_count < command->least)
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("%s: something is missing; use it as: mnr-assess %s %s"), command->name,
                         command->name, command->usage);
    if (invocation->argument_count > command->most)
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("%s: “%s” is one too many; use it as: mnr-assess %s %s"), command->name,
                         invocation->arguments[command->most], command->name, command->usage);
    return true;
}

static const struct given_option *find_given(const struct invocation *invocation, const char *name)
{
    for (size_t i = 0; i < invocation->option_count; i++)
        if (strcmp(invocation->options[i].option->name, name) == 0)
            return &invocation->options[i];
    return NULL;
}

bool invocation_has(const struct invocation *invocation, const char *option)
{
    return find_given(invocation, option) != NULL;
}

const char *invocation_value(const struct invocation *invocation, const char *option)
{
    const struct given_option *given = find_given(invocation, option);
    return given ? given->value : NULL;
}

const char *invocation_argument(const struct invocation *invocation, size_t index)
{
    return index < invocation->argument_count ? invocation->arguments[index] : NULL;
}
