/* edit: the wizard, full-screen or line by line. */
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/i18n.h"
#include "core/base/store.h"
#include "plain/plain.h"
#include "plain/print.h"
#include "tui/terminal/term.h"
#include "tui/views/screen.h"
#include "tui/wizard.h"

static const struct command_option options[] = {
    {"plain", NULL, N_("ask line by line, without full screen"), false},
    {"present", NULL, N_("questions in large letters, for a projector"), false},
    {"take-over", NULL, N_("line by line: also when somebody else has the file open"), false},
    {NULL, NULL, NULL, false},
};

/* Line by line when asked to, and where there is no screen to fill. */
static bool wants_plain(const struct invocation *invocation)
{
    const char *terminal = getenv("TERM");
    return invocation_has(invocation, "plain") || !terminal || !*terminal ||
           strcmp(terminal, "dumb") == 0 || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO);
}

/* A terminal of which nothing is known, or too little, gets lines instead, and is told why. */
static bool lacks_screen(const struct invocation *invocation, const char *path)
{
    if (wants_plain(invocation))
        return true;
    if (term_can_draw() || !path)
        return false;
    print_wrapped(0, _("This terminal has no full screen that is known here (TERM), so the "
                       "questions come line by line."));
    return true;
}

/* A window in which the wizard could only say that it is too small. */
static bool lacks_room(const char *path)
{
    struct winsize size;
    if (!path || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_row || !size.ws_col ||
        (size.ws_row >= SCREEN_LEAST_ROWS && size.ws_col >= SCREEN_LEAST_COLUMNS))
        return false;
    char line[400];
    snprintf(line, sizeof line,
             _("This window is %d x %d; the full screen needs %d x %d, so the questions come line "
               "by line. For the full screen make the window larger and start again."),
             size.ws_col, size.ws_row, SCREEN_LEAST_COLUMNS, SCREEN_LEAST_ROWS);
    print_wrapped(0, line);
    return true;
}

static int run_wizard(const struct invocation *invocation, const char *path)
{
    struct catalogue *catalogue = open_catalogue(invocation);
    if (!catalogue)
        return EXIT_CANNOT;
    struct wizard_options wizard = {
        .catalogue = catalogue,
        .path = path,
        .present = invocation_has(invocation, "present"),
        .data_directory = open_data_directory(invocation),
    };
    struct error error;
    int status = wizard_run(&wizard, &error) ? EXIT_DONE : complain(&error);
    /* What is left for a terminal that has gone is no output anybody waits for. */
    __fpurge(stdout);
    clearerr(stdout);
    catalogue_free(catalogue);
    return status;
}

/* A file that may not be changed can be looked at. */
static bool may_change(const char *path)
{
    struct error error;
    char line[1200];
    if (store_may_write(path, &error))
        return true;
    snprintf(line, sizeof line, _("You can only look at it, and change nothing: %s."),
             error.problem);
    print_wrapped(0, line);
    return false;
}

static int run_plain(const struct invocation *invocation, const char *path)
{
    struct opened opened;
    if (!path)
        return complain_about("%s", _("edit: line by line, name the file to open; “mnr-assess new "
                                      "FILE” makes one"));
    if (!open_record(&opened, invocation, path))
        return EXIT_CANNOT;
    int status = EXIT_CANNOT;
    opened.looking = !may_change(path);
    if (opened.looking) {
        status = plain_run(&opened, open_data_directory(invocation));
    } else if (open_lock(&opened, invocation_has(invocation, "take-over"))) {
        open_keep(&opened, stdout);
        status = plain_run(&opened, open_data_directory(invocation));
    }
    open_close(&opened);
    return status;
}

static int run(const struct invocation *invocation)
{
    const char *path = invocation_argument(invocation, 0);
    bool lines = lacks_screen(invocation, path) || lacks_room(path);
    return lines ? run_plain(invocation, path) : run_wizard(invocation, path);
}

const struct command command_edit = {
    .name = "edit",
    .usage = "[FILE] [--plain [--take-over] | --present]",
    .summary = N_("answer the questions (what FILE alone does, too)"),
    .description = N_(
        "Opens the wizard where you stopped; without FILE a start screen. Every answer is saved "
        "as it is given.\n\n"
        "With --plain, on a terminal that is dumb or not known, in a window that is too small, "
        "and when input or output is no terminal, the same "
        "questions are asked line by line: for screen readers, serial lines and scripts. Type "
        "“help” there to see what else can be typed. From a pipe it ends with status 1 when a line "
        "was refused.\n\n"
        "Who opens a file that somebody else has open is told so, and may look or take it "
        "over; two who change it never overwrite each other (see mnr-assess(5))."),
    .options = options,
    .least = 0,
    .most = 1,
    .run = run,
};
