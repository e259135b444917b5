/*
 * list: moving about in a sheet: from item to item, or line by line where it has none.
 *
 * Keeps the cursor in sight. Does not lay out the sheet.
 */
#ifndef TUI_VIEWS_LIST_H
#define TUI_VIEWS_LIST_H

#include "tui/layout/layout.h"
#include "tui/views/screen.h"

/* Zero-initialise, but for `mixed`. */
struct list {
    struct layout layout;
    int focus;    /* item */
    size_t top;   /* first line shown */
    int rows;     /* how many lines were shown last */
    int shown_at; /* the first of them stood in this row of the screen ... */
    int left;     /* ... and these columns */
    int right;
    bool paging; /* scrolled away from the item in focus */
    bool mixed;  /* moved with list_act_mixed: what is below the last item is not its own */
};

/* Moves the focus: returns whether the press was one for moving. A click that is at no item, or
   outside, was none. */
bool list_act(struct list *list, const struct press *press);

/* The same where there is more to read than items: beyond the last one the page moves on. */
bool list_act_mixed(struct list *list, const struct press *press);

/* The same for a page without items, moved as a whole. */
bool list_act_as_page(struct list *list, const struct press *press);

/* Draws the sheet with the item in focus, or as a page without focus; tells the stage whether
   there is more. */
void list_draw(struct list *list, struct screen *screen, const struct area *area);
void list_draw_page(struct list *list, struct screen *screen, const struct area *area,
                    const char *found);

/* Remembers where the list is drawn, for who draws its sheet without list_draw. */
void list_place(struct list *list, const struct area *area);

/* The item that was drawn at a place of the screen; LAYOUT_NO_ITEM for none. */
int list_item_at(const struct list *list, int row, int column);

void list_free(struct list *list);

#endif
