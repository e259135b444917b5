/*
 * pager: something long to read: scrolled, searched, left with Esc.
 */
#ifndef TUI_VIEWS_PAGER_H
#define TUI_VIEWS_PAGER_H

#include "tui/views/list.h"
#include "tui/views/screen.h"

/* Lays the text out on the sheet, which is begun already. `subject` is what pager_open was given.
 */
typedef void pager_lay_out(struct layout *layout, const struct screen *screen, const void *subject);

/* What a pager is made of; kept by value in views that add keys of their own. */
struct pager {
    pager_lay_out *lay_out;
    const void *subject;
    struct list list;
    int width;         /* for which the sheet was laid out */
    struct text words; /* searched for */
};

/* Shows a page on top of the stack. The title is not yet translated and lives on. */
void pager_open(struct screen *screen, const char *title, pager_lay_out *lay_out,
                const void *subject);

/* For views that are more than a pager. */
void pager_draw(struct pager *pager, struct screen *screen, const struct area *area);
bool pager_act(struct pager *pager, struct screen *screen, const struct press *press);
void pager_free(struct pager *pager);

#endif
