#include "tui/terminal/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/door.h"
#include "core/base/i18n.h"
#include "core/base/limits.h"
#include "core/base/store.h"
#include "tui/terminal/term.h"

enum { EDITED_MOST = 1024 * 1024 }; /* bytes */

/* A file for the text where there is no other place for it; free() its name. */
static int open_temporary(char **path)
{
    const char *directory = getenv("XDG_RUNTIME_DIR");
    if (!directory || !*directory)
        directory = getenv("TMPDIR");
    if (!directory || !*directory)
        directory = "/tmp";
    if (asprintf(path, "%s/mnr-assess-XXXXXX.txt", directory) < 0) {
        *path = NULL;
        return -1;
    }
    return mkostemps(*path, (int)strlen(".txt"), O_CLOEXEC);
}

static int open_at(const char *place, char **path)
{
    *path = strdup(place);
    unlink(place);
    return *path ? open(place, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                        S_IRUSR | S_IWUSR)
                 : -1;
}

static char *make_file(const char *place, const char *text, struct error *error)
{
    char *path;
    size_t length = strlen(text);
    int file = place ? open_at(place, &path) : open_temporary(&path);
    bool done = file >= 0 && write(file, text, length) == (ssize_t)length;
    if (file >= 0)
        done = close(file) == 0 && done;
    if (done)
        return path;
    error_set_system(error, path, _("cannot hand the text to an editor"));
    if (file >= 0)
        unlink(path);
    free(path);
    return NULL;
}

static const char *editor_command(void)
{
    const char *command = getenv("VISUAL");
    if (!command || !*command)
        command = getenv("EDITOR");
    return command && *command ? command : "vi";
}

/* The command may carry options, so the shell takes it apart; the path is never part of it. */
static pid_t start_editor(const char *path)
{
    char *script = NULL;
    if (asprintf(&script, "%s \"$1\"", editor_command()) < 0)
        return -1;
    pid_t child = fork();
    if (child == 0) {
        term_release_signals();
        execl("/bin/sh", "sh", "-c", script, "editor", path, (char *)NULL);
        _exit(127);
    }
    free(script);
    return child;
}

/* Ctrl-C in the editor is the editor's. */
static bool wait_for_editor(pid_t child)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction interrupt;
    struct sigaction quit;
    int status = -1;
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Editors end the last line, and some begin with a byte order mark; the text did neither. */
static bool read_back(const char *path, struct text *edited, struct error *error)
{
    char *bytes = NULL;
    size_t length = 0;
    if (!store_read(path, EDITED_MOST, &bytes, &length, NULL, error))
        return false;
    bool good = text_is_utf8(bytes, length, NULL);
    if (!good)
        error_set(error, ERROR_SYNTAX, path, 0, 0, "%s", _("is not UTF-8; it stays there"));
    else
        good = door_take(DOOR_FILE, bytes, length, edited, error);
    if (good && edited->length > LIMIT_TEXT_BYTES)
        good = error_set(error, ERROR_CONTENT, path, 0, 0, "%s",
                         _("is longer than 64 KiB; it stays there"));
    free(bytes);
    return good;
}

/* What the editor was given, and no words besides. */
static bool is_as_it_was(const char *path, const char *text)
{
    return access(path, F_OK) != 0 || store_holds(path, text, strlen(text));
}

bool editor_edit(const char *place, const char *text, struct text *edited, struct error *error)
{
    char *path = make_file(place, text, error);
    if (!path)
        return false;
    term_leave();
    bool done = wait_for_editor(start_editor(path));
    term_return();
    bool same = !done && is_as_it_was(path, text);
    if (done)
        done = read_back(path, edited, error);
    else if (same)
        error_set(error, ERROR_SYSTEM, NULL, 0, 0,
                  _("the editor “%s” did not end well; the text is as it was"), editor_command());
    else
        error_set(error, ERROR_SYSTEM, path, 0, 0, "%s",
                  _("the editor did not end well; it stays there"));
    if (same || (done && !place))
        unlink(path);
    free(path);
    return done;
}
