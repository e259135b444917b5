#include <poll.h>
#include <stdint.h>
#include <unistd.h>

#include <curses.h>
#include <unistr.h>

#include "tui/term_parts.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
    REST_MILLISECONDS = 20, /* for the rest of a character that came in pieces */
    PASTE_MILLISECONDS = 1000,
    PASTE_MOST = 1024 * 1024,
    FIRST_OWN_CODE = KEY_MAX + 64, /* for sequences that we define ourselves */
};

static struct {
    WINDOW *pad; /* never drawn: reading from it refreshes nothing */
    struct text paste;
    stroke held; /* read, but not yet given out: it came right behind an Esc */
    bool gone;   /* the terminal */
    int late;    /* keys that were handed out although an end was asked for */
} input;

static const struct {
    int code;
    stroke pressed;
} curses_keys[] = {
    {KEY_UP, STROKE_UP},
    {KEY_DOWN, STROKE_DOWN},
    {KEY_LEFT, STROKE_LEFT},
    {KEY_RIGHT, STROKE_RIGHT},
    {KEY_HOME, STROKE_HOME},
    {KEY_FIND, STROKE_HOME},
    {KEY_END, STROKE_END},
    {KEY_SELECT, STROKE_END},
    {KEY_PPAGE, STROKE_PAGE_UP},
    {KEY_NPAGE, STROKE_PAGE_DOWN},
    {KEY_DC, STROKE_DELETE},
    {KEY_BACKSPACE, STROKE_BACKSPACE},
    {KEY_BTAB, STROKE_BACK_TAB},
    {KEY_ENTER, STROKE_ENTER},
    {KEY_SLEFT, STROKE_LEFT | STROKE_SHIFT},
    {KEY_SRIGHT, STROKE_RIGHT | STROKE_SHIFT},
    {KEY_SR, STROKE_UP | STROKE_SHIFT},
    {KEY_SF, STROKE_DOWN | STROKE_SHIFT},
    {KEY_SHOME, STROKE_HOME | STROKE_SHIFT},
    {KEY_SEND, STROKE_END | STROKE_SHIFT},
    {KEY_MOUSE, STROKE_CLICK},
};

enum { PASTE_BEGINS = STROKE_NAMED + 0x8000, PASTE_ENDS };

/* Sequences that terminfo often lacks but nearly every terminal sends. */
static const struct {
    const char *bytes;
    stroke pressed;
} sequences[] = {
    {"\033[200~", PASTE_BEGINS},
    {"\033[201~", PASTE_ENDS},
    {"\033[A", STROKE_UP},
    {"\033[B", STROKE_DOWN},
    {"\033[C", STROKE_RIGHT},
    {"\033[D", STROKE_LEFT},
    {"\033OA", STROKE_UP},
    {"\033OB", STROKE_DOWN},
    {"\033OC", STROKE_RIGHT},
    {"\033OD", STROKE_LEFT},
    {"\033[H", STROKE_HOME},
    {"\033[F", STROKE_END},
    {"\033OH", STROKE_HOME},
    {"\033OF", STROKE_END},
    {"\033[1~", STROKE_HOME},
    {"\033[4~", STROKE_END},
    {"\033[3~", STROKE_DELETE},
    {"\033[5~", STROKE_PAGE_UP},
    {"\033[6~", STROKE_PAGE_DOWN},
    {"\033[Z", STROKE_BACK_TAB},
    {"\033[1;5C", STROKE_RIGHT | STROKE_CONTROL},
    {"\033[1;5D", STROKE_LEFT | STROKE_CONTROL},
    {"\033[1;3C", STROKE_RIGHT | STROKE_ALT},
    {"\033[1;3D", STROKE_LEFT | STROKE_ALT},
    {"\033[1;5H", STROKE_HOME | STROKE_CONTROL},
    {"\033[1;5F", STROKE_END | STROKE_CONTROL},
    {"\033[1;2C", STROKE_RIGHT | STROKE_SHIFT},
    {"\033[1;2D", STROKE_LEFT | STROKE_SHIFT},
    {"\033[1;2A", STROKE_UP | STROKE_SHIFT},
    {"\033[1;2B", STROKE_DOWN | STROKE_SHIFT},
    {"\033[1;2H", STROKE_HOME | STROKE_SHIFT},
    {"\033[1;2F", STROKE_END | STROKE_SHIFT},
    {"\033[1;6C", STROKE_RIGHT | STROKE_CONTROL | STROKE_SHIFT},
    {"\033[1;6D", STROKE_LEFT | STROKE_CONTROL | STROKE_SHIFT},
    {"\033[1;6H", STROKE_HOME | STROKE_CONTROL | STROKE_SHIFT},
    {"\033[1;6F", STROKE_END | STROKE_CONTROL | STROKE_SHIFT},
    {"\033[3;5~", STROKE_DELETE | STROKE_CONTROL},
    {"\033OP", STROKE_F1},
    {"\033OQ", STROKE_F1 + 1},
    {"\033OS", STROKE_F1 + 3},
    {"\033[11~", STROKE_F1},
    {"\033[12~", STROKE_F1 + 1},
    {"\033[14~", STROKE_F1 + 3},
    {"\033[[A", STROKE_F1},
    {"\033[[B", STROKE_F1 + 1},
    {"\033[[D", STROKE_F1 + 3},
};

static stroke stroke_of_code(int code)
{
    if (code >= FIRST_OWN_CODE && code < FIRST_OWN_CODE + (int)COUNT(sequences))
        return sequences[code - FIRST_OWN_CODE].pressed;
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return STROKE_F1 + (stroke)(code - KEY_F(1));
    for (size_t i = 0; i < COUNT(curses_keys); i++)
        if (curses_keys[i].code == code)
            return curses_keys[i].pressed;
    return STROKE_NAMED; /* a key that means nothing here */
}

static stroke stroke_of_character(wint_t character)
{
    switch (character) {
    case 0x7F:
        return STROKE_BACKSPACE;
    case '\n':
        return STROKE_ENTER;
    case 0: /* what terminals send for Ctrl-Space */
        return ' ' | STROKE_CONTROL;
    default:
        return (stroke)character;
    }
}

/* Where terminfo knows a sequence by a name of its own (Ctrl and an arrow, in most), ncurses gives
   it a number beyond KEY_MAX that says nothing: ours takes its place. */
static void define_sequences(void)
{
    for (size_t i = 0; i < COUNT(sequences); i++) {
        int code = key_defined(sequences[i].bytes);
        if (code == 0 || code > KEY_MAX)
            define_key(sequences[i].bytes, FIRST_OWN_CODE + (int)i);
    }
}

bool term_input_start(void)
{
    input.pad = newpad(1, 1);
    if (!input.pad)
        return false;
    keypad(input.pad, TRUE);
    intrflush(input.pad, FALSE);
    define_sequences();
    return true;
}

void term_input_stop(void)
{
    if (input.pad)
        delwin(input.pad);
    input.pad = NULL;
    text_free(&input.paste);
}

/* Reads one key if it comes within `milliseconds`. */
static bool read_key(int milliseconds, stroke *pressed, bool *resized)
{
    wint_t got = 0;
    if (input.held) {
        *pressed = input.held;
        *resized = false;
        input.held = 0;
        return true;
    }
    wtimeout(input.pad, milliseconds);
    int kind = wget_wch(input.pad, &got);
    if (kind == ERR)
        return false;
    *resized = kind == KEY_CODE_YES && (int)got == KEY_RESIZE;
    *pressed = kind == KEY_CODE_YES ? stroke_of_code((int)got) : stroke_of_character(got);
    return true;
}

static void add_to_paste(stroke pressed)
{
    char bytes[8];
    if (pressed == STROKE_ENTER)
        pressed = '\n';
    bool text = (pressed >= ' ' || pressed == '\n' || pressed == '\t') && pressed < STROKE_NAMED;
    if (!text || input.paste.length > PASTE_MOST)
        return;
    int length = u8_uctomb((uint8_t *)bytes, pressed, sizeof bytes);
    if (length > 0)
        text_append_bytes(&input.paste, bytes, (size_t)length);
}

/* Everything up to the end mark, or until nothing more comes. Text that ends in CR LF comes as two
   returns; the second of a pair is not left out, since a terminal sends one return a line. */
static void read_paste(struct event *event)
{
    stroke pressed;
    bool resized;
    text_free(&input.paste);
    while (read_key(PASTE_MILLISECONDS, &pressed, &resized) && pressed != PASTE_ENDS)
        add_to_paste(pressed);
    *event = (struct event){
        .kind = EVENT_PASTE,
        .text = input.paste.data ? input.paste.data : "",
        .length = input.paste.length,
    };
}

/* Esc with a character right behind it is Alt and that character. */
static stroke with_alt(stroke pressed)
{
    stroke next;
    bool resized;
    if (pressed != STROKE_ESCAPE || !read_key(0, &next, &resized))
        return pressed;
    if (resized) {
        unget_wch(KEY_RESIZE);
        return pressed;
    }
    if (next == PASTE_BEGINS || next == STROKE_CLICK) {
        input.held = next;
        return pressed;
    }
    return next | STROKE_ALT;
}

/* Keys that had reached us when the end was asked for were meant to count: they come first, though
   not for ever. */
static bool take_late_key(struct event *event)
{
    enum { MOST_LATE = 4096 };
    stroke pressed;
    bool resized = false;
    if (input.gone || input.late >= MOST_LATE || !read_key(0, &pressed, &resized))
        return false;
    input.late++;
    *event = (struct event){.kind = resized ? EVENT_RESIZE : EVENT_STROKE};
    if (!resized && pressed == PASTE_BEGINS)
        read_paste(event);
    else
        event->pressed = with_alt(pressed);
    return true;
}

static bool take_flags(struct event *event)
{
    if (term_stop_asked && take_late_key(event))
        return true;
    if (term_stop_asked || input.gone) {
        *event = (struct event){.kind = EVENT_STOP};
        return true;
    }
    if (term_suspend_asked) {
        term_suspend_asked = 0;
        *event = (struct event){.kind = EVENT_SUSPEND};
        return true;
    }
    return false;
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

/* Sleeps until there is input or a signal. False when the time is up. */
static bool sleep_until_input(int milliseconds)
{
    int wake = term_signals_wake();
    struct pollfd watched[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = wake, .events = POLLIN},
    };
    int ready = poll(watched, COUNT(watched), milliseconds);
    if (ready == 0)
        return false;
    if (ready > 0 && (watched[0].revents & (POLLHUP | POLLERR | POLLNVAL)))
        input.gone = true;
    char drained[16];
    if (ready > 0 && (watched[1].revents & POLLIN))
        while (read(wake, drained, sizeof drained) > 0)
            ;
    return true;
}

bool term_has_input(void)
{
    struct pollfd watched = {.fd = STDIN_FILENO, .events = POLLIN};
    return input.held || poll(&watched, 1, 0) > 0;
}

/* Which of the mouse's doings it was; false for those that mean nothing here. */
static bool read_mouse(struct event *event)
{
    MEVENT mouse;
    if (getmouse(&mouse) != OK)
        return false;
    *event = (struct event){.kind = EVENT_MOUSE, .row = mouse.y, .column = mouse.x};
    if (mouse.bstate & BUTTON4_PRESSED)
        event->pressed = STROKE_UP;
    else if (mouse.bstate & BUTTON5_PRESSED)
        event->pressed = STROKE_DOWN;
    else if (mouse.bstate & BUTTON1_PRESSED)
        event->pressed = STROKE_CLICK;
    return event->pressed;
}

void term_wait(int milliseconds, struct event *event)
{
    enum { EMPTY_READS = 50 };
    for (int empty = 0; !take_flags(event); empty++) {
        stroke pressed;
        bool resized;
        if (read_key(REST_MILLISECONDS, &pressed, &resized)) {
            if (!resized && pressed == STROKE_CLICK) {
                if (read_mouse(event))
                    return;
                continue;
            }
            *event = (struct event){.kind = resized ? EVENT_RESIZE : EVENT_STROKE};
            if (!resized && pressed == PASTE_BEGINS)
                read_paste(event);
            else
                event->pressed = with_alt(pressed);
            return;
        }
        /* Readable for ever with nothing to read: the terminal is gone without saying so. */
        if (empty > EMPTY_READS)
            input.gone = true;
        if (take_flags(event) || take_resize(event))
            return;
        if (!sleep_until_input(milliseconds)) {
            *event = (struct event){.kind = EVENT_IDLE};
            return;
        }
    }
}
