#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "tui/terminal/term_parts.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

volatile sig_atomic_t term_stop_asked;
volatile sig_atomic_t term_suspend_asked;
volatile sig_atomic_t term_resize_seen;

static int wake[2] = {-1, -1}; /* a handler writes, term_wait polls */

static void wake_up(void)
{
    int before = errno;
    if (write(wake[1], "", 1) < 0)
        errno = 0; /* full: it wakes already */
    errno = before;
}

static void on_stop(int signal)
{
    (void)signal;
    term_stop_asked = 1;
    wake_up();
}

static void on_suspend(int signal)
{
    (void)signal;
    term_suspend_asked = 1;
    wake_up();
}

/* In place of ncurses' own, which would not say that a window shrank and grew back to the size it
   had: the terminal has forgotten what was cut off then. */
static void on_resize(int signal)
{
    (void)signal;
    term_resize_seen = 1;
    wake_up();
}

static const struct {
    int number;
    void (*handler)(int);
} signals[] = {
    {SIGTERM, on_stop},    {SIGHUP, on_stop},  {SIGINT, on_stop},     {SIGQUIT, on_stop},
    {SIGTSTP, on_suspend}, {SIGPIPE, SIG_IGN}, {SIGWINCH, on_resize},
};

/* A signal that the shell told us to ignore stays ignored. */
static void catch_signals(void)
{
    for (size_t i = 0; i < COUNT(signals); i++) {
        struct sigaction before;
        struct sigaction action = {.sa_handler = signals[i].handler};
        sigemptyset(&action.sa_mask);
        if (sigaction(signals[i].number, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signals[i].number, &action, NULL);
    }
}

void term_release_signals(void)
{
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < COUNT(signals); i++)
        sigaction(signals[i].number, &action, NULL);
}

bool term_signals_start(struct error *error)
{
    if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0)
        return error_set_system(error, NULL, _("cannot start the screen"));
    catch_signals();
    return true;
}

int term_signals_wake(void)
{
    return wake[0];
}

void term_signals_stop(void)
{
    if (wake[0] < 0)
        return;
    term_release_signals();
    for (size_t i = 0; i < COUNT(wake); i++) {
        close(wake[i]);
        wake[i] = -1;
    }
}
