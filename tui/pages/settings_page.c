#include "tui/pages/settings_page.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "tui/terminal/term.h"
#include "tui/views/list.h"
#include "tui/views/prompt.h"

enum { LEFT = 2, VALUE = 20, PAGE_COLUMNS = 84 };

struct preferences {
    struct view view;
    struct list list;
};

static unsigned preferences_context(const struct view *view)
{
    (void)view;
    return IN_RECORD;
}

/* ---- laying out ---- */

static void put_setting(struct layout *layout, const struct settings *settings,
                        enum setting setting)
{
    const struct setting_entry *entry = setting_entry(setting);
    int value = settings_get(settings, setting);
    struct text line = {0};
    text_append_format(&line, "%s: %s", entry->words[value], _(entry->meanings[value]));
    layout_item(layout);
    if (line.data && !line.failed)
        layout_labelled(layout, LEFT, ROLE_PLAIN, _(entry->label), VALUE, ROLE_PLAIN, line.data);
    layout_item_end(layout);
    text_free(&line);
}

static void put_file(struct layout *layout, const struct settings *settings)
{
    layout_line(layout);
    layout_labelled(layout, LEFT, ROLE_QUIET, _("Kept in"), VALUE, ROLE_QUIET,
                    *settings_path(settings) ? settings_path(settings)
                                             : _("no file: HOME is not set"));
}

static void preferences_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct preferences *preferences = (struct preferences *)view;
    struct layout *layout = &preferences->list.layout;
    layout_begin(layout, area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    layout_line(layout);
    for (int i = 0; i < SETTING_COUNT; i++)
        put_setting(layout, screen->settings, (enum setting)i);
    put_file(layout, screen->settings);
    list_draw(&preferences->list, screen, area);
}

/* ---- changing ---- */

static void apply(const struct screen *screen, enum setting setting)
{
    if (setting == SETTING_MOUSE)
        term_use_mouse(screen->settings);
    theme_change(screen->settings);
}

void settings_page_set(struct screen *screen, enum setting setting, int value)
{
    struct error error;
    if (!settings_set(screen->settings, setting, value, &error))
        screen_say_error(screen, &error);
    apply(screen, setting);
}

static void change(struct screen *screen, enum setting setting)
{
    const struct setting_entry *entry = setting_entry(setting);
    struct asker_choice choices[SETTING_WORDS];
    int count = setting_word_count(setting);
    for (int i = 0; i < count; i++)
        choices[i] = (struct asker_choice){entry->words[i], _(entry->meanings[i])};
    int chosen = prompt_choose(screen, _(entry->label), _(entry->help), choices, (size_t)count,
                               settings_get(screen->settings, setting));
    if (chosen >= 0)
        settings_page_set(screen, setting, chosen);
}

static bool preferences_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct preferences *preferences = (struct preferences *)view;
    if (press->action == ACTION_LEAVE || press->action == ACTION_SETTINGS)
        screen_pop(screen);
    else if (press->action == ACTION_OPEN)
        change(screen, (enum setting)preferences->list.focus);
    else
        return list_act(&preferences->list, press);
    return true;
}

static void preferences_free(struct view *view)
{
    list_free(&((struct preferences *)view)->list);
    free(view);
}

static const struct view_kind preferences_kind = {
    .title = N_("Settings"),
    .context = preferences_context,
    .draw = preferences_draw,
    .act = preferences_act,
    .free = preferences_free,
};

void settings_page_open(struct screen *screen)
{
    struct preferences *preferences = calloc(1, sizeof *preferences);
    if (!preferences)
        return;
    preferences->view.kind = &preferences_kind;
    screen_push(screen, &preferences->view);
}

void settings_page_tell(struct screen *screen, const struct problems *problems)
{
    if (problems->count)
        screen_say_error(screen, &problems->items[0].error);
}
