/* Places in the text of a field, and where each action leads from the cursor. */
#include "core/base/sign.h"
#include "tui/text/textfield_parts.h"
#include "tui/text/textwords.h"

bool textfield_is_boundary(const struct textfield *field, size_t at)
{
    return at == 0 || at >= field->length || field->lines.graphemes[at];
}

size_t textfield_before(const struct textfield *field, size_t at)
{
    if (at == 0)
        return 0;
    do
        at--;
    while (!textfield_is_boundary(field, at));
    return at;
}

size_t textfield_behind(const struct textfield *field, size_t at)
{
    if (at == field->length)
        return at;
    do
        at++;
    while (!textfield_is_boundary(field, at));
    return at;
}

int textfield_width(const struct textfield *field, size_t from, size_t to)
{
    return cells_width_of(field->text + from, to - from);
}

size_t textfield_cursor_line(const struct textfield *field)
{
    size_t low = 0;
    size_t high = field->lines.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (field->lines.items[middle].start <= field->cursor)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The last place for the cursor on a line. Where a line is broken without a newline, the place
   behind its last grapheme is the start of the next line. */
static size_t last_place(const struct textfield *field, size_t line)
{
    if (line + 1 == field->lines.count)
        return field->length;
    return textfield_before(field, field->lines.items[line + 1].start);
}

int textfield_cursor_column(const struct textfield *field)
{
    return textfield_width(field, field->lines.items[textfield_cursor_line(field)].start,
                           field->cursor);
}

/* The place on a line that is nearest to `column` without being behind it. */
static size_t place_at(const struct textfield *field, size_t line, int column)
{
    size_t last = last_place(field, line);
    size_t at = field->lines.items[line].start;
    while (at < last) {
        size_t next = textfield_behind(field, at);
        column -= textfield_width(field, at, next);
        if (column < 0)
            break;
        at = next;
    }
    return at;
}

static size_t to_left(struct textfield *field)
{
    return textfield_before(field, field->cursor);
}

/* What one Backspace takes is not always all that the cursor goes over. */
static size_t to_sign_before(struct textfield *field)
{
    size_t from = textfield_before(field, field->cursor);
    if (from == field->cursor)
        return from;
    return field->cursor - sign_taken(field->text + from, field->cursor - from);
}

static size_t to_right(struct textfield *field)
{
    return textfield_behind(field, field->cursor);
}

static size_t to_line_start(struct textfield *field)
{
    return field->lines.items[textfield_cursor_line(field)].start;
}

static size_t to_line_end(struct textfield *field)
{
    return last_place(field, textfield_cursor_line(field));
}

static size_t to_text_start(struct textfield *field)
{
    (void)field;
    return 0;
}

static size_t to_text_end(struct textfield *field)
{
    return field->length;
}

/* Unlike for the cursor, the last grapheme of a broken line belongs to what is deleted. */
static size_t to_rest_of_line(struct textfield *field)
{
    size_t line = textfield_cursor_line(field);
    size_t end = last_place(field, line);
    bool broken = end < field->length && field->text[end] != '\n';
    return broken || end == field->cursor ? textfield_behind(field, end) : end;
}

static size_t to_word_left(struct textfield *field)
{
    textwords_mark(field->text, field->length, field->marks);
    size_t at = field->cursor;
    while (at > 0) {
        at = textfield_before(field, at);
        if (field->marks[at] & WORD_BEGINS)
            break;
    }
    return at;
}

static size_t to_word_right(struct textfield *field)
{
    textwords_mark(field->text, field->length, field->marks);
    size_t at = field->cursor;
    while (at < field->length) {
        at = textfield_behind(field, at);
        if (at < field->length && (field->marks[at] & WORD_ENDS))
            break;
    }
    return at;
}

/* Goes `lines` up or down, or as far as there are lines. */
static size_t to_line(struct textfield *field, long lines)
{
    long line = (long)textfield_cursor_line(field) + lines;
    long last = (long)field->lines.count - 1;
    size_t wanted = (size_t)(line < 0 ? 0 : line > last ? last : line);
    if (wanted == textfield_cursor_line(field))
        return field->cursor;
    if (field->wished == NO_COLUMN)
        field->wished = textfield_cursor_column(field);
    return place_at(field, wanted, field->wished);
}

static long page(const struct textfield *field)
{
    return field->height > 1 ? field->height - 1 : 1;
}

static size_t to_up(struct textfield *field)
{
    return to_line(field, -1);
}

static size_t to_down(struct textfield *field)
{
    return to_line(field, 1);
}

static size_t to_page_up(struct textfield *field)
{
    return to_line(field, -page(field));
}

static size_t to_page_down(struct textfield *field)
{
    return to_line(field, page(field));
}

static size_t (*const targets[])(struct textfield *field) = {
    [TEXTFIELD_LEFT] = to_left,
    [TEXTFIELD_RIGHT] = to_right,
    [TEXTFIELD_UP] = to_up,
    [TEXTFIELD_DOWN] = to_down,
    [TEXTFIELD_PAGE_UP] = to_page_up,
    [TEXTFIELD_PAGE_DOWN] = to_page_down,
    [TEXTFIELD_WORD_LEFT] = to_word_left,
    [TEXTFIELD_WORD_RIGHT] = to_word_right,
    [TEXTFIELD_LINE_START] = to_line_start,
    [TEXTFIELD_LINE_END] = to_line_end,
    [TEXTFIELD_TEXT_START] = to_text_start,
    [TEXTFIELD_TEXT_END] = to_text_end,
    [TEXTFIELD_DELETE_BEFORE] = to_sign_before,
    [TEXTFIELD_DELETE_AFTER] = to_right,
    [TEXTFIELD_DELETE_WORD_BEFORE] = to_word_left,
    [TEXTFIELD_DELETE_WORD_AFTER] = to_word_right,
    [TEXTFIELD_DELETE_LINE] = to_rest_of_line,
};

size_t textfield_target(struct textfield *field, enum textfield_action action)
{
    return targets[action](field);
}
