#include "plain/input.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/base/text.h"
#include "plain/typing.h"

static const int caught_signals[] = {SIGHUP, SIGTERM, SIGQUIT, SIGINT, SIGTSTP, SIGCONT};

enum { SIGNALS = sizeof caught_signals / sizeof *caught_signals, PIECE = 4096 };

/* One standard input per process. */
static struct {
    struct sigaction before[SIGNALS];
    sigset_t mask_before;
    struct text line;    /* as far as it has come */
    struct text waiting; /* read, and not looked at yet; of a terminal, typing.h has it */
    size_t at;
    bool behind_return; /* a newline that comes next is part of the same line end */
    bool ended;
    bool terminal;
    bool typed; /* on a terminal that is ours */
} lines;

static volatile sig_atomic_t caught;
static volatile sig_atomic_t stopped;
static volatile sig_atomic_t continued;

static void catch_signal(int number)
{
    if (number == SIGTSTP)
        stopped = 1;
    else if (number == SIGCONT)
        continued = 1;
    else
        caught = number;
}

/* Stopping and going on mean something only where the terminal has been changed. */
static bool is_to_catch(int number)
{
    return lines.typed || (number != SIGTSTP && number != SIGCONT);
}

static void listen(void)
{
    sigset_t blocked;
    struct sigaction action = {.sa_handler = catch_signal};
    sigemptyset(&action.sa_mask);
    sigemptyset(&blocked);
    for (size_t i = 0; i < SIGNALS; i++) {
        sigaction(caught_signals[i], NULL, &lines.before[i]);
        if (lines.before[i].sa_handler == SIG_IGN || !is_to_catch(caught_signals[i]))
            continue;
        sigaddset(&blocked, caught_signals[i]);
        sigaction(caught_signals[i], &action, NULL);
    }
    sigprocmask(SIG_BLOCK, &blocked, &lines.mask_before);
}

void lines_begin(void)
{
    lines.terminal = isatty(STDIN_FILENO);
    lines.typed = typing_begin();
    listen();
}

void lines_end(void)
{
    if (lines.typed)
        typing_end();
    sigprocmask(SIG_SETMASK, &lines.mask_before, NULL);
    for (size_t i = 0; i < SIGNALS; i++)
        sigaction(caught_signals[i], &lines.before[i], NULL);
    text_free(&lines.line);
    text_free(&lines.waiting);
    lines.at = 0;
    lines.ended = lines.typed = lines.behind_return = false;
}

/* ---- signals ---- */

/* The shell gets its terminal as it was, and we are stopped as if nobody had caught the signal. */
static void stop(void)
{
    sigset_t unblocked;
    struct sigaction plain = {.sa_handler = SIG_DFL};
    struct sigaction ours;
    stopped = 0;
    typing_leave();
    sigemptyset(&plain.sa_mask);
    sigaction(SIGTSTP, &plain, &ours);
    raise(SIGTSTP);
    sigemptyset(&unblocked);
    sigaddset(&unblocked, SIGTSTP);
    sigaddset(&unblocked, SIGCONT);
    sigprocmask(SIG_UNBLOCK, &unblocked, NULL); /* here we stop */
    sigprocmask(SIG_BLOCK, &unblocked, NULL);
    sigaction(SIGTSTP, &ours, NULL);
    continued = 1;
}

static enum lines_event take_signal(void)
{
    bool interrupted = caught == SIGINT && lines.terminal;
    caught = 0;
    if (!interrupted)
        return LINES_GONE;
    if (lines.typed)
        typing_forget(&lines.line);
    text_free(&lines.line);
    lines.at = lines.waiting.length = 0;
    return LINES_INTERRUPTED;
}

/* ---- reading ---- */

static enum lines_event fail_for_memory(void)
{
    errno = ENOMEM;
    return LINES_FAILED;
}

static bool take_in(const char *piece, size_t length)
{
    if (lines.typed)
        return typing_feed(piece, length);
    text_append_bytes(&lines.waiting, piece, length);
    return !lines.waiting.failed;
}

/* Reads what has come. LINES_LINE: some has, or nothing for now. */
static enum lines_event read_some(void)
{
    char piece[PIECE];
    ssize_t length = read(STDIN_FILENO, piece, sizeof piece);
    if (length > 0)
        return take_in(piece, (size_t)length) ? LINES_LINE : fail_for_memory();
    if (length < 0 && (errno == EINTR || errno == EAGAIN))
        return LINES_LINE;
    if (lines.terminal && !isatty(STDIN_FILENO))
        return LINES_GONE;
    return length < 0 ? LINES_FAILED : LINES_END;
}

/* Waits for more. LINES_LINE: some came. */
static enum lines_event read_more(void)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    const struct timespec patience = {.tv_nsec = TYPING_PATIENCE * 1000000L};
    bool hurried = lines.typed && typing_waits();
    int ready = ppoll(&input, 1, hurried ? &patience : NULL, &lines.mask_before);
    if (ready < 0 && errno != EINTR)
        return LINES_FAILED;
    if (stopped)
        stop();
    if (continued)
        typing_return(&lines.line);
    continued = 0;
    if (caught)
        return take_signal();
    if (ready == 0 && hurried)
        typing_give_up(&lines.line);
    return ready > 0 ? read_some() : LINES_LINE;
}

/* Moves what waits to the line, up to its end: \n, or CR, or both. Returns whether it is there. */
static bool go_on(void)
{
    while (lines.at < lines.waiting.length) {
        char byte = lines.waiting.data[lines.at++];
        bool same_end = byte == '\n' && lines.behind_return;
        lines.behind_return = byte == '\r';
        if (same_end)
            continue;
        if (byte == '\n' || byte == '\r')
            return true;
        text_append_bytes(&lines.line, &byte, 1);
    }
    lines.at = lines.waiting.length = 0;
    return false;
}

static bool waiting_has_line(void)
{
    for (size_t i = lines.at; i < lines.waiting.length; i++) {
        char byte = lines.waiting.data[i];
        if (byte == '\r' || (byte == '\n' && !(i == lines.at && lines.behind_return)))
            return true;
    }
    return false;
}

static bool has_line(void)
{
    return lines.typed ? typing_has_line() : waiting_has_line();
}

bool lines_are_there(void)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    while (!lines.ended && !has_line() && poll(&input, 1, 0) > 0)
        if (read_some() != LINES_LINE)
            return true; /* what it is, the next reading says */
    return lines.ended || has_line();
}

/* The line, which begins anew. NULL when there is no memory. */
static char *take_line(size_t *length)
{
    text_append(&lines.line, "");
    *length = lines.line.length;
    return text_take(&lines.line);
}

/* Goes on with the line. LINES_LINE: it is at its end, else `more` is set. */
static enum lines_event step(bool *more)
{
    *more = false;
    if (!lines.typed) {
        if (go_on())
            return LINES_LINE;
    } else {
        enum typing_event event = typing_go_on(&lines.line);
        if (event == TYPING_LINE)
            return LINES_LINE;
        if (event == TYPING_END)
            return LINES_END;
    }
    if (lines.line.failed)
        return fail_for_memory();
    *more = true;
    return lines.ended ? LINES_END : read_more();
}

enum lines_event lines_read(char **line, size_t *length)
{
    enum lines_event event;
    bool more;
    *line = NULL;
    *length = 0;
    do
        event = step(&more);
    while (event == LINES_LINE && more);
    lines.ended = lines.ended || event == LINES_END;
    if (event == LINES_INTERRUPTED || event == LINES_FAILED ||
        (event != LINES_LINE && !lines.line.length))
        return event;
    *line = take_line(length);
    if (!*line)
        return fail_for_memory();
    return event == LINES_END ? LINES_LINE : event;
}
