#include "tui/term.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>
#include <unistr.h>

#include "core/i18n.h"
#include "core/store.h"
#include "tui/theme.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
    ESCAPE_MILLISECONDS = 25, /* between the bytes of one key */
    REST_MILLISECONDS = 20,   /* for the rest of a character that came in pieces */
    PASTE_MILLISECONDS = 1000,
    PASTE_MOST = 1024 * 1024,
    EDITED_MOST = 1024 * 1024,
    FIRST_OWN_CODE = KEY_MAX + 64, /* for sequences that we define ourselves */
};

/* Curses is one per process, and signals tell only a global. */
static struct {
    SCREEN *screen;
    WINDOW *input; /* never drawn: reading from it refreshes nothing */
    struct text paste;
    stroke held; /* read, but not yet given out: it came right behind an Esc */
    int wake[2]; /* a signal writes, term_wait polls */
    bool gone;
    int late; /* keys that were handed out although an end was asked for */
} term = {.wake = {-1, -1}};

static volatile sig_atomic_t stop_asked;
static volatile sig_atomic_t suspend_asked;
static volatile sig_atomic_t resize_seen;

/* ---- signals ---- */

static void wake(void)
{
    int before = errno;
    if (write(term.wake[1], "", 1) < 0)
        errno = 0; /* full: it wakes already */
    errno = before;
}

static void on_stop(int signal)
{
    (void)signal;
    stop_asked = 1;
    wake();
}

static void on_suspend(int signal)
{
    (void)signal;
    suspend_asked = 1;
    wake();
}

/* In place of ncurses' own, which would not say that a window shrank and grew back to the size it
   had: the terminal has forgotten what was cut off then. */
static void on_resize(int signal)
{
    (void)signal;
    resize_seen = 1;
    wake();
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

static void release_signals(void)
{
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < COUNT(signals); i++)
        sigaction(signals[i].number, &action, NULL);
}

/* ---- what the terminal sends ---- */

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

/* Reads one key if it comes within `milliseconds`. */
static bool read_key(int milliseconds, stroke *pressed, bool *resized)
{
    wint_t got = 0;
    if (term.held) {
        *pressed = term.held;
        *resized = false;
        term.held = 0;
        return true;
    }
    wtimeout(term.input, milliseconds);
    int kind = wget_wch(term.input, &got);
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
    if (!text || term.paste.length > PASTE_MOST)
        return;
    int length = u8_uctomb((uint8_t *)bytes, pressed, sizeof bytes);
    if (length > 0)
        text_append_bytes(&term.paste, bytes, (size_t)length);
}

/* Everything up to the end mark, or until nothing more comes. Text that ends in CR LF comes as two
   returns; the second of a pair is not left out, since a terminal sends one return a line. */
static void read_paste(struct event *event)
{
    stroke pressed;
    bool resized;
    text_free(&term.paste);
    while (read_key(PASTE_MILLISECONDS, &pressed, &resized) && pressed != PASTE_ENDS)
        add_to_paste(pressed);
    *event = (struct event){
        .kind = EVENT_PASTE,
        .text = term.paste.data ? term.paste.data : "",
        .length = term.paste.length,
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
        term.held = next;
        return pressed;
    }
    return next | STROKE_ALT;
}

/* Takes over the window's size, unless the environment holds it still. */
static void take_size(void)
{
    struct winsize size;
    bool frozen = getenv("LINES") || getenv("COLUMNS");
    if (!frozen && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col &&
        is_term_resized(size.ws_row, size.ws_col))
        resize_term(size.ws_row, size.ws_col);
    clearok(curscr, TRUE);
}

/* Keys that had reached us when the end was asked for were meant to count: they come first, though
   not for ever. */
static bool take_late_key(struct event *event)
{
    enum { MOST_LATE = 4096 };
    stroke pressed;
    bool resized = false;
    if (term.gone || term.late >= MOST_LATE || !read_key(0, &pressed, &resized))
        return false;
    term.late++;
    *event = (struct event){.kind = resized ? EVENT_RESIZE : EVENT_STROKE};
    if (!resized && pressed == PASTE_BEGINS)
        read_paste(event);
    else
        event->pressed = with_alt(pressed);
    return true;
}

static bool take_flags(struct event *event)
{
    if (stop_asked && take_late_key(event))
        return true;
    if (stop_asked || term.gone) {
        *event = (struct event){.kind = EVENT_STOP};
        return true;
    }
    if (suspend_asked) {
        suspend_asked = 0;
        *event = (struct event){.kind = EVENT_SUSPEND};
        return true;
    }
    return false;
}

/* Keys that were pressed before the window changed come first: what they meant was on the screen
   then. */
static bool take_resize(struct event *event)
{
    if (!resize_seen)
        return false;
    resize_seen = 0;
    take_size();
    *event = (struct event){.kind = EVENT_RESIZE};
    return true;
}

/* Sleeps until there is input or a signal. False when the time is up. */
static bool sleep_until_input(int milliseconds)
{
    struct pollfd watched[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = term.wake[0], .events = POLLIN},
    };
    int ready = poll(watched, COUNT(watched), milliseconds);
    if (ready == 0)
        return false;
    if (ready > 0 && (watched[0].revents & (POLLHUP | POLLERR | POLLNVAL)))
        term.gone = true;
    char drained[16];
    if (ready > 0 && (watched[1].revents & POLLIN))
        while (read(term.wake[0], drained, sizeof drained) > 0)
            ;
    return true;
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
            term.gone = true;
        if (take_flags(event) || take_resize(event))
            return;
        if (!sleep_until_input(milliseconds)) {
            *event = (struct event){.kind = EVENT_IDLE};
            return;
        }
    }
}

/* ---- starting and stopping ---- */

/* Texts are UTF-8, so that is what is written, whatever the locale. Returns whether lines may be
   drawn with it too: not where the person asked for something else. */
static bool speak_utf8(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    bool asked = false;
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return true;
    for (size_t i = 0; i < COUNT(variables); i++) {
        const char *value = getenv(variables[i]);
        asked = asked || (value && *value);
    }
    setlocale(LC_CTYPE, "C.UTF-8");
    return !asked;
}

/* Many descriptions lack the sequence although the terminal has it; others leave it unheeded. */
static void bracketed_paste(bool on)
{
    const char *sequence = tigetstr(on ? "BE" : "BD");
    if ((intptr_t)sequence <= 0)
        sequence = on ? "\033[?2004h" : "\033[?2004l";
    putp(sequence);
    fflush(stdout);
}

/* Ctrl-S and Ctrl-Q are keys here, not flow control: a habit must not freeze the screen. So is
   Ctrl-Z: its signal would be lost while ncurses draws, and take what was typed before with it. */
static void free_control_keys(void)
{
    struct termios settings;
    if (tcgetattr(STDIN_FILENO, &settings) != 0)
        return;
    settings.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
    settings.c_cc[VLNEXT] = _POSIX_VDISABLE;
    settings.c_cc[VSUSP] = _POSIX_VDISABLE;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings);
    def_prog_mode();
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

static bool can_draw(struct error *error)
{
    const char *name = getenv("TERM");
    if (cursor_address && clear_screen)
        return true;
    return error_set(error, ERROR_SYSTEM, NULL, 0, 0,
                     _("the terminal “%s” has no full screen; “--plain” works anywhere"),
                     name ? name : "");
}

static bool open_screen(struct error *error)
{
    const char *name = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return error_set(error, ERROR_SYSTEM, NULL, 0, 0, "%s",
                         _("the full screen needs a terminal for both input and output"));
    if (pipe2(term.wake, O_CLOEXEC | O_NONBLOCK) != 0)
        return error_set_system(error, NULL, _("cannot start the screen"));
    term.screen = newterm(NULL, stdout, stdin);
    if (!term.screen)
        return error_set(error, ERROR_SYSTEM, NULL, 0, 0,
                         _("the terminal “%s” is not known here; set TERM, or use “--plain”"),
                         name ? name : "");
    return true;
}

void term_use_mouse(const struct settings *settings)
{
    bool wanted = settings_get(settings, SETTING_MOUSE) == MOUSE_ON;
    mouseinterval(0); /* a press counts at once, not when it has become a click */
    mousemask(wanted ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

bool term_can_draw(void)
{
    int found;
    bool can = setupterm(NULL, STDOUT_FILENO, &found) == OK && cursor_address && clear_screen;
    if (cur_term)
        del_curterm(cur_term);
    return can;
}

bool term_start(const struct settings *settings, struct error *error)
{
    bool unicode = speak_utf8();
    if (!open_screen(error) || !can_draw(error)) {
        term_stop();
        return false;
    }
    cbreak();
    noecho();
    nonl();
    set_escdelay(ESCAPE_MILLISECONDS);
    term.input = newpad(1, 1);
    if (!term.input) {
        term_stop();
        return error_set_memory(error);
    }
    keypad(term.input, TRUE);
    intrflush(term.input, FALSE);
    define_sequences();
    free_control_keys();
    catch_signals();
    theme_start(unicode, settings);
    if (settings_get(settings, SETTING_MOUSE) == MOUSE_ON)
        term_use_mouse(settings);
    bracketed_paste(true);
    return true;
}

static void close_wake(void)
{
    for (size_t i = 0; i < COUNT(term.wake); i++) {
        if (term.wake[i] >= 0)
            close(term.wake[i]);
        term.wake[i] = -1;
    }
}

void term_stop(void)
{
    if (term.screen) {
        if (term.input) {
            bracketed_paste(false);
            delwin(term.input);
        }
        term.input = NULL;
        endwin();
        delscreen(term.screen);
        term.screen = NULL;
        release_signals();
    }
    close_wake();
    text_free(&term.paste);
}

/* ---- away and back ---- */

static void leave_screen(void)
{
    bracketed_paste(false);
    def_prog_mode();
    endwin();
}

static void return_to_screen(void)
{
    reset_prog_mode();
    bracketed_paste(true);
    take_size();
}

/* Whatever started us stops with us, as it would by the terminal's own signal. Where no shell is
   there to continue us, that signal stops nobody, unlike SIGSTOP. */
void term_suspend(void)
{
    struct sigaction stop = {.sa_handler = SIG_DFL};
    struct sigaction ours;
    sigemptyset(&stop.sa_mask);
    if (sigaction(SIGTSTP, NULL, &ours) != 0 || ours.sa_handler == SIG_IGN)
        return;
    leave_screen();
    sigaction(SIGTSTP, &stop, NULL);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
    return_to_screen();
}

/* ---- the person's own editor ---- */

static char *make_file(const char *text, struct error *error)
{
    const char *directory = getenv("XDG_RUNTIME_DIR");
    if (!directory || !*directory)
        directory = getenv("TMPDIR");
    if (!directory || !*directory)
        directory = "/tmp";
    char *path = NULL;
    if (asprintf(&path, "%s/mnr-assess-XXXXXX.txt", directory) < 0) {
        error_set_memory(error);
        return NULL;
    }
    int file = mkostemps(path, (int)strlen(".txt"), O_CLOEXEC);
    size_t length = strlen(text);
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
        release_signals();
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

static bool read_back(const char *path, struct text *edited, struct error *error)
{
    char *bytes = NULL;
    size_t length = 0;
    if (!store_read(path, EDITED_MOST, &bytes, &length, NULL, error))
        return false;
    size_t wrong = 0;
    bool good = text_is_utf8(bytes, length, &wrong);
    /* Editors end the last line; the text did not. */
    while (good && length && bytes[length - 1] == '\n')
        length--;
    if (good)
        text_append_bytes(edited, bytes, length);
    else
        error_set(error, ERROR_SYNTAX, NULL, 0, 0, "%s",
                  _("the editor did not save UTF-8; the text is as it was"));
    free(bytes);
    return good && !edited->failed;
}

bool term_edit(const char *text, struct text *edited, struct error *error)
{
    char *path = make_file(text, error);
    if (!path)
        return false;
    leave_screen();
    bool done = wait_for_editor(start_editor(path));
    return_to_screen();
    if (done)
        done = read_back(path, edited, error);
    else
        error_set(error, ERROR_SYSTEM, NULL, 0, 0,
                  _("the editor “%s” did not end well; the text is as it was"), editor_command());
    unlink(path);
    free(path);
    return done;
}
