#include "tui/views/field_editing.h"

#include <stdio.h>

#include "core/base/i18n.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MARK_COLUMNS = 2 };

static const struct {
    enum action action;
    enum textfield_action does;
} moves[] = {
    {ACTION_LEFT, TEXTFIELD_LEFT},
    {ACTION_RIGHT, TEXTFIELD_RIGHT},
    {ACTION_UP, TEXTFIELD_UP},
    {ACTION_DOWN, TEXTFIELD_DOWN},
    {ACTION_PAGE_UP, TEXTFIELD_PAGE_UP},
    {ACTION_PAGE_DOWN, TEXTFIELD_PAGE_DOWN},
    {ACTION_WORD_LEFT, TEXTFIELD_WORD_LEFT},
    {ACTION_WORD_RIGHT, TEXTFIELD_WORD_RIGHT},
    {ACTION_LINE_START, TEXTFIELD_LINE_START},
    {ACTION_LINE_END, TEXTFIELD_LINE_END},
    {ACTION_TEXT_START, TEXTFIELD_TEXT_START},
    {ACTION_TEXT_END, TEXTFIELD_TEXT_END},
    {ACTION_DELETE_BEFORE, TEXTFIELD_DELETE_BEFORE},
    {ACTION_DELETE_AFTER, TEXTFIELD_DELETE_AFTER},
    {ACTION_DELETE_WORD, TEXTFIELD_DELETE_WORD_BEFORE},
    {ACTION_DELETE_WORD_AFTER, TEXTFIELD_DELETE_WORD_AFTER},
    {ACTION_DELETE_LINE, TEXTFIELD_DELETE_LINE},
    {ACTION_TEXT_UNDO, TEXTFIELD_UNDO},
    {ACTION_TEXT_REDO, TEXTFIELD_REDO},
};

static void say_result(struct screen *screen, enum textfield_result result)
{
    if (result == TEXTFIELD_FULL)
        screen_say(screen, "%s", _("The field is full (64 KiB); nothing was inserted"));
    else if (result == TEXTFIELD_MEMORY)
        screen_say(screen, "%s", _("There is no memory left; nothing was changed"));
}

static void type_all(struct textfield *field, struct screen *screen, const struct press *press)
{
    enum textfield_result result = textfield_type_all(field, press->paste, press->paste_length);
    if (result == TEXTFIELD_FULL)
        screen_say(screen, "%s", _("The field is full (64 KiB); the rest was not inserted"));
    else
        say_result(screen, result);
}

static bool insert(struct textfield *field, struct screen *screen, const struct press *press)
{
    if (press->paste && press->typed)
        type_all(field, screen, press);
    else if (press->paste)
        say_result(screen, textfield_insert(field, press->paste, press->paste_length));
    else
        say_result(screen, textfield_type(field, press->pressed));
    return true;
}

static const enum textfield_action *move_of(enum action action)
{
    for (size_t i = 0; i < COUNT(moves); i++)
        if (moves[i].action == action)
            return &moves[i].does;
    return NULL;
}

/* ---- selecting, cutting, pasting ---- */

static void extend(struct textfield *field, struct screen *screen, const struct press *press)
{
    const enum textfield_action *does =
        move_of(keys_action(keys_unshifted(press->pressed), screen_context(screen)));
    if (does)
        textfield_extend(field, *does);
}

static void begin_or_end_selecting(struct textfield *field, struct screen *screen)
{
    if (textfield_select(field))
        screen_say(screen, "%s",
                   _("Selecting: move, then Ctrl-X cuts, Ctrl-T copies; Ctrl-Space ends it"));
    else
        screen_say(screen, "%s", _("Nothing is selected"));
}

/* To the clipboard; false when nothing is selected. */
static bool copy(struct textfield *field, struct screen *screen)
{
    size_t from;
    size_t to;
    if (!textfield_selection(field, &from, &to)) {
        screen_say(screen, "%s", _("Nothing is selected; Ctrl-Space begins to select"));
        return false;
    }
    kept_fields_put(&screen->kept_fields.clipboard, textfield_text(field) + from, to - from);
    return true;
}

static void cut(struct textfield *field, struct screen *screen)
{
    if (copy(field, screen))
        say_result(screen, textfield_do(field, TEXTFIELD_DELETE_BEFORE));
}

static void copy_and_say(struct textfield *field, struct screen *screen)
{
    if (!copy(field, screen))
        return;
    screen_say(screen, "%s", _("Copied; Ctrl-V pastes it, in any text"));
    textfield_unselect(field);
}

static void paste(struct textfield *field, struct screen *screen)
{
    const struct text *clipboard = &screen->kept_fields.clipboard;
    if (clipboard->length)
        say_result(screen, textfield_insert(field, clipboard->data, clipboard->length));
    else
        screen_say(screen, "%s", _("Nothing was cut or copied yet"));
}

static void bring_back(struct textfield *field, struct screen *screen)
{
    const struct text *discarded = &screen->kept_fields.discarded;
    if (!discarded->length)
        screen_say(screen, "%s", _("No text was discarded"));
    else if (screen_context(screen) & IN_LINE) /* a whole year or name: two make none */
        say_result(screen, textfield_replace(field, discarded->data));
    else
        say_result(screen, textfield_insert(field, discarded->data, discarded->length));
}

void field_editing_discard(const struct textfield *field, struct screen *screen)
{
    if (field && textfield_length(field))
        kept_fields_put(&screen->kept_fields.discarded, textfield_text(field),
                        textfield_length(field));
}

static const struct {
    enum action action;
    void (*act)(struct textfield *field, struct screen *screen);
} deeds[] = {
    {ACTION_EDITOR, field_editing_edit_elsewhere},
    {ACTION_SELECT, begin_or_end_selecting},
    {ACTION_CUT, cut},
    {ACTION_COPY, copy_and_say},
    {ACTION_PASTE, paste},
    {ACTION_BRING_BACK, bring_back},
};

bool field_editing_act(struct textfield *field, struct screen *screen, const struct press *press)
{
    if (press->action == ACTION_TYPE)
        return insert(field, screen, press);
    if (press->action == ACTION_NEW_LINE) {
        say_result(screen, textfield_type(field, '\n'));
        return true;
    }
    if (press->action == ACTION_EXTEND) {
        extend(field, screen, press);
        return true;
    }
    for (size_t i = 0; i < COUNT(deeds); i++)
        if (deeds[i].action == press->action) {
            deeds[i].act(field, screen);
            return true;
        }
    const enum textfield_action *does = move_of(press->action);
    if (does)
        say_result(screen, textfield_do(field, *does));
    return does;
}

int field_editing_rows(struct textfield *field, int width, int least, int most)
{
    textfield_resize(field, width - MARK_COLUMNS, most > 1 ? most : 1);
    int rows = (int)textfield_line_count(field);
    if (rows > most)
        rows = most;
    return rows < least ? least : rows;
}

static size_t within(size_t at, const struct cells_line *line)
{
    return at < line->start ? line->start : at > line->end ? line->end : at;
}

/* What is selected looks so. */
static void put_row(struct layout *layout, int column, const struct textfield *field,
                    const struct cells_line *line)
{
    size_t from = 0;
    size_t to = 0;
    textfield_selection(field, &from, &to);
    const size_t ends[] = {line->start, within(from, line), within(to, line), line->end};
    for (size_t i = 0; i + 1 < COUNT(ends); i++) {
        const char *bytes = textfield_text(field) + ends[i];
        size_t length = ends[i + 1] - ends[i];
        layout_put_bytes(layout, column, i == 1 ? ROLE_FOUND : ROLE_WORDS, bytes, length);
        column += cells_width_of(bytes, length);
    }
}

static void lay_out_row(struct layout *layout, const struct textfield *field,
                        const struct field_editing_look *look, int row)
{
    struct cells_line line;
    layout_line(layout);
    if (look->bar)
        layout_put(layout, look->column, look->active ? ROLE_ACCENT : ROLE_QUIET,
                   theme_glyph(GLYPH_BAR));
    else if (look->active && row == 0 && !theme_is_spoken())
        layout_put(layout, look->column, ROLE_FOCUS, ">");
    if (row == 0 && look->prompt && !textfield_length(field))
        layout_put(layout, look->column + MARK_COLUMNS, ROLE_QUIET, look->prompt);
    else if (textfield_row(field, row, &line))
        put_row(layout, look->column + MARK_COLUMNS, field, &line);
}

static bool has_label_before(const struct layout *layout, const struct field_editing_look *look)
{
    return theme_is_spoken() && look->rows == 1 && look->label &&
           look->column + cells_width(look->label) < layout->width / 2;
}

static void lay_out_rows(struct layout *layout, struct textfield *field,
                         const struct field_editing_look *look)
{
    int cursor_row;
    int cursor_column;
    textfield_resize(field, layout->width - look->column - MARK_COLUMNS, look->rows);
    textfield_cursor(field, &cursor_row, &cursor_column);
    for (int row = 0; row < look->rows; row++) {
        lay_out_row(layout, field, look, row);
        if (look->active && row == cursor_row)
            layout_set_cursor(layout, look->column + MARK_COLUMNS + cursor_column);
    }
}

void field_editing_lay_out(struct layout *layout, struct textfield *field,
                           const struct field_editing_look *look)
{
    struct field_editing_look beside = *look;
    enum role role = look->active ? ROLE_STRONG : ROLE_PLAIN;
    if (!has_label_before(layout, look)) {
        if (look->label)
            layout_paragraph(layout, look->column, role, look->label);
        lay_out_rows(layout, field, look);
        return;
    }
    beside.column += cells_width(look->label);
    lay_out_rows(layout, field, &beside);
    layout_put(layout, look->column, ROLE_PLAIN, look->label);
}

void field_editing_edit_elsewhere(struct textfield *field, struct screen *screen)
{
    struct text edited = {0};
    struct error error;
    if (screen->hooks->edit(screen, textfield_text(field), &edited, &error))
        say_result(screen, textfield_replace(field, edited.data ? edited.data : ""));
    else
        screen_say_error(screen, &error);
    text_free(&edited);
}

void field_editing_put_count(struct layout *layout, struct textfield *field)
{
    char line[48];
    size_t count = textfield_words(field);
    snprintf(line, sizeof line, ngettext("%zu word", "%zu words", count), count);
    layout_line(layout);
    if (count && !theme_is_spoken())
        layout_put_right(layout, ROLE_QUIET, line);
}
