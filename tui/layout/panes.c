#include "tui/layout/panes.h"

enum {
    COLUMNS_FOR_THREE = 120, /* of the whole window */
    COLUMNS_FOR_SIDE = 104,
    COLUMNS_FOR_RAIL = 80,
    EDGES = 2,         /* columns of the window that no page uses */
    PAGE_COLUMNS = 84, /* lines longer than that are hard to read */
    GAP = 3,           /* between panes */
    OUTLINE_LEAST = 26,
    OUTLINE_MOST = 44,
    SIDE_MOST = 84,
    RAIL_MOST = 14,
    ROWS_FOR_RAIL = 10,
};

static int between(int least, int wanted, int most)
{
    if (wanted < least)
        return least;
    return wanted > most ? most : wanted;
}

/* Cuts `columns` and a gap off the left of the area. */
static struct area cut_left(struct area *area, int columns)
{
    struct area cut = *area;
    cut.columns = columns;
    area->left += columns + GAP;
    area->columns -= columns + GAP;
    return cut;
}

static struct area cut_right(struct area *area, int columns)
{
    struct area cut = *area;
    cut.columns = columns;
    cut.left += area->columns - columns;
    area->columns -= columns + GAP;
    return cut;
}

void panes_share(struct panes *panes, const struct area *area, const struct settings *settings,
                 int rail)
{
    int limit = settings_get(settings, SETTING_PANES);
    int window = area->columns + EDGES;
    *panes = (struct panes){.page = *area};
    if (limit == PANES_ONE || settings_get(settings, SETTING_READER) == READER_ON)
        return;
    if (window >= COLUMNS_FOR_THREE && limit == PANES_AUTO)
        panes->outline =
            cut_left(&panes->page, between(OUTLINE_LEAST, area->columns / 5, OUTLINE_MOST));
    if (window >= COLUMNS_FOR_SIDE)
        panes->side = cut_right(&panes->page, panes->page.columns * 2 / 5);
    else if (window >= COLUMNS_FOR_RAIL && area->rows >= ROWS_FOR_RAIL)
        panes->rail = cut_right(&panes->page, rail < RAIL_MOST ? rail : RAIL_MOST);
    if (panes->page.columns > PAGE_COLUMNS && panes->side.columns) {
        int spare = panes->page.columns - PAGE_COLUMNS;
        panes->side.left -= spare;
        panes->side.columns = between(0, panes->side.columns + spare, SIDE_MOST);
    }
    if (panes->page.columns > PAGE_COLUMNS)
        panes->page.columns = PAGE_COLUMNS;
}
