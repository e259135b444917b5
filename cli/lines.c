#include "cli/lines.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "core/text.h"

static const int caught_signals[] = {SIGHUP, SIGTERM, SIGQUIT, SIGINT};

enum { SIGNALS = sizeof caught_signals / sizeof *caught_signals, PIECE = 4096 };

/* One standard input per process. */
static struct {
    struct sigaction before[SIGNALS];
    sigset_t mask_before;
    struct text waiting; /* read, and not handed out */
    bool ended;
    bool terminal;
} lines;

static volatile sig_atomic_t caught;

static void catch_signal(int number)
{
    caught = number;
}

void lines_begin(void)
{
    sigset_t blocked;
    struct sigaction action = {.sa_handler = catch_signal};
    lines.terminal = isatty(STDIN_FILENO);
    sigemptyset(&action.sa_mask);
    sigemptyset(&blocked);
    for (size_t i = 0; i < SIGNALS; i++) {
        sigaction(caught_signals[i], NULL, &lines.before[i]);
        if (lines.before[i].sa_handler == SIG_IGN)
            continue;
        sigaddset(&blocked, caught_signals[i]);
        sigaction(caught_signals[i], &action, NULL);
    }
    sigprocmask(SIG_BLOCK, &blocked, &lines.mask_before);
}

void lines_end(void)
{
    sigprocmask(SIG_SETMASK, &lines.mask_before, NULL);
    for (size_t i = 0; i < SIGNALS; i++)
        sigaction(caught_signals[i], &lines.before[i], NULL);
    text_free(&lines.waiting);
    lines.ended = false;
}

/* The first bytes of what waits, and that many are gone then, with what parts them from the rest.
 */
static char *take(size_t length, size_t parting)
{
    char *line = malloc(length + 1);
    if (!line)
        return NULL;
    memcpy(line, lines.waiting.data, length);
    line[length] = '\0';
    lines.waiting.length -= length + parting;
    memmove(lines.waiting.data, lines.waiting.data + length + parting, lines.waiting.length);
    return line;
}

/* A terminal keeps a line to itself until it is ended. */
static void read_unfinished(void)
{
    struct termios before;
    struct termios now;
    char piece[PIECE];
    if (!lines.terminal || tcgetattr(STDIN_FILENO, &before) != 0)
        return;
    now = before;
    now.c_lflag &= ~(tcflag_t)ICANON;
    now.c_cc[VMIN] = 0;
    now.c_cc[VTIME] = 0;
    if (tcsetattr(STDIN_FILENO, TCSANOW, &now) != 0)
        return;
    ssize_t length = read(STDIN_FILENO, piece, sizeof piece);
    if (length > 0)
        text_append_bytes(&lines.waiting, piece, (size_t)length);
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
}

static enum lines_event take_signal(void)
{
    bool interrupted = caught == SIGINT && lines.terminal;
    caught = 0;
    if (interrupted)
        return LINES_INTERRUPTED;
    read_unfinished();
    return LINES_GONE;
}

static enum lines_event fail_for_memory(void)
{
    errno = ENOMEM;
    return LINES_FAILED;
}

/* Waits for more. LINES_LINE: some came. */
static enum lines_event read_more(void)
{
    char piece[PIECE];
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    if (ppoll(&input, 1, NULL, &lines.mask_before) < 0 && errno != EINTR)
        return LINES_FAILED;
    if (caught)
        return take_signal();
    ssize_t length = read(STDIN_FILENO, piece, sizeof piece);
    if (length > 0)
        text_append_bytes(&lines.waiting, piece, (size_t)length);
    if (lines.waiting.failed)
        return fail_for_memory();
    if (length > 0 || (length < 0 && (errno == EINTR || errno == EAGAIN)))
        return LINES_LINE;
    if (lines.terminal && !isatty(STDIN_FILENO))
        return LINES_GONE;
    return length < 0 ? LINES_FAILED : LINES_END;
}

bool lines_are_there(void)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    return memchr(lines.waiting.data ? lines.waiting.data : "", '\n', lines.waiting.length) ||
           poll(&input, 1, 0) > 0;
}

enum lines_event lines_read(char **line, size_t *length)
{
    enum lines_event event = LINES_LINE;
    const char *end = NULL;
    *line = NULL;
    *length = 0;
    while (event == LINES_LINE &&
           !(end = lines.waiting.length ? memchr(lines.waiting.data, '\n', lines.waiting.length)
                                        : NULL))
        event = lines.ended ? LINES_END : read_more();
    lines.ended = lines.ended || event == LINES_END;
    if (event == LINES_INTERRUPTED || event == LINES_FAILED || (!end && lines.waiting.length == 0))
        return event;
    *length = end ? (size_t)(end - lines.waiting.data) : lines.waiting.length;
    *line = take(*length, end != NULL);
    if (!*line)
        return fail_for_memory();
    return event == LINES_END ? LINES_LINE : event;
}
