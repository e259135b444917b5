#include "plain/typing.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <unistr.h>

#include "core/base/cells.h"
#include "core/base/decoder.h"
#include "core/base/door.h"
#include "core/base/sign.h"

enum { ERASED_IN_PLACE = 60 /* columns of a line that is taken back where it stands */ };

/* One terminal per process. */
static struct {
    struct decoder *decoder; /* NULL: the terminal is not ours */
    struct termios before;
    struct termios ours;
    int screen;        /* where what is typed is shown; -1: nowhere */
    struct text input; /* read, from `at` on not looked at yet */
    size_t at;
    bool behind_return; /* of what was looked at last */
    struct text shown;  /* to be written */
} typing;

/* ---- the terminal ---- */

/* Where the person sees it: standard output may be a pipe, and then the terminal that is typed on,
   which login opens for both ways. */
static int find_screen(void)
{
    if (isatty(STDOUT_FILENO))
        return STDOUT_FILENO;
    return (fcntl(STDIN_FILENO, F_GETFL) & O_ACCMODE) == O_RDWR ? STDIN_FILENO : -1;
}

bool typing_begin(void)
{
    if (!isatty(STDIN_FILENO) || tcgetattr(STDIN_FILENO, &typing.before) != 0 ||
        !(typing.before.c_lflag & ICANON))
        return false;
    typing.ours = typing.before;
    typing.ours.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL);
    typing.ours.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR);
    typing.ours.c_cc[VMIN] = 1;
    typing.ours.c_cc[VTIME] = 0;
    bool shows = typing.before.c_lflag & ECHO;
    typing.screen = shows ? find_screen() : -1;
    if (shows && typing.screen < 0)
        return false;
    typing.decoder = decoder_new();
    if (typing.decoder && tcsetattr(STDIN_FILENO, TCSADRAIN, &typing.ours) == 0)
        return true;
    decoder_free(typing.decoder);
    typing.decoder = NULL;
    return false;
}

void typing_leave(void)
{
    if (typing.decoder)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &typing.before);
}

void typing_end(void)
{
    typing_leave();
    decoder_free(typing.decoder);
    typing.decoder = NULL;
    text_free(&typing.input);
    text_free(&typing.shown);
    typing.at = 0;
    typing.behind_return = false;
}

/* ---- what is seen ---- */

static void write_shown(void)
{
    const char *bytes = typing.shown.data;
    size_t left = typing.screen >= 0 && !typing.shown.failed ? typing.shown.length : 0;
    fflush(stdout);
    while (left) {
        ssize_t written = write(typing.screen, bytes, left);
        if (written <= 0)
            break;
        bytes += written;
        left -= (size_t)written;
    }
    text_free(&typing.shown);
}

/* As it is drawn; a mark goes on the letter that stands there already. */
static void show(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length;) {
        ucs4_t c;
        size_t used = (size_t)u8_mbtouc(&c, (const uint8_t *)bytes + i, length - i);
        if (c == '\t')
            text_append_format(&typing.shown, "%*s", CELLS_TAB, "");
        else if (text_is_harmful(c) || c == 0xFFFD)
            text_append(&typing.shown, "\xEF\xBF\xBD");
        else
            text_append_bytes(&typing.shown, bytes + i, used);
        i += used;
    }
}

static void show_times(const char *string, int times)
{
    while (times-- > 0)
        text_append(&typing.shown, string);
}

/* ---- taking back ---- */

static void take_back(struct text *line, size_t length)
{
    line->length -= length;
    line->data[line->length] = '\0';
}

/* The last sign; what is left of its cluster is shown again. */
static void erase_sign(struct text *line)
{
    if (!line->length)
        return;
    size_t cluster = sign_cluster(line->data, line->length);
    size_t taken = sign_before(line->data, line->length);
    size_t start = line->length - cluster;
    int columns = cells_width_of(line->data + start, cluster);
    take_back(line, taken);
    show_times("\b", columns);
    show_times(" ", columns);
    show_times("\b", columns);
    show(line->data + start, cluster - taken);
}

static bool ends_in_blank(const struct text *line)
{
    return line->length && strchr(" \t", line->data[line->length - 1]);
}

static void erase_word(struct text *line)
{
    while (ends_in_blank(line))
        erase_sign(line);
    while (line->length && !ends_in_blank(line))
        erase_sign(line);
}

/* A long line has wrapped, and cannot be taken back where it stands. */
static void erase_line(struct text *line)
{
    bool in_place = line->length && cells_width(line->data) < ERASED_IN_PLACE;
    while (in_place && line->length)
        erase_sign(line);
    if (line->length)
        text_append(&typing.shown, "\n");
    take_back(line, line->length);
}

static void show_again(const struct text *line)
{
    text_append(&typing.shown, "\n");
    if (line->length)
        show(line->data, line->length);
}

/* ---- keys ---- */

static bool is_key(stroke pressed, int key)
{
    cc_t set = typing.before.c_cc[key];
    return set != _POSIX_VDISABLE && pressed == (stroke)set;
}

static void type(struct text *line, stroke character)
{
    uint8_t bytes[6];
    int length = u8_uctomb(bytes, character, sizeof bytes);
    if (length <= 0)
        return;
    text_append_bytes(line, (const char *)bytes, (size_t)length);
    show((const char *)bytes, (size_t)length);
}

static enum typing_event take_stroke(struct text *line, stroke pressed)
{
    enum { BACKSPACE = '\b' };
    if (pressed == STROKE_ENTER) {
        text_append(&typing.shown, "\n");
        return TYPING_LINE;
    }
    if (is_key(pressed, VEOF))
        return line->length ? TYPING_MORE : TYPING_END;
    if (pressed == STROKE_BACKSPACE || pressed == BACKSPACE || is_key(pressed, VERASE))
        erase_sign(line);
    else if (is_key(pressed, VWERASE))
        erase_word(line);
    else if (is_key(pressed, VKILL) && line->length)
        erase_line(line);
    else if (is_key(pressed, VREPRINT))
        show_again(line);
    else if ((pressed >= ' ' && pressed < STROKE_NAMED) || pressed == STROKE_TAB)
        type(line, pressed);
    return TYPING_MORE;
}

static enum typing_event take_decoded(struct text *line, const struct decoded *decoded)
{
    size_t before = line->length;
    switch (decoded->kind) {
    case DECODED_STROKE:
        return take_stroke(line, decoded->pressed);
    case DECODED_WRONG: /* for whoever takes the line to refuse it */
        text_append_bytes(line, "\xFF", 1);
        show("\xEF\xBF\xBD", strlen("\xEF\xBF\xBD"));
        break;
    case DECODED_PASTE:
        door_let_in(DOOR_ONE_LINE, decoded->bytes, decoded->length, line);
        show(line->data + before, line->length - before);
        break;
    case DECODED_MOUSE:
        break;
    }
    return TYPING_MORE;
}

bool typing_feed(const char *bytes, size_t length)
{
    text_append_bytes(&typing.input, bytes, length);
    return !typing.input.failed;
}

enum typing_event typing_go_on(struct text *line)
{
    enum typing_event event = TYPING_MORE;
    while (event == TYPING_MORE && typing.at < typing.input.length) {
        struct decoded decoded;
        typing.behind_return = typing.input.data[typing.at] == '\r';
        decoder_feed(typing.decoder, typing.input.data + typing.at++, 1);
        while (event == TYPING_MORE && decoder_next(typing.decoder, &decoded))
            event = take_decoded(line, &decoded);
    }
    if (typing.at == typing.input.length)
        typing.at = typing.input.length = 0;
    write_shown();
    return event;
}

bool typing_has_line(void)
{
    for (size_t i = typing.at; i < typing.input.length; i++)
        if (strchr("\n\r", typing.input.data[i]) || is_key((stroke)typing.input.data[i], VEOF))
            return true;
    return false;
}

bool typing_waits(void)
{
    enum decoder_wait wait = decoder_waits(typing.decoder);
    return wait == DECODER_WAITS_ESCAPE || wait == DECODER_WAITS_CHARACTER;
}

void typing_give_up(struct text *line)
{
    struct decoded decoded;
    while (decoder_give_up(typing.decoder, &decoded))
        take_decoded(line, &decoded);
    write_shown();
}

void typing_forget(struct text *line)
{
    struct decoded decoded;
    while (decoder_give_up(typing.decoder, &decoded))
        continue;
    typing.at = typing.input.length = 0;
    if (line->length)
        take_back(line, line->length);
    text_append(&typing.shown, "^C");
    write_shown();
}

void typing_return(const struct text *line)
{
    if (!typing.decoder)
        return;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &typing.ours);
    show_again(line);
    write_shown();
}
