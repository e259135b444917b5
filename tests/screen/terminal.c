#include "tests/screen/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include <unistr.h>

#include "tests/screen/terminal_parts.h"

enum {
    PATIENCE = 10000,
    LOOK_AGAIN = 10, /* milliseconds: how often to see whether the program has ended */
};

_Noreturn void terminal_die(const char *doing)
{
    fprintf(stderr, "screen tests: %s: %s\n", doing, strerror(errno));
    exit(2);
}

/* ---- starting a program ---- */

static void set_folder(const char *home, const char *name, const char *folder)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", home, folder);
    mkdir(path, 0700);
    setenv(name, path, 1);
}

static void set_surroundings(const char *home, const struct terminal_options *options)
{
    static const char *const kept[] = {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"};
    enum { KEPT = sizeof kept / sizeof *kept };
    char *values[KEPT];
    for (size_t i = 0; i < KEPT; i++) {
        const char *value = getenv(kept[i]);
        values[i] = value ? strdup(value) : NULL;
    }
    clearenv();
    for (size_t i = 0; i < KEPT; i++)
        if (values[i])
            setenv(kept[i], values[i], 1);
    setenv("HOME", home, 1);
    set_folder(home, "XDG_CONFIG_HOME", ".config");
    set_folder(home, "XDG_CACHE_HOME", ".cache");
    set_folder(home, "XDG_STATE_HOME", ".state");
    set_folder(home, "XDG_DATA_HOME", ".data");
    set_folder(home, "XDG_RUNTIME_DIR", ".run");
    setenv("LANG", "C.UTF-8", 1);
    setenv("TZ", "UTC", 1);
    setenv("EDITOR", "true", 1);
    setenv("SOURCE_DATE_EPOCH", "1795255200", 1);
    setenv("TERM", options->term ? options->term : "xterm-256color", 1);
    for (const char *const *more = options->environment; more && *more; more++)
        putenv(strdup(*more));
}

/* A shell's background jobs are told to ignore some, which the program would go on to do. */
static void reset_signals(void)
{
    static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGPIPE};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
}

_Noreturn static void become_program(const struct terminal *terminal, const char *const *arguments,
                                     const struct terminal_options *options)
{
    if (login_tty(terminal->slave) != 0 || chdir(terminal->home) != 0)
        _exit(126);
    set_surroundings(terminal->home, options);
    reset_signals();
    execvp(arguments[0], (char *const *)arguments);
    fprintf(stderr, "%s: %s\n", arguments[0], strerror(errno));
    _exit(127);
}

static void open_terminal(struct terminal *terminal, int rows, int columns)
{
    const struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    if (openpty(&terminal->master, &terminal->slave, NULL, NULL, &size) != 0)
        terminal_die("cannot open a pseudo-terminal");
    fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
    fcntl(terminal->slave, F_SETFD, FD_CLOEXEC);
    fcntl(terminal->master, F_SETFL, O_NONBLOCK);
    tcgetattr(terminal->slave, &terminal->before);
    terminal->before.c_iflag |= IUTF8;
    tcsetattr(terminal->slave, TCSANOW, &terminal->before);
}

static int on_property(VTermProp property, VTermValue *value, void *context)
{
    struct terminal *terminal = context;
    if (property == VTERM_PROP_ALTSCREEN)
        terminal->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        terminal->cursor_visible = value->boolean;
    if (property == VTERM_PROP_MOUSE)
        terminal->takes_mouse = value->number != VTERM_PROP_MOUSE_NONE;
    return 1;
}

static int on_bell(void *context)
{
    ((struct terminal *)context)->bells++;
    return 1;
}

/* Keys, and answers to what the program asks its terminal. */
static void on_output(const char *bytes, size_t length, void *context)
{
    terminal_queue(context, bytes, length);
}

static void make_emulator(struct terminal *terminal, int rows, int columns)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = on_property, .bell = on_bell};
    terminal->emulator = vterm_new(rows, columns);
    if (!terminal->emulator)
        terminal_die("cannot make a terminal emulator");
    vterm_set_utf8(terminal->emulator, 1);
    vterm_output_set_callback(terminal->emulator, on_output, terminal);
    terminal->screen = vterm_obtain_screen(terminal->emulator);
    vterm_screen_enable_altscreen(terminal->screen, 1);
    vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
    vterm_screen_reset(terminal->screen, 1);
}

static void find_home(struct terminal *terminal, const char *home)
{
    const char *folder = getenv("TMPDIR");
    char path[256];
    snprintf(path, sizeof path, "%s/screen-test-XXXXXX", folder ? folder : "/tmp");
    terminal->home_is_ours = !home;
    if (!home && !mkdtemp(path))
        terminal_die("cannot make a temporary folder");
    terminal->home = strdup(home ? home : path);
    if (!terminal->home)
        terminal_die("cannot start");
}

struct terminal *terminal_start(const char *const *arguments,
                                const struct terminal_options *options)
{
    static const struct terminal_options none;
    if (!options)
        options = &none;
    int rows = options->rows ? options->rows : 24;
    int columns = options->columns ? options->columns : 80;
    struct terminal *terminal = calloc(1, sizeof *terminal);
    if (!terminal)
        terminal_die("cannot start");
    terminal->patience = options->patience ? options->patience : PATIENCE;
    terminal->report = options->report ? options->report : stdout;
    find_home(terminal, options->home);
    open_terminal(terminal, rows, columns);
    make_emulator(terminal, rows, columns);
    fflush(NULL);
    terminal->child = fork();
    if (terminal->child < 0)
        terminal_die("cannot start a process");
    if (terminal->child == 0)
        become_program(terminal, arguments, options);
    return terminal;
}

const char *terminal_home(const struct terminal *terminal)
{
    return terminal->home;
}

/* ---- what goes to the program and comes from it ---- */

void terminal_queue(struct terminal *terminal, const char *bytes, size_t length)
{
    size_t needed = terminal->outgoing_length + length;
    if (needed > terminal->outgoing_capacity) {
        char *larger = realloc(terminal->outgoing, 2 * needed);
        if (!larger)
            terminal_die("cannot send");
        terminal->outgoing = larger;
        terminal->outgoing_capacity = 2 * needed;
    }
    memcpy(terminal->outgoing + terminal->outgoing_length, bytes, length);
    terminal->outgoing_length = needed;
}

static void send_some(struct terminal *terminal)
{
    ssize_t sent = write(terminal->master, terminal->outgoing, terminal->outgoing_length);
    if (sent <= 0)
        return;
    terminal->outgoing_length -= (size_t)sent;
    memmove(terminal->outgoing, terminal->outgoing + sent, terminal->outgoing_length);
}

static void close_end(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

/* How many of the bytes are whole characters. */
static size_t whole_part(const char *bytes, size_t length)
{
    ucs4_t character;
    size_t start = length;
    while (start > 0 && length - start < 3 && ((unsigned char)bytes[start - 1] & 0xC0) == 0x80)
        start--;
    start -= start > 0;
    int used = u8_mbtoucr(&character, (const uint8_t *)bytes + start, length - start);
    return used == -2 ? start : length;
}

/* Returns whether anything came. Reading fails for good once nobody has the slave open. This
   libvterm misreads a character that comes in two parts: it is given whole ones only. */
static bool receive_some(struct terminal *terminal)
{
    char bytes[16384];
    size_t held = terminal->partial_length;
    memcpy(bytes, terminal->partial, held);
    ssize_t got = read(terminal->master, bytes + held, sizeof bytes - held);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        close_end(&terminal->master);
    if (got <= 0)
        return false;
    terminal->received += (size_t)got;
    size_t length = held + (size_t)got;
    size_t whole = whole_part(bytes, length);
    vterm_input_write(terminal->emulator, bytes, whole);
    terminal->partial_length = length - whole;
    memcpy(terminal->partial, bytes + whole, length - whole);
    return true;
}

/* Once the program is gone its output has an end, which is seen when we let go of the slave. */
static void see_whether_it_ended(struct terminal *terminal)
{
    int status;
    if (terminal->ended || waitpid(terminal->child, &status, WNOHANG) != terminal->child)
        return;
    terminal->ended = true;
    terminal->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    tcgetattr(terminal->slave, &terminal->after);
    close_end(&terminal->slave);
}

/* Waits up to `milliseconds` for something to send or receive. Returns whether anything came. */
static bool pump(struct terminal *terminal, int milliseconds)
{
    struct pollfd end = {.fd = terminal->master, .events = POLLIN};
    if (terminal->outgoing_length)
        end.events |= POLLOUT;
    see_whether_it_ended(terminal);
    if (poll(&end, 1, milliseconds) <= 0)
        return false;
    if (end.revents & POLLOUT)
        send_some(terminal);
    return (end.revents & (POLLIN | POLLHUP | POLLERR)) && receive_some(terminal);
}

static long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void terminal_flush(struct terminal *terminal)
{
    long deadline = now() + terminal->patience;
    while (terminal->outgoing_length && terminal->master >= 0 && now() < deadline)
        pump(terminal, LOOK_AGAIN);
    terminal->outgoing_length = 0;
}

/* ---- what befalls a terminal ---- */

/* libvterm keeps the scrolling region of a taller screen, and then moves lines that are not there.
   Giving the region up sends the cursor home, so it is put back. */
static void give_up_region(struct terminal *terminal)
{
    VTermPos cursor;
    char back[48];
    vterm_state_get_cursorpos(vterm_obtain_state(terminal->emulator), &cursor);
    int length = snprintf(back, sizeof back, "\033[r\033[%d;%dH", cursor.row + 1, cursor.col + 1);
    vterm_input_write(terminal->emulator, back, (size_t)length);
}

void terminal_resize(struct terminal *terminal, int rows, int columns)
{
    const struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    vterm_set_size(terminal->emulator, rows, columns);
    give_up_region(terminal);
    if (terminal->master >= 0)
        ioctl(terminal->master, TIOCSWINSZ, &size);
}

void terminal_signal(struct terminal *terminal, int number)
{
    see_whether_it_ended(terminal);
    if (!terminal->ended)
        kill(terminal->child, number);
}

void terminal_hang_up(struct terminal *terminal)
{
    close_end(&terminal->master);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    remove(path);
    return 0;
}

void terminal_free(struct terminal *terminal)
{
    if (!terminal)
        return;
    see_whether_it_ended(terminal);
    if (!terminal->ended) {
        kill(-terminal->child, SIGKILL);
        kill(terminal->child, SIGKILL);
        waitpid(terminal->child, NULL, 0);
    }
    close_end(&terminal->master);
    close_end(&terminal->slave);
    vterm_free(terminal->emulator);
    if (terminal->home_is_ours)
        nftw(terminal->home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(terminal->home);
    free(terminal->outgoing);
    free(terminal->text);
    free(terminal);
}

/* ---- waiting ---- */

static void draw_edge(const struct terminal *terminal)
{
    int rows;
    int columns;
    vterm_get_size(terminal->emulator, &rows, &columns);
    fputs("    +", terminal->report);
    for (int i = 0; i < columns; i++)
        fputc('-', terminal->report);
    fputs("+\n", terminal->report);
}

static void report_missed(struct terminal *terminal, const char *expected)
{
    int row;
    int column;
    int rows;
    int columns;
    vterm_get_size(terminal->emulator, &rows, &columns);
    terminal_cursor(terminal, &row, &column);
    fprintf(terminal->report, "\n    expected: %s\n", expected);
    if (terminal->ended)
        fprintf(terminal->report, "    the program has ended with status %d\n", terminal->status);
    fprintf(terminal->report, "    the cursor is in row %d, column %d; the screen:\n", row, column);
    draw_edge(terminal);
    for (int i = 0; i < rows; i++)
        fprintf(terminal->report, "    |%s\n", terminal_row(terminal, i));
    draw_edge(terminal);
    fflush(terminal->report);
}

bool terminal_wait_until(struct terminal *terminal, terminal_condition *holds, void *context,
                         const char *expected)
{
    if (terminal->missed)
        return false;
    long deadline = now() + terminal->patience;
    bool over = false;
    while (true) {
        while (pump(terminal, 0) && now() < deadline)
            continue;
        if (holds(terminal, context))
            return true;
        if (over)
            break;
        over = now() >= deadline || (terminal->ended && terminal->master < 0);
        if (!over)
            pump(terminal, LOOK_AGAIN);
    }
    terminal->missed = true;
    report_missed(terminal, expected);
    return false;
}

static bool wait_for(struct terminal *terminal, terminal_condition *holds, void *context,
                     const char *format, ...) __attribute__((format(printf, 4, 5)));

static bool wait_for(struct terminal *terminal, terminal_condition *holds, void *context,
                     const char *format, ...)
{
    char expected[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(expected, sizeof expected, format, arguments);
    va_end(arguments);
    return terminal_wait_until(terminal, holds, context, expected);
}

static bool has_text(struct terminal *terminal, void *text)
{
    return terminal_find(terminal, text, NULL, NULL);
}

bool terminal_wait_text(struct terminal *terminal, const char *text)
{
    return wait_for(terminal, has_text, (void *)text, "the screen shows “%s”", text);
}

static bool has_no_text(struct terminal *terminal, void *text)
{
    return !has_text(terminal, text);
}

bool terminal_wait_no_text(struct terminal *terminal, const char *text)
{
    return wait_for(terminal, has_no_text, (void *)text, "the screen does not show “%s”", text);
}

struct place {
    int row;
    int column;
};

static bool has_cursor_at(struct terminal *terminal, void *context)
{
    const struct place *wanted = context;
    struct place cursor;
    terminal_cursor(terminal, &cursor.row, &cursor.column);
    return cursor.row == wanted->row && cursor.column == wanted->column;
}

bool terminal_wait_cursor(struct terminal *terminal, int row, int column)
{
    struct place place = {row, column};
    return wait_for(terminal, has_cursor_at, &place, "the cursor is in row %d, column %d", row,
                    column);
}

static bool has_cursor_beside(struct terminal *terminal, void *text)
{
    struct place cursor;
    terminal_cursor(terminal, &cursor.row, &cursor.column);
    return strstr(terminal_row(terminal, cursor.row), text);
}

bool terminal_wait_cursor_beside(struct terminal *terminal, const char *text)
{
    return wait_for(terminal, has_cursor_beside, (void *)text, "the cursor is in the row of “%s”",
                    text);
}

static bool has_taken_all(struct terminal *terminal, void *context)
{
    int left = 0;
    (void)context;
    if (terminal->ended || terminal->outgoing_length)
        return terminal->ended;
    return terminal->slave < 0 || ioctl(terminal->slave, FIONREAD, &left) != 0 || left == 0;
}

bool terminal_wait_taken(struct terminal *terminal)
{
    return wait_for(terminal, has_taken_all, NULL, "the program reads what is typed");
}

static bool is_asleep(pid_t process)
{
    char path[40];
    char state = '\0';
    snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
    FILE *file = fopen(path, "re");
    if (!file)
        return true;
    bool told = fscanf(file, "%*d (%*[^)]) %c", &state) == 1;
    fclose(file);
    return !told || state == 'S';
}

/* In this order: a program that is awake may have just begun to write. */
static bool is_idle(struct terminal *terminal, void *context)
{
    struct pollfd output = {.fd = terminal->master, .events = POLLIN};
    return has_taken_all(terminal, context) && (terminal->ended || is_asleep(terminal->child)) &&
           poll(&output, 1, 0) == 0;
}

bool terminal_wait_idle(struct terminal *terminal)
{
    return wait_for(terminal, is_idle, NULL, "the program waits for a key");
}

/* And all its output is read, unless it left somebody behind who could still write. */
static bool has_ended(struct terminal *terminal, void *context)
{
    const long *deadline = context;
    return terminal->ended && (terminal->master < 0 || now() >= *deadline);
}

int terminal_wait_end(struct terminal *terminal)
{
    long deadline = now() + terminal->patience;
    bool ended = terminal_wait_until(terminal, has_ended, &deadline, "the program ends");
    return ended ? terminal->status : -1;
}
