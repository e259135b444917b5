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

static void put_setting(struct sheet *sheet, const struct settings *settings, enum setting setting)
{
    const struct setting_entry *entry = setting_entry(setting);
    int value = settings_get(settings, setting);
    struct text line = {0};
    text_append_format(&line, "%s: %s", entry->words[value], _(entry->meanings[value]));
    sheet_item(sheet);
    if (line.data && !line.failed)
        sheet_labelled(sheet, LEFT, ROLE_PLAIN, _(entry->label), VALUE, ROLE_PLAIN, line.data);
    sheet_item_end(sheet);
    text_free(&line);
}

static void put_file(struct sheet *sheet, const struct settings *settings)
{
    sheet_line(sheet);
    sheet_labelled(sheet, LEFT, ROLE_QUIET, _("Kept in"), VALUE, ROLE_QUIET,
                   *settings_path(settings) ? settings_path(settings)
                                            : _("no file: HOME is not set"));
}

static void preferences_draw(struct view *view, struct stage *stage, const struct area *area)
{
    struct preferences *preferences = (struct preferences *)view;
    struct sheet *sheet = &preferences->list.sheet;
    sheet_begin(sheet, area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    sheet_line(sheet);
    for (int i = 0; i < SETTING_COUNT; i++)
        put_setting(sheet, stage->settings, (enum setting)i);
    put_file(sheet, stage->settings);
    list_draw(&preferences->list, stage, area);
}

/* ---- changing ---- */

static void apply(const struct stage *stage, enum setting setting)
{
    if (setting == SETTING_MOUSE)
        term_use_mouse(stage->settings);
    theme_change(stage->settings);
}

void preferences_set(struct stage *stage, enum setting setting, int value)
{
    struct error error;
    if (!settings_set(stage->settings, setting, value, &error))
        stage_say_error(stage, &error);
    apply(stage, setting);
}

static void change(struct stage *stage, enum setting setting)
{
    const struct setting_entry *entry = setting_entry(setting);
    struct asker_choice choices[SETTING_WORDS];
    int count = setting_word_count(setting);
    for (int i = 0; i < count; i++)
        choices[i] = (struct asker_choice){entry->words[i], _(entry->meanings[i])};
    int chosen = prompt_choose(stage, _(entry->label), _(entry->help), choices, (size_t)count,
                               settings_get(stage->settings, setting));
    if (chosen >= 0)
        preferences_set(stage, setting, chosen);
}

static bool preferences_act(struct view *view, struct stage *stage, const struct press *press)
{
    struct preferences *preferences = (struct preferences *)view;
    if (press->action == ACTION_LEAVE || press->action == ACTION_SETTINGS)
        stage_pop(stage);
    else if (press->action == ACTION_OPEN)
        change(stage, (enum setting)preferences->list.focus);
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

void preferences_open(struct stage *stage)
{
    struct preferences *preferences = calloc(1, sizeof *preferences);
    if (!preferences)
        return;
    preferences->view.kind = &preferences_kind;
    stage_push(stage, &preferences->view);
}

void preferences_tell(struct stage *stage, const struct problems *problems)
{
    if (problems->count)
        stage_say_error(stage, &problems->items[0].error);
}
