#include "tui/writing.h"

#include "core/i18n.h"
#include "tui/term.h"

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

static bool insert(struct textfield *field, struct stage *stage, const struct press *press)
{
    if (press->paste)
        say_result(stage, textfield_insert(field, press->paste, press->paste_length));
    else
        say_result(stage, textfield_type(field, press->pressed));
    return true;
}

bool writing_act(struct textfield *field, struct stage *stage, const struct press *press)
{
    if (press->action == ACTION_TYPE)
        return insert(field, stage, press);
    if (press->action == ACTION_NEW_LINE) {
        say_result(stage, textfield_type(field, '\n'));
        return true;
    }
    if (press->action == ACTION_EDITOR) {
        writing_edit_elsewhere(field, stage);
        return true;
    }
    for (size_t i = 0; i < COUNT(moves); i++)
        if (moves[i].action == press->action) {
            say_result(stage, textfield_do(field, moves[i].does));
            return true;
        }
    return false;
}

int writing_rows(struct textfield *field, int width, int least, int most)
{
    textfield_resize(field, width - MARK_COLUMNS, most > 1 ? most : 1);
    int rows = (int)textfield_line_count(field);
    if (rows > most)
        rows = most;
    return rows < least ? least : rows;
}

static void lay_out_row(struct sheet *sheet, const struct textfield *field,
                        const struct writing_look *look, int row)
{
    struct cells_line line;
    sheet_line(sheet);
    if (look->bar)
        sheet_put(sheet, look->column, look->active ? ROLE_ACCENT : ROLE_QUIET,
                  theme_glyph(GLYPH_BAR));
    else if (look->active && row == 0)
        sheet_put(sheet, look->column, ROLE_FOCUS, ">");
    if (row == 0 && look->prompt && !textfield_length(field))
        sheet_put(sheet, look->column + MARK_COLUMNS, ROLE_QUIET, look->prompt);
    else if (textfield_row(field, row, &line))
        sheet_put_bytes(sheet, look->column + MARK_COLUMNS, ROLE_WORDS,
                        textfield_text(field) + line.start, line.end - line.start);
}

void writing_lay_out(struct sheet *sheet, struct textfield *field, const struct writing_look *look)
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

void writing_edit_elsewhere(struct textfield *field, struct stage *stage)
{
    struct text edited = {0};
    struct error error;
    if (term_edit(textfield_text(field), &edited, &error))
        say_result(stage, textfield_set(field, edited.data ? edited.data : ""));
    else
        stage_say_error(stage, &error);
    text_free(&edited);
}
