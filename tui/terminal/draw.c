#include "tui/terminal/draw.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/cells.h"
#include "core/base/text.h"

void draw_ready(int row, int column, enum role role, const char *bytes, size_t length)
{
    attrset(theme_attributes(role));
    mvaddnstr(row, column, bytes, (int)length);
    attrset(A_NORMAL);
}

int draw_text(int row, int column, int columns, enum role role, const char *text)
{
    struct text ready = {0};
    int width = 0;
    cells_clip(&ready, text, columns);
    if (ready.data && !ready.failed) {
        draw_ready(row, column, role, ready.data, ready.length);
        width = cells_width(ready.data);
    }
    text_free(&ready);
    return width;
}

int draw_text_right(int row, int column, int columns, enum role role, const char *text)
{
    int width = cells_width(text);
    if (width < columns)
        column += columns - width;
    return draw_text(row, column, width < columns ? width : columns, role, text);
}

void draw_rule(int row, int column, int columns)
{
    wchar_t glyph[2] = {0};
    cchar_t rule;
    if (columns <= 0 || mbtowc(glyph, theme_glyph(GLYPH_RULE), MB_CUR_MAX) <= 0 ||
        setcchar(&rule, glyph, A_NORMAL, 0, NULL) != OK)
        return;
    attrset(theme_attributes(ROLE_QUIET));
    mvhline_set(row, column, &rule, columns);
    attrset(A_NORMAL);
}

void draw_blank(const struct area *area)
{
    for (int row = 0; row < area->rows; row++)
        mvhline(area->top + row, area->left, ' ', area->columns);
}

struct area draw_box(const struct area *area, const char *title)
{
    int bottom = area->top + area->rows - 1;
    int right = area->left + area->columns - 1;
    draw_blank(area);
    draw_rule(area->top, area->left + 1, area->columns - 2);
    draw_rule(bottom, area->left + 1, area->columns - 2);
    for (int row = area->top + 1; row < bottom; row++) {
        draw_text(row, area->left, 1, ROLE_QUIET, theme_glyph(GLYPH_BAR));
        draw_text(row, right, 1, ROLE_QUIET, theme_glyph(GLYPH_BAR));
    }
    draw_text(area->top, area->left, 1, ROLE_QUIET, theme_glyph(GLYPH_TOP_LEFT));
    draw_text(area->top, right, 1, ROLE_QUIET, theme_glyph(GLYPH_TOP_RIGHT));
    draw_text(bottom, area->left, 1, ROLE_QUIET, theme_glyph(GLYPH_BOTTOM_LEFT));
    draw_text(bottom, right, 1, ROLE_QUIET, theme_glyph(GLYPH_BOTTOM_RIGHT));
    struct text padded = {0};
    text_append_format(&padded, " %s ", title);
    if (padded.data && !padded.failed)
        draw_text(area->top, area->left + 2, area->columns - 4, ROLE_HEADING, padded.data);
    text_free(&padded);
    return (struct area){
        .top = area->top + 1,
        .left = area->left + 2,
        .rows = area->rows - 2,
        .columns = area->columns - 4,
    };
}

enum {
    POPUP_COLUMNS = 76,
    POPUP_FRAME = 4, /* the frame, and an empty line inside it */
};

struct area draw_popup(const struct area *page, int rows, const char *title)
{
    struct area box = *page;
    if (box.columns > POPUP_COLUMNS) {
        box.left += (box.columns - POPUP_COLUMNS) / 2;
        box.columns = POPUP_COLUMNS;
    }
    if (rows + POPUP_FRAME < box.rows) {
        box.top += (box.rows - rows - POPUP_FRAME) / 3;
        box.rows = rows + POPUP_FRAME;
    }
    struct area behind = {box.top, page->left, box.rows, page->columns};
    if (theme_is_spoken()) /* no frame tells where it ends */
        behind.rows = page->top + page->rows - box.top;
    draw_blank(&behind);
    struct area inside = draw_box(&box, title);
    if (inside.rows >= rows + 2) {
        inside.top++;
        inside.rows -= 2;
    }
    return inside;
}

int draw_popup_columns(const struct area *page)
{
    return (page->columns < POPUP_COLUMNS ? page->columns : POPUP_COLUMNS) - 4;
}

void draw_focus_mark(int row, int column)
{
    if (!theme_is_spoken())
        draw_text(row, column, 1, ROLE_FOCUS, ">");
}

void draw_cursor(int row, int column)
{
    move(row, column);
}
