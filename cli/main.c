/* mnr-assess: finds the command that a command line names, and runs it. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/open.h"
#include "config.h"
#include "core/base/i18n.h"
#include "core/base/nearest.h"
#include "core/base/text.h"
#include "plain/print.h"

/* The index of the first word that is neither a global option nor the value of one. */
static size_t first_argument(const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (words[i][0] != '-' || !words[i][1])
            return i;
        if (strcmp(words[i], "--") == 0)
            return i + 1;
        for (const struct command_option *option = global_options; option->name; option++)
            if (option->argument && strcmp(words[i] + strspn(words[i], "-"), option->name) == 0)
                i++;
    }
    return count;
}

/* A word that names no command is a file to open, if it looks like one. */
static bool looks_like_file(const char *word)
{
    return strpbrk(word, "./") || access(word, F_OK) == 0;
}

static bool refuse_command(const char *word, struct error *error)
{
    size_t count;
    struct nearest nearest = {0};
    const struct command *const *commands = command_table(&count);
    for (size_t i = 0; i < count; i++)
        nearest_consider(&nearest, word, commands[i]->name);
    if (nearest.name)
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("“%s” is neither a command nor a file here; did you mean %s?"), word,
                         nearest.name);
    return error_set(
        error, ERROR_USAGE, NULL, 0, 0,
        _("“%s” is neither a command nor a file here; “mnr-assess --help” lists the commands"),
        word);
}

/* Finds the command and takes its name out of the words; without a name it is `edit`. */
static const struct command *take_command(const char **words, size_t *count, bool *named,
                                          struct error *error)
{
    size_t at = first_argument(words, *count);
    const struct command *command = at < *count ? command_find(words[at]) : NULL;
    *named = command != NULL;
    if (command) {
        memmove(words + at, words + at + 1, (*count - at - 1) * sizeof *words);
        --*count;
        return command;
    }
    if (at < *count && !looks_like_file(words[at])) {
        refuse_command(words[at], error);
        return NULL;
    }
    return &command_edit;
}

static int run(const struct invocation *invocation, bool named)
{
    struct error error;
    const char *language = invocation_value(invocation, "lang");
    if (language)
        open_speak(language);
    if (invocation_has(invocation, "help"))
        return help_print(named ? invocation->command : NULL);
    if (invocation_has(invocation, "version")) {
        puts("mnr-assess " VERSION);
        return EXIT_DONE;
    }
    if (!invocation_check(invocation, &error))
        return complain(&error);
    return invocation->command->run(invocation);
}

/* What was written must have arrived, on a full disk too. */
static int finish(int status)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        return complain_about(_("cannot write the output: %s"), strerror(errno));
    if (status == EXIT_DONE && text_ran_out())
        return complain_about("%s", _("out of memory; not everything is written"));
    return status;
}

/* "help set" is "set --help". */
static void take_help(const char **words, size_t count)
{
    if (!count || strcmp(words[0], "help") != 0 || access(words[0], F_OK) == 0)
        return;
    memmove(words, words + 1, (count - 1) * sizeof *words);
    words[count - 1] = "--help";
}

/* A debugger that started the program may look into it, and so may LeakSanitizer. */
static bool is_traced(void)
{
    char line[256];
    long tracer = 0;
#ifdef __SANITIZE_ADDRESS__
    tracer = 1;
#endif
    FILE *file = fopen("/proc/self/status", "re");
    while (!tracer && file && fgets(line, sizeof line, file))
        if (sscanf(line, "TracerPid: %ld", &tracer) == 1)
            break;
    if (file)
        fclose(file);
    return tracer != 0;
}

/* What is in memory are answers: nothing of it goes to a disk when the program, or the editor that
   it starts, crashes. */
static void leave_no_core(void)
{
    const struct rlimit none = {0, 0};
    bool traced = is_traced();
    setrlimit(RLIMIT_CORE, &none);
#ifdef PR_SET_DUMPABLE
    if (!traced)
        prctl(PR_SET_DUMPABLE, 0);
#endif
}

int main(int argc, char **argv)
{
    leave_no_core();
    open_speak(NULL);
    signal(SIGXFSZ,
           SIG_IGN); /* a limit on file sizes is then an error of write, which is reported */
    size_t count = argc > 0 ? (size_t)argc - 1 : 0;
    const char **words = calloc(count + 1, sizeof *words);
    if (!words)
        return complain_about("%s", _("out of memory"));
    if (count)
        memcpy(words, argv + 1, count * sizeof *words);
    take_help(words, count);
    struct error error;
    struct invocation invocation;
    bool named;
    const struct command *command = take_command(words, &count, &named, &error);
    int status = EXIT_CANNOT;
    if (!command || !invocation_parse(command, words, count, &invocation, &error)) {
        complain(&error);
    } else {
        status = run(&invocation, named);
        invocation_free(&invocation);
    }
    free(words);
    return finish(status);
}
