#include "tests/screen/terminal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "tests/screen/terminal_parts.h"

/* ---- cells ---- */

static VTermScreenCell read_cell(const struct terminal *terminal, int row, int column)
{
    VTermScreenCell cell = {0};
    vterm_screen_get_cell(terminal->screen, (VTermPos){row, column}, &cell);
    return cell;
}

/* Writes a cell's character with its marks to `out`, which has room for them; returns the length.
 */
static size_t write_cell(const VTermScreenCell *cell, char out[32])
{
    size_t length = 0;
    if (cell->chars[0] == UINT32_MAX)
        return 0;
    if (cell->chars[0] == 0) {
        *out = ' ';
        return 1;
    }
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++) {
        int used = u8_uctomb((uint8_t *)out + length, cell->chars[i], 4);
        length += used > 0 ? (size_t)used : 0;
    }
    return length;
}

static int colour_of(const struct terminal *terminal, VTermColor colour)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(&colour) || VTERM_COLOR_IS_DEFAULT_BG(&colour))
        return TERMINAL_DEFAULT_COLOUR;
    if (VTERM_COLOR_IS_INDEXED(&colour))
        return colour.indexed.idx;
    vterm_screen_convert_color_to_rgb(terminal->screen, &colour);
    return TERMINAL_RGB | colour.rgb.red << 16 | colour.rgb.green << 8 | colour.rgb.blue;
}

struct terminal_cell terminal_cell(const struct terminal *terminal, int row, int column)
{
    VTermScreenCell read = read_cell(terminal, row, column);
    struct terminal_cell cell = {
        .bold = read.attrs.bold,
        .underline = read.attrs.underline != VTERM_UNDERLINE_OFF,
        .reverse = read.attrs.reverse,
        .foreground = colour_of(terminal, read.fg),
        .background = colour_of(terminal, read.bg),
    };
    cell.text[write_cell(&read, cell.text)] = '\0';
    return cell;
}

/* ---- rows ---- */

/* Writes a row to `out`, which has room for it, and ends it with NUL; returns the length. */
static size_t write_row(const struct terminal *terminal, int row, int columns, char *out)
{
    size_t length = 0;
    for (int column = 0; column < columns; column++) {
        VTermScreenCell cell = read_cell(terminal, row, column);
        length += write_cell(&cell, out + length);
    }
    while (length > 0 && out[length - 1] == ' ')
        length--;
    out[length] = '\0';
    return length;
}

/* Room for `rows` rows of the most bytes that cells can take. */
static char *make_room(struct terminal *terminal, int rows, int columns)
{
    free(terminal->text);
    terminal->text = calloc((size_t)rows + 1, (size_t)columns * 4 * VTERM_MAX_CHARS_PER_CELL + 2);
    if (!terminal->text)
        terminal_die("cannot read the screen");
    return terminal->text;
}

const char *terminal_row(struct terminal *terminal, int row)
{
    int rows;
    int columns;
    vterm_get_size(terminal->emulator, &rows, &columns);
    char *text = make_room(terminal, 1, columns);
    if (row >= 0 && row < rows)
        write_row(terminal, row, columns, text);
    return text;
}

const char *terminal_screen(struct terminal *terminal)
{
    int rows;
    int columns;
    vterm_get_size(terminal->emulator, &rows, &columns);
    char *at = make_room(terminal, rows, columns);
    for (int row = 0; row < rows; row++) {
        at += write_row(terminal, row, columns, at);
        *at++ = '\n';
    }
    return terminal->text;
}

/* The column of the cell that byte `offset` of the row is in. */
static int column_of(const struct terminal *terminal, int row, size_t offset)
{
    char bytes[32];
    size_t seen = 0;
    for (int column = 0;; column++) {
        VTermScreenCell cell = read_cell(terminal, row, column);
        seen += write_cell(&cell, bytes);
        if (seen > offset)
            return column;
    }
}

bool terminal_find(struct terminal *terminal, const char *text, int *row, int *column)
{
    int rows;
    int columns;
    vterm_get_size(terminal->emulator, &rows, &columns);
    for (int i = 0; i < rows; i++) {
        const char *line = terminal_row(terminal, i);
        const char *found = strstr(line, text);
        if (!found)
            continue;
        if (row)
            *row = i;
        if (column)
            *column = column_of(terminal, i, (size_t)(found - line));
        return true;
    }
    return false;
}

/* ---- the terminal's state ---- */

void terminal_cursor(const struct terminal *terminal, int *row, int *column)
{
    VTermPos cursor;
    vterm_state_get_cursorpos(vterm_obtain_state(terminal->emulator), &cursor);
    *row = cursor.row;
    *column = cursor.col;
}

bool terminal_cursor_is_visible(const struct terminal *terminal)
{
    return terminal->cursor_visible;
}

bool terminal_is_alternate(const struct terminal *terminal)
{
    return terminal->alternate;
}

size_t terminal_received(const struct terminal *terminal)
{
    return terminal->received;
}

bool terminal_takes_mouse(const struct terminal *terminal)
{
    return terminal->takes_mouse;
}

int terminal_bells(const struct terminal *terminal)
{
    return terminal->bells;
}

/* ---- restored? ---- */

static bool left_alternate_screen(struct terminal *terminal)
{
    return !terminal->alternate;
}

static bool shows_cursor(struct terminal *terminal)
{
    return terminal->cursor_visible;
}

/* libvterm does not tell its modes: what it would send does. Nothing is sent. */
static bool sends_keys_plainly(struct terminal *terminal)
{
    size_t length = terminal->outgoing_length;
    vterm_keyboard_key(terminal->emulator, VTERM_KEY_UP, VTERM_MOD_NONE);
    size_t sent = terminal->outgoing_length - length;
    bool plain = sent == 3 && memcmp(terminal->outgoing + length, "\033[A", 3) == 0;
    terminal->outgoing_length = length;
    return plain;
}

static bool sends_pastes_plainly(struct terminal *terminal)
{
    size_t length = terminal->outgoing_length;
    vterm_keyboard_start_paste(terminal->emulator);
    bool plain = terminal->outgoing_length == length;
    terminal->outgoing_length = length;
    return plain;
}

static bool has_no_attribute_on(struct terminal *terminal)
{
    static const VTermAttr attributes[] = {VTERM_ATTR_BOLD, VTERM_ATTR_UNDERLINE,
                                           VTERM_ATTR_REVERSE, VTERM_ATTR_BLINK};
    VTermState *state = vterm_obtain_state(terminal->emulator);
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        VTermValue value = {0};
        vterm_state_get_penattr(state, attributes[i], &value);
        if (value.number)
            return false;
    }
    return true;
}

static bool has_line_discipline_as_before(struct terminal *terminal)
{
    struct termios now = terminal->after;
    if (!terminal->ended && tcgetattr(terminal->slave, &now) != 0)
        return false;
    const struct termios *before = &terminal->before;
    return now.c_iflag == before->c_iflag && now.c_oflag == before->c_oflag &&
           now.c_cflag == before->c_cflag && now.c_lflag == before->c_lflag &&
           memcmp(now.c_cc, before->c_cc, sizeof now.c_cc) == 0;
}

static bool leaves_mouse_alone(struct terminal *terminal)
{
    return !terminal->takes_mouse;
}

bool terminal_is_restored(struct terminal *terminal)
{
    static const struct {
        bool (*holds)(struct terminal *terminal);
        const char *otherwise;
    } states[] = {
        {left_alternate_screen, "the alternate screen was not left"},
        {shows_cursor, "the cursor was left invisible"},
        {sends_keys_plainly, "cursor keys were left in application mode"},
        {leaves_mouse_alone, "the mouse was not given back"},
        {sends_pastes_plainly, "pastes were left in brackets"},
        {has_no_attribute_on, "an attribute was left switched on"},
        {has_line_discipline_as_before, "the line discipline was left changed"},
    };
    bool restored = true;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (states[i].holds(terminal))
            continue;
        fprintf(terminal->report, "\n    terminal: %s\n", states[i].otherwise);
        restored = false;
    }
    return restored;
}
