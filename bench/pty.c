#include "bench/pty.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 40, LONGEST_MS = 1000 };

double pty_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Reads until nothing has come for QUIET_MS; the answer's time is that of the last byte. */
static bool listen_until_quiet(struct pty *pty, double start, struct pty_answer *answer)
{
    char bytes[65536];
    struct pollfd poll_for = {.fd = pty->master, .events = POLLIN};
    *answer = (struct pty_answer){0};
    while (poll(&poll_for, 1, answer->bytes ? QUIET_MS : LONGEST_MS) > 0) {
        ssize_t got = read(pty->master, bytes, sizeof bytes);
        if (got <= 0)
            break;
        answer->bytes += (size_t)got;
        answer->seconds = pty_now() - start;
    }
    return answer->bytes > 0;
}

bool pty_start(struct pty *pty, char *const *arguments, struct pty_answer *answer)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    double start = pty_now();
    pty->child = forkpty(&pty->master, NULL, NULL, &size);
    if (pty->child < 0)
        return false;
    if (pty->child == 0) {
        setenv("TERM", "xterm-256color", 1);
        execvp(arguments[0], arguments);
        _exit(127);
    }
    return listen_until_quiet(pty, start, answer);
}

bool pty_press(struct pty *pty, const char *keys, struct pty_answer *answer)
{
    size_t length = strlen(keys);
    double start = pty_now();
    if (write(pty->master, keys, length) != (ssize_t)length)
        return false;
    return listen_until_quiet(pty, start, answer);
}

int pty_stop(struct pty *pty, const char *keys, long *resident)
{
    struct pty_answer ignored;
    struct rusage usage;
    int status = 0;
    if (keys)
        pty_press(pty, keys, &ignored);
    else
        kill(pty->child, SIGKILL);
    close(pty->master);
    if (wait4(pty->child, &status, 0, &usage) < 0)
        return -1;
    if (resident)
        *resident = usage.ru_maxrss;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
