#include "tui/views/picker.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "tui/views/field_editing.h"
#include "tui/views/list.h"

struct picker {
    struct view view;
    const struct country *countries;
    size_t count;
    const char *code; /* in focus first */
    struct textfield *filter;
    const struct country **shown;
    size_t shown_count;
    const char *chosen;
    struct list list;
};

/* Those whose code it is come first. */
static void narrow(struct picker *picker)
{
    const char *typed = textfield_text(picker->filter);
    picker->shown_count = 0;
    for (size_t i = 0; i < picker->count; i++)
        if (country_code_begins(&picker->countries[i], typed))
            picker->shown[picker->shown_count++] = &picker->countries[i];
    for (size_t i = 0; i < picker->count; i++)
        if (!country_code_begins(&picker->countries[i], typed) &&
            country_may_be(&picker->countries[i], typed))
            picker->shown[picker->shown_count++] = &picker->countries[i];
    picker->list.focus = 0;
}

static unsigned picker_context(const struct view *view)
{
    (void)view;
    return IN_FILTER;
}

static void lay_out(struct picker *picker, int columns)
{
    struct layout *layout = &picker->list.layout;
    layout_begin(layout, columns < 60 ? columns : 60);
    for (size_t i = 0; i < picker->shown_count; i++) {
        layout_item(layout);
        layout_row(layout, 2, ROLE_PLAIN, picker->shown[i]->name, picker->shown[i]->code);
    }
    layout_item_end(layout);
    if (!picker->shown_count) {
        layout_line(layout);
        layout_put(layout, 2, ROLE_QUIET, _("No country of that name; Backspace widens the list"));
    }
}

/* The filter stands above the list. */
static void picker_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct picker *picker = (struct picker *)view;
    struct area below = *area;
    const char *label = _("Type part of a name or code:");
    int column = area->left + 2;
    column += draw_text(area->top + 1, column, area->columns - 4, ROLE_PLAIN, label) + 1;
    int used = draw_text(area->top + 1, column, area->columns - column, ROLE_STRONG,
                         textfield_text(picker->filter));
    below.top += 3;
    below.rows -= 3;
    lay_out(picker, area->columns);
    list_draw(&picker->list, screen, &below);
    if (!picker->shown_count) {
        draw_focus_mark(area->top + 1, area->left);
        draw_cursor(area->top + 1, column + used);
    }
}

static bool picker_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct picker *picker = (struct picker *)view;
    if (press->action == ACTION_OPEN) {
        if (!picker->shown_count)
            return true;
        picker->chosen = picker->shown[picker->list.focus]->code;
        screen_pop(screen);
        return true;
    }
    if (press->action == ACTION_LEAVE) {
        screen_pop(screen);
        return true;
    }
    if (list_act(&picker->list, press))
        return true;
    if (!field_editing_act(picker->filter, screen, press))
        return false;
    narrow(picker);
    return true;
}

static const struct view_kind picker_kind = {
    .title = N_("Country"),
    .context = picker_context,
    .draw = picker_draw,
    .act = picker_act,
};

static void focus_on(struct picker *picker, const char *code)
{
    for (size_t i = 0; i < picker->shown_count; i++)
        if (strcmp(picker->shown[i]->code, code) == 0)
            picker->list.focus = (int)i;
}

const char *picker_country(struct screen *screen, const char *code)
{
    struct picker picker = {.view = {&picker_kind}};
    picker.count = country_list(&picker.countries);
    picker.filter = textfield_new(TEXTFIELD_ONE_LINE, TEXTFIELD_MAX);
    picker.shown = calloc(picker.count + 1, sizeof *picker.shown);
    if (picker.filter && picker.shown) {
        narrow(&picker);
        focus_on(&picker, code);
        screen_run_view(screen, &picker.view);
    }
    textfield_free(picker.filter);
    free(picker.shown);
    list_free(&picker.list);
    return picker.chosen;
}
