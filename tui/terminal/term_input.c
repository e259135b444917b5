#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

#include "core/base/decoder.h"
#include "tui/terminal/term_parts.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
    PIECE = 16384,                /* bytes read at once */
    ESCAPE_MILLISECONDS = 25,     /* for what makes a lone Esc Alt or a key */
    CHARACTER_MILLISECONDS = 250, /* for the rest of a character */
    PASTE_MILLISECONDS = 1000,    /* after which somebody may be told of a paste without an end */
    LATE_MOST = 1024 * 1024,      /* bytes taken in after an end was asked for */
};

static struct {
    struct decoder *decoder;
    long long fed_at; /* when bytes came last, in ms */
    bool gone;        /* the terminal */
    bool late;        /* an end was asked for, and what had come until then is taken in */
} input;

/* ---- keys as the terminal's description has them ---- */

/* Names of capabilities, in the order in which they win where two are the same bytes. */
static const struct {
    const char *name;
    stroke pressed;
} capabilities[] = {
    {"kbs", STROKE_BACKSPACE},
    {"kcuu1", STROKE_UP},
    {"kcud1", STROKE_DOWN},
    {"kcub1", STROKE_LEFT},
    {"kcuf1", STROKE_RIGHT},
    {"khome", STROKE_HOME},
    {"kfnd", STROKE_HOME},
    {"kend", STROKE_END},
    {"kslt", STROKE_END},
    {"kpp", STROKE_PAGE_UP},
    {"knp", STROKE_PAGE_DOWN},
    {"kdch1", STROKE_DELETE},
    {"kcbt", STROKE_BACK_TAB},
    {"kent", STROKE_ENTER},
    {"kLFT", STROKE_LEFT | STROKE_SHIFT},
    {"kRIT", STROKE_RIGHT | STROKE_SHIFT},
    {"kri", STROKE_UP | STROKE_SHIFT},
    {"kind", STROKE_DOWN | STROKE_SHIFT},
    {"kHOM", STROKE_HOME | STROKE_SHIFT},
    {"kEND", STROKE_END | STROKE_SHIFT},
    {"kLFT5", STROKE_LEFT | STROKE_CONTROL},
    {"kRIT5", STROKE_RIGHT | STROKE_CONTROL},
    {"kHOM5", STROKE_HOME | STROKE_CONTROL},
    {"kEND5", STROKE_END | STROKE_CONTROL},
    {"kDC5", STROKE_DELETE | STROKE_CONTROL},
    {"kLFT3", STROKE_LEFT | STROKE_ALT},
    {"kRIT3", STROKE_RIGHT | STROKE_ALT},
    {"kf1", STROKE_F1},
    {"kf2", STROKE_F1 + 1},
    {"kf3", STROKE_F1 + 2},
    {"kf4", STROKE_F1 + 3},
    {"kf5", STROKE_F1 + 4},
    {"kf6", STROKE_F1 + 5},
    {"kf7", STROKE_F1 + 6},
    {"kf8", STROKE_F1 + 7},
    {"kf9", STROKE_F1 + 8},
    {"kf10", STROKE_F1 + 9},
    {"kf11", STROKE_F1 + 10},
    {"kf12", STROKE_F1 + 11},
};

static bool define_keys(struct decoder *decoder)
{
    for (size_t i = 0; i < COUNT(capabilities); i++) {
        const char *bytes = tigetstr(capabilities[i].name);
        if ((intptr_t)bytes > 0 && !decoder_define(decoder, bytes, capabilities[i].pressed))
            return false;
    }
    return true;
}

bool term_input_start(void)
{
    input.decoder = decoder_new();
    return input.decoder && define_keys(input.decoder);
}

void term_input_stop(void)
{
    decoder_free(input.decoder);
    input.decoder = NULL;
}

void term_input_expect_mouse(bool expected)
{
    if (input.decoder)
        decoder_expect_mouse(input.decoder, expected);
}

/* ---- reading ---- */

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Takes in what has come, without waiting. Returns how much; 0 for nothing. */
static size_t take_in(void)
{
    char piece[PIECE];
    struct pollfd watched = {.fd = STDIN_FILENO, .events = POLLIN};
    if (input.gone || poll(&watched, 1, 0) <= 0)
        return 0;
    ssize_t got = read(STDIN_FILENO, piece, sizeof piece);
    /* Readable with nothing to read, or an error: the terminal is gone. */
    if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
        input.gone = true;
    if (got <= 0 || !decoder_feed(input.decoder, piece, (size_t)got))
        return 0;
    input.fed_at = now();
    return (size_t)got;
}

/* How long the rest is waited for of what has begun; negative: for ever. */
static int patience(void)
{
    switch (decoder_waits(input.decoder)) {
    case DECODER_WAITS_ESCAPE:
        return ESCAPE_MILLISECONDS;
    case DECODER_WAITS_CHARACTER:
        return CHARACTER_MILLISECONDS;
    default:
        return -1;
    }
}

/* The next event of what was taken in, also when its rest has been waited for long enough. */
static bool next_decoded(struct decoded *decoded)
{
    if (decoder_next(input.decoder, decoded))
        return true;
    int most = patience();
    return most >= 0 && (input.late || input.gone || now() - input.fed_at >= most) &&
           decoder_give_up(input.decoder, decoded);
}

static void make_event(const struct decoded *decoded, struct event *event)
{
    static const enum event_kind kinds[] = {
        [DECODED_STROKE] = EVENT_STROKE,
        [DECODED_WRONG] = EVENT_WRONG,
        [DECODED_PASTE] = EVENT_PASTE,
        [DECODED_MOUSE] = EVENT_MOUSE,
    };
    *event = (struct event){
        .kind = kinds[decoded->kind],
        .pressed = decoded->pressed,
        .escaped = decoded->escaped,
        .row = decoded->row,
        .column = decoded->column,
        .text = decoded->bytes,
        .length = decoded->length,
        .cut = decoded->cut,
    };
}

static bool take_decoded(struct event *event)
{
    struct decoded decoded;
    if (!next_decoded(&decoded))
        return false;
    make_event(&decoded, event);
    return true;
}

/* ---- signals, sizes, the end ---- */

/* Keys that had reached us when the end was asked for were meant to count: they come first. */
static void take_late_keys(void)
{
    size_t taken = 0;
    size_t more = 1;
    while (!input.late && more && taken < LATE_MOST) {
        more = take_in();
        taken += more;
    }
    input.late = true;
}

/* With what has come of a paste that is not at its end. */
static bool take_end(struct event *event)
{
    struct decoded paste = {0};
    if (term_stop_asked)
        take_late_keys();
    if (!term_stop_asked && !input.gone)
        return false;
    if (take_decoded(event))
        return true;
    bool unfinished = decoder_end(input.decoder, &paste);
    if (unfinished)
        make_event(&paste, event);
    else
        *event = (struct event){0};
    event->kind = EVENT_STOP;
    return true;
}

/* Not in the middle of a paste: its rest would go to whoever has the terminal then. */
static bool take_suspension(struct event *event)
{
    if (!term_suspend_asked || term_is_pasting())
        return false;
    term_suspend_asked = 0;
    *event = (struct event){.kind = EVENT_SUSPEND};
    return true;
}

/* Keys that were pressed before the window changed come first: what they meant was on the screen
   then. */
static bool take_resize(struct event *event)
{
    if (!term_resize_seen)
        return false;
    term_resize_seen = 0;
    term_take_size();
    *event = (struct event){.kind = EVENT_RESIZE};
    return true;
}

/* ---- waiting ---- */

/* Sleeps until there is input or a signal, at most that long. */
static void sleep_until_input(int milliseconds)
{
    int wake = term_signals_wake();
    struct pollfd watched[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = wake, .events = POLLIN},
    };
    char drained[16];
    int ready = poll(watched, COUNT(watched), milliseconds);
    if (ready > 0 && !(watched[0].revents & POLLIN) &&
        (watched[0].revents & (POLLHUP | POLLERR | POLLNVAL)))
        input.gone = true;
    if (ready > 0 && (watched[1].revents & POLLIN))
        while (read(wake, drained, sizeof drained) > 0)
            ;
}

/* The shorter of two times, of which the negative one is for ever. */
static int shorter(int one, int other)
{
    if (one < 0 || other < 0)
        return one < 0 ? other : one;
    return one < other ? one : other;
}

/* What is left of a time that began at `since`. */
static int left_of(int milliseconds, long long since)
{
    long long left = milliseconds < 0 ? -1 : since + milliseconds - now();
    return milliseconds < 0 ? -1 : left > 0 ? (int)left : 0;
}

bool term_is_pasting(void)
{
    return input.decoder && decoder_waits(input.decoder) == DECODER_WAITS_PASTE;
}

size_t term_pasted(void)
{
    return decoder_pasted(input.decoder);
}

bool term_has_input(void)
{
    struct pollfd watched = {.fd = STDIN_FILENO, .events = POLLIN};
    return decoder_holds(input.decoder) || poll(&watched, 1, 0) > 0;
}

bool term_take(struct event *event)
{
    return take_decoded(event) || (take_in() && take_decoded(event));
}

void term_wait(int milliseconds, struct event *event)
{
    long long since = now();
    for (;;) {
        if (take_end(event) || take_suspension(event) || take_decoded(event))
            return;
        if (take_in())
            continue;
        if (take_end(event) || take_suspension(event) || take_resize(event))
            return;
        int most = term_is_pasting() ? shorter(milliseconds, PASTE_MILLISECONDS) : milliseconds;
        int left = left_of(most, since);
        if (left == 0) {
            *event = (struct event){.kind = EVENT_IDLE};
            return;
        }
        sleep_until_input(shorter(left, left_of(patience(), input.fed_at)));
    }
}
