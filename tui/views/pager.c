#include "tui/views/pager.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "tui/views/prompt.h"

enum { PAGE_COLUMNS = 96 };

void pager_draw(struct pager *pager, struct screen *screen, const struct area *area)
{
    int width = area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS;
    if (pager->width != width) {
        layout_begin(&pager->list.layout, width);
        pager->lay_out(&pager->list.layout, screen, pager->subject);
        pager->width = width;
    }
    list_draw_page(&pager->list, screen, area, pager->words.data);
}

/* Goes to the next line with the words in it, from the top again when there is none below. */
static void find_again(struct pager *pager, struct screen *screen)
{
    const struct layout *layout = &pager->list.layout;
    if (text_is_blank(pager->words.data))
        return;
    size_t line = layout_search(layout, pager->list.top + 1, pager->words.data);
    if (line == layout->line_count)
        line = layout_search(layout, 0, pager->words.data);
    if (line == layout->line_count)
        screen_say(screen, _("“%s” is not on this page"), pager->words.data);
    else
        pager->list.top = line;
}

static void find(struct pager *pager, struct screen *screen)
{
    struct text words = {0};
    if (prompt_line(screen, _("Find"), NULL, NULL, &words)) {
        text_free(&pager->words);
        pager->words = words;
        find_again(pager, screen);
    } else {
        text_free(&words);
    }
}

bool pager_act(struct pager *pager, struct screen *screen, const struct press *press)
{
    switch (press->action) {
    case ACTION_LEAVE:
        screen_pop(screen);
        return true;
    case ACTION_FIND:
        find(pager, screen);
        return true;
    case ACTION_FIND_AGAIN:
        find_again(pager, screen);
        return true;
    default:
        return list_act_as_page(&pager->list, press);
    }
}

void pager_free(struct pager *pager)
{
    list_free(&pager->list);
    text_free(&pager->words);
}

/* ---- a view that is nothing else ---- */

struct pager_view {
    struct view view;
    struct view_kind kind; /* each page has its own title */
    struct pager pager;
};

static unsigned view_context(const struct view *view)
{
    (void)view;
    return IN_PAGER;
}

static void view_draw(struct view *view, struct screen *screen, const struct area *area)
{
    pager_draw(&((struct pager_view *)view)->pager, screen, area);
}

static bool view_act(struct view *view, struct screen *screen, const struct press *press)
{
    return pager_act(&((struct pager_view *)view)->pager, screen, press);
}

static void view_free(struct view *view)
{
    pager_free(&((struct pager_view *)view)->pager);
    free(view);
}

void pager_open(struct screen *screen, const char *title, pager_lay_out *lay_out,
                const void *subject)
{
    struct pager_view *view = calloc(1, sizeof *view);
    if (!view)
        return;
    view->kind = (struct view_kind){
        .title = title,
        .context = view_context,
        .draw = view_draw,
        .act = view_act,
        .free = view_free,
    };
    view->view.kind = &view->kind;
    view->pager.lay_out = lay_out;
    view->pager.subject = subject;
    screen_push(screen, &view->view);
}
