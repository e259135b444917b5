#include "tui/terminal/term.h"

#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

#include "core/base/i18n.h"
#include "tui/terminal/term_parts.h"
#include "tui/terminal/theme.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Curses is one per process. */
static SCREEN *screen;
static bool takes_pastes;

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
static void take_pastes(bool on)
{
    const char *sequence = tigetstr(on ? "BE" : "BD");
    if ((intptr_t)sequence <= 0)
        sequence = on ? "\033[?2004h" : "\033[?2004l";
    putp(sequence);
    fflush(stdout);
    takes_pastes = on;
}

/* Ctrl-S and Ctrl-Q are keys here, not flow control: a habit must not freeze the screen. So are
   Ctrl-Z, Ctrl-C and Ctrl-\: their signals would take what was typed before with them, and the
   kernel makes signals of them in the middle of a paste, too. */
static void free_control_keys(void)
{
    static const int keys[] = {VLNEXT, VSUSP, VINTR, VQUIT};
    struct termios settings;
    if (tcgetattr(STDIN_FILENO, &settings) != 0)
        return;
    settings.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
    for (size_t i = 0; i < COUNT(keys); i++)
        settings.c_cc[keys[i]] = _POSIX_VDISABLE;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings);
    def_prog_mode();
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
    screen = newterm(NULL, stdout, stdin);
    if (!screen)
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
    term_input_expect_mouse(wanted);
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
    keypad(stdscr, TRUE);
    intrflush(stdscr, FALSE);
    typeahead(-1); /* keys are not read by ncurses */
    if (!term_input_start()) {
        term_stop();
        return error_set_memory(error);
    }
    free_control_keys();
    if (!term_signals_start(error)) {
        term_stop();
        return false;
    }
    theme_start(unicode, settings);
    if (settings_get(settings, SETTING_MOUSE) == MOUSE_ON)
        term_use_mouse(settings);
    take_pastes(true);
    return true;
}

void term_stop(void)
{
    if (!screen)
        return;
    if (takes_pastes)
        take_pastes(false);
    term_input_stop();
    endwin();
    delscreen(screen);
    screen = NULL;
    term_signals_stop();
}

/* ---- away and back ---- */

void term_take_size(void)
{
    struct winsize size;
    bool frozen = getenv("LINES") || getenv("COLUMNS");
    if (!frozen && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col &&
        is_term_resized(size.ws_row, size.ws_col))
        resize_term(size.ws_row, size.ws_col);
    clearok(curscr, TRUE);
}

void term_leave(void)
{
    take_pastes(false);
    def_prog_mode();
    endwin();
}

void term_return(void)
{
    reset_prog_mode();
    take_pastes(true);
    term_take_size();
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
    term_leave();
    sigaction(SIGTSTP, &stop, NULL);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
    term_return();
}
