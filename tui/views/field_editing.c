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

static void say_result(struct stage *stage, enum textfield_result result)
{
    if (result == TEXTFIELD_FULL)
        stage_say(stage, "%s", _("The field is full (64 KiB); nothing was inserted"));
    else if (result == TEXTFIELD_MEMORY)
        stage_say(stage, "%s", _("There is no memory left; nothing was changed"));
}

static void type_all(struct textfield *field, struct stage *stage, const struct press *press)
{
    enum textfield_result result = textfield_type_all(field, press->paste, press->paste_length);
    if (result == TEXTFIELD_FULL)
        stage_say(stage, "%s", _("The field is full (64 KiB); the rest was not inserted"));
    else
        say_result(stage, result);
}

static bool insert(struct textfield *field, struct stage *stage, const struct press *press)
{
    if (press->paste && press->typed)
        type_all(field, stage, press);
    else if (press->paste)
        say_result(stage, textfield_insert(field, press->paste, press->paste_length));
    else
        say_result(stage, textfield_type(field, press->pressed));
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

static void extend(struct textfield *field, struct stage *stage, const struct press *press)
{
    const enum textfield_action *does =
        move_of(keys_action(keys_unshifted(press->pressed), stage_context(stage)));
    if (does)
        textfield_extend(field, *does);
}

static void begin_or_end_selecting(struct textfield *field, struct stage *stage)
{
    if (textfield_select(field))
        stage_say(stage, "%s",
                  _("Selecting: move, then Ctrl-X cuts, Ctrl-T copies; Ctrl-Space ends it"));
    else
        stage_say(stage, "%s", _("Nothing is selected"));
}

/* To the clipboard; false when nothing is selected. */
static bool copy(struct textfield *field, struct stage *stage)
{
    size_t from;
    size_t to;
    if (!textfield_selection(field, &from, &to)) {
        stage_say(stage, "%s", _("Nothing is selected; Ctrl-Space begins to select"));
        return false;
    }
    attic_put(&stage->attic.clipboard, textfield_text(field) + from, to - from);
    return true;
}

static void cut(struct textfield *field, struct stage *stage)
{
    if (copy(field, stage))
        say_result(stage, textfield_do(field, TEXTFIELD_DELETE_BEFORE));
}

static void copy_and_say(struct textfield *field, struct stage *stage)
{
    if (!copy(field, stage))
        return;
    stage_say(stage, "%s", _("Copied; Ctrl-V pastes it, in any text"));
    textfield_unselect(field);
}

static void paste(struct textfield *field, struct stage *stage)
{
    const struct text *clipboard = &stage->attic.clipboard;
    if (clipboard->length)
        say_result(stage, textfield_insert(field, clipboard->data, clipboard->length));
    else
        stage_say(stage, "%s", _("Nothing was cut or copied yet"));
}

static void bring_back(struct textfield *field, struct stage *stage)
{
    const struct text *discarded = &stage->attic.discarded;
    if (!discarded->length)
        stage_say(stage, "%s", _("No text was discarded"));
    else if (stage_context(stage) & IN_LINE) /* a whole year or name: two make none */
        say_result(stage, textfield_replace(field, discarded->data));
    else
        say_result(stage, textfield_insert(field, discarded->data, discarded->length));
}

void writing_discard(const struct textfield *field, struct stage *stage)
{
    if (field && textfield_length(field))
        attic_put(&stage->attic.discarded, textfield_text(field), textfield_length(field));
}

static const struct {
    enum action action;
    void (*act)(struct textfield *field, struct stage *stage);
} deeds[] = {
    {ACTION_EDITOR, writing_edit_elsewhere},
    {ACTION_SELECT, begin_or_end_selecting},
    {ACTION_CUT, cut},
    {ACTION_COPY, copy_and_say},
    {ACTION_PASTE, paste},
    {ACTION_BRING_BACK, bring_back},
};

bool writing_act(struct textfield *field, struct stage *stage, const struct press *press)
{
    if (press->action == ACTION_TYPE)
        return insert(field, stage, press);
    if (press->action == ACTION_NEW_LINE) {
        say_result(stage, textfield_type(field, '\n'));
        return true;
    }
    if (press->action == ACTION_EXTEND) {
        extend(field, stage, press);
        return true;
    }
    for (size_t i = 0; i < COUNT(deeds); i++)
        if (deeds[i].action == press->action) {
            deeds[i].act(field, stage);
            return true;
        }
    const enum textfield_action *does = move_of(press->action);
    if (does)
        say_result(stage, textfield_do(field, *does));
    return does;
}

int writing_rows(struct textfield *field, int width, int least, int most)
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
static void put_row(struct sheet *sheet, int column, const struct textfield *field,
                    const struct cells_line *line)
{
    size_t from = 0;
    size_t to = 0;
    textfield_selection(field, &from, &to);
    const size_t ends[] = {line->start, within(from, line), within(to, line), line->end};
    for (size_t i = 0; i + 1 < COUNT(ends); i++) {
        const char *bytes = textfield_text(field) + ends[i];
        size_t length = ends[i + 1] - ends[i];
        sheet_put_bytes(sheet, column, i == 1 ? ROLE_FOUND : ROLE_WORDS, bytes, length);
        column += cells_width_of(bytes, length);
    }
}

static void lay_out_row(struct sheet *sheet, const struct textfield *field,
                        const struct writing_look *look, int row)
{
    struct cells_line line;
    sheet_line(sheet);
    if (look->bar)
        sheet_put(sheet, look->column, look->active ? ROLE_ACCENT : ROLE_QUIET,
                  theme_glyph(GLYPH_BAR));
    else if (look->active && row == 0 && !theme_is_spoken())
        sheet_put(sheet, look->column, ROLE_FOCUS, ">");
    if (row == 0 && look->prompt && !textfield_length(field))
        sheet_put(sheet, look->column + MARK_COLUMNS, ROLE_QUIET, look->prompt);
    else if (textfield_row(field, row, &line))
        put_row(sheet, look->column + MARK_COLUMNS, field, &line);
}

static bool has_label_before(const struct sheet *sheet, const struct writing_look *look)
{
    return theme_is_spoken() && look->rows == 1 && look->label &&
           look->column + cells_width(look->label) < sheet->width / 2;
}

static void lay_out_rows(struct sheet *sheet, struct textfield *field,
                         const struct writing_look *look)
{
    int cursor_row;
    int cursor_column;
    textfield_resize(field, sheet->width - look->column - MARK_COLUMNS, look->rows);
    textfield_cursor(field, &cursor_row, &cursor_column);
    for (int row = 0; row < look->rows; row++) {
        lay_out_row(sheet, field, look, row);
        if (look->active && row == cursor_row)
            sheet_set_cursor(sheet, look->column + MARK_COLUMNS + cursor_column);
    }
}

void writing_lay_out(struct sheet *sheet, struct textfield *field, const struct writing_look *look)
{
    struct writing_look beside = *look;
    enum role role = look->active ? ROLE_STRONG : ROLE_PLAIN;
    if (!has_label_before(sheet, look)) {
        if (look->label)
            sheet_paragraph(sheet, look->column, role, look->label);
        lay_out_rows(sheet, field, look);
        return;
    }
    beside.column += cells_width(look->label);
    lay_out_rows(sheet, field, &beside);
    sheet_put(sheet, look->column, ROLE_PLAIN, look->label);
}

void writing_edit_elsewhere(struct textfield *field, struct stage *stage)
{
    struct text edited = {0};
    struct error error;
    if (stage->hooks->edit(stage, textfield_text(field), &edited, &error))
        say_result(stage, textfield_replace(field, edited.data ? edited.data : ""));
    else
        stage_say_error(stage, &error);
    text_free(&edited);
}

void writing_put_count(struct sheet *sheet, struct textfield *field)
{
    char line[48];
    size_t count = textfield_words(field);
    snprintf(line, sizeof line, ngettext("%zu word", "%zu words", count), count);
    sheet_line(sheet);
    if (count && !theme_is_spoken())
        sheet_put_right(sheet, ROLE_QUIET, line);
}
