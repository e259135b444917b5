/*
 * panes: how a window is shared between the question and what stands beside it.
 *
 * One pane in a narrow window, the question with a narrow list of its neighbours or with what is
 * published in a wider one, all three from 120 columns. Draws nothing.
 */
#ifndef TUI_LAYOUT_PANES_H
#define TUI_LAYOUT_PANES_H

#include "core/base/settings.h"
#include "tui/terminal/draw.h"

/* An area without columns is not there. */
struct panes {
    struct area outline; /* at the left: where one is in the questionnaire */
    struct area page;    /* the question */
    struct area side;    /* at the right: what is published and known */
    struct area rail;    /* at the right edge, in place of both: the questions near by */
};

/* `rail` is how many columns the labels near by take. */
void panes_share(struct panes *panes, const struct area *area, const struct settings *settings,
                 int rail);

#endif
