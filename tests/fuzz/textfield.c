/* The text field: whatever is typed, pasted, deleted, undone, in whatever size, the content is
   harmless UTF-8 that fits, the cursor stands between graphemes and inside the field, its lines are
   those of the whole text broken anew, what is typed together is as if typed one by one, Backspace
   takes no more than one grapheme, and undoing and redoing lead back and forth between the same
   texts. The first bytes choose the field. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unigbrk.h>

#include "core/base/door.h"
#include "tests/fuzz/fuzz.h"
#include "tui/text/textfield.h"

struct input {
    const uint8_t *bytes;
    size_t length;
};

static unsigned int take(struct input *input)
{
    if (!input->length)
        return 0;
    input->length--;
    return *input->bytes++;
}

static bool between_graphemes(const char *text, size_t length, size_t offset)
{
    const uint8_t *bytes = (const uint8_t *)text;
    size_t at = 0;
    while (at < offset) {
        const uint8_t *next = u8_grapheme_next(bytes + at, bytes + length);
        at = next ? (size_t)(next - bytes) : length;
    }
    return at == offset;
}

static void check_rows(const struct textfield *field, int height)
{
    struct cells_line line;
    size_t end = 0;
    for (int row = 0; row < height && textfield_row(field, row, &line); row++) {
        HOLDS(line.start >= end && line.start <= line.end, "rows follow one another");
        HOLDS(line.end <= textfield_length(field), "a row ends in the text");
        end = line.end;
    }
    HOLDS(textfield_first_line(field) < textfield_line_count(field), "the first row is a line");
}

/* Of a field of lines that is `width` columns wide and high enough to show all of them. */
static void check_lines(struct textfield *field, int width, int height)
{
    struct cells_lines whole = {0};
    struct cells_line line;
    size_t length = textfield_length(field);
    textfield_resize(field, width, 1 << 20);
    HOLDS(cells_wrap(&whole, textfield_text(field), length, (width > 1 ? width : 1) - 1),
          "the text is broken");
    HOLDS(whole.count == textfield_line_count(field), "as many lines as of the whole");
    for (int row = 0; textfield_row(field, row, &line); row++)
        HOLDS(line.start == whole.items[row].start && line.end == whole.items[row].end,
              "the lines are those of the whole");
    cells_free(&whole);
    textfield_resize(field, width, height);
}

static void check(const struct textfield *field, enum textfield_kind kind, size_t maximum,
                  int width, int height)
{
    const char *text = textfield_text(field);
    size_t length = textfield_length(field);
    int row;
    int column;
    textfield_cursor(field, &row, &column);
    HOLDS(strlen(text) == length && length <= maximum, "the text fits");
    HOLDS(text_is_utf8(text, length, NULL) && fuzz_is_harmless(text), "the text is harmless");
    HOLDS(kind == TEXTFIELD_LINES || !strchr(text, '\n'), "one line is one line");
    HOLDS(textfield_offset(field) <= length, "the cursor is in the text");
    HOLDS(between_graphemes(text, length, textfield_offset(field)), "no grapheme is split");
    HOLDS(row >= 0 && row < height && column >= 0 && column < width, "the cursor is in the field");
    check_rows(field, height);
}

enum { PASTE = TEXTFIELD_REDO + 1, SIZE, TYPE_ALL, TYPE };

/* Characters that come together, into the field and one by one into another that was the same. */
static void type_all(struct textfield *field, enum textfield_kind kind, struct input *input)
{
    struct text text = {0};
    size_t length = take(input) % 32;
    if (length > input->length)
        length = input->length;
    text_append(&text, "");
    door_let_in(DOOR_LINES, (const char *)input->bytes, length, &text);
    input->bytes += length;
    input->length -= length;
    struct textfield *single = textfield_new(kind, TEXTFIELD_MAX);
    struct textfield *together = textfield_new(kind, TEXTFIELD_MAX);
    HOLDS(single && together, "there are fields");
    textfield_set(single, textfield_text(field));
    textfield_set(together, textfield_text(field));
    while (textfield_offset(single) > textfield_offset(field)) {
        textfield_do(single, TEXTFIELD_LEFT);
        textfield_do(together, TEXTFIELD_LEFT);
    }
    uint32_t c;
    for (size_t at = 0; at < text.length;) {
        at += text_character(text.data + at, &c);
        textfield_type(single, c);
    }
    textfield_type_all(together, text.data, text.length);
    HOLDS(strcmp(textfield_text(single), textfield_text(together)) == 0, "the same text");
    HOLDS(textfield_offset(single) == textfield_offset(together), "the same place");
    textfield_type_all(field, text.data, text.length);
    textfield_free(single);
    textfield_free(together);
    text_free(&text);
}

/* Backspace takes bytes from the end of the grapheme before the cursor, and no more than it. */
static void check_backspace(const struct textfield *field, size_t before, size_t offset,
                            size_t grapheme)
{
    size_t taken = before - textfield_length(field);
    HOLDS(taken <= grapheme, "Backspace takes one sign at most");
    HOLDS(taken || !offset, "and one at least");
}

static void press_backspace(struct textfield *field)
{
    size_t before = textfield_length(field);
    size_t offset = textfield_offset(field);
    textfield_do(field, TEXTFIELD_LEFT);
    size_t grapheme = offset - textfield_offset(field);
    if (grapheme)
        textfield_do(field, TEXTFIELD_RIGHT);
    textfield_do(field, TEXTFIELD_DELETE_BEFORE);
    check_backspace(field, before, offset, grapheme);
}

static void act(struct textfield *field, enum textfield_kind kind, struct input *input, int *width,
                int *height)
{
    unsigned int what = take(input) % (TYPE + 8);
    if (what == TEXTFIELD_DELETE_BEFORE) {
        press_backspace(field);
    } else if (what == TYPE_ALL) {
        type_all(field, kind, input);
    } else if (what <= TEXTFIELD_REDO) {
        textfield_do(field, (enum textfield_action)what);
    } else if (what == SIZE) {
        *width = (int)take(input) % 40 + 1;
        *height = (int)take(input) % 6 + 1;
        textfield_resize(field, *width, *height);
    } else if (what == PASTE) {
        size_t length = take(input);
        if (length > input->length)
            length = input->length;
        textfield_insert(field, (const char *)input->bytes, length);
        input->bytes += length;
        input->length -= length;
    } else {
        unsigned int character = take(input);
        if (what % 4 == 0)
            character |= take(input) << 8 | (take(input) % 18) << 16;
        textfield_type(field, character);
    }
}

static void check_undoing(struct textfield *field)
{
    char *text = strdup(textfield_text(field));
    if (!text)
        abort();
    size_t steps = 0;
    while (textfield_do(field, TEXTFIELD_UNDO) == TEXTFIELD_DONE)
        steps++;
    while (steps && textfield_do(field, TEXTFIELD_REDO) == TEXTFIELD_DONE)
        steps--;
    HOLDS(!steps, "what was undone can be redone");
    HOLDS(strcmp(text, textfield_text(field)) == 0, "redoing leads back to the same text");
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const size_t sizes[] = {8, 40, 300, TEXTFIELD_MAX};
    struct input input = {bytes, length};
    enum textfield_kind kind = take(&input) % 2 ? TEXTFIELD_ONE_LINE : TEXTFIELD_LINES;
    size_t maximum = sizes[take(&input) % 4];
    int width = 80;
    int height = 1;
    struct textfield *field = textfield_new(kind, maximum);
    HOLDS(field != NULL, "there is a field");
    while (input.length) {
        act(field, kind, &input, &width, &height);
        check(field, kind, maximum, width, height);
        if (kind == TEXTFIELD_LINES)
            check_lines(field, width, height);
    }
    check_undoing(field);
    check(field, kind, maximum, width, height);
    textfield_free(field);
    return 0;
}
