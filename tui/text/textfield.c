#include "tui/text/textfield.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <unigbrk.h>
#include <unistr.h>

#include "core/base/door.h"
#include "tui/text/textfield_parts.h"
#include "tui/text/textwords.h"

/* ---- what is seen ---- */

static void show_cursor_line(struct textfield *field)
{
    size_t height = (size_t)field->height;
    size_t count = field->lines.count;
    size_t line = textfield_cursor_line(field);
    if (count <= height)
        field->first = 0;
    else if (field->first > count - height)
        field->first = count - height;
    if (line < field->first)
        field->first = line;
    else if (line >= field->first + height)
        field->first = line - height + 1;
}

/* Scrolls sideways as little as shows the cursor, and back when there is room. */
static void show_cursor_column(struct textfield *field)
{
    if (field->cursor < field->left)
        field->left = field->cursor;
    int columns = textfield_width(field, field->left, field->cursor);
    while (columns > field->width - 1 && field->left < field->cursor) {
        size_t next = textfield_behind(field, field->left);
        columns -= textfield_width(field, field->left, next);
        field->left = next;
    }
    columns = textfield_width(field, field->left, field->length);
    while (field->left > 0) {
        size_t before = textfield_before(field, field->left);
        columns += textfield_width(field, before, field->left);
        if (columns > field->width - 1)
            break;
        field->left = before;
    }
}

static void show_cursor(struct textfield *field)
{
    if (field->kind == TEXTFIELD_ONE_LINE)
        show_cursor_column(field);
    else
        show_cursor_line(field);
}

static int wrapping_width(const struct textfield *field)
{
    return field->kind == TEXTFIELD_ONE_LINE ? INT_MAX : field->width - 1;
}

/* An edit can join what stood on both sides of the cursor into one grapheme: the cursor moves
   behind it. */
static void stand_between_graphemes(struct textfield *field)
{
    while (!textfield_is_boundary(field, field->cursor))
        field->cursor++;
    while (!textfield_is_boundary(field, field->left))
        field->left++;
    if (field->left > field->length)
        field->left = field->length;
    show_cursor(field);
}

/* Breaks the text into lines. There is always room (see reserve). */
static void lay_out(struct textfield *field)
{
    cells_wrap(&field->lines, field->text, field->length, wrapping_width(field));
    stand_between_graphemes(field);
}

/* The same after one change to it. */
static void lay_out_change(struct textfield *field, const struct cells_change *change)
{
    cells_wrap_change(&field->lines, field->text, field->length, wrapping_width(field), change);
    stand_between_graphemes(field);
}

/* ---- changing the text ---- */

/* Makes room for a text of `length` bytes, so that nothing can go wrong once it is changed. */
static bool reserve(struct textfield *field, size_t length)
{
    if (!cells_reserve(&field->lines, length))
        return false;
    if (field->text && length <= field->capacity)
        return true;
    size_t capacity = field->lines.capacity;
    char *text = realloc(field->text, capacity + 1);
    if (!text)
        return false;
    field->text = text;
    char *marks = realloc(field->marks, capacity + 1);
    if (!marks)
        return false;
    field->marks = marks;
    field->capacity = capacity;
    return true;
}

static void splice(struct textfield *field, size_t at, size_t removed, const char *bytes,
                   size_t length)
{
    char *place = field->text + at;
    memmove(place + length, place + removed, field->length - at - removed + 1);
    memcpy(place, bytes, length);
    field->length = field->length - removed + length;
}

void textfield_unselect(struct textfield *field)
{
    field->anchor = NO_ANCHOR;
    field->selecting = false;
}

/* Changes the text, and leaves its lines as they were. */
static enum textfield_result edit_text(struct textfield *field, const struct cells_change *change,
                                       const char *bytes, enum run run)
{
    size_t length = field->length - change->removed + change->inserted;
    if (change->removed == 0 && change->inserted == 0)
        return TEXTFIELD_NOTHING;
    if (length > field->maximum)
        return TEXTFIELD_FULL;
    if (!reserve(field, length))
        return TEXTFIELD_MEMORY;
    const struct textedit edit = {
        .at = change->at,
        .removed = change->removed,
        .inserted = change->inserted,
        .removed_bytes = field->text + change->at,
        .inserted_bytes = bytes,
        .cursor = field->cursor,
    };
    if (!texthistory_record(&field->history, &edit, run != RUN_NONE && run == field->run))
        return TEXTFIELD_MEMORY;
    splice(field, change->at, change->removed, bytes, change->inserted);
    field->cursor = change->at + change->inserted;
    textfield_unselect(field);
    field->run = run;
    field->wished = NO_COLUMN;
    return TEXTFIELD_DONE;
}

static enum textfield_result change(struct textfield *field, size_t at, size_t removed,
                                    const char *bytes, size_t length, enum run run)
{
    const struct cells_change change = {.at = at, .removed = removed, .inserted = length};
    enum textfield_result result = edit_text(field, &change, bytes, run);
    if (result == TEXTFIELD_DONE)
        lay_out_change(field, &change);
    return result;
}

static enum textfield_result undo(struct textfield *field)
{
    struct textedit edit;
    bool more = texthistory_undo(&field->history, &edit);
    if (!more)
        return TEXTFIELD_NOTHING;
    while (more) {
        splice(field, edit.at, edit.inserted, edit.removed_bytes, edit.removed);
        field->cursor = edit.cursor;
        more = edit.more && texthistory_undo(&field->history, &edit);
    }
    return TEXTFIELD_DONE;
}

static enum textfield_result redo(struct textfield *field)
{
    struct textedit edit;
    bool more = texthistory_redo(&field->history, &edit);
    if (!more)
        return TEXTFIELD_NOTHING;
    while (more) {
        splice(field, edit.at, edit.removed, edit.inserted_bytes, edit.inserted);
        field->cursor = edit.at + edit.inserted;
        more = edit.more && texthistory_redo(&field->history, &edit);
    }
    return TEXTFIELD_DONE;
}

/* ---- actions ---- */

static enum textfield_result delete_to(struct textfield *field, size_t place, enum run run)
{
    size_t from = place < field->cursor ? place : field->cursor;
    size_t to = place < field->cursor ? field->cursor : place;
    return change(field, from, to - from, "", 0, run);
}

static enum textfield_result move_to(struct textfield *field, size_t place, bool keeps_column)
{
    field->run = RUN_NONE;
    if (!keeps_column)
        field->wished = NO_COLUMN;
    if (place == field->cursor)
        return TEXTFIELD_NOTHING;
    field->cursor = place;
    show_cursor(field);
    return TEXTFIELD_DONE;
}

static enum textfield_result go_through_history(struct textfield *field, bool back)
{
    textfield_unselect(field);
    enum textfield_result result = back ? undo(field) : redo(field);
    field->run = RUN_NONE;
    field->wished = NO_COLUMN;
    lay_out(field);
    return result;
}

enum effect { MOVES, MOVES_IN_COLUMN, DELETES, UNDOES, REDOES };

static const struct deed {
    enum effect effect;
    enum run run;
} deeds[] = {
    [TEXTFIELD_LEFT] = {MOVES, RUN_NONE},
    [TEXTFIELD_RIGHT] = {MOVES, RUN_NONE},
    [TEXTFIELD_UP] = {MOVES_IN_COLUMN, RUN_NONE},
    [TEXTFIELD_DOWN] = {MOVES_IN_COLUMN, RUN_NONE},
    [TEXTFIELD_PAGE_UP] = {MOVES_IN_COLUMN, RUN_NONE},
    [TEXTFIELD_PAGE_DOWN] = {MOVES_IN_COLUMN, RUN_NONE},
    [TEXTFIELD_WORD_LEFT] = {MOVES, RUN_NONE},
    [TEXTFIELD_WORD_RIGHT] = {MOVES, RUN_NONE},
    [TEXTFIELD_LINE_START] = {MOVES, RUN_NONE},
    [TEXTFIELD_LINE_END] = {MOVES, RUN_NONE},
    [TEXTFIELD_TEXT_START] = {MOVES, RUN_NONE},
    [TEXTFIELD_TEXT_END] = {MOVES, RUN_NONE},
    [TEXTFIELD_DELETE_BEFORE] = {DELETES, RUN_DELETING_BEFORE},
    [TEXTFIELD_DELETE_AFTER] = {DELETES, RUN_DELETING_AFTER},
    [TEXTFIELD_DELETE_WORD_BEFORE] = {DELETES, RUN_NONE},
    [TEXTFIELD_DELETE_WORD_AFTER] = {DELETES, RUN_NONE},
    [TEXTFIELD_DELETE_LINE] = {DELETES, RUN_NONE},
    [TEXTFIELD_UNDO] = {UNDOES, RUN_NONE},
    [TEXTFIELD_REDO] = {REDOES, RUN_NONE},
};

static enum textfield_result delete_selection(struct textfield *field, size_t from, size_t to)
{
    field->cursor = to;
    return delete_to(field, from, RUN_NONE);
}

enum textfield_result textfield_do(struct textfield *field, enum textfield_action action)
{
    const struct deed *deed = &deeds[action];
    size_t from;
    size_t to;
    if (deed->effect == UNDOES || deed->effect == REDOES)
        return go_through_history(field, deed->effect == UNDOES);
    if (deed->effect == DELETES && textfield_selection(field, &from, &to))
        return delete_selection(field, from, to);
    size_t place = textfield_target(field, action);
    if (deed->effect == DELETES)
        return delete_to(field, place, deed->run);
    if (!field->selecting)
        field->anchor = NO_ANCHOR;
    return move_to(field, place, deed->effect == MOVES_IN_COLUMN);
}

/* ---- selecting ---- */

enum textfield_result textfield_extend(struct textfield *field, enum textfield_action action)
{
    const struct deed *deed = &deeds[action];
    if (deed->effect != MOVES && deed->effect != MOVES_IN_COLUMN)
        return TEXTFIELD_NOTHING;
    if (field->anchor == NO_ANCHOR)
        field->anchor = field->cursor;
    return move_to(field, textfield_target(field, action), deed->effect == MOVES_IN_COLUMN);
}

bool textfield_select(struct textfield *field)
{
    bool begins = !field->selecting;
    textfield_unselect(field);
    if (begins)
        field->anchor = field->cursor;
    field->selecting = begins;
    return begins;
}

bool textfield_selection(const struct textfield *field, size_t *from, size_t *to)
{
    if (field->anchor == NO_ANCHOR || field->anchor == field->cursor)
        return false;
    *from = field->anchor < field->cursor ? field->anchor : field->cursor;
    *to = field->anchor < field->cursor ? field->cursor : field->anchor;
    return true;
}

/* ---- inserting ---- */

static void append_clean(struct text *out, enum textfield_kind kind, const char *bytes,
                         size_t length)
{
    door_let_in(kind == TEXTFIELD_ONE_LINE ? DOOR_ONE_LINE : DOOR_LINES, bytes, length, out);
}

/* Puts bytes where the cursor is, in the place of what is selected. */
static enum textfield_result put(struct textfield *field, const char *bytes, size_t length,
                                 enum run run)
{
    size_t from = field->cursor;
    size_t to = from;
    if (textfield_selection(field, &from, &to))
        field->run = RUN_NONE;
    return change(field, from, to - from, bytes, length, run);
}

enum textfield_result textfield_insert(struct textfield *field, const char *bytes, size_t length)
{
    struct text clean = {0};
    append_clean(&clean, field->kind, bytes, length);
    enum textfield_result result = TEXTFIELD_MEMORY;
    if (!clean.failed)
        result = put(field, clean.data ? clean.data : "", clean.length, RUN_NONE);
    text_free(&clean);
    return result;
}

enum textfield_result textfield_replace(struct textfield *field, const char *text)
{
    struct text clean = {0};
    append_clean(&clean, field->kind, text, strlen(text));
    const char *bytes = clean.data ? clean.data : "";
    enum textfield_result result = TEXTFIELD_MEMORY;
    if (!clean.failed && clean.length == field->length &&
        memcmp(bytes, field->text, clean.length) == 0)
        result = TEXTFIELD_NOTHING;
    else if (!clean.failed)
        result = change(field, 0, field->length, bytes, clean.length, RUN_NONE);
    text_free(&clean);
    return result;
}

/* A word and the space behind it are one run; the next word begins another. */
static bool begins_run(const struct textfield *field, const char *typed)
{
    bool after_space = field->cursor > 0 && strchr(" \t", field->text[field->cursor - 1]);
    return after_space && !strchr(" \t", *typed);
}

/* A character that is typed, as bytes. False when it is none that a field takes. */
static bool read_typed(const struct textfield *field, ucs4_t character, char bytes[6],
                       size_t *length)
{
    ucs4_t c = door_character(character);
    int used = c ? u8_uctomb((uint8_t *)bytes, c, 6) : 0;
    *length = used > 0 ? (size_t)used : 0;
    return used > 0 && !(c == '\n' && field->kind == TEXTFIELD_ONE_LINE);
}

/* Which run a character goes on with; it begins one where it must. */
static enum run run_of_typed(struct textfield *field, const char *bytes)
{
    bool newline = *bytes == '\n';
    if (newline || begins_run(field, bytes))
        field->run = RUN_NONE;
    return newline ? RUN_NONE : RUN_TYPING;
}

enum textfield_result textfield_type(struct textfield *field, unsigned int character)
{
    char bytes[6];
    size_t length;
    if (!read_typed(field, character, bytes, &length))
        return TEXTFIELD_REFUSED;
    enum run run = run_of_typed(field, bytes);
    return put(field, bytes, length, run);
}

/* Whether the character before the cursor may make one grapheme with what stands behind it. Of two
   characters alone it cannot be told whether a joiner or half a flag does. */
static bool may_join(const struct textfield *field, ucs4_t typed)
{
    enum { JOINER = 0x200D, FLAG_FIRST = 0x1F1E6, FLAG_LAST = 0x1F1FF };
    ucs4_t behind;
    if (field->cursor == field->length)
        return false;
    u8_mbtouc(&behind, (const uint8_t *)field->text + field->cursor, field->length - field->cursor);
    return typed == JOINER || (typed >= FLAG_FIRST && typed <= FLAG_LAST) ||
           !uc_is_grapheme_break(typed, behind);
}

/* Types on, from where the cursor is; the lines are broken when all of it stands there, or where
   the cursor may not stay where it is. */
static enum textfield_result type_on(struct textfield *field, const char *bytes, size_t length)
{
    enum textfield_result result = TEXTFIELD_DONE;
    struct cells_change all = {.at = field->cursor};
    while (length && result == TEXTFIELD_DONE) {
        ucs4_t c;
        char typed[6];
        struct cells_change one = {.at = field->cursor};
        size_t used = (size_t)u8_mbtouc(&c, (const uint8_t *)bytes, length);
        bytes += used;
        length -= used;
        if (!read_typed(field, c, typed, &one.inserted))
            continue;
        enum run run = run_of_typed(field, typed);
        result = edit_text(field, &one, typed, run);
        if (result == TEXTFIELD_DONE)
            all.inserted += one.inserted;
        if (result == TEXTFIELD_DONE && may_join(field, c)) {
            lay_out_change(field, &all);
            all = (struct cells_change){.at = field->cursor};
        }
    }
    lay_out_change(field, &all);
    return result;
}

enum textfield_result textfield_type_all(struct textfield *field, const char *bytes, size_t length)
{
    size_t from;
    size_t to;
    if (!length || !textfield_selection(field, &from, &to))
        return type_on(field, bytes, length);
    ucs4_t first;
    size_t used = (size_t)u8_mbtouc(&first, (const uint8_t *)bytes, length);
    enum textfield_result result = textfield_type(field, first);
    if (result != TEXTFIELD_DONE && result != TEXTFIELD_REFUSED)
        return result;
    return textfield_type_all(field, bytes + used, length - used);
}

/* ---- the field as a whole ---- */

struct textfield *textfield_new(enum textfield_kind kind, size_t maximum)
{
    struct textfield *field = calloc(1, sizeof *field);
    if (!field)
        return NULL;
    *field = (struct textfield){
        .kind = kind,
        .maximum = maximum < TEXTFIELD_MAX ? maximum : TEXTFIELD_MAX,
        .width = 80,
        .height = 1,
        .wished = NO_COLUMN,
        .anchor = NO_ANCHOR,
    };
    if (!reserve(field, 0)) {
        textfield_free(field);
        return NULL;
    }
    *field->text = '\0';
    lay_out(field);
    return field;
}

void textfield_free(struct textfield *field)
{
    if (!field)
        return;
    free(field->text);
    free(field->marks);
    cells_free(&field->lines);
    texthistory_free(&field->history);
    free(field);
}

static enum textfield_result replace_all(struct textfield *field, const struct text *text)
{
    if (text->failed)
        return TEXTFIELD_MEMORY;
    if (text->length > field->maximum)
        return TEXTFIELD_FULL;
    if (!reserve(field, text->length))
        return TEXTFIELD_MEMORY;
    splice(field, 0, field->length, text->data ? text->data : "", text->length);
    field->cursor = field->length;
    textfield_unselect(field);
    field->run = RUN_NONE;
    field->wished = NO_COLUMN;
    texthistory_free(&field->history);
    lay_out(field);
    return TEXTFIELD_DONE;
}

enum textfield_result textfield_set(struct textfield *field, const char *text)
{
    struct text clean = {0};
    append_clean(&clean, field->kind, text, strlen(text));
    enum textfield_result result = replace_all(field, &clean);
    text_free(&clean);
    return result;
}

const char *textfield_text(const struct textfield *field)
{
    return field->text;
}

size_t textfield_length(const struct textfield *field)
{
    return field->length;
}

bool textfield_is_changed(const struct textfield *field)
{
    return field->history.done > 0 || field->history.shortened;
}

bool textfield_has_history(const struct textfield *field)
{
    return field->history.count > 0;
}

size_t textfield_words(struct textfield *field)
{
    return textwords_mark(field->text, field->length, field->marks);
}

void textfield_resize(struct textfield *field, int width, int height)
{
    int before = wrapping_width(field);
    field->width = width > 1 ? width : 1;
    field->height = height > 1 ? height : 1;
    if (wrapping_width(field) == before) {
        show_cursor(field);
        return;
    }
    field->wished = NO_COLUMN;
    lay_out(field);
}

size_t textfield_offset(const struct textfield *field)
{
    return field->cursor;
}

void textfield_cursor(const struct textfield *field, int *row, int *column)
{
    *row = 0;
    if (field->kind == TEXTFIELD_ONE_LINE) {
        *column = textfield_width(field, field->left, field->cursor);
    } else {
        *row = (int)(textfield_cursor_line(field) - field->first);
        *column = textfield_cursor_column(field);
    }
    if (*column > field->width - 1)
        *column = field->width - 1;
}

bool textfield_row(const struct textfield *field, int row, struct cells_line *line)
{
    size_t index = field->first + (size_t)row;
    if (row < 0 || row >= field->height || index >= field->lines.count)
        return false;
    *line = field->lines.items[index];
    if (field->kind == TEXTFIELD_LINES)
        return true;
    line->start = field->left;
    int columns = textfield_width(field, line->start, line->end);
    while (columns > field->width) {
        size_t before = textfield_before(field, line->end);
        columns -= textfield_width(field, before, line->end);
        line->end = before;
    }
    return true;
}

size_t textfield_line_count(const struct textfield *field)
{
    return field->lines.count;
}

size_t textfield_first_line(const struct textfield *field)
{
    return field->first;
}
