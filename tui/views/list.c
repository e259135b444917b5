#include "tui/views/list.h"

enum { WHEEL_LINES = 3 };

/* ---- items ---- */

static void move_focus(struct list *list, int by)
{
    int last = list->layout.item_count - 1;
    list->focus += by;
    if (list->focus > last)
        list->focus = last;
    if (list->focus < 0)
        list->focus = 0;
}

/* To the item that stands a page away, at least one on. */
static void move_page(struct list *list, int direction)
{
    size_t first = 0;
    size_t last = 0;
    if (!layout_find_item(&list->layout, list->focus, &first, &last))
        return;
    size_t page = list->rows > 1 ? (size_t)list->rows - 1 : 1;
    int before = list->focus;
    size_t line = direction > 0 ? first + page : (first > page ? first - page : 0);
    int item = layout_item_at(&list->layout, line);
    list->focus = item == LAYOUT_NO_ITEM ? list->layout.item_count - 1 : item;
    if (list->focus == before)
        move_focus(list, direction);
}

void list_place(struct list *list, const struct area *area)
{
    list->rows = area->rows;
    list->shown_at = area->top;
    list->left = area->left;
    list->right = area->left + area->columns;
}

static bool is_inside(const struct list *list, int row, int column)
{
    return row >= list->shown_at && row < list->shown_at + list->rows && column >= list->left &&
           column < list->right;
}

int list_item_at(const struct list *list, int row, int column)
{
    if (!is_inside(list, row, column))
        return LAYOUT_NO_ITEM;
    return layout_item_of(&list->layout, list->top + (size_t)(row - list->shown_at));
}

/* The wheel moves the page under the cursor, which stays at its item. */
static void scroll(struct list *list, int direction)
{
    const struct press page = {.action = direction > 0 ? ACTION_DOWN : ACTION_UP};
    list->paging = true;
    for (int i = 0; i < WHEEL_LINES; i++)
        list_act_as_page(list, &page);
}

static bool act_on_click(struct list *list, const struct press *press)
{
    int item = list_item_at(list, press->row, press->column);
    if (item == LAYOUT_NO_ITEM)
        return false;
    list->focus = item;
    return true;
}

bool list_act(struct list *list, const struct press *press)
{
    bool paging = list->paging;
    list->paging = false;
    switch (press->action) {
    case ACTION_CLICK:
        return act_on_click(list, press);
    case ACTION_SCROLL_UP:
    case ACTION_SCROLL_DOWN:
        scroll(list, press->action == ACTION_SCROLL_DOWN ? 1 : -1);
        return true;
    case ACTION_UP:
        move_focus(list, -1);
        return true;
    case ACTION_DOWN:
        move_focus(list, 1);
        return true;
    case ACTION_PAGE_UP:
        move_page(list, -1);
        return true;
    case ACTION_PAGE_DOWN:
        move_page(list, 1);
        return true;
    case ACTION_FIRST:
        list->focus = 0;
        return true;
    case ACTION_LAST:
        move_focus(list, list->layout.item_count);
        return true;
    default:
        list->paging = paging;
        return false;
    }
}

/* Shows the whole item, at the first one what stands above it, at the last what is below, unless
   there is more to read. In a text it is the line with the cursor that must be seen. */
static void scroll_to_focus(struct list *list)
{
    const struct layout *layout = &list->layout;
    size_t first = 0;
    size_t last = 0;
    size_t rows = (size_t)list->rows;
    size_t line = layout_focus_line(layout, list->focus);
    if (list->focus == 0)
        list->top = 0;
    if (!layout->has_cursor && layout_find_item(layout, list->focus, &first, &last) &&
        last - first < rows) {
        if (!list->mixed && list->focus > 0 && list->focus == layout->item_count - 1 &&
            layout->line_count - first <= rows)
            last = layout->line_count - 1;
        if (last >= list->top + rows)
            list->top = last + 1 - rows;
        if (first < list->top)
            list->top = first;
    }
    if (line >= list->top + rows)
        list->top = line + 1 - rows;
    if (line < list->top)
        list->top = line;
}

static size_t last_top(const struct list *list)
{
    size_t rows = (size_t)list->rows;
    return list->layout.line_count > rows ? list->layout.line_count - rows : 0;
}

static void tell_more(const struct list *list, struct screen *screen)
{
    screen->more_above |= list->top > 0;
    screen->more_below |= list->top + (size_t)list->rows < list->layout.line_count;
}

void list_draw(struct list *list, struct screen *screen, const struct area *area)
{
    list_place(list, area);
    move_focus(list, 0);
    if (!list->paging)
        scroll_to_focus(list);
    if (list->top > last_top(list))
        list->top = last_top(list);
    tell_more(list, screen);
    layout_draw(&list->layout, area, list->top, screen->covered ? LAYOUT_NO_ITEM : list->focus,
                NULL);
}

/* ---- pages ---- */

bool list_act_as_page(struct list *list, const struct press *press)
{
    size_t page = list->rows > 2 ? (size_t)list->rows - 2 : 1;
    switch (press->action) {
    case ACTION_SCROLL_UP:
    case ACTION_SCROLL_DOWN:
        scroll(list, press->action == ACTION_SCROLL_DOWN ? 1 : -1);
        return true;
    case ACTION_UP:
        list->top -= list->top > 0;
        break;
    case ACTION_DOWN:
        list->top++;
        break;
    case ACTION_PAGE_UP:
        list->top -= list->top > page ? page : list->top;
        break;
    case ACTION_PAGE_DOWN:
        list->top += page;
        break;
    case ACTION_FIRST:
        list->top = 0;
        break;
    case ACTION_LAST:
        list->top = last_top(list);
        break;
    default:
        return false;
    }
    if (list->top > last_top(list))
        list->top = last_top(list);
    return true;
}

void list_draw_page(struct list *list, struct screen *screen, const struct area *area,
                    const char *found)
{
    list_place(list, area);
    if (list->top > last_top(list))
        list->top = last_top(list);
    tell_more(list, screen);
    layout_draw(&list->layout, area, list->top, LAYOUT_NO_ITEM, found);
}

void list_free(struct list *list)
{
    layout_free(&list->layout);
}

/* Whether the item in focus begins where it can be seen. */
static bool is_in_sight(const struct list *list)
{
    size_t first = 0;
    size_t last = 0;
    return layout_find_item(&list->layout, list->focus, &first, &last) && first >= list->top &&
           first < list->top + (size_t)list->rows;
}

/* Whether the item in focus is still to come, as on a page that begins with much to read. */
static bool is_below_sight(const struct list *list)
{
    size_t first = 0;
    size_t last = 0;
    return layout_find_item(&list->layout, list->focus, &first, &last) &&
           first >= list->top + (size_t)list->rows;
}

bool list_act_mixed(struct list *list, const struct press *press)
{
    int last = list->layout.item_count - 1;
    bool beyond = (press->action == ACTION_DOWN && (list->focus >= last || is_below_sight(list))) ||
                  (press->action == ACTION_UP && (list->focus <= 0 || !is_in_sight(list)));
    bool page = press->action == ACTION_PAGE_DOWN || press->action == ACTION_PAGE_UP;
    bool wheel = press->action == ACTION_SCROLL_DOWN || press->action == ACTION_SCROLL_UP;
    if (wheel)
        return list_act(list, press);
    if (!beyond && !page)
        return list_act(list, press);
    list->paging = true;
    return list_act_as_page(list, press);
}
