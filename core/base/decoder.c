#include "core/base/decoder.h"

#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "core/base/text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define ESC '\033'
#define PASTE_BEGINS "\033[200~"
#define PASTE_ENDS "\033[201~"

enum {
    MARK = sizeof PASTE_ENDS - 1, /* bytes of either mark */
    DEFINED_MOST = 32,            /* bytes of a defined sequence */
};

struct definition {
    char bytes[DEFINED_MOST];
    size_t length;
    stroke pressed;
};

struct decoder {
    struct definition *definitions;
    size_t count;
    struct text input; /* taken in, and not made into events yet, from `at` on */
    size_t at;
    struct text paste;
    bool pasting;
    bool cut;
    bool mouse;
    bool behind_return; /* a line feed that comes next belongs to it */
};

/* What reading one event at a place found. */
enum found {
    FOUND_EVENT,
    FOUND_NOTHING, /* bytes that mean nothing, to pass over */
    FOUND_PASTE,   /* its first mark */
    FOUND_ESCAPE,  /* not whole: see enum decoder_wait */
    FOUND_CHARACTER,
    FOUND_SEQUENCE,
};

struct reading {
    const struct decoder *decoder;
    const char *bytes;
    size_t length;
    bool last; /* nothing more comes for now */
    size_t used;
    struct decoded decoded;
};

/* ---- made, and fed ---- */

struct decoder *decoder_new(void)
{
    return calloc(1, sizeof(struct decoder));
}

void decoder_free(struct decoder *decoder)
{
    if (!decoder)
        return;
    free(decoder->definitions);
    text_free(&decoder->input);
    text_free(&decoder->paste);
    free(decoder);
}

bool decoder_define(struct decoder *decoder, const char *bytes, stroke pressed)
{
    size_t length = strlen(bytes);
    if (!length || length > DEFINED_MOST || (unsigned char)*bytes >= ' ')
        return true;
    for (size_t i = 0; i < decoder->count; i++)
        if (decoder->definitions[i].length == length &&
            memcmp(decoder->definitions[i].bytes, bytes, length) == 0)
            return true;
    struct definition *definitions =
        reallocarray(decoder->definitions, decoder->count + 1, sizeof *definitions);
    if (!definitions)
        return false;
    decoder->definitions = definitions;
    struct definition *added = &definitions[decoder->count++];
    *added = (struct definition){.length = length, .pressed = pressed};
    memcpy(added->bytes, bytes, length);
    return true;
}

void decoder_expect_mouse(struct decoder *decoder, bool expected)
{
    decoder->mouse = expected;
}

bool decoder_feed(struct decoder *decoder, const char *bytes, size_t length)
{
    struct text *input = &decoder->input;
    if (decoder->at) {
        input->length -= decoder->at;
        memmove(input->data, input->data + decoder->at, input->length);
        decoder->at = 0;
    }
    text_append_bytes(input, bytes, length);
    bool taken = !input->failed;
    input->failed = false;
    return taken;
}

/* ---- sequences that are defined ---- */

/* The longest definition that the bytes begin with; FOUND_SEQUENCE when they may become a longer
   one. */
static enum found read_defined(struct reading *reading)
{
    const struct definition *longest = NULL;
    bool more = false;
    for (size_t i = 0; i < reading->decoder->count; i++) {
        const struct definition *one = &reading->decoder->definitions[i];
        size_t shared = one->length < reading->length ? one->length : reading->length;
        if (memcmp(one->bytes, reading->bytes, shared) != 0)
            continue;
        more = more || shared < one->length;
        if (shared == one->length && (!longest || one->length > longest->length))
            longest = one;
    }
    if (more && !reading->last)
        return FOUND_SEQUENCE;
    if (!longest)
        return FOUND_NOTHING;
    reading->used = longest->length;
    reading->decoded = (struct decoded){.kind = DECODED_STROKE, .pressed = longest->pressed};
    return FOUND_EVENT;
}

/* ---- sequences of the common forms ---- */

static const struct {
    char letter;
    stroke pressed;
} letters[] = {
    {'A', STROKE_UP},     {'B', STROKE_DOWN},   {'C', STROKE_RIGHT}, {'D', STROKE_LEFT},
    {'H', STROKE_HOME},   {'F', STROKE_END},    {'P', STROKE_F1},    {'Q', STROKE_F1 + 1},
    {'R', STROKE_F1 + 2}, {'S', STROKE_F1 + 3},
};

static const struct {
    unsigned number;
    stroke pressed;
} numbers[] = {
    {1, STROKE_HOME},      {3, STROKE_DELETE},   {4, STROKE_END},      {5, STROKE_PAGE_UP},
    {6, STROKE_PAGE_DOWN}, {7, STROKE_HOME},     {8, STROKE_END},      {11, STROKE_F1},
    {12, STROKE_F1 + 1},   {13, STROKE_F1 + 2},  {14, STROKE_F1 + 3},  {15, STROKE_F1 + 4},
    {17, STROKE_F1 + 5},   {18, STROKE_F1 + 6},  {19, STROKE_F1 + 7},  {20, STROKE_F1 + 8},
    {21, STROKE_F1 + 9},   {23, STROKE_F1 + 10}, {24, STROKE_F1 + 11},
};

static stroke stroke_of_letter(char letter)
{
    for (size_t i = 0; i < COUNT(letters); i++)
        if (letters[i].letter == letter)
            return letters[i].pressed;
    return 0;
}

static stroke stroke_of_number(unsigned number)
{
    for (size_t i = 0; i < COUNT(numbers); i++)
        if (numbers[i].number == number)
            return numbers[i].pressed;
    return 0;
}

/* xterm's number for what is held down: 1 and the sum of Shift 1, Alt 2, Ctrl 4, Meta 8. */
static stroke held_down(unsigned number)
{
    unsigned bits = number ? number - 1 : 0;
    return (bits & 1 ? (stroke)STROKE_SHIFT : 0) | (bits & (2 | 8) ? (stroke)STROKE_ALT : 0) |
           (bits & 4 ? (stroke)STROKE_CONTROL : 0);
}

/* A stroke, or nothing when `pressed` is 0. */
static enum found take_stroke(struct reading *reading, stroke pressed, stroke held)
{
    reading->decoded = (struct decoded){.kind = DECODED_STROKE, .pressed = pressed | held};
    return pressed ? FOUND_EVENT : FOUND_NOTHING;
}

/* A click or a turn of the wheel; letting go and other buttons are nothing. */
static enum found take_mouse(struct reading *reading, unsigned button, unsigned column,
                             unsigned row, bool down)
{
    enum { MOVES = 32, WHEEL = 64, HELD = 4 | 8 | 16 };
    static const stroke wheel[] = {STROKE_UP, STROKE_DOWN};
    unsigned which = button & ~(unsigned)HELD;
    stroke pressed = 0;
    if (down && which == 0)
        pressed = STROKE_CLICK;
    else if (down && which >= WHEEL && which < WHEEL + COUNT(wheel))
        pressed = wheel[which - WHEEL];
    if (!pressed || !column || !row || (button & MOVES))
        return FOUND_NOTHING;
    reading->decoded = (struct decoded){
        .kind = DECODED_MOUSE, .pressed = pressed, .row = (int)row - 1, .column = (int)column - 1};
    return FOUND_EVENT;
}

/* Behind ESC [ M: the button, the column and the row, a byte each, from 32 on. */
static enum found read_old_mouse(struct reading *reading)
{
    enum { LENGTH = 6, LEAST = 32, LET_GO = 3 };
    if (reading->length < LENGTH)
        return FOUND_SEQUENCE;
    unsigned values[3];
    reading->used = LENGTH;
    for (size_t i = 0; i < COUNT(values); i++) {
        unsigned byte = (unsigned char)reading->bytes[3 + i];
        values[i] = byte >= LEAST ? byte - LEAST : 0;
    }
    return take_mouse(reading, values[0], values[1], values[2], (values[0] & LET_GO) != LET_GO);
}

/* What stands between ESC [ and the letter at the end. */
struct numbered {
    char mark; /* '<' and the like before the numbers; 0 for none */
    unsigned values[3];
    size_t count;
};

static void read_numbers(const char *bytes, size_t length, struct numbered *numbered)
{
    enum { MOST = 100000 };
    *numbered = (struct numbered){0};
    if (length && *bytes >= '<' && *bytes <= '?') {
        numbered->mark = *bytes++;
        length--;
    }
    numbered->count = length > 0;
    for (size_t i = 0; i < length; i++) {
        unsigned *value = numbered->count <= COUNT(numbered->values)
                              ? &numbered->values[numbered->count - 1]
                              : NULL;
        if (bytes[i] == ';')
            numbered->count++;
        else if (value && bytes[i] >= '0' && bytes[i] <= '9' && *value < MOST)
            *value = *value * 10 + (unsigned)(bytes[i] - '0');
    }
}

/* A sequence that is whole: ESC [ numbers letter. */
static enum found take_numbered(struct reading *reading, const struct numbered *numbered,
                                char letter)
{
    const unsigned *values = numbered->values;
    if (numbered->mark == '<' && (letter == 'M' || letter == 'm'))
        return take_mouse(reading, values[0], values[1], values[2], letter == 'M');
    if (numbered->mark)
        return FOUND_NOTHING;
    if (letter == '~' && values[0] == 200)
        return FOUND_PASTE;
    if (letter == '~')
        return take_stroke(reading, stroke_of_number(values[0]), held_down(values[1]));
    if (letter == 'Z')
        return take_stroke(reading, STROKE_BACK_TAB, 0);
    unsigned held = numbered->count > 1 ? values[1] : numbered->count ? values[0] : 0;
    return take_stroke(reading, stroke_of_letter(letter), held_down(held));
}

/* The Linux console's ESC [ [ A to E are F1 to F5. */
static enum found read_console_key(struct reading *reading)
{
    enum { LENGTH = 4 };
    if (reading->length < LENGTH)
        return FOUND_SEQUENCE;
    char letter = reading->bytes[3];
    bool key = letter >= 'A' && letter <= 'E';
    reading->used = letter >= ' ' && letter <= '~' ? LENGTH : LENGTH - 1;
    return take_stroke(reading, key ? STROKE_F1 + (stroke)(letter - 'A') : 0, 0);
}

/* ESC [ is there. What is none of its form ends it, and is read for itself. */
static enum found read_bracket(struct reading *reading)
{
    struct numbered numbered;
    size_t at = 2;
    while (at < reading->length && reading->bytes[at] >= ' ' && reading->bytes[at] <= '?')
        at++;
    if (at == reading->length)
        return FOUND_SEQUENCE;
    char letter = reading->bytes[at];
    reading->used = at;
    if (letter < '@' || letter > '~')
        return FOUND_NOTHING;
    if (at == 2 && letter == '[')
        return read_console_key(reading);
    if (at == 2 && letter == 'M' && reading->decoder->mouse)
        return read_old_mouse(reading);
    reading->used = at + 1;
    read_numbers(reading->bytes + 2, at - 2, &numbered);
    return take_numbered(reading, &numbered, letter);
}

/* A key of the numbers' block sends what is printed on it so, where the terminal was asked for it.
 */
static stroke stroke_of_block(char letter)
{
    if (letter >= 'j' && letter <= 'y')
        return (stroke) "*+,-./0123456789"[letter - 'j'];
    return letter == 'M' ? (stroke)STROKE_ENTER : letter == 'X' ? (stroke)'=' : 0;
}

/* ESC O is there: perhaps a number for what is held down, and a letter. */
static enum found read_shifted(struct reading *reading)
{
    size_t at = 2;
    unsigned held = 0;
    for (; at < reading->length && reading->bytes[at] >= '0' && reading->bytes[at] <= '9'; at++)
        held = (unsigned)(reading->bytes[at] - '0');
    if (at == reading->length)
        return FOUND_SEQUENCE;
    char letter = reading->bytes[at];
    reading->used = at;
    if (letter < ' ' || letter > '~')
        return FOUND_NOTHING;
    reading->used = at + 1;
    stroke pressed = stroke_of_letter(letter);
    return take_stroke(reading, pressed ? pressed : stroke_of_block(letter), held_down(held));
}

/* ---- characters ---- */

static stroke stroke_of_character(ucs4_t character)
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

static enum found read_character(struct reading *reading)
{
    ucs4_t character;
    int used = u8_mbtoucr(&character, (const uint8_t *)reading->bytes, reading->length);
    if (used == -2 && !reading->last)
        return FOUND_CHARACTER;
    reading->used = used > 0 ? (size_t)used : text_wrong_length(reading->bytes, reading->length);
    if (used > 0)
        return take_stroke(reading, stroke_of_character(character), 0);
    reading->decoded = (struct decoded){.kind = DECODED_WRONG};
    return FOUND_EVENT;
}

/* ---- all of it ---- */

static enum found read_event(struct reading *reading);

static bool is_whole(enum found found)
{
    return found == FOUND_EVENT || found == FOUND_NOTHING || found == FOUND_PASTE;
}

static enum found take_escape(struct reading *reading)
{
    reading->used = 1;
    return take_stroke(reading, STROKE_ESCAPE, 0);
}

/* Esc with a key right behind it is Alt and that key; a paste or a click is none, nor is another
   Esc, unless that begins a sequence. */
static enum found read_behind_escape(struct reading *reading)
{
    struct reading behind = {.decoder = reading->decoder,
                             .bytes = reading->bytes + 1,
                             .length = reading->length - 1,
                             .last = reading->last};
    bool another = *behind.bytes == ESC;
    if (another && behind.length == 1)
        return reading->last ? take_escape(reading) : FOUND_ESCAPE;
    if (another && behind.bytes[1] != '[' && behind.bytes[1] != 'O')
        return take_escape(reading);
    enum found found = read_event(&behind);
    if (!is_whole(found))
        return found;
    if (found != FOUND_EVENT || behind.decoded.kind != DECODED_STROKE)
        return take_escape(reading);
    reading->used = 1 + behind.used;
    reading->decoded = behind.decoded;
    reading->decoded.pressed |= STROKE_ALT;
    reading->decoded.escaped = true;
    return FOUND_EVENT;
}

static enum found read_escape(struct reading *reading)
{
    if (reading->length == 1)
        return reading->last ? take_escape(reading) : FOUND_ESCAPE;
    switch (reading->bytes[1]) {
    case '[':
        return read_bracket(reading);
    case 'O':
        return read_shifted(reading);
    default:
        return read_behind_escape(reading);
    }
}

/* Reads one event at the start of the bytes, of which there are some. */
static enum found read_event(struct reading *reading)
{
    if ((unsigned char)*reading->bytes >= ' ')
        return read_character(reading);
    enum found defined = read_defined(reading);
    if (defined == FOUND_EVENT)
        return defined;
    enum found found = *reading->bytes == ESC ? read_escape(reading) : read_character(reading);
    /* What is whole by itself may be the beginning of a longer one. */
    return defined == FOUND_SEQUENCE && is_whole(found) ? FOUND_ESCAPE : found;
}

static struct reading begin_reading(const struct decoder *decoder, bool last)
{
    return (struct reading){.decoder = decoder,
                            .bytes = decoder->input.data + decoder->at,
                            .length = decoder->input.length - decoder->at,
                            .last = last};
}

/* ---- pastes ---- */

/* How many bytes at the end may be the beginning of the end mark. */
static size_t begun_mark(const char *bytes, size_t length)
{
    size_t most = length < MARK - 1 ? length : MARK - 1;
    while (most && memcmp(bytes + length - most, PASTE_ENDS, most) != 0)
        most--;
    return most;
}

static void add_to_paste(struct decoder *decoder, size_t length)
{
    struct text *paste = &decoder->paste;
    size_t room = DECODER_PASTE_MOST - paste->length;
    if (length > room)
        decoder->cut = true;
    text_append_bytes(paste, decoder->input.data + decoder->at, length < room ? length : room);
    decoder->cut = decoder->cut || paste->failed;
    decoder->at += length;
}

/* A first mark within a paste is no text either. */
static void drop_first_marks(struct text *paste)
{
    char *end = paste->data;
    for (size_t i = 0; i < paste->length;) {
        bool mark = paste->length - i >= MARK && memcmp(paste->data + i, PASTE_BEGINS, MARK) == 0;
        if (mark)
            i += MARK;
        else
            *end++ = paste->data[i++];
    }
    paste->length = paste->data ? (size_t)(end - paste->data) : 0;
}

static void finish_paste(struct decoder *decoder, struct decoded *decoded)
{
    decoder->pasting = false;
    drop_first_marks(&decoder->paste);
    *decoded = (struct decoded){
        .kind = DECODED_PASTE,
        .bytes = decoder->paste.data ? decoder->paste.data : "",
        .length = decoder->paste.length,
        .cut = decoder->cut,
    };
}

/* Goes on with a paste; returns whether it is at its end. */
static bool read_paste(struct decoder *decoder, struct decoded *decoded)
{
    const struct reading rest = begin_reading(decoder, false);
    const char *mark = memmem(rest.bytes, rest.length, PASTE_ENDS, MARK);
    if (!mark) {
        add_to_paste(decoder, rest.length - begun_mark(rest.bytes, rest.length));
        return false;
    }
    add_to_paste(decoder, (size_t)(mark - rest.bytes));
    decoder->at += MARK;
    finish_paste(decoder, decoded);
    return true;
}

static void begin_paste(struct decoder *decoder)
{
    text_free(&decoder->paste);
    decoder->pasting = true;
    decoder->cut = false;
}

/* ---- events ---- */

static bool next(struct decoder *decoder, bool last, struct decoded *decoded)
{
    while (decoder->at < decoder->input.length) {
        if (decoder->pasting)
            return read_paste(decoder, decoded);
        struct reading reading = begin_reading(decoder, last);
        enum found found = read_event(&reading);
        if (!is_whole(found))
            return false;
        bool same_end = decoder->behind_return && *reading.bytes == '\n';
        decoder->behind_return = *reading.bytes == '\r';
        decoder->at += reading.used;
        *decoded = reading.decoded;
        if (found == FOUND_EVENT && !same_end)
            return true;
        if (found == FOUND_PASTE)
            begin_paste(decoder);
    }
    return false;
}

bool decoder_next(struct decoder *decoder, struct decoded *decoded)
{
    return next(decoder, false, decoded);
}

bool decoder_give_up(struct decoder *decoder, struct decoded *decoded)
{
    return next(decoder, true, decoded);
}

bool decoder_end(struct decoder *decoder, struct decoded *decoded)
{
    if (!decoder->pasting)
        return false;
    add_to_paste(decoder, decoder->input.length - decoder->at);
    finish_paste(decoder, decoded);
    return true;
}

enum decoder_wait decoder_waits(const struct decoder *decoder)
{
    if (decoder->pasting)
        return DECODER_WAITS_PASTE;
    if (decoder->at == decoder->input.length)
        return DECODER_WAITS_NOT;
    struct reading reading = begin_reading(decoder, false);
    switch (read_event(&reading)) {
    case FOUND_ESCAPE:
        return DECODER_WAITS_ESCAPE;
    case FOUND_CHARACTER:
        return DECODER_WAITS_CHARACTER;
    case FOUND_SEQUENCE:
        return DECODER_WAITS_SEQUENCE;
    default:
        return DECODER_WAITS_NOT;
    }
}

bool decoder_holds(const struct decoder *decoder)
{
    return decoder->pasting || decoder->at < decoder->input.length;
}

size_t decoder_pasted(const struct decoder *decoder)
{
    return decoder->pasting ? decoder->paste.length + decoder->input.length - decoder->at : 0;
}
